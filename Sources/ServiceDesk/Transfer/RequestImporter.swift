/// Takes the journals of an export into a store, many requests in a commit, a very long journal in several.
struct RequestImporter {
    /// So many events, and bytes of them, are held at most before they are committed.
    private static let maximumEvents = 2_000
    private static let maximumBytes = 4 << 20

    private let store: any RequestStore
    private var current: Journal?
    private var parts: [Part] = []
    private var (eventCount, byteCount) = (0, 0)
    private var lastNumber: Request.Number = 0

    /// The journal that is being read.
    private struct Journal {
        var number: Request.Number
        var audit: JournalAudit
        var part: Part
    }

    /// Events of one request that follow one another.
    private struct Part {
        var number: Request.Number
        /// The request as the journal before the part gives it; `nil` where the part opens it.
        var before: Request?
        var after: Request?
        var events: [RecordedEvent] = []
        /// Events before the part of which something was erased.
        var erased: [RecordedEvent] = []
        var line: Int
    }

    init(_ store: any RequestStore) { self.store = store }

    mutating func add(
        _ event: RecordedEvent, number: Request.Number, line: Int, _ report: inout DeskImport.Report
    ) async throws {
        if current?.number != number { try await begin(event.request, number, line: line, &report) }
        guard var journal = current else { return }
        // The journal is put back below; without this it would be copied for each event.
        current = nil
        do throws(JournalFault) {
            try journal.audit.check(event)
        } catch {
            throw TransferError(.damaged, line: line, "\(error)")
        }
        journal.part.events.append(event)
        journal.part.after = journal.audit.state(number: number)
        current = journal
        eventCount += 1
        byteCount += event.content.count
        if eventCount >= Self.maximumEvents || byteCount >= Self.maximumBytes { try await flush(line: line, &report) }
    }

    private mutating func begin(
        _ id: Request.ID, _ number: Request.Number, line: Int, _ report: inout DeskImport.Report
    ) async throws {
        guard number > lastNumber else {
            throw TransferError(.malformed, line: line, "#\(number) does not come after #\(lastNumber).")
        }
        lastNumber = number
        try end(line: line)
        if parts.count >= store.limits.changesPerCommit { try await flush(line: line, &report) }
        current = Journal(number: number, audit: JournalAudit(of: id), part: Part(number: number, line: line))
        report.read.requests += 1
    }

    /// Commits what is left.
    mutating func finish(line: Int, _ report: inout DeskImport.Report) async throws {
        try end(line: line)
        try await flush(line: line, &report)
    }

    /// Ends the journal that was read.
    private mutating func end(line: Int) throws {
        guard let journal = current else { return }
        do throws(JournalFault) {
            try journal.audit.checkErasures()
        } catch {
            throw TransferError(.damaged, line: line, "\(error)")
        }
        if !journal.part.events.isEmpty { parts.append(journal.part) }
        current = nil
    }

    private mutating func flush(line: Int, _ report: inout DeskImport.Report) async throws {
        if let part = current?.part, !part.events.isEmpty {
            parts.append(part)
            let erased = part.erased + part.events.filter { $0.original != nil }
            current?.part = Part(number: part.number, before: part.after, erased: erased, line: line + 1)
        }
        guard !parts.isEmpty else { return }
        // One more than fits in a commit: those that were gathered and the one that is being read.
        var rest = parts[...]
        while !rest.isEmpty {
            try await commit(Array(rest.prefix(store.limits.changesPerCommit)), &report)
            rest = rest.dropFirst(store.limits.changesPerCommit)
        }
        parts.removeAll(keepingCapacity: true)
        (eventCount, byteCount) = (0, 0)
    }

    private func commit(_ parts: [Part], _ report: inout DeskImport.Report) async throws {
        let ids = parts.compactMap { $0.after.map { RequestReference.id($0.id) } }
        let known = try await store.requests(ids + parts.map { .number($0.number) })
        let byID = Dictionary(known.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let byNumber = Dictionary(known.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        var changes: [(change: Change, part: Part)] = []
        for part in parts {
            guard let after = part.after else { continue }
            let existing = byID[after.id]
            guard existing?.number ?? part.number == part.number, byNumber[part.number]?.id ?? after.id == after.id
            else {
                throw conflict(part, "#\(part.number) is another request in this store")
            }
            if let update = try await update(part, after, existing) {
                changes.append((Change(updates: [update]), part))
            }
        }
        for (result, (change, part)) in zip(try await store.commit(changes.map(\.change)), changes) {
            guard case .committed(let numbers) = result, numbers == [part.number] else {
                throw conflict(part, "#\(part.number) changed while it was imported")
            }
            report.added.events += change.updates[0].events.count
            if change.updates[0].before == nil { report.added.requests += 1 }
        }
    }

    /// What the store lacks of a part; `nil` where it has all of it.
    private func update(_ part: Part, _ after: Request, _ existing: Request?) async throws -> Change.Update? {
        guard let existing else {
            guard part.before == nil else { throw conflict(part, "#\(part.number) went away while it was imported") }
            return try Change.Update(before: nil, after: after, events: part.events)
        }
        let known = existing.version - (part.before?.version ?? 0)
        guard known >= 0 else { throw conflict(part, "#\(part.number) changed while it was imported") }
        if known <= part.events.count {
            let head = known == 0 ? part.before?.journalHead : part.events[known - 1].hash
            guard head == existing.journalHead else { throw differs(part) }
            let new = Array(part.events[known...])
            guard !new.isEmpty else { return nil }
            // What the store has may have been erased after it was brought there.
            let erased = new.contains { $0.event.isErasure }
                ? part.erased + part.events[..<known].filter { $0.original != nil } : []
            return try Change.Update(before: existing, after: after, events: new, replaced: erased)
        }
        // The store is further on: the journal as imported must be the beginning of its own.
        let kept = try await store.history(HistoryQuery(after.id, after: after.version - 1, limit: 1)).first
        guard kept?.hash == after.journalHead else { throw differs(part) }
        return nil
    }

    private func differs(_ part: Part) -> TransferError {
        conflict(part, "#\(part.number) has another journal in this store than in the export")
    }

    private func conflict(_ part: Part, _ message: String) -> TransferError {
        TransferError(.conflict, line: part.line, "\(message). Import into an empty store.")
    }
}
