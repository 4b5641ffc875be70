import Foundation
import ServiceDesk
import ServiceDeskTesting
import Testing

/// Random hours in ten zones, around changes of the clocks, against ``MinuteStepper``. DESK_HOURS_SEEDS says how many
/// in each zone, 1,000 where nothing is said.
@Suite("Service time, minute by minute")
struct SteppedTests {
    static let zones = [
        "Europe/Brussels", "America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "America/Sao_Paulo",
        "Pacific/Apia", "Asia/Tehran", "America/Havana", "Pacific/Chatham", "Asia/Kathmandu",
    ]

    private static let count =
        ProcessInfo.processInfo.environment["DESK_HOURS_SEEDS"].flatMap { UInt64($0) } ?? 1_000
    private static let sharing: UInt64 = 5
    private static let minutes = 6 * 1440

    @Test("No second of difference", arguments: zones)
    func agrees(name: String) throws {
        let zone = try #require(TimeZone(identifier: name))
        let changes = RandomHours.changes(of: zone)
        let salt = UInt64(name.utf8.count)
        // Several begin on the same days: what the clocks show then is worked out once.
        for group in stride(from: 0, to: Self.count, by: Int(Self.sharing)) {
            var random = SeededGenerator(seed: group &* 31 &+ salt)
            let start = RandomHours.start(around: changes, &random)
            let clock = WallTable(zone, around: start, minutes: Self.minutes)
            for seed in group..<min(group + Self.sharing, Self.count) {
                var random = SeededGenerator(seed: seed &* 37 &+ salt)
                let hours = RandomHours.hours(zone: name, around: start, &random)
                let stepper = MinuteStepper(hours, clock, from: start, minutes: Self.minutes)
                let findings = Self.compare(try hours.compiled(), stepper, &random)
                guard findings.isEmpty else {
                    Issue.record("\(name), seed \(seed): \(findings.joined(separator: "; "))\n\(hours)")
                    return
                }
            }
        }
    }

    private static func compare(
        _ time: ServiceTime, _ stepper: MinuteStepper, _ random: inout SeededGenerator
    ) -> [String] {
        var findings: [String] = []
        let range = stepper.first * 60..<(stepper.first + stepper.isOpen.count) * 60
        func stamp(_ second: Int) -> Timestamp { Timestamp(microseconds: Int64(second) * 1_000_000) }
        for _ in 0..<4 {
            let (from, to) = (Int.random(in: range, using: &random), Int.random(in: range, using: &random))
            let expected = stepper.seconds(from: from, to: to)
            let found = time.duration(from: stamp(from), to: stamp(to))
            if found != .seconds(expected) {
                findings.append("\(stamp(from)) to \(stamp(to)): \(found), not \(expected) s")
            }
            if time.isOpen(at: stamp(from)) != stepper.isOpen(atSecond: from) {
                findings.append("open at \(stamp(from)): \(!stepper.isOpen(atSecond: from))")
            }
            // Often exactly what is there, so that it is used up at closing or opening.
            let amount =
                expected != 0 && Bool.random(using: &random)
                ? expected : Int.random(in: -200_000...200_000, using: &random)
            guard amount != 0, let second = stepper.second(adding: amount, to: from) else { continue }
            let date = time.date(adding: .seconds(amount), to: stamp(from))
            if date != stamp(second) {
                let text = date.map { "\($0)" } ?? "never"
                findings.append("\(amount) s from \(stamp(from)): \(text), not \(stamp(second))")
            }
        }
        return findings
    }

    @Test("The stepper steps")
    func steps() throws {
        let zone = try #require(TimeZone(identifier: "Europe/Brussels"))
        let hours = ServiceHours(
            zone: "Europe/Brussels", weekly: ServiceHours.every([.saturday], ["22:00-06:00"]),
            breaks: [.init("23:00-23:30", on: .weekly([.saturday]))])
        // Saturday, 28 March 2026, 12:00 UTC; in the night 02:00 becomes 03:00.
        let first = 1_774_699_200 / 60
        let clock = WallTable(zone, around: first, minutes: 2 * 1440)
        let stepper = MinuteStepper(hours, clock, from: first, minutes: 2 * 1440)
        #expect(stepper.seconds(from: 1_774_699_200, to: 1_774_699_200 + 86_400) == 7 * 3600 - 1800)
        #expect(stepper.second(adding: 3600, to: 1_774_699_200) == 1_774_699_200 + 10 * 3600)
        #expect(stepper.second(adding: -3600, to: 1_774_699_200 + 86_400) == 1_774_699_200 + 15 * 3600)
    }
}

/// Hours made up at random.
enum RandomHours {
    /// The minutes, since 1970, at which the clocks of a zone change from 2000 to 2035.
    static func changes(of zone: TimeZone) -> [Int] {
        var (date, found) = (Date(timeIntervalSince1970: 946_684_800), [Int]())
        while let next = zone.nextDaylightSavingTimeTransition(after: date), next.timeIntervalSince1970 < 2_082_758_400
        {
            found.append(Int(next.timeIntervalSince1970) / 60)
            date = next
        }
        return found
    }

    static func start(around changes: [Int], _ random: inout SeededGenerator) -> Int {
        let any = Int.random(in: 15_778_080...34_712_640, using: &random)
        guard Int.random(in: 0..<10, using: &random) < 8, let change = changes.randomElement(using: &random) else {
            return any
        }
        return change - Int.random(in: 1440...4 * 1440, using: &random)
    }

    static func hours(zone: String, around start: Int, _ random: inout SeededGenerator) -> ServiceHours {
        var hours = ServiceHours(zone: zone)
        for day in Weekday.allCases where Int.random(in: 0..<5, using: &random) > 0 {
            hours.weekly[day] = spans(&random)
        }
        for day in 0..<9 {
            let seconds = Int64(start + (day - 1) * 1440) * 60
            let date = CalendarDate(Timestamp(microseconds: seconds * 1_000_000).description.prefix(10))!
            switch Int.random(in: 0..<14, using: &random) {
            case 0: hours.exceptions.append(.init(date))
            case 1: hours.exceptions.append(.init(date, spans: spans(&random)))
            case 2: hours.holidays.append(Holiday("Feestdag", on: date))
            case 3: hours.breaks.append(.init(span(&random), on: .date(date)))
            default: break
            }
        }
        for _ in 0..<Int.random(in: 0...2, using: &random) {
            let days = SortedSet(Weekday.allCases.filter { _ in Bool.random(using: &random) })
            hours.breaks.append(.init(span(&random, upTo: 90), on: .weekly(days)))
        }
        return hours
    }

    /// A minute of the day, often one near those at which clocks change.
    private static func minute(_ random: inout SeededGenerator) -> Int {
        switch Int.random(in: 0..<4, using: &random) {
        case 0: Int.random(in: 0...240, using: &random)
        case 1: Int.random(in: 0..<24, using: &random) * 60
        default: Int.random(in: 0..<1440, using: &random)
        }
    }

    private static func span(_ random: inout SeededGenerator, upTo length: Int = 1_400) -> WallSpan {
        let start = minute(&random)
        let end = (start + Int.random(in: 1...length, using: &random)) % 1440
        return span(from: start, to: end == 0 ? 1440 : end)
    }

    private static func span(from start: Int, to end: Int) -> WallSpan {
        WallSpan(from: WallTime(secondsFromMidnight: start * 60)!, to: WallTime(secondsFromMidnight: end * 60)!)!
    }

    /// Up to three spans that do not overlap, the last one sometimes over midnight.
    private static func spans(_ random: inout SeededGenerator) -> [WallSpan] {
        if Int.random(in: 0..<12, using: &random) == 0 { return [.day] }
        let bounds = Set((0..<2 * Int.random(in: 1...3, using: &random)).map { _ in minute(&random) }).sorted()
        var spans = stride(from: 0, to: bounds.count - 1, by: 2).map { span(from: bounds[$0], to: bounds[$0 + 1]) }
        if let last = bounds.last, last < 1439, Bool.random(using: &random) {
            spans.append(span(from: last + 1, to: Int.random(in: 0...min(last, 700), using: &random)))
        }
        return spans.filter { $0.start != $0.end }
    }
}
