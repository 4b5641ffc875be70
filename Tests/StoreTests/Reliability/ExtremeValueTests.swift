import Foundation
import ServiceDesk
import ServiceDeskSQLite
import ServiceDeskTesting
import StoreWorker
import Testing

@Suite("Values far out of the ordinary")
struct ExtremeValueTests {
    private let folder: TemporaryFolder
    private let host = ReliabilityScene.host

    init() throws { folder = try TemporaryFolder() }

    @Test func aSubjectOfTenMegabytes() async throws {
        let path = folder.path("desk.sqlite")
        let store = try await ReliabilityScene.store(at: path)
        let subject = "Hulp! " + String(repeating: String(repeating: "a", count: 1_023) + " ", count: 10 << 10)
        #expect(subject.utf8.count > 10 << 20)
        let draft = RequestDraft(subject, requester: "anna")
        let refused = try await #require(throws: Rejection.self) { try await Desk(store).open(draft, as: host) }
        #expect(refused.code == .tooLarge)
        #expect(refused.field == "subject")
        #expect(refused.description.utf8.count < 500)
        // A host that allows it gets it back whole.
        var configuration = Desk.Configuration()
        configuration.limits.subject = 16 << 20
        let request = try await Desk(store, configuration: configuration).open(draft, as: host)
        #expect(try await ReliabilityScene.requests(in: store).first?.subject == subject)
        #expect(try await store.search(SearchQuery(viewer: host, text: SearchText("hulp"))).map(\.id) == [request.id])
        try store.close()
        try await ReliabilityScene.expectSound(path)
    }

    @Test func aHundredThousandTags() async throws {
        let path = folder.path("desk.sqlite")
        let store = try await ReliabilityScene.store(at: path)
        let tags = SortedSet((0..<100_000).map { "étiquette-\($0)" })
        let draft = RequestDraft("Beaucoup", requester: "anna", tags: tags)
        let refused = try await #require(throws: Rejection.self) { try await Desk(store).open(draft, as: host) }
        #expect(refused.code == .tooLarge)
        var configuration = Desk.Configuration()
        configuration.limits.tags = 100_000
        try await Desk(store, configuration: configuration).open(draft, as: host)
        let filter = RequestFilter { $0.tags = ["étiquette-77777"] }
        let found = try await store.page(RequestQuery(viewer: host, filter: filter)).requests
        #expect(found.map(\.tags.count) == [100_000])
        try store.close()
        try await ReliabilityScene.expectSound(path)
    }

    /// A number from which nobody could go on counting is refused, and the store goes on.
    @Test(arguments: [Request.Number.max, 1 << 40]) func aHugeNumber(_ number: Request.Number) async throws {
        let store = try await ReliabilityScene.store(at: folder.path("desk.sqlite"))
        let desk = Desk(store)
        let request = try await desk.open(RequestDraft("Gewoon", requester: "anna"), as: host)
        let events = try await ReliabilityScene.journal(of: request, in: store)
        let huge = try Request(encoded: CanonicalJSON.encode(request), number: number)
        let change = Change(updates: [try Change.Update(before: nil, after: huge, events: events)])
        let error = try await #require(throws: StoreError.self) { try await store.commit([change]) }
        #expect(error.code == .constraint)
        #expect(try await desk.open(RequestDraft("Weer", requester: "anna"), as: host).number == request.number + 1)
        try store.close()
    }

    /// The clock is put back by an hour, twice, while requests are changed.
    @Test func aClockThatGoesBack() async throws {
        let path = folder.path("desk.sqlite")
        let store = try await ReliabilityScene.store(at: path)
        let clock = ManualClock()
        var configuration = Desk.Configuration()
        configuration.time = clock
        let desk = Desk(store, configuration: configuration)
        let start = clock.now()
        let request = try await desk.open(RequestDraft("Horloge", requester: "anna", team: "it"), as: host)
        for (index, action) in ["reply", "tag", "take", "attach", "resolve"].enumerated() {
            clock.advance(bySeconds: index.isMultiple(of: 2) ? -3_600 : 60)
            _ = try await desk.change(action, "clock-\(index)", request.number)
        }
        #expect(clock.now() < start)
        let events = try await ReliabilityScene.journal(of: request, in: store)
        #expect(events.allSatisfy { $0.at >= start })
        // A request opened after the clock went back has its own, earlier time, and a later number.
        let later = try await desk.open(RequestDraft("Later, en vroeger", requester: "anna", team: "it"), as: host)
        #expect(later.openedAt < start)
        #expect(later.number == request.number + 1)
        try store.close()
        try await ReliabilityScene.expectSound(path)
    }
}
