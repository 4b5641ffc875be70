import ServiceDesk
import ServiceDeskTesting
import Testing

/// `sales` is anna’s and rita’s department. A problem of the team `it` is behind what they report.
@Suite("Known errors")
struct KnownErrorTests {
    private let company: Company
    private let typed = "Bonjour, le VPN affiche l’erreur 691 depuis ce matin"

    init() async throws {
        company = try await Company(saving: [
            .department(Department(id: "sales", name: "Ventes")),
            .person(Person(id: "anna", name: "Anna", department: "sales", language: "fr")),
            .person(Person(id: "rita", name: "Rita", department: "sales")),
            .person(Person(id: "tess", name: "Tess", department: "sales", supplier: "acme")),
        ])
    }

    private func problem(_ change: (inout RequestDraft) -> Void = { _ in }) async throws -> Request {
        var draft = RequestDraft("Erreur 691 du VPN", team: "it", kind: .problem)
        change(&draft)
        return try await company.desk.open(draft, as: try await company.viewer("bram"))
    }

    private func workaround(for audience: Audience = Audience(departments: ["sales"])) -> ArticleContent {
        ArticleContent(
            "Contourner l’erreur 691 du VPN", text: "Redémarrez le client.", language: "fr", team: "it",
            audience: audience)
    }

    private func offered(_ person: Person.ID, _ text: String? = nil) async throws -> [Article.Number] {
        try await company.desk.knownErrors(for: text ?? typed, as: try await company.viewer(person)).map(\.number)
    }

    @Test("A workaround is offered to everyone of its audience while they write, and to nobody else")
    func offered() async throws {
        let (desk, bram) = (company.desk, try await company.viewer("bram"))
        let problem = try await problem()
        let known = try await desk.publishWorkaround(
            workaround(), for: .id(problem.id), cause: "Certificat expiré", as: bram)
        #expect(known.diagnosis == Diagnosis(cause: "Certificat expiré", workaround: 1))
        #expect(known.diagnosis?.isKnownError == true)
        // An article that is no workaround is not offered as one.
        var other = workaround(for: .everyone)
        other.title = "Le VPN : erreur 691 et autres"
        try await desk.publish(.id(try await desk.write(other, as: bram).id), as: bram)
        for person: Person.ID in ["anna", "rita", "bram"] { #expect(try await offered(person) == [1], "\(person)") }
        for person: Person.ID in ["wim", "hugo", "tess", "otto"] {
            #expect(try await offered(person).isEmpty, "\(person)")
        }
        #expect(try await offered("anna", "Mijn stoel is stuk").isEmpty)
        for nothing in ["", "  ", "…!?"] { #expect(try await offered("anna", nothing).isEmpty) }
        let article = try #require(try await desk.knownErrors(for: typed, as: try await company.viewer("anna")).first)
        #expect(article.newest.content.text == "Redémarrez le client.")
        #expect(article.newest.content.tags.contains(Desk.knownErrorTag))
    }

    @Test("One that is not published yet, or not any more, is offered to nobody, its authors included")
    func withdrawn() async throws {
        let (desk, bram) = (company.desk, try await company.viewer("bram"))
        var draft = workaround(for: .everyone)
        draft.tags = [Desk.knownErrorTag]
        try await desk.write(draft, as: bram)
        for person: Person.ID in ["anna", "bram", "eva"] { #expect(try await offered(person).isEmpty, "\(person)") }
        try await desk.publish(1, as: bram)
        for person: Person.ID in ["anna", "bram", "hugo"] { #expect(try await offered(person) == [1], "\(person)") }
        try await desk.retire(1, as: bram)
        for person: Person.ID in ["anna", "bram", "eva"] { #expect(try await offered(person).isEmpty, "\(person)") }
    }

    @Test("Publishing again under the same id changes nothing")
    func repeated() async throws {
        let (desk, bram) = (company.desk, try await company.viewer("bram"))
        let (id, problem) = (desk.makeArticleID(), try await problem())
        let once = try await desk.publishWorkaround(workaround(), for: .id(problem.id), id: id, as: bram)
        let twice = try await desk.publishWorkaround(workaround(), for: .id(problem.id), id: id, as: bram)
        #expect(once == twice && once.version == problem.version + 1)
        #expect(try await desk.page(ArticleQuery(viewer: Company.host)).articles.count == 1)
        #expect(try await desk.revisions(of: 1, as: bram).map(\.state) == [.draft, .published])
    }

    @Test("A workaround keeps the cause that is known, and a cause is kept without one")
    func cause() async throws {
        let problem = try await problem()
        let found = try await company.perform(.diagnose(Diagnosis(cause: "Certificat")), on: problem, by: "eva")
        #expect(found.diagnosis == Diagnosis(cause: "Certificat") && found.diagnosis?.isKnownError == false)
        let bram = try await company.viewer("bram")
        let known = try await company.desk.publishWorkaround(workaround(), for: .id(problem.id), as: bram)
        #expect(known.diagnosis == Diagnosis(cause: "Certificat", workaround: 1))
        let again = try await company.perform(
            .diagnose(Diagnosis(cause: "Certificat", workaround: 1)), on: problem, by: "eva")
        #expect(again.version == known.version)
        let absent = try await company.refusal {
            _ = try await company.perform(.diagnose(Diagnosis(cause: "", workaround: 77)), on: problem, by: "eva")
        }
        #expect(absent == .notFound || absent == .unknownReference)
        let long = Diagnosis(cause: String(repeating: "x", count: RequestLimits().text + 1))
        let code = try await company.refusal { _ = try await company.perform(.diagnose(long), on: problem, by: "eva") }
        #expect(code == .tooLarge)
    }

    @Test("What is no problem gets no workaround, no diagnosis, no prevention and no incidents")
    func noProblem() async throws {
        let (desk, bram) = (company.desk, try await company.viewer("bram"))
        let (request, incident) = (try await company.open(), try await company.open("Erreur 691"))
        let content = workaround()
        #expect(
            try await company.refusal {
                try await desk.publishWorkaround(content, for: .id(request.id), as: bram)
            } == .illegalInState)
        #expect(
            try await company.refusal {
                try await desk.attribute([.id(incident.id)], to: .id(request.id), as: bram)
            } != nil)
        for command: RequestCommand in [
            .diagnose(Diagnosis(cause: "Câble")), .prevent(Prevention("Câble neuf", since: company.clock.now())),
        ] {
            let code = try await company.refusal { _ = try await company.perform(command, on: request, by: "bram") }
            #expect(code == .illegalInState)
        }
        #expect(try await desk.page(ArticleQuery(viewer: Company.host)).articles.isEmpty)
        #expect(try await company.journal(of: request).count == 1)
        #expect(try await company.journal(of: incident).count == 1)
    }

    @Test("Who may not say what is known of a problem publishes nothing for it either")
    func rights() async throws {
        let problem = try await problem { $0.watchers = ["hugo"] }
        let hugo = try await company.viewer("hugo")
        var content = workaround(for: .everyone)
        content.team = "hr"
        let code = try await company.refusal { [content] in
            try await company.desk.publishWorkaround(content, for: .id(problem.id), as: hugo)
        }
        #expect(code == .notPermitted)
        #expect(try await company.desk.page(ArticleQuery(viewer: Company.host)).articles.isEmpty)
        let anna = try await company.viewer("anna")
        let unseen = try await company.refusal {
            try await company.desk.publishWorkaround(content, for: .id(problem.id), as: anna)
        }
        #expect(unseen == .notFound)
    }

    @Test("Of a confidential problem nobody is told by an article")
    func confidential() async throws {
        let problem = try await problem { $0.confidentiality = .init() }
        let content = workaround(for: .everyone)
        let eva = try await company.viewer("eva")
        let code = try await company.refusal {
            try await company.desk.publishWorkaround(content, for: .id(problem.id), as: eva)
        }
        #expect(code == .notPermitted)
        #expect(try await offered("anna").isEmpty)
    }

    @Test("Incidents are linked to their problem, each from its side, and again changes nothing")
    func attributed() async throws {
        let (desk, bram) = (company.desk, try await company.viewer("bram"))
        let problem = try await problem()
        let incidents = [try await company.open("Erreur 691"), try await company.open("VPN-fout 691")]
        let references = incidents.map { RequestReference.id($0.id) }
        let linked = try await desk.attribute(references, to: .id(problem.id), as: bram)
        #expect(Set(linked.links.elements) == Set(incidents.map { Link(.causes, $0.id) }))
        for reference in references {
            let incident = try await desk.request(reference, as: bram)
            #expect(incident.links == [Link(.causedBy, problem.id)])
        }
        #expect(try await desk.attribute(references, to: .id(problem.id), as: bram).version == linked.version)
        let other = try await company.open("Paie", team: "hr")
        let code = try await company.refusal {
            try await desk.attribute([.id(other.id)], to: .id(problem.id), as: bram)
        }
        #expect(code == .notFound)
        // Whoever reported it does not see that there is a problem of the team’s.
        #expect(try await desk.request(references[0], as: try await company.viewer("anna")).links.isEmpty)
    }

    @Test("What the team found out stays with the team")
    func hidden() async throws {
        let problem = try await problem { $0.watchers = ["wim"] }
        let bram = try await company.viewer("bram")
        try await company.desk.publishWorkaround(workaround(), for: .id(problem.id), cause: "Secret", as: bram)
        _ = try await company.perform(
            .prevent(Prevention("Nouveau certificat", since: company.clock.now())), on: problem, by: "bram")
        let wim = try await company.viewer("wim")
        let seen = try await company.desk.request(.id(problem.id), as: wim)
        #expect(seen.diagnosis == nil && seen.prevention == nil)
        let events = try await company.desk.timeline(of: .id(problem.id), as: wim).map(\.event.name)
        #expect(!events.contains("diagnosed") && !events.contains("prevented"))
    }
}
