import ServiceDesk
import Testing

@Suite("Service levels: clocks and their choices")
struct ClockTests {
    private func target(
        _ metric: SLAMetric, _ goal: GoalAmount = .serviceHours(2), _ choices: ClockChoices = ClockChoices(),
        warnings: [Int] = []
    ) -> SLATarget {
        SLATarget(metric, within: goal, calendar: "office", name: "clock", warnings: warnings, choices: choices)
    }

    private func read(
        _ target: SLATarget, _ events: [(Int64, Course.Event)], at minute: Int64
    ) throws -> RequestClock {
        try ClockScene(target, events).clock("clock", at: minute)
    }

    // MARK: Metrics

    @Test("The first response: due by the hours, met by a person’s reply, judged once")
    func firstResponse() throws {
        let target = target(.firstResponse, .serviceHours(4))
        let open = try #require(try read(target, [], at: 30).current)
        // Lunch from minute 180 to 240.
        #expect(open.state == .running && open.usedMinutes == 30 && open.dueMinute == 300)
        let kept = try read(target, [(200, .reply), (500, .reply)], at: 600)
        #expect(kept.current == nil && kept.finished.map(\.usedMinutes) == [180])
        #expect(kept.finished[0].isKept && kept.finished[0].leftMinutes == 60)
        let late = try read(target, [(301, .reply)], at: 600)
        #expect(late.finished[0].breachMinute == 300 && late.finished[0].leftMinutes == -1)
        #expect(try read(target, [(300, .reply)], at: 600).finished[0].isKept, "at the very instant is in time")
        #expect(try read(target, [], at: 300).current?.breachMinute == 300, "unanswered, the time is used up then")
    }

    @Test("The next response: from the oldest message without an answer; the opening is for the first response")
    func nextResponse() throws {
        let target = target(.nextResponse)
        #expect(try read(target, [], at: 100).latest == nil)
        let asked = try read(target, [(10, .asked), (40, .asked)], at: 60)
        #expect(asked.current?.dueMinute == 130 && asked.current?.cycle == 1)
        let answered = try read(
            target, [(10, .asked), (40, .asked), (70, .reply), (75, .asked), (80, .reply)], at: 90)
        #expect(answered.current == nil && answered.finished.map(\.usedMinutes) == [60, 5])
        #expect(answered.longest?.usedMinutes == 60)
        #expect(try read(target, [(10, .asked), (30, .closed)], at: 90).current?.state == .notOwed)
        let back = try read(target, [(10, .asked), (30, .closed), (60, .reopened)], at: 70)
        #expect(back.current?.usedMinutes == 30 && back.current?.dueMinute == 220 - 60)
    }

    @Test("The periodic update: again from each public reply")
    func periodicUpdate() throws {
        let target = target(.periodicUpdate, .serviceMinutes(30))
        #expect(try read(target, [], at: 10).current?.dueMinute == 30)
        let updated = try read(target, [(50, .reply), (60, .answered(.automatic)), (65, .asked)], at: 70)
        #expect(updated.finished.map(\.breachMinute) == [30] && updated.current?.dueMinute == 80)
        let waiting = try read(target, [(10, .waiting)], at: 100)
        #expect(waiting.current?.state == .paused(Pending(.information, waitingFor: .requester)))
        #expect(try read(target, [(10, .delivery)], at: 20).current?.state == .running, "then updates are wanted most")
    }

    @Test("The resolution: holds do not count, and a hold un-breaches nothing")
    func resolution() throws {
        let target = target(.resolution)
        let held = try read(target, [(60, .delivery)], at: 100)
        #expect(held.current?.due == nil && held.current?.usedMinutes == 60 && held.current?.pausedMinutes == 40)
        let resumed = try read(target, [(60, .delivery), (100, .resumed)], at: 110)
        #expect(resumed.current?.dueMinute == 160)
        let late = try read(target, [(130, .delivery)], at: 140)
        #expect(late.current?.breachMinute == 120 && late.current?.due == nil)
        #expect(try read(target, [(70, .resolved), (90, .closed)], at: 100).finished.map(\.usedMinutes) == [70])
        #expect(try read(target, [(70, .closed)], at: 100).finished.map(\.usedMinutes) == [70], "without a resolution")
    }

    @Test("Ownership: from when a team gets it until it hands it over; again when it comes back")
    func ownership() throws {
        let target = target(.ownership("it"))
        let events: [(Int64, Course.Event)] = [
            (20, .assigned(from: "it", to: "hr")), (50, .assigned(from: "hr", to: "it")), (80, .resolved),
        ]
        #expect(try read(target, [], at: 10).current?.dueMinute == 120)
        #expect(try read(target, events, at: 100).finished.map(\.usedMinutes) == [20, 30])
        var later = ClockScene(target, events)
        later.team = "hr"
        #expect(try later.clock("clock", at: 100).finished.map(\.usedMinutes) == [30])
        let back = try read(target, events + [(100, .reopened)], at: 110)
        #expect(back.finished.count == 1 && back.current?.usedMinutes == 40)
        let elsewhere = try read(
            target, [(20, .resolved), (25, .assigned(from: "it", to: "hr")), (30, .reopened)], at: 60)
        #expect(elsewhere.current == nil && elsewhere.finished.map(\.usedMinutes) == [20])
    }

    @Test("A clock of one’s own, with its conditions; it starts again after a stop")
    func named() throws {
        let clock = NamedClock(
            "pickup", start: [.opened, .reopened], stop: [.started, .resolved], pause: [.assigned("hr")],
            resume: [.assigned("it")])
        let events: [(Int64, Course.Event)] = [
            (10, .assigned(from: "it", to: "hr")), (25, .assigned(from: "hr", to: "it")), (30, .started),
            (60, .resolved), (70, .reopened),
        ]
        let found = try read(target(.named(clock)), events, at: 75)
        #expect(found.finished.map(\.usedMinutes) == [15] && found.finished[0].pausedMinutes == 15)
        #expect(found.current?.cycle == 2 && found.current?.usedMinutes == 5)
        let supply = SLATarget(
            .named(.supply("acme")), within: .elapsed(.seconds(7_200)), party: .supplier("acme"), name: "clock")
        let passedOn = try read(supply, [(10, .handedOver("acme")), (30, .handedOver("beta"))], at: 60)
        #expect(passedOn.finished.map(\.usedMinutes) == [20] && passedOn.current == nil)
        let handed = try read(supply, [(10, .handedOver("acme")), (11, .delivery), (40, .handedOver(nil))], at: 60)
        #expect(handed.finished.map(\.usedMinutes) == [30], "waiting for the supplier is the supplier’s time")
    }

    // MARK: Choices

    @Test("A change of target: from the opening, carried, or begun anew", arguments: ClockChoices.Change.allCases)
    func change(_ choice: ClockChoices.Change) throws {
        let choices = ClockChoices(change: choice)
        var later = target(.resolution, .serviceHours(1), choices)
        later.calendar = "always"
        // Half an hour of hold, then at minute 240, after lunch, another target by other hours.
        let events: [(Int64, Course.Event)] = [(10, .delivery), (40, .resumed), (240, .targeted([later]))]
        let reading = try #require(try read(target(.resolution), events, at: 250).current)
        switch choice {
        // 250 minutes less the hold.
        case .fromOpening: #expect(reading.usedMinutes == 220 && reading.breachMinute == 90)
        // 150 of office hours, and 10.
        case .carry: #expect(reading.usedMinutes == 160 && reading.breachMinute == 90)
        case .restart: #expect(reading.usedMinutes == 10 && reading.dueMinute == 300)
        }
    }

    @Test("Days are carried to hours by their share of the goal")
    func carriedShare() throws {
        let later = target(.resolution, .serviceHours(10), ClockChoices(change: .carry))
        let events: [(Int64, Course.Event)] = [(210 + 60, .targeted([later]))]
        let reading = try #require(try read(target(.resolution, .serviceDays(1)), events, at: 270).current)
        // Three and a half of seven hours: half of the day, half of ten hours.
        #expect(reading.usedMinutes == 300 && reading.dueMinute == 480 + 16 * 60 + 90)
    }

    @Test("A reopening: goes on, begins anew, or is nothing", arguments: ClockChoices.Reopening.allCases)
    func reopening(_ choice: ClockChoices.Reopening) throws {
        let target = target(.resolution, .serviceHours(2), ClockChoices(reopening: choice))
        let found = try read(target, [(60, .resolved), (90, .reopened)], at: 100)
        switch choice {
        case .resume: #expect(found.finished.isEmpty && found.current?.dueMinute == 150)
        case .newCycle:
            #expect(found.finished.map(\.usedMinutes) == [60])
            #expect(found.current?.cycle == 2 && found.current?.usedMinutes == 10)
        case .ignore: #expect(found.finished.map(\.usedMinutes) == [60] && found.current == nil)
        }
    }

    @Test(
        "Edited hours: from the edit on, for the past too, or not at all", arguments: ClockChoices.EditedHours.allCases)
    func editedHours(_ choice: ClockChoices.EditedHours) throws {
        // From minute 60 on there is no lunch any more and the day ends at 12:30.
        let edited = ServiceCalendar(
            id: "office", name: "Kantooruren",
            hours: ServiceHours(
                zone: "Europe/Brussels", weekly: ServiceHours.every(Weekday.workdays, ["09:30-12:30"]))
        ).replacing(ClockScene.office, at: ClockScene.at(60))
        var scene = ClockScene(target(.resolution, .serviceHours(4), ClockChoices(editedHours: choice)))
        scene.calendars = ServiceCalendars([edited])
        let reading = try #require(try scene.clock("clock", at: 230).current)
        switch choice {
        case .fromNow: #expect(reading.usedMinutes == 210)
        case .retroactive: #expect(reading.usedMinutes == 180)
        case .notAtAll: #expect(reading.usedMinutes == 180 && reading.dueMinute == 300)
        }
        if choice == .fromNow { #expect(reading.dueMinute == 1_500) }
        if choice == .retroactive { #expect(reading.dueMinute == 1_530) }
    }

    @Test("What answers: a reply, a machine too, a note too", arguments: ClockChoices.Answer.allCases)
    func answer(_ choice: ClockChoices.Answer) throws {
        let target = target(.firstResponse, .serviceHours(2), ClockChoices(answer: choice))
        let events: [(Int64, Course.Event)] = [
            (5, .answered(.note)), (10, .answered(.automatic)), (20, .answered(.reply)),
        ]
        let expected: Int64 =
            switch choice {
            case .personsReply: 20
            case .anyReply: 10
            case .anyContribution: 5
            }
        #expect(try read(target, events, at: 30).finished.map(\.usedMinutes) == [expected])
    }

    @Test("Several messages without an answer: the oldest or the latest", arguments: ClockChoices.Unanswered.allCases)
    func unanswered(_ choice: ClockChoices.Unanswered) throws {
        let target = target(.nextResponse, .serviceHours(1), ClockChoices(unanswered: choice))
        let found = try read(target, [(10, .asked), (30, .asked)], at: 40)
        #expect(found.current?.dueMinute == (choice == .oldest ? 70 : 90) && found.current?.cycle == 1)
    }

    @Test("Which holds pause")
    func pauses() throws {
        let choices: [(ClockChoices.Pauses, Course.Event, Bool)] = [
            (.never, .waiting, false), (.anyHold, .delivery, true), (.waitingForRequester, .delivery, false),
            (.waitingForRequester, .waiting, true), (.reasons([.supplier]), .delivery, true),
            (.reasons([.supplier]), .waiting, false),
        ]
        for (pauses, hold, isPaused) in choices {
            let target = target(.resolution, .serviceHours(2), ClockChoices(pauses: pauses))
            let found = try read(target, [(10, hold)], at: 50)
            #expect(found.current?.usedMinutes == (isPaused ? 10 : 50), "\(pauses) \(hold)")
        }
        #expect(try read(target(.firstResponse), [(10, .waiting)], at: 50).current?.usedMinutes == 50)
    }

    // MARK: In and out of force

    @Test("Finished cycles are not judged by newer targets; what ends is owed no more, and may come back")
    func inForce() throws {
        let (strict, mild) = (target(.resolution, .serviceMinutes(30)), target(.resolution, .serviceHours(4)))
        let done = try read(strict, [(60, .resolved), (70, .targeted([mild]))], at: 80)
        #expect(done.finished[0].isBreached && done.finished[0].target == strict)
        let lapsed = try read(strict, [(10, .targeted([])), (20, .resolved)], at: 40)
        #expect(lapsed.finished.isEmpty && lapsed.current == nil)
        #expect(try read(strict, [(10, .targeted([]))], at: 60).current?.state == .notOwed)
        let back = try read(strict, [(10, .targeted([])), (20, .targeted([strict]))], at: 25)
        #expect(back.current?.dueMinute == 30)
        let late = ClockScene(nil, [(10, .delivery), (20, .resumed), (50, .targeted([mild]))])
        #expect(try late.clock("clock", at: 60).current?.usedMinutes == 50, "as if it had been in force all the time")
    }

    @Test("Hours that never open, and hours that are not there")
    func never() throws {
        var scene = ClockScene(target(.resolution))
        scene.calendars = ServiceCalendars([
            ServiceCalendar(id: "office", name: "Nooit", hours: ServiceHours(zone: "UTC"))
        ])
        let reading = try #require(try scene.clock("clock", at: 10_000).current)
        #expect(reading.due == nil && reading.usedMinutes == 0 && !reading.isBreached)
        scene.calendars = ServiceCalendars()
        #expect { try scene.clock("clock", at: 1) } throws: { ($0 as? SLAError)?.code == .calendar }
    }
}
