#if PostgreSQL
    import PostgresServer
    import ServiceDeskTesting
    import Testing

    @testable import LibPQ

    @Suite("A pool", .enabled(if: PostgresServer.isThere, "There is no PostgreSQL here."))
    struct PoolTests {
        private func pool(_ maximum: Int) throws -> PQPool {
            var configuration = PQPool.Configuration(try Scene.parameters())
            configuration.maximum = maximum
            return PQPool(configuration)
        }

        @Test("lends a bounded number of connections to any number of tasks")
        func bounded() async throws {
            let pool = try pool(3)
            try await withThrowingTaskGroup(of: Int32.self) { group in
                for _ in 0..<60 {
                    group.addTask {
                        try await pool.withConnection(deadline: Scene.deadline) { connection throws(PQError) in
                            _ = try await connection.run("SELECT pg_sleep(0.001)", deadline: Scene.deadline)
                            return await connection.backendID
                        }
                    }
                }
                let backends = try await group.reduce(into: Set<Int32>()) { $0.insert($1) }
                #expect((1...3).contains(backends.count))
            }
            #expect(await pool.count <= 3)
            await pool.close()
            let error = try await Scene.error {
                try await pool.withConnection(deadline: Scene.deadline) { _ throws(PQError) in }
            }
            #expect(error.code == .misuse)
        }

        @Test("lends none in whose transaction somebody else is, and none that has ended")
        func unusable() async throws {
            let pool = try pool(1)
            func backend() async throws -> Int32 {
                try await pool.withConnection(deadline: Scene.deadline) { connection throws(PQError) in
                    _ = try await connection.run("SELECT 1", deadline: Scene.deadline)
                    return await connection.backendID
                }
            }
            let first = try await backend()
            #expect(try await backend() == first)
            try await pool.withConnection(deadline: Scene.deadline) { connection throws(PQError) in
                _ = try await connection.run("BEGIN", deadline: Scene.deadline)
            }
            let second = try await backend()
            #expect(second != first)
            _ = try await Scene.error {
                try await pool.withConnection(deadline: Scene.deadline) { connection throws(PQError) in
                    _ = try await connection.run(
                        "SELECT pg_terminate_backend(pg_backend_pid())", deadline: Scene.deadline)
                }
            }
            #expect(try await backend() != second)
        }

        @Test("lets nobody wait beyond their deadline or their cancellation")
        func waiting() async throws {
            let pool = try pool(1)
            let holder = Task {
                try await pool.withConnection(deadline: Scene.deadline) { connection throws(PQError) in
                    _ = try await connection.run("SELECT pg_sleep(600)", deadline: Scene.deadline)
                }
            }
            while await pool.count == 0 { await Task.yield() }
            let late = try await Scene.error {
                try await pool.withConnection(deadline: .now + .milliseconds(20)) { _ throws(PQError) in }
            }
            #expect(late.code == .deadline)
            let task = Task { try await pool.withConnection(deadline: Scene.deadline) { _ throws(PQError) in } }
            task.cancel()
            #expect(try await Scene.error { try await task.value }.code == .cancelled)
            holder.cancel()
            #expect(try await Scene.error { try await holder.value }.code == .cancelled)
            let number = try await pool.withConnection(deadline: Scene.deadline) { connection throws(PQError) in
                try await connection.run("SELECT 7", deadline: Scene.deadline)[0].integer(0)
            }
            #expect(number == 7)
        }

        @Test("says why none can be opened, to each who asks")
        func unreachable() async throws {
            var configuration = PQPool.Configuration(["host": "/nowhere"])
            configuration.maximum = 2
            let pool = PQPool(configuration)
            for _ in 0..<5 {
                let error = try await Scene.error {
                    try await pool.withConnection(deadline: Scene.deadline) { _ throws(PQError) in }
                }
                #expect(error.code == .connection && error.message.contains("/nowhere"))
            }
            #expect(await pool.count == 0)
        }
    }

    @Suite("Who has which connection")
    struct PoolMachineTests {
        @Test("stays true in ten thousand random steps", arguments: 0..<20)
        func steps(seed: Int) {
            var random = SeededGenerator(seed: UInt64(seed))
            let maximum = Int.random(in: 1...4, using: &random)
            var machine = PQPoolMachine(maximum: maximum)
            var (given, opening, waiting, served, next): ([Int: Int], Int, Set<Int>, [Int], Int) = (
                [:], 0, [], [], 0
            )
            func take(_ actions: [PQPoolMachine.Action]) {
                for action in actions {
                    switch action {
                    case .give(let connection, let waiter):
                        #expect(given[connection] == nil && waiting.remove(waiter) != nil, "seed \(seed)")
                        given[connection] = waiter
                        served.append(waiter)
                    case .open: opening += 1
                    case .fail(let waiter):
                        // Only where nobody has one to give back, and none is on its way.
                        #expect(waiting.remove(waiter) != nil && given.isEmpty, "seed \(seed)")
                    case .close(let connection): #expect(given[connection] == nil)
                    }
                }
            }
            for _ in 0..<500 {
                next += 1
                switch Int.random(in: 0..<5, using: &random) {
                case 0, 1:
                    waiting.insert(next)
                    take(machine.want(next))
                case 2:
                    guard opening > 0 else { continue }
                    opening -= 1
                    take(Bool.random(using: &random) ? machine.opened(next) : machine.failedToOpen())
                case 3:
                    guard let connection = given.keys.sorted().randomElement(using: &random) else { continue }
                    given[connection] = nil
                    take(machine.takeBack(connection, isUsable: Bool.random(using: &random)))
                default:
                    guard let waiter = waiting.sorted().randomElement(using: &random) else { continue }
                    waiting.remove(waiter)
                    machine.forget(waiter)
                }
                #expect(machine.idle.count + machine.inUse.count + machine.opening <= maximum, "seed \(seed)")
                #expect(machine.inUse == Set(given.keys) && machine.opening == opening, "seed \(seed)")
                // Nobody waits while there is a connection, nor without a prospect of one.
                let isHopeful = machine.idle.isEmpty && machine.inUse.count + machine.opening > 0
                #expect(machine.waiting.isEmpty || isHopeful, "seed \(seed)")
            }
            let idle = machine.idle
            #expect(machine.close() == idle.map { .close($0) } && machine.idle.isEmpty)
            #expect(machine.want(-1).isEmpty, "A pool that is closed opens nothing.")
        }
    }

    @Suite("What the answers to a batch come to")
    struct BatchMachineTests {
        private func outcome(_ steps: [PQBatchStep], _ answers: [PQBatchMachine<Int>.Answer]) -> String {
            var machine = PQBatchMachine<Int>(steps)
            for answer in answers {
                switch machine.take(answer) {
                case .done(let tables)?: return "done \(tables) \(machine.prepared.joined(separator: ","))"
                case .failed(let error)?:
                    return "failed \(error.code) \(error.statement ?? -1) \(machine.prepared.joined(separator: ","))"
                case nil: break
                }
            }
            return "open"
        }

        @Test("all done, one refused, or answers that were not asked for")
        func answers() {
            let steps: [PQBatchStep] = [.prepare("a"), .statement, .statement, .prepare("b"), .statement]
            let no = PQError(.server, "Nee", state: .uniqueViolation)
            #expect(outcome(steps, (1...5).map { .done($0) } + [.synced]) == "done [2, 3, 5] a,b")
            #expect(
                outcome(steps, [.done(1), .done(2), .failed(no), .skipped, .skipped, .synced])
                    == "failed server 1 a")
            #expect(
                outcome(steps, [.failed(no), .skipped, .skipped, .skipped, .skipped, .synced]) == "failed server 0 ")
            // What was put off to the end is of no statement.
            #expect(outcome([.statement], [.done(1), .failed(no), .synced]) == "failed server -1 ")
            #expect(outcome(steps, [.done(1), .synced]) == "failed unexpected -1 a")
            #expect(outcome([.statement], [.stray("PGRES_COPY_OUT"), .synced]) == "failed unexpected -1 ")
            #expect(outcome([.statement], [.done(1), .done(2)]) == "failed unexpected -1 ")
            #expect(outcome(steps, [.done(1)]) == "open")
        }
    }
#endif
