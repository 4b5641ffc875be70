import Foundation
import Synchronization

/// Stands between clients and a server: a network that is slow, or that fails.
public final class PostgresProxy: Sendable {
    /// Where clients find it.
    public let parameters: [String: String]
    private let folder: URL
    private let target: String
    private let delay: Duration
    private let state = Mutex(State())

    private struct State {
        var listener: Int32 = -1
        var sockets: Set<Int32> = []
    }

    /// - Parameter delay: How much later everything comes, in each direction.
    public init(to server: PostgresServer, delay: Duration = .zero) throws {
        target = (server.parameters["host"] ?? "") + "/.s.PGSQL.5432"
        self.delay = delay
        folder = FileManager.default.temporaryDirectory.appending(path: "desk-proxy-\(UUID().uuidString.prefix(8))")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        var parameters = server.parameters
        parameters["host"] = folder.path
        self.parameters = parameters
        let listener = try Self.socket(at: folder.path + "/.s.PGSQL.5432") { bind($0, $1, $2) }
        guard listen(listener, 64) == 0 else { throw PostgresServer.Failure("The proxy cannot listen.") }
        state.withLock { $0.listener = listener }
        Thread.detachNewThread { [self] in accept(from: listener) }
    }

    /// Ends all connections at once, without a word to either side.
    public func cut() {
        for socket in state.withLock({ $0.sockets }) { shutdown(socket, Int32(SHUT_RDWR)) }
    }

    public func close() throws {
        let listener = state.withLock { $0.listener }
        shutdown(listener, Int32(SHUT_RDWR))
        Foundation.close(listener)
        cut()
        try FileManager.default.removeItem(at: folder)
    }

    private static func socket(
        at path: String, _ attach: (Int32, UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) throws -> Int32 {
        #if os(Linux)
        let socket = Foundation.socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        #else
        let socket = Foundation.socket(AF_UNIX, SOCK_STREAM, 0)
        #endif
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let isShort = withUnsafeMutableBytes(of: &address.sun_path) { bytes in
            guard path.utf8.count < bytes.count else { return false }
            bytes.copyBytes(from: Array(path.utf8))
            return true
        }
        let isDone = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                attach(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard socket >= 0, isShort, isDone == 0 else {
            throw PostgresServer.Failure("There is no socket at \(path).")
        }
        return socket
    }

    private func accept(from listener: Int32) {
        while true {
            let client = Foundation.accept(listener, nil, nil)
            guard client >= 0 else { return }
            guard let server = try? Self.socket(at: target, { connect($0, $1, $2) }) else {
                Foundation.close(client)
                continue
            }
            state.withLock { $0.sockets.formUnion([client, server]) }
            let left = Countdown()
            let end: @Sendable () -> Void = { [self] in
                shutdown(client, Int32(SHUT_RDWR))
                shutdown(server, Int32(SHUT_RDWR))
                guard left.isLast() else { return }
                state.withLock { $0.sockets.subtract([client, server]) }
                Foundation.close(client)
                Foundation.close(server)
            }
            for (from, to) in [(client, server), (server, client)] {
                Thread.detachNewThread { [self] in
                    forward(from, to)
                    end()
                }
            }
        }
    }

    /// Of the two directions of a connection, the last one that ends closes both.
    private final class Countdown: Sendable {
        private let left = Mutex(2)

        func isLast() -> Bool {
            left.withLock { left in
                left -= 1
                return left == 0
            }
        }
    }

    #if os(Linux)
    private static let noSignal = Int32(MSG_NOSIGNAL)
    #else
    private static let noSignal: Int32 = 0
    #endif

    private func forward(_ from: Int32, _ to: Int32) {
        var buffer = [UInt8](repeating: 0, count: 256 << 10)
        while true {
            let count = read(from, &buffer, buffer.count)
            guard count > 0 else { return }
            if delay > .zero { usleep(UInt32(delay / .microseconds(1))) }
            var sent = 0
            while sent < count {
                let written = buffer.withUnsafeBytes { bytes in
                    send(to, bytes.baseAddress! + sent, count - sent, Self.noSignal)
                }
                guard written > 0 else { return }
                sent += written
            }
        }
    }
}
