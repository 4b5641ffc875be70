/// Why a command was not carried out. Nothing has changed.
public struct Rejection: Error, Hashable, Sendable {
    /// What kind of refusal. Open: later versions may add codes.
    public struct Code: Hashable, Sendable, RawRepresentable, CustomStringConvertible {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
        public var description: String { rawValue }

        /// There is no such request, or the actor may not know of it: the two are not told apart.
        public static let notFound = Code(rawValue: "not-found")
        /// The actor sees the request and may not do this to it.
        public static let notPermitted = Code(rawValue: "not-permitted")
        /// The request's state does not allow it; ``Rejection/legalActions`` says what it does allow.
        public static let illegalInState = Code(rawValue: "illegal-in-state")
        /// A field of the command is not as it must be.
        public static let invalidField = Code(rawValue: "invalid-field")
        /// Something is larger than the limits allow.
        public static let tooLarge = Code(rawValue: "too-large")
        /// A parent has open children.
        public static let childrenOpen = Code(rawValue: "children-open")
        /// A person, team, department, service or supplier that the command names does not exist; ``Rejection/field``
        /// says which of these it is.
        public static let unknownReference = Code(rawValue: "unknown-reference")
        /// The idempotency key was used before for something else.
        public static let keyReused = Code(rawValue: "key-reused")
        /// It was done before, under the same idempotency key, and the actor may not see the request any more: there is
        /// nothing left to do and nothing to show.
        public static let alreadyDone = Code(rawValue: "already-done")
        /// The request changed too often while the command was decided.
        public static let contended = Code(rawValue: "contended")
        /// Somebody else does the due work that a receipt was for, or it is not to be done any more; nothing changed.
        public static let expired = Code(rawValue: "expired")
        /// Someone else has changed the request or the article since the version that the command is for.
        public static let outdated = Code(rawValue: "outdated")
    }

    public let code: Code
    /// The field or reference concerned, where there is one.
    public let field: String?
    /// What the actor could do instead, in the state the request is in.
    public let legalActions: [RequestAction]
    private let message: String

    public init(_ code: Code, _ message: String, field: String? = nil, legalActions: [RequestAction] = []) {
        self.code = code
        self.message = message
        self.field = field
        self.legalActions = legalActions
    }
}

extension Rejection: CustomStringConvertible, CustomDebugStringConvertible {
    /// One or two sentences, safe to show to whoever gave the command.
    public var description: String { message }

    public var debugDescription: String {
        var text = "Rejection(\(code)"
        if let field { text += ", \(field)" }
        if !legalActions.isEmpty { text += ", legal: \(legalActions.map(\.rawValue).joined(separator: " "))" }
        return text + "): \(message)"
    }
}

extension Rejection {
    /// Whether the same would be refused again, until somebody mends what it is about.
    var isLasting: Bool { [.unknownReference, .invalidField, .tooLarge, .notPermitted].contains(code) }

    static let notFound = Rejection(.notFound, "There is no such request.")

    static func invalidField(_ field: String, _ message: String) -> Rejection {
        Rejection(.invalidField, "\(field): \(message)", field: field)
    }

    static func tooLarge(_ field: String, _ size: Int, limit: Int, unit: String) -> Rejection {
        Rejection(.tooLarge, "\(field): \(size) \(unit) are more than the limit of \(limit).", field: field)
    }

    static func unknown(_ kind: String, _ id: String) -> Rejection {
        Rejection(.unknownReference, "There is no \(kind) “\(id.prefix(200))”.", field: kind)
    }

    static func illegal(_ action: RequestAction, in state: RequestState, because reason: String? = nil) -> Rejection {
        let legal = RequestAction.legal(in: state)
        let lifeCycle = legal.filter(RequestAction.lifeCycle.contains).map(\.rawValue).joined(separator: ", ")
        return Rejection(
            .illegalInState,
            (reason ?? "A request that is \(state.rawValue) cannot \(action.passive).")
                + " Possible now: \(lifeCycle).",
            legalActions: legal)
    }
}

extension RequestAction {
    /// The actions that move a request through its life.
    static let lifeCycle: Set<RequestAction> = [
        .assign, .take, .hold, .resume, .resolve, .close, .reopen, .reply, .note,
    ]

    /// What a state allows, rights aside.
    public static func legal(in state: RequestState) -> [RequestAction] {
        allCases.filter { $0.isLegal(in: state) }
    }

    func isLegal(in state: RequestState) -> Bool {
        switch self {
        case .open: false
        case .hold: state != .pending && state.isOpen
        case .resume: state == .pending
        case .resolve, .assign, .take, .setDue, .fulfil, .excuse, .askExcuse, .askApproval, .decideApproval,
            .withdrawApproval, .addSteps, .skip:
            state.isOpen
        case .close: state != .closed
        case .reopen: !state.isOpen
        case .reply, .merge: state != .closed
        default: true
        }
    }

    var passive: String {
        switch self {
        case .open: "be opened again"
        case .reply: "be replied to"
        case .hold: "be put on hold"
        case .resume: "be resumed"
        case .resolve: "be resolved"
        case .fulfil: "be fulfilled"
        case .excuse, .askExcuse: "be excused"
        case .askApproval, .decideApproval, .withdrawApproval: "be agreed to"
        case .addSteps: "get more steps"
        case .skip: "go on without a part"
        case .answerSurvey: "be judged"
        case .close: "be closed"
        case .reopen: "be reopened"
        case .assign, .take: "be assigned"
        case .setDue: "get another due time"
        case .merge: "be merged"
        default: "take “\(rawValue)”"
        }
    }
}
