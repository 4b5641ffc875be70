import ServiceDesk
import ServiceDeskTesting
import Testing

/// Nora of HR opens what it takes for Rita to begin. Eva alone is Facilities.
struct Onboarding {
    static let day: Int64 = 86_400
    static let values = ["name": "Rita", "day": "9 mars"]
    let company: Company

    init(_ templates: RequestTemplate..., saving extra: [DirectoryEntry] = []) async throws {
        let facilities = Team(id: "facilities", name: "Facilities", members: [.init("eva")])
        company = try await Company(
            saving: [Company.office, .team(facilities)] + extra
                + (templates.isEmpty ? [Self.template()] : templates).map { .template($0) })
    }

    /// The laptop comes after the account, the welcome after laptop and desk, and the desk a day ahead.
    static func template(_ change: (inout RequestTemplate) -> Void = { _ in }) -> RequestTemplate {
        var draft = RequestDraft("Arrivée de {name}", text: "{name} commence le {day}.", team: "hr")
        draft.checklist = ["Signer le contrat de {name}", "Badge"]
        var template = RequestTemplate(
            "onboarding", "Un nouveau collègue", draft, asks: ["name", "day"],
            parts: [
                .init("account", RequestDraft("Compte pour {name}", team: "it")),
                .init(
                    "laptop", RequestDraft("Laptop voor {name}", text: "Tegen {day}.", team: "it"), after: ["account"]),
                .init("desk", RequestDraft("A desk for {name}", team: "facilities"), ahead: day),
                .init("welcome", RequestDraft("Accueil de {name}", team: "hr"), after: ["laptop", "desk"]),
            ])
        change(&template)
        return template
    }

    func open(
        _ id: RequestTemplate.ID = "onboarding", values: [String: String] = values, on date: Timestamp? = nil,
        key: String? = nil
    ) async throws -> Request {
        try await company.desk.open(
            template: id, with: values, beneficiary: "rita", on: date, as: try await company.viewer("nora"), key: key)
    }

    /// What the parts have become, by name.
    func opened(_ parent: Request) async throws -> [String: Request] {
        var found: [String: Request] = [:]
        for part in try await company.now(parent).parts {
            guard let id = part.request else { continue }
            found[part.name] = try await company.desk.request(.id(id), as: Company.host)
        }
        return found
    }

    func names(_ parent: Request) async throws -> [String] { try await opened(parent).keys.sorted() }

    func resolve(_ name: String, of parent: Request, _ how: Resolution = .fixed) async throws {
        let child = try #require(try await opened(parent)[name])
        _ = try await company.desk.perform(.resolve(how), on: .id(child.id), as: Company.host)
        try await company.desk.runOnce()
    }
}
