extension Request {
    /// How long broken glass stays open: an hour.
    static let breakGlassSeconds: Int64 = 3600

    /// Who takes part in a request, and who may see it.
    func share(_ command: RequestCommand, in context: DecisionContext) throws(Rejection) -> [RequestEvent] {
        switch command {
        case .watch(let person):
            try context.limits.check(person, "watcher")
            guard !watchers.contains(person) else { return [] }
            guard confidentiality == nil || context.standing >= .agent else {
                throw Rejection(.notPermitted, "Only the team adds people to a confidential request.")
            }
            try context.limits.check(count: watchers.count + 1, "watchers", limit: context.limits.watchers)
            return [.watched(person)]
        case .unwatch(let person):
            guard context.standing >= .agent || person == context.actor.person || isOwn(context) else {
                throw Rejection(.notPermitted, "Only the requester and the team remove others.")
            }
            return watchers.contains(person) ? [.unwatched(person)] : []
        case .changeRequester(let person, let beneficiary):
            try context.limits.check(person, "requester")
            try context.limits.check(beneficiary, "beneficiary")
            let beneficiary = beneficiary == person ? nil : beneficiary
            guard (person, beneficiary) != (requester, self.beneficiary) else { return [] }
            return [.requesterChanged(requester: person, beneficiary: beneficiary)]
        case .protect(let confidentiality):
            try context.check(confidentiality)
            return confidentiality == self.confidentiality ? [] : [.protected(confidentiality)]
        case .unprotect:
            return confidentiality == nil ? [] : [.protected(nil)]
        case .handOver(let supplier):
            try context.limits.check(supplier, "supplier")
            return supplier == handover?.supplier ? [] : [.handedOver(supplier)]
        case .breakGlass(let reason):
            return try breakGlass(reason, in: context)
        default:
            return []
        }
    }

    private func breakGlass(_ reason: String, in context: DecisionContext) throws(Rejection) -> [RequestEvent] {
        guard context.isLead, let person = context.actor.person else { throw .notFound }
        guard confidentiality?.concerns.contains(person) != true else { throw .notFound }
        try context.limits.check(reason, "reason", limit: context.limits.text)
        guard reason.contains(where: { !$0.isWhitespace }) else {
            throw .invalidField("reason", "Opening someone else's request needs a reason; it is recorded.")
        }
        let until = context.now.advanced(bySeconds: Self.breakGlassSeconds)
        return [.accessOpened(grant: AccessGrant(person: person, until: until), reason: reason)]
    }

    // MARK: Relations

    func relate(_ command: RequestCommand, in context: DecisionContext) throws(Rejection) -> [RequestEvent] {
        switch command {
        case .link(let link):
            guard link.relation.isMadeByLinking else {
                throw .invalidField("link", "“\(link.relation.rawValue)” is made by merging or splitting.")
            }
            try checkRelation(link.request, in: context)
            if link.relation == .childOf, let parent, parent != link.request {
                throw .invalidField("link", "It has a parent already; unlink that one first.")
            }
            return links.contains(link) ? [] : [.linked(link)]
        case .unlink(let link):
            guard link.relation.isMadeByLinking else {
                throw .invalidField("link", "A merge or a split cannot be undone by unlinking.")
            }
            return links.contains(link) ? [.unlinked(link)] : []
        case .mergeInto(let target):
            try checkRelation(target, in: context)
            return [.merged(into: target)]
        case .absorb(let source, let requester):
            try checkRelation(source, in: context)
            return [.absorbed(request: source, requester: requester)]
        case .splitOff(let message, let target):
            try checkRelation(target, in: context)
            return [.split(message: message, into: target)]
        default:
            return []
        }
    }

    private func checkRelation(_ other: ID, in context: DecisionContext) throws(Rejection) {
        guard other != id else { throw .invalidField("link", "A request cannot be related to itself.") }
        try context.limits.check(count: links.count + 1, "links", limit: context.limits.links)
    }
}
