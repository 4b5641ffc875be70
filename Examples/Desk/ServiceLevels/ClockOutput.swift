#if Command
    import ServiceDesk
    import ServiceDeskJSON
    import ServiceDeskYAML

    struct ReadingJSON: Encodable {
        let cycle: Int
        let startedAt: TimeJSON
        let state, used, remaining, paused: String
        let isBreached: Bool
        let waiting: String?
        let due, finishedAt, breachedAt: TimeJSON?

        init(_ reading: ClockReading) {
            (cycle, startedAt, isBreached) = (reading.cycle, TimeJSON(reading.startedAt), reading.isBreached)
            (used, remaining) = (reading.used.description, reading.remaining.description)
            (paused, state) = (reading.paused.description, reading.word)
            (due, breachedAt) = (reading.due.map(TimeJSON.init), reading.breachedAt.map(TimeJSON.init))
            if case .finished(let at) = reading.state { finishedAt = TimeJSON(at) } else { finishedAt = nil }
            if case .paused(let pending?) = reading.state { waiting = pending.waitingFor.word } else { waiting = nil }
        }
    }

    struct ClockJSON: Encodable {
        let clock: String
        let goal, party, calendar: String?
        let current: ReadingJSON?
        let finished: [ReadingJSON]

        init(_ clock: RequestClock) {
            let target = clock.latest?.target
            self.clock = clock.name.rawValue
            (goal, party, calendar) = (target?.goal.description, target?.party.description, target?.calendar?.rawValue)
            current = clock.current.map(ReadingJSON.init)
            finished = clock.finished.map(ReadingJSON.init)
        }

        static func print(_ clocks: [RequestClock]) {
            var table = Table(columns: [
                .init(title: "CLOCK"), .init(title: "OWED"), .init(title: "WITHIN"), .init(title: "STATE"),
                .init(title: "USED", isNumber: true), .init(title: "LEFT", isNumber: true), .init(title: "DUE"),
            ])
            table.rows = clocks.compactMap { clock -> [Table.Cell]? in
                guard let reading = clock.latest else { return nil }
                return [
                    .init(text: clock.name.rawValue, style: Style.bold), .init(text: reading.target.party.words),
                    .init(text: "\(reading.target.goal)"), .init(text: reading.word, style: reading.styled),
                    .init(text: "\(reading.used)"),
                    .init(text: reading.state == .notOwed ? "" : "\(reading.remaining)"),
                    .init(text: (reading.due ?? reading.breachedAt)?.long ?? ""),
                ]
            }
            table.print()
        }
    }

    struct ClocksJSON<Clock: Encodable>: Encodable {
        let number: Request.Number
        let clocks: [Clock]

        init(_ request: Request, _ clocks: [Clock]) { (number, self.clocks) = (request.number, clocks) }
    }

    extension ClockReading {
        /// `running`, `paused`, `kept`, `late`, `broken`, `not owed`.
        var word: String {
            switch state {
            case .finished: isBreached ? "broken" : "kept"
            case .running: isBreached ? "late" : "running"
            case .paused: isBreached ? "late, paused" : "paused"
            case .notOwed: "not owed"
            }
        }

        func styled(_ text: String) -> String {
            if isBreached { return Style.red(text) }
            return isFinished ? Style.green(text) : text
        }
    }

    extension SLAParty {
        /// To whom, or by whom.
        var words: String {
            switch self {
            case .requester: "to the requester"
            case .team(let team): "by team \(team)"
            case .supplier(let supplier): "by supplier \(supplier)"
            }
        }
    }
#endif
