import MailMessages
import Testing

@Suite("Which mail is automatic, rule by rule")
struct AutomaticMailTests {
    private func found(
        _ header: String, sender: String? = nil, own: Set<String> = [], body: String = "Hello,\nthe printer is broken."
    ) -> AutomaticMail? {
        let from = header.contains("From:") ? "" : "From: Anna <anna@x.test>\n"
        return MailMessage(from + header + "\n\n" + body).automatic(envelopeSender: sender, ownAddresses: own)
    }

    @Test("ordinary mail is not")
    func ordinary() {
        for header in [
            "Subject: Printer", "Auto-Submitted: no\nSubject: a", "Precedence: first-class", "Priority: urgent",
            "Return-Path: <anna@x.test>", "X-Autoreply: no", "X-MS-Exchange-Inbox-Rules-Loop: anna@x.test",
            "Subject: RE: Automatic reply: Printer", "Subject: Out of office: how do I switch it on?",
            "Subject: Undeliverable mail", "Subject: Returned mail: what is that?", "X-Loop: anna@x.test",
            "From: Nora Reply <nora.reply@x.test>", "From: \"Anna (no-reply list)\" <anna@x.test>",
            "Subject: FW: Undelivered Mail Returned to Sender\nReferences: <a@x.test>",
        ] {
            #expect(found(header) == nil, "\(header): \(found(header)?.description ?? "")")
        }
        let pasted = "I got this:\n\n550 5.1.1 <bob@y.test>: User unknown\nYour message could not be delivered."
        #expect(found("Subject: Mail does not work", body: pasted) == nil)
        #expect(found("Subject: a", sender: "anna@x.test", own: ["it@desk.test"]) == nil)
    }

    @Test("Auto-Submitted other than no (RFC 3834)")
    func autoSubmitted() {
        for value in ["auto-replied", "auto-generated (cron)", "Auto-Notified; owner-email=a@x.test", "yes"] {
            let mail = found("Auto-Submitted: \(value)")
            #expect((mail?.kind, mail?.rule, mail?.field) == (.autoReply, .autoSubmitted, "Auto-Submitted"))
        }
        #expect(found("Auto-Submitted: No ; x=1") == nil)
        #expect(found("Auto-Submitted: auto-generated\nList-Id: <a.x.test>")?.kind == .list)
        #expect(found("Auto-Submitted: auto-replied\nList-Id: <a.x.test>")?.kind == .autoReply)
    }

    @Test("the empty return path")
    func returnPath() {
        #expect(found("Subject: a", sender: "")?.rule == .emptyReturnPath)
        #expect(found("Return-Path: <>")?.rule == .emptyReturnPath)
        #expect(found("Return-Path: <>", sender: "anna@x.test") == nil)
    }

    @Test("Precedence")
    func precedence() {
        let kinds: [(String, AutomaticMail.Kind)] = [
            ("bulk", .bulk), ("JUNK", .bulk), ("list", .list), ("auto_reply", .autoReply),
        ]
        for (value, kind) in kinds {
            let mail = found("Precedence: \(value)")
            #expect((mail?.kind, mail?.rule) == (kind, .precedence))
        }
    }

    @Test("any field of a list")
    func lists() {
        for name in ["List-Id", "list-unsubscribe", "List-Post", "List-Anything", "Mailing-List", "X-BeenThere"] {
            let mail = found("\(name): <mailto:a@x.test>")
            #expect((mail?.kind, mail?.rule, mail?.field) == (.list, .listField, name))
        }
    }

    /// Reports and receipts are refused by the mail of persons, too.
    @Test("X-Auto-Response-Suppress that refuses answers")
    func suppressed() {
        for value in ["All", "OOF", "DR, OOF, AutoReply", "autoreply"] {
            #expect(found("X-Auto-Response-Suppress: \(value)")?.rule == .suppressed, "\(value)")
        }
        for value in ["DR, RN, NRN", "None", "NDR", ""] {
            #expect(found("X-Auto-Response-Suppress: \(value)") == nil, "\(value)")
        }
    }

    @Test("mail systems, and addresses that nobody reads")
    func senders() {
        for address in [
            "no-reply@x.test", "NoReply@x.test", "do-not-reply@x.test", "donotreply@x.test", "calendar-noreply@x.test",
            "noreply+7@x.test", "no_reply@x.test",
        ] {
            #expect(found("From: Desk <\(address)>")?.kind == .bulk, "\(address)")
        }
        #expect(found("From: Postmaster <postmaster@x.test>")?.rule == .sender)
        #expect(found("Sender: noreply@x.test")?.field == "Sender")
        #expect(found("Subject: a", sender: "MAILER-DAEMON")?.rule == .emptyReturnPath)
        #expect(found("From: MAILER-DAEMON@x.test")?.kind == .bounce)
    }

    @Test("our own addresses, with and without a detail")
    func own() {
        let own: Set<String> = ["IT@desk.test", "hr@desk.test"]
        for header in ["From: it@desk.test", "From: IT <it+r7abc@Desk.test>", "Sender: hr@desk.test"] {
            #expect(found(header, own: own)?.rule == .ownAddress, "\(header)")
        }
        #expect(found("Subject: a", sender: "hr+1@desk.test", own: own)?.rule == .ownAddress)
        #expect(found("From: bit@desk.test", own: own) == nil)
    }

    @Test("what programs add to their answers")
    func answers() {
        for header in [
            "X-Autoreply: yes", "X-Autorespond: a subject", "X-Auto-Reply-From: a@x.test", "Preference: auto_reply",
            "X-MS-Exchange-Generated-Message-Source: Mailbox Rules Agent", "X-Apple-Action: Vacation",
            "Subject: Automatic reply: Printer", "Subject: Abwesenheitsnotiz: Drucker",
            "Subject: Réponse automatique : Imprimante", "Subject: Automatisch antwoord: Printer",
            "Subject: Out of Office: Printer\nIn-Reply-To: <a@desk.test>",
        ] {
            #expect(found(header)?.kind == .autoReply, "\(header)")
        }
    }

    @Test("multipart/report: a receipt is an auto-reply, a complaint is feedback, success is no bounce")
    func reports() {
        func report(_ type: String, _ second: String, _ fields: String) -> AutomaticMail? {
            found(
                "Content-Type: multipart/report; report-type=\(type); boundary=b",
                body: "--b\n\nText\n--b\nContent-Type: \(second)\n\n\(fields)\n--b--\n")
        }
        let receipt = report(
            "disposition-notification", "message/disposition-notification", "Disposition: manual-action; displayed")
        #expect((receipt?.kind, receipt?.rule) == (.autoReply, .report))
        let complaint = report("feedback-report", "message/feedback-report", "Feedback-Type: abuse")
        #expect((complaint?.kind, complaint?.rule) == (.feedback, .feedbackReport))
        let success = report(
            "delivery-status", "message/delivery-status",
            "Reporting-MTA: dns; x.test\n\nFinal-Recipient: rfc822; a@x.test\nAction: relayed\nStatus: 2.1.5")
        #expect((success?.kind, success?.rule) == (.autoReply, .report))
    }
}
