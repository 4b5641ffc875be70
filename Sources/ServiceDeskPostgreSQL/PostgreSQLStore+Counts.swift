#if PostgreSQL
    import LibPQ
    import ServiceDesk
    import ServiceDeskSQL

    extension PostgreSQLStore {
        public func counts(_ query: CountQuery) async throws(StoreError) -> [CountRow] {
            try query.validate()
            let counts = query.isAnsweredByTally
                ? try await countsFromTally(query) : try await countsFromRequests(query)
            return [CountRow](counts)
        }

        private func countsFromRequests(_ query: CountQuery) async throws(StoreError) -> [[String?]: Int] {
            let groups = query.groups
            let found = try await rows(PQStatement(QueryCompiler.counts(query))) { row in
                let values = try groups.enumerated().map { column, group -> String? in
                    group == .priority ? String(try row.integer(column)) : try row.optionalText(column)
                }
                return (values, try row.int(groups.count))
            }
            return Dictionary(found) { $0 + $1 }
        }

        /// From the numbers by team and state that are kept ready, corrected by the requests that name the viewer:
        /// both as they are at one moment.
        private func countsFromTally(_ query: CountQuery) async throws(StoreError) -> [[String?]: Int] {
            let tally = PQStatement.kept("SELECT team, state, sum(count)::bigint FROM tally GROUP BY team, state")
            guard let named = TallyCorrection.statement(query.viewer) else {
                let table = try await read(tally)
                return try decoding {
                    var counts = TallyCounts(query)
                    for row in table.rows { counts.add(team: try row.text(0), try row.text(1), try row.int(2)) }
                    return counts.values
                }
            }
            // One statement sees one state, two may not.
            let both: SQLFragment = """
                SELECT 0 AS part, team, state, sum(count)::bigint FROM tally GROUP BY team, state UNION ALL \
                SELECT 1, named.team, named.state, named.is_visible::bigint FROM (\(named)) \
                AS named (team, state, is_visible)
                """
            let table = try await read(PQStatement(both))
            return try decoding {
                var counts = TallyCounts(query)
                for row in table.rows {
                    let (state, number) = (try row.text(2), try row.int(3))
                    if try row.int(0) == 0 {
                        counts.add(team: try row.text(1), state, number)
                    } else {
                        counts.correct(team: try row.optionalText(1), state, isVisible: number != 0)
                    }
                }
                return counts.values
            }
        }
    }
#endif
