#if Command
    import Foundation
    import Testing

    /// Templates, recurring requests, macros, rules and checklists.
    @Suite struct PlaybookTests {
        let place: Workplace

        init() throws {
            place = try Workplace.demo()
            try place.write("playbook.yaml", Self.templates + Self.macros + Self.rules)
            let applied = try place.desk("apply", "playbook.yaml", "--json").json()
            try #require(applied.added.items.count == 7, "\(applied)")
        }

        private static let templates = """
            templates:
              - id: onboarding
                title: A new colleague
                asks: [name, function]
                subject: "New colleague: {name}"
                text: |
                  {name} starts as {function}.
                  Everything is to be ready on the first day.
                team: hr
                tags: [onboarding]
                checklist: ["Contract for {name}", Welcome]
                parts:
                  - {name: account, subject: "Account for {name}", team: it, ahead: 10d, checklist: [Mailbox, VPN]}
                  - {name: badge, subject: "Badge for {name}", team: facilities, after: [account]}
              - id: toner
                title: Toner
                asks: [place]
                subject: "Toner: {place}"
                service: printing
                fields: {location: "{place}", problem: toner}
                approval: {question: May toner be bought?, from: manager, within: 5d}
                parts:
                  - {name: order, subject: Order toner, team: facilities}

            """

        private static let macros = """
            macros:
              - id: toner
                title: Toner is under way
                teams: [it]
                reply: {en: "Hello {requester}, toner is under way.", fr: "Bonjour {requester}."}
                note: Ordered as usual.
                do:
                  - take
                  - tag: [printer]
                  - classify: {kind: incident, impact: low, urgency: low}
                  - hold: {reason: supplier, for: supplier:printfix}
              - id: everything
                note: {en: "Two\\nlines", other: "{agent} de {team}"}
                do:
                  - classify: {kind: service-request}
                  - service: {id: accounts, fields: {account: julie}}
                  - no-service
                  - language: fr
                  - no-language
                  - tag: [a, b]
                  - untag: a
                  - assign: it
                  - assign: {team: it, agent: luc}
                  - no-team
                  - watch: anna
                  - unwatch: anna
                  - hold: information
                  - resume
                  - resolve: not-reproducible
                  - resolve: {as: workaround, despite-open-children: true}
                  - close
                  - close: {despite-open-children: true}
              - id: more
                do:
                  - reopen: "It is back: look again"
                  - hand-over: printfix
                  - take-back
                  - ask: {question: May it be?, from: [anna, elise], needed: 1, within: 36h}
                  - ask: {question: "And now?", from: manager}
                  - steps: [Look, "Write it down"]
                  - rename: "Same again"
                  - about: device:LT-4711
                  - not-about: device:LT-4711

            """

        private static let rules = """
            rules:
              - id: board
                title: The board first
                on: [opened, asked]
                if: {requesters: [elise], states: [new, open], kinds: [service-request, incident]}
                do:
                  - tag: [board]
                  - classify: {urgency: high}
              - id: silent
                title: Nobody has it after two days
                on: [opened]
                after: 2d
                if: {services: [accounts], words: [certificate], at-least: high, tags: [vpn], teams: [it],
                     channels: [mail], assigned: false, awaiting-approval: true}
                reply: We have not forgotten you.
                active: false

            """

        private func open(_ subject: String, as person: String) throws -> JSONValue {
            try place.desk("open", "--as", person, "--team", "it", subject, "--json").json().request
        }

        private func show(_ number: Int, as person: String) throws -> JSONValue {
            try place.desk("show", "\(number)", "--as", person, "--json").json()
        }

        private func runWork() throws {
            let run = try place.desk("run", "--once")
            try #require(run.status == 0, "\(run.errors)")
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

        /// `key: text` lines of one template, macro or rule, the first after `- `.
        private static func entry(_ section: String, _ lines: String...) -> String {
            "\(section):\n  - " + lines.joined(separator: "\n    ") + "\n"
        }

        private static let mistakes: [(yaml: String, line: Int, says: String)] = [
            (entry("templates", "id: t", "team: it"), 2, "needs “subject”"),
            (entry("templates", "id: t", "subject: \"{name}\""), 2, "Nothing fills “{name}”"),
            (entry("templates", "id: t", "subject: T", "team: nobody"), 4, "no team “nobody”"),
            (entry("templates", "id: t", "subject: T", "fields: {a: b}"), 4, "“service”"),
            (entry("templates", "id: t", "subject: T", "service: printing", "fields: {location: x, problem: ink}"), 5,
             "toner, papier, autre"),
            (entry("templates", "id: t", "subject: T", "service: accounts"), 2, "needs an answer"),
            (entry("templates", "id: t", "subject: T", "approval: {question: Q, from: anna}"), 4, "a list of people"),
            (entry("templates", "id: t", "subject: T", "approval: {question: Q, from: [zoe]}"), 4, "no person “zoe”"),
            (entry("templates", "id: t", "subject: T", "parts:", "  - {name: a, subject: A, ahead: soon}"), 5,
             "not “soon”"),
            (entry("templates", "id: t", "subject: T", "parts:", "  - {name: a, subject: A, after: [a]}"), 2,
             "wait for each other"),
            (entry("macros", "id: m"), 2, "what is to be done"),
            (entry("macros", "id: m", "reply: \"{name}\""), 3, "Nothing fills “{name}”"),
            (entry("macros", "id: m", "do: [dance]"), 3, "“dance” is nothing that can be done"),
            (entry("macros", "id: m", "do:", "  - tag: [two words]"), 4, "without blanks"),
            (entry("macros", "id: m", "do:", "  - tag"), 4, "“tag” needs a value"),
            (entry("macros", "id: m", "do:", "  - resume: now"), 4, "stands alone"),
            (entry("macros", "id: m", "do:", "  - classify: {}"), 4, "needs “kind”"),
            (entry("macros", "id: m", "do:", "  - hold: {reason: supplier, for: acme}"), 4, "supplier:ID"),
            (entry("macros", "id: m", "do:", "  - hold: {reason: supplier, for: \"supplier:acme\"}"), 4,
             "no supplier “acme”"),
            (entry("macros", "id: m", "do:", "  - service: vpn"), 4, "no service “vpn”"),
            (entry("rules", "id: r", "do: [resume]"), 2, "on what the rule acts"),
            (entry("rules", "id: r", "on: [dropped]", "do: [resume]"), 3, "opened, asked"),
            (entry("rules", "id: r", "on: [opened]", "do: [take]"), 2, "assign it"),
            (entry("rules", "id: r", "on: [opened]", "after: 5s", "do: [resume]"), 2, "366 days"),
            (entry("rules", "id: r", "on: [opened]", "if: {words: [two words]}", "do: [resume]"), 2, "not one word"),
            (entry("rules", "id: r", "on: [opened]", "if: {team: [it]}", "do: [resume]"), 4, "“team” is not known"),
        ]

        @Test func mistakesAreNamedWithTheirLine() throws {
            let before = try place.desk("organisation").output
            for (yaml, line, says) in Self.mistakes {
                try place.write("m.yaml", yaml)
                let outcome = try place.desk("apply", "m.yaml")
                #expect(outcome.status == 78 && outcome.output.isEmpty, "\(yaml): \(outcome)")
                #expect(outcome.errors.hasPrefix("desk: m.yaml:\(line): "), "\(yaml): \(outcome.errors)")
                #expect(outcome.errors.contains(says), "\(yaml): \(outcome.errors)")
            }
            #expect(try place.desk("organisation").output == before)
        }

        // MARK: Templates

        private func onboarding(_ more: String...) throws -> Int {
            let line = ["template", "open", "onboarding", "--set", "name=Noor", "--set", "function=Brasseuse"]
            let outcome = try place.start([Workplace.binary] + line + ["--as", "mia", "--json"] + more).wait()
            let request = try outcome.json().request
            #expect(request.subject == "New colleague: Noor" && request.team == "hr")
            return try #require(request.number.integer)
        }

        private func parts(_ number: Int) throws -> JSONValue {
            let answer = try place.desk("template", "parts", "\(number)", "--as", "mia", "--json").json()
            #expect(answer.number.integer == number)
            return answer.parts
        }

        @Test func partsAreOpenedInTheirOrder() throws {
            let number = try onboarding()
            #expect(try parts(number)[0].state == "waiting" && parts(number)[1].state == "waiting")
            try runWork()
            let account = try #require(try parts(number)[0].number.integer)
            #expect(try parts(number)[0].state == "opened" && parts(number)[1].state == "waiting")
            let child = try show(account, as: "luc").request
            #expect(child.subject == "Account for Noor" && child.team == "it" && child.requester == "mia")
            let steps = try place.desk("checklist", "show", "\(account)", "--as", "luc", "--json").json().steps
            #expect(steps.items.map(\.text) == ["Mailbox", "VPN"])
            try place.desk("take", "\(account)", "--as", "luc")
            #expect(try place.desk("resolve", "\(account)", "fixed", "--as", "luc").status == 0)
            try runWork()
            #expect(try parts(number)[1].state == "opened")
            #expect(try show(#require(try parts(number)[1].number.integer), as: "bram").request.team == "facilities")
            let table = try place.desk("template", "parts", "\(number)", "--as", "mia").output
            #expect(table.contains("#\(account) resolved") && table.contains("Badge for Noor"), "\(table)")
            let shown = try place.desk("show", "\(number)", "--as", "mia").output
            #expect(shown.contains("opened its part account, #\(account)"), "\(shown)")
        }

        @Test func partsWaitForTheirDayAndCanBeSkipped() throws {
            let number = try onboarding("--date", "30d")
            try runWork()
            #expect(try parts(number)[0].state == "waiting" && parts(number)[0].opensAt.string != nil)
            #expect(try place.desk("template", "parts", "\(number)", "--as", "mia").output.contains("opens "))
            #expect(try place.desk("template", "skip", "\(number)", "account", "--as", "mia").status == 0)
            try runWork()
            #expect(try parts(number)[0].state == "skipped" && parts(number)[1].state == "opened")
            #expect(try place.desk("template", "skip", "\(number)", "nothing", "--as", "mia").status == 67)
            #expect(try place.desk("template", "parts", "\(number)", "--as", "bram").status == 68)
        }

        @Test func partsWaitForAgreement() throws {
            let opened = try place.desk(
                "template", "open", "toner", "--set", "place=accueil", "--as", "karim", "--json"
            ).json().request
            #expect(opened.state == "pending" && opened.pending.reason == "approval", "\(opened)")
            #expect(opened.fields.location == "accueil" && opened.fields.problem == "toner")
            let number = try #require(opened.number.integer)
            try runWork()
            let parts = try place.desk("template", "parts", "\(number)", "--as", "luc", "--json").json().parts
            #expect(parts.items.count == 1 && parts[0].state == "waiting")
            // Whoever asks does not see how the team goes about it.
            let seen = try place.desk("template", "parts", "\(number)", "--as", "karim")
            #expect(seen.output.contains("no parts that you may see"), "\(seen)")
        }

        @Test func templatesAreListedShownAndOpenedOnce() throws {
            let all = try place.desk("template", "list", "--json").json().templates
            #expect(all.items.map(\.id) == ["onboarding", "toner"] && all[0].asks == .array(["name", "function"]))
            #expect(try place.desk("template", "list").output.contains("name, function"))
            let shown = try place.desk("template", "show", "onboarding", "--json").json().template
            #expect(shown.parts[0].ahead == 864_000 && shown.parts[1].after == .array(["account"]))
            #expect(try place.desk("template", "show", "toner").output.contains("from the manager, within 5d"))
            #expect(try place.desk("template", "show", "nothing").status == 67)
            #expect(try onboarding("--key", "noor") == onboarding("--key", "noor"))
            let missing = try place.desk("template", "open", "onboarding", "--set", "name=Noor", "--as", "mia")
            #expect(missing.status == 65 && missing.errors.contains("function: "), "\(missing)")
            #expect(try place.desk("template", "open", "onboarding", "--set", "name", "--as", "mia").status == 64)
            #expect(try place.desk("template", "open", "nothing", "--as", "mia").status == 67)
        }

        // MARK: Recurring requests

        /// Opened a year ahead, so that it is due at once.
        private static let recurring = """
            recurring:
              - id: colleague
                template: onboarding
                values: {name: Noor, function: Brasseuse}
                requester: anna
                first: 2026-06-30
                every: FREQ=YEARLY
                at: "17:00"
                hours: bureau
                opens: 365d

            """

        @Test func recurringRequestsAreOpenedAndWithdrawn() throws {
            try place.write("recurring.yaml", Self.recurring)
            let scheduled = try place.desk("recurring", "schedule", "recurring.yaml", "--json").json()
            #expect(scheduled.recurring[0].id == "colleague" && scheduled.recurring[0].opensAt.string != nil)
            try runWork()
            let asked = try place.desk("list", "--as", "anna", "--asked", "--json").json().requests.items
            #expect(asked.count { $0.subject == "New colleague: Noor" } == 1)
            #expect(try place.desk("recurring", "list").output.contains("FREQ=YEARLY"))
            #expect(try place.desk("recurring", "list", "--json").json().recurring[0].values.name == "Noor")
            #expect(try place.desk("recurring", "withdraw", "colleague").status == 0)
            #expect(try place.desk("recurring", "withdraw", "colleague").status == 67)
            #expect(try place.desk("recurring", "list").output.contains("Nothing recurs"))
        }

        @Test func mistakesInRecurringRequestsAreNamedWithTheirLine() throws {
            let faults = [
                ("template: onboarding", "template: nothing", 2, "nothing"),
                ("function: Brasseuse", "age: 30", 2, "function"), ("requester: anna", "requester: zoe", 2, "zoe"),
                ("first: 2026-06-30", "first: June", 6, "“first”"),
                ("every: FREQ=YEARLY", "every: often", 7, "“every”"), ("at: \"17:00\"", "at: noon", 8, "“at”"),
                ("hours: bureau", "hours: never", 2, "never"), ("opens: 365d", "opens: early", 10, "“opens”"),
            ]
            for (right, wrong, line, says) in faults {
                try place.write("recurring.yaml", Self.recurring.replacingOccurrences(of: right, with: wrong))
                let outcome = try place.desk("recurring", "schedule", "recurring.yaml")
                #expect(outcome.status == 78 && outcome.errors.contains(says), "\(wrong): \(outcome)")
                #expect(outcome.errors.hasPrefix("desk: recurring.yaml:\(line): "), "\(wrong): \(outcome.errors)")
            }
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
            #expect(try run().replyCount == 1)
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
#endif
