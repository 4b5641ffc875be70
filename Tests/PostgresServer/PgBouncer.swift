import Foundation

/// A pooler in transaction mode between clients and a server: each transaction gets another of a few connections.
public final class PgBouncer: Sendable {
    /// Where clients find it.
    public let parameters: [String: String]
    private let process: Process
    private let folder: URL

    /// Whether it is installed. Where `CI` is set it has to be: absence is a failure there, and no skip.
    public static var isThere: Bool {
        if ProcessInfo.processInfo.environment["CI"] != nil { return true }
        return FileManager.default.isExecutableFile(atPath: binary)
    }

    private static let binary = "/usr/sbin/pgbouncer"

    public init(to server: PostgresServer) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "desk-pooler-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let settings = """
            [databases]
            postgres = host=\(server.parameters["host"] ?? "") port=5432 user=desk
            [pgbouncer]
            listen_addr =
            listen_port = 5432
            unix_socket_dir = \(folder.path)
            pool_mode = transaction
            default_pool_size = 4
            max_client_conn = 200
            auth_type = any
            logfile = \(folder.path)/log
            pidfile = \(folder.path)/pid
            """
        let file = folder.appending(path: "pgbouncer.ini")
        try Data(settings.utf8).write(to: file)
        try PostgresServer.giveAway(folder.path)
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = try PostgresServer.unprivileged() + [Self.binary, file.path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        self.process = process
        parameters = ["host": folder.path, "user": "desk", "dbname": "postgres"]
        for _ in 0..<600 {
            if FileManager.default.fileExists(atPath: folder.path + "/.s.PGSQL.5432") { return }
            usleep(20_000)
        }
        throw PostgresServer.Failure("The pooler of the tests does not start; see \(folder.path)/log.")
    }

    public func end() throws {
        // Other signals may be blocked where we start programs.
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        try FileManager.default.removeItem(at: folder)
    }

    deinit { if process.isRunning { kill(process.processIdentifier, SIGKILL) } }
}
