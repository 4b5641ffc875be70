/// Lets approvals lapse at their due time.
struct ApprovalWork: WorkPlanner, WorkHandler {
    let kind: WorkKind = "approval"

    func plan(for update: Change.Update) -> [WorkChange] {
        guard update.after.hasExtras || update.before?.hasExtras == true else { return [] }
        let (before, after) = (update.before.flatMap(Self.due), Self.due(update.after))
        guard before != after else { return [] }
        let key = WorkKey("approval", of: update.after.id)
        guard let after else { return [.cancel(key)] }
        return [.schedule(WorkItem(key, dueAt: after, task: WorkTask(kind, request: update.after.id)))]
    }

    private static func due(_ request: Request) -> Timestamp? {
        guard request.state.isOpen else { return nil }
        return request.approvals.lazy.filter(\.isOpen).compactMap(\.due).min()
    }

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        guard let request = work.item.task.request else { return .impossible("It names no request.") }
        try await desk.perform(.lapse, on: request, as: .host("approvals"), settling: work.receipt)
        return .settled
    }
}
