import ServiceDesk
import ServiceDeskTesting
import Synchronization
import Testing

/// Resets the password of whoever asked; for the team `it`, as long as the request is open.
private final class ResetPassword: HostAction {
    struct IsDown: Error {}

    let name: HostActionName = "reset-password"
    private let made = Mutex<[HostActionCall]>([])
    private let outcome: @Sendable (Int) async throws -> String

    /// - Parameter outcome: Of how many times it was asked.
    init(_ outcome: @escaping @Sendable (Int) async throws -> String = { _ in "Mot de passe réinitialisé." }) {
        self.outcome = outcome
    }

    var calls: [HostActionCall] { made.withLock { $0 } }

    func title(in language: Language?) -> String {
        switch language {
        case .french?: "Réinitialiser le mot de passe"
        case .dutch?: "Wachtwoord opnieuw instellen"
        default: "Reset the password"
        }
    }

    func isOffered(for request: Request, to viewer: Viewer) -> Bool {
        viewer.teams.contains("it") && request.state.isOpen
    }

    func perform(_ call: HostActionCall) async throws -> String {
        let count = made.withLock { made in
            made.append(call)
            return made.count
        }
        return try await outcome(count)
    }
}

@Suite("Actions of the host")
struct HostActionTests {
    private func acted(_ company: Company, _ request: Request) async throws -> [RecordedEvent] {
        try await company.journal(of: request).filter { $0.event.name == "acted" }
    }

    @Test("An action is offered to those for whom it says so, in their language")
    func offered() async throws {
        let company = try await Company { $0.actions = [ResetPassword()] }
        let request = try await company.open("Mot de passe oublié")
        func offered(_ person: Person.ID) async throws -> [HostActionName] {
            try await company.desk.actions(on: .id(request.id), as: try await company.viewer(person)).map(\.name)
        }
        #expect(try await offered("bram") == ["reset-password"])
        #expect(try await offered("anna").isEmpty)
        #expect(try await company.refusal { _ = try await offered("hugo") } == .notFound)
        let action = try await company.desk.actions(on: .id(request.id), as: try await company.viewer("eva")).first
        #expect(action?.title(in: "nl") == "Wachtwoord opnieuw instellen")
        _ = try await company.perform(.resolve(.fixed), on: request, by: "bram")
        #expect(try await offered("bram").isEmpty)
    }

    @Test("An action is done once under a key; the journal says that it was, by whom, and what came of it")
    func done() async throws {
        let action = ResetPassword()
        let company = try await Company { $0.actions = [action] }
        let request = try await company.open("Wachtwoord vergeten")
        let (desk, bram) = (company.desk, try await company.viewer("bram"))
        let values: [String: FieldValue] = ["device": .text("LT-4711")]
        for _ in 0..<3 {
            let seen = try await desk.act("reset-password", on: .id(request.id), with: values, as: bram, key: "k")
            #expect(seen.version == request.version + 1)
        }
        let call = try #require(action.calls.first)
        #expect(action.calls.count == 1 && call.values == values && call.viewer.person == "bram")
        #expect(call.request.id == request.id)
        let events = try await acted(company, request)
        #expect(events.map(\.event) == [.acted("reset-password", outcome: "Mot de passe réinitialisé.")])
        #expect(events.first?.actor == .person("bram"))
        let other = try await company.refusal {
            try await desk.act("reset-password", on: .id(request.id), as: bram, key: "k")
        }
        #expect(other == .keyReused)
        // Without a key each time is one of its own.
        try await desk.act("reset-password", on: .id(request.id), as: bram)
        try await desk.act("reset-password", on: .id(request.id), as: bram)
        #expect(Set(action.calls.map(\.id)).count == 3)
        let anna = try await desk.timeline(of: .id(request.id), as: try await company.viewer("anna"))
        #expect(!anna.contains { $0.event.name == "acted" })
    }

    @Test("Who acts for somebody else is named beside them")
    func delegate() async throws {
        let company = try await Company(saving: [
            .delegation(
                Delegation(
                    id: "leave", from: "bram", to: "wim", starts: Timestamp(microseconds: 0),
                    ends: Timestamp(microseconds: .max)))
        ]) { $0.actions = [ResetPassword()] }
        let request = try await company.open()
        let wim = try await company.desk.viewer(for: "wim", actingFor: "bram")
        try await company.desk.act("reset-password", on: .id(request.id), as: wim)
        #expect(try await acted(company, request).map(\.actor) == [.delegate(for: "bram", by: "wim")])
    }

    @Test("What is not offered, not there, or on a request that one may not see is not done")
    func refused() async throws {
        let action = ResetPassword()
        let company = try await Company { $0.actions = [action] }
        let (desk, request) = (company.desk, try await company.open())
        func refusal(_ name: HostActionName, _ person: Person.ID) async throws -> Rejection.Code? {
            let viewer = try await company.viewer(person)
            return try await company.refusal { try await desk.act(name, on: .id(request.id), as: viewer) }
        }
        #expect(try await refusal("reset-password", "anna") == .notPermitted)
        #expect(try await refusal("reset-password", "hugo") == .notFound)
        #expect(try await refusal("no-such-action", "hugo") == .notFound)
        #expect(try await refusal("no-such-action", "bram") == .unknownReference)
        let bram = try await company.viewer("bram")
        let ended = Viewer("bram", teams: bram.teams, delegate: "dan", delegationEnd: bram.now, now: bram.now)
        let over = try await company.refusal { try await desk.act("reset-password", on: .id(request.id), as: ended) }
        #expect(over == .notPermitted)
        _ = try await company.perform(.resolve(.fixed), on: request, by: "bram")
        #expect(try await refusal("reset-password", "bram") == .notPermitted)
        #expect(action.calls.isEmpty)
        #expect(try await acted(company, request).isEmpty)
    }

    @Test("An action that throws leaves nothing, and can be asked for again under the same key")
    func thrown() async throws {
        let action = ResetPassword { count in
            if count == 1 { throw ResetPassword.IsDown() }
            if count == 2 { throw Rejection(.notPermitted, "Ce compte est bloqué.") }
            return "Fait."
        }
        let company = try await Company { $0.actions = [action] }
        let (desk, request) = (company.desk, try await company.open())
        let bram = try await company.viewer("bram")
        await #expect(throws: ResetPassword.IsDown.self) {
            try await desk.act("reset-password", on: .id(request.id), as: bram, key: "k")
        }
        let refused = try await #require(throws: Rejection.self) {
            try await desk.act("reset-password", on: .id(request.id), as: bram, key: "k")
        }
        #expect(refused.description == "Ce compte est bloqué.")
        #expect(try await company.journal(of: request).count == 1)
        try await desk.act("reset-password", on: .id(request.id), as: bram, key: "k")
        #expect(try await acted(company, request).count == 1)
        // The same for a repetition: what the host needs so as not to do it twice.
        #expect(action.calls.count == 3 && Set(action.calls.map(\.id)).count == 1)
    }

    @Test("What was done is in the journal, whatever it says of itself", arguments: [
        String(repeating: "é", count: 5_000), "Fait.\u{0}", "",
    ])
    func talkative(outcome: String) async throws {
        let action = ResetPassword { _ in outcome }
        let company = try await Company { $0.actions = [action] }
        let (desk, request) = (company.desk, try await company.open())
        let bram = try await company.viewer("bram")
        for _ in 0..<2 {
            _ = try? await desk.act("reset-password", on: .id(request.id), as: bram, key: "k")
        }
        #expect(action.calls.count == 1)
        let events = try await acted(company, request)
        #expect(events.count == 1)
        guard case .acted(_, let kept)? = events.first?.event else { return }
        #expect(kept.utf8.count <= RequestLimits().question && !kept.utf8.contains(0))
    }
}
