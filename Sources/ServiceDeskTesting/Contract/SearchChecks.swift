import ServiceDesk

/// A question in someone's own words finds the best answers that they may read.
enum SearchChecks {
    static let all: [StoreCheck<any RequestStore>] = [
        StoreCheck("search: subject, opening message, answers and later messages are found", findsAllText),
        StoreCheck(
            "search: requests with all words in one passage come first, then those with some", ranksAllWordsFirst),
        StoreCheck("search: rare words count for more", ranksRareWordsFirst),
        StoreCheck("search: of equal answers the newest comes first", ranksNewestFirst),
        StoreCheck("search: only the last word finds longer words", completesLastWord),
        StoreCheck("search: case, accents and width do not matter", foldsWords),
        StoreCheck("search: a question is words, never syntax", takesWordsLiterally),
        StoreCheck("search: private notes are found by those who may read them", keepsNotesPrivate),
        StoreCheck("search: a supplier finds what came with or after the handover", limitsSuppliers),
        StoreCheck("search: the filter and the limit hold", filtersAndLimits),
        StoreCheck("search: what a viewer may not see changes nothing of what they find", hidesWhatIsHidden),
    ]

    private static func hidesWhatIsHidden(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        try await scene.open(RequestDraft("Question sur le licenciementcollectif", requester: "emily"))
        try await scene.open(RequestDraft("Une imprimante et un licenciementcollectif", requester: "emily"))
        let questions = ["licenciement", "imprimante licenciement", "absent licenciement", "licenciement absent"]
        func answers() async throws -> [[Request.Number]] {
            var answers: [[Request.Number]] = []
            for question in questions {
                let query = SearchQuery(
                    viewer: Viewer("emily", now: scene.clock.now()), text: SearchText(question), limit: 10)
                answers.append(try await store.search(query).map(\.number))
            }
            return answers
        }
        let before = try await answers()
        findings.expect(before[2], equals: [1, 2], "the beginning of a word beside one that nothing has")
        try await scene.open(RequestDraft("licenciement", text: "licenciement absent", requester: "mia", team: "hr"))
        findings.expect(try await answers(), equals: before, "the answers after somebody else wrote the same words")
    }

    private static func findsAllText(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let request = try await scene.open(
            RequestDraft(
                "Alfa", text: "bravo charlie", requester: "anna",
                fields: ["site": .text("delta"), "floor": .number(1234), "day": .date(CalendarDate("2026-03-09")!)]))
        try await scene.change(
            request, .replied(scene.message("echo")), .announced(scene.message("foxtrot")),
            .renamed(subject: "Golf"), .noted(scene.message("hotel")), .tagged(["india"]))
        try await scene.open(RequestDraft("Autre chose"))
        for word in ["alfa", "bravo", "charlie", "delta", "1234", "2026", "echo", "foxtrot", "golf", "hotel"] {
            findings.expect(try await scene.search(word), equals: [request.number], "“\(word)”")
        }
        findings.expect(try await scene.search("india"), equals: [], "a tag, which is no text")
        findings.expect(try await scene.search("absent"), equals: [], "a word that nothing has")
    }

    private static func ranksAllWordsFirst(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        // The words spread over two messages are not in one passage.
        let spread = try await scene.open(RequestDraft("Imprimante", text: "imprimante imprimante"))
        try await scene.change(spread, .replied(scene.message("toner toner toner")))
        let both = try await scene.open(
            RequestDraft(
                "Une question", text: "une longue histoire à propos de toner et d’une imprimante, entre autres"))
        try await scene.open(RequestDraft("Badge"))
        let found = try await scene.search("imprimante toner")
        findings.expect(found, equals: [both.number, spread.number], "both words")
        let some = try await scene.search("imprimante cafetière")
        findings.expect(Set(some), equals: [both.number, spread.number], "one word that is there and one that is not")
    }

    private static func ranksRareWordsFirst(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let rare = try await scene.open(RequestDraft("certificat réseau"))
        var common: [Request.Number] = []
        for _ in 1...6 { common.append(try await scene.open(RequestDraft("ordinateur réseau")).number) }
        for index in 1...20 { try await scene.open(RequestDraft("autre sujet \(index)")) }
        let found = try await scene.search("ordinateur certificat")
        findings.expect(found, equals: [rare.number] + common.reversed(), "a rare word and a common one")
    }

    private static func ranksNewestFirst(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        for number in [5, 2, 9, 4] as [Request.Number] {
            try await scene.open(RequestDraft("Wachtwoord"), number: number)
        }
        try await scene.open(RequestDraft("Iets anders"))
        findings.expect(try await scene.search("wachtwoord"), equals: [9, 5, 4, 2], "four equal answers")
    }

    private static func completesLastWord(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let request = try await scene.open(RequestDraft("wachtwoord verlopen"))
        try await scene.open(RequestDraft("iets anders"))
        for (text, isFound) in [
            ("wacht", true), ("verlopen wachtw", true), ("woord", false), ("wacht onzin", false), ("onzin wacht", true),
        ] {
            findings.expect(try await scene.search(text), equals: isFound ? [request.number] : [], "“\(text)”")
        }
    }

    private static func foldsWords(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let request = try await scene.open(
            RequestDraft("L’imprimante du DEUXIÈME étage", text: "Ｎｕｍｅｒｏ ﬁnal, Größe, ÅNGSTRÖM, cafe\u{301}"))
        try await scene.open(RequestDraft("Overig"))
        for text in [
            "imprimante", "deuxieme", "DEUXIÈME", "deuxie\u{300}me", "Étage", "etag", "numero", "final", "größe",
            "GRÖßE",
            "angstrom", "café", "l’imprimante",
        ] {
            findings.expect(try await scene.search(text), equals: [request.number], "“\(text)”")
        }
    }

    private static func takesWordsLiterally(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let request = try await scene.open(RequestDraft("near and or not col1"))
        for text in [
            "NEAR(and or)", "\"and\" -or", "col1:and*", "and) OR (or", "not'; --", "AND", "near/2 or", "^and + {or}",
        ] {
            findings.expect(try await scene.search(text), equals: [request.number], "“\(text)”")
        }
        for text in ["", "   ", "*", "\"", "() - ' ; %", "\u{0}", "💶"] {
            findings.expect(try await scene.search(text), equals: [], "“\(text)”, which has no words")
        }
        let long = String(repeating: "and ", count: 100_000) + String(repeating: "x", count: 1_000_000)
        findings.expect(try await scene.search(long), equals: [request.number], "a question of a million characters")
    }

    private static func keepsNotesPrivate(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let request = try await scene.open(RequestDraft("Publik", requester: "anna", watchers: ["wim"], team: "it"))
        try await scene.change(request, .noted(scene.message("geheim publik")))
        try await scene.open(RequestDraft("Overig"))
        let now = scene.clock.now()
        let readers = [Viewer("bram", teams: ["it"], now: now), .host("contract")]
        let participants = [Viewer("anna", now: now), Viewer("wim", teams: ["hr"], now: now)]
        for viewer in readers {
            findings.expect(try await scene.search("geheim", as: viewer), equals: [request.number], "\(viewer.actor)")
        }
        for viewer in participants {
            findings.expect(try await scene.search("geheim", as: viewer), equals: [], "the note, for \(viewer.actor)")
            findings.expect(
                try await scene.search("publik", as: viewer), equals: [request.number],
                "the subject, for \(viewer.actor)")
        }
        let stranger = Viewer("eva", teams: ["hr"], now: now)
        findings.expect(try await scene.search("publik", as: stranger), equals: [], "the subject, for a stranger")
    }

    private static func limitsSuppliers(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let opened = try await scene.open(RequestDraft("voorheen", requester: "anna", team: "it"))
        let handed = try await scene.change(opened, .noted(scene.message("ertussen")), .handedOver("acme"))
        try await scene.change(handed, .replied(scene.message("nadien")), .noted(scene.message("onderons")))
        try await scene.open(RequestDraft("voorheen ertussen nadien onderons", team: "it"))
        let now = scene.clock.now()
        let technician = Viewer("tess", supplier: "acme", now: now)
        for (word, isFound) in [("voorheen", false), ("ertussen", false), ("nadien", true), ("onderons", true)] {
            findings.expect(
                try await scene.search(word, as: technician), equals: isFound ? [opened.number] : [],
                "“\(word)” for the supplier")
            findings.expect(
                try await scene.search(word, as: Viewer("ron", supplier: "other", now: now)), equals: [],
                "“\(word)” for another supplier")
        }
    }

    private static func filtersAndLimits(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        for index in 1...30 {
            try await scene.open(RequestDraft("Laptop", team: index.isMultiple(of: 3) ? "it" : "hr"))
        }
        let text = SearchText("laptop")
        let ofTeam = SearchQuery(viewer: .host("contract"), text: text, filter: RequestFilter { $0.teams = ["it"] })
        findings.expect(
            try await store.search(ofTeam).map(\.number), equals: [30, 27, 24, 21, 18, 15, 12, 9, 6, 3], "of one team")
        findings.expect(try await scene.search("laptop", limit: 4), equals: [30, 29, 28, 27], "at most four")
        findings.expect(try await scene.search("laptop", limit: 200).count, equals: 30, "at most two hundred")
    }
}
