import ServiceDesk
import ServiceDeskTesting
import Synchronization
import Testing

@Suite("Acting for someone else")
struct DelegationTests {
    private func company() async throws -> Company {
        let start = ManualClock().now()
        return try await Company(saving: [
            .delegation(
                Delegation(
                    id: "leave", from: "lena", to: "rita", starts: start, ends: start.advanced(bySeconds: 86_400))),
            .delegation(
                Delegation(
                    id: "more", from: "rita", to: "wim", starts: start, ends: start.advanced(bySeconds: 86_400))),
        ])
    }

    @Test("names both, from the beginning until the end")
    func delegation() async throws {
        let company = try await company()
        let request = try await company.open()
        let viewer = try await company.desk.viewer(for: "rita", actingFor: "lena")
        let taken = try await company.desk.perform(.take, on: .id(request.id), as: viewer)
        #expect(taken.agent == "lena")
        #expect(try await company.journal(of: request).last?.actor == .delegate(for: "lena", by: "rita"))
        company.clock.advance(bySeconds: 86_400)
        let ended = try await company.refusal { _ = try await company.desk.viewer(for: "rita", actingFor: "lena") }
        #expect(ended == .notPermitted)
        company.clock.advance(bySeconds: -86_401)
        let early = try await company.refusal { _ = try await company.desk.viewer(for: "rita", actingFor: "lena") }
        #expect(early == .notPermitted)
    }

    @Test("ends for whoever kept the viewer, too")
    func keptViewer() async throws {
        let company = try await company()
        let (request, hidden) = (try await company.open(), try await company.open("Congé", team: "hr"))
        let kept = try await company.desk.viewer(for: "rita", actingFor: "lena")
        let file = try await company.desk.upload(name: "a", as: kept, bytes: [1])
        company.clock.advance(bySeconds: 86_399)
        try await company.desk.note("Encore.", on: .id(request.id), as: kept)
        company.clock.advance(bySeconds: 1)
        let desk = company.desk
        let notFound: [() async throws -> Void] = [
            { _ = try await desk.request(.id(request.id), as: kept) },
            { _ = try await desk.timeline(of: .id(request.id), as: kept) },
            { try await desk.perform(.take, on: .id(request.id), as: kept) },
            { try await desk.note("Trop tard.", on: .id(request.id), as: kept) },
            { try await desk.perform(.breakGlass(reason: "Urgent"), on: .id(hidden.id), as: kept) },
        ]
        for attempt in notFound { #expect(try await company.refusal(attempt) == .notFound) }
        let notPermitted: [() async throws -> Void] = [
            { try await desk.open(RequestDraft("Moi", team: "it"), as: kept) },
            { try await desk.open(RequestDraft("Anna", attachments: [file], requester: "anna", team: "it"), as: kept) },
            { _ = try await desk.upload(name: "a", as: kept, bytes: [1]) },
        ]
        for attempt in notPermitted { #expect(try await company.refusal(attempt) == .notPermitted) }
        #expect(try await desk.page(RequestQuery(viewer: kept)).requests.isEmpty)
        #expect(try await desk.counts(CountQuery(viewer: kept)).isEmpty)
        #expect(try await desk.search(SearchQuery(viewer: kept, text: SearchText("imprimante"))).isEmpty)
        #expect(try await desk.counts(CountQuery(viewer: try await company.viewer("lena"))).first?.count == 1)
    }

    @Test("lasts as long as the longest that is in force")
    func several() async throws {
        let start = ManualClock().now()
        let company = try await Company(
            saving: [60, 120, 90].map { seconds in
                .delegation(
                    Delegation(
                        id: Delegation.ID("d\(seconds)"), from: "lena", to: "rita", starts: start,
                        ends: start.advanced(bySeconds: seconds)))
            })
        let viewer = try await company.desk.viewer(for: "rita", actingFor: "lena")
        #expect(viewer.delegationEnd == start.advanced(bySeconds: 120))
    }

    @Test("does not cascade, and is not given by asking")
    func cascade() async throws {
        let company = try await company()
        for (person, principal) in [("wim", "lena"), ("lena", "rita"), ("bram", "lena")] as [(Person.ID, Person.ID)] {
            let code = try await company.refusal {
                _ = try await company.desk.viewer(for: person, actingFor: principal)
            }
            #expect(code == .notPermitted, "\(person) for \(principal)")
        }
        #expect(try await company.desk.viewer(for: "rita", actingFor: "rita").delegate == nil)
    }

    @Test("does not open a matter about the one who acts")
    func concerned() async throws {
        let company = try await company()
        let draft = RequestDraft("Rita", team: "it", confidentiality: .init(concerns: ["rita"]))
        let request = try await company.desk.open(draft, as: try await company.viewer("anna"))
        let viewer = try await company.desk.viewer(for: "rita", actingFor: "lena")
        let code = try await company.refusal { _ = try await company.desk.request(.id(request.id), as: viewer) }
        #expect(code == .notFound)
        #expect(try await company.desk.request(.id(request.id), as: company.viewer("lena")).id == request.id)
    }

    @Test("who has left, or never came, is no viewer")
    func left() async throws {
        let company = try await company()
        let gone = try await company.refusal { _ = try await company.viewer("gone") }
        let nobody = try await company.refusal { _ = try await company.viewer("nobody") }
        #expect(gone == .notPermitted && nobody == .unknownReference)
    }
}

/// Counts what a directory is asked.
private final class CountingDirectory: Directory {
    private let store: InMemoryStore
    private let count = Mutex(0)

    init(_ store: InMemoryStore) { self.store = store }

    var questions: Int { count.withLock { $0 } }
    private func ask() { count.withLock { $0 += 1 } }

    func people(_ ids: [Person.ID]) async throws(StoreError) -> [Person] {
        ask()
        return try await store.people(ids)
    }
    func person(at address: Address) async throws(StoreError) -> Person? { try await store.person(at: address) }
    func teams(_ ids: [Team.ID]) async throws(StoreError) -> [Team] { try await store.teams(ids) }
    func teams(of person: Person.ID) async throws(StoreError) -> [Team] {
        ask()
        return try await store.teams(of: person)
    }
    func services(_ ids: [Service.ID]) async throws(StoreError) -> [Service] { try await store.services(ids) }
    func suppliers(_ ids: [Supplier.ID]) async throws(StoreError) -> [Supplier] { try await store.suppliers(ids) }
    func departments(_ ids: [Department.ID]) async throws(StoreError) -> [Department] {
        try await store.departments(ids)
    }
    func calendars(_ ids: [ServiceCalendar.ID]) async throws(StoreError) -> [ServiceCalendar] {
        ask()
        return try await store.calendars(ids)
    }
    func onCallSchedules(of team: Team.ID) async throws(StoreError) -> [OnCallSchedule] {
        ask()
        return try await store.onCallSchedules(of: team)
    }
    func policies() async throws(StoreError) -> [PriorityPolicy] { try await store.policies() }
    func playbook() async throws(StoreError) -> Playbook { try await store.playbook() }
    func catalogue() async throws(StoreError) -> Catalogue { try await store.catalogue() }
    func people(in department: Department.ID) async throws(StoreError) -> [Person] {
        try await store.people(in: department)
    }
    func delegations(to person: Person.ID, at time: Timestamp) async throws(StoreError) -> [Delegation] {
        try await store.delegations(to: person, at: time)
    }
}

@Suite("The memory of the directory")
struct DirectoryCacheTests {
    private let store = InMemoryStore()
    private let clock = ManualClock()

    private func desk(maximumAge: Int64) async throws -> (Desk, CountingDirectory) {
        try await store.save(Company.entries)
        let directory = CountingDirectory(store)
        var configuration = Desk.Configuration()
        configuration.time = clock
        configuration.directoryMaximumAge = maximumAge
        return (
            Desk(
                store: store, directory: directory, attachments: store, articles: store, configuration: configuration),
            directory
        )
    }

    @Test("answers for as long as it was told, and not a moment more")
    func age() async throws {
        let (desk, directory) = try await desk(maximumAge: 10)
        #expect(try await desk.viewer(for: "bram").teams == ["it"])
        try await store.save([.team(Team(id: "it", name: "IT", members: []))])
        clock.advance(bySeconds: 9)
        #expect(try await desk.viewer(for: "bram").teams == ["it"])
        #expect(directory.questions == 2)
        clock.advance(bySeconds: 1)
        #expect(try await desk.viewer(for: "bram").teams == [])
        #expect(directory.questions == 4)
    }

    @Test("forgets when told")
    func refresh() async throws {
        let (desk, _) = try await desk(maximumAge: 1_000)
        _ = try await desk.viewer(for: "bram")
        try await store.save([.person(Person(id: "bram", name: "Bram", isActive: false))])
        #expect(try await desk.viewer(for: "bram").teams == ["it"])
        desk.refreshDirectory()
        await #expect(throws: Rejection.self) { try await desk.viewer(for: "bram") }
    }

    @Test("asks again when the clock was put back, when told to keep nothing, and for whom it did not find")
    func exceptions() async throws {
        let (desk, directory) = try await desk(maximumAge: 1_000)
        _ = try await desk.viewer(for: "bram")
        clock.advance(bySeconds: -1)
        _ = try await desk.viewer(for: "bram")
        #expect(directory.questions == 4)
        for _ in 0..<2 { await #expect(throws: Rejection.self) { try await desk.viewer(for: "newcomer") } }
        #expect(directory.questions == 6)
        try await store.save([.person(Person(id: "newcomer", name: "Nieuw"))])
        #expect(try await desk.viewer(for: "newcomer").person == "newcomer")
        let (forgetful, asked) = try await self.desk(maximumAge: 0)
        for _ in 0..<3 { _ = try await forgetful.viewer(for: "bram") }
        #expect(asked.questions == 6)
    }
}
