import Logging
import ServiceDesk
import ServiceDeskTesting
import ServiceLifecycle
import Testing

// snippet: work-handler
/// Opens a request on the morning that the work is due.
struct Birthdays: WorkHandler {
    let kind: WorkKind = "birthday"

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        let person = try work.item.task.decode(Person.ID.self)
        let draft = RequestDraft("Un gâteau pour \(person)", requester: person, team: "hr")
        try await desk.open(draft, as: .host("birthdays"), settling: work.receipt)
        return .settled
    }
}
// end

@Suite("The guide “Embedding a desk”: what is due")
struct DueWorkTests {
    @Test func doesWhatIsDue() async throws {
        let store = InMemoryStore()
        try await store.save(Company.entries)
        // snippet: work-run
        var configuration = Desk.Configuration()
        configuration.closeResolvedAfter = .seconds(7 * 86_400)
        configuration.workHandlers = [Birthdays()]
        let desk = Desk(store, configuration: configuration)
        let services = ServiceGroup(
            services: [desk], gracefulShutdownSignals: [.sigterm], logger: Logger(label: "our-desk"))
        // end
        let running = Task { try await services.run() }
        let morning = SystemTime().now()
        // snippet: work-plan
        let task = try WorkTask("birthday", Person.ID("anna"))
        let cake = WorkItem("birthday:anna", dueAt: morning, task: task)
        try await desk.plan([.schedule(cake)], as: .host("birthdays"))
        // end
        while try await !desk.work(WorkQuery(.all), as: .host("test")).records.isEmpty { await Task.yield() }
        #expect(try await desk.request(1, as: .host("test")).subject == "Un gâteau pour anna")
        await services.triggerGracefulShutdown()
        try await running.value
    }
}
