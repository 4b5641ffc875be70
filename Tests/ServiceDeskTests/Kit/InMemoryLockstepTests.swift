import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("The store in memory in lockstep")
struct InMemoryLockstepTests {
    @Test("is the same as itself", arguments: [1, 2, 3] as [UInt64])
    func agrees(seed: UInt64) async throws {
        try await Lockstep.run(seed: seed, commands: 2_000, store: InMemoryStore())
    }
}
