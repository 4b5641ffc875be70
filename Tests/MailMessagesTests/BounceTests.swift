import MailMessages
import Testing

@Suite("Bounces: whom they are about, and what they say")
struct BounceTests {
    private static let original =
        "Return-Path: <it@desk.test>\nMessage-ID: <r7@desk.test>\nTo: a@x.test\nSubject: S\n\nHi"

    private func read(_ text: String, header: String = "From: MAILER-DAEMON@mx.test") -> MailBounce? {
        MailMessage("\(header)\nSubject: failure notice\n\n\(text)").automatic()?.bounce
    }

    /// A report with the fields of its recipients.
    private func report(_ groups: String, text: String = "It failed.", returned: String = Self.original) -> MailBounce?
    {
        MailMessage(
            """
            From: MAILER-DAEMON@mx.test
            Content-Type: multipart/report; report-type=delivery-status; boundary=b

            --b

            \(text)
            --b
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.test

            \(groups)
            --b
            Content-Type: text/rfc822-headers

            \(returned)
            --b--
            """
        ).automatic()?.bounce
    }

    @Test("a delivery status, each recipient by itself (RFC 3464)")
    func deliveryStatus() throws {
        let bounce = try #require(
            report(
                """
                Final-Recipient: rfc822; b@y.test
                Original-Recipient: rfc822;a@x.test
                Action: failed
                Status: 5.0.0
                Diagnostic-Code: smtp; 550 5.1.1 <b@y.test>:
                  User unknown

                Final-Recipient: rfc822; c@y.test
                Action: delayed
                Status: 4.4.1

                Final-Recipient: rfc822; d@y.test
                Action: delivered
                Status: 2.0.0
                """))
        #expect(bounce.recipients.map(\.address) == ["b@y.test", "c@y.test"])
        #expect(bounce.recipients.map(\.originalAddress) == ["a@x.test", nil])
        #expect(bounce.recipients.map(\.status.description) == ["5.1.1", "4.4.1"])
        #expect(bounce.recipients.map(\.isHard) == [true, false])
        #expect(bounce.failed.map(\.address) == ["b@y.test"])
        #expect(bounce.delayed.map(\.address) == ["c@y.test"])
        #expect(bounce.recipients[0].diagnostic == "550 5.1.1 <b@y.test>: User unknown")
        #expect(bounce.recipients[0].replyCode == 550)
        #expect(bounce.returned?.messageID == "r7@desk.test")
        #expect(bounce.returned?.header["Return-Path"]?.value == "<it@desk.test>")
    }

    private static let notices: [(text: String, address: String, status: String, isHard: Bool)] = [
        (
            "Hi. This is the qmail-send program at mx.test.\nI'm afraid I wasn't able to deliver your message.\n\n"
                + "<a@x.test>:\nSorry, no mailbox here by that name. (#5.1.1)\n\n"
                + "--- Below this line is a copy of the message.\n\n",
            "a@x.test", "5.1.1", true
        ),
        (
            "This message was created automatically by mail delivery software.\n\nThe following address(es) failed:\n\n"
                + "  a@x.test\n    (generated from b@x.test)\n    SMTP error from remote mail server after RCPT TO:"
                + "<a@x.test>:\n    host mx.x.test [192.0.2.5]: 552 5.2.2 Mailbox full\n\n"
                + "------ This is a copy of the message, including all the headers. ------\n\n",
            "a@x.test", "5.2.2", false
        ),
        (
            "Your message did not reach some or all of the intended recipients.\n\n      Subject: S\n"
                + "      Sent: now\n\n"
                + "The following recipient(s) could not be reached:\n\n      a@x.test on 29.04.2016 16:55\n"
                + "            The e-mail account does not exist at the organization this message was sent to.\n"
                + "            <mx.test #5.1.1 smtp;550 5.1.1 RESOLVER.ADR.RecipNotFound>\n\n"
                + "----- Original message -----\n\n",
            "a@x.test", "5.1.1", true
        ),
        (
            "   ----- The following addresses had permanent fatal errors -----\n<a@x.test>\n\n"
                + "   ----- Transcript of session follows -----\n... while talking to mx.x.test.:\n"
                + ">>> RCPT To:<a@x.test>\n<<< 550 No such user\n550 <a@x.test>... User unknown\n\n"
                + "   ----- Unsent message follows -----\n",
            "a@x.test", "5.1.1", true
        ),
        (
            "Delivery to the following recipient has been delayed:\n\n     a@x.test\n\n"
                + "Message will be retried for 2 more day(s)\n\n----- Original message -----\n\n",
            "a@x.test", "4.4.7", false
        ),
        (
            "There was an error delivering your mail to <a@x.test>.\n\nDNS lookup failure: host x.test not found\n\n"
                + "Message headers follow.\n\n",
            "a@x.test", "5.1.2", true
        ),
        (
            "Sorry, we were unable to deliver your message to the following address.\n\n<a@x.test>:\n"
                + "Remote host said:\n"
                + "554 Message rejected: listed by a blocklist, see 192.0.2.4\n\n--- Below this line is a copy of "
                + "the message.\n\n",
            "a@x.test", "5.7.1", false
        ),
    ]

    @Test("words of mail systems, with the mail that follows", arguments: 0..<7)
    func words(_ index: Int) throws {
        let notice = Self.notices[index]
        let bounce = try #require(read(notice.text + Self.original))
        #expect(bounce.recipients.map(\.address) == [notice.address])
        let recipient = try #require(bounce.recipients.first)
        #expect(recipient.status.description == notice.status, "\(recipient.diagnostic)")
        #expect(recipient.isHard == notice.isHard)
        #expect(recipient.isDelayed == (notice.status == "4.4.7"))
        #expect(bounce.returned?.messageID == "r7@desk.test")
        #expect(!recipient.diagnostic.contains("r7@desk.test"))
    }

    @Test("several in one text, each with its words")
    func several() throws {
        let bounce = try #require(
            read(
                "I wasn't able to deliver your message to the following addresses.\n\n"
                    + "<a@x.test>:\nRemote host said: 552 5.2.2 Mailbox full\n\n"
                    + "<b@x.test>:\nRemote host said: 550 5.1.1 User unknown\n"))
        #expect(bounce.recipients.map(\.address) == ["a@x.test", "b@x.test"])
        #expect(bounce.recipients.map(\.status.description) == ["5.2.2", "5.1.1"])
        #expect(bounce.recipients.map(\.isHard) == [false, true])
        #expect(bounce.returned == nil)
    }

    @Test("X-Failed-Recipients says who it was")
    func failedRecipients() throws {
        let bounce = try #require(
            read("送信できません。\n\n550 5.1.1 unknown", header: "From: x@y.test\nX-Failed-Recipients: a@x.test"))
        #expect(bounce.recipients.map(\.address) == ["a@x.test"])
        #expect(bounce.recipients.map(\.status.description) == ["5.1.1"])
    }

    @Test("a server that refuses the content says nothing about the address")
    func afterData() {
        let words = "a@x.test\n  host mx [192.0.2.5]: 550 User unknown"
        let group = "Final-Recipient: rfc822; a@x.test\nAction: failed\nStatus: 5.0.0\n"
        let diagnostic = group + "Diagnostic-Code: smtp; 550 User unknown"
        #expect(report(diagnostic, text: words)?.recipients.first?.isHard == true)
        #expect(report(diagnostic, text: words + " (in reply to end of DATA)")?.recipients.first?.isHard == false)
    }

    @Test("what a person passes on is no bounce, and a returned bounce is read")
    func nested() {
        let inner =
            "From: MAILER-DAEMON@mx.test\nContent-Type: multipart/report; boundary=c\n\n--c\n\nt\n--c\n"
            + "Content-Type: message/delivery-status\n\nFinal-Recipient: rfc822; a@x.test\nAction: failed\n"
            + "Status: 5.1.1\n--c--\n"
        let outer =
            "Content-Type: multipart/mixed; boundary=b\n\n--b\n\nSee below.\n--b\nContent-Type: message/rfc822\n\n"
        #expect(MailMessage("From: anna@x.test\n" + outer + inner + "--b--\n").automatic() == nil)
        let gateway = MailMessage("From: MAILER-DAEMON@gw.test\n" + outer + inner + "--b--\n").automatic()
        #expect(gateway?.bounce?.recipients.map(\.address) == ["a@x.test"])
    }

    @Test(
        "limits: recipients, diagnostics, and 25 MiB of them",
        arguments: [
            "a%@x.test\n", "<a%@x.test>:\n550 5.1.1 User unknown\n", ">>> RCPT To:<a%@x.test>\n<<< 550 no\n",
            "unable to deliver to to: to: %@\n", "Subject: a\nFrom: b\n % ", "550 5.1.1 550 5.1.1 % ",
        ])
    func hostile(_ piece: String) throws {
        var text = "Undelivered mail\n"
        var number = 0
        while text.utf8.count < 2 << 20 {
            number += 1
            text += piece.split(separator: "%", omittingEmptySubsequences: false).joined(separator: "\(number)")
        }
        for header in [
            "From: MAILER-DAEMON@mx.test",
            "From: a@b.test\nX-Failed-Recipients: \(text.prefix(9_000).filter { $0 != "\n" })",
        ] {
            let start = ContinuousClock.now
            let bounce = read(text, header: header)
            #expect(ContinuousClock.now - start < .seconds(20))
            #expect(bounce?.recipients.count ?? 0 <= 50)
            #expect(bounce?.recipients.allSatisfy { $0.diagnostic.utf8.count <= MailBounce.diagnosticBytes } ?? true)
        }
    }

    @Test("a status in a text (RFC 3463)")
    func status() {
        #expect(MailStatus("5.1.10 (x)")?.description == "5.1.10")
        #expect(MailStatus("4.999.0")?.description == "4.999.0")
        for text in ["", "5", "5.1", "3.1.1", "5.1.1.1", "5.1000.1", "5..1", "x5.1.1", "5.1.1a"] {
            #expect(MailStatus(text) == nil, "\(text)")
        }
    }
}
