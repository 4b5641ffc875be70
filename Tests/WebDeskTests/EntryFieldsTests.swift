import Foundation
import HTTPTypes
import HummingbirdTesting
import NIOCore
import ServiceDesk
import ServiceDeskTesting
import Testing

@testable import WebDesk

/// A form as it stands on a page, with what somebody types into it.
struct FieldForm {
    private(set) var fields: [(name: String, value: String)] = []

    /// - Parameter page: Whose fields are read as a browser would send them.
    init(_ page: String) throws {
        let start = try #require(page.firstRange(of: #"name="fields" value="1""#)).lowerBound
        let rest = page[start...]
        let form = rest[..<(try #require(rest.firstRange(of: "</form>"))).lowerBound]
        let pattern =
            /<(input|textarea|select)([^>]*)>(?:\n([^<]*)<\/textarea>|((?:<option[^>]*>[^<]*<\/option>)*)<\/select>)?/
        fields = [("fields", "1")]
        for match in form.matches(of: pattern) {
            let tag = String(match.2)
            guard let name = Self.attribute("name", tag) else { continue }
            let value: String? =
                switch match.1 {
                case "textarea": match.3.map { Self.unescaped(String($0)) } ?? ""
                case "select":
                    String(match.4 ?? "").firstMatch(of: /value="([^"]*)" selected/).map {
                        Self.unescaped(String($0.1))
                    } ?? ""
                default:
                    tag.contains("checkbox") && !tag.hasSuffix(" checked") ? nil : Self.attribute("value", tag) ?? ""
                }
            if let value { fields.append((name, value)) }
        }
    }

    private static func attribute(_ name: String, _ tag: String) -> String? {
        guard let start = tag.firstRange(of: " \(name)=\"")?.upperBound else { return nil }
        return unescaped(String(tag[start...].prefix { $0 != "\"" }))
    }

    private static func unescaped(_ text: String) -> String {
        ["&lt;": "<", "&gt;": ">", "&quot;": "\"", "&#39;": "'", "&amp;": "&"].sorted { $0.key > $1.key }
            .reduce(text) { $0.replacing($1.key, with: $1.value) }
    }

    subscript(name: String) -> String? {
        get { fields.first { $0.name == name }?.value }
        set {
            fields.removeAll { $0.name == name }
            if let newValue { fields.append((name, newValue)) }
        }
    }

    /// Ticks one of several.
    mutating func tick(_ name: String, _ value: String) { fields.append((name, value)) }
}

extension Browser {
    /// Sends a form as it is.
    func send(_ form: FieldForm, _ what: String, to kind: String) async throws -> (HTTPResponse.Status, String) {
        var form = form
        form["do"] = what
        var headers: HTTPFields = [.fetchSite: "same-origin", .contentType: "application/x-www-form-urlencoded"]
        if let person { headers[.person] = person.rawValue }
        let text = form.fields.map { "\($0.name.percentEncoded)=\($0.value.percentEncoded)" }.joined(separator: "&")
        let answer = try await client.executeRequest(
            uri: "/admin/\(kind)", method: .post, headers: headers, body: ByteBuffer(string: text))
        return (answer.status, answer.text)
    }
}

@Suite("The fields of those who keep the organisation") struct EntryFieldsTests {
    private let world: WebWorld

    init() async throws { world = try await WebWorld() }

    /// One of each kind, with much that has no field.
    private static let entries: [DirectoryEntry] = {
        var hours = ServiceHours(
            zone: "Europe/Brussels", weekly: ServiceHours.every(Weekday.workdays, ["09:00-12:30", "13:00-17:00"]),
            breaks: [.init("10:00-10:15", on: .weekly([.monday]), name: "Coffee")])
        let (new, bridge, moved) = (
            CalendarDate("2026-01-01")!, CalendarDate("2026-05-15")!, CalendarDate("2026-04-06")!
        )
        hours.holidays = [
            Holiday("New Year", on: new, rule: .yearly), Holiday("Bridge day", on: bridge),
            Holiday("Easter Monday", on: moved, additional: [CalendarDate("2027-03-29")!]),
        ]
        hours.exceptions = [.init(CalendarDate("2026-12-24")!, name: "Christmas Eve", spans: ["09:00-12:00"])]
        let answer = SLATarget(
            .firstResponse, within: .serviceHours(4), calendar: "office", warnings: [50],
            escalations: [Escalation("100 leads")!])
        let solving = SLATarget(.resolution, within: .serviceDays(3), calendar: "office")
        let policy = PriorityPolicy(
            id: "usual", title: "Usual",
            rules: [
                .init(
                    .init(teams: ["it"]),
                    aims: [
                        .init(answer, goals: [.critical: .elapsedTime(1_800)], other: .serviceHours(4)),
                        .init(solving, other: .serviceDays(3)),
                    ]), .init(aims: [.init(SLATarget(.periodicUpdate, within: .elapsedTime(90)), usesTeamHours: true)]),
            ])
        let actions = ActionList(
            reply: TextByLanguage(["en": "Hello {requester}.", "de": "Guten Tag."]),
            note: TextByLanguage("A note."), [.tag(["new"]), .assign(team: "it", agent: "bram"), .rename("X")])
        let rule = Rule(
            "welcome", "Welcome", on: [.opened, .reopened], after: 3_600,
            if: RequestCondition { ($0.words, $0.channels, $0.kinds) = (["toner"], ["mail"], [.incident]) }, do: actions
        )
        var draft = RequestDraft("For {name}", text: "One\n\nTwo", team: "it", service: "printing")
        draft.checklist = ["Badge", "Laptop"]
        draft.fields = ["what": .choice("jam")]
        let template = RequestTemplate(
            "joiner", "Somebody joins", draft, asks: ["name"], approval: ApprovalQuestion("May they?", from: .manager),
            parts: [.init("hr", RequestDraft("Contract", team: "hr"))])
        return [
            .calendar(ServiceCalendar(id: "office", name: "Office", hours: hours)),
            .calendar(ServiceCalendar(id: "both", name: "Both", hours: .union([.calendar("office")]))),
            .department(Department(id: "firm", name: "Firm")),
            .department(Department(id: "sales", name: "Sales", parent: "firm")), .policy(policy), .rule(rule),
            .macro(Macro("thanks", "Thanks", actions, teams: ["it"], isActive: false)), .template(template),
            .delegation(
                Delegation(
                    id: "leave", from: "anna", to: "wim", starts: Timestamp(microseconds: 1_790_000_000_000_000),
                    ends: Timestamp(microseconds: 1_791_000_000_000_000))),
        ]
    }()

    private func page(_ kind: String, _ id: String, _ browser: Browser) async throws -> String {
        try await browser.being("wim").get("/admin/\(kind)/\(id)").text
    }

    @Test("what is sent as it stands changes nothing, whatever has no field")
    func unchanged() async throws {
        var anna = try #require(try await world.store.people(["anna"]).first)
        (anna.department, anna.manager, anna.skills, anna.language) = ("sales", "wim", ["sap", "vpn"], "de")
        anna.addresses = [Address(.chat, "@anna"), Address(.mail, "anna@a.example", isVerified: false)]
        var team = try #require(try await world.store.teams(["it"]).first)
        (team.department, team.assignment, team.hours) = ("firm", "skill", "office")
        team.members[0].capacity = 5
        try await world.store.save(Self.entries + [.person(anna), .team(team)])
        try await world.browse { browser in
            let wim = browser.being("wim")
            for kind in DirectoryEntry.Kind.allCases {
                for entry in try await world.store.allEntries(kind) {
                    let page = try await wim.get("/admin/\(kind.rawValue)/\(entry.id.percentEncoded)").text
                    let form = try FieldForm(page)
                    let (status, trial) = try await wim.send(form, "try", to: kind.rawValue)
                    #expect(status == .ok && trial.contains("Nothing would change."), "\(kind) \(entry.id)")
                    // And so does what the trial shows.
                    let (again, _) = try await wim.send(try FieldForm(trial), "save", to: kind.rawValue)
                    #expect(again == .seeOther, "\(kind) \(entry.id)")
                    let now = try await world.store.allEntries(kind).first { $0.id == entry.id }
                    #expect(now == entry)
                }
            }
        }
    }

    @Test("goals change by fields, and nothing else of a service level")
    func goals() async throws {
        try await world.store.save(Self.entries)
        try await world.browse { browser in
            let page = try await page("policy", "usual", browser)
            #expect(page.contains("IT · First answer") && page.contains(#"<option value="office" selected>Office"#))
            var form = try FieldForm(page)
            #expect(form["goal.0.0.p1"] == "30" && form["unit.goal.0.0.p1"] == "elapsed minutes")
            form["goal.0.0.p2"] = "1,5"
            form["goal.0.1.other"] = "2"
            let wim = browser.being("wim")
            let (_, trial) = try await wim.send(form, "try", to: "policy")
            // The fields have what was typed, and are sent on.
            let next = try FieldForm(trial)
            #expect(next["goal.0.0.p2"] == "90" && next["goal.0.1.other"] == "2")
            let (status, _) = try await wim.send(next, "save", to: "policy")
            #expect(status == .seeOther)
            form = try FieldForm(try await self.page("policy", "usual", browser))
            form["goal.0.1.other"] = "soon"
            let (wrong, text) = try await wim.send(form, "save", to: "policy")
            #expect(wrong == .unprocessableContent && text.contains("All others: “soon” is no time"))
            #expect(try FieldForm(text)["goal.0.1.other"] == "soon")
            form["goal.0.1.other"] = "2"
            form["hours.0.1"] = ""
            #expect(try await wim.send(form, "save", to: "policy").1.contains("Choose by which hours"))
        }
        guard case .policy(var policy) = Self.entries[4] else { return }
        policy.rules[0].aims[0].goals[.high] = .serviceMinutes(90)
        // A target’s own goal does not count where there are others, but it is read with them.
        (policy.rules[0].aims[1].other, policy.rules[0].aims[1].target.goal) = (.serviceDays(2), .serviceDays(2))
        #expect(try await world.store.policies() == [policy])
    }

    @Test("hours are written as people write them; what the fields do not show stays")
    func hours() async throws {
        try await world.store.save(Self.entries)
        try await world.browse { browser in
            var form = try FieldForm(try await page("calendar", "office", browser))
            #expect(form["day.mon"] == "09:00-12:30, 13:00-17:00" && form["day.sat"] == "")
            #expect(form["holidays"] == "01-01 New Year\n2026-05-15 Bridge day")
            let wim = browser.being("wim")
            form["day.sat"] = "9h - 12h30"
            form["day.fri"] = ""
            form["holidays"] = "01-01 New Year\r\n12-25/12-26 Christmas"
            form["exceptions"] = "2026-12-24 09:00-12:00 Christmas Eve\n2026-12-31 8-10, 11:00-12:00 Stocktaking"
            #expect(try await wim.send(form, "save", to: "calendar").0 == .seeOther)
            form = try FieldForm(try await page("calendar", "office", browser))
            for (name, typed, words) in [
                ("day.mon", "nine to five", "Monday: “nine to five”"), ("day.mon", "9-12, 11-13", "overlap"),
                ("holidays", "Christmas", "Holidays: “Christmas”"), ("exceptions", "24 December", "“24 December”"),
                ("zone", "Mars", "Time zone: “Mars”"), ("name", " ", "Name: It must"),
            ] {
                var other = form
                other[name] = typed
                let (status, page) = try await wim.send(other, "try", to: "calendar")
                #expect(status == .unprocessableContent && page.contains(words), "\(typed)")
                #expect(page.contains(#"aria-invalid="true""#) && !page.contains("<details class=\"box as-text\" open"))
                #expect(try FieldForm(page)[name] == typed)
            }
        }
        guard case .calendar(let old) = Self.entries[0], case .hours(let before) = old.hours,
            case .hours(let after)? = try await world.store.calendars().first(where: { $0.id == "office" })?.hours
        else {
            Issue.record("There are no hours.")
            return
        }
        #expect(after.weekly[.saturday] == ["09:00-12:30"] && after.weekly[.friday] == nil)
        #expect(after.weekly[.monday] == before.weekly[.monday] && after.breaks == before.breaks)
        #expect(after.holidays.map(\.name) == ["New Year", "Christmas", "Easter Monday"])
        #expect(after.holidays[1].days == 2 && after.holidays[0] == before.holidays[0])
        #expect(after.exceptions.map(\.spans.count) == [1, 2] && after.exceptions[1].name == "Stocktaking")
    }

    @Test("people are chosen by name, mail address or id, and whoever is not one person is said to be none")
    func choosing() async throws {
        try await world.store.save([
            .person(Person(id: "p1", name: "Zoé Dupont", addresses: [Address(.mail, "z@a.example")])),
            .person(Person(id: "p2", name: "Jan Smit")), .person(Person(id: "p3", name: "Jan Smit")),
            .person(Person(id: "p4", name: "Gone", isActive: false)),
        ])
        try await world.browse { browser in
            let wim = browser.being("wim")
            let page = try await page("person", "anna", browser)
            #expect(page.contains(#"list="people""#) && page.contains(#"<option value="Jan Smit (p2)">"#))
            #expect(page.contains(#"<option value="Zoé Dupont">z@a.example</option>"#))
            #expect(!page.contains(#"<option value="Gone">"#))
            for (typed, id) in [
                ("zoe dupont", "p1"), ("z@A.example", "p1"), ("p1", "p1"), ("Jan Smit (p3)", "p3"), ("Gone", "p4"),
                ("", nil),
            ] as [(String, Person.ID?)] {
                var form = try FieldForm(try await self.page("person", "anna", browser))
                form["manager"] = typed
                #expect(try await wim.send(form, "save", to: "person").0 == .seeOther, "\(typed)")
                #expect(try await world.store.people(["anna"]).first?.manager == id, "\(typed)")
            }
            var form = try FieldForm(page)
            for (typed, words) in [
                ("Nobody <b>", "Manager: There is nobody “Nobody &lt;b&gt;”"),
                ("Jan Smit", "Jan Smit (p2), Jan Smit (p3)"),
                ("anna", "own manager"),
            ] {
                form["manager"] = typed
                form["phone"] = "+32 2 123"
                let (status, text) = try await wim.send(form, "save", to: "person")
                #expect(status == .unprocessableContent && text.contains(words), "\(typed)")
                let shown = try FieldForm(text)
                #expect(shown["manager"] == typed && shown["phone"] == "+32 2 123")
            }
            var team = try FieldForm(try await self.page("team", "it", browser))
            team["joins"] = "Jan Smit"
            let (status, text) = try await wim.send(team, "try", to: "team")
            #expect(status == .unprocessableContent && text.contains("Somebody who joins: “Jan Smit” can be more"))
            team["joins"] = "Zoé Dupont"
            let (_, trial) = try await wim.send(team, "try", to: "team")
            let next = try FieldForm(trial)
            #expect(trial.contains("+     - person: p1") || trial.contains("person: p1"))
            #expect(next["joins"] == "" && trial.contains("Zoé Dupont <small>p1</small>"))
            #expect(try await wim.send(next, "save", to: "team").0 == .seeOther)
            #expect(try await self.page("person", "p1", browser).contains(#"<a href="/admin/team/it">IT</a>"#))
            #expect(try await wim.get("/admin/person?text=dupont").text.contains("<td>z@a.example</td>"))
        }
        #expect(try await world.store.teams(["it"]).first?.members.contains { $0.person == "p1" } == true)
    }

    @Test("mistakes are said in the language of the page, and name its field")
    func french() async throws {
        try await world.store.save([.person(Person(id: "wim", name: "Wim", language: "fr"))])
        world.desk.refreshDirectory()
        try await world.browse { browser in
            let wim = browser.being("wim")
            var form = try FieldForm(try await page("person", "anna", browser))
            form["manager"] = "Personne"
            let (_, text) = try await wim.send(form, "save", to: "person")
            #expect(text.contains("Responsable\u{A0}: Il n’y a personne du nom de «\u{A0}Personne\u{A0}»."))
            #expect(text.contains(##"<a href="#f-manager">"##) && !text.contains("Text:"))
        }
    }

    @Test("each kind can be made by fields alone")
    func making() async throws {
        try await world.store.save(Self.entries)
        try await world.browse { browser in
            let wim = browser.being("wim")
            let fields: [(String, [(String, String)])] = [
                ("department", [("parent", "firm")]), ("supplier", [("mail", "s@b.example")]),
                ("service", [("team", "it"), ("description", "Keys & cards"), ("confidential", "1")]),
                ("calendar", [("day.sun", "10-12")]), ("team", [("joins", "Anna"), ("hours", "office")]),
                ("policy", [("goal.0.firstResponse.other", "4"), ("hours.0.firstResponse", "office")]),
                ("rule", [("on", "opened"), ("on", "asked"), ("tags", "new, mail"), ("active", "1")]),
                ("macro", [("reply.fr", "Bonjour {requester}"), ("teams", "it")]),
                ("template", [("subject", "Hello"), ("body", "You"), ("team", "hr"), ("steps", "One\nTwo")]),
                ("delegation", [("from", "Bram"), ("to", "Anna")]), ("person", [("mail", "n@a.example")]),
            ]
            for (kind, typed) in fields {
                var form = try FieldForm(try await wim.get("/admin/new/\(kind)").text)
                for (name, value) in [("new", "fresh one"), ("name", "Fresh")] + typed {
                    if form[name]?.isEmpty == false { form.tick(name, value) } else { form[name] = value }
                }
                let (status, trial) = try await wim.send(form, "try", to: kind)
                #expect(status == .ok, "\(kind) \(trial.firstMatch(of: /role="alert"(.*)/)?.1 ?? "")")
                let (saved, page) = try await wim.send(try FieldForm(trial), "save", to: kind)
                #expect(saved == .seeOther, "\(kind) \(page.firstMatch(of: /role="alert"(.*)/)?.1 ?? "")")
            }
            var empty = try FieldForm(try await wim.get("/admin/new/team").text)
            empty["name"] = "X"
            #expect(try await wim.send(empty, "save", to: "team").1.contains("Id, which is never changed: 1 to 200"))
        }
        let rules = try await world.store.playbook().rules
        #expect(rules.first { $0.id == "fresh one" }?.on == [.opened, .asked])
        let policy = try await world.store.policies().first { $0.id == "fresh one" }
        #expect(policy?.rules.first?.aims.map(\.other) == [.serviceHours(4)])
        let service = try #require(try await world.store.services(["fresh one"]).first)
        #expect(service.isConfidential && service.description == "Keys & cards")
    }

    @Test("a text that was tried stays under the fields, and one that cannot be read is open")
    func textFirst() async throws {
        try await world.browse { browser in
            let wim = browser.being("wim")
            let page = try await page("person", "anna", browser)
            #expect(page.contains(#"<details class="box as-text"><summary>All of it, as text"#))
            var form = try FieldForm(page)
            let mark = try #require(form["was"])
            func text(_ text: String, _ what: String) async throws -> String {
                try await wim.post("/admin/person", ["id": "anna", "was": mark, "text": text, "do": what]).text
            }
            let wrong = try await text("people: [{id: anna, nam: A}]", "save")
            #expect(wrong.contains("<details class=\"box as-text\" open>") && !wrong.contains(#"name="fields""#))
            let tried = try await text("people: [{id: anna, name: Anna, skills: [sap], supplier: acme}]", "try")
            form = try FieldForm(tried)
            form["phone"] = "1"
            // What cannot be an entry is not forgotten either.
            form["manager"] = "Nobody"
            form = try FieldForm(try await wim.send(form, "save", to: "person").1)
            form["manager"] = ""
            #expect(try await wim.send(form, "save", to: "person").0 == .seeOther)
            var other = try FieldForm(try await self.page("person", "bram", browser))
            other["over"] = "teams: [{id: x, name: X}]"
            #expect(try await wim.send(other, "save", to: "person").0 == .unprocessableContent)
            other["over"] = "people: [{id: anna, name: Bram}]"
            #expect(try await wim.send(other, "save", to: "person").1.contains("The id stays"))
            #expect(try await wim.get("/admin/new/onCall").text.contains("<details class=\"box as-text\" open>"))
        }
        let anna = try #require(try await world.store.people(["anna"]).first)
        #expect(anna.skills == ["sap"] && anna.supplier == "acme" && anna.addresses.map(\.value) == ["1"])
    }
}
