import Testing

@testable import ServiceDesk

@Suite("Export and import")
struct TransferRoundTripTests {
    @Test("Export, import elsewhere, export again: the same bytes", arguments: [97, 4_096, 10_000_000])
    func roundTrip(piece: Int) async throws {
        let company = try await Company.inUse()
        let exported = try await company.store.exported()
        let other = InMemoryStore()
        let report = try await other.read(exported, piece: piece)
        #expect(try await other.exported().bytes == exported.bytes)
        #expect(report.read.requests == 5 && report.read.attachments == 2 && report.read.keys == 3)
        #expect(report.added.requests == 5 && report.added.attachments == 2 && report.added.keys == 3)
        #expect(report.added.events == report.read.events && report.read.bytes == Int64(exported.bytes.count))
        #expect(report.added.articles == 2 && report.added.revisions == 5 && report.read.revisions == 5)
        #expect(report.added.entries == Company.entries.count && report.differingEntries.isEmpty)
        #expect(report.read.work == 2 && report.added.work == 2)
        #expect(report.read.readings == 3 && report.added.readings == 3)
        // What was given up is tried anew.
        let work = try await other.work(WorkQuery(.pending())).records
        #expect(work.map(\.item.task.kind) == ["remind", "tidy"] && work.map(\.attempt) == [0, 0])
        let audit = try await StoreAudit(other).run()
        #expect(audit.isClean && audit.checked.work == 2 && audit.checked.readings == 3)
    }

    @Test("The lines come in the documented order, each file once")
    func order() async throws {
        let lines = try await Company.inUse().store.exported().lines
        #expect(lines.first == #"{"format":"swift-service-desk","version":4}"#)
        #expect(lines.last?.hasPrefix(#"{"totals":{"#) == true)
        let kinds = lines.dropFirst().map { $0.dropFirst(2).prefix { $0 != "\"" } }
        #expect(kinds.filter { $0 == "attachment" }.count == 2)
        let order = [
            "entry", "article", "attachment", "bytes", "request", "fingerprint", "version", "work", "reading", "totals",
        ]
        #expect(Set(kinds.map(String.init)) == Set(order))
        let first = order.map { name in kinds.firstIndex { $0 == name } ?? -1 }
        #expect(first == first.sorted())
    }

    @Test("A key that was imported makes the repetition harmless")
    func keys() async throws {
        let company = try await Company.inUse()
        let other = try await Company()
        try await other.store.read(try await company.store.exported())
        let count = try await other.desk.counts(CountQuery(viewer: .host("test")))[0].count
        let again = try await other.desk.open(
            RequestDraft("Mijn wachtwoord is verlopen", team: "it"), as: try await other.viewer("anna"), key: "form:2")
        #expect(again.number == 2)
        #expect(try await other.desk.counts(CountQuery(viewer: .host("test")))[0].count == count)
        let next = try await other.open("After the import")
        #expect(next.number == 1_001)
    }

    @Test("Importing twice changes nothing; a later export brings what was added")
    func again() async throws {
        let company = try await Company.inUse()
        let other = InMemoryStore()
        let first = try await company.store.exported()
        try await other.read(first)
        let report = try await other.read(first)
        #expect(report.added == TransferProgress() && report.read.requests == 5)

        try await company.desk.reply("Le toner est arrivé.", to: 1, as: try await company.viewer("bram"))
        _ = try await company.open("Encore une")
        try await company.desk.publish(1, as: try await company.viewer("bram"))
        let second = try await company.store.exported()
        let added = try await other.read(second).added
        #expect(added.articles == 0 && added.revisions == 1)
        #expect(added.requests == 1 && added.events == 2 && added.attachments == 0 && added.keys == 0)
        #expect(try await other.exported().bytes == second.bytes)
        // The older export is the beginning of what is there now.
        #expect(try await other.read(first).added == TransferProgress())
    }

    @Test("A reading that was settled meanwhile is settled by a later import, and none is opened again")
    func readings() async throws {
        let (company, other) = (try await Company.inUse(), InMemoryStore())
        let first = try await company.store.exported()
        try await other.read(first)
        let open = try await company.store.readings(ReadingQuery(.begun(upTo: company.clock.now())))
        #expect(open.map(\.reader) == ["anna", "rita"])
        try await company.store.note([open[0].settled(.nothingOpened)])
        // Rita goes on here and there.
        try await other.note([open[1].saying(.helpful)])
        let report = try await other.read(try await company.store.exported())
        #expect(report.read.readings == 3 && report.added == TransferProgress())
        let kept = try await other.readings(ReadingQuery(.all)).byID
        #expect(kept[open[0].id]?.outcome == .nothingOpened && kept[open[0].id]?.verdict == .helpful)
        #expect(kept[open[1].id] == open[1].saying(.helpful))
        #expect(try await other.read(first).added == TransferProgress())
        #expect(try await other.readings(ReadingQuery(.all)).byID == kept)
    }

    @Test("Work is out of date where its request has gone on, and stays where there is some")
    func work() async throws {
        let company = try await Company.inUse()
        let exported = try await company.store.exported()
        let other = try await Company()
        try await other.store.read(exported)
        let request = try await other.desk.request(2, as: .host("test"))
        let later = WorkItem("tidy", dueAt: other.clock.now(), task: WorkTask("tidy"))
        try await other.desk.plan(
            [.cancel(WorkKey("remind", of: request.id)), .schedule(later)], as: .host("test"))
        try await other.desk.perform(.tag(["vip"]), on: 2, as: .host("test"))
        #expect(try await other.store.read(exported).added == TransferProgress())
        #expect(try await other.store.work(WorkQuery(.all)).records == [WorkRecord(later)])
    }

    @Test("Without work the format is that of before")
    func formatWithoutWork() async throws {
        let company = try await Company()
        try await company.writeArticles()
        let exported = try await company.store.exported()
        #expect(exported.lines.first == #"{"format":"swift-service-desk","version":2}"#)
        #expect(exported.lines.last?.contains("work") == false)
    }

    @Test("A journal of many pages")
    func longJournal() async throws {
        let company = try await Company()
        let request = try await company.open()
        let bram = try await company.viewer("bram")
        for index in 0..<2_300 { try await company.desk.note("Note \(index)", on: .id(request.id), as: bram) }
        _ = try await company.open("And one behind it")
        let exported = try await company.store.exported()
        let other = InMemoryStore()
        let report = try await other.read(exported)
        #expect(report.added.events == 2_302)
        #expect(try await other.exported().bytes == exported.bytes)
        #expect(try await StoreAudit(other).run().checked.events == 2_302)
    }

    @Test("Entries that differ stay as they are and are named")
    func differingEntries() async throws {
        let company = try await Company.inUse()
        let other = InMemoryStore()
        try await other.save([.person(Person(id: "anna", name: "Anna Peeters"))])
        let report = try await other.read(try await company.store.exported())
        #expect(report.differingEntries == ["person anna"])
        #expect(try await other.people(["anna"]).first?.name == "Anna Peeters")
    }

    @Test("An empty desk")
    func empty() async throws {
        let exported = try await InMemoryStore().exported()
        #expect(exported.lines.count == 2)
        // As an older version of the desk writes and reads it.
        #expect(exported.lines.first == #"{"format":"swift-service-desk","version":1}"#)
        #expect(!exported.lines[1].contains("articles"))
        #expect(try await InMemoryStore().read(exported).added == TransferProgress())
    }
}
