extension ServiceNowImport {
    /// What an import did.
    public struct Report: Hashable, Sendable {
        /// As many remarks are listed; all are counted.
        public static let maximumListed = 1_000

        /// Rows of the log, the header aside.
        public var rows = 0
        /// Rows that caused events.
        public var rowsReplayed = 0
        /// Rows that change nothing that a desk keeps: who looked at it, whether a notice was sent.
        public var rowsWithoutEffect = 0
        /// Rows that an earlier run brought.
        public var rowsAlreadyThere = 0
        /// Rows that could not be read.
        public var rowsSkipped = 0
        public var requests = 0
        public var events = 0
        public var people = 0
        public var teams = 0
        public var services = 0
        public var suppliers = 0
        /// Parts of rows that the rules of the desk do not allow, by the reason.
        public var refusals: [String: Int] = [:]
        /// What was skipped or refused, by the line of the file; the first ``maximumListed``.
        public var remarks: [Remark] = []

        public init() {}
    }

    /// Something about a row.
    public struct Remark: Hashable, Sendable, CustomStringConvertible {
        /// The line of the file, from 1, where the row begins.
        public var line: Int
        /// The name of the column, where one is to blame.
        public var column: String?
        public var reason: String

        public var description: String { "Line \(line)\(column.map { ", column \($0)" } ?? ""): \(reason)" }
    }

    /// Why a file is not an incident log, or cannot be taken whole.
    public struct LogError: Error, Hashable, Sendable, CustomStringConvertible {
        public let description: String
    }
}

extension ServiceNowImport.Report {
    mutating func skip(line: Int, column: String? = nil, _ reason: String) {
        rowsSkipped += 1
        list(.init(line: line, column: column, reason: reason))
    }

    mutating func refuse(line: Int, _ reason: String) {
        refusals[reason, default: 0] += 1
        list(.init(line: line, column: nil, reason: reason))
    }

    /// Adds what another part of the same import did.
    mutating func add(_ other: Self) {
        rowsReplayed += other.rowsReplayed
        rowsWithoutEffect += other.rowsWithoutEffect
        rowsAlreadyThere += other.rowsAlreadyThere
        rowsSkipped += other.rowsSkipped
        requests += other.requests
        events += other.events
        refusals.merge(other.refusals, uniquingKeysWith: +)
        for remark in other.remarks { list(remark) }
    }

    private mutating func list(_ remark: ServiceNowImport.Remark) {
        if remarks.count < Self.maximumListed { remarks.append(remark) }
    }
}
