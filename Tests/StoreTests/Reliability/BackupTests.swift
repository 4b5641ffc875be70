import Foundation
import ServiceDesk
import ServiceDeskSQLite
import ServiceDeskTesting
import Testing

@Suite("A backup while the desk goes on")
struct BackupTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func whileWritersRun() async throws {
        let (path, copy) = (folder.path("desk.sqlite"), folder.path("copy.sqlite"))
        let first = try await ReliabilityScene.store(at: path)
        try first.close()
        let worker = try WorkerProcess("load", path, "7", in: folder)
        while try worker.lines().count(where: { $0.hasPrefix("done") }) < 100 {
            try await Task.sleep(for: .milliseconds(5))
        }

        let store = try SQLiteStore(path: path)
        let acknowledged = try worker.lines().filter { $0.hasPrefix("done open ") }.compactMap {
            Int64($0.split(separator: " ")[3])
        }
        try await store.backup(to: copy)
        let countThen = try worker.lines().count
        try await worker.line("done", after: countThen)
        try await worker.kill()
        try store.close()

        try await ReliabilityScene.expectSound(copy)
        let restored = try SQLiteStore(path: copy)
        let numbers = Set(try await ReliabilityScene.requests(in: restored).map(\.number))
        #expect(numbers.isSuperset(of: acknowledged))
        #expect(acknowledged.count > 10)
        // It is a store like any other.
        try await Desk(restored).open(RequestDraft("Na de herstelling", requester: "anna"), as: ReliabilityScene.host)
        try restored.close()
        let partial = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0.contains("partial") }
        #expect(partial == [])
    }

    @Test func nothingIsReplaced() async throws {
        let (path, copy) = (folder.path("desk.sqlite"), folder.path("copy.sqlite"))
        try await ReliabilityScene.makeSmallStore(at: path)
        let bytes = Data("Mes notes".utf8)
        try bytes.write(to: URL(fileURLWithPath: copy))
        let store = try SQLiteStore(path: path)
        let error = try await #require(throws: StoreError.self) { try await store.backup(to: copy) }
        #expect(error.code == .constraint)
        #expect(error.description.contains(copy))
        #expect(try Data(contentsOf: URL(fileURLWithPath: copy)) == bytes)
        let missing = try await #require(throws: StoreError.self) {
            try await store.backup(to: folder.path("no/folder/copy.sqlite"))
        }
        #expect(missing.code == .unavailable)
        try store.close()
    }

    @Test func twoAtOnce() async throws {
        let (path, copy) = (folder.path("desk.sqlite"), folder.path("copy.sqlite"))
        try await ReliabilityScene.makeSmallStore(at: path)
        let store = try SQLiteStore(path: path)
        let kept = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<4 {
                group.addTask {
                    do throws(StoreError) {
                        try await store.backup(to: copy)
                        return true
                    } catch {
                        #expect(error.code == .constraint, "\(error.debugDescription)")
                        return false
                    }
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(kept == 1)
        try await ReliabilityScene.expectSound(copy)
        try store.close()
    }
}
