#if SQLite && Web && Command
    import Foundation

    /// This program as a server (``WebServer``), in a process of its own.
    final class ServerProcess {
        let port: Int
        private let process = Process()
        private let input = Pipe()

        init(_ store: String) throws {
            let output = Pipe()
            process.executableURL = URL(fileURLWithPath: CommandLine.arguments[0])
            process.arguments = ["--serve", store]
            (process.standardInput, process.standardOutput) = (input, output)
            try process.run()
            var line = Data()
            while !line.contains(UInt8(ascii: "\n")) {
                let piece = output.fileHandleForReading.availableData
                guard !piece.isEmpty else { throw BenchmarkFailure("The server does not begin.") }
                line += piece
            }
            guard let port = Int(String(decoding: line, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)),
                port > 0
            else { throw BenchmarkFailure("The server does not say where it listens.") }
            self.port = port
        }

        func end() {
            input.fileHandleForWriting.closeFile()
            process.waitUntilExit()
        }

        var residentMegabytes: Double {
            let status =
                (try? String(contentsOfFile: "/proc/\(process.processIdentifier)/status", encoding: .utf8)) ?? ""
            let line = status.split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
            return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first).flatMap { Double($0) }.map {
                $0 / 1_024
            }
                ?? 0
        }

        /// The body of an answer.
        func get(_ path: String) throws -> Data {
            let client = try HTTPConnection(port: port)
            defer { client.close() }
            try client.send(
                "GET \(path) HTTP/1.1\r\nHost: a\r\nX-Person: \(WebServer.agent)\r\nConnection: close\r\n\r\n")
            let all = try client.readAll()
            guard all.starts(with: Data("HTTP/1.1 200".utf8)), let end = all.range(of: Data("\r\n\r\n".utf8)) else {
                throw BenchmarkFailure("\(path): \(String(decoding: all.prefix(200), as: UTF8.self))")
            }
            return all[end.upperBound...]
        }
    }

    /// A connection over which the benchmark says what it wants, byte by byte.
    struct HTTPConnection {
        let descriptor: Int32

        init(port: Int) throws {
            descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = in_port_t(port).bigEndian
            address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
            let isConnected = withUnsafePointer(to: &address) { pointer in
                pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                    connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
                }
            }
            guard isConnected else { throw BenchmarkFailure("The server is not there: \(errno).") }
        }

        func close() { Foundation.close(descriptor) }

        func send(_ text: String) throws {
            var bytes = Array(text.utf8)[...]
            while !bytes.isEmpty {
                let sent = bytes.withUnsafeBytes { Foundation.send(descriptor, $0.baseAddress, $0.count, 0) }
                guard sent > 0 else { throw BenchmarkFailure("The server has closed the connection.") }
                bytes = bytes.dropFirst(sent)
            }
        }

        /// What is there now, at most 64 kB; empty where the other side has closed.
        func read() throws -> Data {
            var piece = [UInt8](repeating: 0, count: 64 << 10)
            let count = recv(descriptor, &piece, piece.count, 0)
            guard count >= 0 else { throw BenchmarkFailure("The connection failed: \(errno).") }
            return Data(piece.prefix(count))
        }

        func readAll() throws -> Data {
            var all = Data()
            while case let piece = try read(), !piece.isEmpty { all += piece }
            return all
        }
    }
#endif
