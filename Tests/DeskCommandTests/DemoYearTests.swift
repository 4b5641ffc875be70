#if Command
    import Foundation
    import Testing

    @Suite struct DemoYearTests {
        @Test func theCompanyLivesAYearAndBothSidesSeeTheSame() throws {
            let place = try Workplace()
            let made = try place.desk("demo", "--year", "--store", "year.sqlite", "--json")
            #expect(made.status == 0, "\(made)")
            let steps = try made.json().tryNext.items.compactMap(\.string)
            func rows(_ person: String) throws -> [String: JSONValue] {
                let report = try place.desk("obligation", "report", "--as", person, "--store", "year.sqlite", "--json")
                    .json()
                return Dictionary(
                    uniqueKeysWithValues: report.rows.items.map { row in
                        ("\(row.owedBy.string ?? "") \(row.owedTo.string ?? "")", row.count)
                    })
            }
            let (personnel, managers) = (try rows("mia"), ["anna", "julie", "piet", "bram"])
            #expect(personnel.count == 5, "\(personnel)")
            for manager in managers {
                let own = "person:\(manager) team:hr"
                let seen = try rows(manager)
                #expect(seen[own] != nil && seen[own] == personnel[own], "\(manager): \(seen)")
            }
            // What personnel owes production, its contact sees as personnel does.
            let owed = "team:hr department:production"
            #expect(try rows("anna")[owed] == personnel[owed])
            for command in steps where command.contains("year.sqlite") {
                let outcome = try place.shell(
                    command.replacing("desk ", with: Workplace.binary + " ", maxReplacements: 1))
                let isHidden = command.hasPrefix("desk show") && command.contains("--as piet") && outcome.status == 68
                #expect(outcome.status == 0 || isHidden, "\(command): \(outcome)")
            }
            let effect = try #require(steps.first { $0.contains("problem effect") })
            let change = try place.shell(
                effect.replacing("desk ", with: Workplace.binary + " ", maxReplacements: 1) + " --json"
            ).json()
            #expect(change.isClear == true, "\(change)")
        }
    }
#endif
