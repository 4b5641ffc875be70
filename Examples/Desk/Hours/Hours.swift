#if Command
    import ArgumentParser
    import Foundation
    import ServiceDesk
    import ServiceDeskYAML

    struct Hours: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "hours",
            abstract: "When a team is there, how much service time passes, and when it will have passed.",
            subcommands: [ShowHours.self, OpenBetween.self, AddOpenTime.self, CheckHours.self, EvaluateHours.self])
    }

    /// Hours of the organisation: by their id, or by that of a team or person who has some.
    struct HoursArgument: ParsableArguments {
        @Argument(help: "Hours of the organisation, or a team or person who has some.") var name: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func load() async throws -> (calendar: ServiceCalendar, formula: HoursFormula, time: ServiceTime) {
            let directory = try await openStore(store, .readOnly)
            let calendars = try await directory.calendars()
            let team = try await directory.teams([Team.ID(name)]).first?.hours
            let person = try await directory.people([Person.ID(name)]).first?.hours
            let ids = [ServiceCalendar.ID(name), team, person].compactMap { $0 }
            guard let calendar = ids.lazy.compactMap({ id in calendars.first { $0.id == id } }).first else {
                throw try await nothing(in: directory)
            }
            let formula = try calendar.hours.resolved(with: calendars)
            return (calendar, formula, try ServiceTime(formula))
        }

        /// There may well be a team or a person of this name, whose hours nobody has written down.
        private func nothing(in directory: any DirectoryStore) async throws -> Failure {
            let isTeam = try await !directory.teams([Team.ID(name)]).isEmpty
            let isPerson = try await !directory.people([Person.ID(name)]).isEmpty
            guard isTeam || isPerson else {
                return Failure(.unknownName, "There are no hours “\(name)”; “desk hours show” lists them.")
            }
            return Failure(
                .unknownName,
                "The \(isTeam ? "team" : "person") “\(name)” has no hours; write some in the organisation file: "
                    + "hours: ID. “desk hours show” lists what there is.")
        }
    }

    struct ShowHours: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "List the hours, or show some: whether open now, and what is ahead and why.")

        @Argument(help: "Hours, or a team or person who has some; without it all.") var name: String?
        @Option(
            help: ArgumentHelp("From when on; without it from now.", valueName: "time"),
            transform: TimeArgument.read)
        var at: TimeArgument?
        @Option(help: "How many days ahead.") var days = 7
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            guard (1...3_660).contains(days) else { throw Failure(.usage, "--days is a number from 1 to 3660.") }
            let now = SystemTime().now()
            let instant = at?.timestamp(at: now) ?? now
            guard let name else { return try await list(at: instant) }
            var argument = HoursArgument()
            (argument.name, argument.store, argument.output) = (name, store, output)
            let (calendar, formula, time) = try await argument.load()
            let spans = time.explanation(of: instant..<instant.advanced(bySeconds: Int64(days) * 86_400))
            if output.json {
                return try Terminal.printJSON(HoursJSON(calendar, time, at: instant, spans: spans.map(SpanJSON.init)))
            }
            Terminal.print(Style.bold("\(calendar.name.safe) (\(calendar.id))"))
            if case .hours(let hours) = formula { hours.printWeek() }
            Terminal.print(time.state(at: instant))
            Terminal.print()
            SpanJSON.print(spans)
        }

        private static let example = """
            hours:
              - id: office
                zone: Europe/Brussels
                weekly: {mon-fri: [09:00-12:30, 13:00-17:00]}
            """

        private func list(at instant: Timestamp) async throws {
            let calendars = try await openStore(store, .readOnly).calendars()
            let times = try calendars.map { try ServiceTime($0.hours.resolved(with: calendars)) }
            if output.json {
                let answers = zip(calendars, times).map { HoursJSON($0, $1, at: instant, spans: nil) }
                return try Terminal.printJSON(["hours": answers])
            }
            guard !calendars.isEmpty else {
                return Terminal.print(
                    "No hours yet. Write them into a file, such as\n\n\(Self.example)\n\n"
                        + "“desk hours check FILE” checks it, “desk apply FILE” takes it over.")
            }
            var table = Table(columns: [.init(title: "HOURS"), .init(title: "NAME"), .init(title: "NOW")])
            table.rows = zip(calendars, times).map { calendar, time in
                [
                    .init(text: calendar.id.rawValue, style: Style.bold), .init(text: calendar.name),
                    .init(text: time.state(at: instant)),
                ]
            }
            table.print()
        }
    }

    struct OpenBetween: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "open-between", abstract: "How much open time lies between two instants.",
            discussion: "Negative where the second is the earlier one.")

        @OptionGroup var hours: HoursArgument
        @Argument(help: "From when: \(TimeArgument.forms).", transform: TimeArgument.read) var from: TimeArgument
        @Argument(help: "Until when.", transform: TimeArgument.read) var to: TimeArgument
        @Flag(help: "Show each span with the reason why it is open or closed.") var explain = false

        mutating func run() async throws {
            let time = try await hours.load().time
            let now = SystemTime().now()
            let (start, end) = (from.timestamp(at: now), to.timestamp(at: now))
            let open = time.duration(from: start, to: end)
            let spans = explain ? time.explanation(of: min(start, end)..<max(start, end)) : nil
            if hours.output.json {
                return try Terminal.printJSON(OpenTimeJSON(start, end, open, spans?.map(SpanJSON.init)))
            }
            Terminal.print(open.hours)
            if let spans { SpanJSON.print(spans) }
        }
    }

    struct AddOpenTime: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "add", abstract: "When so much open time will have passed.",
            discussion: "An amount below zero, after --, goes back.")

        @OptionGroup var hours: HoursArgument
        @Argument(help: "How much: \(OpenTimeArgument.forms).", transform: OpenTimeArgument.init)
        var amount: OpenTimeArgument
        @Option(
            help: ArgumentHelp("From when on; without it from now.", valueName: "time"),
            transform: TimeArgument.read)
        var from: TimeArgument?

        mutating func run() async throws {
            let time = try await hours.load().time
            let now = SystemTime().now()
            let start = from?.timestamp(at: now) ?? now
            let end = time.date(adding: amount.duration, to: start)
            if hours.output.json {
                return try Terminal.printJSON(OpenTimeJSON(start, end, amount.duration, nil))
            }
            Terminal.print(end.map(\.long) ?? "never: not so much open time lies ahead")
            if let end { Terminal.printZone(at: end) }
        }
    }

    /// Open time as people type it. A day is refused: it could be a day of the calendar or of work.
    struct OpenTimeArgument {
        let duration: Duration

        static let forms = "8h, 90m, 45s or 1h30m"

        init(_ argument: String) throws {
            guard let duration = Self.duration(argument) else {
                throw ValidationError("an amount is \(Self.forms), and a day could be one of the calendar or of work")
            }
            self.duration = duration
        }

        private static func duration(_ argument: String) -> Duration? {
            let isBack = argument.hasPrefix("-")
            var (seconds, digits): (Int64, String) = (0, "")
            for character in argument.dropFirst(isBack ? 1 : 0) {
                if character.isASCII, character.isNumber {
                    digits.append(character)
                    continue
                }
                guard let unit = ["h": Int64(3600), "m": 60, "s": 1][character], let count = Int64(digits),
                    count <= 1_000_000_000
                else { return nil }
                (seconds, digits) = (seconds + count * unit, "")
            }
            guard digits.isEmpty, argument.count > 1 else { return nil }
            return .seconds(isBack ? -seconds : seconds)
        }
    }

    struct EvaluateHours: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "evaluate", abstract: "Answer questions from standard input, a line of JSON each.",
            discussion: """
                A row is {"id":…,"op":…,"calendar":{"tz":…,"week":{"mon":[["09:00","17:00"]]},"holidays":[…],\
                "date_overrides":{…},"breaks":{…}},"args":{…}}; the answer {"id":…,"result":…}, or {"id":…,"error":…}.
                """)

        mutating func run() async throws {
            var evaluation = HoursEvaluation()
            try Rows.forEach { row in
                let answer = row.map { evaluation.answer($0) } ?? HoursAnswer(error: Rows.tooLong)
                try Terminal.write(try CanonicalJSON.encode(answer) + [0x0A])
            }
        }
    }
#endif
