/// Takes the readings of an export into a store.
struct ReadingImporter {
    private let store: any ArticleStore
    private var batch: [ArticleReading] = []
    private var lastID: UniqueID?

    init(_ store: any ArticleStore) { self.store = store }

    mutating func add(_ reading: ArticleReading, line: Int, _ report: inout DeskImport.Report) async throws {
        guard lastID.map({ $0 < reading.id }) ?? true else {
            throw TransferError(
                .malformed, line: line, "The reading \(reading.id) does not come after \(lastID ?? reading.id).")
        }
        do throws(StoreError) {
            try ArticleReading.validate([reading])
        } catch {
            throw TransferError(.malformed, line: line, error.description)
        }
        lastID = reading.id
        batch.append(reading)
        if batch.count == ArticleReading.maximumBatch { try await flush(&report) }
    }

    /// Keeps what the store lacks, and what is settled here and not there. What is open in both stays as the store has
    /// it: its reader may have gone on there.
    mutating func flush(_ report: inout DeskImport.Report) async throws {
        guard !batch.isEmpty else { return }
        let known = try await store.readings(ReadingQuery(.named(batch.map(\.id)))).byID
        let new = batch.filter { reading in
            known[reading.id].map { $0.outcome == nil && reading.outcome != nil } ?? true
        }
        batch = []
        guard !new.isEmpty else { return }
        try await store.note(new)
        report.added.readings += new.count { known[$0.id] == nil }
    }
}

/// Goes through the readings of a store in the order of their ids.
struct ReadingWalk: StoreWalk {
    private let store: any ArticleStore
    private var query = ReadingQuery(.all)
    private var page: ArraySlice<ArticleReading> = []
    private var isAtEnd = false

    init(_ store: any ArticleStore) { self.store = store }

    mutating func next() async throws -> ArticleReading? {
        if page.isEmpty, !isAtEnd {
            let found = try await store.readings(query)
            query.after = found.last?.id
            isAtEnd = found.count < query.limit
            page = found[...]
        }
        return page.popFirst()
    }

    func place(of reading: ArticleReading) -> [UInt8] { reading.id.bytes }
    func name(of reading: ArticleReading) -> String { "The reading \(reading.id)" }
}

extension [ArticleReading] {
    var byID: [UniqueID: ArticleReading] { Dictionary(map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first }) }
}
