#if Command
    import ArgumentParser
    import Foundation
    import Hummingbird
    import HummingbirdCore
    import Logging
    import MarkdownArticles
    import NIOCore
    import ReportPage
    import ServiceDesk
    import ServiceDeskYAML
    import ServiceLifecycle
    import Synchronization
    import WebDesk

    struct Serve: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "serve",
            abstract: "Show the desk in a browser, and do what is due, until you press Control-C.",
            discussion: """
                For trying a desk out. Where there is no store yet, one is made with a small company in it. The \
                address that is printed signs in once; whoever is signed in may go on as anybody else of the \
                company, to see both sides of a request. Only this machine reaches it. A host mounts the same pages \
                into its own application, with its own login: see the guide “The web desk”.
                """)

        @Option(help: "The port; 0 for any that is free.") var port = 8080
        @Option(
            help: ArgumentHelp(
                "How much one token or person may call and change in a minute, for load tests.", valueName: "count"))
        var rate: Int?
        @Option(
            name: .customLong("embed-in"),
            help: ArgumentHelp(
                "Let pages of another origin frame the form and the conversation, and print what they frame.",
                valueName: "origin"))
        var embeddingOrigin: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        private struct Answer: Encodable {
            var address: String
            /// Where frames begin, of the first of the company.
            var frame: String?
        }

        func validate() throws {
            guard (0...65_535).contains(port) else { throw ValidationError("A port is 0 to 65535.") }
            guard rate.map({ (1...1_000_000_000).contains($0) }) ?? true else {
                throw ValidationError("A rate is 1 to 1000000000.")
            }
        }

        mutating func run() async throws {
            let store = try await storeOrDemo()
            var configuration = Desk.Configuration()
            configuration.closeResolvedAfter = try closeResolvedAfter() ?? .seconds(7 * 86_400)
            configuration.reminders = try reminderOptions()
            configuration.notices = try plannedNotices()
            configuration.workHandlers = SiteWork.handlers
            let desk = Desk(store, configuration: configuration)
            let people = try await store.allEntries(.person).compactMap(\.person).filter(\.isActive).map(\.id)
            guard !people.isEmpty else {
                throw Failure(.badInput, "There is nobody in \(self.store.shown) yet; “desk apply” enters people.")
            }
            let origin = Mutex("")
            let identity = EvaluationIdentity(people: people) { link in
                Terminal.report("Somebody is signed out. To come in again: \(origin.withLock { $0 })\(link)")
            }
            var options = siteOptions(for: desk, over: store)
            options.zone = try await zone(of: store)
            options.embedding = try embedding()
            let pass = try await options.embedding?.pass(for: people[0])
            let site = try DeskSite(desk, identity: identity, options: options)
            let router = Router()
            router.add(middleware: site.missingPages())
            site.mount(on: router)
            let (link, isJSON, place) = (identity.makeLink(), output.json, self.store.shown)
            let application = Application(
                router: router, server: .http1(configuration: .init(idleTimeout: .seconds(60))),
                configuration: ApplicationConfiguration(
                    address: .hostname("127.0.0.1", port: port),
                    availableConnectionsDelegate: MaximumAvailableConnections(6_000)),
                onServerRunning: { channel in
                    let here = "http://127.0.0.1:\(channel.localAddress?.port ?? 0)"
                    origin.withLock { $0 = here }
                    let address = here + link
                    do {
                        try Self.tell(address, pass.map { "\(here)/embed/\($0)" }, place, isJSON: isJSON)
                    } catch {
                        Terminal.report("desk: The address \(address) cannot be printed: \(error)")
                    }
                },
                logger: Logger(label: "desk") { _ in SwiftLogNoOpLogHandler() })
            try await run(application, desk)
        }

        private func siteOptions(for desk: Desk, over store: any CompleteStore) -> SiteOptions {
            var options = SiteOptions()
            options.name = "Desk"
            if let rate { (options.limits.callsPerMinute, options.limits.changesPerMinute) = (rate, rate) }
            options.articleHTML = { try MarkdownRenderer().html($0) }
            options.report = { report in
                let query = ReportQuery(
                    viewer: report.viewer, from: report.start, to: report.end, of: report.teams, zone: report.zone,
                    title: report.title, audience: report.audience, language: report.language)
                let content = try await desk.reportContent(query, naming: store)
                return ReportPage(content, back: report.back).html
            }
            // Whoever tries it out may be anybody; of those, whoever leads a team keeps the organisation.
            options.administration = SiteAdministration(directory: store) { person in
                try await !desk.viewer(for: person).leads.isEmpty
            }
            return options
        }

        /// Passes are good for as long as the desk is shown.
        private func embedding() throws -> SiteEmbedding? {
            guard let embeddingOrigin else { return nil }
            let key = (0..<4).map { _ in String(UInt64.random(in: 0 ... .max), radix: 36) }.joined(separator: "-")
            do {
                return try SiteEmbedding(origins: [embeddingOrigin], key: key)
            } catch let error as SiteError {
                throw Failure(.usage, error.description)
            }
        }

        private func storeOrDemo() async throws -> any CompleteStore {
            if case .sqlite(let path) = try StoreURL(store.text), !FileManager.default.fileExists(atPath: path) {
                Terminal.report("Making \(store.shown): Brasserie du Parc, and a week of its requests …")
                let made = try await makeStore(store, "name another one with --store")
                let company = try OrganisationFile(Array(DemoCompany.yaml.utf8), named: "the demo’s organisation")
                try await made.save(company.entries)
                _ = try await DemoScript(made, until: SystemTime().now()).play()
                return made
            }
            return try await openStore(store, .existing)
        }

        private static func tell(_ address: String, _ frame: String?, _ place: String, isJSON: Bool) throws {
            if isJSON {
                try Terminal.printJSON(Answer(address: address, frame: frame))
            } else {
                Terminal.print("Open \(address)")
                if let frame { Terminal.print("Frame \(frame)/ask or \(frame)/chat") }
                Terminal.print(Style.dim("It signs in once. The desk is in \(place); Control-C ends this."))
            }
            try Terminal.flush()
        }

        private func run(_ application: some ServiceLifecycle.Service, _ desk: Desk) async throws {
            var configuration = ServiceGroupConfiguration(
                services: [application, desk as any ServiceLifecycle.Service].map {
                    .init(service: $0, successTerminationBehavior: .gracefullyShutdownGroup)
                },
                gracefulShutdownSignals: [.sigint, .sigterm],
                // What the group does is not for the person at the terminal.
                logger: Logger(label: "desk") { _ in SwiftLogNoOpLogHandler() })
            configuration.maximumGracefulShutdownDuration = .seconds(20)
            do {
                try await ServiceGroup(configuration: configuration).run()
            } catch let error as IOError {
                throw Failure(.inputOutput, "Port \(port) cannot be used: \(error)")
            }
        }
    }
#endif
