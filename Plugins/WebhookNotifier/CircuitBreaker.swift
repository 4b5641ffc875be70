import ServiceDesk
import Synchronization

/// Leaves an endpoint alone that fails again and again, so that nobody waits for it and it can recover.
///
/// After some failures in a row it rests; then one attempt is let through, and where that fails too it rests twice as
/// long. One success, and all is well.
final class CircuitBreaker: Sendable {
    /// Failures in a row after which an endpoint rests.
    static let maximumFailures = 5
    static let firstRest: Duration = .seconds(30)
    static let longestRest: Duration = .seconds(600)

    private struct State {
        var failures = 0
        var restUntil = Timestamp(microseconds: .min)
        /// The one attempt after a rest is under way.
        var isTrying = false
    }

    private let state = Mutex(State())

    /// Whether one may try now.
    ///
    /// - Returns: Until when it rests; `nil` for go ahead, and then ``succeed()``, ``fail(at:)`` or ``give()`` follows.
    func enter(at now: Timestamp) -> Timestamp? {
        state.withLock { state in
            guard state.failures >= Self.maximumFailures else { return nil }
            guard now >= state.restUntil, !state.isTrying else { return max(now, state.restUntil) }
            state.isTrying = true
            return nil
        }
    }

    func succeed() { state.withLock { $0 = State() } }

    func fail(at now: Timestamp) {
        state.withLock { state in
            state.isTrying = false
            state.failures = min(state.failures + 1, Self.maximumFailures + 30)
            let doublings = state.failures - Self.maximumFailures
            guard doublings >= 0 else { return }
            let rest = min(Self.firstRest * (1 << min(doublings, 20)), Self.longestRest)
            state.restUntil = now.advanced(by: rest)
        }
    }

    /// The attempt was broken off here and says nothing of the other side.
    func give() { state.withLock { $0.isTrying = false } }
}
