import ServiceDesk
import Testing

@Suite("Who may do what")
struct RightsTests {
    private let deciding = Deciding()

    /// The least standing of each action.
    private static let least: [RequestAction: Standing] = [
        .reply: .participant, .close: .participant, .reopen: .participant, .watch: .participant, .unwatch: .participant,
        .fill: .participant, .note: .supplier, .announce: .host, .breakGlass: .none,
        .thank: .participant,
    ]

    @Test("follows the table of standings", arguments: Standing.allCases)
    func table(standing: Standing) throws {
        for action in Deciding.actions {
            let state: RequestState =
                switch action {
                case .reopen: .resolved
                case .resume: .pending
                default: .open
                }
            let request = try deciding.request(in: state)
            // The requester's own rights come with participation; the host is not a person.
            let actor: Actor = standing == .host ? .host("desk") : .person(standing == .participant ? "anna" : "bram")
            let context = deciding.context(standing, actor) { $0.isLead = true }
            let code = code { try deciding.decide(action, on: request, in: context) }
            let expected: Rejection.Code? =
                if standing >= Self.least[action] ?? .agent {
                    switch (action, standing) {
                    case (.take, .host), (.thank, .host): .notPermitted
                    case (.breakGlass, .host): .notFound
                    case (.close, .supplier), (.reopen, .supplier), (.fill, .supplier), (.unwatch, .supplier):
                        .notPermitted
                    default: nil
                    }
                } else {
                    standing == .none ? .notFound : .notPermitted
                }
            #expect(code == expected, "\(action) with the standing \(standing)")
        }
    }

    @Test("a watcher replies and leaves, and decides nothing for the requester")
    func watcher() throws {
        let context = deciding.context(.participant, .person("wim"))
        let open = try deciding.request(in: .open)
        let resolved = try deciding.request(in: .resolved)
        #expect(code { try Request.decide(.reply(deciding.message()), on: open, in: context) } == nil)
        #expect(code { try Request.decide(.unwatch("wim"), on: open, in: context) } == nil)
        #expect(code { try Request.decide(.unwatch("rita"), on: open, in: context) } == .notPermitted)
        #expect(code { try Request.decide(.close(), on: open, in: context) } == .notPermitted)
        #expect(code { try Request.decide(.fill(["a": .number(1)]), on: open, in: context) } == .notPermitted)
        #expect(code { try Request.decide(.reopen(reason: "x"), on: resolved, in: context) } == .notPermitted)
    }

    @Test("a delegate has the rights of the one they act for")
    func delegate() throws {
        let request = try deciding.request(in: .open)
        let context = deciding.context(.participant, .delegate(for: "anna", by: "rita"))
        #expect(code { try Request.decide(.close(), on: request, in: context) } == nil)
    }

    @Test("participants of a confidential request add nobody")
    func confidentialWatchers() throws {
        let request = try deciding.apply([.protected(.init())], to: try deciding.request(in: .open))
        let context = deciding.context(.participant, .person("anna"))
        #expect(code { try Request.decide(.watch("rita"), on: request, in: context) } == .notPermitted)
        #expect(code { try Request.decide(.watch("rita"), on: request, in: deciding.context(.agent)) } == nil)
    }

    @Test("only agents and the host open requests for others")
    func openingForOthers() throws {
        let draft = RequestDraft("Pour Rita", requester: "rita")
        let id = deciding.message().id
        func open(_ context: DecisionContext) -> Rejection.Code? {
            code { [.opened(try Request.decide(opening: draft, message: id, in: context))] }
        }
        #expect(open(deciding.context(.none, .person("anna"))) == .notPermitted)
        #expect(open(deciding.context(.none, .person("rita"))) == nil)
        #expect(open(deciding.context(.none, .person("bram")) { $0.isAgent = true }) == nil)
        #expect(open(deciding.context(.host, .host("import"))) == nil)
        let nobody = RequestDraft("De personne")
        #expect(
            code {
                let context = deciding.context(.host, .host("import"))
                return [.opened(try Request.decide(opening: nobody, message: id, in: context))]
            } == .invalidField)
    }

    private func code(_ body: () throws -> [RequestEvent]) -> Rejection.Code? {
        do {
            _ = try body()
            return nil
        } catch {
            return (error as? Rejection)?.code ?? Rejection.Code(rawValue: "\(error)")
        }
    }
}
