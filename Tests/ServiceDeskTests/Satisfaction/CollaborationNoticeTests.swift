import ServiceDesk
import ServiceDeskTesting
import Testing

/// anna reads French, wim and nora Dutch, the others English.
@Suite("Notices of agreeing, thanking and judging")
struct CollaborationNoticeTests {
    private let mail = RecordingNotifier()
    private let company: Company

    init() async throws { company = try await Self.company(mail) }

    private static func company(
        _ mail: RecordingNotifier, _ configure: (inout Desk.Configuration) -> Void = { _ in }
    ) async throws -> Company {
        let days: [Weekday] = [.monday, .tuesday, .wednesday, .thursday, .friday]
        let hours = ServiceHours(zone: "Europe/Brussels", weekly: ServiceHours.every(days, ["09:00-17:30"]))
        return try await Company.telling(mail, saving: [
            .calendar(ServiceCalendar(id: "office", name: "Bureau", hours: hours)),
            .person(Person(id: "wim", name: "Wim", language: "nl")),
            .person(Person(id: "nora", name: "Nora", language: "nl")),
            .person(Person(id: "hugo", name: "Hugo", language: "fr")),
        ], configure)
    }

    private func told() async throws -> [String] {
        try await company.tell()
        return mail.take()
    }

    /// A request by anna that wim watches, which eva has, unless nobody has.
    private func request(takenBy agent: Person.ID? = "eva", in company: Company? = nil) async throws -> Request {
        let company = company ?? self.company
        let draft = RequestDraft("Un portable", text: "Le mien est lent.", watchers: ["wim"], team: "it")
        let request = try await company.desk.open(draft, as: try await company.viewer("anna"))
        if let agent { _ = try await company.perform(.take, on: request, by: agent) }
        try await company.tell()
        _ = mail.take()
        return request
    }

    private func notices(_ kind: NoticeKind) async throws -> [String: Notice] {
        try await company.tell()
        let notices = mail.notices.filter { $0.kind == kind }
        _ = mail.take()
        return Dictionary(notices.map { ($0.recipient.testName, $0) }, uniquingKeysWith: { $1 })
    }

    @Test("Who is to agree is asked, with the question, in their language")
    func asked() async throws {
        let request = try await request()
        let question = ApprovalQuestion("1 200 € pour un portable ?", from: .people(["nora", "hugo", "rita"]))
        _ = try await company.perform(.askApproval(question), on: request, by: "eva")
        let notices = try await notices(.approvalAsked)
        #expect(notices.keys.sorted() == ["hugo", "nora", "rita"])
        #expect(notices["hugo"]?.subject == "Nº 1 demande votre accord : Un portable")
        #expect(notices["nora"]?.subject == "#1 vraagt of je akkoord gaat: Un portable")
        #expect(notices["rita"]?.subject == "#1 asks whether you agree: Un portable")
        for notice in notices.values {
            #expect(notice.text.contains("\n\n1 200 € pour un portable ?\n\n") && notice.text.contains("Eva"))
        }
    }

    @Test("What came of it: the agent is told, or the team where nobody has the request")
    func concluded() async throws {
        let (taken, free) = (try await request(), try await request(takenBy: nil))
        for request in [taken, free] {
            _ = try await company.perform(
                .askApproval(ApprovalQuestion("D’accord ?", from: .people(["nora"]))), on: request, by: "bram")
        }
        _ = try await told()
        _ = try await company.perform(.decideApproval(1, agrees: true), on: taken, by: "nora")
        let approved = try await notices(.approvalConcluded)
        #expect(approved.keys.sorted() == ["eva"])
        #expect(approved["eva"]?.subject == "#1: agreed: Un portable")
        _ = try await company.perform(.decideApproval(1, agrees: false, remark: "Te duur"), on: free, by: "nora")
        #expect(try await notices(.approvalConcluded).keys.sorted() == ["bram", "eva", "lena"])
    }

    @Test("Each outcome has its words in each language, and none of them is empty")
    func outcomes() {
        for phrases in [NoticePhrases.english, .french, .dutch] {
            let texts = Approval.Outcome.allCases.compactMap { phrases.outcomes[$0] }
            #expect(Set(texts).count == 4 && !texts.contains(""))
        }
        #expect(NoticePhrases.french.outcomes[.approved] == "d’accord")
        #expect(NoticePhrases.dutch.outcomes[.declined] == "niet akkoord")
    }

    @Test("Who asks to be let off is heard with their reason, and hears that it was not agreed to")
    func excuse() async throws {
        let rule = DateRule(
            from: try #require(CalendarDate("2026-03-06")), at: .at(try #require(WallTime("17:00"))), by: "office")
        let hours = Obligation(
            "hours", "Uren", text: "Alle uren.", by: [.party(.person("wim"))], to: .team("hr"), contact: "nora",
            team: "hr", due: rule)
        _ = try await company.desk.define(hours, as: Company.host)
        company.clock.advance(bySeconds: 86_400)
        _ = try await told()
        let day = try #require(CalendarDate("2026-03-06"))
        let reference = try #require(
            try await company.desk.occurrence(of: "hours", on: day, by: .person("wim"), as: Company.host))
        try await company.desk.askExcuse(
            reference, because: "Ik was ziek.", as: try await company.viewer("wim"))
        let asked = try #require(try await notices(.approvalAsked)["nora"])
        #expect(asked.text.contains("Ik was ziek.") && !asked.text.contains("\n\n\n"))
        try await company.desk.perform(
            .decideApproval(1, agrees: false), on: reference, as: try await company.viewer("nora"))
        let concluded = try await notices(.approvalConcluded)
        #expect(concluded["wim"]?.subject == "#1: niet akkoord: Uren (2026-03-06)")
    }

    @Test("Who is thanked is told, where they can see the request, and nobody else is")
    func thanked() async throws {
        let request = try await request()
        _ = try await company.perform(.watch("rita"), on: request, by: "eva")
        _ = try await told()
        let anna = try await company.viewer("anna")
        try await company.desk.thank(
            ["eva", "hugo", "rita", "wim"], for: "Merci à tous.", on: .id(request.id), as: anna)
        let notices = try await notices(.thanked)
        #expect(notices.keys.sorted() == ["eva", "rita", "wim"])
        #expect(notices["wim"]?.subject == "Anna bedankt je: Un portable")
        #expect(notices["rita"]?.subject == "Thank you, says Anna: Un portable")
        #expect(notices.values.allSatisfy { $0.text.contains("\n\nMerci à tous.\n\n") && $0.text.contains("1") })
        try await company.desk.thank(["anna"], for: "Graag gedaan.", on: .id(request.id), as: company.viewer("eva"))
        #expect(try await self.notices(.thanked)["anna"]?.subject == "Eva vous dit merci : Un portable")
    }

    @Test("How it was: the agent is told, with the words where there are any")
    func judged() async throws {
        let request = try await request()
        _ = try await company.perform(.resolve(.fixed), on: request, by: "eva")
        _ = try await told()
        _ = try await company.perform(
            .answerSurvey(SurveyAnswer(rating: 2, remark: "Trop long.")), on: request, by: "anna")
        let notices = try await notices(.surveyAnswered)
        #expect(notices.keys.sorted() == ["eva"])
        let text = try #require(notices["eva"]?.text)
        #expect(text.contains("2 of 5") && text.contains("\n\nTrop long.\n\n"))
        _ = try await company.perform(.answerSurvey(SurveyAnswer(rating: 4)), on: request, by: "anna")
        let bare = try #require(try await self.notices(.surveyAnswered)["eva"]?.text)
        #expect(bare.contains("4 of 5") && !bare.contains("\n\n\n"), "nothing was added: there is no empty paragraph")
    }

    @Test("What is private to the team is told to no agent who only takes part")
    func privateAnswer() async throws {
        let request = try await request(takenBy: "bram")
        _ = try await company.perform(.resolve(.fixed), on: request, by: "bram")
        _ = try await company.perform(.watch("bram"), on: request, by: "eva")
        _ = try await company.perform(.protect(.init(concerns: ["bram"])), on: request, by: "eva")
        _ = try await told()
        _ = try await company.perform(
            .answerSurvey(SurveyAnswer(rating: 1, remark: "Il a été impoli.")), on: request, by: "anna")
        #expect(try await notices(.surveyAnswered).isEmpty)
    }

    @Test("Those who asked are asked with the news that it is resolved, each in their language; who watches is not")
    func question() async throws {
        let draft = RequestDraft("Un écran", beneficiary: "nora", watchers: ["wim"], team: "it")
        let request = try await company.desk.open(draft, as: try await company.viewer("anna"))
        _ = try await company.perform(.take, on: request, by: "eva")
        _ = try await told()
        _ = try await company.perform(.resolve(.fixed), on: request, by: "bram")
        let notices = try await notices(.resolved)
        #expect(notices.keys.sorted() == ["anna", "eva", "nora", "wim"])
        #expect(notices["anna"]?.text.contains("Êtes-vous content") == true)
        #expect(notices["nora"]?.text.contains("Ben je tevreden") == true)
        // They cannot answer it.
        #expect(notices["wim"]?.text.contains("tevreden") == false)
        #expect(notices["eva"]?.text.contains("content") == false)
        #expect(notices.values.allSatisfy { !$0.text.contains("\n\n\n") })
    }

    @Test("Nothing is asked of what was declined, nor again of whoever has answered")
    func notAsked() async throws {
        let declined = try await request()
        _ = try await company.perform(.resolve(.declined), on: declined, by: "eva")
        #expect(try await notices(.resolved)["anna"]?.text.contains("content") == false)
        let request = try await request()
        _ = try await company.perform(.resolve(.fixed), on: request, by: "eva")
        _ = try await company.perform(.answerSurvey(SurveyAnswer(rating: 5)), on: request, by: "anna")
        _ = try await company.perform(.reopen(reason: "Zut"), on: request, by: "anna")
        _ = try await told()
        _ = try await company.perform(.resolve(.fixed), on: request, by: "eva")
        #expect(try await notices(.resolved)["anna"]?.text.contains("content") == false)
    }

    @Test("A desk without a survey leaves no empty paragraph", arguments: ["", "C’était le câble."])
    func withoutSurvey(message: String) async throws {
        let silent = try await Self.company(mail) { $0.survey = nil }
        let request = try await request(in: silent)
        let words = message.isEmpty ? nil : silent.desk.makeMessage(message)
        _ = try await silent.perform(.resolve(.fixed, words), on: request, by: "eva")
        try await silent.tell()
        let notices = mail.notices.filter { $0.kind == .resolved }
        #expect(notices.map(\.recipient.testName).sorted() == ["anna", "wim"])
        for notice in notices {
            #expect(!notice.text.contains("\n\n\n") && !notice.text.contains("{question}"))
            #expect(message.isEmpty || notice.text.contains(message))
        }
    }
}
