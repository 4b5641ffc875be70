import Foundation
import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("What people want to be told, how and when")
struct NoticePreferencesTests {
    private let now = Timestamp(microseconds: 1_772_438_400_000_000)  // Monday 2 March 2026, 8:00 UTC, 9:00 in Brussels

    private func time(_ text: String) throws -> Timestamp {
        Timestamp(try Date.ISO8601FormatStyle().parse(text))
    }

    private func daily(_ hour: Int, _ minute: Int = 0, zone: String = "Europe/Brussels") throws -> DailyTime {
        try #require(DailyTime(hour: hour, minute: minute, zone: zone))
    }

    @Test("nothing said: at once, by all that there are")
    func standard() {
        let decisions = NoticePreferences().decide(.answered, by: ["mail", "chat"], at: now)
        #expect(decisions.map(\.notifier) == ["mail", "chat"])
        #expect(decisions.allSatisfy { $0.at == now && !$0.isInDigest })
    }

    @Test("kinds go before notifiers; what is for nobody is told nobody, but for opened access")
    func kinds() {
        var preferences = NoticePreferences(notifiers: ["chat"], kinds: [.assigned: ["mail", "chat"], .noted: []])
        func names(_ kind: NoticeKind) -> [NotifierName] {
            preferences.decide(kind, by: ["mail", "chat"], at: now).map(\.notifier)
        }
        #expect(names(.answered) == ["chat"] && names(.assigned) == ["mail", "chat"] && names(.noted) == [])
        preferences.notifiers = []
        #expect(names(.answered) == [] && names(.accessOpened) == ["mail", "chat"])
        preferences.kinds[.accessOpened] = ["mail"]
        #expect(names(.accessOpened) == ["mail"])
        #expect(preferences.decide(.assigned, by: ["pager"], at: now).isEmpty)
    }

    @Test("what is urgent waits for no morning and no digest")
    func urgent() throws {
        var preferences = NoticePreferences(quietHours: QuietHours(from: try daily(0), until: try daily(23)))
        let evening = try time("2026-03-02T22:00:00Z")
        #expect(preferences.decide(.answered, by: ["mail"], at: now).map(\.at) == [evening])
        #expect(preferences.decide(.onCall, by: ["mail"], at: now).map(\.at) == [now])
        preferences.digest = try daily(8)
        let digest = preferences.decide(.answered, by: ["mail"], at: now)
        let morning = try time("2026-03-03T07:00:00Z")
        #expect(digest.map(\.isInDigest) == [true] && digest.map(\.at) == [morning])
        #expect(preferences.decide(.accessOpened, by: ["mail"], at: now).map(\.at) == [now])
    }

    @Test("quiet hours end when clocks say so, over midnight and changes of the clocks", arguments: [
        // In the evening, in the night, at its first and last moment, outside.
        ("2026-03-02T22:30:00Z", "2026-03-03T06:00:00Z"), ("2026-03-03T01:00:10Z", "2026-03-03T06:00:00Z"),
        ("2026-03-02T21:00:00Z", "2026-03-03T06:00:00Z"), ("2026-03-03T05:59:59Z", "2026-03-03T06:00:00Z"),
        ("2026-03-03T06:00:00Z", nil), ("2026-03-02T20:59:59Z", nil),
        // The nights in which clocks are put forward and back.
        ("2026-03-28T23:00:00Z", "2026-03-29T05:00:00Z"), ("2026-10-24T22:00:00Z", "2026-10-25T06:00:00Z"),
    ] as [(String, String?)])
    func quietHours(now: String, end: String?) throws {
        let quiet = try #require(QuietHours(from: try daily(22), until: try daily(7)))
        #expect(quiet.end(at: try time(now)) == (try end.map(time)))
    }

    @Test("a time that clocks leap over is the moment at which they leap; one that they show twice is the first")
    func leaps() throws {
        #expect(try daily(2, 30).next(after: time("2026-03-28T23:00:00Z")) == time("2026-03-29T01:00:00Z"))
        #expect(try daily(2, 30).next(after: time("2026-10-24T22:00:00Z")) == time("2026-10-25T00:30:00Z"))
        // Where they leap at midnight.
        let beirut = try daily(0, 30, zone: "Asia/Beirut")
        #expect(try beirut.next(after: time("2026-03-28T12:00:00Z")) == time("2026-03-28T22:00:00Z"))
        #expect(try daily(9).next(after: now) == now.advanced(bySeconds: 86_400))
    }

    @Test("the next time is always later, and clocks show it then", arguments: 1...20 as ClosedRange<UInt64>)
    func nextIsLater(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for zone in ["Europe/Brussels", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"] {
            let zoneNow = try #require(TimeZone(identifier: zone))
            let start = Timestamp(
                microseconds: now.microseconds + Int64.random(in: 0..<31_536_000_000_000, using: &random))
            let (hour, minute) = (Int.random(in: 0...23, using: &random), Int.random(in: 0...59, using: &random))
            let next = try daily(hour, minute, zone: zone).next(after: start)
            var calendar = Calendar(identifier: .gregorian)
            calendar.timeZone = zoneNow
            let parts = calendar.dateComponents([.hour, .minute, .second], from: next.date)
            #expect(next > start && next <= start.advanced(bySeconds: 93_600), "\(zone) \(start) \(hour):\(minute)")
            // Everywhere here clocks leap by an hour at most, between 1 and 4 o'clock.
            let isThere = parts.hour == hour && parts.minute == minute && parts.second == 0
            #expect(isThere || (1...4).contains(hour), "\(zone) \(start) \(hour):\(minute) is \(next)")
        }
    }

    @Test("mistakes are refused")
    func mistakes() throws {
        #expect(DailyTime(hour: 24, zone: "UTC") == nil && DailyTime(hour: 1, minute: 60, zone: "UTC") == nil)
        #expect(DailyTime(hour: 1, zone: "Europe/Atlantis") == nil)
        #expect(QuietHours(from: try daily(7), until: try daily(7)) == nil)
        #expect(QuietHours(from: try daily(7), until: try daily(8, zone: "UTC")) == nil)
    }

    @Test("they are kept with the person, as they were")
    func kept() throws {
        let preferences = NoticePreferences(
            notifiers: ["mail"], kinds: [.noted: [], .assigned: ["chat", "mail"], "own-kind": ["mail"]],
            quietHours: QuietHours(from: try daily(22), until: try daily(7)), digest: try daily(8, 15))
        let person = Person(id: "zoé", name: "Zoé", notices: preferences)
        let bytes = try CanonicalJSON.encode(person)
        #expect(try CanonicalJSON.decode(Person.self, from: bytes) == person)
        // One that was written before there were any.
        let old = Array(#"{"addresses":[],"id":"zoé","isActive":true,"name":"Zoé","skills":[]}"#.utf8)
        #expect(try CanonicalJSON.decode(Person.self, from: old) == Person(id: "zoé", name: "Zoé"))
    }
}
