/// Tells somebody what was said in a live conversation, in one notice, once everybody has left.
///
/// What was said is gathered as a digest is (``NoticeDigest``): due work that nobody claims, of a kind of its own for
/// each conversation and recipient. Each message has a turn after a pause; the turn of the last one tells of all.
struct NoticeConversation: WorkHandler {
    let notifier: any Notifier
    let renderer: NoticeRenderer
    var kind: WorkKind { .conversation(by: notifier.name) }

    func filesOfWork(_ item: WorkItem, of person: ErasedPerson) throws -> [Digest]? {
        try item.task.decode(Turn.self).recipient == .person(person.id) ? [] : nil
    }

    private struct Turn: Codable {
        var recipient: NoticeReference
        /// Of the message.
        var version: Int
    }

    /// Who is there but says nothing for so long has left without closing the page. In seconds.
    private static let longestSilence: Int64 = 3_600

    static func schedule(
        _ task: NoticeTask, of request: Request.ID, by notifier: NotifierName, pause: Int64
    ) throws -> [WorkChange] {
        let at = task.at.advanced(bySeconds: pause)
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
        let entries = try await entries(to: turn.recipient, in: request, on: desk)
        guard var gathered = entries.map(\.task).max(by: { $0.last < $1.last }), gathered.last <= turn.version,
            let first = entries.map(\.task.first).min()
        else {
            // It is told already, or a later message has a turn of its own.
            return .done
        }
        gathered.first = first
        let lastWord = try await lastWord(after: gathered, in: request, on: desk)
        let quiet = lastWord.at.advanced(bySeconds: options.conversationPause)
        guard now >= quiet else { return .again(at: quiet) }
        let isSilent = now >= lastWord.at.advanced(bySeconds: Self.longestSilence)
        if !isSilent, options.attendance.isGoingOn(request) {
            return .again(at: now.advanced(bySeconds: options.conversationPause))
        }
        let answer = try await tell(gathered, to: lastWord.version, of: request, isSilent: isSilent, work, on: desk)
        if let answer { return answer }
        // More than one change holds, where a lot was said. The last message goes last: until then other turns find
        // that it is not theirs to tell.
        var keys = entries.sorted { $0.task.last < $1.task.last }.map(\.key)[...]
        while keys.count >= Change.maximumWork {
            try await desk.plan(keys.prefix(Change.maximumWork).map { .cancel($0) }, as: .host("notices"))
            keys = keys.dropFirst(Change.maximumWork)
        }
        try await desk.plan(keys.map { .cancel($0) }, settling: work.receipt, as: .host("notices"))
        return .settled
    }

    /// All that was gathered for somebody.
    private func entries(
        to recipient: NoticeReference, in request: Request.ID, on desk: Desk
    ) async throws -> [(key: WorkKey, task: NoticeTask)] {
        let kind = Self.said(in: request, to: recipient, by: notifier.name)
        var query = WorkQuery(
            .pending(before: Timestamp(microseconds: .max)), kinds: [kind], limit: 1_000)
        var entries: [(key: WorkKey, task: NoticeTask)] = []
        while true {
            let page = try await desk.store.work(query)
            entries += try page.records.map { ($0.key, try $0.item.task.decode(NoticeTask.self)) }
            guard let next = page.next else { return entries }
            query.after = next
        }
    }

    /// What was said last, by whomever.
    private func lastWord(
        after task: NoticeTask, in request: Request.ID, on desk: Desk
    ) async throws -> (version: Int, at: Timestamp) {
        let events = try await desk.timeline(of: .id(request), as: .host("notices"), after: task.last, limit: 1_000)
        let words = events.filter {
            if case .replied(let message) = $0.event { message.channel == .chat } else { false }
        }
        return words.last.map { ($0.version, $0.at) } ?? (task.last, task.at)
    }

    /// Tells of a conversation up to a version, now or as the recipient wants it.
    ///
    /// - Returns: `nil` where it was told, or is not to be.
    private func tell(
        _ gathered: NoticeTask, to version: Int, of request: Request.ID, isSilent: Bool, _ work: ClaimedWork,
        on desk: Desk
    ) async throws -> WorkAnswer? {
        // The same for the same contents only: a receiver that drops repetitions must drop nothing else.
        let id = Notice.ID("\(work.item.key):\(gathered.first)")
        // An agent whose page is open still may not have looked at it for an hour.
        let mayHaveSeen = !isSilent || !renderer.options.attendance.isGoingOn(request)
        let notice = try await renderer.conversation(
            gathered, to: version, of: request, id: id, unlessSeen: mayHaveSeen, on: desk)
        let now = desk.configuration.time.now()
        guard let notice,
            let decision = renderer.options.decisions(.conversation, for: notice.recipient, at: now)
                .first(where: { $0.notifier == notifier.name })
        else { return nil }
        if decision.isInDigest {
            try await desk.plan(try NoticeDigest.schedule(gathered, of: request, decision), as: .host("notices"))
            return nil
        }
        if decision.at > now { return .again(at: decision.at) }
        return try await notifier.refusal(of: notice).map { .impossible($0) }
    }
}

extension NoticeRenderer {
    /// What was said in a live conversation, from the first message of which somebody is to be told to a version.
    ///
    /// - Returns: `nil` where the recipient may not see it any more, and for those who have seen all of it and did not
    ///   ask: whoever asked gets it to keep.
    func conversation(
        _ task: NoticeTask, to version: Int, of request: Request.ID, id: Notice.ID, unlessSeen: Bool, on desk: Desk
    ) async throws -> Notice? {
        do {
            guard let (recipient, seen, viewer) = try await reader(task.recipient, of: .id(request), on: desk) else {
                return nil
            }
            if unlessSeen, case .person(let person) = task.recipient,
                ![seen.requester, seen.beneficiary].contains(person),
                options.attendance.hasSeen(task.last, of: request, person)
            {
                return nil
            }
            let events = try await desk.timeline(
                of: .id(request), as: viewer, after: task.first - 1, limit: Self.maximumMessages)
            let said = events.filter { $0.version <= version && $0.event.isSaid(in: seen) }
            guard !said.isEmpty else { return nil }
            let language = language(of: recipient)
            let values: [NoticePlaceholder: String] = [
                .reader: recipient.name, .desk: options.deskName, .number: "\(seen.number)", .subject: seen.subject,
                .text: try await transcript(of: said, on: desk),
            ]
            let text = try options.templates.render(.conversation, in: language, values)
            return Notice(
                id: id, kind: .conversation, recipient: recipient, language: language, subject: text.subject,
                text: text.text, request: seen.number, team: seen.team, at: task.at)
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
            guard let message = event.event.message else { continue }
            let files = message.attachments.map { "[\($0.name)]" }
            let text = ([message.text] + files).filter { !$0.isEmpty }.joined(separator: "\n")
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
