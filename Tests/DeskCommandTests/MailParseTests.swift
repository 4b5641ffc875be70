#if Command
    import Foundation
    import Testing

    @Suite("desk mail parse and desk mail replies")
    struct MailParseTests {
        private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("../../../shared/fixtures").standardized.path

        static let isThere: Bool = {
            let isThere = FileManager.default.isReadableFile(atPath: folder + "/mail/messages.jsonl")
            if !isThere { print("SKIPPED: the mails are not at \(folder)") }
            return isThere
        }()

        private static func file(_ name: String) throws -> [UInt8] {
            Array(try Data(contentsOf: URL(fileURLWithPath: folder + "/" + name)))
        }

        private static func rows(_ name: String) throws -> [JSONValue] {
            try file(name).split(separator: 0x0A).map { try JSONDecoder().decode(JSONValue.self, from: Data($0)) }
        }

        private func parse(_ mail: String, _ options: String...) throws -> JSONValue {
            let place = try Workplace()
            return try place.start([Workplace.binary, "mail", "parse"] + options, input: Array(mail.utf8)).wait().json()
        }

        private func words(_ text: String) -> [Substring] { text.split { $0.isWhitespace } }

        @Test("the 30 messages as they were recorded", .enabled(if: isThere, "the fixtures are not there"))
        func messages() throws {
            let rows = try Self.rows("mail/messages.jsonl")
            try #require(rows.count == 30)
            for row in rows {
                let id = row.id.string ?? ""
                let bytes = try Self.file(row.file.string ?? "")
                let (found, expected) = (try Workplace().desk("mail", "parse", input: bytes).json(), row.expected)
                for (name, key) in [("from", expected.from_), ("to", expected.to), ("cc", expected.cc)] {
                    let pairs = found[dynamicMember: name].items.map { JSONValue.array([$0.name, $0.address]) }
                    #expect(JSONValue.array(pairs) == key, "\(id): \(name)")
                }
                #expect(found.subject == expected.subject, "\(id)")
                #expect(found.date == expected.date, "\(id)")
                #expect(found.message_id == expected.message_id, "\(id)")
                let texts = expected.text_body.items.filter { $0.kind == "text" }.compactMap(\.text.string)
                let pages = expected.html_body.items.filter { $0.kind == "html" }.compactMap(\.text.string)
                let isPage = expected.text_body.items.contains { $0.kind == "html" }
                if !isPage { #expect(words(found.text.string ?? "") == words(texts.joined(separator: "\n")), "\(id)") }
                #expect(words(found.html.string ?? "") == words(pages.joined(separator: "\n")), "\(id)")
                for (part, expected) in zip(found.attachments.items, expected.attachments.items)
                where expected.sha256 != .null {
                    #expect(part.sha256 == expected.sha256 && part.size == expected.size, "\(id)")
                }
                #expect(found.automatic == (id == "stal-thirdparty-014" ? "list" : .null), "\(id)")
                #expect(found.bounce == .null && found.bounces.items.isEmpty, "\(id)")
            }
        }

        @Test("automatic mails, one of each kind", .enabled(if: isThere, "the fixtures are not there"))
        func automatic() throws {
            var seen: Set<String> = []
            for row in try Self.rows("mail/automatic.jsonl") {
                let kind = row.kind.string ?? ""
                guard seen.insert(kind).inserted else { continue }
                let bytes = try Self.file(row.file.string ?? "")
                let found = try Workplace().desk("mail", "parse", input: bytes).json()
                #expect(found.automatic == (kind == "ordinary" ? .null : .text(kind)))
                #expect((found.bounce == .null) == (kind != "bounce"))
            }
            #expect(seen.count == 4)
        }

        @Test(
            "the replies as they were recorded, but for white space",
            .enabled(if: isThere, "the fixtures are not there"))
        func replies() throws {
            let rows = try Self.rows("mail/replies.jsonl")
            let outcome = try Workplace().desk("mail", "replies", input: Self.file("mail/replies.jsonl"))
            try #require(outcome.status == 0 && rows.count == 32, "\(outcome.errors)")
            let answers = try outcome.output.split(separator: "\n").map {
                try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))
            }
            #expect(answers.map(\.id) == rows.map(\.id))
            for (found, row) in zip(answers, rows) {
                #expect(words(found.reply.string ?? "-") == words(row.reply.string ?? ""), "\(row.id)")
                #expect(words(found.elided.string ?? "-") == words(row.elided.string ?? ""), "\(row.id)")
            }
        }

        private static let bounce = """
            From: MAILER-DAEMON@mx.test
            Subject: failure notice

            I was not able to deliver your message.

            <julie@x.test>:
            550 5.1.1 User unknown

            <piet@x.test>:
            552 5.2.2 Mailbox full
            """

        @Test("a bounce: the first that failed, and all")
        func bounces() throws {
            let found = try parse(Self.bounce)
            #expect(found.automatic == "bounce" && found.rule == "delivery notice")
            #expect(found.bounce.recipient == "julie@x.test" && found.bounce.status == "5.1.1")
            #expect(found.bounce.hard == true && found.bounce.delayed == false)
            #expect(found.bounces[1].recipient == "piet@x.test" && found.bounces[1].hard == false)
        }

        @Test("what the envelope says, and which addresses are ours")
        func envelope() throws {
            let mail = "From: it+r7@desk.test\nSubject: a\n\nHello"
            #expect(try parse(mail).automatic == .null)
            #expect(try parse(mail, "--sender", "").rule == "empty return path")
            #expect(try parse(mail, "--own", "hr@desk.test", "--own", "it@desk.test").rule == "own address")
        }

        @Test("a mail that is passed on: what its sender wrote is the reply, and the rest is forwarded")
        func forwarded() throws {
            let found = try parse(
                "From: a@x.test\nSubject: WG: Drucker\n\nBitte übernehmen.\n\nVon: Eva <eva@x.test>\n"
                    + "Gesendet: Montag, 2. März 2026 09:00\nAn: a@x.test\nBetreff: Drucker\n\nEr druckt nicht.\n")
            #expect(found.reply == "Bitte übernehmen.")
            #expect(found.forwarded.string?.hasSuffix("Er druckt nicht.") == true)
            #expect(found.quoted.string?.contains("Eva") == true)
        }

        @Test("a page alone is its text, too; every field is there")
        func page() throws {
            let found = try parse("Content-Type: text/html\n\n<p>Hello<p>World<script>x</script>")
            #expect(words(found.text.string ?? "") == ["Hello", "World"])
            #expect(found.html == "<p>Hello<p>World<script>x</script>")
            let names = [
                "from", "to", "cc", "subject", "date", "message_id", "in_reply_to", "references", "text", "html",
                "reply", "quoted", "forwarded", "attachments", "automatic", "rule", "bounce", "bounces", "warnings",
            ]
            #expect(found.keys == names.sorted())
            #expect(found.subject == .null && found.date == .null && found.bounce == .null)
        }

        @Test("more than 25 MiB, or nothing, is refused")
        func limits() throws {
            let place = try Workplace()
            let most = 25 << 20
            let mail = Array("From: a@x.test\n\n".utf8)
            let whole = mail + [UInt8](repeating: 0x61, count: most - mail.count)
            #expect(try place.desk("mail", "parse", input: whole).json().from[0].address == "a@x.test")
            let refused = try place.desk("mail", "parse", input: whole + [0x61])
            #expect(refused.status == 65 && refused.output.isEmpty)
            #expect(refused.errors == "desk: Standard input has more than the \(most) bytes that a mail may have.\n")
            let empty = try place.desk("mail", "parse")
            #expect(empty.status == 65 && empty.errors == "desk: Standard input is empty; a mail is read from it.\n")
        }

        @Test("a row that cannot be read says why, and the rest goes on")
        func badRows() throws {
            let rows = ["no json", "{}", #"{"id":1}"#, "", #"{"id":"b","input":"Yes.\n> No?"}"#]
            let outcome = try Workplace().desk("mail", "replies", input: Array(rows.joined(separator: "\n").utf8))
            let answers = try outcome.output.split(separator: "\n").map {
                try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))
            }
            try #require(outcome.status == 0 && answers.count == 4, "\(outcome.output)\(outcome.errors)")
            for answer in answers.dropLast() { #expect(answer.error.string?.isEmpty == false && answer.reply == .null) }
            #expect(answers[2].id == 1)
            #expect(answers[3].id == "b" && answers[3].reply == "Yes." && answers[3].elided == "> No?")
        }
    }
#endif
