import MailMessages
import Testing

@Suite("Header fields") struct HeaderFieldTests {
    private func value(_ raw: String) -> String? { MailMessage("Subject: \(raw)\r\n\r\n").subject }

    @Test("are in their order, with duplicates, folded, decoded and as they came")
    func order() {
        let message = MailMessage(
            "Received: a\r\nX-Test: one\r\n\ttwo\r\n  three \r\nreceived : b\r\nEmpty:\r\n\r\nbody")
        #expect(message.header.map(\.name) == ["Received", "X-Test", "received", "Empty"])
        #expect(message.header["x-test"]?.value == "one two  three")
        #expect(
            message.header["x-test"].map { String(decoding: $0.rawValue, as: UTF8.self) } == " one\r\n\ttwo\r\n  three "
        )
        #expect(message.header.fields(named: "RECEIVED").map(\.value) == ["a", "b"])
        #expect(message.header["empty"]?.value == "")
        #expect(message.header["absent"] == nil)
        #expect(message.text == "body")
        #expect(message.warnings.isEmpty)
    }

    @Test("8-bit ones are UTF-8 or else windows-1252")
    func eightBit() {
        #expect(value("Grüße") == "Grüße")
        #expect(
            MailMessage(reading: Array("Subject: Gr".utf8) + [0xFC, 0xDF, 0x65, 0x80, 13, 10, 13, 10]).subject
                == "Grüße€")
    }

    @Test(
        "encoded words as in RFC 2047, section 8",
        arguments: [
            ("(=?ISO-8859-1?Q?a?=)", "(a)"), ("(=?ISO-8859-1?Q?a?= b)", "(a b)"),
            ("(=?ISO-8859-1?Q?a?= =?ISO-8859-1?Q?b?=)", "(ab)"), ("(=?ISO-8859-1?Q?a?=  =?ISO-8859-1?Q?b?=)", "(ab)"),
            ("(=?ISO-8859-1?Q?a?=\r\n   =?ISO-8859-1?Q?b?=)", "(ab)"), ("(=?ISO-8859-1?Q?a_b?=)", "(a b)"),
            ("(=?ISO-8859-1?Q?a?= =?ISO-8859-2?Q?_b?=)", "(a b)"),
            (
                "=?ISO-8859-1?B?SWYgeW91IGNhbiByZWFkIHRoaXMgeW8=?=\r\n "
                    + "=?ISO-8859-2?B?dSB1bmRlcnN0YW5kIHRoZSBleGFtcGxlLg==?=",
                "If you can read this you understand the example."
            ),
        ])
    func words(_ raw: String, _ expected: String) { #expect(value(raw) == expected) }

    @Test(
        "encoded words as programs write them",
        arguments: [
            // A character is divided between two words.
            ("=?utf-8?B?w6TDtsO?= =?utf-8?B?vMOf?=", "äöüß"), ("=?utf-8?Q?=C3?= =?UTF-8?Q?=A4?=", "ä"),
            ("=?utf-8?B?w6Q?=", "ä"), ("a=?utf-8?Q?=C3=A4?=b", "aäb"), ("\"=?utf-8?Q?=C3=A4?=\"", "\"ä\""),
            ("=?utf-8*de?Q?=C3=A4?=", "ä"), ("=?utf-8?q?a b=C3=A4?=", "a bä"), ("=?utf-8?Q?100%_=3F=3D?=", "100% ?="),
            ("=?iso-2022-jp?B?GyRCJDMkcyRLJEEkTxsoQg==?=", "こんにちは"), ("=?nonsense?Q?a?=", "a"),
            ("=?utf-8?X?a?=", "=?utf-8?X?a?="), ("=?utf-8?Q?a", "=?utf-8?Q?a"), ("=?=?=", "=?=?="), ("=?", "=?"),
            ("=?utf-8?Q??= a", "a"), ("=?utf-8?Q?a=0D=0ABcc:_b?=", "a  Bcc: b"), ("=?us-ascii?Q?=C3=A4?=", "ä"),
            ("=?utf-8?Q?=E4?=", "ä"), ("=?gb2312?B?xOO6ww==?=", "你好"), ("=?windows-1251?Q?=CF=F0=E8?=", "При"),
        ])
    func wildWords(_ raw: String, _ expected: String) { #expect(value(raw) == expected) }

    @Test("identifiers of messages")
    func identifiers() {
        let message = MailMessage(
            "Message-ID: <1@a.test>\r\nIn-Reply-To: Your message of today <2@a.test>\r\n"
                + "References: <3@a.test><4@a.test>\r\n <5\r\n @a.test> <broken <6@a.test>\r\n\r\n")
        #expect(message.messageID == "1@a.test")
        #expect(message.inReplyTo == ["2@a.test"])
        #expect(message.references == ["3@a.test", "4@a.test", "5@a.test", "6@a.test"])
        #expect(MailMessage("Message-ID: 1@a.test\r\n\r\n").messageID == "1@a.test")
        #expect(MailMessage("Message-ID: <>\r\n\r\n").messageID == nil)
    }

    @Test("fields that should be there once are taken once")
    func duplicates() {
        let message = MailMessage("From: a@x.test\r\nFrom: b@x.test\r\nTo: c@x.test\r\nTo: d@x.test\r\n\r\n")
        #expect(message.from.compactMap(\.address) == ["a@x.test"])
        #expect(message.to.compactMap(\.address) == ["c@x.test", "d@x.test"])
        #expect(message.warnings == [MailWarning(kind: .duplicateField, place: "From")])
    }

    @Test("parameters as in RFC 2231, and as programs write them")
    func parameters() {
        func parameters(_ value: String) -> [String: String] {
            MailMessage("Content-Type: \(value)\r\n\r\n").parts[0].type.parameters
        }
        #expect(
            parameters("a/b; title*=us-ascii'en-us'This%20is%20%2A%2A%2Afun%2A%2A%2A")["title"] == "This is ***fun***")
        #expect(
            parameters(
                "a/b\r\n title*0*=us-ascii'en'This%20is%20even%20more%20\r\n title*1*=%2A%2A%2Afun%2A%2A%2A%20\r\n"
                    + " title*2=\"isn't it!\"")["title"] == "This is even more ***fun*** isn't it!")
        #expect(parameters("a/b; URL*0=\"ftp://\";\r\n URL*1=\"cs.utk.edu/x\"")["url"] == "ftp://cs.utk.edu/x")
        #expect(parameters("a/b; name*1*=%83.txt; name*0*=UTF-8''%E2%98")["name"] == "☃.txt")
        #expect(parameters("a/b; name=\"=?utf-8?q?=C3=A4?=.png\"")["name"] == "ä.png")
        #expect(parameters("a/b; name==?utf-8?q?=C3=A4?=.png")["name"] == "ä.png")
        #expect(parameters("a/b; name=My file (1).pdf; x=y") == ["name": "My file (1).pdf", "x": "y"])
        #expect(parameters("a/b; charset =us-ascii (Plain text)") == ["charset": "us-ascii"])
        #expect(parameters("a/b;;; = ;; name=\"v\\\"al\" x=y") == ["name": "v\"al", "x": "y"])
        #expect(parameters("a/b; name=\"C:\\dir\\f.txt") == ["name": "C:\\dir\\f.txt"])
        #expect(parameters("a/b; name=one; name=two") == ["name": "one"])
        #expect(parameters("a/b; name*=plain.txt; name=other.txt")["name"] == "plain.txt")
        #expect(MailMessage("Content-Type: Text / HTML ; charset=utf-8\r\n\r\n").parts[0].type.name == "text/html")
        #expect(
            MailMessage("Content-Type: nonsense\r\n\r\na").warnings == [
                MailWarning(kind: .badContentType, place: "message")
            ])
    }

    @Test("file names are names only")
    func fileNames() {
        func name(_ value: String, limits: MailLimits = .standard) -> String? {
            MailMessage("Content-Disposition: attachment; filename*=utf-8''\(value)\r\n\r\n", limits: limits).parts[0]
                .fileName
        }
        #expect(name("../../etc/passwd") == "passwd")
        #expect(name("C:%5Cwindows%5Ca.exe") == "a.exe")
        #expect(name("C:a.exe") == "a.exe")
        #expect(name("..") == nil)
        #expect(name("a%0D%0Ab%00.txt") == "a  b\u{FFFD}.txt")
        #expect(name("a%E2%80%AEgnp.exe") == "agnp.exe")
        #expect(name("%20%20") == nil)
        let long = String(repeating: "%C3%A4", count: 300) + ".pdf"
        #expect(name(long) == String(repeating: "ä", count: 98) + ".pdf")
        #expect(name(long)?.utf8.count == 200)
    }
}
