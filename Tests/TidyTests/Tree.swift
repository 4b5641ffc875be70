import Foundation

/// The files of a repository: this one, or a small invented one in which a rule must find something.
struct Tree: Sendable {
    /// Texts by path.
    let texts: [String: String]
    /// The Swift files among them, read once for all rules.
    private let code: [String: SwiftCode]
    /// Names at the top, folders included.
    let top: Set<String>
    /// Of all files and folders, pictures too.
    let paths: Set<String>

    init(_ texts: [String: String]) {
        self.texts = texts
        code = texts.filter { $0.key.hasSuffix(".swift") }.mapValues { SwiftCode($0) }
        top = Set(texts.keys.map { String($0.prefix { $0 != "/" }) })
        paths = Set(texts.keys)
    }

    /// This repository, as it lies on the disk; what tools make is left out.
    static let repository = Result { try Tree(at: URL(fileURLWithPath: #filePath).pathComponents.dropLast(3)) }

    private static let madeByTools: Set<String> = [".build", ".git", ".swiftpm", ".index-build", "Package.resolved"]
    private static let textSuffixes = [".swift", ".md", ".h", ".c", ".modulemap", ".csv", ".json", ".yaml", ".sh"]

    private init(at components: ArraySlice<String>) throws {
        let root = URL(fileURLWithPath: NSString.path(withComponents: Array(components)))
        let names = try FileManager.default.contentsOfDirectory(atPath: root.path)
            .filter { !Self.madeByTools.contains($0) && !$0.contains(".sqlite") }
        var (texts, all) = ([String: String](), Set<String>())
        for name in names {
            var paths = [name]
            let folder = FileManager.default.enumerator(atPath: root.appendingPathComponent(name).path)
            while let path = folder?.nextObject() as? String { paths.append("\(name)/\(path)") }
            all.formUnion(paths)
            for path in paths where path.hasPrefix(".ci/") || Self.textSuffixes.contains(where: path.hasSuffix) {
                texts[path] = try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
            }
        }
        self.texts = texts
        code = texts.filter { $0.key.hasSuffix(".swift") }.mapValues { SwiftCode($0) }
        top = Set(names)
        paths = all
    }

    /// The Swift files below some folders, by path.
    func swiftFiles(in folders: [String] = [""]) -> [(path: String, text: String)] {
        texts.filter { path, _ in path.hasSuffix(".swift") && folders.contains(where: path.hasPrefix) }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// The code of the Swift files below some folders, by path.
    func swiftCode(in folders: [String] = [""]) -> [(path: String, code: SwiftCode)] {
        code.filter { path, _ in folders.contains(where: path.hasPrefix) }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    var markdownFiles: [(path: String, text: String)] {
        texts.filter { $0.key.hasSuffix(".md") }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }
}

extension String {
    /// The lines, each with its number from 1.
    var numberedLines: [(number: Int, line: Substring)] {
        split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { ($0.offset + 1, $0.element) }
    }
}
