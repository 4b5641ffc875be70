import ServiceDesk

/// Makes readings for a check. Ids and time are the same in every run.
struct ReadingScene: Sendable {
    let store: any ArticleStore
    let clock = ManualClock()
    let ids = IDGenerator(SeededGenerator(seed: 20_261_128))

    init(_ store: any ArticleStore) { self.store = store }

    func newID() -> UniqueID { ids.next(at: clock.now()) }

    func newArticle() -> Article.ID { Article.ID(newID()) }

    /// A reading that is open, a second after the one before it.
    func reading(
        of article: Article.ID? = nil, by reader: Person.ID, _ verdict: ArticleReading.Verdict? = nil,
        team: Team.ID = "it", _ language: Language = "fr", daysBefore days: Int = 0
    ) -> ArticleReading {
        ArticleReading(
            id: newID(), of: article ?? newArticle(), team: team, language: language,
            at: clock.advance(bySeconds: 1).advanced(bySeconds: Int64(-days) * 86_400), verdict: verdict,
            .open(by: reader))
    }

    func settled(
        _ outcome: ArticleReading.Outcome, _ verdict: ArticleReading.Verdict? = nil, of article: Article.ID? = nil,
        team: Team.ID = "it", _ language: Language = "fr", daysBefore days: Int = 0
    ) -> ArticleReading {
        settled(
            reading(of: article, by: "somebody", verdict, team: team, language, daysBefore: days), outcome,
            saying: verdict)
    }

    /// What becomes of a reading; it says nothing of the verdict.
    func settled(
        _ reading: ArticleReading, _ outcome: ArticleReading.Outcome, saying verdict: ArticleReading.Verdict? = nil
    ) -> ArticleReading {
        let day: Int64 = 86_400_000_000
        return ArticleReading(
            id: reading.id, of: reading.article, team: reading.team, language: reading.language,
            at: Timestamp(microseconds: reading.at.microseconds / day * day), verdict: verdict, .settled(outcome))
    }

    /// The same reading with another verdict.
    func copy(of reading: ArticleReading, _ verdict: ArticleReading.Verdict?) -> ArticleReading {
        ArticleReading(
            id: reading.id, of: reading.article, team: reading.team, language: reading.language, at: reading.at,
            verdict: verdict, reading.state)
    }

    func found(_ id: UniqueID) async throws -> ArticleReading? {
        try await store.readings(ReadingQuery(.named([id]))).first
    }
}

/// Random batches of readings, and a plain list of what there must be after each: the same for the same seed.
struct ReadingScript {
    private let scene: ReadingScene
    private var random = SeededGenerator(seed: 9)
    private let articles: [Article.ID]
    private let readers: [Person.ID] = ["anna", "wim", "rita", "jos"]
    private var kept: [ArticleReading] = []
    /// Whatever was made once, to be noted again.
    private var made: [ArticleReading] = []

    init(_ scene: ReadingScene) {
        self.scene = scene
        articles = (0..<3).map { _ in scene.newArticle() }
    }

    var expected: [ArticleReading] { kept.sorted { $0.id < $1.id } }

    /// Days in the middle of all.
    var days: Range<Int> {
        let today = Int(scene.clock.now().microseconds / 86_400_000_000)
        return today - 4..<today - 1
    }

    mutating func next() -> [ArticleReading] {
        let batch = (0..<Int.random(in: 1...6, using: &random)).map { _ in one() }
        for reading in batch { note(reading) }
        return batch
    }

    private mutating func one() -> ArticleReading {
        let verdict: ArticleReading.Verdict? = random.pick([nil, nil, .helpful, .notHelpful])
        let outcome = random.pick(ArticleReading.Outcome.allCases)
        let reading: ArticleReading
        switch Int.random(in: 0..<10, using: &random) {
        case 0..<5:
            reading = scene.reading(
                of: random.pick(articles), by: random.pick(readers), verdict, team: random.pick(["it", "hr"]),
                random.pick(["fr", "nl"]), daysBefore: Int.random(in: 0...6, using: &random))
        case 5..<8 where !kept.isEmpty: reading = scene.settled(random.pick(kept), outcome, saying: verdict)
        case 8 where !made.isEmpty: reading = random.pick(made)
        default:
            reading = scene.settled(
                outcome, verdict, of: random.pick(articles), daysBefore: Int.random(in: 0...6, using: &random))
        }
        made.append(reading)
        return reading
    }

    /// The same as every store does, said once more in other words.
    private mutating func note(_ reading: ArticleReading) {
        let place =
            kept.firstIndex { $0.id == reading.id }
            ?? kept.firstIndex { $0.reader != nil && $0.reader == reading.reader && $0.article == reading.article }
        guard let place else { return kept.append(reading) }
        let old = kept[place]
        if old.outcome != nil { return }
        let verdict = reading.verdict ?? old.verdict
        kept[place] = scene.copy(of: reading.outcome == nil ? old : scene.taking(reading, of: old), verdict)
    }
}

extension ReadingScene {
    /// An open reading as one that settles it says.
    fileprivate func taking(_ settled: ArticleReading, of open: ArticleReading) -> ArticleReading {
        ArticleReading(
            id: open.id, of: open.article, team: open.team, language: open.language, at: settled.at,
            verdict: open.verdict, settled.state)
    }
}
