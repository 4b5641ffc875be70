import ServiceDeskTesting
import Testing

@testable import ServiceDesk

@Suite("Readings of articles")
struct ReadingTests {
    private static let host = Viewer.host("test")
    private static let hour: Int64 = 3_600

    /// An article of `it` for everyone.
    private func article(
        in company: Company, team: Team.ID = "it", _ audience: Audience = .everyone, language: Language = "fr"
    ) async throws -> ArticleReference {
        let content = ArticleContent("Le toner", text: "Secouez.", language: language, team: team, audience: audience)
        let article = try await company.desk.write(content, as: Self.host)
        try await company.desk.publish(.id(article.id), as: Self.host)
        return .id(article.id)
    }

    private func use(
        _ company: Company, by group: ArticleUseGroup? = nil, as viewer: Viewer = host, below: Int = 0
    ) async throws -> ArticleUseReport {
        let now = company.clock.now()
        return try await company.desk.articleUse(
            ArticleUseQuery(
                viewer: viewer, from: now.advanced(bySeconds: -40 * 86_400), to: now, by: group,
                withholdingBelow: below))
    }

    private func total(_ company: Company) async throws -> ArticleUse { try #require(try await use(company).total) }

    private func kept(_ company: Company) async throws -> [ArticleReading] {
        try await company.store.readings(ReadingQuery(.all))
    }

    @Test("A request within a day is told from one after it; whoever says something counts once")
    func course() async throws {
        let company = try await Company()
        let (desk, clock) = (company.desk, company.clock)
        let article = try await article(in: company)
        func read(_ reader: Person.ID) async throws {
            #expect(try await desk.read(article, as: try await company.viewer(reader)).published != nil)
        }
        func say(_ verdict: ArticleReading.Verdict, _ reader: Person.ID) async throws {
            try await desk.rate(article, verdict, as: try await company.viewer(reader))
        }
        func ask(_ requester: Person.ID) async throws {
            try await desk.open(RequestDraft("Et maintenant ?", team: "hr"), as: try await company.viewer(requester))
        }
        for reader in ["anna", "rita", "wim", "wim", "hugo", "nora"] as [Person.ID] { try await read(reader) }
        try await say(.helpful, "wim")
        try await say(.notHelpful, "nora")
        clock.advance(bySeconds: 23 * Self.hour)
        try await say(.notHelpful, "wim")
        try await say(.helpful, "hugo")
        try await ask("anna")
        try await desk.runOnce()
        let early = try await total(company)
        #expect(early.pending == 5 && early.settled == 0)

        clock.advance(bySeconds: 2 * Self.hour)
        try await ask("rita")
        try await desk.runOnce()
        let use = try await total(company)
        #expect(use.pending == 0 && use.settled == 5 && use.readings == 5)
        #expect(use.openedNothing == Share(4, of: 5))
        #expect(use.helpful == Share(1, of: 3))
        // Hugo said so; Rita said nothing, and the others the contrary.
        #expect(use.answeredAtLeast == Share(1, of: 5) && use.answeredAtMost == Share(2, of: 5))
        // Nobody is left, and no hour.
        for reading in try await kept(company) {
            #expect(reading.reader == nil && reading.at.microseconds % 86_400_000_000 == 0)
            #expect(reading.id.time == reading.at)
        }
        #expect(try await company.store.work(WorkQuery(.all)).records.isEmpty)
    }

    @Test("A day has both its ends: what is opened with it does not count, what is opened at its end does")
    func bounds() async throws {
        for (seconds, outcome) in [(0, .nothingOpened), (1, .requestOpened), (86_400, .requestOpened)]
            as [(Int64, ArticleReading.Outcome)]
        {
            let company = try await Company()
            let article = try await article(in: company)
            try await company.desk.read(article, as: try await company.viewer("anna"))
            company.clock.advance(bySeconds: seconds)
            _ = try await company.open()
            company.clock.advance(bySeconds: 2 * 86_400)
            try await company.desk.runOnce()
            #expect(try await kept(company).map(\.outcome) == [outcome], "after \(seconds) s")
        }
    }

    @Test("Requests that the desk itself opens for somebody who owes something are none of theirs")
    func obligations() async throws {
        let company = try await Company(saving: [Company.office])
        let article = try await article(in: company)
        try await company.desk.read(article, as: try await company.viewer("anna"))
        let rule = DateRule(from: try #require(CalendarDate("2026-03-04")), at: .close, by: "office")
        try await company.desk.define(
            Obligation(
                "heures", "Heures", by: [.party(.person("anna"))], to: .team("hr"), contact: "nora", team: "hr",
                due: rule, opensAhead: 40 * 86_400), as: Self.host)
        company.clock.advance(bySeconds: 60)
        try await company.desk.runOnce()
        company.clock.advance(bySeconds: 2 * 86_400)
        try await company.desk.runOnce()
        #expect(try await kept(company).map(\.outcome) == [.nothingOpened])
    }

    @Test("Whoever comes back after a day reads once more, though nobody has settled the first time")
    func again() async throws {
        let company = try await Company()
        let (article, anna) = (try await article(in: company), try await company.viewer("anna"))
        try await company.desk.read(article, as: anna)
        company.clock.advance(bySeconds: Self.hour)
        _ = try await company.open()
        company.clock.advance(bySeconds: 86_400)
        try await company.desk.rate(article, .helpful, as: anna)
        #expect(try await kept(company).map(\.outcome) == [.requestOpened, nil])
        #expect(try await kept(company).map(\.verdict) == [nil, .helpful])
        company.clock.advance(bySeconds: 86_400 + Self.hour)
        try await company.desk.runOnce()
        #expect(try await kept(company).map(\.outcome) == [.requestOpened, .nothingOpened])
    }

    @Test("Those who work on it, and who read for others, are not counted; nor is who only looks")
    func others() async throws {
        let company = try await Company()
        let (desk, bram, hugo) = (
            company.desk, try await company.viewer("bram"), try await company.viewer("hugo")
        )
        let article = try await article(in: company)
        let forAgents = try await self.article(in: company, .agents)
        try await desk.read(article, as: bram)
        try await desk.read(article, as: Self.host)
        try await desk.read(forAgents, as: hugo)
        _ = try await desk.article(article, as: hugo)
        for (reference, viewer) in [(article, bram), (article, Self.host), (forAgents, hugo)] {
            let code = try await company.refusal { try await desk.rate(reference, .helpful, as: viewer) }
            #expect(code == .notPermitted)
        }
        let anna = try await company.viewer("anna")
        for code in [
            try await company.refusal { try await desk.read(forAgents, as: anna) },
            try await company.refusal { try await desk.rate(forAgents, .helpful, as: anna) },
        ] { #expect(code == .notFound) }
        #expect(try await kept(company).isEmpty)
        #expect(try await company.store.work(WorkQuery(.all)).records.isEmpty)
    }

    @Test("Figures are for those who work for the team that owned it; few are withheld, and what would tell them")
    func figures() async throws {
        let readers = (0..<12).map { Person.ID("r\($0)") }
        let company = try await Company(saving: readers.map { .person(Person(id: $0, name: $0.rawValue)) })
        let one = try await article(in: company)
        let two = try await article(in: company, language: "nl")
        let foreign = try await article(in: company, team: "hr")
        for (article, count) in [(one, 12), (two, 6), (foreign, 3)] {
            for reader in readers.prefix(count) {
                try await company.desk.read(article, as: try await company.viewer(reader))
            }
        }
        let bram = try await company.viewer("bram")
        let own = try await use(company, by: .article, as: bram, below: 5)
        #expect(own.teams == ["it"] && own.total?.readings == 18 && own.withholdingBelow == 5)
        #expect(own.rows.map(\.use?.readings) == [12, 6])
        #expect(try await use(company, as: bram).withholdingBelow == 2)
        let teams = try await use(company, by: .team, below: 5)
        // That of personnel is too few, and without the other one subtracting would tell it.
        #expect(teams.total?.readings == 21 && teams.rows.allSatisfy { $0.use == nil } && teams.rows.count == 2)
        let languages = try await use(company, by: .language, below: 5)
        #expect(languages.rows.map(\.value) == ["fr", "nl"] && languages.rows.map(\.use?.readings) == [15, 6])
        let few = try await use(company, by: .article, as: try await company.viewer("nora"), below: 5)
        #expect(few.total == nil && few.rows.map(\.use) == [nil])
        let anna = try await company.viewer("anna")
        #expect(try await company.refusal { _ = try await use(company, as: anna) } == .notPermitted)
        var query = ArticleUseQuery(
            viewer: bram, from: company.clock.now(), to: company.clock.now(), of: ["hr"])
        #expect(try await company.refusal { _ = try await company.desk.articleUse(query) } == .notPermitted)
        (query.teams, query.start) = ([], company.clock.now().advanced(bySeconds: 1))
        #expect(try await company.refusal { _ = try await company.desk.articleUse(query) } == .invalidField)
    }

    @Test("Only the days asked for are counted")
    func days() async throws {
        let company = try await Company()
        let (article, anna) = (try await article(in: company), try await company.viewer("anna"))
        for _ in 0..<5 {
            try await company.desk.read(article, as: anna)
            company.clock.advance(bySeconds: 3 * 86_400)
            try await company.desk.runOnce()
        }
        let now = company.clock.now()
        // Midnights of Brussels in winter are counted as those of the calendar.
        let times: [(Int64, Int64, Int)] = [(15, 12, 1), (15, 0, 5), (14, 12, 0), (12, 5, 3), (3, 2, 1)]
        for (first, end, count) in times {
            let midnight = Timestamp(seconds: now.wholeSeconds / 86_400 * 86_400 - 3_600)
            let query = ArticleUseQuery(
                viewer: Self.host, from: midnight.advanced(bySeconds: -first * 86_400),
                to: midnight.advanced(bySeconds: -end * 86_400), withholdingBelow: 0)
            #expect(try await company.desk.articleUse(query).total?.readings == count, "\(first) to \(end)")
        }
    }
}
