#if SQLite
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    extension SQLiteStore: DirectoryStore {
        public func people(_ ids: [Person.ID]) async throws(StoreError) -> [Person] {
            try await entries(.person, ids.map(\.rawValue)).compactMap(\.person)
        }

        public func person(at address: Address) async throws(StoreError) -> Person? {
            try await lookUp { db in
                try db.first(
                    """
                    SELECT content FROM directory_entry WHERE kind = 'person' AND id = \
                    (SELECT person FROM address WHERE key = ?1)
                    """, [.text(address.key)]
                ) { try $0.entry() }
            }?.person
        }

        public func teams(_ ids: [Team.ID]) async throws(StoreError) -> [Team] {
            try await entries(.team, ids.map(\.rawValue)).compactMap(\.team)
        }

        public func teams(of person: Person.ID) async throws(StoreError) -> [Team] {
            try await readShortly { db in
                try db.rows(
                    """
                    SELECT content FROM directory_entry WHERE kind = 'team' AND id IN \
                    (SELECT team FROM member WHERE person = ?1) ORDER BY id
                    """, [.text(person.rawValue)]
                ) { try $0.entry() }
            }.compactMap(\.team)
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
            try await readShortly { db in
                try db.rows(
                    """
                    SELECT content FROM directory_entry WHERE kind = 'delegation' AND id IN \
                    (SELECT delegation FROM delegate WHERE person = ?1) ORDER BY id
                    """, [.text(person.rawValue)]
                ) { try $0.entry() }
            }.compactMap(\.delegation).filter { $0.starts <= time && time < $0.ends }
        }

        private func entries(_ kind: DirectoryEntry.Kind, _ ids: [String]) async throws(StoreError) -> [DirectoryEntry]
        {
            try await lookUp(ids.count) { db in
                try ids.compactMap { id in
                    try db.first(
                        "SELECT content FROM directory_entry WHERE kind = ?1 AND id = ?2",
                        [.text(kind.rawValue), .text(id)]
                    ) { try $0.entry() }
                }
            }
        }

        public func entries(_ query: DirectoryQuery) async throws(StoreError) -> [DirectoryEntry] {
            try query.validate()
            return try await read { db in
                try db.rows(
                    "SELECT content FROM directory_entry WHERE kind = ?1 AND id > ?2 ORDER BY id LIMIT ?3",
                    [.text(query.kind.rawValue), .text(query.after ?? ""), .integer(Int64(query.limit))]
                ) { try $0.entry() }
            }
        }

        public func save(_ entries: [DirectoryEntry]) async throws(StoreError) {
            try DirectoryEntry.validate(entries)
            try await write { db in
                // All addresses are freed first, so that two people of one batch can exchange theirs.
                for case .person(let person) in entries {
                    try db.run("DELETE FROM address WHERE person = ?1", [.text(person.id.rawValue)])
                }
                for entry in entries { try db.save(entry) }
            }
        }
    }

    extension SQLiteStore {
        public func remove(_ people: [Person.ID]) async throws(StoreError) {
            try await write { db in
                for person in people.map({ SQLValue.text($0.rawValue) }) {
                    try db.run("DELETE FROM address WHERE person = ?1", [person])
                    try db.run("DELETE FROM directory_entry WHERE kind = 'person' AND id = ?1", [person])
                }
            }
        }
    }

    extension Database {
        fileprivate func save(_ entry: DirectoryEntry) throws {
            let content = try CanonicalJSON.encode(entry)
            try run(
                """
                INSERT INTO directory_entry (kind, id, content, checksum) VALUES (?1, ?2, ?3, ?4) \
                ON CONFLICT (kind, id) DO UPDATE SET content = excluded.content, checksum = excluded.checksum
                """,
                [
                    .text(entry.kind.rawValue), .text(entry.id), .blob(content),
                    .integer(DirectoryEntry.checksum(content)),
                ])
            switch entry {
            case .person(let person): try saveAddresses(of: person)
            case .team(let team): try saveMembers(of: team)
            case .delegation(let delegation):
                try run("DELETE FROM delegate WHERE delegation = ?1", [.text(delegation.id.rawValue)])
                try run(
                    "INSERT INTO delegate (person, delegation) VALUES (?1, ?2)",
                    [.text(delegation.to.rawValue), .text(delegation.id.rawValue)])
            case .department, .supplier, .service, .calendar, .onCall, .policy, .template, .macro, .rule: break
            }
        }

        private func saveAddresses(of person: Person) throws {
            for key in Set(person.addresses.map(\.key)) {
                let owner = try first("SELECT person FROM address WHERE key = ?1", [.text(key)]) { try $0.text(0) }
                if let owner, owner != person.id.rawValue { throw StoreError.addressTaken(key, by: owner) }
                try run(
                    "INSERT OR IGNORE INTO address (key, person) VALUES (?1, ?2)",
                    [.text(key), .text(person.id.rawValue)])
            }
        }

        private func saveMembers(of team: Team) throws {
            try run("DELETE FROM member WHERE team = ?1", [.text(team.id.rawValue)])
            for person in Set(team.members.map(\.person.rawValue)) {
                try run(
                    "INSERT INTO member (person, team) VALUES (?1, ?2)", [.text(person), .text(team.id.rawValue)])
            }
        }
    }

    extension SQLiteRow {
        fileprivate func entry() throws -> DirectoryEntry {
            try CanonicalJSON.decode(DirectoryEntry.self, from: bytes(0))
        }
    }
#endif
