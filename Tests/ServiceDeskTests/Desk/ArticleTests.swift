import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Articles at the desk")
struct ArticleTests {
    private let toner = ArticleContent(
        "Changer le toner", text: "1. Ouvrez le capot.", language: "fr", team: "it", audience: .everyone)

    @Test("An article is written, published, revised, published again and retired; readers see what was published")
    func life() async throws {
        let company = try await Company()
        let (bram, anna) = (try await company.viewer("bram"), try await company.viewer("anna"))
        let desk = company.desk
        func seen() async throws -> String? {
            try await desk.page(ArticleQuery(viewer: anna)).articles.first?.newest.content.text
        }

        var article = try await desk.write(toner, as: bram)
        #expect(article.number == 1 && article.version == 1 && article.newest.author == .person("bram"))
        #expect(try await seen() == nil)
        article = try await desk.publish(1, as: bram)
        #expect(try await seen() == toner.text)
        #expect(try await desk.publish(1, as: bram).version == 2, "publishing again changes nothing")
        var changed = toner
        changed.text += "\n2. Fermez-le."
        article = try await desk.revise(1, version: 2, to: changed, as: bram)
        #expect(article.newest.state == .draft && article.published?.version == 2)
        #expect(try await desk.revise(1, version: 3, to: changed, as: bram).version == 3, "nothing new")
        let shown = try await desk.article(1, as: anna)
        #expect(shown.newest == shown.published && shown.version == 2 && shown.newest.content == toner)
        #expect(try await desk.article(.id(article.id), as: bram) == article)
        try await desk.publish(1, version: 3, as: bram)
        #expect(try await seen() == changed.text)
        try await desk.retire(1, as: bram)
        #expect(try await seen() == nil)
        let states = try await desk.revisions(of: 1, as: bram).map(\.state)
        #expect(states == [.draft, .published, .draft, .published, .retired])
        #expect(try await desk.revisions(of: 1, as: bram, after: 3, limit: 1).map(\.version) == [4])
        #expect(try await desk.publish(1, as: bram).published?.content == changed)
    }

    @Test("Whoever saves what somebody else has changed meanwhile is told, and overwrites nothing")
    func outdated() async throws {
        let company = try await Company()
        let (bram, eva) = (try await company.viewer("bram"), try await company.viewer("eva"))
        try await company.desk.write(toner, as: bram)
        var (first, second) = (toner, toner)
        (first.text, second.text) = ("Un", "Deux")
        try await company.desk.revise(1, version: 1, to: first, as: eva)
        let desk = company.desk
        let late = second
        #expect(try await company.refusal { try await desk.revise(1, version: 1, to: late, as: bram) } == .outdated)
        #expect(try await company.refusal { try await desk.publish(1, version: 1, as: bram) } == .outdated)
        #expect(try await company.refusal { try await desk.retire(1, version: 3, as: bram) } == .outdated)
        #expect(try await company.desk.article(1, as: bram).newest.content.text == "Un")
    }

    @Test("Whoever is not of a team gives it no article, nor does a viewer that has ended")
    func givesToNoOtherTeam() async throws {
        let company = try await Company()
        let (desk, toner) = (company.desk, toner)
        let bram = try await company.viewer("bram")
        let ended = Viewer("bram", teams: bram.teams, delegate: "dan", delegationEnd: bram.now, now: bram.now)
        #expect(try await company.refusal { try await desk.write(toner, as: ended) } == .notPermitted)
        try await desk.write(toner, as: bram)
        var given = toner
        given.team = "hr"
        let other = given
        let refusal = try await company.refusal { try await desk.revise(1, version: 1, to: other, as: bram) }
        #expect(refusal == .notPermitted)
        let host = Viewer.host("test")
        #expect(try await desk.revise(1, version: 1, to: other, as: host).team == "hr")
    }

    @Test("Writing the same under the same id is done once")
    func writtenOnce() async throws {
        let company = try await Company()
        let (desk, toner) = (company.desk, toner)
        let bram = try await company.viewer("bram")
        let id = desk.makeArticleID()
        let first = try await desk.write(toner, id: id, as: bram)
        #expect(try await desk.write(toner, id: id, as: bram) == first)
        var changed = toner
        changed.text += "!"
        let other = changed
        #expect(try await company.refusal { try await desk.write(other, id: id, as: bram) } == .contended)
    }

    @Test("A department that an article is for must be there when it is named; which one is not, is said")
    func namesItsDepartments() async throws {
        let company = try await Company(saving: [.department(Department(id: "ops", name: "Opérations"))])
        let bram = try await company.viewer("bram")
        var content = toner
        content.audience = Audience(departments: ["ops"])
        try await company.desk.write(content, as: bram)
        content.audience.departments.insert("opps")
        let refused = await error { [content] in
            try await company.desk.revise(1, version: 1, to: content, as: bram)
        }
        #expect(refused?.code == .unknownReference && refused?.field == "department")
        #expect(refused?.description == "There is no department “opps”.")
        #expect(try await company.desk.article(1, as: bram).version == 1)
    }

    @Test("An article is retired though a team and a department that it names are gone")
    func retiredWithoutItsTeam() async throws {
        let store = InMemoryStore()
        let people: [DirectoryEntry] = [
            .person(Person(id: "bram", name: "Bram")), .team(Team(id: "it", name: "IT", members: [.init("bram")])),
        ]
        let department = DirectoryEntry.department(Department(id: "ops", name: "Opérations"))
        try await store.save(people + [department, .team(Team(id: "garage", name: "Garage"))])
        var content = toner
        content.audience = Audience(departments: ["ops"], teams: ["garage"])
        let before = Desk(store)
        let bram = try await before.viewer(for: "bram")
        try await before.publish(.id(try await before.write(content, as: bram).id), as: bram)
        // The host's directory knows neither of them any more.
        let directory = InMemoryStore()
        try await directory.save(people)
        let after = Desk(store: store, directory: directory, attachments: store, articles: store)
        #expect(try await after.retire(1, as: bram).newest.state == .retired)
    }

    @Test("Of a hundred who save the same version at once, one does")
    func race() async throws {
        let company = try await Company()
        let bram = try await company.viewer("bram")
        try await company.desk.write(toner, as: bram)
        let desk = company.desk
        let saved = try await withThrowingTaskGroup(of: Bool.self) { group in
            for index in 1...100 {
                var content = toner
                content.text = "Texte \(index)"
                group.addTask { [content] in
                    do {
                        try await desk.revise(1, version: 1, to: content, as: bram)
                        return true
                    } catch let rejection as Rejection where rejection.code == .outdated {
                        return false
                    }
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(saved == 1)
        #expect(try await company.desk.article(1, as: bram).version == 2)
    }

    @Test("The team that owns an article writes it; what others may not see does not exist for them")
    func rights() async throws {
        let company = try await Company()
        let desk = company.desk
        let (bram, hugo) = (try await company.viewer("bram"), try await company.viewer("hugo"))
        let (anna, tess) = (try await company.viewer("anna"), try await company.viewer("tess"))
        for viewer in [hugo, anna, tess] {
            #expect(try await company.refusal { try await desk.write(toner, as: viewer) } == .notPermitted)
        }
        var internalOnly = toner
        internalOnly.audience = Audience(teams: ["hr"])
        try await desk.write(internalOnly, as: bram)
        func refusals(_ viewer: Viewer) async throws -> [Rejection.Code?] {
            [
                try await company.refusal { _ = try await desk.article(1, as: viewer) },
                try await company.refusal { _ = try await desk.revisions(of: 1, as: viewer) },
                try await company.refusal { try await desk.revise(1, version: 1, to: toner, as: viewer) },
                try await company.refusal { try await desk.publish(1, as: viewer) },
                try await company.refusal { try await desk.retire(1, as: viewer) },
            ]
        }
        for viewer in [hugo, anna, tess] {
            #expect(try await refusals(viewer) == Array(repeating: .notFound, count: 5))
        }
        try await desk.publish(1, as: .host("test"))
        #expect(try await refusals(hugo) == [nil] + Array(repeating: .notPermitted, count: 4))
        #expect(try await refusals(anna) == Array(repeating: .notFound, count: 5))
        let unseen = await error { _ = try await desk.article(1, as: anna) }
        let absent = await error { _ = try await desk.article(77, as: anna) }
        #expect(unseen == absent && unseen != nil)
        // Given away, which somebody of only one of the teams cannot do, it is the other team's.
        internalOnly.team = "hr"
        try await desk.revise(1, version: 2, to: internalOnly, as: .host("test"))
        #expect(try await company.refusal { try await desk.retire(1, as: bram) } == .notFound)
        #expect(try await desk.retire(1, as: hugo).newest.author == .person("hugo"))
    }

    private func error(_ body: () async throws -> Void) async -> Rejection? {
        do {
            try await body()
            return nil
        } catch {
            return error as? Rejection
        }
    }

    @Test("A department's people are those whom the directory has in it; a supplier's people are no part of it")
    func departments() async throws {
        let company = try await Company(saving: [
            .department(Department(id: "ops", name: "Opérations")),
            .person(Person(id: "anna", name: "Anna", department: "ops")),
            .person(Person(id: "tess", name: "Tess", department: "ops", supplier: "acme")),
            .delegation(
                Delegation(
                    id: "leave", from: "anna", to: "wim", starts: Timestamp(microseconds: 0),
                    ends: Timestamp(microseconds: .max))),
        ])
        var content = toner
        content.audience = Audience(departments: ["ops"])
        let bram = try await company.viewer("bram")
        try await company.desk.write(content, as: bram)
        try await company.desk.publish(1, as: bram)
        let wimForAnna = try await company.desk.viewer(for: "wim", actingFor: "anna")
        for (viewer, isSeen) in [
            (try await company.viewer("anna"), true), (wimForAnna, true), (try await company.viewer("wim"), false),
            (try await company.viewer("tess"), false), (try await company.viewer("hugo"), false),
        ] {
            let refusal = try await company.refusal { _ = try await company.desk.article(1, as: viewer) }
            #expect(refusal == (isSeen ? nil : .notFound), "\(viewer.actor)")
            let found = try await company.desk.find(SearchText("toner"), as: viewer)
            #expect(found.articles.map(\.number) == (isSeen ? [1] : []), "\(viewer.actor)")
        }
    }

    @Test("What is out of bounds is refused, with the field")
    func limits() async throws {
        let company = try await Company()
        let bram = try await company.viewer("bram")
        func refusal(_ change: (inout ArticleContent) -> Void) async -> (Rejection.Code?, String?) {
            var content = toner
            change(&content)
            let refused = await error { [content] in try await company.desk.write(content, as: bram) }
            return (refused?.code, refused?.field)
        }
        let limits = RequestLimits()
        #expect(await refusal { $0.title = " " } == (.invalidField, "title"))
        #expect(await refusal { $0.title = "a\nb" } == (.invalidField, "title"))
        #expect(await refusal { $0.title = String(repeating: "é", count: 251) } == (.tooLarge, "title"))
        let most = String(repeating: "x", count: limits.articleText)
        #expect(await refusal { $0.text = most + "x" } == (.tooLarge, "text"))
        #expect(await refusal { $0.text = "a\u{0}" } == (.invalidField, "text"))
        #expect(await refusal { $0.language = "" } == (.invalidField, "language"))
        #expect(await refusal { $0.tags = ["a b"] } == (.invalidField, "tag"))
        #expect(await refusal { $0.audience.departments = [" "] } == (.invalidField, "audience"))
        let many = SortedSet((0...limits.audience).map { Team.ID("t\($0)") })
        #expect(await refusal { $0.audience.teams = many } == (.tooLarge, "audience"))
        #expect(await refusal { $0.audience.teams = ["nowhere"] } == (.unknownReference, "team"))
        #expect(await refusal { $0.audience.departments = ["nowhere"] } == (.unknownReference, "department"))
        #expect(await refusal { $0.text = most } == (nil, nil))
    }

    @Test("Finding answers with articles and requests, each as the viewer may see them")
    func find() async throws {
        let company = try await Company()
        let (bram, anna) = (try await company.viewer("bram"), try await company.viewer("anna"))
        try await company.desk.write(toner, as: bram)
        try await company.desk.publish(1, as: bram)
        var draft = toner
        draft.title = "Changer le toner couleur"
        try await company.desk.revise(1, version: 2, to: draft, as: bram)
        _ = try await company.desk.open(RequestDraft("Plus de toner", team: "it"), as: anna)
        try await company.desk.note("Toner au sous-sol", on: 1, as: bram)
        let forAnna = try await company.desk.find(SearchText("toner"), as: anna)
        #expect(forAnna.articles.map(\.newest.content.title) == ["Changer le toner"])
        #expect(forAnna.requests.map(\.number) == [1])
        #expect(try await company.desk.find(SearchText("couleur"), as: anna).articles.isEmpty)
        #expect(try await company.desk.find(SearchText("couleur"), as: bram).articles.map(\.version) == [3])
        let none = try await company.desk.find(SearchText("toner"), as: try await company.viewer("tess"))
        #expect(none.articles.isEmpty && none.requests.isEmpty)
    }
}
