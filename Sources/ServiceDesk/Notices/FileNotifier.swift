import Foundation

/// Appends notices to a file as JSON Lines (RFC 8259, one object a line), for other programs to pick up. It reaches
/// all people.
///
/// A notice counts as delivered when its line is on the disk (`fsync`). The file is opened for each notice, so that it
/// can be moved away at any time; several processes may write to one. A line that a crash or a full disk left
/// unfinished stays as it is, and the next one begins on a line of its own: a reader passes over what is no JSON, and
/// over lines whose `id` it had before.
public struct FileNotifier: Notifier {
    public let name: NotifierName
    private let path: String

    /// - Parameter path: Of a file in a folder that exists. A file that does not exist is made, readable by its owner
    ///   alone.
    public init(name: NotifierName = "file", path: String) {
        self.name = name
        self.path = path
    }

    public func reaches(_ recipient: NoticeRecipient) -> Bool { recipient.isPerson }

    public func deliver(_ notice: Notice) async throws(DeliveryError) {
        let line: [UInt8]
        do {
            line = try CanonicalJSON.encode(notice)
        } catch {
            throw DeliveryError(.refused, "The notice cannot be written as JSON: \(error).")
        }
        let file = open(path, O_RDWR | O_APPEND | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw failure("open", errno) }
        defer { close(file) }
        // Between processes too: whether the line before is finished must stay true until this one is written.
        while flock(file, LOCK_EX) != 0 { if errno != EINTR { throw failure("lock", errno) } }
        try append((try isAtLineStart(file) ? [] : [0x0A]) + line + [0x0A], to: file)
        guard fsync(file) == 0 else { throw failure("write", errno) }
    }

    private func isAtLineStart(_ file: Int32) throws(DeliveryError) -> Bool {
        let size = lseek(file, 0, SEEK_END)
        // A pipe or a terminal has no place to look at.
        guard size > 0 else { return true }
        var last: UInt8 = 0
        guard pread(file, &last, 1, size - 1) == 1 else { throw failure("read", errno) }
        return last == 0x0A
    }

    private func append(_ bytes: [UInt8], to file: Int32) throws(DeliveryError) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            if count < 0 {
                if errno == EINTR { continue }
                throw failure("write", errno)
            }
            rest = rest.dropFirst(count)
        }
    }

    private func failure(_ what: String, _ code: Int32) -> DeliveryError {
        DeliveryError(.failed, "Cannot \(what) the file of notices “\(path)”: \(String(cString: strerror(code))).")
    }
}
