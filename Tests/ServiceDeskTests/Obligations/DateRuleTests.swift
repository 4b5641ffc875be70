import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("When an obligation is due")
struct DateRuleTests {
    private static func office() throws -> ServiceDates {
        var weekly = ServiceHours.every([.monday, .tuesday, .wednesday, .thursday], ["09:00-12:30", "13:30-17:30"])
        weekly[.friday] = ["09:00-16:00"]
        return try ServiceDates(.hours(ServiceHours(zone: "Europe/Brussels", weekly: weekly)))
    }

    private func due(_ rule: DateRule, _ limit: Int, after day: CalendarDate? = nil) throws -> [String] {
        try rule.occurrences(after: day, limit: limit, in: Self.office()).map { "\($0.day) \($0.due)" }
    }

    @Test("the last working day of the month")
    func lastWorkingDay() throws {
        let rule = DateRule(
            from: try #require(CalendarDate("2026-01-31")), try Recurrence("FREQ=MONTHLY;BYMONTHDAY=-1"),
            onClosedDay: .before, at: .at(try #require(WallTime("17:00"))), by: "office")
        #expect(
            try due(rule, 4) == [
                "2026-01-31 2026-01-30T16:00:00Z", "2026-02-28 2026-02-27T16:00:00Z",
                "2026-03-31 2026-03-31T15:00:00Z", "2026-04-30 2026-04-30T15:00:00Z",
            ])
        #expect(try due(rule, 1, after: CalendarDate("2026-02-28")) == ["2026-03-31 2026-03-31T15:00:00Z"])
        // A day that is not one of the rule’s is a place between them.
        #expect(try due(rule, 1, after: CalendarDate("2026-03-01")) == ["2026-03-31 2026-03-31T15:00:00Z"])
    }

    @Test("every Friday when the office closes, and on a day on which it does not open")
    func closing() throws {
        let friday = try #require(CalendarDate("2026-03-06"))
        let weekly = DateRule(from: friday, try Recurrence("FREQ=WEEKLY;BYDAY=FR"), at: .close, by: "office")
        #expect(
            try due(weekly, 2) == ["2026-03-06 2026-03-06T15:00:00Z", "2026-03-13 2026-03-13T15:00:00Z"])
        let sunday = DateRule(from: try #require(CalendarDate("2026-03-08")), at: .close, by: "office")
        #expect(try due(sunday, 5) == ["2026-03-08 2026-03-08T23:00:00Z"])
        var monday = sunday
        monday.onClosedDay = .after
        #expect(try due(monday, 5) == ["2026-03-08 2026-03-09T16:30:00Z"])
        #expect(try due(monday, 5, after: monday.first) == [])
    }

    @Test("30 June, year after year, and a rule that ends")
    func yearly() throws {
        let june = try #require(CalendarDate("2026-06-30"))
        let noon = DateRule.Time.at(try #require(WallTime("12:00")))
        let yearly = DateRule(from: june, .yearly, at: noon, by: "office")
        #expect(try due(yearly, 3).map { $0.prefix(10) } == ["2026-06-30", "2027-06-30", "2028-06-30"])
        let twice = DateRule(from: june, try Recurrence("FREQ=YEARLY;COUNT=2"), at: noon, by: "office")
        #expect(try due(twice, 9).count == 2)
        let rare = DateRule(
            from: june, try Recurrence("FREQ=YEARLY;INTERVAL=10"), at: noon, by: "office")
        #expect(try due(rare, 2, after: june).map { $0.prefix(4) } == ["2036", "2046"])
    }

    @Test("one after the other gives what all at once give, whatever the rule", arguments: 0..<30)
    func oneByOne(seed: Int) throws {
        var random = SeededGenerator(seed: UInt64(seed))
        let texts = [
            "FREQ=DAILY;INTERVAL=3", "FREQ=WEEKLY;BYDAY=MO,TH", "FREQ=MONTHLY;BYMONTHDAY=-1",
            "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29",
            "FREQ=MONTHLY;BYDAY=2TU;COUNT=7",
        ]
        let text = try #require(texts.randomElement(using: &random))
        let first = try #require(CalendarDate("2026-01-01")).advanced(byDays: Int.random(in: 0..<700, using: &random))
        let closed = try #require(DateRule.ClosedDay.allCases.randomElement(using: &random))
        let rule = DateRule(
            from: first, try Recurrence(text), onClosedDay: closed, at: .close, by: "office")
        let dates = try Self.office()
        let all = try rule.occurrences(after: nil, limit: 12, in: dates)
        var (one, day) = ([DateRule.Occurrence](), CalendarDate?.none)
        while one.count < 12, let next = try rule.occurrences(after: day, limit: 1, in: dates).first {
            one.append(next)
            day = next.day
        }
        #expect(one == all, "seed \(seed): \(text) from \(first)")
        #expect(all.map(\.day) == all.map(\.day).sorted())
        guard closed != .keep else { return }
        #expect(all.allSatisfy { dates.opens(on: dates.date(at: $0.due.advanced(bySeconds: -1))) })
    }

    @Test("hours that never open have no day to which it could move")
    func neverOpen() throws {
        let dates = try ServiceDates(.hours(ServiceHours(zone: "UTC", weekly: [:])))
        let first = try #require(CalendarDate("2026-03-01"))
        var rule = DateRule(from: first, onClosedDay: .before, at: .close, by: "none")
        let error = try #require(throws: ServiceHoursError.self) {
            try rule.occurrences(after: nil, limit: 1, in: dates)
        }
        #expect(error.code == .date && error.description.contains("none"), "\(error)")
        rule.onClosedDay = .keep
        let kept = try rule.occurrences(after: nil, limit: 1, in: dates)
        #expect(kept.map(\.due.description) == ["2026-03-02T00:00:00Z"])
    }
}
