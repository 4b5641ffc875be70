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
            guard obligation?.obligor != .person(person) else {
                throw Rejection(.illegalInState, "Whoever owes it follows it.")
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
}
