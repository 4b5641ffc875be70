extension InMemoryStore: DirectoryStore {
    private func entries(_ kind: DirectoryEntry.Kind, _ ids: [String]) -> [DirectoryEntry] {
        state.withLock { state in ids.compactMap { state.entries[kind]?[$0] } }
    }

    private func all(_ kind: DirectoryEntry.Kind) -> [DirectoryEntry] {
        state.withLock { state in
            state.entries[kind].map { $0.keys.sorted().compactMap { state.entries[kind]?[$0] } } ?? []
        }
    }

    public func people(_ ids: [Person.ID]) async throws(StoreError) -> [Person] {
        entries(.person, ids.map(\.rawValue)).compactMap(\.person)
    }

    public func person(at address: Address) async throws(StoreError) -> Person? {
        all(.person).compactMap(\.person).first { $0.addresses.contains { $0.key == address.key } }
    }

    public func teams(_ ids: [Team.ID]) async throws(StoreError) -> [Team] {
        entries(.team, ids.map(\.rawValue)).compactMap(\.team)
    }

    public func teams(of person: Person.ID) async throws(StoreError) -> [Team] {
        all(.team).compactMap(\.team).filter { $0.members.contains { $0.person == person } }
    }

    public func services(_ ids: [Service.ID]) async throws(StoreError) -> [Service] {
        entries(.service, ids.map(\.rawValue)).compactMap(\.service)
    }

    public func suppliers(_ ids: [Supplier.ID]) async throws(StoreError) -> [Supplier] {
        entries(.supplier, ids.map(\.rawValue)).compactMap(\.supplier)
    }

    public func departments(_ ids: [Department.ID]) async throws(StoreError) -> [Department] {
        entries(.department, ids.map(\.rawValue)).compactMap(\.department)
    }

    public func calendars(_ ids: [ServiceCalendar.ID]) async throws(StoreError) -> [ServiceCalendar] {
        entries(.calendar, ids.map(\.rawValue)).compactMap(\.calendar)
    }

    public func onCallSchedules(of team: Team.ID) async throws(StoreError) -> [OnCallSchedule] {
        all(.onCall).compactMap(\.onCall).filter { $0.isFor(team) }
    }

    public func delegations(to person: Person.ID, at time: Timestamp) async throws(StoreError) -> [Delegation] {
        all(.delegation).compactMap(\.delegation).filter { $0.to == person && $0.starts <= time && time < $0.ends }
    }

    public func save(_ entries: [DirectoryEntry]) async throws(StoreError) {
        try DirectoryEntry.validate(entries)
        let taken = state.withLock { state -> StoreError? in
            var changed = state.entries
            for entry in entries { changed[entry.kind, default: [:]][entry.id] = entry }
            var owners: [String: String] = [:]
            for (id, entry) in changed[.person] ?? [:] {
                for key in Set(entry.person?.addresses.map(\.key) ?? []) {
                    if let other = owners.updateValue(id, forKey: key) {
                        return .addressTaken(key, by: [id, other].min() ?? id)
                    }
                }
            }
            state.entries = changed
            return nil
        }
        if let taken { throw taken }
    }

    public func remove(_ people: [Person.ID]) async throws(StoreError) {
        state.withLock { state in for person in people { state.entries[.person]?[person.rawValue] = nil } }
    }

    public func entries(_ query: DirectoryQuery) async throws(StoreError) -> [DirectoryEntry] {
        try query.validate()
        return Array(
            all(query.kind).lazy.filter { entry in query.after.map { entry.id > $0 } ?? true }.prefix(query.limit))
    }
}

extension InMemoryStore: AttachmentStore {
    public func write(_ chunk: AttachmentChunk) async throws(StoreError) {
        try chunk.validate()
        let isNext = state.withLock { state in
            guard state.uploads[chunk.upload, default: []].count == chunk.index else { return false }
            state.uploads[chunk.upload, default: []].append(chunk.bytes)
            return true
        }
        guard isNext else { throw .chunkOutOfOrder(chunk.index) }
    }

    public func seal(_ seal: AttachmentSeal) async throws(StoreError) {
        let isWhole = state.withLock { state in
            let chunks = state.uploads[seal.upload] ?? []
            guard chunks.reduce(0, { $0 + Int64($1.count) }) == seal.size else { return false }
            state.uploads[seal.upload] = nil
            if state.attachments[seal.digest] == nil { state.attachments[seal.digest] = chunks }
            return true
        }
        guard isWhole else { throw .uploadIncomplete(seal.size) }
    }

    public func read(_ digest: Digest, chunk index: Int) async throws(StoreError) -> [UInt8]? {
        state.withLock { state in
            guard let chunks = state.attachments[digest], chunks.indices.contains(index) else { return nil }
            return chunks[index]
        }
    }

    public func size(of digest: Digest) async throws(StoreError) -> Int64? {
        state.withLock { state in state.attachments[digest].map { $0.reduce(0) { $0 + Int64($1.count) } } }
    }

    public func remove(_ digests: [Digest]) async throws(StoreError) {
        state.withLock { state in for digest in digests { state.attachments[digest] = nil } }
    }

    public func sweepUploads(before time: Timestamp) async throws(StoreError) -> Int {
        state.withLock { state in
            let old = state.uploads.keys.filter { $0.time < time }
            for upload in old { state.uploads[upload] = nil }
            return old.count
        }
    }
}
