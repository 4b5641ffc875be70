#if SQLite
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    /// How far a store of an older version is brought up to date.
    public struct UpgradeProgress: Hashable, Sendable {
        public var requestsDone: Int
        public var requestsInAll: Int
    }

    /// Brings requests up to date that an older version wrote: a migration adds a row to `upgrade`, and this does it, a
    /// batch in one transaction with how far it has come. A process that is killed loses no more than its batch, and
    /// the next one goes on there.
    enum SQLiteUpgrade {
        /// Requests of which the journals are folded once more.
        static let courses = "courses"
        /// Requests of which the journals are measured.
        static let measurements = "measurements"
        /// Requests of which it is found what is late, and due next.
        static let dues = "dues"
        /// Most requests of a transaction. One is in memory at a time, and what is written of a batch in the log.
        private static let requestsPerBatch = 500

        static let table = """
            CREATE TABLE upgrade (name TEXT PRIMARY KEY, done INTEGER NOT NULL) STRICT, WITHOUT ROWID;
            """

        static func schedule(_ name: String, _ db: Database) throws {
            try db.run("INSERT OR REPLACE INTO upgrade (name, done) VALUES (?1, 0)", [.text(name)])
        }

        /// Whether something is left to do. All migrations have been made.
        static func isPending(_ db: Database) throws -> Bool {
            try db.first("SELECT 1 FROM upgrade", []) { _ in true } ?? false
        }

        /// Does what is left to do.
        static func finish(
            _ pool: DatabasePool, progress: ((UpgradeProgress) -> Void)?
        ) throws {
            try finish(courses, pool, progress: progress) { number, db in
                try completeCourse(of: number, db)
                return []
            }
            try finish(measurements, pool, progress: progress) { number, db in
                var fold = MeasurementFold()
                try eachEvent(of: number, db) { fold.take($0) }
                return fold.found
            }
            try finish(dues, pool, progress: progress) { number, db in
                try completeDue(of: number, db)
                return []
            }
        }

        /// Does something to each request.
        ///
        /// - Parameter body: Gives what is measured anew.
        private static func finish(
            _ name: String, _ pool: DatabasePool, progress: ((UpgradeProgress) -> Void)?,
            _ body: (Request.Number, Database) throws -> [RequestMeasurement]
        ) throws {
            try pool.writeWithoutTransaction { db in
                let done = "SELECT done FROM upgrade WHERE name = ?1"
                guard var place = try db.first(done, [.text(name)], { try $0.int64(0) }) else { return }
                func count(_ condition: String) throws -> Int {
                    try db.first("SELECT count(*) FROM request WHERE \(condition)", []) { try $0.int(0) } ?? 0
                }
                var step = UpgradeProgress(
                    requestsDone: try count("number <= \(place)"), requestsInAll: try count("true"))
                while true {
                    let batch = try db.inImmediateTransaction { try finishBatch(name, after: place, db, body) }
                    guard let batch else { return }
                    place = batch.last
                    step.requestsDone += batch.count
                    progress?(step)
                }
            }
        }

        /// - Returns: The last number of the batch and how many there were; `nil` where nothing was left.
        private static func finishBatch(
            _ name: String, after place: Request.Number, _ db: Database,
            _ body: (Request.Number, Database) throws -> [RequestMeasurement]
        ) throws -> (last: Request.Number, count: Int)? {
            let numbers = try db.rows(
                "SELECT number FROM request WHERE number > ?1 ORDER BY number LIMIT ?2",
                [.integer(place), .integer(Int64(requestsPerBatch))]) { try $0.int64(0) }
            guard let last = numbers.last else {
                try db.run("DELETE FROM upgrade WHERE name = ?1", [.text(name)])
                return nil
            }
            var found: [RequestMeasurement] = []
            for number in numbers {
                do {
                    found += try body(number, db)
                } catch is DecodingError {
                    // What cannot be read stays as it is, for a check to find.
                } catch let error as StoreError where error.code == .damaged {
                } catch let error as DatabaseError where error.resultCode == .SQLITE_CORRUPT {}
            }
            try db.keep(found)
            try db.run("UPDATE upgrade SET done = ?1 WHERE name = ?2", [.integer(last), .text(name)])
            return (last, numbers.count)
        }

        private static func completeCourse(of number: Request.Number, _ db: Database) throws {
            let row = try db.first("SELECT id, content FROM request WHERE number = ?1", [.integer(number)]) { row in
                (id: UniqueID(bytes: try row.bytes(0)), content: try row.bytes(1))
            }
            guard let row, let id = row.id.map({ Request.ID($0) }) else { return }
            var fold = JournalFold(of: id)
            try eachEvent(of: number, db) { fold.take($0) }
            guard let completed = try fold.completing(row.content) else { return }
            try db.run("UPDATE request SET content = ?1 WHERE number = ?2", [.blob(completed), .integer(number)])
        }

        /// Of what is over nothing is late, and the date that was set stays.
        private static func completeDue(of number: Request.Number, _ db: Database) throws {
            let isOpen = "SELECT content FROM request WHERE number = ?1 AND is_open = 1"
            guard try db.first(isOpen, [.integer(number)], { _ in true }) == true else { return }
            // Also where the journal cannot be read: lists go by the column, and pages on by the content.
            do { try completeCourse(of: number, db) } catch let error as StoreError where error.code == .damaged {
            } catch is DecodingError {}
            guard let content = try db.first(isOpen, [.integer(number)], { try $0.bytes(0) }) else { return }
            let due = RequestColumns.due(of: try Request(encoded: content, number: number))
            try db.run(
                "UPDATE request SET due = ?1 WHERE number = ?2 AND due <> ?1", [.integer(due), .integer(number)])
        }

        private static func eachEvent(
            of number: Request.Number, _ db: Database, _ body: (RecordedEvent) throws -> Void
        ) throws {
            let id = try db.first("SELECT id FROM request WHERE number = ?1", [.integer(number)]) { row in
                UniqueID(bytes: try row.bytes(0)).map { Request.ID($0) }
            }
            guard let id = id ?? nil else { return }
            try db.each(
                "SELECT \(Database.eventColumns) FROM event e WHERE number = ?1 ORDER BY version", [.integer(number)]
            ) { row in try body(try row.event(of: id, from: 0))
            }
        }
    }
#endif
