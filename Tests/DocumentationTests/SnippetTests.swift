import Foundation
import Testing

@Suite("The code in the documentation")
struct SnippetTests {
    @Test("is compiled: every Swift block has a twin in the tests or the examples")
    func hasTwins() throws {
        let twins = Set(try Snippets.compiled().values.map(Snippets.normalised))
        let blocks = try Snippets.blocks().filter { $0.language == "swift" }
        #expect(blocks.count > 20, "Only \(blocks.count) blocks were found; the guides have more.")
        for block in blocks where !twins.contains(Snippets.normalised(block.code)) {
            Issue.record("\(block.file):\(block.line): this block is not the code of any snippet:\n\(block.code)")
        }
    }

    @Test("says what it is: every block names its language")
    func namesLanguages() throws {
        for block in try Snippets.blocks()
        where !["swift", "text", "package", "shell", "console", "json", "yaml", "sql"].contains(block.language) {
            Issue.record("\(block.file):\(block.line): a block is marked “\(block.language)”.")
        }
    }

    @Test("The README shows the quickstart as it is")
    func showsQuickstart() throws {
        let quickstart = try #require(try Snippets.compiled()["Examples/Quickstart/Quickstart.swift: quickstart"])
        let shown = try Snippets.blocks().filter { $0.file == "README.md" && $0.language == "swift" }
        #expect(shown.contains { Snippets.normalised($0.code) == Snippets.normalised(quickstart) })
    }

    @Test(
        "Every command that the README shows is run: by the first of the two commands, or by the test of its reference")
    func runsCommands() throws {
        func lines(_ file: String) throws -> [String] {
            try String(contentsOf: Snippets.root.appendingPathComponent(file), encoding: .utf8)
                .components(separatedBy: "\n").map { $0.trimmingCharacters(in: .whitespaces) }
        }
        let run =
            try lines(".ci/try").filter { $0.hasPrefix("run ") }.map { "desk " + $0.dropFirst(4) }
            + lines("Documentation/Command.md").filter { $0.hasPrefix("$ desk ") }.map { String($0.dropFirst(2)) }
        let shown = try Snippets.blocks().filter { $0.language == "shell" }
            .flatMap { $0.code.components(separatedBy: "\n") }.filter { $0.hasPrefix("desk ") }
        #expect(shown.count >= 5)
        for command in shown where !run.contains(command) { Issue.record("Nothing runs “\(command)”.") }
    }

    @Test("Every snippet is shown somewhere")
    func usesSnippets() throws {
        let shown = Set(try Snippets.blocks().map { Snippets.normalised($0.code) })
        for (name, code) in try Snippets.compiled() where name.hasPrefix("Tests/") {
            #expect(shown.contains(Snippets.normalised(code)), "\(name) is in no guide")
        }
    }

    @Test("Blocks and snippets are found where they are")
    func findsBoth() {
        let mark = "```"
        let guide = "# A\n\(mark)swift\n  let a = 1\n\n\(mark)\ntext\n\(mark)shell\nls\n\(mark)\n"
        let blocks = Snippets.blocks(of: guide, in: "A.md")
        #expect(blocks.map(\.language) == ["swift", "shell"])
        #expect(blocks.map(\.line) == [2, 7])
        let tag = "// snippet" + ": "
        let regions = Snippets.regions(
            of: "x\n    \(tag)one\n    let a = 1\n    // end\ny\n\(tag)two\nlet b = 2\n// end\n")
        #expect(regions.map(\.name) == ["one", "two"])
        #expect(Snippets.normalised(regions[0].code) == Snippets.normalised(blocks[0].code))
        #expect(Snippets.normalised(regions[1].code) != Snippets.normalised(blocks[0].code))
        #expect(Snippets.normalised("\n    a\n      b\n") == "a\n  b")
    }
}
