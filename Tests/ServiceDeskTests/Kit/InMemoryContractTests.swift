import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("The store in memory keeps the contract")
struct InMemoryContractTests {
    @Test(arguments: StoreContract.checks)
    func contract(_ check: StoreCheck<any CompleteStore>) async throws {
        try await check.run(InMemoryStore())
    }
}
