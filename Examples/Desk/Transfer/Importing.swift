#if Command
    import ArgumentParser
    import Foundation
    import ServiceDesk
    import ServiceNowImport

    struct Import: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import", abstract: "Bring in an export of a desk, or the log of another system.",
            discussion: "Files may be compressed (gzip). The store is made where there is none.",
            subcommands: [ImportDesk.self, ImportServiceNow.self])
    }

    struct ImportDesk: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "desk", abstract: "Read what “desk export” wrote, whole and exact.",
            discussion: "What the store has already stays as it is; a request that differs stops the import.")

        @Argument(help: "The export; - for standard input.") var file: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        struct Answer: Encodable {
            var read, added: TransferJSON
            var differingEntries: [String]
        }

        mutating func run() async throws {
            let input = try InputFile(argument: file)
            let progress = Progress("import", unit: "requests")
            let report = try await withImportStore(store, from: input) { store in
                try await DeskImport(store).read(UnpackedBytes(file: input)) { step in
                    progress.update(Int64(step.requests), share: input.share)
                }
            }
            progress.finish()
            if output.json {
                let answer = Answer(
                    read: TransferJSON(report.read), added: TransferJSON(report.added),
                    differingEntries: report.differingEntries)
                return try Terminal.printJSON(answer)
            }
            Terminal.print("Read \(report.read.text), \(progress.summary).")
            Terminal.print("New: \(report.added.text).")
            if !report.differingEntries.isEmpty {
                Terminal.print(
                    "Left as they were in the store: \(report.differingEntries.joined(separator: ", ").safe).")
            }
        }
    }

    struct ImportServiceNow: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "servicenow", abstract: "Replay an incident log of ServiceNow, each change at its own time.",
            discussion: """
                The log is CSV with a row for each update. People, teams and services are made as they are met. A \
                second run brings only what is missing; a row that cannot be read is named and passed over. The \
                service levels of the store’s organisation apply.
                """)

        @Argument(help: "The log; - for standard input.") var file: String
        @Option(help: ArgumentHelp("Hours by which the log’s times are ahead of UTC.", valueName: "hours")) var ahead =
            0.0
        @Option(help: ArgumentHelp("The team of incidents that no group took.", valueName: "team")) var team =
            "service-desk"
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        func validate() throws {
            guard (-14...14).contains(ahead) else { throw ValidationError("--ahead is -14 to 14.") }
        }

        mutating func run() async throws {
            let input = try InputFile(argument: file)
            var configuration = ServiceNowImport.Configuration()
            configuration.zoneOffset = Int64(ahead * 3600)
            configuration.defaultTeam = Team.ID(team)
            let (reading, replaying) = (Progress("read", unit: "rows"), Progress("import", unit: "rows"))
            let (report, next) = try await withImportStore(store, from: input) { [store] opened in
                let importer = ServiceNowImport(opened, configuration: configuration)
                let report = try await importer.run(UnpackedBytes(file: input)) { step in
                    if step.isReading {
                        reading.update(Int64(step.rowsRead), share: input.share)
                    } else {
                        let share = Double(step.rowsReplayed) / Double(max(1, step.rowsRead))
                        replaying.update(Int64(step.rowsReplayed), share: share)
                    }
                }
                return (report, try await nextSteps(in: opened, store.asTyped))
            }
            replaying.finish()
            if output.json { return try Terminal.printJSON(ServiceNowAnswer(report)) }
            print(report, replaying.summary, from: input.label)
            if !next.isEmpty { Terminal.print("\nTry next:\n" + next.map { "  " + $0 }.joined(separator: "\n")) }
        }

        private func print(_ report: ServiceNowImport.Report, _ summary: String, from file: String) {
            for remark in report.remarks.prefix(20) { Terminal.report("\(file):\(remark.line): \(remark.reason.safe)") }
            if report.remarks.count > 20 {
                Terminal.report("… and \((report.remarks.count - 20).grouped) more like this.")
            }
            Terminal.print(
                "\(report.rows.grouped) rows: \(report.rowsReplayed.grouped) replayed, "
                    + "\(report.rowsWithoutEffect.grouped) without effect, "
                    + "\(report.rowsAlreadyThere.grouped) there already, \(report.rowsSkipped.grouped) skipped.")
            Terminal.print(
                "New: \(report.requests.grouped) requests, \(report.events.grouped) events, "
                    + "\(report.people.grouped) people, \(report.teams.grouped) teams, "
                    + "\(report.services.grouped) services, \(report.suppliers.grouped) suppliers, \(summary).")
        }

        /// Commands that show what came in: as a member of the team with most requests.
        private func nextSteps(in store: any CompleteStore, _ option: String) async throws -> [String] {
            let rows = try await store.counts(CountQuery(viewer: .host("import"), by: [.team]))
                .sorted { $0.count > $1.count }
            for row in rows {
                guard let id = row.values.first.flatMap({ $0 }), let team = try await store.teams([Team.ID(id)]).first,
                    let member = team.members.first?.person
                else { continue }
                let (person, name) = (member.rawValue.shellQuoted, id.shellQuoted)
                return [
                    "desk list --as \(person) --team \(name) --all --sort updated --reverse\(option)",
                    "desk team \(name) --as \(person)\(option)",
                ]
            }
            return []
        }
    }

    /// Opens the store for an import. A file that is not there yet is made under another name and gets its own when the
    /// import is whole, so that a failed one leaves nothing.
    private func withImportStore<Result>(
        _ options: StoreOptions, from file: InputFile, _ body: (any CompleteStore) async throws -> Result
    ) async throws -> Result {
        do {
            let url = try StoreURL(options.text)
            guard case .sqlite(let path) = url, access(path, F_OK) != 0 else {
                return try await body(openStore(url, .create))
            }
            return try await withNewFile(path, body)
        } catch {
            switch error {
            case let error as TransferError: throw Failure(ExitStatus(error), "\(file.label): \(error)")
            case let error as ServiceNowImport.LogError: throw Failure(.badInput, "\(file.label): \(error)")
            default: throw error
            }
        }
    }

    private func withNewFile<Result>(
        _ path: String, _ body: (any CompleteStore) async throws -> Result
    ) async throws -> Result {
        let place = "\(path).import-\(getpid())"
        defer { for ending in ["", "-wal", "-shm", "-lock"] { unlink(place + ending) } }
        let store = try openFile(place, .create)
        let result = try await body(store)
        try store.close()
        // Unlike renaming, a link does not replace what somebody else has made meanwhile.
        guard link(place, path) == 0 else {
            throw Failure(.cannotCreate, "\(path) cannot be made: \(String(cString: strerror(errno))).")
        }
        return result
    }

    struct ServiceNowAnswer: Encodable {
        struct Remark: Encodable {
            let line: Int
            let column: String?
            let reason: String
        }

        let rows, rowsReplayed, rowsWithoutEffect, rowsAlreadyThere, rowsSkipped: Int
        let requests, events, people, teams, services, suppliers: Int
        let remarks: [Remark]

        init(_ report: ServiceNowImport.Report) {
            (rows, rowsReplayed, rowsSkipped) = (report.rows, report.rowsReplayed, report.rowsSkipped)
            (rowsWithoutEffect, rowsAlreadyThere) = (report.rowsWithoutEffect, report.rowsAlreadyThere)
            (requests, events, people) = (report.requests, report.events, report.people)
            (teams, services, suppliers) = (report.teams, report.services, report.suppliers)
            remarks = report.remarks.map { Remark(line: $0.line, column: $0.column, reason: $0.reason) }
        }
    }
#endif
