#if Markdown
    import MarkdownArticles
    import Testing

    @Suite("Markdown: HTML")
    struct HTMLTests {
        @Test(
            "GitHub’s Markdown",
            arguments: [
                (
                    "# A\n\nb *c* **d** ~~e~~ `f`",
                    "<h1>A</h1>\n<p>b <em>c</em> <strong>d</strong> <del>e</del> <code>f</code></p>\n"
                ),
                (
                    "see https://example.org/a?b=1&c=2.",
                    "<p>see <a href=\"https://example.org/a?b=1&amp;c=2\">https://example.org/a?b=1&amp;c=2</a>.</p>\n"
                ),
                ("anna@example.org", "<p><a href=\"mailto:anna@example.org\">anna@example.org</a></p>\n"),
                (
                    "```swift\nlet a = \"<b>\"\n```",
                    "<pre><code class=\"language-swift\">let a = &quot;&lt;b&gt;&quot;\n</code></pre>\n"
                ),
                ("a[^1]\n\n[^1]: b c", "<p>a[^1]</p>\n<p>[^1]: b c</p>\n"),
                (
                    "[a](tel:+3212) [b](../c.md) [d](#e) [f](//g.example)",
                    "<p><a href=\"tel:+3212\">a</a> <a href=\"../c.md\">b</a> <a href=\"#e\">d</a> "
                        + "<a href=\"//g.example\">f</a></p>\n"
                ),
            ])
        func markdown(text: String, html: String) throws { #expect(try MarkdownRenderer().html(text) == html) }

        @Test("Tables and tasks")
        func blocks() throws {
            let html = try MarkdownRenderer().html("| a | b |\n|:--|--:|\n| 1 | 2 |\n\n- [x] c\n- [ ] d\n")
            #expect(html.contains("<td align=\"left\">1</td>") && html.contains("<td align=\"right\">2</td>"))
            #expect(html.contains("<input type=\"checkbox\" checked=\"\" disabled=\"\" />"))
            #expect(AllowedHTML.findings(in: html).isEmpty)
        }

        @Test(
            "Raw HTML loses its markup and keeps its text",
            arguments: [
                ("a <b onclick=\"x()\">c</b> d", "<p>a c d</p>\n"), ("a<br>b<BR/>c", "<p>a<br />\nb<br />\nc</p>\n"),
                ("<div class=\"x\">\nKept &amp; <i>shown</i>\n</div>\n", "<p>Kept &amp; shown</p>\n"),
                ("<script>alert(1)</script>", ""), ("<!-- not\n\nshown -->\n\nshown", "<p>shown</p>\n"),
                (
                    "| a<br>b |\n|---|\n| <i>c</i> |",
                    "<table>\n<thead>\n<tr>\n<th>a b</th>\n</tr>\n</thead>\n"
                        + "<tbody>\n<tr>\n<td>c</td>\n</tr>\n</tbody>\n</table>\n"
                ),
                ("<table><tr><td>a</td><td>b</td></tr></table>", "<p>a b</p>\n"),
            ])
        func rawHTML(text: String, html: String) throws { #expect(try MarkdownRenderer().html(text) == html) }

        @Test(
            "A link that may lead nowhere leaves its text",
            arguments: [
                "[*a*](javascript:b)", "[*a*](article:0199)", "[*a*](DATA:text/html,b)",
            ])
        func links(text: String) throws { #expect(try MarkdownRenderer().html(text) == "<p><em>a</em></p>\n") }

        @Test("Pictures are links, and fetched from where the host says")
        func pictures() throws {
            var renderer = MarkdownRenderer()
            let text =
                "![A *plan*](https://elsewhere.example/plan.png \"t\") ![](b.png) [![c](d.png)](e.md) ![f](data:x)"
            #expect(
                try renderer.html(text)
                    == "<p><a href=\"https://elsewhere.example/plan.png\">A <em>plan</em></a> "
                    + "<a href=\"b.png\">b.png</a> <a href=\"e.md\">c</a> f</p>\n")
            renderer.policy.imageAddress = { $0.hasSuffix("plan.png") ? "/pictures/1?a&b" : "javascript:x" }
            let html = try renderer.html(text)
            #expect(html.hasPrefix("<p><img src=\"/pictures/1?a&amp;b\" alt=\"A plan\" title=\"t\" /> "))
            #expect(AllowedHTML.findings(in: html, pictures: true).isEmpty)
            #expect(try renderer.html("![a [b](c) ![d](e)](plan.png)").contains("alt=\"a b d\""))
        }

        @Test("Links lead where the host says, within what is allowed")
        func linkPolicy() throws {
            var renderer = MarkdownRenderer()
            renderer.policy.linkAddress = { $0.hasPrefix("article:") ? "/articles/\($0.dropFirst(8))" : nil }
            #expect(try renderer.html("[a](article:7)") == "<p><a href=\"/articles/7\">a</a></p>\n")
            renderer.policy.linkAddress = { _ in "javascript:alert(1)" }
            #expect(try renderer.html("[a](b)") == "<p>a</p>\n")
        }

        @Test("Headings have ids that nothing else on the page has")
        func headings() throws {
            var renderer = MarkdownRenderer()
            let text = "# Congés & *fêtes*\n\n## A\n\n## A\n\n## A-1\n\n## \"><script>\n\n[up](#a)\n"
            renderer.policy.headingPrefix = "article-\"<"
            let html = try renderer.html(text)
            #expect(AllowedHTML.findings(in: html).isEmpty, "\(html)")
            for id in ["congés--fêtes", "a", "a-1", "a-1-1", "section"] {
                #expect(html.contains("id=\"article-\(id)\""), "\(id) in \(html)")
            }
            #expect(html.contains("<a href=\"#article-a\">up</a>"))
            #expect(try renderer.outline(text).map(\.id).dropFirst().first == "article-a")
        }
    }
#endif
