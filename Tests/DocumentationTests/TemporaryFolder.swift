import Foundation

/// A folder that is gone with the value that made it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "documentation-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        path = folder.path
    }

    /// A path inside the folder.
    func path(_ name: String) -> String { path + "/" + name }

    deinit {
        // What cannot be removed is left to the system, which empties its temporary folder.
        try? FileManager.default.removeItem(atPath: path)
    }
}
