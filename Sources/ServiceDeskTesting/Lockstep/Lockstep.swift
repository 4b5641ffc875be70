import ServiceDesk

/// Does the same to two desks, one over ``/ServiceDesk/InMemoryStore`` and one over the store under test, and compares
/// what they answer and what they keep.
///
/// Commands are random and the same again for the same seed: legal and illegal ones, by all sorts of people, with keys
/// that repeat and a clock that sometimes goes back; and so is due work, claimed and settled with good receipts and old
/// ones.
///
/// ```swift
/// try await Lockstep.run(seed: 42, commands: 2_000, store: try MyStore())
/// ```
public enum Lockstep {
    /// How many commands there are between two comparisons of all that is kept.
    static let comparisonInterval = 200

    /// - Parameters:
    ///   - store: Must be empty.
    /// - Throws: ``LockstepFailure`` at the first difference, with the seed and the step that show it again.
    public static func run(seed: UInt64, commands: Int = 2_000, store: some RequestStore) async throws {
        let reference = InMemoryStore()
        let clock = ManualClock()
        let organisation = try await LockstepOrganisation()
        let expecting = organisation.desk(over: reference, seed: seed, clock: clock)
        let tested = organisation.desk(over: store, seed: seed, clock: clock)
        var script = LockstepScript(seed: seed, organisation: organisation, clock: clock)
        var comparison = LockstepComparison(seed: seed, expecting: reference, tested: store)
        var work = LockstepWork(seed: seed, expecting: reference, tested: store)

        for number in 1...max(1, commands) {
            let step = script.next()
            let expected = await step.outcome(on: expecting)
            let found = await step.outcome(on: tested)
            guard expected == found else {
                throw LockstepFailure(
                    seed: seed, step: number, what: "\(step)", expected: "\(expected)", found: "\(found)")
            }
            script.note(expected, of: step)
            if let request = expected.request { comparison.changed.insert(request.id) }
            try await work.step(after: number, at: clock.now())
            if number.isMultiple(of: 50) {
                try await work.closeResolved(expecting, tested, after: number)
            }
            if number % comparisonInterval == 0 || number == commands {
                try await comparison.compare(after: number, at: clock.now())
            }
        }
        try await comparison.compareAll(after: commands, at: clock.now())
        try await erase("anna", expecting, tested, LockstepFailure.Place(seed: seed, step: commands))
        try await comparison.compareAll(after: commands, at: clock.now())
        try script.checkCoverage(after: commands)
        try work.checkCoverage(after: commands)
    }

    /// Erases somebody from both, and has the store under test write its files anew.
    private static func erase(
        _ person: Person.ID, _ expecting: Desk, _ tested: Desk, _ place: LockstepFailure.Place
    ) async throws {
        // The directory is that of both: what it has of the person is gone with the first.
        let expected = try await expecting.erase(person, as: .host("lockstep"))
        let found = try await tested.erase(person, as: .host("lockstep"))
        // A short script may have nothing of them.
        let isEnough = expected.requests > 0 || place.step < 1_000
        guard (expected.requests, expected.events) == (found.requests, found.events), isEnough else {
            throw LockstepFailure(
                seed: place.seed, step: place.step, what: "erasing \(person)",
                expected: "\(expected.events) events of \(expected.requests) requests",
                found: "\(found.events) events of \(found.requests) requests")
        }
        try await tested.expunge(as: .host("lockstep"))
    }
}

/// Where a store differs from the store in memory.
public struct LockstepFailure: Error, Sendable, CustomStringConvertible {
    /// Where in a run.
    struct Place {
        var seed: UInt64
        var step: Int
    }

    /// Run again with this seed to see the same.
    public let seed: UInt64
    /// After how many commands.
    public let step: Int
    /// The command, or what was compared.
    public let what: String
    /// What the store in memory gives.
    public let expected: String
    /// What the store under test gives.
    public let found: String

    public var description: String {
        "The stores differ with seed \(seed) at step \(step), \(what):\n    expected \(expected)\n    found \(found)"
    }
}
