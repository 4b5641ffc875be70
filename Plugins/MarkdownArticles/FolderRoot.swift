#if Markdown
    import Foundation

    /// An open folder. Everything in it is opened from here, step by step and never through a symbolic link, so that
    /// nothing outside is read, even if the folder changes meanwhile.
    final class FolderRoot: Sendable {
        let descriptor: Int32

        init(_ path: String) throws(MarkdownFolderError) {
            descriptor = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
            guard descriptor >= 0 else { throw .unreadable(path: path, reason: Self.reason()) }
        }

        deinit { close(descriptor) }

        /// What the system says of the last call.
        static func reason() -> String { String(cString: strerror(errno)) }

        /// Opens a folder within one that is open; the caller closes it. -1 as `open` has it.
        static func openFolder(_ name: String, in folder: Int32) -> Int32 {
            openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
        }

        /// Calls a function with the open folder in which a path ends, and the last name of the path.
        private func withFolder<R>(of path: String, _ body: (Int32, String) -> R) -> R? {
            let names = path.split(separator: "/").map(String.init)
            var folder = descriptor
            defer { if folder != descriptor { close(folder) } }
            for name in names.dropLast() {
                let inner = Self.openFolder(name, in: folder)
                guard inner >= 0 else { return nil }
                if folder != descriptor { close(folder) }
                folder = inner
            }
            return names.last.map { body(folder, $0) }
        }

        /// Whether something lies there: a file or a folder, or a symbolic link.
        func contains(_ path: String) -> Bool {
            withFolder(of: path) { folder, name in
                var status = stat()
                return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0
            } ?? false
        }

        /// All bytes of a file; of one with more than the limit just one more than the limit.
        func read(_ path: String, limit: Int) throws(MarkdownProblem) -> (bytes: [UInt8], size: Int) {
            // Not to wait where a pipe lies: one is no file, which is seen once it is open.
            let file = withFolder(of: path) { openat($0, $1, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC) } ?? -1
            guard file >= 0 else {
                throw MarkdownProblem(path: path, message: "The file cannot be read: \(Self.reason()).")
            }
            defer { close(file) }
            var status = stat()
            guard fstat(file, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
                throw MarkdownProblem(path: path, message: "This is no file.")
            }
            guard status.st_size <= limit else { return ([], Int(status.st_size)) }
            var bytes: [UInt8] = []
            var piece = [UInt8](repeating: 0, count: 64 << 10)
            while bytes.count <= limit {
                let count = Foundation.read(file, &piece, piece.count)
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else {
                    throw MarkdownProblem(path: path, message: "The file cannot be read: \(Self.reason()).")
                }
                if count == 0 { break }
                bytes += piece[..<count]
            }
            return (bytes, bytes.count)
        }
    }
#endif
