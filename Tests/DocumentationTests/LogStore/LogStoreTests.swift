import Foundation
import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("The store of the guide “Writing a store”")
struct LogStoreTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    // snippet: store-contract
    @Test(arguments: StoreContract.checks)
    func contract(_ check: StoreCheck<any CompleteStore>) async throws {
        try await check.run(try LogStore(path: folder.path("desk.log")))
    }
    // end

    // snippet: store-lockstep
    @Test(arguments: [1, 2] as [UInt64])
    func lockstep(seed: UInt64) async throws {
        try await Lockstep.run(seed: seed, commands: 1_000, store: try LogStore(path: folder.path("desk.log")))
    }
    // end

    // snippet: store-reopening
    @Test func keepsEverythingWhenOpenedAgain() async throws {
        let path = folder.path("desk.log")
        let request = try await open("Badge perdu", key: "form:17", in: try LogStore(path: path))
        try addHalfALine(to: path)

        let store = try LogStore(path: path)
        let desk = Desk(store)
        #expect(try await desk.request(.id(request.id), as: .host("test")) == request)
        #expect(try await StoreAudit(store).run().isClean)
        #expect(try await open("Badge perdu", key: "form:17", in: store).number == 1)
        #expect(try await open("Mijn wachtwoord is verlopen", key: "form:18", in: store).number == 2)
    }
    // end

    @Test func refusesDamage() async throws {
        let path = folder.path("desk.log")
        for subject in ["Un", "Deux"] { _ = try await open(subject, key: subject, in: try LogStore(path: path)) }
        var bytes = try Data(contentsOf: URL(fileURLWithPath: path))
        bytes[100] ^= 1
        try bytes.write(to: URL(fileURLWithPath: path))
        let error = #expect(throws: StoreError.self) { try LogStore(path: path) }
        #expect(error?.code == .damaged)
    }

    @Test func refusesASecondProcess() throws {
        let path = folder.path("desk.log")
        let first = try LogStore(path: path)
        let error = #expect(throws: StoreError.self) { try LogStore(path: path) }
        #expect(error?.code == .busy)
        withExtendedLifetime(first) {}
    }

    private func open(_ subject: String, key: String, in store: LogStore) async throws -> Request {
        try await store.save([
            .person(Person(id: "anna", name: "Anna Peeters")), .team(Team(id: "it", name: "Service informatique")),
        ])
        let desk = Desk(store)
        let anna = try await desk.viewer(for: "anna")
        return try await desk.open(RequestDraft(subject, team: "it"), as: anna, key: key)
    }

    private func addHalfALine(to path: String) throws {
        let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
        try file.seekToEnd()
        try file.write(contentsOf: Data("0123456789abcdef {\"changes\":[".utf8))
        try file.close()
    }
}
