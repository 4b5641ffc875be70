import Foundation
import Synchronization

#if canImport(Glibc)
    import Glibc

    private let streamKind = Int32(SOCK_STREAM.rawValue)
    private let withoutSignal = Int32(MSG_NOSIGNAL)
#else
    import Darwin

    private let streamKind = SOCK_STREAM
    private let withoutSignal: Int32 = 0
#endif

/// A server on the loopback of this machine that does what a test says with each connection: as badly as it likes.
final class Receiver: Sendable {
    /// What came over one connection.
    struct Received: Sendable {
        var requestLine = ""
        /// By names in lower case.
        var headers: [String: String] = [:]
        var body: [UInt8] = []
        /// All that came, whatever it is.
        var bytes: [UInt8] = []
    }

    /// One connection, from the receiver's side.
    struct Connection: Sendable {
        let socket: Int32
        /// How many came before it.
        let index: Int

        /// Until the request is whole, or the other side ends.
        func read() -> Received {
            var received = Received()
            var buffer = [UInt8](repeating: 0, count: 64 << 10)
            while !received.parse() {
                let count = recv(socket, &buffer, buffer.count, 0)
                guard count > 0 else { break }
                received.bytes += buffer[..<count]
            }
            return received
        }

        /// - Returns: Whether the other side still takes something.
        @discardableResult
        func write(_ bytes: some Collection<UInt8>) -> Bool {
            let bytes = Array(bytes)
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes { send(socket, $0.baseAddress, $0.count, withoutSignal) }
                guard count > 0 else { return false }
                sent += count
            }
            return true
        }

        func answer(_ status: String, _ headers: String = "", body: String = "") {
            write("HTTP/1.1 \(status)\r\n\(headers)Content-Length: \(body.utf8.count)\r\n\r\n\(body)".utf8)
        }

        /// Ends the connection as a process that dies does: with a reset.
        func reset() {
            var option = linger(l_onoff: 1, l_linger: 0)
            setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
        }

        /// Until the other side ends the connection.
        func waitForEnd() {
            var byte: UInt8 = 0
            while recv(socket, &byte, 1, 0) > 0 {}
        }
    }

    struct Failure: Error {
        let what: String
    }

    let port: Int
    private let listener: Int32
    private let received = Mutex<[Received]>([])
    private let body: @Sendable (Connection) -> Received

    /// - Parameter body: Called for each connection, on a thread of its own; gives what came.
    init(_ body: @escaping @Sendable (Connection) -> Received) throws {
        self.body = body
        let listener = socket(AF_INET, streamKind, 0)
        self.listener = listener
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = inet_addr("127.0.0.1")
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isListening = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { pointer in
                bind(listener, pointer, length) == 0 && listen(listener, 128) == 0
                    && getsockname(listener, pointer, &length) == 0
            }
        }
        guard isListening else { throw Failure(what: String(cString: strerror(errno))) }
        port = Int(UInt16(bigEndian: address.sin_port))
        Thread.detachNewThread { [self] in serve() }
    }

    /// Whatever was received, in the order in which the connections ended.
    var all: [Received] { received.withLock { $0 } }

    /// No further connections.
    func stop() { shutdown(listener, Int32(SHUT_RDWR)) }

    private func serve() {
        var index = 0
        while true {
            let connection = Connection(socket: accept(listener, nil, nil), index: index)
            guard connection.socket >= 0 else { break }
            index += 1
            Thread.detachNewThread { [self] in
                let received = body(connection)
                self.received.withLock { $0.append(received) }
                close(connection.socket)
            }
        }
        close(listener)
    }
}

extension Receiver.Received {
    /// Reads what has come so far.
    ///
    /// - Returns: Whether the request is whole.
    fileprivate mutating func parse() -> Bool {
        let end: [UInt8] = [13, 10, 13, 10]
        guard let head = bytes.indices.first(where: { bytes[$0...].starts(with: end) }) else { return false }
        let lines = String(decoding: bytes[..<head], as: UTF8.self).components(separatedBy: "\r\n")
        requestLine = lines[0]
        for line in lines.dropFirst() {
            let parts = line.split(separator: ":", maxSplits: 1)
            headers[parts[0].lowercased()] = parts[1].trimmingCharacters(in: .whitespaces)
        }
        body = Array(bytes[(head + 4)...])
        return body.count >= headers["content-length"].flatMap { Int($0) } ?? 0
    }
}
