import Synchronization

/// How much of something may be used at once: memory, connections. Whoever asks for more than is left waits, in the
/// order of asking, so that who needs much is not kept waiting for ever by those who need little.
final class Budget: Sendable {
    private struct State {
        var free: Int
        var waiting: [(id: Int, size: Int, continuation: CheckedContinuation<Void, any Error>)] = []
        var nextID = 0
    }

    private let total: Int
    private let state: Mutex<State>

    init(_ total: Int) {
        self.total = total
        state = Mutex(State(free: total))
    }

    /// What is asked for and never there in whole is all there is.
    private func size(_ size: Int) -> Int { min(size, total) }

    func reserve(_ size: Int) async throws {
        let size = self.size(size)
        let id = state.withLock { state in
            state.nextID += 1
            return state.nextID
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let isGiven = state.withLock { state in
                    guard state.waiting.isEmpty, state.free >= size else {
                        state.waiting.append((id, size, continuation))
                        return false
                    }
                    state.free -= size
                    return true
                }
                if isGiven { continuation.resume() }
                if Task.isCancelled { cancel(id) }
            }
        } onCancel: {
            cancel(id)
        }
    }

    private func cancel(_ id: Int) {
        let waiting = state.withLock { state in
            state.waiting.firstIndex { $0.id == id }.map { state.waiting.remove(at: $0) }
        }
        waiting?.continuation.resume(throwing: CancellationError())
    }

    func release(_ size: Int) {
        guard size > 0 else { return }
        let ready = state.withLock { state in
            state.free += self.size(size)
            var ready: [CheckedContinuation<Void, any Error>] = []
            while let first = state.waiting.first, state.free >= first.size {
                state.free -= first.size
                ready.append(state.waiting.removeFirst().continuation)
            }
            return ready
        }
        for continuation in ready { continuation.resume() }
    }
}
