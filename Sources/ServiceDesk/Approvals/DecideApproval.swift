extension Request {
    /// What others have to agree to.
    func approve(_ command: RequestCommand, in context: DecisionContext) throws(Rejection) -> [RequestEvent] {
        switch command {
        case .askApproval(let question):
            return try ask(question, in: context)
        case .askExcuse(let message):
            return try askExcuse(message, in: context)
        case .decideApproval(let id, let agrees, let remark):
            return try vote(on: try openApproval(id), agrees, remark, in: context)
        case .withdrawApproval(let id):
            return concluding(try openApproval(id), .withdrawn)
        default: return []
        }
    }

    /// Most approvals that a request ever has.
    private static let maximumApprovals = 100

    private func ask(_ question: ApprovalQuestion, in context: DecisionContext) throws(Rejection) -> [RequestEvent] {
        try context.limits.check(question: question.text)
        let approvers: SortedSet<Person.ID>
        switch question.from {
        case .people(let people): approvers = people
        case .manager:
            guard let manager = context.manager else {
                throw .invalidField(
                    "approvers", "“\(requester)” has no manager in the directory; name who is to agree.")
            }
            approvers = [manager]
        }
        guard !approvers.contains(requester), beneficiary.map(approvers.contains) != true else {
            throw .invalidField("approvers", "Nobody agrees to what they ask for themselves.")
        }
        let due = question.within.map { context.now.advanced(bySeconds: $0) }
        return try asking(
            Approval(
                id: approvals.count + 1, purpose: .consent, question: question.text, approvers: approvers,
                needed: question.needed ?? approvers.count, due: due), question, in: context)
    }

    private func asking(
        _ approval: Approval, _ question: ApprovalQuestion? = nil, in context: DecisionContext
    ) throws(Rejection) -> [RequestEvent] {
        try context.limits.check(people: approval.approvers, "approvers")
        guard !approval.approvers.isEmpty, (1...approval.approvers.count).contains(approval.needed) else {
            throw .invalidField(
                "needed", "Of \(approval.approvers.count) people from 1 to all can be needed to agree.")
        }
        if let seconds = question?.within, !(1...366 * 86_400).contains(seconds) {
            throw .invalidField("within", "An approval lapses after a second to 366 days.")
        }
        try context.limits.check(count: approvals.count + 1, "approvals", limit: Self.maximumApprovals)
        let strangers = approval.approvers.filter { !context.seeing.contains($0) }
        if confidentiality != nil, let stranger = strangers.first {
            throw .invalidField(
                "approvers", "“\(stranger)” may not see this confidential request; name them as one who may first.")
        }
        let waits = state.isOpen && state != .pending && approval.purpose == .consent
        return strangers.map { .watched($0) } + [.approvalAsked(approval)] + (waits ? [.held(approval.wait)] : [])
    }

    private func askExcuse(_ message: Message, in context: DecisionContext) throws(Rejection) -> [RequestEvent] {
        guard let obligation else { throw Rejection(.illegalInState, "Only what is owed can be excused.") }
        guard owes(obligation, context) else {
            throw Rejection(.notPermitted, "Whoever owes it asks to be let off.")
        }
        guard !approvals.contains(where: { $0.isOpen && $0.purpose == .excuse }) else {
            throw Rejection(.illegalInState, "It was asked already whether this is excused.")
        }
        let question = Approval(
            id: approvals.count + 1, purpose: .excuse,
            question: String(message.text.prefix(context.limits.question / 4)), approvers: [requester], needed: 1,
            due: nil)
        guard context.actor.person != requester else {
            throw Rejection(.notPermitted, "Nobody lets themselves off.")
        }
        return [.replied(try context.contribution(message))] + (try asking(question, in: context))
    }

    private func vote(
        on approval: Approval, _ agrees: Bool, _ remark: String, in context: DecisionContext
    ) throws(Rejection) -> [RequestEvent] {
        guard let person = context.actor.person, approval.approvers.contains(person) else {
            throw Rejection(.notPermitted, "Only those who were asked say whether they agree.")
        }
        var voters = [person]
        if case .delegate(_, by: let delegate) = context.actor { voters.append(delegate) }
        guard !voters.contains(where: asks) else {
            throw Rejection(.notPermitted, "Nobody agrees to what they ask for themselves, nor for somebody else.")
        }
        if let delegate = voters.dropFirst().first, approval.approvers.contains(delegate) {
            throw Rejection(.notPermitted, "“\(delegate)” is asked, too, and answers for themselves alone.")
        }
        guard approval.missing.contains(person) else {
            throw Rejection(.illegalInState, "“\(person)” has said so already.")
        }
        if let delegate = voters.dropFirst().first, approval.votes.contains(where: { $0.delegate == delegate }) {
            throw Rejection(.notPermitted, "“\(delegate)” has answered for somebody already; nobody has two voices.")
        }
        try context.limits.check(remark, "remark", limit: context.limits.question)
        var judged = approval
        judged.votes.append(.init(person: person, delegate: nil, agrees: agrees, remark: remark, at: context.now))
        let given = RequestEvent.approvalGiven(approval: approval.id, by: person, agrees: agrees, remark: remark)
        guard let outcome = judged.judgement else { return [given] }
        return [given] + concluding(approval, outcome)
    }

    /// Those for whom it is done, who do not agree to it themselves.
    private func asks(_ person: Person.ID) -> Bool {
        if case .person(person) = obligation?.obligor { return true }
        return obligation == nil && (person == requester || person == beneficiary)
    }

    func concluding(_ approval: Approval, _ outcome: Approval.Outcome) -> [RequestEvent] {
        var events: [RequestEvent] = [.approvalConcluded(approval: approval.id, outcome)]
        if approval.purpose == .excuse, outcome == .approved { return events + [.resolved(.excused)] }
        // Nothing waits for an excuse.
        guard approval.purpose == .consent else { return events }
        let others = approvals.contains { $0.isOpen && $0.purpose == .consent && $0.id != approval.id }
        if pending?.reason == .approval, !others { events.append(.resumed) }
        return events
    }

    private func openApproval(_ id: Int) throws(Rejection) -> Approval {
        guard let approval = approvals.first(where: { $0.id == id }) else {
            throw Rejection.unknown("approval", "\(id)")
        }
        guard let outcome = approval.outcome else { return approval }
        throw Rejection(.illegalInState, "The approval \(id) is over: \(outcome.rawValue).")
    }

    /// What has lapsed by now.
    func lapse(at now: Timestamp) -> [RequestEvent] {
        var (request, events) = (self, [RequestEvent]())
        for approval in approvals where approval.isOpen && approval.due.map({ $0 <= now }) == true {
            // One after the other: the last one lets it go on.
            events += request.concluding(approval, .lapsed)
            request.extras.conclude(approval.id, .lapsed)
        }
        return events
    }
}

extension RequestLimits {
    func check(question: String) throws(Rejection) {
        try check(question, "question", limit: self.question)
        guard question.contains(where: { !$0.isWhitespace }) else {
            throw .invalidField("question", "Say what there is to agree to.")
        }
    }
}
