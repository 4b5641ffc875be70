import MailMessages
import Testing

@Suite("Content and its encodings") struct ContentTests {
    private func part(_ body: String, _ fields: String...) -> MailPart {
        MailMessage((fields + ["", body]).joined(separator: "\r\n")).parts[0]
    }

    private func decoded(_ body: String, _ encoding: String) -> String {
        String(decoding: part(body, "Content-Transfer-Encoding: \(encoding)").content, as: UTF8.self)
    }

    @Test("Base64, with junk, without padding, cut off, several after each other")
    func base64() {
        #expect(decoded("VGVzdA==", "base64") == "Test")
        #expect(decoded("VGVz\r\n dA\t==\r\n", "BASE64") == "Test")
        #expect(decoded("VGVzdA", "base64") == "Test")
        #expect(decoded("VGVzdA==VGVzdA==", "base64") == "TestTest")
        #expect(decoded("VGVzdA======", "base64") == "Test")
        #expect(decoded("VGVzd", "base64") == "Tes")
        #expect(decoded("====", "base64").isEmpty)
        let long = String(repeating: "VGVz", count: 10)
        #expect(decoded("\(long)!\(long)", "base64") == String(repeating: "Tes", count: 20))
        #expect(MailMessage("Content-Transfer-Encoding: base64\r\n\r\n\(long)!").kinds == [.badEncoding])
    }

    @Test("what is no Base64 at all is kept as it came, as a file")
    func noBase64() {
        let message = MailMessage("Content-Transfer-Encoding: base64\r\n\r\nHello. This is text.")
        #expect(message.textBody.isEmpty)
        #expect(message.parts[0].contentWarnings == [MailWarning(kind: .notBase64, place: "message")])
        #expect(message.attachments.map(\.content) == [Array("Hello. This is text.".utf8)])
        #expect(message.warnings == [MailWarning(kind: .notBase64, place: "message")])
    }

    @Test("Quoted-Printable, as in RFC 2045, 6.7, and damaged")
    func quotedPrintable() {
        let example = "Now's the time =\r\nfor all folk to come=\r\n to the aid of their country."
        #expect(
            decoded(example, "quoted-printable") == "Now's the time for all folk to come to the aid of their country.")
        #expect(decoded("a=C3=a4=3D=\r\n", "Quoted-Printable") == "aä=")
        #expect(decoded("a  \t\r\nb = \r\nc=  \nd", "quoted-printable") == "a\r\nb c" + "d")
        #expect(decoded("a=ZZ=4=", "quoted-printable") == "a=ZZ=4")
        #expect(decoded("a=\rb", "quoted-printable") == "ab")
        #expect(MailMessage("Content-Transfer-Encoding: quoted-printable\r\n\r\na=ZZ").kinds == [.badEncoding])
    }

    @Test("uuencode, and encodings that nobody knows")
    func others() {
        let encoded = "text\nbegin 644 a.txt\n#0V%T\n`\nend\nmore"
        #expect(decoded(encoded, "x-uuencode") == "Cat")
        #expect(decoded("a=20b", "x-nonsense") == "a=20b")
        #expect(MailMessage("Content-Transfer-Encoding: x-nonsense\r\n\r\na").kinds == [.unknownEncoding])
        for name in ["8 bit", "7-bit", "8BIT (raw)", "", "binary;"] {
            #expect(MailMessage("Content-Transfer-Encoding: \(name)\r\n\r\na=20b").kinds.isEmpty)
        }
    }

    @Test("large contents come in pieces, which are the same in all")
    func pieces() {
        let line = String(repeating: "QUJD", count: 19) + "\r\n"
        let part = part(String(repeating: line, count: 3_000), "Content-Transfer-Encoding: base64")
        let pieces = Array(part.pieces)
        #expect(pieces.count == 3)
        #expect(pieces.joined().elementsEqual(part.content))
        #expect(part.content.count == 171_000)
    }

    @Test(
        "charsets",
        arguments: [
            ("utf-8", [0xC3, 0xA4], "ä"), ("UTF8", [0xC3, 0xA4], "ä"), ("iso-8859-1", [0xE4, 0x80], "ä€"),
            ("iso-8859-15", [0xA4], "€"), ("ISO_8859-2:1987", [0xB1], "ą"), ("windows-1250", [0xB9], "ą"),
            ("cp-1251", [0xCF], "П"), ("koi8-r", [0xF0], "П"), ("windows-1252", [0x80, 0x81], "€\u{FFFD}"),
            ("gb2312", [0xC4, 0xE3], "你"), ("GBK", [0xC4, 0xE3], "你"), ("gb18030", [0x81, 0x30, 0x81, 0x30], "\u{80}"),
            ("big5", [0xA7, 0x41], "你"), ("euc-jp", [0xA4, 0xA2], "あ"), ("shift_jis", [0x82, 0xA0], "あ"),
            ("x-sjis", [0x87, 0x40], "①"), ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x24, 0x22, 0x1B, 0x28, 0x42], "あ"),
            ("euc-kr", [0xB0, 0xA1], "가"), ("ks_c_5601-1987", [0xB0, 0xA1], "가"),
            ("utf-7", [0x2B, 0x41, 0x4F, 0x51, 0x2D], "ä"),
            ("utf-16", [0xFF, 0xFE, 0xE4, 0], "ä"), ("utf-16", [0, 0xE4], "ä"), ("utf-16le", [0xE4, 0], "ä"),
            ("utf-16be", [0xD8, 0x3D, 0xDE, 0, 0xD8], "😀\u{FFFD}"), ("utf-32be", [0, 1, 0xF6, 0], "😀"),
            ("cp437", [0x84], "ä"),
            ("IBM850", [0x84], "ä"), ("macintosh", [0x8A], "ä"), ("x-mac-roman", [0x8A], "ä"),
            ("iso-8859-8-i", [0xE0], "א"),
            ("tis-620", [0xA1], "ก"), ("iso-8859-9", [0xFD], "ı"), ("\"utf-8\"", [0xEF, 0xBB, 0xBF, 0xC3, 0xA4], "ä"),
            ("windows-1258", [0xFD], "ư"), ("iso-2022-kr", [0x1B, 0x24, 0x29, 0x43, 0x0E, 0x30, 0x21, 0x0F], "가"),
        ] as [(String, [UInt8], String)])
    func charsets(_ charset: String, _ bytes: [UInt8], _ expected: String) {
        let head = Array(
            "Content-Type: text/plain; charset=\(charset)\r\nContent-Transfer-Encoding: binary\r\n\r\n".utf8)
        let message = MailMessage(reading: head + bytes)
        #expect(message.text == expected)
        #expect(message.kinds == (expected.contains("\u{FFFD}") ? [.undecodableText] : []))
    }

    @Test("charsets that lie are found out, and nothing is lost silently")
    func wrongCharsets() {
        func read(_ charset: String, _ bytes: [UInt8]) -> MailMessage {
            MailMessage(reading: Array("Content-Type: text/plain; charset=\(charset)\r\n\r\n".utf8) + bytes)
        }
        let (utf8, latin) = (Array("Grüße".utf8), [0x47, 0x72, 0xFC, 0xDF, 0x65] as [UInt8])
        for (charset, bytes) in [("us-ascii", utf8), ("us-ascii", latin), ("utf-8", latin), ("iso-8859-1", utf8)] {
            #expect(read(charset, bytes).text == "Grüße")
            #expect(read(charset, bytes).kinds == [.wrongCharset])
        }
        #expect(read("nonsense", utf8).text == "Grüße")
        #expect(read("nonsense", latin).kinds == [.unknownCharset])
        #expect(read("../../x//IGNORE", latin).kinds == [.unknownCharset])
        #expect(read("utf-8", utf8 + [0xFF]).text == "Grüße\u{FFFD}")
        #expect(read("utf-8", utf8 + [0xFF]).kinds == [.undecodableText])
        #expect(read("euc-jp", [0xA4, 0xA2, 0xFF, 0x41, 0xA4]).text == "あ\u{FFFD}A\u{FFFD}")
        #expect(read("iso-8859-1", [0xC3, 0xA4]).text == "Ã¤")
    }

    @Test("HTML says its charset itself, where its part does not")
    func htmlCharset() {
        let html = Array("Content-Type: text/html\r\n\r\n<meta charset=\"koi8-r\">".utf8) + [0xF0]
        #expect(MailMessage(reading: html).html == "<meta charset=\"koi8-r\">П")
    }

    @Test("flowed text is put together again, as in RFC 3676")
    func flowed() {
        func read(_ body: String, _ more: String = "") -> String? {
            MailMessage("Content-Type: text/plain; format=flowed\(more)\r\n\r\n\(body)").text
        }
        #expect(read("a \r\nb \r\nc\r\n\r\nd") == "a b c\n\nd")
        #expect(read("a \r\nb\r\n", "; delsp=yes") == "ab\n")
        #expect(read(">> a \r\n>> b\r\n> c \r\nd") == ">> a b\n> c\nd")
        #expect(read("a \r\n-- \r\nb") == "a\n-- \nb")
        #expect(read(" > a\r\n  b\r\n From c") == "> a\n b\nFrom c")
        #expect(read(">\r\n> a") == ">\n> a")
        #expect(read("") == "")
        #expect(read("a ") == "a ")
    }
}
