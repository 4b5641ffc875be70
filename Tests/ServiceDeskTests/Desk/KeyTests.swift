import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Idempotency keys at the desk")
struct KeyTests {
    @Test("opening twice with a key opens once")
    func opening() async throws {
        let company = try await Company()
        let anna = try await company.viewer("anna")
        let draft = RequestDraft("Badge perdu", team: "it")
        let first = try await company.desk.open(draft, as: anna, key: "<1@mail.example>")
        company.clock.advance(bySeconds: 60)
        let second = try await company.desk.open(draft, as: anna, key: "<1@mail.example>")
        #expect(first == second)
        #expect(try await company.desk.open(draft, as: anna, key: "<2@mail.example>").number == 2)
    }

    @Test("a key stands for who does what to which request")
    func reuse() async throws {
        let company = try await Company()
        let (anna, rita) = (try await company.viewer("anna"), try await company.viewer("rita"))
        let draft = RequestDraft("Badge perdu", team: "it")
        let request = try await company.desk.open(draft, as: anna, key: "k")
        let other = try await company.open()
        let reuses: [() async throws -> Void] = [
            { try await company.desk.open(RequestDraft("Autre"), as: anna, key: "k") },
            { try await company.desk.open(draft, as: rita, key: "k") },
            { try await company.desk.reply("Badge perdu", to: .id(request.id), as: anna, key: "k") },
        ]
        for reuse in reuses { #expect(try await company.refusal(reuse) == .keyReused) }
        try await company.desk.reply("Alors ?", to: .id(request.id), as: anna, key: "r")
        let elsewhere = try await company.refusal {
            try await company.desk.reply("Alors ?", to: .id(other.id), as: anna, key: "r")
        }
        #expect(elsewhere == .keyReused)
        #expect(try await company.journal(of: request).count == 2)
    }

    @Test("a reply that is sent again is written once, though its message has a new id")
    func reply() async throws {
        let company = try await Company()
        let request = try await company.open()
        let anna = try await company.viewer("anna")
        for _ in 1...3 {
            try await company.desk.reply("Merci !", to: .id(request.id), as: anna, key: "<r@mail.example>")
        }
        #expect(try await company.journal(of: request).count == 2)
    }

    @Test("a hundred tasks with one key open one request")
    func race() async throws {
        let company = try await Company()
        let anna = try await company.viewer("anna")
        let numbers = try await withThrowingTaskGroup(of: Request.Number.self) { group in
            for _ in 1...100 {
                group.addTask { try await company.desk.open(RequestDraft("Une fois"), as: anna, key: "once").number }
            }
            return try await group.reduce(into: Set<Request.Number>()) { $0.insert($1) }
        }
        #expect(numbers == [1])
        #expect(try await company.desk.counts(CountQuery(viewer: .host("test"))).first?.count == 1)
    }

    @Test("a refused command has not used its key")
    func refused() async throws {
        let company = try await Company()
        let request = try await company.open()
        let bram = try await company.viewer("bram")
        let early = try await company.refusal {
            try await company.desk.perform(.resume, on: .id(request.id), as: bram, key: "k")
        }
        #expect(early == .illegalInState)
        #expect(try await company.desk.perform(.take, on: .id(request.id), as: bram, key: "k").agent == "bram")
    }

    @Test("a command that changes nothing has used its key, and is not decided anew later")
    func nothing() async throws {
        let company = try await Company()
        let request = try await company.open()
        let (bram, eva) = (try await company.viewer("bram"), try await company.viewer("eva"))
        let tagged = try await company.desk.perform(.tag(["vip"]), on: .id(request.id), as: bram)
        let same = try await company.desk.perform(.tag(["vip"]), on: .id(request.id), as: bram, key: "k")
        #expect(same == tagged)
        _ = try await company.desk.perform(.untag(["vip"]), on: .id(request.id), as: eva)
        let late = try await company.desk.perform(.tag(["vip"]), on: .id(request.id), as: bram, key: "k")
        #expect(late.tags.isEmpty && late.version == 3)
        let other = try await company.refusal {
            try await company.desk.perform(.tag(["vip"]), on: .id(request.id), as: eva, key: "k")
        }
        #expect(other == .keyReused)
        #expect(try await company.journal(of: request).count == 3)
    }

    /// Three requests to `it`, and bram.
    private func three() async throws -> (Company, [RequestReference], Viewer) {
        let company = try await Company()
        var requests: [RequestReference] = []
        for subject in ["Un", "Deux", "Trois"] { requests.append(.id(try await company.open(subject).id)) }
        return (company, requests, try await company.viewer("bram"))
    }

    private func versions(_ requests: [RequestReference], in company: Company) async throws -> [Int] {
        var versions: [Int] = []
        for request in requests {
            versions.append(try await company.desk.request(request, as: .host("test")).version)
        }
        return versions
    }

    @Test("merging, linking and unlinking again with a key do it once; the key stands for both requests")
    func pairs() async throws {
        let (company, requests, bram) = try await three()
        let desk = company.desk
        for _ in 1...2 {
            let linked = try await desk.link(requests[0], .blocks, requests[1], as: bram, key: "l")
            #expect(RequestReference.id(linked.id) == requests[0])
        }
        for _ in 1...2 { try await desk.unlink(requests[0], .blocks, requests[1], as: bram, key: "u") }
        // The repetition of the first does not link again.
        #expect(try await desk.link(requests[0], .blocks, requests[1], as: bram, key: "l").links.isEmpty)
        for _ in 1...2 {
            let merged = try await desk.merge(requests[0], into: requests[1], as: bram, key: "m")
            #expect(RequestReference.id(merged.id) == requests[1])
        }
        #expect(try await versions(requests, in: company) == [4, 4, 1])
        let eva = try await company.viewer("eva")
        let reuses: [() async throws -> Void] = [
            { try await desk.link(requests[0], .blocks, requests[2], as: bram, key: "l") },
            { try await desk.link(requests[0], .blockedBy, requests[1], as: bram, key: "l") },
            { try await desk.link(requests[2], .blocks, requests[1], as: bram, key: "l") },
            { try await desk.unlink(requests[0], .blocks, requests[1], as: bram, key: "l") },
            { try await desk.merge(requests[0], into: requests[2], as: bram, key: "m") },
            { try await desk.merge(requests[2], into: requests[1], as: bram, key: "m") },
            { try await desk.merge(requests[0], into: requests[1], as: eva, key: "m") },
        ]
        for reuse in reuses { #expect(try await company.refusal(reuse) == .keyReused) }
        // A link that is there is nothing to do; the key is kept with the request that is the answer.
        try await desk.link(requests[2], .relatedTo, requests[1], as: bram)
        let again = try await desk.link(requests[2], .relatedTo, requests[1], as: bram, key: "idle")
        #expect(RequestReference.id(again.id) == requests[2] && again.version == 2)
        #expect(try await company.store.keys(.named(["idle"])).map(\.number) == [again.number])
    }

    @Test("splitting again with a key makes one request; what the draft is made to say counts")
    func split() async throws {
        let (company, requests, bram) = try await three()
        let desk = company.desk
        let eva = try await company.viewer("eva")
        try await desk.reply("Et mon clavier aussi.", to: requests[0], as: bram)
        let first = try await desk.request(requests[0], as: bram)
        let message = try #require(try await company.journal(of: first).compactMap(\.event.message).last)
        let new = try await desk.split(message.id, of: requests[0], as: bram, key: "s") { $0.subject = "Clavier" }
        // The original stands otherwise by now; the split is the same.
        _ = try await desk.perform(.rename("Autre chose"), on: requests[0], as: eva)
        let again = try await desk.split(message.id, of: requests[0], as: bram, key: "s") { $0.subject = "Clavier" }
        #expect(again == new && new.subject == "Clavier")
        let reuses: [() async throws -> Void] = [
            { try await desk.split(message.id, of: requests[0], as: bram, key: "s") { $0.subject = "Souris" } },
            { try await desk.split(message.id, of: requests[1], as: bram, key: "s") { $0.subject = "Clavier" } },
            { try await desk.split(message.id, of: requests[0], as: bram, key: "s") },
            { try await desk.split(new.id.uuid, of: requests[0], as: bram, key: "s") { $0.subject = "Clavier" } },
        ]
        for reuse in reuses { #expect(try await company.refusal(reuse) == .keyReused) }
        #expect(try await desk.counts(CountQuery(viewer: .host("test"))).first?.count == 4)
    }

    @Test("a repetition by someone who may not see the request any more is done, and shows nothing")
    func lostSight() async throws {
        let company = try await Company()
        let request = try await company.open()
        let bram = try await company.viewer("bram")
        func handOn() async throws -> Request {
            try await company.desk.perform(.assign(team: "hr"), on: .id(request.id), as: bram, key: "k")
        }
        #expect(try await handOn().team == "hr")
        try await company.desk.note("Secret", on: .id(request.id), as: try await company.viewer("hugo"))
        let rejection = await #expect(throws: Rejection.self) { _ = try await handOn() }
        #expect(rejection?.code == .alreadyDone)
        #expect(rejection?.description == "This was done already. Request #1 is not yours to see any more.")
        #expect(try await company.journal(of: request).count == 3)
        // Somebody who did not do it learns nothing of it.
        let rita = try await company.viewer("rita")
        let stranger = try await company.refusal {
            try await company.desk.perform(.assign(team: "hr"), on: .id(request.id), as: rita, key: "k")
        }
        #expect(stranger == .keyReused)
        // The same for a request that an agent opened for somebody else, elsewhere.
        let draft = RequestDraft("Pour Rita", requester: "rita", team: "hr")
        let opened = try await company.desk.open(draft, as: bram, key: "o")
        let again = try await company.refusal { try await company.desk.open(draft, as: bram, key: "o") }
        #expect(opened.number == 2 && again == .alreadyDone)
        #expect(try await company.desk.counts(CountQuery(viewer: .host("test"))).first?.count == 2)
    }

    @Test("a key has 1 to 500 bytes", arguments: ["", "a\u{0}", String(repeating: "k", count: 501)])
    func form(key: String) async throws {
        let company = try await Company()
        let anna = try await company.viewer("anna")
        #expect(
            try await company.refusal { try await company.desk.open(RequestDraft("x"), as: anna, key: key) }
                == .invalidField)
    }
}

@Suite("A store that fails")
struct FaultTests {
    /// Repeats with the same key until it is known what became of it.
    @discardableResult
    private func insist<Result>(_ body: () async throws -> Result) async throws -> Result {
        for _ in 0..<200 {
            do {
                return try await body()
            } catch let error as StoreError where [.busy, .full, .unknownOutcome].contains(error.code) {
                continue
            }
        }
        return try await body()
    }

    @Test("each fault is what it says", arguments: FaultyStore.Fault.allCases)
    func faults(fault: FaultyStore.Fault) async throws {
        let store = InMemoryStore()
        let company = try await Company(over: FaultyStore(store, script: [fault]))
        let anna = try await company.viewer("anna")
        var code: StoreError.Code?
        do {
            try await company.desk.open(RequestDraft("Panne"), as: anna, key: "k")
        } catch let error as StoreError {
            code = error.code
        }
        let expected: StoreError.Code? =
            switch fault {
            case .none: nil
            case .busy: .busy
            case .full: .full
            case .unknownBeforeCommit, .unknownAfterCommit: .unknownOutcome
            }
        #expect(code == expected)
        let kept = try await store.requests([.number(1)]).count
        #expect(kept == (fault == .none || fault == .unknownAfterCommit ? 1 : 0))
        #expect(try await company.desk.open(RequestDraft("Panne"), as: anna, key: "k").number == 1)
        #expect(try await store.requests([.number(2)]).isEmpty)
    }

    @Test("loses nothing and doubles nothing that is repeated with its key", arguments: [1, 2, 3] as [UInt64])
    func neitherLostNorDoubled(seed: UInt64) async throws {
        let store = InMemoryStore()
        let faulty = FaultyStore(store, seed: seed, percent: 40, scope: .everything)
        let company = try await Company(over: faulty)
        let anna = try await company.viewer("anna")
        let bram = try await company.viewer("bram")
        try await withThrowingTaskGroup(of: Void.self) { group in
            for index in 0..<40 {
                group.addTask {
                    let request = try await insist {
                        try await company.desk.open(
                            RequestDraft("Demande \(index)", team: "it"), as: anna, key: "o\(index)")
                    }
                    for note in 0..<3 {
                        try await insist {
                            try await company.desk.note(
                                "\(index).\(note)", on: .id(request.id), as: bram, key: "n\(index).\(note)")
                        }
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(faulty.faultCount > 50)
        let page = try await store.page(RequestQuery(viewer: .host("test"), limit: 1_000))
        #expect(Set(page.requests.map(\.subject)) == Set((0..<40).map { "Demande \($0)" }))
        #expect(page.requests.count == 40 && page.requests.allSatisfy { $0.version == 4 && $0.noteCount == 3 })
        for request in page.requests {
            var audit = JournalAudit(of: request.id)
            for event in try await store.history(HistoryQuery(request.id)) { try audit.check(event) }
            try audit.finish(comparing: request)
        }
    }
}
