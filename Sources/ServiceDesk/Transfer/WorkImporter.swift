/// Takes the due work of an export into a store.
struct WorkImporter {
    private let store: any RequestStore
    private var batch: [ExportLine.Work] = []
    private var lastKey: WorkKey?

    init(_ store: any RequestStore) { self.store = store }

    mutating func add(_ work: ExportLine.Work, line: Int, _ report: inout DeskImport.Report) async throws {
        let key = work.work.key
        guard lastKey.map({ $0 < key }) ?? true else {
            throw TransferError(.malformed, line: line, "The work “\(key)” does not come after “\(lastKey ?? key)”.")
        }
        guard key.isValid, work.work.task.kind.isValid, work.work.task.payload.count <= WorkTask.maximumPayload else {
            throw TransferError(.malformed, line: line, "The work does not have the form that work has.")
        }
        lastKey = key
        batch.append(work)
        if batch.count == Change.maximumWork { try await flush(&report) }
    }

    /// Keeps what the store does not know and what is not out of date there: a store whose requests went on has planned
    /// their work itself.
    mutating func flush(_ report: inout DeskImport.Report) async throws {
        guard !batch.isEmpty else { return }
        let keys = SortedSet(batch.map(\.work.key))
        let known = Set(try await store.work(WorkQuery(.named(keys), limit: keys.count)).records.map(\.key))
        let ids = Set(batch.compactMap(\.work.task.request))
        let requests = try await store.requests(ids.map { .id($0) })
        let versions = Dictionary(requests.map { ($0.id, $0.version) }, uniquingKeysWith: { first, _ in first })
        let new = batch.filter { work in
            guard !known.contains(work.work.key) else { return false }
            guard let version = work.version, let request = work.work.task.request else { return true }
            return (versions[request] ?? 0) <= version
        }
        batch = []
        guard !new.isEmpty else { return }
        _ = try await store.commit([Change(work: new.map { .schedule($0.work) })])
        report.added.work += new.count
    }
}
