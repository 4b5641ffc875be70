#if Command
    import Foundation
    import Testing

    /// The file of templates, macros and rules; what macros and rules do; checklists.
    @Suite struct PlaybookTests {
        let place: Workplace

        init() throws { place = try Workplace.playbook() }

        private func open(_ subject: String, as person: String) throws -> JSONValue {
            try place.desk("open", "--as", person, "--team", "it", subject, "--json").json().request
        }

        private func show(_ number: Int, as person: String) throws -> JSONValue {
            try place.desk("show", "\(number)", "--as", person, "--json").json()
        }

        // MARK: The file

        @Test func whatIsWrittenReadsBackTheSame() throws {
            let printed = try place.desk("organisation").output
            for part in ["templates:", "macros:", "rules:", "ahead: 10d", "after: 2d", "within: 36h", "other: "] {
                #expect(printed.contains(part), "\(part): \(printed)")
            }
            try place.write("printed.yaml", printed)
            let again = try place.desk("apply", "printed.yaml", "--json").json()
            #expect(again.added.items.isEmpty && again.changed.items.isEmpty, "\(again)")
            #expect(try place.desk("init", "--from", "printed.yaml", "--store", "other.sqlite").status == 0)
            #expect(try place.desk("organisation", "--store", "other.sqlite").output == printed)
        }

        @Test func mistakesAreNamedWithTheirLine() throws {
            let before = try place.desk("organisation").output
            for (yaml, line, says) in PlaybookFile.mistakes {
                try place.write("m.yaml", yaml)
                let outcome = try place.desk("apply", "m.yaml")
                #expect(outcome.status == 78 && outcome.output.isEmpty, "\(yaml): \(outcome)")
                #expect(outcome.errors.hasPrefix("desk: m.yaml:\(line): "), "\(yaml): \(outcome.errors)")
                #expect(outcome.errors.contains(says), "\(yaml): \(outcome.errors)")
            }
            #expect(try place.desk("organisation").output == before)
        }

        // MARK: Macros

        @Test func aMacroDoesAllItSays() throws {
            let number = try #require(try open("The toner is empty", as: "emily").number.integer)
            let own = try place.desk("macro", "list", "--as", "luc", "--json").json().macros.items.map(\.id)
            #expect(own == ["everything", "more", "toner"])
            #expect(try !place.desk("macro", "list", "--as", "mia").output.contains("Toner is under way"))
            let line = ["macro", "run", "toner", "\(number)", "--key", "k", "--as", "luc", "--json"]
            let run = { try place.start([Workplace.binary] + line).wait().json().request }
            let request = try run()
            #expect(request.tags[0] == "printer" && request.kind == "incident" && request.state == "pending")
            #expect(request.agent == "luc" && request.pending.waitingFor == "supplier:printfix")
            #expect(request.replyCount == 2)
            #expect(try run().replyCount == 2)
            let texts = try show(number, as: "luc").timeline.items.compactMap(\.text.string)
            #expect(texts.contains("Hello Emily Carter, toner is under way.") && texts.contains("Ordered as usual."))
            #expect(try place.desk("macro", "run", "toner", "\(number)", "--as", "emily").status == 77)
            #expect(try place.desk("macro", "run", "nothing", "\(number)", "--as", "luc").status == 67)
            #expect(try place.desk("macro", "run", "toner", "999", "--as", "luc").status == 68)
        }

        // MARK: Rules

        @Test func aRuleActsAndSaysSo() throws {
            let request = try open("Mon écran", as: "elise")
            #expect(request.tags == .array(["board"]) && request.urgency == 1)
            let number = try #require(request.number.integer)
            let timeline = try show(number, as: "luc").timeline.items
            #expect(timeline.contains { $0.event == "tagged" && $0.host == "rule: board" })
            #expect(try place.desk("show", "\(number)", "--as", "luc").output.contains("rule: board"))
            #expect(try open("My screen", as: "emily").tags == .array([]))
            let rules = try place.desk("rule", "list", "--json").json().rules
            #expect(rules[0].id == "board" && rules[0].isActive == true && rules[1].isActive == false)
            #expect(rules[1].after == 172_800)
            #expect(try place.desk("rule", "list").output.contains("off"))
        }

        @Test func aRuleIsTriedWithoutDoingAnything() throws {
            try place.write(
                "try.yaml",
                """
                rules:
                  - {id: emily, on: [opened], if: {requesters: [emily]}, do: [{tag: [emily]}]}
                  - {id: odd, on: [opened], if: {requesters: [emily]}, do: [{reopen: Because}]}
                """)
            let before = try place.desk("export").output
            let answer = try place.desk(
                "rule", "try", "--file", "try.yaml", "--as", "luc", "--from", "2026-01-01", "--json"
            ).json().rehearsals
            #expect(answer[0].rule == "emily" && answer[0].isWhole == true && answer[1].rule == "odd")
            let occasion = try #require(answer[0].occasions.items.first)
            #expect(occasion.on == "opened" && occasion.changes == .array(["tagged"]))
            #expect(answer[1].occasions.items.allSatisfy { $0.refusal.string != nil })
            let text = try place.desk(
                "rule", "try", "odd", "--file", "try.yaml", "--as", "luc", "--from", "2026-01-01")
            #expect(text.output.contains("been refused") && text.output.contains("It would have acted"), "\(text)")
            #expect(try place.desk("export").output == before)
            #expect(try place.desk("rule", "try", "board", "--as", "luc", "--json").status == 0)
            #expect(try place.desk("rule", "try", "nothing", "--as", "luc").status == 67)
            #expect(try place.desk("rule", "try", "--as", "luc").status == 64)
        }

        // MARK: Checklists

        @Test func stepsAreAddedAndTicked() throws {
            let number = "\(try #require(try open("A new screen", as: "emily").number.integer))"
            #expect(try place.desk("checklist", "add", number, "Order it", "Place it", "--as", "luc").status == 0)
            func steps() throws -> JSONValue {
                try place.desk("checklist", "show", number, "--as", "luc", "--json").json().steps
            }
            #expect(try steps().items.map(\.text) == ["Order it", "Place it"] && steps()[0].isDone == false)
            #expect(try place.desk("checklist", "tick", number, "1", "--as", "luc").status == 0)
            #expect(try steps()[0].isDone == true && steps()[0].person == "luc")
            #expect(try place.desk("checklist", "tick", number, "1", "--undo", "--as", "luc").status == 0)
            #expect(try steps()[0].isDone == false)
            #expect(try place.desk("checklist", "tick", number, "9", "--as", "luc").status == 67)
            let seen = try place.desk("checklist", "show", number, "--as", "emily").output
            #expect(seen.contains("no checklist that you may see"), "\(seen)")
        }
    }

    extension Workplace {
        /// A folder with the demo in it, and templates, macros and rules.
        static func playbook() throws -> Workplace {
            let place = try Workplace.demo()
            try place.write("playbook.yaml", PlaybookFile.text)
            let applied = try place.desk("apply", "playbook.yaml", "--json").json()
            try #require(applied.added.items.count == 7, "\(applied)")
            return place
        }
    }
#endif
