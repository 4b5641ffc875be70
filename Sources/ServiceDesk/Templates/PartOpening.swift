/// Opens the parts of requests, each once those are done that come before it.
struct PartOpening: WorkPlanner, WorkHandler {
    static let kind: WorkKind = "parts"
    var kind: WorkKind { Self.kind }

    static let viewer = Viewer.host("parts")
    static let keyPrefix = "part:"

    /// The idempotency key by which a part is opened once.
    static func key(_ part: String, of parent: Request.ID) -> String { "\(keyPrefix)\(parent):\(part)" }

    func plan(for update: Change.Update) -> [WorkChange] {
        var parents: [Request.ID] = []
        let request = update.after
        if request.hasExtras, request.state.isOpen, request.parts.contains(where: \.isWaiting),
            update.events.contains(where: \.event.mayOpenParts)
        {
            parents.append(request.id)
        }
        // What is done may be what others wait for.
        if request.part != nil, let parent = request.parent, update.before?.state.isOpen == true, !request.state.isOpen
        {
            parents.append(parent)
        }
        return parents.map { .schedule(Self.item($0, at: request.updatedAt)) }
    }

    private static func item(_ parent: Request.ID, at time: Timestamp) -> WorkItem {
        WorkItem(WorkKey("parts", of: parent), dueAt: time, task: WorkTask(kind, request: parent))
    }

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        guard let id = work.item.task.request else { return .impossible("It names no request.") }
        let parent: Request
        do {
            parent = try await desk.load(.id(id))
        } catch let rejection as Rejection where rejection.code == .notFound {
            return .impossible(rejection.description)
        }
        guard parent.state.isOpen, parent.mayOpenParts else { return .done }
        let now = desk.configuration.time.now()
        let done = try await desk.doneParts(of: parent)
        var (later, refusal): (Timestamp?, Rejection?) = (nil, nil)
        for part in parent.parts where part.isWaiting && part.after.allSatisfy(done.contains) {
            if let opensAt = part.opensAt, opensAt > now {
                later = min(later ?? opensAt, opensAt)
                continue
            }
            do {
                try await desk.open(part, of: parent)
            } catch let rejection as Rejection {
                // The others come all the same.
                refusal = refusal ?? rejection
            }
        }
        if let refusal { throw refusal }
        guard let later else { return .done }
        // A new item: waiting for a day is no attempt.
        try await desk.plan([.schedule(Self.item(id, at: later))], settling: work.receipt, as: Self.viewer)
        return .settled
    }
}

extension Request {
    /// Whether nobody is asked still, and what was asked last was agreed to. What the team took back does not count.
    fileprivate var mayOpenParts: Bool {
        let asked = approvals.filter { $0.purpose == .consent && $0.outcome != .withdrawn }
        return !asked.contains(where: \.isOpen) && asked.last.map { $0.outcome == .approved } ?? true
    }
}

extension RequestEvent {
    fileprivate var mayOpenParts: Bool {
        switch self {
        case .planned, .partSkipped, .approvalConcluded, .reopened: true
        default: false
        }
    }
}

extension Desk {
    /// The names of the parts that others need not wait for: skipped, or done by their requests. One that was declined
    /// is not done: somebody has to say that it goes on without it.
    fileprivate func doneParts(of parent: Request) async throws -> Set<String> {
        let opened = parent.parts.compactMap { part in part.request.map { (part.name, $0) } }
        var children: [Request.ID: Request] = [:]
        for child in try await store.requests(opened.map { .id($0.1) }) { children[child.id] = child }
        let finished = opened.filter { _, id in
            children[id].map { !$0.state.isOpen && $0.resolution != .declined && !($0.resolution == nil) } ?? false
        }
        return Set(finished.map(\.0) + parent.parts.filter(\.isSkipped).map(\.name))
    }
}
