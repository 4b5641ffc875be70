/// Tells when a clock comes to something: one item of due work for each request whose clocks run, due at the first of
/// its warnings, breaches, escalations and promises.
///
/// What is told depends on the request as it stands then and not on the item: an item that comes too early tells
/// nothing and comes again, and a command that finds something due tells it itself.
struct ClockWork: WorkPlanner, WorkHandler {
    let directory: DirectoryCache
    let kind: WorkKind = "clock"

    func plan(for update: Change.Update) -> [WorkChange] {
        let (before, after) = (update.before, update.after)
        guard after.hasClocks || before?.hasClocks == true else { return [] }
        // They were brought up to date when the change was decided.
        let survey = after.survey(at: after.updatedAt, with: directory.knownCalendars)
        guard let next = survey.nextLook(at: after.updatedAt) else {
            return before == nil ? [] : [.cancel(Self.key(of: after.id))]
        }
        return [.schedule(item(of: after.id, at: next))]
    }

    private static func key(of request: Request.ID) -> WorkKey { WorkKey("clock", of: request) }

    private func item(of request: Request.ID, at time: Timestamp) -> WorkItem {
        WorkItem(Self.key(of: request), dueAt: time, task: WorkTask(kind, request: request))
    }

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        guard let id = work.item.task.request else { return .impossible("It names no request.") }
        // What the clocks say is added to whatever is recorded, also to nothing.
        try await desk.record(on: .id(id), .followClocks, settling: work.receipt) { _ in
            []
        } planning: { request, isChanged in
            guard !isChanged else { return [] }
            let now = desk.configuration.time.now()
            let survey = request.survey(at: now, with: self.directory.knownCalendars)
            return survey.nextLook(at: now).map { [.schedule(self.item(of: id, at: $0))] } ?? []
        }
        return .settled
    }
}
