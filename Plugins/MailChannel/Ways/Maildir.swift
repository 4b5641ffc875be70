import Foundation

/// A folder of mail, a file each (Maildir): `new` for what nobody has looked at, `cur` for the rest, `tmp` for what is
/// being written.
public struct Maildir: Sendable {
    public let path: String

    /// - Throws: ``MailError`` where the folder or one of the three in it is not there and cannot be made.
    public init(path: String) throws {
        self.path = path
        for folder in ["tmp", "new", "cur"] {
            do {
                try FileManager.default.createDirectory(
                    atPath: "\(path)/\(folder)", withIntermediateDirectories: true,
                    attributes: [.posixPermissions: 0o700])
            } catch {
                throw MailError(.file, "“\(path)” cannot be made or used as a Maildir: \(error.localizedDescription)")
            }
        }
    }

    /// Puts a mail in `new`, durably.
    ///
    /// - Parameter name: The same name again replaces what is there. Letters, digits and points.
    func deliver(_ content: [UInt8], name: String) throws {
        let (draft, target) = ("\(path)/tmp/\(name)", "\(path)/new/\(name)")
        let file = open(draft, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw Self.failure("“\(draft)” cannot be written") }
        defer { close(file) }
        var position = 0
        while position < content.count {
            let written = content[position...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
            guard written > 0 || errno == EINTR else { throw Self.failure("“\(draft)” cannot be written") }
            position += max(0, written)
        }
        guard fsync(file) == 0, rename(draft, target) == 0 else {
            throw Self.failure("“\(target)” cannot be written")
        }
        try sync("new")
    }

    /// The names in `new`, in their order, which is that of their arrival for most programs.
    func arrivals() throws -> [String] {
        do {
            return try FileManager.default.contentsOfDirectory(atPath: "\(path)/new")
                .filter { !$0.hasPrefix(".") }.sorted()
        } catch {
            throw MailError(.file, "“\(path)/new” cannot be read: \(error.localizedDescription)")
        }
    }

    /// What there is of a name in `new`.
    enum Arrival {
        case mail([UInt8])
        /// It is not read.
        case tooLarge
        /// Somebody else has it.
        case gone
    }

    func read(_ name: String, limit: Int) throws -> Arrival {
        let file = open("\(path)/new/\(name)", O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            guard errno == ENOENT else { throw Self.failure("“\(path)/new/\(name)” cannot be read") }
            return .gone
        }
        let handle = FileHandle(fileDescriptor: file, closeOnDealloc: true)
        var status = stat()
        guard fstat(file, &status) == 0 else { throw Self.failure("“\(path)/new/\(name)” cannot be read") }
        guard status.st_size <= limit else { return .tooLarge }
        do {
            let data = try handle.read(upToCount: limit + 1) ?? Data()
            return data.count > limit ? .tooLarge : .mail([UInt8](data))
        } catch {
            throw MailError(.file, "“\(path)/new/\(name)” cannot be read: \(error.localizedDescription)")
        }
    }

    /// Moves a mail from `new` to `cur`, as one that was read.
    ///
    /// - Parameter isRefused: It is flagged, for a person to see.
    func finish(_ name: String, isRefused: Bool) throws {
        let base = name.split(separator: ":").first.map(String.init) ?? name
        let target = "\(path)/cur/\(base):2,\(isRefused ? "FS" : "S")"
        // Gone is as good as moved: another process was faster.
        guard rename("\(path)/new/\(name)", target) == 0 || errno == ENOENT else {
            throw Self.failure("“\(target)” cannot be written")
        }
    }

    private func sync(_ folder: String) throws {
        let descriptor = open("\(path)/\(folder)", O_RDONLY | O_DIRECTORY | O_CLOEXEC)
        guard descriptor >= 0 else { throw Self.failure("“\(path)/\(folder)” cannot be read") }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw Self.failure("“\(path)/\(folder)” cannot be written") }
    }

    private static func failure(_ what: String) -> MailError {
        MailError(.file, "\(what): \(String(cString: strerror(errno))).")
    }
}
