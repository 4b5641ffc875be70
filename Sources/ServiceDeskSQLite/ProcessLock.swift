import ServiceDesk
import Synchronization

#if canImport(Glibc)
    import Glibc
#else
    import Darwin
#endif

/// One lock among all processes that use a file: held during each write transaction and each checkpoint.
///
/// SQLite 3.40 has a race between two connections that write or checkpoint at once, which can damage the file (fixed in
/// 3.44.6, 3.50.7 and 3.51.3); with this lock there are never two. It stands on a side file and is released by the
/// system when its holder dies. Two bytes of the side file are locked: whoever waits holds the first one, the
/// turnstile, so that a busy process cannot take the lock again before the one that waits.
package final class ProcessLock: Sendable {
    private enum Byte: off_t {
        case turnstile = 0
        case lock = 1
    }

    #if canImport(Glibc)
        private static let setLock: Int32 = 37  // F_OFD_SETLK, which the module map of Glibc leaves out
    #else
        private static let setLock: Int32 = 90  // F_OFD_SETLK
    #endif
    /// The holder's name stands behind the locked bytes.
    private static let nameOffset: off_t = 16
    private static let nameLength = 112

    private let descriptor: Int32
    private let path: String
    private let name: [UInt8]

    /// - Parameter name: What others who wait are told of this process.
    package init(path: String, name: String) throws(StoreError) {
        self.path = path
        let title = Array("\(getpid()) (\(name))".utf8.prefix(Self.nameLength))
        self.name = title + [UInt8](repeating: 0, count: Self.nameLength - title.count)
        descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o660)
        guard descriptor >= 0 else {
            throw StoreError(errno: errno, "its lock file \(path) cannot be opened")
        }
    }

    deinit { close(descriptor) }

    /// Does something while no other process writes.
    ///
    /// - Parameter timeout: How long to wait at most, in milliseconds.
    /// - Throws: ``StoreError`` of code ``StoreError/Code/busy`` that names the holder, or what the body throws.
    package func withLock<Result>(timeout: Int, _ body: () throws -> Result) throws -> Result {
        let deadline = ContinuousClock.now + .milliseconds(timeout)
        try acquire(.turnstile, until: deadline)
        do {
            try acquire(.lock, until: deadline)
        } catch {
            release(.turnstile)
            throw error
        }
        release(.turnstile)
        defer { release(.lock) }
        writeName()
        return try body()
    }

    private func acquire(_ byte: Byte, until deadline: ContinuousClock.Instant) throws(StoreError) {
        var pause: UInt32 = 200
        while !set(byte, Int16(F_WRLCK)) {
            guard errno == EAGAIN || errno == EACCES || errno == EINTR else {
                throw StoreError(.other, "The lock \(path) cannot be taken.", detail: String(cString: strerror(errno)))
            }
            guard ContinuousClock.now < deadline else {
                throw StoreError(
                    .busy,
                    "The store is kept locked by process \(holder). Nothing was changed; try again when it is done.")
            }
            usleep(pause)
            pause = min(pause * 2, 5_000)
        }
    }

    private func release(_ byte: Byte) {
        // Unlocking a range that one holds does not fail; if it did, the system would still do it at the end of the
        // process.
        _ = set(byte, Int16(F_UNLCK))
    }

    private func set(_ byte: Byte, _ type: Int16) -> Bool {
        var range = flock()
        range.l_type = type
        range.l_whence = Int16(SEEK_SET)
        range.l_start = byte.rawValue
        range.l_len = 1
        return fcntl(descriptor, Self.setLock, &range) == 0
    }

    private func writeName() {
        // Only others' messages depend on it: a name that could not be written harms nothing.
        _ = name.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, Self.nameOffset) }
    }

    private var holder: String {
        var bytes = [UInt8](repeating: 0, count: Self.nameLength)
        let count = bytes.withUnsafeMutableBytes { pread(descriptor, $0.baseAddress, $0.count, Self.nameOffset) }
        guard count > 0 else { return "unknown" }
        return String(decoding: bytes.prefix(count).prefix { $0 != 0 }, as: UTF8.self)
    }
}
