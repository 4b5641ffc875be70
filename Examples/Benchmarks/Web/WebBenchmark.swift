#if SQLite && Web && Command
    import Foundation
    import ServiceDeskSQLite

    /// The pages and the API of a desk with many requests, under load by `wrk` (Debian’s), on the same machine.
    enum WebBenchmark {
        static func run(requests count: Int) async throws -> [Figure] {
            guard FileManager.default.isExecutableFile(atPath: wrk) else {
                throw BenchmarkFailure("There is no \(wrk); Debian has it in the package wrk.")
            }
            let folder = try temporaryFolder()
            defer { removeFolder(folder) }
            let path = folder.appending(path: "desk.sqlite").path
            let store = try SQLiteStore(path: path)
            let elapsed = try await seconds { try await WebServer.fill(store, requests: count) }
            try store.close()
            FileHandle.standardError.write(Data("\(count) requests written in \(Int(elapsed)) s\n".utf8))
            let server = try ServerProcess(path)
            defer { server.end() }
            let queue = try load(server, "/queue", connections: 4)
            let crowd = try load(server, "/queue", connections: 50)
            let address = "/api/v1/requests/\(count / 2)"
            let size = try server.get(address).count
            var ratios: [Double] = []
            var (calls, constants): ([Double], [Double]) = ([], [])
            for _ in 0..<3 {
                calls.append(try load(server, address, connections: 16).perSecond)
                constants.append(try load(server, "/constant?size=\(size)", connections: 16).perSecond)
                ratios.append(calls[calls.count - 1] / constants[constants.count - 1])
            }
            let slow = try slowClients(server)
            let memory = try server.residentMegabytes
            return [
                Figure(
                    name: "pages of the queue", value: queue.perSecond, unit: "pages/s", bound: .atLeast(500),
                    detail: "\(count) requests, 35 % open, all of one team; wrk with 4 connections, "
                        + String(format: "median %.1f ms", queue.median)),
                Figure(
                    name: "the same with 50 clients, 99th percentile", value: crowd.p99, unit: "ms",
                    bound: .atMost(50),
                    detail: String(format: "%.0f pages/s, median %.1f ms", crowd.perSecond, crowd.median)),
                Figure(
                    name: "the API: reading a request, against a route that answers always the same",
                    value: ratios.median, unit: "", bound: .atLeast(0.3),
                    detail: String(
                        format: "%.0f/s of %.0f/s, %d bytes, median of 3", calls.median, constants.median, size)),
            ] + slow + [
                Figure(
                    name: "resident memory of the server afterwards", value: memory, unit: "MB", bound: .atMost(200),
                    detail: "most of it so far")
            ]
        }

        private static let wrk = "/usr/bin/wrk"
        private static let slowhttptest = "/usr/bin/slowhttptest"

        private struct Load {
            var perSecond, median, p99: Double
        }

        /// Others beside a thousand clients that send their headers a byte at a time.
        private static func slowClients(_ server: ServerProcess) throws -> [Figure] {
            guard FileManager.default.isExecutableFile(atPath: slowhttptest) else {
                FileHandle.standardError.write(Data("There is no slowhttptest: slow clients are left out.\n".utf8))
                return []
            }
            let process = Process()
            process.executableURL = URL(fileURLWithPath: slowhttptest)
            process.arguments = [
                "-c", "1000", "-r", "500", "-i", "5", "-l", "20", "-H", "-u", "http://127.0.0.1:\(server.port)/",
            ]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            Thread.sleep(forTimeInterval: 5)
            let others = try load(server, "/requests/1", connections: 4)
            process.waitUntilExit()
            return [
                Figure(
                    name: "others beside 1,000 slow clients, 99th percentile", value: others.p99, unit: "ms",
                    bound: .atMost(200), detail: String(format: "a request’s page, %.0f/s", others.perSecond))
            ]
        }

        private static func load(_ server: ServerProcess, _ path: String, connections: Int) throws -> Load {
            let process = Process()
            process.executableURL = URL(fileURLWithPath: wrk)
            process.arguments = [
                "-t2", "-c\(connections)", "-d8s", "--latency", "--timeout", "60s", "-H",
                "X-Person: \(WebServer.agent)",
                "http://127.0.0.1:\(server.port)\(path)",
            ]
            let output = Pipe()
            process.standardOutput = output
            try process.run()
            let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            let text = String(decoding: bytes, as: UTF8.self)
            // Of what was not answered at all it counts no time.
            guard !text.contains("Non-2xx"), !text.contains("Socket errors"),
                let rate = value("Requests/sec:", in: text).flatMap(Double.init),
                let median = value("50%", in: text).flatMap(milliseconds),
                let p99 = value("99%", in: text).flatMap(milliseconds)
            else { throw BenchmarkFailure("wrk says of \(path): \(text)") }
            return Load(perSecond: rate, median: median, p99: p99)
        }

        private static func value(_ name: String, in text: String) -> String? {
            for line in text.split(separator: "\n") {
                let words = line.split(separator: " ")
                if let first = words.first, first == name, let last = words.last { return String(last) }
            }
            return nil
        }

        /// Of what `wrk` writes: `12.34ms`, `890.00us`, `1.20s`.
        private static func milliseconds(_ text: String) -> Double? {
            for (unit, factor) in [("us", 0.001), ("ms", 1), ("s", 1_000)] where text.hasSuffix(unit) {
                return Double(text.dropLast(unit.count)).map { $0 * factor }
            }
            return nil
        }
    }
#endif
