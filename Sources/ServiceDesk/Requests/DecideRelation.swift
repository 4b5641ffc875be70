extension Request {
    /// What a request is to another one.
    func relate(_ half: RequestHalf, in context: DecisionContext) throws(Rejection) -> [RequestEvent] {
        switch half {
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
        }
    }

    private func checkRelation(_ other: ID, in context: DecisionContext) throws(Rejection) {
        guard other != id else { throw .invalidField("link", "A request cannot be related to itself.") }
        try context.limits.check(count: links.count + 1, "links", limit: context.limits.links)
    }
}
