#if PostgreSQL
    import Foundation
    import LibPQ
    import ServiceDesk
    import Synchronization

    /// Tells other processes when work is due that this one has scheduled, and hears of theirs (NOTIFY and LISTEN), so
    /// that nobody waits until a runner would look. Nothing relies on it: what is lost is found by looking.
    ///
    /// PostgreSQL lets transactions that notify commit one by one, over the whole server. So the notification does not
    /// ride in the commit that scheduled: it is a transaction of its own afterwards, which waits for no disk, and one
    /// stands for all that was scheduled in the same moment.
    final class WorkSignals: Sendable {
        private let connector: PostgreSQLConnector
        private let pool: PQPool
        /// Notifications are heard on a channel with the name of the schema.
        private let channel: String
        private let canListen: Bool
        /// Marks what this process says: it knows that already.
        private let sender = UUID().uuidString
        private let state = Mutex(State())

        private struct State {
            /// The earliest instant that was not told yet.
            var next: Timestamp?
            var isTelling = false
            var isClosed = false
            var listeners: [UUID: Task<Void, Never>] = [:]
        }

        /// From one notification to the next.
        private static let pause: Duration = .milliseconds(50)
        /// How long one may take, and how often a connection on which nothing is heard is looked at.
        private static let (patience, checkInterval): (Duration, Duration) = (.seconds(2), .seconds(30))

        init(_ connector: PostgreSQLConnector, _ pool: PQPool, _ configuration: PostgreSQLStore.Configuration) {
            (self.connector, self.pool, channel) = (connector, pool, configuration.schema)
            canListen = !configuration.isBehindPooler
        }

        // MARK: Telling

        func tell(of work: [WorkChange]) {
            guard let first = work.compactMap(\.dueAt).min() else { return }
            let isFirst = state.withLock { state in
                state.next = min(first, state.next ?? first)
                defer { state.isTelling = true }
                return !state.isTelling && !state.isClosed
            }
            if isFirst { Task { await tell() } }
        }

        /// Tells until nothing is left to be told.
        private func tell() async {
            while let time = takeNext() {
                let statements = [
                    PQStatement("SELECT set_config('synchronous_commit', 'off', true)"),
                    PQStatement("SELECT pg_notify($1, $2)", [.text(channel), .text("\(sender) \(time.microseconds)")]),
                ]
                let deadline = ContinuousClock.now + Self.patience
                // Where there is no connection, the others look by themselves.
                _ = try? await pool.withConnection(deadline: deadline) { connection throws(PQError) in
                    try await connection.run(statements, deadline: deadline)
                }
                try? await Task.sleep(for: Self.pause)
            }
        }

        private func takeNext() -> Timestamp? {
            state.withLock { state in
                defer { state.next = nil }
                if state.next == nil || state.isClosed { state.isTelling = false }
                return state.isClosed ? nil : state.next
            }
        }

        // MARK: Listening

        /// Instants at which work is due that others have scheduled; ends at once where a pooler has the connections.
        func heard() -> AsyncStream<Timestamp> {
            AsyncStream(bufferingPolicy: .bufferingOldest(1_000)) { continuation in
                let id = UUID()
                let isOpen = state.withLock { state in
                    guard canListen, !state.isClosed else { return false }
                    state.listeners[id] = Task { await listen(continuation) }
                    return true
                }
                guard isOpen else { return continuation.finish() }
                continuation.onTermination = { [self] _ in
                    state.withLock { $0.listeners.removeValue(forKey: id) }?.cancel()
                }
            }
        }

        private func listen(_ heard: AsyncStream<Timestamp>.Continuation) async {
            while !Task.isCancelled {
                // A server that is not there is asked again: whoever listens looks by itself meanwhile.
                try? await listenOnce(heard)
                try? await Task.sleep(for: .seconds(1))
            }
            heard.finish()
        }

        /// Listens with a connection of its own, as long as that lives.
        private func listenOnce(_ heard: AsyncStream<Timestamp>.Continuation) async throws(PQError) {
            let connection = try await connector.open(until: .now + Self.patience)
            do throws(PQError) {
                try await connection.listen(to: channel, deadline: .now + Self.patience)
                // What was said before is not heard any more.
                heard.yield(Timestamp(microseconds: .min))
                while !Task.isCancelled {
                    if let said = try await connection.nextNotification(until: .now + Self.checkInterval) {
                        if let time = instant(of: said.payload) { heard.yield(time) }
                    } else {
                        _ = try await connection.run("SELECT 1", deadline: .now + Self.patience)
                    }
                }
            } catch {
                await connection.close()
                throw error
            }
            await connection.close()
        }

        private func instant(of payload: String) -> Timestamp? {
            let parts = payload.split(separator: " ")
            guard parts.count == 2, parts[0] != sender else { return nil }
            return Int64(parts[1]).map(Timestamp.init(microseconds:))
        }

        func close() {
            let listeners = state.withLock { state in
                state.isClosed = true
                defer { state.listeners = [:] }
                return state.listeners.values
            }
            for listener in listeners { listener.cancel() }
        }
    }

    extension PostgreSQLStore {
        /// Instants at which work is due that other processes have scheduled, as they say with NOTIFY. One connection
        /// beside those of ``Configuration/connections``. Ends at once where ``Configuration/isBehindPooler`` is set: a
        /// pooler that gives each transaction another connection cannot have anybody listen.
        public func scheduledElsewhere() -> AsyncStream<Timestamp> { signals.heard() }
    }
#endif
