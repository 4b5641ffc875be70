#if SQLite
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    extension SQLiteStore {
        public func counts(_ query: CountQuery) async throws(StoreError) -> [CountRow] {
            try query.validate()
            let counts = try await read { db in
                query.isAnsweredByTally ? try db.countsFromTally(query) : try db.countsFromRequests(query)
            }
            return counts.filter { $0.value != 0 }.map { CountRow(values: $0.key, count: $0.value) }
                .sorted { left, right in
                    left.values.lexicographicallyPrecedes(right.values) { ($0 ?? "") < ($1 ?? "") }
                }
        }
    }

    extension CountQuery {
        /// Whether the numbers by team and state, which are kept ready, answer the question.
        fileprivate var isAnsweredByTally: Bool {
            var rest = filter
            (rest.teams, rest.states, rest.isOpen) = ([], [], nil)
            return rest == RequestFilter() && groups.allSatisfy { $0 == .team || $0 == .state }
                && viewer.supplier == nil && !viewer.hasEnded
        }
    }

    extension Database {
        fileprivate func countsFromRequests(_ query: CountQuery) throws -> [[String?]: Int] {
            let groups = query.groups.count
            let rows = try rows(QueryCompiler.counts(query)) { row in
                (try (0..<groups).map { try row.label($0) }, try row.int(groups))
            }
            return Dictionary(rows) { $0 + $1 }
        }

        /// What a viewer sees of the kept numbers: all of their teams' requests, corrected by those requests in which
        /// they are named. Only the latter are looked at one by one.
        fileprivate func countsFromTally(_ query: CountQuery) throws -> [[String?]: Int] {
            var counts: [[String?]: Int] = [:]
            func add(_ team: String?, _ state: String, _ count: Int) {
                guard query.filter.admits(team: team, state: state) else { return }
                counts[query.groups.map { $0 == .team ? team : state }, default: 0] += count
            }
            for (team, state, count) in try rows(
                "SELECT team, state, count FROM tally", [],
                { row in
                    (try row.text(0), try row.text(1), try row.int(2))
                })
            {
                guard query.viewer.isHost || query.viewer.teams.contains(Team.ID(team)) else { continue }
                add(team.isEmpty ? nil : team, state, count)
            }
            guard let person = query.viewer.person, let visible = Visibility(query.viewer).condition else {
                return counts
            }
            // Whom a request names may see more of their teams' requests, or less; so may whoever they act for.
            let people = [person] + (query.viewer.delegate.map { [$0] } ?? [])
            // A request without a team is neither in the viewer's teams nor out of them, as SQL sees it.
            let named: SQLFragment = """
                SELECT request.team, request.state, COALESCE(\(visible), 0) FROM request WHERE request.number IN \
                (SELECT n.number FROM participant n WHERE n.person IN \(list: people.map { .text($0.rawValue) }))
                """
            for (team, state, isVisible) in try rows(
                named,
                { row in
                    (try row.label(0), try row.text(1), try row.int(2) != 0)
                })
            {
                let isCounted = team.map { query.viewer.teams.contains(Team.ID($0)) } ?? false
                add(team, state, (isVisible ? 1 : 0) - (isCounted ? 1 : 0))
            }
            return counts
        }
    }

    extension RequestFilter {
        fileprivate func admits(team: String?, state name: String) -> Bool {
            guard let state = RequestState(rawValue: name) else { return false }
            return (teams.isEmpty || team.map { teams.contains(Team.ID($0)) } == true)
                && (states.isEmpty || states.contains(state)) && (isOpen == nil || isOpen == state.isOpen)
        }
    }
#endif
