#if Command
    import ArgumentParser
    import Foundation
    import Logging
    import ServiceDesk
    import ServiceLifecycle
    import WebDesk

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
                """
                console, file:PATH, webhook:URL or chat:FILE; may be repeated (DESK_NOTIFY, with blanks between). Mail \
                is sent by desk mail run.
                """,
                valueName: "way"))
        var notify: [String] = []
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            let store = try await openStore(store, .existing)
            var configuration = Desk.Configuration()
            configuration.closeResolvedAfter = try closeResolvedAfter() ?? .seconds(7 * 86_400)
            configuration.reminders = try reminderOptions()
            configuration.workHandlers = SiteWork.handlers
            let items = WorkPrinter.Queue()
            configuration.notices = try noticeOptions(notify.isEmpty ? nil : notify) { items.add(.notice($0)) }
            guard configuration.notices?.notifiers.contains(where: { $0 is PlannedMail }) != true else {
                throw Failure(.usage, "“desk mail run” sends mail, and does what is due as well.")
            }
            let desk = Desk(store, configuration: configuration)
            let printer = WorkPrinter(store: store, isJSON: output.json)
            async let count = printer.print(items)
            do {
                if once {
                    try await desk.runOnce { items.add(.result($0)) }
                } else {
                    try await serve(desk) { items.add(.result($0)) }
                }
                items.finish()
            } catch {
                items.finish()
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
#endif
