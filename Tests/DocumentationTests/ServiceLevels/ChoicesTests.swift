import ServiceDesk
import Testing

// snippet: choices-story
/// Julie writes on Monday, 2 March 2026 at 9:00. The team is there from Monday to Friday, 9:00 to 17:00.
struct Story {
    static let office = ServiceCalendar(
        id: "office", name: "Kantooruren",
        hours: ServiceHours(zone: "Europe/Brussels", weekly: ServiceHours.every(Weekday.workdays, ["09:00-17:00"])))

    var calendars = ServiceCalendars([office])

    /// On that Monday by the clocks of Brussels, which are an hour ahead of UTC.
    func at(_ time: String) -> Timestamp {
        CalendarDate("2026-03-02")!.startInUTC.advanced(bySeconds: Int64(WallTime(time)!.secondsFromMidnight) - 3_600)
    }

    func target(_ metric: SLAMetric, _ choices: ClockChoices) -> SLATarget {
        SLATarget(metric, within: .serviceHours(4), calendar: "office", choices: choices)
    }

    /// Julie’s request under a target, and what has happened to it since.
    func course(_ target: SLATarget, _ events: [(String, Course.Event)]) -> Course {
        let opening = Course.Mark(.targeted([target]), at: at("09:00"))
        return Course(marks: [opening] + events.map { Course.Mark($0.1, at: at($0.0)) })
    }

    func clock(_ target: SLATarget, _ events: [(String, Course.Event)], at now: String) throws -> RequestClock? {
        let clocks = try course(target, events).clocks(openedAt: at("09:00"), at: at(now), with: calendars)
        return clocks.first
    }
}
// end

extension Story {
    /// `13:00`; `Tuesday 10:00` on the day after.
    func time(_ instant: Timestamp) -> String {
        let seconds = Int(at("00:00").duration(to: instant).components.seconds)
        let time = WallTime(secondsFromMidnight: seconds % 86_400)?.description ?? "–"
        return seconds < 86_400 ? time : "Tuesday \(time)"
    }
}

/// The numbers that the tables of the guide give are those of these tests.
@Suite("The guide “Service hours and SLAs”: the choices")
struct ChoicesTests {
    private let story = Story()

    /// What a clock shows: `2h used, 2h left, due 13:00`.
    private func line(_ reading: ClockReading?) -> String {
        guard let reading else { return "nothing" }
        let due = reading.due.map { ", due \(story.time($0))" } ?? ""
        return "\(reading.used) used, \(reading.remaining) left\(due)"
    }

    @Test(arguments: ClockChoices.Change.allCases)
    func change(_ choice: ClockChoices.Change) throws {
        // snippet: choices-change
        let choices = ClockChoices(change: choice)
        let usual = SLATarget(.resolution, within: .serviceDays(1), calendar: "office", choices: choices)
        let critical = SLATarget(.resolution, within: .serviceHours(4), calendar: "office", choices: choices)
        let clock = try story.clock(usual, [("11:00", .targeted([critical]))], at: "11:00")
        // end
        let before = try story.clock(usual, [], at: "11:00")
        #expect(line(before?.current) == "0.25 days used, 0.75 days left, due 17:00")
        let expected =
            switch choice {
            case .fromOpening: "2h used, 2h left, due 13:00"
            case .carry: "1h used, 3h left, due 14:00"
            case .restart: "0m used, 4h left, due 15:00"
            }
        #expect(line(clock?.current) == expected)
        // From hours to hours of one calendar, what was used is the same, carried or counted again.
        let hours = SLATarget(.resolution, within: .serviceHours(8), calendar: "office", choices: choices)
        let likewise = try story.clock(hours, [("11:00", .targeted([critical]))], at: "11:00")
        let same = "2h used, 2h left, due 13:00"
        #expect(line(likewise?.current) == (choice == .restart ? "0m used, 4h left, due 15:00" : same))
    }

    @Test("Carried between days and hours, the lengths of the parts are not what the clock shows; their amounts are")
    func carried() throws {
        let choices = ClockChoices(change: .carry)
        let usual = SLATarget(.resolution, within: .serviceDays(1), calendar: "office", choices: choices)
        let course = story.course(usual, [("11:00", .targeted([story.target(.resolution, choices)]))])
        let explanation = try #require(
            try course.explain(
                "resolution", openedAt: story.at("09:00"), at: story.at("11:00"), with: story.calendars))
        let counted = explanation.spans.filter { $0.isCounted && !$0.isAhead }
        #expect(counted.map { $0.start.duration(to: $0.end) } == [.seconds(7_200)])
        #expect(counted.map(\.amount.description) == ["1h"] && explanation.reading.used.description == "1h")
    }

    @Test(arguments: ClockChoices.Reopening.allCases)
    func reopening(_ choice: ClockChoices.Reopening) throws {
        // snippet: choices-reopening
        let target = story.target(.resolution, ClockChoices(reopening: choice))
        let clock = try story.clock(target, [("11:00", .resolved), ("14:00", .reopened)], at: "15:00")
        // end
        let finished = clock?.finished.map { line($0) } ?? []
        switch choice {
        case .resume:
            #expect(finished == [] && line(clock?.current) == "3h used, 1h left, due 16:00")
            #expect(clock?.current?.cycle == 1)
        case .newCycle:
            #expect(finished == ["2h used, 2h left"])
            #expect(line(clock?.current) == "1h used, 3h left, due Tuesday 10:00" && clock?.current?.cycle == 2)
        case .ignore:
            #expect(finished == ["2h used, 2h left"] && clock?.current == nil)
        }
        #expect(clock?.finished.allSatisfy(\.isKept) == true)
    }

    @Test(arguments: ClockChoices.EditedHours.allCases)
    func editedHours(_ choice: ClockChoices.EditedHours) throws {
        var story = Story()
        // snippet: choices-edited-hours
        let edited = ServiceCalendar(
            id: "office", name: "Kantooruren",
            hours: ServiceHours(
                zone: "Europe/Brussels",
                weekly: ServiceHours.every(Weekday.workdays, ["10:00-12:00", "13:00-17:00"])))
        story.calendars = ServiceCalendars([edited.replacing(Story.office, at: story.at("11:00"))])
        let target = story.target(.resolution, ClockChoices(editedHours: choice))
        let clock = try story.clock(target, [], at: "12:30")
        // end
        let expected =
            switch choice {
            case .fromNow: "3h used, 1h left, due 14:00"
            case .retroactive: "2h used, 2h left, due 15:00"
            case .notAtAll: "3h 30m used, 30m left, due 13:00"
            }
        #expect(line(clock?.current) == expected)
    }

    @Test(arguments: ClockChoices.Answer.allCases)
    func answer(_ choice: ClockChoices.Answer) throws {
        // snippet: choices-answer
        let target = story.target(.firstResponse, ClockChoices(answer: choice))
        let clock = try story.clock(
            target, [("09:10", .answered(.note)), ("09:20", .answered(.automatic)), ("11:00", .answered(.reply))],
            at: "11:00")
        // end
        let expected =
            switch choice {
            case .personsReply: "2h used, 2h left"
            case .anyReply: "20m used, 3h 40m left"
            case .anyContribution: "10m used, 3h 50m left"
            }
        #expect(clock?.current == nil && clock?.finished.map { line($0) } == [expected])
        #expect(clock?.finished.first?.isKept == true)
        let early = try story.clock(
            target, [("09:10", .answered(.note)), ("09:20", .answered(.automatic))], at: "10:00")
        let open = choice == .personsReply ? "1h used, 3h left, due 13:00" : "nothing"
        #expect(line(early?.current) == open)
    }

    @Test(arguments: ClockChoices.Unanswered.allCases)
    func unanswered(_ choice: ClockChoices.Unanswered) throws {
        // snippet: choices-unanswered
        let target = story.target(.nextResponse, ClockChoices(unanswered: choice))
        let clock = try story.clock(
            target, [("09:30", .answered(.reply)), ("10:00", .asked), ("12:00", .asked)], at: "13:00")
        // end
        let expected =
            switch choice {
            case .oldest: "3h used, 1h left, due 14:00"
            case .latest: "1h used, 3h left, due 16:00"
            }
        #expect(line(clock?.current) == expected)
    }

    @Test func pauses() throws {
        let cases: [(ClockChoices.Pauses, String)] = [
            (.anyHold, "2h used, 2h left, due 14:30"), (.never, "3h 30m used, 30m left, due 13:00"),
            (.waitingForRequester, "2h 30m used, 1h 30m left, due 14:00"),
            (.reasons([.supplier, .date]), "3h used, 1h left, due 13:30"),
        ]
        for (pauses, expected) in cases {
            // snippet: choices-pauses
            let photo = Course.Event.held(Pending(.information, waitingFor: .requester))
            let part = Course.Event.held(Pending(.supplier, waitingFor: .supplier("printfix")))
            let target = story.target(.resolution, ClockChoices(pauses: pauses))
            let clock = try story.clock(
                target, [("10:00", photo), ("11:00", .resumed), ("11:30", part), ("12:00", .resumed)], at: "12:30")
            // end
            #expect(line(clock?.current) == expected, "\(pauses)")
            #expect(ClockChoices.Pauses("\(pauses)") == pauses)
            let held = try story.clock(target, [("10:00", photo)], at: "10:30")
            switch pauses {
            case .anyHold, .waitingForRequester:
                #expect(line(held?.current) == "1h used, 3h left")
                #expect(held?.current?.state == .paused(Pending(.information, waitingFor: .requester)))
            case .never, .reasons: #expect(line(held?.current) == "1h 30m used, 2h 30m left, due 13:00")
            }
        }
    }

    @Test("Without a choice of pauses it is what is usual for the metric")
    func usualPauses() throws {
        let photo = Course.Event.held(Pending(.information, waitingFor: .requester))
        let part = Course.Event.held(Pending(.supplier, waitingFor: .supplier("printfix")))
        let holds: [(String, Course.Event)] = [
            ("10:00", photo), ("11:00", .resumed), ("11:30", part), ("12:00", .resumed),
        ]
        func shown(_ metric: SLAMetric, by party: SLAParty = .requester) throws -> String {
            var target = story.target(metric, ClockChoices())
            target.party = party
            return line(try story.clock(target, holds, at: "12:30")?.current)
        }
        let all = NamedClock("all", start: [.opened], stop: [.resolved])
        #expect(try shown(.resolution) == "2h used, 2h left, due 14:30")
        #expect(try shown(.named(all)) == "2h used, 2h left, due 14:30")
        #expect(try shown(.firstResponse) == "3h 30m used, 30m left, due 13:00")
        #expect(try shown(.periodicUpdate) == "2h 30m used, 1h 30m left, due 14:00")
        #expect(try shown(.named(all), by: .supplier("printfix")) == "2h 30m used, 1h 30m left, due 14:00")
    }

    @Test("A pause heals no breach")
    func lateAndPaused() throws {
        let photo = Course.Event.held(Pending(.information, waitingFor: .requester))
        let clock = try story.clock(story.target(.resolution, ClockChoices()), [("14:00", photo)], at: "15:00")
        #expect(line(clock?.current) == "5h used, -1h left")
        #expect(clock?.current?.breachedAt == story.at("13:00"))
    }

    @Test("A clock of one’s own, with pauses of its own")
    func namedClock() throws {
        // snippet: sla-named-clock
        let workshop = NamedClock(
            "workshop", start: [.assigned("atelier")], stop: [.resolved, .closed],
            pause: [.handedOver("printfix")], resume: [.takenBack])
        // end
        let target = story.target(.named(workshop), ClockChoices())
        let events: [(String, Course.Event)] = [
            ("10:00", .assigned(from: "it", to: "atelier")), ("11:00", .handedOver("printfix")),
            ("11:30", .held(Pending(.information, waitingFor: .requester))), ("13:00", .handedOver(nil)),
            ("14:00", .resolved),
        ]
        let clock = try story.clock(target, events, at: "15:00")
        #expect(clock?.finished.map { line($0) } == ["2h used, 2h left"])
        #expect(clock?.finished.first?.paused.description == "2h")
        let away = try story.clock(target, Array(events.prefix(3)), at: "12:00")
        #expect(away?.current?.state == .paused(nil) && line(away?.current) == "1h used, 3h left")
    }
}
