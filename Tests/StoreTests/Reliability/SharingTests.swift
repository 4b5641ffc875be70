import Foundation
import ServiceDesk
import ServiceDeskSQLite
import ServiceDeskTesting
import Testing

@Suite("Several processes share one file")
struct SharingTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// Both write to the end, and neither waits until the other is done.
    @Test func twoWritersAndAReader() async throws {
        let (path, count) = (folder.path("desk.sqlite"), 150)
        try SQLiteStore(path: path).close()
        let writers = try ["Anvers", "Bruges"].map { try WorkerProcess("open", path, $0, "\(count)", in: folder) }
        let reader = try WorkerProcess("watch", path, in: folder)
        for worker in writers + [reader] { try await worker.line("ready") }
        for writer in writers { try writer.send("go") }
        var counts: [Int] = []
        for round in 1...20 {
            try reader.send()
            counts.append(try #require(Int(try await reader.line("count ", after: round).dropFirst(6))))
        }
        for writer in writers { #expect(try await writer.end().filter { $0.hasPrefix("done") }.count == count) }
        #expect(counts == counts.sorted(), "A reader never sees less than before.")
        try reader.send()
        try reader.closeInput()
        #expect(try await reader.end().last == "count \(2 * count)")

        let store = try SQLiteStore(path: path)
        let names = try await ReliabilityScene.requests(in: store).map { $0.subject.prefix(6) }
        #expect(names.count == 2 * count)
        // The one that was done last had written before the other was done.
        let last = try #require(names.last)
        let othersEnd = try #require(names.lastIndex { $0 != last })
        #expect(names[..<othersEnd].contains(last))
        try store.close()
        try await ReliabilityScene.expectSound(path)
    }

    @Test func aHolderIsNamedAndItsDeathFreesTheLock() async throws {
        let path = folder.path("desk.sqlite")
        var configuration = SQLiteStore.Configuration()
        configuration.lockTimeout = 50
        let store = try await ReliabilityScene.store(at: path, configuration: configuration)
        let desk = Desk(store)
        try await desk.open(RequestDraft("Vóór het slot", requester: "anna"), as: ReliabilityScene.host)
        let holder = try WorkerProcess("hold", path, "night import", in: folder)
        try await holder.line("ready")

        let error = try await #require(throws: StoreError.self) {
            try await desk.open(RequestDraft("Bloqué", requester: "anna"), as: ReliabilityScene.host)
        }
        #expect(error.code == .busy)
        #expect(error.description.contains("process \(holder.pid) (night import)"))
        let opening = try ReliabilityScene.errorOfOpening(path, lockTimeout: 50)
        #expect(opening.code == .busy)
        #expect(opening.description.contains("\(holder.pid) (night import)"))
        // Reading waits for nobody.
        #expect(try await ReliabilityScene.requests(in: store).map(\.subject) == ["Vóór het slot"])

        try await holder.kill()
        try await desk.open(RequestDraft("Na het slot", requester: "anna"), as: ReliabilityScene.host)
        #expect(try await ReliabilityScene.requests(in: store).count == 2)
        try store.close()
    }

    /// A file has one lock, however it is called.
    @Test func aLinkLeadsToTheSameLock() async throws {
        let (path, link) = (folder.path("desk.sqlite"), folder.path("link.sqlite"))
        try SQLiteStore(path: path).close()
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        let holder = try WorkerProcess("hold", path, "holder", in: folder)
        try await holder.line("ready")
        #expect(try ReliabilityScene.errorOfOpening(link, lockTimeout: 50).code == .busy)
        try await holder.kill()
    }

    @Test func aClosedStoreSaysSo() async throws {
        let store = try SQLiteStore(path: folder.path("desk.sqlite"))
        try store.close()
        let id = Request.ID(try #require(UniqueID(bytes: Array(repeating: 0, count: 16))))
        let calls: [@Sendable () async throws -> Void] = [
            { try await store.commit([]) }, { _ = try await store.requests([.number(1)]) },
            { _ = try await store.page(RequestQuery(viewer: .host("test"))) },
            { _ = try await store.history(HistoryQuery(id)) },
            { _ = try await store.journal(JournalQuery(.commits, from: .end, limit: 1)) },
            { _ = try await store.teams(of: "anna") },
        ]
        for call in calls {
            let error = try await #require(throws: StoreError.self) { try await call() }
            #expect(error.code == .unavailable)
        }
    }
}
