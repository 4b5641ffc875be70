extension String {
    /// What stands where a text was erased: brackets around an ellipsis, as editors mark what they left out.
    public static let erased = "[…]"
}

extension RequestEvent {
    /// The event without what its actor said in it.
    var withoutWords: RequestEvent {
        switch self {
        case .opened(var opening):
            opening.message = opening.message.erased
            return .opened(opening)
        case .replied(let message): return .replied(message.erased)
        case .noted(let message): return .noted(message.erased)
        case .reopened: return .reopened(reason: .erased)
        case .accessOpened(let grant, _): return .accessOpened(grant: grant, reason: .erased)
        case .approvalGiven(let approval, let person, let agrees, let remark):
            return .approvalGiven(approval: approval, by: person, agrees: agrees, remark: remark.erasedUnlessEmpty)
        case .thanked(let people, let text): return .thanked(people, text: text.erasedUnlessEmpty)
        case .surveyAnswered(var answer):
            answer.remark = answer.remark.erasedUnlessEmpty
            return .surveyAnswered(answer)
        default: return self
        }
    }

    /// The event without anything that was written, whoever wrote it: of a request that is the matter of one person.
    var withoutTexts: RequestEvent {
        switch self {
        case .opened(var opening):
            (opening.subject, opening.message, opening.fields) = (.erased, opening.message.erased, [:])
            return .opened(opening)
        case .announced(let message): return .announced(message.erased)
        case .renamed: return .renamed(subject: .erased)
        case .serviceChanged(let service, _): return .serviceChanged(service: service, fields: [:])
        case .approvalAsked(let approval): return .approvalAsked(approval.erased)
        case .stepsAdded(let steps): return .stepsAdded(steps.map { ChecklistStep(id: $0.id, text: .erased) })
        case .planned(let parts): return .planned(parts.map(\.erased))
        case .diagnosed(var diagnosis):
            diagnosis.cause = .erased
            return .diagnosed(diagnosis)
        case .prevented(var prevention):
            prevention.measure = .erased
            return .prevented(prevention)
        case .aboutChanged: return .aboutChanged([])
        case .ruleStopped(let rule, _): return .ruleStopped(rule: rule, reason: .erased)
        case .acted(let action, _): return .acted(action, outcome: .erased)
        default: return withoutWords
        }
    }
}

extension Message {
    /// The message as one that was there: when, and by whom.
    fileprivate var erased: Message { Message(id: id, text: .erased, channel: channel) }
}

extension String {
    fileprivate var erasedUnlessEmpty: String { isEmpty ? "" : .erased }
}

extension Approval {
    /// The approval with its question erased.
    fileprivate var erased: Approval {
        Approval(
            id: id, purpose: purpose, question: .erased, approvers: approvers, needed: needed, due: due, votes: votes,
            outcome: outcome)
    }
}

extension RequestPart {
    /// The part with what it says erased; what it waits for stays.
    fileprivate var erased: RequestPart {
        var draft = draft
        (draft.subject, draft.text, draft.attachments, draft.fields) = (.erased, .erased, [], [:])
        if draft.checklist != nil { draft.checklist = [] }
        var part = RequestPart(name, draft, after: after, opensAt: opensAt)
        (part.request, part.isSkipped) = (request, isSkipped)
        return part
    }
}
