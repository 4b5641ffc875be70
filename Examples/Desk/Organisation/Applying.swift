#if Command
    import ArgumentParser
    import Foundation
    import ServiceDesk
    import ServiceDeskYAML

    struct Init: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "init", abstract: "Begin a desk: write the organisation file to edit, and make the store.",
            discussion: "With --from, the file is there already and is only loaded.")

        @Option(help: "The organisation’s name.") var name = "Our organisation"
        @Option(help: ArgumentHelp("The organisation file to write.", valueName: "path")) var file = "organisation.yaml"
        @Option(help: ArgumentHelp("An organisation file to load instead.", valueName: "path")) var from: String?
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            if from == nil {
                try checkAbsent(file, "load it with --from, or name another with --file")
                let output = try OutputFile(file, replaces: false)
                try output.write(Array(OrganisationTemplate.text(named: name).utf8))
                try output.finish()
            }
            let path = from ?? file
            let organisation = try OrganisationFile(reading: path)
            let directory = try await makeStore(
                store, "desk apply changes the organisation of a store that is there")
            let changes = try await OrganisationChanges(organisation, in: directory)
            try await changes.save(in: directory)
            if output.json { return try Terminal.printJSON(changes.answer) }
            Terminal.print("Made \(store.shown) from \(path): \(changes.summary)")
            Terminal.print("Edit \(path) and load it again with: desk apply \(path.shellQuoted)\(store.asTyped)")
            if from == nil {
                Terminal.print(
                    "Ask for help:  desk open --as anna --team it \"Mijn scherm blijft zwart\"\(store.asTyped)")
                Terminal.print("See the queue: desk list --as luc --team it\(store.asTyped)")
            }
        }

        private func checkAbsent(_ path: String, _ advice: String) throws {
            guard access(path, F_OK) != 0 else {
                throw Failure(.cannotCreate, "“\(path)” is there already; \(advice).")
            }
        }
    }

    struct Apply: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "apply", abstract: "Load an organisation file that you have edited.",
            discussion: "Entries are added or replaced, all or none; what the file does not have stays.")

        @Argument(help: "The organisation file.") var file: String
        @Flag(help: "Only tell what would change.") var dryRun = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        mutating func run() async throws {
            let organisation = try OrganisationFile(reading: file)
            let directory = try await openStore(store, dryRun ? .readOnly : .existing)
            let changes = try await OrganisationChanges(organisation, in: directory)
            if !dryRun { try await changes.save(in: directory) }
            if output.json { return try Terminal.printJSON(changes.answer) }
            for line in changes.lines { Terminal.print(line) }
            Terminal.print((dryRun ? "Would be: " : "") + changes.summary)
        }
    }

    struct WriteOrganisation: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "organisation", abstract: "Print the store’s organisation as a file for “desk apply”.")

        @OptionGroup var store: StoreOptions

        mutating func run() async throws {
            let directory = try await openStore(store, .readOnly)
            var entries: [DirectoryEntry] = []
            for kind in DirectoryEntry.Kind.allCases { entries += try await directory.allEntries(kind) }
            Terminal.print(try OrganisationWriter().text(of: entries).trimmingCharacters(in: .newlines))
        }
    }

    extension OrganisationChanges {
        struct Answer: Encodable {
            var added, changed: [String]
            var unchanged: Int
        }

        var answer: Answer { Answer(added: added, changed: changed, unchanged: unchanged) }

        var lines: [String] { added.map { "+ \($0)" } + changed.map { "~ \($0)" } }

        var summary: String {
            "\(added.count.grouped) added, \(changed.count.grouped) changed, \(unchanged.grouped) as they were."
        }
    }

    extension OrganisationFile {
        init(reading path: String) throws {
            try self.init(
                InputFile(path).readAll(limit: Self.maximumSize, as: "an organisation file"), named: path,
                readingFiles: HolidayFile.named)
        }
    }
#endif
