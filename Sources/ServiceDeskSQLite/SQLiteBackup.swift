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
        /// (Copying the file itself would leave out what stands in the write-ahead log.) The copy is written under a
        /// name of its own (`path.….partial`), which it keeps when the process is killed, and gets the right one when
        /// it is whole and on the disk.
        ///
        /// - Parameter path: Where no file may be yet.
        /// - Throws: ``StoreError`` of code ``StoreError/Code/constraint`` where there is a file already.
        public func backup(
            to path: String, progress: (@Sendable (BackupProgress) -> Void)? = nil
        ) async throws(StoreError) {
            guard !FileManager.default.fileExists(atPath: path) else {
                throw StoreError.backupExists(path)
            }
            let (pool, atRest) = (self.pool, self.atRest)
            // Two backups at once must not write to one file.
            let partial = "\(path).\(UUID().uuidString).partial"
            do {
                try await onThreadOfItsOwn {
                    // What is left of a failed copy is of no use to anybody, and the first error is the one to tell.
                    defer { for ending in ["", "-journal"] { unlink(partial + ending) } }
                    let target = try DatabaseQueue(path: partial)
                    try pool.backup(to: target, pagesPerStep: 1_000) { step in
                        progress?(
                            BackupProgress(pagesDone: step.completedPageCount, pagesInAll: step.totalPageCount))
                    }
                    try target.close()
                    try atRest?.check()
                    try Self.sync(partial)
                    try Self.move(partial, to: path)
                    try Self.sync(URL(fileURLWithPath: path).deletingLastPathComponent().path)
                }
            } catch {
                throw StoreError(error, at: path)
            }
        }

        /// A copy takes long and never waits for anything, so it must not hold one of the few threads of async code.
        private func onThreadOfItsOwn(_ body: @escaping @Sendable () throws -> Void) async throws {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                DispatchQueue.global().async { continuation.resume(with: Result(catching: body)) }
            }
        }

        /// Sees to it that a file, or what a folder says of its files, is on the disk.
        private static func sync(_ path: String) throws {
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            try file.synchronize()
            try file.close()
        }

        /// Gives a file its name unless another file has come to have it meanwhile.
        private static func move(_ old: String, to new: String) throws {
            if link(old, new) == 0 { return }
            if errno == EEXIST { throw StoreError.backupExists(new) }
            // Some file systems know no second name for a file.
            try FileManager.default.moveItem(atPath: old, toPath: new)
        }
    }

    extension StoreError {
        fileprivate static func backupExists(_ path: String) -> StoreError {
            StoreError(.constraint, "There is a file at \(path) already; a backup does not replace one.")
        }
    }
#endif
