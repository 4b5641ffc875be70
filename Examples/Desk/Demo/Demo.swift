#if Command
    import ArgumentParser
    import Foundation
    import ServiceDesk
    import ServiceDeskYAML

    struct Demo: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "demo", abstract: "Make a small company with a week of requests, to play with.")

        @Option(
            help: ArgumentHelp("The instant that the week leads up to; without it now.", valueName: "time"),
            transform: TimeArgument.read)
        var now: TimeArgument?
        @Flag(help: "Play a year of work between teams before the week: a few seconds.") var year = false
        @OptionGroup var store: StoreOptions
        @OptionGroup var output: OutputOptions

        struct Answer: Encodable {
            var store: String
            var people, teams, services, articles, requests: Int
            /// Commands that work as they stand.
            var tryNext: [String]
        }

        mutating func run() async throws {
            let place = store.shown
            let company = try OrganisationFile(Array(DemoCompany.yaml.utf8), named: "the demo’s organisation")
            let store = try await makeStore(store, "name another one with --store")
            try await store.save(company.entries)
            let playbook = try OrganisationFile(Array(DemoCompany.playbook.utf8), named: "the demo’s playbook")
            if year { try await store.save(playbook.entries) }
            let end = now?.timestamp(at: SystemTime().now()) ?? SystemTime().now()
            let script = DemoScript(store, until: end)
            let past = year ? try await script.playYear() : nil
            let highlights = try await script.play()
            if year { try await script.sendMonths() }
            let steps = next(highlights) + (past.map(next) ?? [])
            let count = try await store.counts(CountQuery(viewer: .host("demo"))).first?.count ?? 0
            let articles = try await store.page(ArticleQuery(viewer: .host("demo"), limit: 200)).articles.count
            func number(_ kind: DirectoryEntry.Kind) -> Int { company.entries.count { $0.kind == kind } }
            let answer = Answer(
                store: place, people: number(.person), teams: number(.team), services: number(.service),
                articles: articles, requests: count, tryNext: steps.map(\.command))
            if output.json { return try Terminal.printJSON(answer) }
            Terminal.print(
                "Made \(place): Brasserie du Parc, \(answer.people) people, \(answer.teams) teams, "
                    + "\(answer.services) services, \(articles) articles, "
                    + "\(count) requests of a \(year ? "year" : "week")."
            )
            Terminal.print("\nTry next:")
            for step in steps {
                Terminal.print("  " + Style.dim("# \(step.about)"))
                Terminal.print("  " + step.command)
            }
        }

        private func next(_ past: DemoScript.Year) -> [(about: String, command: String)] {
            let store = store.asTyped
            return [
                ("what was owed, as personnel sees it", "desk obligation report --as mia\(store)"),
                ("and as one who owes it sees it", "desk obligation report --as julie\(store)"),
                ("a new colleague, from the template to the thanks", "desk show \(past.onboarding) --as mia\(store)"),
                ("what was done against a problem", "desk problem effect \(past.problem) --as bram\(store)"),
                ("who has read what was said about it", "desk outreach readers \(past.problem) --as bram\(store)"),
                ("whether what is written answers", "desk knowledge stats --from=-52w --by team\(store)"),
                ("the month of a team, in which nobody is ranked", "desk thanks digest hr --as mia\(store)"),
                ("and when its lead is told of the next by itself", "desk thanks send\(store)"),
            ]
        }

        private func next(_ highlights: DemoScript.Highlights) -> [(about: String, command: String)] {
            let store = store.asTyped
            return [
                ("the open requests of the IT team, as its lead sees them", "desk list --as piet --team it\(store)"),
                ("what Julie asked for", "desk list --as julie --asked --all\(store)"),
                ("a request with its timeline", "desk show \(highlights.printer) --as piet\(store)"),
                (
                    "the same one as Julie sees it: no private notes",
                    "desk show \(highlights.printer) --as julie\(store)"
                ),
                (
                    "find it by its words, accents or not, and what IT has written about it",
                    "desk search --as piet imprimante etage\(store)"
                ),
                (
                    "when it should have been answered and resolved, and why",
                    "desk sla explain \(highlights.printer) --as piet\(store)"
                ),
                ("read that", "desk knowledge show A1 --as emily\(store)"),
                ("ask for help", "desk open --as emily --team it \"My second screen flickers\"\(store)"),
                ("answer it", "desk reply \(highlights.printer) --as piet \"La pièce arrive demain.\"\(store)"),
                (
                    "a confidential matter: Mia of personnel sees it",
                    "desk show \(highlights.personal) --as mia\(store)"
                ),
                (
                    "the head of IT does not, not even that it exists (exit code 68)",
                    "desk show \(highlights.personal) --as piet\(store)"
                ),
                ("who is there, and what one can ask for", "desk team --as piet\(store)"),
                ("prove that nothing was changed behind the desk’s back", "desk verify\(store)"),
            ]
        }
    }
#endif
