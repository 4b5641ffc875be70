// MARK: - Requests

extension SwitchingStore: RequestStore {
    /// A store that is switched to may take less at once; what is more is given to it in parts.
    public var limits: StoreLimits { current.requests.limits }

    public func commit(_ changes: [Change]) async throws(StoreError) -> [CommitResult] {
        try await write { (parts) async throws(StoreError) in
            let size = parts.requests.limits.changesPerCommit
            guard changes.count > size else { return try await parts.requests.commit(changes) }
            var results: [CommitResult] = []
            for start in stride(from: 0, to: changes.count, by: size) {
                do throws(StoreError) {
                    results += try await parts.requests.commit(Array(changes[start..<min(start + size, changes.count)]))
                } catch {
                    guard start > 0 else { throw error }
                    throw StoreError(
                        .unknownOutcome,
                        "A part of the changes was kept, and then: \(error) Repeat them with their keys.",
                        detail: error.detail)
                }
            }
            return results
        }
    }

    public func claim(_ claim: WorkClaim) async throws(StoreError) -> [ClaimedWork] {
        try await write { (parts) async throws(StoreError) in try await parts.requests.claim(claim) }
    }

    public func rewrite(_ rewrite: MeasurementRewrite) async throws(StoreError) -> Bool {
        try await write { (parts) async throws(StoreError) in try await parts.requests.rewrite(rewrite) }
    }

    public func requests(_ references: [RequestReference]) async throws(StoreError) -> [Request] {
        try await current.requests.requests(references)
    }
    public func keys(_ query: KeyQuery) async throws(StoreError) -> [KeyRecord] {
        try await current.requests.keys(query)
    }
    public func history(_ query: HistoryQuery) async throws(StoreError) -> [RecordedEvent] {
        try await current.requests.history(query)
    }
    public func journal(_ query: JournalQuery) async throws(StoreError) -> JournalPage {
        try await current.requests.journal(query)
    }
    public func page(_ query: RequestQuery) async throws(StoreError) -> Page {
        try await current.requests.page(query)
    }
    public func search(_ query: SearchQuery) async throws(StoreError) -> [Request] {
        try await current.requests.search(query)
    }
    public func counts(_ query: CountQuery) async throws(StoreError) -> [CountRow] {
        try await current.requests.counts(query)
    }
    public func measurements(_ query: MeasurementQuery) async throws(StoreError) -> MeasurementPage {
        try await current.requests.measurements(query)
    }
    public func work(_ query: WorkQuery) async throws(StoreError) -> WorkPage {
        try await current.requests.work(query)
    }
    public func expunge() async throws(StoreError) {
        try await write { (parts) async throws(StoreError) in try await parts.requests.expunge() }
    }
    /// Of the store that it stands for when it is asked.
    public func scheduledElsewhere() -> AsyncStream<Timestamp> { current.requests.scheduledElsewhere() }
}

// MARK: - Articles and attachments

extension SwitchingStore: ArticleStore, AttachmentStore {
    public func keep(_ changes: [ArticleChange]) async throws(StoreError) -> [ArticleResult] {
        try await write { (parts) async throws(StoreError) in try await parts.articles.keep(changes) }
    }
    public func articles(_ references: [ArticleReference]) async throws(StoreError) -> [Article] {
        try await current.articles.articles(references)
    }
    public func revisions(_ query: RevisionQuery) async throws(StoreError) -> [ArticleRevision] {
        try await current.articles.revisions(query)
    }
    public func page(_ query: ArticleQuery) async throws(StoreError) -> ArticlePage {
        try await current.articles.page(query)
    }
    public func search(_ query: ArticleSearch) async throws(StoreError) -> [FoundArticle] {
        try await current.articles.search(query)
    }
    public func note(_ readings: [ArticleReading]) async throws(StoreError) {
        try await write { (parts) async throws(StoreError) in try await parts.articles.note(readings) }
    }
    public func readings(_ query: ReadingQuery) async throws(StoreError) -> [ArticleReading] {
        try await current.articles.readings(query)
    }
    public func counts(_ query: ReadingCountQuery) async throws(StoreError) -> [ReadingCount] {
        try await current.articles.counts(query)
    }

    // An upload that was begun in the old store has no end in the new one; whoever uploads is told, and does it again.
    public func write(_ chunk: AttachmentChunk) async throws(StoreError) {
        try await write { (parts) async throws(StoreError) in try await parts.attachments.write(chunk) }
    }
    public func seal(_ seal: AttachmentSeal) async throws(StoreError) {
        try await write { (parts) async throws(StoreError) in
            try await parts.attachments.seal(seal)
            remember(seal)
        }
    }
    public func end(_ endings: [UploadEnding]) async throws(StoreError) {
        try await write { (parts) async throws(StoreError) in
            try await parts.attachments.end(endings)
            for ending in endings { remember(ending.seal) }
        }
    }
    public func read(_ digest: Digest, chunk index: Int) async throws(StoreError) -> [UInt8]? {
        try await current.attachments.read(digest, chunk: index)
    }
    public func size(of digest: Digest) async throws(StoreError) -> Int64? {
        try await current.attachments.size(of: digest)
    }
    public func remove(_ digests: [Digest]) async throws(StoreError) {
        try await write { (parts) async throws(StoreError) in try await parts.attachments.remove(digests) }
    }
    public func sweepUploads(before time: Timestamp) async throws(StoreError) -> Int {
        try await write { (parts) async throws(StoreError) in
            try await parts.attachments.sweepUploads(before: time)
        }
    }
}

// MARK: - The directory

extension SwitchingStore: DirectoryStore {
    public func save(_ entries: [DirectoryEntry]) async throws(StoreError) {
        try await write { (parts) async throws(StoreError) in
            guard let directory = parts.directory else {
                throw StoreError(.unavailable, "There is no directory here.")
            }
            try await directory.save(entries)
        }
    }
    public func remove(_ people: [Person.ID]) async throws(StoreError) {
        try await write { (parts) async throws(StoreError) in
            guard let directory = parts.directory else {
                throw StoreError(.unavailable, "There is no directory here.")
            }
            try await directory.remove(people)
        }
    }
    public func people(_ ids: [Person.ID]) async throws(StoreError) -> [Person] {
        try await directory().people(ids)
    }
    public func teams(_ ids: [Team.ID]) async throws(StoreError) -> [Team] {
        try await directory().teams(ids)
    }
    public func services(_ ids: [Service.ID]) async throws(StoreError) -> [Service] {
        try await directory().services(ids)
    }
    public func suppliers(_ ids: [Supplier.ID]) async throws(StoreError) -> [Supplier] {
        try await directory().suppliers(ids)
    }
    public func departments(_ ids: [Department.ID]) async throws(StoreError) -> [Department] {
        try await directory().departments(ids)
    }
    public func calendars(_ ids: [ServiceCalendar.ID]) async throws(StoreError) -> [ServiceCalendar] {
        try await directory().calendars(ids)
    }
    public func person(at address: Address) async throws(StoreError) -> Person? {
        try await directory().person(at: address)
    }
    public func teams(of person: Person.ID) async throws(StoreError) -> [Team] {
        try await directory().teams(of: person)
    }
    public func onCallSchedules(of team: Team.ID) async throws(StoreError) -> [OnCallSchedule] {
        try await directory().onCallSchedules(of: team)
    }
    public func policies() async throws(StoreError) -> [PriorityPolicy] { try await directory().policies() }
    public func delegations(to person: Person.ID, at time: Timestamp) async throws(StoreError) -> [Delegation] {
        try await directory().delegations(to: person, at: time)
    }
    public func entries(_ query: DirectoryQuery) async throws(StoreError) -> [DirectoryEntry] {
        try await directory().entries(query)
    }
}
