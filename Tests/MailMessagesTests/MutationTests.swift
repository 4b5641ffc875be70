import Foundation
import MailMessages
import ServiceDeskTesting
import Testing

@Suite("Mutations of real mails", .enabled(if: MailFixtures.areThere))
struct MutationTests {
    /// What mails are made of, and what breaks readers.
    private static let pieces: [[UInt8]] =
        [
            "\r\n", "\n", "\r", "\r\n\r\n", "\0", "--", "=?utf-8?B?", "?=", "=?iso-2022-jp?Q?", "\"", "(", ")", "<",
            ">", "@",
            ":", ";", ",", "=", "=\r\n", "\\", "Content-Type: multipart/mixed; boundary=",
            "Content-Transfer-Encoding: base64",
            "Content-Type: text/plain; charset=utf-16; format=flowed", "name*0*=", "*1=", "'", "%", " ", "\t",
            "message/rfc822",
            "550 5.1.1 ", "<a@b.test>:\n", "Final-Recipient: rfc822; a@b.test\n", "Action: failed\n", "Status: 5.",
            "From: MAILER-DAEMON\n", "X-Failed-Recipients: ", ">>> RCPT To:<", "----- Original message -----\n",
            "charset=utf-7", "begin 644 a\n", ">", "99999999999999999999", "-1", "+9959",
        ].map { Array($0.utf8) } + [
            [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0x1B, 0x24, 0x42], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF],
        ]

    private func mutant(_ seed: UInt64) -> [UInt8] {
        var random = SeededGenerator(seed: seed)
        var bytes = MailFixtures.all.randomElement(using: &random) ?? []
        // Both ends of long ones: what breaks readers is in the header and in the structure.
        if bytes.count > 2_000 { bytes = Array(bytes.prefix(800) + bytes.suffix(1_200)) }
        for _ in 0..<Int.random(in: 1...12, using: &random) {
            let place = Int.random(in: 0...bytes.count, using: &random)
            let end = min(bytes.count, place + Int.random(in: 0...40, using: &random))
            switch Int.random(in: 0..<6, using: &random) {
            case 0: bytes.removeSubrange(place..<end)
            case 1: bytes.insert(contentsOf: bytes[place..<end], at: Int.random(in: 0...bytes.count, using: &random))
            case 2 where place < bytes.count: bytes[place] = UInt8.random(in: 0...255, using: &random)
            case 3: bytes.removeLast(Int.random(in: 0...min(20, bytes.count), using: &random))
            default: bytes.insert(contentsOf: Self.pieces.randomElement(using: &random) ?? [], at: place)
            }
        }
        return bytes
    }

    @Test("10,000 of them crash nothing and keep the limits", arguments: 0..<4)
    func mutants(_ quarter: Int) {
        var limits = MailLimits()
        (limits.depth, limits.parts, limits.recipients, limits.attachments) = (4, 12, 5, 4)
        (limits.fields, limits.fileNameBytes, limits.textBytes, limits.htmlBytes) = (40, 20, 2_000, 2_000)
        for seed in UInt64(quarter * 2_500)..<UInt64((quarter + 1) * 2_500) {
            let problem = check(mutant(seed), limits)
            if let problem { Issue.record("seed \(seed): \(problem)") }
        }
    }

    @Test("What the fuzzer has found to reach everything crashes nothing and keeps the limits")
    func corpus() throws {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../MailFuzz/Corpus").standardized
        let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        #expect(files.count > 500)
        for file in files {
            let bytes = [UInt8](try Data(contentsOf: file))
            if let problem = check(bytes, MailLimits()) { Issue.record("\(file.lastPathComponent): \(problem)") }
            let text = String(decoding: bytes, as: UTF8.self)
            expectSafe(text, "\(file.lastPathComponent)")
            expectNothingLost(text, ReplyText(of: text), "\(file.lastPathComponent)")
        }
    }

    private func check(_ bytes: [UInt8], _ limits: MailLimits) -> String? {
        let message = MailMessage(reading: bytes, limits: limits)
        let size = message.textBody.map(\.text.utf8.count).reduce(0, +)
        if message.parts.isEmpty || message.parts.count > limits.parts { return "\(message.parts.count) parts" }
        if message.attachments.count > limits.attachments { return "\(message.attachments.count) attachments" }
        if message.to.count + message.cc.count > limits.recipients { return "too many recipients" }
        if message.header.count > limits.fields { return "\(message.header.count) fields" }
        if size > 3 * (limits.textBytes + limits.htmlBytes) + 1_000 { return "\(size) bytes of text" }
        if message.warnings.count > 100 { return "\(message.warnings.count) warnings" }
        for part in message.parts {
            if part.parent ?? -1 >= part.index { return "part \(part.index) is before its parent" }
            if let name = part.fileName, name.utf8.count > limits.fileNameBytes || name.contains("/") { return name }
            if part.content.count > part.rawContent.count { return "part \(part.index) grew" }
            _ = (part.message(limits: limits)?.warnings, part.fieldGroups(limits: limits).count, part.text)
        }
        if let automatic = message.automatic(envelopeSender: "", ownAddresses: ["a@b.test"], limits: limits) {
            let recipients = automatic.bounce?.recipients ?? []
            if recipients.count > limits.recipients { return "\(recipients.count) recipients of a bounce" }
            if recipients.contains(where: { $0.diagnostic.utf8.count > MailBounce.diagnosticBytes }) { return "long" }
            if recipients.contains(where: { $0.isHard && ($0.isDelayed || $0.status.level != 5) }) { return "hard" }
            _ = (automatic.bounce?.returned?.to, automatic.description)
        } else {
            return "an empty return path is not automatic"
        }
        for field in message.header where field.value.unicodeScalars.contains(where: { $0.value < 0x20 }) {
            return "control characters in \(field.name)"
        }
        return nil
    }
}
