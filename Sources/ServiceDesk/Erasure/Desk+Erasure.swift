extension Desk {
    /// Erases a person: what they wrote, who they were, and what was there for them alone.
    ///
    /// Of incidents and service requests that they made, or that were made for them, all texts, answers and files go,
    /// whoever wrote them. Of other requests their own messages, reasons and remarks go. Everywhere another id, which
    /// tells nothing, stands where theirs stood; so that what happened, when, and all figures stay as they are. Notices
    /// and tokens of theirs are cancelled; the directory that the desk keeps forgets them (a directory of the host is
    /// the host’s). The journals still prove themselves (``JournalAudit``). What others wrote of the person in other
    /// requests is not found by itself: the report names where to look.
    ///
    /// It goes through all journals, twice. Where it is interrupted, do it again. Until ``expunge(as:)``, what was
    /// erased is in the files of the store; backups and exports that were made before have it for good.
    ///
    /// - Parameters:
    ///   - isRehearsal: Whether it only says what would be done. Nothing is changed then, and nothing is named that
    ///     would be left.
    ///   - progress: Called now and then, with what has been done.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notPermitted`` for anyone but the host’s own program,
    ///   ``Rejection/Code/contended`` where a request changed again and again; ``StoreError``.
    public func erase(
        _ person: Person.ID, isRehearsal: Bool = false, as viewer: Viewer,
        progress: (ErasureReport) -> Void = { _ in }
    ) async throws -> ErasureReport {
        guard viewer.isHost else { throw Rejection(.notPermitted, "People are erased by the desk itself.") }
        let erasing = try await PersonErasure(person, isRehearsal: isRehearsal, on: self, by: viewer.actor)
        return try await erasing.run(progress)
    }

    /// Rewrites the files of the store, so that nothing of what was erased is left in them
    /// (``RequestStore/expunge()``): once for any number of people.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notPermitted`` for anyone but the host’s own program;
    ///   ``StoreError``.
    public func expunge(as viewer: Viewer) async throws {
        guard viewer.isHost else { throw Rejection(.notPermitted, "What was erased is removed by the desk itself.") }
        try await store.expunge()
    }
}

/// An erasure of one person under way.
private struct PersonErasure {
    private let desk: Desk
    private let person: Person.ID
    private let entry: Person?
    private let isRehearsal: Bool
    private let actor: Actor
    private let marks: PersonMarks
    private let journals: JournalErasure
    private let pseudonym: Pseudonym

    init(_ person: Person.ID, isRehearsal: Bool, on desk: Desk, by actor: Actor) async throws {
        (self.desk, self.person, self.isRehearsal, self.actor) = (desk, person, isRehearsal, actor)
        let id = Person.ID("erased-\(desk.configuration.ids.next(at: desk.configuration.time.now()))")
        pseudonym = Pseudonym(person: person, replacement: id)
        entry = try await desk.directory.source.people([person]).first
        marks = try PersonMarks(person, entry)
        journals = JournalErasure(pseudonym)
    }

    func run(_ progress: (ErasureReport) -> Void) async throws -> ErasureReport {
        var (report, files) = (ErasureReport(pseudonym.replacement), Set<Digest>())
        if !isRehearsal {
            try await silence()
            try await settleReadings()
        }
        try await eraseRequests(&report, &files, progress)
        try await cancelWork(&report, &files)
        try await findArticles(&report)
        if isRehearsal {
            report.files = files.count
        } else {
            try await lookThrough(&report, &files, progress)
            try await desk.attachments.remove(Array(files))
            report.files = files.count
        }
        try await eraseEntries(&report)
        progress(report)
        return report
    }

    // MARK: Requests

    private func eraseRequests(
        _ report: inout ErasureReport, _ files: inout Set<Digest>, _ progress: (ErasureReport) -> Void
    ) async throws {
        var (walk, last) = (JournalWalk(desk.store), Request.Number(0))
        while let page = try await walk.next() {
            for entry in page where entry.number != last && marks.isNamed(in: entry.event.content) {
                last = entry.number
                guard let result = try await erase(entry.event.request) else { continue }
                report.requests += 1
                report.events += result.update.replaced.count
                files.formUnion(result.files.map(\.digest))
            }
            progress(report)
        }
    }

    private func erase(_ id: Request.ID) async throws -> JournalErasure.Result? {
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
            if try await desk.committer.commit(Change(updates: [result.update])).isCommitted { return result }
        }
        throw Rejection(.contended, "The request \(id) changes all the time; erase once more.")
    }

    /// Goes through the journals once more: which files are named all the same, and where the person is.
    private func lookThrough(
        _ report: inout ErasureReport, _ files: inout Set<Digest>, _ progress: (ErasureReport) -> Void
    ) async throws {
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
    }

    // MARK: What else is kept

    /// Has nothing more come from the person meanwhile.
    private func silence() async throws {
        guard var entry, entry.isActive, let directory = desk.directory.source as? any DirectoryStore else { return }
        entry.isActive = false
        try await directory.save([.person(entry)])
        desk.refreshDirectory()
    }

    private func settleReadings() async throws {
        var walk = ReadingWalk(desk.articles)
        while let reading = try await walk.next() {
            if reading.reader == person { try await desk.settle([reading]) }
        }
    }

    private func cancelWork(_ report: inout ErasureReport, _ files: inout Set<Digest>) async throws {
        var (walk, cancelled) = (WorkWalk(desk.store), [WorkChange]())
        while let item = try await walk.next() {
            let isAbout = marks.isNamed(in: item.key)
            guard isAbout || marks.isRecognised(in: item.task.payload) else { continue }
            let own = try desk.handlers[item.task.kind]?.filesIfPersonal(item)
            guard isAbout || own != nil else {
                report.stillPlanned.note(item.key)
                continue
            }
            cancelled.append(.cancel(item.key))
            files.formUnion(own ?? [])
        }
        report.work = cancelled.count
        guard !isRehearsal else { return }
        for start in stride(from: 0, to: cancelled.count, by: Change.maximumWork) {
            let part = cancelled[start..<min(start + Change.maximumWork, cancelled.count)]
            _ = try await desk.committer.commit(Change(work: Array(part)))
        }
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

    private func eraseEntries(_ report: inout ErasureReport) async throws {
        guard let directory = desk.directory.source as? any DirectoryStore else { return }
        var changed: [DirectoryEntry] = []
        for kind in DirectoryEntry.Kind.allCases {
            for entry in try await directory.allEntries(kind) where entry.id != person.rawValue || kind != .person {
                guard marks.isNamed(in: try CanonicalJSON.encode(entry)) else { continue }
                let left = try pseudonym.applied(to: entry).without(member: pseudonym.replacement)
                if left != entry { changed.append(left) }
            }
        }
        report.entries = changed.count + (entry == nil ? 0 : 1)
        guard !isRehearsal, entry != nil || !changed.isEmpty else { return }
        changed.append(.person(Person(id: pseudonym.replacement, name: .erased, isActive: false)))
        for start in stride(from: 0, to: changed.count, by: DirectoryEntry.maximumBatch) {
            try await directory.save(Array(changed[start..<min(start + DirectoryEntry.maximumBatch, changed.count)]))
        }
        try await directory.remove([person])
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
