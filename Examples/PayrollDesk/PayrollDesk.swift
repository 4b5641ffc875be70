#if Command && PostgreSQL
    // HR and payroll over PostgreSQL: what is owed, both ways, and matters that only a few may see. Who leads a team
    // owes its hours by the end of the month, payroll owes the payslips. Run it with the address of a database, then
    // open the address that it prints.
    import Foundation
    import Hummingbird
    import Logging
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import ServiceLifecycle
    import WebDesk

    @main
    struct PayrollDesk {
        static func main() async throws {
            let arguments = CommandLine.arguments
            guard arguments.count > 1 else {
                FileHandle.standardError.write(Data("usage: payroll-desk postgres://…/… [port]\n".utf8))
                exit(64)
            }
            let port = arguments.count > 2 ? Int(arguments[2]) ?? 8080 : 8080
            let store = try await PostgreSQLStore(url: arguments[1])
            // What was edited since stays.
            if try await store.entries(DirectoryQuery(.person, limit: 1)).isEmpty {
                try await store.save(Company.entries)
            }

            var configuration = Desk.Configuration()
            configuration.workHandlers = SiteWork.handlers
            configuration.closeResolvedAfter = .seconds(14 * 86_400)
            let desk = Desk(store, configuration: configuration)
            for obligation in try Company.obligations {
                _ = try await desk.define(obligation, as: .host("payroll-desk"))
            }

            // For trying: whoever has the link may be anybody.
            let identity = EvaluationIdentity(people: ["emma", "karim", "nele", "sofie", "tom"])
            var options = SiteOptions()
            options.name = "HR & Payroll"
            options.zone = TimeZone(identifier: "Europe/Brussels") ?? .current
            let router = Router()
            try DeskSite(desk, identity: identity, options: options).mount(on: router)
            let application = Application(
                router: router, server: .http1(configuration: .init(idleTimeout: .seconds(60))),
                configuration: ApplicationConfiguration(address: .hostname("127.0.0.1", port: port)),
                onServerRunning: { channel in
                    print("Open http://127.0.0.1:\(channel.localAddress?.port ?? port)\(identity.makeLink())")
                    fflush(nil)
                })
            let group = ServiceGroup(
                services: [application, desk], gracefulShutdownSignals: [.sigint, .sigterm],
                logger: Logger(label: "payroll-desk"))
            try await group.run()
            await store.close()
        }
    }
#else
    #warning("payroll-desk wants PostgreSQL and pages: enable the package trait Command (--traits Command).")

    @main
    enum PayrollDesk {
        static func main() {
            print("This desk is not part of this build: enable the package trait “Command” (--traits Command).")
        }
    }
#endif
