#if SQLite
    import Foundation
    import ServiceDeskSQLite

    /// Stores that take minutes to fill: made anew, or kept in a folder for the next run.
    struct FilledStores {
        /// `nil` where none are kept.
        var folder: String?

        /// Works on a filled store, which is gone afterwards; one that is kept is copied.
        func withStore<Result>(
            _ name: String, filledBy fill: (SQLiteStore) async throws -> Void,
            _ body: (SQLiteStore) async throws -> Result
        ) async throws -> Result {
            let place = try temporaryFolder()
            defer { removeFolder(place) }
            let path = place.appending(path: name).path
            if let folder {
                let kept = URL(fileURLWithPath: folder).appending(path: name).path
                if !FileManager.default.fileExists(atPath: kept) {
                    // In a folder of its own until it is whole.
                    let part = URL(fileURLWithPath: kept + ".part")
                    if FileManager.default.fileExists(atPath: part.path) { removeFolder(part) }
                    try FileManager.default.createDirectory(at: part, withIntermediateDirectories: true)
                    try await make(part.appending(path: name).path, fill)
                    try FileManager.default.moveItem(atPath: part.appending(path: name).path, toPath: kept)
                    try FileManager.default.removeItem(at: part)
                }
                try FileManager.default.copyItem(atPath: kept, toPath: path)
            } else {
                try await make(path, fill)
            }
            let store = try SQLiteStore(path: path)
            let result = try await body(store)
            try store.close()
            return result
        }

        private func make(_ path: String, _ fill: (SQLiteStore) async throws -> Void) async throws {
            let store = try SQLiteStore(path: path)
            let elapsed = try await seconds { try await fill(store) }
            try store.close()
            FileHandle.standardError.write(Data("\(path) written in \(Int(elapsed)) s\n".utf8))
        }
    }
#endif
