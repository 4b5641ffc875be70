/// Requests that may have one cause, proposed as a problem, with what speaks for it.
///
/// A proposal is a suggestion to people: it says which requests it is of, and how unlikely it is that they look alike
/// by chance. Whether there is one cause, somebody has to find out.
public struct ProblemProposal: Hashable, Sendable, Codable {
    /// How many requests were opened in a month of the calendar, UTC.
    public struct Month: Hashable, Sendable, Codable {
        /// `2026-03`
        public var month: String
        public var count: Int
    }

    /// The seven days in a row, from a midnight in UTC, in which most of the requests were opened.
    public struct Week: Hashable, Sendable, Codable {
        public var start: CalendarDate
        public var count: Int
        /// How many there would be, had they come as evenly as everything that was looked at did.
        public var expected: Double
    }

    /// So many numbers of requests are given at most.
    public static let maximumExamples = 10

    /// What its requests have in common.
    public var pattern: ProblemPattern
    /// The requests with the pattern that no proposal before this one has.
    public var count: Int
    /// The numbers of the newest of them, newest first.
    public var examples: [Request.Number]
    /// When the first of them was opened.
    public var first: Timestamp
    /// When the last of them was opened.
    public var last: Timestamp
    /// Oldest first; months without a request are left out.
    public var byMonth: [Month]
    /// The first of those with the most.
    public var busiestWeek: Week
    /// How many times more often what makes the pattern comes together than it would by chance; at least 2. Of several
    /// ways to divide it in two, the one with the lowest counts.
    public var lift: Double
    /// Why these requests were put together, in sentences for whoever decides.
    public var evidence: [String]
}

/// What is to be said about the members of a group, beside what they have in common.
struct ProposedTimes {
    private static let day: Int64 = 86_400_000_000

    /// The days since 1970 on which each subject was opened, ascending.
    private let everything: [Int64]

    init(_ subjects: [GroupingSubject]) {
        everything = subjects.map { Self.day(of: $0) }.sorted()
    }

    private static func day(of subject: GroupingSubject) -> Int64 {
        subject.openedAt.microseconds.flooredDivision(by: day)
    }

    private static func date(_ day: Int64) -> CalendarDate {
        let (year, month, day) = CalendarDate.civil(fromDays: day)
        return CalendarDate(year: year, month: month, day: day)
    }

    /// - Parameter members: At least one.
    func busiestWeek(of members: [GroupingSubject]) -> ProblemProposal.Week {
        let days = members.map { Self.day(of: $0) }.sorted()
        var (best, start, last) = (0, days[0], 0)
        for (index, day) in days.enumerated() {
            while last < days.count, days[last] < day + 7 { last += 1 }
            if last - index > best { (best, start) = (last - index, day) }
        }
        let share = Double(count(from: start, to: start + 7)) / Double(everything.count)
        return .init(start: Self.date(start), count: best, expected: Double(days.count) * share)
    }

    private func count(from start: Int64, to end: Int64) -> Int {
        func position(_ day: Int64) -> Int {
            var (low, high) = (0, everything.count)
            while low < high {
                let middle = (low + high) / 2
                if everything[middle] < day { low = middle + 1 } else { high = middle }
            }
            return low
        }
        return position(end) - position(start)
    }

    static func byMonth(_ members: [GroupingSubject]) -> [ProblemProposal.Month] {
        let months = members.map { String(date(day(of: $0)).description.dropLast(3)) }
        return Dictionary(months.map { ($0, 1) }, uniquingKeysWith: +).sorted { $0.key < $1.key }
            .map { .init(month: $0.key, count: $0.value) }
    }
}
