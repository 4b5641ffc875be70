extension DeskCopy {
    /// Requests that are read at once.
    private static let pageSize = 500
    /// A journal with more events, or bytes, is copied by itself, piece by piece.
    private static let longJournal = 1_000
    static let manyBytes = 4 << 20

    /// Pages of requests, or batches of keys, that are under way at once.
    static let pagesAtOnce = 3

    /// Copies all requests, in the order of their numbers, several pages at a time.
    func copyRequests(_ state: inout Progress, _ progress: (Progress) -> Void) async throws {
        var walk = RequestWalk(source.requests, as: .host("copy"))
        var pages: [Task<Progress, any Error>] = []
        do {
            while let requests = try await walk.next(limit: Self.pageSize) {
                if pages.count >= Self.pagesAtOnce { state.take(try await pages.removeFirst().value) }
                state.done.requests += requests.count
                state.done.events += requests.reduce(0) { $0 + $1.version }
                progress(state)
                pages.append(Task { try await copyPage(requests) })
            }
            for page in pages { state.take(try await page.value) }
        } catch {
            // What they have begun ends; what they write is whole.
            for page in pages { _ = await page.result }
            throw error
        }
    }

    private func copyPage(_ requests: [Request]) async throws -> Progress {
        var part = Progress()
        let known = try await versions(of: requests)
        let lacking = requests.filter { request in
            known[request.id]?.version != request.version || known[request.id]?.journalHead != request.journalHead
        }
        let events = try await events(of: lacking)
        try await copy(lacking, known, &part) { request, version in
            guard let found = events[request.id] else {
                return try await self.events(of: request, after: version)
            }
            return Array(found.dropFirst(version))
        }
        return part
    }

    /// What the target has of requests.
    func versions(of requests: [Request]) async throws -> [Request.ID: Request] {
        let found = try await target.requests.requests(requests.map { .id($0.id) })
        return Dictionary(found.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    // MARK: Reading

    /// The whole journals of requests with ascending numbers, read in one go; without those that are long.
    private func events(of requests: [Request]) async throws -> [Request.ID: [RecordedEvent]] {
        guard let first = requests.first, let last = requests.last else { return [:] }
        // Where few of many are wanted, each is asked for by itself.
        guard last.number - first.number < 4 * Int64(requests.count) + 64 else { return [:] }
        let wanted = Set(requests.filter { $0.version <= Self.longJournal }.map(\.id))
        var (query, found, bytes) = (
            JournalQuery(.numbers, from: .number(first.number)), [Request.ID: [RecordedEvent]](), 0
        )
        query.limit = JournalQuery.firstLimit
        while true {
            let page = try await source.requests.journal(query)
            let limit = query.limit
            query.limit = query.limit(after: page)
            for entry in page.entries where entry.number <= last.number && wanted.contains(entry.event.request) {
                found[entry.event.request, default: []].append(entry.event)
                bytes += entry.event.content.count
            }
            query.start = .after(page.next)
            // The rest is read one by one, and the last one may not be whole.
            let isEnough = bytes > Self.manyBytes
            guard let end = page.entries.last, end.number <= last.number, page.entries.count == limit, !isEnough
            else {
                if isEnough, let end = page.entries.last { found[end.event.request] = nil }
                return found
            }
        }
    }

    /// The events of a request behind a version, up to its own; `nil` where they are too many bytes to be held at once.
    func events(of request: Request, after version: Int) async throws -> [RecordedEvent]? {
        var (walk, events, bytes) = (HistoryWalk(source.requests, of: request, after: version), [RecordedEvent](), 0)
        while let page = try await walk.next() {
            events += page
            bytes += page.bytes
            guard bytes <= Self.manyBytes else { return nil }
        }
        return events
    }

    // MARK: Writing

    /// Brings requests to what the source has.
    ///
    /// - Parameters:
    ///   - known: What the target has of them.
    ///   - events: Gives the events of a request behind a version; `nil` where they are too many bytes to be held at
    ///     once.
    func copy(
        _ requests: [Request], _ known: [Request.ID: Request], _ state: inout Progress,
        _ events: (Request, Int) async throws -> [RecordedEvent]?
    ) async throws {
        var (batch, bytes) = ([Change](), 0)
        for request in requests {
            let before = known[request.id]
            guard before?.number ?? request.number == request.number, before?.version ?? 0 <= request.version else {
                throw conflict(request)
            }
            if let before, before.version == request.version {
                guard before.journalHead == request.journalHead else { throw conflict(request) }
                continue
            }
            let isLong = request.version - (before?.version ?? 0) > Self.longJournal
            guard !isLong, let found = try await events(request, before?.version ?? 0) else {
                try await commit(&batch, &state)
                try await copyLong(request, before, &state)
                continue
            }
            // It may have gone on since the request was read.
            let new = found.filter { $0.version <= request.version }
            try check(new, of: request, after: before)
            for event in new { try await copyAttachments(of: event, &state) }
            let erased = try await erasedEvents(of: request, before, new)
            batch.append(
                Change(updates: [try Change.Update(before: before, after: request, events: new, replaced: erased)]))
            bytes += new.reduce(0) { $0 + $1.content.count }
            guard batch.count >= target.requests.limits.changesPerCommit || bytes > Self.manyBytes else { continue }
            try await commit(&batch, &state)
            bytes = 0
        }
        try await commit(&batch, &state)
    }

    /// Events that the target has of which something was erased since.
    private func erasedEvents(
        of request: Request, _ before: Request?, _ new: [RecordedEvent]
    ) async throws -> [RecordedEvent] {
        guard let before, new.contains(where: \.event.isErasure) else { return [] }
        var (walk, erased) = (HistoryWalk(source.requests, of: request, after: 0), [RecordedEvent]())
        var audit = ErasureAudit()
        while let page = try await walk.next() {
            for event in page { audit.take(event, Digest(of: event.content)) }
            erased += page.filter { $0.original != nil && $0.version <= before.version }
        }
        guard audit.fault == nil else { throw damaged(request) }
        return erased
    }

    /// A journal of any length, a piece in each commit.
    private func copyLong(_ request: Request, _ known: Request?, _ state: inout Progress) async throws {
        var (audit, before) = (JournalAudit(of: request.id), known)
        var walk = HistoryWalk(source.requests, of: request, after: 0)
        while let page = try await walk.next() {
            for event in page {
                do { try audit.check(event) } catch { throw damaged(request) }
                // What the target has must be the beginning of it.
                let isOther = event.version == known?.version && event.hash != known?.journalHead
                if isOther { throw conflict(request) }
            }
            let new = page.filter { $0.version > before?.version ?? 0 }
            guard let last = new.last, var after = audit.state(number: request.number) else { continue }
            if last.version == request.version {
                guard last.hash == request.journalHead else { throw damaged(request) }
                after = request
            }
            for event in new { try await copyAttachments(of: event, &state) }
            let erased = try await erasedEvents(of: request, before, new)
            var batch = [
                Change(updates: [try Change.Update(before: before, after: after, events: new, replaced: erased)])
            ]
            try await commit(&batch, &state)
            before = after
        }
        guard before?.version == request.version else { throw damaged(request) }
        do { try audit.checkErasures() } catch { throw damaged(request) }
    }

    /// That events follow one another, and what the target has, up to the request’s own head.
    private func check(_ events: [RecordedEvent], of request: Request, after before: Request?) throws {
        var (version, head) = (before?.version ?? 0, before?.journalHead ?? .zero)
        var erasures = ErasureAudit()
        for event in events {
            version += 1
            let content = Digest(of: event.content)
            erasures.take(event, content)
            let hash = RecordedEvent.hash(
                of: event.original ?? content, subject: request.id.uuid, version: version,
                at: event.at, after: head)
            guard event.version == version, hash == event.hash else {
                // Either the source is damaged, or the target has another journal up to there.
                throw before == nil ? damaged(request) : conflict(request)
            }
            head = hash
        }
        guard version == request.version, head == request.journalHead, before != nil || erasures.fault == nil else {
            throw damaged(request)
        }
    }

    private func commit(_ batch: inout [Change], _ state: inout Progress) async throws {
        guard !batch.isEmpty else { return }
        for (change, result) in zip(batch, try await target.requests.commit(batch)) {
            let update = change.updates[0]
            guard case .committed(let numbers) = result, numbers == [update.after.number] else {
                throw conflict(update.after)
            }
            if update.before == nil { state.added.requests += 1 }
            state.added.events += update.events.count
        }
        batch.removeAll(keepingCapacity: true)
    }

    private func copyAttachments(of event: RecordedEvent, _ state: inout Progress) async throws {
        for file in event.attachments {
            state.done.attachments += 1
            guard try await source.attachments.size(of: file.digest) == file.size else {
                throw TransferError(.damaged, "The file “\(file.name)” is not kept whole in the source.")
            }
            if try await copyFile(file.digest, size: file.size) { state.added.attachments += 1 }
        }
    }

    /// Copies the bytes of a file that the source has.
    ///
    /// - Returns: Whether the target lacked it.
    func copyFile(_ digest: Digest, size: Int64) async throws -> Bool {
        guard try await target.attachments.size(of: digest) != size else { return false }
        let upload = IDGenerator().next(at: SystemTime().now())
        var index = 0
        try await AttachmentBytes(digest: digest, store: source.attachments).inChunks { chunk in
            try await target.attachments.write(AttachmentChunk(upload: upload, index: index, bytes: chunk))
            index += 1
        }
        try await target.attachments.seal(AttachmentSeal(upload: upload, digest: digest, size: size))
        return true
    }

    private func conflict(_ request: Request) -> TransferError {
        TransferError(
            .conflict, "#\(request.number) is another request in the target, or has another journal there. Copy into "
                + "an empty store, or one that was copied from this one.")
    }

    private func damaged(_ request: Request) -> TransferError {
        TransferError(.damaged, "The journal of #\(request.number) is not whole in the source; verify it.")
    }
}

/// The events of one request up to its version, page by page.
private struct HistoryWalk {
    private let store: any RequestStore
    private let end: Int
    private var query: HistoryQuery

    init(_ store: any RequestStore, of request: Request, after version: Int) {
        (self.store, end) = (store, request.version)
        query = HistoryQuery(request.id, after: version, limit: JournalQuery.firstLimit)
    }

    mutating func next() async throws -> [RecordedEvent]? {
        guard query.after < end else { return nil }
        query.limit = min(query.limit, end - query.after)
        let page = try await store.history(query)
        guard let last = page.last else { return nil }
        (query.after, query.limit) = (last.version, page.nextLimit(after: query.limit, most: 1_000))
        return page
    }
}

extension [RecordedEvent] {
    fileprivate var bytes: Int { reduce(0) { $0 + $1.content.count } }

    /// How many are asked for after so many, so that a page has some mebibytes at most.
    fileprivate func nextLimit(after limit: Int, most: Int) -> Int {
        bytes < DeskCopy.manyBytes / 4 ? Swift.min(limit * 4, most) : Swift.max(limit / 2, 16)
    }
}

extension JournalQuery {
    /// How many events are asked for first: each may have a mebibyte.
    static let firstLimit = 64

    /// How many are asked for next.
    func limit(after page: JournalPage) -> Int { page.entries.map(\.event).nextLimit(after: limit, most: 4_000) }
}

extension DeskCopy.Progress {
    /// Takes what was added in one part.
    fileprivate mutating func take(_ part: Self) {
        done.attachments += part.done.attachments
        added.requests += part.added.requests
        added.events += part.added.events
        added.attachments += part.added.attachments
    }
}
