#if Command
    import Foundation
    import Testing

    /// The examples of the reference are run, in order, in one folder.
    @Suite struct DocumentationTests {
        struct Example {
            var line: Int
            var command: String
            var expected: [String]
        }

        static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appendingPathComponent("Documentation/Command.md")

        /// The commands of the `console` blocks of a page, each with the lines that it prints.
        static func examples(in text: String) -> [Example] {
            var (examples, isInside) = ([Example](), false)
            for (index, line) in text.components(separatedBy: "\n").enumerated() {
                if line.hasPrefix("```") {
                    isInside = line == "```console"
                } else if isInside, line.hasPrefix("$ ") {
                    examples.append(Example(line: index + 1, command: String(line.dropFirst(2)), expected: []))
                } else if isInside {
                    examples[examples.count - 1].expected.append(line)
                }
            }
            return examples
        }

        /// Whether a text is what a pattern says, where “…” stands for anything.
        static func matches(_ text: Substring, _ pattern: [Substring]) -> Bool {
            guard let first = pattern.first, text.hasPrefix(first) else { return false }
            var rest = text.dropFirst(first.count)
            guard pattern.count > 1 else { return rest.isEmpty }
            for part in pattern.dropFirst().dropLast() {
                guard let range = rest.range(of: part) else { return false }
                rest = rest[range.upperBound...]
            }
            return rest.hasSuffix(pattern[pattern.count - 1])
        }

        /// Whether lines are as expected; a line of only “…” stands for any number of lines.
        static func matches(_ lines: ArraySlice<String>, _ expected: ArraySlice<String>) -> Bool {
            guard let pattern = expected.first else { return lines.isEmpty }
            if pattern == "…" {
                return (0...lines.count).contains { matches(lines.dropFirst($0), expected.dropFirst()) }
            }
            guard let line = lines.first else { return false }
            return matches(line[...], pattern.split(separator: "…", omittingEmptySubsequences: false))
                && matches(lines.dropFirst(), expected.dropFirst())
        }

        @Test func examplesOfTheReference() throws {
            let place = try Workplace()
            let examples = Self.examples(in: try String(contentsOf: Self.page, encoding: .utf8))
            #expect(examples.count > 40)
            for example in examples {
                let outcome = try place.shell("{ \(example.command)\n} 2>&1")
                var lines = outcome.output.components(separatedBy: "\n")
                if lines.last == "" { lines.removeLast() }
                #expect(
                    Self.matches(lines[...], example.expected[...]),
                    "Command.md:\(example.line): \(example.command)\ngives:\n\(outcome.output)")
            }
        }

        @Test func exitCodesAreDocumented() throws {
            let page = try String(contentsOf: Self.page, encoding: .utf8)
            for failure in FailureTests.cases { #expect(page.contains("| \(failure.status) |")) }
        }
    }
#endif
