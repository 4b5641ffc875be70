#if Command
    import Foundation
    import Testing

    /// What people agree to, find out, tell and say of each other.
    @Suite struct CollaborationTests {
        let place: Workplace

        init() throws { place = try Workplace.demo() }

        /// Runs a line of words without blanks, and what else is given as one argument each.
        private func desk(_ line: String, _ texts: String...) throws -> Outcome {
            let words = line.split(separator: " ").map(String.init)
            return try place.start([Workplace.binary] + words + texts).wait()
        }

        /// Opens a request of the demo's IT team; its number.
        private func open(_ person: String, _ subject: String) throws -> String {
            let opened = try place.desk("open", "--as", person, "--team", "it", subject, "--json").json()
            return "\(try #require(opened.request.number.integer))"
        }

        private func words(_ value: JSONValue) -> [String?] { value.items.map(\.string) }

        // MARK: Approvals

        @Test func aRequestWaitsUntilEnoughHaveAgreed() throws {
            let number = try open("emily", "A bigger screen")
            let asked = try desk(
                "approve ask \(number) --from elise julie --needed 1 --within 3d --as luc --json", "200 € for it?"
            ).json().request
            #expect(asked.state == "pending" && asked.pending.reason == "approval")
            #expect(words(asked.approvals[0].missing) == ["elise", "julie"] && asked.approvals[0].state == "open")
            let awaited = try desk("approve list --as elise --json").json().approvals
            #expect(awaited.items.count == 1 && awaited[0].approval.question == "200 € for it?")
            #expect(try desk("approve list --as elise").output.contains("200 € for it?"))

            let agreed = try desk("approve yes \(number) --as elise --json --remark", "D’accord").json().request
            #expect(agreed.approvals[0].state == "approved" && agreed.approvals[0].votes[0].remark == "D’accord")
            #expect(agreed.state != "pending")
            let late = try desk("approve yes \(number) --as julie")
            #expect(late.status == 77 && late.errors.contains("Nobody asks you"), "\(late)")
            #expect(try desk("approve list --as julie").output.contains("Nobody asks you"))
            let shown = try desk("show \(number) --as emily").output
            #expect(shown.contains("approval 1  approved, 1 yes of 1 needed: 200 € for it?"), "\(shown)")
            #expect(shown.contains("Élise Fontaine agreed to approval 1: D’accord"), "\(shown)")
            let table = try desk("approve show \(number) --as luc").output
            #expect(table.contains("1 of 2") && table.contains("D’accord"), "\(table)")
            #expect(try desk("approve show \(number) --as luc --json").json().approvals.items.count == 1)
        }

        @Test func ofSeveralOneSaysWhich() throws {
            let number = try open("emily", "A new desk")
            for question in ["Oak?", "Walnut?"] {
                #expect(try desk("approve ask \(number) --from elise --as luc", question).status == 0)
            }
            let unclear = try desk("approve yes \(number) --as elise")
            #expect(unclear.status == 64 && unclear.errors.contains("--approval: 1 (Oak?), 2 (Walnut?)"), "\(unclear)")
            let declined = try desk(
                "approve no \(number) --approval 2 --as elise --json --remark", "Trop cher"
            ).json().request
            #expect(declined.approvals[1].state == "declined" && declined.state == "pending")
            let again = try desk("approve yes \(number) --approval 2 --as elise")
            #expect(again.status == 72 && again.errors.contains("over"), "\(again)")
            let withdrawn = try desk("approve withdraw \(number) --as luc --json").json().request
            #expect(withdrawn.approvals[0].state == "withdrawn" && withdrawn.state != "pending")
            let nothing = try desk("approve withdraw \(number) --as luc")
            #expect(nothing.status == 72 && nothing.errors.contains("Nobody is asked"), "\(nothing)")
        }

        @Test func theManagerIsAskedAndNobodyAgreesForThemselves() throws {
            let number = try open("emily", "A licence")
            let asked = try desk("approve ask \(number) --manager --as luc --json", "Fine?").json().request
            #expect(words(asked.approvals[0].approvers) == ["julie"])
            let own = try open("elise", "A licence")
            let failures: [(String, Int32, String)] = [
                ("approve ask \(own) Fine? --manager --as luc", 65, "no manager"),
                ("approve ask \(number) Fine? --from emily --as luc", 65, "themselves"),
                ("approve ask \(number) Fine? --from nobody --as luc", 67, "nobody"),
                ("approve ask \(number) Fine? --from elise --as emily", 77, "team"),
                ("approve ask \(number) Fine? --as luc", 64, "--manager"),
                ("approve ask \(number) Fine? --manager --from elise --as luc", 64, "not both"),
                ("approve ask \(number) Fine? --manager --within soon --as luc", 64, "--within"),
                ("approve ask \(number) Fine? --from elise --needed 2 --as luc", 65, "needed"),
                ("approve no \(number) --approval 9 --as julie", 67, "approval"),
                ("approve yes \(number) --as joris", 68, "#\(number)"),
            ]
            for (line, status, part) in failures {
                let outcome = try desk(line)
                #expect(outcome.status == status && outcome.errors.contains(part), "\(line): \(outcome)")
            }
        }

        // MARK: What is owed

        /// Owed by everybody of IT each 30 June, and opened a year before.
        private func owed() throws -> [String: String] {
            try place.write(
                "owed.yaml",
                """
                obligations:
                  - {id: budget, title: Budget, owed-by: [members:it], owed-to: department:direction, contact: elise,
                     team: it, first: 2026-06-30, every: FREQ=YEARLY, hours: bureau, opens: 365d}

                """)
            #expect(try desk("obligation define owed.yaml").status == 0)
            #expect(try desk("run --once").status == 0)
            let owed = try desk("obligation due --as luc --json").json().owed.items
            return Dictionary(
                owed.compactMap { row in
                    guard let obligor = row.owedBy.string, let number = row.number.integer else { return nil }
                    return (obligor, "\(number)")
                }, uniquingKeysWith: { first, _ in first })
        }

        @Test func somebodyAsksToBeLetOff() throws {
            let owed = try owed()
            let (own, other) = (try #require(owed["person:luc"]), try #require(owed["person:aisha"]))
            let asked = try desk("obligation ask-excuse \(own) --as luc --json", "Je suis malade").json().request
            #expect(asked.approvals[0].purpose == "excuse" && words(asked.approvals[0].approvers) == ["elise"])
            #expect(try desk("approve list --as elise").output.contains("to let off whoever owes it"))
            #expect(try desk("approve yes \(own) --as elise --json").json().request.resolution == "excused")

            let stranger = try desk("obligation ask-excuse \(other) Non --as luc")
            #expect(stranger.status == 77 && stranger.errors.contains("Whoever owes it"), "\(stranger)")
            #expect(try desk("obligation ask-excuse \(other) Please --as aisha").status == 0)
            let twice = try desk("obligation ask-excuse \(other) Please --as aisha")
            #expect(twice.status == 72 && twice.errors.contains("already"), "\(twice)")
            let refused = try desk("approve no \(other) --as elise --json").json().request
            #expect(refused.approvals[0].state == "declined" && refused.resolution == .null)
        }

        @Test func aRequestWaitsForWhatIsOwed() throws {
            let owed = try #require(try owed()["person:luc"])
            let number = try open("julie", "Combien puis-je dépenser ?")
            let waiting = try desk("wait \(number) --for \(owed) --as luc --json").json().request
            #expect(waiting.state == "pending" && waiting.pending.reason == "evidence")
            #expect(try desk("show \(number) --as julie").output.contains("Votre demande attend ce que"))
            #expect(try desk("obligation fulfil \(owed) Voilà --as luc").status == 0)
            #expect(try desk("run --once").status == 0)
            #expect(try desk("show \(number) --as luc --json").json().request.state == "open")
            let late = try desk("wait \(number) --for \(owed) --as luc")
            #expect(late.status == 65 && late.errors.contains("done already"), "\(late)")
        }
    }
#endif
