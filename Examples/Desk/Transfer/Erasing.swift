#if Command
    import ArgumentParser
    import MailChannel
    import ServiceDesk
    import WebDesk

    struct Erase: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "erase", abstract: "Erase a person: what they wrote, and who they were.",
            discussion: """
                Says first what it would do; --for-good does it, and then writes the files of the store anew, which \
                keeps others waiting. What happened and when stays, and so do all figures. Backups and exports that \
                were made before have the person still.
                """)

        @Argument(help: "The id of the person.") var person: String
        @Flag(help: "Do it; nothing brings it back.") var forGood = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            let store = try await openStore(store, forGood ? .existing : .readOnly)
            var configuration = Desk.Configuration()
            configuration.workHandlers = MailWork.handlers + SiteWork.handlers
            let (desk, host) = (Desk(store, configuration: configuration), Viewer.host("erase"))
            let id = Person.ID(person)
            let isKnown = try await !store.people([id]).isEmpty
            let progress = Progress("erase", unit: "requests")
            let report = try await desk.erase(id, isRehearsal: !forGood, as: host) { step in
                progress.update(Int64(step.requests), share: nil)
            }
            progress.finish()
            guard isKnown || report.requests + report.work + report.entries > 0 else {
                throw Failure(.unknownName, "There is no person “\(person)”, and nothing of them.")
            }
            // First: what it says cannot be found out again.
            if output.json { try Terminal.printJSON(ErasureJSON(report, isDone: forGood)) } else { print(report) }
            guard forGood else { return }
            do {
                try await desk.expunge(as: host)
            } catch let error as StoreError where error.code == .busy {
                throw Failure(.busy, "\(error) “desk expunge” does it.")
            }
        }

        private func print(_ report: ErasureReport) {
            let rows = [
                ("requests", report.requests), ("events in them", report.events), ("files", report.files),
                ("notices, tokens, waiting mail", report.work), ("entries of the directory", report.entries),
            ]
            let columns = [
                Table.Column(title: forGood ? "Erased" : "Would be erased", maximumWidth: 40),
                Table.Column(title: "", isNumber: true),
            ]
            Table(columns: columns, rows: rows.map { [Table.Cell(text: $0), Table.Cell(text: "\($1)")] }).print()
            if forGood { Terminal.print("Where “\(person.safe)” stood, “\(report.pseudonym)” stands.") }
            tell("Somebody should look: others wrote of them in", report.stillNaming.map { "#\($0)" })
            tell("Articles that they wrote, or that name them, stay:", report.articles.map { "A\($0)" })
            tell("Due work names them among others:", report.stillPlanned.map(\.rawValue.safe))
            tell("The directory has their name or address in", report.entriesNaming.map(\.safe))
            if report.keys > 0 {
                Terminal.print("Idempotency keys of what they owed keep their id: \(report.keys).")
            }
            guard !forGood else { return }
            Terminal.print("Nothing was changed. With --for-good it is done, and nothing brings it back.")
        }

        private func tell(_ beginning: String, _ names: [String]) {
            guard !names.isEmpty else { return }
            let more = names.count > 20 ? ", and \(names.count - 20) more" : ""
            Terminal.print("\(beginning) \(names.prefix(20).joined(separator: ", "))\(more).")
        }
    }

    struct Expunge: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "expunge", abstract: "Write the files of the store anew, without what was erased.",
            discussion: """
                “desk erase --for-good” does it by itself, unless somebody reads the store as it was before. Keeps \
                others waiting, and takes as much room again as the store has.
                """)

        @OptionGroup var store: StoreOptions

        mutating func run() async throws {
            let store = try await openStore(store, .existing)
            try await Desk(store).expunge(as: .host("expunge"))
            Terminal.print("Written anew: nothing of what was erased is in its files.")
        }
    }

    private struct ErasureJSON: Encodable {
        let isDone: Bool
        let pseudonym: String?
        let requests, events, files, work, entries, keys: Int
        let entriesNaming: [String]
        let stillNaming: [Request.Number]
        let articles: [Article.Number]
        let stillPlanned: [String]

        init(_ report: ErasureReport, isDone: Bool) {
            self.isDone = isDone
            pseudonym = isDone ? report.pseudonym.rawValue : nil
            (requests, events, files) = (report.requests, report.events, report.files)
            (work, entries) = (report.work, report.entries)
            (stillNaming, articles, keys) = (report.stillNaming, report.articles, report.keys)
            entriesNaming = report.entriesNaming
            stillPlanned = report.stillPlanned.map(\.rawValue)
        }
    }
#endif
