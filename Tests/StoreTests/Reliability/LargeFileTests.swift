import Foundation
import GRDB
import ServiceDesk
import ServiceDeskSQLite
import ServiceDeskTesting
import StoreWorker
import Testing

@Suite("Large files")
struct LargeFileTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    /// 64 MiB go in and out in pieces; the process grows by far less.
    @Test func boundedMemory() async throws {
        let path = folder.path("desk.sqlite")
        let worker = try WorkerProcess("carry", path, "64", in: folder)
        let lines = try await worker.end()
        #expect(worker.status == 0, "\(lines)")
        #expect(lines.contains("size \(64 << 20)"))
        var digest = DigestBuilder()
        for await piece in Pieces(count: 64) { digest.update(piece) }
        #expect(lines.contains("digest \(digest.finalize())"))
        let grown = try #require(lines.compactMap { $0.hasPrefix("grown ") ? Int($0.dropFirst(6)) : nil }.first)
        print("64 MiB in and out: \(grown) KiB more in memory")
        // The connections' caches have 16 MiB each.
        #expect(grown < 48 << 10)
    }

    @Test func aDigestThatDoesNotMatchIsNoticed() async throws {
        let path = folder.path("desk.sqlite")
        let store = try await ReliabilityScene.store(at: path)
        let (desk, host) = (Desk(store), ReliabilityScene.host)
        let file = try await desk.upload(name: "rapport.bin", as: host, Pieces(count: 2))
        let draft = RequestDraft("Avec un rapport", attachments: [file], requester: "anna", team: "it")
        let request = try await desk.open(draft, as: host)
        try store.close()

        let other = try DatabaseQueue(path: path)
        try await other.writeWithoutTransaction { db in
            try db.execute(sql: "UPDATE upload_chunk SET bytes = zeroblob(length(bytes)) WHERE position = 5")
        }
        try other.close()
        let again = try SQLiteStore(path: path)
        var size = 0
        let error = try await #require(throws: StoreError.self) {
            for try await piece in try await Desk(again).download(file.digest, of: .number(request.number), as: host) {
                size += piece.count
            }
        }
        #expect(error.code == .damaged)
        #expect(size == 2 << 20)
        #expect(try await StoreAudit(again).run().faults.count == 1)
        try again.close()
    }
}
