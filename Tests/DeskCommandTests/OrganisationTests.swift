#if Command
    import Testing

    /// The organisation file: written, edited, loaded, printed, and its mistakes.
    @Suite struct OrganisationTests {
        @Test func initMakesAFileAndAStore() throws {
            let place = try Workplace()
            let made = try place.desk("init", "--name", "Chez \"Zoé\" & co: \\o/", "--json").json()
            #expect(made.added.items.count == 11 && made.unchanged == 0)
            #expect(made.added.items.contains("department organisation"))
            #expect(try place.text("organisation.yaml").hasPrefix("# Who is who"))
            #expect(try place.desk("organisation").output.contains("Chez \"Zoé\" & co: \\o/"))
            #expect(try place.desk("person", "--json").json().people.items.count == 3)
            let service = try place.desk("service", "printing", "--json").json()
            #expect(
                service.form[1].choices == .array(["toner", "paper", "other"]) && service.form[2].whenField == "problem"
            )
            #expect(try place.desk("apply", "organisation.yaml", "--json").json().unchanged == 11)
            let request = try place.desk("open", "--as", "anna", "--service", "personal", "Vraag", "--json").json()
            #expect(request.request.isConfidential == true)
        }

        @Test func initKeepsWhatIsThere() throws {
            let place = try Workplace()
            try place.write("organisation.yaml", "organisation: {name: Mine}\n")
            let refused = try place.desk("init")
            #expect(refused.status == 73 && refused.errors.contains("--from"))
            #expect(try place.text("organisation.yaml") == "organisation: {name: Mine}\n")
            #expect(try place.desk("init", "--from", "organisation.yaml", "--json").json().added.items.count == 1)
        }

        /// What is printed can be loaded elsewhere and gives the same.
        @Test func roundTrip() throws {
            let place = try Workplace.demo()
            try place.desk("delegate", "luc", "--until", "2027-01-02", "--from", "2026-12-20", "--as", "piet")
            let printed = try place.desk("organisation").output
            try place.write("printed.yaml", printed)
            #expect(try place.desk("apply", "printed.yaml", "--json").json().added.items.isEmpty)
            #expect(try place.desk("apply", "printed.yaml", "--json").json().changed.items.isEmpty)
            #expect(try place.desk("init", "--from", "printed.yaml", "--store", "other.sqlite").status == 0)
            #expect(try place.desk("organisation", "--store", "other.sqlite").output == printed)
        }

        @Test func applyChangesAndAdds() throws {
            let place = try Workplace.demo()
            try place.write(
                "more.yaml",
                """
                people:
                  - {id: noor, name: Noor Baert, addresses: [{mail: noor@parc.example}], manager: anna}
                  - {id: joris, name: Joris Vandenbroucke, active: false}
                """)
            let dry = try place.desk("apply", "more.yaml", "--dry-run", "--json").json()
            #expect(dry.added == .array(["person noor"]) && dry.changed == .array(["person joris"]))
            #expect(try place.desk("person", "noor").status == 67)
            #expect(try place.desk("apply", "more.yaml").status == 0)
            #expect(try place.desk("person", "noor", "--json").json().manager == "anna")
            let left = try place.desk("list", "--as", "joris")
            #expect(left.status == 77 && left.errors.contains("left"))
        }

        struct Mistake: CustomTestStringConvertible {
            var yaml: String
            var line: Int
            var says: String
            var testDescription: String { says }
        }

        static let mistakes = [
            Mistake(yaml: "people:\n  - {id: a, name: A}\n  - {id: a, name: B}\n", line: 3, says: "twice"),
            Mistake(yaml: "people:\n  - id: a\n    nme: A\n    name: A\n", line: 3, says: "“nme” is not known"),
            Mistake(yaml: "people:\n  - id: a\n", line: 2, says: "needs “name”"),
            Mistake(yaml: "people:\n  - {id: a, name: A, manager: zoe}\n", line: 2, says: "no person “zoe”"),
            Mistake(yaml: "people:\n  id: a\n", line: 2, says: "“people” is a list"),
            Mistake(yaml: "teams:\n  - id: it\n    name: IT\n    assignment: lottery\n", line: 4, says: "round-robin"),
            Mistake(
                yaml: "teams:\n  - id: it\n    name: IT\n    members:\n      - {person: anna, role: boss}\n", line: 5,
                says: "agent, lead"),
            Mistake(yaml: "services:\n  - {id: s, name: S, team: nope}\n", line: 2, says: "no team “nope”"),
            Mistake(yaml: "services:\n  - {id: s, name: S}\n", line: 2, says: "needs “team”"),
            Mistake(
                yaml: "services:\n  - id: s\n    name: S\n    team: it\n    form:\n      - {name: f, type: colour}\n",
                line: 6,
                says: "text, number, choice, date, person"),
            Mistake(
                yaml:
                    "services:\n  - id: s\n    name: S\n    team: it\n    form:\n"
                    + "      - {name: f, when: {field: g, is: [1]}}\n",
                line: 6, says: "not asked before"),
            Mistake(
                yaml: "people:\n  - {id: a, name: A, addresses: [{mail: a@b, phone: 1}]}\n", line: 2, says: "one of"),
            Mistake(yaml: "people:\n  - {id: a, name: A, active: maybe}\n", line: 2, says: "true or false"),
            Mistake(yaml: "people: [\n", line: 2, says: "no YAML"),
            Mistake(yaml: "a: 1\na: 2\n", line: 1, says: "twice"),
            Mistake(yaml: "", line: 1, says: "empty"),
            Mistake(yaml: "persons: []\n", line: 1, says: "people"),
            Mistake(yaml: String(repeating: "[", count: 100_000), line: 1, says: "no YAML"),
            Mistake(
                yaml: "delegations:\n  - {id: d, from: anna, to: luc, starts: 2026-02-03, ends: 2026-02-01}\n", line: 2,
                says: "after it starts"),
        ]

        @Test func mistakesAreNamedWithTheirLine() throws {
            let place = try Workplace.demo()
            let before = try place.desk("organisation").output
            for mistake in Self.mistakes {
                try place.write("m.yaml", mistake.yaml)
                let outcome = try place.desk("apply", "m.yaml")
                #expect(outcome.status == 78 && outcome.output.isEmpty, "\(mistake.says): \(outcome.status)")
                #expect(
                    outcome.errors.hasPrefix("desk: m.yaml:\(mistake.line): "), "\(mistake.says): \(outcome.errors)")
                #expect(outcome.errors.contains(mistake.says), "\(mistake.says): \(outcome.errors)")
                #expect(outcome.errors.count { $0 == "\n" } == 1)
            }
            try place.write("m.yaml", Array("people:\n  - {id: a, name: \"".utf8) + [0xE9] + Array("\"}\n".utf8))
            let encoding = try place.desk("apply", "m.yaml")
            #expect(encoding.status == 78 && encoding.errors.contains("m.yaml:2: "), "\(encoding.errors)")
            #expect(try place.desk("organisation").output == before)
        }

        @Test func anAddressOfTwoPeople() throws {
            let place = try Workplace.demo()
            try place.write("m.yaml", "people:\n  - {id: zoe, name: Zoé, addresses: [{mail: ANNA@parc.example}]}\n")
            let outcome = try place.desk("apply", "m.yaml")
            #expect(outcome.status == 65 && outcome.errors.contains("anna"), "\(outcome.errors)")
        }
    }
#endif
