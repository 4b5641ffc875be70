import Foundation
import ServiceDesk
import ServiceDeskSQLite
import ServiceDeskTesting
import StoreWorker
import Testing

/// `kill -9` under load, fifty times, on one file that grows.
@Suite("A process that is killed loses nothing that it acknowledged")
struct KillTests {
    private let folder: TemporaryFolder

    init() throws { folder = try TemporaryFolder() }

    @Test func fiftyKills() async throws {
        let path = folder.path("desk.sqlite")
        let store = try await ReliabilityScene.store(at: path)
        try store.close()
        var (random, record) = (SeededGenerator(seed: 50), WorkRecord())
        for round in 0..<50 {
            let worker = try WorkerProcess("load", path, "\(round)", in: folder)
            // Every tenth is killed while it opens the file, at whatever point that may be.
            if round % 10 != 9 { try await worker.line("done") }
            try await Task.sleep(for: .milliseconds(5 + Int(random.next() % 196)))
            try await worker.kill()
            #expect(worker.wasKilled)
            let store = try SQLiteStore(path: path)
            try await record.take(worker.lines(), repeatingOn: store)
            try store.close()
        }
        // Each round but five had at least one acknowledged change before its end.
        #expect(record.acknowledged >= 45)
        print("50 kills: \(record.acknowledged) changes acknowledged, \(record.repeated) repeated")
        let whole = try SQLiteStore(path: path)
        try await record.expectAll(in: whole)
        try whole.close()
        try await ReliabilityScene.expectSound(path)
    }

    /// A process that is killed before the first tables are there leaves a file that the next one completes.
    @Test func killedWhileTheFileIsMade() async throws {
        for round in 0..<10 {
            let path = folder.path("new-\(round).sqlite")
            let worker = try WorkerProcess("load", path, "\(round)", in: folder)
            while !FileManager.default.fileExists(atPath: path) { try await Task.sleep(for: .milliseconds(1)) }
            try await worker.kill()
            try await ReliabilityScene.expectSound(path)
        }
    }
}

/// What workers said that they did.
struct WorkRecord {
    private struct Done {
        var action: String
        var number: Request.Number
        var version: Int
    }

    private var done: [String: Done] = [:]
    private var merges: Set<[Request.Number]> = []
    private(set) var acknowledged = 0
    private(set) var repeated = 0

    /// Takes what one worker said, and repeats with their keys the changes of which nobody knows whether they were
    /// made.
    mutating func take(_ lines: [String], repeatingOn store: some CompleteStore) async throws {
        var begun: [String: [String]] = [:]
        for line in lines {
            let parts = line.split(separator: " ").map(String.init)
            switch parts.first {
            case "begin": begun[parts[1] + parts[2]] = parts
            case "refused": begun[parts[1] + parts[2]] = nil
            case "done":
                begun[parts[1] + parts[2]] = nil
                acknowledged += 1
                try note(parts)
            case "ready": break
            default: Issue.record("The worker said: \(line)")
            }
        }
        guard !begun.isEmpty else { return }
        let desk = Desk(store)
        for parts in begun.values where parts[1] != "merge" { try await repeatChange(parts, on: desk) }
    }

    private mutating func note(_ parts: [String]) throws {
        if parts[1] == "merge" {
            merges.insert([try #require(Int64(parts[2])), try #require(Int64(parts[3]))])
        } else {
            done[parts[2]] = Done(
                action: parts[1], number: try #require(Int64(parts[3])), version: try #require(Int(parts[4])))
        }
    }

    private mutating func repeatChange(_ parts: [String], on desk: Desk) async throws {
        repeated += 1
        do {
            let request = try await desk.change(parts[1], parts[2], try #require(Int64(parts[3])))
            done[parts[2]] = Done(action: parts[1], number: request.number, version: request.version)
        } catch is Rejection {
            // It had not been made, and the request has been resolved or merged meanwhile.
        }
    }

    // MARK: Checking

    /// Compares the whole store with what was acknowledged.
    func expectAll(in store: some CompleteStore) async throws {
        let requests = try await ReliabilityScene.requests(in: store)
        var (marks, absorbed, merged): ([String: [Request.Number]], Set<[Request.ID]>, Set<[Request.ID]>) = (
            [:], [], []
        )
        for request in requests {
            for event in try await ReliabilityScene.journal(of: request, in: store) {
                for mark in Self.marks(of: event.event) { marks[mark, default: []].append(request.number) }
                switch event.event {
                case .merged(let target): merged.insert([request.id, target])
                case .absorbed(let source, _): absorbed.insert([source, request.id])
                default: break
                }
            }
        }
        #expect(merged == absorbed, "A merge shows on both sides or on neither.")
        let byNumber = Dictionary(uniqueKeysWithValues: requests.map { ($0.number, $0) })
        for pair in merges {
            let ids = pair.compactMap { byNumber[$0]?.id }
            #expect(merged.contains(ids), "The merge of \(pair) was acknowledged.")
        }
        for (mark, done) in done {
            let version = byNumber[done.number]?.version ?? 0
            #expect(version >= done.version, "\(done.action) \(mark)")
            if done.action != "take" { #expect(marks[mark] == [done.number], "\(done.action) \(mark)") }
        }
        let doubles = marks.filter { $0.value.count > 1 }
        #expect(doubles.isEmpty)
    }

    /// The marks that an event bears.
    static func marks(of event: RequestEvent) -> [String] {
        let texts: [String] =
            switch event {
            case .opened(let opening): [opening.subject]
            case .tagged(let tags): Array(tags)
            default: event.message.map { [$0.text] } ?? []
            }
        return texts.flatMap { $0.split(separator: " ") }.map(String.init).filter { $0.hasPrefix("m-") }
    }
}
