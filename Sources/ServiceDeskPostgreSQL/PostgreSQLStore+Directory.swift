#if PostgreSQL
    import LibPQ
    import ServiceDesk

    extension PostgreSQLStore: DirectoryStore {
        public func people(_ ids: [Person.ID]) async throws(StoreError) -> [Person] {
            try await entries(.person, ids.map(\.rawValue)).compactMap(\.person)
        }

        public func person(at address: Address) async throws(StoreError) -> Person? {
            try await entries(
                """
                SELECT content FROM directory_entry WHERE kind = 'person' AND id = \
                (SELECT person FROM address WHERE key = $1)
                """, [.text(address.key)]
            ).first?.person
        }

        public func teams(_ ids: [Team.ID]) async throws(StoreError) -> [Team] {
            try await entries(.team, ids.map(\.rawValue)).compactMap(\.team)
        }

        public func teams(of person: Person.ID) async throws(StoreError) -> [Team] {
            try await entries(
                """
                SELECT content FROM directory_entry WHERE kind = 'team' AND id IN \
                (SELECT team FROM member WHERE person = $1) ORDER BY id
                """, [.text(person.rawValue)]
            ).compactMap(\.team)
        }

        public func services(_ ids: [Service.ID]) async throws(StoreError) -> [Service] {
            try await entries(.service, ids.map(\.rawValue)).compactMap(\.service)
        }

        public func suppliers(_ ids: [Supplier.ID]) async throws(StoreError) -> [Supplier] {
            try await entries(.supplier, ids.map(\.rawValue)).compactMap(\.supplier)
        }

        public func departments(_ ids: [Department.ID]) async throws(StoreError) -> [Department] {
            try await entries(.department, ids.map(\.rawValue)).compactMap(\.department)
        }

        public func calendars(_ ids: [ServiceCalendar.ID]) async throws(StoreError) -> [ServiceCalendar] {
            try await entries(.calendar, ids.map(\.rawValue)).compactMap(\.calendar)
        }

        public func onCallSchedules(of team: Team.ID) async throws(StoreError) -> [OnCallSchedule] {
            try await onCallSchedules().filter { $0.isFor(team) }
        }

        public func delegations(to person: Person.ID, at time: Timestamp) async throws(StoreError) -> [Delegation] {
            try await entries(
                """
                SELECT content FROM directory_entry WHERE kind = 'delegation' AND id IN \
                (SELECT delegation FROM delegate WHERE person = $1) ORDER BY id
                """, [.text(person.rawValue)]
            ).compactMap(\.delegation).filter { $0.starts <= time && time < $0.ends }
        }

        /// In the order of the ids.
        private func entries(_ kind: DirectoryEntry.Kind, _ ids: [String]) async throws(StoreError) -> [DirectoryEntry]
        {
            guard !ids.isEmpty else { return [] }
            return try await entries(
                """
                SELECT e.content FROM unnest($2) WITH ORDINALITY AS wanted (id, place) \
                JOIN directory_entry e ON e.kind = $1 AND e.id = wanted.id ORDER BY wanted.place
                """, [.text(kind.rawValue), .texts(ids)])
        }

        public func entries(_ query: DirectoryQuery) async throws(StoreError) -> [DirectoryEntry] {
            try query.validate()
            return try await entries(
                "SELECT content FROM directory_entry WHERE kind = $1 AND id > $2 ORDER BY id LIMIT $3",
                [.text(query.kind.rawValue), .text(query.after ?? ""), .integer(Int64(query.limit))])
        }

        private func entries(
            _ text: String, _ parameters: [PQParameter]
        ) async throws(StoreError) -> [DirectoryEntry] {
            try await rows(.kept(text, parameters)) { row in
                try CanonicalJSON.decode(DirectoryEntry.self, from: row.bytes(0))
            }
        }

        public func save(_ entries: [DirectoryEntry]) async throws(StoreError) {
            try DirectoryEntry.validate(entries)
            guard !entries.isEmpty else { return }
            let (saving, deadline) = (try DirectorySaving(entries), deadline)
            var attempts = WriteAttempts(self, until: deadline, isRepeatable: true)
            do throws(PQError) {
                _ = try await attempts.run(saving.statements)
            } catch {
                if error.state == .uniqueViolation, let taken = try await taken(of: saving.addresses, until: deadline)
                { throw taken }
                throw StoreError(error, at: name, isWriting: true)
            }
        }

        public func remove(_ people: [Person.ID]) async throws(StoreError) {
            guard !people.isEmpty else { return }
            let ids = PQParameter.texts(people.map(\.rawValue))
            _ = try await writing(
                [
                    PQStatement("DELETE FROM address WHERE person = ANY($1)", [ids]),
                    PQStatement("DELETE FROM directory_entry WHERE kind = 'person' AND id = ANY($1)", [ids]),
                ], isRepeatable: true)
        }

        /// Which address somebody else has.
        private func taken(
            of addresses: [DirectorySaving.Pair], until deadline: ContinuousClock.Instant
        ) async throws(StoreError) -> StoreError? {
            let people = Dictionary(addresses.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
            let found = try await rows(
                PQStatement("SELECT key, person FROM address WHERE key = ANY($1)", [.texts(Array(people.keys))]),
                until: deadline
            ) { (try $0.text(0), try $0.text(1)) }
            return found.first { people[$0.0] != $0.1 }.map { StoreError.addressTaken($0.0, by: $0.1) }
        }
    }

    /// What a batch of entries writes. Of entries with one id the last one counts.
    private struct DirectorySaving {
        typealias Pair = (key: String, value: String)

        private let entries: [DirectoryEntry]
        private let contents: [[UInt8]]
        /// Each address and whose it is.
        let addresses: [Pair]

        private struct Place: Hashable {
            let kind: DirectoryEntry.Kind
            let id: [UInt8]
        }

        init(_ all: [DirectoryEntry]) throws(StoreError) {
            var (last, order): ([Place: DirectoryEntry], [Place]) = ([:], [])
            for entry in all {
                let place = Place(kind: entry.kind, id: Array(entry.id.utf8))
                if last.updateValue(entry, forKey: place) == nil { order.append(place) }
            }
            entries = order.compactMap { last[$0] }
            do {
                contents = try entries.map { try CanonicalJSON.encode($0) }
            } catch {
                throw StoreError(.constraint, "A directory entry cannot be written: \(error)")
            }
            addresses = try Self.addresses(of: all)
        }

        /// The addresses of the people, of which each is one person’s.
        private static func addresses(of entries: [DirectoryEntry]) throws(StoreError) -> [Pair] {
            var owners: [[UInt8]: String] = [:]
            var latest: [String: [String]] = [:]
            for person in entries.compactMap(\.person) {
                let keys = Set(person.addresses.map(\.key))
                for key in keys {
                    if let owner = owners[Array(key.utf8)], owner != person.id.rawValue {
                        throw StoreError.addressTaken(key, by: owner)
                    }
                    owners[Array(key.utf8)] = person.id.rawValue
                }
                latest[person.id.rawValue] = Array(keys)
            }
            return latest.flatMap { person, keys in keys.map { ($0, person) } }
        }

        /// All addresses are freed first, so that two people of one batch can exchange theirs.
        var statements: [PQStatement] {
            let people = entries.compactMap(\.person?.id.rawValue)
            let teams = entries.compactMap(\.team)
            let members = teams.flatMap { team in
                Set(team.members.map(\.person.rawValue)).map { (key: $0, value: team.id.rawValue) }
            }
            let delegations = entries.compactMap(\.delegation)
            var statements: [PQStatement] = [
                .kept(
                    """
                    INSERT INTO directory_entry (kind, id, content) SELECT * FROM unnest($1, $2, $3) \
                    AS row (kind, id, content) ORDER BY row.kind, row.id \
                    ON CONFLICT (kind, id) DO UPDATE SET content = excluded.content
                    """,
                    [
                        .texts(entries.map(\.kind.rawValue)), .texts(entries.map(\.id)), .byteArrays(contents),
                    ])
            ]
            func replace(_ table: String, _ columns: String, of owner: String, _ owners: [String], _ rows: [Pair]) {
                guard !owners.isEmpty else { return }
                statements.append(.kept("DELETE FROM \(table) WHERE \(owner) = ANY($1)", [.texts(owners)]))
                statements.append(
                    .kept(
                        "INSERT INTO \(table) (\(columns)) SELECT * FROM unnest($1, $2) AS row (a, b) ORDER BY row.a",
                        [.texts(rows.map(\.key)), .texts(rows.map(\.value))]))
            }
            replace("address", "key, person", of: "person", people, addresses)
            replace("member", "person, team", of: "team", teams.map(\.id.rawValue), members)
            replace(
                "delegate", "person, delegation", of: "delegation", delegations.map(\.id.rawValue),
                delegations.map { ($0.to.rawValue, $0.id.rawValue) })
            return statements
        }
    }
#endif
