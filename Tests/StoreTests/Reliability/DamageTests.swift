import Foundation
import ServiceDesk
import ServiceDeskSQLite
import ServiceDeskTesting
import Testing

/// Single bits are flipped all over a store. No process may crash on it, and nothing may read differently than before
/// without the checks behind `desk verify` finding it.
@Suite("Bits that flip")
struct DamageTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func threeHundredFlips() async throws {
        let path = folder.path("desk.sqlite")
        // So many that most of the file is more than room in its pages.
        try await ReliabilityScene.makeSmallStore(at: path, requests: 40)
        let whole = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        var inspections = try Inspections(in: folder)
        let sound = try await inspections.result(of: path)
        #expect(sound.faults == [])
        try #require(sound.digest != "error")

        var (random, found, harmless) = (SeededGenerator(seed: 300), 0, 0)
        for index in 0..<300 {
            let place = Int(random.next() % UInt64(whole.count * 8))
            var bytes = whole
            bytes[place / 8] ^= 1 << UInt8(place % 8)
            let copy = folder.path("flip-\(index).sqlite")
            try Data(bytes).write(to: URL(fileURLWithPath: copy))
            let result = try await inspections.result(of: copy)
            if result.hasCrashed {
                Issue.record("The process crashed on bit \(place).")
                inspections = try Inspections(in: folder)
            } else if !result.faults.isEmpty {
                found += 1
            } else if result.digest == sound.digest {
                harmless += 1
            } else {
                Issue.record("Bit \(place) reads differently and was not found.")
            }
            for ending in ["", "-wal", "-shm", "-lock"] { unlink(copy + ending) }
        }
        print("300 flipped bits: \(found) found, \(harmless) changed nothing that can be read")
        #expect(found > 100)
        try await inspections.end()
    }
}

/// A process that inspects one store after another.
private struct Inspections {
    private let worker: WorkerProcess
    private var count = 0

    struct Result {
        var faults: [String]
        var digest: String
        var hasCrashed: Bool
    }

    init(in folder: TemporaryFolder) throws { worker = try WorkerProcess("inspect", in: folder) }

    mutating func result(of path: String) async throws -> Result {
        try worker.send(path)
        while true {
            let hasEnded = !worker.isRunning
            let new = try worker.lines().dropFirst(count)
            if let end = new.firstIndex(where: { $0.hasPrefix("digest ") }) {
                count = end + 1
                return Result(
                    faults: new[..<end].filter { $0.hasPrefix("fault ") }, digest: String(new[end].dropFirst(7)),
                    hasCrashed: false)
            }
            if hasEnded { return Result(faults: [], digest: "", hasCrashed: true) }
            try await Task.sleep(for: .milliseconds(1))
        }
    }

    func end() async throws {
        try worker.closeInput()
        try await worker.end()
    }
}
