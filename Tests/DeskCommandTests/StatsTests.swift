#if Command
    import Foundation
    import Testing

    /// What is counted: `desk stats`.
    @Suite struct StatsTests {
        private func desk(_ place: Workplace, _ line: String) throws -> Outcome {
            try place.start([Workplace.binary] + line.split(separator: " ").map(String.init)).wait()
        }

        private func number(_ row: JSONValue, _ figure: String) -> Int? {
            row.figures[dynamicMember: figure].value.integer
        }

        private static let groups: [(word: String, key: String)] = [
            ("team", "team"), ("service", "service"), ("channel", "channel"), ("department", "department"),
            ("language", "language"), ("kind", "kind"), ("priority", "priority"),
        ]

        @Test func theYearOfTheCompanyIsCounted() throws {
            let place = try Workplace()
            let made = try place.desk("demo", "--year", "--store", "desk.sqlite")
            try #require(made.status == 0, "\(made)")
            let whole = try desk(place, "stats --from=-500d --json").json()
            let total = whole.total
            #expect(total.isWithheld == false && whole.groupBy == .null && whole.rows == .null)
            #expect(try #require(number(total, "opened")) > 150)
            #expect(number(total, "openBefore") == 0)
            for key in total.figures.keys {
                let figure = total.figures[dynamicMember: key]
                #expect(figure.id.string == key && figure.definition.string?.hasSuffix(".") == true, "\(key)")
                #expect(figure.sampleSize.integer != nil && figure.unit.string != nil, "\(key)")
            }
            let resolution = total.figures.resolution
            #expect(resolution.elapsed.count.integer == number(total, "resolved"))
            #expect(resolution.sampleSize == resolution.elapsed.count)
            #expect(try #require(resolution.elapsed.median.integer) <= resolution.elapsed.ninetieth.integer ?? 0)
            #expect(total.figures.firstContact.of.integer == number(total, "resolved"))
            try agreesWithLists(place, whole)
            try rowsAddUp(place, total)
            try arrivalsAddUp(place, total)
        }

        /// What is open is what those who handle it have in their lists.
        private func agreesWithLists(_ place: Workplace, _ whole: JSONValue) throws {
            var open = 0
            for (team, person) in [("it", "luc"), ("facilities", "bram"), ("hr", "mia")] {
                let own = try desk(place, "stats --from=-500d --team \(team) --as \(person) --json").json()
                let byHost = try desk(place, "stats --from=-500d --team \(team) --json").json()
                #expect(own.teams.items == [.text(team)] && own.total == byHost.total, "\(team)")
                let kinds = "--kind incident --kind service-request --kind problem"
                let listed = try desk(place, "list --team \(team) \(kinds) --limit 200 --as \(person) --json").json()
                #expect(number(own.total, "openAfter") == listed.requests.items.count, "\(team)")
                open += listed.requests.items.count
            }
            #expect(number(whole.total, "openAfter") == open)
        }

        private func rowsAddUp(_ place: Workplace, _ total: JSONValue) throws {
            for (word, key) in Self.groups {
                let grouped = try desk(place, "stats --from=-500d --minimum 0 --group-by \(word) --json").json()
                #expect(grouped.groupBy.string == key && !grouped.rows.items.isEmpty)
                #expect(grouped.rows.items.allSatisfy { $0.isWithheld == false })
                for figure in ["opened", "reopened", "resolved", "closed", "merged"] {
                    let sum = grouped.rows.items.compactMap { number($0, figure) }.reduce(0, +)
                    #expect(sum == number(total, figure), "\(word): \(figure)")
                }
            }
        }

        private func arrivalsAddUp(_ place: Workplace, _ total: JSONValue) throws {
            let arrived = (number(total, "opened") ?? 0) + (number(total, "reopened") ?? 0)
            let peak = try desk(place, "stats --from=-500d --peak --json").json()
            #expect(peak.hours.items.count == 7 && peak.hours.items.allSatisfy { $0.items.count == 24 })
            #expect(peak.hours.items.flatMap(\.items).compactMap(\.integer).reduce(0, +) == arrived)
            #expect(peak.busiest[0].day.string == "mon")
            let days = try desk(place, "stats --from=-500d --by-day --json").json().days.items
            #expect(days.count == 501 && days.compactMap { $0.arrived.integer }.reduce(0, +) == arrived)
            #expect(days.last?.openAfter.integer == number(total, "openAfter"))
            let map = try desk(place, "stats --from=-500d --peak").output
            #expect(map.contains("██") && map.contains("Busiest: Mon") && map.contains("Times are those of"), "\(map)")
            #expect(map.split(separator: "\n").count { $0.contains("··") } == 8, "\(map)")
            let lines = try desk(place, "stats --by-day").output.split(separator: "\n")
            #expect(lines.contains { $0.hasPrefix("DAY") } && lines.count { $0.contains("-") } >= 30, "\(lines)")
        }

        @Test func whatIsShown() throws {
            let place = try Workplace.demo()
            let shown = try desk(place, "stats --to 2026-03-06 --team it").output
            for part in ["team it", "opened", "█", "first response", "MEDIAN", "promises kept", "in time: resolution"] {
                #expect(shown.contains(part), "\(part) in \(shown)")
            }
            let line = "stats --to 2026-03-06 --minimum 7 --group-by team"
            let rows = try desk(place, line).output
            #expect(
                rows.contains("TEAM") && rows.contains("withheld: fewer than 7") && rows.contains("\nall"), "\(rows)")
            let withheld = try desk(place, line + " --json").json().rows.items.filter { $0.isWithheld == true }
            #expect(!withheld.isEmpty && withheld.allSatisfy { $0.figures.keys.isEmpty })
            #expect(try !desk(place, "stats --to 2026-03-06 --minimum 0 --group-by team").output.contains("withheld"))
            // A day alone is whole, and the same question has the same answer.
            let json = "stats --from 2026-03-02 --to 2026-03-06 --json"
            let answer = try desk(place, json)
            #expect(try answer.json().until == "2026-03-07T00:00:00Z")
            #expect(try desk(place, json).bytes == answer.bytes)
            let few = try desk(place, "stats --to 2026-03-06 --minimum 1000")
            #expect(few.status == 0 && few.output.contains("Withheld: fewer than 1000"), "\(few)")
            let empty = try desk(place, "stats --from 2025-01-01 --to 2025-01-31 --peak")
            #expect(empty.output.contains("No request came"), "\(empty)")
        }

        @Test func failures() throws {
            let place = try Workplace.demo()
            let failures: [(String, Int32, String)] = [
                ("stats --from 2026-03-06 --to 2026-03-01", 64, "--to"), ("stats --by-day --peak", 64, "--by-day"),
                ("stats --peak --group-by team", 64, "--group-by"), ("stats --group-by colour", 64, "department"),
                ("stats --minimum=-1", 64, "--minimum"), ("stats --from yesterday", 64, "yesterday"),
                ("stats --team nowhere", 67, "nowhere"), ("stats --from 2001-01-01", 65, "ten years"),
                ("stats --team hr --as luc", 77, "team"), ("stats --team it --team hr --as luc", 77, "team"),
                ("stats --as karim", 77, "team"), ("stats --as nobody", 67, "nobody"),
                ("stats --store missing.sqlite", 66, "missing.sqlite"),
            ]
            for (line, status, part) in failures {
                let outcome = try desk(place, line)
                #expect(outcome.status == status && outcome.errors.contains(part), "\(line): \(outcome)")
            }
            // Who runs the desk may ask for everything; a person not for single requests.
            #expect(try desk(place, "stats --minimum 0 --json").json().withheldBelow == 0)
            #expect(try desk(place, "stats --minimum 0 --as luc --json").json().withheldBelow == 2)
        }
    }
#endif
