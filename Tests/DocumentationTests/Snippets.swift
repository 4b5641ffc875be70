import Foundation

/// The code blocks of the guides, and the code that is compiled with the tests and the examples.
///
/// A region of a Swift file between `// snippet: NAME` and `// end` is a snippet. A block of a guide that is marked
/// `swift` must be the same, letter by letter, but for how far it is indented; other blocks are marked otherwise.
struct Snippets {
    struct Block: Sendable {
        var file: String
        var line: Int
        var language: String
        var code: String
    }

    static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The code blocks of the README and of all guides.
    static func blocks() throws -> [Block] {
        try (["README.md"] + files(below: "Documentation", suffix: ".md")).flatMap { file in
            blocks(of: try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8), in: file)
        }
    }

    static func blocks(of text: String, in file: String) -> [Block] {
        var (found, open): ([Block], Block?) = ([], nil)
        for (index, line) in text.components(separatedBy: "\n").enumerated() {
            let trimmed = line.trimmingCharacters(in: .whitespaces)
            if trimmed.hasPrefix("```") {
                if let block = open {
                    found.append(block)
                    open = nil
                } else {
                    open = Block(file: file, line: index + 1, language: String(trimmed.dropFirst(3)), code: "")
                }
            } else {
                open?.code += line + "\n"
            }
        }
        return found + (open.map { [$0] } ?? [])
    }

    /// The snippets, by their name; a whole file of an example counts as one, under its path.
    static func compiled() throws -> [String: String] {
        var found: [String: String] = [:]
        for file in try files(below: "Tests/DocumentationTests", suffix: ".swift")
            + files(below: "Examples", suffix: ".swift")
        {
            let text = try String(contentsOf: root.appendingPathComponent(file), encoding: .utf8)
            if file.hasPrefix("Examples/") { found[file] = text }
            for (name, code) in regions(of: text) { found["\(file): \(name)"] = code }
        }
        return found
    }

    static func regions(of text: String) -> [(name: String, code: String)] {
        let mark = "// snippet: "
        var (found, name, code): ([(String, String)], String?, String) = ([], nil, "")
        for line in text.components(separatedBy: "\n") {
            let trimmed = line.trimmingCharacters(in: .whitespaces)
            if trimmed.hasPrefix(mark) {
                (name, code) = (String(trimmed.dropFirst(mark.count)), "")
            } else if trimmed == "// end", let finished = name {
                found.append((finished, code))
                name = nil
            } else if name != nil {
                code += line + "\n"
            }
        }
        return found
    }

    /// The code without empty lines around it and without the indentation that all its lines share.
    static func normalised(_ code: String) -> String {
        let lines = code.components(separatedBy: "\n")
        func isEmpty(_ line: String) -> Bool { line.allSatisfy(\.isWhitespace) }
        let indentation = lines.filter { !isEmpty($0) }.map { $0.prefix { $0 == " " }.count }.min() ?? 0
        return lines.map { isEmpty($0) ? "" : String($0.dropFirst(indentation)) }.joined(separator: "\n")
            .trimmingCharacters(in: .newlines)
    }

    private static func files(below folder: String, suffix: String) throws -> [String] {
        let names = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)?.allObjects ?? []
        return names.compactMap { $0 as? String }.filter { $0.hasSuffix(suffix) }.sorted().map { "\(folder)/\($0)" }
    }
}
