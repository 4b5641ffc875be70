#if SQLite
    import Foundation

    /// A connection to a server on this machine, over which a benchmark says what it wants, byte by byte.
    struct LocalConnection {
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
            guard isConnected else { throw BenchmarkFailure("Nothing listens on port \(port): error \(errno).") }
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
            guard count >= 0 else { throw BenchmarkFailure("The connection failed: error \(errno).") }
            return Data(piece.prefix(count))
        }

        func readAll() throws -> Data {
            var all = Data()
            while case let piece = try read(), !piece.isEmpty { all += piece }
            return all
        }
    }

    /// What Linux says of the memory of a process (proc(5)).
    enum ProcessMemory {
        /// - Parameter name: `VmHWM` for the most so far, `RssAnon` for what is its own.
        /// - Throws: ``BenchmarkFailure`` where nothing says so.
        static func bytes(_ name: String, of process: Int32) throws -> Int {
            let path = "/proc/\(process)/status"
            let status = try String(contentsOfFile: path, encoding: .utf8)
            let line = status.split(separator: "\n").first { $0.hasPrefix("\(name):") }
            guard let kilobytes = line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap({ Int($0) })
            else { throw BenchmarkFailure("\(path) does not say \(name).") }
            return kilobytes << 10
        }
    }
#endif
