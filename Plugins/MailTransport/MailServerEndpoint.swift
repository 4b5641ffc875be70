/// Where a mail server answers, and how the way to it is protected.
public struct MailServerEndpoint: Sendable, Hashable {
    /// How a connection is protected.
    public enum Security: Sendable, Hashable {
        /// TLS from the first byte (RFC 8314): ports 993 and 465.
        case tls
        /// A plain connection that must become TLS before anything secret is said (STARTTLS: RFC 3207, RFC 9051). A
        /// server that does not offer it is an error, never a reason to go on without.
        case startTLS
        /// No TLS. Credentials are sent only to a loopback address.
        case plain
    }

    /// A host name or an IP address. With TLS the certificate must be valid for it.
    public var host: String
    public var port: Int
    public var security: Security
    /// A file of trusted certificates (PEM) instead of the system's.
    public var trustRootsFile: String?

    public init(host: String, port: Int, security: Security = .tls, trustRootsFile: String? = nil) {
        self.host = host
        self.port = port
        self.security = security
        self.trustRootsFile = trustRootsFile
    }
}

extension MailServerEndpoint: CustomStringConvertible {
    public var description: String { "\(host):\(port)" }
}

/// Who we are for a mail server.
public struct MailCredentials: Sendable {
    /// What proves it.
    public enum Proof: Sendable {
        case password(String)
        /// An OAuth 2.0 bearer token, asked for anew at each login, since it expires (RFC 7628).
        case bearerToken(@Sendable () async throws -> String)
    }

    public var user: String
    public var proof: Proof

    public init(user: String, proof: Proof) {
        self.user = user
        self.proof = proof
    }
}
