import ServiceDeskTesting
import Synchronization

@testable import ServiceDesk

/// What an export writes, and what an import reads, in memory.
final class ExportedBytes: Sendable {
    private let kept = Mutex<[UInt8]>([])

    init(_ bytes: [UInt8] = []) { kept.withLock { $0 = bytes } }

    var bytes: [UInt8] { kept.withLock { $0 } }
    var lines: [String] { String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init) }

    func append(_ piece: [UInt8]) { kept.withLock { $0 += piece } }

    /// The bytes in pieces of a size.
    func pieces(of size: Int) -> AsyncStream<[UInt8]> {
        let bytes = bytes
        return AsyncStream { stream in
            for start in stride(from: 0, to: bytes.count, by: size) {
                stream.yield(Array(bytes[start..<min(start + size, bytes.count)]))
            }
            stream.finish()
        }
    }
}

extension InMemoryStore {
    func exported() async throws -> ExportedBytes {
        let bytes = ExportedBytes()
        try await DeskExport(self).write(to: { bytes.append($0) })
        return bytes
    }

    @discardableResult
    func read(_ bytes: ExportedBytes, piece: Int = 10_000) async throws -> DeskImport.Report {
        try await DeskImport(self).read(bytes.pieces(of: piece))
    }
}

extension Company {
    /// A desk with all that an export has: conversations, files, a file that two requests name, keys, links, a merge, a
    /// confidential request, numbers with gaps.
    static func inUse() async throws -> Company {
        let company = try await Company()
        let (desk, clock) = (company.desk, company.clock)
        let (anna, bram) = (try await company.viewer("anna"), try await company.viewer("bram"))
        let large = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        let files = [
            try await desk.upload(name: "capture d’écran.png", mediaType: "image/png", as: anna, bytes: large),
            try await desk.upload(name: "leeg.txt", mediaType: "text/plain", as: anna, bytes: []),
        ]
        let printer = try await desk.open(
            RequestDraft(
                "L’imprimante du deuxième étage ne répond plus", text: "Voir l’image.", attachments: files, team: "it"),
            as: anna, key: "form:1")
        clock.advance(bySeconds: 60)
        try await desk.reply("Is ze aan? \u{2028} \"Ja\"\n", to: .id(printer.id), as: bram, key: "mail:<é@example.org>")
        let image = try await desk.attachment(files[0].digest, of: .id(printer.id), as: bram)
        try await desk.note("Toner is op.", attachments: [image], on: .id(printer.id), as: bram)
        let password = try await desk.open(
            RequestDraft("Mijn wachtwoord is verlopen", team: "it"), as: anna, key: "form:2")
        try await desk.link(.id(printer.id), .relatedTo, .id(password.id), as: bram)
        let twin = try await company.open("Same printer again")
        try await desk.merge(.id(twin.id), into: .id(printer.id), as: bram)
        _ = try await desk.open(RequestDraft("Une plainte", service: "complaint"), as: anna)
        try await company.store.open(
            RequestDraft("Far away", requester: "anna", team: "it"), number: 1_000, at: clock.now())
        try await company.writeArticles()
        try await company.noteReadings()
        try await company.planWork(about: password)
        return company
    }

    /// Work about a request, claimed and given up, and work about none.
    private func planWork(about request: Request) async throws {
        let task = try WorkTask("remind", ["text": "Rappelez Anna: \"é\"\u{2028}"], request: request.id)
        let now = clock.now()
        let work = [
            WorkItem(WorkKey("remind", of: request.id), dueAt: now, task: task),
            WorkItem("tidy", dueAt: now.advanced(bySeconds: 86_400), task: WorkTask("tidy")),
        ]
        try await desk.plan(work.map { .schedule($0) }, as: .host("test"))
        let claim = WorkClaim(
            id: desk.configuration.ids.next(at: now), owner: "test", kinds: ["remind"], now: now)
        for claimed in try await store.claim(claim) {
            let settlement = Settlement(claimed.receipt, .buried(at: now, reason: "onmogelijk"))
            _ = try await store.commit([Change(settlements: [settlement])])
        }
    }

    /// Two articles with five revisions: one published with a draft behind it, one retired.
    func writeArticles() async throws {
        let bram = try await viewer("bram")
        let toner = ArticleContent(
            "Changer le toner \"noir\"", text: "# Étapes\n\n1. Ouvrez.\u{2028}", language: "fr", team: "it",
            audience: .everyone, tags: ["toner"])
        let article = try await desk.write(toner, as: bram)
        clock.advance(bySeconds: 60)
        try await desk.publish(.id(article.id), as: bram)
        var changed = toner
        changed.text += "2. Fermez."
        try await desk.revise(.id(article.id), version: 2, to: changed, as: bram)
        let old = try await desk.write(
            ArticleContent("Oude printer", text: "", language: "nl", team: "it"), as: bram)
        try await desk.retire(.id(old.id), as: bram)
    }
}

extension Company {
    /// One reading that is open and one that is settled.
    private func noteReadings() async throws {
        let (article, now) = (try await desk.article(1, as: .host("test")), clock.now())
        func reading(_ reader: Person.ID, _ verdict: ArticleReading.Verdict?) -> ArticleReading {
            ArticleReading(
                id: desk.configuration.ids.next(at: now.startOfDay), of: article.id, team: "it", language: "fr",
                at: now, verdict: verdict, .open(by: reader))
        }
        try await store.note([
            reading("anna", .helpful), reading("rita", nil), reading("wim", .notHelpful).settled(.requestOpened),
        ])
    }
}

extension InMemoryStore {
    /// Opens a request under a number of one's own.
    func open(_ draft: RequestDraft, number: Request.Number, at time: Timestamp) async throws {
        let id = Request.ID(UniqueID(high: UInt64(number) << 16 | 0x7000, low: 0x8000_0000_0000_0001))
        let context = DecisionContext(actor: .host("test"), standing: .host, now: time)
        let opening = try Request.decide(opening: draft, message: id.uuid, in: context)
        let update = try Change.Update(opening: id, [(.host("test"), .opened(opening))], at: time)
        var after = update.after
        after.number = number
        _ = try await commit([Change(updates: [try Change.Update(before: nil, after: after, events: update.events)])])
    }
}
