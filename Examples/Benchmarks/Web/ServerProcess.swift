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

        /// The most that it has used so far.
        var residentMegabytes: Double {
            get throws { Double(try ProcessMemory.bytes("VmHWM", of: process.processIdentifier)) / 1_048_576 }
        }

        /// The body of an answer.
        func get(_ path: String) throws -> Data {
            let client = try LocalConnection(port: port)
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
#endif
