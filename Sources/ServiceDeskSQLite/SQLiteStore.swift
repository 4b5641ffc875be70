#if SQLite
    import Foundation
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    /// Keeps everything in one SQLite file: requests, journals, people, attachments.
    ///
    /// Each commit is durable (write-ahead log, `synchronous=FULL`). Several processes on one machine may use the file
    /// at the same time: a desk that runs and a command beside it. For more than that there is PostgreSQL. The file
    /// must be on a local disk: SQLite's log does not work over a network file system.
    ///
    /// Beside the file stand SQLite's own `-wal` and `-shm` and an empty `-lock` (``ProcessLock``); they belong
    /// together.
    public final class SQLiteStore: Sendable {
        /// How to open a file.
        public struct Configuration: Sendable {
            public enum Mode: Sendable {
                /// Makes the file where there is none.
                case create
                /// The file must be there.
                case existing
                /// The file must be there and is only read; a writer that is busy is not waited for. While nobody
                /// writes, neither the file nor its folder needs to be writable.
                case readOnly
            }

            public var mode = Mode.create
            /// How long to wait, in milliseconds, while another process writes.
            public var lockTimeout = 5_000
            /// The name under which this process is told to others who wait for it.
            public var processName = ProcessInfo.processInfo.processName
            /// Memory for pages of the file, in KiB, for each of the connections (one that writes, up to thirteen that
            /// read).
            public var cacheSize = 16_384
            /// Is told, while a file of an older version is brought up to date, how far that is: minutes for a million
            /// requests. Called on the thread that opens the store.
            public var upgrading: (@Sendable (UpgradeProgress) -> Void)?

            public init() {}
        }

        public let path: String
        let configuration: Configuration
        let pool: DatabasePool
        /// `nil` for a store that is only read.
        let lock: ProcessLock?
        /// Set where the file is read without locks, in a place that cannot be written.
        let atRest: FileAtRest?
        private let nearby: NearbyReaders
        let decoded = DecodedRequests()

        /// Opens a file, and makes or migrates it where needed.
        ///
        /// - Throws: ``StoreError`` of code ``StoreError/Code/unavailable`` where there is no file,
        ///   ``StoreError/Code/notAStore`` or ``StoreError/Code/damaged`` where it is something else,
        ///   ``StoreError/Code/newerSchema`` where a newer version of the desk has written it,
        ///   ``StoreError/Code/readOnly`` and ``StoreError/Code/busy``.
        public init(path: String, configuration: Configuration = Configuration()) throws(StoreError) {
            self.path = path
            self.configuration = configuration
            try Self.checkFile(at: path, configuration.mode)
            let (pool, nearby): (DatabasePool, NearbyReaders)
            do {
                if configuration.mode == .readOnly {
                    lock = nil
                    (pool, atRest) = try Self.openForReading(path, configuration)
                } else {
                    atRest = nil
                    // Opening for writing changes a file: one that belongs to somebody else is found out before.
                    try SQLiteSchema.checkOwner(ofFileAt: path, timeout: configuration.lockTimeout)
                    let lock = try ProcessLock(
                        path: Self.lockPath(of: path), name: configuration.processName)
                    self.lock = lock
                    // Opening writes too: the log's first page, a migration.
                    pool = try lock.withLock(timeout: configuration.lockTimeout) {
                        let pool = try Self.openPool(path, configuration)
                        try SQLiteSchema.prepare(pool, progress: configuration.upgrading)
                        return pool
                    }
                }
                nearby = try NearbyReaders(
                    path: pool.path, configuration: Self.settings(configuration, isReadOnly: true))
            } catch {
                throw StoreError(error, at: path)
            }
            (self.pool, self.nearby) = (pool, nearby)
        }

        /// Finishes the write-ahead log and closes the file. Calls under way end first; later ones throw.
        public func close() throws(StoreError) {
            do {
                try nearby.close()
                if let lock {
                    // On the queue of the writer, as every use of the lock: it belongs to the process, and two threads
                    // of one process would both get it. Closing itself needs none: SQLite works on the log then only
                    // when nobody else has the file open.
                    try pool.writeWithoutTransaction { db in
                        try lock.withLock(timeout: configuration.lockTimeout) {
                            // Where somebody still reads, the log is left to the last one; waiting for them here would
                            // keep all who write waiting too.
                            try db.execute(sql: "PRAGMA busy_timeout = 0; PRAGMA wal_checkpoint(TRUNCATE)")
                        }
                    }
                    try pool.close()
                } else {
                    try pool.close()
                }
            } catch {
                throw StoreError(error, at: path)
            }
        }

        private static func checkFile(at path: String, _ mode: Configuration.Mode) throws(StoreError) {
            var isFolder: ObjCBool = false
            let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
            if isFolder.boolValue { throw StoreError(.notAStore, "\(path) is a folder, not a store.") }
            if !exists, mode != .create { throw StoreError(.unavailable, "There is no store at \(path).") }
        }

        /// All names of a file share one lock, as they share SQLite's log.
        private static func lockPath(of path: String) -> String {
            URL(fileURLWithPath: path).resolvingSymlinksInPath().path + "-lock"
        }

        /// Opens a file that is only read. Where SQLite needs files beside it that it cannot make, the file is read as
        /// one at rest.
        private static func openForReading(
            _ path: String, _ configuration: Configuration
        ) throws -> (DatabasePool, FileAtRest?) {
            func open(_ name: String) throws -> DatabasePool {
                let pool = try openPool(name, configuration)
                try pool.read { try SQLiteSchema.check($0, at: path) }
                return pool
            }
            let atRest = FileAtRest(path)
            if let atRest, atRest.isWriteProtected { return (try open(atRest.immutableName), atRest) }
            do {
                return (try open(path), nil)
            } catch let error as DatabaseError
                where [.SQLITE_READONLY, .SQLITE_CANTOPEN].contains(error.resultCode) && access(path, R_OK) == 0
            {
                guard let atRest else {
                    throw StoreError(
                        .readOnly,
                        "The store \(path) cannot be read here: its log \(path)-wal holds changes, and reading them "
                            + "takes a folder that can be written.", detail: error.description)
                }
                return (try open(atRest.immutableName), atRest)
            }
        }

        private static func settings(_ configuration: Configuration, isReadOnly: Bool) -> GRDB.Configuration {
            var settings = GRDB.Configuration()
            settings.readonly = isReadOnly
            settings.foreignKeysEnabled = false
            settings.maximumReaderCount = readers
            settings.busyMode = .timeout(Double(configuration.lockTimeout) / 1000)
            settings.label = "service-desk"
            let cacheSize = configuration.cacheSize
            settings.prepareDatabase { db in
                try db.execute(sql: "PRAGMA cache_size = -\(cacheSize)")
                try PassageWeight.register(in: db)
            }
            return settings
        }

        private static func openPool(_ path: String, _ configuration: Configuration) throws -> DatabasePool {
            let settings = settings(configuration, isReadOnly: configuration.mode == .readOnly)
            let pool = try DatabasePool(path: path, configuration: settings)
            if !settings.readonly {
                // GRDB chooses NORMAL for a write-ahead log, which may lose the last commits when the power fails.
                try pool.writeWithoutTransaction { db in
                    try db.execute(
                        sql: "PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = \(pagesPerCheckpoint)")
                }
            }
            return pool
        }

        // MARK: Access to the file

        /// Reads a state of the file that no writer changes meanwhile.
        func read<Result: Sendable>(
            _ body: @Sendable @escaping (Database) throws -> Result
        ) async throws(StoreError) -> Result {
            do {
                let result = try await pool.read(body)
                try atRest?.check()
                return result
            } catch {
                throw readError(error)
            }
        }

        /// Reads some rows by their keys, each as it stands when it is read.
        ///
        /// Where they are few it is done on the thread of the caller (``NearbyReaders``).
        func lookUp<Result: Sendable>(
            _ count: Int = 1, _ body: @Sendable @escaping (Database) throws -> Result
        ) async throws(StoreError) -> Result {
            guard count <= Self.fewRows else { return try await read(body) }
            do {
                let result = try nearby.read(body)
                try atRest?.check()
                return result
            } catch {
                throw readError(error)
            }
        }

        /// Reads by one statement what is mostly little: on the thread of the caller, and elsewhere once more where it
        /// is much.
        func readShortly<Result: Sendable>(
            _ body: @Sendable @escaping (Database) throws -> Result
        ) async throws(StoreError) -> Result {
            do {
                if let result = try nearby.readShortly(body) {
                    try atRest?.check()
                    return result
                }
            } catch {
                throw readError(error)
            }
            return try await read(body)
        }

        /// SQLite moves what was committed from the log into the file once the log has so many pages (32 MiB); whoever
        /// commits then waits for it. With its own 1,000 a page that many commits change is moved eight times as often.
        private static let pagesPerCheckpoint = 8_000
        private static let fewRows = 16
        private static let readers = 5

        /// What is read while it changes may look damaged.
        private func readError(_ error: any Error) -> StoreError { atRest?.change ?? StoreError(error, at: path) }

        /// Writes in one transaction, while no other process writes. A task that is cancelled does not stop it.
        func write<Result: Sendable>(
            _ body: @Sendable @escaping (Database) throws -> Result
        ) async throws(StoreError) -> Result {
            try await alone { db in try db.inImmediateTransaction { try body(db) } }
        }

        /// Does something to the file while nobody else writes, in whatever transactions it takes.
        func alone<Result: Sendable>(
            _ body: @Sendable @escaping (Database) throws -> Result
        ) async throws(StoreError) -> Result {
            guard let lock else { throw StoreError(.readOnly, "The store \(path) was opened for reading only.") }
            let (path, timeout) = (path, configuration.lockTimeout)
            let result: Swift.Result<Result, StoreError> = await withCheckedContinuation { continuation in
                pool.asyncWriteWithoutTransaction { db in
                    continuation.resume(
                        returning: Swift.Result {
                            try lock.withLock(timeout: timeout) { try body(db) }
                        }.mapError { StoreError($0, at: path) })
                }
            }
            return try result.get()
        }
    }

    extension Database {
        /// A transaction that reads before it writes fails at once when another connection has written in between: it
        /// begins as a writer.
        func inImmediateTransaction<Result>(_ body: () throws -> Result) throws -> Result {
            var result: Result?
            try inTransaction(.immediate) {
                result = try body()
                return .commit
            }
            guard let result else { throw StoreError(.other, "The transaction on \(description) gave nothing.") }
            return result
        }
    }
#else
    @available(
        *, unavailable, message: "SQLiteStore needs the package trait SQLite: .package(url: …, traits: [\"SQLite\"])"
    )
    public final class SQLiteStore: Sendable {}
#endif
