/// One word per thing, and nothing left over from making it.
enum WordRules {
    static let all = [unfinished, paths, names, comments]

    // In two pieces, so that the rule does not find itself.
    private static let leftOver = ["TO" + "DO", "FIX" + "ME", "XX" + "X:", "fatalError(\"not " + "implemented"]

    private static let unfinished = Rule(
        "nothing is left unfinished",
        broken: [
            ["A.swift": "// \(leftOver[0]): later\n"], ["A.md": "\(leftOver[1])\n"], ["A.swift": leftOver[3] + "\")\n"],
        ],
        kept: [["A.swift": "// What is to do.\n"]]
    ) { findings(of: leftOver, in: $0) }

    private static let machine = ["/work" + "/", "/tmp" + "/w/", "/root" + "/", "/opt" + "/swift", "/home" + "/"]

    private static let paths = Rule(
        "no path of somebody's machine",
        broken: [["A.swift": "let a = \"/work" + "/main\"\n"], [".ci/run": "/opt" + "/swift/usr/bin/swift test\n"]],
        kept: [["A.swift": "let a = \"../shared/fixtures\"\nlet b = \"/tmp\"\n"], ["A.md": "a/network/b\n"]]
    ) { findings(of: machine, in: $0) }

    private static func findings(of words: [String], in tree: Tree) -> [String] {
        tree.texts.filter { _, text in words.contains { text.contains($0) } }.sorted { $0.key < $1.key }.flatMap {
            path, text in
            text.numberedLines.filter { line in words.contains { line.line.contains($0) } }.map {
                "\(path):\($0.number)"
            }
        }
    }

    /// What is logged with the desk is a request; see the vocabulary in `Documentation/Architecture.md`.
    private static let otherNames: Set<String> = ["ticket", "tickets", "issue", "issues", "case", "cases"]
    /// `case` is a word of Swift and its libraries, too.
    private static let ofTheLanguage: Set<String> = ["case", "CaseIterable", "allCases", "caseInsensitive"]

    private static let names = Rule(
        "what is logged is called a request in every name",
        broken: [
            ["Sources/ServiceDesk/A.swift": "public struct TicketNumber {}\n"],
            ["Plugins/A/A.swift": "    case openIssue\n"],
            ["Sources/ServiceDesk/A.swift": "public func close(supportCase: Int) {}\n"],
        ],
        kept: [
            ["Sources/ServiceDesk/A.swift": "enum A: CaseIterable { case issuer }\nlet a = A.allCases // a ticket\n"],
            ["Sources/ServiceDesk/A.swift": "let a = \"ticket\".lowercased()\n"],
        ]
    ) { tree in
        tree.swiftCode(in: ["Sources/", "Plugins/"]).flatMap { path, code in
            code.words
                .filter { !ofTheLanguage.contains($0.word) && !otherNames.isDisjoint(with: parts(of: $0.word)) }
                .map { "\(path):\($0.line): \($0.word)" }
        }
    }

    /// `openIssueCount` is open, issue, count.
    private static func parts(of name: String) -> [String] {
        var parts: [String] = [""]
        for character in name {
            if character.isUppercase || character == "_" { parts.append("") }
            parts[parts.count - 1] += character.lowercased()
        }
        return parts
    }

    private static let comments = Rule(
        "what is logged is called a request in the documentation of the interface",
        broken: [["Sources/ServiceDesk/A.swift": "/// Closes the ticket.\n"]],
        kept: [["Sources/ServiceDesk/A.swift": "/// Closes the request.\n// A ticket to ride.\n"]]
    ) { tree in
        tree.swiftFiles(in: ["Sources/", "Plugins/"]).flatMap { path, text in
            text.numberedLines.filter { number, line in
                guard line.utf8.contains(0x2F) else { return false }
                let words = line.lowercased().split { !$0.isLetter }
                return line.drop { $0 == " " }.hasPrefix("///")
                    && (words.contains("ticket") || words.contains("tickets"))
            }.map { "\(path):\($0.number)" }
        }
    }
}
