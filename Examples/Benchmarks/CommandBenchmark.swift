#if SQLite
    import Foundation

    /// The `desk` command as a whole process: importing a real log, and how long it takes to say anything.
    enum CommandBenchmark {
        /// Where the log is, seen from the project; it is not part of it.
        static let log = "../shared/fixtures/logs/servicenow-incident-events.csv.gz"

        static func runImport() throws -> [Figure] {
            guard FileManager.default.fileExists(atPath: log) else {
                throw BenchmarkFailure("The log \(log) is not there; run the benchmark from the project's folder.")
            }
            let folder = try temporaryFolder()
            defer { removeFolder(folder) }
            let organisation = folder.appending(path: "organisation.yaml")
            try Data(Self.organisation.utf8).write(to: organisation)
            var (plain, judged): ([Imported], [Imported]) = ([], [])
            for round in 0..<rounds {
                plain.append(try importLog(into: folder.appending(path: "plain-\(round).sqlite").path))
                let store = folder.appending(path: "targets-\(round).sqlite").path
                _ = try run(["init", "--from", organisation.path, "--store", store])
                judged.append(try importLog(into: store))
            }
            let (seconds, rows) = (plain.map(\.seconds).median, plain[0].rows)
            let detail = String(format: "%d log events in %.1f s, median of %d", rows, seconds, rounds)
            return [
                Figure(
                    name: "import of the log", value: Double(rows) / seconds, unit: "events/s",
                    bound: .atLeast(20_000), detail: detail),
                Figure(
                    // The largest of all children so far: the first one.
                    name: "import of the log, resident memory", value: plain[0].peakMegabytes, unit: "MB",
                    bound: .atMost(150), detail: "the first of them"),
                Figure(
                    name: "the same with targets, against without",
                    value: zip(plain, judged).map { $0.seconds / $1.seconds }.median, unit: "", bound: .atLeast(0.7),
                    detail: String(
                        format: "first response and resolution by priority; %.1f s; median of %d pairs",
                        judged.map(\.seconds).median, rounds)),
            ]
        }

        private static let rounds = 5

        private struct Imported {
            var seconds: Double
            var peakMegabytes: Double
            var rows: Int
        }

        private static func importLog(into store: String) throws -> Imported {
            let run = try run(["import", "servicenow", log, "--store", store, "--json"])
            guard let report = try JSONSerialization.jsonObject(with: run.output) as? [String: Any],
                let rows = report["rows"] as? Int
            else { throw BenchmarkFailure("desk import did not say how many rows it read.") }
            return Imported(seconds: run.seconds, peakMegabytes: run.peakMegabytes, rows: rows)
        }

        private static let organisation = """
            organisation: {name: The log’s}
            hours:
              - {id: office, zone: Europe/Brussels, weekly: {mon-fri: [08:00-12:00, 13:00-18:00]}}
            service-levels:
              - id: standard
                rules:
                  - targets:
                      - metric: first-response
                        within: {critical: 30 service minutes, high: 2 service hours, other: 8 service hours}
                        hours: office
                        warn: [75]
                      - metric: resolution
                        within: {critical: 8 service hours, high: 2 service days, other: 5 service days}
                        hours: office
                        warn: [50, 80]
                        escalate: [100 leads]
            """

        static func runStart() throws -> [Figure] {
            let folder = try temporaryFolder()
            defer { removeFolder(folder) }
            let store = folder.appending(path: "desk.sqlite").path
            _ = try run(["demo", "--store", store])
            var times: [Double] = []
            for _ in 0..<30 { times.append(try run(["list", "--as", "piet", "--store", store]).seconds) }
            return [
                Figure(
                    name: "desk list, cold start", value: times.median * 1000, unit: "ms", bound: .atMost(60),
                    detail: String(format: "median of %d; p95 %.0f ms", times.count, times.percentile(0.95) * 1000))
            ]
        }

        /// The command that was built beside this program.
        static var desk: URL {
            URL(fileURLWithPath: CommandLine.arguments[0]).resolvingSymlinksInPath().deletingLastPathComponent()
                .appending(path: "desk")
        }

        /// Runs the command.
        static func run(
            _ arguments: [String]
        ) throws -> (seconds: Double, output: Data, peakMegabytes: Double) {
            let process = Process()
            process.executableURL = desk
            process.arguments = arguments
            let pipe = Pipe()
            process.standardOutput = pipe
            let start = ContinuousClock.now
            try process.run()
            let output = try pipe.fileHandleForReading.readToEnd() ?? Data()
            process.waitUntilExit()
            let duration = ContinuousClock.now - start
            guard process.terminationStatus == 0 else {
                throw BenchmarkFailure(
                    "desk \(arguments.joined(separator: " ")) ended with \(process.terminationStatus).")
            }
            // The largest of all children so far: the import runs first.
            var usage = rusage()
            #if canImport(Glibc)
                getrusage(RUSAGE_CHILDREN.rawValue, &usage)
            #else
                getrusage(RUSAGE_CHILDREN, &usage)
            #endif
            let seconds = Double(duration.components.seconds) + Double(duration.components.attoseconds) / 1e18
            return (seconds, output, Double(usage.ru_maxrss) / 1024)
        }
    }
#endif
