#if SQLite
    import Foundation

    /// Measures what the project promises, as ratios in one run, and fails where a promise does not hold.
    ///
    ///     swift run -c release benchmarks [hours] [opening] [large] [due] [import] [start] [--requests N] \
    ///         [--stores FOLDER]
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
            let names = arguments.prefix { !$0.hasPrefix("-") }
            func isAsked(_ name: String) -> Bool { names.isEmpty || names.contains(name) }
            func option(_ name: String) -> String? {
                arguments.firstIndex(of: name).flatMap { arguments.dropFirst($0 + 1).first }
            }
            let requests = option("--requests").flatMap { Int($0) } ?? 1_000_000
            let stores = FilledStores(folder: option("--stores"))

            var figures: [Figure] = []
            if isAsked("hours") { figures += try await HoursBenchmark.run() }
            if isAsked("import") { figures += try CommandBenchmark.runImport() }
            if isAsked("start") { figures += try CommandBenchmark.runStart() }
            if isAsked("opening") {
                figures += try await OpeningBenchmark.run(count: 10_000, single: 1_000, rounds: 11)
            }
            if isAsked("large") { figures += try await LargeStoreBenchmark.run(requests: requests, in: stores) }
            if isAsked("due") { figures += try await DueBenchmark.run(requests: requests, in: stores) }
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
