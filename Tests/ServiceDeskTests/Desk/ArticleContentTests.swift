import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("What an article says, as it is kept")
struct ArticleContentTests {
    private let id = Article.ID(UniqueID(high: 1, low: 2))
    private let now = Timestamp(microseconds: 1_772_438_400_000_000)

    private func revision(_ change: (inout ArticleContent) -> Void = { _ in }) throws -> ArticleRevision {
        var content = ArticleContent(
            "Changer le toner", text: "1. Ouvrez.", language: "fr", team: "it",
            audience: Audience(departments: ["ops"], teams: ["hr"]), tags: ["toner"])
        change(&content)
        return try ArticleRevision(
            of: id, after: nil, at: now, author: .person("bram"), state: .published, content: content)
    }

    private static let old = """
        {"author":{"person":"bram"},"content":{"audience":{"departments":["ops"],"isEveryone":false,"teams":["hr"]},\
        "language":"fr","tags":["toner"],"team":"it","text":"1. Ouvrez.","title":"Changer le toner"},\
        "state":"published"}
        """

    @Test("Without a review date, an original and agents its bytes are those of before there were any")
    func oldBytes() throws {
        let revision = try revision()
        #expect(String(decoding: revision.encoded, as: UTF8.self) == Self.old)
        let read = try ArticleRevision(
            article: id, version: 1, at: now, encoded: Array(Self.old.utf8), hash: revision.hash)
        #expect(read == revision)
        #expect(read.content.reviewBy == nil && read.content.translationOf == nil && !read.content.audience.isAgents)
        // The chain is over the bytes.
        var audit = ArticleAudit(of: id, number: 1)
        try audit.check(read)
    }

    @Test("With them it is read as it was written")
    func newBytes() throws {
        let revision = try revision {
            $0.reviewBy = CalendarDate("2027-03-01")
            $0.translationOf = Article.ID(UniqueID(high: 3, low: 4))
            $0.audience = .agents
        }
        let text = String(decoding: revision.encoded, as: UTF8.self)
        for part in [#""reviewBy":"2027-03-01""#, #""translationOf":"#, #""isAgents":true"#] {
            #expect(text.contains(part), "\(part)")
        }
        let read = try ArticleRevision(
            article: id, version: 1, at: now, encoded: revision.encoded, hash: revision.hash)
        #expect(read == revision && read.content.audience == .agents)
    }
}

@Suite("Reviews, translations and agents of articles at the desk")
struct ArticleCareTests {
    private let toner = ArticleContent(
        "Changer le toner", text: "1. Ouvrez le capot.", language: "fr", team: "it", audience: .everyone)

    private func rejection(_ body: () async throws -> Void) async throws -> Rejection? {
        do {
            try await body()
            return nil
        } catch let rejection as Rejection {
            return rejection
        }
    }

    @Test("What is for agents is read by whoever handles requests for some team, and by nobody else")
    func agents() async throws {
        let company = try await Company()
        let bram = try await company.viewer("bram")
        var content = toner
        content.audience = .agents
        try await company.desk.publish(.id(try await company.desk.write(content, as: bram).id), as: bram)
        for (person, isSeen) in [("hugo", true), ("nora", true), ("anna", false), ("tess", false)] {
            let viewer = try await company.viewer(Person.ID(person))
            let refusal = try await company.refusal { _ = try await company.desk.article(1, as: viewer) }
            #expect(refusal == (isSeen ? nil : .notFound), "\(person)")
            let found = try await company.desk.find(SearchText("toner"), as: viewer)
            #expect(found.articles.count == (isSeen ? 1 : 0), "\(person)")
        }
    }

    @Test("What is due for review is listed for its team, the most overdue first")
    func reviews() async throws {
        let company = try await Company()
        let (desk, bram, hugo) = (company.desk, try await company.viewer("bram"), try await company.viewer("hugo"))
        for (index, day) in ["2026-06-01", "2026-05-01", "2026-07-01", "2026-05-15"].enumerated() {
            var content = toner
            content.reviewBy = CalendarDate(day)
            if index == 3 { content.team = "hr" }
            let author = index == 3 ? hugo : bram
            try await desk.publish(.id(try await desk.write(content, as: author).id), as: author)
        }
        try await desk.write(toner, as: bram)
        func due(_ teams: SortedSet<Team.ID>, _ day: String, limit: Int = 200) async throws -> [Article.Number] {
            let day = try #require(CalendarDate(day))
            return try await desk.articlesToReview(of: teams, by: day, as: bram, limit: limit).map(\.article.number)
        }
        #expect(try await due(["it"], "2026-06-01") == [2, 1])
        #expect(try await due(["it"], "2026-05-31") == [2])
        #expect(try await due(["it", "hr"], "9999-12-31") == [2, 4, 1, 3])
        #expect(try await due([], "2026-06-30", limit: 2) == [2, 4])
        // Put off, it is due until that is published; retired, it is not.
        var later = toner
        later.reviewBy = CalendarDate("2027-05-01")
        try await desk.revise(2, version: 2, to: later, as: bram)
        #expect(try await due(["it"], "2026-05-31") == [2])
        try await desk.publish(2, as: bram)
        #expect(try await due(["it"], "2026-05-31").isEmpty)
        try await desk.retire(1, as: bram)
        #expect(try await due(["it"], "2026-06-30").isEmpty)
    }

    @Test("A translation names an article that is there and is none itself")
    func translations() async throws {
        let company = try await Company()
        let (desk, bram) = (company.desk, try await company.viewer("bram"))
        let (first, other) = (try await desk.write(toner, as: bram), try await desk.write(toner, as: bram))
        var dutch = toner
        (dutch.language, dutch.translationOf) = ("nl", first.id)
        let translation = try await desk.write(dutch, as: bram)
        #expect(translation.newest.content.translationOf == first.id)
        func refused(_ original: Article.ID, of article: Article? = nil, by viewer: Viewer) async throws -> Rejection? {
            var content = dutch
            content.translationOf = original
            content.team = viewer.teams.first ?? "it"
            return try await rejection { [content] in
                guard let article else {
                    _ = try await desk.write(content, as: viewer)
                    return
                }
                try await desk.revise(.id(article.id), version: article.version, to: content, as: viewer)
            }
        }
        #expect(try await refused(translation.id, by: bram)?.field == "translation")
        #expect(try await refused(other.id, of: other, by: bram)?.code == .invalidField)
        #expect(try await refused(desk.makeArticleID(), by: bram)?.code == .unknownReference)
        #expect(try await refused(other.id, of: first, by: bram)?.description.contains("Others") == true)
        // Of what one may not read one is not told that it is there.
        let hugo = try await company.viewer("hugo")
        #expect(try await refused(first.id, by: hugo)?.code == .unknownReference)
        #expect(try await refused(other.id, of: translation, by: bram) == nil)
        let query = ArticleQuery(viewer: bram, filter: ArticleFilter { $0.translationOf = other.id })
        #expect(try await desk.page(query).articles.map(\.number) == [3])
    }
}
