#if PostgreSQL
    import LibPQ
    import ServiceDesk
    import ServiceDeskSQL

    extension PostgreSQLStore {
        public func measurements(_ query: MeasurementQuery) async throws(StoreError) -> MeasurementPage {
            try query.validate()
            switch query.selection {
            case .unsorted: return try await page("day IS NULL AND id > $1 ORDER BY id LIMIT $2", query)
            case .all: return try await page("id > $1 ORDER BY id LIMIT $2", query)
            case .open(let places):
                return MeasurementPage(
                    try await rows(MeasurementRows.open(places)) { try $0.measurements() })
            case .days(let days, let teams): return try await measurements(of: days, teams)
            }
        }

        /// Measures the journals of an older version, which kept no measurements. Where it is interrupted it is done
        /// again; until then figures are too low.
        func measureOlderJournals() async throws(StoreError) {
            guard configuration.mode != .readOnly else { return }
            let waiting = try await rows(PQStatement("SELECT 1 FROM counter WHERE name = 'unmeasured'")) { _ in true }
            guard !waiting.isEmpty else { return }
            do {
                try await MeasurementAudit(self).makeAnew()
            } catch {
                throw error as? StoreError ?? StoreError(.other, "Older journals could not be measured: \(error)")
            }
            _ = try await writing([PQStatement("DELETE FROM counter WHERE name = 'unmeasured'")], isRepeatable: true)
        }

        private func page(
            _ condition: String, _ query: MeasurementQuery
        ) async throws(StoreError) -> MeasurementPage {
            let statement = PQStatement(
                "SELECT \(MeasurementRows.columns) FROM measurement WHERE \(condition)",
                [.integer(query.after), .integer(Int64(query.limit))])
            return MeasurementPage(try await rows(statement) { try $0.measurements() })
        }

        /// In one statement, which sees one state: a block that is put in order meanwhile is seen once.
        private func measurements(
            of days: Range<Int>, _ teams: SortedSet<Team.ID>
        ) async throws(StoreError) -> MeasurementPage {
            let isOfTeam = teams.isEmpty ? "" : " AND team = ANY($3)"
            let statement = PQStatement(
                """
                SELECT \(MeasurementRows.columns) FROM measurement WHERE day >= $1 AND day < $2\(isOfTeam) \
                UNION ALL SELECT \(MeasurementRows.columns) FROM measurement WHERE day IS NULL \
                UNION ALL SELECT 0, 0, team, sum(balance)::bigint, '' FROM measurement \
                WHERE day < $1\(isOfTeam) GROUP BY team
                """,
                [.integer(Int64(days.lowerBound)), .integer(Int64(days.upperBound))]
                    + (teams.isEmpty ? [] : [.texts(teams.map(\.rawValue))]))
            // Put in order here: the server would write as much to its disk.
            let found = try await rows(statement) { try $0.measurements() }.sorted { $0.id < $1.id }
            let earlier = found.prefix { $0.id == 0 }.map(\.block)
            return MeasurementPage(
                Array(found.dropFirst(earlier.count)),
                earlierBalances: Dictionary(earlier.map { ($0.place?.team, $0.balance) }) { $0 + $1 })
        }

        public func rewrite(_ rewrite: MeasurementRewrite) async throws(StoreError) -> Bool {
            try rewrite.validate()
            let statements = [
                PQStatement(
                    """
                    WITH gone AS (DELETE FROM measurement WHERE id = ANY($1) RETURNING 1) \
                    SELECT refuse_unless(count(*) = $2, 'measurements') FROM gone
                    """, [.integers(rewrite.removing), .integer(Int64(rewrite.removing.count))]),
                MeasurementRows.inserting(rewrite.inserting),
            ]
            var attempts = WriteAttempts(self, until: deadline, isRepeatable: true)
            do throws(PQError) {
                _ = try await attempts.run(statements)
                return true
            } catch {
                // Where it is not known whether an earlier attempt was written, it was: nobody else removes just these.
                if error.state == PostgreSQLSchema.refusal { return attempts.isInDoubt }
                throw StoreError(error, at: name, isWriting: true)
            }
        }
    }

    /// What is counted of the journals, in blocks.
    enum MeasurementRows {
        static let columns = "id, day, team, balance, content"

        /// What a batch of changes measures, in one row.
        static func statements(of plan: CommitPlan) -> [PQStatement] {
            guard !plan.measurements.isEmpty else { return [] }
            let block = MeasurementBlock(plan.measurements)
            return [
                .kept(
                    "INSERT INTO measurement (team, balance, content) VALUES ('', $1, $2)",
                    [.integer(Int64(block.balance)), .bytes(block.content)])
            ]
        }

        static func inserting(_ blocks: [MeasurementBlock]) -> PQStatement {
            PQStatement(
                "INSERT INTO measurement (day, team, balance, content) SELECT * FROM unnest($1, $2, $3, $4)",
                [
                    .integers(blocks.map { $0.place.map { Int64($0.day) } }),
                    .texts(blocks.map { $0.place?.team?.rawValue ?? "" }),
                    .integers(blocks.map { Int64($0.balance) }), .byteArrays(blocks.map(\.content)),
                ])
        }

        static func open(_ places: [MeasurementBlock.Place]) -> PQStatement {
            PQStatement(
                """
                SELECT \(columns) FROM (SELECT DISTINCT ON (m.day, m.team) m.* \
                FROM unnest($1, $2) AS place (day, team) \
                JOIN measurement m ON m.day = place.day AND m.team = place.team \
                WHERE length(m.content) < \(MeasurementBlock.fullSize) ORDER BY m.day, m.team, m.id DESC) newest \
                ORDER BY id
                """, [.integers(places.map { Int64($0.day) }), .texts(places.map { $0.team?.rawValue ?? "" })])
        }
    }

    extension PQRow {
        fileprivate func measurements() throws -> KeptMeasurements {
            let (day, team) = (isNull(1) ? nil : try integer(1), try text(2))
            let place = day.map { MeasurementBlock.Place(day: Int($0), team: team.isEmpty ? nil : Team.ID(team)) }
            return KeptMeasurements(
                id: try integer(0), MeasurementBlock(place: place, balance: try int(3), content: try bytes(4)))
        }
    }
#endif
