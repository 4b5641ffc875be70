import ServiceDesk
import ServiceDeskTesting
import Testing

/// March 2026 of the team `it`, which lena leads.
@Suite("A month of a team")
struct TeamDigestTests {
    private let company: Company
    private let start, end: Timestamp

    init() async throws {
        let days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
        let hours = ServiceHours(zone: "Europe/Brussels", weekly: ServiceHours.every(days, ["09:00-17:30"]))
        company = try await Company(saving: [.calendar(ServiceCalendar(id: "office", name: "Bureau", hours: hours))])
        start = company.clock.now()
        end = start.advanced(bySeconds: 30 * 86_400)
    }

    private func digest(_ person: Person.ID = "lena", minimum: Int = 5) async throws -> TeamDigest {
        try await company.desk.digest(
            of: "it", from: start, to: end, as: try await company.viewer(person), withholdingBelow: minimum)
    }

    private func resolved(
        _ subject: String = "L’écran", by agent: Person.ID = "bram", rating: Int? = nil, remark: String = ""
    ) async throws -> Request {
        let request = try await company.open(subject)
        let resolved = try await company.perform(.resolve(.fixed), on: request, by: agent)
        guard let rating else { return resolved }
        return try await company.perform(
            .answerSurvey(SurveyAnswer(rating: rating, remark: remark)), on: request, by: "anna")
    }

    @Test("It is for those who lead the team, and the host")
    func leadsOnly() async throws {
        _ = try await resolved()
        #expect(try await digest().opened == 1)
        let host = try await company.desk.digest(of: "it", from: start, to: end, as: Company.host)
        #expect(try await digest() == host)
        for person: Person.ID in ["bram", "eva", "nora", "anna", "tess"] {
            #expect(try await company.refusal { _ = try await digest(person) } == .notPermitted, "\(person)")
        }
        let lena = try await company.viewer("lena")
        let ended = Viewer(
            "lena", teams: lena.teams, leads: lena.leads, delegate: "wim", delegationEnd: lena.now, now: lena.now)
        let over = try await company.refusal {
            _ = try await company.desk.digest(of: "it", from: start, to: end, as: ended)
        }
        #expect(over == .notPermitted)
        let unknown = try await company.refusal {
            _ = try await company.desk.digest(of: "nowhere", from: start, to: end, as: Company.host)
        }
        #expect(unknown == .unknownReference)
    }

    @Test("It counts what came, what was done, what came back, and what is left")
    func counts() async throws {
        let back = try await resolved()
        _ = try await resolved("Mijn stoel")
        company.clock.advance(bySeconds: 86_400)
        _ = try await company.perform(.reopen(reason: "Encore noir"), on: back, by: "anna")
        _ = try await company.open("Open")
        _ = try await company.open("Ailleurs", team: "hr")
        let found = try await digest()
        #expect(found.team == "it" && found.start == start && found.end == end)
        #expect(found.opened == 3 && found.resolved == 1 && found.reopened == 1 && found.backlog == 2)
        // What comes at its end belongs to the next one.
        company.clock.set(end)
        let late = try await company.open("Avril")
        _ = try await company.perform(.resolve(.fixed), on: late, by: "bram")
        let after = try await digest()
        #expect(after.opened == 3 && after.resolved == 1 && after.backlog == 2)
    }

    @Test("Thanks given on what the team handles are told, with their words")
    func thanks() async throws {
        let request = try await resolved()
        let anna = try await company.viewer("anna")
        try await company.desk.thank(["eva", "hugo"], for: "Bravo à vous deux", on: .id(request.id), as: anna)
        let other = try await company.open("Paie", team: "hr")
        try await company.desk.thank(["eva"], for: "Sur autre chose", on: .id(other.id), as: anna)
        company.clock.set(end)
        try await company.desk.thank(["eva"], for: "En avril", on: .id(request.id), as: anna)
        let found = try await digest().thanks
        #expect(found.map(\.thanks.text) == ["Bravo à vous deux"])
        #expect(found.first?.request == request.number && found.first?.subject == "L’écran")
        #expect(found.first?.thanks.to == ["eva", "hugo"])
    }

    @Test("Below the minimum neither the mean nor the words are told")
    func withheld() async throws {
        for rating in [5, 4, 4, 2] { _ = try await resolved(rating: rating, remark: "Note \(rating)") }
        let few = try await digest()
        #expect(few.answers == 4 && few.meanRating == nil && few.remarks.isEmpty)
        _ = try await resolved(rating: 5)
        let enough = try await digest()
        #expect(enough.answers == 5 && enough.meanRating == 4)
        #expect(enough.remarks.map(\.text) == ["Note 5", "Note 4", "Note 4", "Note 2"])
        #expect(try await digest(minimum: 6).meanRating == nil)
        for minimum in [1, 0, -3] { #expect(try await digest(minimum: minimum).meanRating == 4) }
    }

    @Test("Without any answer there is no mean, whatever the minimum")
    func noAnswer() async throws {
        _ = try await resolved()
        let found = try await digest(minimum: 0)
        #expect(found.answers == 0 && found.meanRating == nil && found.remarks.isEmpty)
    }

    @Test("Nobody is ranked: it names nobody but those who thank and are thanked, in the order of time")
    func noRanking() async throws {
        for _ in 1...3 { _ = try await resolved(by: "bram", rating: 5) }
        let last = try await resolved(by: "eva", rating: 1, remark: "Bof")
        _ = try await resolved(by: "eva", rating: 5)
        let first = try await company.open("Le tout premier merci")
        let anna = try await company.viewer("anna")
        for (request, person): (Request, Person.ID) in [(first, "eva"), (last, "bram"), (first, "bram")] {
            company.clock.advance(bySeconds: 60)
            try await company.desk.thank([person], for: "Merci", on: .id(request.id), as: anna)
        }
        let found = try await digest()
        var unnamed = found
        unnamed.thanks = []
        for name in ["bram", "eva", "anna", "Bram", "Eva", "Anna"] {
            #expect(!"\(unnamed)".contains(name), "\(name)")
        }
        #expect(found.thanks.map(\.thanks.at) == found.thanks.map(\.thanks.at).sorted())
    }

    @Test("A confidential matter about the lead is not in their digest")
    func aboutTheLead() async throws {
        var draft = RequestDraft("À propos de Lena", team: "it")
        draft.confidentiality = .init(concerns: ["lena"])
        let request = try await company.desk.open(draft, as: try await company.viewer("anna"))
        try await company.desk.thank(
            ["eva"], for: "Merci d’avoir écouté", on: .id(request.id), as: try await company.viewer("anna"))
        let found = try await digest()
        #expect(found.opened == 0 && found.thanks.isEmpty && found.backlog == 0)
    }

    @Test("It says how much it looks at")
    func limits() async throws {
        for _ in 1...3 { _ = try await company.open() }
        let lena = try await company.viewer("lena")
        func refusal(_ limit: Int) async throws -> Rejection.Code? {
            try await company.refusal {
                _ = try await company.desk.digest(of: "it", from: start, to: end, as: lena, limit: limit)
            }
        }
        #expect(try await refusal(2) == .tooLarge)
        #expect(try await refusal(3) == nil)
        for limit in [0, -1, 1_000_001] { #expect(try await refusal(limit) == .invalidField) }
    }

    @Test("What is owed by the team, and to it, is counted on both sides")
    func owed() async throws {
        let rule = DateRule(
            from: try #require(CalendarDate("2026-03-06")), at: .at(try #require(WallTime("17:00"))), by: "office")
        let both: [(Obligation.ID, Obligation.Party, Obligation.Party)] = [
            ("report", .team("it"), .team("hr")), ("list", .person("anna"), .team("it")),
        ]
        for (id, obligor, beneficiary) in both {
            let owed = Obligation(
                id, "Rapport", text: "Le rapport.", by: [.party(obligor)], to: beneficiary, contact: "lena",
                team: "it", due: rule)
            _ = try await company.desk.define(owed, as: Company.host)
        }
        company.clock.advance(bySeconds: 86_400)
        try await company.desk.runOnce()
        company.clock.set(start.advanced(bySeconds: 10 * 86_400))
        try await company.desk.runOnce()
        let found = try await digest()
        #expect(found.owedByTeam.total == 1 && found.owedByTeam.overdue == 1)
        #expect(found.owedToTeam.total == 1 && found.owedToTeam.overdue == 1)
    }
}
