import ServiceDesk
import Testing

@Suite("The life of a request")
struct LifeCycleTests {
    private let deciding = Deciding()

    /// The states in which an action is legal; what is not named is legal in all.
    private static let legalStates: [RequestAction: Set<RequestState>] = [
        .open: [],
        .hold: [.new, .open, .reopened],
        .resume: [.pending],
        .resolve: [.new, .open, .pending, .reopened],
        .assign: [.new, .open, .pending, .reopened],
        .take: [.new, .open, .pending, .reopened],
        .setDue: [.new, .open, .pending, .reopened],
        .fulfil: [.new, .open, .pending, .reopened],
        .excuse: [.new, .open, .pending, .reopened],
        .close: [.new, .open, .pending, .resolved, .reopened],
        .reopen: [.resolved, .closed],
        .reply: [.new, .open, .pending, .resolved, .reopened],
        .merge: [.new, .open, .pending, .resolved, .reopened],
        .askExcuse: [.new, .open, .pending, .reopened],
        .askApproval: [.new, .open, .pending, .reopened],
        .decideApproval: [.new, .open, .pending, .reopened],
        .withdrawApproval: [.new, .open, .pending, .reopened],
        .addSteps: [.new, .open, .pending, .reopened],
        .skip: [.new, .open, .pending, .reopened],
    ]

    /// The state that an agent's action leads to; what is not named changes none.
    private static func next(_ state: RequestState, _ action: RequestAction) -> RequestState {
        switch action {
        case .hold, .askApproval: .pending
        case .resume: .open
        case .resolve: .resolved
        case .close, .merge: .closed
        case .reopen: .reopened
        case .reply, .assign, .take: state == .new || state == .reopened ? .open : state
        default: state
        }
    }

    @Test("allows in each state what the table allows, and says what else is legal", arguments: RequestState.allCases)
    func table(state: RequestState) throws {
        let legal = RequestAction.allCases.filter { Self.legalStates[$0]?.contains(state) ?? true }
        #expect(RequestAction.legal(in: state) == legal)
        for action in Deciding.actions {
            let request = try deciding.request(in: state)
            #expect(request.state == state)
            let context = deciding.context(action == .announce ? .host : .agent) { $0.isLead = true }
            guard legal.contains(action) else {
                let rejection = #expect(throws: Rejection.self) {
                    try deciding.decide(action, on: request, in: context)
                }
                #expect(rejection?.code == .illegalInState, "\(action) in \(state)")
                #expect(rejection?.legalActions == legal, "\(action) in \(state)")
                #expect(rejection?.description.contains(state.rawValue) == true)
                continue
            }
            let events = try deciding.decide(action, on: request, in: context)
            let isIdle = [.untag, .unlink, .unprotect].contains(action)
            #expect(events.isEmpty == isIdle, "\(action) in \(state)")
            let after = try deciding.apply(events, to: request)
            #expect(after.state == Self.next(state, action), "\(action) in \(state)")
            #expect((after.pending != nil) == (after.state == .pending), "\(action) in \(state)")
            #expect(after.version == request.version + events.count)
        }
    }

    @Test("a reply by those who asked ends waiting for them and brings a resolved request back")
    func replyOfRequester() throws {
        for (actor, standing) in [(Actor.person("anna"), Standing.participant), (.person("wim"), .participant)] {
            for (state, expected) in [
                (.new, .new), (.open, .open), (.pending, .open), (.resolved, .reopened), (.reopened, .reopened),
            ] as [(RequestState, RequestState)] {
                let request = try deciding.request(in: state)
                let events = try Request.decide(
                    .reply(deciding.message()), on: request, in: deciding.context(standing, actor))
                #expect(try deciding.apply(events, to: request, by: actor).state == expected, "\(actor) in \(state)")
            }
        }
    }

    @Test("a reply does not end waiting for someone else")
    func replyWhileWaitingForOthers() throws {
        let request = try deciding.apply(
            [.held(Pending(.supplier, waitingFor: .supplier("acme")))], to: try deciding.request(in: .open))
        let events = try Request.decide(
            .reply(deciding.message()), on: request, in: deciding.context(.participant, .person("anna")))
        #expect(try deciding.apply(events, to: request).state == .pending)
    }

    @Test("a requester who is an agent of the team still asks")
    func ownRequestOfAgent() throws {
        let opened = try deciding.open(RequestDraft("À moi", requester: nil, team: "it"))
        let resolved = try deciding.apply([.resolved(.fixed)], to: opened)
        let events = try Request.decide(
            .reply(deciding.message()), on: resolved, in: deciding.context(.agent, .person("anna")))
        #expect(try deciding.apply(events, to: resolved).state == .reopened)
    }

    @Test("an automatic message takes up nothing and reopens nothing", arguments: RequestState.allCases)
    func announcement(state: RequestState) throws {
        let request = try deciding.request(in: state)
        let events = try Request.decide(
            .announce(deciding.message()), on: request, in: deciding.context(.host, .host("mail")))
        let after = try deciding.apply(events, to: request, by: .host("mail"))
        #expect(after.state == state)
        #expect(after.firstRespondedAt == request.firstRespondedAt)
    }

    @Test("the first response is the first public reply of someone else")
    func firstResponse() throws {
        var request = try deciding.request(in: .new)
        func say(_ event: RequestEvent, by actor: Actor) throws {
            deciding.clock.advance(bySeconds: 60)
            request = try deciding.apply([event], to: request, by: actor)
        }
        try say(.replied(deciding.message()), by: .person("anna"))
        try say(.replied(deciding.message()), by: .person("wim"))
        try say(.replied(deciding.message()), by: .host("mail"))
        try say(.noted(deciding.message()), by: .person("bram"))
        #expect(request.firstRespondedAt == nil)
        try say(.replied(deciding.message()), by: .delegate(for: "bram", by: "eva"))
        let first = deciding.clock.now()
        try say(.replied(deciding.message()), by: .person("bram"))
        #expect(request.firstRespondedAt == first)
        #expect(request.replyCount == 6 && request.noteCount == 1)
    }

    @Test("a merged request does not come back")
    func merged() throws {
        let request = try deciding.request(in: .open)
        let other = Request.ID(UniqueID(high: 0x7000, low: 1 << 63))
        let merged = try deciding.apply([.merged(into: other)], to: request)
        let rejection = #expect(throws: Rejection.self) {
            try Request.decide(.reopen(reason: "Non"), on: merged, in: deciding.context(.agent))
        }
        #expect(rejection?.code == .illegalInState)
    }

    @Test("a parent tells that children are open, and may be finished on purpose")
    func openChildren() throws {
        let request = try deciding.request(in: .open)
        let context = deciding.context(.agent) { $0.openChildren = [7, 3] }
        for command in [RequestCommand.resolve(.fixed), .close()] {
            let rejection = #expect(throws: Rejection.self) { try Request.decide(command, on: request, in: context) }
            #expect(rejection?.code == .childrenOpen)
            #expect(rejection?.description.contains("#3, #7") == true)
        }
        #expect(try !Request.decide(.close(despiteOpenChildren: true), on: request, in: context).isEmpty)
    }

    @Test("what would change nothing causes no events")
    func idempotence() throws {
        let request = try deciding.request(in: .open)
        let idle: [RequestCommand] = [
            .rename(request.subject), .classify(), .classify(impact: request.impact), .tag([]), .untag(["absent"]),
            .setDue(nil), .setLanguage(nil), .assign(team: "it"), .watch("wim"), .unwatch("rita"), .handOver(nil),
            .unprotect, .changeRequester("anna"), .changeRequester("anna", beneficiary: "anna"), .fill([:]),
        ]
        for command in idle {
            #expect(try Request.decide(command, on: request, in: deciding.context(.agent)).isEmpty, "\(command)")
        }
        let unlink = RequestHalf.unlink(Link(.blocks, request.id))
        #expect(try Request.decide(unlink, on: request, in: deciding.context(.agent)).isEmpty)
    }

    @Test("transfers and reopenings are counted")
    func counters() throws {
        let request = try deciding.request(in: .open)
        let after = try deciding.apply(
            [
                .assigned(team: "it", agent: "eva"), .assigned(team: "hr", agent: nil),
                .assigned(team: "it", agent: nil),
                .resolved(.fixed), .reopened(reason: "a"), .resolved(.fixed), .closed, .reopened(reason: "b"),
            ], to: request)
        #expect(after.transferCount == 2 && after.reopenCount == 2)
        #expect(after.resolution == nil && after.resolvedAt == nil && after.closedAt == nil)
    }
}
