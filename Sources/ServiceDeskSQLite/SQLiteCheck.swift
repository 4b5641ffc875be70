#if SQLite
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    /// Something in the file that is not as it should be.
    public struct StoreFault: Hashable, Sendable, CustomStringConvertible {
        /// The request concerned; `nil` where it is none, or not known which.
        public let request: Request.Number?
        /// What is wrong, and where, in one line.
        public let description: String
    }

    extension SQLiteStore {
        /// As many faults are listed.
        public static let maximumFaults = 100

        /// Checks the file itself, and that everything kept beside requests, journals and the directory, so that they
        /// are found quickly, follows from what they say: columns, participants, tags, numbers by team and state, the
        /// words of the full-text search, addresses and memberships, and the same for articles and their revisions.
        ///
        /// It reads the whole file as it is at one moment, a row at a time; writers may go on, but the write-ahead log
        /// grows until it is done. It does not look into journals and attachments: ``/ServiceDesk/StoreAudit`` does.
        ///
        /// - Returns: The first ``maximumFaults`` faults; none for a sound file.
        /// - Throws: ``StoreError`` when the file cannot be read at all; damage is reported, not thrown.
        public func check() async throws(StoreError) -> [StoreFault] {
            let path = self.path
            return try await read { db in
                var check = SQLiteCheck(db, path: path)
                try check.run()
                return check.faults
            }
        }
    }

    /// One check under way.
    struct SQLiteCheck {
        let db: Database
        private let path: String
        private(set) var faults: [StoreFault] = []

        init(_ db: Database, path: String) {
            self.db = db
            self.path = path
        }

        mutating func add(_ description: String, request: Request.Number? = nil) {
            guard faults.count < SQLiteStore.maximumFaults else { return }
            faults.append(StoreFault(request: request, description: description))
        }

        mutating func run() throws {
            try section("The file") { try $0.checkFile() }
            try section("Requests") { try $0.checkRequests() }
            try section("Idempotency keys") { try $0.checkKeys() }
            try section("The directory") { try $0.checkDirectory() }
            try section("The full-text search") { try $0.checkPassages() }
            try section("Articles") { try $0.checkArticles() }
            try section("Readings of articles") { try $0.checkReadings() }
            try section("Due work") { try $0.checkWork() }
        }

        /// Where a section meets damage that it cannot pass, it says so, and the next one is still done.
        private mutating func section(_ name: String, _ body: (inout SQLiteCheck) throws -> Void) throws {
            do {
                try body(&self)
            } catch {
                let known = StoreError(error, at: path)
                guard known.isOfTheFile, !error.isInterruption else { throw error }
                add("\(name) cannot be read to the end: \(known.detail ?? known.description)")
            }
        }

        private mutating func checkFile() throws {
            let lines = try db.rows("PRAGMA integrity_check(\(SQLiteStore.maximumFaults))", []) { try $0.text(0) }
            for line in lines where line != "ok" { add("SQLite finds: \(line)") }
        }

        /// How many rows a table has.
        func count(_ table: String) throws -> Int {
            try db.first("SELECT count(*) FROM \(table)", []) { try $0.int(0) } ?? 0
        }

        /// Whether a statement gives a row.
        func exists(_ sql: String, _ values: [SQLValue]) throws -> Bool {
            try db.first(sql, values) { _ in true } ?? false
        }

        /// Compares the number of rows of a table with what there should be, once each of those was looked for.
        mutating func compareCount(of table: String, _ expected: Int) throws {
            let found = try count(table)
            if found != expected { add("The table “\(table)” has \(found) rows; it should have \(expected).") }
        }

        // MARK: Keys and directory

        private mutating func checkKeys() throws {
            try db.each("SELECT name, fingerprint, number, checksum FROM idempotency_key", []) { row in
                let (name, fingerprint, number) = (try row.text(0), try row.digest(1), try row.int64(2))
                let key = Change.Key(name: name, fingerprint: fingerprint)
                if try row.int64(3) != key.checksum(number) { add("The key “\(name)” has changed.", request: number) }
                if try !exists("SELECT 1 FROM request WHERE number = ?1", [.integer(number)]) {
                    add("The key “\(name)” stands for a request that is not there.", request: number)
                }
            }
        }

        private mutating func checkWork() throws {
            try db.each("SELECT \(Database.workColumns) FROM work", []) { row in
                do {
                    _ = try row.workRecord()
                } catch let error as DecodingError {
                    add("A piece of due work cannot be read: \(error)")
                } catch let error as StoreError where error.code == .damaged {
                    add(error.description)
                }
            }
        }

        private mutating func checkDirectory() throws {
            var (addresses, members, delegates) = (0, 0, 0)
            try db.each("SELECT kind, id, content, checksum FROM directory_entry", []) { row in
                let (kind, id) = (try row.text(0), try row.text(1))
                let entry: DirectoryEntry
                do {
                    let content = try row.bytes(2)
                    if try row.int64(3) != DirectoryEntry.checksum(content) { add("The \(kind) “\(id)” has changed.") }
                    entry = try CanonicalJSON.decode(DirectoryEntry.self, from: content)
                } catch is DecodingError {
                    return add("The \(kind) “\(id)” cannot be read.")
                }
                if entry.kind.rawValue != kind || entry.id != id {
                    add("The \(kind) “\(id)” says that it is the \(entry.kind.rawValue) “\(entry.id)”.")
                }
                for key in Set(entry.person?.addresses.map(\.key) ?? []) {
                    addresses += 1
                    try expect("address", ["key": key, "person": id])
                }
                for person in Set(entry.team?.members.map(\.person.rawValue) ?? []) {
                    members += 1
                    try expect("member", ["person": person, "team": id])
                }
                if let delegation = entry.delegation {
                    delegates += 1
                    try expect("delegate", ["person": delegation.to.rawValue, "delegation": id])
                }
            }
            try compareCount(of: "address", addresses)
            try compareCount(of: "member", members)
            try compareCount(of: "delegate", delegates)
        }

        /// Looks for a row that the directory's entries make necessary.
        private mutating func expect(_ table: String, _ row: KeyValuePairs<String, String>) throws {
            let conditions = row.enumerated().map { "\($1.key) = ?\($0 + 1)" }.joined(separator: " AND ")
            guard try !exists("SELECT 1 FROM \(table) WHERE \(conditions)", row.map { .text($0.value) }) else { return }
            add("The table “\(table)” lacks the row \(row.map(\.value).joined(separator: ", ")).")
        }
    }

    extension Change.Key {
        /// What the key's row has beside it, so that damage is found.
        func checksum(_ number: Request.Number) -> Int64 {
            var checksum = Checksum()
            checksum.add(name.utf8)
            checksum.add(fingerprint.bytes)
            checksum.add(number)
            return checksum.column
        }
    }

    extension DirectoryEntry {
        static func checksum(_ content: [UInt8]) -> Int64 {
            var checksum = Checksum()
            checksum.add(content)
            return checksum.column
        }
    }

    extension Error {
        fileprivate var isInterruption: Bool {
            self is CancellationError || (self as? DatabaseError)?.resultCode == .SQLITE_INTERRUPT
        }
    }

    extension StoreError {
        /// Whether the error says something of the file, and not of the moment.
        fileprivate var isOfTheFile: Bool { ![.busy, .full, .readOnly, .unavailable].contains(code) }
    }
#endif
