/// Files that a person can read at a sitting.
enum FormRules {
    static let maximumFileLength = 400
    static let maximumFunctionLength = 60
    static let maximumLineLength = 120

    static let all = [fileLength, functionLength, lineLength, blanks, ends]

    private static let fileLength = Rule(
        "a Swift file has at most 400 lines",
        broken: [["Sources/A/A.swift": String(repeating: "let a = 1\n", count: 401)]],
        kept: [["Sources/A/A.swift": String(repeating: "let a = 1\n", count: 400)]]
    ) { tree in
        tree.swiftFiles().compactMap { path, text in
            let count = text.split(separator: "\n", omittingEmptySubsequences: false).count - 1
            return count > maximumFileLength ? "\(path): \(count) lines" : nil
        }
    }

    private static let functionLength = Rule(
        "a function has at most 60 lines",
        broken: [
            ["A.swift": "func a(\n    b: Int = { 1 }()\n) -> String {\n\(filler(60))}\n"],
            ["A.swift": "struct A {\n    init() where B: C\n    {\n        if a { \"}}}\" }\n\(filler(60))    }\n}\n"],
        ],
        kept: [
            ["A.swift": "func a() {\n\(filler(57))}\nfunc b() {\n\(filler(57))}\n"],
            ["A.swift": "protocol A {\n    func a()\n    init(b: Int)\n}\nstruct B {\n\(filler(70))}\n"],
            ["A.swift": "enum A { case func_ }\n// func a() {\n\(filler(70))let a = B.init(c)\n"],
        ]
    ) { tree in
        tree.swiftCode().flatMap { path, code in
            code.functions.filter { $0.length > maximumFunctionLength }
                .map { "\(path):\($0.line): \($0.length) lines" }
        }
    }

    private static func filler(_ count: Int) -> String { String(repeating: "    a += 1\n", count: count) }

    private static let lineLength = Rule(
        "a line has at most 120 columns",
        broken: [["A.swift": "let a = \"\(String(repeating: "é", count: 112))\"\n"]],
        kept: [["A.swift": "let a = \"\(String(repeating: "é", count: 110))\"\n"]]
    ) { tree in
        tree.swiftFiles().flatMap { path, text in
            text.numberedLines.filter { $0.line.utf8.count > maximumLineLength && $0.line.count > maximumLineLength }
                .map { "\(path):\($0.number): \($0.line.count) columns" }
        }
    }

    private static let blanks = Rule(
        "no tabs, and no blanks at the end of a line",
        broken: [["A.swift": "\tlet a = 1\n"], ["A.md": "text \n"], [".ci/run": "a \n"]], kept: [["A.c": "\tint a;\n"]]
    ) { tree in
        tree.texts.filter { !$0.key.hasSuffix(".c") && !$0.key.hasSuffix(".h") }.flatMap { path, text in
            text.numberedLines.filter { $0.line.utf8.contains(0x09) || $0.line.utf8.last == 0x20 }.map {
                "\(path):\($0.number)"
            }
        }
    }

    private static let ends = Rule(
        "a file ends with one line end",
        broken: [["A.swift": "let a = 1"], ["A.md": "text\n\n"]], kept: [["A.swift": "let a = 1\n"], ["B.md": ""]]
    ) { tree in
        tree.texts.filter { !$0.value.isEmpty && (!$0.value.hasSuffix("\n") || $0.value.hasSuffix("\n\n")) }.map(\.key)
    }
}
