#if SQLite
    import GRDB
    import ServiceDesk

    extension SQLiteStore {
        /// The row ids of the events are the order in which they were committed: one commit writes at a time, and no
        /// event is ever removed.
        public func journal(_ query: JournalQuery) async throws(StoreError) -> JournalPage {
            try query.validate()
            switch query.order {
            case .commits:
                let after: Int64
                switch query.start {
                case .beginning: after = 0
                case .end, .number: return try await lookUp { try $0.endOfCommits() }
                case .after(let position): after = try position.parts(.commits, count: 1)[0]
                }
                return try await read { db in try db.commits(after: after, limit: query.limit) }
            case .numbers:
                let after: [Int64]?
                switch query.start {
                case .beginning: after = [0, 0]
                case .end: after = nil
                case .number(let number): after = [number, 0]
                case .after(let position): after = try position.parts(.numbers, count: 2)
                }
                return try await read { db in try db.events(after: after, limit: query.limit) }
            }
        }
    }

    extension Database {
        /// What ``SQLiteRow/event(of:from:)`` reads.
        static let eventColumns = "e.version, e.at, e.content, e.hash, e.original"
        private static let columns = "e.rowid, r.id, e.number, \(eventColumns)"

        fileprivate func endOfCommits() throws -> JournalPage {
            let last = try first("SELECT coalesce(max(rowid), 0) FROM event", []) { try $0.int64(0) } ?? 0
            return JournalPage(entries: [], next: JournalPosition(.commits, last))
        }

        fileprivate func commits(after place: Int64, limit: Int) throws -> JournalPage {
            let found = try rows(
                """
                SELECT \(Self.columns) FROM event e CROSS JOIN request r ON r.number = e.number \
                WHERE e.rowid > ?1 ORDER BY e.rowid LIMIT ?2
                """, [.integer(place), .integer(Int64(limit))]
            ) { (try $0.int64(0), try $0.journalEntry()) }
            if found.isEmpty, place > 0,
                try first("SELECT 1 FROM event WHERE rowid = ?1", [.integer(place)], { _ in true }) == nil
            {
                throw StoreError.noSuchPlace
            }
            return JournalPage(
                entries: found.map(\.1), next: JournalPosition(.commits, found.last?.0 ?? place))
        }

        /// - Parameter place: `nil` for the end.
        fileprivate func events(after place: [Int64]?, limit: Int) throws -> JournalPage {
            guard let place else {
                let last = try first(
                    "SELECT number, version FROM event ORDER BY number DESC, version DESC LIMIT 1", []
                ) { (try $0.int64(0), try $0.int64(1)) } ?? (0, 0)
                return JournalPage(entries: [], next: JournalPosition(.numbers, last.0, last.1))
            }
            let found = try rows(
                """
                SELECT \(Self.columns) FROM event e INDEXED BY event_place CROSS JOIN request r \
                ON r.number = e.number WHERE (e.number, e.version) > (?1, ?2) ORDER BY e.number, e.version LIMIT ?3
                """, [.integer(place[0]), .integer(place[1]), .integer(Int64(limit))]
            ) { try $0.journalEntry() }
            let next = found.last.map { JournalPosition(.numbers, $0.number, Int64($0.event.version)) }
            return JournalPage(entries: found, next: next ?? JournalPosition(.numbers, place[0], place[1]))
        }
    }

    extension StoreError {
        /// Whoever goes on from there would miss what is written until the journals are as long again.
        fileprivate static let noSuchPlace = StoreError(
            .invalidQuery, "The place is behind the end of this store’s journals, as after a backup was restored; "
                + "start again from the beginning.")
    }

    extension SQLiteRow {
        fileprivate func journalEntry() throws -> JournalEntry {
            guard let id = UniqueID(bytes: try bytes(1)) else {
                throw StoreError(.damaged, "The store holds an id that does not have 16 bytes. Restore a backup.")
            }
            return JournalEntry(
                number: try int64(2),
                event: try event(of: Request.ID(id), from: 3))
        }

        /// An event, from a column on.
        func event(of request: Request.ID, from column: Int) throws -> RecordedEvent {
            try RecordedEvent(
                request: request, version: int(column), at: Timestamp(microseconds: int64(column + 1)),
                content: bytes(column + 2), hash: digest(column + 3),
                original: isNull(column + 4) ? nil : digest(column + 4))
        }
    }
#endif
