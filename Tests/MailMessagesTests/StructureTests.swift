import MailMessages
import Testing

@Suite("Structure") struct StructureTests {
    private func mail(_ kind: String, _ parts: String..., end: String = "--b--\r\n") -> MailMessage {
        MailMessage(
            "Content-Type: multipart/\(kind); boundary=b\r\n\r\npreamble\r\n"
                + parts.map { "--b\r\n\($0)\r\n" }.joined() + end)
    }
    private let plain = "\r\nplain"
    private let html = "Content-Type: text/html\r\n\r\n<p>html</p>"
    private let picture = "Content-Type: image/png\r\nContent-ID: <1@x>\r\n\r\nP"
    private let pdf = "Content-Type: application/pdf; name=a.pdf\r\n\r\nF"

    private func texts(_ message: MailMessage) -> [String] { message.textBody.map(\.text) }

    @Test("texts and attachments as mail programs mean them")
    func bodies() {
        let alternative = mail("alternative", plain, html)
        #expect((alternative.text, alternative.html) == ("plain", "<p>html</p>"))
        #expect(alternative.attachments.isEmpty)
        let onlyHTML = mail("mixed", html, pdf)
        #expect((onlyHTML.text, onlyHTML.html) == (nil, "<p>html</p>"))
        #expect(onlyHTML.text { "[\($0)]" } == "[<p>html</p>]")
        #expect(onlyHTML.attachments.map(\.fileName) == ["a.pdf"])
        let several = mail("mixed", plain, picture, "\r\nmore")
        #expect(several.text == "plain\nmore")
        #expect(several.html == nil)
        #expect(several.htmlBody.map(\.isHTML) == [false, false])
        let file = mail(
            "mixed", plain, "Content-Disposition: attachment; filename=a.txt\r\n\r\nfile",
            "Content-Type: text/plain; name=n.txt\r\n\r\nnamed")
        #expect(texts(file) == ["plain"])
        #expect(file.attachments.map(\.fileName) == ["a.txt", "n.txt"])
        let related = mail("related", html, picture)
        #expect(related.attachments.map(\.isInline) == [true])
        #expect(related.attachments.map(\.contentID) == ["1@x"])
        #expect(mail("mixed", html, picture).attachments.map(\.isInline) == [false])
        #expect(MailMessage("Content-Type: application/pdf\r\n\r\nF").attachments.count == 1)
    }

    @Test("the parts are in their order, each with its parent")
    func parts() {
        let message = MailMessage(
            "Content-Type: multipart/mixed; boundary=a\r\n\r\n"
                + "--a\r\nContent-Type: multipart/alternative; boundary=b\r\n\r\n"
                + "--b\r\n\r\n1\r\n--b--\r\nepilogue\r\n--a\r\n\r\n2\r\n--a--\r\nepilogue\r\n"
        )
        #expect(
            message.parts.map(\.type.name) == ["multipart/mixed", "multipart/alternative", "text/plain", "text/plain"])
        #expect(message.parts.map(\.parent) == [nil, 0, 1, 0])
        #expect(message.parts.map(\.isMultipart) == [true, true, false, false])
        #expect(String(decoding: message.parts[1].rawContent, as: UTF8.self) == "--b\r\n\r\n1")
        #expect(message.warnings.isEmpty)
    }

    @Test("attached messages are read when they are asked for, encoded ones too")
    func attachedMessages() {
        let inner = "Subject: inner\r\n\r\nhello"
        #expect(mail("mixed", "Content-Type: message/rfc822\r\n\r\n\(inner)").attachments[0].message()?.text == "hello")
        let encoded = "Content-Type: message/rfc822\r\nContent-Transfer-Encoding: base64\r\n\r\nU3ViamVjdDogYQ0KDQpi"
        #expect(mail("mixed", encoded).attachments[0].message()?.subject == "a")
        #expect(mail("digest", "\r\n\(inner)").attachments[0].message()?.subject == "inner")
        #expect(mail("mixed", plain).parts[1].message() == nil)
    }

    @Test("reports give their fields (RFC 3464)")
    func report() {
        let status =
            "Content-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; x.test\r\n\r\n"
            + "Final-Recipient: rfc822; a@x.test\r\nStatus: 5.1.1\r\n\r\n\r\nFinal-Recipient: rfc822; b@x.test"
        let groups = mail("report", plain, status).parts[2].fieldGroups()
        #expect(groups.map(\.count) == [1, 2, 1])
        #expect(groups[1]["status"]?.value == "5.1.1")
    }

    @Test("damage: ends that are missing, forgotten or glued to a text")
    func ends() {
        let open = mail("mixed", plain, pdf, end: "")
        #expect(open.text == "plain")
        #expect(open.warnings == [MailWarning(kind: .noEnd, place: "message")])
        #expect(mail("mixed", "\r\nplain--b--", end: "").text == "plain")
        #expect(mail("mixed", "\r\nsee --b or --bc\r\n--bc", end: "--b--").text == "see --b or --bc\n--bc")
        // The end of the outer one ends the inner one too.
        let inner = MailMessage(
            "Content-Type: multipart/mixed; boundary=a\r\n\r\n--a\r\nContent-Type: multipart/mixed; boundary=ab\r\n\r\n"
                + "--ab\r\n\r\n1\r\n--a\r\n\r\n2\r\n--a--\r\n")
        #expect(inner.text == "1\n2")
        #expect(inner.warnings == [MailWarning(kind: .noEnd, place: "part 1")])
    }

    @Test("damage: boundaries that are missing or lead nowhere")
    func boundaries() {
        let guessed = MailMessage(
            "Content-Type: multipart/mixed\r\n\r\npreamble\r\n--abcdef\r\n\r\ntext\r\n--abcdef--\r\n")
        #expect(guessed.text == "text")
        #expect(guessed.kinds == [.noBoundary])
        let nowhere = MailMessage("Content-Type: multipart/mixed; boundary=b\r\n\r\ntext\r\n")
        #expect(nowhere.text == "text\n")
        #expect(nowhere.kinds == [.noParts])
        #expect(mail("mixed", end: "--b--\r\n").parts.count == 1)
        #expect(MailMessage("Content-Type: multipart; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n--b--").text == "text")
        #expect(
            MailMessage("Content-Type: multipart/mixed; boundary*0=b; boundary*1=c\r\n\r\n--bc\r\n\r\na\r\n--bc--").text
                == "a")
        let two = MailMessage("Content-Type: text/html\r\nContent-Type: text/plain\r\n\r\n<p>")
        #expect((two.html, two.kinds) == ("<p>", [.duplicateField]))
    }

    @Test("damage: headers without their blank line, alone, or missing")
    func headers() {
        let missing = MailMessage("Subject: a\r\nthis is text: yes\r\n")
        #expect((missing.subject, missing.text) == ("a", "this is text: yes\n"))
        #expect(missing.kinds == [.noBlankLine])
        let broken = MailMessage("Subject: a\r\nlong line\r\nFrom: a@x.test\r\n\r\ntext")
        #expect((broken.subject, broken.from.count, broken.text) == ("a long line", 1, "text"))
        #expect(broken.kinds == [.badField])
        let alone = MailMessage("Subject: a")
        #expect((alone.subject, alone.text) == ("a", ""))
        #expect(alone.warnings.isEmpty)
        #expect(MailMessage("just text").text == "just text")
        #expect(MailMessage("just text").kinds == [.noHeader])
        #expect(MailMessage("").parts.count == 1)
        #expect(MailMessage("\r\ntext").text == "text")
        #expect(MailMessage("From a@b.c Sat Jan  1 00:00:00 2000\nSubject: a\n\ntext").subject == "a")
        #expect(MailMessage("\u{FEFF}Subject: a\r\n\r\ntext").subject == "a")
        let blanks = MailMessage("Subject: a\r\n \r\ntext")
        #expect((blanks.subject, blanks.text) == ("a", "text"))
        let cut = mail("mixed", "Content-Type: text/plain")
        #expect(cut.parts.count == 2)
    }

    @Test("damage: bare CR and LF, and NUL")
    func lineBreaks() {
        let returns = MailMessage("Subject: a\rContent-Type: multipart/mixed; boundary=b\r\r--b\r\rtext\r--b--\r")
        #expect((returns.subject, returns.text) == ("a", "text"))
        let mixed = MailMessage("Subject: a\rBcc: b\nX: c\r\n\na\rb\r\nc\n")
        #expect(mixed.header.map(\.name) == ["Subject", "X"])
        #expect(mixed.subject == "a Bcc: b")
        #expect(mixed.text == "a\nb\nc\n")
        let zero = MailMessage("Subject: a\0b\r\nX\0: c\r\n\r\na\0b")
        #expect(zero.subject == "a\u{FFFD}b")
        #expect(zero.header.count == 1)
    }
}
