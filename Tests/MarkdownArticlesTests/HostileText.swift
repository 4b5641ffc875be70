import Testing

/// A text of a given size that some parser of Markdown took minutes or gigabytes for.
struct HostileText: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let make: @Sendable (Int) -> String
    private(set) var sizes = [50_000, 256 << 10]

    private init(_ name: String, _ make: @escaping @Sendable (Int) -> String) {
        (testDescription, self.make) = (name, make)
    }

    private static func repeated(_ piece: String) -> HostileText {
        var text = HostileText("\(piece.debugDescription) again and again") { size in
            String(repeating: piece, count: size / piece.utf8.count)
        }
        text.sizes = [100_000]
        return text
    }

    private static func lines(_ size: Int, _ line: (Int) -> String) -> String {
        var (text, number) = ("", 0)
        while text.utf8.count < size {
            text += line(number) + "\n"
            number += 1
        }
        return text
    }

    static let all = pieces.map(repeated) + shapes

    private static let pieces = [
        "[", "]", "*", "_", "**", "*a ", "_a", "**a *b ", "~", "~a ", "~~a~b ", ">", "> ", "- ", "* ", "1. ", "> - ",
        "- [ ] ", "![", "[a](", "[a](b", "[a](<b", "[a](b \"", "[a]", "[a][", "![[]()", "![ []() ", "[a]: b\nx:~~",
        "![[a]", "|", "|-",
        "a|b\n", "a|b|c\n-|-\n",
        "|-|\n", "`", "`a", "<", "<!", "<?", "<![CDATA[", "<!--", "a <? ", "a <!A ", "a <![CDATA[", "a <!--", "<a b=\"",
        "<a@", "&", "&#", ":", "://", "http://", "http://a)", "www.", "(www.a_", "*www.a_b", "a@", "@", "a@b.c@",
        "a@b.c> <- ", "a:\r\n-|-\r\n", "+@a",
        "mailto:", "a.", "a.b@", "\\", "# ", "a\n=\n", "a\n-\n", "\n", "\r", "\t", "\t- ", " ", "\0", "[a]: b\n",
        "[a]: b \"\n", "<div>\n", "<!--\n", "<div ", "```\n", "- a\n\n", "- a\n  b\n", "[^a]: b\n", "[^a]",
        "{% page \"/x\" %}",
        "\u{301}", "👩‍👩‍👧", "\u{202E}", "{", "&amp;", "a  \n", "<br>", "| a", "\\|",
    ]

    private static let shapes = [
        HostileText("a million columns") { size in
            [String](repeating: "a", count: size / 4).joined(separator: "|") + "\n"
                + [String](repeating: "-", count: size / 4).joined(separator: "|") + "\n"
        },
        HostileText("few columns, one wide row") { "|a|\n|-|\n" + String(repeating: "a|", count: $0 / 2) },
        HostileText("wide head and many short rows") { size in
            let columns = size / 16
            return String(repeating: "|a", count: columns) + "|\n" + String(repeating: "|-", count: columns) + "|\n"
                + String(repeating: "a\n", count: size / 4)
        },
        HostileText("a table of a thousand columns") { size in
            String(repeating: "|a", count: 1000) + "|\n" + String(repeating: "|-", count: 1000) + "|\n"
                + String(repeating: "|\n", count: size / 2)
        },
        HostileText("lines of more quotes each") { size in
            lines(size) { String(repeating: ">", count: $0 + 1) + "a" }
        },
        HostileText("a deep quote that goes on") { size in
            String(repeating: ">", count: size / 2) + "a\n" + String(repeating: "b\n", count: size / 4)
        },
        HostileText("a deep list that goes on") { size in
            String(repeating: "- ", count: size / 4) + "a\n" + String(repeating: "b\n", count: size / 4)
        },
        HostileText("a list of 900 levels and empty lines") { size in
            String(repeating: "- ", count: 900) + "a\n" + String(repeating: "\n", count: size)
        },
        HostileText("lists that are further in on each line") { size in
            lines(size) { String(repeating: "  ", count: $0) + "- a" }
        },
        HostileText("links in links") { size in
            String(repeating: "[", count: size / 5) + "a" + String(repeating: "](b)", count: size / 5)
        },
        HostileText("pictures in pictures") { size in
            String(repeating: "![", count: size / 6) + "a" + String(repeating: "](b)", count: size / 6)
        },
        HostileText("strong in strong") { size in
            String(repeating: "*", count: size / 2) + "a" + String(repeating: "*", count: size / 2)
        },
        HostileText("an address and parentheses") { "http://a" + String(repeating: ")", count: $0) },
        HostileText("a long definition, used often") { size in
            "[a]: " + String(repeating: "x", count: size / 2) + "\n\n" + String(repeating: "[a] ", count: size / 8)
        },
        HostileText("a definition with a long title, used often") { size in
            "[a]: b \"" + String(repeating: "x\n", count: size / 4) + "\"\n\n"
                + String(repeating: "[a]", count: size / 6)
        },
        HostileText("many definitions") { size in lines(size) { "[\($0)]: b" } },
        HostileText("code spans of all lengths") { size in
            lines(size) { "e" + String(repeating: "`", count: $0) }.replacing("\n", with: "")
        },
        HostileText("the same heading") { lines($0) { _ in "# a" } },
        HostileText("headings that take each other’s ids") { lines($0) { "# a-\($0)\n# a" } },
        HostileText("one word") { String(repeating: "a", count: $0) },
        HostileText("one word of wide characters") { String(repeating: "字", count: $0 / 3) },
    ]
}
