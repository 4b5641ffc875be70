import ServiceDeskTesting
import Testing

@testable import ServiceDesk

@Suite("A journal of which something was erased")
struct ErasedJournalTests {
    private let host = Viewer.host("test")

    private func audit(_ events: [RecordedEvent], _ request: Request) throws(JournalFault) {
        var audit = JournalAudit(of: request.id)
        for event in events { try audit.check(event) }
        try audit.finish(comparing: request)
    }

    private func erased() async throws -> (Company, Request, [RecordedEvent]) {
        let company = try await Company()
        let request = try await company.open()
        try await company.desk.reply("Bonjour Anna", to: .id(request.id), as: company.viewer("bram"))
        _ = try await company.desk.erase("anna", as: host)
        let kept = try await company.desk.request(.id(request.id), as: host)
        return (company, kept, try await company.journal(of: request))
    }

    @Test("proves itself, also when more of it is erased later")
    func provesItself() async throws {
        let (company, request, events) = try await erased()
        try audit(events, request)
        let report = try await company.desk.erase("bram", as: host)
        #expect(report.requests == 1)
        let kept = try await company.desk.request(.id(request.id), as: host)
        try audit(try await company.journal(of: request), kept)
        #expect(kept.version == request.version + 1)
    }

    @Test("shows every change of what was left")
    func showsChanges() async throws {
        let (_, request, events) = try await erased()
        for index in events.indices where events[index].original != nil {
            let event = events[index]
            // Somebody puts other words where something was erased.
            let other = try event.erased(to: .noted(Message(id: request.id.uuid, text: "Forged")), by: .host("x"))
            let forged = try RecordedEvent(
                request: event.request, version: event.version, at: event.at, content: other.content,
                hash: event.hash, original: event.original)
            var journal = events
            journal[index] = forged
            let fault = #expect(throws: JournalFault.self) { try audit(journal, request) }
            #expect(fault?.reason == (index == 0 ? .doesNotOpen : .erasureDiffers))
            // Or says that nothing was erased.
            journal[index] = try RecordedEvent(
                request: event.request, version: event.version, at: event.at, content: event.content, hash: event.hash)
            #expect(throws: JournalFault.self) { try audit(journal, request) }
        }
    }

    @Test("shows words that nobody erased and that are others than were recorded")
    func showsErasureByNobody() async throws {
        let company = try await Company()
        let request = try await company.open()
        var events = try await company.journal(of: request)
        guard case .opened(var opening) = events[0].event else { throw Rejection.notFound }
        opening.subject = "Autre chose"
        events[0] = try events[0].erased(to: .opened(opening), by: events[0].actor)
        let fault = #expect(throws: JournalFault.self) { try audit(events, request) }
        #expect(fault?.reason == .erasedByNobody)
    }

    // MARK: Elsewhere

    @Test("is exported and imported as it is, also into a store that has it from before")
    func isExported() async throws {
        let company = try await Company.inUse()
        let before = try await company.store.exported()
        _ = try await company.desk.erase("anna", as: host)
        let after = try await company.store.exported()
        for text in after.lines { #expect(!text.contains("wachtwoord")) }

        let fresh = InMemoryStore()
        try await fresh.read(after)
        #expect(try await fresh.exported().bytes == after.bytes)
        let older = InMemoryStore()
        try await older.read(before)
        let report = try await older.read(after)
        #expect(report.added.requests == 0 && report.added.events > 0)
        for request in try await company.store.page(RequestQuery(viewer: host, limit: 1_000)).requests {
            #expect(try await older.history(HistoryQuery(request.id)) == company.journal(of: request))
        }
        #expect(try await StoreAudit(older).run().isClean)
        #expect(try await StoreAudit(fresh).run().isClean)
    }

    @Test("is copied as it is, also where the copy was begun before")
    func isCopied() async throws {
        let company = try await Company.inUse()
        let (early, late) = (InMemoryStore(), InMemoryStore())
        _ = try await DeskCopy(from: StoreParts(company.store), to: StoreParts(early)).run()
        let place = try await DeskCopy(from: StoreParts(company.store), to: StoreParts(early)).place()
        _ = try await company.desk.erase("anna", as: host)
        _ = try await DeskCopy(from: StoreParts(company.store), to: StoreParts(early)).follow(from: place)
        _ = try await DeskCopy(from: StoreParts(company.store), to: StoreParts(late)).run()
        for request in try await company.store.page(RequestQuery(viewer: host, limit: 1_000)).requests {
            let journal = try await company.journal(of: request)
            #expect(try await early.history(HistoryQuery(request.id)) == journal)
            #expect(try await late.history(HistoryQuery(request.id)) == journal)
            #expect(try await early.requests([.id(request.id)]) == [request])
        }
    }

    @Test("has the figures that it had")
    func keepsFigures() async throws {
        let company = try await Company.inUse()
        let audit = MeasurementAudit(company.store)
        #expect(try await audit.run().faults == [])
        _ = try await company.desk.erase("anna", as: host)
        _ = try await company.desk.erase("bram", as: host)
        #expect(try await audit.run().faults == [])
    }

    // MARK: Faults

    @Test("is whole after any fault in the middle, and erased when it is done once more", arguments: 0..<12)
    func survivesFaults(place: Int) async throws {
        let company = try await Company.inUse()
        let script = Array(repeating: FaultyStore.Fault.none, count: place) + [.unknownAfterCommit, .busy]
        let faulty = FaultyStore(company.store, script: script, scope: .everything)
        let parts = company.store
        let desk = Desk(store: faulty, directory: parts, attachments: parts, articles: parts)
        do { _ = try await desk.erase("anna", as: host) } catch is StoreError {}
        #expect(try await StoreAudit(company.store).run().isClean)
        _ = try await company.desk.erase("anna", as: host)
        #expect(try await StoreAudit(company.store).run().isClean)
        for line in try await company.store.exported().lines where line.hasPrefix(#"{"request""#) {
            #expect(!line.contains(#""anna""#))
        }
    }
}
