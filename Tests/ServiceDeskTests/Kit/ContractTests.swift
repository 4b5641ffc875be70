import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("The contract itself")
struct ContractTests {
    @Test("finds what a store does wrong, and names it", arguments: MutantStore.Mutation.allCases)
    func mutants(mutation: MutantStore.Mutation) async throws {
        // All checks before all mutants would take minutes; each meets those that are meant for it.
        let checks = StoreContract.requestChecks.filter { $0.name.hasPrefix(mutation.rawValue) }
        #expect(!checks.isEmpty)
        let failure = await #expect(throws: ContractFailure.self) {
            try await StoreContract.verify(checks) { MutantStore(mutation: mutation) }
        }
        #expect(failure?.failedChecks.allSatisfy { !$0.problems.isEmpty } == true)
        #expect(failure?.description.contains(mutation.rawValue) == true)
    }

    @Test(
        "lockstep finds it too, with the seed and the step",
        arguments: [
            MutantStore.Mutation.forgetsNotes, .ignoresViewerInPages, .ignoresViewerInCounts, .countsTwice,
            .givesNotesToAll,
            .forgetsKeys, .oldestFirst,
        ])
    func lockstep(mutation: MutantStore.Mutation) async throws {
        let failure = await #expect(throws: LockstepFailure.self) {
            try await Lockstep.run(seed: 7, commands: 600, store: MutantStore(mutation: mutation))
        }
        #expect(failure?.seed == 7)
        #expect(failure?.description.contains("seed 7 at step") == true)
    }

    @Test("verifies a group of checks in one line, and knows each by a name of its own")
    func verify() async throws {
        try await StoreContract.verify(StoreContract.directoryChecks) { InMemoryStore() }
        try await StoreContract.verify(StoreContract.attachmentChecks) { InMemoryStore() }
        let names = StoreContract.checks.map(\.name)
        #expect(Set(names).count == names.count && names.count > 60)
    }
}

@Suite("Clocks and random numbers")
struct ToolTests {
    @Test("a manual clock goes where it is put")
    func clock() {
        let clock = ManualClock()
        #expect(clock.now().description == "2026-03-02T08:00:00Z")
        #expect(clock.advance(bySeconds: -3_600).description == "2026-03-02T07:00:00Z")
        clock.set(Timestamp(microseconds: 0))
        #expect(clock.now() == Timestamp(microseconds: 0))
    }

    @Test("the generator is SplitMix64")
    func generator() {
        // The first outputs of the reference implementation for the seed 1234567.
        var random = SeededGenerator(seed: 1_234_567)
        let expected: [UInt64] = [
            6_457_827_717_110_365_317, 3_203_168_211_198_807_973, 9_817_491_932_198_370_423,
            4_593_380_528_125_082_431, 16_408_922_859_458_223_821,
        ]
        #expect((0..<5).map { _ in random.next() } == expected)
    }
}
