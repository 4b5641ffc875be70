/// Closes requests that are resolved once nobody has written publicly for a while
/// (``Desk/Configuration/closeResolvedAfter``).
struct AutomaticClosing: WorkPlanner, WorkHandler {
    /// `nil` schedules nothing. What another desk over the same store has scheduled is cancelled all the same.
    let silence: Duration?

    let kind: WorkKind = "close-resolved"

    func plan(for update: Change.Update) -> [WorkChange] {
        let (before, after) = (update.before, update.after)
        let key = WorkKey("close", of: after.id)
        guard after.state == .resolved else { return before?.state == .resolved ? [.cancel(key)] : [] }
        let isNews = before?.state != .resolved || update.events.contains(where: \.breaksSilence)
        guard let silence, isNews else { return [] }
        let task = WorkTask(kind, request: after.id)
        return [.schedule(WorkItem(key, dueAt: after.updatedAt.advanced(by: silence), task: task))]
    }

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        guard let request = work.item.task.request else { return .impossible("It names no request.") }
        do {
            try await desk.perform(
                .close(), on: .id(request), as: .host("closing"), settling: work.receipt)
            return .settled
        } catch let rejection as Rejection where rejection.code == .childrenOpen {
            // Someone resolved it all the same, and may close it; a machine waits for its parts.
            return .again(at: desk.configuration.time.now().advanced(by: silence ?? .seconds(86_400)))
        } catch let rejection as Rejection where rejection.code == .illegalInState {
            return .done
        }
    }
}

extension RecordedEvent {
    /// Whether a person wrote something that the requester reads.
    fileprivate var breaksSilence: Bool { if case .replied = event { true } else { false } }
}
