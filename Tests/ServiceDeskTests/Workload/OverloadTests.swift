import ServiceDesk
import Testing

@Suite("When a team has too much to do")
struct OverloadTests {
    typealias Member = WorkloadFacts.Member

    /// Weeks of five service days, the oldest first: what came in each, and what was done.
    private static func days(_ weeks: [(arrived: Int, done: Int)], before: Int = 0) -> [WorkloadFacts.Day] {
        let first = CalendarDate("2026-03-02")!.advanced(byDays: -before)
        let count = before + weeks.count * 7
        return (0..<count).map { index in
            let date = first.advanced(byDays: index)
            let isOpen = date.weekday != .saturday && date.weekday != .sunday
            var day = WorkloadFacts.Day(date, isServiceDay: isOpen)
            // All of a week on its Wednesday; half of what came was handed on by others, as was half of what left.
            if index >= before, (index - before) % 7 == 2 {
                let week = weeks[(index - before) / 7]
                (day.came, day.left) = (week.arrived / 2, week.done / 2)
                (day.opened, day.ended) = (week.arrived - day.came, week.done - day.left)
            }
            return day
        }
    }

    /// By the usual bounds, but for small numbers.
    private static func kinds(
        _ facts: WorkloadFacts, _ change: (inout WorkloadThresholds) -> Void = { _ in }
    ) -> [OverloadReason.Kind] {
        workload(facts, change).reasons.map(\.kind)
    }

    private static func workload(
        _ facts: WorkloadFacts, _ change: (inout WorkloadThresholds) -> Void = { _ in }
    ) -> Workload {
        var thresholds = WorkloadThresholds { $0.leastRequests = 0 }
        change(&thresholds)
        return Workload(facts, by: thresholds)
    }

    // MARK: Load

    @Test(
        "Hands are full above the capacity of those who are there, and neither at it nor below",
        arguments: [
            ([Member("a", capacity: 4, open: 3)], 0, false), ([Member("a", capacity: 4, open: 4)], 0, false),
            ([Member("a", capacity: 4, open: 5)], 0, true),
            // One may hold more than they can where another holds less.
            ([Member("a", capacity: 4, open: 6), Member("b", capacity: 4, open: 2)], 0, false),
            // What those hold who are away, or work for the team no more, is for those who are there.
            ([Member("a", capacity: 4, open: 4), Member("b", capacity: 4, isThere: false, open: 1)], 0, true),
            ([Member("a", capacity: 4, open: 4), Member("b", capacity: 4, isThere: false)], 0, false),
            ([Member("a", capacity: 4, open: 3)], 2, true),
            // Who has no limit can take it.
            ([Member("a", capacity: 4, open: 4), Member("b", open: 90)], 7, false),
            ([Member("a", capacity: 4, open: 5), Member("b", open: 0)], 0, true),
            // Nobody has said how much is too much.
            ([Member("a", open: 90), Member("b", open: 90)], 7, false), ([], 90, false),
            // Nothing can be held, and something is.
            ([Member("a", capacity: 0, open: 1)], 0, true), ([Member("a", capacity: 0)], 0, false),
        ] as [([Member], Int, Bool)])
    func load(members: [Member], heldByOthers: Int, isTooMuch: Bool) {
        let facts = WorkloadFacts(members: members, heldByOthers: heldByOthers, unassigned: 50)
        #expect(Self.kinds(facts) == (isTooMuch ? [.load] : []))
    }

    @Test("The bound of the load is the caller's")
    func loadBound() {
        let facts = WorkloadFacts(members: [Member("a", capacity: 10, open: 9)])
        #expect(Self.kinds(facts) { $0.load = 0.9 } == [])
        #expect(Self.kinds(facts) { $0.load = 0.8 } == [.load])
    }

    @Test("Nobody is there: of a team whose members are all away and that has something open")
    func nobodyThere() {
        let away = [Member("a", capacity: 4, isThere: false, open: 2), Member("b", isThere: false)]
        let workload = Workload(WorkloadFacts(members: away, unassigned: 1))
        #expect(workload.reasons.map(\.kind) == [.nobodyThere] && workload.load == nil && workload.isJudged)
        #expect(workload.reasons.first?.words == "All 2 members are away, and 3 requests are open.")
        #expect(Self.kinds(WorkloadFacts(members: away.map { Member($0.person, isThere: false) })) == [])
        #expect(Self.kinds(WorkloadFacts(members: away + [Member("c")], unassigned: 1)) == [])
        // A team that lists nobody is not said to have nobody.
        #expect(Self.kinds(WorkloadFacts(heldByOthers: 3, unassigned: 1)) == [])
    }

    // MARK: Growing

    @Test(
        "Growing: in three of the last four weeks more came, and more than one day of work is left over",
        arguments: [
            ([(30, 20), (30, 20), (30, 20), (20, 20)], true), ([(30, 20), (30, 20), (20, 20), (20, 20)], false),
            // Growth of exactly one day of work, 20 in 4 weeks of 5 days being 1 a day; and of two.
            ([(6, 5), (6, 5), (6, 5), (3, 5)], false), ([(6, 5), (6, 5), (6, 5), (4, 5)], true),
            // Rising in three, and less in all.
            ([(21, 20), (21, 20), (21, 20), (10, 20)], false),
            // Older weeks do not count for the trend.
            ([(90, 20), (90, 20), (20, 20), (20, 20), (20, 20), (20, 20)], false),
            // Nothing at all was done.
            ([(1, 0), (1, 0), (1, 0), (0, 0)], true), ([(0, 0), (0, 0), (0, 0), (0, 0)], false),
            // Too few weeks are known.
            ([(30, 20), (30, 20), (30, 20)], false),
        ] as [([(arrived: Int, done: Int)], Bool)])
    func growing(weeks: [(arrived: Int, done: Int)], isGrowing: Bool) {
        #expect(Self.kinds(WorkloadFacts(days: Self.days(weeks))) == (isGrowing ? [.growing] : []))
    }

    @Test("The bounds of growing are the caller's, and its numbers are told")
    func growingBounds() throws {
        let facts = WorkloadFacts(unassigned: 9, days: Self.days([(6, 5), (6, 5), (6, 5), (4, 5)]))
        #expect(Self.kinds(facts) { $0.risingWeeks = 4 } == [])
        #expect(Self.kinds(facts) { $0.growth = 2 } == [])
        #expect(Self.kinds(facts) { ($0.weeks, $0.risingWeeks) = (1, 1) } == [])
        // So few may be chance.
        #expect(Self.kinds(facts) { $0.leastRequests = 2 } == [.growing])
        #expect(Self.kinds(facts) { $0.leastRequests = 3 } == [])
        let reason = try #require(Self.workload(facts).reasons.first)
        let words = "In 3 of the last 4 weeks more came than was done: 2 more are open than before, 2 days of work."
        #expect(reason.words == words)
        let evidence = Dictionary(uniqueKeysWithValues: reason.evidence.map { ($0.name, $0.value) })
        #expect(
            evidence == [
                "risingWeeks": 3, "weeks": 4, "growth": 2, "throughput": 1, "boundWeeks": 3, "boundDays": 1,
                "boundRequests": 0,
            ])
    }

    // MARK: Promised

    @Test(
        "Promised too much: above what is done in five service days",
        arguments: [(9, false), (10, false), (11, true)])
    func promised(count: Int, isTooMuch: Bool) {
        let facts = WorkloadFacts(unassigned: 20, promised: count, overdue: 1, days: Self.days([(10, 10), (10, 10)]))
        #expect(Self.kinds(facts) == (isTooMuch ? [.promised] : []))
        #expect(Self.kinds(facts) { $0.promised = 1.1 } == [])
        #expect(Self.kinds(facts) { $0.promisedWithin = 4 } == [.promised])
    }

    @Test(
        "Promised too much: by five requests at least, since fewer may be chance", arguments: [(14, false), (15, true)])
    func promisedByFew(count: Int, isTooMuch: Bool) {
        let facts = WorkloadFacts(unassigned: 20, promised: count, days: Self.days([(10, 10), (10, 10)]))
        #expect(Workload(facts).reasons.map(\.kind) == (isTooMuch ? [.promised] : []))
    }

    @Test("Where nothing is known of the past, or little, nothing is said of what can be done")
    func noHistory() {
        var facts = WorkloadFacts(unassigned: 20, promised: 20, days: [])
        var workload = Workload(facts)
        #expect(workload.arrivals == nil && workload.throughput == nil && workload.queueDays == nil)
        #expect(workload.weeks.isEmpty && workload.reasons.isEmpty && !workload.isJudged)
        // Four service days, and five.
        facts.days = Array(Self.days([(10, 10)]).prefix(4))
        workload = Workload(facts)
        #expect(workload.reasons.isEmpty && !workload.isJudged && workload.throughput?.days == 4)
        facts.days = Array(Self.days([(10, 10)]).prefix(5))
        workload = Workload(facts)
        #expect(workload.reasons.map(\.kind) == [.promised] && workload.isJudged)
        // Days on which the team is not there at all.
        facts.days = Array(Self.days([(10, 10)]).suffix(2))
        #expect(Workload(facts).throughput == nil)
        // Nothing was done, and something is promised.
        facts.days = Self.days([(0, 0)])
        workload = Workload(facts)
        #expect(workload.reasons.map(\.kind) == [.promised] && workload.queueDays == nil)
    }

    // MARK: Numbers

    @Test("The numbers are what the definitions say")
    func numbers() throws {
        let facts = WorkloadFacts(
            members: [
                Member("a", capacity: 8, open: 5, waiting: 2), Member("b", capacity: 8, isThere: false, open: 2),
                Member("c", capacity: 2),
            ], heldByOthers: 1, unassigned: 4, waiting: 3, promised: 2, overdue: 1,
            // Three days before the first whole week count for the rates, and are no week.
            days: Self.days([(10, 5), (30, 25), (20, 10)], before: 3))
        let workload = Workload(facts)
        #expect(workload.open == 12 && workload.inHands == 8 && workload.unassigned == 4)
        #expect(workload.waiting == 3 && workload.actionable == 9)
        #expect(workload.capacity.available == 10 && workload.capacity.total == 18 && workload.capacity.away == 1)
        #expect(workload.load == Share(8, of: 10))
        #expect(workload.weeks.map(\.growth) == [5, 5, 10] && workload.weeks.map(\.serviceDays) == [5, 5, 5])
        let (arrivals, throughput) = (try #require(workload.arrivals), try #require(workload.throughput))
        // Friday to Sunday before: one service day more.
        #expect(arrivals.days == 16 && arrivals.count == 60 && arrivals.mean == 3.75)
        #expect(arrivals.median == 4 && arrivals.weeks == 3)
        #expect(throughput.count == 40 && throughput.median == 2 && workload.handedOn == 19)
        #expect(workload.queueDays == 12 / 2.5)
    }

    @Test("Every number and every reason says what it is")
    func definitions() {
        let all = WorkloadName.allCases.map(\.definition) + OverloadReason.Kind.allCases.map(\.definition)
        for definition in all {
            #expect(definition.meaning.hasSuffix(".") && definition.isNot.hasSuffix("."), "\(definition)")
            #expect(!definition.formula.isEmpty)
        }
        #expect(Set(all.map(\.title)).count == all.count)
    }
}
