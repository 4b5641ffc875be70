import Foundation

/// A PostgreSQL server for the tests of one run: a cluster of its own in a temporary folder, reached by a socket there,
/// with the durability that PostgreSQL has by default. It never runs as root, and ends with the process that started
/// it.
public final class PostgresServer: Sendable {
    public struct Failure: Error, CustomStringConvertible {
        public let description: String
    }

    /// The server of this run, or why there is none. `DESK_TEST_POSTGRES` names another one, as libpq’s connection
    /// parameters: `host=/run/postgresql dbname=desk_test`.
    public static let shared: Result<PostgresServer, any Error> = Result { try PostgresServer() }

    /// Whether tests can have one. Where `CI` is set they have to: absence is a failure there, and no skip.
    public static var isThere: Bool {
        if ProcessInfo.processInfo.environment["CI"] != nil { return true }
        return (try? shared.get()) != nil
    }

    /// libpq’s connection parameters.
    public let parameters: [String: String]
    private let folder: URL?
    private let process: Process?
    private let input: Pipe?

    private init() throws {
        if let text = ProcessInfo.processInfo.environment["DESK_TEST_POSTGRES"] {
            (folder, process, input) = (nil, nil, nil)
            parameters = try Self.parameters(text)
            return
        }
        let binaries = try Self.binaries()
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "desk-postgres-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        self.folder = folder
        parameters = ["host": folder.path, "user": "desk", "dbname": "postgres"]
        let user = getuid() == 0 ? try Self.unprivilegedUser(owning: folder) : []
        let data = folder.appending(path: "data").path
        try Self.run(
            user + [binaries + "/initdb", "-D", data, "-U", "desk", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8"])
        // The shell ends the server when its input ends, whatever has become of this process. It does not “wait”, for
        // which it may have inherited the wrong signals.
        let server = [
            binaries + "/postgres", "-D", data, "-k", folder.path, "-c", "listen_addresses=", "-c",
            "max_connections=60",
            "-c", "logging_collector=off",
        ]
        let script = """
            "$@" >"\(folder.path)/log" 2>&1 &
            pid=$!
            read -r line
            kill -INT $pid
            while [ -e "\(data)/postmaster.pid" ]; do sleep 0.05; done
            rm -rf "\(folder.path)"
            """
        let (process, input) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script, "sh"] + user + server
        process.standardInput = input
        // Whoever reads what the tests print waits for all who could print.
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // No other process may hold the input open.
        guard fcntl(input.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC) == 0 else {
            throw Failure(description: "The input of the server’s shell cannot be kept from other processes.")
        }
        try process.run()
        (self.process, self.input) = (process, input)
        try waitUntilReady(binaries, log: folder.appending(path: "log"))
    }

    private func waitUntilReady(_ binaries: String, log: URL) throws {
        for _ in 0..<600 {
            let isReady = (try? Self.run([binaries + "/pg_isready", "-q", "-h", parameters["host"] ?? ""])) != nil
            if isReady { return }
            usleep(50_000)
        }
        let text = (try? String(contentsOf: log, encoding: .utf8)) ?? ""
        throw Failure(description: "The PostgreSQL of the tests does not start:\n\(text.suffix(2_000))")
    }

    /// Debian’s newest, or whatever is in the path.
    private static func binaries() throws -> String {
        let debian = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: debian)) ?? []
        let folders = versions.compactMap { Int($0) }.sorted(by: >).map { "\(debian)/\($0)/bin" }
        let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        guard
            let found = (folders + path).first(where: { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") })
        else { throw Failure(description: "There is no PostgreSQL: initdb is not installed (Debian: postgresql).") }
        return found
    }

    /// What goes before a command so that it does not run as root, and is the owner of a folder.
    private static func unprivilegedUser(owning folder: URL) throws -> [String] {
        guard let entry = getpwnam("postgres") ?? getpwnam("nobody") else {
            throw Failure(description: "There is no user “postgres” as whom a server could run; root must not.")
        }
        guard chown(folder.path, entry.pointee.pw_uid, entry.pointee.pw_gid) == 0 else {
            throw Failure(description: "\(folder.path) cannot be given to the user of the server.")
        }
        return [
            "setpriv", "--reuid=\(entry.pointee.pw_uid)", "--regid=\(entry.pointee.pw_gid)", "--clear-groups", "--",
        ]
    }

    private static func run(_ command: [String]) throws {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure(description: "\(command.joined(separator: " ")) has failed:\n\(text.suffix(2_000))")
        }
    }

    /// `host=/run/postgresql dbname=desk_test`: values without blanks.
    private static func parameters(_ text: String) throws -> [String: String] {
        var parameters: [String: String] = [:]
        for part in text.split(separator: " ") {
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard pair.count == 2 else {
                throw Failure(description: "DESK_TEST_POSTGRES is host=… dbname=…, not “\(part)”.")
            }
            parameters[pair[0]] = pair[1]
        }
        return parameters
    }
}
