#if Web
    import ServiceDesk

    /// What an organisation file changes in a directory, found out before anything is changed.
    public struct OrganisationChanges: Sendable {
        /// The entries as they are to be saved, those that stay as they are left out.
        public let entries: [DirectoryEntry]
        /// What is new, and what is changed, each as `person anna`.
        public let added, changed: [String]
        /// How many are in the file as they are in the directory.
        public let unchanged: Int
        /// All that the file has, as it is to be.
        private let all: [DirectoryEntry]

        /// - Parameter now: When it is to be saved.
        /// - Throws: ``YAMLMistake`` where the file names what is not there; ``ServiceDesk/StoreError``.
        public init(
            _ file: OrganisationFile, in directory: some DirectoryStore, at now: Timestamp = SystemTime().now()
        ) async throws {
            try await file.checkReferences(in: directory)
            var known: [String: DirectoryEntry] = [:]
            for (kind, entries) in Dictionary(grouping: file.entries, by: \.kind) {
                for entry in try await directory.entries(kind, entries.map(\.id)) { known[entry.title] = entry }
            }
            var (entries, added, changed, unchanged) = ([DirectoryEntry](), [String](), [String](), 0)
            var all: [DirectoryEntry] = []
            for var entry in try await file.answeredEntries(in: directory) {
                let old = known[entry.title]
                // What a clock has counted by the old hours stays as it was.
                if case .calendar(let calendar) = entry, let old = old?.calendar {
                    entry = .calendar(calendar.replacing(old, at: now))
                }
                entry = file.replacing(old, with: entry)
                all.append(entry)
                if old == entry {
                    unchanged += 1
                    continue
                }
                entries.append(entry)
                if old == nil { added.append(entry.title) } else { changed.append(entry.title) }
            }
            (self.entries, self.added, self.changed, self.unchanged) = (entries, added, changed, unchanged)
            self.all = all
        }

        /// All of them, or none.
        public func save(in directory: some DirectoryStore) async throws(StoreError) {
            if !entries.isEmpty { try await directory.save(entries) }
        }
    }

    extension OrganisationChanges {
        /// The policies and hours as they would be in force, to try them out (`Desk.whatIf`); `nil` for those of which
        /// the file has none.
        public func proposal(in directory: some DirectoryStore) async throws(StoreError) -> SLAProposal {
            var proposal = SLAProposal()
            let policies = all.compactMap(\.policy)
            if !policies.isEmpty {
                let ids = Set(policies.map(\.id))
                let others = try await directory.policies().filter { !ids.contains($0.id) }
                proposal.policies = (policies + others).sorted { $0.id < $1.id }
            }
            let calendars = all.compactMap(\.calendar)
            if !calendars.isEmpty {
                let ids = Set(calendars.map(\.id))
                let others = try await directory.calendars().filter { !ids.contains($0.id) }
                proposal.calendars = ServiceCalendars(calendars + others)
            }
            return proposal
        }
    }

    extension DirectoryStore {
        /// Those with these ids, and perhaps others.
        package func entries(_ kind: DirectoryEntry.Kind, _ ids: [String]) async throws(StoreError) -> [DirectoryEntry]
        {
            switch kind {
            case .person where ids.count <= 100:
                return try await people(ids.map { Person.ID($0) }).map { .person($0) }
            case .team where ids.count <= 100: return try await teams(ids.map { Team.ID($0) }).map { .team($0) }
            case .service where ids.count <= 100:
                return try await services(ids.map { Service.ID($0) }).map { .service($0) }
            // Of the others there are few.
            default: return try await allEntries(kind)
            }
        }
    }

    extension DirectoryEntry {
        fileprivate var title: String { "\(kind.rawValue) \(id)" }
    }
#endif
