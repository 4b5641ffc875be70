#if SQLite && PostgreSQL && Web && Command
    import ArgumentParser
    import Foundation

    /// Measures what the project promises, as ratios in one run, and fails where a promise does not hold.
    ///
    ///     swift run -c release benchmarks [import] [start] [hours] [opening] [large] [due] [obligations] [rules] \
    ///         [problems] [figures] [measuring] [knowledge] [mail] [web] [chat] [file] [postgres] [postgres-large] \
    ///         [copy] [--requests N] [--stores FOLDER]
    @main
    struct Benchmarks: AsyncParsableCommand {
        enum Part: String, CaseIterable, ExpressibleByArgument {
            // First: the memory of a child is that of the largest so far.
            case `import`, start, copy, hours, opening, large, due
            case obligations, rules, problems, figures, measuring, knowledge, mail, web, chat, file
            case postgres = "postgres"
            case postgresLarge = "postgres-large"
        }

        @Argument(help: "What is measured; all of it without any.") var parts: [Part] = []
        @Option(help: "How many requests “large” and “due” have.") var requests = 1_000_000
        @Option(help: ArgumentHelp(visibility: .hidden)) var serve: String?
        @Option(help: ArgumentHelp("Where their filled stores are kept for the next run.", valueName: "folder"))
        var stores: String?

        func validate() throws {
            guard requests > 0 else { throw ValidationError("--requests is a number above 0.") }
        }

        /// Ends with 2 where a promise does not hold.
        mutating func run() async throws {
            if let serve { return try await WebServer.run(serve) }
            let stores = FilledStores(folder: stores)
            var figures: [Figure] = []
            for part in Part.allCases where parts.isEmpty || parts.contains(part) {
                switch part {
                case .import: figures += try CommandBenchmark.runImport()
                case .start: figures += try CommandBenchmark.runStart()
                case .hours: figures += try await HoursBenchmark.run()
                case .opening: figures += try await OpeningBenchmark.run(count: 10_000, single: 1_000, rounds: 11)
                case .large: figures += try await LargeStoreBenchmark.run(requests: requests, in: stores)
                case .obligations: figures += try await ObligationBenchmark.run()
                case .rules: figures += try await RuleBenchmark.run()
                case .knowledge: figures += try await KnowledgeBenchmark.run()
                case .mail: figures += try await MailBenchmark.run()
                case .web: figures += try await WebBenchmark.run(requests: min(requests, 100_000))
                case .chat: figures += try await ChatBenchmark.run()
                case .file: figures += try await FileBenchmark.run()
                case .problems: figures += try await ProblemBenchmark.run()
                case .measuring: figures += try await MeasuringBenchmark.run(count: 10_000, rounds: 5)
                case .figures: figures += try await FigureBenchmark.run(requests: requests)
                case .postgres: figures += try await PostgresOpeningBenchmark.run(count: 20_000, rounds: 3)
                case .postgresLarge: figures += try await PostgresLargeBenchmark.run(requests: requests)
                case .copy: figures += try await CopyBenchmark.run()
                case .due: figures += try await DueBenchmark.run(requests: requests, in: stores)
                }
            }
            Report.print(figures)
            guard figures.allSatisfy(\.holds) else { throw ExitCode(2) }
        }
    }
#else
    #warning("benchmarks measure SQLiteStore and the command: enable the package trait Command (--traits Command).")

    @main
    enum Benchmarks {
        static func main() {
            print("The benchmarks are not part of this build: enable the package trait “Command” (--traits Command).")
        }
    }
#endif
