import Synchronization

/// Which connections there are, and that there are to be none any more.
final class Stopping: Sendable {
    private struct State {
        var count = 0
        var isStopped = false
        var closers: [Int: @Sendable () -> Void] = [:]
        var nextID = 0
    }

    private let state = Mutex(State())

    /// - Returns: Whether there may be one more.
    func begin(atMost limit: Int) -> Bool {
        state.withLock { state in
            guard !state.isStopped, state.count < limit else { return false }
            state.count += 1
            return true
        }
    }

    func end() { state.withLock { $0.count -= 1 } }

    /// Has a connection closed when all are to end.
    func watch(_ close: @escaping @Sendable () -> Void) -> Int {
        let (id, isStopped) = state.withLock { state in
            state.nextID += 1
            state.closers[state.nextID] = close
            return (state.nextID, state.isStopped)
        }
        if isStopped { close() }
        return id
    }

    func forget(_ id: Int) { state.withLock { _ = $0.closers.removeValue(forKey: id) } }

    func stop() {
        let closers = state.withLock { state in
            state.isStopped = true
            return Array(state.closers.values)
        }
        for close in closers { close() }
    }
}

/// Whether a connection delivers something now: then it is not ended until that is answered.
final class Delivering: Sendable {
    private let state = Mutex((isBusy: false, isToEnd: false))

    func begin() { state.withLock { $0.isBusy = true } }

    /// - Returns: Whether the connection is to end now.
    func end() -> Bool {
        state.withLock { state in
            state.isBusy = false
            return state.isToEnd
        }
    }

    /// - Returns: Whether the connection can be ended at once.
    func mayEndNow() -> Bool {
        state.withLock { state in
            state.isToEnd = true
            return !state.isBusy
        }
    }

    var isBusy: Bool { state.withLock { $0.isBusy } }
}
