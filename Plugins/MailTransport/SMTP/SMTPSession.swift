#if Mail
    import Foundation

    /// One connection to an SMTP server, ready to send (RFC 5321, 6409).
    final class SMTPSession: Sendable {
        private let connection: MailConnection
        private let options: SMTPOptions
        /// What the server offers, in capital letters.
        private let extensions: Set<String>
        /// Largest message that it takes; `nil` where it does not say.
        private let maximumSize: Int?

        /// Lines of an answer at most.
        private static let maximumLines = 100
        /// Bytes of a message that are written at once.
        private static let pieceSize = 64 << 10

        var isOpen: Bool { connection.isOpen }
        func close() { connection.close() }

        /// Connects, with TLS as the endpoint says, and says who we are.
        init(_ endpoint: MailServerEndpoint, _ credentials: MailCredentials?, _ options: SMTPOptions) async throws {
            let connection = try await MailConnection.connect(to: endpoint, timeout: options.timeout)
            do {
                try await Self.expect(220, "\(endpoint) does not greet", connection, options)
                var offers = try await Self.hello(connection, options)
                if endpoint.security == .startTLS {
                    guard offers.keys.contains("STARTTLS") else {
                        throw MailTransportError(.tls, "\(endpoint) does not offer STARTTLS.")
                    }
                    try await connection.write(line: "STARTTLS", timeout: options.timeout)
                    try await Self.expect(220, "\(endpoint) does not begin TLS", connection, options)
                    try await connection.startTLS(timeout: options.timeout)
                    offers = try await Self.hello(connection, options)
                }
                if let credentials {
                    guard endpoint.isSecret else {
                        throw MailTransportError(
                            .notAllowed, "A password goes to \(endpoint) only by TLS, or on this machine.")
                    }
                    try await Self.authenticate(credentials, offers["AUTH"] ?? [], endpoint, connection, options)
                }
                (self.connection, self.options) = (connection, options)
                extensions = Set(offers.keys)
                maximumSize = offers["SIZE"]?.first.flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
            } catch {
                connection.close()
                throw error
            }
        }

        // MARK: Answers

        private static func reply(
            _ connection: MailConnection, _ timeout: Duration
        ) async throws -> SMTPReply {
            var reply = SMTPReply(code: 0, lines: [])
            while reply.lines.count < maximumLines {
                let line = try await connection.line(timeout: timeout)
                guard let code = Int(line.prefix(3)), (200...599).contains(code),
                    reply.lines.isEmpty || code == reply.code
                else {
                    throw MailTransportError(
                        .protocolViolation, "The server said what is no answer: \(String(line.prefix(80)).printable)")
                }
                reply.code = code
                reply.lines.append(String(line.dropFirst(4)))
                if line.dropFirst(3).first != "-" { return reply }
            }
            throw MailTransportError(.protocolViolation, "The server’s answer has too many lines.")
        }

        @discardableResult
        private static func expect(
            _ code: Int, _ what: String, _ connection: MailConnection, _ options: SMTPOptions
        ) async throws -> SMTPReply {
            let reply = try await reply(connection, options.timeout)
            guard reply.code == code else { throw reply.error(what, isFinal: false) }
            return reply
        }

        /// What the server offers, with the words behind each.
        private static func hello(
            _ connection: MailConnection, _ options: SMTPOptions
        ) async throws -> [String: [String]] {
            try await connection.write(line: "EHLO \(options.name)", timeout: options.timeout)
            let reply = try await expect(250, "EHLO was refused", connection, options)
            return Dictionary(
                reply.lines.dropFirst().map { line in
                    let words = line.uppercased().split { $0 == " " || $0 == "=" }.map(String.init)
                    return (words.first ?? "", Array(words.dropFirst()))
                }, uniquingKeysWith: { $0 + $1 })
        }

        private static func authenticate(
            _ credentials: MailCredentials, _ offers: [String], _ endpoint: MailServerEndpoint,
            _ connection: MailConnection, _ options: SMTPOptions
        ) async throws {
            let answer = try await SASLAnswer(credentials, offers: offers, endpoint: endpoint)
            try await connection.write(
                line: "AUTH \(answer.mechanism) \(Data(answer.bytes).base64EncodedString())", timeout: options.timeout)
            var reply = try await reply(connection, options.timeout)
            if reply.code == 334 {
                // A refused token is explained before it is refused (RFC 7628, 3.2.3).
                try await connection.write(line: "AQ==", timeout: options.timeout)
                reply = try await Self.reply(connection, options.timeout)
            }
            guard reply.code == 235 else {
                throw MailTransportError(
                    .notAuthenticated, "\(endpoint) does not accept the login: \(reply.text.printable)")
            }
        }

        // MARK: A message

        /// Sends a message to one recipient, so that one refused address stops nobody else’s mail.
        ///
        /// - Throws: ``MailTransportError``; of code ``MailTransportError/Code/unknownOutcome`` where the server was
        ///   given all of it and did not answer.
        func send(_ content: [UInt8], from sender: String, to recipient: String) async throws {
            if let maximumSize, content.count > maximumSize {
                throw MailTransportError(.permanent, "The server takes at most \(maximumSize) bytes.")
            }
            guard extensions.contains("8BITMIME") || content.allSatisfy({ $0 < 0x80 }) else {
                throw MailTransportError(.permanent, "The server takes ASCII only.")
            }
            let size = extensions.contains("SIZE") ? " SIZE=\(content.count)" : ""
            let body = extensions.contains("8BITMIME") ? " BODY=8BITMIME" : ""
            try await command("MAIL FROM:<\(sender)>\(size)\(body)", [250], isFinal: false)
            try await command("RCPT TO:<\(recipient)>", [250, 251], isFinal: true)
            try await command("DATA", [354], isFinal: true)
            try await deliver(SMTPMessage.encoded(content))
        }

        /// Sends a command; a refusal leaves the connection ready for the next message.
        private func command(_ line: String, _ codes: [Int], isFinal: Bool) async throws {
            try await connection.write(line: line, timeout: options.timeout)
            let reply = try await Self.reply(connection, options.timeout)
            guard !codes.contains(reply.code) else { return }
            if reply.code == 421 { close() } else { await reset() }
            throw reply.error(String(line.prefix { $0 != " " && $0 != ":" }) + " was refused", isFinal: isFinal)
        }

        /// What was refused stays refused, also where the server has no more to say.
        private func reset() async {
            do {
                try await connection.write(line: "RSET", timeout: options.timeout)
                guard try await Self.reply(connection, options.timeout).isGood else { return close() }
            } catch {
                close()
            }
        }

        private func deliver(_ bytes: [UInt8]) async throws {
            let last = bytes.count - 3
            do {
                for start in stride(from: 0, to: last, by: Self.pieceSize) {
                    let piece = bytes[start..<min(start + Self.pieceSize, last)]
                    try await connection.write(Array(piece), timeout: options.timeout)
                }
            } catch {
                // A server may refuse a message before it has all of it, and hang up: what it said is there still.
                guard let reply = try? await Self.reply(connection, options.timeout), !reply.isGood else { throw error }
                throw reply.error("The message was refused", isFinal: true)
            }
            let reply: SMTPReply
            do {
                // From the point on the message may be taken.
                try await connection.write(Array(bytes[last...]), timeout: options.timeout)
                reply = try await Self.reply(connection, options.finalTimeout)
            } catch {
                close()
                throw MailTransportError(
                    .unknownOutcome, "The server has got the message and did not say whether it took it: \(error)")
            }
            guard reply.isGood else {
                if reply.code == 421 { close() }
                throw reply.error("The message was refused", isFinal: true)
            }
        }
    }
#endif
