/// A store could not do what it was asked. Whether a commit took effect is known except where the code says otherwise.
public struct StoreError: Error, Sendable {
    /// What kind of failure. Open: a store of another kind may add codes.
    public struct Code: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public var description: String { rawValue }

        /// Someone else holds the store for too long. Nothing was changed; try again.
        public static let busy = Code(rawValue: "busy")
        /// There is no space left. Nothing was changed; it goes on when there is space.
        public static let full = Code(rawValue: "full")
        /// The store cannot be written here: a read-only folder, missing rights.
        public static let readOnly = Code(rawValue: "read-only")
        /// There is no store at that place, or it cannot be reached.
        public static let unavailable = Code(rawValue: "unavailable")
        /// What is there is not a store of the desk.
        public static let notAStore = Code(rawValue: "not-a-store")
        /// It was written by a newer version of the desk.
        public static let newerSchema = Code(rawValue: "newer-schema")
        /// What is kept is damaged.
        public static let damaged = Code(rawValue: "damaged")
        /// Two entries that must differ are the same.
        public static let constraint = Code(rawValue: "constraint")
        /// The connection was lost while a commit was under way. Repeat it with the same key to learn the outcome.
        public static let unknownOutcome = Code(rawValue: "unknown-outcome")
        /// The question is not as it must be: a cursor of another query, a limit out of range.
        public static let invalidQuery = Code(rawValue: "invalid-query")
        /// Something failed that has no code of its own.
        public static let other = Code(rawValue: "other")
    }

    public let code: Code
    private let message: String
    /// What the store's engine said.
    public let detail: String?

    public init(_ code: Code, _ message: String, detail: String? = nil) {
        self.code = code
        self.message = message
        self.detail = detail
    }
}

extension StoreError: CustomStringConvertible, CustomDebugStringConvertible {
    /// One or two sentences that are safe to show.
    public var description: String { message }

    public var debugDescription: String { "StoreError(\(code)): \(message)" + (detail.map { " [\($0)]" } ?? "") }
}
