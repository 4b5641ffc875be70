import Foundation
import ServiceDesk
import Testing

@testable import WebDesk

/// The hostile documents of the fixtures wherever somebody can write: as subject, message, file name, search, reason.
@Suite("Hostile texts on pages", .enabled(if: HostileTexts.areThere)) struct HostileTextTests {
    @Test("stay texts: pages have the same elements and attributes as with harmless ones")
    func pages() async throws {
        let harmless = try await Self.shapes(of: "harmless")
        for text in try HostileTexts.all() where text.contains(where: { !$0.isWhitespace }) {
            let shapes = try await Self.shapes(of: text)
            for (path, shape) in shapes { #expect(shape == harmless[path], "\(path): \(text.prefix(80))") }
        }
    }

    @Test("stay texts where what would be markup has accents, joiners and the like behind it")
    func accents() async throws {
        let world = try await WebWorld { $0.templates["teams"] = "{{{title}}}{{&title}}{{title}}" }
        for mark in ["\u{301}", "\u{200D}", "\u{FE0F}", "\u{20E3}", "\u{0}"] {
            let text = ["\"", "<b", ">", "'", "&"].map { $0 + mark }.joined()
            let escaped = HTMLEscaping.text(text)
            #expect(!escaped.utf8.contains { "<>\"'".utf8.contains($0) })
            try await world.browse { browser in
                let page = try await browser.being("anna").get("/ask?text=\(text.percentEncoded)").text
                #expect(!page.utf8.contains(sequence: Array("<b\(mark)".utf8)))
                #expect(!page.utf8.contains(sequence: Array("value=\"\"\(mark)".utf8)))
            }
        }
        // A host’s template cannot leave anything unescaped either.
        #expect(
            try world.site.site.templates[.english]!.render("teams", ["title": "<b>"]) == "&lt;b&gt;&lt;b&gt;&lt;b&gt;")
    }

    /// The elements with the names of their attributes, page by page, where somebody has written a text everywhere.
    private static func shapes(of text: String) async throws -> [String: [String]] {
        let world = try await WebWorld()
        let line = text.unicodeScalars.filter { $0.properties.generalCategory != .control }.prefix(180)
            .map { String($0) }.joined().trimmingBlanks
        let (subject, anna) = (line.isEmpty ? "empty" : line, try await world.viewer("anna"))
        let name = String(subject.filter { $0 != "/" && $0 != "\\" }.prefix(40))
        let file = try await world.desk.upload(name: name.isEmpty ? "f" : name, as: anna, bytes: [1])
        _ = try await world.desk.open(
            RequestDraft(subject, text: text, attachments: [file], team: "it"), as: anna)
        let bram = try await world.viewer("bram")
        _ = try await world.desk.note(text, on: .number(1), as: bram)
        _ = try await world.desk.perform(.rename(subject), on: .number(1), as: bram)
        let article = try await world.desk.write(
            ArticleContent(
                subject, text: text, language: "en", team: "it", audience: .everyone, tags: [Desk.knownErrorTag]),
            as: bram)
        _ = try await world.desk.publish(.number(article.number), as: bram)
        let shapes = Slot<[String: [String]]>()
        try await world.browse { browser in
            var found: [String: [String]] = [:]
            for (person, path) in [
                ("anna", "/"), ("anna", "/requests"), ("anna", "/requests/1"), ("bram", "/requests/1"),
                ("bram", "/queue"), ("bram", "/requests/1/clocks"), ("anna", "/problems"), ("anna", "/articles"),
                ("anna", "/articles/1"),
                ("anna", "/ask?text=\(subject.percentEncoded)"), ("anna", "/requests?text=\(subject.percentEncoded)"),
            ] as [(Person.ID, String)] {
                let page = try await browser.being(person).get(path)
                let key = "\(person) \(path.prefix { $0 != "?" })\(path.contains("?") ? "?" : "")"
                found[key] = HostileTexts.elements(page.text)
                // What is found for a text differs from text to text; what could run does not.
                guard path.contains("?") else { continue }
                let active = ["script", "img", "svg", "iframe", "style", "object", "embed", "math", "base"]
                found[key]?.removeAll { element in !active.contains { element.lowercased().hasPrefix($0) } }
            }
            shapes.set(found)
        }
        return try #require(shapes.value)
    }
}

enum HostileTexts {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../shared/fixtures/html/dompurify.jsonl").standardized.path

    static let areThere: Bool = {
        let isThere = FileManager.default.isReadableFile(atPath: file)
        if !isThere { print("SKIPPED: the hostile documents are not at \(file)") }
        return isThere
    }()

    private struct Row: Decodable { var payload: String }

    static func all() throws -> [String] {
        try Data(contentsOf: URL(fileURLWithPath: file)).split(separator: 0x0A).map {
            try JSONDecoder().decode(Row.self, from: Data($0)).payload
        }
    }

    /// The elements of a page that was made from templates, where attributes stand in double quotes: each with the
    /// names of its attributes.
    static func elements(_ html: String) -> [String] {
        var (found, rest) = ([String](), Array(html.utf8)[...])
        while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
            rest = rest[start...].dropFirst()
            guard let first = rest.first, first != UInt8(ascii: "/"), first != UInt8(ascii: "!") else { continue }
            var (shape, isQuoted) = ([UInt8](), false)
            while let byte = rest.popFirst() {
                if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
                if byte == UInt8(ascii: ">"), !isQuoted { break }
                if !isQuoted, byte != UInt8(ascii: "\"") { shape.append(byte) }
            }
            found.append(String(decoding: shape, as: UTF8.self))
        }
        return found
    }
}

extension Sequence<UInt8> {
    fileprivate func contains(sequence: [UInt8]) -> Bool { Array(self).firstRange(of: sequence) != nil }
}
