import ServiceDesk

/// That a thing was said of a request and a person, for a day: due work that is over when the day is.
struct MailMark {
    static let kind: WorkKind = "mail-mark"
    private static let lifetime: Int64 = 86_400

    private let item: WorkItem
    private let now: Timestamp

    init(_ sort: String, _ token: MailToken, at now: Timestamp) {
        self.now = now
        item = WorkItem(
            WorkKey(rawValue: "mail-mark:\(sort):\(token.mark)"), dueAt: now.advanced(bySeconds: Self.lifetime),
            task: WorkTask(Self.kind))
    }

    func isSet(in desk: Desk) async throws -> Bool {
        let page = try await desk.work(WorkQuery(.named([item.key]), limit: 1), as: .mail)
        return page.records.contains { $0.item.dueAt > now }
    }

    func set(in desk: Desk) async throws { try await desk.plan([.schedule(item)], as: .mail) }
}

/// What a desk has to do for its mail when its time comes: give it to the desk that does due work
/// (``Desk/Configuration/workHandlers``).
public enum MailWork {
    /// Without them nothing leaves quarantine by itself.
    public static let handlers: [any WorkHandler] = [
        Forgetting(kind: MailQuarantine.kind), Forgetting(kind: MailMark.kind),
    ]

    /// Of what only waits until its time is over.
    private struct Forgetting: WorkHandler {
        let kind: WorkKind
        func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
            if kind == MailQuarantine.kind {
                try await work.item.task.decode(QuarantinedMail.self).removeBytes(from: desk)
            }
            return .done
        }

        /// A mail that waits is that of whoever wrote it.
        func filesOfWork(_ item: WorkItem, of person: ErasedPerson) throws -> [Digest]? {
            guard kind == MailQuarantine.kind else { return nil }
            let mail = try item.task.decode(QuarantinedMail.self)
            return mail.writer.map(person.hasMail) == true ? [mail.digest] : nil
        }
    }
}
