#if Command
    import Foundation
    import Testing

    /// How articles are read and whether they help, on the command line.
    @Suite struct ArticleUseTests {
        private func desk(_ place: Workplace, _ line: String) throws -> Outcome {
            try place.start([Workplace.binary] + line.split(separator: " ").map(String.init)).wait()
        }

        private func figure(_ row: JSONValue, _ name: String) -> JSONValue { row.figures[dynamicMember: name] }

        @Test func whoLooksForAnAnswerIsCountedOnce() throws {
            let place = try Workplace.demo()
            func total(_ options: String = "--minimum 0") throws -> JSONValue {
                try desk(place, "knowledge stats \(options) --json").json().total
            }
            #expect(try figure(total(), "readings").value.integer == 0)
            for line in [
                "show A1 --as emily", "show A1 --as emily --html", "show A1 --as karim --json", "show A1 --as luc",
                "show A1 --as joris --for-others", "show A1 --as luc --history", "show A3 --as emily",
            ] {
                #expect(try desk(place, "knowledge \(line)").status == 0, "\(line)")
            }
            #expect(try figure(total(), "pending").value.integer == 3)
            let rated = try desk(place, "knowledge rate A1 helpful --as emily --json").json()
            #expect(rated.verdict == "helpful" && rated.article.number == 1)
            #expect(try desk(place, "knowledge rate A1 not-helpful --as emily").output.contains("not helpful"))
            #expect(try desk(place, "knowledge rate A1 helpful --as luc").status == 77)
            #expect(try desk(place, "knowledge rate A1 perhaps --as emily").status == 64)
            #expect(try desk(place, "knowledge rate A77 helpful --as emily").status == 68)
            #expect(try figure(total(), "readings").value.integer == 3)
            #expect(try figure(total(), "answeredAtMost").of.integer == 0)
            // Three readings are few.
            #expect(try total("--minimum 5").isWithheld == true)
            let few = try desk(place, "knowledge stats")
            #expect(few.output.contains("Withheld: there were fewer than 5 readings."), "\(few)")
            let shown = try desk(place, "knowledge stats --minimum 0 --by article")
            #expect(shown.output.contains("Une imprimante ne répond plus"), "\(shown)")
            #expect(shown.output.contains("is known a day after"), "\(shown)")
            #expect(try desk(place, "knowledge stats --as emily").status == 77)
            #expect(try desk(place, "knowledge stats --team nobody").status == 67)
            #expect(try desk(place, "verify").status == 0)
        }

        @Test func readingsGoWithACopyAndAnExport() throws {
            let place = try Workplace.demo()
            #expect(try desk(place, "knowledge rate A2 helpful --as emily").status == 0)
            #expect(try desk(place, "export all.jsonl --json").json().readings.integer == 1)
            let read = try desk(place, "import desk all.jsonl --store other.sqlite --json").json()
            #expect(read.added.readings.integer == 1)
            let again = try desk(place, "import desk all.jsonl --store other.sqlite --json").json()
            #expect(again.added.readings.integer == 0)
            #expect(try desk(place, "export again.jsonl --store other.sqlite").status == 0)
            #expect(try place.read("again.jsonl") == place.read("all.jsonl"))
            #expect(try desk(place, "copy desk.sqlite third.sqlite").status == 0)
            #expect(try desk(place, "compare desk.sqlite third.sqlite").status == 0)
            #expect(try desk(place, "knowledge rate A2 not-helpful --as emily").status == 0)
            let compared = try desk(place, "compare desk.sqlite third.sqlite")
            #expect(compared.status != 0 && compared.output.contains("The reading "), "\(compared)")
        }

        @Test func theYearOfTheCompanyTellsBothBounds() throws {
            let place = try Workplace()
            #expect(try desk(place, "demo --year").status == 0)
            let stats = try desk(place, "knowledge stats --from=-500d --by article --json").json()
            let total = stats.total
            func share(_ name: String) throws -> Int { try #require(figure(total, name).count.integer) }
            let settled = try #require(figure(total, "openedNothing").of.integer)
            #expect(settled > 40)
            #expect(try share("answeredAtLeast") > 0 && share("answeredAtLeast") < share("answeredAtMost"))
            #expect(try share("answeredAtMost") <= share("openedNothing") && share("openedNothing") < settled)
            let rows = stats.rows.items.filter { $0.isWithheld == false }
            #expect(!rows.isEmpty && rows.allSatisfy { $0.number.integer != nil && $0.title.string != nil })
            for row in ["answeredAtLeast", "answeredAtMost", "helpful"] {
                #expect(stats.definitions[dynamicMember: row].formula.string?.contains("÷") == true)
            }
            let text = try desk(place, "knowledge stats --from=-500d").output
            #expect(text.contains("of \(settled) readings answered, and nothing was opened"), "\(text)")
            #expect(try desk(place, "report year.html --from=-500d").status == 0)
            let page = try place.text("year.html")
            #expect(
                page.contains("readings of articles answered, and nothing was opened")
                    && page.contains("Answered, at least"))
            // Nobody is named in it but those of the last day.
            #expect(try desk(place, "export all.jsonl").status == 0)
            let lines = try place.text("all.jsonl").split(separator: "\n").filter { $0.hasPrefix(#"{"reading""#) }
            #expect(lines.count > 40 && lines.allSatisfy { !$0.contains(#""reader""#) })
        }
    }
#endif
