extension Request {
    /// Meets what is owed, or lets somebody off.
    func discharge(_ command: RequestCommand, in context: DecisionContext) throws(Rejection) -> [RequestEvent] {
        guard let obligation else {
            throw Rejection(
                .illegalInState, "It is no obligation: resolve it instead.",
                legalActions: RequestAction.legal(in: state))
        }
        switch command {
        case .fulfil(let message):
            guard context.standing >= .supplier || owes(obligation, context) else {
                throw Rejection(.notPermitted, "Whoever owes it says that it is done, or the team.")
            }
            try check(message, shows: obligation, in: context)
            guard let message else { return [.resolved(.fulfilled)] }
            return [.replied(try context.contribution(message)), .resolved(.fulfilled)]
        case .excuse(let message):
            guard mayExcuse(obligation, context) else {
                throw Rejection(.notPermitted, "Only those to whom it is owed can let somebody off.")
            }
            return [.replied(try context.contribution(message)), .resolved(.excused)]
        default: return []
        }
    }

    /// Those to whom it is owed may: the contact, and the team that goes after it; of what a team owes the contact
    /// alone. Nobody does so for themselves, nor for whom they act.
    private func mayExcuse(_ obligation: ObligationOccurrence, _ context: DecisionContext) -> Bool {
        if context.standing == .host { return true }
        switch obligation.obligor {
        case .person(let person):
            if case .delegate(_, by: person) = context.actor { return false }
            return person != context.actor.person && (context.standing >= .agent || isOwn(context))
        case .team: return isOwn(context)
        case .supplier, .department: return context.standing >= .agent || isOwn(context)
        }
    }

    /// Whether the actor is the one who owes it, or works for the team that does.
    func owes(_ obligation: ObligationOccurrence, _ context: DecisionContext) -> Bool {
        switch obligation.obligor {
        case .person(let person): context.actor.person == person
        case .team(let team): team == self.team && context.standing == .agent
        case .supplier: context.standing == .supplier
        case .department: false
        }
    }

    private func check(
        _ message: Message?, shows obligation: ObligationOccurrence, in context: DecisionContext
    ) throws(Rejection) {
        switch obligation.evidence {
        case .word: break
        case .reply:
            guard message?.text.contains(where: { !$0.isWhitespace }) == true else {
                throw .invalidField("text", "Say what was done: a message shows that it was.")
            }
        case .file:
            guard message?.attachments.isEmpty == false else {
                throw .invalidField("attachments", "Add the file: it shows that it was done.")
            }
        case .form: try obligation.form?.validate(fields)
        case .host:
            guard context.standing == .host else {
                throw Rejection(.notPermitted, "The desk itself learns that it was done, and says so.")
            }
        }
    }
}
