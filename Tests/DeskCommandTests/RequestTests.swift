#if Command
    import Testing

    /// Every subcommand about requests once, its effect read back through `--json`.
    @Suite struct RequestTests {
        let place: Workplace

        init() throws { place = try Workplace.demo() }

        private func show(_ number: Int, as person: String) throws -> JSONValue {
            try place.desk("show", "\(number)", "--as", person, "--json").json()
        }

        /// Opens a request with the IT team and gives its number.
        private func open(_ subject: String, as person: String = "emily") throws -> Int {
            try #require(
                try place.desk("open", "--as", person, "--team", "it", subject, "--json").json().request.number.integer)
        }

        @Test func openWithEverything() throws {
            try place.write("photo.png", [0x89, 0x50, 0x4E, 0x47])
            let made = try place.desk(
                "open", "--as", "luc", "L’imprimante est en panne", "Depuis ce matin.", "--service", "printing",
                "--field",
                "location=accueil", "--field", "problem=autre", "--field", "details=bruit", "--kind", "incident",
                "--impact",
                "high", "--urgency", "2", "--requester", "julie", "--beneficiary", "karim", "--watcher", "elise",
                "--tag",
                "accueil", "--due", "2026-04-01T12:00:00Z", "--language", "fr", "--attach", "photo.png", "--json"
            ).json().request
            #expect(made.subject == "L’imprimante est en panne")
            #expect(made.kind == "incident" && made.priority == 2 && made.impact == 1 && made.urgency == 2)
            #expect(made.requester == "julie" && made.beneficiary == "karim" && made.watchers[0] == "elise")
            #expect(made.team == "it" && made.service == "printing" && made.fields.details == "bruit")
            #expect(made.tags[0] == "accueil" && made.due == "2026-04-01T12:00:00Z" && made.language == "fr")
            #expect(made.channel == "terminal" && made.attachmentCount == 1 && made.state == "new")
            // Opened, given its targets, and promised.
            #expect(made.isConfidential == false && made.version == 3)
        }

        @Test func openFromStandardInput() throws {
            let input = Array("Mijn wachtwoord is verlopen\n\nKan iemand helpen?\nDank u.\n".utf8)
            let made = try place.desk("open", "--as", "joris", "--team", "it", "-", "--json", input: input).json()
                .request
            #expect(made.subject == "Mijn wachtwoord is verlopen")
            let timeline = try show(try #require(made.number.integer), as: "joris").timeline
            #expect(timeline[0].text == "Kan iemand helpen?\nDank u." && timeline[0].event == "opened")
        }

        @Test func openTwiceWithOneKey() throws {
            let arguments = ["open", "--as", "emily", "--team", "it", "Screen", "--key", "form-17", "--json"]
            let run = { try place.start([Workplace.binary] + arguments).wait().json().request.number }
            let first = try run()
            #expect(try run() == first)
            let other = try place.desk("open", "--as", "emily", "--team", "it", "Another", "--key", "form-17")
            #expect(other.status == 65 && other.errors.contains("key"))
        }

        @Test func lifeCycle() throws {
            let number = try open("Screen flickers")
            func state(_ arguments: String...) throws -> String? {
                let run = try place.start([Workplace.binary] + arguments + ["--json"]).wait()
                return try run.json().request.state.string
            }
            #expect(try state("take", "\(number)", "--as", "luc") == "open")
            #expect(try state("hold", "#\(number)", "information", "--as", "luc") == "pending")
            #expect(try show(number, as: "luc").request.pending.waitingFor == "requester")
            #expect(try state("resume", "\(number)", "--as", "luc") == "open")
            #expect(
                try state("hold", "\(number)", "supplier", "--waiting-for", "supplier:printfix", "--as", "luc")
                    == "pending")
            #expect(try show(number, as: "luc").request.pending.waitingFor == "supplier:printfix")
            #expect(
                try state("resolve", "\(number)", "not-reproducible", "It is quiet now.", "--as", "luc") == "resolved")
            #expect(try show(number, as: "luc").request.resolution == "notReproducible")
            #expect(try state("reopen", "\(number)", "It flickers again", "--as", "emily") == "reopened")
            #expect(try state("resolve", "\(number)", "fixed", "--as", "luc") == "resolved")
            #expect(try state("close", "\(number)", "--as", "emily") == "closed")
            let names = try show(number, as: "luc").timeline.items.compactMap(\.event.string)
            #expect(
                names == [
                    "opened", "targeted", "promised", "assigned", "started", "held", "promised", "resumed", "promised",
                    "held", "promised", "replied", "resolved", "promised", "reopened", "promised", "resolved",
                    "promised", "closed",
                ])
        }

        @Test func assignToTeamAndAgent() throws {
            let number = try open("Desk moved")
            let agent = try place.desk("assign", "\(number)", "--agent", "aisha", "--as", "piet", "--json").json()
                .request
            #expect(agent.team == "it" && agent.agent == "aisha")
            let team = try place.desk("assign", "\(number)", "--team", "facilities", "--as", "piet", "--json").json()
                .request
            // That team’s policy finds someone at once.
            #expect(team.team == "facilities" && team.agent == "bram" && team.transferCount == 1)
        }

        @Test func replyAndNote() throws {
            let number = try open("Keyboard")
            let input = Array("Two lines\nof reply".utf8)
            let replied = try place.desk("reply", "\(number)", "-", "--as", "luc", "--json", input: input).json()
                .request
            #expect(replied.replyCount == 2 && replied.state == "open")
            let noted = try place.desk("note", "\(number)", "Only for us", "--as", "luc", "--json").json().request
            #expect(noted.noteCount == 1)
            #expect(
                try show(number, as: "luc").timeline.items.contains { $0.text == "Only for us" && $0.isPublic == false }
            )
            let asRequester = try show(number, as: "emily")
            #expect(asRequester.request.noteCount == 0)
            #expect(!asRequester.timeline.items.contains { $0.event == "noted" })
            #expect(asRequester.timeline.items.contains { $0.text == "Two lines\nof reply" })
        }

        @Test func describe() throws {
            let number = try open("Something")
            func change(_ arguments: String...) throws -> JSONValue {
                try place.start([Workplace.binary] + arguments + ["--as", "piet", "--json"]).wait().json().request
            }
            #expect(try change("rename", "\(number)", "Écran noir").subject == "Écran noir")
            let classified = try change(
                "classify", "\(number)", "--kind", "problem", "--impact", "1", "--urgency", "high")
            #expect(classified.kind == "problem" && classified.priority == 1)
            #expect(try change("due", "\(number)", "2026-04-02T08:00:00Z").due == "2026-04-02T08:00:00Z")
            #expect(try change("due", "\(number)", "2026-04-02").due == "2026-04-02T23:59:00Z")
            #expect(try change("due", "\(number)", "none").due == .null)
            #expect(try change("tag", "\(number)", "screen", "floor-2").tags.items.count == 2)
            #expect(try change("untag", "\(number)", "screen").tags == .array(["floor-2"]))
            let filled = try change("fill", "\(number)", "--service", "printing", "location=hal", "problem=toner")
            #expect(filled.service == "printing" && filled.fields.problem == "toner")
            #expect(try change("fill", "\(number)", "location=kelder").fields.location == "kelder")
        }

        @Test func mergeSplitLink() throws {
            let (first, second, third) = (try open("One"), try open("Two", as: "karim"), try open("Three"))
            let target = try place.desk("merge", "\(second)", "--into", "\(first)", "--as", "piet", "--json").json()
                .request
            #expect(target.number.integer == first && target.watchers[0] == "karim")
            #expect(try show(second, as: "piet").request.state == "closed")
            try place.desk("reply", "\(first)", "And by the way, the phone is dead too.", "--as", "emily")
            let timeline = try show(first, as: "piet").timeline.items
            let message = try #require(timeline.last { $0.event == "replied" }?.version.integer)
            let split = try place.desk(
                "split", "\(first)", "\(message)", "--subject", "Phone is dead", "--as", "piet", "--json"
            ).json().request
            #expect(split.subject == "Phone is dead" && split.requester == "emily")
            try place.desk("link", "\(third)", "child-of", "\(first)", "--as", "piet")
            let links = try show(first, as: "piet").request.links.items
            #expect(links.contains { $0.relation == "parentOf" && $0.number.integer == third })
            #expect(links.contains { $0.relation == "mergedFrom" && $0.number.integer == second })
            #expect(links.contains { $0.relation == "splitInto" && $0.number == split.number })
            let refused = try place.desk("resolve", "\(first)", "fixed", "--as", "piet")
            #expect(refused.status == 72 && refused.errors.contains("#\(third)"))
            let despite = try place.desk(
                "resolve", "\(first)", "fixed", "--despite-open-children", "--as", "piet", "--json")
            #expect(try despite.json().request.state == "resolved")
            try place.desk("unlink", "\(third)", "child-of", "\(first)", "--as", "piet")
            #expect(try !show(first, as: "piet").request.links.items.contains { $0.relation == "parentOf" })
        }

        @Test func attachAndSave() throws {
            let number = try open("See the file")
            let bytes = (0..<600_000).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
            try place.write("data.bin", bytes)
            try place.write("plan.pdf", "plan")
            let attached = try place.desk(
                "attach", "\(number)", "data.bin", "plan.pdf", "--text", "Voilà", "--as", "emily", "--json")
            #expect(try attached.json().request.attachmentCount == 2)
            #expect(try place.desk("attach", "\(number)", "plan.pdf", "--private", "--as", "luc").status == 0)
            let file = try show(number, as: "emily").timeline.items.last?.attachments[1]
            #expect(file?.name == "plan.pdf" && file?.mediaType == "application/pdf" && file?.size == 4)
            try place.desk("save", "\(number)", "data.bin", "--to", "copy.bin", "--as", "luc")
            #expect(try place.read("copy.bin") == bytes)
            #expect(try place.desk("save", "\(number)", "plan.pdf", "--to", "-", "--as", "emily").output == "plan")
            let digest = try #require(file?.digest.string).prefix(12)
            #expect(try place.desk("save", "\(number)", String(digest), "--to", "p.pdf", "--as", "emily").status == 0)
            let again = try place.desk("save", "\(number)", "plan.pdf", "--to", "p.pdf", "--as", "emily")
            #expect(again.status == 73 && again.errors.contains("--force"))
            #expect(
                try place.desk("save", "\(number)", "plan.pdf", "--to", "p.pdf", "--force", "--as", "emily").status == 0
            )
        }

        @Test func sharing() throws {
            let number = try open("Badge reader", as: "julie")
            func change(_ arguments: String...) throws -> JSONValue {
                try place.start([Workplace.binary] + arguments + ["--json"]).wait().json().request
            }
            #expect(try place.desk("show", "\(number)", "--as", "karim").status == 68)
            #expect(try change("watch", "\(number)", "karim", "--as", "julie").watchers == .array(["karim"]))
            #expect(try place.desk("show", "\(number)", "--as", "karim").status == 0)
            #expect(try change("unwatch", "\(number)", "karim", "--as", "julie").watchers.items.isEmpty)
            let asked = try change("requester", "\(number)", "anna", "--beneficiary", "joris", "--as", "piet")
            #expect(asked.requester == "anna" && asked.beneficiary == "joris")
            #expect(try place.desk("show", "\(number)", "--as", "rene").status == 68)
            #expect(try change("hand-over", "\(number)", "printfix", "--as", "piet").supplier == "printfix")
            #expect(try place.desk("show", "\(number)", "--as", "rene").status == 0)
            #expect(try change("take-back", "\(number)", "--as", "piet").supplier == .null)
            #expect(try place.desk("show", "\(number)", "--as", "rene").status == 68)
        }

        @Test func confidentialityAndBreakingTheGlass() throws {
            let number = try open("Vertrouwelijk", as: "joris")
            try place.desk("assign", "\(number)", "--team", "hr", "--as", "piet")
            let protected = try place.desk("protect", "\(number)", "--named", "elise", "--as", "mia", "--json")
            #expect(try protected.json().request.isConfidential == true)
            #expect(try place.desk("show", "\(number)", "--as", "elise").status == 0)
            #expect(try place.desk("show", "\(number)", "--as", "piet").status == 68)
            let list = try place.desk("list", "--as", "piet", "--all", "--limit", "1000", "--json").json().requests
                .items
            #expect(!list.isEmpty && !list.contains { $0.number.integer == number })
            #expect(try place.desk("break-glass", "\(number)", "curious", "--as", "luc").status == 68)
            #expect(try place.desk("break-glass", "\(number)", "Mia is ill; Joris calls", "--as", "piet").status == 0)
            #expect(try place.desk("show", "\(number)", "--as", "piet").status == 0)
            let timeline = try show(number, as: "mia").timeline.items
            #expect(
                timeline.contains { $0.event == "accessOpened" && $0.summary.string?.contains("Mia is ill") == true })
            #expect(
                try place.desk("unprotect", "\(number)", "--as", "mia", "--json").json().request.isConfidential == false
            )
        }

        @Test func delegation() throws {
            #expect(try place.desk("show", "8", "--as", "hugo", "--acting-for", "mia").status == 77)
            #expect(try place.desk("delegate", "luc", "--until", "2w", "--as", "piet").status == 0)
            let number = try open("For the substitute")
            try place.desk("take", "\(number)", "--as", "luc", "--acting-for", "piet")
            let last = try show(number, as: "piet").timeline.items.last
            #expect(last?.person == "piet" && last?.delegate == "luc")
            #expect(try place.desk("delegate", "luc", "--until", "-2d", "--as", "piet").status == 64)
        }
    }
#endif
