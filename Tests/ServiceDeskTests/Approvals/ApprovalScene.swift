import ServiceDesk
import ServiceDeskTesting

/// Rita is Anna’s manager, and sees nothing of IT’s requests; Wim acts for her, Eva for Wim, and Anna for Rita as well.
/// Wim’s own manager has left; Bram has none.
struct ApprovalScene {
    let company: Company

    init() async throws {
        let start = ManualClock().now()
        let delegations = [("rita", "wim"), ("wim", "eva"), ("rita", "anna")].map { from, to in
            DirectoryEntry.delegation(
                Delegation(
                    id: Delegation.ID("\(from)-\(to)"), from: Person.ID(from), to: Person.ID(to), starts: start,
                    ends: start.advanced(bySeconds: 30 * 86_400)))
        }
        company = try await Company(
            saving: [
                .person(Person(id: "anna", name: "Anna", manager: "rita", language: "fr")),
                .person(Person(id: "wim", name: "Wim", manager: "gone")), Company.office,
            ] + delegations)
    }

    /// Anna’s request, about which Bram has asked.
    func asked(
        _ people: SortedSet<Person.ID>, needed: Int? = nil, within seconds: Int64? = nil
    ) async throws -> Request {
        try await ask(people, needed: needed, within: seconds, on: try await company.open("Un second écran"))
    }

    @discardableResult
    func ask(
        _ people: SortedSet<Person.ID>, needed: Int? = nil, within seconds: Int64? = nil, on request: Request
    ) async throws -> Request {
        let question = ApprovalQuestion(
            "Un écran de 700 € ?", from: .people(people), needed: needed, within: seconds)
        return try await company.perform(.askApproval(question), on: request, by: "bram")
    }

    @discardableResult
    func decide(
        _ request: Request, agrees: Bool = true, by person: Person.ID, for principal: Person.ID? = nil,
        approval: Approval.ID = 1
    ) async throws -> Request {
        let viewer = try await company.desk.viewer(for: person, actingFor: principal)
        return try await company.desk.perform(
            .decideApproval(approval, agrees: agrees, remark: agrees ? "D’accord." : "Te duur."),
            on: .id(request.id), as: viewer)
    }

    func refusal(_ body: () async throws -> Void) async throws -> Rejection.Code? { try await company.refusal(body) }
}
