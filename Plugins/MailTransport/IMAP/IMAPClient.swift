#if Mail
    import Foundation

    /// Fetches mail from an IMAP server (RFC 3501, RFC 9051): new mail is waited for (IDLE), a message is read only
    /// once its size is known, and nothing is marked or moved but what the caller says.
    ///
    /// One task uses it at a time. After an error of another code than ``MailTransportError/Code/permanent`` it is
    /// closed.
    public final class IMAPClient {
        /// A mailbox that is open.
        public struct Mailbox: Sendable, Hashable {
            /// Changes when the identifiers of all messages do (RFC 3501, 2.3.1.1).
            public var validity: UInt32 = 0
            /// Whether messages can carry words of ours (`\*` in PERMANENTFLAGS).
            public var takesKeywords = false
        }

        private let conversation: IMAPConversation
        private let endpoint: MailServerEndpoint
        private var capabilities: Set<String> = []

        /// How long IDLE may last before it is begun anew (RFC 2177).
        private static let longestIdle: Duration = .seconds(25 * 60)

        private init(_ conversation: IMAPConversation, _ endpoint: MailServerEndpoint) {
            (self.conversation, self.endpoint) = (conversation, endpoint)
        }

        /// Connects and logs in.
        ///
        /// - Parameter timeout: Of each answer.
        /// - Throws: ``MailTransportError``.
        public static func connect(
            to endpoint: MailServerEndpoint, credentials: MailCredentials, timeout: Duration = .seconds(30)
        ) async throws -> IMAPClient {
            let connection = try await MailConnection.connect(to: endpoint, timeout: timeout)
            let conversation = IMAPConversation(connection, endpoint, timeout: timeout)
            let client = IMAPClient(conversation, endpoint)
            do {
                try await client.begin(credentials)
                return client
            } catch {
                connection.close()
                throw error
            }
        }

        private func begin(_ credentials: MailCredentials) async throws {
            let greeting = try await conversation.response().text.uppercased()
            guard greeting.hasPrefix("* OK") else {
                throw MailTransportError(
                    greeting.hasPrefix("* BYE") ? .temporary : .protocolViolation,
                    "\(endpoint) does not greet: \(String(greeting.prefix(100)).printable)")
            }
            try await readCapabilities()
            if endpoint.security == .startTLS {
                guard capabilities.contains("STARTTLS") else {
                    throw MailTransportError(.tls, "\(endpoint) does not offer STARTTLS.")
                }
                try await conversation.command("STARTTLS")
                try await conversation.startTLS()
                // What was said before TLS counts for nothing (RFC 9051, 6.2.1).
                try await readCapabilities()
            }
            try await logIn(credentials)
            try await readCapabilities()
        }

        private func readCapabilities() async throws {
            var found: Set<String> = []
            try await conversation.command("CAPABILITY") { response in
                let words = response.tokens.compactMap(\.word).map { $0.uppercased() }
                if words.dropFirst().first == "CAPABILITY" { found.formUnion(words.dropFirst(2)) }
            }
            capabilities = found
        }

        private func logIn(_ credentials: MailCredentials) async throws {
            guard endpoint.isSecret else {
                throw MailTransportError(.notAllowed, "A password goes to \(endpoint) only by TLS, or on this machine.")
            }
            let offers = capabilities.filter { $0.hasPrefix("AUTH=") }.map { String($0.dropFirst("AUTH=".count)) }
            do {
                if case .password(let password) = credentials.proof, !offers.contains("PLAIN") {
                    guard !capabilities.contains("LOGINDISABLED") else {
                        throw MailTransportError(.notAuthenticated, "\(endpoint) does not take passwords here.")
                    }
                    let (user, proof) = (try IMAPText.quoted(credentials.user), try IMAPText.quoted(password))
                    return try await conversation.command("LOGIN \(user) \(proof)", secret: true)
                }
                let answer = try await SASLAnswer(credentials, offers: offers, endpoint: endpoint)
                let text = Data(answer.bytes).base64EncodedString()
                // Without SASL-IR (RFC 4959) the answer waits until it is asked for. A server that explains why a token
                // is refused gets an empty answer.
                if capabilities.contains("SASL-IR") {
                    try await conversation.command(
                        "AUTHENTICATE \(answer.mechanism) \(text)", secret: true, continuation: "")
                } else {
                    try await conversation.command("AUTHENTICATE \(answer.mechanism)", secret: true, continuation: text)
                }
            } catch let error as MailTransportError where error.code == .permanent {
                throw MailTransportError(.notAuthenticated, error.description)
            }
        }

        public var isOpen: Bool { conversation.isOpen }

        /// Ends the connection.
        public func close() { conversation.close() }

        // MARK: Mail

        /// Opens a mailbox.
        ///
        /// - Parameter name: Such as `INBOX`, in Unicode.
        public func select(_ name: String) async throws -> Mailbox {
            var mailbox = Mailbox()
            try await conversation.command("SELECT \(try IMAPText.mailbox(name))") { response in
                let text = response.text.uppercased()
                if let range = text.range(of: "[UIDVALIDITY ") {
                    mailbox.validity = UInt32(text[range.upperBound...].prefix { $0.isNumber }) ?? 0
                }
                if text.contains("[PERMANENTFLAGS"), text.contains("\\*") { mailbox.takesKeywords = true }
            }
            return mailbox
        }

        /// The messages of the mailbox that are not deleted, and do not carry a keyword, the oldest first.
        public func messages(without keyword: String? = nil) async throws -> [UInt32] {
            var found: [UInt32] = []
            conversation.forgetNews()
            let condition = keyword.map { " UNKEYWORD \($0)" } ?? ""
            try await conversation.command("UID SEARCH UNDELETED\(condition)") { response in
                let words = response.tokens.compactMap(\.word)
                guard words.count > 1, words[1].uppercased() == "SEARCH" else { return }
                found += words.dropFirst(2).compactMap { UInt32($0) }
            }
            return found.sorted()
        }

        /// How large a message is, in bytes; `nil` for one that is not there.
        public func size(of uid: UInt32) async throws -> Int? {
            try await fetch(uid, "RFC822.SIZE", limit: 1_024)["RFC822.SIZE"]?.word.flatMap { Int($0) }
        }

        /// A message as it is, and nothing is marked.
        ///
        /// - Parameter limit: Bytes of the message; a larger one is not read, and the connection is closed.
        /// - Returns: `nil` for one that is not there.
        public func message(_ uid: UInt32, limit: Int) async throws -> [UInt8]? {
            guard case .string(let bytes)? = try await fetch(uid, "BODY.PEEK[]", limit: limit)["BODY[]"] else {
                return nil
            }
            return bytes
        }

        private func fetch(_ uid: UInt32, _ item: String, limit: Int) async throws -> [String: IMAPToken] {
            var found: [String: IMAPToken] = [:]
            try await conversation.command("UID FETCH \(uid) (UID \(item))", limit: limit) { response in
                guard response.tokens.count >= 4, response.tokens[2].word?.uppercased() == "FETCH",
                    case .list(let items) = response.tokens[3]
                else { return }
                var values: [String: IMAPToken] = [:]
                for index in stride(from: 0, to: items.count - 1, by: 2) {
                    if let name = items[index].word?.uppercased() { values[name] = items[index + 1] }
                }
                // A server may tell of other messages meanwhile.
                if values["UID"]?.word == "\(uid)" { found.merge(values) { _, new in new } }
            }
            return found
        }

        /// Moves a message to another mailbox (RFC 6851; where there is no MOVE it is copied, marked as deleted, and
        /// removed alone, RFC 4315).
        public func move(_ uid: UInt32, to mailbox: String) async throws {
            let target = try IMAPText.mailbox(mailbox)
            if capabilities.contains("MOVE") { return try await conversation.command("UID MOVE \(uid) \(target)") }
            try await conversation.command("UID COPY \(uid) \(target)")
            try await mark(uid, ["\\Deleted"])
            if capabilities.contains("UIDPLUS") { try await conversation.command("UID EXPUNGE \(uid)") }
        }

        /// Adds flags or keywords to a message.
        public func mark(_ uid: UInt32, _ flags: [String]) async throws {
            try await conversation.command("UID STORE \(uid) +FLAGS.SILENT (\(flags.joined(separator: " ")))")
        }

        /// Makes a mailbox where there is none.
        public func create(_ mailbox: String) async throws {
            do {
                try await conversation.command("CREATE \(try IMAPText.mailbox(mailbox))")
            } catch let error as MailTransportError where error.code == .permanent {
                // It is there already, or moving to it will say what is wrong.
                return
            }
        }

        /// Waits until there may be new mail: the server says so (IDLE), or the interval is over.
        ///
        /// - Parameter interval: How long it may take to see new mail where the server has no IDLE.
        public func waitForMail(interval: Duration) async throws {
            // It came while others were looked at.
            if conversation.hasNews { return }
            guard capabilities.contains("IDLE") else {
                try await Task.sleep(for: interval)
                return try await conversation.command("NOOP")
            }
            try await conversation.idle(for: Self.longestIdle)
        }
    }
#endif
