#if Command
    import Foundation
    import Testing

    @Suite struct ObligationTests {
        let place: Workplace

        init() throws { place = try Workplace.demo() }

        /// Owed by everybody of IT each 30 June, and opened a year before.
        private static let file = """
            obligations:
              - id: budget
                title: Budget de l’année
                owed-by: [members:it]
                owed-to: department:direction
                contact: elise
                team: it
                first: 2026-06-30
                every: FREQ=YEARLY
                at: "17:00"
                hours: bureau
                opens: 365d
                evidence: reply

            """

        @Test func isDefinedOpenedMetAndReportedAlikeFromBothSides() throws {
            try place.write("owed.yaml", Self.file)
            let defined = try place.desk("obligation", "define", "owed.yaml", "--json").json()
            #expect(defined.obligations.items.count == 1)
            #expect(try place.desk("run", "--once").status == 0)
            let owed = try place.desk("obligation", "due", "--as", "luc", "--json").json()
            #expect(owed.isWhole == true && owed.owed.items.count == 3)
            let own = try #require(owed.owed.items.first { $0.owedBy == "person:luc" }?.number.integer)
            let bare = try place.desk("obligation", "fulfil", "\(own)", "--as", "luc")
            #expect(bare.status == 65 && bare.errors.contains("message"), "\(bare)")
            let met = try place.desk("obligation", "fulfil", "\(own)", "Voilà", "--as", "luc", "--json").json()
            #expect(met.request.resolution == "fulfilled")
            // Who asks for it sees all of them; who owes it sees the same of theirs.
            let report = ["obligation", "report", "--until", "400d", "--json", "--as"]
            func rows(_ person: String) throws -> [JSONValue] {
                let outcome = try place.start([Workplace.binary] + report + [person]).wait()
                return try outcome.json().rows.items
            }
            #expect(try rows("elise") == rows("luc"))
            #expect(try rows("elise").first { $0.owedBy == "person:luc" }?.count.inTime == 1)
        }

        @Test func mistakesInTheFileAreNamedWithTheirLine() throws {
            let faults = [
                ("owed-by: [members:it]", "owed-by: [everybody]", "everybody"),
                ("every: FREQ=YEARLY", "every: often", "every"),
                ("first: 2026-06-30", "first: June", "first"), ("opens: 365d", "opens: early", "opens"),
                ("evidence: reply", "evidence: oath", "evidence"), ("team: it", "team: nobody", "nobody"),
                ("hours: bureau", "hours: never", "never"), ("contact: elise", "contact: nobody", "nobody"),
            ]
            for (right, wrong, part) in faults {
                try place.write("owed.yaml", Self.file.replacingOccurrences(of: right, with: wrong))
                let outcome = try place.desk("obligation", "define", "owed.yaml")
                #expect(outcome.status == 78 && outcome.errors.contains(part), "\(wrong): \(outcome)")
                #expect(outcome.errors.hasPrefix("desk: owed.yaml"), "\(outcome.errors)")
            }
            #expect(try place.desk("obligation", "list").output.contains("Nothing is owed"))
            #expect(try place.desk("obligation", "withdraw", "nothing").status == 67)
        }
    }
#endif
