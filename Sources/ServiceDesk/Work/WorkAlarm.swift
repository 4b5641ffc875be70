import Synchronization

/// Wakes a runner that waits: when a slot is free, when something was scheduled, when it is to stop.
final class WorkAlarm: Sendable {
    private struct State {
        var isRung = false
        var isStopped = false
        var isCancelled = false
        var waiting: CheckedContinuation<Void, Never>?
        /// Up to this instant the runner expects nothing.
        var quietUntil = Timestamp(microseconds: .min)

        mutating func ring() -> CheckedContinuation<Void, Never>? {
            isRung = true
            defer { waiting = nil }
            return waiting
        }
    }

    private let state = Mutex(State())

    var isStopped: Bool { state.withLock { $0.isStopped } }
    /// Whether what has begun is to end at once.
    var isCancelled: Bool { state.withLock { $0.isCancelled } }

    func ring() { state.withLock { $0.ring() }?.resume() }

    /// Rings where something is due before the runner would look.
    func ring(at time: Timestamp) {
        state.withLock { state in time < state.quietUntil ? state.ring() : nil }?.resume()
    }

    func stop(cancelling: Bool) {
        state.withLock { state in
            state.isStopped = true
            state.isCancelled = state.isCancelled || cancelling
            return state.ring()
        }?.resume()
    }

    /// From now on everything that is scheduled rings: what is found by looking now is found, what comes later rings.
    func listen() { state.withLock { $0.quietUntil = Timestamp(microseconds: .max) } }

    /// Returns when it was rung since the last time, or after a while.
    ///
    /// - Parameter time: What is due after this instant need not ring.
    /// - Returns: Whether it was rung.
    func wait(atMost duration: Duration, quietUntil time: Timestamp) async -> Bool {
        // An unstructured task: whoever waits may have been cancelled, and waits all the same for what has begun.
        let timer = Task {
            try await Task.sleep(for: duration)
            wake()
        }
        defer { timer.cancel() }
        await withCheckedContinuation { continuation in
            let isRung = state.withLock { state in
                state.quietUntil = time
                guard !state.isRung else { return true }
                state.waiting = continuation
                return false
            }
            if isRung { continuation.resume() }
        }
        return state.withLock { state in
            defer { state.isRung = false }
            return state.isRung
        }
    }

    /// Ends the waiting without ringing.
    private func wake() {
        state.withLock { state in
            defer { state.waiting = nil }
            return state.waiting
        }?.resume()
    }
}

/// The alarms of all runners of one desk.
final class WorkAlarms: Sendable {
    private let alarms = Mutex<[ObjectIdentifier: WorkAlarm]>([:])

    func add(_ alarm: WorkAlarm) { alarms.withLock { $0[ObjectIdentifier(alarm)] = alarm } }

    func remove(_ alarm: WorkAlarm) { alarms.withLock { $0[ObjectIdentifier(alarm)] = nil } }

    /// Tells of what was scheduled.
    func ring(for work: [WorkChange]) {
        guard let first = work.compactMap(\.dueAt).min() else { return }
        for alarm in alarms.withLock({ Array($0.values) }) { alarm.ring(at: first) }
    }
}
