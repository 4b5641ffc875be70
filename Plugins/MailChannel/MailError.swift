/// Mail could not be taken or sent for now; nothing was lost.
public struct MailError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure. Open: later versions may add codes.
    public struct Code: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public var description: String { rawValue }

        /// There is no room in quarantine.
        public static let quarantineFull = Code(rawValue: "quarantine-full")
        /// A file or folder cannot be read or written.
        public static let file = Code(rawValue: "file")
    }

    public let code: Code
    /// One or two sentences that are safe to show.
    public let description: String

    public init(_ code: Code, _ description: String) {
        (self.code, self.description) = (code, description)
    }
}
