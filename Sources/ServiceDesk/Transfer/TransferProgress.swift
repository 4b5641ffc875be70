/// How much of a desk an export or an import has gone through.
public struct TransferProgress: Hashable, Sendable {
    /// People, teams, services and what else the directory keeps.
    public var entries = 0
    /// Files, each counted once.
    public var attachments = 0
    public var requests = 0
    public var events = 0
    public var articles = 0
    /// Revisions of the articles.
    public var revisions = 0
    /// Idempotency keys.
    public var keys = 0
    /// Pieces of due work.
    public var work = 0
    /// Readings of articles.
    public var readings = 0
    /// Bytes of the export, written or read.
    public var bytes: Int64 = 0

    public init() {}
}

/// Why an export could not be written or read.
public struct TransferError: Error, Hashable, Sendable {
    /// What kind of failure. Open: later versions may add codes.
    public struct Code: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public var description: String { rawValue }

        /// The file is not an export of a desk.
        public static let notAnExport = Code(rawValue: "not-an-export")
        /// A newer version of the desk wrote it.
        public static let newerFormat = Code(rawValue: "newer-format")
        /// A line is longer than ``DeskImport/maximumLineLength``.
        public static let lineTooLong = Code(rawValue: "line-too-long")
        /// A line is not what an export has at its place.
        public static let malformed = Code(rawValue: "malformed")
        /// What is there was changed: a hash, a digest or a total does not fit.
        public static let damaged = Code(rawValue: "damaged")
        /// The file ends too early.
        public static let truncated = Code(rawValue: "truncated")
        /// The store has something else in the same place.
        public static let conflict = Code(rawValue: "conflict")
    }

    public let code: Code
    /// The line of the file, from 1; `nil` where no line is to blame.
    public let line: Int?
    private let message: String

    public init(_ code: Code, line: Int? = nil, _ message: String) {
        self.code = code
        self.line = line
        self.message = message
    }
}

extension TransferError: CustomStringConvertible {
    public var description: String { line.map { "Line \($0): \(message)" } ?? message }
}
