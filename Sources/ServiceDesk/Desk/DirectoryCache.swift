import Synchronization

/// Remembers for a short time what the directory said, so that a desk under load does not ask the same thing for every
/// message. Absence is not remembered.
final class DirectoryCache: Sendable {
    private let directory: any Directory
    private let maximumAge: Int64
    private let time: any TimeSource
    private let memory = Mutex(Memory())

    /// Entries of each kind that are remembered at most; beyond that all are forgotten.
    private static let maximumCount = 50_000
    private static let batchSize = 500

    private struct Memory {
        var people: [Person.ID: Entry<Person>] = [:]
        var memberships: [Person.ID: Entry<[Team]>] = [:]
        var teams: [Team.ID: Entry<Team>] = [:]
        var services: [Service.ID: Entry<Service>] = [:]
        var suppliers: [Supplier.ID: Entry<Supplier>] = [:]
        var departments: [Department.ID: Entry<Department>] = [:]
    }

    private struct Entry<Value: Sendable>: Sendable {
        var value: Value
        var at: Timestamp
    }

    init(_ directory: any Directory, maximumAge: Int64, time: any TimeSource) {
        self.directory = directory
        self.maximumAge = maximumAge
        self.time = time
    }

    func forget() { memory.withLock { $0 = Memory() } }

    private func remembered<Key: Hashable & Sendable, Value: Sendable>(
        _ key: Key, in table: WritableKeyPath<Memory, [Key: Entry<Value>]> & Sendable,
        orAsk ask: () async throws(StoreError) -> Value?
    ) async throws(StoreError) -> Value? {
        let now = time.now()
        let known = memory.withLock { $0[keyPath: table][key] }
        // A clock that was put back makes an entry seem young for ever; it is asked for again instead.
        if let known, known.at <= now, now < known.at.advanced(bySeconds: maximumAge) { return known.value }
        guard let value = try await ask() else { return nil }
        memory.withLock { memory in
            if memory[keyPath: table].count >= Self.maximumCount { memory[keyPath: table] = [:] }
            memory[keyPath: table][key] = Entry(value: value, at: now)
        }
        return value
    }

    func person(_ id: Person.ID) async throws(StoreError) -> Person? {
        try await remembered(id, in: \.people) { () async throws(StoreError) in try await directory.people([id]).first }
    }

    /// Asks for many people before they are needed one by one: for half of what is remembered at most, so that the next
    /// who is met does not make the desk forget them all.
    func preload(_ people: [Person.ID]) async throws(StoreError) {
        var rest = people.prefix(Self.maximumCount / 2)
        while !rest.isEmpty {
            let found = try await directory.people(Array(rest.prefix(Self.batchSize)))
            rest = rest.dropFirst(Self.batchSize)
            let now = time.now()
            memory.withLock { memory in
                for person in found { memory.people[person.id] = Entry(value: person, at: now) }
            }
        }
    }

    func activePerson(_ id: Person.ID) async throws -> Person {
        guard let person = try await person(id) else { throw Rejection.unknown("person", id.rawValue) }
        guard person.isActive else { throw Rejection(.notPermitted, "“\(id)” has left and cannot act any more.") }
        return person
    }

    func teams(of person: Person.ID) async throws(StoreError) -> [Team] {
        try await remembered(person, in: \.memberships) { () async throws(StoreError) in
            try await directory.teams(of: person)
        } ?? []
    }

    func team(_ id: Team.ID) async throws(StoreError) -> Team? {
        try await remembered(id, in: \.teams) { () async throws(StoreError) in try await directory.teams([id]).first }
    }

    func service(_ id: Service.ID) async throws(StoreError) -> Service? {
        try await remembered(id, in: \.services) { () async throws(StoreError) in
            try await directory.services([id]).first
        }
    }

    func supplier(_ id: Supplier.ID) async throws(StoreError) -> Supplier? {
        try await remembered(id, in: \.suppliers) { () async throws(StoreError) in
            try await directory.suppliers([id]).first
        }
    }

    func department(_ id: Department.ID) async throws(StoreError) -> Department? {
        try await remembered(id, in: \.departments) { () async throws(StoreError) in
            try await directory.departments([id]).first
        }
    }

    func people(_ ids: [Person.ID]) async throws(StoreError) -> [Person] { try await directory.people(ids) }

    func delegations(to person: Person.ID, at now: Timestamp) async throws(StoreError) -> [Delegation] {
        try await directory.delegations(to: person, at: now)
    }
}
