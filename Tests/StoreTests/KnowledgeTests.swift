import KnowledgeFixtures
import PostgresServer
import ServiceDesk
import ServiceDeskPostgreSQL
import ServiceDeskSQLite
import Testing

/// Questions of people who have not read the articles, to articles of people who did not know the questions.
@Suite("Somebody’s own words", .enabled(if: Knowledge.isThere))
struct KnowledgeTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private func share(_ answered: [Bool]) -> Double { Double(answered.count { $0 }) / Double(answered.count) }

    @Test("find the right one of 125 frequent questions among the first five, 93 times of 100, on SQLite")
    func frequent() async throws {
        let store = try SQLiteStore(path: folder.path("desk.sqlite"))
        let kept = try await Knowledge.Kept(try Knowledge.faq(), in: store)
        let questions = try Knowledge.faqQuestions()
        #expect(questions.count >= 250)
        let answered = try await kept.answered(questions)
        #expect(share(answered) >= 0.93, "\(zip(questions, answered).filter { !$1 }.map(\.0.text))")
        #expect(try await store.check().isEmpty)
        try store.close()
    }

    @Test("find the right page of a handbook three times of four, and both stores find the same")
    func stores() async throws {
        let items = try Knowledge.faq() + Knowledge.handbook()
        let questions = try Knowledge.faqQuestions() + Knowledge.handbookQuestions()
        let store = try SQLiteStore(path: folder.path("desk.sqlite"))
        let kept = try await Knowledge.Kept(items, in: store)
        #expect(share(try await kept.answered(try Knowledge.handbookQuestions())) >= 0.75)
        let memory = try await Knowledge.Kept(items, in: InMemoryStore())
        for question in questions.prefix(40) {
            #expect(try await kept.found(question.text) == memory.found(question.text), "\(question.text)")
        }
        #if PostgreSQL
            if PostgresServer.isThere {
                try await withStore { store in
                    let other = try await Knowledge.Kept(items, in: store)
                    for question in questions {
                        #expect(
                            try await kept.found(question.text) == other.found(question.text), "\(question.text)")
                    }
                }
            }
        #endif
        try store.close()
    }
}
