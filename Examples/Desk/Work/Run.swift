#if Command
    import ArgumentParser
    import Foundation
    import Logging
    import ServiceDesk
    import ServiceLifecycle

    struct Run: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "run", abstract: "Do what is due, when it is due, until you press Control-C.",
            discussion: """
                Warns of targets that are near, records and escalates those that are missed. Reminds people as \
                DESK_REMIND_AFTER and DESK_REMIND_BEFORE say, here and for the commands that put on hold or set a \
                date. Closes requests that were resolved and about which nobody has written since: DESK_CLOSE_AFTER \
                says after how long (7d), here and for the commands that resolve. Tells people of what happened: \
                DESK_NOTIFY says how, here and for the commands that change something. Several may run on one store; \
                nothing is done twice. SIGINT and SIGTERM let what has begun end first.
                """)

        @Flag(help: "Do what is due now, and end.") var once = false
        @Option(
            help: ArgumentHelp(
                "console, file:PATH, webhook:URL or chat:FILE; may be repeated (DESK_NOTIFY, with blanks between).",
                valueName: "way"))
        var notify: [String] = []
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            let store = try await openStore(store, .existing)
            var configuration = Desk.Configuration()
            configuration.closeResolvedAfter = try closeResolvedAfter() ?? .seconds(7 * 86_400)
            configuration.reminders = try reminderOptions()
            let (results, continuation) = AsyncStream<WorkPrinter.Item>.makeStream()
            configuration.notices = try noticeOptions(notify.isEmpty ? nil : notify) { continuation.yield(.notice($0)) }
            let desk = Desk(store, configuration: configuration)
            let printer = WorkPrinter(desk: desk, isJSON: output.json)
            async let count = printer.print(results)
            do {
                if once {
                    try await desk.runOnce { continuation.yield(.result($0)) }
                } else {
                    try await serve(desk) { continuation.yield(.result($0)) }
                }
                continuation.finish()
            } catch {
                continuation.finish()
                _ = try await count
                throw error
            }
            let total = try await count
            guard !output.json else { return }
            Terminal.print(total == 0 ? "Nothing was due." : counted(total, "piece of work.", "pieces of work."))
        }

        private func serve(_ desk: Desk, _ report: @escaping @Sendable (WorkResult) -> Void) async throws {
            let greeting = "Doing what is due in \(store.shown); Control-C ends it."
            let service = ReportingService(desk: desk, greeting: output.json ? nil : greeting, report: report)
            var configuration = ServiceGroupConfiguration(
                services: [.init(service: service, successTerminationBehavior: .gracefullyShutdownGroup)],
                gracefulShutdownSignals: [.sigint, .sigterm],
                // What the group does is not for the person at the terminal.
                logger: Logger(label: "desk") { _ in SwiftLogNoOpLogHandler() })
            configuration.maximumGracefulShutdownDuration = .seconds(60)
            try await ServiceGroup(configuration: configuration).run()
        }
    }

    private struct ReportingService: ServiceLifecycle.Service {
        let desk: Desk
        let greeting: String?
        let report: @Sendable (WorkResult) -> Void

        func run() async throws {
            // Here the group listens for signals already.
            if let greeting { Terminal.report(greeting) }
            await desk.run(reporting: report)
        }
    }

    /// Prints a line for each piece of work as it ends, and the notices that are for the console.
    struct WorkPrinter {
        enum Item: Sendable {
            case result(WorkResult)
            case notice(String)
        }

        let desk: Desk
        let isJSON: Bool

        struct Line: Encodable {
            var at, outcome, kind, key: String
            var request: Request.Number?
            var attempt: Int
            var reason, next: String?
        }

        /// - Returns: How many pieces of work there were.
        func print(_ items: AsyncStream<Item>) async throws -> Int {
            var count = 0
            for await item in items {
                guard case .result(let result) = item else {
                    if case .notice(let text) = item { try print(notice: text) }
                    continue
                }
                count += 1
                let line = try await line(result)
                if isJSON {
                    let encoder = JSONEncoder()
                    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                    Terminal.print(String(decoding: try encoder.encode(line), as: UTF8.self))
                } else {
                    let subject = line.request.map { "#\($0)" } ?? line.key
                    let rest = [line.reason, line.next.map { "again at \($0)" }].compactMap { $0 }
                    let text = [result.at.local.clock, line.outcome, line.kind, subject] + rest
                    Terminal.print(text.joined(separator: "  ").safe.asOneLine)
                }
                try Terminal.flush()
            }
            return count
        }

        private func print(notice text: String) throws {
            // Lines of JSON stay lines of JSON.
            guard !isJSON else { return Terminal.report(text) }
            Terminal.print(text)
            try Terminal.flush()
        }

        private func line(_ result: WorkResult) async throws -> Line {
            let item = result.work.item
            var line = Line(
                at: result.at.description, outcome: result.outcome.name, kind: item.task.kind.rawValue,
                key: item.key.rawValue, attempt: result.work.attempt)
            if let id = item.task.request {
                line.request = try await desk.request(.id(id), as: .host("run")).number
            }
            switch result.outcome {
            case .again(let time): line.next = time.description
            case .failed(let reason, let next): (line.reason, line.next) = (reason, next.description)
            case .buried(let reason): line.reason = reason
            case .done, .expired, .returned: break
            }
            return line
        }
    }
#endif
