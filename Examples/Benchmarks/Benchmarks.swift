#if SQLite
    import Foundation

    /// Measures what the project promises, as ratios in one run, and fails where a promise does not hold.
    ///
    ///     swift run -c release benchmarks [hours] [opening] [large] [due] [import] [start] [--requests N]
    ///     swift run -c release benchmarks --store STORE
    @main
    struct Benchmarks {
        static func main() async {
            do {
                if try await !measure() { exit(1) }
            } catch {
                FileHandle.standardError.write(Data("benchmarks: \(error)\n".utf8))
                exit(2)
            }
        }

        /// Whether all promises hold.
        private static func measure() async throws -> Bool {
            let arguments = Array(CommandLine.arguments.dropFirst())
            let names = arguments.filter { !$0.hasPrefix("-") && Int($0) == nil }
            func isAsked(_ name: String) -> Bool { names.isEmpty || names.contains(name) }
            let requests = arguments.firstIndex(of: "--requests").flatMap {
                arguments.dropFirst($0 + 1).first.flatMap { Int($0) }
            }

            if let path = arguments.firstIndex(of: "--store").flatMap({ arguments.dropFirst($0 + 1).first }) {
                let figures = try await LargeStoreBenchmark.run(on: path, requests: requests ?? 1_000_000)
                Report.print(figures)
                return figures.allSatisfy(\.holds)
            }
            var figures: [Figure] = []
            if isAsked("hours") { figures += try await HoursBenchmark.run() }
            if isAsked("import") { figures += try CommandBenchmark.runImport() }
            if isAsked("start") { figures += try CommandBenchmark.runStart() }
            if isAsked("opening") {
                figures += try await OpeningBenchmark.run(count: 10_000, single: 1_000, rounds: 11)
            }
            if isAsked("large") { figures += try await LargeStoreBenchmark.run(requests: requests ?? 1_000_000) }
            if isAsked("due") { figures += try await DueBenchmark.run(requests: requests ?? 1_000_000) }
            Report.print(figures)
            return figures.allSatisfy(\.holds)
        }
    }
#else
    #warning("benchmarks measure SQLiteStore: enable the package trait SQLite (--traits SQLite).")

    @main
    enum Benchmarks {
        static func main() {
            print("The benchmarks are not part of this build: enable the package trait “SQLite” (--traits SQLite).")
        }
    }
#endif
