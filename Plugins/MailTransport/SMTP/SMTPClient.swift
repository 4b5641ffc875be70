#if Mail
    import Synchronization

    /// How mail is handed to an SMTP server.
    public struct SMTPOptions: Sendable {
        /// What we call ourselves (RFC 5321, 4.1.1.1).
        public var name = "localhost"
        /// How long the server may take for each answer. RFC 5321 (4.5.3.2) would have minutes; what a desk sends is
        /// due work that is tried again, and nobody waits for so long.
        public var timeout: Duration = .seconds(15)
        /// How long the server may take to accept a message that it has got. Too short a time makes doubles.
        public var finalTimeout: Duration = .seconds(40)
        /// Connections at once.
        public var connections = 4
        /// A connection that was not used for so long is not used again.
        public var idleTimeout: Duration = .seconds(30)

        public init() {}
    }

    /// Hands mail to an SMTP server (RFC 6409): connections are used again, each message goes to one recipient, and
    /// what was refused, what may be tried again and what is not known are told apart.
    public final class SMTPClient: Sendable {
        private struct Idle {
            var session: SMTPSession
            var since: ContinuousClock.Instant
        }

        private let endpoint: MailServerEndpoint
        private let credentials: MailCredentials?
        private let options: SMTPOptions
        private let budget: Budget
        private let idle = Mutex<[Idle]>([])

        public init(
            _ endpoint: MailServerEndpoint, credentials: MailCredentials? = nil, options: SMTPOptions = SMTPOptions()
        ) {
            (self.endpoint, self.credentials, self.options) = (endpoint, credentials, options)
            budget = Budget(options.connections)
        }

        /// Sends a message.
        ///
        /// - Parameters:
        ///   - content: The message; its lines may end with CR LF or LF.
        ///   - sender: The return path; empty for none.
        /// - Throws: ``MailTransportError``; of code ``MailTransportError/Code/permanent`` where it will never be
        ///   taken, ``MailTransportError/Code/unknownOutcome`` where it may have been.
        public func send(_ content: [UInt8], from sender: String, to recipient: String) async throws {
            guard SMTPAddress.isSafe(recipient) else {
                throw MailTransportError(
                    .permanent, "“\(recipient.printable.prefix(100))” is no address to which mail can be sent.")
            }
            guard sender.isEmpty || SMTPAddress.isSafe(sender) else {
                throw MailTransportError(.permanent, "“\(sender.printable.prefix(100))” is no address of a sender.")
            }
            try await budget.reserve(1)
            defer { budget.release(1) }
            if let session = takeIdle() {
                do {
                    return try await send(content, sender, recipient, by: session)
                } catch let error as MailTransportError where error.code == .closed && !session.isOpen {
                    // The server had enough of it before it got anything: a new one.
                }
            }
            try await send(content, sender, recipient, by: SMTPSession(endpoint, credentials, options))
        }

        private func send(
            _ content: [UInt8], _ sender: String, _ recipient: String, by session: SMTPSession
        ) async throws {
            do {
                try await session.send(content, from: sender, to: recipient)
                keep(session)
            } catch let error as MailTransportError where [.permanent, .temporary].contains(error.code) {
                keep(session)
                throw error
            } catch {
                session.close()
                throw error
            }
        }

        private func takeIdle() -> SMTPSession? {
            let now = ContinuousClock.now
            let (fresh, stale): (SMTPSession?, [SMTPSession]) = idle.withLock { idle in
                let stale = idle.filter { !$0.session.isOpen || $0.since.duration(to: now) > options.idleTimeout }
                idle.removeAll { !$0.session.isOpen || $0.since.duration(to: now) > options.idleTimeout }
                return (idle.popLast()?.session, stale.map(\.session))
            }
            for session in stale { session.close() }
            return fresh
        }

        private func keep(_ session: SMTPSession) {
            guard session.isOpen else { return }
            idle.withLock { $0.append(Idle(session: session, since: .now)) }
        }

        deinit {
            for idle in idle.withLock({ $0 }) { idle.session.close() }
        }
    }
#endif
