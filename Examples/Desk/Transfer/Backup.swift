#if Command
    import ArgumentParser
    import Foundation
    import ServiceDesk
    import ServiceDeskSQLite
    import Synchronization

    struct Backup: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "backup", abstract: "Copy the store as it is now, while others work with it.",
            discussion: "Copying the file by other means may leave out what was written last.")

        @Argument(help: "The file to write; none may be there.") var file: String
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        struct Answer: Encodable {
            var path: String
            var size: Int64
        }

        mutating func run() async throws {
            guard access(file, F_OK) != 0 else {
                throw Failure(.cannotCreate, "“\(file)” is there already; a backup does not replace a file.")
            }
            guard case .sqlite(let path) = try StoreURL(store.text) else {
                throw Failure(
                    .wrongStore,
                    "desk backup copies a file, and \(store.shown) is none: pg_dump makes a backup of a "
                        + "database, and desk copy a copy of a desk.")
            }
            let store = try openFile(path, .readOnly)
            let progress = Progress("backup", unit: "pages")
            try await store.backup(to: file) { step in
                progress.update(Int64(step.pagesDone), share: Double(step.pagesDone) / Double(max(1, step.pagesInAll)))
            }
            progress.finish()
            let copy = InputFile(file)
            try copy.openIfNeeded()
            if output.json { return try Terminal.printJSON(Answer(path: file, size: copy.size)) }
            Terminal.print("\(file): \(byteText(copy.size)) \(progress.summary)")
        }
    }
#endif
