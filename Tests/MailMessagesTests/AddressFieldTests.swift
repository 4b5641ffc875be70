import MailMessages
import Testing

@Suite("Addresses") struct AddressFieldTests {
    private func read(_ value: String) -> [[String?]] {
        MailAddress.list(reading: Array(value.utf8)[...]).map { [$0.name, $0.address] }
    }

    @Test("examples of RFC 5322, appendix A")
    func standard() {
        #expect(read("John Doe <jdoe@machine.example>") == [["John Doe", "jdoe@machine.example"]])
        #expect(
            read(#""Joe Q. Public" <john.q.public@example.com>"#) == [["Joe Q. Public", "john.q.public@example.com"]])
        #expect(
            read("Mary Smith <mary@x.test>, jdoe@example.org, Who? <one@y.test>")
                == [["Mary Smith", "mary@x.test"], [nil, "jdoe@example.org"], ["Who?", "one@y.test"]])
        #expect(
            read(#"<boss@nil.test>, "Giant; \"Big\" Box" <sysservices@example.net>"#)
                == [[nil, "boss@nil.test"], [#"Giant; "Big" Box"#, "sysservices@example.net"]])
        #expect(
            read("A Group:Ed Jones <c@a.test>,joe@where.test,John <jdoe@one.test>;")
                == [["Ed Jones", "c@a.test"], [nil, "joe@where.test"], ["John", "jdoe@one.test"]])
        #expect(read("Undisclosed recipients:;") == [])
        #expect(
            read("Pete(A nice \\) chap) <pete(his account)@silly.test(his host)>") == [["Pete", "pete@silly.test"]])
        #expect(
            read(
                "A Group(Some people)\r\n     :Chris Jones <c@(Chris's host.)public.example>,\r\n joe@example.org,\r\n"
                    + "  John <jdoe@one.test> (my dear friend); (the end of the group)")
                == [["Chris Jones", "c@public.example"], [nil, "joe@example.org"], ["John", "jdoe@one.test"]])
        #expect(read("(Empty list)(start)Hidden recipients  :(nobody(that I know))  ;") == [])
    }

    @Test("obsolete forms of RFC 5322, appendix A.6")
    func obsolete() {
        #expect(read("Joe Q. Public <john.q.public@example.com>") == [["Joe Q. Public", "john.q.public@example.com"]])
        #expect(
            read("Mary Smith <@node.test:mary@example.net>, , jdoe@test  . example")
                == [["Mary Smith", "mary@example.net"], [nil, "jdoe@test.example"]])
        #expect(read("<@a.test,@b.test:c@d.test>") == [[nil, "c@d.test"]])
        #expect(read("John Doe <jdoe@machine(comment).  example>") == [["John Doe", "jdoe@machine.example"]])
        #expect(read("Mary Smith\r\n  \r\n\t<mary@example.net>") == [["Mary Smith", "mary@example.net"]])
        #expect(read("nsb@bellcore.com (Nathaniel Borenstein)") == [["Nathaniel Borenstein", "nsb@bellcore.com"]])
    }

    @Test("names in encoded words, and words where they should not be")
    func encoded() {
        #expect(read("=?US-ASCII*EN?Q?Keith_Moore?= <moore@cs.utk.edu>") == [["Keith Moore", "moore@cs.utk.edu"]])
        #expect(
            read("=?ISO-8859-1?Q?Andr=E9?= Pirard <PIRARD@vm1.ulg.ac.be>") == [
                ["André Pirard", "PIRARD@vm1.ulg.ac.be"]
            ])
        #expect(read(#""=?ISO-8859-1?Q?a?= b" <test@test.com>"#) == [["a b", "test@test.com"]])
        #expect(read("=?ISO-8859-1?Q?a?=\r\n   =?ISO-8859-1?Q?b?= <t@t.com>") == [["ab", "t@t.com"]])
        #expect(read("=?utf-8?Q?Doe,_John?= <j@d.test>, k@d.test") == [["Doe, John", "j@d.test"], [nil, "k@d.test"]])
        #expect(read("nsb@x.test (=?iso-8859-1?Q?Andr=E9?=)") == [["André", "nsb@x.test"]])
        #expect(read("=? <name@domain.com>") == [["=?", "name@domain.com"]])
    }

    @Test("addresses beyond ASCII (RFC 6532), quoted ones, literals")
    func unusual() {
        #expect(read("Dörte <dörte@sörensen.example>") == [["Dörte", "dörte@sörensen.example"]])
        #expect(read(#""john doe"@example.com"#) == [[nil, #""john doe"@example.com"#]])
        #expect(read(#"X <"john"@example.com>"#) == [["X", "john@example.com"]])
        #expect(read(#"X <"a@b c"@example.com>"#) == [["X", #""a@b c"@example.com"#]])
        #expect(
            read("a@[IPv6:2001:db8::1], <b@[IPv6:2001:db8::2]>") == [
                [nil, "a@[IPv6:2001:db8::1]"], [nil, "b@[IPv6:2001:db8::2]"],
            ])
        #expect(
            read(#""Mary Smith: Personal Account" <smith@home.example >"#) == [
                ["Mary Smith: Personal Account", "smith@home.example"]
            ])
    }

    @Test("broken ones are saved, with a warning")
    func broken() {
        func message(_ value: String) -> MailMessage { MailMessage("To: \(value)\r\n\r\n") }
        func check(_ value: String, _ expected: [[String?]], _ comment: Comment? = nil) {
            let found = message(value)
            #expect(found.to.map { [$0.name, $0.address] } == expected, comment)
            #expect(found.warnings == [MailWarning.init(kind: .badAddress, place: "To")], comment)
        }
        check("John <john@x.test, Jane <jane@x.test>", [["John", "john@x.test"], ["Jane", "jane@x.test"]])
        check("John Doe john@x.test", [["John Doe", "john@x.test"]])
        check(#""John <john@x.test>, jane@x.test"#, [["John", "john@x.test"], [nil, "jane@x.test"]])
        check(":-( <john@x.test>", [["-(", "john@x.test"]])
        check("Recipient-List", [["Recipient-List", nil]])
        check("<moderator>", [[nil, "moderator"]])
        check("john@x.test> , <jane@x.test>", [[nil, "john@x.test"], [nil, "jane@x.test"]])
        let outlook = message("john@x.test; jane@x.test")
        #expect(outlook.to.compactMap(\.address) == ["john@x.test", "jane@x.test"])
        #expect(message("<mailto:john@x.test>").to.first?.address == "john@x.test")
    }

    @Test("nothing of an address leads into the next line or field")
    func injection() {
        for value in ["=?utf-8?Q?a=0D=0ABcc:_x?= <a@b.test>", "\"a\r\n b\" <a\r\n @b.test>", "a\0b <a\0\u{1}@b.test>"] {
            let found = MailAddress.list(reading: Array(value.utf8)[...])
            for text in found.flatMap({ [$0.name, $0.address] }).compactMap({ $0 }) {
                #expect(!text.unicodeScalars.contains { $0.value < 0x20 })
            }
            #expect(found.first?.address == "a@b.test")
        }
    }

    @Test("at most 50 in To and Cc")
    func limit() {
        let many = (0..<40).map { "a\($0)@x.test" }.joined(separator: ",\r\n ")
        let message = MailMessage("To: \(many)\r\nCc: \(many)\r\n\r\n")
        #expect(message.to.count == 40)
        #expect(message.cc.count == 10)
        #expect(message.warnings == [MailWarning(kind: .tooManyRecipients, place: "Cc")])
    }
}
