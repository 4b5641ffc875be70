import Foundation

/// A folder of a server of the tests, which goes when the server goes.
struct ServerFolder: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }

    let path: String

    init(_ name: String) throws {
        path =
            FileManager.default.temporaryDirectory
            .appending(path: "desk-\(name)-\(UUID().uuidString.prefix(8))").path
        // The servers give up their rights, and come here all the same.
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o755])
    }

    func make(_ folders: String...) throws {
        for folder in folders {
            try FileManager.default.createDirectory(
                atPath: "\(path)/\(folder)", withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o755])
        }
    }

    func write(_ text: String, to file: String) throws {
        try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(file)"))
    }

    func text(of file: String) -> String {
        (FileManager.default.contents(atPath: "\(path)/\(file)")).map { String(decoding: $0, as: UTF8.self) } ?? ""
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    /// A program that hears signals: those who run tests may have blocked some, which their children inherit.
    static func process(_ program: String, _ arguments: [String]) -> Process {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/perl")
        let unblock = "sigprocmask(SIG_SETMASK, POSIX::SigSet->new); exec { $ARGV[0] } @ARGV or die $!"
        process.arguments = ["-MPOSIX", "-e", unblock, program] + arguments
        return process
    }

    /// Runs a program to its end.
    @discardableResult
    static func run(_ program: String, _ arguments: [String]) throws -> Int32 {
        let process = process(program, arguments)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    /// A port that nobody uses.
    static func freePort() throws -> Int {
        var port = 0
        let isBound = withSocket(port: 0) { descriptor, address, length in
            var length = length
            guard bind(descriptor, address, length) == 0, getsockname(descriptor, address, &length) == 0 else {
                return false
            }
            port = address.withMemoryRebound(to: sockaddr_in.self, capacity: 1) {
                Int(UInt16(bigEndian: $0.pointee.sin_port))
            }
            return true
        }
        guard isBound else { throw Failure("There is no free port.") }
        return port
    }

    /// Whether somebody listens at a port of this machine.
    static func answers(_ port: Int) -> Bool { withSocket(port: port) { connect($0, $1, $2) == 0 } }

    private static func withSocket(
        port: Int, _ body: (Int32, UnsafeMutablePointer<sockaddr>, socklen_t) -> Bool
    ) -> Bool {
        #if os(Linux)
            let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            let descriptor = socket(AF_INET, SOCK_STREAM, 0)
        #endif
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        return withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                body(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
    }

    static func waitUntil(_ what: String, _ isTrue: () -> Bool) throws {
        for _ in 0..<1_500 {
            if isTrue() { return }
            usleep(20_000)
        }
        throw Failure("It does not happen: \(what).")
    }

    static var isRoot: Bool { getuid() == 0 }
}

/// Ports for servers of the tests.
public enum MailPort {
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
        public init(_ description: String) { self.description = description }
    }

    /// One that nobody uses.
    public static func free() throws -> Int { try ServerFolder.freePort() }
}
