import Foundation
import ServiceDesk
import ServiceDeskSQLite
import Testing

@Suite("A file that nobody is to write")
struct FileAtRestTests {
    private let folder: TemporaryFolder
    private let path: String

    /// The name has what has a meaning in a URI.
    init() throws {
        folder = try TemporaryFolder()
        path = folder.path("bureau d’été #1 50%?.sqlite")
    }

    private func protect(_ isProtected: Bool = true) throws {
        try FileManager.default.setAttributes([.posixPermissions: isProtected ? 0o444 : 0o644], ofItemAtPath: path)
    }

    private func files() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: folder.path) }

    /// A store without files beside it, last written some time ago.
    private func makeStore() async throws {
        try await ReliabilityScene.makeSmallStore(at: path)
        for ending in ["-wal", "-shm", "-lock"] where FileManager.default.fileExists(atPath: path + ending) {
            try FileManager.default.removeItem(atPath: path + ending)
        }
        let then = Date(timeIntervalSince1970: 1_772_438_400)
        try FileManager.default.setAttributes([.modificationDate: then], ofItemAtPath: path)
        try protect()
    }

    @Test func isReadAndNothingIsMadeBesideIt() async throws {
        try await makeStore()
        let store = try ReliabilityScene.readOnlyStore(at: path)
        try await ReliabilityScene.expectWhole(store)
        #expect(try files().count == 1)
        try store.close()
        let link = folder.path("link.sqlite")
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        let other = try ReliabilityScene.readOnlyStore(at: link)
        try await ReliabilityScene.expectWhole(other)
        try other.close()
        #expect(try files().count == 2)
    }

    /// The administrator, or whoever gives himself the right, writes to it all the same.
    @Test func isNotReadOnceItIsWritten() async throws {
        try await makeStore()
        let reader = try ReliabilityScene.readOnlyStore(at: path)
        #expect(try await reader.requests([.number(1)]).count == 1)
        try protect(false)
        let writer = try SQLiteStore(path: path)
        try await Desk(writer).open(RequestDraft("Panne", requester: "anna", team: "it"), as: ReliabilityScene.host)
        func expectRefused() async throws {
            let short = try await #require(throws: StoreError.self) { try await reader.requests([.number(1)]) }
            let long = try await #require(throws: StoreError.self) { try await ReliabilityScene.requests(in: reader) }
            let copy = folder.path("copy.sqlite")
            let backup = try await #require(throws: StoreError.self) { try await reader.backup(to: copy) }
            #expect([short, long, backup].map(\.code) == [.busy, .busy, .busy])
            #expect(short.description.contains("open it again"))
            #expect(!FileManager.default.fileExists(atPath: copy))
        }
        // What was written stands in the log, and then in the file.
        try await expectRefused()
        try writer.close()
        try await expectRefused()
        try reader.close()
        try protect()
        let again = try ReliabilityScene.readOnlyStore(at: path)
        #expect(try await ReliabilityScene.requests(in: again).count == 21)
        try again.close()
    }

    /// As long as its log holds something, the log is read too.
    @Test func isReadWithItsLog() async throws {
        try await makeStore()
        try protect(false)
        let writer = try SQLiteStore(path: path)
        try await Desk(writer).open(RequestDraft("Panne", requester: "anna", team: "it"), as: ReliabilityScene.host)
        try protect()
        let reader = try ReliabilityScene.readOnlyStore(at: path)
        #expect(try await ReliabilityScene.requests(in: reader).count == 21)
        try reader.close()
        try writer.close()
    }
}
