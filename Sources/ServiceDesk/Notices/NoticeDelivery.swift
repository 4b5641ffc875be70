/// Delivers one notice to one recipient, if that one may still see what it is about.
struct NoticeDelivery: WorkHandler {
    let notifier: any Notifier
    let renderer: NoticeRenderer
    var kind: WorkKind { .notice(by: notifier.name) }

    func filesOfWork(_ item: WorkItem, of person: ErasedPerson) throws -> [Digest]? {
        try item.task.decode(NoticeTask.self).recipient == .person(person.id) ? [] : nil
    }

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        let task = try work.item.task.decode(NoticeTask.self)
        guard let request = work.item.task.request else { return .impossible("It names no request.") }
        let id = Notice.ID(work.item.key.rawValue)
        guard let notice = try await renderer.notice(task, of: request, id: id, on: desk) else { return .done }
        return try await notifier.refusal(of: notice).map { .impossible($0) } ?? .done
    }
}

extension Notifier {
    /// Delivers a notice.
    ///
    /// - Returns: Why it can never be delivered; `nil` where it was.
    /// - Throws: ``DeliveryError`` where it is worth another attempt.
    func refusal(of notice: Notice) async throws(DeliveryError) -> String? {
        do throws(DeliveryError) {
            try await deliver(notice)
            return nil
        } catch {
            guard error.isFinal else { throw error }
            return error.description
        }
    }
}
