/// Why a mail server could not be talked to, or would not do what it was asked.
public struct MailTransportError: Error, Hashable, Sendable {
    /// What kind of failure. Open: later versions may add codes.
    public struct Code: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public var description: String { rawValue }

        /// There is nobody, or nobody can be reached.
        public static let unreachable = Code(rawValue: "unreachable")
        /// No answer came in time.
        public static let timedOut = Code(rawValue: "timed-out")
        /// TLS is not offered, or its certificate is not good.
        public static let tls = Code(rawValue: "tls")
        /// The other side ended the connection.
        public static let closed = Code(rawValue: "closed")
        /// What came is not what the protocol says.
        public static let protocolViolation = Code(rawValue: "protocol")
        /// The user name or the proof of it was not accepted.
        public static let notAuthenticated = Code(rawValue: "not-authenticated")
        /// The server says that it cannot do it now.
        public static let temporary = Code(rawValue: "temporary")
        /// The server says that it will never do it.
        public static let permanent = Code(rawValue: "permanent")
        /// Whether the server has done it is not known: the connection broke before it answered.
        public static let unknownOutcome = Code(rawValue: "unknown-outcome")
        /// It is not done for safety’s sake.
        public static let notAllowed = Code(rawValue: "not-allowed")
    }

    public let code: Code
    /// One or two sentences that are safe to show.
    public let description: String

    public init(_ code: Code, _ description: String) {
        (self.code, self.description) = (code, description)
    }
}

extension MailTransportError: CustomStringConvertible {}
