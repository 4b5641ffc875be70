/// What proves who we are, in one answer (RFC 4616, RFC 7628, and what Google and Microsoft call XOAUTH2).
struct SASLAnswer {
    let mechanism: String
    let bytes: [UInt8]

    /// - Parameter offers: Mechanisms of the server, in capital letters.
    /// - Throws: ``MailTransportError`` where the server offers none that we know, and whatever the source of a token
    ///   throws.
    init(_ credentials: MailCredentials, offers: [String], endpoint: MailServerEndpoint) async throws {
        let wanted: [String]
        switch credentials.proof {
        case .password: wanted = ["PLAIN"]
        case .bearerToken: wanted = ["OAUTHBEARER", "XOAUTH2"]
        }
        guard let mechanism = wanted.first(where: offers.contains) else {
            throw MailTransportError(
                .notAuthenticated, "\(endpoint) offers none of \(wanted.joined(separator: ", ")) to log in.")
        }
        guard !credentials.user.utf8.contains(where: { $0 < 0x20 }) else {
            throw MailTransportError(.notAuthenticated, "The user’s name has a control character.")
        }
        self.mechanism = mechanism
        switch credentials.proof {
        case .password(let password):
            bytes = [0] + Array(credentials.user.utf8) + [0] + Array(password.utf8)
        case .bearerToken(let source):
            let token = try await source()
            guard !token.utf8.contains(where: { $0 <= 0x20 || $0 >= 0x7F }) else {
                throw MailTransportError(.notAuthenticated, "The token has a character that no token has.")
            }
            let text =
                mechanism == "XOAUTH2"
                ? "user=\(credentials.user)\u{1}auth=Bearer \(token)\u{1}\u{1}"
                : "n,a=\(credentials.user.saslName),\u{1}host=\(endpoint.host)\u{1}port=\(endpoint.port)\u{1}"
                    + "auth=Bearer \(token)\u{1}\u{1}"
            bytes = Array(text.utf8)
        }
    }
}

extension String {
    /// RFC 5801, 4.
    fileprivate var saslName: String { replacing("=", with: "=3D").replacing(",", with: "=2C") }
}

extension MailServerEndpoint {
    /// Whether nobody else can read what is said: by TLS, or because it stays on this machine.
    var isSecret: Bool {
        // A name may begin like an address.
        let isLoopback = host.hasPrefix("127.") && host.utf8.allSatisfy { (0x30...0x39).contains($0) || $0 == 0x2E }
        return security != .plain || isLoopback || host == "localhost" || host == "::1"
    }
}
