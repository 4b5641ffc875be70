import ServiceDesk
import Testing

@Suite("What a prevention brought")
struct RateChangeTests {
    @Test("is the rate since by the rate before, with Wilson’s interval")
    func interval() throws {
        // A fifth of 50: centre (0.2 + 3.8415 / 100) / 1.07683 = 0.22140, half width 0.10897; 0.11244 / 0.88756 and
        // 0.33037 / 0.66963.
        let change = RateChange(before: 40, days: 90, after: 10, days: 90)
        let interval = try #require(change.interval)
        #expect(change.ratio == 0.25 && change.isClear)
        #expect(abs(interval.lowerBound - 0.126681) < 1e-6 && abs(interval.upperBound - 0.493364) < 1e-6)
        #expect(abs(try #require(change.rateBefore) - 40.0 / 3) < 1e-12)
        #expect(abs(try #require(change.rateAfter) - 10.0 / 3) < 1e-12)
        #expect(change.description == "13.3 a month before, 3.3 since: 0.25 times (0.13 to 0.49)")
    }

    @Test("counts the days on both sides")
    func days() throws {
        // Two fifths of 50, three times as many days before: 0.27608 / 0.72392 · 3 and 0.53819 / 0.46181 · 3.
        let change = RateChange(before: 30, days: 90, after: 20, days: 30)
        let interval = try #require(change.interval)
        #expect(abs(try #require(change.ratio) - 2) < 1e-12 && change.isClear)
        #expect(abs(interval.lowerBound - 1.144127) < 1e-6 && abs(interval.upperBound - 3.496117) < 1e-6)
        let same = RateChange(before: 30, days: 90, after: 10, days: 30)
        #expect(abs(try #require(same.ratio) - 1) < 1e-12 && !same.isClear)
    }

    @Test("where there are none since, it is nothing up to a bound")
    func noneAfter() throws {
        // The share is 0 to z² / (20 + z²), the ratio 0 to z² / 20, times 60 / 30.
        let change = RateChange(before: 20, days: 60, after: 0, days: 30)
        let interval = try #require(change.interval)
        #expect(change.ratio == 0 && interval.lowerBound == 0 && change.isClear)
        #expect(abs(interval.upperBound - 3.841_459 / 20 * 2) < 1e-6)
        #expect(change.description == "10.0 a month before, 0.0 since: 0.00 times (0.00 to 0.38)")
    }

    @Test("where there were none before, it is at least something")
    func noneBefore() throws {
        let change = RateChange(before: 0, days: 30, after: 8, days: 30)
        let interval = try #require(change.interval)
        #expect(change.ratio == nil && interval.upperBound == .infinity && change.isClear)
        #expect(abs(interval.lowerBound - 8 / 3.841_459) < 1e-6)
        #expect(change.description == "0.0 a month before, 8.0 since: at least 2.08 times")
        #expect(!RateChange(before: 0, days: 30, after: 1, days: 30).isClear)
    }

    @Test("says nothing without days, and nothing of nothing")
    func nothing() {
        let none = RateChange(before: 0, days: 30, after: 0, days: 30)
        #expect(none.ratio == nil && none.interval == nil && !none.isClear)
        #expect(none.description == "0.0 a month before, 0.0 since")
        for days in [0, -1, .nan, .infinity] {
            let change = RateChange(before: 5, days: 30, after: 5, days: days)
            #expect(change.rateAfter == nil && change.ratio == nil && change.interval == nil && !change.isClear)
            #expect(change.rateBefore == 5 && change.description == "No time to compare yet")
        }
        #expect(RateChange(before: -3, days: 30, after: 5, days: 30).before == 0)
    }

    @Test("the less there is of it, the less is clear")
    func amount() throws {
        var width = Double.infinity
        for count in [4, 8, 16, 64, 256, 4_096] {
            let interval = try #require(RateChange(before: count, days: 10, after: count / 2, days: 10).interval)
            #expect(interval.contains(0.5) && interval.upperBound - interval.lowerBound < width)
            width = interval.upperBound - interval.lowerBound
        }
        #expect(width < 0.06)
    }
}
