import ServiceDesk

/// What an erasure leaves stands in the place of what was there, everywhere.
enum ErasureChecks {
    static let all: [StoreCheck<any RequestStore>] = [
        StoreCheck("erasure: what stands in the journal is what was left, and it proves itself", replacesEvents),
        StoreCheck("erasure: the request is what its journal gives, found by nothing of what went", replacesState),
        StoreCheck("erasure: search finds no word that went, and every word that stayed", replacesPassages),
        StoreCheck("erasure: what is counted stays", keepsMeasurements),
        StoreCheck("erasure: of a version that is old by now nothing is replaced", refusesOldVersions),
        StoreCheck("erasure: events are replaced only with the event that says so", needsEvent),
        StoreCheck("erasure: everything is there once the files are rewritten", expunges),
    ]

    /// A store with requests of Karim, whom somebody answers, and of Anna, to whom Karim writes.
    private struct Erasing {
        let scene: Scene
        let own: Request
        let other: Request
        private let desk: Desk

        init(_ store: any RequestStore) async throws {
            scene = Scene(store)
            let opened = try await scene.open(
                RequestDraft(
                    "Loonbrief klopt niet", text: "Mijn rijksregisternummer is 850730", requester: "karim",
                    team: "payroll", service: "pay", fields: ["month": .text("maart")], tags: ["loon"]))
            var confidential = try await scene.change(
                opened, .assigned(team: "payroll", agent: "eva"),
                .protected(.init(named: ["eva"], concerns: ["karim"])))
            confidential = try await scene.change(
                confidential, .replied(scene.message("Dag Karim, hersteld")), by: .person("eva"))
            own = try await scene.change(
                confidential, .noted(scene.message("Karim belde zelf")), .resolved(.fixed), by: .person("eva"))
            let asked = try await scene.open(RequestDraft("Printer", text: "De printer hapert", requester: "anna"))
            let watched = try await scene.change(asked, .watched("karim"))
            other = try await scene.change(
                watched, .replied(scene.message("Bij mij ook, op zolder")), by: .person("karim"))
            let rest = InMemoryStore()
            var configuration = Desk.Configuration()
            configuration.time = scene.clock
            desk = Desk(
                store: store, directory: rest, attachments: rest, articles: rest, configuration: configuration)
        }

        func erase() async throws -> ErasureReport {
            scene.clock.advance(bySeconds: 1)
            return try await desk.erase("karim", as: .host("contract"))
        }

        func expunge() async throws { try await desk.expunge(as: .host("contract")) }

        /// The journal of a request, checked.
        func audited(_ request: Request) async throws -> [RecordedEvent] {
            let journal = try await scene.journal(of: request.id)
            var audit = JournalAudit(of: request.id)
            for event in journal { try audit.check(event) }
            guard let kept = try await scene.found(request.id) else {
                throw UnexpectedResult(description: "#\(request.number) is not there")
            }
            try audit.finish(comparing: kept)
            return journal
        }
    }

    private static func replacesEvents(_ store: any RequestStore, _ findings: Findings) async throws {
        let erasing = try await Erasing(store)
        let before = try await erasing.audited(erasing.own)
        let report = try await erasing.erase()
        findings.expect(report.requests, equals: 2, "requests")
        for request in [erasing.own, erasing.other] {
            let journal = try await erasing.audited(request)
            let text = journal.map { String(decoding: $0.content, as: UTF8.self) }.joined()
            for word in ["karim", "850730", "Karim", "maart", "zolder"] {
                findings.expect(text.contains(word), equals: false, "“\(word)” in #\(request.number)")
            }
        }
        let own = try await erasing.audited(erasing.own)
        findings.expect(own.count, equals: before.count + 1, "its events")
        findings.expect(own.dropLast().map(\.hash), equals: before.map(\.hash), "their hashes")
        findings.expect(own.dropLast().map(\.at), equals: before.map(\.at), "their instants")
        findings.expect(own.first?.original, equals: Digest(of: before[0].content), "the digest of the opening")
        findings.expect(own[1].original, equals: nil, "the digest of an event that says nothing of him")
        let other = try await erasing.audited(erasing.other)
        findings.expect(other[0].event.message?.text, equals: "De printer hapert", "what somebody else wrote")
        findings.expect(other[2].event.message?.text, equals: .erased, "what he wrote to her")
        findings.expect(other[2].actor, equals: .person(report.pseudonym), "who wrote it")
        let page = try await store.journal(JournalQuery(.numbers))
        let all = try await erasing.audited(erasing.own) + erasing.audited(erasing.other)
        findings.expect(page.entries.map(\.event), equals: all, "all journals")
        findings.expect(try await erasing.erase().requests, equals: 0, "requests the second time")
    }

    private static func replacesState(_ store: any RequestStore, _ findings: Findings) async throws {
        let erasing = try await Erasing(store)
        let report = try await erasing.erase()
        let (host, pseudonym) = (Viewer.host("contract"), report.pseudonym)
        let own = try await erasing.scene.found(erasing.own.id)
        findings.expect(own?.subject, equals: .erased, "the subject")
        findings.expect(own?.requester, equals: pseudonym, "the requester")
        findings.expect(own?.fields, equals: [:], "the answers")
        findings.expect(own?.confidentiality?.concerns, equals: [pseudonym], "whom it concerns")
        findings.expect(own?.state, equals: .resolved, "the state")
        findings.expect(own?.version, equals: erasing.own.version + 1, "the version")
        func numbers(_ person: Person.ID) async throws -> [Request.Number] {
            let asked = try await erasing.scene.all(
                RequestQuery(viewer: host, filter: RequestFilter { $0.requesters = [person] }))
            let seen = try await erasing.scene.all(RequestQuery(viewer: Viewer(person, now: erasing.scene.clock.now())))
            return asked.map(\.number) + seen.map(\.number)
        }
        findings.expect(try await numbers("karim"), equals: [], "what he asked, and sees")
        findings.expect(
            try await numbers(pseudonym), equals: [erasing.own.number, erasing.own.number, erasing.other.number],
            "what the pseudonym asked, and sees")
    }

    private static func replacesPassages(_ store: any RequestStore, _ findings: Findings) async throws {
        let erasing = try await Erasing(store)
        let scene = erasing.scene
        findings.expect(try await scene.search("rijksregisternummer"), equals: [erasing.own.number], "before it")
        _ = try await erasing.erase()
        for word in ["rijksregisternummer", "850730", "karim", "hersteld", "belde", "maart", "loonbrief", "zolder"] {
            findings.expect(try await scene.search(word), equals: [], "“\(word)”")
        }
        findings.expect(try await scene.search("hapert"), equals: [erasing.other.number], "what stayed")
        let next = try await scene.found(erasing.own.id)
        if let next { try await scene.change(next, .noted(scene.message("Afgesloten dossier"))) }
        findings.expect(try await scene.search("dossier"), equals: [erasing.own.number], "what came afterwards")
    }

    private static func keepsMeasurements(_ store: any RequestStore, _ findings: Findings) async throws {
        let erasing = try await Erasing(store)
        let before = try await store.measurements(MeasurementQuery(.all))
        _ = try await erasing.erase()
        let after = try await store.measurements(MeasurementQuery(.all))
        findings.expect(
            try after.blocks.flatMap { try $0.block.measurements() },
            equals: try before.blocks.flatMap { try $0.block.measurements() }, "measurements")
    }

    private static func refusesOldVersions(_ store: any RequestStore, _ findings: Findings) async throws {
        let erasing = try await Erasing(store)
        let before = try await erasing.audited(erasing.own)
        let scratch = InMemoryStore()
        _ = try await scratch.commit([Change(updates: [
            try Change.Update(before: nil, after: erasing.own, events: before)
        ])])
        let desk = Desk(scratch)
        _ = try await desk.erase("karim", as: .host("contract"))
        let left = try await scratch.history(HistoryQuery(erasing.own.id))
        guard let after = try await scratch.requests([.id(erasing.own.id)]).first else { return }
        let update = try Change.Update(
            before: erasing.own, after: after, events: left.suffix(1), replaced: left.filter { $0.original != nil })
        try await erasing.scene.change(erasing.own, .started)
        findings.expect(try await store.commit([Change(updates: [update])]), equals: [.conflict], "its result")
        let now = try await erasing.audited(erasing.own)
        findings.expect(Array(now.prefix(before.count)), equals: before, "the events")
    }

    private static func needsEvent(_ store: any RequestStore, _ findings: Findings) async throws {
        let erasing = try await Erasing(store)
        let journal = try await erasing.audited(erasing.own)
        let event = journal[0]
        let spoiled = try RecordedEvent(
            request: event.request, version: 1, at: event.at, content: event.content, hash: event.hash,
            original: Digest(of: event.content))
        let next = try erasing.scene.update(erasing.own, .started)
        let update = try Change.Update(
            before: erasing.own, after: next.after, events: next.events, replaced: [spoiled])
        await findings.expectError(.invalidQuery, "events that nothing erases") { () async throws(StoreError) in
            try await store.commit([Change(updates: [update])])
        }
        findings.expect(try await erasing.audited(erasing.own), equals: journal, "its events")
    }

    private static func expunges(_ store: any RequestStore, _ findings: Findings) async throws {
        let erasing = try await Erasing(store)
        _ = try await erasing.erase()
        let before = try await erasing.audited(erasing.own) + erasing.audited(erasing.other)
        let measured = try await store.measurements(MeasurementQuery(.all))
        try await erasing.expunge()
        let after = try await erasing.audited(erasing.own) + erasing.audited(erasing.other)
        findings.expect(after, equals: before, "the journals")
        findings.expect(try await store.measurements(MeasurementQuery(.all)), equals: measured, "the measurements")
        findings.expect(try await erasing.scene.search("hapert"), equals: [erasing.other.number], "what is found")
        let next = try await erasing.scene.open(RequestDraft("Nieuw scherm"))
        findings.expect(try await erasing.scene.search("scherm"), equals: [next.number], "what came afterwards")
    }
}
