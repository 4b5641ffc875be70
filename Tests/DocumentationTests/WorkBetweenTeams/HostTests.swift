import ServiceDesk
import ServiceDeskTesting
import Testing

/// The devices of a host, for those who use them and for IT.
private struct Devices: ThingSource {
    let kind: Thing.Kind = "device"
    let users: [String: Person.ID]

    init(_ users: [String: Person.ID]) { self.users = users }

    func things(_ ids: [String], for viewer: Viewer) async throws -> [ThingDescription] {
        ids.filter { viewer.isHost || viewer.teams.contains("it") || users[$0] == viewer.person }.map {
            ThingDescription(Thing(kind, $0), title: "Laptop \($0)", address: "https://inventory.example/\($0)")
        }
    }
}

private struct ResetPassword: HostAction {
    let name: HostActionName = "reset-password"
    func title(in language: Language?) -> String { language == "nl" ? "Wachtwoord resetten" : "Reset the password" }
    func isOffered(for request: Request, to viewer: Viewer) -> Bool { viewer.teams.contains("it") }
    func perform(_ call: HostActionCall) async throws -> String { "sent to \(call.request.requester)" }
}

@Suite("The guide “Work between teams”: a host’s own program")
struct HostGuideTests {
    @Test("things, actions, approvals and known errors")
    func host() async throws {
        let store = InMemoryStore()
        try await store.save([
            .person(Person(id: "elise", name: "Élise")), .person(Person(id: "anna", name: "Anna", manager: "elise")),
            .person(Person(id: "bram", name: "Bram")), .team(Team(id: "it", name: "IT", members: [.init("bram")])),
        ])
        var configuration = Desk.Configuration()
        let inventory: [String: Person.ID] = ["LT-4711": "anna"]
        let people = Desk(store)
        let anna = try await people.viewer(for: "anna")
        let bram = try await people.viewer(for: "bram")
        let elise = try await people.viewer(for: "elise")
        // snippet: host-things
        // A request is about something of the host, which says what it is and who may see it.
        configuration.things = [Devices(inventory)]
        // And the host can do something for a request.
        configuration.actions = [ResetPassword()]
        let desk = Desk(store, configuration: configuration)

        var draft = RequestDraft("Het scherm blijft zwart", team: "it")
        draft.about = [Thing("device", "LT-4711")]
        let request = try await desk.open(draft, as: anna)
        for thing in try await desk.things(of: .number(request.number), as: anna) {
            print(thing.title, thing.address ?? "")
        }
        for action in try await desk.actions(on: .number(request.number), as: bram) { print(action.title(in: "nl")) }
        try await desk.act("reset-password", on: .number(request.number), as: bram, key: "form-17")

        // The rest of this guide, as calls.
        try await desk.askApproval(
            ApprovalQuestion("Een nieuw scherm?", from: .manager, within: 5 * 86_400), on: .number(request.number),
            as: bram)
        for asked in try await desk.awaitedApprovals(as: elise) {
            try await desk.perform(
                .decideApproval(asked.approval.id, agrees: true), on: .number(asked.request.number), as: elise)
        }
        let known = try await desk.knownErrors(for: "scherm zwart", as: anna)
        // end
        #expect(known.isEmpty)
        let after = try await desk.request(.number(request.number), as: bram)
        #expect(after.approvals.map(\.outcome) == [.approved] && after.about.count == 1)
        let journal = try await desk.timeline(of: .number(request.number), as: bram)
        #expect(journal.contains { $0.event == .acted("reset-password", outcome: "sent to anna") })
    }
}
