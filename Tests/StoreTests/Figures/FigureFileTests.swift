import FigureFixtures
import ServiceDesk
import ServiceDeskSQLite
import ServiceDeskTesting
import Synchronization
import Testing

@Suite("Figures of a file are those of its journals")
struct FigureFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test("as commits left them, exported and imported, and copied")
    func carried() async throws {
        let store = try SQLiteStore(path: folder.path("desk.sqlite"))
        try await FigureLife.live(in: store, seed: 4, steps: 450)
        #expect(try await JournalFigures.ofLife(in: store).differences() == [])
        let told = try await JournalFigures.ofLife(in: store).told()
        // It says something: there is some of everything.
        let all = try #require(told.first?.total)
        #expect(all.opened == 15 && [all.resolved, all.closed, all.came].allSatisfy { $0 > 0 })
        #expect(all.firstResponse.service?.count ?? 0 > 0 && all.waits.count > 2)

        let imported = try SQLiteStore(path: folder.path("imported.sqlite"))
        try await carry(from: store, to: imported)
        let copied = try SQLiteStore(path: folder.path("copied.sqlite"))
        try await DeskCopy(from: store, to: copied).run()
        for other in [imported, copied] {
            #expect(try await JournalFigures.ofLife(in: other).differences() == [])
            #expect(try await JournalFigures.ofLife(in: other).told() == told)
            try other.close()
        }
        try store.close()
    }

    @Test("once processes that wrote were killed, again and again")
    func killed() async throws {
        let path = folder.path("killed.sqlite")
        try await ReliabilityScene.store(at: path).close()
        var random = SeededGenerator(seed: 7)
        for round in 0..<8 {
            let worker = try WorkerProcess("load", path, "\(round)", in: folder)
            try await worker.line("done")
            try await Task.sleep(for: .milliseconds(5 + Int(random.next() % 196)))
            try await worker.kill()
            #expect(worker.wasKilled)
            let store = try SQLiteStore(path: path)
            let left = try await JournalFigures(of: store).differences()
            #expect(left == [], "after kill \(round): \(left.first ?? "")")
            // The next one finds blocks that were put in order, too.
            if round.isMultiple(of: 2) { try await MeasurementSorter(store).run() }
            let sorted = try await JournalFigures(of: store).differences()
            #expect(sorted == [], "put in order after kill \(round): \(sorted.first ?? "")")
            try store.close()
        }
    }
}

/// Exports all that a store has, and imports it into another one.
func carry(from source: some CompleteStore, to target: some CompleteStore) async throws {
    let bytes = Mutex<[UInt8]>([])
    try await DeskExport(source).write(to: { piece in bytes.withLock { $0 += piece } })
    let whole = bytes.withLock { $0 }
    try await DeskImport(target).read(
        AsyncStream { stream in
            stream.yield(whole)
            stream.finish()
        })
}
