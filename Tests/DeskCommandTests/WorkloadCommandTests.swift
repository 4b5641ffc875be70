#if Command
    import Foundation
    import Testing

    /// How much there is to do: `desk workload`.
    @Suite struct WorkloadCommandTests {
        private func desk(_ place: Workplace, _ line: String) throws -> Outcome {
            try place.start([Workplace.binary] + line.split(separator: " ").map(String.init)).wait()
        }

        private func row(_ answer: JSONValue, _ team: String) -> JSONValue? {
            answer.teams.items.first { $0.team.string == team }
        }

        @Test func whatTeamsHaveToDo() throws {
            let place = try Workplace.demo()
            let shown = try desk(place, "workload --minimum 0")
            #expect(shown.status == 0, "\(shown)")
            for part in ["TEAM", "SIGN", "PROMISED", "DAYS", "it ", "hr ", "Load: in hands"] {
                #expect(shown.output.contains(part), "\(part) in \(shown.output)")
            }
            // For whoever runs the desk no person is named.
            #expect(!shown.output.contains("CAPACITY"))
            let answer = try desk(place, "workload --minimum 0 --json").json()
            #expect(answer.weeks.integer == 8 && answer.thresholds.promisedWithin.integer == 5)
            for (key, definition) in answer.definitions.keys.map({ ($0, answer.definitions[dynamicMember: $0]) }) {
                #expect(
                    definition.definition.string?.hasSuffix(".") == true && definition.formula.string != nil, "\(key)")
            }
            #expect(answer.reasons.keys.count == 4)
            let it = try #require(row(answer, "it"))
            #expect(Set(it.figures.keys) == Set(answer.definitions.keys) && it.people == .null)
            let list = try desk(place, "list --team it --limit 200 --as luc --json").json().requests.items
            #expect(it.figures.open.value.integer == list.count && it.figures.open.sampleSize.integer == list.count)
            #expect(it.figures.load.count.integer ?? 0 <= it.figures.inHands.value.integer ?? -1)
        }

        @Test func theLeaderSeesWhoHoldsWhatAndTheSignIsReadWithoutColour() throws {
            let place = try Workplace.demo()
            let led = try desk(place, "workload --as piet --minimum 2")
            #expect(led.output.contains("CAPACITY") && led.output.contains("Luc"), "\(led)")
            #expect(try !desk(place, "workload --as luc --minimum 2").output.contains("CAPACITY"))
            let people = try row(desk(place, "workload --as piet --minimum 2 --json").json(), "it")?.people.items
            #expect(people?.compactMap(\.person.string) == ["piet", "luc", "aisha"])
            let full = try desk(place, "workload --team it --minimum 0 --load 1")
            #expect(full.output.contains("! overload") && full.output.contains("! it: "), "\(full)")
            let json = try desk(place, "workload --team it --minimum 0 --load 1 --json").json()
            let it = try #require(row(json, "it"))
            #expect(it.isOverloaded == true && it.reasons[0].kind.string == "load")
            #expect(it.reasons[0].evidence.taken == it.figures.load.count)
            let withheld = try desk(place, "workload --minimum 1000")
            #expect(withheld.output.contains("withheld: fewer than 1000") && !withheld.output.contains("! "))
            let hidden = try row(desk(place, "workload --minimum 1000 --json").json(), "it")
            #expect(hidden?.isWithheld == true && hidden?.figures == .null && hidden?.isOverloaded == .null)
        }

        @Test func failures() throws {
            let place = try Workplace.demo()
            let failures: [(String, Int32, String)] = [
                ("workload --weeks 0", 64, "--weeks"), ("workload --within 61", 64, "--within"),
                ("workload --load 0", 64, "--load"), ("workload --minimum=-1", 64, "--minimum"),
                ("workload --team nowhere", 67, "nowhere"), ("workload --team hr --as luc", 77, "team"),
                ("workload --as karim", 77, "team"), ("workload --store missing.sqlite", 66, "missing.sqlite"),
            ]
            for (line, status, part) in failures {
                let outcome = try desk(place, line)
                #expect(outcome.status == status && outcome.errors.contains(part), "\(line): \(outcome)")
            }
        }
    }
#endif
