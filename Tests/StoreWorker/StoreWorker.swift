#if SQLite
    import Foundation
    import ServiceDesk
    import ServiceDeskSQLite

    /// A process of its own for the tests of reliability: one that can be killed, that holds a lock, or that may crash.
    /// A store is a path, or what ``PostgreSQLStore/asArgument`` gives.
    ///
    ///     store-worker load STORE SEED               changes requests from eight tasks until it is killed
    ///     store-worker due STORE SEED [KEY]          does due work until it is killed, but never ends that of the key
    ///     store-worker clocks STORE SEED COUNT       tells what clocks come to; kills itself after so many
    ///     store-worker owe STORE INSTANT             opens what is owed at an instant, in microseconds
    ///     store-worker live STORE INSTANT SEED       does what is due and what people do at an instant
    ///     store-worker open STORE NAME COUNT         waits for a line, then opens so many requests
    ///     store-worker watch STORE                   counts requests, opened for reading only, until its input ends
    ///     store-worker hold STORE NAME               holds the writers' lock until its input ends
    ///     store-worker add STORE SUBJECT             opens one request
    ///     store-worker inspect                       checks each store whose path it reads from its input
    ///     store-worker carry STORE MEBIBYTES         uploads and downloads a file and tells what memory it took
    @main
    struct StoreWorker {
        static func main() async {
            let arguments = Array(CommandLine.arguments.dropFirst())
            do {
                switch (arguments.first, arguments.count) {
                case ("load", 3): try await Load.run(arguments[1], seed: UInt64(arguments[2]) ?? 0)
                case ("due", 3): try await DueWork.run(arguments[1], seed: UInt64(arguments[2]) ?? 0)
                case ("due", 4):
                    try await DueWork.run(
                        arguments[1], seed: UInt64(arguments[2]) ?? 0, keeping: WorkKey(arguments[3]))
                case ("clocks", 4):
                    try await ClockTelling.run(
                        arguments[1], seed: UInt64(arguments[2]) ?? 0, count: Int(arguments[3]) ?? 1)
                case ("owe", 3):
                    try await Owing.run(arguments[1], at: Timestamp(microseconds: Int64(arguments[2]) ?? 0))
                case ("live", 4):
                    try await Living.run(
                        arguments[1], at: Timestamp(microseconds: Int64(arguments[2]) ?? 0),
                        seed: UInt64(arguments[3]) ?? 0)
                case ("open", 4): try await open(arguments[1], name: arguments[2], count: Int(arguments[3]) ?? 0)
                case ("watch", 2): try await watch(arguments[1])
                case ("hold", 3): try hold(arguments[1], name: arguments[2])
                case ("add", 3): try await add(arguments[1], arguments[2])
                case ("inspect", 1): try await Inspection.run()
                case ("carry", 3): try await Carrying.run(arguments[1], mebibytes: Int(arguments[2]) ?? 0)
                default: fail("unknown command \(arguments)")
                }
            } catch let error as StoreError {
                fail("\(error.code): \(error)")
            } catch {
                fail("\(error)")
            }
        }

        private static func fail(_ text: String) -> Never {
            say(text)
            exit(1)
        }

        /// Writes a line in one piece, so that a killed process leaves no half of one.
        static func say(_ line: String) {
            let bytes = Array((line + "\n").utf8)
            let written = bytes.withUnsafeBytes { write(1, $0.baseAddress, $0.count) }
            precondition(written == bytes.count, "The test that started this process reads its output.")
        }

        private static func open(_ path: String, name: String, count: Int) async throws {
            let store = try SQLiteStore(path: path)
            try await store.saveOrganisation()
            let desk = Desk(store)
            say("ready")
            _ = readLine()
            for index in 0..<count {
                let draft = RequestDraft("\(name) \(index)", requester: "anna", team: "it")
                say("done \(try await desk.open(draft, as: .host(name)).number)")
            }
        }

        private static func watch(_ path: String) async throws {
            var configuration = SQLiteStore.Configuration()
            configuration.mode = .readOnly
            let store = try SQLiteStore(path: path, configuration: configuration)
            let query = CountQuery(viewer: .host("watch"))
            say("ready")
            // One line asks for one count.
            while readLine() != nil { say("count \(try await store.counts(query).first?.count ?? 0)") }
        }

        private static func hold(_ path: String, name: String) throws {
            let lock = try ProcessLock(path: path + "-lock", name: name)
            try lock.withLock(timeout: 5_000) {
                say("ready")
                _ = readLine()
            }
        }

        private static func add(_ path: String, _ subject: String) async throws {
            let store = try SQLiteStore(path: path)
            try await store.saveOrganisation()
            let desk = Desk(store)
            let request = try await desk.open(RequestDraft(subject, requester: "anna", team: "it"), as: .host("add"))
            say("done \(request.number)")
        }
    }
#else
    #warning("StoreWorker works on a SQLiteStore: enable the package trait SQLite (--traits SQLite).")

    @main
    enum StoreWorker {
        static func main() {
            print("The worker is not part of this build: enable the package trait “SQLite” (--traits SQLite).")
        }
    }
#endif
