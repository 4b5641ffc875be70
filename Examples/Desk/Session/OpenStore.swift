#if Command
    import ServiceDesk
    import ServiceDeskSQLite
    import Synchronization

    /// Opens the store that a command works on.
    func openStore(_ path: String, _ mode: SQLiteStore.Configuration.Mode) throws -> SQLiteStore {
        var configuration = SQLiteStore.Configuration()
        configuration.mode = mode
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
        if mode != .readOnly { OpenStores.all.append(store) }
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
        nonisolated(unsafe) fileprivate(set) static var all: [SQLiteStore] = []

        /// Takes what is written into the file itself, so that nothing but the file is left.
        static func close() {
            // Everything is durable already. Where another process is at work, the next one to close does this.
            for store in all { try? store.close() }
        }
    }
#endif
