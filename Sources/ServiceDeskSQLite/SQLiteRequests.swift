#if SQLite
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    extension SQLiteStore: RequestStore {
        /// Only one commit writes, and another one is ready then.
        public var limits: StoreLimits { StoreLimits(changesPerCommit: 1_024, concurrentCommits: 2) }

        public func requests(_ references: [RequestReference]) async throws(StoreError) -> [Request] {
            try RequestReference.validate(references)
            return try await lookUp(references.count) { [decoded] db in
                try references.compactMap { reference in
                    switch reference {
                    case .id(let id):
                        try db.first(
                            "SELECT number, content FROM request WHERE id = ?1", [.blob(id.uuid.bytes)]
                        ) { try $0.request(knownTo: decoded) }
                    case .number(let number):
                        try db.first(
                            "SELECT number, content FROM request WHERE number = ?1", [.integer(number)]
                        ) { try $0.request(knownTo: decoded) }
                    }
                }
            }
        }

        public func keys(_ query: KeyQuery) async throws(StoreError) -> [KeyRecord] {
            try query.validate()
            switch query {
            case .named(let names):
                return try await lookUp(names.count) { db in try names.compactMap { try db.keyRecord(named: $0) } }
            case .page(let after, let limit):
                // A key has at least one byte: all come after the empty one.
                return try await read { db in
                    try db.rows(
                        """
                        SELECT name, fingerprint, number FROM idempotency_key WHERE name > ?1 ORDER BY name LIMIT ?2
                        """, [.text(after ?? ""), .integer(Int64(limit))]) { try $0.keyRecord() }
                }
            }
        }

        public func history(_ query: HistoryQuery) async throws(StoreError) -> [RecordedEvent] {
            try query.validate()
            return try await readShortly { db in
                try db.rows(
                    """
                    SELECT \(Database.eventColumns) FROM event e \
                    WHERE number = (SELECT number FROM request WHERE id = ?1) AND version > ?2 \
                    ORDER BY version LIMIT ?3
                    """, [.blob(query.request.uuid.bytes), .integer(Int64(query.after)), .integer(Int64(query.limit))]
                ) { try $0.event(of: query.request, from: 0) }
            }
        }

        public func page(_ query: RequestQuery) async throws(StoreError) -> Page {
            try query.validate()
            let statement = QueryCompiler.page(query)
            let decoded = self.decoded.serves(limit: query.limit) ? self.decoded : nil
            let found = try await readShortly { db in
                try db.rows(statement) { row in try decoded.map { try row.request(knownTo: $0) } ?? row.request() }
            }
            let requests = Array(found.prefix(query.limit))
            let next = found.count > query.limit
                ? requests.last.map { RequestQuery.Cursor(behind: $0, in: query.order) } : nil
            return Page(requests: requests, next: next)
        }
    }

    extension Database {
        func keyRecord(named name: String) throws -> KeyRecord? {
            try first(
                "SELECT name, fingerprint, number FROM idempotency_key WHERE name = ?1", [.text(name)]
            ) { try $0.keyRecord() }
        }
    }

    extension SQLiteRow {
        fileprivate func keyRecord() throws -> KeyRecord {
            try KeyRecord(key: Change.Key(name: text(0), fingerprint: digest(1)), number: int64(2))
        }
    }
#endif
