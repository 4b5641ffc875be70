import ServiceDesk
import Testing

@Suite("Service levels: amounts and service days")
struct ServiceDaysTests {
    private func due(days: Int64, _ calendar: ServiceCalendar, from minute: Int64) throws -> Timestamp? {
        let target = SLATarget(.nextResponse, within: .serviceDays(days), calendar: calendar.id, name: "clock")
        var scene = ClockScene(target, [(minute, .asked)])
        scene.calendars = ServiceCalendars([calendar])
        return try scene.clock("clock", at: minute).current?.due
    }

    @Test("A day weighs one day, whatever its length; parts of it by their share of its open time")
    func shares() throws {
        // Monday to Thursday seven hours, Friday three.
        var hours = ServiceHours(
            zone: "Europe/Brussels",
            weekly: ServiceHours.every([.monday, .tuesday, .wednesday, .thursday], ["09:00-12:00", "13:00-17:00"]))
        hours.weekly[.friday] = ["09:00-12:00"]
        let short = ServiceCalendar(id: "short", name: "Korte vrijdag", hours: hours)
        // From the opening of Monday: its closing, at 17:00.
        #expect(try due(days: 1, short, from: 0) == ClockScene.at(480))
        // From Thursday noon, 4/7 of a day left: 3/7 of Friday’s three hours.
        let thursday: Int64 = 3 * 1_440 + 180
        #expect(
            ClockScene.minute(try due(days: 1, short, from: thursday)) == 4 * 1_440 + 77, "1 h 17 min 8.57 s of 3 h")
        // From Friday’s closing on: Monday in full.
        #expect(try due(days: 1, short, from: 4 * 1_440 + 600) == ClockScene.at(7 * 1_440 + 480))
        #expect(try due(days: 260, short, from: 0).map { $0 > ClockScene.at(365 * 1_440 - 10_080) } == true)
    }

    @Test("Spans over midnight belong to both dates; a date that is closed weighs nothing; never ends")
    func edges() throws {
        let night = ServiceCalendar(
            id: "night", name: "Nuit", hours: ServiceHours(zone: "UTC", weekly: [.monday: ["22:00-06:00"]]))
        // Two hours of Monday and six of Tuesday: a day each.
        let monday: Int64 = -8 * 60
        #expect(ClockScene.minute(try due(days: 1, night, from: max(0, monday))) == 16 * 60)
        #expect(ClockScene.minute(try due(days: 2, night, from: 0)) == 22 * 60)
        let never = ServiceCalendar(id: "never", name: "Jamais", hours: ServiceHours(zone: "UTC"))
        #expect(try due(days: 1, never, from: 0) == nil)
    }

    @Test("Days that are counted and days that are added agree")
    func agreement() throws {
        for step in 0..<400 {
            let minute = Int64(step * 37)
            let target = SLATarget(.nextResponse, within: .serviceDays(3), calendar: "office", name: "clock")
            let scene = ClockScene(target, [(minute, .asked)])
            let reading = try #require(try scene.clock("clock", at: minute).current)
            let due = try #require(reading.due)
            var later = scene
            later.marks.append(.init(.reply, at: due))
            let met = try #require(try later.clock("clock", at: 100_000).finished.first)
            #expect(met.used.serviceDays == 3 && met.isKept, "from minute \(minute)")
            later.marks[later.marks.count - 1].at = due.advanced(bySeconds: 1)
            #expect(try later.clock("clock", at: 100_000).finished.first?.isBreached == true)
        }
    }

    @Test("Amounts are texts that say of what; a bare number is none")
    func texts() throws {
        let amounts: [(String, GoalAmount)] = [
            ("8 service hours", .serviceHours(8)), ("1 service hour", .serviceTime(3_600)),
            ("90 service minutes", .serviceMinutes(90)), ("2 service days", .serviceDays(2)),
            ("24 elapsed hours", .elapsed(.seconds(86_400))), ("61 elapsed seconds", .elapsed(.milliseconds(60_001))),
        ]
        for (text, amount) in amounts {
            #expect(GoalAmount(text) == amount && amount.description == text)
        }
        #expect(GoalAmount("1 elapsed day") == .elapsedTime(86_400))
        for text in [
            "1 day", "8", "8 hours", "0 service hours", "-1 service days", "9 service weeks", "4000 service days",
        ] {
            #expect(GoalAmount(text) == nil, "\(text)")
        }
    }

    @Test("Targets and courses are written and read")
    func coding() throws {
        let targets = [
            SLATarget(.firstResponse, within: .serviceHours(1), calendar: "office", warnings: [50, 80]),
            SLATarget(
                .ownership("it"), within: .serviceDays(1), calendar: "office", party: .team("it"),
                choices: ClockChoices(
                    change: .carry, reopening: .ignore, editedHours: .notAtAll, answer: .anyReply, unanswered: .latest,
                    pauses: .reasons([.supplier, .date]))),
            SLATarget(.named(.supply("acme: bv")), within: .elapsedTime(60), party: .supplier("acme: bv"), name: "x"),
        ]
        var course = Course()
        let events: [Course.Event] = [
            .targeted(targets), .started, .waiting, .resumed, .asked, .answered(.automatic), .reply,
            .assigned(from: nil, to: "it"), .handedOver("acme"), .handedOver(nil), .resolved, .reopened, .closed,
        ]
        for event in events { course.add(event, at: ClockScene.start) }
        let read = try CanonicalJSON.decode(Course.self, from: try CanonicalJSON.encode(course))
        #expect(read == course && read.marks.count == events.count && read.targets == targets)
    }

    @Test("Targets that cannot be are refused")
    func refused() {
        let refused = [
            SLATarget(.resolution, within: .serviceHours(1)),
            SLATarget(.resolution, within: .serviceHours(0), calendar: "office"),
            SLATarget(.resolution, within: .elapsedTime(60), warnings: [0]),
            SLATarget(.resolution, within: .elapsedTime(60), name: ""),
            SLATarget(.named(NamedClock("x", start: [], stop: [.closed])), within: .elapsedTime(60)),
        ]
        for target in refused { #expect(throws: SLAError.self, "\(target)") { try target.validate() } }
    }
}
