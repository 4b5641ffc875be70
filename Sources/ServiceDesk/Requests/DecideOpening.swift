extension DecisionContext {
    /// Completes and checks a draft: what it leaves out comes from the service and the requester.
    func opening(from draft: RequestDraft, message id: Message.ID) throws(Rejection) -> RequestOpening {
        let message = Message(id: id, text: draft.text, attachments: draft.attachments).withoutClaims
        try check(draft)
        try limits.check(message)
        guard let requester = draft.requester ?? actor.person else {
            throw .invalidField("requester", "A request opened by the host names its requester.")
        }
        if let person = actor.person, requester != person, !isAgent, standing < .host {
            throw Rejection(.notPermitted, "Only agents open requests for others; name them as beneficiary instead.")
        }
        if let name = draft.service {
            guard let service, service.id == name else { throw .unknown("service", name.rawValue) }
            try service.form.validate(draft.fields)
        }
        let service = draft.service == nil ? nil : self.service
        let team = draft.team ?? service?.team ?? defaultTeam
        // The host sees it without one, and can find it one.
        guard team != nil || standing == .host else {
            throw .invalidField("team", "Name a team or a service; without one nobody would see the request.")
        }
        return RequestOpening(
            kind: draft.kind ?? service?.defaultKind ?? .serviceRequest, subject: draft.subject,
            message: message, requester: requester, department: requesterDepartment,
            beneficiary: draft.beneficiary == requester ? nil : draft.beneficiary,
            watchers: draft.watchers, team: team, service: draft.service, fields: draft.fields,
            tags: draft.tags.composed, impact: draft.impact ?? service?.defaultImpact ?? .medium,
            urgency: draft.urgency ?? service?.defaultUrgency ?? .medium,
            due: draft.obligation?.due ?? draft.due,
            language: draft.language ?? requesterLanguage, channel: draft.channel,
            confidentiality: draft.confidentiality ?? (service?.isConfidential == true ? .init() : nil),
            obligation: draft.obligation)
    }

    private func check(_ draft: RequestDraft) throws(Rejection) {
        try limits.check(subject: draft.subject)
        try limits.check(tags: draft.tags.composed)
        try limits.check(fields: draft.fields)
        try limits.check(people: draft.watchers, "watchers")
        try limits.check(draft.requester, "requester")
        try limits.check(draft.beneficiary, "beneficiary")
        try limits.check(draft.team, "team")
        try limits.check(draft.service, "service")
        try limits.check(draft.language, "language")
        try limits.check(draft.channel, "channel")
        if let confidentiality = draft.confidentiality { try check(confidentiality) }
        try limits.check(count: draft.checklist?.count ?? 0, "steps", limit: limits.steps)
        for step in draft.checklist ?? [] { try limits.check(step: step) }
        try limits.check(count: draft.about?.count ?? 0, "things", limit: Desk.maximumThings)
        if draft.about?.elements.allSatisfy(\.isValid) == false {
            throw .invalidField("thing", "A thing is named by its kind and the host’s id: device:LT-4711.")
        }
        guard draft.obligation == nil || standing == .host else {
            throw Rejection(.notPermitted, "What is owed is opened by the desk itself.")
        }
    }

    func check(_ confidentiality: Request.Confidentiality) throws(Rejection) {
        try limits.check(people: confidentiality.named, "named people")
        try limits.check(people: confidentiality.concerns, "people concerned")
    }
}
