import ServiceDesk

// snippet: store-line
/// What one line of the log says: the changes of one commit that were kept, with what they or a claim made of due work,
/// entries of the directory, revisions of articles, or readings of them.
struct LogLine: Codable {
    var changes: [KeptChange] = []
    var work: [KeptWork] = []
    var entries: [DirectoryEntry] = []
    var revisions: [KeptRevision] = []
    var readings: [ArticleReading] = []
    /// People whom the directory has no more.
    var removed: [Person.ID]?

    var isEmpty: Bool {
        changes.isEmpty && work.isEmpty && entries.isEmpty && revisions.isEmpty && readings.isEmpty
            && removed == nil
    }
}

struct KeptChange: Codable {
    var key: String?
    var fingerprint: Digest?
    var updates: [KeptUpdate]
}

struct KeptUpdate: Codable {
    var number: Request.Number
    /// The request as the change gave it: its canonical JSON, byte for byte.
    var request: String
    var events: [KeptEvent]
    /// Left out where nothing was erased.
    var replaced: [KeptEvent]?
}

struct KeptEvent: Codable {
    var request: Request.ID
    var version: Int
    var at: Timestamp
    /// Canonical JSON too. The hash covers these bytes: they must come back exactly.
    var content: String
    var hash: Digest
    /// Of what was recorded, where something of it was erased since.
    var original: Digest?
}

struct KeptWork: Codable {
    var key: WorkKey
    /// Left out where there is none any more.
    var record: WorkRecord?
}

struct KeptRevision: Codable {
    var article: Article.ID
    var number: Article.Number
    var version: Int
    var at: Timestamp
    var content: String
    var hash: Digest
}

extension KeptChange {
    init(_ change: Change, numbers: [Request.Number]) {
        key = change.key?.name
        fingerprint = change.key?.fingerprint
        updates = zip(change.updates, numbers).map { update, number in
            KeptUpdate(
                number: number, request: String(decoding: update.encoded, as: UTF8.self),
                events: update.events.map { KeptEvent($0) },
                replaced: update.replaced.isEmpty ? nil : update.replaced.map { KeptEvent($0) })
        }
    }
}

extension KeptEvent {
    init(_ event: RecordedEvent) {
        (request, version, at) = (event.request, event.version, event.at)
        (hash, original) = (event.hash, event.original)
        content = String(decoding: event.content, as: UTF8.self)
    }

    func recorded() throws -> RecordedEvent {
        try RecordedEvent(
            request: request, version: version, at: at, content: Array(content.utf8), hash: hash, original: original)
    }
}

extension KeptRevision {
    init(_ revision: ArticleRevision, number: Article.Number) {
        (article, version, at, hash) = (revision.article, revision.version, revision.at, revision.hash)
        self.number = number
        content = String(decoding: revision.encoded, as: UTF8.self)
    }
}
// end

// snippet: store-state
/// All that the lines of the log come to.
struct LogState {
    var requests: [Request.ID: Request] = [:]
    var ids: [Request.Number: Request.ID] = [:]
    var lastNumber: Request.Number = 0
    var journals: [Request.ID: [RecordedEvent]] = [:]
    /// All events as they were committed.
    var log: [(number: Request.Number, version: Int)] = []
    var passages: [PassageScan.Entry] = []
    var measured = MeasurementShelf()
    /// By the bytes of their names: to Swift two spellings of “é” are the same text, to the contract not.
    var keys: [[UInt8]: KeyRecord] = [:]
    var work: [WorkKey: WorkRecord] = [:]
    var entries: [DirectoryEntry.Kind: [[UInt8]: DirectoryEntry]] = [:]
    var articles: [Article.Number: Article] = [:]
    var revisions: [Article.ID: [ArticleRevision]] = [:]
    var readings: [UniqueID: ArticleReading] = [:]

    init(_ log: Log) throws {
        for content in try log.contents() { try apply(CanonicalJSON.decode(LogLine.self, from: content)) }
    }

    private mutating func apply(_ line: LogLine) throws {
        for change in line.changes { try apply(change) }
        for kept in line.work { work[kept.key] = kept.record }
        for entry in line.entries { entries[entry.kind, default: [:]][Array(entry.id.utf8)] = entry }
        for person in line.removed ?? [] { entries[.person]?[Array(person.rawValue.utf8)] = nil }
        for revision in line.revisions { try apply(revision) }
        for reading in line.readings { _ = note(reading) }
    }

    func request(_ number: Request.Number) -> Request? { ids[number].flatMap { requests[$0] } }

    mutating func apply(_ change: KeptChange) throws {
        for update in change.updates {
            let request = try Request(encoded: update.request.utf8, number: update.number)
            let events = try update.events.map { try $0.recorded() }
            let kept = try Change.Update(
                before: requests[request.id], after: request, events: events,
                replaced: try update.replaced?.map { try $0.recorded() } ?? [])
            requests[request.id] = request
            ids[request.number] = request.id
            lastNumber = max(lastNumber, request.number)
            journals[request.id, default: []] += events
            log += events.map { (update.number, $0.version) }
            passages += kept.passages.map { (request.number, $0) }
            erase(kept, request.number)
            measured.keep(kept.measurements)
        }
        if let name = change.key, let fingerprint = change.fingerprint, let number = change.updates.first?.number {
            keys[Array(name.utf8)] = KeyRecord(key: Change.Key(name: name, fingerprint: fingerprint), number: number)
        }
    }

    mutating func apply(_ kept: KeptRevision) throws {
        let revision = try ArticleRevision(
            article: kept.article, version: kept.version, at: kept.at, encoded: Array(kept.content.utf8),
            hash: kept.hash)
        if articles[kept.number]?.apply(revision) == nil {
            articles[kept.number] = Article(number: kept.number, first: revision)
        }
        revisions[kept.article, default: []].append(revision)
    }
}
// end

// snippet: store-deciding
extension LogState {
    /// What becomes of a change, given everything kept so far. Changes nothing.
    func result(of change: Change) -> CommitResult {
        if let key = change.key, let used = keys[Array(key.name.utf8)] {
            return used.key == key ? .duplicate(of: used.number) : .keyReused
        }
        guard workAfter(change) != nil else { return .expired }
        var (numbers, given, last): ([Request.Number], Set<Request.Number>, Request.Number) = ([], [], lastNumber)
        for update in change.updates {
            let kept = requests[update.after.id]
            guard kept?.version == update.before?.version else { return .conflict }
            if let kept {
                numbers.append(kept.number)
            } else {
                let number = update.after.number > 0 ? update.after.number : last + 1
                guard ids[number] == nil, given.insert(number).inserted else { return .conflict }
                last = max(last, number)
                numbers.append(number)
            }
        }
        return .committed(numbers)
    }

    /// What a change makes of due work; `nil` where one of its receipts has expired.
    func workAfter(_ change: Change) -> [KeptWork]? {
        change.workAfter { work[$0] }.map { after in after.map { KeptWork(key: $0.key, record: $0.value) } }
    }
}
// end
