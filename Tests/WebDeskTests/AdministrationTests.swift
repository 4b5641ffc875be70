import Foundation
import HTTPTypes
import ServiceDesk
import ServiceDeskTesting
import ServiceDeskYAML
import Testing

@testable import WebDesk

/// What waits for IT: one mail, `m1`.
actor WaitingMails: SiteQuarantine {
    private(set) var left = ["m1"]

    func mails(as viewer: Viewer, limit: Int) -> [SiteMail] {
        guard viewer.teams.contains("it") else { return [] }
        return left.map {
            SiteMail(
                id: $0, from: "Eve <eve@b.example>", subject: "Hi <b>", text: "Let me <script>in</script>.",
                reason: "Nobody vouches for it.", mailbox: "it@a.example", request: 1,
                arrivedAt: ManualClock().now())
        }
    }

    func release(_ id: String, from person: Person.ID?, as viewer: Viewer) throws -> ServiceDesk.Request.Number? {
        try take(id, viewer)
        guard person != nil else { throw Rejection(.invalidField, "from: Say whose it is.", field: "from") }
        left = []
        return 7
    }

    func discard(_ id: String, as viewer: Viewer) throws {
        try take(id, viewer)
        left = []
    }

    private func take(_ id: String, _ viewer: Viewer) throws {
        guard viewer.teams.contains("it"), left.contains(id) else { throw Rejection(.notFound, "") }
    }
}

@Suite("The pages for those who keep the organisation") struct AdministrationTests {
    private let world: WebWorld

    init() async throws { world = try await WebWorld() }

    private func mark(_ page: String) throws -> String {
        String(try #require(page.firstMatch(of: /name="was" value="([0-9a-f]*)"/)?.1))
    }

    @Test("somebody new is entered by fields, changed, and leaves; what has no field stays")
    func people() async throws {
        try await world.browse { browser in
            let wim = browser.being("wim")
            #expect(try await wim.get("/").text.contains(#"href="/admin""#))
            #expect(try await !browser.being("lena").get("/").text.contains(#"href="/admin""#))
            #expect(try await wim.get("/admin/person?text=ann").text.contains("/admin/person/anna"))
            let new = try await wim.get("/admin/new/person").text
            #expect(new.contains("people:") && new.contains(#"name="new""#))
            let fields: KeyValuePairs = [
                "fields": "1", "was": "", "new": "zoé d", "name": "Zoé Dupont", "mail": "zoe@a.example",
                "language": "fr", "active": "1", "do": "save",
            ]
            let saved = try await wim.post("/admin/person", fields)
            #expect(saved.location == "/admin/person/zo%C3%A9%20d?done=saved")
            // Once more it would be somebody else.
            let again = try await wim.post("/admin/person", fields)
            #expect(again.status == .unprocessableContent && again.text.contains("already"))
            var person = try #require(try await world.store.people(["zoé d"]).first)
            #expect(person.addresses == [Address(.mail, "zoe@a.example", isVerified: true)] && person.isActive)
            person.skills = ["sap"]
            try await world.store.save([.person(person)])
            let page = try await wim.get("/admin/person/zo%C3%A9%20d").text
            let left = try await wim.post(
                "/admin/person",
                [
                    "fields": "1", "was": try mark(page), "id": "zoé d", "name": "Zoé", "mail": "zoe@a.example",
                    "do": "save",
                ])
            #expect(left.status == .seeOther)
            person = try #require(try await world.store.people(["zoé d"]).first)
            #expect(person.name == "Zoé" && !person.isActive && person.skills == ["sap"] && person.language == nil)
        }
    }

    @Test("somebody joins a team, leads it, and another leaves; it counts at once")
    func teams() async throws {
        try await world.browse { browser in
            let wim = browser.being("wim")
            #expect(try await browser.being("anna").get("/queue").status == .notFound)
            let page = try await wim.get("/admin/team/it").text
            let saved = try await wim.post(
                "/admin/team",
                [
                    "fields": "1", "was": try mark(page), "id": "it", "name": "IT", "mission": "Screens and keys.",
                    "lead": "bram", "leaves": "lena", "joins": "anna", "do": "save",
                ])
            #expect(saved.location == "/admin/team/it?done=saved")
            #expect(try await browser.being("anna").get("/queue").status == .ok)
            #expect(try await browser.being("lena").get("/queue").status == .notFound)
        }
        let team = try #require(try await world.store.teams(["it"]).first)
        #expect(team.members == [.init("bram", role: .lead), .init("anna")])
    }

    @Test("every entry with all that it may name is saved as it stands, and nothing changes")
    func unchanged() async throws {
        try await world.store.save([
            .department(Department(id: "firm", name: "Firm")),
            .department(Department(id: "sales", name: "Sales", parent: "firm")),
        ])
        var anna = try #require(try await world.store.people(["anna"]).first)
        (anna.department, anna.manager, anna.language) = ("sales", "wim", "fr")
        var kinds = NoticePreferences()
        kinds.kinds = ["house-kind": ["mail"], .answered: []]
        anna.notices = kinds
        var team = try #require(try await world.store.teams(["it"]).first)
        (team.department, team.assignment) = ("firm", "round-robin")
        try await world.store.save([.person(anna), .team(team)])
        try await world.browse { browser in
            let wim = browser.being("wim")
            for (kind, id) in [("person", "anna"), ("person", "tess"), ("team", "it"), ("department", "sales")] {
                let page = try await wim.get("/admin/\(kind)/\(id)").text
                let fields: KeyValuePairs = [
                    "was": try mark(page), "id": id, "text": try text(of: page), "do": "try",
                ]
                let trial = try await wim.post("/admin/\(kind)", fields)
                #expect(trial.status == .ok && trial.text.contains("Nothing would change."), "\(kind) \(id)")
            }
        }
        let wrong = try OrganisationFile(
            Array("people: [{id: anna, name: A, notices: {kinds: {anwsered: []}}}]".utf8), named: "text")
        await #expect(throws: YAMLMistake.self) { try await OrganisationChanges(wrong, in: world.store) }
        let file = try OrganisationFile(
            Array("people: [{id: anna, name: Anna, department: sales}]".utf8), named: "text")
        let changes = try await OrganisationChanges(file, in: world.store)
        guard case .person(let kept)? = changes.entries.first else {
            Issue.record("Nothing would change.")
            return
        }
        #expect(kept.notices == kinds)
    }

    @Test("what is tried is what is saved afterwards")
    func tryingFirst() async throws {
        try await world.browse { browser in
            let wim = browser.being("wim")
            let page = try await wim.get("/admin/team/it").text
            let trial = try await wim.post(
                "/admin/team",
                ["fields": "1", "was": try mark(page), "id": "it", "name": "ICT", "joins": "anna", "do": "try"]
            ).text
            // Both forms have all of it.
            #expect(trial.contains(#"name="fields""#) && trial.contains("person: anna"))
            let saved = try await wim.post(
                "/admin/team", ["was": try mark(trial), "id": "it", "text": try text(of: trial), "do": "save"])
            #expect(saved.status == .seeOther)
        }
        let team = try #require(try await world.store.teams(["it"]).first)
        #expect(team.name == "ICT" && team.members.map(\.person).contains("anna"))
    }

    @Test("what somebody else has changed meanwhile is shown, and sending again does not overwrite it")
    func meanwhile() async throws {
        try await world.browse { browser in
            let wim = browser.being("wim")
            let page = try await wim.get("/admin/team/hr").text
            var team = try #require(try await world.store.teams(["hr"]).first)
            team.mission = "People and pay."
            try await world.store.save([.team(team)])
            var mark = try mark(page)
            for _ in 1...2 {
                let refused = try await wim.post(
                    "/admin/team", ["was": mark, "id": "hr", "text": "teams: [{id: hr, name: X}]", "do": "save"])
                #expect(refused.status == .unprocessableContent)
                #expect(refused.text.contains("Somebody has changed it") && refused.text.contains("People and pay."))
                mark = try self.mark(refused.text)
            }
        }
        #expect(try await world.store.teams(["hr"]).first?.mission == "People and pay.")
    }

    @Test("a text from outside is no bomb, and too many trials lose nothing")
    func limits() async throws {
        let bomb = "a0: &a0 [x, x]\n" + (1...40).map { "a\($0): &a\($0) [*a\($0 - 1), *a\($0 - 1)]\n" }.joined()
        try await world.browse { browser in
            let wim = browser.being("wim")
            func send(_ text: String, to kind: String = "team") async throws -> (HTTPResponse.Status, String) {
                let answer = try await wim.post("/admin/\(kind)", ["was": "", "text": text, "do": "try"])
                return (answer.status, answer.text)
            }
            let tagged = "a0: !!seq &a0 [x]\na1: !!seq &a1 [*a0, *a0]\n? *a1\n: x\n"
            for text in [bomb, tagged, #"{"a":&x [1], "b": *x}"#, "teams:\n  - &t {id: a, name: A}\n  - *t\n"] {
                let (status, page) = try await send(text)
                #expect(status == .unprocessableContent && page.contains("Aliases"), "\(text.prefix(40))")
            }
            let team = Team(id: "a", name: "R&D, &co", mission: "Ask: &co *now*\n&more\n- *all*")
            let written = try OrganisationWriter().text(of: [.team(team)])
            #expect(try await send(written).0 == .ok)
            let (status, _) = try await send("teams: [{id: a, name: 'R&D & more'}]")
            #expect(status == .ok)
            #expect(try await send(String(repeating: "#", count: 300_000)).0 == .unprocessableContent)
            #expect(try await send(String(repeating: "[", count: 100_000)).0 == .unprocessableContent)
            let rule = "rules: [{id: r, title: R, on: [opened], do: [{tag: [new]}]}]"
            for _ in 1...30 { #expect(try await send(rule, to: "rule").0 == .ok) }
            let (last, page) = try await send(rule, to: "rule")
            #expect(last == .unprocessableContent && page.contains("title: R"))
        }
    }

    @Test("what is wrong is said with its line, what somebody else has changed is not lost, and no id changes")
    func mistakes() async throws {
        try await world.browse { browser in
            let wim = browser.being("wim")
            let page = try await wim.get("/admin/team/hr").text
            let mark = try mark(page)
            func save(_ text: String, was: String? = nil) async throws -> (status: HTTPResponse.Status, text: String) {
                let answer = try await wim.post(
                    "/admin/team", ["id": "hr", "was": was ?? mark, "text": text, "do": "save"])
                return (answer.status, answer.text)
            }
            for (text, words) in [
                ("teams:\n  - id: hr\n    nam: x\n", "Text:2"), ("teams: [", "Text:"), ("", "Text:1"),
                ("teams: [{id: other, name: X}]", "The id stays “hr”"),
                ("people: [{id: hr, name: X}]", "one entry"),
                ("teams: [{id: hr, name: X}, {id: a, name: A}]", "one entry"),
                ("teams: [{id: hr, name: X, members: [nobody]}]", "There is no person “nobody”"),
                ("hours: [{id: hr, zone: Europe/Brussels, holiday-files: [/etc/passwd]}]", "Files are not read here"),
            ] {
                let answer = try await save(text)
                #expect(answer.status == .unprocessableContent && answer.text.contains(words), "\(text)")
            }
            let meanwhile = try await save("teams: [{id: hr, name: X}]", was: "0123456789abcdef")
            #expect(meanwhile.status == .unprocessableContent && meanwhile.text.contains("{id: hr, name: X}"))
            #expect(try await wim.get("/admin/nothing").status == .notFound)
            #expect(try await wim.get("/admin/team/nothing").status == .notFound)
        }
        #expect(try await world.store.teams(["hr"]).first?.name == "HR")
    }

    @Test("an address that is somebody else’s is refused")
    func addresses() async throws {
        let (a, b) = (Address(.mail, "x@a.example", isVerified: true), Person.ID("bram"))
        try await world.store.save([.person(Person(id: "anna", name: "Anna", addresses: [a]))])
        try await world.browse { browser in
            let wim = browser.being("wim")
            let page = try await wim.get("/admin/person/\(b)").text
            let saved = try await wim.post(
                "/admin/person",
                [
                    "fields": "1", "was": try mark(page), "id": "\(b)", "name": "Bram", "mail": "x@a.example",
                    "do": "save",
                ])
            // What was typed is still there.
            #expect(saved.status == .unprocessableContent && saved.text.contains(#"type="email" value="x@a.example""#))
        }
    }

    @Test("a change is shown before it is made: its lines, what a rule would have done, which clocks would move")
    func trials() async throws {
        let policy = PriorityPolicy(
            id: "p", title: "Usual",
            rules: [.init(aims: [.init(SLATarget(.resolution, within: .elapsed(.seconds(36_000))))])])
        try await world.store.save([.policy(policy)])
        world.desk.refreshDirectory()
        for _ in 1...3 { _ = try await world.open() }
        try await world.store.save([.team(Team(id: "hr", name: "HR", members: [.init("wim")]))])
        _ = try await world.open("Payslip", team: "hr")
        world.desk.refreshDirectory()
        try await world.browse { browser in
            let wim = browser.being("wim")
            let rule = try await wim.post(
                "/admin/rule",
                [
                    "was": "", "do": "try",
                    "text": "rules: [{id: r, title: R, on: [opened], do: [{tag: [new]}]}]",
                ])
            #expect(
                rule.status == .ok
                    && rule.text.contains(
                        "Of 1 requests of the last 30 days that you handle: it would have acted 1 times")
            )
            #expect(rule.text.contains("#4") && !rule.text.contains("#1<"))
            let page = try await wim.get("/admin/policy/p").text
            let target = "{metric: resolution, within: 2 elapsed days}"
            let trial = try await wim.post(
                "/admin/policy",
                [
                    "was": try mark(page), "id": "p", "do": "try",
                    "text": "service-levels: [{id: p, rules: [{targets: [\(target)]}]}]",
                ])
            #expect(trial.status == .ok, "\(trial.text)")
            #expect(trial.text.contains("Of 4 open requests 4 would be due"))
            // How many is said of all; which, of those that wim handles.
            #expect(trial.text.contains("/requests/4") && !trial.text.contains("/requests/1\""))
            #expect(
                trial.text.contains(#"<ins class="difference">"#) && trial.text.contains(#"<del class="difference">"#))
            let same = try await wim.post(
                "/admin/policy", ["was": try mark(page), "id": "p", "do": "try", "text": try text(of: page)])
            #expect(same.text.contains("Nothing would change."))
        }
        #expect(try await world.store.allEntries(.rule).isEmpty)
        #expect(try await world.store.policies().first?.rules == policy.rules)
    }

    /// What stands in the large field of a page.
    private func text(of page: String) throws -> String {
        let text = String(try #require(page.firstMatch(of: /(?s)<textarea id="body"[^>]*>(.*?)<\/textarea>/)?.1))
        return ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&amp;": "&"].reduce(text) {
            $0.replacing($1.key, with: $1.value)
        }
    }

    @Test("what every kind of entry begins with can be read")
    func examples() async throws {
        try await world.browse { browser in
            let wim = browser.being("wim")
            for kind in DirectoryEntry.Kind.allCases {
                let page = try await wim.get("/admin/new/\(kind.rawValue)")
                #expect(page.status == .ok)
                #expect(try await wim.get("/admin/\(kind.rawValue)").status == .ok)
                let trial = try await wim.post(
                    "/admin/\(kind.rawValue)", ["was": "", "text": try text(of: page.text), "do": "try"])
                // Where something is to be filled in, that is what is said.
                let problem = trial.text.firstMatch(of: /role="alert" lang="en"><p>(.*?)<\/p>/)?.1
                let isMissing = ["needs", "There is no", "cannot be an id", "one of"].contains {
                    problem?.contains($0) ?? true
                }
                #expect(isMissing, "\(kind): \(problem ?? "")")
            }
        }
    }

    @Test("somebody who acts for an administrator is none")
    func delegates() async throws {
        let now = world.clock.now()
        try await world.store.save([
            .delegation(
                Delegation(id: "d", from: "wim", to: "anna", starts: now, ends: now.advanced(bySeconds: 3_600)))
        ])
        let viewer = try await world.desk.viewer(for: "wim", actingFor: nil)
        let administration = try #require(world.site.site.options.administration)
        #expect(try await administration.admits(viewer))
        #expect(try await !administration.admits(try await world.desk.viewer(for: "anna", actingFor: "wim")))
    }

    // MARK: Mail that waits

    @Test("mail that waits is shown harmlessly, let in or given up")
    func quarantine() async throws {
        let mails = WaitingMails()
        let world = try await WebWorld { $0.quarantine = mails }
        try await world.browse { browser in
            let (bram, hugo) = (browser.being("bram"), browser.being("hugo"))
            let page = try await bram.get("/quarantine").text
            #expect(page.contains("Hi &lt;b&gt;") && page.contains("&lt;script&gt;") && page.contains("Nobody vouches"))
            #expect(try await hugo.get("/quarantine").text.contains("No mail waits."))
            #expect(try await hugo.post("/quarantine/m1", ["do": "release", "person": "anna"]).status == .notFound)
            let refused = try await bram.post("/quarantine/m1", ["do": "release"])
            #expect(refused.status == .unprocessableContent && refused.text.contains("Say whose it is."))
            #expect(try await bram.post("/quarantine/m1", ["do": "burn"]).status == .badRequest)
            let released = try await bram.post("/quarantine/m1", ["do": "release", "person": "anna"])
            #expect(released.location == "/requests/7")
            #expect(try await bram.post("/quarantine/m1", ["do": "discard"]).status == .notFound)
        }
    }
}
