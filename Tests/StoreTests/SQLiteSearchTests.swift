import ServiceDesk
import ServiceDeskSQLite
import ServiceDeskTesting
import Testing

@Suite("Searches that the SQLite store answers in more than one way")
struct SQLiteSearchTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    private static let words = ["imprimante", "réseau", "wachtwoord", "toner", "screen", "bloqué", "printer", "étage"]

    /// The same requests in both stores: many by others, and some by the one who searches.
    private func stores(own: Int, others: Int) async throws -> (memory: InMemoryStore, file: SQLiteStore) {
        let (memory, file) = (InMemoryStore(), try SQLiteStore(path: folder.path("desk.sqlite")))
        var random = SeededGenerator(seed: 5)
        func text() -> String {
            (0..<Int.random(in: 1...12, using: &random)).compactMap { _ in Self.words.randomElement(using: &random) }
                .joined(separator: " ")
        }
        var time = Timestamp(microseconds: 1_772_438_400_000_000)
        var changes: [Change] = []
        for index in 0..<own + others {
            time = time.advanced(bySeconds: 60)
            let id = Request.ID(UniqueID(at: time, using: &random))
            let requester: Person.ID = index.isMultiple(of: (own + others) / own) ? "anna" : "bert"
            let context = DecisionContext(actor: .host("test"), standing: .host, now: time)
            let draft = RequestDraft("imprimante \(text())", text: text(), requester: requester, team: "it")
            let opening = try Request.decide(opening: draft, message: id.uuid, in: context)
            let events: [(Actor, RequestEvent)] = [
                (.host("test"), .opened(opening)),
                (.person("luc"), .replied(Message(id: UniqueID(at: time, using: &random), text: text()))),
                (.person("luc"), .noted(Message(id: UniqueID(at: time, using: &random), text: "secret \(text())"))),
            ]
            changes.append(Change(updates: [try Change.Update(opening: id, events, at: time)]))
        }
        for start in stride(from: 0, to: changes.count, by: 64) {
            let batch = Array(changes[start..<min(start + 64, changes.count)])
            _ = try await memory.commit(batch)
            _ = try await file.commit(batch)
        }
        return (memory, file)
    }

    private static let questions = Self.words + [
        "imprimante réseau", "imprimante toner étage", "wachtwoord screen printer", "impr", "toner prin", "secret",
        "imprimante nowhere", "nowhere",
    ]

    @Test(
        "whoever sees only their own requests gets the same answers in the same order, from journals or from the index",
        arguments: [4, 40])
    func ownRequests(own: Int) async throws {
        let (memory, file) = try await stores(own: own, others: 1_000)
        for question in Self.questions {
            let query = SearchQuery(
                viewer: Viewer("anna", now: Timestamp(microseconds: 1_800_000_000_000_000)),
                text: SearchText(question), limit: 10)
            let expected = try await memory.search(query).map(\.number)
            #expect(try await file.search(query).map(\.number) == expected, "\(question)")
        }
        try file.close()
    }

    @Test("an agent of a small team finds what is hidden behind thousands of better answers")
    func smallTeam() async throws {
        let file = try SQLiteStore(path: folder.path("desk.sqlite"))
        var random = SeededGenerator(seed: 6)
        var time = Timestamp(microseconds: 1_772_438_400_000_000)
        var changes: [Change] = []
        for index in 0..<4_500 {
            time = time.advanced(bySeconds: 60)
            let id = Request.ID(UniqueID(at: time, using: &random))
            let context = DecisionContext(actor: .host("test"), standing: .host, now: time)
            // The oldest two are the small team's, and say much else besides.
            let draft = RequestDraft(
                index < 2 ? "Le badge ne marche plus à la porte du garage" : "badge", requester: "bert",
                team: index < 2 ? "garage" : "it")
            let opening = try Request.decide(opening: draft, message: id.uuid, in: context)
            let update = try Change.Update(opening: id, [(.host("test"), .opened(opening))], at: time)
            changes.append(Change(updates: [update]))
        }
        for start in stride(from: 0, to: changes.count, by: 500) {
            _ = try await file.commit(Array(changes[start..<min(start + 500, changes.count)]))
        }
        let viewer = Viewer("gaston", teams: ["garage"], now: time)
        let found = try await file.search(SearchQuery(viewer: viewer, text: SearchText("badge"), limit: 25))
        #expect(found.map(\.number) == [2, 1])
        try file.close()
    }
}
