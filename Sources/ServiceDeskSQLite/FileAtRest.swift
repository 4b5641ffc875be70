#if SQLite
    import Foundation
    import GRDB
    import ServiceDesk

    /// A store that nobody is writing to, read where nothing can be written beside it.
    ///
    /// SQLite reads a file with a write-ahead log through an index in a file beside it, and takes locks there. In a
    /// folder that cannot be written it reads only as “immutable”: without locks, and without looking at the log. That
    /// is right while the log is empty and the file stays as it is. Rights promise neither (the administrator has them
    /// all, and so may another user); so both are looked at after each read, and what was read while they changed
    /// counts as not read.
    struct FileAtRest: Sendable {
        private let path: String
        /// Without symbolic links: SQLite's log stands beside the file itself.
        private let file: String
        private let stamp: FileStamp

        /// - Returns: `nil` where there is no file, or its log holds changes.
        init?(_ path: String) {
            let file = URL(fileURLWithPath: path).resolvingSymlinksInPath().path
            guard let stamp = FileStamp(file), Self.hasEmptyLog(file) else { return nil }
            (self.path, self.file, self.stamp) = (path, file, stamp)
        }

        private static func hasEmptyLog(_ file: String) -> Bool {
            FileStamp(file + "-wal").map { $0.size == 0 } ?? true
        }

        /// Whether the file says that nobody is to write it. Then it is read without files beside it even where they
        /// could be made: they would be as write-protected as it is, and in the way when it no longer is.
        var isWriteProtected: Bool { stamp.isWriteProtected }

        /// The file as SQLite is told to open it.
        var immutableName: String {
            // Everything but letters and digits of ASCII is written as its bytes: nothing of a path has a meaning then.
            let bytes = file.utf8.map { byte in
                switch byte {
                case 0x2F, 0x30...0x39, 0x41...0x5A, 0x61...0x7A: String(UnicodeScalar(byte))
                default: "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16)
                }
            }
            return "file:" + bytes.joined() + "?immutable=1"
        }

        /// - Throws: ``StoreError`` of code ``StoreError/Code/busy`` where the file or its log has changed.
        func check() throws(StoreError) {
            if let change { throw change }
        }

        /// Why what was read since it was opened may not be one state of the store.
        var change: StoreError? {
            guard FileStamp(file) != stamp || !Self.hasEmptyLog(file) else { return nil }
            return StoreError(
                .busy,
                "The store \(path) was opened as one that nobody writes, and is written meanwhile; open it again.")
        }
    }

    /// What tells whether a file was replaced or written to.
    private struct FileStamp: Equatable {
        let size: Int64
        let isWriteProtected: Bool
        private let device, file, seconds, nanoseconds: Int64

        /// - Returns: `nil` where there is no such file.
        init?(_ path: String) {
            var status = stat()
            guard stat(path, &status) == 0 else { return nil }
            #if canImport(Darwin)
                let time = status.st_mtimespec
            #else
                let time = status.st_mtim
            #endif
            size = Int64(status.st_size)
            isWriteProtected = status.st_mode & 0o222 == 0
            (device, file) = (Int64(truncatingIfNeeded: status.st_dev), Int64(truncatingIfNeeded: status.st_ino))
            (seconds, nanoseconds) = (Int64(time.tv_sec), Int64(time.tv_nsec))
        }

        static func == (left: FileStamp, right: FileStamp) -> Bool {
            (left.size, left.device, left.file, left.seconds, left.nanoseconds)
                == (right.size, right.device, right.file, right.seconds, right.nanoseconds)
        }
    }
#endif
