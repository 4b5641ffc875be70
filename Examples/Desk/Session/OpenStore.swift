#if Command
    import Foundation
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import ServiceDeskSQLite
    import Synchronization

    /// What a command wants of a store.
    enum StoreMode {
        /// Makes it where there is none.
        case create
        case existing
        /// Then it waits for nobody.
        case readOnly
    }

    /// Opens the store that a command works on.
    func openStore(_ options: StoreOptions, _ mode: StoreMode) async throws -> any CompleteStore {
        try await openStore(StoreURL(options.text), mode)
    }

    func openStore(_ url: StoreURL, _ mode: StoreMode) async throws -> any CompleteStore {
        switch url {
        case .memory: return InMemoryStore()
        case .sqlite(let path): return try openFile(path, mode)
        case .postgreSQL(let database): return try await openDatabase(database, mode)
        }
    }

    /// Makes a store where there is none.
    ///
    /// - Parameter advice: What to do where there is one.
    func makeStore(_ options: StoreOptions, _ advice: String) async throws -> any CompleteStore {
        let url = try StoreURL(options.text)
        let taken = Failure(.cannotCreate, "“\(url)” is there already; \(advice).")
        if case .sqlite(let path) = url {
            guard access(path, F_OK) != 0 else { throw taken }
        }
        let store = try await openStore(url, .create)
        let requests = try await store.page(RequestQuery(viewer: .host("desk"), limit: 1)).requests
        let people = try await store.entries(DirectoryQuery(.person, limit: 1))
        guard requests.isEmpty, people.isEmpty else { throw taken }
        return store
    }

    private func openDatabase(
        _ database: StoreURL.Database, _ mode: StoreMode
    ) async throws -> any CompleteStore {
        var configuration = PostgreSQLStore.Configuration()
        configuration.mode =
            switch mode {
            case .create: .create
            case .existing: .existing
            case .readOnly: .readOnly
            }
        let store = try await PostgreSQLStore(database, configuration: configuration)
        OpenStores.databases.append(store)
        return store
    }

    /// Opens a store in a file.
    func openFile(_ path: String, _ mode: StoreMode) throws -> SQLiteStore {
        var configuration = SQLiteStore.Configuration()
        configuration.mode =
            switch mode {
            case .create: .create
            case .existing: .existing
            case .readOnly: .readOnly
            }
        if let timeout = environment("DESK_LOCK_TIMEOUT") {
            guard let milliseconds = Int(timeout), (0...600_000).contains(milliseconds) else {
                throw Failure(.usage, "DESK_LOCK_TIMEOUT is a number of milliseconds from 0 to 600000.")
            }
            configuration.lockTimeout = milliseconds
        }
        let upgrade = UpgradeReport(path)
        configuration.upgrading = { upgrade.update($0) }
        defer { upgrade.finish() }
        let store = try SQLiteStore(path: path, configuration: configuration)
        if mode != .readOnly { OpenStores.files.append(store) }
        return store
    }

    /// Says on standard error that a store of an older version is brought up to date, where that takes long.
    private final class UpgradeReport: Sendable {
        private let path: String
        private let progress = Progress("upgrade", unit: "requests")
        private let begin = ContinuousClock.now
        private let hasSaid = Mutex(false)

        init(_ path: String) { self.path = path }

        func update(_ step: UpgradeProgress) {
            guard ContinuousClock.now - begin > .seconds(1) else { return }
            hasSaid.withLock { hasSaid in
                guard !hasSaid else { return }
                Terminal.report("\(path) was written by an older version and is brought up to date: this happens once.")
                hasSaid = true
            }
            progress.update(Int64(step.requestsDone), share: Double(step.requestsDone) / Double(step.requestsInAll))
        }

        func finish() { progress.finish() }
    }

    /// The stores that this run of the command writes to.
    enum OpenStores {
        // One command runs at a time and opens its stores from one task.
        nonisolated(unsafe) fileprivate(set) static var files: [SQLiteStore] = []
        nonisolated(unsafe) fileprivate(set) static var databases: [PostgreSQLStore] = []

        /// Takes what is written into the file itself, so that nothing but the file is left, and hangs up.
        static func close() async {
            // Everything is durable already. Where another process is at work, the next one to close does this.
            for store in files { try? store.close() }
            for store in databases { await store.close() }
        }
    }
#endif
