/// The name of a notifier, as people's preferences carry it: `mail`, `chat`. 1 to 40 letters, digits, points and
/// hyphens of ASCII, so that it can be part of a ``WorkKind``.
public struct NotifierName: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// Whether a notifier may have the name.
    public var isUsable: Bool {
        (1...40).contains(rawValue.utf8.count)
            && rawValue.utf8.allSatisfy { byte in
                (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
                    || byte == 0x2D || byte == 0x2E
            }
    }
}

/// A way to tell people something: mail, chat, a file, another program.
///
/// A desk calls its notifiers (``NoticeOptions/notifiers``) with what is to be told, many at once. A notice that was
/// not delivered, or of which nobody lived to say that it was, is delivered again under the same ``Notice/id``.
public protocol Notifier: Sendable {
    var name: NotifierName { get }

    /// Whether there is a way to a recipient. Pure: of the same entry of the directory it says the same. Nothing is
    /// planned for whom it cannot reach.
    func reaches(_ recipient: NoticeRecipient) -> Bool

    /// Returns once the notice is where it is to be, or with whoever takes it there.
    ///
    /// - Throws: ``DeliveryError``. It is tried again after a pause that doubles (``WorkOptions``), unless the error
    ///   ``DeliveryError/isFinal``.
    func deliver(_ notice: Notice) async throws(DeliveryError)
}

/// Why a notice was not delivered.
public struct DeliveryError: Error, Hashable, Sendable {
    /// What kind of failure. Open: later versions may add codes.
    public struct Code: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public var description: String { rawValue }

        /// The other side cannot be reached, or does not answer in time.
        public static let unreachable = Code(rawValue: "unreachable")
        /// The other side answers that it cannot do it now.
        public static let failed = Code(rawValue: "failed")
        /// The other side failed so often that it is left alone for a while.
        public static let resting = Code(rawValue: "resting")
        /// The other side will never take this notice.
        public static let refused = Code(rawValue: "refused")
        /// Where it leads is not allowed, or is no address at all.
        public static let notAllowed = Code(rawValue: "not-allowed")
    }

    public let code: Code
    private let message: String

    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// Whether it would fail again in the same way: the notice is then given up at once.
    public var isFinal: Bool { code == .refused }
}

extension DeliveryError: CustomStringConvertible, CustomDebugStringConvertible {
    /// One or two sentences that are safe to show; people read them in `desk due`.
    public var description: String { message }

    public var debugDescription: String { "DeliveryError(\(code)): \(message)" }
}
