import Foundation
import ServiceDesk

// snippet: store-store
/// Keeps a desk in one growing file and a folder of attachments, and everything but these in memory. Good for a desk of
/// some thousand requests on one machine.
///
/// An actor runs one call at a time, and no method here waits for anything inside. So nobody sees a change before it is
/// on the disk, and no two commits meet.
actor LogStore {
    nonisolated let limits = StoreLimits(changesPerCommit: 64)
    let files: URL
    let log: Log
    private(set) var state: LogState

    /// What is measured follows from the log; that it is in order need not be kept.
    func takeMeasured<Result>(_ body: (inout MeasurementShelf) -> Result) -> Result { body(&state.measured) }

    init(path: String) throws(StoreError) {
        log = try Log(path: path)
        files = URL(fileURLWithPath: path + "-files", isDirectory: true)
        do {
            state = try LogState(log)
        } catch {
            throw StoreError(reading: error)
        }
    }
}

extension StoreError {
    init(reading error: any Error) {
        self =
            error as? StoreError
            ?? StoreError(.damaged, "The store holds something that cannot be read.", detail: "\(error)")
    }
}
// end

extension LogStore: RequestStore {
    // snippet: store-commit
    func commit(_ changes: [Change]) async throws(StoreError) -> [CommitResult] {
        guard changes.count <= limits.changesPerCommit else {
            throw StoreError(.invalidQuery, "A commit has at most \(limits.changesPerCommit) changes.")
        }
        try Change.validate(changes)
        return try write { (line, state) throws in
            try changes.map { change in
                let result = state.result(of: change)
                if case .committed(let numbers) = result {
                    let work = state.workAfter(change) ?? []
                    line.keep(work, &state)
                    let kept = KeptChange(change, numbers: numbers)
                    try state.apply(kept)
                    line.changes.append(kept)
                }
                return result
            }
        }
    }

    /// Takes something into memory and then into the log, as one line. When that fails, memory becomes again what the
    /// log says.
    func write<Result>(
        _ body: (inout LogLine, inout LogState) throws -> Result
    ) throws(StoreError) -> Result {
        do {
            var line = LogLine()
            let result = try body(&line, &state)
            if !line.isEmpty { try log.append(try CanonicalJSON.encode(line)) }
            return result
        } catch {
            let failure = StoreError(reading: error)
            do { state = try LogState(log) } catch { throw StoreError(reading: error) }
            throw failure
        }
    }
    // end

    // snippet: store-reading
    func requests(_ references: [RequestReference]) async throws(StoreError) -> [Request] {
        try RequestReference.validate(references)
        return references.compactMap { reference in
            switch reference {
            case .id(let id): state.requests[id]
            case .number(let number): state.request(number)
            }
        }
    }

    func history(_ query: HistoryQuery) async throws(StoreError) -> [RecordedEvent] {
        try query.validate()
        return Array((state.journals[query.request] ?? []).filter { $0.version > query.after }.prefix(query.limit))
    }

    func journal(_ query: JournalQuery) async throws(StoreError) -> JournalPage {
        try query.page(of: state.log) { number in state.request(number).flatMap { state.journals[$0.id] } ?? [] }
    }

    func keys(_ query: KeyQuery) async throws(StoreError) -> [KeyRecord] {
        try query.validate()
        switch query {
        case .named(let names):
            return names.compactMap { state.keys[Array($0.utf8)] }
        case .page(let after, let limit):
            let after = after.map { Array($0.utf8) }
            let names = state.keys.keys.filter { name in after?.lexicographicallyPrecedes(name) ?? true }
            return names.sorted { $0.lexicographicallyPrecedes($1) }.prefix(limit).compactMap { state.keys[$0] }
        }
    }
    // end
}
