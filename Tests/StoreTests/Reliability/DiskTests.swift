import Foundation
import ServiceDesk
import ServiceDeskSQLite
import ServiceDeskTesting
import Testing

/// A file system in memory, which only the administrator of the machine can mount; gone with the value.
final class SmallDisk: Sendable {
    let path: String
    private let folder: TemporaryFolder

    init(mebibytes: Int) throws {
        folder = try TemporaryFolder()
        path = folder.path("disk")
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        try #require(try Self.run("mount", "-t", "tmpfs", "-o", "size=\(mebibytes)m", "none", path))
    }

    func remount(_ options: String) throws { try #require(try Self.run("mount", "-o", "remount,\(options)", path)) }

    /// Where there is `mount`, and the right to use it.
    static let isPossible: Bool = {
        // Whatever hinders it, the tests that need it say that they were skipped.
        guard (try? SmallDisk(mebibytes: 1)) != nil else {
            print("Skipped: the tests of full and read-only disks need the right to mount a tmpfs.")
            return false
        }
        return true
    }()

    private static func run(_ arguments: String...) throws -> Bool {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus == 0
    }

    deinit {
        // Lazily, so that a file that is still open does not keep it mounted.
        _ = try? Self.run("umount", "-l", path)
    }
}

@Suite(
    "A disk that is full or cannot be written", .enabled(if: SmallDisk.isPossible, "needs the right to mount a tmpfs"))
struct DiskTests {
    private static let host = ReliabilityScene.host

    /// Opens requests until the disk is full. Returns the numbers acknowledged.
    private func fill(_ desk: Desk) async throws -> (numbers: [Request.Number], error: StoreError) {
        var numbers: [Request.Number] = []
        let text = String(repeating: "De printer op de tweede verdieping staat stil. ", count: 400)
        while true {
            do {
                let draft = RequestDraft("Panne \(numbers.count)", text: text, requester: "anna", team: "it")
                numbers.append(try await desk.open(draft, as: Self.host, key: "full-\(numbers.count)").number)
            } catch let error as StoreError {
                return (numbers, error)
            }
        }
    }

    @Test func full() async throws {
        let disk = try SmallDisk(mebibytes: 4)
        let path = disk.path + "/desk.sqlite"
        let store = try await ReliabilityScene.store(at: path)
        let desk = Desk(store)
        let ballast = URL(fileURLWithPath: disk.path + "/ballast")
        try Data(count: 1 << 20).write(to: ballast)

        let first = try await fill(desk)
        #expect(first.error.code == .full, "\(first.error.debugDescription)")
        #expect(first.error.description.contains("no space left"))
        #expect(first.numbers.count > 10)
        // Reading goes on, and everything acknowledged is there.
        #expect(try await ReliabilityScene.requests(in: store).map(\.number) == first.numbers)
        #expect(try await store.check().map(\.description) == [])

        // The same key goes on where it stopped, once there is space.
        try FileManager.default.removeItem(at: ballast)
        let second = try await fill(desk)
        #expect(second.error.code == .full, "\(second.error.debugDescription)")
        #expect(second.numbers.prefix(first.numbers.count) == first.numbers[...])
        #expect(second.numbers.count > first.numbers.count + 5)

        // Another process finds it all, even while nothing can be written.
        try disk.remount("size=16m")
        try store.close()
        let again = try SQLiteStore(path: path)
        #expect(try await ReliabilityScene.requests(in: again).map(\.number) == second.numbers)
        try again.close()
        try await ReliabilityScene.expectSound(path)
    }

    @Test func noSpaceToBegin() throws {
        let disk = try SmallDisk(mebibytes: 1)
        try Data(count: 1 << 20).write(to: URL(fileURLWithPath: disk.path + "/ballast"))
        let error = try ReliabilityScene.errorOfOpening(disk.path + "/desk.sqlite", .create)
        #expect(error.code == .full, "\(error.debugDescription)")
    }

    @Test func readOnlyFolder() async throws {
        let disk = try SmallDisk(mebibytes: 8)
        let path = disk.path + "/desk.sqlite"
        try await ReliabilityScene.makeSmallStore(at: path)
        try disk.remount("ro")
        for mode in [.create, .existing] as [SQLiteStore.Configuration.Mode] {
            let error = try ReliabilityScene.errorOfOpening(path, mode)
            #expect(error.code == .readOnly, "\(error.debugDescription)")
            #expect(error.description.contains("cannot be written"))
        }
        #expect(try ReliabilityScene.errorOfOpening(disk.path + "/new.sqlite", .create).code == .readOnly)
    }

    /// Whether SQLite's own files stand beside the store or not.
    @Test(arguments: [["-wal", "-shm"], ["-shm"], []])
    func readOnlyFolderIsRead(without endings: [String]) async throws {
        let (disk, folder) = (try SmallDisk(mebibytes: 8), try TemporaryFolder())
        let path = disk.path + "/desk.sqlite"
        try await ReliabilityScene.makeSmallStore(at: path)
        for ending in endings where FileManager.default.fileExists(atPath: path + ending) {
            try FileManager.default.removeItem(atPath: path + ending)
        }
        try disk.remount("ro")
        let store = try ReliabilityScene.readOnlyStore(at: path)
        try await ReliabilityScene.expectWhole(store)
        let error = try await #require(throws: StoreError.self) { try await store.saveOrganisation() }
        #expect(error.code == .readOnly)
        try await store.backup(to: folder.path("backup.sqlite"))
        try store.close()
        try await ReliabilityScene.expectSound(folder.path("backup.sqlite"))
    }

    /// What stands in the log only is read with the log, or not at all.
    @Test func readOnlyFolderWithALog() async throws {
        let (disk, folder) = (try SmallDisk(mebibytes: 8), try TemporaryFolder())
        let (path, copy) = (folder.path("desk.sqlite"), disk.path + "/desk.sqlite")
        try await ReliabilityScene.makeSmallStore(at: path)
        let store = try SQLiteStore(path: path)
        try await Desk(store).open(RequestDraft("Panne", requester: "anna", team: "it"), as: Self.host)
        for ending in ["", "-wal", "-shm"] {
            try FileManager.default.copyItem(atPath: path + ending, toPath: copy + ending)
        }
        try store.close()
        try disk.remount("ro")
        let reader = try ReliabilityScene.readOnlyStore(at: copy)
        #expect(try await ReliabilityScene.requests(in: reader).count == 21)
        try reader.close()
        try disk.remount("rw")
        try FileManager.default.removeItem(atPath: copy + "-shm")
        try disk.remount("ro")
        let error = try ReliabilityScene.errorOfOpening(copy, .readOnly)
        #expect(error.code == .readOnly && error.description.contains("its log"), "\(error.debugDescription)")
    }

    /// A folder that only somebody else may write.
    @Test func missingRights() async throws {
        let folder = try TemporaryFolder()
        let path = folder.path("desk.sqlite")
        try await ReliabilityScene.makeSmallStore(at: path)
        for name in [folder.path, path] {
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: name)
        }
        let worker = try WorkerProcess("add", path, "Geen recht", in: folder, user: 65_534)
        let lines = try await worker.end()
        #expect(worker.status == 1)
        #expect(lines.last?.hasPrefix("read-only: ") == true, "\(lines)")
    }

    // MARK: Backup

    @Test func aBackupThatDoesNotFitLeavesNothing() async throws {
        let (disk, folder) = (try SmallDisk(mebibytes: 1), try TemporaryFolder())
        let path = folder.path("desk.sqlite")
        let store = try await ReliabilityScene.store(at: path)
        let desk = Desk(store)
        let text = String(repeating: "Le réseau est lent. ", count: 4_000)
        for index in 0..<30 {
            try await desk.open(RequestDraft("Lenteur \(index)", text: text, requester: "anna"), as: Self.host)
        }
        let error = try await #require(throws: StoreError.self) {
            try await store.backup(to: disk.path + "/backup.sqlite")
        }
        #expect(error.code == .full, "\(error.debugDescription)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: disk.path) == [])
        try store.close()
    }
}
