#if Command
    // An IT desk in one file: a portal in the browser, conversations with whoever is on duty, mail from a folder and
    // to one, over one SQLite file. Run it with a folder for its data, then open the address that it prints.
    import Foundation
    import Hummingbird
    import Logging
    import MailChannel
    import MailMessages
    import ServiceDesk
    import ServiceDeskSQLite
    import ServiceLifecycle
    import WebDesk

    @main
    struct ITDesk {
        static func main() async throws {
            let arguments = CommandLine.arguments
            let folder = URL(fileURLWithPath: arguments.count > 1 ? arguments[1] : "it-desk")
            let port = arguments.count > 2 ? Int(arguments[2]) ?? 8080 : 8080
            for name in ["in/new", "in/cur", "in/tmp", "out"] {
                try FileManager.default.createDirectory(
                    at: folder.appending(path: name), withIntermediateDirectories: true)
            }
            let store = try SQLiteStore(path: folder.appending(path: "desk.sqlite").path)
            // What is changed on the pages stays.
            if try await store.allEntries(.person).isEmpty { try await store.save(company) }

            // Mail: what is put into in/new becomes requests and answers, what the desk writes is put into out.
            guard let key = MailKey(try secret(in: folder)) else {
                throw Mistake("The key in \(folder.path) is too short.")
            }
            let mail = MailOptions(
                [Mailbox("it@parc.example", name: "IT", team: "it")], key: key, authentication: .vouchedByServer)
            let sender = FolderSender(folder: folder.appending(path: "out"))
            var configuration = Desk.Configuration()
            configuration.notices = NoticeOptions([
                MailNotifier(options: mail, store: StoreParts(store), sending: sender)
            ])
            configuration.workHandlers = MailWork.handlers + SiteWork.handlers
            configuration.closeResolvedAfter = .seconds(7 * 86_400)
            let desk = Desk(store, configuration: configuration)
            let intake = MailIntake(desk: desk, directory: store, attachments: store, options: mail)
            let source = MaildirSource(try Maildir(path: folder.appending(path: "in").path), into: intake)

            // The pages. For trying: whoever has the link may be anybody.
            let identity = EvaluationIdentity(people: ["anna", "luc", "piet"])
            var options = SiteOptions()
            options.name = "IT"
            options.quarantine = WaitingMail(intake: intake)
            options.administration = SiteAdministration(directory: store, by: ["luc"])
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
                services: [application, desk, source], gracefulShutdownSignals: [.sigint, .sigterm],
                logger: Logger(label: "it-desk"))
            try await group.run()
            try store.close()
        }

        private static let company: [DirectoryEntry] = [
            .person(person("anna", "Anna Peeters", .dutch)),
            .person(person("luc", "Luc Moreau", .french)),
            .person(person("piet", "Piet De Smet", .dutch)),
            .team(
                Team(
                    id: "it", name: "IT", mission: "Computers, printers, toegang.",
                    members: [.init("luc", role: .lead), .init("piet")])),
            .service(Service(id: "printing", team: "it", name: "Printers en scanners")),
            .service(Service(id: "access", team: "it", name: "Accès et mots de passe")),
        ]

        private static func person(_ id: Person.ID, _ name: String, _ language: Language) -> Person {
            Person(
                id: id, name: name, addresses: [Address(.mail, "\(id)@parc.example", isVerified: true)],
                language: language)
        }

        /// With which reply addresses are signed: made once, and kept beside the store.
        private static func secret(in folder: URL) throws -> String {
            let file = folder.appending(path: "mail.key")
            // Another key would make all addresses void that were given out.
            if FileManager.default.fileExists(atPath: file.path) {
                return try String(contentsOf: file, encoding: .utf8)
            }
            let secret = (0..<4).map { _ in String(UInt64.random(in: 0 ... .max), radix: 36) }.joined()
            try Data(secret.utf8).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path)
            return secret
        }
    }

    /// Puts each mail into a folder, as a file of its own.
    private struct FolderSender: MailSender {
        let folder: URL

        func send(_ mail: OutgoingMail) async throws(DeliveryError) {
            do {
                let name = "\(Digest(of: mail.content).description.prefix(16)).eml"
                try Data(mail.content).write(to: folder.appending(path: name), options: .atomic)
            } catch {
                throw DeliveryError(.failed, "The mail cannot be written: \(error)")
            }
        }
    }

    /// Mail of which it is not certain who wrote it, for the pages.
    private struct WaitingMail: SiteQuarantine {
        let intake: MailIntake

        func mails(as viewer: Viewer, limit: Int) async throws -> [SiteMail] {
            var mails: [SiteMail] = []
            for mail in try await intake.quarantine.mails(as: viewer, limit: limit) {
                let message = MailMessage(reading: try await intake.quarantine.original(of: mail))
                mails.append(
                    SiteMail(
                        id: mail.id.rawValue, from: mail.from, subject: mail.subject,
                        text: message.text { HTMLText(of: $0).text },
                        reason: [mail.reason.explanation, mail.detail].filter { !$0.isEmpty }.joined(separator: " "),
                        mailbox: mail.mailbox, request: mail.request, arrivedAt: mail.arrivedAt))
            }
            return mails
        }

        func release(
            _ id: String, from person: Person.ID?, as viewer: Viewer
        ) async throws -> ServiceDesk.Request.Number? {
            try await intake.release(QuarantinedMail.ID(id), from: person, as: viewer).request
        }

        func discard(_ id: String, as viewer: Viewer) async throws {
            try await intake.quarantine.discard(QuarantinedMail.ID(id), as: viewer)
        }
    }

    private struct Mistake: Error, CustomStringConvertible {
        let description: String
        init(_ description: String) { self.description = description }
    }
#else
    #warning("it-desk has web pages and mail: enable the package trait Command (--traits Command).")

    @main
    enum ITDesk {
        static func main() {
            print("This desk is not part of this build: enable the package trait “Command” (--traits Command).")
        }
    }
#endif
