#if SQLite
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    extension SQLiteStore {
        public func measurements(_ query: MeasurementQuery) async throws(StoreError) -> MeasurementPage {
            try query.validate()
            return try await read { try $0.measurements(query) }
        }

        public func rewrite(_ rewrite: MeasurementRewrite) async throws(StoreError) -> Bool {
            try rewrite.validate()
            return try await write { db in
                for id in rewrite.removing where try !db.isMeasured(id) { return false }
                for id in rewrite.removing { try db.run("DELETE FROM measurement WHERE id = ?1", [.integer(id)]) }
                for block in rewrite.inserting { try db.insert(block) }
                return true
            }
        }
    }

    extension Database {
        /// Keeps what is measured of changes that were committed.
        func keepMeasurements(of changes: [Change]) throws {
            try keep(changes.flatMap { $0.updates.flatMap(\.measurements) })
        }

        func keep(_ measurements: [RequestMeasurement]) throws {
            if !measurements.isEmpty { try insert(MeasurementBlock(measurements)) }
        }

        fileprivate func insert(_ block: MeasurementBlock) throws {
            try run(
                "INSERT INTO measurement (day, team, balance, content) VALUES (?1, ?2, ?3, ?4)",
                [
                    block.place.map { .integer(Int64($0.day)) } ?? .null, .text(block.place?.team?.rawValue ?? ""),
                    .integer(Int64(block.balance)), .blob(block.content),
                ])
        }

        fileprivate func isMeasured(_ id: Int64) throws -> Bool {
            try first("SELECT 1 FROM measurement WHERE id = ?1", [.integer(id)]) { _ in true } ?? false
        }

        fileprivate func measurements(_ query: MeasurementQuery) throws -> MeasurementPage {
            let columns = "SELECT id, day, team, balance, content FROM measurement"
            func page(_ condition: String, _ values: [SQLValue]) throws -> [KeptMeasurements] {
                try rows("\(columns) WHERE \(condition)", values) { try $0.measurements() }
            }
            let bounds: [SQLValue] = [.integer(query.after), .integer(Int64(query.limit))]
            switch query.selection {
            case .unsorted: return MeasurementPage(try page("day IS NULL AND id > ?1 ORDER BY id LIMIT ?2", bounds))
            case .all: return MeasurementPage(try page("id > ?1 ORDER BY id LIMIT ?2", bounds))
            case .open(let places):
                let found = try places.flatMap { place in
                    try page(
                        """
                        day = ?1 AND team = ?2 AND length(content) < \(MeasurementBlock.fullSize) \
                        ORDER BY id DESC LIMIT 1
                        """, [.integer(Int64(place.day)), .text(place.team?.rawValue ?? "")])
                }
                return MeasurementPage(found.sorted { $0.id < $1.id })
            case .days(let days, let teams):
                var (blocks, balances): ([KeptMeasurements], [Team.ID?: Int]) = (try page("day IS NULL", []), [:])
                for team in teams.isEmpty ? [nil] : teams.map({ Optional($0) }) {
                    let (condition, value) = team.map { (" AND team = ?3", [SQLValue.text($0.rawValue)]) } ?? ("", [])
                    let range: [SQLValue] = [.integer(Int64(days.lowerBound)), .integer(Int64(days.upperBound))]
                    blocks += try page("day >= ?1 AND day < ?2\(condition)", range + value)
                    let before = team == nil ? "" : " AND team = ?2"
                    try each(
                        "SELECT team, sum(balance) FROM measurement WHERE day < ?1\(before) GROUP BY team",
                        [range[0]] + value
                    ) { row in
                        let team = try row.text(0)
                        balances[team.isEmpty ? nil : Team.ID(team)] = try row.int(1)
                    }
                }
                return MeasurementPage(blocks.sorted { $0.id < $1.id }, earlierBalances: balances)
            }
        }
    }

    extension SQLiteRow {
        fileprivate func measurements() throws -> KeptMeasurements {
            let team = try text(2)
            let place =
                isNull(1)
                ? nil
                : MeasurementBlock.Place(day: try int(1), team: team.isEmpty ? nil : Team.ID(team))
            return KeptMeasurements(
                id: try int64(0), MeasurementBlock(place: place, balance: try int(3), content: try bytes(4)))
        }
    }
#endif
