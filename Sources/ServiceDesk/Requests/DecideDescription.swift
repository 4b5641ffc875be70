extension Request {
    /// What a request is about: subject, classification, service, answers, tags, due time.
    func describe(_ command: RequestCommand, in context: DecisionContext) throws(Rejection) -> [RequestEvent] {
        switch command {
        case .rename(let subject):
            try context.limits.check(subject: subject)
            return subject == self.subject ? [] : [.renamed(subject: subject)]
        case .classify(let kind, let impact, let urgency):
            let (kind, impact, urgency) = (kind ?? self.kind, impact ?? self.impact, urgency ?? self.urgency)
            guard (kind, impact, urgency) != (self.kind, self.impact, self.urgency) else { return [] }
            guard obligation == nil || kind == self.kind else {
                throw Rejection(.illegalInState, "What is owed stays an obligation; excuse it.")
            }
            return [.classified(kind: kind, impact: impact, urgency: urgency)]
        case .chooseService(let name, let fields):
            return try choose(name, fields: fields, in: context)
        case .fill(let answers):
            return try fill(answers, in: context)
        case .setLanguage(let language):
            try context.limits.check(language, "language")
            return language == self.language ? [] : [.languageChanged(language)]
        case .tag(let added):
            let new = SortedSet(added.composed.filter { !tags.contains($0) })
            try context.limits.check(tags: new)
            try context.limits.check(count: tags.count + new.count, "tags", limit: context.limits.tags)
            return new.isEmpty ? [] : [.tagged(new)]
        case .untag(let removed):
            let old = SortedSet(removed.composed.filter(tags.contains))
            return old.isEmpty ? [] : [.untagged(old)]
        case .setDue(let due):
            guard obligation == nil else {
                throw Rejection(
                    .illegalInState, "What is owed is due when its rule says; excuse it, or change the obligation.")
            }
            return due == self.due ? [] : [.dueChanged(due)]
        default:
            return []
        }
    }

    private func choose(
        _ name: Service.ID?, fields: [String: FieldValue], in context: DecisionContext
    ) throws(Rejection) -> [RequestEvent] {
        try context.limits.check(fields: fields)
        if let name {
            guard let service = context.service, service.id == name else { throw .unknown("service", name.rawValue) }
            try service.form.validate(fields)
        }
        guard name != service || fields != self.fields else { return [] }
        return [.serviceChanged(service: name, fields: fields)]
    }

    private func fill(
        _ answers: [String: FieldValue?], in context: DecisionContext
    ) throws(Rejection) -> [RequestEvent] {
        guard context.standing >= .agent || isOwn(context) || obligation.map({ owes($0, context) }) == true else {
            throw Rejection(.notPermitted, "Only the requester and the team can change the answers.")
        }
        var fields = self.fields
        for (name, answer) in answers { fields[name] = answer }
        try context.limits.check(fields: fields)
        if let name = service {
            guard let service = context.service, service.id == name else { throw .unknown("service", name.rawValue) }
            try service.form.validate(fields)
        }
        return fields == self.fields ? [] : [.serviceChanged(service: service, fields: fields)]
    }
}
