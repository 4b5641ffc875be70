/// Tells somebody what was said in a live conversation, in one notice, once everybody has left.
///
/// What was said is gathered as a digest is (``NoticeDigest``): due work that nobody claims, of a kind of its own for
/// each conversation and recipient. Each message has a turn after a pause; the turn of the last one tells of all.
struct NoticeConversation: WorkHandler {
    let notifier: any Notifier
    let renderer: NoticeRenderer
    var kind: WorkKind { .conversation(by: notifier.name) }

    private struct Turn: Codable {
        var recipient: NoticeReference
        /// Of the message.
        var version: Int
    }

    /// Who is there but says nothing for so long has left without closing the page. In seconds.
    private static let longestSilence: Int64 = 3_600

    static func schedule(
        _ task: NoticeTask, of request: Request.ID, _ decision: NoticePreferences.Decision, pause: Int64
    ) throws -> [WorkChange] {
        let (notifier, at) = (decision.notifier, max(decision.at, task.at.advanced(bySeconds: pause)))
        let kind = said(in: request, to: task.recipient, by: notifier)
        let entry = WorkItem(
            task.key("said", of: request, by: notifier), dueAt: at, task: try WorkTask(kind, task, request: request))
        let turn = WorkItem(
            task.key("conversation", of: request, by: notifier), dueAt: at,
            task: try WorkTask(
                .conversation(by: notifier), Turn(recipient: task.recipient, version: task.last), request: request))
        return [.schedule(entry), .schedule(turn)]
    }

    private static func said(
        in request: Request.ID, to recipient: NoticeReference, by notifier: NotifierName
    ) -> WorkKind {
        WorkKind(WorkKey.about(recipient, "\(WorkKey("said", of: request)):\(notifier)").rawValue)
    }

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        let turn = try work.item.task.decode(Turn.self)
        guard let request = work.item.task.request else { return .impossible("It names no request.") }
        let (options, now) = (renderer.options, desk.configuration.time.now())
        let kind = Self.said(in: request, to: turn.recipient, by: notifier.name)
        let page = try await desk.store.work(
            WorkQuery(.pending(before: Timestamp(microseconds: .max)), kinds: [kind], limit: Change.maximumWork - 1))
        let entries = try page.records.map { ($0.key, try $0.item.task.decode(NoticeTask.self)) }
        guard let last = entries.max(by: { $0.1.last < $1.1.last })?.1, let first = entries.map(\.1.first).min()
        else { return .done }
        // A later message has a turn of its own.
        guard page.next != nil || last.last <= turn.version else { return .done }
        let quiet = try await lastWord(after: last, in: request, on: desk)
            .advanced(bySeconds: options.conversationPause)
        guard now >= quiet else { return try await postpone(work, to: quiet, on: desk) }
        if now < last.at.advanced(bySeconds: Self.longestSilence), options.attendance.isGoingOn(request) {
            let later = now.advanced(bySeconds: options.conversationPause)
            return try await postpone(work, to: later, on: desk)
        }
        let id = Notice.ID(work.item.key.rawValue)
        let notice = try await renderer.conversation(
            from: first, to: last.last, of: request, for: turn.recipient, id: id, at: last.at, on: desk)
        if let notice, let refusal = try await notifier.refusal(of: notice) { return .impossible(refusal) }
        let rest: [WorkChange] = page.next == nil ? [] : [.schedule(work.item)]
        try await desk.plan(
            entries.map { .cancel($0.0) } + rest, settling: work.receipt, as: .host("notices"))
        return .settled
    }

    /// Anew, and not again: a conversation may last for more attempts than work has.
    private func postpone(_ work: ClaimedWork, to time: Timestamp, on desk: Desk) async throws -> WorkAnswer {
        let item = WorkItem(work.item.key, dueAt: time, task: work.item.task)
        try await desk.plan([.schedule(item)], settling: work.receipt, as: .host("notices"))
        return .settled
    }

    /// When something was said last, by whomever.
    private func lastWord(after task: NoticeTask, in request: Request.ID, on desk: Desk) async throws -> Timestamp {
        let events = try await desk.timeline(of: .id(request), as: .host("notices"), after: task.last, limit: 1_000)
        let words = events.filter {
            if case .replied(let message) = $0.event { message.channel == .chat } else { false }
        }
        return words.last?.at ?? task.at
    }
}

extension NoticeRenderer {
    /// What was said in a live conversation.
    ///
    /// - Parameter first: The version with which what the recipient has not been told of begins.
    /// - Returns: `nil` where the recipient may not see it any more, and for those who handle the request and have
    ///   seen all of it: whoever asked gets it to keep.
    func conversation(
        from first: Int, to last: Int, of request: Request.ID, for reference: NoticeReference, id: Notice.ID,
        at: Timestamp, on desk: Desk
    ) async throws -> Notice? {
        do {
            guard let (recipient, seen, viewer) = try await reader(reference, of: .id(request), on: desk) else {
                return nil
            }
            if case .person(let person) = reference, ![seen.requester, seen.beneficiary].contains(person),
                options.attendance.hasSeen(last, of: request, person)
            {
                return nil
            }
            let events = try await desk.timeline(
                of: .id(request), as: viewer, after: first - 1, limit: Self.maximumMessages)
            let said = events.filter { $0.event.isSaid(in: seen) }
            guard !said.isEmpty else { return nil }
            let language = language(of: recipient)
            let values: [NoticePlaceholder: String] = [
                .reader: recipient.name, .desk: options.deskName, .number: "\(seen.number)", .subject: seen.subject,
                .text: try await transcript(of: said, on: desk),
            ]
            let text = try options.templates.render(.conversation, in: language, values)
            return Notice(
                id: id, kind: .conversation, recipient: recipient, language: language, subject: text.subject,
                text: text.text, request: seen.number, team: seen.team, at: at)
        } catch let rejection as Rejection where Self.hides.contains(rejection.code) {
            return nil
        }
    }

    private static let maximumMessages = 1_000
    /// As many times as long as what is quoted of one message.
    private static let transcriptFactor = 5

    /// Who said what when, the last of it where all would be too long.
    private func transcript(of said: [RecordedEvent], on desk: Desk) async throws -> String {
        var (lines, length): ([String], Int) = ([], 0)
        for event in said.reversed() {
            guard let text = event.event.message?.text else { continue }
            let line = "\(try await name(of: event.actor, on: desk)), \(clock(event.at)):\n\(quoted(text))"
            length += line.count
            guard length <= options.maximumQuote * Self.transcriptFactor else {
                lines.append("…")
                break
            }
            lines.append(line)
        }
        return lines.reversed().joined(separator: "\n\n")
    }
}

extension RequestEvent {
    /// Whether it is something that was said in a live conversation: by it, or with a request that began as one.
    public func isSaid(in request: Request) -> Bool {
        switch self {
        case .opened: request.channel == .chat
        case .replied(let message): message.channel == .chat
        default: false
        }
    }
}
