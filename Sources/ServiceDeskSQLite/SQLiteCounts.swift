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
            return [CountRow](counts)
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

        fileprivate func countsFromTally(_ query: CountQuery) throws -> [[String?]: Int] {
            var counts = TallyCounts(query)
            try each("SELECT team, state, count FROM tally", []) { row in
                counts.add(team: try row.text(0), try row.text(1), try row.int(2))
            }
            guard let named = TallyCorrection.statement(query.viewer) else { return counts.values }
            for (team, state, isVisible) in try rows(
                named,
                { row in
                    (try row.label(0), try row.text(1), try row.int(2) != 0)
                })
            {
                counts.correct(team: team, state, isVisible: isVisible)
            }
            return counts.values
        }
    }
#endif
