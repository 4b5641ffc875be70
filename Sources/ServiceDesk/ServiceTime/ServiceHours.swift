/// When someone is there: weekly spans, exceptions by date, holidays and breaks, on the clock of a zone.
///
/// For a date, an exception is the last word; without one a holiday closes it; else the weekly spans of its weekday
/// apply. These govern the spans that *begin* on the date: one that began the evening before runs to its end. Breaks
/// are cut out of whatever is open while they last. `Documentation/ServiceHours.md` explains each choice.
///
/// A value; ``validate()`` says what is wrong with one from outside, and ``compiled()`` makes the object that answers
/// questions.
public struct ServiceHours: Hashable, Sendable, Codable {
    /// Other hours for a date, or for each of several dates in a row.
    public struct Exception: Hashable, Sendable, Codable {
        public var first: CalendarDate
        public var last: CalendarDate
        /// Why, for whoever reads the explanation.
        public var name: String
        /// The spans that begin on the date; none closes it. A half day is a span that ends at noon.
        public var spans: [WallSpan]

        /// - Parameter last: The last date; `nil` for one date only.
        public init(_ first: CalendarDate, to last: CalendarDate? = nil, name: String = "", spans: [WallSpan] = []) {
            self.first = first
            self.last = last ?? first
            self.name = name
            self.spans = spans
        }
    }

    /// A time that is cut out of what is open: lunch, a weekly meeting, a fire drill.
    public struct Break: Hashable, Sendable, Codable {
        public enum Days: Hashable, Sendable, Codable {
            case weekly(SortedSet<Weekday>)
            case date(CalendarDate)
        }

        public var days: Days
        public var span: WallSpan
        public var name: String

        public init(_ span: WallSpan, on days: Days, name: String = "") {
            self.days = days
            self.span = span
            self.name = name
        }
    }

    /// The name of a zone in the IANA database: `Europe/Brussels`.
    public var zone: String
    public var weekly: [Weekday: [WallSpan]]
    public var exceptions: [Exception]
    public var holidays: [Holiday]
    public var breaks: [Break]

    public init(
        zone: String, weekly: [Weekday: [WallSpan]] = [:], exceptions: [Exception] = [], holidays: [Holiday] = [],
        breaks: [Break] = []
    ) {
        self.zone = zone
        self.weekly = weekly
        self.exceptions = exceptions
        self.holidays = holidays
        self.breaks = breaks
    }

    /// The same spans on each of several days of the week.
    public static func every(_ days: some Sequence<Weekday>, _ spans: [WallSpan]) -> [Weekday: [WallSpan]] {
        Dictionary(days.map { ($0, spans) }, uniquingKeysWith: { first, _ in first })
    }

    /// Open all the time.
    public static func always(zone: String = "UTC") -> ServiceHours {
        ServiceHours(zone: zone, weekly: every(Weekday.allCases, [.day]))
    }

    /// The years that hours are defined for. Before and after them nothing is open, so that no search is endless.
    public static let years = 1900...2199

    /// - Throws: ``ServiceHoursError`` as ``validate()`` does.
    public func compiled() throws(ServiceHoursError) -> ServiceTime { try ServiceTime(.hours(self)) }
}
