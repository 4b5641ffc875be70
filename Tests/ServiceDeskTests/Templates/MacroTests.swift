import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Macros")
struct MacroTests {
    private static let answer = TextByLanguage([
        "fr": "Bonjour {requester}, n° {number} « {subject} » : {team}, {agent}.",
        "nl": "Dag {requester}, nr. {number}.", "en": "Hello {requester}, #{number}.",
    ])

    private func company(_ macros: Macro..., saving extra: [DirectoryEntry] = []) async throws -> Company {
        try await Company(saving: macros.map { .macro($0) } + extra)
    }

    private func macro(_ actions: ActionList) -> Macro { macro("printer", actions) }

    private func macro(_ id: Macro.ID, _ actions: ActionList, teams: SortedSet<Team.ID> = []) -> Macro {
        Macro(id, "L’imprimante", actions, teams: teams)
    }

    private func texts(_ company: Company, _ request: Request) async throws -> [String] {
        try await company.journal(of: request).compactMap(\.event.message?.text)
    }

    private func perform(_ company: Company, _ request: Request) async throws -> Request {
        try await perform("printer", company, request)
    }

    private func perform(
        _ id: Macro.ID, _ company: Company, _ request: Request, by person: Person.ID = "bram"
    ) async throws -> Request {
        try await company.desk.perform(macro: id, on: .id(request.id), as: try await company.viewer(person))
    }

    @Test("do all that they say in the name of whoever uses them: a reply, a note, and changes, in this order")
    func all() async throws {
        let actions = ActionList(
            reply: Self.answer, note: TextByLanguage("Toner!"),
            [.tag(["toner"]), .classify(kind: .incident), .resolve(.answered)])
        let company = try await company(macro(actions))
        let request = try await company.perform(.take, on: try await company.open("Papier"), by: "bram")
        company.clock.advance(bySeconds: 60)
        let after = try await perform(company, request)
        #expect(after.tags == ["toner"] && after.kind == .incident && after.resolution == .answered)
        #expect(after.firstRespondedAt == company.clock.now())
        let journal = try await company.journal(of: request).filter { $0.version > request.version }
        #expect(journal.map(\.event.name) == ["replied", "noted", "tagged", "classified", "resolved"])
        #expect(journal.allSatisfy { $0.actor == .person("bram") && $0.at == company.clock.now() })
        let text = try await texts(company, request).dropFirst().first
        #expect(text == "Bonjour Anna, n° \(request.number) « Papier » : IT, Bram.")
    }

    @Test("do nothing where one thing cannot be done, and say which")
    func nothing() async throws {
        let actions = ActionList(reply: Self.answer, [.tag(["toner"]), .resume])
        let company = try await company(
            macro(actions), macro("away", ActionList([.tag(["a"]), .assign(team: "nowhere")])),
            macro("owed", ActionList([.tag(["a"]), .resolve(.fulfilled)])))
        let request = try await company.open()
        for (id, code) in [
            ("printer", .illegalInState), ("away", .unknownReference), ("owed", .invalidField),
        ] as [(Macro.ID, Rejection.Code)] {
            #expect(try await company.refusal { _ = try await perform(id, company, request) } == code, "\(id)")
            #expect(try await company.now(request).version == request.version)
        }
    }

    @Test("that change nothing are no events")
    func unchanged() async throws {
        let company = try await company(macro(ActionList([.tag(["toner"])])))
        let once = try await perform(company, try await company.open())
        #expect(try await perform(company, once) == once)
    }

    @Test("are for those who handle the request, and for their teams where it says so")
    func rights() async throws {
        let company = try await company(
            macro(ActionList([.tag(["toner"])])), macro("hr", ActionList([.tag(["hr"])]), teams: ["hr"]),
            macro("it", ActionList([.tag(["it"])]), teams: ["hr", "it"]))
        let request = try await company.open()
        let attempts: [(Macro.ID, Person.ID, Rejection.Code?)] = [
            ("printer", "anna", .notPermitted), ("printer", "rita", .notFound), ("printer", "hugo", .notFound),
            ("hr", "bram", .notPermitted), ("nothing", "bram", .unknownReference), ("it", "lena", nil),
        ]
        for (id, person, code) in attempts {
            let refusal = try await company.refusal { _ = try await perform(id, company, request, by: person) }
            #expect(refusal == code, "\(id) by \(person)")
        }
        func usable(_ viewer: Viewer) async throws -> [Macro.ID] { try await company.desk.macros(as: viewer).map(\.id) }
        #expect(try await usable(company.viewer("bram")) == ["it", "printer"])
        #expect(try await usable(company.viewer("nora")) == ["hr", "it", "printer"])
        #expect(try await usable(company.viewer("anna")).isEmpty)
        #expect(try await usable(Company.host) == ["hr", "it", "printer"])
        #expect(
            try await company.desk.perform(macro: "hr", on: .id(request.id), as: Company.host).tags == ["hr", "it"])
    }

    @Test(
        "answer in the language of the request, in one of which it is a variant, or else in English",
        arguments: [
            ("fr", "Bonjour"), ("fr-BE", "Bonjour"), ("nl-BE", "Dag"), ("en", "Hello"), ("de", "Hello"), (nil, "Hello"),
        ] as [(Language?, String)])
    func languages(_ language: Language?, _ greeting: String) async throws {
        let company = try await company(macro(ActionList(reply: Self.answer)))
        let draft = RequestDraft("Papier {number}", team: "it", language: language)
        let request = try await company.desk.open(draft, as: try await company.viewer("rita"))
        _ = try await perform(company, request)
        #expect(try await texts(company, request).last?.hasPrefix("\(greeting) Rita") == true)
    }

    @Test("say who answers where the same macro takes the request")
    func taking() async throws {
        let company = try await company(macro(ActionList(reply: TextByLanguage("Ik ben {agent}."), [.take])))
        let request = try await company.open()
        #expect(try await perform(company, request).agent == "bram")
        #expect(try await texts(company, request).last == "Ik ben Bram.")
    }

    @Test("may give the request to another team, whatever comes before or after that")
    func away() async throws {
        let company = try await company(
            macro("before", ActionList([.tag(["paie"]), .assign(team: "hr")])),
            macro("after", ActionList([.assign(team: "hr"), .tag(["paie"])])))
        for id in ["before", "after"] as [Macro.ID] {
            let request = try await perform(id, company, try await company.open())
            #expect(request.team == "hr" && request.tags == ["paie"], "\(id)")
        }
    }

    @Test("are done once under a key; another macro under it is refused")
    func key() async throws {
        let company = try await company(
            macro(ActionList(reply: Self.answer)), macro("other", ActionList([.tag(["a"])])))
        let (request, bram) = (try await company.open(), try await company.viewer("bram"))
        for _ in 1...2 { try await company.desk.perform(macro: "printer", on: .id(request.id), as: bram, key: "k") }
        #expect(try await company.count("replied", in: request) == 1)
        let code = try await company.refusal {
            _ = try await company.desk.perform(macro: "other", on: .id(request.id), as: bram, key: "k")
        }
        #expect(code == .keyReused)
    }

    @Test("that the desk itself uses answer automatically")
    func byHost() async throws {
        let company = try await company(macro(ActionList(reply: Self.answer)))
        let request = try await company.open()
        let after = try await company.desk.perform(macro: "printer", on: .id(request.id), as: Company.host)
        #expect(after.firstRespondedAt == nil)
        #expect(try await company.names(of: request).last == "announced")
    }

    @Test("say what cannot be in them before they are kept")
    func refused() async throws {
        let company = try await Company()
        let message = company.desk.makeMessage("Nee")
        let wrong: [(ActionList, String)] = [
            (ActionList(), "actions"), (ActionList(reply: TextByLanguage("Cher {name}")), "{name}"),
            (ActionList(reply: TextByLanguage(" ")), "text"), (ActionList(note: TextByLanguage([:])), "language"),
            (ActionList([.reply(message)]), "reply"), (ActionList([.resolve(.fixed, message)]), "resolve"),
            (ActionList([.breakGlass(reason: "?")]), "breakGlass"),
            (ActionList([.decideApproval(1, agrees: true)]), "decideApproval"),
            (ActionList(Array(repeating: .resume, count: 21)), "actions"),
        ]
        for (actions, word) in wrong {
            let rejection = #expect(throws: Rejection.self) { try macro(actions).validate() }
            #expect(rejection?.description.contains(word) == true, "\(rejection?.description ?? word)")
            await #expect(throws: StoreError.self) { try await company.store.save([.macro(macro(actions))]) }
        }
        #expect(throws: Rejection.self) { try Macro("a", "", ActionList([.resume])).validate() }
    }
}
