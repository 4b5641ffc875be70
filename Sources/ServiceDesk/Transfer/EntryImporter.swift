/// Takes the directory's entries of an export into a store.
struct EntryImporter {
    private static let batchSize = 500
    /// As many differing entries are named.
    private static let maximumNamed = 1_000

    private let directory: (any DirectoryStore)?
    private var batch: [DirectoryEntry] = []
    /// What the directory had of the kind that is being read. A company's directory fits in memory.
    private var existing: [String: DirectoryEntry] = [:]
    private var kind: DirectoryEntry.Kind?

    init(_ directory: (any DirectoryStore)?) { self.directory = directory }

    mutating func add(_ entry: DirectoryEntry, line: Int, _ report: inout DeskImport.Report) async throws {
        guard let directory else { return }
        if entry.kind != kind {
            try await flush(line: line, &report)
            kind = entry.kind
            existing = Dictionary(
                try await directory.allEntries(entry.kind).map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        }
        if let known = existing[entry.id] {
            if known != entry, report.differingEntries.count < Self.maximumNamed {
                report.differingEntries.append("\(entry.kind.rawValue) \(entry.id)")
            }
        } else {
            batch.append(entry)
            if batch.count == Self.batchSize { try await flush(line: line, &report) }
        }
    }

    mutating func flush(line: Int, _ report: inout DeskImport.Report) async throws {
        guard let directory, !batch.isEmpty else { return }
        do {
            try await directory.save(batch)
        } catch {
            guard error.code == .constraint else { throw error }
            throw TransferError(.conflict, line: line, "An entry up to here cannot be kept: \(error)")
        }
        report.added.entries += batch.count
        batch = []
    }
}

/// Takes the files of an export into a store.
struct AttachmentImporter {
    private let store: any AttachmentStore
    private let ids = IDGenerator()
    private var head: ExportLine.AttachmentHead?
    private var upload = UniqueID(high: 0, low: 0)
    private var index = 0
    private var digest = DigestBuilder()
    private var isNew = false

    init(_ store: any AttachmentStore) { self.store = store }

    var isOpen: Bool { head != nil }

    mutating func begin(
        _ head: ExportLine.AttachmentHead, line: Int, _ report: inout DeskImport.Report
    ) async throws {
        guard head.size >= 0 else { throw TransferError(.malformed, line: line, "A file has no negative size.") }
        self.head = head
        // The id's time is that of the import: what it leaves half done is swept away by age.
        upload = ids.next(at: SystemTime().now())
        (index, digest) = (0, DigestBuilder())
        isNew = try await store.size(of: head.attachment) != head.size
        if head.size == 0 { try await seal(head, line: line, &report) }
    }

    mutating func add(_ bytes: [UInt8], line: Int, _ report: inout DeskImport.Report) async throws {
        guard let head, (1...AttachmentChunk.maximumSize).contains(bytes.count),
            digest.byteCount + Int64(bytes.count) <= head.size
        else { throw TransferError(.malformed, line: line, "These bytes belong to no file, or are too many.") }
        digest.update(bytes)
        if isNew { try await store.write(AttachmentChunk(upload: upload, index: index, bytes: bytes)) }
        index += 1
        if digest.byteCount == head.size { try await seal(head, line: line, &report) }
    }

    private mutating func seal(
        _ head: ExportLine.AttachmentHead, line: Int, _ report: inout DeskImport.Report
    ) async throws {
        self.head = nil
        guard digest.finalize() == head.attachment else {
            throw TransferError(
                .damaged, line: line, "The file that ends here does not have its digest \(head.attachment).")
        }
        guard isNew else { return }
        try await store.seal(AttachmentSeal(upload: upload, digest: head.attachment, size: head.size))
        report.added.attachments += 1
    }

    /// - Throws: ``TransferError`` when a file is not complete where something else begins.
    func checkClosed(line: Int) throws {
        guard let head else { return }
        throw TransferError(
            .damaged, line: line, "A file before this line has \(digest.byteCount) of its \(head.size) bytes.")
    }
}

/// Takes the idempotency keys of an export into a store.
struct KeyImporter {
    private let store: any RequestStore
    private var batch: [(key: ExportLine.Key, line: Int)] = []

    init(_ store: any RequestStore) { self.store = store }

    mutating func add(_ key: ExportLine.Key, line: Int, _ report: inout DeskImport.Report) async throws {
        guard (1...Desk.maximumKeyLength).contains(key.key.utf8.count) else {
            throw TransferError(.malformed, line: line, "A key has 1 to \(Desk.maximumKeyLength) bytes.")
        }
        batch.append((key, line))
        if batch.count == store.limits.changesPerCommit { try await flush(&report) }
    }

    mutating func flush(_ report: inout DeskImport.Report) async throws {
        guard !batch.isEmpty else { return }
        let found = try await store.requests(Set(batch.map(\.key.number)).map { .number($0) })
        let requests = Dictionary(found.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        let changes = try batch.map { key, line in
            guard let request = requests[key.number] else {
                throw TransferError(
                    .malformed, line: line, "The key is of #\(key.number), which the export does not have.")
            }
            return Change(
                key: Change.Key(name: key.key, fingerprint: key.fingerprint),
                updates: [try Change.Update(unchanged: request)])
        }
        for (result, (key, line)) in zip(try await store.commit(changes), batch) {
            switch result {
            case .committed: report.added.keys += 1
            case .duplicate(let number) where number == key.number: break
            case .duplicate, .keyReused:
                throw TransferError(.conflict, line: line, "The store has used the key for something else.")
            case .conflict, .expired:
                throw TransferError(.conflict, line: line, "#\(key.number) changed meanwhile; import again.")
            }
        }
        batch = []
    }
}
