#if Mail
    import MailTransport
    import ServiceDesk
    import ServiceLifecycle

    /// Which mailbox of an IMAP server, and what becomes of the mail there once it is taken.
    public struct IMAPOptions: Sendable {
        /// What becomes of a mail that was taken.
        public enum Afterwards: Sendable, Hashable {
            /// It is moved to another mailbox, which is made where there is none. What is refused is moved, too, to the
            /// second.
            case move(to: String, refused: String)
            /// It stays, with the keyword ``IMAPOptions/keyword``; what is refused is flagged.
            case keep
        }

        public var endpoint: MailServerEndpoint
        public var credentials: MailCredentials
        /// The mailbox on the server.
        public var mailbox = "INBOX"
        /// The address whose mail it has; `nil` where To and Cc say that.
        public var recipient: String?
        public var afterwards = Afterwards.move(to: "Desk", refused: "Desk refused")
        /// How long it may take to see new mail where the server has no IDLE.
        public var interval: Duration = .seconds(30)
        /// How long the server may take for each answer.
        public var timeout: Duration = .seconds(30)

        /// What a mail carries that was taken and stays.
        public static let keyword = "$ServiceDesk"

        public init(_ endpoint: MailServerEndpoint, credentials: MailCredentials) {
            (self.endpoint, self.credentials) = (endpoint, credentials)
        }
    }

    /// Takes the mail of a mailbox on an IMAP server into a desk. A mail is moved or marked only after it is kept. What
    /// is fetched again, since the connection broke before it was moved or since the server has numbered its mail anew
    /// (UIDVALIDITY), is taken once all the same: a mail is known by what it says, not by its number.
    public struct IMAPSource: ServiceLifecycle.Service {
        private let options: IMAPOptions
        private let intake: MailIntake
        private let report: @Sendable (MailReport) -> Void

        /// The pause after a failure; it doubles up to the second.
        private static let (firstPause, longestPause): (Duration, Duration) = (.seconds(1), .seconds(300))

        public init(
            _ options: IMAPOptions, into intake: MailIntake,
            reporting report: @escaping @Sendable (MailReport) -> Void = { _ in }
        ) {
            (self.options, self.intake, self.report) = (options, intake, report)
        }

        /// Takes what is there and what comes, until it is told to stop. A server that cannot be reached is tried
        /// again.
        public func run() async throws {
            await cancelWhenGracefulShutdown {
                var pause = Self.firstPause
                while !Task.isCancelled {
                    do {
                        try await watch { pause = Self.firstPause }
                    } catch {
                        guard !Task.isCancelled else { return }
                        report(.failed(way: "imap", "\(error)"))
                    }
                    try? await Task.sleep(for: pause)
                    pause = min(pause * 2, Self.longestPause)
                }
            }
        }

        /// Takes what is there.
        ///
        /// - Throws: ``MailTransportError`` where the server cannot be reached or does not do what it is asked.
        public func runOnce() async throws {
            let client = try await connect()
            defer { client.close() }
            try await takeAll(client, try await open(client))
        }

        private func watch(_ works: () -> Void) async throws {
            let client = try await connect()
            defer { client.close() }
            let keyword = try await open(client)
            while !Task.isCancelled {
                try await takeAll(client, keyword)
                works()
                try await client.waitForMail(interval: options.interval)
            }
        }

        private func connect() async throws -> IMAPClient {
            try await IMAPClient.connect(
                to: options.endpoint, credentials: options.credentials, timeout: options.timeout)
        }

        /// - Returns: The keyword of what was taken; `nil` where that is moved away.
        private func open(_ client: IMAPClient) async throws -> String? {
            let mailbox = try await client.select(options.mailbox)
            switch options.afterwards {
            case .move(let target, let refused):
                try await client.create(target)
                try await client.create(refused)
                return nil
            case .keep:
                guard mailbox.takesKeywords else {
                    throw MailTransportError(
                        .permanent,
                        "“\(options.mailbox)” takes no keywords, by which the desk would know what it has taken: have "
                            + "mail moved instead.")
                }
                return IMAPOptions.keyword
            }
        }

        private func takeAll(_ client: IMAPClient, _ keyword: String?) async throws {
            for uid in try await client.messages(without: keyword) {
                guard !Task.isCancelled else { return }
                try await take(uid, client, keyword)
            }
        }

        private func take(_ uid: UInt32, _ client: IMAPClient, _ keyword: String?) async throws {
            let limit = intake.options.maximumSize
            let outcome: MailOutcome
            guard let size = try await client.size(of: uid) else { return }
            if size > limit {
                outcome = .refused(.tooLarge(limit: limit))
            } else {
                // Servers are known to be a little off (RFC 9051, 2.3.4 allows no more than that).
                guard let bytes = try await client.message(uid, limit: limit + 4_096) else { return }
                do {
                    outcome = try await intake.accept(bytes, envelope: MailEnvelope(recipient: options.recipient))
                } catch {
                    // It stays where it is; the next time it is taken, or not.
                    return report(.failed(way: "imap", "\(error)"))
                }
            }
            try await finish(uid, outcome, client, keyword)
            report(.taken(way: "imap", outcome))
        }

        private func finish(
            _ uid: UInt32, _ outcome: MailOutcome, _ client: IMAPClient, _ keyword: String?
        ) async throws {
            switch options.afterwards {
            case .move(let target, let refused):
                try await client.move(uid, to: outcome.isRefused ? refused : target)
            case .keep:
                let word = keyword ?? IMAPOptions.keyword
                try await client.mark(uid, outcome.isRefused ? [word, "\\Flagged"] : [word, "\\Seen"])
            }
        }
    }
#endif
