import ServiceDesk
import ServiceDeskTesting
import Testing

/// `sales` is anna’s and rita’s department, and that of tess, who works for a supplier, and of gone, who has left.
@Suite("Outreach")
struct OutreachTests {
    private let company: Company

    init() async throws {
        company = try await Company(saving: [
            .department(Department(id: "sales", name: "Ventes")),
            .person(Person(id: "anna", name: "Anna", department: "sales", language: "fr")),
            .person(Person(id: "rita", name: "Rita", department: "sales")),
            .person(Person(id: "tess", name: "Tess", department: "sales", supplier: "acme")),
            .person(Person(id: "gone", name: "Gone", department: "sales", isActive: false)),
            .team(Team(id: "hr", name: "HR", members: [.init("hugo"), .init("nora", role: .lead), .init("gone")])),
            .delegation(
                Delegation(
                    id: "leave", from: "anna", to: "wim", starts: Timestamp(microseconds: 0),
                    ends: Timestamp(microseconds: .max))),
        ]) { $0.directoryMaximumAge = 0 }
    }

    private func word(to audience: Audience = Audience(departments: ["sales"], teams: ["hr"])) -> ArticleContent {
        ArticleContent(
            "Réseau coupé samedi", text: "Le réseau sera coupé samedi de 8 h à 10 h.", language: "fr", team: "it",
            audience: audience)
    }

    /// A planned change of the team `it`, of which the audience is told.
    private func announced(_ audience: Audience? = nil, watchers: SortedSet<Person.ID> = []) async throws -> Request {
        let draft = RequestDraft("Nouveau commutateur", watchers: watchers, team: "it")
        let bram = try await company.viewer("bram")
        let request = try await company.desk.open(draft, as: bram)
        return try await company.desk.reachOut(
            about: .id(request.id), audience.map(word) ?? word(), as: bram)
    }

    private func acknowledge(by person: Person.ID) async throws -> Rejection.Code? {
        let viewer = try await company.viewer(person)
        return try await company.refusal {
            try await company.desk.acknowledge(1, as: viewer)
        }
    }

    private func readership(_ request: Request) async throws -> Desk.Readership {
        let found = try await company.desk.readership(of: .id(request.id), as: try await company.viewer("bram"))
        return try #require(found.first)
    }

    @Test("Its audience reads it, and nobody else")
    func audience() async throws {
        let request = try await announced()
        #expect(request.outreach.map(\.article) == [1])
        #expect(request.outreach.first?.at == company.clock.now())
        for person: Person.ID in ["anna", "rita", "hugo", "nora", "bram"] {
            let told = try await company.desk.outreach(as: try await company.viewer(person))
            #expect(told.map(\.newest.content.title) == ["Réseau coupé samedi"], "\(person)")
            #expect(told.first?.newest.content.tags.contains(Desk.outreachTag) == true)
        }
        for person: Person.ID in ["wim", "tess", "otto"] {
            #expect(try await company.desk.outreach(as: try await company.viewer(person)).isEmpty, "\(person)")
        }
        // What it is about stays the team’s.
        let anna = try await company.viewer("anna")
        #expect(
            try await company.refusal { _ = try await company.desk.request(.id(request.id), as: anna) } == .notFound)
        try await company.desk.retire(1, as: try await company.viewer("bram"))
        #expect(try await company.desk.outreach(as: anna).isEmpty)
    }

    @Test("The newest comes first")
    func newestFirst() async throws {
        let bram = try await company.viewer("bram")
        let request = try await announced()
        for title in ["Deux", "Trois"] {
            company.clock.advance(bySeconds: 3_600)
            var content = word()
            content.title = title
            try await company.desk.reachOut(about: .id(request.id), content, as: bram)
        }
        let told = try await company.desk.outreach(as: try await company.viewer("anna"), limit: 2)
        #expect(told.map(\.newest.content.title) == ["Trois", "Deux"])
    }

    @Test("Reaching out again under the same id tells nobody twice")
    func repeated() async throws {
        let (bram, id) = (try await company.viewer("bram"), company.desk.makeArticleID())
        let request = try await company.open()
        let once = try await company.desk.reachOut(about: .id(request.id), word(), id: id, as: bram)
        company.clock.advance(bySeconds: 60)
        #expect(try await company.desk.reachOut(about: .id(request.id), word(), id: id, as: bram) == once)
        #expect(once.outreach.count == 1)
        let events = try await company.journal(of: request)
        #expect(events.count == 2 && events.last?.actor.person == "bram", "the journal says who has reached out")
    }

    @Test("Whoever was told says that they have read it, though they do not see the request; again changes nothing")
    func acknowledged() async throws {
        let request = try await announced()
        for person: Person.ID in ["anna", "anna", "hugo"] {
            #expect(try await acknowledge(by: person) == nil)
        }
        let after = try await company.desk.request(.id(request.id), as: Company.host)
        #expect(after.outreach.first?.readers == ["anna", "hugo"])
        #expect(after.version == request.version + 2)
        let read = try await company.journal(of: request).suffix(2).map(\.event)
        #expect(read == [.outreachRead(article: 1, by: "anna"), .outreachRead(article: 1, by: "hugo")])
    }

    @Test("Who was not told, who acts for somebody else, and the host say nothing")
    func notAcknowledged() async throws {
        let request = try await announced()
        for person: Person.ID in ["wim", "tess"] {
            #expect(try await acknowledge(by: person) == .notFound, "\(person)")
        }
        for viewer in [try await company.desk.viewer(for: "wim", actingFor: "anna"), Company.host] {
            let code = try await company.refusal {
                try await company.desk.acknowledge(1, as: viewer)
            }
            #expect(code == .notPermitted)
        }
        #expect(try await company.journal(of: request).count == request.version)
    }

    @Test("What nobody was told is not said to be read, also where one reads it")
    func noWord() async throws {
        _ = try await announced()
        let bram = try await company.viewer("bram")
        let article = try await company.desk.write(word(to: .everyone), as: bram)
        _ = try await company.desk.publish(.id(article.id), as: bram)
        let hugo = try await company.viewer("hugo")
        let refused = try await #require(throws: Rejection.self) {
            try await company.desk.acknowledge(article.number, as: hugo)
        }
        #expect(refused.code == .unknownReference && refused.field == "outreach")
    }

    @Test("One article is word of one request")
    func oneRequest() async throws {
        let (first, second) = (try await company.open("Réseau"), try await company.open("Téléphone"))
        let (bram, id) = (try await company.viewer("bram"), company.desk.makeArticleID())
        for _ in 0..<2 { _ = try await company.desk.reachOut(about: .id(first.id), word(), id: id, as: bram) }
        let code = try await company.refusal {
            _ = try await company.desk.reachOut(about: .id(second.id), word(), id: id, as: bram)
        }
        #expect(code == .keyReused)
        #expect(try await company.now(first).outreach.count == 1)
    }

    @Test("Who has not read it is told of departments and teams, for the team, each once and if they are still there")
    func readership() async throws {
        let request = try await announced()
        let nobody = try await readership(request)
        #expect(nobody.readers.isEmpty && nobody.missing == ["anna", "hugo", "nora", "rita"] && nobody.share == 0)
        for person: Person.ID in ["rita", "hugo"] { _ = try await acknowledge(by: person) }
        let some = try await readership(request)
        #expect(some.readers == ["hugo", "rita"] && some.missing == ["anna", "nora"] && some.share == 0.5)
        for person: Person.ID in ["anna", "hugo"] {
            let viewer = try await company.viewer(person)
            let code = try await company.refusal {
                _ = try await company.desk.readership(of: .id(request.id), as: viewer)
            }
            #expect(code == .notFound)
        }
        // Those who have left count on neither side, nor do those who wrote it.
        _ = try await acknowledge(by: "bram")
        try await company.store.save([.person(Person(id: "rita", name: "Rita", department: "sales", isActive: false))])
        company.desk.refreshDirectory()
        let later = try await readership(request)
        #expect(later.readers == ["hugo"] && later.missing == ["anna", "nora"] && later.share == 1.0 / 3)
    }

    @Test("Of everyone there is no list of the missing, and no share")
    func everyone() async throws {
        let request = try await announced(.everyone)
        #expect(try await acknowledge(by: "wim") == nil)
        let found = try await readership(request)
        #expect(found.readers == ["wim"] && found.missing.isEmpty && found.share == nil)
    }

    @Test("Nobody is told of a confidential matter, and only its team speaks of a request")
    func refused() async throws {
        let confidential = try await company.desk.open(
            RequestDraft("Une plainte", service: "complaint"), as: try await company.viewer("anna"))
        var content = word()
        content.team = "hr"
        let nora = try await company.viewer("nora")
        let secret = try await company.refusal { [content] in
            try await company.desk.reachOut(about: .id(confidential.id), content, as: nora)
        }
        #expect(secret == .notPermitted)
        let watched = try await company.open()
        _ = try await company.perform(.watch("hugo"), on: watched, by: "bram")
        let hugo = try await company.viewer("hugo")
        let watching = try await company.refusal { [content] in
            try await company.desk.reachOut(about: .id(watched.id), content, as: hugo)
        }
        #expect(watching == .notPermitted)
        #expect(try await company.desk.page(ArticleQuery(viewer: Company.host)).articles.isEmpty)
    }

    @Test("Who follows the request, or works on it for a supplier, does not see who has read")
    func hidden() async throws {
        let request = try await announced(watchers: ["wim"])
        _ = try await company.perform(.handOver("acme"), on: request, by: "bram")
        _ = try await acknowledge(by: "anna")
        for person: Person.ID in ["wim", "tess"] {
            let viewer = try await company.viewer(person)
            let seen = try await company.desk.request(.id(request.id), as: viewer)
            #expect(seen.outreach.isEmpty, "\(person)")
            let events = try await company.desk.timeline(of: .id(request.id), as: viewer).map(\.event.name)
            #expect(!events.contains("outreachRead") && !events.contains("reachedOut"), "\(person)")
            #expect(
                try await company.refusal {
                    _ = try await company.desk.readership(of: .id(request.id), as: viewer)
                } == .notPermitted, "\(person)")
        }
    }
}
