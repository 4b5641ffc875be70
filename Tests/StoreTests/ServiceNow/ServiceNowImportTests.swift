import ServiceDesk
import ServiceNowImport
import Testing

@Suite("The import of an incident log")
struct ServiceNowImportTests {
    @Test("An incident from opening to closing, each change by whom and when it was")
    func story() async throws {
        let store = InMemoryStore()
        let report = try await store.replay(LogText.story().bytes())
        #expect(report.rows == 7 && report.requests == 1 && report.rowsSkipped == 0 && report.refusals.isEmpty)
        let request = try #require(try await store.all().first)
        #expect(request.subject == "Category 55, subcategory 170, symptom 72")
        #expect(request.requester == "u-2403" && request.team == "g-70" && request.agent == "u-89")
        #expect(request.service == "c-55/170" && request.kind == .incident && request.channel == .phone)
        #expect(request.state == .closed && request.priority == .high)
        #expect(request.reopenCount == 1 && request.transferCount == 1)
        #expect(request.tags == ["closed-code-5", "location-143"])
        #expect(request.openedAt.description == "2016-03-01T08:00:00Z")
        #expect(request.resolvedAt?.description == "2016-03-01T13:00:00Z")
        #expect(request.closedAt?.description == "2016-03-01T14:00:00Z")

        let journal = try await store.journal(request)
        #expect(journal.count == report.events)
        #expect(
            journal.map { "\($0.at)".dropFirst(11).prefix(5) + " " + $0.event.name } == [
                "08:00 opened", "09:00 assigned", "09:00 started", "10:00 held", "11:00 tagged", "11:00 resolved",
                "12:00 reopened", "12:00 untagged", "13:00 classified", "13:00 untagged", "13:00 tagged",
                "13:00 resolved",
                "14:00 closed",
            ])
        #expect(journal[0].actor == .person("u-8") && journal[1].actor == .person("u-21"))
        #expect(try await StoreAudit(store).run().isClean)
        #expect(try await store.people(["u-2403", "u-8", "u-21", "u-89"]).count == 4)
        #expect(try await store.teams(["g-70"]).first?.members.map(\.person) == ["u-89"])
        #expect(try await store.services(["c-55/170"]).first?.name == "Category 55, subcategory 170")
    }

    @Test(
        "A second run brings nothing; a longer log brings only what is new; a run may stop anywhere",
        arguments: [1, 2, 5, 1_000])
    func repetition(window: Int) async throws {
        var log = LogText.story()
        log.lines += LogText.story("0000046", day: 2).lines.dropFirst()
        let whole = InMemoryStore()
        let first = try await whole.replay(log.bytes()) { $0.window = window }
        let again = try await whole.replay(log.bytes())
        #expect(again.events == 0 && again.requests == 0 && again.people == 0 && again.teams == 0)
        #expect(again.rowsAlreadyThere + again.rowsWithoutEffect == 14)
        let expected = try await states(of: whole)

        for count in 1..<log.lines.count {
            let parts = InMemoryStore()
            var cut = log
            cut.lines = Array(log.lines.prefix(count))
            let before = try await parts.replay(cut.bytes()) { $0.window = window }
            let after = try await parts.replay(log.bytes()) { $0.window = window }
            #expect(before.events + after.events == first.events, "cut after \(count) lines")
            #expect(try await states(of: parts) == expected)
        }
    }

    @Test("A run that is cancelled says so and keeps what it committed; a second one brings the rest")
    func cancelled() async throws {
        let (log, whole, store) = (LogText.story(), InMemoryStore(), InMemoryStore())
        _ = try await whole.replay(log.bytes())
        let run = Task {
            var configuration = ServiceNowImport.Configuration()
            configuration.window = 1
            let bytes = pieces(log.bytes(), of: 1_000)
            return try await ServiceNowImport(store, configuration: configuration).run(bytes) { progress in
                if progress.rowsReplayed > 0 { withUnsafeCurrentTask { $0?.cancel() } }
            }
        }
        await #expect(throws: CancellationError.self) { try await run.value }
        #expect(try await store.all().count == 1)
        _ = try await store.replay(log.bytes())
        #expect(try await states(of: store) == states(of: whole))
    }

    /// What does not depend on ids.
    private func states(of store: InMemoryStore) async throws -> [[String]] {
        var found: [[String]] = []
        for request in try await store.all() {
            let journal = try await store.journal(request)
            found.append(
                ["\(request.number)", "\(request.updatedAt)"] + journal.map { "\($0.at) \($0.actor) \($0.event.name)" })
        }
        return found
    }

    @Test("Requests are numbered by when they were opened, whatever the order of the file")
    func order() async throws {
        var log = LogText()
        for (number, day) in [("B", 3), ("A", 1), ("C", 2)] {
            log.add(number, 0, ["opened_at": "\(day)/3/2016 08:00", "sys_updated_at": "\(day)/3/2016 09:00"])
        }
        for window in [1, 100] {
            let store = InMemoryStore()
            _ = try await store.replay(log.bytes()) { $0.window = window }
            #expect(try await store.all().map { $0.openedAt.description.dropFirst(8).prefix(2) } == ["01", "02", "03"])
        }
    }

    @Test("Columns in any order, CRLF, a byte order mark, quotes")
    func forms() async throws {
        var log = LogText(columns: LogText.columns.reversed())
        log.add("0000045", 0, ["category": "\"Netwerk, \"\"wifi\"\"\""])
        let store = InMemoryStore()
        let report = try await store.replay([0xEF, 0xBB, 0xBF] + log.bytes(lineEnd: "\r\n"), piece: 1)
        #expect(report.requests == 1 && report.remarks.isEmpty)
        #expect(try await store.all().first?.subject == "Netwerk, \"wifi\", subcategory 170, symptom 72")
    }

    @Test("Times are taken in the zone that was said")
    func zone() async throws {
        var log = LogText()
        log.add("0000045", 0)
        let store = InMemoryStore()
        _ = try await store.replay(log.bytes()) { $0.zoneOffset = 3_600 }
        #expect(try await store.all().first?.openedAt.description == "2016-02-29T00:16:00Z")
    }

    @Test("A row that was imported and differs now is named and left as it was")
    func changedRow() async throws {
        let store = InMemoryStore()
        _ = try await store.replay(LogText.story().bytes())
        var log = LogText.story()
        log.lines[7] = log.lines[7].replacing(",Phone,", with: ",Email,")
        let report = try await store.replay(log.bytes())
        #expect(report.events == 0)
        #expect(report.remarks.map(\.line) == [8])
    }

    @Test("What the desk does not allow is left out and named")
    func refusals() async throws {
        var log = LogText()
        log.add("0000045", 0, ["assigned_to": "89"])
        log.add("0000045", 1, ["assigned_to": "?", "sys_updated_at": "29/2/2016 02:00"])
        log.add("0000045", 2, ["incident_state": "Resolved", "sys_updated_at": "29/2/2016 03:00"])
        log.add(
            "0000045", 3, ["incident_state": "Resolved", "assignment_group": "70", "sys_updated_at": "29/2/2016 04:00"])
        log.add(
            "0000045", 4, ["incident_state": "Closed", "assignment_group": "70", "sys_updated_at": "29/2/2016 05:00"])
        let store = InMemoryStore()
        let report = try await store.replay(log.bytes())
        #expect(report.remarks.map(\.line) == [5] && report.refusals.values.reduce(0, +) == 1)
        let request = try #require(try await store.all().first)
        #expect(request.state == .closed && request.team == "g-56" && request.agent == nil)
    }

    @Test("Edits in the directory survive a second import")
    func directoryIsKept() async throws {
        let store = InMemoryStore()
        _ = try await store.replay(LogText.story().bytes())
        try await store.save([
            .person(Person(id: "u-2403", name: "Anna Peeters")),
            .team(Team(id: "g-70", name: "Netwerk", members: [.init("u-8")])),
        ])
        _ = try await store.replay(LogText.story("0000099").bytes())
        #expect(try await store.people(["u-2403"]).first?.name == "Anna Peeters")
        let team = try await store.teams(["g-70"]).first
        #expect(team?.name == "Netwerk" && team?.members.map(\.person) == ["u-8", "u-89"])
    }
}
