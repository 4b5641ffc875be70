#if SQLite
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    extension SQLiteStore {
        public func claim(_ claim: WorkClaim) async throws(StoreError) -> [ClaimedWork] {
            try claim.validate()
            // A look first: where nothing is due nobody is kept waiting, and nothing is written.
            let isAnythingDue = try await lookUp(claim.kinds.count) { try $0.hasDueWork(for: claim) }
            guard isAnythingDue else { return [] }
            return try await write { db in
                try db.dueWork(for: claim).map { record in
                    let claimed = record.claimed(by: claim)
                    try db.keep(claimed: claimed)
                    return ClaimedWork(claimed, by: claim)
                }
            }
        }

        public func work(_ query: WorkQuery) async throws(StoreError) -> WorkPage {
            try query.validate()
            let limit = query.limit + 1
            // The next piece that is due is asked for again and again; a list of many is not.
            let found = try await lookUp(limit) { try $0.work(query, limit: limit) }
            return WorkPage(found: found, limit: query.limit)
        }
    }

    // MARK: - Claims

    extension Database {
        static let workColumns =
            "key, kind, payload, request, due, next, attempt, claim, owner, failure, is_buried, checksum"

        fileprivate func hasDueWork(for claim: WorkClaim) throws -> Bool {
            try claim.kinds.contains { kind in
                try first(
                    "SELECT 1 FROM work WHERE is_buried = 0 AND kind = ?1 AND next <= ?2 LIMIT 1",
                    [.text(kind.rawValue), .integer(claim.now.microseconds)]) { _ in true } ?? false
            }
        }

        /// The earliest of each kind, and of these the earliest.
        fileprivate func dueWork(for claim: WorkClaim) throws -> [WorkRecord] {
            var found: [WorkRecord] = []
            for kind in claim.kinds {
                found += try rows(
                    """
                    SELECT \(Self.workColumns) FROM work WHERE is_buried = 0 AND kind = ?1 AND next <= ?2 \
                    ORDER BY next, key LIMIT ?3
                    """, [.text(kind.rawValue), .integer(claim.now.microseconds), .integer(Int64(claim.limit))]
                ) { try $0.workRecord() }
            }
            guard claim.kinds.count > 1 else { return found }
            return Array(found.sorted { $0.isDueBefore($1) }.prefix(claim.limit))
        }

        // MARK: Commits

        func workAfter(_ change: Change) throws -> [WorkKey: WorkRecord?]? {
            guard !change.work.isEmpty || !change.settlements.isEmpty else { return [:] }
            return try change.workAfter { try workRecord($0) } accepts: { receipt in
                try first(
                    "SELECT 1 FROM work WHERE key = ?1 AND claim = ?2",
                    [.text(receipt.key.rawValue), .blob(receipt.claim.bytes)]) { _ in true } ?? false
            }
        }

        func keep(_ work: [WorkKey: WorkRecord?]) throws {
            for (key, record) in work {
                if let record {
                    try replace(record)
                } else {
                    try run("DELETE FROM work WHERE key = ?1", [.text(key.rawValue)])
                }
            }
        }

        private func workRecord(_ key: WorkKey) throws -> WorkRecord? {
            try first("SELECT \(Self.workColumns) FROM work WHERE key = ?1", [.text(key.rawValue)]) {
                try $0.workRecord()
            }
        }

        /// Writes only what a claim changes.
        fileprivate func keep(claimed record: WorkRecord) throws {
            try run(
                "UPDATE work SET next = ?2, attempt = ?3, claim = ?4, owner = ?5, checksum = ?6 WHERE key = ?1",
                [
                    .text(record.key.rawValue), .integer(record.nextAt.microseconds), .integer(Int64(record.attempt)),
                    record.claim.map { .blob($0.bytes) } ?? .null, record.owner.map { .text($0) } ?? .null,
                    .integer(record.checksum),
                ])
        }

        /// Writes a record in the place of any that has its key. The columns of indexes that stay as they are leave
        /// their indexes alone, which `INSERT OR REPLACE` would not.
        fileprivate func replace(_ record: WorkRecord) throws {
            try run(
                """
                INSERT INTO work (\(Self.workColumns)) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12) \
                ON CONFLICT (key) DO UPDATE SET kind = ?2, payload = ?3, request = ?4, due = ?5, next = ?6, \
                attempt = ?7, claim = ?8, owner = ?9, failure = ?10, is_buried = ?11, checksum = ?12
                """, record.columns)
        }
    }

    // MARK: - Questions

    extension Database {
        fileprivate func work(_ query: WorkQuery, limit: Int) throws -> [WorkRecord] {
            switch query.selection {
            case .pending(let end): return try pendingWork(query, before: end, limit: limit)
            case .buried:
                return try workRows(query, "is_buried = 1", [], limit: limit)
            case .about(let request):
                return try workRows(query, "request = ?1", [.blob(request.uuid.bytes)], limit: limit)
            case .all: return try workRows(query, "1", [], limit: limit)
            case .named(let keys):
                let wanted = keys.filter { key in query.after.map { $0.key < key } ?? true }
                return Array(try wanted.lazy.compactMap { try workRecord($0) }.filter(query.matches).prefix(limit))
            }
        }

        /// The earliest of each kind, and of these the earliest.
        private func pendingWork(_ query: WorkQuery, before end: Timestamp?, limit: Int) throws -> [WorkRecord] {
            var found: [WorkRecord] = []
            for kind in query.kinds.isEmpty ? try kindsOfWork() : Array(query.kinds) {
                var one = query
                one.kinds = [kind]
                let before: [SQLValue] = end.map { [.integer($0.microseconds)] } ?? []
                found += try workRows(one, "is_buried = 0" + (end == nil ? "" : " AND next < ?1"), before, limit: limit)
            }
            return Array(found.sorted { $0.isDueBefore($1) }.prefix(limit))
        }

        /// Which kinds there are, each found by a step in the index.
        private func kindsOfWork() throws -> [WorkKind] {
            var (kinds, last): ([WorkKind], String) = ([], "")
            while let next = try first(
                "SELECT kind FROM work WHERE is_buried = 0 AND kind > ?1 ORDER BY kind LIMIT 1", [.text(last)],
                { try $0.text(0) })
            {
                kinds.append(WorkKind(next))
                last = next
            }
            return kinds
        }

        private func workRows(
            _ query: WorkQuery, _ condition: String, _ values: [SQLValue], limit: Int
        ) throws -> [WorkRecord] {
            var (text, values) = ("SELECT \(Self.workColumns) FROM work WHERE \(condition)", values)
            func place(_ value: SQLValue) -> String {
                values.append(value)
                return "?\(values.count)"
            }
            if !query.kinds.isEmpty {
                let kinds = query.kinds.map { place(.text($0.rawValue)) }.joined(separator: ", ")
                text += query.kinds.count == 1 ? " AND kind = \(kinds)" : " AND kind IN (\(kinds))"
            }
            if let after = query.after {
                let key = place(.text(after.key.rawValue))
                text += query.isByTime
                    ? " AND (next, key) > (\(place(.integer(after.nextAt.microseconds))), \(key))" : " AND key > \(key)"
            }
            text += " ORDER BY \(query.isByTime ? "next, key" : "key") LIMIT \(place(.integer(Int64(limit))))"
            return try rows(text, values) { try $0.workRecord() }
        }
    }

    // MARK: - Rows

    extension WorkRecord {
        /// As the table has them.
        fileprivate var columns: [SQLValue] {
            let request = item.task.request.map { SQLValue.blob($0.uuid.bytes) } ?? .null
            return [
                .text(key.rawValue), .text(item.task.kind.rawValue), .blob(item.task.payload), request,
                .integer(item.dueAt.microseconds), .integer(nextAt.microseconds), .integer(Int64(attempt)),
                claim.map { .blob($0.bytes) } ?? .null, owner.map { .text($0) } ?? .null,
                failure.map { .text($0) } ?? .null, .integer(isBuried ? 1 : 0), .integer(checksum),
            ]
        }

        /// What the row has beside it, so that damage is found.
        var checksum: Int64 {
            var checksum = Checksum()
            checksum.add(counted: key.rawValue)
            checksum.add(counted: item.task.kind.rawValue)
            checksum.add(counted: owner ?? "")
            checksum.add(counted: failure ?? "")
            checksum.add(item.task.payload)
            if let id = item.task.request?.uuid { checksum.add(id.bytes) }
            if let claim { checksum.add(claim.bytes) }
            checksum.add(item.dueAt.microseconds)
            checksum.add(nextAt.microseconds)
            checksum.add(Int64(attempt))
            checksum.add(isBuried ? 1 : 0)
            return checksum.column
        }
    }

    extension SQLiteRow {
        /// The columns of work in their order.
        ///
        /// - Throws: ``StoreError`` of code ``StoreError/Code/damaged`` where they are not as they were written.
        func workRecord() throws -> WorkRecord {
            let task = try WorkTask(
                kind: WorkKind(text(1)), payload: bytes(2), request: isNull(3) ? nil : Request.ID(uniqueID(3)))
            let record = WorkRecord(
                WorkItem(WorkKey(try text(0)), dueAt: Timestamp(microseconds: try int64(4)), task: task),
                nextAt: Timestamp(microseconds: try int64(5)), attempt: try int(6),
                claim: isNull(7) ? nil : try uniqueID(7), owner: isNull(8) ? nil : try text(8),
                failure: isNull(9) ? nil : try text(9), isBuried: try int(10) != 0)
            guard try int64(11) == record.checksum else {
                throw StoreError(.damaged, "The work “\(record.key)” has changed in the store. Restore a backup.")
            }
            return record
        }

        private func uniqueID(_ column: Int) throws -> UniqueID {
            guard let id = UniqueID(bytes: try bytes(column)) else {
                throw StoreError(.damaged, "The store holds an id that does not have 16 bytes. Restore a backup.")
            }
            return id
        }
    }
#endif
