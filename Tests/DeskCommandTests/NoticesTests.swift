#if Command
    import Foundation
    import Testing

    /// `desk notices`, and what an organisation file says of notices.
    @Suite struct NoticesTests {
        let place: Workplace

        init() throws { place = try Workplace.demo() }

        private func notices(_ arguments: String..., environment: [String: String] = [:]) throws -> Outcome {
            try place.start([Workplace.binary, "notices", "--as", "luc"] + arguments, environment: environment).wait()
        }

        @Test func whatHoldsWithoutAChoice() throws {
            let answer = try notices("--json").json()
            #expect(answer.person == "luc" && answer.isChosen == false && answer.ways == .null)
            #expect(answer.kinds.keys.isEmpty && answer.available.items.isEmpty)
            let sheet = try notices(environment: ["DESK_NOTIFY": "console"]).output
            #expect(sheet.hasPrefix("Luc") && sheet.contains("as everybody") && sheet.contains("assigned"))
            #expect(!sheet.contains("DESK_NOTIFY") && !sheet.contains("not at all"))
            #expect(try notices().output.contains("DESK_NOTIFY"))
        }

        @Test func whatIsChosenStays() throws {
            let told = try notices(
                "--ways", "file,webhook", "--kind", "started=none", "--kind", "answered=file", "--quiet", "22:00-07:00",
                "--digest", "08:00", "--zone", "Europe/Brussels")
            #expect(told.status == 0 && told.output.contains("22:00-07:00, Europe/Brussels"), "\(told)")
            let answer = try notices("--json").json()
            #expect(answer.isChosen == true && answer.ways == .array(["file", "webhook"]))
            #expect(answer.kinds == .object(["answered": .array(["file"]), "started": .array([])]))
            #expect(answer.quiet == "22:00-07:00" && answer.digest == "08:00" && answer.zone == "Europe/Brussels")
            // What is not named stays; times move to another zone.
            let moved = try notices(
                "--ways", "all", "--kind", "started=default", "--digest", "none", "--zone", "UTC", "--json").json()
            #expect(moved.ways == .null && moved.kinds.keys == ["answered"] && moved.digest == .null)
            #expect(moved.quiet == "22:00-07:00" && moved.zone == "UTC")
            #expect(try notices("--reset", "--json").json().isChosen == false)
            // Nobody else is concerned.
            let others = try place.desk("notices", "--as", "piet", "--json").json()
            #expect(others.isChosen == false)
        }

        @Test func mistakes() throws {
            let console = ["DESK_NOTIFY": "console file:told.jsonl"]
            for (arguments, hint) in [
                (["--ways", "pigeon"], "console, file"), (["--kind", "begun=file"], "started"),
                (["--kind", "started"], "started=none"), (["--kind", "access-opened=none"], "always"),
                (["--quiet", "22-7"], "22:00-07:00"), (["--quiet", "22:00-22:00"], "another time"),
                (["--digest", "25:00"], "08:00"), (["--digest", "24:00"], "08:00"),
                (["--digest", "08:00", "--zone", "Mars/Base"], "Mars/Base"), (["--zone", "UTC"], "--quiet"),
                (["--reset", "--ways", "all"], "alone"), (["--ways", "file,,console"], "webhook"),
            ] {
                let line = [Workplace.binary, "notices", "--as", "luc"] + arguments
                let outcome = try place.start(line, environment: console).wait()
                #expect(outcome.status == 64 && outcome.output.isEmpty, "\(arguments): \(outcome)")
                #expect(outcome.errors.contains(hint) && outcome.errors.count { $0 == "\n" } == 1, "\(outcome.errors)")
            }
            #expect(try notices("--json").json().isChosen == false)
            #expect(try place.desk("notices", "--as", "nobody").status == 67)
            #expect(try place.desk("notices").status == 64)
            try place.desk("delegate", "luc", "--until", "2w", "--as", "piet")
            #expect(try place.desk("notices", "--as", "luc", "--acting-for", "piet").status == 77)
        }

        @Test func whoDoesNotWantIsNotTold() throws {
            let notify = ["DESK_NOTIFY": "file:told.jsonl"]
            _ = try notices("--kind", "assigned=none", environment: notify)
            for agent in ["luc", "aisha"] {
                let given = try place.desk("assign", "6", "--agent", agent, "--as", "piet", environment: notify)
                try #require(given.status == 0, "\(given.errors)")
            }
            #expect(try place.desk("run", "--once", environment: notify).status == 0)
            let told = try place.text("told.jsonl")
            #expect(told.contains(#""kind":"assigned""#) && told.contains(#""person":"aisha""#))
            #expect(!told.split(separator: "\n").contains { $0.contains("luc") && $0.contains("assigned") })
        }

        @Test func theOrganisationFile() throws {
            try place.write(
                "people.yaml",
                """
                people:
                  - id: luc
                    name: Luc Lambert
                    notices:
                      ways: [file]
                      kinds: {started: [], on-call: [file, webhook]}
                      quiet: 19:00-07:30
                      digest: 08:00
                      zone: Europe/Brussels
                """)
            try #require(try place.desk("apply", "people.yaml").status == 0)
            let answer = try notices("--json").json()
            #expect(answer.ways == .array(["file"]) && answer.kinds.keys == ["on-call", "started"])
            #expect(answer.quiet == "19:00-07:30" && answer.digest == "08:00" && answer.zone == "Europe/Brussels")
            // What is printed gives the same, here and elsewhere.
            let printed = try place.desk("organisation").output
            try place.write("printed.yaml", printed)
            #expect(try place.desk("apply", "printed.yaml", "--json").json().changed.items.isEmpty)
            try #require(try place.desk("init", "--from", "printed.yaml", "--store", "other.sqlite").status == 0)
            #expect(try place.desk("organisation", "--store", "other.sqlite").output == printed)
            #expect(try notices("--json", "--store", "other.sqlite").json() == answer)
            // A file that says nothing leaves people what they chose; “default” takes it away.
            _ = try notices("--ways", "none")
            try place.write("luc.yaml", "people:\n  - {id: luc, name: Luc}\n")
            try #require(try place.desk("apply", "luc.yaml").status == 0)
            #expect(try notices("--json").json().ways == .array([]))
            try place.write("luc.yaml", "people:\n  - {id: luc, name: Luc, notices: default}\n")
            try #require(try place.desk("apply", "luc.yaml").status == 0)
            #expect(try notices("--json").json().isChosen == false)
        }

        @Test func mistakesInTheOrganisationFile() throws {
            for (yaml, line, hint) in [
                ("ways: file", 5, "list"), ("ways: [a b]", 5, "1 to 40"), ("kinds: [started]", 5, "for each kind"),
                ("kinds: {begun: []}", 5, "started"), ("kinds: {access-opened: []}", 5, "always"),
                ("quiet: 22:00-07:00", 5, "zone"), ("digest: 08:00", 5, "zone"), ("way: [file]", 5, "ways"),
                ("zone: UTC\n      digest: 8h", 6, "08:00"), ("zone: UTC\n      quiet: 22:00", 6, "22:00-07:00"),
                ("zone: Mars/Base\n      digest: 08:00", 6, "Mars/Base"),
            ] {
                try place.write(
                    "m.yaml", "people:\n  - id: luc\n    name: Luc\n    notices:\n      \(yaml)\n")
                let outcome = try place.desk("apply", "m.yaml")
                #expect(outcome.status == 78, "\(yaml): \(outcome)")
                #expect(outcome.errors.hasPrefix("desk: m.yaml:\(line): "), "\(yaml): \(outcome)")
                #expect(outcome.errors.contains(hint), "\(yaml): \(outcome.errors)")
            }
        }
    }
#endif
