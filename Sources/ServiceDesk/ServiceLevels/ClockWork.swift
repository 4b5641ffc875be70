/// Tells when a clock comes to something: one item of due work for each request whose clocks run, due at the first of
/// its warnings, breaches, escalations and promises.
///
/// What is told depends on the request as it stands then and not on the item: an item that comes too early tells
/// nothing and comes again, and a command that finds something due tells it itself.
struct ClockWork: WorkHandler {
    static let workKind: WorkKind = "clock"

    var kind: WorkKind { Self.workKind }

    /// What a change makes of the item of its request, after its clocks were looked at.
    static func plan(for update: Change.Update, after look: ClockLook) -> [WorkChange] {
        let (before, after) = (update.before, update.after)
        guard !update.events.isEmpty, after.hasClocks || before?.hasClocks == true else { return [] }
        guard let next = look.next else { return before == nil ? [] : [.cancel(key(of: after.id))] }
        return [.schedule(item(of: after.id, at: next))]
    }

    private static func key(of request: Request.ID) -> WorkKey { WorkKey("clock", of: request) }

    private static func item(of request: Request.ID, at time: Timestamp) -> WorkItem {
        WorkItem(key(of: request), dueAt: time, task: WorkTask(workKind, request: request))
    }

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        guard let id = work.item.task.request else { return .impossible("It names no request.") }
        // What the clocks say is added to whatever is recorded, also to nothing.
        try await desk.record(on: .id(id), .followClocks, settling: work.receipt) { _ in
            []
        } planning: { decision in
            // A change plans it by itself.
            guard decision.update == nil, let next = decision.look?.next else { return [] }
            return [.schedule(Self.item(of: id, at: next))]
        }
        return .settled
    }
}
