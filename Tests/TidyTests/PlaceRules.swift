import Foundation

/// Everything has its place and is found from the README.
enum PlaceRules {
    static let all = [top, linked, links]

    private static let allowed: Set<String> = [
        ".ci", ".gitignore", ".swift-format", "Documentation", "Examples", "LICENSE", "Package.swift", "Plugins",
        "README.md", "Sources", "Tests",
    ]

    private static let top = Rule(
        "only what belongs there is at the top",
        broken: [["notes.txt": "a\n"], ["Makefile": ""], ["New/A.swift": "let a = 1\n"]],
        kept: [["README.md": "a\n", "Sources/A/A.swift": "let a = 1\n"]]
    ) { $0.top.subtracting(allowed).sorted() }

    private static let linked = Rule(
        "the README leads to every guide",
        broken: [
            ["README.md": "Documentation/B.md, and no link\n", "Documentation/B.md": "# B\n"],
            ["README.md": "```\n[B](Documentation/B.md)\n```\n", "Documentation/B.md": "# B\n"],
        ],
        kept: [["README.md": "[B](Documentation/B.md#part)\n", "Documentation/B.md": "# B\n"]]
    ) { tree in
        var (reached, waiting): (Set<String>, [String]) = (["README.md"], ["README.md"])
        while let path = waiting.popLast() {
            for target in targets(in: tree.texts[path] ?? "", of: path) where tree.texts[target.path] != nil {
                if reached.insert(target.path).inserted { waiting.append(target.path) }
            }
        }
        return tree.markdownFiles.map(\.path).filter { $0.hasPrefix("Documentation/") && !reached.contains($0) }
    }

    private static let links = Rule(
        "relative links lead somewhere",
        broken: [
            ["README.md": "See [the guide](Documentation/Nowhere.md).\n"],
            ["Documentation/A.md": "[b](B.md#c)\n"], ["README.md": "[a](#nothing)\n# Something\n"],
            ["Documentation/A.md": "[b](B.md#c)\n", "Documentation/B.md": "# D\n"],
        ],
        kept: [
            [
                "Documentation/A/A.md":
                    "[r](../../README.md) [w](https://example.org/x) [b](../B.md#the-sqlite-store-s)\n",
                "README.md": "```\n[x](y)\n```\n", "Documentation/B.md": "## The `SQLite` store (s)\n",
            ],
            ["README.md": "[sources](Sources/A)\n", "Sources/A/A.swift": "let a = 1\n"],
        ]
    ) { tree in
        tree.markdownFiles.flatMap { path, text in
            targets(in: text, of: path).filter { target in
                guard let text = tree.texts[target.path] else {
                    return !tree.top.contains(target.path) && !tree.paths.contains(target.path)
                        && !tree.texts.keys.contains { $0.hasPrefix(target.path + "/") }
                }
                return !target.anchor.isEmpty && !anchors(in: text).contains(target.anchor)
            }.map { "\(path):\($0.line): \($0.path) \($0.anchor)" }
        }
    }

    /// Where the relative links of a Markdown file lead, code aside.
    private static func targets(in text: String, of path: String) -> [(path: String, anchor: String, line: Int)] {
        var isCode = false
        return text.numberedLines.flatMap { number, line -> [(path: String, anchor: String, line: Int)] in
            if line.drop(while: { $0 == " " }).hasPrefix("```") { isCode.toggle() }
            guard !isCode else { return [] }
            return line.components(separatedBy: "](").dropFirst().compactMap { rest in
                let target = rest.prefix { $0 != ")" }
                guard !target.contains("://"), !target.hasPrefix("mailto:") else { return nil }
                let parts = target.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
                let anchor = parts.count > 1 ? String(parts[1]) : ""
                return (parts[0].isEmpty ? path : resolved(String(parts[0]), from: path), anchor, number)
            }
        }
    }

    private static func resolved(_ target: String, from path: String) -> String {
        var parts = path.split(separator: "/").dropLast()
        for part in target.split(separator: "/") where part != "." {
            if part == ".." { parts = parts.dropLast() } else { parts.append(part) }
        }
        return parts.joined(separator: "/")
    }

    /// The headings as links name them: lower case, blanks as hyphens, no punctuation.
    private static func anchors(in text: String) -> Set<String> {
        Set(
            text.numberedLines.filter { $0.line.hasPrefix("#") }.map { _, line in
                String(
                    line.drop { $0 == "#" || $0 == " " }.lowercased().compactMap { character -> Character? in
                        character == " "
                            ? "-" : character.isLetter || character.isNumber || character == "-" ? character : nil
                    })
            })
    }
}
