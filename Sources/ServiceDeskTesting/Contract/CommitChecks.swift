import ServiceDesk

/// A change is kept whole or not at all, and no other change decides its fate.
enum CommitChecks {
    static let all: [StoreCheck<any RequestStore>] = [
        StoreCheck("commit: a request is found by its id and by its number", isFound),
        StoreCheck("commit: every part of a request is kept exactly", isKeptExactly),
        StoreCheck("commit: events are kept byte for byte", keepsEvents),
        StoreCheck("commit: results come in the order of the changes", answersInOrder),
        StoreCheck("commit: a change of several requests is kept whole", keepsAllParts),
        StoreCheck("commit: a conflict in one part leaves nothing of its change", leavesNothing),
        StoreCheck("commit: a conflict leaves the other changes of the batch alone", leavesOthersAlone),
        StoreCheck("commit: a later change of a batch sees an earlier one", seesEarlierChanges),
        StoreCheck("commit: a change of an old version meets a conflict", refusesOldVersions),
        StoreCheck("commit: a batch may be empty and may be full", takesAnyBatch),
        StoreCheck("commit: of changes of one version made at once, one is kept", keepsOneOfMany),
        StoreCheck("commit: a task that is cancelled takes no change back", survivesCancellation),
    ]

    private static func isFound(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let request = try await scene.open(RequestDraft("L’imprimante du deuxième étage ne répond plus"))
        let other = try await scene.open(RequestDraft("Mijn wachtwoord is verlopen"))
        let unknown = Request.ID(scene.ids.next(at: scene.clock.now()))
        findings.expect(try await store.requests([.id(request.id)]), equals: [request], "by id")
        findings.expect(try await store.requests([.number(request.number)]), equals: [request], "by number")
        let both = try await store.requests([.number(other.number), .id(unknown), .id(request.id), .number(99)])
        findings.expect(Set(both), equals: [request, other], "several, unknown ones left out")
        findings.expect(try await store.requests([]), equals: [], "none asked for")
    }

    private static func isKeptExactly(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let file = FileAttachment(
            name: "scan.pdf", mediaType: "application/pdf", size: 3, digest: Digest(of: [1, 2, 3]))
        let other = try await scene.open(RequestDraft("Le réseau est lent"))
        var draft = RequestDraft(
            "Nouvel écran 🖥️ “24 pouces”", text: "Quote ' double \" back \\ zero-width \u{200B}\nline",
            attachments: [file],
            requester: "zoë", beneficiary: "jürgen", watchers: ["bram", "łukasz"], team: "it", service: "screen",
            fields: [
                "size": .number(24.5), "when": .date(CalendarDate("2026-03-09")!), "who": .person("bram"),
                "colour": .choice("noir"), "why": .text("é = e\u{301}"),
            ],
            tags: ["écran", "monitor"], kind: .problem, impact: .high, urgency: .low,
            due: Timestamp(microseconds: 1_772_500_000_123_457), language: "nl-BE", channel: .phone)
        draft.confidentiality = .init(named: ["eva"], concerns: ["jürgen"])
        let rule = DateRule(from: CalendarDate("2026-03-31")!, .yearly, at: .close, by: "office")
        draft.obligation = ObligationOccurrence(
            of: Obligation(
                "écran", "Écran", by: [.members(of: "it")], to: .department("hr"), contact: "zoë", team: "it",
                due: rule, grace: 60, reminders: [3_600], escalations: [.init(at: 100, to: .leads)]),
            .init(day: rule.first, due: Timestamp(microseconds: 1_772_500_000_123_457)), by: .person("bram"))
        let opened = try await scene.open(draft)
        let held = try await scene.change(
            opened, .linked(Link(.relatedTo, other.id)), .assigned(team: "it", agent: "bram"),
            .held(Pending(.supplier, waitingFor: .supplier("acme"))), .handedOver("acme"))
        findings.expect(try await scene.found(opened.id), equals: held, "the request on hold")
        let closed = try await scene.change(held, .replied(scene.message("Klaar.")), .resolved(.workaround), .closed)
        findings.expect(try await scene.found(opened.id), equals: closed, "the closed request")
        let encoded = try await scene.found(opened.id).map { try CanonicalJSON.encode($0) }
        findings.expect(encoded, equals: try CanonicalJSON.encode(closed), "its bytes")
    }

    private static func keepsEvents(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let update = try scene.opening(
            RequestDraft("Badge perdu", text: "e\u{301} / é"), then: [.noted(scene.message("privé")), .started])
        _ = try await store.commit([Change(updates: [update])])
        let journal = try await scene.journal(of: update.after.id)
        findings.expect(journal, equals: update.events, "the events")
        findings.expect(journal.map(\.content), equals: update.events.map(\.content), "their bytes")
        findings.expect(journal.map(\.hash), equals: update.events.map(\.hash), "their hashes")
    }

    private static func answersInOrder(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let request = try await scene.open(RequestDraft("Un"))
        try await scene.change(request, .started)
        let changes = [
            Change(updates: [try scene.opening(RequestDraft("Twee"))]),
            Change(updates: [try scene.update(request, .closed)]),
            Change(updates: [try scene.opening(RequestDraft("Three"))]),
        ]
        findings.expect(
            try await store.commit(changes), equals: [.committed([2]), .conflict, .committed([3])],
            "an opening, a change of an old version, an opening")
        findings.expect(try await store.requests([.number(3)]).first?.subject, equals: "Three", "subject of #3")
    }

    private static func keepsAllParts(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let first = try await scene.open(RequestDraft("Un"))
        let second = try await scene.open(RequestDraft("Deux"))
        let updates = [
            try scene.update(second, .linked(Link(.blocks, first.id))), try scene.opening(RequestDraft("Trois")),
            try scene.update(first, .linked(Link(.blockedBy, second.id)), .started),
        ]
        findings.expect(
            try await store.commit([Change(updates: updates)]),
            equals: [.committed([second.number, 3, first.number])], "numbers in the order of the parts")
        for update in updates {
            findings.expect(
                try await scene.found(update.after.id)?.version, equals: update.after.version,
                "version of \(update.after.subject)")
        }
    }

    private static func leavesNothing(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let request = try await scene.open(RequestDraft("Stapler"))
        let other = try await scene.open(RequestDraft("Agrafeuse"))
        let newer = try await scene.change(other, .started)
        let opening = try scene.opening(RequestDraft("Nietmachine"))
        let parts = [try scene.update(request, .noted(scene.message("zeldzaam"))), opening]
        let stale = try scene.update(other, .closed)
        for updates in [parts + [stale], [stale] + parts] {
            let key = scene.key("key")
            findings.expect(
                try await store.commit([Change(key: key, updates: updates)]), equals: [.conflict], "the result")
            findings.expect(try await scene.found(request.id), equals: request, "the first request")
            findings.expect(try await scene.found(other.id), equals: newer, "the request that had changed")
            findings.expect(try await scene.found(opening.after.id), equals: nil, "the opened request")
            findings.expect(try await scene.journal(of: request.id).count, equals: 1, "events of the first request")
            findings.expect(try await scene.search("zeldzaam"), equals: [], "requests with the note's word")
            findings.expect(try await store.keys(.named(["key"])), equals: [], "the key")
        }
    }

    private static func leavesOthersAlone(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let request = try await scene.open(RequestDraft("Un"))
        let newer = try await scene.change(request, .started)
        let stale = Change(updates: [try scene.update(request, .closed), try scene.opening(RequestDraft("Jamais"))])
        let before = try scene.opening(RequestDraft("Avant"))
        let after = try scene.update(newer, .noted(scene.message("Après")))
        let results = try await store.commit([Change(updates: [before]), stale, Change(updates: [after])])
        findings.expect(results, equals: [.committed([2]), .conflict, .committed([1])], "the results")
        findings.expect(try await scene.found(request.id), equals: after.after, "the request changed last")
        findings.expect(try await scene.found(before.after.id)?.subject, equals: "Avant", "the request opened first")
    }

    private static func seesEarlierChanges(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let opening = try scene.opening(RequestDraft("Un"))
        let started = try scene.update(opening.after, .started)
        let rival = try scene.update(opening.after, .closed)
        let held = try scene.update(started.after, .held(Pending(.date, waitingFor: .nobody)))
        let results = try await store.commit([opening, started, rival, held].map { Change(updates: [$0]) })
        findings.expect(
            results, equals: [.committed([1]), .committed([1]), .conflict, .committed([1])],
            "an opening, a change of it, a rival of that change, a change of the change")
        findings.expect(try await scene.found(opening.after.id)?.state, equals: .pending, "the state")
        findings.expect(
            try await scene.journal(of: opening.after.id).map(\.version), equals: [1, 2, 3], "the versions")
    }

    private static func refusesOldVersions(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let request = try await scene.open(RequestDraft("Un"))
        let newer = try await scene.change(request, .started)
        let unknown = try scene.opening(RequestDraft("Nulle part"))
        let journal = try await scene.journal(of: request.id)
        let again = try Change.Update(before: nil, after: request, events: Array(journal.prefix(1)))
        let changes = [
            "an old version": try scene.update(request, .closed),
            "a version that is not there yet": try scene.update(try scene.update(newer, .closed).after, .tagged(["a"])),
            "a request that is not there": try scene.update(unknown.after, .closed),
            "an opening of a request that is there": again,
        ]
        for (what, update) in changes {
            findings.expect(try await store.commit([Change(updates: [update])]), equals: [.conflict], what)
        }
        findings.expect(try await scene.found(request.id), equals: newer, "the request")
        findings.expect(try await scene.journal(of: request.id).count, equals: 2, "events")
    }

    private static func takesAnyBatch(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        findings.expect(try await store.commit([]), equals: [], "an empty batch")
        let count = min(store.limits.changesPerCommit, 1_000)
        findings.expect(count >= 1 && store.limits.concurrentCommits >= 1, "limits of at least one")
        let changes = try (1...count).map { Change(updates: [try scene.opening(RequestDraft("Nummer \($0)"))]) }
        findings.expect(
            try await store.commit(changes), equals: (1...count).map { .committed([Int64($0)]) }, "a full batch")
        findings.expect(
            try await scene.all(RequestQuery(viewer: .host("contract"))).map(\.subject),
            equals: (1...count).map { "Nummer \($0)" }, "the requests by number")
    }

    private static func keepsOneOfMany(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let request = try await scene.open(RequestDraft("Begehrt"))
        let results = try await withThrowingTaskGroup(of: [CommitResult].self) { group in
            for index in 1...16 {
                let rival = try scene.update(request, .renamed(subject: "Version \(index)"))
                let opening = try scene.opening(RequestDraft("Neu \(index)"))
                group.addTask { try await store.commit([Change(updates: [rival]), Change(updates: [opening])]) }
            }
            return try await group.reduce(into: [CommitResult]()) { $0 += $1 }
        }
        findings.expect(results.count { $0 == .committed([request.number]) }, equals: 1, "changes that were kept")
        findings.expect(results.count { $0 == .conflict }, equals: 15, "conflicts")
        let numbers = try await scene.all(RequestQuery(viewer: .host("contract"))).map(\.number)
        findings.expect(numbers, equals: Array(1...17), "numbers of the requests")
        findings.expect(try await scene.journal(of: request.id).count, equals: 2, "events of the request")
    }

    private static func survivesCancellation(_ store: any RequestStore, _ findings: Findings) async throws {
        let scene = Scene(store)
        let changes = try (1...8).map { Change(updates: [try scene.opening(RequestDraft("Demande \($0)"))]) }
        let committing = changes.map { change in
            Task {
                // Until it is cancelled, so that the commit begins in a task that has been.
                while !Task.isCancelled { await Task.yield() }
                return try await store.commit([change])
            }
        }
        for task in committing { task.cancel() }
        for task in committing {
            guard case .committed? = try await task.value.first else {
                findings.add("a commit in a task that was cancelled: expected to be kept, and not so")
                continue
            }
        }
        let kept = try await scene.all(RequestQuery(viewer: .host("contract"))).count
        findings.expect(kept, equals: changes.count, "requests that were opened")
    }
}
