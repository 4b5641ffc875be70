#if PostgreSQL
    /// A bounded number of connections that calls share.
    ///
    /// One that lay idle for a while is asked whether it still lives before it is used; one that has failed is closed,
    /// and another one opened when somebody needs it. Who waits is served in turn, and no longer than their deadline.
    public actor PQPool {
        public struct Configuration: Sendable {
            /// libpq’s connection parameters; see ``PQConnection/open(_:deadline:)``.
            public var parameters: [String: String]
            /// Most connections at once, at least one.
            public var maximum = 8
            /// After how long a connection is asked whether it still lives.
            public var idleCheck: Duration = .seconds(5)
            /// How long that may take.
            public var checkTimeout: Duration = .seconds(1)
            /// Opens a connection: for whoever has something to say to each, or to ask it, before it is used.
            public var open: @Sendable (
                _ parameters: [String: String], _ deadline: ContinuousClock.Instant
            ) async throws(PQError) -> PQConnection = { parameters, deadline throws(PQError) in
                try await PQConnection.open(parameters, deadline: deadline)
            }

            public init(_ parameters: [String: String]) { self.parameters = parameters }
        }

        private struct Entry {
            let connection: PQConnection
            var idleSince: ContinuousClock.Instant
        }

        private let configuration: Configuration
        private var machine: PQPoolMachine
        private var entries: [PQPoolMachine.Connection: Entry] = [:]
        private var waiters: [PQPoolMachine.Waiter: Waiter] = [:]
        private var lastNumber = 0
        private var lastFailure: PQError?

        private struct Waiter {
            let deadline: ContinuousClock.Instant
            let continuation: CheckedContinuation<Result<Int, PQError>, Never>
        }

        public init(_ configuration: Configuration) {
            self.configuration = configuration
            machine = PQPoolMachine(maximum: configuration.maximum)
        }

        /// Lends a connection for a while. It must not be used afterwards.
        ///
        /// - Parameter deadline: For getting one.
        /// - Throws: ``PQError``: that there is none in time, or what the body throws.
        public func withConnection<Result: Sendable>(
            deadline: ContinuousClock.Instant, _ body: (PQConnection) async throws(PQError) -> Result
        ) async throws(PQError) -> Result {
            while true {
                let number = try await take(deadline)
                guard let entry = entries[number] else { continue }
                if entry.idleSince + configuration.idleCheck < .now {
                    guard await lives(entry.connection, deadline) else {
                        apply(machine.takeBack(number, isUsable: false))
                        guard .now < deadline else {
                            throw PQError(.deadline, "No connection that lives was found in time.")
                        }
                        continue
                    }
                }
                do throws(PQError) {
                    let result = try await body(entry.connection)
                    await giveBack(number, entry.connection)
                    return result
                } catch {
                    await giveBack(number, entry.connection)
                    throw error
                }
            }
        }

        /// Closes what is idle at once and the others when they come back; who waits gets an error.
        public func close() {
            apply(machine.close())
            for (number, waiter) in waiters {
                machine.forget(number)
                waiter.continuation.resume(returning: .failure(PQError(.misuse, "The pool was closed.")))
            }
            waiters = [:]
        }

        /// How many connections there are.
        public var count: Int { entries.count }

        private func lives(_ connection: PQConnection, _ deadline: ContinuousClock.Instant) async -> Bool {
            do throws(PQError) {
                _ = try await connection.run("SELECT 1", deadline: min(deadline, .now + configuration.checkTimeout))
                return true
            } catch {
                return false
            }
        }

        // MARK: Taking and giving

        private func take(_ deadline: ContinuousClock.Instant) async throws(PQError) -> Int {
            guard !machine.isClosed else { throw PQError(.misuse, "The pool was closed.") }
            lastNumber += 1
            let number = lastNumber
            let timer = Task {
                try await Task.sleep(until: deadline)
                // Where there is none at all, why none could be opened says more.
                let failure = entries.isEmpty ? lastFailure : nil
                expire(number, failure ?? PQError(.deadline, "No connection was free in time."))
            }
            defer { timer.cancel() }
            let result = await withTaskCancellationHandler {
                await withCheckedContinuation { continuation in
                    waiters[number] = Waiter(deadline: deadline, continuation: continuation)
                    apply(machine.want(number))
                }
            } onCancel: {
                Task { await self.expire(number, PQError(.cancelled, "Waiting for a connection was cancelled.")) }
            }
            return try result.get()
        }

        private func expire(_ number: Int, _ error: PQError) {
            machine.forget(number)
            waiters.removeValue(forKey: number)?.continuation.resume(returning: .failure(error))
        }

        private func giveBack(_ number: Int, _ connection: PQConnection) async {
            let isUsable = await connection.isIdle
            entries[number]?.idleSince = .now
            apply(machine.takeBack(number, isUsable: isUsable))
        }

        private func apply(_ actions: [PQPoolMachine.Action]) {
            for action in actions {
                switch action {
                case .give(let connection, let number):
                    if let waiter = waiters.removeValue(forKey: number) {
                        waiter.continuation.resume(returning: .success(connection))
                    } else {
                        apply(machine.takeBack(connection, isUsable: true))
                    }
                case .open: Task { await open() }
                case .fail(let number):
                    let error = lastFailure ?? PQError(.connection, "No connection could be opened.")
                    waiters.removeValue(forKey: number)?.continuation.resume(returning: .failure(error))
                case .close(let number):
                    guard let entry = entries.removeValue(forKey: number) else { continue }
                    Task { await entry.connection.close() }
                }
            }
        }

        private func open() async {
            let deadline = waiters.values.map(\.deadline).max() ?? .now
            do throws(PQError) {
                let connection = try await configuration.open(configuration.parameters, deadline)
                lastFailure = nil
                lastNumber += 1
                entries[lastNumber] = Entry(connection: connection, idleSince: .now)
                apply(machine.opened(lastNumber))
            } catch {
                lastFailure = error
                apply(machine.failedToOpen())
            }
        }
    }
#endif
