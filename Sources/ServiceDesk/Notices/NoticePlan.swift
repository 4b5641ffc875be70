/// That people are to be told of events of a request: due work that is committed together with them.
///
/// Who exactly is told, by which notifier and when, is found out when this work is done: what the directory and
/// people's preferences say belongs to no change of a request.
public struct NoticePlan: Hashable, Sendable, Codable {
    /// Most intents that a plan has; the weightiest stay. Enough for everything that one command can cause.
    public static let maximumIntents = 20

    /// An intent and the version of its event.
    struct Step: Hashable, Sendable, Codable {
        var intent: NoticeIntent
        var version: Int
    }

    /// The versions of the events that a notice may draw from.
    let first, last: Int
    let at: Timestamp
    let actor: Actor
    let steps: [Step]
    /// The ``NoticeReference/key`` of the recipient up to whom it is done.
    var after: String?

    /// - Parameters:
    ///   - events: Of one change of one request, in order.
    /// - Returns: `nil` where nobody is told of anything.
    init?(_ events: [RecordedEvent], _ intents: (RecordedEvent) -> [NoticeIntent]) {
        guard let (first, last) = events.first.flatMap({ first in events.last.map { (first, $0) } }) else { return nil }
        var steps: [NoticeAudience: Step] = [:]
        for event in events {
            for intent in intents(event) {
                let known = steps[intent.audience]
                guard known.map({ intent.kind.weight <= $0.intent.kind.weight }) ?? true else { continue }
                steps[intent.audience] = Step(intent: intent, version: event.version)
            }
        }
        guard !steps.isEmpty else { return nil }
        self.first = first.version
        self.last = last.version
        at = min(last.at, first.event.tellsOf ?? last.at)
        // What follows of itself comes after what somebody did.
        actor = first.actor
        self.steps = Array(steps.values.sorted(by: Self.precedes).prefix(Self.maximumIntents))
    }

    private static func precedes(_ left: Step, _ right: Step) -> Bool {
        let (one, other) = (left.intent, right.intent)
        guard one.kind.weight == other.kind.weight else { return one.kind.weight < other.kind.weight }
        return one.audience.key < other.audience.key
    }

    /// The work of telling.
    func item(for request: Request.ID, dueAt: Timestamp) throws -> WorkItem {
        WorkItem(
            WorkKey("\(WorkKey("notices", of: request)):\(last)"), dueAt: dueAt,
            task: try WorkTask(.notices, self, request: request))
    }
}

extension RequestEvent {
    /// When that was which a clock says, which a desk that was off for long records late.
    fileprivate var tellsOf: Timestamp? {
        switch self {
        case .warned(let alert), .breached(let alert): alert.since
        case .escalated(let escalation): escalation.alert.since
        case .promised(let changes): changes.first { $0.outcome == .broken }?.by
        default: nil
        }
    }
}

extension NoticeAudience {
    /// For an order that does not depend on anything else.
    fileprivate var key: String {
        switch self {
        case .author: "A"
        case .person(let person): "a\(person)"
        case .watchers: "b"
        case .named: "c"
        case .team(let team): "d\(team)"
        case .leads(let team): "e\(team)"
        }
    }
}

extension WorkKind {
    /// To find out who is told of a change.
    static let notices: WorkKind = "notices"
    /// To deliver a notice. A desk that has not got the notifier leaves it to those that have.
    static func notice(by notifier: NotifierName) -> WorkKind { WorkKind("notice:\(notifier)") }
    /// To tell somebody what was said in a live conversation.
    static func conversation(by notifier: NotifierName) -> WorkKind { WorkKind("conversation:\(notifier)") }
    /// To deliver what was gathered for somebody.
    static func digest(by notifier: NotifierName) -> WorkKind { WorkKind("digest:\(notifier)") }
}

/// Plans that people are told of what happens.
struct NoticePlanner: WorkPlanner {
    let rules: any NoticeRules

    func plan(for update: Change.Update) -> [WorkChange] {
        let plan = NoticePlan(update.events) { event in
            rules.intents(for: event, before: update.before, after: update.after)
        }
        guard let plan else { return [] }
        do {
            return [.schedule(try plan.item(for: update.after.id, dueAt: plan.at))]
        } catch {
            preconditionFailure("Ids, numbers and instants can always be encoded: \(error)")
        }
    }
}
