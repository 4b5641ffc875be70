#if Command
    import Foundation
    import ServiceDesk

    /// The bytes of a file, a piece at a time.
    struct FileBytes: AsyncSequence, Sendable {
        let path: String

        struct Iterator: AsyncIteratorProtocol {
            let file: InputFile

            mutating func next() async throws -> [UInt8]? {
                let piece = try file.read(upTo: AttachmentChunk.maximumSize)
                return piece.isEmpty ? nil : piece
            }
        }

        /// The file is opened on the first read, so that a missing one is an error there.
        func makeAsyncIterator() -> Iterator { Iterator(file: InputFile(path)) }
    }

    /// A file that is read from its start to its end.
    final class InputFile {
        let path: String
        private var descriptor: Int32 = -1
        /// How many bytes have been read.
        private(set) var position: Int64 = 0

        init(_ path: String) { self.path = path }

        /// The file that an argument names, opened; “-” is standard input.
        convenience init(argument: String) throws {
            self.init(argument == "-" ? Self.standardInput : argument)
            try openIfNeeded()
        }

        private static let standardInput = "/dev/stdin"

        /// What a message calls the file, within a sentence.
        var name: String { path == Self.standardInput ? "standard input" : "“\(path)”" }
        /// What stands before the number of a line of it.
        var label: String { path == Self.standardInput ? "standard input" : path }
        /// What a message calls the file, where it begins with it.
        var title: String { path == Self.standardInput ? "Standard input" : "“\(path)”" }

        /// How much of the file has been read, 0 to 1; `nil` for what has no size.
        var share: Double? { size > 0 ? Double(position) / Double(size) : nil }

        deinit { if descriptor >= 0 { close(descriptor) } }

        /// Opens the file, which the first read does as well.
        ///
        /// - Throws: ``Failure`` that says why the file cannot be read.
        func openIfNeeded() throws {
            guard descriptor < 0 else { return }
            descriptor = Foundation.open(path, O_RDONLY | O_CLOEXEC)
            guard descriptor >= 0 else {
                throw Failure.system(errno == EACCES ? .notPermitted : .noInput, "\(title) cannot be read")
            }
            var status = stat()
            guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT != S_IFDIR else {
                throw Failure(.noInput, "\(title) is a folder, not a file.")
            }
            size = Int64(status.st_size)
        }

        /// Bytes on disk; 0 for a pipe.
        private(set) var size: Int64 = 0

        /// At most so many bytes; none at the end.
        func read(upTo limit: Int) throws -> [UInt8] {
            try openIfNeeded()
            var buffer = [UInt8](repeating: 0, count: limit)
            while true {
                let count = Foundation.read(descriptor, &buffer, limit)
                if count < 0, errno == EINTR { continue }
                guard count >= 0 else { throw Failure.system(.inputOutput, "Reading \(name) failed") }
                position += Int64(count)
                buffer.removeLast(limit - count)
                return buffer
            }
        }

        /// The whole of a small file.
        func readAll(limit: Int, as kind: String) throws -> [UInt8] {
            try openIfNeeded()
            var bytes: [UInt8] = []
            // An array that grows is there twice for a moment.
            bytes.reserveCapacity(Int(min(size, Int64(limit))))
            while case let piece = try read(upTo: 1 << 16), !piece.isEmpty {
                bytes += piece
                guard bytes.count <= limit else {
                    throw Failure(.badInput, "\(title) has more than the \(limit) bytes that \(kind) may have.")
                }
            }
            return bytes
        }
    }

    /// A file that is written beside its place and put there when it is whole.
    final class OutputFile {
        let path: String
        private let temporaryPath: String
        private var descriptor: Int32

        /// - Parameter replaces: Whether a file at that place may be replaced.
        init(_ path: String, replaces: Bool) throws {
            self.path = path
            temporaryPath = path + ".part-\(getpid())"
            guard replaces || access(path, F_OK) != 0 else {
                throw Failure(.cannotCreate, "“\(path)” is there already; name another file, or add --force.")
            }
            descriptor = Foundation.open(temporaryPath, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            guard descriptor >= 0 else { throw Failure.system(.cannotCreate, "“\(path)” cannot be written") }
        }

        deinit {
            guard descriptor >= 0 else { return }
            close(descriptor)
            unlink(temporaryPath)
        }

        func write(_ bytes: [UInt8]) throws {
            try bytes.withUnsafeBytes { bytes in
                var offset = 0
                while offset < bytes.count {
                    let count = Foundation.write(
                        descriptor, bytes.baseAddress.map { $0 + offset }, bytes.count - offset)
                    if count < 0, errno == EINTR { continue }
                    guard count >= 0 else { throw Failure.system(.inputOutput, "Writing “\(path)” failed") }
                    offset += count
                }
            }
        }

        /// Makes the file durable and gives it its name.
        func finish() throws {
            guard fsync(descriptor) == 0, rename(temporaryPath, path) == 0 else {
                throw Failure.system(.inputOutput, "Writing “\(path)” failed")
            }
            close(descriptor)
            descriptor = -1
        }
    }
#endif
