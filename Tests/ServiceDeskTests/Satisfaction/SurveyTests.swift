import ServiceDesk
import ServiceDeskTesting
import Testing

/// A host that asks of incidents alone, in one word.
private struct ShortSurvey: Survey {
    func question(for request: Request, in language: Language?) -> String? {
        request.kind == .incident && !request.state.isOpen ? "Content ?" : nil
    }
}

/// anna asks for rita; wim watches, hugo has nothing to do with it.
@Suite("The question after it is resolved")
struct SurveyTests {
    private let company: Company

    init() async throws {
        let days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
        let hours = ServiceHours(zone: "Europe/Brussels", weekly: ServiceHours.every(days, ["09:00-17:30"]))
        company = try await Company(saving: [
            .calendar(ServiceCalendar(id: "office", name: "Bureau", hours: hours)),
            .person(Person(id: "rita", name: "Rita", language: "nl-BE")),
        ])
    }

    private func request(_ resolution: Resolution? = .fixed, in company: Company? = nil) async throws -> Request {
        let company = company ?? self.company
        let draft = RequestDraft("L’écran reste noir", beneficiary: "rita", watchers: ["wim"], team: "it")
        let request = try await company.desk.open(draft, as: try await company.viewer("anna"))
        guard let resolution else { return request }
        return try await company.perform(.resolve(resolution), on: request, by: "bram")
    }

    private func question(
        _ request: Request, to person: Person.ID, in company: Company? = nil
    ) async throws -> String? {
        let company = company ?? self.company
        return try await company.desk.surveyQuestion(on: .id(request.id), as: try await company.viewer(person))
    }

    private func answer(
        _ answer: SurveyAnswer, on request: Request, by person: Person.ID
    ) async throws -> Rejection.Code? {
        try await company.refusal { _ = try await company.perform(.answerSurvey(answer), on: request, by: person) }
    }

    @Test("Those who asked are asked, once it is resolved, in their language; nobody else is")
    func asked() async throws {
        let open = try await request(nil)
        #expect(try await question(open, to: "anna") == nil)
        let request = try await request()
        #expect(try await question(request, to: "anna")?.hasPrefix("Êtes-vous content") == true)
        #expect(try await question(request, to: "rita")?.hasPrefix("Ben je tevreden") == true)
        for person: Person.ID in ["wim", "bram", "lena"] {
            #expect(try await question(request, to: person) == nil, "\(person)")
        }
        #expect(try await company.refusal { _ = try await question(request, to: "hugo") } == .notFound)
        #expect(try await company.desk.surveyQuestion(on: .id(request.id), as: Company.host) == nil)
        let english = try await company.desk.open(
            RequestDraft("A new chair", team: "it"), as: try await company.viewer("wim"))
        _ = try await company.perform(.resolve(.answered), on: english, by: "bram")
        #expect(try await question(english, to: "wim")?.hasPrefix("Are you content") == true)
    }

    @Test("A language is the same however its case is written", arguments: [
        ("fr", "Êtes"), ("FR", "Êtes"), ("fr-BE", "Êtes"), ("nl", "Ben"), ("NL-be", "Ben"), ("en", "Are"),
        ("de", "Are"),
        // Frisian is no French.
        ("frr", "Are"),
    ])
    func languages(tag: String, beginning: String) throws {
        let request = try Deciding().request(in: .resolved)
        let question = try #require(StandardSurvey().question(for: request, in: Language(tag)))
        #expect(question.hasPrefix(beginning), "\(question)")
        #expect(question.contains("1") && question.contains("5"))
    }

    @Test("Nothing is asked of what was declined, withdrawn or is owed")
    func notAsked() async throws {
        #expect(try await question(try await request(.declined), to: "anna") == nil)
        let withdrawn = try await request(nil)
        _ = try await company.perform(.close(), on: withdrawn, by: "anna")
        #expect(try await question(withdrawn, to: "anna") == nil)
        let rule = DateRule(
            from: try #require(CalendarDate("2026-03-06")), at: .at(try #require(WallTime("17:00"))), by: "office")
        let owed = Obligation(
            "hours", "Uren", text: "Alle uren.", by: [.party(.person("wim"))], to: .team("hr"), contact: "nora",
            team: "hr", due: rule)
        _ = try await company.desk.define(owed, as: Company.host)
        company.clock.advance(bySeconds: 86_400)
        try await company.desk.runOnce()
        let day = try #require(CalendarDate("2026-03-06"))
        let reference = try #require(
            try await company.desk.occurrence(of: "hours", on: day, by: .person("wim"), as: Company.host))
        let met = try await company.desk.fulfil(reference, as: try await company.viewer("wim"))
        #expect(met.resolution == .fulfilled)
        for person: Person.ID in ["nora", "wim"] { #expect(try await question(met, to: person) == nil) }
    }

    @Test("Those who asked answer, from 1 to 5, and nobody for them")
    func answered() async throws {
        let open = try await request(nil)
        #expect(try await answer(SurveyAnswer(rating: 5), on: open, by: "anna") == .illegalInState)
        let request = try await request()
        for person: Person.ID in ["wim", "bram", "lena"] {
            #expect(try await answer(SurveyAnswer(rating: 5), on: request, by: person) == .notPermitted, "\(person)")
        }
        #expect(try await answer(SurveyAnswer(rating: 5), on: request, by: "hugo") == .notFound)
        for rating in [0, 6, -1, Int.max] {
            #expect(try await answer(SurveyAnswer(rating: rating), on: request, by: "anna") == .invalidField)
        }
        let long = SurveyAnswer(rating: 3, remark: String(repeating: "é", count: 1_001))
        #expect(try await answer(long, on: request, by: "anna") == .tooLarge)
        #expect(try await answer(SurveyAnswer(rating: 4, remark: "Merci !"), on: request, by: "anna") == nil)
        let kept = try await company.desk.request(.id(request.id), as: Company.host)
        #expect(kept.satisfaction?.rating == 4 && kept.satisfaction?.from == "anna")
        // Also once it is closed.
        _ = try await company.perform(.close(), on: request, by: "anna")
        #expect(try await answer(SurveyAnswer(rating: 5), on: request, by: "anna") == nil)
    }

    @Test("Nobody judges their own work by acting for whoever asked")
    func notOnesOwn() async throws {
        try await company.store.save([
            .delegation(
                Delegation(
                    id: "leave", from: "anna", to: "bram", starts: Timestamp(microseconds: 0),
                    ends: Timestamp(microseconds: .max)))
        ])
        let request = try await request(nil)
        _ = try await company.perform(.take, on: request, by: "bram")
        _ = try await company.perform(.resolve(.fixed), on: request, by: "bram")
        company.desk.refreshDirectory()
        let bram = try await company.desk.viewer(for: "bram", actingFor: "anna")
        let code = try await company.refusal {
            try await company.desk.answerSurvey(SurveyAnswer(rating: 5), on: .id(request.id), as: bram)
        }
        #expect(code == .notPermitted)
    }

    @Test("Whoever has answered is not asked again, and sees what they said; they may change it")
    func changed() async throws {
        let request = try await request()
        let anna = try await company.viewer("anna")
        let answered = try await company.desk.answerSurvey(
            SurveyAnswer(rating: 2, remark: "Trop long"), on: .id(request.id), as: anna)
        #expect(answered.satisfaction?.rating == 2)
        #expect(try await question(request, to: "anna") == nil)
        let again = try await company.desk.answerSurvey(
            SurveyAnswer(rating: 2, remark: "Trop long"), on: .id(request.id), as: anna)
        #expect(again.version == answered.version, "the same again changes nothing")
        let changed = try await company.desk.answerSurvey(SurveyAnswer(rating: 4), on: .id(request.id), as: anna)
        #expect(changed.satisfaction?.rating == 4 && changed.satisfaction?.remark == "")
        #expect(try await company.journal(of: request).filter { $0.event.name == "surveyAnswered" }.count == 2)
    }

    @Test("An answer is the team’s alone, unless it is shared")
    func isPrivate() async throws {
        let request = try await request(nil)
        _ = try await company.perform(.handOver("acme"), on: request, by: "bram")
        _ = try await company.perform(.resolve(.fixed), on: request, by: "bram")
        let reference = RequestReference.id(request.id)
        func shown(to person: Person.ID) async throws -> Bool {
            let viewer = try await company.viewer(person)
            var requests = [try await company.desk.request(reference, as: viewer)]
            requests += try await company.desk.page(RequestQuery(viewer: viewer)).requests
            requests += try await company.desk.search(SearchQuery(viewer: viewer, text: SearchText("écran")))
            requests += try await company.desk.search(SearchQuery(viewer: viewer, text: SearchText("Lamentable")))
            var texts = try requests.map { String(decoding: try CanonicalJSON.encode($0), as: UTF8.self) }
            texts += try await company.desk.timeline(of: reference, as: viewer).map {
                String(decoding: $0.content, as: UTF8.self)
            }
            return texts.contains { $0.contains("Lamentable") || $0.contains("surveyAnswered") }
        }
        #expect(try await answer(SurveyAnswer(rating: 1, remark: "Lamentable"), on: request, by: "anna") == nil)
        for person: Person.ID in ["wim", "tess", "rita"] { #expect(try await !shown(to: person), "\(person)") }
        for person: Person.ID in ["bram", "lena"] { #expect(try await shown(to: person), "\(person)") }
        let shared = SurveyAnswer(rating: 1, remark: "Lamentable", isShared: true)
        #expect(try await answer(shared, on: request, by: "anna") == nil)
        for person: Person.ID in ["wim", "rita", "bram"] { #expect(try await shown(to: person), "\(person)") }
    }

    @Test("A host asks what it likes, or nothing")
    func replaced() async throws {
        let short = try await Company { $0.survey = ShortSurvey() }
        let request = try await request(in: short)
        #expect(try await question(request, to: "anna", in: short) == nil)
        let incident = try await short.desk.open(
            RequestDraft("Panne", team: "it", kind: .incident), as: try await short.viewer("anna"))
        _ = try await short.perform(.resolve(.fixed), on: incident, by: "bram")
        #expect(try await question(incident, to: "anna", in: short) == "Content ?")
        let none = try await Company { $0.survey = nil }
        #expect(try await question(try await self.request(in: none), to: "anna", in: none) == nil)
    }
}
