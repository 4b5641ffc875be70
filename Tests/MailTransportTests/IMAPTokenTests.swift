import Testing

@testable import MailTransport

@Suite("What an IMAP server says") struct IMAPTokenTests {
    private func tokens(_ lines: String...) throws -> [IMAPToken] {
        var tokenizer = IMAPTokenizer()
        for line in lines { try tokenizer.read(line: line) }
        return try tokenizer.finish()
    }

    @Test func responsesAreRead() throws {
        #expect(try tokens("* SEARCH 1 20 3") == ["*", "SEARCH", "1", "20", "3"].map { .atom($0) })
        #expect(
            try tokens("* 12 FETCH (UID 5 FLAGS (\\Seen) BODY[HEADER.FIELDS (A B)] \"a \\\"b\\\\\")")
                == [
                    .atom("*"), .atom("12"), .atom("FETCH"),
                    .list([
                        .atom("UID"), .atom("5"), .atom("FLAGS"), .list([.atom("\\Seen")]),
                        .atom("BODY[HEADER.FIELDS (A B)]"), .string(Array("a \"b\\".utf8)),
                    ]),
                ])
    }

    @Test func literalsAreAnnouncedAtTheEndOfALine() {
        #expect(IMAPTokenizer.literal(in: "* 1 FETCH (BODY[] {42}")?.size == 42)
        #expect(IMAPTokenizer.literal(in: "* 1 FETCH (BODY[] {42+}")?.size == 42)
        #expect(IMAPTokenizer.literal(in: "x {9223372036854775808}")?.size == .max)
        for line in ["x {}", "x {-1}", "x {a}", "x 42}", "{42} x", "x {4 2}"] {
            #expect(IMAPTokenizer.literal(in: line) == nil)
        }
    }

    @Test func whatIsNestedOrLongWithoutEndIsRefused() {
        #expect(throws: IMAPTokenizer.Problem.self) { try tokens(String(repeating: "(", count: 100_000)) }
        #expect(throws: IMAPTokenizer.Problem.self) { try tokens(String(repeating: "a ", count: 300_000)) }
        #expect(throws: IMAPTokenizer.Problem.self) { try tokens("a)") }
        #expect(throws: IMAPTokenizer.Problem.self) { try tokens("(a") }
        #expect(throws: IMAPTokenizer.Problem.self) { try tokens("\"a") }
        #expect(throws: IMAPTokenizer.Problem.self) { try tokens("\"a\\") }
    }

    @Test func namesAreSaidSoThatTheyEndNoCommand() throws {
        #expect(try IMAPText.quoted("a\"b\\c") == "\"a\\\"b\\\\c\"")
        #expect(throws: MailTransportError.self) { try IMAPText.quoted("a\r\nb LOGOUT") }
        #expect(throws: MailTransportError.self) { try IMAPText.quoted("a\u{0}") }
        // RFC 3501, 5.1.3.
        #expect(try IMAPText.mailbox("~peter/mail/台北/日本語") == "\"~peter/mail/&U,BTFw-/&ZeVnLIqe-\"")
        #expect(try IMAPText.mailbox("Entwürfe & mehr") == "\"Entw&APw-rfe &- mehr\"")
    }
}
