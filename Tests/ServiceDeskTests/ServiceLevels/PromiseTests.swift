import ServiceDesk
import ServiceDeskTesting
import Synchronization
import Testing

/// Wants something once it is told to.
private final class LaterPolicy: SLAPolicy {
    let name: SLAPolicyName = "later"
    let isInForce = Mutex(false)
    private let target: SLATarget

    init(_ target: SLATarget) { self.target = target }

    func targets(for subject: SLASubject) -> [SLATarget] { isInForce.withLock { $0 } ? [target] : [] }
}

@Suite("Promises")
struct PromiseTests {
    private func company(_ saving: [DirectoryEntry] = []) async throws -> Company {
        let policy = PriorityPolicy(
            id: "p", title: "P",
            rules: [
                .init(
                    aims: [
                        .init(SLATarget(.firstResponse, within: .serviceHours(1), calendar: "office")),
                        .init(SLATarget(.nextResponse, within: .serviceHours(2), calendar: "office")),
                        .init(
                            SLATarget(.resolution, within: .serviceHours(8), calendar: "office"),
                            goals: [.critical: .serviceHours(4)], other: .serviceHours(8)),
                        .init(
                            SLATarget(.resolution, within: .serviceHours(1), calendar: "office", party: .team("it"))),
                    ])
            ])
        let company = try await Company(saving: [.calendar(ClockScene.office), .policy(policy)] + saving)
        company.clock.set(ClockScene.start)
        return company
    }

    private func changes(_ request: Request, _ company: Company) async throws -> [String] {
        try await company.journal(of: request).flatMap { recorded -> [String] in
            guard case .promised(let changes) = recorded.event else { return [] }
            return changes.map { change in
                let minute = ClockScene.minute(change.by) ?? 0
                return "\(change.subject) \(change.outcome) \(minute)" + (change.reason.map { " \($0)" } ?? "")
            }
        }
    }

    private func advance(_ company: Company, to minute: Int64) async throws {
        company.clock.set(ClockScene.at(minute))
        _ = try await company.runOnce()
    }

    @Test("are made at the opening from what is owed to the requester, and kept by an answer and a resolution")
    func kept() async throws {
        let company = try await company()
        let request = try await company.open()
        // A day has seven hours and a break.
        #expect(request.promised == Promises(answerBy: ClockScene.at(60), resolutionBy: ClockScene.at(1_500)))
        try await advance(company, to: 30)
        try await company.desk.reply("On regarde.", to: .id(request.id), as: try await company.viewer("bram"))
        try await advance(company, to: 100)
        let done = try await company.perform(.resolve(.fixed), on: request, by: "bram")
        #expect(done.promised == nil)
        #expect(try await changes(request, company) == [
            "answer made 60 asked", "resolution made 1500 asked", "answer kept 60", "resolution kept 1500",
        ])
        try await advance(company, to: 10_000)
        #expect(try await changes(request, company).count == 4)
    }

    @Test("that are late stay what is due next, first of a list, until it has happened")
    func late() async throws {
        let company = try await company()
        let (first, second) = (try await company.open(), try await company.open())
        try await advance(company, to: 30)
        try await company.desk.reply("On regarde.", to: .id(second.id), as: try await company.viewer("bram"))
        try await advance(company, to: 1_500)
        let third = try await company.open()
        func queue() async throws -> [Request.Number] {
            let query = RequestQuery(viewer: Company.host, order: RequestOrder(.due))
            return try await company.desk.page(query).requests.map(\.number)
        }
        // The first is late with its answer and the resolution, the second with the resolution.
        #expect(try await queue() == [first.number, second.number, third.number])
        let overdue = RequestFilter {
            $0.dueBefore = ClockScene.at(1_500).advanced(bySeconds: 1)
            $0.isOpen = true
        }
        let counted = try await company.desk.counts(CountQuery(viewer: Company.host, filter: overdue))
        #expect(counted.map(\.count) == [2])
        let done = try await company.perform(.resolve(.fixed), on: first, by: "bram")
        #expect(done.late == nil && done.nextDue == nil)
        #expect(try await queue() == [second.number, third.number, first.number])
        // A new date takes the place of what was missed.
        let date = ClockScene.at(20_000)
        let dated = try await company.perform(.setDue(date), on: second, by: "bram")
        #expect(dated.late == nil && dated.promised?.resolutionBy == date && dated.nextDue == date)
        #expect(try await queue() == [third.number, second.number, first.number])
    }

    @Test("what became urgent too late, or is opened again after it was missed, is late and not last")
    func overdue() async throws {
        let company = try await company()
        let request = try await company.open()
        // It was due after four hours of service, which have passed, had it been critical from the beginning.
        try await advance(company, to: 30)
        try await company.desk.reply("On regarde.", to: .id(request.id), as: try await company.viewer("bram"))
        try await advance(company, to: 400)
        let urgent = try await company.perform(.classify(impact: .high, urgency: .high), on: request, by: "bram")
        let due = try #require(urgent.late?.resolutionBy)
        #expect(due < ClockScene.at(400) && urgent.nextDue == due && urgent.promised?.resolutionBy == nil)
        #expect(try await changes(request, company).last == "resolution overdue \(ClockScene.minute(due) ?? 0)")
        // The clock goes on where it was.
        try await advance(company, to: 420)
        #expect(try await company.perform(.resolve(.fixed), on: request, by: "bram").late == nil)
        try await advance(company, to: 430)
        let again = try await company.perform(.reopen(reason: "Encore."), on: request, by: "anna")
        #expect(again.late?.resolutionBy != nil && again.nextDue == again.late?.resolutionBy)
        let count = try await changes(request, company).count
        try await company.desk.note("Vu.", on: .id(request.id), as: try await company.viewer("bram"))
        #expect(try await changes(request, company).count == count)
    }

    @Test("that pass while their hours are gone are looked at an hour later, and not again and again")
    func hoursAreGone() async throws {
        // A promise that passes, and beside it a target whose hours are nowhere.
        let policy = PriorityPolicy(
            id: "p", title: "P",
            rules: [
                .init(aims: [.init(SLATarget(.firstResponse, within: .serviceHours(1), calendar: "office"))])
            ])
        let lost = SLATarget(.resolution, within: .serviceHours(1), calendar: "gone")
        let losing = LaterPolicy(lost)
        let company = try await Company(saving: [.calendar(ClockScene.office), .policy(policy)]) {
            $0.policies = [losing]
        }
        company.clock.set(ClockScene.start)
        let request = try await company.open()
        #expect(request.promised?.answerBy == ClockScene.at(60))
        losing.isInForce.withLock { $0 = true }
        try await company.desk.applyServiceLevels(to: .id(request.id), as: Company.host)
        try await advance(company, to: 90)
        let next = try await company.work().map(\.nextAt)
        #expect(next == [ClockScene.at(150)])
    }

    @Test("a date that is taken back is late no more")
    func dateTakenBack() async throws {
        let company = try await Company()
        company.clock.set(ClockScene.start)
        let request = try await company.open()
        try await company.perform(.setDue(ClockScene.at(60)), on: request, by: "bram")
        try await advance(company, to: 60)
        let late = try await company.desk.request(.id(request.id), as: Company.host)
        #expect(late.late?.resolutionBy == ClockScene.at(60))
        let free = try await company.perform(.setDue(nil), on: request, by: "bram")
        #expect(free.late == nil && free.nextDue == nil)
        #expect(try await changes(request, company).last == "resolution caughtUp 60")
    }

    @Test("an answer that the clock counts is late no more, whatever sort it is")
    func answerOfAnySort() async throws {
        let target = SLATarget(
            .firstResponse, within: .serviceHours(1), calendar: "office",
            choices: ClockChoices(answer: .anyContribution))
        let policy = PriorityPolicy(id: "p", title: "P", rules: [.init(aims: [.init(target)])])
        let company = try await Company(saving: [.calendar(ClockScene.office), .policy(policy)])
        company.clock.set(ClockScene.start)
        let request = try await company.open()
        try await advance(company, to: 60)
        let late = try await company.desk.request(.id(request.id), as: Company.host)
        #expect(late.late?.answerBy == ClockScene.at(60))
        try await advance(company, to: 70)
        let noted = try await company.desk.note("Vu.", on: .id(request.id), as: try await company.viewer("bram"))
        #expect(noted.late == nil && noted.nextDue == nil)
    }

    @Test("are nothing for a supplier’s people, who may not sort or count by them, nor read their clocks")
    func suppliers() async throws {
        let company = try await company([
            .supplier(Supplier(id: "printfix", name: "PrintFix")),
            .person(Person(id: "tess", name: "Tess", supplier: "printfix")),
        ])
        let request = try await company.open()
        try await company.perform(.handOver("printfix"), on: request, by: "bram")
        try await advance(company, to: 60)
        let tess = try await company.viewer("tess")
        let seen = try await company.desk.request(.id(request.id), as: tess)
        #expect(seen.promised == nil && seen.late == nil && seen.nextDue == nil && seen.targets.isEmpty)
        #expect(try await company.desk.explainClocks(of: .id(request.id), as: tess).isEmpty)
        #expect(try await !company.desk.explainClocks(of: .id(request.id), as: company.viewer("anna")).isEmpty)
        let filter = RequestFilter { $0.dueBefore = ClockScene.at(90) }
        let page = RequestQuery(viewer: tess, order: RequestOrder(.due))
        var error = await #expect(throws: Rejection.self) { _ = try await company.desk.page(page) }
        #expect(error?.code == .notPermitted)
        error = await #expect(throws: Rejection.self) {
            _ = try await company.desk.page(RequestQuery(viewer: tess, filter: filter))
        }
        #expect(error?.code == .notPermitted)
        error = await #expect(throws: Rejection.self) {
            _ = try await company.desk.counts(CountQuery(viewer: tess, filter: filter))
        }
        #expect(error?.code == .notPermitted)
        error = await #expect(throws: Rejection.self) {
            _ = try await company.desk.search(SearchQuery(viewer: tess, text: SearchText("x"), filter: filter))
        }
        #expect(error?.code == .notPermitted)
        #expect(try await company.desk.page(RequestQuery(viewer: tess)).requests.map(\.id) == [request.id])
        let (start, end) = (ClockScene.start, ClockScene.at(5_000))
        #expect(try await company.desk.obligationReport(from: start, to: end, as: tess).rows.isEmpty)
    }

    @Test("that pass are broken at that instant, once, and made again by another message")
    func broken() async throws {
        let company = try await company()
        let request = try await company.open()
        try await advance(company, to: 59)
        #expect(try await changes(request, company).count == 2)
        try await advance(company, to: 60)
        #expect(try await changes(request, company).last == "answer broken 60")
        let late = try await company.desk.request(.id(request.id), as: Company.host)
        #expect(late.late == Promises(answerBy: ClockScene.at(60)) && late.nextDue == ClockScene.at(60))
        try await advance(company, to: 90)
        try await company.desk.reply("Pardon.", to: .id(request.id), as: try await company.viewer("bram"))
        try await company.desk.reply("Et alors ?", to: .id(request.id), as: try await company.viewer("anna"))
        #expect(try await changes(request, company).dropFirst(3) == ["answer made 270 asked"])
        let answered = try await company.desk.request(.id(request.id), as: Company.host)
        #expect(answered.late == nil && answered.nextDue == ClockScene.at(270))
        let journal = try await company.journal(of: request)
        #expect(journal.first { $0.event.name == "breached" && $0.at == ClockScene.at(60) } != nil)
    }

    @Test("move with a hold, the priority, a reopening, a date, and each time it is said why")
    func moved() async throws {
        let company = try await company()
        let request = try await company.open()
        func last() async throws -> String? { try await changes(request, company).last }
        try await company.desk.reply("?", to: .id(request.id), as: try await company.viewer("bram"))
        try await advance(company, to: 60)
        _ = try await company.perform(.hold(Pending(.information, waitingFor: .requester)), on: request, by: "bram")
        #expect(try await last() == "resolution withdrawn 1500 hold")
        try await advance(company, to: 120)
        _ = try await company.perform(.resume, on: request, by: "bram")
        #expect(try await last() == "resolution made 1560 hold")
        _ = try await company.perform(.classify(impact: .high, urgency: .high), on: request, by: "bram")
        #expect(try await last() == "resolution moved 360 classification")
        _ = try await company.perform(.setDue(ClockScene.at(3_000)), on: request, by: "bram")
        #expect(try await last() == "resolution moved 3000 date")
        _ = try await company.perform(.setDue(nil), on: request, by: "bram")
        #expect(try await last() == "resolution moved 360 date")
        try await advance(company, to: 121)
        _ = try await company.perform(.resolve(.fixed), on: request, by: "bram")
        #expect(try await last() == "resolution kept 360")
        try await advance(company, to: 122)
        _ = try await company.perform(.reopen(reason: "Encore"), on: request, by: "anna")
        #expect(try await last() == "resolution made 361 reopening")
    }

    @Test("move when hours are edited and applied, before they pass")
    func editedHours() async throws {
        let company = try await company()
        let request = try await company.open()
        var edited = ClockScene.office
        edited.hours = .hours(ServiceHours(
            zone: "Europe/Brussels", weekly: ServiceHours.every(Weekday.workdays, ["09:00-12:00", "13:00-17:00"]),
            exceptions: [.init(CalendarDate("2026-03-03")!, name: "Verhuis")]))
        try await company.store.save([.calendar(edited.replacing(ClockScene.office, at: ClockScene.at(10)))])
        company.clock.set(ClockScene.at(10))
        company.desk.refreshDirectory()
        try await company.desk.applyServiceLevels(to: .id(request.id), as: Company.host)
        #expect(try await changes(request, company).dropFirst(2) == ["resolution moved 2940 hours"])
        // The work is due when the clocks say so now.
        #expect(try await company.work(.about(request.id)).map(\.nextAt) == [ClockScene.at(60)])
    }

    @Test("of a date alone need no policy")
    func date() async throws {
        let company = try await Company()
        company.clock.set(ClockScene.start)
        let request = try await company.open()
        #expect(request.promised == nil)
        #expect(try await company.work(.about(request.id)).isEmpty)
        _ = try await company.perform(.setDue(ClockScene.at(50)), on: request, by: "bram")
        try await advance(company, to: 49)
        #expect(try await changes(request, company) == ["resolution made 50 date"])
        try await advance(company, to: 50)
        #expect(try await changes(request, company) == ["resolution made 50 date", "resolution broken 50"])
        #expect(try await company.work(.about(request.id)).isEmpty)
    }

    @Test("are read by the requester")
    func read() async throws {
        let company = try await company()
        let request = try await company.open()
        let anna = try await company.viewer("anna")
        #expect(try await company.desk.request(.id(request.id), as: anna).promised == request.promised)
        let timeline = try await company.desk.timeline(of: .id(request.id), as: anna)
        #expect(timeline.map(\.event.name) == ["opened", "promised"])
    }

    @Test("and what is told survive as JSON, written directly as Codable would, and the journal gives the state")
    func audit() async throws {
        struct Kept: Encodable {
            var actor: Actor
            var event: RequestEvent
        }
        let everything = SLATarget(
            .named(.supply("acme")), within: .serviceDays(1), calendar: "office", party: .supplier("acme"), name: "all",
            warnings: [50, 80], escalations: [.init(at: 100, to: .leads), .init(at: 200, to: .team("hr"))],
            choices: ClockChoices(change: .carry, pauses: .never))
        let owned = SLATarget(.ownership("it"), within: .elapsed(.seconds(60)), party: .team("it"), warnings: [1])
        let company = try await company([
            .policy(PriorityPolicy(id: "q", title: "Q", rules: [.init(aims: [.init(everything), .init(owned)])]))
        ])
        let request = try await company.open()
        _ = try await company.perform(.handOver("acme"), on: request, by: "bram")
        try await advance(company, to: 5_000)
        var audit = JournalAudit(of: request.id)
        for event in try await company.journal(of: request) {
            try audit.check(event)
            #expect(try event.content == CanonicalJSON.encode(Kept(actor: event.actor, event: event.event)))
        }
        let kept = try await company.desk.request(.id(request.id), as: Company.host)
        let update = try Change.Update(before: nil, after: kept, events: [])
        #expect(try update.encoded == CanonicalJSON.encode(kept))
        #expect(kept.targets.contains(everything) && kept.targets.contains(owned))
        #expect(kept.course?.progress.isEmpty == false)
        try audit.finish(comparing: kept)
    }
}
