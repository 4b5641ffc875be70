/// An erasure of one person under way: what is kept of them in requests, in due work, in files, in the directory.
///
/// It is due work itself, which nobody does: there is one at a time, and one that was cut short is ended before another
/// begins. Files that it found are due work too, so that they are not forgotten.
struct PersonErasure {
    let desk: Desk
    let person: ErasedPerson
    let isRehearsal: Bool
    let isKnown: Bool
    private let actor: Actor
    private let marks: PersonMarks
    /// By what is recognised what an erasure that was cut short has done: something may have come to it since.
    private let earlierMarks: PersonMarks?

    private static let key: WorkKey = "erasure"
    private static let files: WorkKind = "erased-files"
    private static let filesPerItem = 100

    /// As due work carries it.
    private struct State: Codable {
        var person, pseudonym: Person.ID
    }

    /// - Throws: ``Rejection`` of code ``Rejection/Code/contended`` where somebody else’s was begun and not ended.
    init(_ person: Person.ID, isRehearsal: Bool, on desk: Desk, by actor: Actor) async throws {
        (self.desk, self.isRehearsal, self.actor) = (desk, isRehearsal, actor)
        let now = desk.configuration.time.now()
        var isResumed = false
        var state = State(person: person, pseudonym: Person.ID("erased-\(desk.configuration.ids.next(at: now))"))
        if !isRehearsal {
            if let begun = try await desk.store.work(WorkQuery(.named([Self.key]), limit: 1)).records.first {
                let earlier = try begun.item.task.decode(State.self)
                isResumed = true
                guard earlier.person == person else {
                    throw Rejection(
                        .contended, "The erasure of “\(earlier.person)” was begun and has not ended: do that first.")
                }
                state = earlier
            } else {
                let item = WorkItem(Self.key, dueAt: now, task: try WorkTask("erasure", state))
                _ = try await desk.committer.commit(Change(work: [.schedule(item)]))
                // Somebody may have begun in the same moment.
                let kept = try await desk.store.work(WorkQuery(.named([Self.key]), limit: 1)).records.first
                guard kept?.item == item else {
                    throw Rejection(.contended, "Another erasure was begun at the same time: do it again.")
                }
            }
        }
        let entry = try await desk.directory.source.people([person]).first
        isKnown = entry != nil
        self.person = ErasedPerson(
            id: person, addresses: entry?.addresses ?? [],
            pseudonym: Pseudonym(person: person, replacement: state.pseudonym))
        marks = try PersonMarks(person, entry)
        earlierMarks = isResumed ? try PersonMarks(state.pseudonym, nil) : nil
    }

    func run(_ progress: (ErasureReport) -> Void) async throws -> ErasureReport {
        var report = ErasureReport(person.pseudonym.replacement)
        if !isRehearsal {
            try await silence()
            try await settleReadings()
        }
        try await eraseRequests(&report, progress)
        try await eraseWork(&report)
        try await findArticles(&report)
        try await findKeys(&report)
        try await lookThrough(&report, progress)
        try await eraseEntries(&report)
        if !isRehearsal { _ = try await desk.committer.commit(Change(work: [.cancel(Self.key)])) }
        progress(report)
        return report
    }

    // MARK: Requests

    private func eraseRequests(
        _ report: inout ErasureReport, _ progress: (ErasureReport) -> Void
    ) async throws {
        var (walk, last) = (JournalWalk(desk.store), Request.Number(0))
        var files = Set<Digest>()
        while let page = try await walk.next() {
            // Also where they are only named: a mail of theirs may be a note of the desk.
            for entry in page where entry.number != last && concerns(entry.event) {
                last = entry.number
                guard let result = try await erase(entry.event.request) else { continue }
                report.requests += 1
                report.events += result.update.replaced.count
                files.formUnion(result.files.map(\.digest))
            }
            progress(report)
        }
        if isRehearsal { report.files = files.count }
    }

    private func concerns(_ event: RecordedEvent) -> Bool {
        marks.isRecognised(in: event.content) || earlierMarks?.isNamed(in: event.content) == true
    }

    private func erase(_ id: Request.ID) async throws -> JournalErasure.Result? {
        let journals = JournalErasure(of: person)
        for _ in 0..<desk.configuration.maximumAttempts {
            guard let request = try await desk.store.requests([.id(id)]).first else { return nil }
            var (journal, version) = ([RecordedEvent](), 0)
            while version < request.version {
                journal += try await desk.store.history(HistoryQuery(id, after: version))
                guard let last = journal.last, last.version > version else { break }
                version = last.version
            }
            // It may have gone on since it was read.
            guard version == request.version else { continue }
            let now = desk.configuration.time.now()
            guard let result = try journals.erase(request, journal, by: actor, at: now) else { return nil }
            if isRehearsal { return result }
            let files = try remembering(result.files.map(\.digest), "\(id):\(request.version)")
            let change = Change(updates: [result.update], work: files)
            if try await desk.committer.commit(change).isCommitted { return result }
        }
        throw Rejection(.contended, "The request \(id) changes all the time; erase once more.")
    }

    /// That files are to be removed unless somebody else names them: with what makes them so.
    private func remembering(_ files: [Digest], _ name: String) throws -> [WorkChange] {
        try stride(from: 0, to: files.count, by: Self.filesPerItem).map { start in
            let part = Array(files[start..<min(start + Self.filesPerItem, files.count)])
            let key = WorkKey("\(Self.files):\(Digest(of: Array("\(name):\(start)".utf8)))")
            return .schedule(
                WorkItem(key, dueAt: desk.configuration.time.now(), task: try WorkTask(Self.files, part)))
        }
    }

    // MARK: Due work

    private func eraseWork(_ report: inout ErasureReport) async throws {
        var walk = WorkWalk(desk.store)
        while let item = try await walk.next() {
            guard item.key != Self.key else { continue }
            let changes = try change(of: item, &report)
            guard !isRehearsal, !changes.isEmpty else { continue }
            _ = try await desk.committer.commit(Change(work: changes))
        }
    }

    private func change(of item: WorkItem, _ report: inout ErasureReport) throws -> [WorkChange] {
        let isTold = marks.isRecipient(in: item.key)
        guard isTold || marks.isRecognised(in: item.task.payload) else { return [] }
        guard let files = filesOfWork(item, isTold: isTold) else {
            report.stillPlanned.note(item.key)
            return []
        }
        report.work += 1
        return [.cancel(item.key)] + (try remembering(files, item.key.rawValue))
    }

    /// `nil` for work that is not theirs, or of which nobody here knows whose it is.
    private func filesOfWork(_ item: WorkItem, isTold: Bool) -> [Digest]? {
        if let handler = desk.handlers[item.task.kind] {
            do {
                return try handler.filesOfWork(item, of: person)
            } catch {
                desk.configuration.logger.warning("Work cannot be read.", metadata: ["key": "\(item.key)"])
                return nil
            }
        }
        // What was gathered for somebody has no handler anywhere; and this desk may have no notifiers.
        return isTold && Self.toldBeginnings.contains { item.key.rawValue.hasPrefix($0) } ? [] : nil
    }

    private static let toldBeginnings = ["gathered:", "said:", "notice:", "digest:", "conversation:"]

    // MARK: Files, and what others wrote

    /// Goes through the journals once more: where the person is all the same, and which files nobody names.
    private func lookThrough(
        _ report: inout ErasureReport, _ progress: (ErasureReport) -> Void
    ) async throws {
        guard !isRehearsal else { return }
        let items = try await filesToRemove()
        var files = Set(try items.flatMap { try $0.task.decode([Digest].self) })
        let start = try await desk.store.journal(JournalQuery(.commits, from: .end, limit: 1)).next
        var walk = JournalWalk(desk.store)
        while let page = try await walk.next() {
            for entry in page {
                for file in entry.event.attachments { files.remove(file.digest) }
                if report.stillNaming.last != entry.number, marks.isRecognised(in: entry.event.content) {
                    report.stillNaming.note(entry.number)
                }
            }
            progress(report)
        }
        // Somebody may have named one meanwhile, in a request that was passed already.
        var later = JournalQuery(.commits, from: .after(start), limit: JournalQuery.firstLimit)
        while true {
            let page = try await desk.store.journal(later)
            guard !page.entries.isEmpty else { break }
            for file in page.entries.flatMap(\.event.attachments) { files.remove(file.digest) }
            later.start = .after(page.next)
        }
        try await desk.attachments.remove(Array(files))
        report.files = files.count
        for start in stride(from: 0, to: items.count, by: Change.maximumWork) {
            let part = items[start..<min(start + Change.maximumWork, items.count)]
            _ = try await desk.committer.commit(Change(work: part.map { .cancel($0.key) }))
        }
    }

    private func filesToRemove() async throws -> [WorkItem] {
        var (query, items) = (WorkQuery(.pending(), kinds: [Self.files], limit: 1_000), [WorkItem]())
        repeat {
            let page = try await desk.store.work(query)
            items += page.records.map(\.item)
            query.after = page.next
        } while query.after != nil
        return items
    }

    private func findArticles(_ report: inout ErasureReport) async throws {
        var walk = ArticleWalk(desk.articles, as: .host("erase"))
        while let page = try await walk.next() {
            for article in page {
                var query = RevisionQuery(article.id, limit: 100)
                while query.after < article.version {
                    let revisions = try await desk.articles.revisions(query)
                    guard let last = revisions.last else { break }
                    query.after = last.version
                    guard revisions.contains(where: { marks.isRecognised(in: $0.encoded) }) else { continue }
                    report.articles.note(article.number)
                    break
                }
            }
        }
    }

    /// Keys that name them, as those of what they owed, stay: what is done once must not be done again.
    private func findKeys(_ report: inout ErasureReport) async throws {
        var after: String?
        while true {
            let keys = try await desk.store.keys(.page(after: after, limit: 5_000))
            report.keys += keys.count { marks.isRecipient(in: WorkKey($0.key.name)) }
            guard keys.count == 5_000, let last = keys.last else { return }
            after = last.key.name
        }
    }

    // MARK: The directory, and readings

    /// Has nothing more come from the person meanwhile.
    private func silence() async throws {
        guard let directory = desk.directory.source as? any DirectoryStore,
            var entry = try await directory.people([person.id]).first
        else { return }
        entry.isActive = false
        let left = Person(id: person.pseudonym.replacement, name: .erased, isActive: false)
        try await directory.save([.person(entry), .person(left)])
        desk.refreshDirectory()
    }

    private func settleReadings() async throws {
        var walk = ReadingWalk(desk.articles)
        while let reading = try await walk.next() {
            if reading.reader == person.id { try await desk.settle([reading]) }
        }
    }

    private func eraseEntries(_ report: inout ErasureReport) async throws {
        guard let directory = desk.directory.source as? any DirectoryStore else { return }
        for kind in DirectoryEntry.Kind.allCases {
            for entry in try await directory.allEntries(kind) where entry.id != person.id.rawValue || kind != .person {
                let content = try CanonicalJSON.encode(entry)
                guard marks.isRecognised(in: content) else { continue }
                let left = try person.erased(from: entry).without(member: person.pseudonym.replacement)
                if left != entry {
                    report.entries += 1
                    if !isRehearsal { try await directory.save([left]) }
                }
                if marks.isRecognised(in: try CanonicalJSON.encode(left)) {
                    report.entriesNaming.note("\(kind.rawValue):\(entry.id)")
                }
            }
        }
        guard isKnown else { return }
        report.entries += 1
        guard !isRehearsal else { return }
        try await directory.remove([person.id])
        desk.refreshDirectory()
    }
}

extension DirectoryEntry {
    /// A team without somebody who works for it no more; any other entry as it is.
    fileprivate func without(member: Person.ID) -> DirectoryEntry {
        guard case .team(var team) = self else { return self }
        team.members.removeAll { $0.person == member }
        return .team(team)
    }
}

/// All journals, in the order of their numbers.
private struct JournalWalk {
    private let store: any RequestStore
    private var query = JournalQuery(.numbers, limit: JournalQuery.firstLimit)

    init(_ store: any RequestStore) { self.store = store }

    /// The next events; `nil` when there are no more.
    mutating func next() async throws -> [JournalEntry]? {
        let page = try await store.journal(query)
        guard !page.entries.isEmpty else { return nil }
        (query.start, query.limit) = (.after(page.next), query.limit(after: page))
        return page.entries
    }
}
