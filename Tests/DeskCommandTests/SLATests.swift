#if Command
    import Foundation
    import Testing

    /// Service levels in the organisation file, and the commands about them.
    @Suite("Service levels in the command")
    struct SLATests {
        private static func organisation(_ goal: String = "8 service hours", hours: String = "09:00-17:00") -> String {
            """
            hours:
              - {id: office, name: Kantooruren, zone: UTC, weekly: {mon-fri: [\(hours)]}}
            departments: [{id: ventes, name: Ventes}]
            suppliers: [{id: acme, name: Acme}]
            people:
              - {id: anna, name: Anna, department: ventes, language: nl-BE}
              - {id: luc, name: Luc}
            teams: [{id: it, name: Informatique, hours: office, members: [luc]}]
            services: [{id: printing, team: it, name: Imprimantes}]
            service-levels:
              - id: standard
                name: Wat we beloven
                rules:
                  - when: {services: [printing], teams: [it], departments: [ventes], languages: [nl], kinds: [incident],
                      impacts: [high], urgencies: [high], tags: [vip]}
                    targets: []
                  - targets:
                      - {metric: first-response, within: {critical: 30 service minutes, other: \(goal)}, hours: office,
                         warn: [50, 80]}
                      - {metric: next-response, within: 4 service hours, hours: office, unanswered: latest,
                         answer: any-reply}
                      - {metric: update, within: 1 service day, team-hours: true, hours: office, change: carry}
                      - {metric: resolution, within: 48 elapsed hours, reopening: new-cycle, edited-hours: retroactive,
                         pauses: "supplier, date"}
                      - {metric: ownership, team: it, party: "team:it", within: 2 service days, hours: office,
                         pauses: never}
                      - {metric: supply, supplier: acme, party: "supplier:acme", within: 72 elapsed hours}
                      - {metric: clock, clock: pickup, start: [opened, reopened], stop: [started, "assigned:it"],
                         pause: [held], resume: [resumed], within: 1 elapsed hour, name: taken up}

            """
        }

        private func place(_ organisation: String = organisation()) throws -> Workplace {
            let place = try Workplace()
            try place.write("company.yaml", organisation)
            let made = try place.desk("init", "--from", "company.yaml")
            try #require(made.status == 0, "\(made.errors)")
            return place
        }

        @Test("The organisation file says all of it, is written as it was read, and names mistakes with their line")
        func organisationFile() throws {
            let place = try place()
            let written = try place.desk("organisation").output
            try place.write("again.yaml", written)
            let applied = try place.desk("apply", "again.yaml")
            #expect(applied.status == 0 && applied.output.contains("0 added, 0 changed"), "\(applied)\n\(written)")
            let list = try place.desk("sla", "show").output
            #expect(list.contains("firstResponse: critical 30 service minutes, other 8 service hours, hours office"))
            let mistakes: [(String, String, String)] = [
                ("48 elapsed hours", "1 day", "“1 day” is no amount"),
                (
                    "edited-hours: retroactive", "edited-hours: soon",
                    "no edited-hours"
                ), ("metric: next-response", "metric: later", "metric"),
                ("supplier: acme, party", "party", "supplier"), ("hours: office,\n", "hours: nights,\n", "nights"),
                ("services: [printing]", "services: [painting]", "painting"),
                ("warn: [50, 80]", "warn: [0]", "1 to 99"),
                ("stop: [started", "stop: [finished", "finished"), ("party: \"team:it\"", "party: all", "party"),
            ]
            for (text, wrong, part) in mistakes {
                let file = Self.organisation()
                try #require(file.contains(text))
                try place.write("wrong.yaml", file.replacing(text, with: wrong))
                let outcome = try place.desk("apply", "wrong.yaml", "--dry-run")
                #expect(outcome.status == 78 && outcome.errors.contains(part), "\(wrong): \(outcome.errors)")
                #expect(outcome.errors.contains("wrong.yaml:"))
            }
        }

        @Test("A request shows its clocks, to each as far as they may see them, and explains them")
        func showAndExplain() throws {
            let place = try place()
            let opened = try place.desk("open", "--as", "anna", "--team", "it", "Mijn scherm blijft zwart")
            try #require(opened.status == 0, "\(opened.errors)")
            let team = try place.desk("sla", "show", "1", "--as", "luc", "--json").json()
            let names: [JSONValue] = ["firstResponse", "periodicUpdate", "resolution", "ownership of it", "taken up"]
            #expect(team.clocks.items.map(\.clock) == names && team.clocks[0].current.state == "running")
            let own = try place.desk("sla", "show", "1", "--as", "anna", "--json").json()
            #expect(own.clocks.items.map(\.clock) == names.filter { $0 != "ownership of it" })
            #expect(try place.desk("sla", "show", "1", "--as", "luc").output.contains("firstResponse"))
            try place.desk("hold", "1", "supplier", "--as", "luc", "--waiting-for", "supplier:acme")
            let text = try place.desk("sla", "explain", "1", "--as", "luc", "--at", "30d")
            #expect(text.status == 0 && text.output.contains("outside of the weekly hours"), "\(text)")
            let shown = try place.desk("show", "1", "--as", "luc").output
            #expect(shown.contains("set the service levels: firstResponse within"))
            let explained = try place.desk("sla", "explain", "1", "resolution", "--as", "luc", "--at", "30d", "--json")
                .json().clocks[0]
            #expect(explained.goal == "48 elapsed hours" && !explained.spans.items.isEmpty)
            let unknown = try place.desk("sla", "explain", "1", "nothing", "--as", "luc")
            #expect(unknown.status == 67 && unknown.errors.contains("“firstResponse”"))
            #expect(try place.desk("sla", "explain", "1", "resolution", "--cycle", "9", "--as", "luc").status == 67)
            #expect(try place.desk("sla", "explain", "1", "--as", "nobody").status != 0)
        }

        @Test("Who held a request, and the clocks of teams; others see no clocks, and strangers nothing")
        func holdings() throws {
            let place = try place()
            try place.desk("open", "--as", "anna", "--team", "it", "Mijn scherm blijft zwart")
            try place.desk("hold", "1", "supplier", "--as", "luc", "--waiting-for", "supplier:acme")
            let team = try place.desk("sla", "holdings", "1", "--as", "luc", "--json").json()
            #expect(team.number.integer == 1 && team.holdings.items.map(\.holder) == ["team:it", "supplier:acme"])
            #expect(team.shares.items.count == 2 && team.holdings[1].isWaitedFor == true)
            #expect(team.clocks.items.map(\.clock) == ["ownership of it"])
            let text = try place.desk("sla", "holdings", "1", "--as", "luc").output
            for part in ["HOLDER", "team it", "supplier acme", "now", "sum", "owed by team it"] {
                #expect(text.contains(part), "\(part)\n\(text)")
            }
            let own = try place.desk("sla", "holdings", "1", "--as", "anna", "--json").json()
            #expect(own.holdings.items.count == 2 && own.clocks.items.isEmpty)
            #expect(try place.desk("sla", "holdings", "9", "--as", "luc").status == 68)
        }

        @Test("An edited file is tried first, then loaded, then applied")
        func whatIf() throws {
            let place = try place()
            for subject in ["Écran", "Clavier"] { try place.desk("open", "--as", "anna", "--team", "it", subject) }
            try place.write("edited.yaml", Self.organisation("2 service hours"))
            let tried = try place.desk("sla", "what-if", "edited.yaml", "--json").json()
            #expect(tried.moves.items.map(\.clock) == ["firstResponse", "firstResponse"])
            #expect(tried.moves[0].before.due != tried.moves[0].after.due)
            let text = try place.desk("sla", "what-if", "edited.yaml").output
            #expect(text.contains("2 open requests, 2 would move."))
            #expect(try place.desk("sla", "what-if", "company.yaml").output.contains("0 would move"))
            #expect(try place.desk("sla", "apply").output.contains("0 with new"))
            try place.desk("apply", "edited.yaml")
            #expect(try place.desk("sla", "apply").output.contains("2 open requests, 2 with new service levels."))
            let goal = try place.desk("sla", "show", "1", "--as", "luc", "--json").json().clocks[0].goal
            #expect(goal == "2 service hours")
            #expect(try place.desk("verify").status == 0)
            try place.write("hours.yaml", Self.organisation("2 service hours", hours: "10:00-12:00"))
            #expect(try place.desk("sla", "what-if", "hours.yaml", "--json").json().moves.items.count >= 2)
            let applied = try place.desk("apply", "hours.yaml")
            #expect(applied.output.contains("~ calendar office"))
            #expect(try place.desk("apply", "hours.yaml").output.contains("0 changed"), "the past is no change")
        }

        @Test("The demo explains a request to someone who never saw it")
        func demo() throws {
            let place = try Workplace.demo()
            let text = try place.desk("sla", "explain", "1", "--as", "piet", "--at", "2026-03-06T14:00:00Z").output
            for part in [
                "by the hours “Heures de bureau / Kantooruren”", "kept", "outside of the weekly hours",
                "waiting for the supplier printfix", "█", "▒",
            ] { #expect(text.contains(part), "\(part)\n\(text)") }
        }
    }
#endif
