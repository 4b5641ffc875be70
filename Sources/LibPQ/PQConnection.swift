#if PostgreSQL
    import CLibpq
    import Dispatch
    import Foundation

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
        /// The names of statements that the server keeps, by their texts.
        var prepared: [String: String] = [:]
        private var isTaken = false
        private var waiting: [CheckedContinuation<Void, Never>] = []

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
            do throws(PQError) {
                try await connection.connect(parameters, deadline)
            } catch {
                await connection.close()
                throw error
            }
            return connection
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
        }

        /// Blocks the thread of the connection, which is no thread of the tasks. While libpq tries one host after the
        /// other it closes sockets and opens others under the same numbers, and who waits for one would not notice.
        private func waitToConnect(
            _ session: PQSession, reading: Bool, _ deadline: ContinuousClock.Instant
        ) throws(PQError) {
            var descriptor = pollfd(
                fd: PQsocket(session.pointer), events: Int16(reading ? POLLIN : POLLOUT), revents: 0)
            guard descriptor.fd >= 0 else { throw session.lost() }
            // In short turns, so that a cancellation is noticed.
            while poll(&descriptor, 1, 20) <= 0 {
                if Task.isCancelled { throw PQError(.cancelled, "Connecting was cancelled.") }
                guard .now < deadline else { throw PQError(.deadline, "No server has answered in time.") }
            }
        }

        public func close() {
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
        func takeTurn() async throws(PQError) -> PQSession {
            if isTaken {
                await withCheckedContinuation { waiting.append($0) }
            } else {
                isTaken = true
            }
            guard let session, session.isAlive else {
                endTurn()
                throw PQError(.connection, "The connection is closed.")
            }
            return session
        }

        func endTurn() {
            if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
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
#else
    @available(
        *, unavailable,
        message: "PQConnection needs the package trait PostgreSQL: .package(url: …, traits: [\"PostgreSQL\"])"
    )
    public actor PQConnection {}
#endif
