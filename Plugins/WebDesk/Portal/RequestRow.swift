#if Web
    import ServiceDesk
    import Synchronization

    /// What a list shows of a request, in words where they are not of the reader’s language.
    struct RequestRow: Hashable, Sendable {
        let number: Request.Number
        let subject, requester: String
        let team, agent: String?
        let state: RequestState
        let priority: Priority
        let isConfidential: Bool
        let updatedAt: Timestamp
        /// Of what is open.
        let due: Timestamp?
        /// Whether an answer is what is due then.
        let isAnswerDue: Bool

        init(_ request: Request, people: [Person.ID: Person], teams: [Team.ID: String]) {
            (number, subject, state, priority) = (request.number, request.subject, request.state, request.priority)
            requester = people[request.requester]?.name ?? request.requester.rawValue
            team = request.team.map { teams[$0] ?? $0.rawValue }
            agent = request.agent.map { people[$0]?.name ?? $0.rawValue }
            (isConfidential, updatedAt) = (request.confidentiality != nil, request.updatedAt)
            due = request.state.isOpen ? request.nextDue : nil
            isAnswerDue = due != nil && [request.promised?.answerBy, request.late?.answerBy].contains(due)
        }

        func values(_ times: SiteTimes) -> PageValues {
            let texts = times.texts
            var values: PageValues = [
                "number": number, "subject": subject, "state": state.rawValue,
                "stateText": texts["state.\(state.rawValue)"], "priority": priority.rawValue,
                "priorityText": texts["priority.\(priority.rawValue)"], "requester": requester,
                "updated": times.values(updatedAt), "isConfidential": isConfidential,
            ]
            if let team { values["team"] = team }
            if let agent { values["agent"] = agent }
            if let due {
                let left = Left(of: due, times)
                var more: PageValues = ["left": left.text, "isOver": left.isOver, "isSoon": left.isSoon]
                if isAnswerDue { more["isAnswer"] = true }
                values["due"] = times.values(due).merging(more) { $1 }
            }
            return values
        }

        /// How much is left of its time: all that changes of a row while nothing happens, but for the day.
        struct Left: Hashable, Sendable {
            let text: String
            let isOver, isSoon: Bool

            init(of due: Timestamp, _ times: SiteTimes) {
                (text, isOver) = (times.distance(to: due), due <= times.now)
                isSoon = !isOver && due < times.now.advanced(bySeconds: 4 * 3_600)
            }
        }
    }

    /// Rows as they were made for somebody: many look at the same queue again and again, and little of it has changed.
    final class RowMarkups: Sendable {
        /// All that a row depends on.
        struct Key: Hashable {
            let row: RequestRow
            let left: RequestRow.Left?
            let today: Int64
            let language: Language
            let isQueue: Bool
        }

        /// Those that were asked for lately, and those before them.
        private let made = Mutex((new: [Key: String](), old: [Key: String]()))
        private let limit: Int

        init(limit: Int = 4_000) { self.limit = limit }

        /// Gives the rows of a page, of which those that are not known are made.
        func markup(_ keys: [Key], make: (Key) throws -> String) rethrows -> SafeMarkup {
            let known = made.withLock { made in
                keys.map { key -> String? in
                    if let html = made.new[key] { return html }
                    let html = made.old[key]
                    made.new[key] = html
                    return html
                }
            }
            var rows: [String] = []
            var new: [(Key, String)] = []
            for (key, html) in zip(keys, known) {
                let row = try html ?? make(key)
                if html == nil { new.append((key, row)) }
                rows.append(row)
            }
            made.withLock { made in
                for (key, html) in new { made.new[key] = html }
                if made.new.count > limit { made = (new: [:], old: made.new) }
            }
            return SafeMarkup(rows.joined())
        }
    }

    extension Visit {
        func rows(of requests: [Request]) async throws -> [RequestRow] {
            let people = try await desk.people(requests.flatMap { [$0.requester, $0.agent].compactMap { $0 } })
            let teams = Dictionary(
                try await desk.catalogue(as: try viewer).teams.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
            return requests.map { RequestRow($0, people: people, teams: teams) }
        }

        func rowValues(_ requests: [Request]) async throws -> [PageValues] {
            let times = times
            return try await rows(of: requests).map { $0.values(times) }
        }

        /// The rows of a table.
        func markup(of requests: [Request], isQueue: Bool = false) async throws -> SafeMarkup {
            let times = times
            let keys = try await rows(of: requests).map { row in
                RowMarkups.Key(
                    row: row, left: row.due.map { RequestRow.Left(of: $0, times) }, today: times.today,
                    language: language, isQueue: isQueue)
            }
            return try site.rowMarkups.markup(keys) { key in
                try templates.render(
                    "rows", ["rows": [key.row.values(times)], "isQueue": isQueue, "base": site.options.path])
            }
        }
    }
#endif
