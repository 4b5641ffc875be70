#if Command && Mail
    import Foundation
    import MailServers
    import Testing

    /// An IT desk by LMTP and an HR desk by IMAP, between a Postfix and a Dovecot, in one conversation from end to end.
    @Suite(
        "A desk between Postfix and Dovecot",
        .enabled(
            if: DovecotServer.isThere && PostfixServer.isThere, "Dovecot and Postfix are not there, or not as root"))
    struct MailServerTests {
        private let place: Workplace
        private let dovecot: DovecotServer
        private let postfix: PostfixServer
        private let environment = [
            "DESK_MAIL_KEY": "the desk of these tests signs by this", "SECRET": DovecotServer.password,
        ]

        init() throws {
            place = try Workplace()
            dovecot = try DovecotServer()
            let port = try MailPort.free()
            postfix = try PostfixServer(
                lmtpPort: port, people: dovecot.mailFolder, users: ["anna", "bob", "hugo"], boxes: ["hr"])
            try place.write("organisation.yaml", Self.organisation)
            try place.write(
                "mail.yaml",
                """
                mailboxes:
                  - {address: it@desk.example, name: IT-Helpdesk, team: it}
                  - {address: hr@desk.example, name: Personeelsdienst, team: hr, language: nl}
                writers-vouched-by: server
                receive:
                  - {lmtp: "127.0.0.1:\(port)"}
                  - {imap: 127.0.0.1, port: \(dovecot.port), security: none, user: hr, password-in: SECRET, every: 1s}
                send: {smtp: 127.0.0.1, port: \(postfix.port), security: none}

                """)
            let made = try place.desk("init", "--from", "organisation.yaml")
            try #require(made.status == 0, "\(made.errors)")
        }

        private static let organisation = """
            people:
              - {id: anna, name: Anna Peeters, addresses: [{mail: anna@firm.example}]}
              - {id: bob, name: Bob, addresses: [{mail: bob@firm.example}]}
              - {id: hugo, name: Hugo, addresses: [{mail: hugo@firm.example}]}
            teams:
              - {id: it, name: IT, members: [{person: bob, role: lead}]}
              - {id: hr, name: HR, members: [{person: hugo, role: lead}]}

            """

        // MARK: The people

        private func write(
            _ from: String, to: String, _ subject: String, _ text: String, id: String, _ fields: String = ""
        )
            throws
        {
            let mail = """
                From: \(from)@firm.example\r\nTo: \(to)\r\nSubject: \(subject)\r\nMessage-ID: <\(id)@firm.example>\r
                Date: Mon, 2 Mar 2026 09:00:00 +0000\r\n\(fields)\r\n\(text)\r\n
                """
            try place.write("mail.eml", mail)
            let sent = try place.shell(
                "curl -sS --url smtp://127.0.0.1:\(postfix.port) --mail-from \(from)@firm.example --mail-rcpt '\(to)' "
                    + "--upload-file mail.eml")
            try #require(sent.status == 0, "\(sent.errors)")
        }

        /// The next mail that somebody gets with a text in it.
        private func mail(to user: String, with text: String) throws -> String {
            for _ in 0..<1_500 {
                let mails = dovecot.mails(of: user).map { String(decoding: $0, as: UTF8.self) }
                if let found = mails.first(where: { $0.contains(text) }) { return found }
                usleep(20_000)
            }
            throw MailPort.Failure(
                "\(user) has no mail with “\(text)”: \(dovecot.mails(of: user).count); \(postfix.log)")
        }

        private func field(_ name: String, of mail: String) throws -> String {
            let line = try #require(mail.components(separatedBy: "\n").first { $0.hasPrefix("\(name): ") })
            return String(line.dropFirst(name.count + 2)).trimmingCharacters(in: .whitespacesAndNewlines)
        }

        private func address(_ field: String) -> String {
            field.split(separator: "<").last.map { String($0.prefix { $0 != ">" }) } ?? field
        }

        private func start() throws -> RunningCommand {
            try place.start([Workplace.binary, "mail", "run"], environment: environment)
        }

        private func requests() throws -> [JSONValue] {
            try place.desk("list", "--all", "--as", "bob", "--json").json().requests.items
                + place.desk("list", "--all", "--as", "hugo", "--json").json().requests.items
        }

        private func waitForRequests(_ count: Int) throws {
            for _ in 0..<1_500 {
                if try requests().count == count { return }
                usleep(20_000)
            }
            throw MailPort.Failure("There are \(try requests().count) requests, not \(count); \(postfix.log)")
        }

        // MARK: The conversation

        @Test func aConversationFromEndToEndWithTwoCrashes() throws {
            var desk = try start()
            try write("anna", to: "it@desk.example", "Printer", "It does not print.", id: "1")
            let receipt = try mail(to: "anna", with: "Auto-Submitted: auto-replied")
            #expect(try field("Return-Path", of: receipt) == "<>")

            // The desk dies. What comes meanwhile waits at the mail server.
            kill(desk.pid, SIGKILL)
            _ = try desk.wait()
            try write("anna", to: "it@desk.example", "Mouse", "It does not move.", id: "2")
            try write("hugo", to: "hr@desk.example", "Verlof", "Hoeveel dagen heb ik nog?", id: "3")
            desk = try start()
            try waitForRequests(3)

            let reply = try place.desk(
                "reply", "1", "Is it switched on?", "--as", "bob", environment: ["DESK_NOTIFY": "mail"])
            try #require(reply.status == 0, "\(reply.errors)")
            let answer = try mail(to: "anna", with: "Is it switched on?")
            #expect(try field("Reply-To", of: answer) == field("Reply-To", of: receipt))
            let target = address(try field("Reply-To", of: answer))

            kill(desk.pid, SIGKILL)
            _ = try desk.wait()
            try write(
                "anna", to: target, "Re: Printer",
                "Yes, it is.\r\n\r\nOn Monday, IT-Helpdesk wrote:\r\n> Is it switched on?",
                id: "4")
            desk = try start()
            try write("anna", to: target, "Re: Printer", "Now it prints.", id: "5")
            for _ in 0..<1_500 where try !place.desk("show", "1", "--as", "bob").output.contains("Now it prints.") {
                usleep(20_000)
            }
            let shown = try place.desk("show", "1", "--as", "bob").output
            #expect(shown.contains("Yes, it is.") && shown.contains("Now it prints.") && !shown.contains("> Is it"))
            #expect(try requests().count == 3)
            // What the desk has taken by IMAP is where it was to go, and nothing is twice.
            #expect(dovecot.mails(of: "hr").isEmpty && dovecot.mails(of: "hr", in: ".Desk").count == 1)
            let receipts = dovecot.mails(of: "anna").map { String(decoding: $0, as: UTF8.self) }
            let ids = try receipts.map { try field("Message-ID", of: $0) }
            #expect(Set(ids).count >= 3)

            kill(desk.pid, SIGTERM)
            let outcome = try desk.wait()
            #expect(outcome.status == 0, "\(outcome.errors)")
            #expect(try place.desk("verify").status == 0)
            try postfix.end()
            try dovecot.end()
        }

        // MARK: Killed

        @Test func killedAtAnyMomentEachMailIsThereOnce() throws {
            let count = 24
            for number in 0..<count {
                let mail = """
                    From: anna@firm.example\r\nTo: hr@desk.example\r\nSubject: Verlof \(number)\r
                    Message-ID: <\(number)@firm.example>\r\nDate: Mon, 2 Mar 2026 09:00:00 +0000\r\n\r\nDank u.\r\n
                    """
                try dovecot.deliver(Array(mail.utf8), to: "hr")
            }
            let taken = { dovecot.mails(of: "hr", in: ".Desk").count }
            var kills = 0
            while taken() < count {
                let (desk, before) = (try start(), taken())
                for _ in 0..<3_000 where taken() == before { usleep(10_000) }
                // Somewhere between fetching, committing and moving one of the next mails.
                usleep(UInt32(kills * 7_919 % 50_000))
                kill(desk.pid, SIGKILL)
                _ = try desk.wait()
                kills += 1
            }
            #expect(kills > 1)
            let desk = try start()
            try waitForRequests(count)
            let receipts = {
                let mails = dovecot.mails(of: "anna").map { String(decoding: $0, as: UTF8.self) }
                return Set(try mails.map { try field("Message-ID", of: $0) })
            }
            // What a desk had claimed that was killed is done once its lease of a minute is over.
            for _ in 0..<15_000 where try receipts().count < 3 { usleep(20_000) }
            kill(desk.pid, SIGTERM)
            let outcome = try desk.wait()
            #expect(outcome.status == 0, "\(outcome.errors)")

            let subjects = try requests().map { $0.subject.string ?? "" }
            #expect(Set(subjects) == Set((0..<count).map { "Verlof \($0)" }), "after \(kills) kills")
            #expect(dovecot.mails(of: "hr").isEmpty && taken() == count)
            #expect(try place.desk("verify").status == 0)
            // A receipt that is sent again is the same mail: three of them at most (RFC 3834).
            #expect(try receipts().count == 3)
            try postfix.end()
            try dovecot.end()
        }
    }
#endif
