import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("The guide “Service levels”: promises")
struct PromiseExampleTests {
    private let store = InMemoryStore()
    private let clock = ManualClock()
    private let story = Story()

    /// Julie, Luc of the team that helps her, and what it promises.
    private func desk() async throws -> Desk {
        let office = ServiceHours(
            zone: "Europe/Brussels", weekly: ServiceHours.every(Weekday.workdays, ["09:00-12:30", "13:00-17:00"]))
        let resolution = SLATarget(.resolution, within: .serviceDays(1), calendar: "office")
        let policy = PriorityPolicy(
            id: "standard", title: "Ce que l’équipe promet",
            rules: [
                .init(aims: [.init(resolution, goals: [.critical: .serviceHours(4)], other: .serviceDays(1))])
            ])
        try await store.save([
            .calendar(ServiceCalendar(id: "office", name: "Kantooruren", hours: office)),
            .person(Person(id: "julie", name: "Julie")), .person(Person(id: "luc", name: "Luc")),
            .team(Team(id: "it", name: "IT", members: [.init("luc")])), .policy(policy),
        ])
        var configuration = Desk.Configuration()
        configuration.time = clock
        return Desk(store, configuration: configuration)
    }

    /// `made Tuesday 10:00, hold`.
    private func words(_ change: PromiseChange) -> String {
        "\(change.outcome) \(story.time(change.by))" + (change.reason.map { ", \($0)" } ?? "")
    }

    @Test("are made, withdrawn and moved as the example says")
    func example() async throws {
        let desk = try await desk()
        clock.set(story.at("09:00"))
        let (julie, luc) = (try await desk.viewer(for: "julie"), try await desk.viewer(for: "luc"))
        let opened = try await desk.open(RequestDraft("L’écran reste noir", team: "it"), as: julie)
        clock.set(story.at("11:00"))
        try await desk.perform(
            .hold(Pending(.information, waitingFor: .requester)), on: .id(opened.id), as: luc)
        clock.set(story.at("12:00"))
        try await desk.reply("Voici la photo.", to: .id(opened.id), as: julie)
        clock.set(story.at("13:30"))
        try await desk.perform(.classify(impact: .high, urgency: .high), on: .id(opened.id), as: luc)

        let timeline = try await desk.timeline(of: .id(opened.id), as: julie)
        let promises = timeline.flatMap { recorded -> [String] in
            guard case .promised(let changes) = recorded.event else { return [] }
            return changes.map { words($0) }
        }
        #expect(
            promises == [
                "made 17:00, asked", "withdrawn 17:00, hold", "made Tuesday 10:00, hold",
                "moved 14:30, classification",
            ])
    }

    @Test("are kept by somebody of the supplier who has the request, too")
    func supplierAnswers() async throws {
        let desk = try await desk()
        let target = SLATarget(.firstResponse, within: .serviceHours(4), calendar: "office")
        try await store.save([
            .supplier(Supplier(id: "printfix", name: "PrintFix")),
            .person(Person(id: "rene", name: "René", supplier: "printfix")),
        ])
        clock.set(story.at("09:00"))
        let (julie, luc) = (try await desk.viewer(for: "julie"), try await desk.viewer(for: "luc"))
        let opened = try await desk.open(RequestDraft("L’imprimante fait du bruit", team: "it"), as: julie)
        try await desk.perform(.handOver("printfix"), on: .id(opened.id), as: luc)
        clock.set(story.at("09:30"))
        let rene = try await desk.viewer(for: "rene")
        let answered = try await desk.reply("Je passe demain.", to: .id(opened.id), as: rene)
        let calendars = try await store.serviceCalendars()
        let measured = try answered.measure(target, at: clock.now(), with: calendars)
        #expect(measured.finished.map(\.used.description) == ["30m"])
    }
}
