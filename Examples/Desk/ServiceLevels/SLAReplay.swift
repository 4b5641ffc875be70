#if Command
    import ArgumentParser
    import ServiceDesk

    struct ReplaySLA: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "replay", abstract: "Run the clocks of courses from standard input, a line of JSON each.",
            discussion: """
                A row is {"id":…,"calendar":{…},"policy_minutes":{"first_response":60,"response":…,"update":…,\
                "resolution":…},"events":[{"at":…,"type":"created"},…]}, its calendar as for “desk hours evaluate”; \
                the answer {"id":…,"clocks":{"first_response":{"due":…,"minutes":…,"margin":…,"paused_minutes":…},…},\
                "next_due":…} as it stands after the last event, or {"id":…,"error":…}.
                """)

        mutating func run() async throws {
            var replay = SLAReplay()
            try Rows.forEach { row in
                let answer = row.map { replay.answer($0) } ?? SLAAnswer(error: Rows.tooLong)
                try Terminal.write(try CanonicalJSON.encode(answer) + [0x0A])
            }
        }
    }

    /// Answers rows. Hours that were asked about before are still compiled.
    struct SLAReplay {
        private static let calendar: ServiceCalendar.ID = "row"
        private static let maximumKnown = 256
        private var known: [HoursRow.Hours: ServiceCalendars] = [:]

        mutating func answer(_ line: ArraySlice<UInt8>) -> SLAAnswer {
            var answer = SLAAnswer()
            do {
                answer.id = try CanonicalJSON.decode(HoursRow.Name.self, from: line).id
                try reckon(try CanonicalJSON.decode(SLARow.self, from: line), &answer)
            } catch let error as DecodingError {
                answer.error = Rows.text(of: error)
            } catch {
                answer.error = Failure(error).message
            }
            return answer
        }

        private mutating func reckon(_ row: SLARow, _ answer: inout SLAAnswer) throws {
            let calendars = try calendars(of: row.calendar)
            let targets = try row.targets(by: Self.calendar)
            let (opened, last, course) = try row.course(under: targets)
            let clocks = try course.clocks(openedAt: opened, at: last, with: calendars)
            var found: [String: SLAAnswer.Clock] = [:]
            for name in row.policy_minutes.keys {
                found[name] = SLAAnswer.Clock(clocks.first { $0.name.rawValue == name })
            }
            answer.clocks = found
            answer.nextDue = clocks.compactMap { $0.current?.due }.min()?.exact
        }

        private mutating func calendars(of row: HoursRow.Hours) throws -> ServiceCalendars {
            if let found = known[row] { return found }
            let hours = try ServiceHours(row)
            try hours.validate()
            let made = ServiceCalendars([ServiceCalendar(id: Self.calendar, name: "", hours: hours)])
            if known.count >= Self.maximumKnown { known = [:] }
            known[row] = made
            return made
        }
    }
#endif
