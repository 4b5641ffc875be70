import MailMessages
import Testing

@Suite struct SafeHTMLTests {
    @Test("nothing of hostile pages runs or is fetched", .enabled(if: !ReplyFixtures.pages.isEmpty))
    func fixtures() {
        for page in ReplyFixtures.pages { expectSafe(page.payload, "\(page.id)") }
    }

    @Test(
        "the whole of the hostile pages as one, and each within what hides markup",
        .enabled(if: !ReplyFixtures.pages.isEmpty))
    func nested() {
        expectSafe(ReplyFixtures.pages.map(\.payload).joined(), "all")
        let frames = [
            ("<svg><style>", "</style></svg>"), ("<math><mtext><table><mglyph><style>", ""),
            ("<noscript>", "</noscript>"),
            ("<textarea>", "</textarea>"), ("<template>", "</template>"), ("<!--", "-->"),
            ("<form><select>", "</select>"),
            ("<a href=\"", "\">x</a>"), ("<img alt='", "'>"), ("<xmp>", "</xmp>"), ("<pre>\r\n", "</pre>"),
        ]
        for page in ReplyFixtures.pages {
            for frame in frames { expectSafe(frame.0 + page.payload + frame.1, "\(page.id) in \(frame.0)") }
        }
    }

    struct Case: Sendable, CustomTestStringConvertible {
        var html: String
        var safe: String

        var testDescription: String { html }

        init(_ html: String, _ safe: String) {
            self.html = html
            self.safe = safe
        }
    }

    static let cases: [Case] = [
        Case("<p id=x name=y class=z style='position:fixed' onclick=a()>Hi <b>there", "<p>Hi <b>there</b></p>"),
        Case(
            "<a href=' HTTPS://x.org/?a=1&b=\"2\"' target=_top>x</a>",
            Self.link("HTTPS://x.org/?a=1&amp;b=&#34;2&#34;", "x")),
        Case("<a href='java&#10;script:a()'>x</a><a href='javascript&colon;a()'>y</a><a href=#z>z</a>", "xyz"),
        Case("<a href=data:text/html,x>x</a><a href=vbscript:x>y</a><a href=//x.org>z</a>", "xyz"),
        Case("<a href=mailto:a@x.org>m</a>", Self.link("mailto:a@x.org", "m")),
        Case(
            "<img src=cid:a1@x.org alt='Chart \"1\"' width=10 height=10%>",
            "<img data-cid=\"a1@x.org\" alt=\"Chart &#34;1&#34;\" width=\"10\">"),
        Case("<img src=https://x.org/a.png alt=Chart>", Self.link("https://x.org/a.png", "Chart")),
        Case("<img src=https://x.org/a.gif width=1 height=1><img src=data:image/png;base64,x alt=y>", "y"),
        Case(
            "<form action=x><input name=a value=b><button>Send</button><textarea>c</textarea></form>", "<div>Send</div>"
        ),
        Case("<svg><style><img src=x onerror=a()></style></svg><math><mi>x</mi></math>y", "y"),
        Case("<table><td colspan=2>a<tr>b", "<table><tr><td colspan=\"2\">a</td></tr><tr><td>b</td></tr></table>"),
        Case("<pre>\n\na</pre>", "<pre>\n\na</pre>"),
        Case("<pre>\u{10}\n\na</pre>", "<pre>\n\n\na</pre>"),
        Case("<font color=red>a</font><center>b</center><strike>c</strike>", "a<div>b</div><s>c</s>"),
        Case("a &lt;script&gt; ` \" '", "a &lt;script&gt; &#96; &#34; '"),
        Case("<div style='display:none'>a</div>b<iframe src=x>c</iframe><object data=x>d</object>", "bd"),
        Case("<a href=https://x.org><img src=https://x.org/a.png alt=b></a>", Self.link("https://x.org", "b")),
    ]

    private static func link(_ address: String, _ text: String) -> String {
        "<a href=\"\(address)\" rel=\"noopener noreferrer\">\(text)</a>"
    }

    @Test("what is allowed is written anew", arguments: cases)
    func writes(_ row: Case) {
        #expect(SafeHTML(of: row.html).html == row.safe)
        expectSafe(row.html, "\(row.html)")
    }

    @Test("pictures elsewhere are counted, pictures of the mail are named")
    func pictures() {
        let html = "<img src=http://x.org/a><img src=https://x.org/b alt=b><img src=cid:c@x><img src=cid:d@x>"
        let found = SafeHTML(of: html, remotePictures: .leftOut)
        #expect(found.remotePictures == 2)
        #expect(found.contentIDs == ["c@x", "d@x"])
        #expect(found.html == "b<img data-cid=\"c@x\" alt=\"\"><img data-cid=\"d@x\" alt=\"\">")
        #expect(SafeHTML(of: html).remotePictures == 2)
    }

    @Test(
        "an address hides nothing",
        arguments: ["https://x.org/\u{202E}gpj.exe", "https://", "http:x.org", "tel:", "cid:"])
    func address(_ address: String) {
        #expect(SafeHTML(of: "<a href='\(address)'>x</a>").html == "x")
    }
}

/// Checks the result by a reading of its own, and that cleaning it again changes nothing.
func expectSafe(_ html: String, _ comment: Comment) {
    let safe = SafeHTML(of: html).html
    var check = SafeHTMLCheck(safe)
    #expect(check.firstFault() == nil, comment)
    #expect(SafeHTML(of: safe).html == safe, comment)
}
