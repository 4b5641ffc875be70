/// When a desk reminds people of what a request needs of them (``Desk/Configuration/reminders``).
public struct ReminderOptions: Hashable, Sendable {
    /// Real time after which those are reminded for whom a request waits, counted from the hold; one reminder for each.
    public var whileWaiting: [Duration]
    /// How long before its date (``Request/due``) whoever works on a request is reminded; one reminder for each.
    public var beforeDue: [Duration]

    public init(whileWaiting: [Duration] = [], beforeDue: [Duration] = []) {
        self.whileWaiting = whileWaiting
        self.beforeDue = beforeDue
    }
}

/// That somebody was reminded.
public enum Reminder: Hashable, Sendable, Codable {
    /// The request waits for them.
    case waiting(Pending.Party)
    /// The request should be done by then.
    case due(Timestamp)
}

/// Reminds people: of one request one item for what it waits for, and one for its date.
struct Reminding: WorkPlanner, WorkHandler {
    let options: ReminderOptions
    let kind: WorkKind = "remind"

    /// What is reminded of, and which reminder of those it is.
    struct Content: Codable {
        var reminder: Reminder
        var since: Timestamp
        /// Counted from 0.
        var number: Int
        /// How many seconds before the date, where that is not the desk’s to say.
        var before: [Int64]?
    }

    func plan(for update: Change.Update) -> [WorkChange] {
        planWaiting(update) + planDue(update)
    }

    private func planWaiting(_ update: Change.Update) -> [WorkChange] {
        let (before, after) = (update.before, update.after)
        let isNew = update.events.contains { if case .held = $0.event { true } else { false } }
        guard let pending = after.pending else {
            // Another desk over the same store may have scheduled it.
            return before?.pending == nil ? [] : [.cancel(Self.waitingKey(after.id))]
        }
        guard isNew, pending.waitingFor.isReminded else { return [] }
        let content = Content(reminder: .waiting(pending.waitingFor), since: after.updatedAt, number: 0)
        return item(content, of: after.id, after: Timestamp(microseconds: .min)).map { [.schedule($0)] } ?? []
    }

    private func planDue(_ update: Change.Update) -> [WorkChange] {
        let (before, after) = (update.before, update.after)
        let (was, will) = (before?.dateToMeet, after.dateToMeet)
        guard was != will else { return [] }
        guard let will else { return [.cancel(Self.dueKey(after.id))] }
        let content = Content(reminder: .due(will), since: will, number: 0, before: after.obligation?.reminders)
        return item(content, of: after.id, after: after.updatedAt).map { [.schedule($0)] }
            ?? (was == nil ? [] : [.cancel(Self.dueKey(after.id))])
    }

    private static func waitingKey(_ request: Request.ID) -> WorkKey { WorkKey("remind", of: request) }
    private static func dueKey(_ request: Request.ID) -> WorkKey { WorkKey("remind-due", of: request) }

    /// The first reminder from a number on that is due after an instant.
    private func item(_ content: Content, of request: Request.ID, after now: Timestamp) -> WorkItem? {
        var content = content
        let (key, instants): (WorkKey, [Timestamp]) =
            switch content.reminder {
            case .waiting:
                (Self.waitingKey(request), options.whileWaiting.sorted().map { content.since.advanced(by: $0) })
            case .due:
                (
                    Self.dueKey(request),
                    (content.before.map { $0.map { .seconds($0) } } ?? options.beforeDue).sorted(by: >)
                        .map { content.since.advanced(by: .zero - $0) }
                )
            }
        guard let number = instants.indices.first(where: { $0 >= content.number && instants[$0] > now }) else {
            return nil
        }
        content.number = number
        do {
            return WorkItem(key, dueAt: instants[number], task: try WorkTask(kind, content, request: request))
        } catch {
            preconditionFailure("Names and instants can always be encoded: \(error)")
        }
    }

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        guard let request = work.item.task.request else { return .impossible("It names no request.") }
        var content = try work.item.task.decode(Content.self)
        let reminder = content.reminder
        content.number += 1
        let now = desk.configuration.time.now()
        let next = item(content, of: request, after: now)
        try await desk.record(on: .id(request), .remind, settling: work.receipt) { request in
            reminder.holds(for: request, at: now) ? [.reminded(reminder)] : []
        } planning: { decision in
            reminder.holds(for: decision.request, at: now) ? next.map { [.schedule($0)] } ?? [] : []
        }
        return .settled
    }
}

extension Request {
    /// The date by which somebody has to be done with it.
    fileprivate var dateToMeet: Timestamp? { state.isOpen ? due : nil }
}

extension Reminder {
    /// Whether it still says what is so.
    fileprivate func holds(for request: Request, at now: Timestamp) -> Bool {
        switch self {
        case .waiting(let party): request.pending?.waitingFor == party
        case .due(let date): request.dateToMeet == date && date > now
        }
    }
}

extension Pending.Party {
    fileprivate var isReminded: Bool {
        switch self {
        case .requester, .person, .team: true
        case .supplier, .nobody: false
        }
    }
}
