import Foundation
import ServiceDesk
import ServiceDeskTesting
import Testing

/// A company of which `it` is there on Mondays to Fridays from nine to five, and has lena on call for the rest. Its
/// clock begins on a Monday.
@Suite("Notices out of hours")
struct NoticeHoursTests {
    let mail = RecordingNotifier()
    let company: Company
    private let monday: CalendarDate

    init() async throws {
        monday = try #require(CalendarDate("2026-03-02"))
        let hours = ServiceHours(
            zone: "Europe/Brussels", weekly: ServiceHours.every(Weekday.workdays, ["09:00-17:00"]))
        var it = Team(id: "it", name: "IT", members: [.init("bram"), .init("eva"), .init("lena", role: .lead)])
        it.hours = "office"
        let night = try #require(WallTime("09:00"))
        let schedule = OnCallSchedule(
            id: "nights", name: "Nights", zone: "Europe/Brussels", teams: ["it"],
            levels: [.init(["lena"], starts: monday, handOver: night, days: 7)])
        company = try await Company.telling(
            mail, saving: [
                .calendar(ServiceCalendar(id: "office", name: "Office", hours: hours)), .team(it),
                .onCall(schedule),
            ]) { $0.notices?.zone = "Europe/Brussels" }
    }

    /// Sets the clock to a time of that Monday or, with 24 and more hours, later, in UTC.
    private func set(hour: Int64) {
        company.clock.set(monday.startInUTC.advanced(bySeconds: hour * 3_600))
    }

    private func openForAnna() async throws -> [String: Notice] {
        let draft = RequestDraft("L’imprimante", requester: "anna", watchers: ["wim", "rita"], team: "it")
        try await company.desk.open(draft, as: Company.host)
        try await company.tell()
        return Dictionary(mail.notices.map { ("\($0.recipient.testName) \($0.kind)", $0) }, uniquingKeysWith: { $1 })
    }

    @Test("say so, and when the team is there again, in the language of whoever asks")
    func closed() async throws {
        try await company.store.save([.person(Person(id: "wim", name: "Wim", language: .dutch))])
        set(hour: 6)
        let notices = try await openForAnna()
        let french = try #require(notices["anna received"]?.text)
        #expect(
            french.contains("\n\nNous sommes fermés pour le moment et rouvrons le lundi 2 mars 2026 à 09:00.\n\n"),
            "\(french)")
        #expect(notices["wim received"]?.text.contains("weer open op maandag 2 maart 2026 om 09:00.") == true)
        #expect(notices["rita received"]?.text.contains("open again on Monday 2 March 2026, 09:00.") == true)
    }

    @Test("say nothing of it while the team is there, without an empty paragraph")
    func open() async throws {
        set(hour: 10)
        let text = try #require(try await openForAnna()["anna received"]?.text)
        #expect(!text.contains("fermés") && text.hasSuffix("tiendrons au courant.\n\nService desk"))
    }

    @Test("are as true as when they are read, not as when it happened")
    func later() async throws {
        set(hour: 6)
        let anna = Person(
            id: "anna", name: "Anna", language: .french,
            notices: NoticePreferences(
                quietHours: QuietHours(
                    from: try #require(DailyTime(hour: 20, zone: "Europe/Brussels")),
                    until: try #require(DailyTime(hour: 10, zone: "Europe/Brussels")))))
        try await company.store.save([.person(anna)])
        #expect(try await openForAnna()["anna received"] == nil)
        set(hour: 9)
        try await company.tell()
        let text = try #require(mail.notices.first { $0.recipient.testName == "anna" }?.text)
        #expect(!text.contains("fermés"))
    }

    @Test("tell whoever is on call at once that they are, and why")
    func onCall() async throws {
        var lena = Person(id: "lena", name: "Lena")
        lena.notices = NoticePreferences(digest: try #require(DailyTime(hour: 8, zone: "UTC")))
        try await company.store.save([.person(lena)])
        set(hour: 20)
        let notices = try await openForAnna()
        let text = try #require(notices["lena on-call"]?.text)
        #expect(text.contains("You are on call") && notices["lena assigned"] == nil)
        set(hour: 24 + 10)
        _ = mail.take()
        let request = try await company.open()
        _ = try await company.perform(.assign(team: "it", agent: "lena"), on: request, by: "bram")
        try await company.tell()
        set(hour: 48 + 10)
        try await company.tell()
        // By day she is one of the team, and has what she is told in her digest.
        let digest = try #require(mail.notices.first { $0.recipient.testName == "lena" && $0.kind == .digest })
        #expect(digest.text.contains("#\(request.number) is yours"))
        #expect(!mail.notices.contains { $0.kind == .onCall })
    }

    @Test("hours that nobody can use, or a team that has none, are no reason to tell nothing")
    func unusable() async throws {
        try await company.store.save([.team(Team(id: "it", name: "IT", members: [.init("bram")], hours: "nowhere"))])
        set(hour: 6)
        let text = try #require(try await openForAnna()["anna received"]?.text)
        #expect(!text.contains("fermés"))
    }
}
