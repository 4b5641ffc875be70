#if PostgreSQL
    import Foundation
    import LibPQ
    import PostgresServer
    import Testing

    @Suite("A connection whose server misbehaves", .enabled(if: PostgresServer.isThere, "There is no PostgreSQL here."))
    struct FaultTests {
        @Test("gives up at its deadline, knows that nothing was done, and goes on")
        func deadline() async throws {
            let connection = try await Scene.connection()
            let table = try await Scene.table("id bigint", on: connection)
            let statements = [PQStatement("INSERT INTO \(table) VALUES (1)"), PQStatement("SELECT pg_sleep(600)")]
            let error = try await Scene.error {
                _ = try await connection.run(statements, deadline: .now + .milliseconds(100))
            }
            #expect(error.code == .deadline && error.isOutcomeKnown, "\(error)")
            #expect(await connection.isOpen)
            #expect(try await Scene.count(table, on: connection) == 0)
        }

        @Test("gives up when its task is cancelled")
        func cancelled() async throws {
            let connection = try await Scene.connection()
            let task = Task { _ = try await connection.run("SELECT pg_sleep(600)", deadline: Scene.deadline) }
            try await Task.sleep(for: .milliseconds(50))
            task.cancel()
            let error = try await Scene.error { try await task.value }
            #expect(error.code == .cancelled && error.isOutcomeKnown, "\(error)")
            #expect(try await connection.run("SELECT 1", deadline: Scene.deadline)[0].integer(0) == 1)
        }

        @Test("is given up where the server is frozen, and nobody knows what was done")
        func frozen() async throws {
            let (connection, other) = (try await Scene.connection(), try await Scene.connection())
            let backend = await connection.backendID
            kill(backend, SIGSTOP)
            defer { kill(backend, SIGCONT) }
            let error = try await Scene.error {
                _ = try await connection.run("SELECT 1", deadline: .now + .milliseconds(100))
            }
            #expect(error.code == .deadline && !error.isOutcomeKnown && error.endsConnection)
            #expect(await !connection.isOpen)
            let after = try await Scene.error { _ = try await connection.run("SELECT 1", deadline: Scene.deadline) }
            #expect(after.code == .connection && after.isOutcomeKnown)
            #expect(try await other.run("SELECT 1", deadline: Scene.deadline)[0].integer(0) == 1)
        }

        @Test("gives up at its deadline also where answers never end")
        func endless() async throws {
            let connection = try await Scene.connection()
            let begin = ContinuousClock.now
            let error = try await Scene.error {
                _ = try await connection.run(
                    "SELECT g FROM generate_series(1, 1000000000) g", deadline: .now + .milliseconds(300))
            }
            #expect(error.code == .deadline, "\(error)")
            // A bound against hanging, not against slowness.
            #expect(.now - begin < .seconds(60))
        }

        @Test("a call whose time is up, or whose task is cancelled, sends nothing")
        func late() async throws {
            let connection = try await Scene.connection()
            let table = try await Scene.table("id bigint", on: connection)
            let late = try await Scene.error {
                _ = try await connection.run("INSERT INTO \(table) VALUES (1)", deadline: .now - .seconds(1))
            }
            #expect(late.code == .deadline && late.isOutcomeKnown)
            let task = Task {
                while !Task.isCancelled { await Task.yield() }
                _ = try await connection.run("INSERT INTO \(table) VALUES (1)", deadline: Scene.deadline)
            }
            task.cancel()
            let cancelled = try await Scene.error { try await task.value }
            #expect(cancelled.code == .cancelled && cancelled.isOutcomeKnown)
            #expect(try await Scene.count(table, on: connection) == 0)
        }

        @Test("waits for its turn no longer than its deadline")
        func turns() async throws {
            let connection = try await Scene.connection()
            let long = Task { _ = try await connection.run("SELECT pg_sleep(600)", deadline: Scene.deadline) }
            try await Task.sleep(for: .milliseconds(50))
            let error = try await Scene.error {
                _ = try await connection.run("SELECT 1", deadline: .now + .milliseconds(100))
            }
            #expect(error.code == .deadline && error.isOutcomeKnown)
            long.cancel()
            _ = try await Scene.error { try await long.value }
            #expect(try await connection.run("SELECT 1", deadline: Scene.deadline)[0].integer(0) == 1)
        }

        @Test("the state of a refused connection is known")
        func refused() async throws {
            let parameters = try Scene.parameters().merging(["dbname": "keiner"]) { $1 }
            let error = try await Scene.error { _ = try await PQConnection.open(parameters, deadline: Scene.deadline) }
            #expect(error.code == .connection && error.state == .invalidCatalogName, "\(error)")
            #expect(!error.message.contains("3D000") && !error.message.contains("LOCATION"))
        }

        @Test("a plan is of the types that it was made with")
        func plans() async throws {
            let connection = try await Scene.connection()
            let table = try await Scene.table("x double precision", on: connection)
            for value in [PQParameter.null, .double(2.5), .integer(5), .null] {
                let statement = PQStatement("INSERT INTO \(table) VALUES ($1)", [value], isPrepared: true)
                _ = try await connection.run([statement], deadline: Scene.deadline)
            }
            let sum = try await connection.run("SELECT sum(x), count(x) FROM \(table)", deadline: Scene.deadline)
            #expect(try sum[0].double(0) == 7.5 && sum[0].integer(1) == 2)
            #expect(sum[0].isNull(99))
            #expect(throws: PQError.self) { try sum[0].text(99) }
        }

        @Test("ends a call when it is closed in the midst of it")
        func closed() async throws {
            let (connection, other) = (try await Scene.connection(), try await Scene.connection())
            let backend = Int64(await connection.backendID)
            let task = Task { _ = try await connection.run("SELECT pg_sleep(600)", deadline: Scene.deadline) }
            let listener = try await Scene.connection()
            let listening = Task { _ = try await listener.nextNotification(until: Scene.deadline) }
            try await Task.sleep(for: .milliseconds(50))
            await connection.close()
            await listener.close()
            let error = try await Scene.error { try await task.value }
            #expect(error.endsConnection && !error.isOutcomeKnown, "\(error)")
            _ = try await Scene.error { try await listening.value }
            // Nobody waits for the server any more, and it notices, long before the 600 seconds are over.
            var isThere = true
            let end = ContinuousClock.now + .seconds(300)
            while isThere, .now < end {
                isThere =
                    try await other.run(
                        "SELECT count(*) FROM pg_stat_activity WHERE pid = $1", [.integer(backend)],
                        deadline: Scene.deadline)[0].integer(0) > 0
            }
            #expect(!isThere)
        }

        @Test("notices that the server hung up, before a call and in the midst of one")
        func terminated() async throws {
            let other = try await Scene.connection()
            for isBusy in [false, true] {
                let connection = try await Scene.connection()
                let backend = await connection.backendID
                let task =
                    isBusy
                    ? Task { _ = try await connection.run("SELECT pg_sleep(600)", deadline: Scene.deadline) } : nil
                if isBusy { try await Task.sleep(for: .milliseconds(50)) }
                _ = try await other.run(
                    "SELECT pg_terminate_backend($1::bigint::int)", [.integer(Int64(backend))], deadline: Scene.deadline
                )
                let error = try await Scene.error {
                    if let task {
                        try await task.value
                    } else {
                        _ = try await connection.run("SELECT 1", deadline: Scene.deadline)
                    }
                }
                #expect(
                    error.endsConnection && (error.state == .adminShutdown || error.code == .connection), "\(error)")
                #expect(await !connection.isOpen)
            }
        }

        @Test("waits no longer for a lock that somebody else has")
        func locked() async throws {
            let (connection, other) = (try await Scene.connection(), try await Scene.connection())
            let table = try await Scene.table("id bigint", on: other)
            let holder = Task {
                _ = try await other.run(
                    [PQStatement("TRUNCATE \(table)"), PQStatement("SELECT pg_sleep(600)")], deadline: Scene.deadline)
            }
            defer { holder.cancel() }
            var isHeld = false
            while !isHeld {
                isHeld =
                    try await connection.run(
                        "SELECT count(*) FROM pg_locks WHERE relation = $1::text::regclass AND mode LIKE 'AccessEx%'",
                        [.text(table)], deadline: Scene.deadline)[0].integer(0) > 0
            }
            let error = try await Scene.error {
                _ = try await connection.run("INSERT INTO \(table) VALUES (1)", deadline: .now + .milliseconds(100))
            }
            #expect(error.code == .deadline && error.isOutcomeKnown)
            let refused = try await Scene.error {
                _ = try await connection.run(
                    [
                        PQStatement("SELECT set_config('lock_timeout', '10ms', true)"),
                        PQStatement("INSERT INTO \(table) VALUES (1)"),
                    ], deadline: Scene.deadline)
            }
            #expect(refused.state == .lockNotAvailable && refused.statement == 1)
        }
    }
#endif
