import Foundation
import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("What teams have to do, and who is told")
struct WorkloadTests {
    private func query(
        _ viewer: Viewer = Company.host, of teams: SortedSet<Team.ID> = [], below minimum: Int = 0
    ) -> WorkloadQuery {
        var query = WorkloadQuery(viewer: viewer, of: teams)
        query.withholdingBelow = minimum
        return query
    }

    private static func team(capacity: Int? = nil, hours: ServiceCalendar.ID? = "office") -> DirectoryEntry {
        .team(
            Team(
                id: "it", name: "IT",
                members: [
                    .init("bram", capacity: capacity), .init("gone", capacity: 90), .init("eva", capacity: capacity),
                    .init("lena", role: .lead, capacity: capacity),
                ], hours: hours))
    }

    private func workload(_ company: Company, _ viewer: Viewer = Company.host) async throws -> Workload {
        try #require(try await company.desk.workload(query(viewer, of: ["it"])).rows.first?.workload)
    }

    // MARK: Rights

    @Test("Who works for a team asks for it, its leader for its members; nobody else does, but the host")
    func access() async throws {
        let company = try await Company()
        for team in ["it", "it", "hr"] as [Team.ID] { _ = try await company.open(team: team) }
        let (desk, bram, lena) = (company.desk, try await company.viewer("bram"), try await company.viewer("lena"))
        let own = try await desk.workload(query(bram))
        #expect(own.rows.map(\.team) == ["it"] && own.rows[0].workload?.open == 2)
        #expect(own.rows[0].members == nil && own.withholdingBelow == 2)
        let led = try await desk.workload(query(lena, of: ["it"]))
        #expect(led.rows[0].members?.map(\.person) == ["bram", "eva", "lena"])
        let all = try await desk.workload(query())
        #expect(all.rows.map(\.team) == ["hr", "it"] && all.rows.allSatisfy { $0.members == nil })
        for (person, teams) in [("bram", ["hr"]), ("lena", ["it", "hr"]), ("anna", []), ("tess", ["it"])]
            as [(Person.ID, SortedSet<Team.ID>)]
        {
            let viewer = try await company.viewer(person)
            let code = try await company.refusal { _ = try await desk.workload(query(viewer, of: teams)) }
            #expect(code == .notPermitted, "\(person) \(teams)")
        }
        let code = try await company.refusal { _ = try await desk.workload(query(of: ["nowhere"])) }
        #expect(code == .unknownReference)
    }

    @Test("Teams of few are withheld, with their members and their signs")
    func withheld() async throws {
        let company = try await Company(saving: [Self.team(capacity: 0, hours: nil)])
        for team in ["it", "it", "it", "hr", "hr"] as [Team.ID] {
            let request = try await company.open(team: team)
            if team == "it" { _ = try await company.perform(.take, on: request, by: "bram") }
        }
        let rows = try await company.desk.workload(query(below: 3)).rows
        #expect(rows.map { $0.workload == nil } == [true, false] && rows[1].workload?.isOverloaded == true)
        let lena = try await company.viewer("lena")
        let few = try await company.desk.workload(query(lena, below: 4))
        #expect(few.rows[0].workload == nil && few.rows[0].members == nil && few.overloaded.isEmpty)
    }

    @Test("A confidential matter about an agent is not counted for them")
    func confidential() async throws {
        let company = try await Company()
        for _ in 0..<3 { _ = try await company.open() }
        let request = try await company.open()
        _ = try await company.perform(.take, on: request, by: "bram")
        _ = try await company.desk.perform(
            .protect(.init(concerns: ["lena"])), on: .id(request.id), as: Company.host)
        let all = try await workload(company)
        #expect(all.open == 4 && all.inHands == 1)
        let row = try #require(try await company.desk.workload(query(try await company.viewer("lena"))).rows.first)
        #expect(row.workload?.open == 3 && row.workload?.inHands == 0)
        #expect(row.members?.map(\.open) == [0, 0, 0])
    }

    @Test("Bounds that make no sense are refused, and so is more than may be read")
    func wrongBounds() async throws {
        let company = try await Company()
        for _ in 0..<3 { _ = try await company.open() }
        let changes: [(inout WorkloadQuery) -> Void] = [
            { $0.weeks = 0 }, { $0.weeks = 53 }, { $0.limit = 0 }, { $0.thresholds.load = -1 },
            { $0.thresholds.growth = .nan }, { $0.thresholds.weeks = 0 }, { $0.thresholds.risingWeeks = 5 },
            { $0.thresholds.promisedWithin = 61 }, { $0.thresholds.leastRequests = -1 },
            { $0.thresholds.leastDays = 0 },
        ]
        for (index, change) in changes.enumerated() {
            var query = self.query()
            change(&query)
            let code = try await company.refusal { [query] in _ = try await company.desk.workload(query) }
            #expect(code == .invalidField, "\(index)")
        }
        var query = self.query()
        query.limit = 2
        let code = try await company.refusal { [query] in _ = try await company.desk.workload(query) }
        #expect(code == .tooLarge)
    }

    // MARK: Now

    @Test("What is open is in hands or not, waits or not, and is promised for the next service days")
    func open() async throws {
        let company = try await Company(saving: [.calendar(ClockScene.office), Self.team(capacity: 2)])
        company.clock.set(ClockScene.start)
        func open(_ due: Timestamp? = nil) async throws -> Request {
            let request = try await company.open()
            guard let due else { return request }
            return try await company.perform(.setDue(due), on: request, by: "bram")
        }
        let day: Int64 = 24 * 60
        // Monday 09:00: five service days end with Friday, at midnight.
        _ = try await open(ClockScene.at(day))
        _ = try await open(ClockScene.at(4 * day + 14 * 60))
        _ = try await open(ClockScene.at(4 * day + 16 * 60))
        let late = try await open(ClockScene.at(60))
        company.clock.set(ClockScene.at(120))
        for person in ["bram", "bram", "eva"] as [Person.ID] {
            _ = try await company.perform(.take, on: try await open(), by: person)
        }
        let hold = RequestCommand.hold(Pending(.supplier, waitingFor: .supplier("acme")))
        _ = try await company.perform(.take, on: late, by: "eva")
        _ = try await company.perform(hold, on: late, by: "eva")
        let row = try #require(
            try await company.desk.workload(query(try await company.viewer("lena"))).rows.first)
        let workload = try #require(row.workload)
        #expect(workload.open == 7 && workload.unassigned == 3 && workload.waiting == 1)
        #expect(workload.promised == 3 && workload.overdue == 1)
        #expect(workload.load == Share(4, of: 6) && workload.reasons.isEmpty && workload.arrivals == nil)
        let members = try #require(row.members)
        #expect(members.map(\.open) == [2, 2, 0] && members.map(\.waiting) == [0, 1, 0])
        // The work of who has left is for the others.
        try await company.store.save([.person(Person(id: "bram", name: "Bram", isActive: false))])
        let without = try await self.workload(company)
        #expect(without.load == Share(4, of: 4) && without.capacity.members == 2)
    }

    @Test("Who has a day off is away, and on a day without service that is told of the next")
    func away() async throws {
        let holiday = CalendarDate("2026-03-09")!
        let shifts = ServiceHours(
            zone: "Europe/Brussels", weekly: ServiceHours.every(Weekday.workdays, ["09:00-17:00"]))
        let hours = AgentHours("eva", shifts: shifts, vacations: [.init(holiday)])
        let company = try await Company(saving: [
            .calendar(ClockScene.office), .calendar(ServiceCalendar(id: "eva", name: "Eva", hours: hours.formula)),
            .person(Person(id: "eva", name: "Eva", hours: "eva")), Self.team(capacity: 5),
        ])
        company.clock.set(ClockScene.start)
        _ = try await company.open()
        // Monday; Sunday before the day off; the day off, in the evening; the day after.
        for (day, there) in [(0, 3), (6, 2), (7, 2), (8, 3)] as [(Int64, Int)] {
            company.clock.set(ClockScene.at(day * 24 * 60 + 9 * 60))
            let workload = try await workload(company)
            #expect(workload.capacity.there == there && workload.capacity.available == 5 * there, "\(day)")
        }
    }

    // MARK: The past

    /// What came to a team and what left it, before an instant and from then on.
    private struct Count: Equatable {
        var (came, left, handedOn) = (0, 0, 0)
    }

    /// Counts as one who reads every journal from its beginning.
    private func count(
        _ journals: [[RecordedEvent]], of team: Team.ID, before end: Timestamp
    ) -> (earlier: Count, later: Count, open: [Request]) {
        var (earlier, later, open) = (Count(), Count(), [Request]())
        func add(_ event: RecordedEvent, _ change: (inout Count) -> Void) {
            if event.at < end { change(&earlier) } else { change(&later) }
        }
        for journal in journals {
            guard let first = journal.first, var request = Request(opening: first) else { continue }
            if request.team == team { add(first) { $0.came += 1 } }
            for event in journal.dropFirst() {
                let before = request
                request.apply(event)
                let (had, has) = (
                    before.state.isOpen && before.team == team, request.state.isOpen && request.team == team
                )
                if has, !had { add(event) { $0.came += 1 } }
                if had, !has { add(event) { $0.left += 1 } }
                if had, !has, request.state.isOpen { add(event) { $0.handedOn += 1 } }
            }
            if request.state.isOpen, request.team == team { open.append(request) }
        }
        return (earlier, later, open)
    }

    @Test("What came and what was done is what a count of the journals gives", arguments: [3, 11, 42] as [UInt64])
    func plain(seed: UInt64) async throws {
        let scene = try await FigureScene.random(seed)
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = try #require(TimeZone(identifier: "Europe/Brussels"))
        let midnight = Timestamp(calendar.startOfDay(for: scene.company.clock.now().date))
        let found = count(try await scene.journals(), of: "it", before: midnight)
        var query = self.query(of: ["it"])
        query.weeks = 12
        let workload = try #require(try await scene.company.desk.workload(query).rows.first?.workload)
        #expect(workload.arrivals?.count == found.earlier.came && found.earlier.came > 10)
        #expect(workload.throughput?.count == found.earlier.left && workload.handedOn == found.earlier.handedOn)
        #expect(workload.open == found.open.count && workload.unassigned == found.open.count { $0.agent == nil })
        #expect(workload.waiting == found.open.count { $0.state == .pending })
        let change = found.earlier.came - found.earlier.left + found.later.came - found.later.left
        #expect(workload.open == change)
    }

    @Test("Service days are those of the team, and days before it had anything do not count")
    func serviceDays() async throws {
        for (hours, days) in [("office", 11), (nil, 15)] as [(ServiceCalendar.ID?, Int)] {
            let company = try await Company(saving: [.calendar(ClockScene.office), Self.team(hours: hours)])
            company.clock.set(ClockScene.start)
            for day in 0..<16 as Range<Int64> {
                company.clock.set(ClockScene.at(day * 24 * 60))
                _ = try await company.perform(.resolve(.fixed), on: try await company.open(), by: "bram")
            }
            // Tuesday two weeks later: what happened today does not count yet.
            let workload = try await workload(company)
            let throughput = try #require(workload.throughput)
            #expect(throughput.days == days && throughput.count == 15 && workload.weeks.count == 2)
            #expect(throughput.median == (hours == nil ? 1 : 1.4))
            #expect(workload.open == 0 && workload.queueDays == 0)
        }
    }
}
