import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("The store in memory in lockstep")
struct InMemoryLockstepTests {
    @Test("is the same as itself, and the script does all that it should")
    func agrees() async throws { try await Lockstep.run(seed: 1, commands: 2_000, store: InMemoryStore()) }
}
