#if PostgreSQL
    import LibPQ
    import ServiceDesk

    extension PostgreSQLStore {
        /// Events in the order of the transactions that wrote them. Those are shown that began before any that is still
        /// under way: what is committed later stands behind them.
        public func journal(_ query: JournalQuery) async throws(StoreError) -> JournalPage {
            try query.validate()
            switch (query.order, query.start) {
            case (.commits, .beginning): return try await commits(after: [0, 0, 0], query.limit)
            case (.commits, .after(let position)):
                return try await commits(after: try position.parts(.commits, count: 3), query.limit)
            case (.commits, .end), (.commits, .number):
                let table = try await read(
                    PQStatement("SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint"))
                let transaction = try decoding { try table[0].integer(0) }
                return JournalPage(entries: [], next: JournalPosition(.commits, transaction, 0, 0))
            case (.numbers, .beginning): return try await events(after: [0, 0], query.limit)
            case (.numbers, .number(let number)): return try await events(after: [number, 0], query.limit)
            case (.numbers, .after(let position)):
                return try await events(after: try position.parts(.numbers, count: 2), query.limit)
            case (.numbers, .end):
                let last = try await rows(
                    PQStatement("SELECT number, version FROM event ORDER BY number DESC, version DESC LIMIT 1")
                ) { (try $0.integer(0), try $0.integer(1)) }.first ?? (0, 0)
                return JournalPage(entries: [], next: JournalPosition(.numbers, last.0, last.1))
            }
        }

        private static let columns = "r.id, e.number, \(PQRow.eventColumns)"

        private func commits(after place: [Int64], _ limit: Int) async throws(StoreError) -> JournalPage {
            // Each statement sees a state of its own. Whether anything waits is asked first: what had been committed
            // then shows in the page that is read next, unless it did wait.
            let tables = try await read([
                .kept(
                    """
                    SELECT NOT EXISTS (SELECT 1 FROM event \
                    WHERE written_in >= pg_snapshot_xmin(pg_current_snapshot())), \
                    pg_snapshot_xmax(pg_current_snapshot())::text::bigint
                    """),
                .kept(
                    """
                    SELECT \(Self.columns), e.written_in::text::bigint FROM event e JOIN request r USING (number) \
                    WHERE (e.written_in, e.number, e.version) > ($1::bigint::text::xid8, $2, $3) \
                    AND e.written_in < pg_snapshot_xmin(pg_current_snapshot()) \
                    ORDER BY e.written_in, e.number, e.version LIMIT $4
                    """, place.map { .integer($0) } + [.integer(Int64(limit))]),
            ])
            // Whoever went on from there would miss what is written until the transactions have got so far.
            guard try decoding({ place[0] <= (try tables[0][0].integer(1)) }) else {
                throw StoreError(
                    .invalidQuery, "The place is behind the end of this store’s journals, as after a backup was "
                        + "restored; start again from the beginning.")
            }
            return try decoding {
                let found = try tables[1].rows.map { (try $0.journalEntry(), try $0.integer(7)) }
                let next = found.last.map { [$0.1, $0.0.number, Int64($0.0.event.version)] } ?? place
                return JournalPage(
                    entries: found.map(\.0), next: JournalPosition(.commits, next[0], next[1], next[2]),
                    isCurrent: try tables[0][0].bool(0))
            }
        }

        private func events(after place: [Int64], _ limit: Int) async throws(StoreError) -> JournalPage {
            let found = try await rows(
                .kept(
                    """
                    SELECT \(Self.columns) FROM event e JOIN request r USING (number) \
                    WHERE (e.number, e.version) > ($1, $2) ORDER BY e.number, e.version LIMIT $3
                    """, place.map { .integer($0) } + [.integer(Int64(limit))])
            ) { try $0.journalEntry() }
            let next = found.last.map { [$0.number, Int64($0.event.version)] } ?? place
            return JournalPage(entries: found, next: JournalPosition(.numbers, next[0], next[1]))
        }
    }

    extension PQRow {
        /// `id`, `number` and what an event has.
        fileprivate func journalEntry() throws -> JournalEntry {
            JournalEntry(number: try integer(1), event: try event(of: Request.ID(try uniqueID(0)), from: 2))
        }
    }
#endif
