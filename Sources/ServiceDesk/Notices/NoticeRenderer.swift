import Foundation

/// Makes notices of what their recipient may see at this moment. Each attempt to deliver asks again, through the same
/// door as everything else that somebody reads: ``Desk/request(_:as:)`` and ``Desk/timeline(of:as:after:limit:)``.
struct NoticeRenderer: Sendable {
    let options: NoticeOptions

    /// Most events of a change that are looked at.
    private static let maximumEvents = 100

    /// A request as a recipient may see it.
    private struct View {
        var recipient: NoticeRecipient
        var request: Request
        /// Those of the change that the recipient may read.
        var events: [RecordedEvent]
    }

    /// - Returns: `nil` where the recipient may not see, or not any more, what it is about.
    func notice(
        _ task: NoticeTask, of request: Request.ID, id: Notice.ID, on desk: Desk
    ) async throws -> Notice? {
        do {
            guard let view = try await view(task, of: .id(request), on: desk) else { return nil }
            let event = view.events.first { $0.version == task.version }
            guard event != nil || !task.needsEvent else { return nil }
            let language = language(of: view.recipient)
            var values = try await values(of: view, event, needsEvent: task.needsEvent, language, on: desk)
            if options.templates.uses(.expectation, task.kind, in: language) {
                values[.expectation] = try await expectation(of: view.request, language, on: desk)
            }
            if options.templates.uses(.question, task.kind, in: language) {
                values[.question] = question(to: view, in: language, on: desk)
            }
            let text = try options.templates.render(task.kind, in: language, values)
            return Notice(
                id: id, kind: task.kind, recipient: view.recipient, language: language, subject: text.subject,
                text: text.text, request: view.request.number, team: view.request.team,
                files: task.needsEvent ? event?.event.message?.attachments ?? [] : [], at: task.at)
        } catch let rejection as Rejection where Self.hides.contains(rejection.code) {
            return nil
        }
    }

    /// There is no such request, or no such person any more, for this recipient.
    static let hides: Set<Rejection.Code> = [.notFound, .unknownReference, .notPermitted]

    /// Several notices to one recipient in one; `nil` of none.
    func digest(of notices: [Notice], id: Notice.ID, at: Timestamp) throws -> Notice? {
        guard let first = notices.first else { return nil }
        let list = notices.map { "– \($0.subject)" }.joined(separator: "\n")
        let values: [NoticePlaceholder: String] = [
            .reader: first.recipient.name, .desk: options.deskName, .count: "\(notices.count)", .list: list,
        ]
        let text = try options.templates.render(.digest, in: first.language, values)
        return Notice(
            id: id, kind: .digest, recipient: first.recipient, language: first.language, subject: text.subject,
            text: text.text, request: nil, at: at)
    }

    // MARK: What may be seen

    private func view(_ task: NoticeTask, of request: RequestReference, on desk: Desk) async throws -> View? {
        guard let (recipient, seen, viewer) = try await reader(task.recipient, of: request, on: desk) else {
            return nil
        }
        let events = try await desk.timeline(
            of: request, as: viewer, after: task.first - 1, limit: min(task.last - task.first + 1, Self.maximumEvents))
        return View(recipient: recipient, request: seen, events: events.filter { $0.version <= task.last })
    }

    /// A recipient, the request as they may see it, and as whom.
    ///
    /// - Throws: ``Rejection`` of ``hides`` where they may not.
    func reader(
        _ reference: NoticeReference, of request: RequestReference, on desk: Desk
    ) async throws -> (NoticeRecipient, Request, Viewer)? {
        let (recipient, viewer): (NoticeRecipient, Viewer)
        switch reference {
        case .person(let id):
            viewer = try await desk.viewer(for: id)
            recipient = .person(try await desk.directory.activePerson(id))
        case .team(let id):
            guard let team = try await desk.directory.team(id) else { return nil }
            (recipient, viewer) = (.team(team), .host("notices"))
        }
        let seen = try await desk.request(request, as: viewer)
        if case .team(let team) = reference {
            guard seen.team == team, seen.confidentiality == nil else { return nil }
        }
        return (recipient, seen, viewer)
    }

    func language(of recipient: NoticeRecipient) -> Language {
        guard case .person(let person) = recipient, let language = person.language else { return options.language }
        return options.templates.language(for: language) ?? options.language
    }

    // MARK: What it says

    private func values(
        of view: View, _ event: RecordedEvent?, needsEvent: Bool, _ language: Language, on desk: Desk
    ) async throws -> [NoticePlaceholder: String] {
        var values: [NoticePlaceholder: String] = [
            .reader: view.recipient.name, .desk: options.deskName, .number: "\(view.request.number)",
            .subject: view.request.subject,
        ]
        values[.team] = try await view.request.team.mapping { try await desk.directory.team($0)?.name ?? "\($0)" }
        values[.agent] = try await view.request.agent.mapping { try await desk.directory.person($0)?.name ?? "\($0)" }
        values[.due] = view.request.due.map { time in self.time(time, language) }
        guard needsEvent, let event else { return values }
        values[.actor] = try await name(of: event.actor, on: desk)
        values[.text] = view.events.last { $0.event.message != nil }?.event.message.map { quoted($0.text) }
        switch event.event {
        case .promised(let changes):
            let told = changes.filter(\.outcome.isOfPromise)
            let change = told.first { $0.outcome == .broken } ?? told.last { $0.outcome != .kept }
            values[.due] = change.map { self.time($0.by, language) }
            values[.reason] = change?.reason.map { options.templates.phrases(in: language).text(of: $0) }
        case .warned(let alert), .breached(let alert):
            values[.due] = alert.due.map { time in self.time(time, language) }
        case .escalated(let escalation):
            values[.due] = escalation.alert.due.map { time in self.time(time, language) }
        // Whoever asks to be let off says why in a message.
        case .approvalAsked(let approval) where approval.purpose == .consent: values[.text] = quoted(approval.question)
        case .approvalConcluded(_, let outcome):
            values[.reason] = options.templates.phrases(in: language).text(of: outcome)
        case .thanked(_, let text): values[.text] = quoted(text)
        case .surveyAnswered(let answer):
            values[.reason] = "\(answer.rating)"
            values[.text] = answer.remark.isEmpty ? nil : quoted(answer.remark)
        case .reminded(.due(let due)): values[.due] = self.time(due, language)
        case .reopened(let reason), .accessOpened(grant: _, let reason): values[.reason] = quoted(reason)
        default: break
        }
        return values
    }

    func name(of actor: Actor, on desk: Desk) async throws -> String {
        guard let person = actor.person else { return options.deskName }
        return try await desk.directory.person(person)?.name ?? "\(person)"
    }

    func quoted(_ text: String) -> String {
        text.count <= options.maximumQuote ? text : text.prefix(options.maximumQuote) + "…"
    }

    /// What somebody who asks can expect now, said only of what the reader may see of the request.
    private func expectation(of request: Request, _ language: Language, on desk: Desk) async throws -> String? {
        guard request.state.isOpen else { return nil }
        var presence: TeamPresence?
        if let team = request.team, try await desk.directory.team(team) != nil {
            presence = try await desk.presence(of: team)
        }
        return options.templates.phrases(in: language).expectation(
            presence, answerBy: request.promised?.answerBy, resolutionBy: request.promised?.resolutionBy,
            at: desk.configuration.time.now(), in: zone)
    }

    /// Only whoever asked is asked back.
    private func question(to view: View, in language: Language, on desk: Desk) -> String? {
        guard case .person(let person) = view.recipient,
            view.request.requester == person.id
                || view.request.beneficiary == person.id
        else { return nil }
        return desk.configuration.survey?.question(for: view.request, in: language)
    }

    private var zone: TimeZone { TimeZone(identifier: options.zone) ?? .gmt }

    /// What clocks show, as `14:02`.
    func clock(_ time: Timestamp) -> String { NoticePhrases.clock(time, in: zone) }

    private func time(_ time: Timestamp, _ language: Language) -> String {
        options.templates.phrases(in: language).text(of: time, in: zone)
    }
}

extension Optional {
    func mapping<Result>(_ transform: (Wrapped) async throws -> Result) async rethrows -> Result? {
        guard let value = self else { return nil }
        return try await transform(value)
    }
}
