import Synchronization

/// Lets so many in at once; the others wait, first come, first served. What many pieces of due work do at once in many
/// tasks each would take memory for all of them.
final class Turnstile: Sendable {
    private struct State {
        var free: Int
        var waiting: [CheckedContinuation<Void, Never>] = []
        /// The first of them who still waits; the others before are let in.
        var next = 0
    }

    private let state: Mutex<State>

    init(_ count: Int) { state = Mutex(State(free: count)) }

    /// Waits until there is room. Whoever is in must ``leave()``; nobody is turned away, not even who is cancelled
    /// meanwhile.
    func enter() async {
        await withCheckedContinuation { continuation in
            let isIn = state.withLock { state in
                guard state.free == 0 else {
                    state.free -= 1
                    return true
                }
                state.waiting.append(continuation)
                return false
            }
            if isIn { continuation.resume() }
        }
    }

    func leave() {
        let next: CheckedContinuation<Void, Never>? = state.withLock { state in
            guard state.next < state.waiting.count else {
                state.waiting.removeAll(keepingCapacity: true)
                (state.next, state.free) = (0, state.free + 1)
                return nil
            }
            state.next += 1
            let next = state.waiting[state.next - 1]
            if state.next > 64, state.next * 2 > state.waiting.count {
                state.waiting.removeFirst(state.next)
                state.next = 0
            }
            return next
        }
        next?.resume()
    }
}
