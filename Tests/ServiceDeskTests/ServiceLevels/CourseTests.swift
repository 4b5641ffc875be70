import ServiceDesk
import Testing

@Suite("Service levels: the course that a request carries")
struct CourseTests {
    private func course(_ events: [Course.Event]) -> Course {
        var course = Course()
        for (minute, event) in events.enumerated() { course.add(event, at: ClockScene.at(Int64(minute))) }
        return course
    }

    private func kept(_ events: [Course.Event]) -> [Course.Event] { course(events).marks.map(\.event) }

    @Test("What no clock can tell apart is left out")
    func leftOut() {
        #expect(kept([.asked, .asked, .asked]) == [.asked, .asked])
        #expect(course([.asked, .asked, .waiting, .asked]).marks.map(\.at) == [0, 2, 3].map { ClockScene.at($0) })
        #expect(kept([.reply, .answered(.note), .answered(.automatic)]) == [.reply])
        #expect(kept([.answered(.note), .answered(.note), .reply]) == [.answered(.note), .reply])
        #expect(kept([.reply, .asked, .answered(.automatic), .answered(.automatic)]).count == 3)
    }

    @Test("It does not grow beyond its limit, and forgets exchanges before holds, never in the desk’s favour")
    func limit() throws {
        let target = SLATarget(.resolution, within: .elapsedTime(60_000), name: "clock")
        let exchange: [Course.Event] = [.asked, .reply]
        var events: [Course.Event] = [.targeted([target]), .reply, .waiting, .resumed]
        for _ in 0..<300 { events += exchange }
        let long = course(events)
        #expect(long.marks.count == Course.maximumCount && long.dropped == events.count - Course.maximumCount)
        #expect(long.marks.prefix(4).map(\.event) == Array(events.prefix(4)))
        for _ in 0..<300 { events += [.delivery, .resumed] }
        let longer = course(events)
        #expect(longer.marks.count <= Course.maximumCount && longer.targets == [target])
        func used(_ course: Course) throws -> Int64? {
            try course.clocks(openedAt: ClockScene.start, at: ClockScene.at(2_000), with: ServiceCalendars())[0]
                .current?.usedMinutes
        }
        let whole = Course(marks: events.enumerated().map { .init($1, at: ClockScene.at(Int64($0))) })
        #expect(try #require(try used(longer)) > #require(try used(whole)))
    }

    @Test("A request carries it, made of its events; without any there is none, in its encoding too")
    func carried() async throws {
        let company = try await Company()
        let opened = try await company.open()
        #expect(opened.course == nil)
        #expect(!String(decoding: try CanonicalJSON.encode(opened), as: UTF8.self).contains("course"))
        company.clock.advance(bySeconds: 60)
        _ = try await company.perform(.reply(company.desk.makeMessage("Bonjour")), on: opened, by: "bram")
        company.clock.advance(bySeconds: 60)
        _ = try await company.perform(.reply(company.desk.makeMessage("Et donc ?")), on: opened, by: "anna")
        _ = try await company.perform(.hold(Pending(.supplier, waitingFor: .nobody)), on: opened, by: "bram")
        _ = try await company.perform(.assign(team: "hr"), on: opened, by: "bram")
        let kept = try await company.desk.request(.id(opened.id), as: .host("test"))
        let expected: [Course.Event] = [
            .reply, .started, .asked, .held(Pending(.supplier, waitingFor: .nobody)), .assigned(from: "it", to: "hr"),
        ]
        #expect(kept.course?.marks.map(\.event) == expected)
        var audit = JournalAudit(of: opened.id)
        for event in try await company.journal(of: opened) { try audit.check(event) }
        try audit.finish(comparing: kept)
        let measured = try kept.measure(
            SLATarget(.firstResponse, within: .elapsedTime(30)), at: company.clock.now(), with: ServiceCalendars())
        #expect(measured.finished.map(\.usedMinutes) == [1] && measured.finished[0].isBreached)
    }
}
