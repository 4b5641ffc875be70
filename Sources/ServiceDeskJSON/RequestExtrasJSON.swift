import ServiceDesk

// What few requests have; where there is nothing the key is left out.

package struct DiagnosisJSON: Encodable {
    package let cause: String
    package let workaround: Article.Number?

    package init(_ diagnosis: Diagnosis) { (cause, workaround) = (diagnosis.cause, diagnosis.workaround) }
}

package struct PreventionJSON: Encodable {
    package let measure: String
    package let since: TimeJSON

    package init(_ prevention: Prevention) { (measure, since) = (prevention.measure, TimeJSON(prevention.since)) }
}

package struct OutreachJSON: Encodable {
    package let article: Article.Number
    package let audience, readers: [String]
    package let at: TimeJSON

    package init(_ outreach: Outreach) {
        (article, audience, at) = (outreach.article, outreach.audience.words, TimeJSON(outreach.at))
        readers = outreach.readers.map(\.rawValue)
    }
}

package struct SatisfactionJSON: Encodable {
    package let rating: Int
    package let remark, person: String?
    package let isShared: Bool

    package init(_ answer: SurveyAnswer) {
        (rating, isShared, person) = (answer.rating, answer.isShared, answer.from?.rawValue)
        remark = answer.remark.isEmpty ? nil : answer.remark
    }
}

extension Collection {
    /// `nil` where there is nothing.
    package var unlessEmpty: Self? { isEmpty ? nil : self }
}

package struct ApprovalJSON: Encodable {
    package struct Vote: Encodable {
        package var person: String
        package var agrees: Bool
        package var remark: String?
        package var at: TimeJSON
    }

    package let id, needed: Int
    /// `question` is left out where somebody asks to be let off.
    package let purpose, state: String
    package let question: String?
    package let approvers, missing: [String]
    package let due: TimeJSON?
    package let votes: [Vote]

    package init(_ approval: Approval) {
        (id, needed) = (approval.id, approval.needed)
        (purpose, state) = (approval.purpose.rawValue, approval.state)
        question = approval.purpose == .excuse ? nil : approval.question
        approvers = approval.approvers.map(\.rawValue)
        missing = approval.isOpen ? approval.missing.map(\.rawValue) : []
        due = approval.due.map(TimeJSON.init)
        votes = approval.votes.map { vote in
            Vote(
                person: vote.person.rawValue, agrees: vote.agrees, remark: vote.remark.isEmpty ? nil : vote.remark,
                at: TimeJSON(vote.at))
        }
    }
}

package struct StepJSON: Encodable {
    package var step: Int
    package var text: String
    package var isDone: Bool
    package var at: TimeJSON?
    package var person, delegate, host: String?

    package init(_ step: ChecklistStep) {
        (self.step, text, isDone) = (step.id, step.text, step.done != nil)
        at = step.done.map { TimeJSON($0.at) }
        if let done = step.done { (person, delegate, host) = done.by.parts }
    }
}

extension Approval {
    /// `open`, `approved`.
    package var state: String { outcome?.rawValue ?? "open" }
}

/// Thanks, on a request or in a list of them.
package struct ThanksJSON: Encodable {
    /// Of the request; left out for who may not see it, and where it goes without saying.
    package let number: Request.Number?
    package let subject: String?
    package let from, text: String
    package let to: [String]
    package let at: TimeJSON

    package init(_ thanks: Thanks, number: Request.Number? = nil, subject: String? = nil) {
        (self.number, self.subject) = (number, subject)
        (from, text, at) = (thanks.from.rawValue, thanks.text, TimeJSON(thanks.at))
        to = thanks.to.map(\.rawValue)
    }
}

package struct PartJSON: Encodable {
    /// What a part stands at.
    package enum State: String, Encodable {
        case waiting, opened, skipped
    }

    package var name, subject: String
    package var team, service: String?
    package var after: [String]
    package var state: State
    package var opensAt: TimeJSON?
    /// The request that it became; left out where the viewer may not see it.
    package var number: Request.Number?
    package var requestState, resolution: String?

    package init(_ part: RequestPart, _ child: Request?) {
        (name, subject, after) = (part.name, part.draft.subject, part.after.elements)
        (team, service) = (part.draft.team?.rawValue, part.draft.service?.rawValue)
        state = part.isSkipped ? .skipped : part.request == nil ? .waiting : .opened
        opensAt = part.isWaiting ? part.opensAt.map(TimeJSON.init) : nil
        (number, requestState) = (child?.number, child?.state.rawValue)
        resolution = child?.resolution?.rawValue
    }
}
