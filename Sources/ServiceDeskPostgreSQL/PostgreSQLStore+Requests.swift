#if PostgreSQL
    import Foundation
    import LibPQ
    import ServiceDesk
    import ServiceDeskSQL

    extension PostgreSQLStore: RequestStore {
        public func requests(_ references: [RequestReference]) async throws(StoreError) -> [Request] {
            try RequestReference.validate(references)
            return try await requests(references, until: deadline)
        }

        func requests(
            _ references: [RequestReference], until deadline: ContinuousClock.Instant
        ) async throws(StoreError) -> [Request] {
            guard !references.isEmpty else { return [] }
            var (ids, numbers): ([UUID?], [Int64?]) = ([], [])
            for reference in references {
                switch reference {
                case .id(let id): ids.append(UUID(id.uuid))
                case .number(let number): numbers.append(number)
                }
            }
            // One question for each sort, so that each goes by its index.
            var statements: [PQStatement] = []
            if !ids.isEmpty {
                statements.append(.kept("SELECT number, content FROM request WHERE id = ANY($1)", [.uuids(ids)]))
            }
            if !numbers.isEmpty {
                statements.append(
                    .kept("SELECT number, content FROM request WHERE number = ANY($1)", [.integers(numbers)]))
            }
            let tables = try await read(statements, until: deadline)
            return try decoding { try tables.flatMap { try $0.rows.map { try $0.request(knownTo: decoded) } } }
        }

        public func keys(_ query: KeyQuery) async throws(StoreError) -> [KeyRecord] {
            try query.validate()
            switch query {
            case .named(let names):
                return try await rows(
                    .kept("SELECT name, fingerprint, number FROM idempotency_key WHERE name = ANY($1)", [.texts(names)])
                ) { try $0.keyRecord() }
            case .page(let after, let limit):
                // A key has at least one byte: all come after the empty one.
                return try await rows(
                    .kept(
                        "SELECT name, fingerprint, number FROM idempotency_key WHERE name > $1 ORDER BY name LIMIT $2",
                        [.text(after ?? ""), .integer(Int64(limit))])
                ) { try $0.keyRecord() }
            }
        }

        public func history(_ query: HistoryQuery) async throws(StoreError) -> [RecordedEvent] {
            try query.validate()
            return try await rows(
                .kept(
                    """
                    SELECT \(PQRow.eventColumns) FROM event e \
                    WHERE number = (SELECT number FROM request WHERE id = $1) AND version > $2 \
                    ORDER BY version LIMIT $3
                    """, [.id(query.request.uuid), .integer(Int64(query.after)), .integer(Int64(query.limit))])
            ) { row in try row.event(of: query.request, from: 0) }
        }

        public func page(_ query: RequestQuery) async throws(StoreError) -> Page {
            try query.validate()
            let decoded = self.decoded.serves(limit: query.limit) ? self.decoded : nil
            let found = try await rows(PQStatement(QueryCompiler.page(query))) { row in
                try decoded.map { try row.request(knownTo: $0) } ?? row.request()
            }
            let requests = Array(found.prefix(query.limit))
            let next = found.count > query.limit
                ? requests.last.map { RequestQuery.Cursor(behind: $0, in: query.order) } : nil
            return Page(requests: requests, next: next)
        }
    }

    extension PQRow {
        /// `name`, `fingerprint` and `number` of a key.
        func keyRecord() throws -> KeyRecord {
            try KeyRecord(key: Change.Key(name: text(0), fingerprint: digest(1)), number: integer(2))
        }

        static let eventColumns = "e.version, e.at, e.content, e.hash, e.original"

        /// The columns of an event, from one on.
        func event(of request: Request.ID, from column: Int) throws -> RecordedEvent {
            try RecordedEvent(
                request: request, version: int(column), at: timestamp(column + 1), content: bytes(column + 2),
                hash: digest(column + 3), original: isNull(column + 4) ? nil : digest(column + 4))
        }
    }
#endif
