#if PostgreSQL
    import CLibpq

    /// What another connection has said with NOTIFY.
    public struct PQNotification: Hashable, Sendable {
        public let channel: String
        public let payload: String
        /// The server’s process of whoever said it.
        public let backendID: Int32
    }

    extension PQConnection {
        /// Wants to hear what is said on a channel, from now on and as long as the connection lives.
        ///
        /// Behind a pooler that gives each transaction another connection that is not possible.
        public func listen(to channel: String, deadline: ContinuousClock.Instant) async throws(PQError) {
            _ = try await run("LISTEN \(channel.pqIdentifier)", deadline: deadline)
        }

        /// Waits for what is said on channels that are listened to. Nobody else can use the connection meanwhile.
        ///
        /// - Returns: `nil` where nothing was said until then.
        public func nextNotification(until deadline: ContinuousClock.Instant) async throws(PQError) -> PQNotification? {
            let session: PQSession
            do throws(PQError) {
                session = try await takeTurn(deadline)
            } catch {
                guard error.code == .deadline else { throw error }
                return nil
            }
            defer { endTurn() }
            while true {
                guard session.isAlive, PQconsumeInput(session.pointer) == 1 else {
                    let error = session.lost()
                    close()
                    throw error
                }
                if let notification = PQnotifies(session.pointer) {
                    defer { PQfreemem(notification) }
                    return PQNotification(
                        channel: String(cString: notification.pointee.relname),
                        payload: String(cString: notification.pointee.extra),
                        backendID: notification.pointee.be_pid)
                }
                switch try await wait(session, reading: true, writing: false, until: deadline) {
                case .ready: break
                case .deadline: return nil
                case .cancelled where !session.isAlive: break
                case .cancelled: throw PQError(.cancelled, "Waiting for notifications was cancelled.")
                }
            }
        }
    }
#endif
