import Foundation
import Synchronization

/// A PostgreSQL server for tests: a cluster of its own in a temporary folder, reached by a socket there, with the
/// durability that PostgreSQL has by default. It never runs as root, and ends with the process that started it.
public final class PostgresServer: Sendable {
    public struct Failure: Error, CustomStringConvertible {
        public let description: String

        public init(_ description: String) { self.description = description }
    }

    /// The server of this run, or why there is none. `DESK_TEST_POSTGRES` names another one, as libpq’s connection
    /// parameters: `host=/run/postgresql dbname=desk_test`.
    public static let shared: Result<PostgresServer, any Error> = Result {
        if let text = ProcessInfo.processInfo.environment["DESK_TEST_POSTGRES"] { return try PostgresServer(at: text) }
        return try PostgresServer()
    }

    /// Whether tests can have one. Where `CI` is set they have to: absence is a failure there, and no skip.
    public static var isThere: Bool {
        if ProcessInfo.processInfo.environment["CI"] != nil { return true }
        return (try? shared.get()) != nil
    }

    /// Whether servers of one’s own can be started, to be stopped and frozen.
    public static var canBeStarted: Bool {
        if ProcessInfo.processInfo.environment["CI"] != nil { return true }
        return (try? binaries()) != nil
    }

    /// libpq’s connection parameters.
    public let parameters: [String: String]
    private let cluster: Cluster?

    private struct Cluster {
        /// Where the socket, the log and the data are.
        let folder: URL
        let binaries: String
        /// What goes before a command so that it does not run as root.
        let user: [String]
        let shell: Process
        let input: Pipe

        var data: String { folder.appending(path: "data").path }
        var log: URL { folder.appending(path: "log") }
    }

    private init(at text: String) throws {
        parameters = try Self.parameters(text)
        cluster = nil
    }

    /// Makes a cluster and starts its server.
    ///
    /// - Parameters:
    ///   - settings: Of `postgresql.conf`.
    ///   - access: Lines of `pg_hba.conf` that come before the one that lets everybody in.
    ///   - dataFolder: Where the data are to be; beside the socket otherwise.
    public convenience init(
        settings: [String: String] = [:], access: [String] = [], dataFolder: String? = nil
    ) throws {
        try self.init(settings, port: nil) { cluster in
            let data = try dataFolder.map { folder in
                try FileManager.default.createSymbolicLink(
                    atPath: cluster.data, withDestinationPath: folder + "/data")
                return folder + "/data"
            }
            try Self.run(
                cluster.user + [
                    cluster.binaries + "/initdb", "-D", data ?? cluster.data, "-U", "desk", "-A", "trust", "-E", "UTF8",
                    "--locale=C.UTF-8",
                ])
            guard !access.isEmpty else { return }
            let file = URL(fileURLWithPath: cluster.data + "/pg_hba.conf")
            let rest = try String(contentsOf: file, encoding: .utf8)
            try Data((access.joined(separator: "\n") + "\n" + rest).utf8).write(to: file)
        }
    }

    /// Makes a cluster that is reached by TCP, and by TLS only; its certificate is for `localhost`.
    public static func secured() throws -> PostgresServer {
        try PostgresServer(["listen_addresses": "127.0.0.1", "ssl": "on"], port: freePort()) { cluster in
            try run(
                cluster.user + [
                    cluster.binaries + "/initdb", "-D", cluster.data, "-U", "desk", "-A", "trust", "-E", "UTF8",
                    "--locale=C.UTF-8",
                ])
            try Data("local all all trust\nhostssl all all 127.0.0.1/32 trust\n".utf8)
                .write(to: URL(fileURLWithPath: cluster.data + "/pg_hba.conf"))
            try run(
                cluster.user + [
                    "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes",
                    "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost",
                    "-keyout", cluster.data + "/server.key", "-out", cluster.data + "/server.crt",
                ])
        }
    }

    /// The file with the certificate of a server that is secured.
    public var certificate: String { get throws { try own().data + "/server.crt" } }

    /// A port that nobody listens on.
    private static func freePort() throws -> UInt16 {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let status = withUnsafeMutablePointer(to: &address) { address in
            address.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
                bind(descriptor, address, length) == 0 ? getsockname(descriptor, address, &length) : -1
            }
        }
        guard status == 0 else { throw Failure("There is no free port: \(String(cString: strerror(errno)))") }
        return UInt16(bigEndian: address.sin_port)
    }

    /// - Parameter port: By which it is reached over TLS; by a socket of its own otherwise.
    private init(_ settings: [String: String], port: UInt16?, fill: (Cluster) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(
            path: "desk-postgres-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        parameters = port.map { port in
            [
                "host": "localhost", "hostaddr": "127.0.0.1", "port": "\(port)", "user": "desk", "dbname": "postgres",
                "sslmode": "verify-full", "sslrootcert": folder.path + "/data/server.crt",
            ]
        } ?? ["host": folder.path, "user": "desk", "dbname": "postgres"]
        let user = getuid() == 0 ? try Self.unprivilegedUser(owning: folder.path) : []
        let (shell, input) = (Process(), Pipe())
        let cluster = Cluster(
            folder: folder, binaries: try Self.binaries(), user: user, shell: shell, input: input)
        self.cluster = cluster
        try fill(cluster)
        var server = user + [cluster.binaries + "/postgres", "-D", cluster.data, "-k", folder.path]
        let defaults = [
            "listen_addresses": "", "max_connections": "200", "logging_collector": "off", "port": "\(port ?? 5432)",
        ]
        for (name, value) in defaults.merging(settings, uniquingKeysWith: { $1 }).sorted(by: { $0.key < $1.key }) {
            server += ["-c", "\(name)=\(value)"]
        }
        try Self.startShell(shell, input, cluster, server)
        try start()
    }

    /// The shell starts the server for each line that it reads, and ends it when its input ends, whatever has become of
    /// this process. It does not “wait”, for which it may have inherited the wrong signals.
    private static func startShell(_ shell: Process, _ input: Pipe, _ cluster: Cluster, _ server: [String]) throws {
        let script = """
            while read -r line; do "$@" >>"\(cluster.log.path)" 2>&1 & done
            kill -INT $(head -n 1 "\(cluster.data)/postmaster.pid")
            while [ -e "\(cluster.data)/postmaster.pid" ]; do sleep 0.05; done
            rm -rf "\(cluster.folder.path)"
            """
        shell.executableURL = URL(fileURLWithPath: "/bin/sh")
        shell.arguments = ["-c", script, "sh"] + server
        shell.standardInput = input
        // Whoever reads what the tests print waits for all who could print.
        shell.standardOutput = FileHandle.nullDevice
        shell.standardError = FileHandle.nullDevice
        // No other process may hold the input open.
        guard fcntl(input.fileHandleForWriting.fileDescriptor, F_SETFD, FD_CLOEXEC) == 0 else {
            throw Failure("The input of the server’s shell cannot be kept from other processes.")
        }
        try shell.run()
    }

    // MARK: Stopping and starting

    private func own() throws -> Cluster {
        guard let cluster else { throw Failure("The server of DESK_TEST_POSTGRES is not ours to stop.") }
        return cluster
    }

    /// Starts the server, and returns when it takes connections.
    public func start() throws {
        try begin()
        try waitUntilReady()
    }

    /// Starts the server again where it has ended by itself.
    public func startIfNeeded() throws {
        let isRunning = (try? pid).map { kill($0, 0) == 0 } ?? false
        if isRunning { try waitUntilReady() } else { try start() }
    }

    /// Starts the server and does not wait for it.
    public func begin() throws { try own().input.fileHandleForWriting.write(contentsOf: Data("start\n".utf8)) }

    public func waitUntilReady() throws {
        let cluster = try own()
        for _ in 0..<600 {
            let port = parameters["port"] ?? "5432"
            let command = [cluster.binaries + "/pg_isready", "-q", "-h", cluster.folder.path, "-p", port]
            if (try? Self.run(command)) != nil { return }
            usleep(50_000)
        }
        let text = (try? String(contentsOf: cluster.log, encoding: .utf8)) ?? ""
        throw Failure("The PostgreSQL of the tests does not start:\n\(text.suffix(2_000))")
    }

    /// The number of the server’s first process.
    public var pid: Int32 {
        get throws {
            let file = URL(fileURLWithPath: try own().data + "/postmaster.pid")
            let line = try String(contentsOf: file, encoding: .utf8).split(separator: "\n").first
            guard let pid = line.flatMap({ Int32($0) }) else { throw Failure("\(file.path) has no number.") }
            return pid
        }
    }

    /// Ends the server for good.
    public func end() throws {
        let cluster = try own()
        try cluster.input.fileHandleForWriting.close()
        cluster.shell.waitUntilExit()
    }

    /// Stops the server as if the power had failed: nothing is finished, and the next start recovers from the log.
    public func stopImmediately() throws {
        let (pid, file) = (try pid, try own().data + "/postmaster.pid")
        kill(pid, SIGQUIT)
        for _ in 0..<2_000 where FileManager.default.fileExists(atPath: file) { usleep(5_000) }
        guard !FileManager.default.fileExists(atPath: file) else {
            throw Failure("The PostgreSQL of the tests does not stop.")
        }
    }

    // MARK: Standbys

    /// A server that follows this one.
    ///
    /// - Parameter name: By which `synchronous_standby_names` knows it.
    public func standby(named name: String, settings: [String: String] = [:]) throws -> PostgresServer {
        let primary = try own()
        return try PostgresServer(settings, port: nil) { cluster in
            try Self.run(
                cluster.user + [
                    cluster.binaries + "/pg_basebackup", "-D", cluster.data, "-R", "-X", "stream", "-c", "fast", "-d",
                    "host=\(primary.folder.path) user=desk application_name=\(name)",
                ])
        }
    }

    /// Makes a standby the primary.
    public func promote() throws {
        let cluster = try own()
        try Self.run(cluster.user + [cluster.binaries + "/pg_ctl", "-D", cluster.data, "-w", "promote"])
    }

    // MARK: The machine

    /// Debian’s newest, or whatever is in the path.
    private static func binaries() throws -> String {
        let debian = "/usr/lib/postgresql"
        let versions = (try? FileManager.default.contentsOfDirectory(atPath: debian)) ?? []
        let folders = versions.compactMap { Int($0) }.sorted(by: >).map { "\(debian)/\($0)/bin" }
        let path = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":").map(String.init)
        guard
            let found = (folders + path).first(where: { FileManager.default.isExecutableFile(atPath: $0 + "/initdb") })
        else { throw Failure("There is no PostgreSQL: initdb is not installed (Debian: postgresql).") }
        return found
    }

    /// What goes before a command so that it does not run as root, and is the owner of a folder.
    private static func unprivilegedUser(owning folder: String?) throws -> [String] {
        guard let entry = getpwnam("postgres") ?? getpwnam("nobody") else {
            throw Failure("There is no user “postgres” as whom a server could run; root must not.")
        }
        if let folder, chown(folder, entry.pointee.pw_uid, entry.pointee.pw_gid) != 0 {
            throw Failure("\(folder) cannot be given to the user of the server.")
        }
        return [
            "setpriv", "--reuid=\(entry.pointee.pw_uid)", "--regid=\(entry.pointee.pw_gid)", "--clear-groups", "--",
        ]
    }

    /// What goes before a command so that it does not run as root.
    static func unprivileged() throws -> [String] {
        getuid() == 0 ? try unprivilegedUser(owning: nil) : []
    }

    /// Gives a folder to the user as whom the servers run, where that is another one.
    public static func giveAway(_ folder: String) throws {
        if getuid() == 0 { _ = try unprivilegedUser(owning: folder) }
    }

    /// Runs one of PostgreSQL’s programs, and gives what it prints.
    public func run(_ command: [String]) throws -> String {
        let cluster = try own()
        return try Self.run([cluster.binaries + "/" + command[0]] + command.dropFirst())
    }

    @discardableResult
    private static func run(_ command: [String]) throws -> String {
        let (process, output) = (Process(), Pipe())
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = command
        process.standardOutput = output
        process.standardError = output
        try process.run()
        let text = String(decoding: try output.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Failure("\(command.joined(separator: " ").prefix(2_000)) has failed:\n\(text.suffix(2_000))")
        }
        return text
    }

    /// `host=/run/postgresql dbname=desk_test`: values without blanks.
    private static func parameters(_ text: String) throws -> [String: String] {
        var parameters: [String: String] = [:]
        for part in text.split(separator: " ") {
            let pair = part.split(separator: "=", maxSplits: 1).map(String.init)
            guard pair.count == 2 else {
                throw Failure("DESK_TEST_POSTGRES is host=… dbname=…, not “\(part)”.")
            }
            parameters[pair[0]] = pair[1]
        }
        return parameters
    }
}
