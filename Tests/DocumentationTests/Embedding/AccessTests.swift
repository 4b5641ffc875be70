import ServiceDesk
import ServiceDeskTesting
import Testing

/// Gives everything to whoever was named first, while they have room.
// snippet: policy
struct FirstOfListAssignment: AssignmentPolicy {
    let name: AssignmentPolicyName = "first-of-list"

    func agent(for request: Request, in context: AssignmentContext) -> Person.ID? {
        guard request.priority != .critical else { return nil }  // Those are taken by hand.
        return context.candidates.first(where: \.hasRoom)?.person
    }
}
// end

@Suite("The guide “Embedding a desk”: people and access")
struct AccessTests {
    @Test func assigns() async throws {
        // snippet: policies
        var configuration = Desk.Configuration()
        configuration.assignmentPolicies.append(FirstOfListAssignment())
        // end
        let store = InMemoryStore()
        try await store.save(Company.entries)
        // snippet: team-policy
        try await store.save([
            .team(Team(id: "it", name: "IT", members: [.init("luc", capacity: 8)], assignment: "first-of-list"))
        ])
        // end
        let desk = Desk(store, configuration: configuration)
        let anna = try await desk.viewer(for: "anna")
        let request = try await desk.open(RequestDraft("Nieuwe muis", team: "it"), as: anna)
        #expect(request.agent == "luc" && request.state == .open)
    }

    @Test func delegates() async throws {
        let desk = try await Company.desk()
        // snippet: delegate
        let emilyForAnna = try await desk.viewer(for: "emily", actingFor: "anna")
        let request = try await desk.open(RequestDraft("Un badge pour Anna", team: "hr"), as: emilyForAnna)
        // end
        #expect(request.requester == "anna")
        let opened = try await desk.timeline(of: .id(request.id), as: emilyForAnna)
        #expect(opened.first?.actor == .delegate(for: "anna", by: "emily"))
    }

    @Test func erases() async throws {
        let desk = try await Company.desk()
        let request = try await desk.open(RequestDraft("Salaris", team: "hr"), as: try await desk.viewer(for: "anna"))
        // snippet: erasure
        let rehearsal = try await desk.erase("anna", isRehearsal: true, as: .host("privacy"))
        let report = try await desk.erase("anna", as: .host("privacy"))
        // Once for any number of people.
        try await desk.expunge(as: .host("privacy"))
        // end
        #expect(rehearsal.requests == 1 && report.requests == 1)
        #expect(try await desk.request(.id(request.id), as: .host("privacy")).subject == .erased)
    }

    @Test func keepsSecrets() async throws {
        let desk = try await Company.desk()
        let (anna, emily) = (try await desk.viewer(for: "anna"), try await desk.viewer(for: "emily"))
        // snippet: confidential
        let matter = try await desk.open(
            RequestDraft(
                "Vertrouwelijk: conflict met een leidinggevende", team: "hr",
                confidentiality: .init(concerns: ["emily"])), as: anna)
        // end
        let hidden = await #expect(throws: Rejection.self) { try await desk.request(.id(matter.id), as: emily) }
        #expect(hidden?.code == .notFound)

        let luc = try await desk.open(RequestDraft("Payroll export", team: "it"), as: anna)
        let hilde = try await desk.viewer(for: "hilde")
        // snippet: break-glass
        try await desk.perform(
            .breakGlass(reason: "Payroll runs tonight; nobody of IT answers."), on: .id(luc.id), as: hilde)
        let opened = try await desk.request(.id(luc.id), as: hilde)
        // end
        #expect(opened.number == luc.number)
        #expect(try await desk.timeline(of: .id(luc.id), as: hilde).contains { $0.event.name == "accessOpened" })
    }

    // snippet: errors
    /// What a page answers when the desk did not do it: a status of HTTP and a sentence to show.
    func answer(to error: any Error) -> (status: Int, text: String) {
        switch error {
        case let rejection as Rejection:
            let status =
                switch rejection.code {
                case .notFound: 404
                case .notPermitted: 403
                case .illegalInState, .childrenOpen, .keyReused, .alreadyDone, .contended, .outdated: 409
                case .tooLarge: 413
                default: 422
                }
            return (status, rejection.description)
        case let error as StoreError:
            return (503, error.description)
        default:
            return (500, "Something failed that should not.")
        }
    }
    // end

    @Test func refuses() async throws {
        let desk = try await Company.desk()
        let anna = try await desk.viewer(for: "anna")
        let request = try await desk.open(RequestDraft("Trage laptop", team: "hr"), as: anna)
        let rejection = await #expect(throws: Rejection.self) {
            try await desk.perform(.resolve(.fixed), on: .id(request.id), as: anna)
        }
        #expect(answer(to: try #require(rejection)).status == 403)
        #expect(answer(to: StoreError(.busy, "Busy.")).status == 503)
    }

    // snippet: testing
    @Test func remindsAfterAnHour() async throws {
        let clock = ManualClock()
        var configuration = Desk.Configuration()
        configuration.time = clock
        configuration.ids = IDGenerator(SeededGenerator(seed: 7))
        let store = InMemoryStore()
        try await store.save(Company.entries)
        let desk = Desk(store, configuration: configuration)

        let anna = try await desk.viewer(for: "anna")
        let request = try await desk.open(RequestDraft("Le réseau est lent", team: "it"), as: anna)
        clock.advance(bySeconds: 3_600)
        try await desk.reply("Toujours lent.", to: .id(request.id), as: anna)

        let timeline = try await desk.timeline(of: .id(request.id), as: anna)
        #expect(timeline.last?.at == request.openedAt.advanced(bySeconds: 3_600))
    }
    // end
}
