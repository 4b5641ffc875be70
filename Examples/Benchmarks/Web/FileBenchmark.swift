#if SQLite && Web && Command
    import Foundation
    import ServiceDesk
    import ServiceDeskSQLite

    /// One large file through the pages, there and back, by `curl`: what matters is the memory of the server.
    enum FileBenchmark {
        private static let size: Int64 = 1 << 30
        private static let curl = "/usr/bin/curl"

        static func run() async throws -> [Figure] {
            guard FileManager.default.isExecutableFile(atPath: curl) else {
                throw BenchmarkFailure("There is no \(curl); Debian has it in the package curl.")
            }
            let folder = try temporaryFolder()
            defer { removeFolder(folder) }
            let path = folder.appending(path: "desk.sqlite").path
            let store = try SQLiteStore(path: path)
            try await WebServer.fill(store, requests: 1)
            try store.close()
            let file = folder.appending(path: "film.bin").path
            try makeFile(file)
            let server = try ServerProcess(path)
            defer { server.end() }
            let up = try await seconds { try send(file, to: server) }
            let digest = try digest(of: server)
            let down = try await seconds { try fetch(digest, of: server) }
            let rates = [up, down].map { Double(size) / 1_048_576 / $0 }
            return [
                Figure(
                    name: "1 GiB up and down: resident memory of the server", value: try server.residentMegabytes,
                    unit: "MB", bound: .atMost(256),
                    detail: String(format: "%.0f MiB/s up, %.0f MiB/s down, over SQLite", rates[0], rates[1]))
            ]
        }

        /// Of bytes that differ from piece to piece, so that nothing is kept once.
        private static func makeFile(_ path: String) throws {
            guard FileManager.default.createFile(atPath: path, contents: nil),
                let file = FileHandle(forWritingAtPath: path)
            else { throw BenchmarkFailure("\(path) cannot be written.") }
            defer { file.closeFile() }
            var piece = [UInt64](repeating: 0, count: 1 << 17)
            for index in 0..<(size >> 20) {
                for place in piece.indices { piece[place] = UInt64(index) << 32 | UInt64(place) }
                try piece.withUnsafeBytes { try file.write(contentsOf: Data($0)) }
            }
        }

        private static func send(_ file: String, to server: ServerProcess) throws {
            let answer = try run([
                "-F", "text=A film.", "-F", "key=film", "-F", "file=@\(file)", "-H", "Sec-Fetch-Site: same-origin",
                "-o", "/dev/null", "-w", "%{http_code}", "http://127.0.0.1:\(server.port)/requests/1/reply",
            ])
            guard answer == "303" else { throw BenchmarkFailure("The file is not taken: \(answer).") }
        }

        private static func digest(of server: ServerProcess) throws -> String {
            let page = String(decoding: try server.get("/requests/1"), as: UTF8.self)
            guard let digest = page.firstMatch(of: /requests\/1\/files\/([0-9a-f]{64})/)?.1 else {
                throw BenchmarkFailure("The file is not on the page of its request.")
            }
            return String(digest)
        }

        private static func fetch(_ digest: String, of server: ServerProcess) throws {
            let answer = try run([
                "-o", "/dev/null", "-w", "%{size_download}",
                "http://127.0.0.1:\(server.port)/requests/1/files/\(digest)",
            ])
            guard Int64(answer) == size else { throw BenchmarkFailure("\(answer) bytes came back.") }
        }

        private static func run(_ arguments: [String]) throws -> String {
            let (process, output) = (Process(), Pipe())
            process.executableURL = URL(fileURLWithPath: curl)
            process.arguments = ["-s", "-S", "-H", "X-Person: \(WebServer.agent)", "-H", "Expect:"] + arguments
            process.standardOutput = output
            try process.run()
            let bytes = try output.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            return String(decoding: bytes, as: UTF8.self)
        }
    }
#endif
