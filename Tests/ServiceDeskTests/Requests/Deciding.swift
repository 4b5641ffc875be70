import ServiceDesk
import ServiceDeskTesting

/// Requests without a desk: decided and applied by hand.
struct Deciding {
    let clock = ManualClock()
    let ids = IDGenerator(SeededGenerator(seed: 5))

    func message(_ text: String = "Bonjour") -> Message { Message(id: ids.next(at: clock.now()), text: text) }

    func context(
        _ standing: Standing, _ actor: Actor = .person("bram"), _ change: (inout DecisionContext) -> Void = { _ in }
    ) -> DecisionContext {
        var context = DecisionContext(actor: actor, standing: standing, now: clock.now(), defaultTeam: "it")
        change(&context)
        return context
    }

    func open(_ draft: RequestDraft) throws -> Request {
        let id = Request.ID(ids.next(at: clock.now()))
        let opening = try Request.decide(opening: draft, message: id.uuid, in: context(.none, .person("anna")))
        return try Change.Update(opening: id, [(.person("anna"), .opened(opening))], at: clock.now()).after
    }

    func apply(_ events: [RequestEvent], to request: Request, by actor: Actor = .person("bram")) throws -> Request {
        try Change.Update(request, events.map { (actor, $0) }, at: clock.now()).after
    }

    /// A request by anna, watched by wim, in a state.
    func request(in state: RequestState) throws -> Request {
        let new = try open(RequestDraft("L’imprimante ne répond plus", watchers: ["wim"], team: "it"))
        let events: [RequestEvent] =
            switch state {
            case .new: []
            case .open: [.started]
            case .pending: [.started, .held(Pending(.information, waitingFor: .requester))]
            case .resolved: [.started, .resolved(.fixed)]
            case .closed: [.started, .resolved(.fixed), .closed]
            case .reopened: [.started, .resolved(.fixed), .reopened(reason: "Encore.")]
            }
        return try apply(events, to: new)
    }

    /// What needs something of a request that few have: they are tested for themselves.
    private static let special: Set<RequestAction> = [
        .open, .fulfil, .excuse, .askExcuse, .decideApproval, .withdrawApproval, .tick, .skip, .removeThing, .diagnose,
        .prevent, .answerSurvey,
    ]

    /// Everything that can be done to any request that is there.
    static let actions = RequestAction.allCases.filter { !special.contains($0) }

    /// Decides an action in a way that would change a request.
    func decide(
        _ action: RequestAction, on request: Request, in context: DecisionContext
    ) throws -> [RequestEvent] {
        if let half = half(action) { return try Request.decide(half, on: request, in: context) }
        guard let command = command(action) else { return [] }
        return try Request.decide(command, on: request, in: context)
    }

    private func half(_ action: RequestAction) -> RequestHalf? {
        let other = Request.ID(UniqueID(high: 0x7000, low: 1 << 63))
        return switch action {
        case .link: .link(Link(.relatedTo, other))
        case .unlink: .unlink(Link(.relatedTo, other))
        case .merge: .mergeInto(other)
        case .split: .splitOff(message: other.uuid, into: other)
        default: nil
        }
    }

    private func command(_ action: RequestAction) -> RequestCommand? {
        switch action {
        case .link, .unlink, .merge, .split: nil
        case _ where Self.special.contains(action): nil
        case .reply: .reply(message())
        case .note: .note(message())
        case .announce: .announce(message())
        case .rename: .rename("Autre sujet")
        case .classify: .classify(impact: .high)
        case .chooseService: .chooseService(nil, fields: ["a": .text("b")])
        case .fill: .fill(["a": .number(1)])
        case .setLanguage: .setLanguage("nl")
        case .tag: .tag(["vip"])
        case .untag: .untag(["vip"])
        case .setDue: .setDue(Timestamp(microseconds: 1))
        case .assign: .assign(team: "it", agent: "eva")
        case .take: .take
        case .changeRequester: .changeRequester("rita")
        case .watch: .watch("rita")
        case .unwatch: .unwatch("wim")
        case .hold: .hold(Pending(.date, waitingFor: .nobody))
        case .resume: .resume
        case .resolve: .resolve(.answered)
        case .close: .close()
        case .reopen: .reopen(reason: "Toujours pas.")
        case .protect: .protect(.init())
        case .unprotect: .unprotect
        case .handOver: .handOver("acme")
        case .breakGlass: .breakGlass(reason: "Urgence")
        case .askApproval: .askApproval(ApprovalQuestion("D’accord ?", from: .people(["rita"])))
        case .addSteps: .addSteps(["Appeler"])
        case .addThing: .addThing(Thing("device", "LT-1"))
        case .thank: .thank(["eva"], "Merci")
        default: nil
        }
    }
}
