#if Command
    import Foundation
    import Testing

    /// What is opened from templates, once or again and again.
    @Suite struct TemplateTests {
        let place: Workplace

        init() throws { place = try Workplace.playbook() }

        private func show(_ number: Int, as person: String) throws -> JSONValue {
            try place.desk("show", "\(number)", "--as", person, "--json").json()
        }

        private func runWork() throws {
            let run = try place.desk("run", "--once")
            try #require(run.status == 0, "\(run.errors)")
        }

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
    }
#endif
