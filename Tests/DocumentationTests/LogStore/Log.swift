import Foundation
import ServiceDesk

// snippet: store-log
/// A file that only grows, a line at a time. Each line carries its own digest, so that one that was cut off by a crash
/// is recognised; such a line was never acknowledged, and opening removes it.
final class Log {
    private let path: String
    private var descriptor: Int32
    /// Up to here the file is whole and durable; until it has been read, nobody knows.
    private var length = off_t.max
    /// Nobody knows what a disk keeps that failed to confirm a write: then nothing more is written until a restart.
    private var isBroken = false

    init(path: String) throws(StoreError) {
        self.path = path
        descriptor = try Self.openAlone(path)
    }

    private static func openAlone(_ path: String) throws(StoreError) -> Int32 {
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o660)
        guard descriptor >= 0 else {
            throw StoreError(
                .unavailable, "The log \(path) cannot be opened.", detail: String(cString: strerror(errno)))
        }
        // Two processes that append would overwrite each other. The system releases the lock when its holder dies.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw StoreError(.busy, "The log \(path) is in use by another process.")
        }
        return descriptor
    }

    deinit { close(descriptor) }
    // end

    // snippet: store-log-read
    /// The contents of all lines. The first call, with the file just opened, finds out how far the file is whole.
    func contents() throws -> [[UInt8]] {
        let bytes = [UInt8](try Data(contentsOf: URL(fileURLWithPath: path)).prefix(Int(length)))
        var (contents, start): ([[UInt8]], Int) = ([], 0)
        while start < bytes.count {
            guard let end = bytes[start...].firstIndex(of: 0x0A), let content = Self.content(of: bytes[start..<end])
            else {
                break
            }
            contents.append(content)
            start = end + 1
        }
        // One commit is one line: only the last one can be unfinished. Anything else is damage, and not to be hidden.
        let rest = bytes[start...].dropLast()
        guard !rest.contains(0x0A) else {
            throw StoreError(.damaged, "The log \(path) is damaged at byte \(start). Restore a backup.")
        }
        length = off_t(start)
        guard isBroken || (ftruncate(descriptor, length) == 0 && fsync(descriptor) == 0) else { throw failure(.other) }
        return contents
    }

    /// A line is the SHA-256 of its content in hexadecimal digits, a blank, and the content.
    private static func content(of line: ArraySlice<UInt8>) -> [UInt8]? {
        guard line.count > 65, line[line.startIndex + 64] == 0x20 else { return nil }
        let content = Array(line.dropFirst(65))
        return Digest(of: content).description.utf8.elementsEqual(line.prefix(64)) ? content : nil
    }
    // end

    // snippet: store-log-append
    /// Adds a line, and returns once the disk has it.
    func append(_ content: [UInt8]) throws(StoreError) {
        guard !isBroken else { throw StoreError(.unavailable, "The log \(path) failed before; open the store again.") }
        let line = Array(Digest(of: content).description.utf8) + [0x20] + content + [0x0A]
        var written = 0
        while written < line.count {
            let count = line[written...].withUnsafeBytes {
                pwrite(descriptor, $0.baseAddress, $0.count, length + off_t(written))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let error = failure(errno == ENOSPC ? .full : .other)
                isBroken = ftruncate(descriptor, length) != 0
                throw error
            }
            written += count
        }
        guard fsync(descriptor) == 0 else {
            let error = failure(.unknownOutcome)
            _ = ftruncate(descriptor, length)  // Whether that works or not: nothing is written any more.
            isBroken = true
            throw error
        }
        length += off_t(line.count)
    }

    private func failure(_ code: StoreError.Code) -> StoreError {
        StoreError(code, "The log \(path) could not be written.", detail: String(cString: strerror(errno)))
    }
    // end

    // snippet: store-log-replace
    /// Puts other lines in the place of all, in one step: who is interrupted has the old ones.
    func replace(with contents: [[UInt8]]) throws(StoreError) {
        let new = path + "-new"
        unlink(new)
        let (log, lines) = (try Log(path: new), contents)
        log.length = 0
        for content in lines { try log.append(content) }
        guard rename(new, path) == 0 else { throw failure(.other) }
        // The old file is gone with its last descriptor. The lock of the new one is held already.
        (descriptor, log.descriptor) = (log.descriptor, descriptor)
        length = log.length
    }
    // end
}
