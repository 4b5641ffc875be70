import ServiceDesk

/// People, teams and services are kept and found.
enum DirectoryChecks {
    static let all: [StoreCheck<any DirectoryStore>] = [
        StoreCheck("directory: entries of every kind are kept exactly", keepsEntries),
        StoreCheck("directory: saving again replaces", replaces),
        StoreCheck("directory: people are removed with their addresses", removesPeople),
        StoreCheck("directory: unknown ids are left out", leavesOutUnknown),
        StoreCheck("directory: an address belongs to one person, however it is written", keepsAddressesUnique),
        StoreCheck("directory: entries are saved all or none", savesAllOrNone),
        StoreCheck("directory: the teams of a person follow the members", findsTeams),
        StoreCheck("directory: the on-call schedules of a team name it, or no team", findsSchedules),
        StoreCheck("directory: a delegation holds from its start until before its end", findsDelegations),
        StoreCheck("directory: entries are listed by id, page by page", isPaged),
        StoreCheck("directory: what is out of bounds is refused", refusesOutOfBounds),
    ]

    private static let start = Timestamp(microseconds: 1_772_438_400_000_000)

    private static let anna = Person(
        id: "anna", name: "Anna Müller",
        addresses: [Address(.mail, "Anna@example.org", isVerified: true), Address(.phone, "+32 2 555 01 02")],
        manager: "bram", department: "ops", language: "fr", skills: ["sap", "vpn"])
    private static let bram = Person(id: "bram", name: "Bram", addresses: [Address(.chat, "bram")], isActive: false)
    private static let tess = Person(id: "tess", name: "Tess", supplier: "acme")
    private static let it = Team(
        id: "it", name: "Informatique", mission: "We houden alles draaiend.",
        addresses: [Address(.mail, "it@example.org")],
        members: [.init("bram", role: .lead), .init("anna", capacity: 5)], department: "ops", assignment: "round-robin",
        hours: "office")
    private static let laptop = Service(
        id: "laptop", team: "it", name: "Laptop",
        form: ServiceForm([
            .init("size", label: "Taille", kind: .choice(["13", "15"]), isRequired: true),
            .init("why", label: "Pourquoi", kind: .text, condition: .init(field: "size", isOneOf: [.choice("15")])),
        ]), isConfidential: true, skills: ["hardware"])
    private static let leave = Delegation(
        id: "leave", from: "anna", to: "bram", starts: start, ends: start.advanced(bySeconds: 60))
    private static let onboarding: RequestTemplate = {
        var draft = RequestDraft("Nieuwe collega {name}", text: "Welkom, {name}.", team: "it", tags: ["welkom"])
        draft.checklist = ["Contract van {name}"]
        draft.about = [Thing("door", "noord: 1")]
        return RequestTemplate(
            "onboarding", "Nieuwe collega", draft, asks: ["name"],
            approval: ApprovalQuestion("Akkoord?", from: .people(["bram", "anna"]), needed: 1, within: 86_400),
            parts: [
                .init("badge", RequestDraft("Badge", team: "it"), after: ["account"]),
                .init("account", RequestDraft("Account", fields: ["size": .choice("13")]), ahead: 864_000),
            ])
    }()
    private static let everything: [DirectoryEntry] = [
        .person(anna), .person(bram), .person(tess), .team(it), .service(laptop), .delegation(leave),
        .template(onboarding),
        .macro(Macro("toner", "Toner", ActionList(reply: TextByLanguage("Bonjour {requester}")))),
        .rule(
            Rule(
                "vip", "La direction d’abord", on: [.opened, .asked], after: 3_600,
                if: RequestCondition {
                    $0.words = ["café"]
                    $0.states = [.new]
                    $0.atLeast = .high
                }, do: ActionList([.tag(["vip"]), .assign(team: nil), .chooseService(nil), .setLanguage("nl-BE")]))),
        .supplier(Supplier(id: "acme", name: "Acme", addresses: [Address(.phone, "112")])),
        .department(Department(id: "ops", name: "Opérations", parent: "root")),
        .calendar(ServiceCalendar(id: "office", name: "Kantooruren", hours: office)),
        .onCall(
            OnCallSchedule(
                id: "it", name: "Wachtdienst", zone: "Europe/Brussels", teams: ["it"], priorities: [.critical],
                levels: [.init(["anna", "bram"], starts: monday, handOver: .startOfDay)],
                overrides: [.init(monday, person: "tess")])),
        .policy(
            PriorityPolicy(
                id: "standard", title: "Ce que nous promettons",
                rules: [
                    .init(
                        .init(services: ["laptop"], languages: ["nl"], impacts: [.high]),
                        aims: [
                            .init(
                                SLATarget(.resolution, within: .serviceHours(1), calendar: "office", warnings: [80]),
                                goals: [.critical: .serviceHours(1)], other: .serviceDays(2))
                        ])
                ])),
    ]
    private static let monday = CalendarDate("2026-03-02")!
    private static let office = ServiceHours(
        zone: "Europe/Brussels", weekly: ServiceHours.every(Weekday.workdays, ["09:00-12:30", "22:00-06:00"]),
        exceptions: [.init(monday, name: "Fermé")], holidays: [Holiday("Nouvel An", on: monday, rule: .yearly)],
        breaks: [.init("10:00-10:15", on: .weekly([.friday]))])

    private static func keepsEntries(_ store: any DirectoryStore, _ findings: Findings) async throws {
        try await store.save(everything)
        for kind in DirectoryEntry.Kind.allCases {
            let expected = everything.filter { $0.kind == kind }.sorted { $0.id < $1.id }
            findings.expect(try await store.entries(DirectoryQuery(kind)), equals: expected, "entries: \(kind)")
        }
        let people = try await store.people(["tess", "anna", "bram"])
        findings.expect(people.sorted { $0.id < $1.id }, equals: [anna, bram, tess], "people")
        findings.expect(try await store.teams(["it"]), equals: [it], "teams")
        findings.expect(try await store.services(["laptop"]), equals: [laptop], "services")
        findings.expect(try await store.suppliers(["acme"]).map(\.name), equals: ["Acme"], "suppliers")
        findings.expect(
            try await store.departments(["ops"]), equals: [Department(id: "ops", name: "Opérations", parent: "root")],
            "departments")
        findings.expect(try await store.calendars(["office"]).map(\.name), equals: ["Kantooruren"], "calendars")
    }

    private static func replaces(_ store: any DirectoryStore, _ findings: Findings) async throws {
        try await store.save(everything)
        var changed = anna
        changed.name = "Anna Peeters"
        changed.addresses = [Address(.mail, "anna.peeters@example.org")]
        try await store.save([.person(changed)])
        findings.expect(try await store.people(["anna"]), equals: [changed], "the person")
        findings.expect(try await store.people(["bram"]), equals: [bram], "another person")
        let old = try await store.person(at: anna.addresses[0])
        findings.expect(old, equals: nil, "whose the old address is")
        findings.expect(try await store.person(at: changed.addresses[0]), equals: changed, "whose the new address is")
        try await store.save([.person(anna), .person(changed)])
        findings.expect(try await store.people(["anna"]), equals: [changed], "the last of two entries saved at once")
    }

    private static func removesPeople(_ store: any DirectoryStore, _ findings: Findings) async throws {
        try await store.save(everything)
        let address = anna.addresses[0]
        findings.expect(try await store.person(at: address)?.id, equals: anna.id, "whose address it was")
        try await store.remove([anna.id, "nobody"])
        findings.expect(try await store.people([anna.id]), equals: [], "the person")
        findings.expect(try await store.person(at: address), equals: nil, "whose address it is")
        findings.expect(try await store.entries(DirectoryQuery(.person)).map(\.id), equals: ["bram", "tess"], "people")
        try await store.save([.person(Person(id: "eva", name: "Eva", addresses: [address]))])
        findings.expect(try await store.person(at: address)?.id, equals: "eva", "who may have it now")
    }

    private static func leavesOutUnknown(_ store: any DirectoryStore, _ findings: Findings) async throws {
        try await store.save(everything)
        findings.expect(try await store.people(["anna", "nobody"]), equals: [anna], "people")
        findings.expect(try await store.teams(["nobody"]), equals: [], "teams")
        findings.expect(try await store.services([]), equals: [], "services")
        findings.expect(try await store.suppliers(["it"]), equals: [], "a team’s id among suppliers")
        // The parent of a department is only named, and need not be there.
        findings.expect(
            try await store.departments(["root", "ops", "it"]).map(\.id), equals: ["ops"],
            "a team’s id and a parent’s among departments")
        findings.expect(try await store.calendars(["it", "nobody"]), equals: [], "a team’s id among calendars")
        findings.expect(try await store.teams(of: "nobody"), equals: [], "the teams of nobody")
        findings.expect(try await store.person(at: Address(.chat, "nobody")), equals: nil, "nobody’s address")
        findings.expect(try await store.delegations(to: "nobody", at: start), equals: [], "delegations to nobody")
    }

    private static func keepsAddressesUnique(_ store: any DirectoryStore, _ findings: Findings) async throws {
        try await store.save(everything)
        for address in [
            Address(.mail, "anna@EXAMPLE.org"), Address(.phone, "+32 (2) 555-01.02"), Address(.chat, "BRAM"),
        ] {
            let owner: Person.ID = address.kind == .chat ? "bram" : "anna"
            findings.expect(try await store.person(at: address)?.id, equals: owner, "the owner of \(address.value)")
            await findings.expectError(.constraint, "\(address.value) for someone else") {
                () async throws(StoreError) in
                try await store.save([.person(Person(id: "eva", name: "Eva", addresses: [address]))])
            }
        }
        findings.expect(
            try await store.person(at: Address(.chat, "anna@example.org")), equals: nil,
            "a mail address as a chat handle")
        findings.expect(try await store.people(["eva"]), equals: [], "the person whose address was taken")
        // Saved at once, one gives up what the other takes.
        let (without, with) = (
            Person(id: "anna", name: "Anna"), Person(id: "aa", name: "Aa", addresses: anna.addresses)
        )
        try await store.save([.person(with), .person(without)])
        findings.expect(try await store.person(at: anna.addresses[0])?.id, equals: "aa", "the new owner")
    }

    private static func savesAllOrNone(_ store: any DirectoryStore, _ findings: Findings) async throws {
        try await store.save(everything)
        let batches: [[DirectoryEntry]] = [
            [.team(Team(id: "new", name: "New")), .person(Person(id: "eva", name: "Eva", addresses: anna.addresses))],
            [.team(Team(id: "new", name: "New")), .person(Person(id: "", name: "Nobody"))],
            [
                .person(Person(id: "p1", name: "One", addresses: [Address(.chat, "same")])),
                .person(Person(id: "p2", name: "Two", addresses: [Address(.chat, "Same")])),
            ],
        ]
        for batch in batches {
            await findings.expectError(.constraint, "a batch with a fault") { () async throws(StoreError) in
                try await store.save(batch)
            }
        }
        findings.expect(try await store.teams(["new"]), equals: [], "the other entries of the batch")
        findings.expect(try await store.people(["p1", "p2", "eva"]), equals: [], "its people")
    }

    private static func findsTeams(_ store: any DirectoryStore, _ findings: Findings) async throws {
        let hr = Team(id: "hr", name: "HR", members: [.init("anna", role: .lead)])
        try await store.save(everything + [.team(hr)])
        let teams = try await store.teams(of: "anna").sorted { $0.id < $1.id }
        findings.expect(teams, equals: [hr, it], "the teams of a person")
        try await store.save([.team(Team(id: "it", name: "IT", members: [.init("bram")]))])
        findings.expect(try await store.teams(of: "anna").map(\.id), equals: ["hr"], "her teams after she left one")
        findings.expect(try await store.teams(of: "tess"), equals: [], "the teams of someone in none")
    }

    private static func findsSchedules(_ store: any DirectoryStore, _ findings: Findings) async throws {
        let (hr, all) = (
            OnCallSchedule(id: "hr", name: "RH", zone: "UTC", teams: ["hr"], levels: []),
            OnCallSchedule(id: "all", name: "Iedereen", zone: "UTC", levels: [])
        )
        try await store.save(everything + [.onCall(hr), .onCall(all)])
        let ids = try await store.onCallSchedules(of: "it").map(\.id)
        findings.expect(ids, equals: ["all", "it"], "the schedules of a team")
        findings.expect(try await store.onCallSchedules(of: "hr"), equals: [all, hr], "those of another")
        findings.expect(try await store.onCallSchedules(of: "nobody"), equals: [all], "those of no team that is there")
    }

    private static func findsDelegations(_ store: any DirectoryStore, _ findings: Findings) async throws {
        try await store.save(everything)
        for (seconds, isInForce) in [(-1, false), (0, true), (59, true), (60, false)] as [(Int64, Bool)] {
            let found = try await store.delegations(to: "bram", at: start.advanced(bySeconds: seconds))
            findings.expect(found, equals: isInForce ? [leave] : [], "after \(seconds) s of 60")
        }
        findings.expect(try await store.delegations(to: "anna", at: start), equals: [], "to the one who delegated")
    }

    private static func isPaged(_ store: any DirectoryStore, _ findings: Findings) async throws {
        let ids = ["b", "a", "aa", "Z", "é", "~", "0", "b b"]
        try await store.save(ids.map { .person(Person(id: Person.ID($0), name: $0)) } + [.team(it)])
        let expected = ids.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        for limit in [1, 3, 1_000] {
            var (found, after): ([String], String?) = ([], nil)
            while found.count <= ids.count {
                let page = try await store.entries(DirectoryQuery(.person, after: after, limit: limit))
                guard let last = page.last else { break }
                findings.expect(page.count <= limit, "a page of at most \(limit)")
                found += page.map(\.id)
                after = last.id
            }
            findings.expect(found, equals: expected, "ids by pages of \(limit)")
        }
    }

    private static func refusesOutOfBounds(_ store: any DirectoryStore, _ findings: Findings) async throws {
        for limit in [0, -1, 1_001, .max] {
            await findings.expectError(.invalidQuery, "a page of \(limit)") { () async throws(StoreError) in
                try await store.entries(DirectoryQuery(.team, limit: limit))
            }
        }
        await findings.expectError(.constraint, "hours in a zone that does not exist") { () async throws(StoreError) in
            try await store.save([
                .calendar(ServiceCalendar(id: "bad", name: "", hours: ServiceHours(zone: "Europe/Nowhere")))
            ])
        }
        for id in ["", " a", "a ", "a\nb", "a\u{0}", String(repeating: "x", count: 201)] {
            await findings.expectError(.constraint, "the id “\(id.prefix(10))”") { () async throws(StoreError) in
                try await store.save([.department(Department(id: Department.ID(id), name: "Nulle part"))])
            }
        }
        let many = (0...DirectoryEntry.maximumBatch).map { index -> DirectoryEntry in
            .department(Department(id: Department.ID("d\(index)"), name: ""))
        }
        await findings.expectError(.constraint, "more entries than may be saved at once") {
            () async throws(StoreError) in
            try await store.save(many)
        }
        findings.expect(try await store.entries(DirectoryQuery(.department)), equals: [], "departments")
    }
}
