#if Mail
    import Foundation

    /// Commands and responses on one connection to an IMAP server (RFC 3501, RFC 9051).
    ///
    /// One task uses it at a time.
    final class IMAPConversation {
        /// What a server says without being asked, or in the course of a command.
        struct Response {
            var tokens: [IMAPToken]
            /// The line as it came, of those that are a text for people.
            var text: String

            var tellsOfMail: Bool {
                tokens.count >= 3 && ["EXISTS", "RECENT"].contains(tokens[2].word?.uppercased())
            }
        }

        private let connection: MailConnection
        private let endpoint: MailServerEndpoint
        private let timeout: Duration
        private var number = 0
        /// Whether the server has told of mail since ``forgetNews()``. It says so once, whatever it is asked meanwhile.
        private(set) var hasNews = false

        func forgetNews() { hasNews = false }

        /// Responses to one command at most, and bytes of literals that are no message.
        private static let maximumResponses = 100_000
        private static let maximumLiteral = 64 << 10

        init(_ connection: MailConnection, _ endpoint: MailServerEndpoint, timeout: Duration) {
            (self.connection, self.endpoint, self.timeout) = (connection, endpoint, timeout)
        }

        var isOpen: Bool { connection.isOpen }
        func close() { connection.close() }
        func startTLS() async throws { try await connection.startTLS(timeout: timeout) }

        // MARK: Responses

        /// The next thing that the server says.
        ///
        /// - Parameter limit: Largest literal.
        func response(limit: Int = maximumLiteral, timeout: Duration? = nil) async throws -> Response {
            var tokenizer = IMAPTokenizer()
            var (first, room) = (String?.none, limit)
            do {
                while true {
                    let line = try await connection.line(timeout: first == nil ? timeout ?? self.timeout : self.timeout)
                    if first == nil { first = line }
                    if first?.isTextForPeople == true { return Response(tokens: [], text: line) }
                    guard let (size, rest) = IMAPTokenizer.literal(in: line) else {
                        try tokenizer.read(line: line)
                        let response = Response(tokens: try tokenizer.finish(), text: first ?? "")
                        if response.tellsOfMail { hasNews = true }
                        return response
                    }
                    try tokenizer.read(line: rest)
                    guard size <= room else {
                        throw MailTransportError(
                            .protocolViolation, "\(endpoint) wants to say \(size) bytes where \(room) are allowed.")
                    }
                    room -= size
                    try tokenizer.read(literal: try await literal(of: size))
                }
            } catch let problem as IMAPTokenizer.Problem {
                close()
                throw MailTransportError(
                    .protocolViolation,
                    "\(endpoint) said what is no response (\(problem)): \(String((first ?? "").prefix(80)).printable)")
            } catch let error as MailTransportError where error.code == .protocolViolation {
                close()
                throw error
            }
        }

        private func literal(of size: Int) async throws -> [UInt8] {
            var bytes: [UInt8] = []
            bytes.reserveCapacity(size)
            while bytes.count < size {
                bytes += try await connection.bytes(upTo: min(size - bytes.count, 256 << 10), timeout: timeout)
            }
            return bytes
        }

        // MARK: Commands

        /// Says a command, and gives what the server says until it is done.
        ///
        /// - Parameters:
        ///   - secret: Whether the command is not to be shown.
        ///   - limit: Largest literal in what the server says.
        ///   - each: Gets each response; it is not kept.
        /// - Throws: ``MailTransportError`` of code ``MailTransportError/Code/permanent`` for NO and BAD.
        func command(
            _ text: String, secret: Bool = false, limit: Int = maximumLiteral,
            continuation: String? = nil, _ each: (Response) throws -> Void = { _ in }
        ) async throws {
            number += 1
            let tag = "d\(number)"
            try await connection.write(line: "\(tag) \(text)", timeout: timeout)
            for _ in 0..<Self.maximumResponses {
                let response = try await response(limit: limit)
                if response.text.hasPrefix("+") {
                    guard let continuation else { throw unexpected(response) }
                    try await connection.write(line: continuation, timeout: timeout)
                } else if response.text.hasPrefix(tag + " ") {
                    return try finish(response, secret ? "The login" : "“\(text.prefix(60))”")
                } else {
                    try checkBye(response)
                    try each(response)
                }
            }
            close()
            throw MailTransportError(.protocolViolation, "\(endpoint) says more than anybody asked for.")
        }

        private func finish(_ response: Response, _ what: String) throws {
            let words = response.text.split(separator: " ", maxSplits: 2).map(String.init)
            guard words.count >= 2, words[1].uppercased() != "OK" else { return }
            let reason = words.count > 2 ? words[2].prefix(200) : ""
            // RFC 5530: some refusals pass.
            let passes = ["[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]"].contains {
                reason.uppercased().hasPrefix($0)
            }
            throw MailTransportError(
                passes ? .temporary : .permanent, "\(what) was refused by \(endpoint): \(String(reason).printable)")
        }

        private func unexpected(_ response: Response) -> MailTransportError {
            close()
            return MailTransportError(
                .protocolViolation,
                "\(endpoint) said what nobody asked for: \(String(response.text.prefix(80)).printable)")
        }

        private func checkBye(_ response: Response) throws {
            guard response.text.uppercased().hasPrefix("* BYE") else { return }
            close()
            throw MailTransportError(
                .closed, "\(endpoint) says good-bye: \(String(response.text.dropFirst(6).prefix(200)).printable)")
        }

        /// Waits until the server tells of mail, or the time is over (RFC 2177).
        func idle(for time: Duration) async throws {
            number += 1
            let tag = "d\(number)"
            do {
                try await connection.write(line: "\(tag) IDLE", timeout: timeout)
                var begins = try await response()
                // Untagged responses may come before the server is ready.
                while begins.text.hasPrefix("*") {
                    try checkBye(begins)
                    begins = try await response()
                }
                guard begins.text.hasPrefix("+") else { return try finish(begins, "IDLE") }
                if try await waitForNews(time, tag) { return }
                try await connection.write(line: "DONE", timeout: timeout)
                for _ in 0..<Self.maximumResponses {
                    let response = try await response()
                    if response.text.hasPrefix(tag + " ") { return try finish(response, "IDLE") }
                    try checkBye(response)
                }
            } catch {
                close()
                throw error
            }
        }

        /// - Returns: Whether the server has ended IDLE itself.
        private func waitForNews(_ time: Duration, _ tag: String) async throws -> Bool {
            let end = ContinuousClock.now.advanced(by: time)
            while !hasNews {
                let left = ContinuousClock.now.duration(to: end)
                guard left > .zero, try await connection.hasInput(within: left) else { return false }
                let response = try await response()
                try checkBye(response)
                if response.text.hasPrefix(tag + " ") {
                    try finish(response, "IDLE")
                    return true
                }
            }
            return false
        }
    }

    extension String {
        /// A status response, whose text may hold anything.
        fileprivate var isTextForPeople: Bool {
            let words = prefix(80).split(separator: " ", maxSplits: 2, omittingEmptySubsequences: false)
            guard words.count >= 2 else { return hasPrefix("+") }
            return hasPrefix("+") || ["OK", "NO", "BAD", "BYE", "PREAUTH"].contains(words[1].uppercased())
        }
    }
#endif
