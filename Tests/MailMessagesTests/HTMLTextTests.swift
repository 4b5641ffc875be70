import MailMessages
import Testing

@Suite struct HTMLTextTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var html: String
        var text: String

        var testDescription: String { html }

        init(_ html: String, _ text: String) {
            self.html = html
            self.text = text
        }
    }

    static let cases: [Case] = [
        Case("<h1>Title</h1><p>One<p>Two<br>lines", "Title\n\nOne\n\nTwo\nlines"),
        Case("a  b\n c&nbsp;&nbsp;d", "a b c  d"),
        Case("<ul><li>a<li>b<ol start=3><li>c</ol></ul>d", "- a\n- b\n  3. c\n\nd"),
        Case("<table><tr><th>Name<th>Age<tr><td><p>Anna</p><td>30</table>", "Name\tAge\nAnna\t30"),
        Case("<pre>\n a\n\n  b</pre>", " a\n\n  b"),
        Case("<blockquote>a<blockquote>b</blockquote></blockquote>c", "> a\n>\n>> b\n\nc"),
        Case("<a href='https://x.org/y'>here</a>", "here (https://x.org/y)"),
        Case("<a href='https://x.org/'>x.org</a> <a href='mailto:a@x.org?subject=b'>a@x.org</a>", "x.org a@x.org"),
        Case("<a href='javascript:x()'>click</a><a href='/relative'> me</a>", "click me"),
        Case("<img src=x alt='A chart'><img src=y><img src=z alt=pixel width=1 height=1>", "[A chart]"),
        Case(
            "&lt;b&gt; &eacute;&#8364;&#x20ac;&#128; &copy &unknown; &#0; &amp;amp;",
            "<b> é€€€ © &unknown; \u{FFFD} &amp;"),
        Case("a<!-- b --><!--[if mso]>c<![endif]--><![if !mso]>d<![endif]><!-->e", "ade"),
        Case("<style>a</style><script>b</script><title>c</title><template>d</template><svg>e</svg>f", "f"),
        Case("<div style='Display : NONE !important'>a</div><span hidden>b</span>c", "c"),
        Case(
            "<p class=MsoNormal>a<o:p></o:p></p><p class=MsoNormal><o:p>&nbsp;</o:p></p><p class=MsoNormal>b</p>",
            "a\n\nb"),
        Case("<b><div>a</b>b</div>c</i></x>", "ab\nc"),
        Case("<p>a<table><tr><td>b</table>", "a\n\nb"),
        Case("<td>a</td></table><tr>b", "ab"),
        Case("a<table><tr><td></td><td>b</td><td> </td><td>c</table>", "a\nb\t\tc"),
        Case("<dl><dt>a<dd>b<br>c</dl>d", "a\n    b\n    c\n\nd"),
        Case("a < b <3 </ x>c <", "a < b <3 c <"),
        Case("<div title='unfinished", ""),
    ]

    @Test("HTML is read as a person sees it", arguments: cases)
    func reads(_ row: Case) {
        #expect(HTMLText(of: row.html).text == row.text)
    }

    static let replies: [(name: String, html: String)] = [
        (
            "Gmail",
            "<div dir=ltr>It works.</div><br><div class=gmail_quote><div class=gmail_attr>Στις Δευ 3 Φεβ έγραψε:<br>"
                + "</div><blockquote class=gmail_quote>old</blockquote></div>"
        ),
        (
            "Apple Mail",
            "It works.<br><div><blockquote type=cite><div>Op 3 feb 2025, om 10:00 heeft A &lt;a@x.nl&gt; het volgende "
                + "geschreven:</div><br><div>old</div></blockquote></div>"
        ),
        (
            "Outlook, a language that is in no table",
            "<p class=MsoNormal>It works.</p><div style='border:none;border-top:solid #E1E1E1 1.0pt;padding:3.0pt 0cm "
                + "0cm 0cm'><p class=MsoNormal><b>Από:</b> A<br><b>Προς:</b> B</p></div><p class=MsoNormal>old</p>"
        ),
        (
            "Outlook on the web",
            "<div>It works.</div><div id=Signature>Anna</div><hr tabindex=-1><div id=divRplyFwdMsg><b>De :</b> A<br>"
                + "<b>Envoyé :</b> lundi 3 février 2025<br><b>À :</b> B<br><b>Objet :</b> x</div><div>old</div>"
        ),
        (
            "Thunderbird",
            "<p>It works.</p><div class=moz-cite-prefix>Am 03.02.25 um 10:00 schrieb A:<br></div><blockquote type=cite>"
                + "old</blockquote><div class=moz-signature>-- <br>Anna</div>"
        ),
        (
            "Yahoo",
            "<div>It works.</div><div class=yahoo_quoted><div>On Monday, 3 February 2025, A wrote:</div>"
                + "<div>old</div></div>"
        ),
    ]

    @Test("the new text of HTML mails is found", arguments: replies)
    func reply(name: String, html: String) {
        #expect(ReplyText(of: HTMLText(of: html).text).reply == "It works.", "\(name)")
    }

    @Test("a mail passed on as HTML is kept whole")
    func forwarded() {
        let html =
            "Please.<div class=gmail_quote><div class=gmail_attr>---------- Forwarded message ---------<br>From: V<br>"
            + "</div><p>Pay.</p></div>"
        let found = ReplyText(of: HTMLText(of: html).text)
        #expect(found.reply == "Please.")
        #expect(found.forwarded == "---------- Forwarded message ---------\nFrom: V\n\nPay.")
    }

    @Test("only the beginning of a long page is read, and that is said")
    func limit() {
        let found = HTMLText(of: "<p>abc</p><p>def</p>", byteLimit: 10)
        #expect(found.text == "abc")
        #expect(found.isCut)
        #expect(!HTMLText(of: "abc").isCut)
    }

    @Test("much of anything is read in time that grows with its length", arguments: HostileHTML.units)
    func hostile(unit: String) {
        let html = String(repeating: unit, count: (1 << 18) / unit.utf8.count)
        let clock = ContinuousClock()
        let start = clock.now
        let text = HTMLText(of: html).text
        _ = ReplyText(of: text)
        let safe = SafeHTML(of: html).html
        // Generous, for tests run unoptimised and beside each other; what is not linear takes hours.
        #expect(clock.now - start < .seconds(30), "\(unit)")
        #expect(text.utf8.count < 2 << 20 && safe.utf8.count < 2 << 20, "\(unit)")
    }
}

/// What to repeat until a reader of HTML runs out of time, memory or stack.
enum HostileHTML {
    static let units = [
        "<i>", "<div>", "<p><b>", "<table>", "</p><a>", "<a href=x><div>", "<blockquote>x<br>", "<li>x", "&", "&#", "<",
        "<!--", "</", "<script>", "<svg><p>", "<table><tr><td>x", "<select><option>", "<b><div></b>", "<ul><li>x",
        " a=",
        "</x>", "<a b", "<pre>\n", "<div class=gmail_attr>x<br>", "<q>", "\u{300}",
    ]
}
