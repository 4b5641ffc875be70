#if SQLite
    import Foundation
    import GRDB
    import ServiceDesk

    /// How far a backup has come.
    public struct BackupProgress: Hashable, Sendable {
        public var pagesDone: Int
        public var pagesInAll: Int
    }

    extension SQLiteStore {
        /// Copies the store as it is at one moment to another file, while the desk goes on.
        ///
        /// (Copying the file itself would leave out what stands in the write-ahead log.) The copy is written under another
        /// name and gets its own when it is whole and on the disk.
        ///
        /// - Parameter path: Where no file may be yet.
        /// - Throws: ``StoreError`` of code ``StoreError/Code/constraint`` where there is a file already.
        public func backup(
            to path: String, progress: (@Sendable (BackupProgress) -> Void)? = nil
        ) async throws(StoreError) {
            guard !FileManager.default.fileExists(atPath: path) else {
                throw StoreError(.constraint, "There is a file at \(path) already; a backup does not replace one.")
            }
            let pool = self.pool
            let partial = path + ".partial"
            do {
                try await Task {
                    try Self.removeFile(partial)
                    let target = try DatabaseQueue(path: partial)
                    try pool.backup(to: target, pagesPerStep: 1_000) { step in
                        progress?(
                            BackupProgress(pagesDone: step.completedPageCount, pagesInAll: step.totalPageCount))
                    }
                    try target.close()
                    try Self.syncFile(partial)
                    try FileManager.default.moveItem(atPath: partial, toPath: path)
                }.value
            } catch {
                // The first error is the one to tell; what is left of the copy is of no use to anybody.
                try? Self.removeFile(partial)
                throw StoreError(error, at: path)
            }
        }

        private static func removeFile(_ path: String) throws {
            if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
        }

        private static func syncFile(_ path: String) throws {
            let file = try FileHandle(forWritingTo: URL(fileURLWithPath: path))
            try file.synchronize()
            try file.close()
        }
    }
#endif
