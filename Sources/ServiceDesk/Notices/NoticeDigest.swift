/// Tells somebody once a day of everything that was gathered for them.
///
/// What is gathered is due work that nobody claims, of a kind of its own for each recipient and notifier, so that it is
/// found by an index. It goes with the commit that settles the digest.
struct NoticeDigest: WorkHandler {
    let notifier: any Notifier
    let renderer: NoticeRenderer
    var kind: WorkKind { .digest(by: notifier.name) }

    func filesOfWork(_ item: WorkItem, of person: ErasedPerson) throws -> [Digest]? {
        try item.task.decode(Content.self).recipient == .person(person.id) ? [] : nil
    }

    private struct Content: Codable {
        var recipient: NoticeReference
    }

    /// Gathers something, and sees to it that there is a digest when it is time.
    static func schedule(
        _ task: NoticeTask, of request: Request.ID, _ decision: NoticePreferences.Decision
    ) throws -> [WorkChange] {
        let notifier = decision.notifier
        let entry = WorkItem(
            task.key("gathered", of: request, by: notifier), dueAt: decision.at,
            task: try WorkTask(gathered(for: task.recipient, by: notifier), task, request: request))
        // The instant is in the key: one that is being delivered is not replaced by what comes too late for it.
        let digest = WorkItem(
            .about(task.recipient, "digest:\(decision.at.microseconds):\(notifier)"), dueAt: decision.at,
            task: try WorkTask(.digest(by: notifier), Content(recipient: task.recipient)))
        return [.schedule(entry), .schedule(digest)]
    }

    private static func gathered(for recipient: NoticeReference, by notifier: NotifierName) -> WorkKind {
        WorkKind(WorkKey.about(recipient, "gathered:\(notifier)").rawValue)
    }

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        let recipient = try work.item.task.decode(Content.self).recipient
        let page = try await desk.store.work(
            WorkQuery(
                .pending(before: work.item.dueAt.advanced(by: .microseconds(1))),
                kinds: [Self.gathered(for: recipient, by: notifier.name)], limit: Change.maximumWork - 1))
        var notices: [Notice] = []
        for record in page.records {
            let task = try record.item.task.decode(NoticeTask.self)
            guard let request = record.item.task.request else { continue }
            let id = Notice.ID(record.key.rawValue)
            if let notice = try await renderer.notice(task, of: request, id: id, on: desk) { notices.append(notice) }
        }
        notices.sort { ($0.at, $0.request ?? 0, $0.id) < ($1.at, $1.request ?? 0, $1.id) }
        let keys = page.records.map(\.key)
        if let digest = try renderer.digest(of: notices, id: Self.id(of: work.item.key, keys), at: work.item.dueAt),
            let refusal = try await notifier.refusal(of: digest)
        {
            return .impossible(refusal)
        }
        let rest: [WorkChange] = page.next == nil ? [] : [.schedule(work.item)]
        try await desk.plan(keys.map { .cancel($0) } + rest, settling: work.receipt, as: .host("notices"))
        return .settled
    }

    /// The same for the same contents only: a receiver that drops repetitions must drop nothing else.
    private static func id(of key: WorkKey, _ entries: [WorkKey]) -> Notice.ID {
        let contents = Digest(of: Array(entries.map(\.rawValue).joined(separator: "\n").utf8))
        return Notice.ID("\(key):\(contents.description.prefix(16))")
    }
}
