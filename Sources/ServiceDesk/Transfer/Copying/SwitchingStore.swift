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
///
/// A place in the journals (``JournalPosition``) is one of the store that it stood for: whoever follows begins again
/// after a switch.
public final class SwitchingStore: Sendable {
    private let state: Mutex<State>

    private struct State {
        var parts: StoreParts
        var writing = 0
        var isHeld = false
        var isSwitching = false
        /// Whether the last switch has held writes for too long: they go on, and it must not end any more.
        var isGivenUp = false
        /// Files that came lately. A request may name one only after a switch, and no store lists them.
        var files: [(digest: Digest, size: Int64)] = []
        /// Those whose writes wait for the end of a switch.
        var held: [CheckedContinuation<Void, Never>] = []
        /// Who waits for the writes that are under way.
        var waiting: CheckedContinuation<Void, Never>?
    }

    public convenience init(_ store: some CompleteStore) { self.init(StoreParts(store)) }

    /// Stands for several, where the host has a directory of its own.
    public init(_ parts: StoreParts) { state = Mutex(State(parts: parts)) }

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
        try await switchOver(to: StoreParts(store), timeout: timeout, progress: progress)
    }

    /// The same for several stores, where the host has a directory of its own.
    @discardableResult
    public func switchOver(
        to target: StoreParts, timeout: Duration = .seconds(30), progress: (DeskCopy.Progress) -> Void = { _ in }
    ) async throws -> Duration {
        let isFirst = state.withLock { state in
            defer { state.isSwitching = true }
            return !state.isSwitching
        }
        guard isFirst else { throw StoreError(.busy, "A switch to another store is under way already.") }
        defer { state.withLock { $0.isSwitching = false } }
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

    /// Holds writes, brings the rest and switches. When the time is up writes go on, whatever hangs.
    private func bring(
        _ copy: DeskCopy, from place: JournalPosition, to target: StoreParts, _ timeout: Duration
    ) async throws -> Duration {
        let begin = ContinuousClock.now
        state.withLock { ($0.isHeld, $0.isGivenUp) = (true, false) }
        let bringing = Task { try await bringRest(copy, from: place) }
        let watch = Task {
            try await Task.sleep(for: timeout)
            release(givingUp: true)
            bringing.cancel()
        }
        defer {
            watch.cancel()
            release(givingUp: false)
        }
        do {
            try await withTaskCancellationHandler { try await bringing.value } onCancel: { bringing.cancel() }
        } catch where state.withLock({ $0.isGivenUp }) {
            // Whatever it met: writes had been let go on.
            throw tooLong(timeout)
        }
        let time = ContinuousClock.now - begin
        let isInTime = state.withLock { state in
            guard !state.isGivenUp, time < timeout else { return false }
            state.parts = target
            return true
        }
        guard isInTime else { throw tooLong(timeout) }
        return time
    }

    /// Brings what was written since a place, once nothing is written any more.
    private func bringRest(_ copy: DeskCopy, from place: JournalPosition) async throws {
        await waitForWrites()
        var step = DeskCopy.Step(requests: 0, next: place, isCurrent: false)
        repeat {
            try Task.checkCancellation()
            step = try await copy.follow(from: step.next)
            if !step.isCurrent { try await Task.sleep(for: .milliseconds(5)) }
        } while !step.isCurrent || step.requests > 0
        for file in state.withLock({ $0.files }) {
            try Task.checkCancellation()
            _ = try await copy.copyFile(file.digest, size: file.size)
        }
        try await copy.finish(isStill: true)
    }

    private func tooLong(_ timeout: Duration) -> StoreError {
        StoreError(.busy, "The last changes were not copied within \(timeout); nothing was switched.")
    }

    /// Returns when no write is under way, or the time is up.
    private func waitForWrites() async {
        await withCheckedContinuation { continuation in
            let isQuiet = state.withLock { state in
                let isQuiet = state.writing == 0 || state.isGivenUp
                if !isQuiet { state.waiting = continuation }
                return isQuiet
            }
            if isQuiet { continuation.resume() }
        }
    }

    /// Lets writes go on.
    private func release(givingUp: Bool) {
        let waiting = state.withLock { state in
            guard state.isHeld else { return [CheckedContinuation<Void, Never>]() }
            (state.isHeld, state.isGivenUp) = (false, givingUp)
            defer { (state.held, state.waiting) = ([], nil) }
            return state.held + (state.waiting.map { [$0] } ?? [])
        }
        for continuation in waiting { continuation.resume() }
    }

    /// As many of the files that came last are looked after.
    private static let rememberedFiles = 10_000

    func remember(_ seal: AttachmentSeal) {
        state.withLock { state in
            if state.files.count >= Self.rememberedFiles { state.files.removeFirst(Self.rememberedFiles / 2) }
            state.files.append((seal.digest, seal.size))
        }
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
