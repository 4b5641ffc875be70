#if SQLite && PostgreSQL && Command
    import Foundation
    import PostgresServer
    import ServiceDesk

    /// Copying a desk from SQLite to PostgreSQL and back, and comparing the two: the real log. Its requests have more
    /// than the six events of which the promise speaks, and keys besides: events are what is counted.
    enum CopyBenchmark {
        static func run() async throws -> [Figure] {
            guard FileManager.default.fileExists(atPath: CommandBenchmark.log) else {
                throw BenchmarkFailure("The log is not there; run the benchmark from the project's folder.")
            }
            let (folder, server) = (try temporaryFolder(), try PostgresServer())
            defer { removeFolder(folder) }
            let file = folder.appending(path: "log.sqlite").path
            _ = try CommandBenchmark.run(["import", "servicenow", CommandBenchmark.log, "--store", file])
            let host = (server.parameters["host"] ?? "").replacing("/", with: "%2F")
            var (there, back, compared, memory) = ([Double](), [Double](), [Double](), 0.0)
            var (requests, events) = (0, 0)
            for round in 0..<3 {
                let url = "postgres://desk@\(host)/postgres?schema=copy\(round)"
                let copy = try CommandBenchmark.run(["copy", file, url, "--json"])
                (requests, events) = try numbers(copy.output)
                there.append(Double(requests) / copy.seconds)
                let again = folder.appending(path: "back-\(round).sqlite").path
                back.append(Double(requests) / (try CommandBenchmark.run(["copy", url, again, "--json"]).seconds))
                let comparison = try CommandBenchmark.run(["compare", file, url, "--json"])
                compared.append(Double(requests) / comparison.seconds)
                memory = comparison.peakMegabytes
            }
            let bare = try bareCopy(server)
            try server.end()
            let each = Double(events) / Double(requests) / 6
            func figure(_ name: String, _ rates: [Double], _ rest: String) -> Figure {
                Figure(
                    name: name, value: rates.median * each, unit: "requests of 6 events/s", bound: .atLeast(10_000),
                    detail: String(
                        format: "%.0f/s of %d requests with %d events, median of 3", rates.median, requests, events)
                        + rest)
            }
            return [
                figure(
                    "copy from SQLite to PostgreSQL", there,
                    String(format: "; COPY alone %.0f/s", Double(requests) / bare)),
                figure("copy from PostgreSQL to SQLite", back, ""),
                Figure(
                    name: "compare, against the faster copy", value: compared.median / max(there.median, back.median),
                    unit: "", bound: .atLeast(2), detail: String(format: "%.0f requests/s", compared.median)),
                Figure(
                    name: "import, copy and compare, resident memory", value: memory, unit: "MB", bound: .atMost(200),
                    detail: "the largest of all"),
            ]
        }

        private static func numbers(_ output: Data) throws -> (Int, Int) {
            guard let answer = try JSONSerialization.jsonObject(with: output) as? [String: Any],
                let added = answer["added"] as? [String: Any], let requests = added["requests"] as? Int,
                let events = added["events"] as? Int
            else { throw BenchmarkFailure("desk copy did not say what it copied.") }
            return (requests, events)
        }

        /// How long PostgreSQL takes to write the rows out and to read them into tables with the same indexes.
        private static func bareCopy(_ server: PostgresServer) throws -> Double {
            func psql(_ text: String) throws {
                _ = try server.run([
                    "psql", "-q", "-v", "ON_ERROR_STOP=1", "-h", server.parameters["host"] ?? "", "-U", "desk", "-c",
                    text, "postgres",
                ])
            }
            let tables = ["request", "participant", "tag", "event", "passage", "idempotency_key", "work"]
            try psql("CREATE SCHEMA bare")
            for table in tables { try psql("CREATE TABLE bare.\(table) (LIKE copy0.\(table) INCLUDING ALL)") }
            let start = ContinuousClock.now
            for table in tables {
                try psql("COPY copy0.\(table) TO '\(server.parameters["host"] ?? "")/rows'")
                try psql("COPY bare.\(table) FROM '\(server.parameters["host"] ?? "")/rows'")
            }
            let duration = ContinuousClock.now - start
            return Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
        }
    }
#endif
