#if PostgreSQL
    import CLibpq
    import Dispatch
    import Foundation
    import Synchronization

    /// What a batch gave.
    public struct PQBatchResult: Sendable {
        /// One for each statement.
        public let tables: [PQTable]
        /// What the server said beside them. A warning can mean that something is less certain than it looks.
        public let notices: [PQNotice]

        public init(tables: [PQTable], notices: [PQNotice]) { (self.tables, self.notices) = (tables, notices) }
    }

    /// A connection to PostgreSQL over libpq, which blocks no thread of the tasks.
    ///
    /// Calls are done one after the other. Each has a deadline: when it comes the server is asked to stop, and where it
    /// does not within ``grace``, the connection is given up. A task that is cancelled does the same at once.
    public actor PQConnection {
        private nonisolated let executor = PQQueue("LibPQ.PQConnection")
        public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

        private var session: PQSession?
        /// The names of statements that the server keeps, by their texts and the types of their parameters.
        var prepared: [PQPlan: String] = [:]
        /// A name is used once, whatever has become of its plan.
        var lastPlan = 0
        private var isTaken = false
        private var waiting: [(id: Int, continuation: CheckedContinuation<PQError?, Never>)] = []
        private var lastWaiter = 0

        /// How long the server has to stop what it was asked to.
        public static let grace: Duration = .milliseconds(250)

        private init() {}

        // MARK: Opening and closing

        /// - Parameters:
        ///   - parameters: libpq’s connection parameters by their names (PostgreSQL, 34.1.2): `host`, `dbname`,
        ///     `password`, `sslmode`, `target_session_attrs` and so on, each as it is, without quotation marks. What is
        ///     not named libpq takes from its environment variables. The encoding is always UTF-8.
        ///   - deadline: For all hosts together.
        /// - Throws: ``PQError``; of code ``PQError/Code/connection`` where nobody answers or the server refuses.
        public static func open(
            _ parameters: [String: String], deadline: ContinuousClock.Instant
        ) async throws(PQError) -> PQConnection {
            let connection = PQConnection()
            // Looking up a name blocks for as long as it likes: whoever waits does not wait for it.
            let race = PQRace<PQError?>()
            let connecting = Task {
                do throws(PQError) {
                    try await connection.connect(parameters, deadline)
                    race.end(nil)
                } catch {
                    race.end(error)
                }
            }
            let timer = Task {
                try await Task.sleep(until: deadline + .milliseconds(50))
                race.end(PQError(.deadline, "No server has answered in time."))
            }
            let failure = await withTaskCancellationHandler {
                await race.result
            } onCancel: {
                connecting.cancel()
                race.end(PQError(.cancelled, "Connecting was cancelled."))
            }
            timer.cancel()
            guard let failure else { return connection }
            connecting.cancel()
            Task { await connection.close() }
            throw failure
        }

        private func connect(
            _ parameters: [String: String], _ deadline: ContinuousClock.Instant
        ) async throws(PQError) {
            var parameters = parameters
            parameters["client_encoding"] = "UTF8"
            if let wrong = parameters.first(where: { ($0.key + $0.value).utf8.contains(0) }) {
                throw PQError(.misuse, "The connection parameter “\(wrong.key)” has a zero byte.")
            }
            let session = try PQSession(parameters.sorted { $0.key < $1.key })
            self.session = session
            guard PQstatus(session.pointer) != CONNECTION_BAD else { throw session.lost() }
            var poll = PGRES_POLLING_WRITING
            while poll != PGRES_POLLING_OK {
                guard poll != PGRES_POLLING_FAILED else { throw session.lost() }
                try waitToConnect(session, reading: poll == PGRES_POLLING_READING, deadline)
                poll = PQconnectPoll(session.pointer)
            }
            guard PQsetnonblocking(session.pointer, 1) == 0 else { throw session.lost() }
            PQsetErrorVerbosity(session.pointer, PQERRORS_DEFAULT)
        }

        /// Blocks the thread of the connection, which is no thread of the tasks. While libpq tries one host after the
        /// other it closes sockets and opens others under the same numbers, and who waits for one would not notice.
        private func waitToConnect(
            _ session: PQSession, reading: Bool, _ deadline: ContinuousClock.Instant
        ) throws(PQError) {
            var descriptor = pollfd(
                fd: PQsocket(session.pointer), events: Int16(reading ? POLLIN : POLLOUT), revents: 0)
            guard descriptor.fd >= 0 else { throw session.lost() }
            // In short turns, so that a cancellation is noticed; and each time, for a server that sends byte by byte.
            repeat {
                if Task.isCancelled { throw PQError(.cancelled, "Connecting was cancelled.") }
                guard .now < deadline else { throw PQError(.deadline, "No server has answered in time.") }
            } while poll(&descriptor, 1, 20) <= 0
        }

        /// Closes the connection. What the server is at for it, it is asked to stop, as far as there is room for
        /// asking: it would notice only at the end that nobody waits, and keep its locks, and its view of the database,
        /// until then.
        public func close() {
            if let session, session.isAlive, !session.isBeingCancelled,
                PQtransactionStatus(session.pointer) == PQTRANS_ACTIVE
            {
                session.requestCancel()
            }
            session?.close()
            session = nil
        }

        /// Whether the connection can be used, as far as is known without asking the server.
        public var isOpen: Bool { session?.isAlive ?? false }

        /// Whether it can be lent to the next one: open, and in no transaction.
        var isIdle: Bool { session.map { $0.isAlive && PQtransactionStatus($0.pointer) == PQTRANS_IDLE } ?? false }

        /// The server’s version: 150018 for 15.18.
        public var serverVersion: Int { session.map { Int(PQserverVersion($0.pointer)) } ?? 0 }

        /// The number of the server’s process for this connection.
        public var backendID: Int32 { session.map { PQbackendPID($0.pointer) } ?? 0 }

        // MARK: Turns

        /// Lets one call at a time go on with the session.
        ///
        /// - Throws: ``PQError`` where its time is up before it has begun: nothing was sent.
        func takeTurn(_ deadline: ContinuousClock.Instant) async throws(PQError) -> PQSession {
            if isTaken { try await waitForTurn(deadline) } else { isTaken = true }
            do throws(PQError) {
                guard let session, session.isAlive else {
                    throw PQError(.connection, "The connection is closed.")
                }
                guard !Task.isCancelled else { throw PQError(.cancelled, "The call was cancelled.") }
                guard .now < deadline else { throw PQError(.deadline, "The time was up before anything was sent.") }
                return session
            } catch {
                endTurn()
                throw error
            }
        }

        private func waitForTurn(_ deadline: ContinuousClock.Instant) async throws(PQError) {
            lastWaiter += 1
            let id = lastWaiter
            let timer = Task {
                try await Task.sleep(until: deadline)
                giveUp(id, PQError(.deadline, "Another call has had the connection all the time."))
            }
            defer { timer.cancel() }
            let failure = await withTaskCancellationHandler {
                await withCheckedContinuation { waiting.append((id, $0)) }
            } onCancel: {
                Task { await self.giveUp(id, PQError(.cancelled, "The call was cancelled.")) }
            }
            if let failure { throw failure }
        }

        private func giveUp(_ id: Int, _ error: PQError) {
            guard let index = waiting.firstIndex(where: { $0.id == id }) else { return }
            waiting.remove(at: index).continuation.resume(returning: error)
        }

        func endTurn() {
            if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().continuation.resume(returning: nil) }
        }

        // MARK: Waiting

        /// Some milliseconds, also for a task that is cancelled.
        func pause() async {
            await withCheckedContinuation { continuation in
                executor.queue.asyncAfter(deadline: .now() + .milliseconds(2)) { continuation.resume() }
            }
        }

        /// - Parameter deadline: `nil` for none.
        func wait(
            _ session: PQSession, reading: Bool, writing: Bool, until deadline: ContinuousClock.Instant?,
            heedsCancellation: Bool = true
        ) async throws(PQError) -> PQPoller.Wake {
            let socket = PQsocket(session.pointer)
            guard socket >= 0 else { throw session.lost() }
            let id = PQPoller.shared.number()
            session.wait = id
            defer {
                session.wait = nil
                PQPoller.shared.giveBack(id)
            }
            func suspend() async -> PQPoller.Wake {
                await withCheckedContinuation { continuation in
                    PQPoller.shared.wait(
                        id, for: socket, reading: reading, writing: writing, until: deadline, continuation)
                }
            }
            guard heedsCancellation else { return await suspend() }
            return await withTaskCancellationHandler {
                await suspend()
            } onCancel: {
                PQPoller.shared.cancel(id)
            }
        }
    }

    /// A plan that the server keeps: a text, with the types that its parameters had when it was made.
    struct PQPlan: Hashable {
        let text: String
        let types: [UInt32]

        init(_ statement: PQStatement) {
            text = statement.text
            types = statement.parameters.map(\.typeID)
        }
    }

    /// The first result counts, whoever brings it.
    final class PQRace<Value: Sendable>: Sendable {
        private enum State {
            case open
            case waiting(CheckedContinuation<Value, Never>)
            case ended(Value)
        }

        private let state = Mutex(State.open)

        func end(_ value: Value) {
            let waiting: CheckedContinuation<Value, Never>? = state.withLock { state in
                switch state {
                case .open:
                    state = .ended(value)
                    return nil
                case .waiting(let continuation):
                    state = .ended(value)
                    return continuation
                case .ended: return nil
                }
            }
            waiting?.resume(returning: value)
        }

        var result: Value {
            get async {
                await withCheckedContinuation { continuation in
                    let ended: Value? = state.withLock { state in
                        if case .ended(let value) = state { return value }
                        state = .waiting(continuation)
                        return nil
                    }
                    if let ended { continuation.resume(returning: ended) }
                }
            }
        }
    }
#else
    @available(
        *, unavailable,
        message: "PQConnection needs the package trait PostgreSQL: .package(url: …, traits: [\"PostgreSQL\"])"
    )
    public actor PQConnection {}
#endif
