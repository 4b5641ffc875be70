#if Command
    import ArgumentParser
    import ServiceDesk

    struct SendDigests: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "send", abstract: "Have those who lead a team told of its month, each month by itself.",
            discussion: """
                “desk run” tells them of the month before, in the ways that DESK_NOTIFY names. Without a team: what \
                is sent, and when next.
                """)

        @Argument(help: "The team.") var team: String?
        @Option(help: ArgumentHelp("On which day of each month, 1 to 28; without it the first.", valueName: "day"))
        var day: Int?
        @Option(help: ArgumentHelp("At what time of that day; without it 08:00.", valueName: "time"))
        var at: String?
        @Option(
            help: ArgumentHelp(
                "Whose clocks and months these are; without it those of the hours of the team.", valueName: "hours"))
        var hours: String?
        @Flag(help: "Send it no more.") var stop = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            let saysWhen = day != nil || at != nil || hours != nil
            guard team != nil || !(stop || saysWhen) else { throw ValidationError("Name the team.") }
            guard !stop || !saysWhen else { throw ValidationError("--stop stands alone with the team.") }
            guard (1...28).contains(day ?? 1) else { throw ValidationError("--day is a day from 1 to 28.") }
            guard time < .endOfDay else { throw ValidationError("--at is a time such as 08:00.") }
        }

        /// The end of a day for what is none.
        private var time: WallTime { WallTime(at ?? "08:00") ?? .endOfDay }

        mutating func run() async throws {
            guard let team else { return try await list() }
            let store = try await openStore(store, .existing)
            let (desk, id, host) = (Desk(store), Team.ID(team), Viewer.host("desk"))
            guard !stop else { return try await end(id, on: desk) }
            guard let found = try await store.teams([id]).first else {
                throw Failure(.unknownName, "There is no team “\(team)”; “desk team” lists them.")
            }
            guard let hours = hours.map({ ServiceCalendar.ID($0) }) ?? found.hours else {
                throw Failure(
                    .usage, "The team “\(team)” has no hours: say with --hours whose clocks and months count.")
            }
            let rule = try rule(by: hours)
            let next = try await desk.sendDigests(of: id, on: rule, as: host)
            if self.output.json { return try Terminal.printJSON(["digests": [SentDigestJSON(id, rule, sentAt: next)]]) }
            let when = next.map { "its month is told \($0.long)" } ?? "has no day left: not kept"
            Terminal.print("\(team.safe.asOneLine)  \(when)")
        }

        private func rule(by hours: ServiceCalendar.ID) throws -> DateRule {
            let (month, day) = (MonthArgument(SystemTime().now().localDay).text, day ?? 1)
            guard let first = CalendarDate("\(month)-\(day < 10 ? "0" : "")\(day)") else {
                throw Failure(.usage, "The clock of this machine says nothing sensible.")
            }
            return DateRule(from: first, try Recurrence("FREQ=MONTHLY;BYMONTHDAY=\(day)"), at: .at(time), by: hours)
        }

        private func end(_ id: Team.ID, on desk: Desk) async throws {
            let host = Viewer.host("desk")
            guard try await desk.scheduledDigests(as: host).contains(where: { $0.team == id }) else {
                throw Failure(.unknownName, "No month of “\(id)” is sent; “desk thanks send” lists what is.")
            }
            try await desk.stopDigests(of: id, as: host)
            if output.json { return try Terminal.printJSON(["stopped": id.rawValue]) }
            Terminal.print("\(id.rawValue.safe.asOneLine)  its month is told no more.")
        }

        private func list() async throws {
            let scheduled = try await Desk(try await openStore(store, .readOnly)).scheduledDigests(as: .host("desk"))
            if output.json {
                return try Terminal.printJSON([
                    "digests": scheduled.map { entry in
                        let sentAt = entry.isGivenUp ? nil : entry.sentAt
                        return SentDigestJSON(entry.team, entry.rule, sentAt: sentAt, entry.failure)
                    }
                ])
            }
            guard !scheduled.isEmpty else {
                return Terminal.print("No month of a team is sent; “desk thanks send TEAM” changes that.")
            }
            var table = Table(columns: [.init(title: "TEAM"), .init(title: "EVERY"), .init(title: "SENT")])
            table.rows = scheduled.map { entry in
                let sent = entry.isGivenUp ? "given up: \(entry.failure ?? "")" : entry.sentAt.long
                return [
                    .init(text: entry.team.rawValue, style: Style.bold),
                    .init(text: entry.rule.recurrence?.description ?? "once"),
                    .init(text: sent, style: entry.isGivenUp ? Style.red : { $0 }),
                ]
            }
            table.print()
        }
    }

    private struct SentDigestJSON: Encodable {
        var team, hours, first, time: String
        var every, sentAt, failure: String?

        init(_ team: Team.ID, _ rule: DateRule, sentAt: Timestamp?, _ failure: String? = nil) {
            (self.team, hours) = (team.rawValue, rule.calendar.rawValue)
            (first, time) = (rule.first.description, rule.time.description)
            (every, self.sentAt, self.failure) = (rule.recurrence?.description, sentAt?.description, failure)
        }
    }
#endif
