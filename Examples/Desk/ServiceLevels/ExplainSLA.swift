#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskJSON
    import ServiceDeskYAML

    struct ExplainSLA: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "explain", abstract: "Tell why a clock shows what it shows: what counted, what did not.")

        @Argument(help: "The request.") var number: NumberArgument
        @Argument(help: "The clock; without it all.") var clock: String?
        @Option(help: "Which cycle of it; without it the latest.") var cycle: Int?
        @Option(help: ArgumentHelp("When; without it now.", valueName: "time"), transform: TimeArgument.read)
        var at: TimeArgument?
        @OptionGroup var acting: ActingOptions

        mutating func run() async throws {
            let session = try await acting.begin(reading: true)
            let request = try await naming([number]) {
                try await session.desk.request(number.reference, as: session.viewer)
            }
            let all = try await session.directory.calendars()
            let calendars = ServiceCalendars(all)
            let names = Dictionary(all.map { ($0.id, $0.name) }, uniquingKeysWith: { first, _ in first })
            let instant = try instant(at, on: request)
            let clocks = try request.clocks(at: instant, with: calendars).filter { $0.latest != nil }
            let chosen = clock.map { name in clocks.filter { $0.name.rawValue == name } } ?? clocks
            guard clock == nil || !chosen.isEmpty else {
                let known = clocks.map { "“\($0.name)”" }.joined(separator: ", ")
                throw Failure(.unknownName, "#\(request.number) has no clock “\(clock ?? "")”; it has: \(known).")
            }
            var explanations: [ClockExplanation] = []
            for clock in chosen {
                let found = try request.explain(clock.name, cycle: cycle, at: instant, with: calendars)
                if let found { explanations.append(found) }
            }
            guard cycle == nil || !explanations.isEmpty else {
                throw Failure(.unknownName, "There is no cycle \(cycle ?? 0) of that clock.")
            }
            if acting.output.json {
                return try Terminal.printJSON(ClocksJSON(request, explanations.map(ExplanationJSON.init)))
            }
            request.printHeading()
            guard !explanations.isEmpty else { return Terminal.print("Nothing is owed for it.") }
            for explanation in explanations { explanation.print(names) }
            Terminal.print()
            Terminal.printZone(at: instant)
        }
    }

    struct ExplanationJSON: Encodable {
        struct Span: Encodable {
            let start, end, reason, amount: String
            let isCounted, isAhead: Bool
        }

        let clock, goal, party: String
        let calendar: String?
        let reading: ReadingJSON
        let spans: [Span]

        init(_ explanation: ClockExplanation) {
            let target = explanation.reading.target
            (clock, goal, party) = (target.name.rawValue, target.goal.description, target.party.description)
            calendar = target.calendar?.rawValue
            reading = ReadingJSON(explanation.reading)
            spans = explanation.spans.map { span in
                Span(
                    start: span.start.exact, end: span.end.exact, reason: span.why, amount: "\(span.amount)",
                    isCounted: span.isCounted, isAhead: span.isAhead)
            }
        }
    }

    extension ClockExplanation {
        func print(_ names: [ServiceCalendar.ID: String]) {
            let target = reading.target
            let hours = target.calendar.map { ", by the hours “\(names[$0] ?? $0.rawValue)”" } ?? ""
            Terminal.print()
            let title = target.name.rawValue + (reading.cycle > 1 ? ", cycle \(reading.cycle)" : "")
            Terminal.print(
                Style.bold(title.safe) + "  \(target.goal), owed \(target.party.words)\(hours)".safe)
            Terminal.print("  " + reading.styled(reading.word) + ": " + sentence)
            Terminal.print("  " + drawing(width: 64))
            Terminal.print(Style.dim("  █ counts  ░ will count  · does not count  ▒ on hold  – resolved or closed"))
            var table = Table(columns: [
                .init(title: "FROM"), .init(title: "TO"), .init(title: "COUNTS", isNumber: true),
                .init(title: "WHY"),
            ])
            table.rows = spans.map(\.row)
            table.print()
        }

        private var sentence: String {
            let isHeld = !["0m", "0 days"].contains(reading.paused.description)
            let used =
                "\(reading.used) used of \(reading.target.goal)"
                + (isHeld ? ", \(reading.paused) on hold not counted" : "")
            switch reading.state {
            case .finished(let at):
                guard let due = reading.breachedAt else { return "\(used); done \(at.long)." }
                return "\(used); done \(at.long), it should have been by \(due.long)."
            case .running:
                guard let due = reading.due else { return "\(used); never due, no such time lies ahead." }
                return "\(used); \(reading.isBreached ? "was due" : "due") \(due.long)."
            case .paused(let pending):
                guard let pending else { return "\(used); it stands still." }
                return "\(used); it stands still, waiting for \(pending.waitingFor.word) (\(pending.reason.word))."
            case .notOwed: return "\(used); \(whyNotOwed)."
            }
        }

        private var whyNotOwed: String {
            if let last = spans.last, last.reason == .closed { return "resolved or closed since \(last.start.long)" }
            return "no policy asks for it now, but it is measured all the same"
        }

        /// The time from the first to the last span on a line of characters, each what most of its part is.
        func drawing(width: Int) -> String {
            guard let first = spans.first?.start.microseconds, let last = spans.last?.end.microseconds, first < last
            else { return "" }
            var (line, index) = ("", 0)
            for column in 0..<width {
                let middle = first + Int64(Double(last - first) * (Double(column) + 0.5) / Double(width))
                while index + 1 < spans.count, spans[index].end.microseconds <= middle { index += 1 }
                line += spans[index].symbol
            }
            return line
        }
    }

    extension ClockSpan {
        fileprivate var row: [Table.Cell] {
            let length = Duration.microseconds(end.microseconds - start.microseconds)
            let text = amount.countsDays ? "\(length.hours) = \(amount)" : "\(amount)"
            let counts = isCounted ? Table.Cell(text: text, style: Style.bold) : Table.Cell(text: "–")
            return [
                Table.Cell(text: start.long), Table.Cell(text: end.long), counts,
                Table.Cell(text: why + (isAhead ? " (ahead)" : "")),
            ]
        }

        fileprivate var symbol: String {
            switch reason {
            case .paused: "▒"
            case .closed: "–"
            case .hours, .realTime, .restarted: isCounted ? (isAhead ? "░" : "█") : "·"
            }
        }
    }
#endif
