#if PostgreSQL
    import Foundation
    import LibPQ
    import PostgresServer
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import Testing

    /// How often something bad happens: a few times in every run, and as often as was promised where `DESK_TEST_LONG`
    /// is set.
    func rounds(_ few: Int, long: Int) -> Int {
        ProcessInfo.processInfo.environment["DESK_TEST_LONG"] == nil ? few : long
    }

    @Suite(
        "A PostgreSQL server that goes away under load", .serialized,
        .enabled(if: PostgresServer.canBeStarted, "There is no PostgreSQL here."))
    struct RestartTests {
        private func configuration(timeout: Duration) -> PostgreSQLStore.Configuration {
            var configuration = PostgreSQLStore.Configuration()
            configuration.timeout = timeout
            return configuration
        }

        @Test("stopped as if the power had failed and started again: nothing is lost, nothing doubled")
        func restarts() async throws {
            let server = try PostgresServer()
            let store = try await PostgreSQLStore(
                parameters: server.parameters, configuration: configuration(timeout: .seconds(120)))
            let load = try await PostgreSQLLoad(store)
            let rounds = rounds(6, long: 50)
            try await load.run {
                for _ in 0..<rounds {
                    try await load.waitForAnswers(100)
                    try server.stopImmediately()
                    try server.start()
                }
                try await load.waitForAnswers(100)
            }
            print("\(rounds) restarts: \(load.answered) answered, \(load.failures), longest \(load.longest)")
            // The calls themselves ride it out.
            #expect(load.failures.isEmpty)
            try await load.expectAll(in: store)
            await store.close()
        }

        @Test("connections cut in the midst of calls: what they did is recognised")
        func cuts() async throws {
            let server = try PostgresServer()
            let proxy = try PostgresProxy(to: server)
            let store = try await PostgreSQLStore(
                parameters: proxy.parameters, configuration: configuration(timeout: .seconds(120)))
            let load = try await PostgreSQLLoad(store)
            let rounds = rounds(30, long: 200)
            try await load.run {
                for _ in 0..<rounds {
                    try await load.waitForAnswers(20)
                    proxy.cut()
                }
                try await load.waitForAnswers(20)
            }
            print("\(rounds) cuts: \(load.answered) answered, \(load.failures), longest \(load.longest)")
            #expect(load.failures.isEmpty)
            try await load.expectAll(in: store)
            await store.close()
            try proxy.close()
        }

        @Test("a server that is frozen: calls end at their deadline, and go on with the next one")
        func frozen() async throws {
            let server = try PostgresServer()
            let store = try await PostgreSQLStore(
                parameters: server.parameters, configuration: configuration(timeout: .seconds(1)))
            let load = try await PostgreSQLLoad(store)
            let reading = Task { try await longestReading(of: store) }
            try await load.run {
                for _ in 0..<3 {
                    try await load.waitForAnswers(50)
                    let backends = try await backends(of: server)
                    let postmaster = try server.pid
                    for pid in backends + [postmaster] { kill(pid, SIGSTOP) }
                    try await Task.sleep(for: .seconds(2))
                    for pid in backends + [postmaster] { kill(pid, SIGCONT) }
                }
                try await load.waitForAnswers(50)
            }
            reading.cancel()
            let longest = try await reading.value
            print("frozen: \(load.answered) answered, \(load.failures), longest reading \(longest)")
            #expect(!load.failures.isEmpty)
            // It is to be a second and a half; on a busy machine this only finds calls that hang.
            #expect(longest < .seconds(60))
            try await load.expectAll(in: store)
            await store.close()
        }

        /// The longest that a call took, of many.
        private func longestReading(of store: PostgreSQLStore) async throws -> Duration {
            try await withThrowingTaskGroup(of: Duration.self) { group in
                for _ in 0..<12 {
                    group.addTask {
                        var longest = Duration.zero
                        while !Task.isCancelled {
                            let time = await ContinuousClock().measure {
                                // What becomes of it is not what is asked here.
                                _ = try? await store.counts(CountQuery(viewer: .host("test")))
                            }
                            longest = max(longest, time)
                            try? await Task.sleep(for: .milliseconds(10))
                        }
                        return longest
                    }
                }
                var longest = Duration.zero
                for try await one in group { longest = max(longest, one) }
                return longest
            }
        }

        private func backends(of server: PostgresServer) async throws -> [Int32] {
            let connection = try await PQConnection.open(server.parameters, deadline: .now + .seconds(60))
            let table = try await connection.run(
                "SELECT pid FROM pg_stat_activity WHERE application_name = 'service-desk'",
                deadline: .now + .seconds(60))
            await connection.close()
            return try table.rows.map { Int32(try $0.integer(0)) }
        }

        @Test(
            "a disk that is full: nothing is lost, and it goes on when there is space",
            .enabled(if: SmallDisk.isPossible, "needs the right to mount a tmpfs"))
        func full() async throws {
            let disk = try SmallDisk(mebibytes: 130)
            try PostgresServer.giveAway(disk.path)
            let server = try PostgresServer(
                settings: ["max_wal_size": "32MB", "min_wal_size": "32MB"], dataFolder: disk.path)
            let store = try await PostgreSQLStore(
                parameters: server.parameters, configuration: configuration(timeout: .seconds(20)))
            let load = try await PostgreSQLLoad(store, callers: 4)
            try await load.run {
                try await load.waitForAnswers(50)
                let ballast = URL(fileURLWithPath: disk.path + "/ballast")
                // As large as there is room for.
                FileManager.default.createFile(atPath: ballast.path, contents: nil)
                let file = try FileHandle(forWritingTo: ballast)
                var isFull = false
                while !isFull {
                    do { try file.write(contentsOf: Data(count: 64 << 10)) } catch { isFull = true }
                }
                try file.close()
                try await Task.sleep(for: .seconds(2))
                try FileManager.default.removeItem(at: ballast)
                // Where there was no room for its log, the server has ended.
                try server.startIfNeeded()
                try await load.waitForAnswers(50)
            }
            print("full: \(load.answered) answered, \(load.failures), longest \(load.longest)")
            try await load.expectAll(in: store)
            await store.close()
            // Before its disk goes.
            try server.end()
        }
    }
#endif
