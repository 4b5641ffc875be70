import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("On what rules act")
struct RuleConditionTests {
    /// An incident about the VPN, high, that Bram has, by mail.
    private func request(_ company: Company) async throws -> Request {
        let draft = RequestDraft(
            "Réseau VPN", requester: "anna", team: "it", service: "vpn", tags: ["a", "b"], kind: .incident,
            impact: .high, urgency: .medium, channel: .mail)
        let request = try await company.desk.open(draft, as: Company.host)
        return try await company.perform(.take, on: request, by: "bram")
    }

    @Test("each condition that holds, and none that does not", arguments: FieldCondition.all)
    func fields(_ field: FieldCondition) async throws {
        let actions = ActionList([.setLanguage("en")])
        for (condition, holds) in [(field.holding, true), (field.failing, false)] {
            let rule = Rule("r", "R", on: [.noted], if: condition, do: actions)
            let company = try await Company(saving: [
                .service(Service(id: "vpn", team: "it", name: "VPN")), .rule(rule),
            ])
            let request = try await request(company)
            let after = try await company.desk.note("Ordinateur éteint.", on: .id(request.id), as: Company.host)
            #expect((after.language == "en") == holds)
        }
    }

    @Test("all conditions together, and not one of them")
    func together() async throws {
        let both = RequestCondition {
            $0.kinds = [.incident]
            $0.tags = ["a", "c"]
        }
        let company = try await Company(saving: [
            .service(Service(id: "vpn", team: "it", name: "VPN")),
            .rule(Rule("r", "R", on: [.noted, .tagged], if: both, do: ActionList([.setLanguage("en")]))),
        ])
        let request = try await request(company)
        #expect(try await company.desk.note("Un", on: .id(request.id), as: Company.host).language == "fr")
        #expect(try await company.perform(.tag(["c"]), on: request, by: "bram").language == "en")
    }

    @Test("words as search takes them: without marks and capitals, in the subject and in what was just written")
    func words() async throws {
        let rule = Rule(
            "r", "R", on: [.opened, .asked, .noted], if: .init { $0.words = ["ÉCRAN", "kapot"] },
            do: ActionList([.tag(["found"])]))
        let company = try await Company(saving: [.rule(rule)])
        let anna = try await company.viewer("anna")
        for (subject, text, isFound) in [
            ("Mon ecran", "", true), ("Mon e\u{301}cran", "", true), ("Is het KAPOT?", "", true),
            ("Vide", "écran", true), ("Mes écrans", "kapotte", false), ("Vide", "", false),
        ] {
            let request = try await company.desk.open(RequestDraft(subject, text: text, team: "it"), as: anna)
            #expect(request.tags.contains("found") == isFound, "\(subject) \(text)")
        }
        let request = try await company.open("Vide")
        #expect(try await company.desk.reply("Rien", to: .id(request.id), as: anna).tags.isEmpty)
        let later = try await company.desk.reply("L’écran.", to: .id(request.id), as: anna)
        #expect(later.tags == ["found"])
    }

    @Test("what they act on, and on nothing else", arguments: RuleTrigger.allCases)
    func triggers(_ trigger: RuleTrigger) async throws {
        let rule = Rule("r", "R", on: [trigger], do: ActionList(note: TextByLanguage("Vu.")))
        let target = SLATarget(
            .resolution, within: .elapsed(.seconds(6_000)), warnings: [50], escalations: [.init(at: 100, to: .leads)])
        let policy = PriorityPolicy(id: "p", title: "P", rules: [.init(aims: [.init(target)])])
        let company = try await Company(saving: [.rule(rule), .policy(policy)])
        let request = try await everything(in: company)
        let names = try await company.names(of: request)
        let acted = try await company.done(by: "rule: r", to: request).count { $0.event.name == "noted" }
        let wanted: Set<String> =
            switch trigger {
            case .asked, .answered: ["replied"]
            case .classified: ["classified", "serviceChanged"]
            case .tagged: ["tagged", "untagged"]
            default: [trigger.rawValue]
            }
        #expect(names.contains(where: wanted.contains), "\(trigger) did not happen: \(names)")
        let expected = [.asked: 2, .answered: 1, .tagged: 2, .resolved: 2][trigger] ?? 1
        #expect(acted == expected, "\(names)")
    }

    /// A request to which everything happens that rules act on.
    private func everything(in company: Company) async throws -> Request {
        let desk = company.desk
        let (request, other) = (try await company.open(), try await company.open())
        let reference = RequestReference.id(request.id)
        let (anna, bram) = (try await company.viewer("anna"), try await company.viewer("bram"))
        try await desk.reply("Allo ?", to: reference, as: anna)
        try await desk.perform(.announce(desk.makeMessage("Automatique.")), on: reference, as: Company.host)
        try await desk.reply("Nous regardons.", to: reference, as: bram)
        try await desk.note("Vu.", on: reference, as: bram)
        try await desk.perform(.assign(team: "it", agent: "eva"), on: reference, as: bram)
        try await desk.perform(.classify(urgency: .high), on: reference, as: bram)
        try await desk.perform(.tag(["a"]), on: reference, as: bram)
        try await desk.perform(.untag(["a"]), on: reference, as: bram)
        try await desk.perform(.handOver("acme"), on: reference, as: bram)
        try await desk.link(reference, .relatedTo, .id(other.id), as: bram)
        let question = ApprovalQuestion("Mag het?", from: .people(["lena"]))
        try await desk.perform(.askApproval(question), on: reference, as: bram)
        _ = try await company.perform(.decideApproval(1, agrees: true), on: request, by: "lena")
        for minutes in [50, 50] as [Int64] { try await company.pass(minutes * 60) }
        try await desk.perform(.resolve(.fixed), on: reference, as: bram)
        try await desk.reply("Non, encore cassé.", to: reference, as: anna)
        try await desk.perform(.resolve(.fixed), on: reference, as: bram)
        try await desk.perform(.close(), on: reference, as: anna)
        let answer = SurveyAnswer(rating: 5)
        try await desk.perform(.answerSurvey(answer), on: reference, as: anna)
        return request
    }
}

/// A condition of one field that holds for the request of the test, and one that does not.
struct FieldCondition: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let holding: RequestCondition
    let failing: RequestCondition

    private init<Value>(_ path: WritableKeyPath<RequestCondition, Value>, _ holding: Value, _ failing: Value) {
        testDescription = "\(path)"
        self.holding = RequestCondition { $0[keyPath: path] = holding }
        self.failing = RequestCondition { $0[keyPath: path] = failing }
    }

    static let all = [
        FieldCondition(\.kinds, [.incident, .problem], [.problem]), FieldCondition(\.teams, ["hr", "it"], ["hr"]),
        FieldCondition(\.services, ["vpn", "x"], ["x"]), FieldCondition(\.channels, [.mail], [.portal, .chat]),
        FieldCondition(\.states, [.new, .open], [.new, .pending]),
        FieldCondition(\.requesters, ["anna", "wim"], ["wim"]), FieldCondition(\.atLeast, .high, .critical),
        FieldCondition(\.atLeast, .moderate, .critical), FieldCondition(\.tags, ["a", "b"], ["a", "c"]),
        FieldCondition(\.words, ["reseau", "x"], ["resea", "x"]), FieldCondition(\.words, ["Éteint"], ["allumé"]),
        FieldCondition(\.isAssigned, true, false), FieldCondition(\.isAwaitingApproval, false, true),
    ]
}
