import ServiceDeskTesting
import Testing

@testable import ServiceDesk

@Suite("A copy from store to store")
struct DeskCopyTests {
    private func expectEqual(
        _ first: InMemoryStore, _ second: InMemoryStore, _ location: SourceLocation = #_sourceLocation
    ) async throws {
        var comparison = StoreComparison(first, second)
        comparison.isDeep = true
        let report = try await comparison.run()
        #expect(report.differences == [], sourceLocation: location)
        let bytes = (try await first.exported().bytes, try await second.exported().bytes)
        #expect(bytes.0 == bytes.1, sourceLocation: location)
    }

    @Test("has everything, and done again does nothing")
    func whole() async throws {
        let (source, target) = (try await Company.inUse().store, InMemoryStore())
        let copied = try await DeskCopy(from: source, to: target).run()
        #expect(copied.added.requests == 5 && copied.added.events > 6 && copied.added.attachments == 2)
        #expect(copied.added.keys > 0 && copied.added.articles == 2 && copied.added.work > 0)
        #expect(copied.added.readings == 3)
        try await expectEqual(source, target)
        #expect(try await DeskCopy(from: source, to: target).run().added == TransferProgress())
    }

    @Test("brings readings as they are by now, and a comparison names those that differ")
    func readings() async throws {
        let (source, target) = (try await Company.inUse().store, InMemoryStore())
        try await DeskCopy(from: source, to: target).run()
        let open = try #require(try await source.readings(ReadingQuery(.all)).first { $0.reader == "anna" })
        let later = ArticleReading(
            id: UniqueID(high: .max, low: 1), of: open.article, team: "it", language: "fr",
            at: open.settlesAt, .open(by: "anna"))
        try await source.note([open.settled(.requestOpened), later])
        let report = try await StoreComparison(source, target).run()
        #expect(report.differences.count == 2 && report.differences.allSatisfy { $0.hasPrefix("The reading ") })
        try await DeskCopy(from: source, to: target).run()
        try await expectEqual(source, target)
    }

    @Test("interrupted at any call completes when it is run again")
    func interrupted() async throws {
        let source = try await Company.inUse().store
        var (call, isInterrupted) = (0, true)
        while isInterrupted {
            let target = InMemoryStore()
            let script = Array(repeating: FaultyStore.Fault.none, count: call) + [.unknownAfterCommit]
            let faulty = FaultyStore(target, script: script, scope: .everything)
            let parts = StoreParts(requests: faulty, directory: target, attachments: target, articles: target)
            do {
                try await DeskCopy(from: StoreParts(source), to: parts).run()
                isInterrupted = false
            } catch is StoreError {
                #expect(faulty.faultCount == 1)
            }
            try await DeskCopy(from: source, to: target).run()
            try await expectEqual(source, target)
            call += 1
            try #require(call < 1_000)
        }
    }

    @Test("follows a desk that goes on, and then the way back")
    func follows() async throws {
        let company = try await Company.inUse()
        let (source, target) = (company.store, InMemoryStore())
        let copy = DeskCopy(from: source, to: target)
        var place = try await copy.place()
        try await copy.run()
        let bram = try await company.viewer("bram")
        for round in 1...3 {
            try await company.desk.note("Encore \(round)", on: 1, as: bram)
            _ = try await company.open("Nieuwe vraag \(round)")
            let step = try await copy.follow(from: place)
            #expect(step.requests == 2 && step.isCurrent)
            place = step.next
        }
        #expect(try await copy.follow(from: place).requests == 0)
        // What comes beside requests is brought last.
        try await copy.finish(isStill: true)
        try await expectEqual(source, target)
        // The desk goes on with the copy, and back.
        try await Desk(target).note("Là-bas", on: 2, as: .host("test"))
        try await DeskCopy(from: target, to: source).run()
        try await expectEqual(target, source)
    }

    @Test("a long journal is copied in pieces")
    func longJournal() async throws {
        let company = try await Company()
        let request = try await company.open("Une longue histoire")
        for index in 0..<1_100 { try await company.desk.note("\(index)", on: .id(request.id), as: .host("test")) }
        let target = InMemoryStore()
        try await DeskCopy(from: company.store, to: target).run()
        try await expectEqual(company.store, target)
    }

    @Test("a target that has something else stops it")
    func conflicts() async throws {
        let source = try await Company.inUse().store
        let other = try await Company()
        _ = try await other.open("Autre chose")
        let error = try await #require(throws: TransferError.self) {
            try await DeskCopy(from: source, to: other.store).run()
        }
        #expect(error.code == .conflict && error.description.contains("#1"), "\(error)")
        // One that was copied and then went its own way.
        let target = InMemoryStore()
        try await DeskCopy(from: source, to: target).run()
        try await Desk(target).note("Ici", on: 1, as: .host("test"))
        try await Desk(source).note("Là", on: 1, as: .host("test"))
        let second = try await #require(throws: TransferError.self) {
            try await DeskCopy(from: source, to: target).run()
        }
        #expect(second.code == .conflict && second.description.contains("#1"), "\(second)")
    }

    @Test("a target that is used by itself is left as it is")
    func usedTarget() async throws {
        let source = try await Company.inUse().store
        let target = InMemoryStore()
        try await DeskCopy(from: source, to: target).run()
        let number = try await Desk(target).open(
            RequestDraft("Nouveau", requester: "anna", team: "it"), as: .host("test")
        ).number
        try await target.save([.team(Team(id: "it", name: "Informatique"))])
        let error = try await #require(throws: TransferError.self) {
            try await DeskCopy(from: source, to: target).run()
        }
        #expect(error.code == .conflict && error.description.contains("#\(number)"), "\(error)")
        #expect(try await target.teams(["it"]).map(\.name) == ["Informatique"])
        // With another history of an old request only, nothing of the directory is overwritten either.
        let other = InMemoryStore()
        try await DeskCopy(from: source, to: other).run()
        try await Desk(other).note("Ici", on: 1, as: .host("test"))
        try await other.save([.team(Team(id: "it", name: "Informatique"))])
        await #expect(throws: TransferError.self) { try await DeskCopy(from: source, to: other).run() }
        #expect(try await other.teams(["it"]).map(\.name) == ["Informatique"])
    }

    @Test("a long journal goes behind its own beginning only")
    func longConflict() async throws {
        let source = try await Company.inUse().store
        let target = InMemoryStore()
        try await DeskCopy(from: source, to: target).run()
        let host = Viewer.host("test")
        try await Desk(target).note("Ici", on: 1, as: host)
        for count in 0..<1_010 { try await Desk(source).note("Là \(count)", on: 1, as: host) }
        let before = try await target.requests([1])
        let error = try await #require(throws: TransferError.self) {
            try await DeskCopy(from: source, to: target).run()
        }
        #expect(error.code == .conflict && error.description.contains("#1"), "\(error)")
        #expect(try await target.requests([1]) == before)
    }

    @Test("a journal of few events with many bytes comes in pieces")
    func manyBytes() async throws {
        let source = try await Company.inUse().store
        let text = String(repeating: "Alarme ! ", count: 80_000)
        for _ in 0..<12 { try await Desk(source).note(text, on: 1, as: .host("test")) }
        let target = InMemoryStore()
        try await DeskCopy(from: source, to: target).run()
        #expect(try await StoreComparison(source, target).run().areEqual)
        #expect(try await StoreAudit(target).run().faults.map(\.description) == [])
    }

    @Test("an article that went its own way in the target stops it")
    func articleConflicts() async throws {
        let source = try await Company.inUse().store
        let target = InMemoryStore()
        try await DeskCopy(from: source, to: target).run()
        let host = Viewer.host("test")
        for (store, text) in [(target, "Ici"), (source, "Là")] {
            for word in store === source ? ["", " et encore"] : [""] {
                let article = try #require(try await store.articles([1]).first)
                var content = article.newest.content
                content.text = text + word
                try await Desk(store).revise(1, version: article.version, to: content, as: host)
            }
        }
        let error = try await #require(throws: TransferError.self) {
            try await DeskCopy(from: source, to: target).run()
        }
        #expect(error.code == .conflict && error.description.contains("A1"), "\(error)")
    }

    @Test("a comparison says what differs, and where")
    func differences() async throws {
        let source = try await Company.inUse().store
        func compared(_ change: (InMemoryStore) async throws -> Void) async throws -> [String] {
            let target = InMemoryStore()
            try await DeskCopy(from: source, to: target).run()
            try await change(target)
            return try await StoreComparison(source, target).run().differences
        }
        #expect(try await compared { _ in } == [])
        let noted = try await compared { try await Desk($0).note("Ici", on: 2, as: .host("test")) }
        #expect(noted.count == 1 && noted[0].hasPrefix("#2 has"), "\(noted)")
        // Both went on, each its own way: the first event that is not the same is named.
        let version = try #require(try await source.requests([2]).first).version + 1
        let other = InMemoryStore()
        try await DeskCopy(from: source, to: other).run()
        for (store, text) in [(source, "Là"), (other, "Ici")] {
            for _ in 0..<2 { try await Desk(store).note(text, on: 2, as: .host("test")) }
        }
        var comparison = StoreComparison(source, other)
        let found = try await comparison.run()
        #expect(found.differences == ["#2: event \(version) is not the same in both."])
        comparison.isDeep = true
        #expect(try await comparison.run().differenceCount > 2)
        // What is gone, and what has rotted, where the requests themselves say nothing of it.
        var spoiled = SpoiledStore(base: source)
        spoiled.spoilJournal = { $0.filter { $0.number != 2 || $0.event.version != 2 } }
        spoiled.spoilChunk = { $0.isEmpty ? [] : $0.dropLast() + [0] }
        let parts = StoreParts(
            requests: spoiled, directory: source, attachments: spoiled, articles: source)
        comparison = StoreComparison(StoreParts(source), parts)
        #expect(try await comparison.run().areEqual)
        comparison.isDeep = true
        let deep = try await comparison.run().differences
        #expect(deep.contains("#2: event 2 is missing in the second."), "\(deep)")
        let rotten = deep.filter { $0.hasSuffix("is not whole in the second.") }
        #expect(!rotten.isEmpty, "\(deep)")
        // The digest is the first store’s alone.
        #expect(try await StoreComparison(source, InMemoryStore()).run().digest == found.digest)
        let entry = try await compared { try await $0.save([.team(Team(id: "new", name: "New"))]) }
        #expect(entry == ["The team “new” is in the second only."])
        let work = try await compared { store in
            _ = try await store.commit([Change(work: [.cancel("tidy")])])
        }
        #expect(work == ["The work “tidy” is in the first only."])
    }
}
