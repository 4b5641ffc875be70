/// Reads into a store what ``DeskExport`` wrote. Nothing is decided anew: numbers, ids, times, hashes and authors stay
/// as they were, each journal is checked before it is kept, and an export of the store afterwards is the same bytes.
///
/// What the store has already stays as it is, so that an import that was interrupted can be started again, and a later
/// export of the same desk brings what was added since. A request or an article that differs stops the import.
///
/// Cut off or changed files are noticed, some only at the last line: what came before is then in the store. Into an
/// empty store that is thrown away on failure, an import is whole or nothing.
public struct DeskImport: Sendable {
    /// Longest line, in bytes.
    public static let maximumLineLength = 16 << 20

    private let store: any RequestStore
    private let directory: (any DirectoryStore)?
    private let attachments: any AttachmentStore
    private let articles: any ArticleStore

    /// Imports into a store that keeps everything.
    public init(_ store: some CompleteStore) { self.init(StoreParts(store)) }

    /// Imports into several; people and teams are passed over where the host has a directory of its own.
    public init(_ parts: StoreParts) {
        (store, directory) = (parts.requests, parts.directory)
        (attachments, articles) = (parts.attachments, parts.articles)
    }

    /// What an import did.
    public struct Report: Hashable, Sendable {
        /// What the file has.
        public var read = TransferProgress()
        /// What of it was new to the store; its bytes are not counted.
        public var added = TransferProgress()
        /// Directory entries that the store has in another form; they were left as they are.
        public var differingEntries: [String] = []

        public init() {}
    }

    /// Reads an export.
    ///
    /// - Parameters:
    ///   - bytes: The file in pieces of any size.
    ///   - progress: Is told now and then how far it is.
    /// - Throws: ``TransferError`` that names the line; ``StoreError``; whatever the bytes throw.
    @discardableResult
    public func read<Bytes: AsyncSequence>(
        _ bytes: Bytes, progress: (TransferProgress) -> Void = { _ in }
    ) async throws -> Report where Bytes.Element == [UInt8] {
        var lines = LineReader(bytes, maximumLength: Self.maximumLineLength)
        var run = ImportRun(
            entries: EntryImporter(directory), articles: ArticleImporter(articles), requests: RequestImporter(store),
            files: AttachmentImporter(attachments), keys: KeyImporter(store), work: WorkImporter(store),
            readings: ReadingImporter(articles))
        while let bytes = try await lines.next() {
            try await run.take(bytes, line: lines.lineNumber)
            run.report.read.bytes = lines.byteCount
            if lines.lineNumber.isMultiple(of: 1_000) { progress(run.report.read) }
        }
        try run.checkEnd(line: lines.lineNumber)
        progress(run.report.read)
        return run.report
    }
}

/// One import under way.
private struct ImportRun {
    var report = DeskImport.Report()
    var entries: EntryImporter
    var articles: ArticleImporter
    var requests: RequestImporter
    var files: AttachmentImporter
    var keys: KeyImporter
    var work: WorkImporter
    var readings: ReadingImporter
    private var digest = DigestBuilder()
    private var stage = Stage.header

    /// The lines come in this order.
    private enum Stage: Int, Comparable {
        case header, entries, articles, requests, keys, work, readings, end
        static func < (left: Stage, right: Stage) -> Bool { left.rawValue < right.rawValue }
    }

    init(
        entries: EntryImporter, articles: ArticleImporter, requests: RequestImporter, files: AttachmentImporter,
        keys: KeyImporter, work: WorkImporter, readings: ReadingImporter
    ) {
        self.entries = entries
        self.articles = articles
        self.requests = requests
        self.files = files
        self.keys = keys
        self.work = work
        self.readings = readings
    }

    mutating func take(_ bytes: ArraySlice<UInt8>, line: Int) async throws {
        guard stage != .header else { return try readHeader(bytes) }
        let content = try ExportLine(bytes, line: line)
        try await enter(Self.stage(of: content), line: line)
        if files.isOpen, case .bytes = content {} else { try files.checkClosed(line: line) }
        switch content {
        case .header: throw TransferError(.malformed, line: line, "A second export begins here.")
        case .entry(let entry):
            report.read.entries += 1
            try await entries.add(entry, line: line, &report)
        case .revision(let number, let revision):
            report.read.revisions += 1
            try await articles.add(revision, number: number, line: line, &report)
        case .attachment(let head):
            report.read.attachments += 1
            try await files.begin(head, line: line, &report)
        case .bytes(let bytes): try await files.add(bytes, line: line, &report)
        case .event(let number, let event):
            report.read.events += 1
            try await requests.add(event, number: number, line: line, &report)
        case .key(let key):
            report.read.keys += 1
            try await keys.add(key, line: line, &report)
        case .work(let piece):
            report.read.work += 1
            try await work.add(piece, line: line, &report)
        case .reading(let reading):
            report.read.readings += 1
            try await readings.add(reading, line: line, &report)
        case .totals(let totals): try check(totals, line: line)
        }
        if stage != .end { update(&digest, bytes) }
    }

    private mutating func readHeader(_ bytes: ArraySlice<UInt8>) throws {
        guard bytes.count < 200, case .header(let header)? = try? ExportLine(bytes, line: 1),
            header.format == ExportLine.Header.name
        else {
            // Whatever the line is instead, the answer is the same.
            throw TransferError(.notAnExport, line: 1, "This is not an export of a desk.")
        }
        guard header.version <= ExportLine.Header.newest else {
            throw TransferError(
                .newerFormat, line: 1,
                "The export has format \(header.version); this desk reads up to \(ExportLine.Header.newest).")
        }
        stage = .entries
        update(&digest, bytes)
    }

    private func update(_ digest: inout DigestBuilder, _ bytes: ArraySlice<UInt8>) {
        digest.update(Array(bytes) + [0x0A])
    }

    private static func stage(of line: ExportLine) -> Stage {
        switch line {
        case .header: .header
        case .entry: .entries
        case .revision: .articles
        case .attachment, .bytes, .event: .requests
        case .key: .keys
        case .work: .work
        case .reading: .readings
        case .totals: .end
        }
    }

    /// Finishes what came before.
    private mutating func enter(_ next: Stage, line: Int) async throws {
        guard next != stage else {
            if stage == .end { throw TransferError(.malformed, line: line, "The export has ended already.") }
            return
        }
        guard next > stage else {
            throw TransferError(.malformed, line: line, "This line stands too late in the export.")
        }
        if stage <= .entries { try await entries.flush(line: line, &report) }
        if stage <= .articles, next > .articles { try await articles.flush(&report) }
        if stage <= .requests, next > .requests { try await requests.finish(line: line, &report) }
        if stage <= .keys, next > .keys { try await keys.flush(&report) }
        if stage <= .work, next > .work { try await work.flush(&report) }
        if stage <= .readings, next > .readings { try await readings.flush(&report) }
        stage = next
    }

    private func check(_ totals: ExportLine.Totals, line: Int) throws {
        var read = report.read
        read.bytes = digest.byteCount
        guard totals == ExportLine.Totals(read, digest: digest.finalize()) else {
            throw TransferError(
                .damaged, line: line,
                "The totals do not fit: lines of this export were changed, removed or added. Export again.")
        }
    }

    func checkEnd(line: Int) throws {
        guard line > 0 else { throw TransferError(.notAnExport, "The file is empty: not an export of a desk.") }
        guard stage == .end else {
            throw TransferError(.truncated, line: line, "The export ends here without its totals: it was cut off.")
        }
    }
}
