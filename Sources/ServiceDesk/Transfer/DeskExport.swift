/// Writes everything that a desk keeps as JSON Lines: directory, articles with their revisions, requests with their
/// journals, attachments, idempotency keys, due work, readings of articles. `Documentation/ExportFormat.md` describes
/// the format; ``DeskImport`` reads it.
///
/// An export of an unchanged desk is always the same bytes, whatever kind of store it is in. Writers may go on
/// meanwhile: each request is then exported as it stood when its turn came. For a copy of one instant, export from a
/// backup.
public struct DeskExport: Sendable {
    private let store: any RequestStore
    private let directory: (any DirectoryStore)?
    private let attachments: any AttachmentStore
    private let articles: any ArticleStore

    /// Exports a store that keeps everything.
    public init(_ store: some CompleteStore) { self.init(StoreParts(store)) }

    /// Exports several; people and teams are left out where the host has a directory of its own.
    public init(_ parts: StoreParts) {
        (store, directory) = (parts.requests, parts.directory)
        (attachments, articles) = (parts.attachments, parts.articles)
    }

    /// Writes the export.
    ///
    /// - Parameters:
    ///   - sink: Takes the next bytes of the export; they need not end with a line.
    ///   - progress: Is told now and then how far it is.
    /// - Returns: What the export has.
    /// - Throws: ``StoreError``; ``TransferError`` of code ``TransferError/Code/damaged`` when the store does not have
    ///   what it should; whatever the sink throws.
    @discardableResult
    public func write(
        to sink: ([UInt8]) async throws -> Void, progress: (TransferProgress) -> Void = { _ in }
    ) async throws -> TransferProgress {
        var writer = ExportWriter()
        // Articles, work and readings that come while an export without any is written are left out: its first line
        // says that it has none.
        var walk = ArticleWalk(articles, as: .host("export"))
        let first = try await walk.next()
        let hasWork = try await !store.work(WorkQuery(.all, limit: 1)).records.isEmpty
        let hasReadings = try await !articles.readings(ReadingQuery(.all, limit: 1)).isEmpty
        let version =
            hasReadings
            ? ExportLine.Header.newest
            : hasWork
                ? ExportLine.Header.withoutReadings
                : first == nil ? ExportLine.Header.withoutArticles : ExportLine.Header.withoutWork
        try await writer.add(.header(.init(version: version)), to: sink)
        try await writeEntries(&writer, to: sink, progress)
        try await writeArticles(from: first, &walk, &writer, to: sink, progress)
        let last = try await writeRequests(&writer, to: sink, progress)
        try await writeKeys(upTo: last, &writer, to: sink, progress)
        if hasWork || hasReadings { try await writeWork(upTo: last, &writer, to: sink, progress) }
        if hasReadings { try await writeReadings(&writer, to: sink, progress) }
        try await writer.add(.totals(.init(writer.progress, digest: writer.digest.finalize())), to: sink)
        try await writer.flush(to: sink)
        progress(writer.progress)
        return writer.progress
    }

    private func writeEntries(
        _ writer: inout ExportWriter, to sink: ([UInt8]) async throws -> Void, _ progress: (TransferProgress) -> Void
    ) async throws {
        guard let directory else { return }
        for kind in DirectoryEntry.Kind.allCases {
            var query = DirectoryQuery(kind)
            while true {
                let entries = try await directory.entries(query)
                for entry in entries {
                    try await writer.add(.entry(entry), to: sink)
                    writer.progress.entries += 1
                }
                progress(writer.progress)
                guard entries.count == query.limit, let last = entries.last else { break }
                query.after = last.id
            }
        }
    }

    private func writeArticles(
        from first: [Article]?, _ walk: inout ArticleWalk, _ writer: inout ExportWriter,
        to sink: ([UInt8]) async throws -> Void, _ progress: (TransferProgress) -> Void
    ) async throws {
        var page = first
        while let found = page {
            for article in found {
                try await write(article, &writer, to: sink)
                writer.progress.articles += 1
            }
            progress(writer.progress)
            page = try await walk.next()
        }
    }

    private func write(
        _ article: Article, _ writer: inout ExportWriter, to sink: ([UInt8]) async throws -> Void
    ) async throws {
        var version = 0
        while version < article.version {
            let revisions = try await articles.revisions(
                RevisionQuery(article.id, after: version, limit: min(100, article.version - version)))
            guard let last = revisions.last else {
                throw TransferError(
                    .damaged, "The history of A\(article.number) ends at \(version) of \(article.version).")
            }
            for revision in revisions {
                try await writer.add(.revision(number: article.number, revision), to: sink)
                writer.progress.revisions += 1
            }
            version = last.version
        }
    }

    /// Returns the last number.
    private func writeRequests(
        _ writer: inout ExportWriter, to sink: ([UInt8]) async throws -> Void, _ progress: (TransferProgress) -> Void
    ) async throws -> Request.Number {
        var walk = RequestWalk(store, as: .host("export"))
        var (met, last) = (MetDigests(), Request.Number(0))
        while let requests = try await walk.next() {
            for request in requests {
                try await write(request, &writer, &met, to: sink)
                writer.progress.requests += 1
                last = request.number
            }
            progress(writer.progress)
        }
        return last
    }

    private func write(
        _ request: Request, _ writer: inout ExportWriter, _ met: inout MetDigests,
        to sink: ([UInt8]) async throws -> Void
    ) async throws {
        var version = 0
        while version < request.version {
            let events = try await store.history(
                HistoryQuery(request.id, after: version, limit: min(1_000, request.version - version)))
            guard let last = events.last else {
                throw TransferError(
                    .damaged, "The journal of #\(request.number) ends at \(version) of \(request.version).")
            }
            for event in events {
                for attachment in event.attachments where met.insert(attachment.digest) {
                    try await write(attachment, of: request, &writer, to: sink)
                }
                try await writer.add(.event(number: request.number, event), to: sink)
                writer.progress.events += 1
            }
            version = last.version
        }
    }

    private func write(
        _ attachment: FileAttachment, of request: Request, _ writer: inout ExportWriter,
        to sink: ([UInt8]) async throws -> Void
    ) async throws {
        guard try await attachments.size(of: attachment.digest) == attachment.size else {
            throw TransferError(.damaged, "The file “\(attachment.name)” of #\(request.number) is not kept whole.")
        }
        try await writer.add(.attachment(.init(attachment: attachment.digest, size: attachment.size)), to: sink)
        // Stores may cut files differently; the export cuts them always alike.
        try await AttachmentBytes(digest: attachment.digest, store: attachments).inChunks { chunk in
            try await writer.add(.bytes(chunk), to: sink)
        }
        writer.progress.attachments += 1
    }

    /// Keys of requests that came after the export had passed their place are left out: it does not have them.
    private func writeKeys(
        upTo last: Request.Number, _ writer: inout ExportWriter, to sink: ([UInt8]) async throws -> Void,
        _ progress: (TransferProgress) -> Void
    ) async throws {
        let limit = 1_000
        var after: String?
        while true {
            let keys = try await store.keys(.page(after: after, limit: limit))
            for record in keys where record.number <= last {
                let key = ExportLine.Key(
                    key: record.key.name, fingerprint: record.key.fingerprint, number: record.number)
                try await writer.add(.key(key), to: sink)
                writer.progress.keys += 1
            }
            progress(writer.progress)
            guard keys.count == limit, let last = keys.last else { return }
            after = last.key.name
        }
    }
}

extension DeskExport {
    /// Work about requests that came after the export had passed their place is left out, as their keys are.
    private func writeWork(
        upTo last: Request.Number, _ writer: inout ExportWriter, to sink: ([UInt8]) async throws -> Void,
        _ progress: (TransferProgress) -> Void
    ) async throws {
        var query = WorkQuery(.all, limit: 1_000)
        repeat {
            let page = try await store.work(query)
            let ids = Set(page.records.compactMap(\.item.task.request))
            let found = try await store.requests(ids.map { .id($0) })
            let requests = Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
            for record in page.records {
                let request = record.item.task.request.flatMap { requests[$0] }
                guard request.map({ $0.number <= last }) ?? true else { continue }
                try await writer.add(.work(.init(version: request?.version, work: record.item)), to: sink)
                writer.progress.work += 1
            }
            progress(writer.progress)
            query.after = page.next
        } while query.after != nil
    }
}

extension DeskExport {
    private func writeReadings(
        _ writer: inout ExportWriter, to sink: ([UInt8]) async throws -> Void, _ progress: (TransferProgress) -> Void
    ) async throws {
        var walk = ReadingWalk(articles)
        while let reading = try await walk.next() {
            try await writer.add(.reading(reading), to: sink)
            writer.progress.readings += 1
        }
        progress(writer.progress)
    }
}

/// Gathers lines into pieces of a size that is worth writing.
private struct ExportWriter {
    static let pieceSize = 64 << 10

    var progress = TransferProgress()
    private(set) var digest = DigestBuilder()
    private var pending: [UInt8] = []

    mutating func add(_ line: ExportLine, to sink: ([UInt8]) async throws -> Void) async throws {
        let bytes = try line.encoded() + [0x0A]
        digest.update(bytes)
        progress.bytes += Int64(bytes.count)
        pending += bytes
        if pending.count >= Self.pieceSize { try await flush(to: sink) }
    }

    mutating func flush(to sink: ([UInt8]) async throws -> Void) async throws {
        guard !pending.isEmpty else { return }
        try await sink(pending)
        pending.removeAll(keepingCapacity: true)
    }
}
