import Synchronization

/// A store that stands for another one, and can be switched to a third while the desk runs: to move from a file to a
/// database server, and back.
///
/// ``switchOver(to:timeout:progress:)`` copies everything while the desk goes on, follows what happens meanwhile, and
/// holds all writes for a short while at the end, in which the last changes are brought. Whatever fails, the desk goes
/// on with the store that it had.
///
/// It is for one process. Others that write to the old store are not held: stop them before, and start them with the
/// new one.
public final class SwitchingStore: Sendable {
    private let state: Mutex<State>

    private struct State {
        var parts: StoreParts
        var writing = 0
        var isHeld = false
        var isSwitching = false
        /// Those whose writes wait for the end of a switch.
        var held: [CheckedContinuation<Void, Never>] = []
        /// Who waits for the writes that are under way.
        var waiting: CheckedContinuation<Void, Never>?
    }

    public init(_ store: some CompleteStore) { state = Mutex(State(parts: StoreParts(store))) }

    /// The store that it stands for now.
    public var current: StoreParts { state.withLock { $0.parts } }

    // MARK: Switching

    /// Copies everything to another store and goes on with that one.
    ///
    /// Writes are held for as long as it takes to bring what has changed in the last moment, and to go through the
    /// directory, keys and due work once more: a second or so for a hundred thousand of them.
    ///
    /// - Parameters:
    ///   - timeout: How long writes may be held. Where it takes longer, the switch is given up.
    ///   - progress: Is told how far the copy is, before writes are held.
    /// - Returns: How long writes were held.
    /// - Throws: What the copy throws (``DeskCopy``), or ``StoreError`` of code ``StoreError/Code/busy``. The desk goes
    ///   on with the old store then.
    @discardableResult
    public func switchOver(
        to store: some CompleteStore, timeout: Duration = .seconds(30),
        progress: (DeskCopy.Progress) -> Void = { _ in }
    ) async throws -> Duration {
        let isFirst = state.withLock { state in
            defer { state.isSwitching = true }
            return !state.isSwitching
        }
        guard isFirst else { throw StoreError(.busy, "A switch to another store is under way already.") }
        defer { state.withLock { $0.isSwitching = false } }
        let target = StoreParts(store)
        let copy = DeskCopy(from: current, to: target)
        var place = try await copy.place()
        try await copy.run(progress: progress)
        // Each round is shorter than the one before it, as long as the desk changes less than can be copied.
        for _ in 0..<20 {
            let step = try await copy.follow(from: place)
            place = step.next
            if step.requests < Self.fewRequests { break }
        }
        try await copy.finish(isStill: false)
        return try await bring(copy, from: place, to: target, timeout)
    }

    private static let fewRequests = 100

    /// Holds writes, brings the rest and switches.
    private func bring(
        _ copy: DeskCopy, from place: JournalPosition, to target: StoreParts, _ timeout: Duration
    ) async throws -> Duration {
        let (clock, begin) = (ContinuousClock(), ContinuousClock.now)
        state.withLock { $0.isHeld = true }
        defer { release() }
        await withCheckedContinuation { continuation in
            let isQuiet = state.withLock { state in
                if state.writing > 0 { state.waiting = continuation }
                return state.writing == 0
            }
            if isQuiet { continuation.resume() }
        }
        func check() throws {
            guard clock.now - begin < timeout else {
                throw StoreError(.busy, "The last changes were not copied within \(timeout); nothing was switched.")
            }
        }
        var step = DeskCopy.Step(requests: 0, next: place, isCurrent: false)
        repeat {
            try check()
            step = try await copy.follow(from: step.next)
            if !step.isCurrent { try await Task.sleep(for: .milliseconds(5)) }
        } while !step.isCurrent || step.requests > 0
        try await copy.finish(isStill: true)
        try check()
        state.withLock { $0.parts = target }
        return clock.now - begin
    }

    private func release() {
        let held = state.withLock { state in
            state.isHeld = false
            defer { state.held = [] }
            return state.held
        }
        for continuation in held { continuation.resume() }
    }

    // MARK: Writing

    /// Writes to the store that it stands for once no switch holds it.
    func write<Result>(
        _ body: (StoreParts) async throws(StoreError) -> Result
    ) async throws(StoreError) -> Result {
        var parts: StoreParts?
        while parts == nil {
            await withCheckedContinuation { continuation in
                let isFree = state.withLock { state in
                    if state.isHeld {
                        state.held.append(continuation)
                    } else {
                        state.writing += 1
                        parts = state.parts
                    }
                    return !state.isHeld
                }
                if isFree { continuation.resume() }
            }
        }
        defer { endWriting() }
        guard let parts else { throw StoreError(.other, "The switch of stores has lost count.") }
        return try await body(parts)
    }

    private func endWriting() {
        let waiting: CheckedContinuation<Void, Never>? = state.withLock { state in
            state.writing -= 1
            guard state.writing == 0 else { return nil }
            defer { state.waiting = nil }
            return state.waiting
        }
        waiting?.resume()
    }

    func directory() throws(StoreError) -> any DirectoryStore {
        guard let directory = current.directory else { throw StoreError(.unavailable, "There is no directory here.") }
        return directory
    }
}
