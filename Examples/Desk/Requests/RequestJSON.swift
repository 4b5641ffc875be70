#if Command
    import ServiceDesk

    // What --json prints. The keys are documented in Documentation/Command.md and stay; a key without a value is left
    // out.

    struct RequestAnswer: Encodable {
        var request: RequestJSON
        /// Only where a request is opened with a team that has said when it is there.
        var team: Outlook.JSON?
    }

    struct ListAnswer: Encodable {
        var requests: [RequestJSON]
        /// `null` when nothing follows.
        var next: String?

        enum CodingKeys: CodingKey { case requests, next }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(requests, forKey: .requests)
            try container.encode(next, forKey: .next)
        }
    }

    struct SearchAnswer: Encodable {
        var articles: [ArticleJSON]
        var requests: [RequestJSON]
        /// A search has one page only.
        var next: String?

        enum CodingKeys: CodingKey { case articles, requests, next }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encode(articles, forKey: .articles)
            try container.encode(requests, forKey: .requests)
            try container.encode(next, forKey: .next)
        }
    }

    struct ShowAnswer: Encodable {
        var request: RequestJSON
        var timeline: [EventJSON]
        /// Only where it was asked for, of an open request.
        var estimate: EstimateJSON?
    }

    /// An instant as ISO 8601 in UTC.
    struct TimeJSON: Encodable {
        let text: String
        init(_ time: Timestamp) { text = time.description }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.singleValueContainer()
            try container.encode(text)
        }
    }

    struct RequestJSON: Encodable {
        struct Relation: Encodable {
            var relation: String
            var number: Request.Number
        }

        struct Waiting: Encodable {
            var reason: String
            var waitingFor: String
        }

        let number: Request.Number
        let id, subject, kind, state, channel: String
        let version, priority, impact, urgency: Int
        let requester: String
        let beneficiary, team, agent, service, supplier, language, resolution: String?
        let watchers, tags: [String]
        let fields: [String: String]
        let isConfidential: Bool
        let pending: Waiting?
        /// What was promised.
        let answerBy, resolutionBy: TimeJSON?
        let due, firstRespondedAt, resolvedAt, closedAt: TimeJSON?
        let openedAt, updatedAt: TimeJSON
        let replyCount, noteCount, attachmentCount, reopenCount, transferCount: Int
        /// Only where one request is shown.
        let links: [Relation]?
        let approvals: [ApprovalJSON]?
        let checklist: [StepJSON]?
        let parts: [PartJSON]?
        /// What it is called as a part of its parent.
        let part: String?
        /// Things such as `device:LT-4711`.
        let about: [String]?
        let diagnosis: DiagnosisJSON?
        let prevention: PreventionJSON?
        let pattern: String?
        let outreach: [OutreachJSON]?
        let thanks: [ThanksJSON]?
        let satisfaction: SatisfactionJSON?
        /// The number of the article that solved it.
        let solvedBy: Article.Number?

        /// - Parameter others: The requests that it is linked to, where one request is shown.
        init(_ request: Request, links: [Relation]? = nil, others: [Request.ID: Request] = [:]) {
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

    struct EventJSON: Encodable {
        struct File: Encodable {
            var name, mediaType, digest: String
            var size: Int64
        }

        /// The number of the event in the timeline, by which ``Split`` names a message.
        let version: Int
        let at: TimeJSON
        /// In whose name.
        let person: String?
        /// By whom, where someone acted for someone else.
        let delegate: String?
        /// The part of the program that did it, where no person did.
        let host: String?
        /// What happened: the name of the event in the vocabulary.
        let event: String
        /// What happened, in words.
        let summary: String
        let text: String?
        let attachments: [File]?
        let isPublic: Bool

        init(_ recorded: RecordedEvent, summary: String) {
            version = recorded.version
            at = TimeJSON(recorded.at)
            (person, delegate, host) = recorded.actor.parts
            event = recorded.event.name
            self.summary = summary
            text = recorded.event.message?.text
            attachments = recorded.event.message.map { message in
                message.attachments.map { file in
                    File(name: file.name, mediaType: file.mediaType, digest: file.digest.description, size: file.size)
                }
            }
            isPublic = recorded.event.isPublic
        }
    }

    extension Actor {
        var parts: (person: String?, delegate: String?, host: String?) {
            switch self {
            case .person(let person): (person.rawValue, nil, nil)
            case .delegate(for: let person, by: let delegate): (person.rawValue, delegate.rawValue, nil)
            case .host(let name): (nil, nil, name)
            }
        }
    }
#endif
