#if Command
    import ArgumentParser
    import ServiceDesk

    /// A service desk in a terminal, on one SQLite file. `Documentation/Command.md` is its reference.
    @main
    struct DeskCommand: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "desk",
            abstract: "A service desk in a terminal: ask another team for help and follow the answer.",
            discussion: """
                Start with “desk demo” (a small company to play with) or “desk init” (your own). Say who you are with \
                --as PERSON or DESK_AS, and which file with --store PATH or DESK_STORE (desk.sqlite). --json prints \
                for programs. Where a TEXT is wanted, - reads it from standard input.

                \(ExitStatus.table)
                """,
            version: "0.1.0",
            groupedSubcommands: [
                CommandGroup(name: "Beginning", subcommands: [Demo.self, Init.self, Apply.self]),
                CommandGroup(name: "Asking and reading", subcommands: [Open.self, List.self, Show.self, Search.self]),
                CommandGroup(name: "Knowing", subcommands: [Knowledge.self]),
                CommandGroup(name: "Talking", subcommands: [Reply.self, AddNote.self, Attach.self, Save.self]),
                CommandGroup(
                    name: "Working",
                    subcommands: [
                        Take.self, Assign.self, Hold.self, Resume.self, Resolve.self, Close.self, Reopen.self,
                    ]),
                CommandGroup(
                    name: "Describing",
                    subcommands: [
                        Rename.self, Classify.self, Due.self, AddTag.self, RemoveTag.self, Fill.self, AboutThings.self,
                    ]),
                CommandGroup(
                    name: "Relating", subcommands: [Merge.self, Split.self, AddLink.self, RemoveLink.self]),
                CommandGroup(
                    name: "Sharing",
                    subcommands: [
                        Watch.self, Unwatch.self, ChangeRequester.self, Protect.self, Unprotect.self, HandOver.self,
                        TakeBack.self, BreakGlass.self,
                    ]),
                CommandGroup(
                    name: "The organisation",
                    subcommands: [
                        ShowTeam.self, ShowPerson.self, ShowService.self, Hours.self, OnCall.self, SLA.self,
                        WriteOrganisation.self, Delegate.self,
                    ]),
                CommandGroup(
                    name: "Between teams",
                    subcommands: [Obligations.self, Wait.self, Approvals.self, Thanking.self, Map.self]),
                CommandGroup(
                    name: "Before they ask, and after", subcommands: [Problems.self, ReachingOut.self, Surveys.self]),
                CommandGroup(name: "Measuring", subcommands: [Stats.self, ShowWorkload.self, WriteReport.self]),
                CommandGroup(
                    name: "In the same way each time",
                    subcommands: [Templates.self, Recurring.self, Checklists.self, Macros.self, Rules.self]),
                CommandGroup(name: "Due work and notices", subcommands: [Run.self, Notices.self]),
                CommandGroup(
                    name: "Mail, in a browser, and for programs", subcommands: [Mail.self, Serve.self, Tokens.self]),
                CommandGroup(
                    name: "The store",
                    subcommands: [
                        Import.self, Export.self, Copy.self, Compare.self, Backup.self, Verify.self, Erase.self,
                        Expunge.self,
                    ]),
            ])

        static func main() async {
            do {
                try checkArgumentEncoding()
                var command = try parseAsRoot()
                if var asynchronous = command as? any AsyncParsableCommand {
                    try await asynchronous.run()
                } else {
                    try command.run()
                }
                await OpenStores.close()
                try Terminal.flush()
            } catch {
                Failure.exit(after: error)
            }
        }

        /// Swift repairs arguments that are not UTF-8; what would be stored then is not what was typed.
        private static func checkArgumentEncoding() throws {
            for index in 1..<max(1, Int(CommandLine.argc)) {
                guard let argument = CommandLine.unsafeArgv[index], String(validatingCString: argument) == nil else {
                    continue
                }
                throw Failure(.badInput, "Argument \(index) is not valid UTF-8.")
            }
        }
    }
#else
    /// What remains without the libraries that the command needs.
    @main
    enum DeskCommand {
        static func main() {
            print("The desk command is not part of this build: enable the package trait “Command” (--traits Command).")
        }
    }
#endif
