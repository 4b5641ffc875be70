#if Command
    import ArgumentParser
    import ServiceDesk
    import ServiceDeskSQLite

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Write everything as JSON Lines: people, articles, requests, files.",
            discussion: """
                The same store always gives the same bytes. A name that ends in .gz is compressed. For a copy of one \
                instant while others write, export from a backup.
                """)

        @Argument(help: "The file to write; - for standard output.") var file = "-"
        @Flag(help: "Replace a file that is there.") var force = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            let store = try await openStore(store, .readOnly)
            let total = try await store.counts(CountQuery(viewer: .host("export"))).first?.count ?? 0
            let progress = Progress("export", unit: "requests")
            func tell(_ step: TransferProgress) {
                progress.update(Int64(step.requests), share: Double(step.requests) / Double(max(1, total)))
            }
            guard file != "-" else {
                try await DeskExport(store).write(to: { try Terminal.write($0) }, progress: tell)
                return progress.finish()
            }
            let target = try OutputFile(file, replaces: force)
            let done: TransferProgress
            if file.hasSuffix(".gz") {
                let packed = try GzipWriter { try target.write($0) }
                done = try await DeskExport(store).write(to: { try packed.write($0) }, progress: tell)
                try packed.finish()
            } else {
                done = try await DeskExport(store).write(to: { try target.write($0) }, progress: tell)
            }
            try target.finish()
            progress.finish()
            if output.json { return try Terminal.printJSON(TransferJSON(done)) }
            Terminal.print("\(file): \(done.text), \(progress.summary).")
        }
    }

    /// What went through an export, an import or a check.
    struct TransferJSON: Encodable {
        let entries, attachments, requests, events, keys, articles, revisions, work, readings: Int
        let bytes: Int64

        init(_ progress: TransferProgress) {
            (entries, attachments, requests) = (progress.entries, progress.attachments, progress.requests)
            (events, keys, bytes) = (progress.events, progress.keys, progress.bytes)
            (articles, revisions, work) = (progress.articles, progress.revisions, progress.work)
            readings = progress.readings
        }
    }

    extension TransferProgress {
        var text: String {
            "\(requests.grouped) requests, \(events.grouped) events, \(attachments.grouped) files, "
                + "\(articles.grouped) articles, \(entries.grouped) entries of the directory, \(keys.grouped) keys"
        }
    }

    struct Verify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify", abstract: "Prove that nothing was changed, lost or damaged.",
            discussion: """
                Checks each request’s journal and each article’s history, hash by hash, what they give, and the bytes \
                of each file; and that what is counted for figures is what the journals say.
                """
        )

        @Flag(help: "Where it is not, have what is counted for figures made anew from the journals.")
        var repair = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        struct Answer: Encodable {
            struct Fault: Encodable {
                var request: Request.Number?
                var article: Article.Number?
                var description: String
            }

            var isClean: Bool
            var requests, events, erasedEvents, attachments, articles, revisions, faultCount: Int
            var faults: [Fault]
            /// Whether what is counted for figures was made anew.
            var isCountedAnew: Bool
        }

        mutating func run() async throws {
            let path = store.shown
            let store = try await openStore(store, repair ? .existing : .readOnly)
            let total = try await store.counts(CountQuery(viewer: .host("verify"))).first?.count ?? 0
            let progress = Progress("verify", unit: "events")
            let report = try await StoreAudit(store).run(repairing: repair) { step in
                progress.update(Int64(step.events), share: Double(step.requests) / Double(max(1, total)))
            }
            let found = try await (store as? SQLiteStore)?.check() ?? []
            progress.finish()
            let checked = report.checked
            let faultCount = report.faultCount + found.count
            let faults =
                report.faults.map {
                    Answer.Fault(request: $0.request, article: $0.article, description: $0.description)
                }
                + found.map { Answer.Fault(request: $0.request, description: $0.description) }
            if output.json {
                try Terminal.printJSON(
                    Answer(
                        isClean: faultCount == 0, requests: checked.requests, events: checked.events,
                        erasedEvents: report.erasedEvents,
                        attachments: checked.attachments, articles: checked.articles, revisions: checked.revisions,
                        faultCount: faultCount, faults: faults, isCountedAnew: report.isCountedAnew))
            } else {
                for fault in faults {
                    Terminal.print(Style.red("damaged") + "  " + fault.description.safe.asOneLine)
                }
                let text =
                    "\(checked.requests.grouped) requests, \(checked.events.grouped) events, "
                    + "\(checked.attachments.grouped) files, \(checked.articles.grouped) articles"
                let erased = report.erasedEvents > 0 ? "; \(report.erasedEvents.grouped) events were erased" : ""
                if faultCount == 0 { Terminal.print("\(path) is whole: \(text) checked \(progress.summary)\(erased).") }
            }
            guard faultCount > 0 else { return }
            if report.isCountedAnew, report.faultCount == report.countingFaults, found.isEmpty {
                return output.json ? () : Terminal.print("What is counted for figures was made anew from the journals.")
            }
            try Terminal.flush()
            throw Failure(
                .damaged,
                "\(path) is damaged: \(faultCount.grouped) faults in \(checked.requests.grouped) requests and "
                    + "\(checked.articles.grouped) articles.")
        }
    }
#endif
