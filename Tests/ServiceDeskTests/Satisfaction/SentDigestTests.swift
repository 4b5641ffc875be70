import ServiceDesk
import ServiceDeskTesting
import Synchronization
import Testing

/// The team `it` is led by lena, who reads English, and by nora, who reads Dutch; they are told of its months on the
/// second day of each at 08:00 in Brussels. It is March 2026.
@Suite("Months of a team that are sent by themselves")
struct SentDigestTests {
    private let mail = RecordingNotifier()
    private let company: Company

    init() async throws { company = try await Self.company(mail) }

    private static func company(
        _ mail: RecordingNotifier, _ configure: (inout Desk.Configuration) -> Void = { _ in }
    ) async throws -> Company {
        let hours = ServiceHours(
            zone: "Europe/Brussels",
            weekly: ServiceHours.every([.monday, .tuesday, .wednesday, .thursday, .friday], ["09:00-17:30"]))
        return try await Company.telling(
            mail,
            saving: [
                .calendar(ServiceCalendar(id: "office", name: "Bureau", hours: hours)),
                .person(Person(id: "nora", name: "Nora", language: "nl")), .team(it(leads: ["lena", "nora"])),
            ], configure)
    }

    private static func it(leads: [Person.ID]) -> Team {
        Team(
            id: "it", name: "IT",
            members: [.init("bram"), .init("eva")] + leads.map { Team.Member($0, role: .lead) })
    }

    private func rule(day: Int = 2) throws -> DateRule {
        DateRule(
            from: try #require(CalendarDate(day < 10 ? "2026-03-0\(day)" : "2026-03-\(day)")),
            try Recurrence("FREQ=MONTHLY;BYMONTHDAY=\(day)"), at: .at(try #require(WallTime("08:00"))), by: "office")
    }

    /// Schedules it, and forgets what was told before.
    private func scheduled(day: Int = 2) async throws {
        // What is due at this moment belongs to the past.
        company.clock.set(try Timestamp(utc: "2026-03-02T12:00:00Z"))
        _ = try await company.desk.sendDigests(of: "it", on: rule(day: day), as: Company.host)
    }

    /// The months that were told by an instant, by reader.
    private func told(at time: String) async throws -> [String: Notice] {
        company.clock.set(try Timestamp(utc: time))
        try await company.tell()
        let notices = mail.notices.filter { $0.kind == .teamDigest }
        #expect(Set(notices.map { $0.recipient.testName }).count == notices.count, "Somebody was told twice.")
        _ = mail.take()
        return Dictionary(notices.map { ($0.recipient.testName, $0) }, uniquingKeysWith: { $1 })
    }

    private func resolved(rating: Int? = nil, remark: String = "") async throws -> Request {
        let request = try await company.open()
        let resolved = try await company.perform(.resolve(.fixed), on: request, by: "bram")
        guard let rating else { return resolved }
        return try await company.perform(
            .answerSurvey(SurveyAnswer(rating: rating, remark: remark)), on: request, by: "anna")
    }

    @Test("Each lead is told once of each month, in their language, and not before its day")
    func monthly() async throws {
        try await scheduled()
        let kept = try await company.desk.scheduledDigests(as: Company.host)
        #expect(kept.map(\.team) == ["it"])
        #expect(try kept.map(\.sentAt) == [Timestamp(utc: "2026-04-02T06:00:00Z")])
        _ = try await resolved()
        #expect(try await told(at: "2026-04-02T05:59:59Z").isEmpty)
        let march = try await told(at: "2026-04-02T06:00:00Z")
        #expect(march.keys.sorted() == ["lena", "nora"])
        let (lena, nora) = (try #require(march["lena"]), try #require(march["nora"]))
        #expect(lena.subject == "IT: March 2026" && nora.subject == "IT: maart 2026")
        #expect(lena.text.hasPrefix("Hello Lena,\n\n") && lena.text.contains("Opened: 1\nResolved: 1\n"))
        #expect(nora.text.hasPrefix("Dag Nora,\n\n") && nora.text.contains("Geopend: 1\nOpgelost: 1\n"))
        #expect(lena.request == nil && lena.id.rawValue == "team-month:2026-03:mail:it:lena")
        #expect(try lena.at == Timestamp(utc: "2026-04-02T06:00:00Z"))
        // Of what there is nothing, nothing is said.
        for word in ["Owed", "Thanks", "content", "{", "\n\n\n"] { #expect(!lena.text.contains(word), "\(word)") }
        #expect(try await told(at: "2026-04-30T12:00:00Z").isEmpty)
        #expect(try await told(at: "2026-05-02T06:00:00Z").mapValues(\.subject)["lena"] == "IT: April 2026")
    }

    @Test("A month is that of the clocks of the hours, and what comes at its end belongs to the next")
    func edges() async throws {
        try await scheduled()
        company.clock.set(try Timestamp(utc: "2026-03-31T21:59:59Z"))
        _ = try await company.open("Encore en mars")
        company.clock.set(try Timestamp(utc: "2026-03-31T22:00:00Z"))
        _ = try await company.open("Déjà en avril")
        _ = try await company.open("En avril aussi")
        let march = try #require(try await told(at: "2026-04-02T06:00:00Z")["lena"])
        #expect(march.text.contains("Opened: 1\n") && march.text.contains("Open now: 3"))
        #expect(try await told(at: "2026-05-02T06:00:00Z")["lena"]?.text.contains("Opened: 2\n") == true)
    }

    @Test("Work that is done again tells nobody again, whoever does it")
    func repeated() async throws {
        try await scheduled()
        company.clock.set(try Timestamp(utc: "2026-04-02T06:00:00Z"))
        let other = company.otherDesk()
        async let here: Void = company.desk.runOnce()
        async let there: Void = other.runOnce()
        _ = try await (here, there)
        #expect(try await told(at: "2026-04-02T06:00:00Z").keys.sorted() == ["lena", "nora"])
        // The clock is put back, and scheduling it anew changes nothing.
        _ = try await company.desk.sendDigests(of: "it", on: rule(), as: Company.host)
        #expect(try await told(at: "2026-04-01T12:00:00Z").isEmpty)
        #expect(try await told(at: "2026-04-02T06:00:00Z").isEmpty)
        // Another day of the same month: the month was told already.
        _ = try await company.desk.sendDigests(of: "it", on: rule(day: 20), as: Company.host)
        #expect(try await told(at: "2026-04-20T06:00:00Z").isEmpty)
        #expect(try await told(at: "2026-05-20T06:00:00Z").keys.sorted() == ["lena", "nora"])
    }

    @Test("A delivery that fails is tried again under the same id, and does not disturb the others")
    func failing() async throws {
        let isDown = Mutex(true)
        let mail = RecordingNotifier { notice throws(DeliveryError) in
            guard notice.kind == .teamDigest, notice.recipient.testName == "lena" else { return }
            let fails = isDown.withLock { isDown in
                defer { isDown = false }
                return isDown
            }
            if fails { throw DeliveryError(.unreachable, "The server does not answer.") }
        }
        let company = try await Self.company(mail)
        company.clock.set(try Timestamp(utc: "2026-03-02T12:00:00Z"))
        _ = try await company.desk.sendDigests(of: "it", on: rule(), as: Company.host)
        company.clock.set(try Timestamp(utc: "2026-04-02T06:00:00Z"))
        try await company.tell()
        #expect(mail.take() == ["nora team-digest"])
        company.clock.advance(bySeconds: 60)
        try await company.tell()
        #expect(mail.take() == ["lena team-digest"])
    }

    @Test("Who leads no more when it is delivered is told nothing; who leads since is told the next")
    func leads() async throws {
        try await company.save([
            .person(
                Person(
                    id: "lena", name: "Lena",
                    notices: NoticePreferences(digest: try #require(DailyTime(hour: 19, zone: "Europe/Brussels")))))
        ])
        try await scheduled()
        // It is delivered to lena in the evening, when she gets what is gathered for her.
        #expect(try await told(at: "2026-04-02T06:00:00Z").keys.sorted() == ["nora"])
        try await company.save([.team(Self.it(leads: ["hugo", "nora"]))])
        #expect(try await told(at: "2026-04-02T17:00:00Z").isEmpty)
        #expect(try await told(at: "2026-05-02T06:00:00Z").keys.sorted() == ["hugo", "nora"])
    }

    @Test("Who gathers notices gets it at that time, and who does not want it does not")
    func preferences() async throws {
        let evening = NoticePreferences(digest: try #require(DailyTime(hour: 19, zone: "Europe/Brussels")))
        try await company.save([
            .person(Person(id: "lena", name: "Lena", notices: evening)),
            .person(Person(id: "nora", name: "Nora", notices: NoticePreferences(kinds: [.teamDigest: []]))),
        ])
        try await scheduled()
        #expect(try await told(at: "2026-04-02T16:59:59Z").isEmpty)
        #expect(try await told(at: "2026-04-02T17:00:00Z").keys.sorted() == ["lena"])
    }

    @Test("Answers that are too few to tell of stay untold; enough are told, with their words")
    func withheld() async throws {
        try await scheduled()
        for rating in [5, 4, 4, 2] { _ = try await resolved(rating: rating, remark: "Note \(rating)") }
        let few = try #require(try await told(at: "2026-04-02T06:00:00Z")["lena"])
        #expect(few.text.contains("so few answered: 4\n") && !few.text.contains("Note") && !few.text.contains("of 5"))
        for rating in [5, 4, 4, 3, 5] { _ = try await resolved(rating: rating, remark: "Note\n\n\(rating)") }
        let both = try await told(at: "2026-05-02T06:00:00Z")
        let enough = try #require(both["lena"])
        #expect(enough.text.contains("\n\nHow content people were: 4.2 of 5. Answers: 5\n\n"))
        #expect(enough.text.contains("\n– 3 of 5, #8: Note 3\n") && !enough.text.contains("so few"))
        #expect(both["nora"]?.text.contains(": 4,2 op 5. Antwoorden: 5") == true)
    }

    @Test("Nobody is ranked: it names nobody but those who thank and are thanked")
    func noRanking() async throws {
        try await scheduled()
        for _ in 1...3 { _ = try await resolved() }
        let request = try await resolved()
        let quiet = try #require(try await told(at: "2026-04-02T06:00:00Z")["lena"])
        for name in ["Bram", "Eva", "Anna", "bram", "eva", "anna"] { #expect(!quiet.text.contains(name), "\(name)") }
        let anna = try await company.viewer("anna")
        try await company.desk.thank(["eva", "hugo"], for: "Bravo {to}\nà vous", on: .id(request.id), as: anna)
        let thanked = try await told(at: "2026-05-02T06:00:00Z")
        let line = "\n\nThanks:\n– Anna to Eva, Hugo, #\(request.number): Bravo {to} à vous\n\n"
        #expect(thanked["lena"]?.text.contains(line) == true, "\(thanked["lena"]?.text ?? "")")
        let dutch = "– van Anna aan Eva, Hugo, #\(request.number): Bravo {to} à vous"
        #expect(thanked["nora"]?.text.contains(dutch) == true)
        #expect(thanked["lena"]?.text.contains("Bram") == false)
    }

    @Test("What is owed by the team, and to it, is told in words of the language")
    func owed() async throws {
        let due = DateRule(
            from: try #require(CalendarDate("2026-03-06")), at: .at(try #require(WallTime("17:00"))), by: "office")
        let report = Obligation(
            "report", "Rapport", text: "Le rapport.", by: [.party(.team("it"))], to: .team("hr"), contact: "hugo",
            team: "it", due: due)
        try await scheduled()
        _ = try await company.desk.define(report, as: Company.host)
        for time in ["2026-03-06T09:00:00Z", "2026-03-20T09:00:00Z"] { _ = try await told(at: time) }
        let found = try await told(at: "2026-04-02T06:00:00Z")
        #expect(found["lena"]?.text.contains("\n\nOwed by IT: 1 overdue\n\n") == true)
        #expect(found["nora"]?.text.contains("\n\nVerschuldigd door IT: 1 achterstallig\n\n") == true)
        #expect(found["lena"]?.text.contains("Owed to") == false)
    }

    @Test("Stopped, it is sent no more; after long silence only what is not old is sent")
    func stopping() async throws {
        try await scheduled()
        // Nobody ran for months: April is old on 20 May, and so is everything before.
        #expect(try await told(at: "2026-05-20T06:00:00Z").isEmpty)
        #expect(try await told(at: "2026-06-02T06:00:00Z").mapValues(\.subject)["lena"] == "IT: May 2026")
        try await company.desk.stopDigests(of: "it", as: Company.host)
        #expect(try await company.desk.scheduledDigests(as: Company.host).isEmpty)
        #expect(try await told(at: "2026-07-02T06:00:00Z").isEmpty)
    }

    @Test("Many leads are told in several changes, each once")
    func many() async throws {
        let leads = (100..<330).map { Person.ID("lead-\($0)") }
        try await company.save(leads.map { .person(Person(id: $0, name: $0.rawValue)) })
        try await company.save([.team(Self.it(leads: leads))])
        try await scheduled()
        #expect(try await told(at: "2026-04-02T06:00:00Z").keys.sorted() == leads.map(\.rawValue))
        #expect(try await told(at: "2026-05-02T06:00:00Z").count == leads.count)
    }

    @Test("It is for the host’s own program, of a team and hours that there are")
    func refused() async throws {
        let (lena, rule) = (try await company.viewer("lena"), try rule())
        let host = Company.host
        for attempt in [
            { _ = try await company.desk.sendDigests(of: "it", on: rule, as: lena) },
            { try await company.desk.stopDigests(of: "it", as: lena) },
            { _ = try await company.desk.scheduledDigests(as: lena) },
        ] as [() async throws -> Void] {
            #expect(try await company.refusal(attempt) == .notPermitted)
        }
        #expect(
            try await company.refusal { _ = try await company.desk.sendDigests(of: "nowhere", on: rule, as: host) }
                == .unknownReference)
        var elsewhere = rule
        elsewhere.calendar = "never"
        #expect(
            try await company.refusal { _ = try await company.desk.sendDigests(of: "it", on: elsewhere, as: host) }
                == .invalidField)
        var over = rule
        over.recurrence = nil
        over.first = try #require(CalendarDate("2025-03-02"))
        #expect(try await company.desk.sendDigests(of: "it", on: over, as: host) == nil)
        #expect(try await company.desk.scheduledDigests(as: host).isEmpty)
    }
}
