/// Takes the articles of an export into a store, many in one batch, a very long history in several.
struct ArticleImporter {
    /// So many bytes of revisions are held at most before they are kept.
    private static let maximumBytes = 4 << 20

    private let store: any ArticleStore
    private var audit: ArticleAudit?
    private var parts: [Part] = []
    private var byteCount = 0
    private var lastNumber: Article.Number = 0

    /// Revisions of one article that follow one another.
    private struct Part {
        var number: Article.Number
        var revisions: [ArticleRevision]
        var line: Int
    }

    init(_ store: any ArticleStore) { self.store = store }

    mutating func add(
        _ revision: ArticleRevision, number: Article.Number, line: Int, _ report: inout DeskImport.Report
    ) async throws {
        if audit == nil || number != lastNumber {
            guard number > lastNumber else {
                throw TransferError(.malformed, line: line, "A\(number) does not come after A\(lastNumber).")
            }
            if parts.count == ArticleChange.maximumBatch { try await flush(&report) }
            (lastNumber, audit) = (number, ArticleAudit(of: revision.article, number: number))
            report.read.articles += 1
        }
        do throws(ArticleFault) {
            try audit?.check(revision)
        } catch {
            throw TransferError(.damaged, line: line, "\(error)")
        }
        if parts.last?.number == number {
            parts[parts.count - 1].revisions.append(revision)
        } else {
            parts.append(Part(number: number, revisions: [revision], line: line))
        }
        byteCount += revision.encoded.count
        if byteCount >= Self.maximumBytes { try await flush(&report) }
    }

    mutating func flush(_ report: inout DeskImport.Report) async throws {
        let references = parts.flatMap { part in
            [.number(part.number)] + part.revisions.prefix(1).map { ArticleReference.id($0.article) }
        }
        let known = try await store.articles(references)
        var changes: [(change: ArticleChange, part: Part)] = []
        for part in parts {
            if let change = try await change(of: part, known) { changes.append((change, part)) }
        }
        for (result, (change, part)) in zip(try await store.keep(changes.map(\.change)), changes) {
            guard result == .kept(part.number) else {
                throw conflict(part, "A\(part.number) changed while it was imported")
            }
            report.added.revisions += change.revisions.count
            if change.revisions.first?.version == 1 { report.added.articles += 1 }
        }
        parts.removeAll(keepingCapacity: true)
        byteCount = 0
    }

    /// What the store lacks of a part; `nil` where it has all of it.
    private func change(of part: Part, _ known: [Article]) async throws -> ArticleChange? {
        guard let first = part.revisions.first else { return nil }
        let others = known.filter { $0.number == part.number || $0.id == first.article }
        guard others.allSatisfy({ $0.number == part.number && $0.id == first.article }) else {
            throw conflict(part, "A\(part.number) is another article in this store")
        }
        let version = others.first?.version ?? 0
        guard version >= first.version - 1 else {
            throw conflict(part, "A\(part.number) changed while it was imported")
        }
        // What both have must be the same; each hash stands for all revisions before it.
        if version >= first.version {
            let shared = part.revisions[min(version - first.version, part.revisions.count - 1)]
            let query = RevisionQuery(first.article, after: shared.version - 1, limit: 1)
            guard try await store.revisions(query).first?.hash == shared.hash else {
                throw conflict(part, "A\(part.number) has another history in this store than in the export")
            }
        }
        let rest = part.revisions.filter { $0.version > version }
        return rest.isEmpty ? nil : ArticleChange(number: part.number, rest)
    }

    private func conflict(_ part: Part, _ message: String) -> TransferError {
        TransferError(.conflict, line: part.line, "\(message). Import into an empty store.")
    }
}
