import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("The guide “Service levels”")
struct ServiceLevelsTests {
    private static let office = ServiceHours(
        zone: "Europe/Brussels", weekly: ServiceHours.every(Weekday.workdays, ["09:00-12:30", "13:00-17:00"]))

    // snippet: sla-own-policy
    /// What management asks for is answered within the hour; of the rest a team’s week is enough.
    struct ManagementPolicy: SLAPolicy {
        let name: SLAPolicyName = "management"
        let departments: Set<Department.ID>

        func targets(for subject: SLASubject) -> [SLATarget] {
            guard subject.department.map(departments.contains) == true else {
                return [SLATarget(.resolution, within: .serviceDays(5), calendar: "office")]
            }
            return [
                SLATarget(.firstResponse, within: .serviceHours(1), calendar: "office", warnings: [50, 80]),
                SLATarget(
                    .resolution, within: .serviceDays(1), calendar: "office",
                    choices: ClockChoices(change: .carry, pauses: .waitingForRequester)),
            ]
        }
    }
    // end

    private let store = InMemoryStore()
    private let clock = ManualClock()

    /// Élise of the management, and Luc of the team that helps her.
    private func prepare() async throws {
        clock.set(CalendarDate("2026-03-02")!.startInUTC.advanced(bySeconds: 9 * 3_600))
        try await store.save([
            .calendar(ServiceCalendar(id: "office", name: "Kantooruren", hours: Self.office)),
            .person(Person(id: "elise", name: "Élise", department: "direction")),
            .person(Person(id: "luc", name: "Luc")), .team(Team(id: "it", name: "IT", members: [.init("luc")])),
        ])
    }

    /// A desk with a request of Élise’s.
    private func desk() async throws -> (desk: Desk, request: Request) {
        try await prepare()
        // snippet: sla-configure
        var configuration = Desk.Configuration()
        configuration.policies = [ManagementPolicy(departments: ["direction"])]
        // end
        configuration.time = clock
        let desk = Desk(store, configuration: configuration)
        let opened = try await desk.open(
            RequestDraft("L’écran de la salle du conseil est noir", team: "it"),
            as: try await desk.viewer(for: "elise"))
        clock.advance(bySeconds: 45 * 60)
        let luc = try await desk.viewer(for: "luc")
        return (desk, try await desk.reply("J’arrive.", to: .id(opened.id), as: luc))
    }

    @Test func clocks() async throws {
        let (_, request) = try await desk()
        let now = clock.now()

        // snippet: sla-clocks
        let calendars = try await store.serviceCalendars()
        for clock in try request.clocks(at: now, with: calendars) {
            guard let reading = clock.latest else { continue }
            print(clock.name, reading.state, "used", reading.used, "of", reading.target.goal, "due", reading.due ?? now)
        }
        // end
        let tomorrow = CalendarDate("2026-03-03")?.startInUTC.advanced(bySeconds: 9 * 3_600)
        // snippet: sla-promised
        if let promised = request.promised {
            print("An answer by", promised.answerBy ?? "–", "and a resolution by", promised.resolutionBy ?? "–")
        }
        // end
        #expect(request.promised == Promises(resolutionBy: tomorrow))
        let clocks = try request.clocks(at: now, with: calendars)
        #expect(clocks.compactMap(\.current).map(\.due) == [tomorrow])

        // snippet: sla-explain
        if let explanation = try request.explain("firstResponse", at: now, with: calendars) {
            for span in explanation.spans { print(span.start, span.end, span.isCounted, span.why) }
        }
        // end
        let explanation = try #require(try request.explain("firstResponse", at: now, with: calendars))
        #expect(explanation.reading.isKept && explanation.reading.used.duration == .seconds(45 * 60))

        // snippet: sla-measure
        let pickup = SLATarget(
            .named(NamedClock("pickup", start: [.opened, .reopened], stop: [.started])),
            within: .elapsed(.seconds(900)))
        let measured = try request.measure(pickup, at: now, with: calendars)
        // end
        #expect(measured.finished.first?.used.duration == .seconds(45 * 60))

    }

    @Test func whatIf() async throws {
        let (desk, _) = try await desk()
        let (host, now) = (Viewer.host("guide"), clock.now())
        let calendars = try await store.serviceCalendars()
        // snippet: sla-what-if
        let stricter = SLAProposal(policies: [ManagementPolicy(departments: [])])
        var cursor: RequestQuery.Cursor?
        repeat {
            let outlook = try await desk.whatIf(stricter, from: calendars, as: host, after: cursor)
            for entry in outlook.moves {
                for move in entry.moves {
                    print(entry.request.number, move.clock, move.before?.due ?? now, move.after?.due ?? now)
                }
            }
            cursor = outlook.next
        } while cursor != nil
        // end
        let outlook = try await desk.whatIf(stricter, from: calendars, as: host)
        #expect(outlook.moves.first?.moves.map(\.clock) == ["resolution"])
    }

    @Test func referencePolicy() async throws {
        let store = InMemoryStore()
        // snippet: sla-priority-policy
        let resolution = SLATarget(.resolution, within: .serviceDays(3), calendar: "office", warnings: [80])
        let standard = PriorityPolicy(
            id: "standard", title: "What the support teams promise",
            rules: [
                .init(.init(services: ["onboarding"]), aims: [.init(resolution)]),
                .init(aims: [
                    .init(
                        resolution, goals: [.critical: .serviceHours(4), .high: .serviceDays(1)],
                        other: .serviceDays(3))
                ]),
            ])
        try await store.save([.policy(standard)])
        // end
        #expect(try await store.policies() == [standard])
    }

    @Test func alerts() throws {
        // snippet: sla-escalations
        let resolution = SLATarget(
            .resolution, within: .serviceHours(8), calendar: "office", warnings: [50, 80],
            escalations: [
                .init(at: 100, to: .leads), .init(at: 150, to: .manager), .init(at: 200, to: .team("second-line")),
            ])
        // end
        try resolution.validate()
        // snippet: sla-reminders
        var configuration = Desk.Configuration()
        configuration.reminders = ReminderOptions(
            whileWaiting: [.seconds(3 * 86_400), .seconds(7 * 86_400)], beforeDue: [.seconds(86_400)])
        // end
        #expect(configuration.reminders.whileWaiting.count == 2)
    }
}
