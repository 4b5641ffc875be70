import ServiceDesk

// How requests look in JSON: what the command prints with --json and what the API of the web desk answers. The keys are
// documented and stay; a key without a value is left out.

/// An instant as ISO 8601 in UTC.
package struct TimeJSON: Encodable {
    package let text: String
    package init(_ time: Timestamp) { text = time.description }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(text)
    }
}

package struct RequestJSON: Encodable {
    package struct Relation: Encodable {
        package var relation: String
        package var number: Request.Number

        package init(relation: String, number: Request.Number) { (self.relation, self.number) = (relation, number) }
    }

    package struct Waiting: Encodable {
        package var reason: String
        package var waitingFor: String
    }

    package let number: Request.Number
    package let id, subject, kind, state, channel: String
    package let version, priority, impact, urgency: Int
    package let requester: String
    package let beneficiary, team, agent, service, supplier, language, resolution: String?
    package let watchers, tags: [String]
    package let fields: [String: String]
    package let isConfidential: Bool
    package let pending: Waiting?
    /// What was promised.
    package let answerBy, resolutionBy: TimeJSON?
    package let due, firstRespondedAt, resolvedAt, closedAt: TimeJSON?
    /// By when something is to happen next, while it is open.
    package let nextDue: TimeJSON?
    /// What was promised and has not happened.
    package let lateAnswer, lateResolution: TimeJSON?
    package let openedAt, updatedAt: TimeJSON
    package let replyCount, noteCount, attachmentCount, reopenCount, transferCount: Int
    /// Only where one request is shown.
    package let links: [Relation]?
    package let approvals: [ApprovalJSON]?
    package let checklist: [StepJSON]?
    package let parts: [PartJSON]?
    /// What it is called as a part of its parent.
    package let part: String?
    /// Things such as `device:LT-4711`.
    package let about: [String]?
    package let diagnosis: DiagnosisJSON?
    package let prevention: PreventionJSON?
    package let pattern: String?
    package let outreach: [OutreachJSON]?
    package let thanks: [ThanksJSON]?
    package let satisfaction: SatisfactionJSON?
    /// The number of the article that solved it.
    package let solvedBy: Article.Number?

    /// - Parameter others: The requests that it is linked to, where one request is shown.
    package init(_ request: Request, links: [Relation]? = nil, others: [Request.ID: Request] = [:]) {
        number = request.number
        (id, subject, kind) = (request.id.description, request.subject, request.kind.rawValue)
        (state, channel) = (request.state.rawValue, request.channel.rawValue)
        version = request.version
        (priority, impact, urgency) = (request.priority.rawValue, request.impact.rawValue, request.urgency.rawValue)
        (requester, beneficiary) = (request.requester.rawValue, request.beneficiary?.rawValue)
        (team, agent, service) = (request.team?.rawValue, request.agent?.rawValue, request.service?.rawValue)
        supplier = request.handover?.supplier.rawValue
        (language, resolution) = (request.language?.rawValue, request.resolution?.rawValue)
        (watchers, tags) = (request.watchers.map(\.rawValue), Array(request.tags))
        fields = request.fields.mapValues(\.description)
        isConfidential = request.confidentiality != nil
        pending = request.pending.map { Waiting(reason: $0.reason.rawValue, waitingFor: $0.waitingFor.word) }
        answerBy = request.promised?.answerBy.map(TimeJSON.init)
        resolutionBy = request.promised?.resolutionBy.map(TimeJSON.init)
        nextDue = request.state.isOpen ? request.nextDue.map(TimeJSON.init) : nil
        lateAnswer = request.late?.answerBy.map(TimeJSON.init)
        lateResolution = request.late?.resolutionBy.map(TimeJSON.init)
        (due, firstRespondedAt) = (request.due.map(TimeJSON.init), request.firstRespondedAt.map(TimeJSON.init))
        (resolvedAt, closedAt) = (request.resolvedAt.map(TimeJSON.init), request.closedAt.map(TimeJSON.init))
        (openedAt, updatedAt) = (TimeJSON(request.openedAt), TimeJSON(request.updatedAt))
        (replyCount, noteCount) = (request.replyCount, request.noteCount)
        (attachmentCount, reopenCount) = (request.attachmentCount, request.reopenCount)
        transferCount = request.transferCount
        self.links = links
        approvals = request.approvals.map { ApprovalJSON($0) }.unlessEmpty
        checklist = request.checklist.map { StepJSON($0) }.unlessEmpty
        parts = request.parts.map { PartJSON($0, $0.request.flatMap { others[$0] }) }.unlessEmpty
        (part, about) = (request.part, request.about.map(\.description).unlessEmpty)
        (diagnosis, prevention) = (
            request.diagnosis.map(DiagnosisJSON.init), request.prevention.map(PreventionJSON.init)
        )
        pattern = request.pattern?.description
        outreach = request.outreach.map { OutreachJSON($0) }.unlessEmpty
        thanks = request.thanks.map { ThanksJSON($0) }.unlessEmpty
        solvedBy = request.solvedBy
        satisfaction = request.satisfaction.map(SatisfactionJSON.init)
    }
}

extension Pending.Party {
    /// `requester`, `nobody`, `person:anna`, `team:it`, `supplier:acme`.
    package init?(word: String) {
        let parts = word.split(separator: ":", maxSplits: 1).map(String.init)
        switch (parts.first, parts.count) {
        case ("requester", 1): self = .requester
        case ("nobody", 1): self = .nobody
        case ("person", 2): self = .person(Person.ID(parts[1]))
        case ("team", 2): self = .team(Team.ID(parts[1]))
        case ("supplier", 2): self = .supplier(Supplier.ID(parts[1]))
        default: return nil
        }
    }

    package var word: String {
        switch self {
        case .requester: "requester"
        case .nobody: "nobody"
        case .person(let person): "person:\(person)"
        case .team(let team): "team:\(team)"
        case .supplier(let supplier): "supplier:\(supplier)"
        }
    }
}

extension String {
    /// `any-hold` for `anyHold`; what follows a colon, an id, stays.
    package var hyphenated: String {
        let parts = split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let word = parts[0].map { $0.isUppercase ? "-\($0.lowercased())" : "\($0)" }.joined()
        return parts.count > 1 ? "\(word):\(parts[1])" : word
    }
}
