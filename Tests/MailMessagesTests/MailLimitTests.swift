import Foundation
import MailMessages
import Testing

@Suite("Limits and hostile mails") struct MailLimitTests {
    /// What each of these may take; built for debugging they are some ten times as slow.
    private static let patience: Duration = {
        #if DEBUG
            .seconds(20)
        #else
            .seconds(2)
        #endif
    }()

    /// Reads what is repeated many times, and says how long it took.
    private func read(_ head: String, _ piece: String, _ count: Int, _ end: String = "") -> MailMessage {
        var bytes = Array(head.utf8)
        bytes.reserveCapacity(head.utf8.count + piece.utf8.count * count + end.utf8.count)
        let piece = Array(piece.utf8)
        for _ in 0..<count { bytes += piece }
        bytes += Array(end.utf8)
        let start = ContinuousClock.now
        let message = MailMessage(reading: bytes)
        for field in message.header.prefix(1_000) { _ = field.value }
        for part in message.attachments { for piece in part.pieces { _ = piece.count } }
        #expect(ContinuousClock.now - start < Self.patience)
        return message
    }

    @Test("ten million bytes of header")
    func header() {
        let fields = read("Subject: a\r\n", "X-Header: some value that is here\r\n", 300_000, "\r\nbody")
        #expect((fields.subject, fields.text) == ("a", "body"))
        #expect(fields.header.count == 1_000)
        #expect(fields.kinds == [.headerTooLong])
        let field = read("From: a@x.test\r\nSubject: ", "a", 10_000_000, "\r\n\r\nbody")
        #expect((field.from.count, field.text) == (1, "body"))
        #expect(field.subject?.count == (16 << 10) - 9)
        #expect(field.warnings == [MailWarning(kind: .fieldTooLong, place: "Subject")])
        let long = read("Subject: ", "a", 20_000, "\r\n\r\nbody")
        #expect(long.subject?.count == (16 << 10) - 9)
        #expect(long.warnings == [MailWarning(kind: .fieldTooLong, place: "Subject")])
        #expect(read("", "a", 10_000_000).kinds == [.noHeader, .textTooLong])
        _ = read("Subject: a\r\n", " \r\n", 1_000_000)
    }

    @Test("100,000 levels")
    func levels() {
        var bytes = Array("Content-Type: multipart/mixed; boundary=b0\r\n\r\n".utf8)
        for level in 0..<100_000 {
            bytes += Array("--b\(level)\r\nContent-Type: multipart/mixed; boundary=b\(level + 1)\r\n\r\n".utf8)
        }
        let message = MailMessage(reading: bytes)
        #expect(message.parts.count == 21)
        #expect(message.warnings.first == MailWarning(kind: .tooDeep, place: "part 20"))
        // All that is deeper is there.
        #expect(message.attachments.map(\.rawContent.endIndex) == [bytes.count])
        #expect(read("", "Content-Type: message/rfc822\r\n\r\n", 100_000).parts.count == 1)
    }

    @Test("a million parts")
    func parts() {
        let message = read(
            "Content-Type: multipart/mixed; boundary=b\r\n\r\n", "--b\r\n\r\nx\r\n", 1_000_000, "--b--\r\n")
        #expect(message.parts.count == 300)
        #expect(message.warnings == [MailWarning(kind: .tooManyParts, place: "part 299")])
        #expect(message.attachments.map(\.rawContent.count) == [10_000_007 - 298 * 10])
    }

    @Test("more attachments than the limit")
    func attachments() {
        let part = "--b\r\nContent-Type: image/png\r\n\r\nx\r\n"
        let message = read("Content-Type: multipart/mixed; boundary=b\r\n\r\n", part, 150, "--b--\r\n")
        #expect((message.parts.count, message.attachments.count) == (151, 100))
        #expect(message.kinds == [.tooManyAttachments])
    }

    @Test("an address of 80 KB in groups, comments, quotes, brackets and encoded words")
    func address() {
        for piece in [
            "a:", "(", "\"", "<", "a@", "\"a\"", "=?a?q?", "\\", "()", "@ ", "\"\\\" ", ";<", "a b@", "=?utf-8?b?",
        ] {
            let message = read("To: ", piece, 80_000 / piece.utf8.count, "\r\n\r\n")
            #expect(message.to.count <= 50)
            let bytes = Array(String(repeating: piece, count: 80_000 / piece.utf8.count).utf8)
            let start = ContinuousClock.now
            #expect(MailAddress.list(reading: bytes[...]).count <= 50)
            #expect(ContinuousClock.now - start < Self.patience)
        }
    }

    @Test("parameters of many kinds")
    func parameters() {
        for piece in ["; a*0*=b", "a   ", "=", "; a=\"", "(", "\"", "; a*1=", " a=", "'", "%"] {
            _ = read("Content-Type: text/plain", piece, 16_000 / piece.utf8.count, "\r\n\r\n")
        }
    }

    @Test("a large mail is cut, a bomb in Base64 is decoded piece by piece, a long text is cut")
    func size() {
        var limits = MailLimits()
        limits.messageBytes = 20
        let cut = MailMessage("Subject: a\r\n\r\n0123456789", limits: limits)
        #expect((cut.text, cut.kinds) == ("012345", [.messageTooLong]))
        limits.messageBytes = 0
        #expect(MailMessage("Subject: a", limits: limits).subject == nil)
        limits = MailLimits()
        (limits.textBytes, limits.htmlBytes) = (4, 4)
        #expect(MailMessage("\r\nabcä", limits: limits).text == "abc")
        #expect(MailMessage("\r\nabcd", limits: limits).kinds == [])
        let html = MailMessage("Content-Type: text/html\r\n\r\n<p>abc", limits: limits)
        #expect((html.html, html.kinds) == ("<p>a", [.htmlTooLong]))
        let line = String(repeating: "QUJD", count: 19) + "\r\n"
        let bomb = read("Content-Type: a/b\r\nContent-Transfer-Encoding: base64\r\n\r\n", line, 30_000)
        #expect(bomb.attachments.count == 1)
    }

    @Test("many warnings are no flood")
    func warnings() {
        let part = "--b\r\nContent-Transfer-Encoding: x\r\n\r\nx\r\n"
        let message = read("Content-Type: multipart/mixed; boundary=b\r\n\r\n", part, 200, "--b--\r\n")
        #expect(message.warnings.count == 100)
        #expect(message.warnings.last?.kind == .tooManyWarnings)
    }
}
