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

    static let areThere: Bool = {
        let areThere = FileManager.default.isReadableFile(atPath: folder + "/mail/messages.jsonl")
        if !areThere { print("SKIPPED: the mails are not in \(folder)") }
        return areThere
    }()

    static let rows: [Row] = {
        guard areThere else { return [] }
        let text = String(decoding: bytes(of: folder + "/mail/messages.jsonl"), as: UTF8.self)
        return text.split(separator: "\n").compactMap {
            try? JSONDecoder().decode(Row.self, from: Data($0.utf8))
        }
    }()

    /// All mails, those of the other sets too.
    static let all: [[UInt8]] = {
        guard areThere else { return [] }
        return ["messages", "automatic"].flatMap { set -> [[UInt8]] in
            let set = folder + "/mail/" + set
            let names = (try? FileManager.default.contentsOfDirectory(atPath: set)) ?? []
            return names.sorted().map { bytes(of: set + "/" + $0) }
        }
    }()

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
