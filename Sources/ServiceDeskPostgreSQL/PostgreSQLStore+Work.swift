#if PostgreSQL
    import LibPQ
    import ServiceDesk

    extension PostgreSQLStore {
        /// What somebody else is at this moment claiming or settling is passed over, so that nobody waits for anybody.
        public func claim(_ claim: WorkClaim) async throws(StoreError) -> [ClaimedWork] {
            try claim.validate()
            // The earliest of each kind, by its index, and of these the earliest.
            let statement = PQStatement.kept(
                """
                WITH due AS (SELECT found.key FROM unnest($1) AS wanted (kind), LATERAL (SELECT w.key, w.next \
                FROM work w WHERE w.is_buried = 0 AND w.kind = wanted.kind AND w.next <= $2 \
                ORDER BY w.next, w.key LIMIT $3 FOR UPDATE SKIP LOCKED) found ORDER BY found.next, found.key LIMIT $3) \
                UPDATE work SET next = $4, attempt = work.attempt + 1, claim = $5, owner = $6 FROM due, work old \
                WHERE work.key = due.key AND old.key = work.key RETURNING \
                \(WorkRows.columns.split(separator: ", ").map { "work.\($0)" }.joined(separator: ", ")), old.next
                """,
                [
                    .texts(claim.kinds.map(\.rawValue)), .integer(claim.now.microseconds),
                    .integer(Int64(claim.limit)), .integer(claim.leaseEnd.microseconds), .id(claim.id),
                    .text(claim.owner),
                ])
            let table = try await writing([statement])[0]
            return try decoding {
                try table.rows.map { (try $0.timestamp(11), try $0.workRecord()) }
                    .sorted { ($0.0, $0.1.key) < ($1.0, $1.1.key) }
                    .map { ClaimedWork($0.1, by: claim) }
            }
        }

        public func work(_ query: WorkQuery) async throws(StoreError) -> WorkPage {
            try query.validate()
            let found = try await rows(WorkQuestion(query).statement) { try $0.workRecord() }
            return WorkPage(found: found, limit: query.limit)
        }
    }

    /// A question for due work as a statement: each selection by its index.
    private struct WorkQuestion {
        private let query: WorkQuery
        private var parameters: [PQParameter] = []

        init(_ query: WorkQuery) { self.query = query }

        private mutating func place(_ parameter: PQParameter) -> String {
            parameters.append(parameter)
            return "$\(parameters.count)"
        }

        var statement: PQStatement {
            var question = self
            let text = question.text()
            return PQStatement(text, question.parameters, isPrepared: true)
        }

        private mutating func text() -> String {
            let limit = place(.integer(Int64(query.limit + 1)))
            var conditions: [String]
            switch query.selection {
            case .all: conditions = []
            case .pending(let end):
                conditions = ["w.is_buried = 0"]
                if let end { conditions.append("w.next < \(place(.integer(end.microseconds)))") }
            case .buried: conditions = ["w.is_buried = 1"]
            case .about(let request): conditions = ["w.request = \(place(.id(request.uuid)))"]
            case .named(let keys): conditions = ["w.key = ANY(\(place(.texts(keys.map(\.rawValue)))))"]
            }
            if let after = query.after {
                let key = place(.text(after.key.rawValue))
                conditions.append(
                    query.isByTime
                        ? "(w.next, w.key) > (\(place(.integer(after.nextAt.microseconds))), \(key))"
                        : "w.key > \(key)")
            }
            let order = query.isByTime ? "next, key" : "key"
            if case .pending = query.selection { return pending(conditions, order, limit) }
            if !query.kinds.isEmpty { conditions.append("w.kind = ANY(\(place(.texts(query.kinds.map(\.rawValue)))))") }
            let filter = conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
            return "SELECT \(WorkRows.columns) FROM work w\(filter) ORDER BY \(order) LIMIT \(limit)"
        }

        /// The earliest of each kind, and of these the earliest. Where all kinds are wanted, each is found by a step in
        /// the index.
        private mutating func pending(_ conditions: [String], _ order: String, _ limit: String) -> String {
            let found = """
                LATERAL (SELECT \(WorkRows.columns) FROM work w WHERE w.kind = wanted.kind \
                AND \(conditions.joined(separator: " AND ")) ORDER BY \(order) LIMIT \(limit)) found
                """
            let columns = WorkRows.columns.split(separator: ", ").map { "found.\($0)" }.joined(separator: ", ")
            let end = "ORDER BY \(order) LIMIT \(limit)"
            guard query.kinds.isEmpty else {
                let kinds = place(.texts(query.kinds.map(\.rawValue)))
                return "SELECT \(columns) FROM unnest(\(kinds)) AS wanted (kind), \(found) \(end)"
            }
            return """
                WITH RECURSIVE wanted AS ((SELECT kind FROM work WHERE is_buried = 0 ORDER BY kind LIMIT 1) UNION ALL \
                SELECT (SELECT n.kind FROM work n WHERE n.is_buried = 0 AND n.kind > wanted.kind ORDER BY n.kind \
                LIMIT 1) FROM wanted WHERE wanted.kind IS NOT NULL) \
                SELECT \(columns) FROM wanted, \(found) \(end)
                """
        }
    }

    extension PQRow {
        /// The columns of work in their order.
        func workRecord() throws -> WorkRecord {
            let task = try WorkTask(
                kind: WorkKind(text(1)), payload: bytes(2), request: isNull(3) ? nil : Request.ID(uniqueID(3)))
            return WorkRecord(
                WorkItem(WorkKey(try text(0)), dueAt: try timestamp(4), task: task), nextAt: try timestamp(5),
                attempt: try int(6), claim: isNull(7) ? nil : try uniqueID(7), owner: try optionalText(8),
                failure: try optionalText(9), isBuried: try integer(10) != 0)
        }
    }
#endif
