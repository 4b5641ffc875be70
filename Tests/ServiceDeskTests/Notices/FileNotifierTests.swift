import Foundation
import ServiceDesk
import ServiceDeskTesting
import Synchronization
import Testing

@Suite("Notices that are printed or written to a file")
struct FileNotifierTests {
    private func notice(_ id: String, _ text: String = "Bonjour\nZoé") -> Notice {
        Notice(
            id: Notice.ID(id), kind: .answered, recipient: .person(Person(id: "zoé", name: "Zoé")), language: .french,
            subject: "Nº 7 : une réponse", text: text, request: 7, at: Timestamp(microseconds: 1_772_438_400_000_000))
    }

    @Test("are lines of JSON")
    func lines() async throws {
        let folder = try Folder()
        let path = folder.path("notices.jsonl")
        defer { folder.remove() }
        let file = FileNotifier(path: path)
        try await file.deliver(notice("a"))
        try await file.deliver(notice("b", "\"\\\u{1}\u{2028}"))
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(lines.first.map(String.init) == #"{"at":"2026-03-02T08:00:00Z","id":"a","kind":"answered","language":"#
            + #""fr","name":"Zoé","person":"zoé","request":7,"subject":"Nº 7 : une réponse","text":"Bonjour\nZoé"}"#)
        let second = try #require(
            try JSONSerialization.jsonObject(with: Data(lines[1].utf8)) as? [String: Any])
        #expect(second["text"] as? String == "\"\\\u{1}\u{2028}")
        let rights = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
        #expect(rights == 0o600)
    }

    @Test("keep the contract")
    func contract() async throws {
        let folder = try Folder()
        let path = folder.path("notices.jsonl")
        defer { folder.remove() }
        try Data().write(to: URL(fileURLWithPath: path))
        let zoé = NoticeRecipient.person(Person(id: "zoé", name: "Zoé"))
        try await NotifierContract.verify(FileNotifier(path: path), to: zoé) {
            try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
                let notice = try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
                return .init(
                    id: notice?["id"] as? String ?? "", subject: notice?["subject"] as? String,
                    text: notice?["text"] as? String)
            }
        }
    }

    @Test("that a notifier loses, mixes up or gives new ids are found by the contract", arguments: 0..<4)
    func mutants(mutation: Int) async throws {
        let arrived = Mutex<[NotifierContract.Arrival]>([])
        let mail = RecordingNotifier { notice throws(DeliveryError) in
            arrived.withLock { arrived in
                let id = mutation == 1 ? "\(arrived.count)" : notice.id.rawValue
                let text = mutation == 2 ? notice.text.trimmingCharacters(in: .whitespacesAndNewlines) : notice.text
                // The last one forgets what comes while it has many.
                guard mutation != 3 || !notice.id.rawValue.hasSuffix("crowd:17") else { return }
                arrived.append(.init(id: id, subject: mutation == 0 ? "" : notice.subject, text: text))
            }
        }
        await #expect(throws: ContractFailure.self) {
            try await NotifierContract.verify(mail, to: .person(Person(id: "zoé", name: "Zoé"))) {
                arrived.withLock { $0 }
            }
        }
    }

    @Test("begin on a line of their own after one that was left unfinished")
    func unfinished() async throws {
        let folder = try Folder()
        let path = folder.path("notices.jsonl")
        defer { folder.remove() }
        try Data(#"{"at":"20"#.utf8).write(to: URL(fileURLWithPath: path))
        try await FileNotifier(path: path).deliver(notice("a"))
        let lines = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n")
        #expect(lines.count == 2 && lines[1].hasPrefix(#"{"at":"2026"#))
    }

    @Test("stay whole when many write at once")
    func concurrently() async throws {
        let folder = try Folder()
        let path = folder.path("notices.jsonl")
        defer { folder.remove() }
        let text = String(repeating: "é", count: 20_000)
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<50 {
                group.addTask { try await FileNotifier(path: path).deliver(notice("n\(index)", text)) }
            }
            try await group.waitForAll()
        }
        let ids = try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
            try #require(try JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])["id"] as? String
        }
        #expect(Set(ids.compactMap { $0 }).count == 50 && ids.count == 50)
    }

    @Test("fail with a reason where they cannot be written, and the next one is not lost")
    func failure() async throws {
        let folder = try Folder()
        defer { folder.remove() }
        let file = FileNotifier(path: folder.path("missing/notices.jsonl"))
        await #expect(throws: DeliveryError.self) { try await file.deliver(notice("a")) }
        let full = FileNotifier(path: "/dev/full")
        await #expect(throws: DeliveryError.self) { try await full.deliver(notice("a")) }
        try FileManager.default.createDirectory(atPath: folder.path("missing"), withIntermediateDirectories: true)
        try await file.deliver(notice("a"))
    }

    @Test("are printed without anything that commands a terminal")
    func console() async throws {
        let printed = Mutex<[String]>([])
        let console = ConsoleNotifier { text in printed.withLock { $0.append(text) } }
        try await console.deliver(notice("a", "Un\u{1B}[2J\n\nDeux"))
        let text = "2026-03-02T08:00:00Z  Zoé: Nº 7 : une réponse\n  Un\u{FFFD}[2J\n  \n  Deux"
        #expect(printed.withLock { $0 } == [text])
    }
}

/// A folder of a test.
private struct Folder {
    private let url = FileManager.default.temporaryDirectory.appendingPathComponent(
        "notices-" + UUID().uuidString.lowercased())

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    func remove() {
        do { try FileManager.default.removeItem(at: url) } catch { Issue.record("\(url.path) stays: \(error)") }
    }

    func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}
