#if Command
    import Foundation
    import Testing

    /// Problems: found in what recurs, helped with meanwhile, prevented.
    @Suite struct ProblemTests {
        let place: Workplace

        init() throws { place = try Workplace.demo() }

        private func desk(_ line: String, _ texts: String...) throws -> Outcome {
            let words = line.split(separator: " ").map(String.init)
            return try place.start([Workplace.binary] + words + texts).wait()
        }

        /// The demo's problem with the heating, of which two incidents come.
        private func heating() throws -> String {
            let listed = try desk("list --kind problem --all --as bram --json").json().requests
            return "\(try #require(listed[0].number.integer))"
        }

        @Test func whatRecursIsProposedAndOpened() throws {
            let others = [
                "souris clavier", "dossier partage", "licence tableur", "badge portail", "antenne toiture",
                "facture papier", "agenda calendrier", "signature courriel", "armoire serveur", "batterie portable",
                "traduction menu", "couleur affiche",
            ]
            let loop = """
                for i in 1 2 3 4 5 6 7 8 9 10; do desk open --as emily --team it 'Casque muet' || exit 1; done
                \(others.map { "desk open --as karim --team it '\($0)' || exit 1" }.joined(separator: "\n"))
                """
            #expect(try place.shell(loop).status == 0)
            let question = "--from 2026-01-01 --minimum 5 --as piet"
            let proposals = try desk("problem propose \(question) --json").json().proposals
            let first = proposals[0]
            #expect(first.pattern.string?.contains("casque") == true && first.count == 10, "\(proposals)")
            #expect(first.examples.items.count == 10 && !first.evidence.items.isEmpty)
            let table = try desk("problem propose \(question)").output
            #expect(table.hasPrefix("#  COUNT  LIFT  PATTERN") && table.contains("casque"), "\(table)")

            let missing = try desk("problem open 99 \(question)")
            #expect(missing.status == 65 && missing.errors.contains("no proposal 99"), "\(missing)")
            #expect(try desk("problem open 0 \(question)").status == 64)
            let opened = try desk("problem open 1 --team it \(question) --json").json().problems
            #expect(opened[0].kind == "problem" && opened[0].team == "it")
            #expect(opened[0].pattern.string?.contains("casque") == true)
            let number = try #require(opened[0].number.integer)
            let shown = try desk("show \(number) --as piet --json").json().request
            #expect(shown.links.items.count { $0.relation == "causes" } == 10, "\(shown)")
            // They come of a problem now, and are proposed no more.
            let rest = try desk("problem propose \(question) --json").json().proposals.items
            #expect(!rest.contains { $0.pattern.string?.contains("casque") == true }, "\(rest)")
        }

        @Test func aWorkaroundIsOfferedToWhoeverWritesOfIt() throws {
            let number = try heating()
            let diagnosed = try desk("problem diagnose \(number) --as bram --json --cause", "La pompe est usée").json()
            #expect(diagnosed.request.diagnosis.cause == "La pompe est usée")
            let words = ["--title", "Chauffage en panne la nuit", "--text", "Un radiateur est dans l’armoire."]
            let base = ["problem", "workaround", number, "--language", "fr", "--as", "bram"] + words
            let mute = try place.start([Workplace.binary] + base).wait()
            #expect(mute.status == 64 && mute.errors.contains("--audience"), "\(mute)")
            let known = try place.start([Workplace.binary] + base + ["--audience", "everyone", "--json"]).wait().json()
            #expect(known.request.diagnosis.workaround == 4)
            #expect(known.request.diagnosis.cause == "La pompe est usée")

            let offered = try desk("problem known-errors --as emily --json", "chauffage panne").json().articles
            #expect(offered.items.map(\.number.integer) == [4])
            #expect(try desk("problem known-errors --as emily", "chauffage panne").output.contains("A4"))
            #expect(try desk("problem known-errors ballon --as emily").output.contains("No workaround"))
            let shown = try desk("show \(number) --as bram").output
            #expect(shown.contains("cause       La pompe est usée") && shown.contains("workaround  A4"), "\(shown)")
        }

        @Test func aPreventionIsMeasured() throws {
            let number = try heating()
            let early = try desk("problem effect \(number) --as bram")
            #expect(early.status == 72 && early.errors.contains("Nothing was done"), "\(early)")
            let since = "2026-03-06T13:00:00Z"
            let prevented = try desk("problem prevent \(number) --since \(since) --as bram --json", "Nouvelle pompe")
            #expect(try prevented.json().request.prevention.measure == "Nouvelle pompe")
            let effect = try desk("problem effect \(number) --days 30 --as bram --json").json()
            #expect(effect.before == 2 && effect.after == 0 && effect.daysBefore == 30, "\(effect)")
            #expect(effect.isClear == false && effect.measure == "Nouvelle pompe")
            let told = try desk("problem effect \(number) --days 30 --as bram").output
            #expect(told.contains("Nouvelle pompe") && told.contains("That may be chance"), "\(told)")
        }

        @Test func failuresAreSaidInWords() throws {
            let failures: [(String, Int32, String)] = [
                ("problem diagnose 1 --cause Age --as piet", 72, "no problem"),
                ("problem link 1 2 --as piet", 72, "no problem"),
                ("problem prevent 1 Repair --as piet", 72, "no problem"),
                ("problem effect 999 --as piet", 68, "#999"),
                ("problem effect 1 --days 0 --as piet", 64, "--days"),
                ("problem propose --minimum 1 --as piet", 64, "--minimum"),
                ("problem propose --from 2d --until 1d --as piet", 64, "--until"),
                ("problem open 1 1 --as piet", 64, "once"),
                ("problem open 1 --team hr --as piet", 77, "hr"),
                ("problem open 1 --team nowhere --as piet", 67, "nowhere"),
            ]
            for (line, status, part) in failures {
                let outcome = try desk(line)
                #expect(outcome.status == status && outcome.errors.contains(part), "\(line): \(outcome)")
            }
            let empty = try desk("problem open 1 --from 2020-01-01 --until 2020-02-01 --as piet")
            #expect(empty.status == 65 && empty.errors.contains("nothing recurs"), "\(empty)")
        }
    }
#endif
