#if SQLite
    import Foundation

    /// Measures what the project promises, as ratios in one run, and fails where a promise does not hold.
    ///
    ///     swift run -c release benchmarks [import] [start] [hours] [opening] [large] [due] [--requests N] \
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
            let choice = try Choice(Array(CommandLine.arguments.dropFirst()))
            var figures: [Figure] = []
            for part in choice.parts {
                switch part {
                // First: the memory of a child is that of the largest so far.
                case .import: figures += try CommandBenchmark.runImport()
                case .start: figures += try CommandBenchmark.runStart()
                case .hours: figures += try await HoursBenchmark.run()
                case .opening: figures += try await OpeningBenchmark.run(count: 10_000, single: 1_000, rounds: 11)
                case .large: figures += try await LargeStoreBenchmark.run(requests: choice.requests, in: choice.stores)
                case .due: figures += try await DueBenchmark.run(requests: choice.requests, in: choice.stores)
                }
            }
            Report.print(figures)
            return figures.allSatisfy(\.holds)
        }

        /// What is measured.
        private struct Choice {
            enum Part: String, CaseIterable {
                case `import`, start, hours, opening, large, due
            }

            private(set) var parts: [Part] = []
            private(set) var requests = 1_000_000
            private(set) var stores = FilledStores()

            init(_ arguments: [String]) throws {
                var rest = arguments[...]
                while let argument = rest.popFirst() {
                    switch argument {
                    case "--requests":
                        guard let count = rest.popFirst().flatMap({ Int($0) }), count > 0 else {
                            throw BenchmarkFailure("--requests is followed by how many.")
                        }
                        requests = count
                    case "--stores":
                        guard let folder = rest.popFirst() else {
                            throw BenchmarkFailure("--stores is followed by a folder.")
                        }
                        stores.folder = folder
                    default:
                        guard let part = Part(rawValue: argument) else {
                            let known = Part.allCases.map(\.rawValue).joined(separator: ", ")
                            throw BenchmarkFailure("“\(argument)” is nothing to measure; there is: \(known).")
                        }
                        parts.append(part)
                    }
                }
                let chosen = parts
                parts = Part.allCases.filter { chosen.isEmpty || chosen.contains($0) }
            }
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
