import MailMessages

extension SenderAuthentication {
    /// Whether a mail comes from whom From says.
    ///
    /// A server may add a field for each method. None of them came from outside: it removes those (RFC 8601, 5).
    func vouches(for writer: MailAddress, of message: MailMessage) -> Bool {
        switch self {
        case .vouchedByServer: return true
        case .results(let server):
            guard let domain = writer.address?.split(separator: "@").last.map(String.init) else { return false }
            let results = message.header.fields(named: "Authentication-Results").prefix(Self.maximumFields)
                .lazy.compactMap { AuthenticationResults($0.rawValue) }
            return results.contains { $0.server == server.lowercased() && $0.vouches(for: domain) }
        }
    }

    private static let maximumFields = 50
}
