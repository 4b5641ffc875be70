import Foundation

/// Material that nobody here wrote.
enum Fixtures {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../../shared/fixtures").standardized.path

    static let handbook = folder + "/knowledge/handbook"
    static let hostile = folder + "/html/dompurify.jsonl"

    static let areThere: Bool = {
        let areThere = [handbook, hostile].allSatisfy(FileManager.default.isReadableFile)
        if !areThere { print("SKIPPED: the handbook and the hostile documents are not in \(folder)") }
        return areThere
    }()
}

/// A folder of its own for a test, gone with it.
final class Scratch: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("markdown-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    @discardableResult
    func write(_ name: String, _ text: String) throws -> Scratch { try write(name, bytes: Array(text.utf8)) }

    @discardableResult
    func write(_ name: String, bytes: [UInt8]) throws -> Scratch {
        let url = URL(fileURLWithPath: path).appendingPathComponent(name)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: url)
        return self
    }
}
