#if Command
    import Foundation
    import Testing

    /// The service map of the demo, with requests that go back and forth.
    @Suite struct MapTests {
        let place: Workplace

        init() throws { place = try Workplace.demo() }

        private func desk(_ line: String, _ texts: String...) throws -> Outcome {
            let words = line.split(separator: " ").map(String.init)
            return try place.start([Workplace.binary] + words + texts).wait()
        }

        private func bounce(_ count: Int) throws {
            let one = """
                n=$(desk open --as emily --team it --json 'De badge gaat niet open' \
                | sed -n 's/.*"number" : \\([0-9]*\\).*/\\1/p' | head -1)
                desk assign $n --team facilities --as piet && desk assign $n --team it --as bram \
                && desk assign $n --team facilities --as luc || exit 1
                """
            let made = try place.shell(Array(repeating: one, count: count).joined(separator: "\n"))
            #expect(made.status == 0, "\(made.errors)")
        }

        @Test func bothWaysOnOnePage() throws {
            let whole = try desk("map --from 2026-01-01 --minimum 1")
            #expect(whole.status == 0, "\(whole.errors)")
            #expect(whole.output.contains("Support services ⇄ Ventes et marketing"), "\(whole.output)")
            #expect(whole.output.contains("ASKS") && whole.output.contains("IN TIME"))
            let json = try desk("map --from 2026-01-01 --minimum 1 --json").json()
            let directions = json.pairs.items.flatMap { $0.directions.items }
            let asked = try #require(directions.first { $0.from == "department:ventes" })
            #expect(asked.to == "department:support" && (asked.asked.opened.integer ?? 0) > 0)
            #expect(asked.flows.items.contains { $0.teams.items.first == "it" }, "\(asked)")
            let own = try desk("map --from 2026-01-01 --minimum 1 --as piet --json").json()
            let teams = own.pairs.items.flatMap { $0.directions.items }.flatMap { $0.flows.items }
                .flatMap { $0.teams.items }
            #expect(!teams.isEmpty && teams.allSatisfy { $0 == "it" })
            #expect(try desk("map --as emily").status == 77)
            #expect(try desk("map --team nowhere").status == 67)
            #expect(try desk("map --from 2026-03-02 --to 2026-03-01").status == 64)
            #expect(try desk("map --minimum 0").status == 64)
            let none = try desk("map --from 2001-01-01 --to 2001-02-01").output
            #expect(none.contains("Nobody asked for anything"), "\(none)")
        }

        @Test func aFindingIsDismissedAndComesBack() throws {
            try bounce(2)
            let found = try desk("map --from=-1d --json").json().findings
            let finding = try #require(found.items.first { $0.kind == "ping-pong" }, "\(found)")
            let id = try #require(finding.id.string)
            #expect(
                finding.count == 2
                    && finding.evidence[0].route.items.map(\.string) == [
                        "it", "facilities", "it", "facilities",
                    ])
            let page = try desk("map").output
            #expect(
                page.contains("Could be simpler") && page.contains(id) && page.contains("it → facilities"), "\(page)")
            // Piet’s team has handed them on: told, but not which.
            let piet = try desk("map --as piet").output
            #expect(piet.contains(id) && piet.contains("None of the requests is with your teams"), "\(piet)")

            #expect(try desk("map dismiss \(id) --as luc --reason", "Zo hoort het").status == 77)
            #expect(try desk("map dismiss ping-pong-00000000 --as piet --reason x").status == 67)
            let dismissed = try desk("map dismiss \(id) --as piet --reason", "Zo hoort het")
            #expect(dismissed.output == "\(id)  dismissed\n", "\(dismissed)")
            #expect(try !desk("map").output.contains(id))
            let listed = try desk("map dismissed --as bram").output
            #expect(listed.contains(id) && listed.contains("Piet De Smet: Zo hoort het"), "\(listed)")
            #expect(try desk("map dismissed --json").json().dismissed[0].person == "piet")

            try bounce(1)
            #expect(try desk("map").output.contains("3 requests came back"))
            let restored = try desk("map restore \(id) --as bram --json").json().restored
            #expect(restored.string == id)
            #expect(try desk("map dismissed").output == "Nothing was dismissed.\n")
            #expect(try desk("map restore \(id) --as bram").status == 67)
        }
    }
#endif
