import Crypto
import Foundation
import MailMessages
import Testing

/// Messages that nobody here wrote, and what must be found in them.
enum MailFixtures {
    struct Row: Decodable, Sendable, CustomTestStringConvertible {
        struct Expected: Decodable, Sendable {
            var from_: [[String?]]
            var to: [[String?]]
            var cc: [[String?]]
            var subject: String?
            var message_id: String?
            var date: String?
            var text_body: [Text]
            var html_body: [Text]
            var attachments: [Attachment]
        }
        struct Text: Decodable, Sendable {
            var kind: String
            var text: String?
        }
        struct Attachment: Decodable, Sendable {
            var name: String?
            var content_type: String?
            var disposition: String?
            var size: Int?
            var sha256: String?
        }
        var id: String
        var file: String
        var expected: Expected

        var testDescription: String { id }
        var bytes: [UInt8] { MailFixtures.bytes(of: MailFixtures.folder + "/" + file) }
    }

    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../shared/fixtures").standardized.path

    static let areThere = !rows.isEmpty
    static let rows: [Row] = rows(of: "mail/messages.jsonl")

    /// The rows of a file; none, and it is said, where it is not there. A row that cannot be read ends the tests.
    static func rows<Row: Decodable>(of name: String) -> [Row] {
        guard let data = FileManager.default.contents(atPath: folder + "/" + name) else {
            print("SKIPPED: \(name) is not in \(folder)")
            return []
        }
        return data.split(separator: 0x0A).enumerated().map { index, line in
            do {
                return try JSONDecoder().decode(Row.self, from: line)
            } catch {
                fatalError("\(name), line \(index + 1): \(error)")
            }
        }
    }

    /// All mails, those of the other sets too.
    static let all: [[UInt8]] = {
        guard areThere else { return [] }
        return ["messages", "automatic"].flatMap { set -> [[UInt8]] in
            let set = folder + "/mail/" + set
            guard let names = try? FileManager.default.contentsOfDirectory(atPath: set) else {
                fatalError("There are mails, but none in \(set).")
            }
            return names.sorted().map { bytes(of: set + "/" + $0) }
        }
    }()

    /// The bytes of a file that a row names.
    static func bytes(ofFixture name: String) -> [UInt8] { bytes(of: folder + "/" + name) }

    private static func bytes(of path: String) -> [UInt8] {
        FileManager.default.contents(atPath: path).map(Array.init) ?? []
    }

    static func hash(_ pieces: some Sequence<ArraySlice<UInt8>>) -> String {
        var hash = SHA256()
        for piece in pieces { hash.update(data: Array(piece)) }
        return hash.finalize().map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }
}

extension MailMessage {
    /// Reads a mail written in a test, with LF for CR LF.
    init(_ text: String, limits: MailLimits = .standard) {
        self.init(reading: Array(text.utf8), limits: limits)
    }

    var kinds: Set<MailWarning.Kind> { Set(warnings.map(\.kind)) }
}
