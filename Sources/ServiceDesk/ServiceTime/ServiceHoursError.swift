/// Something in hours, holidays or an on-call schedule that is not as it must be.
public struct ServiceHoursError: Error, Hashable, Sendable {
    /// What kind of mistake. Open: later versions may add codes.
    public struct Code: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public var description: String { rawValue }

        /// There is no zone of that name.
        public static let unknownZone = Code(rawValue: "unknown-zone")
        /// Spans of one day overlap.
        public static let overlap = Code(rawValue: "overlap")
        /// A range of dates ends before it begins, or lies outside of the years of ``ServiceHours/years``.
        public static let date = Code(rawValue: "date")
        /// There is more of something than the limits allow.
        public static let tooMany = Code(rawValue: "too-many")
        /// A name is longer than the limits allow, or has control characters.
        public static let name = Code(rawValue: "name")
        /// A rule of recurrence is not understood.
        public static let rule = Code(rawValue: "rule")
        /// A calendar that is referred to does not exist, or refers to itself.
        public static let reference = Code(rawValue: "reference")
        /// A line of an iCalendar file is not understood; ``ServiceHoursError/line`` says which.
        public static let calendarFile = Code(rawValue: "calendar-file")
        /// A rotation has nobody, or no length.
        public static let rotation = Code(rawValue: "rotation")
    }

    public let code: Code
    /// The line of an iCalendar file, counted from 1.
    public let line: Int?
    private let message: String

    public init(_ code: Code, _ message: String, line: Int? = nil) {
        self.code = code
        self.line = line
        self.message = message
    }
}

extension ServiceHoursError: CustomStringConvertible, CustomDebugStringConvertible {
    /// One or two sentences that are safe to show.
    public var description: String { line.map { "line \($0): \(message)" } ?? message }

    public var debugDescription: String { "ServiceHoursError(\(code)): \(self)" }
}
