#if Command
    import ServiceDesk

    // What few requests have, as --json prints it; where there is nothing the key is left out.

    /// A step of a checklist.
    struct StepJSON: Encodable {
        let id: Int
        let text: String
        /// By whom, and when; left out where it is still to be done.
        let person, delegate, host: String?
        let doneAt: TimeJSON?

        init(_ step: ChecklistStep) {
            (id, text) = (step.id, step.text)
            (person, delegate, host) = step.done?.by.parts ?? (nil, nil, nil)
            doneAt = step.done.map { TimeJSON($0.at) }
        }
    }

    struct PartJSON: Encodable {
        let name, subject: String
        /// The parts that must be done before.
        let after: [String]
        let opensAt: TimeJSON?
        /// The request that it became, for who may see that.
        let number: Request.Number?
        let isWaiting, isSkipped: Bool

        init(_ part: RequestPart, numbers: [Request.ID: Request.Number]) {
            (name, subject, after) = (part.name, part.draft.subject, part.after.elements)
            opensAt = part.opensAt.map(TimeJSON.init)
            number = part.request.flatMap { numbers[$0] }
            (isWaiting, isSkipped) = (part.isWaiting, part.isSkipped)
        }
    }

    struct DiagnosisJSON: Encodable {
        let cause: String
        let workaround: Article.Number?

        init(_ diagnosis: Diagnosis) { (cause, workaround) = (diagnosis.cause, diagnosis.workaround) }
    }

    struct PreventionJSON: Encodable {
        let measure: String
        let since: TimeJSON

        init(_ prevention: Prevention) { (measure, since) = (prevention.measure, TimeJSON(prevention.since)) }
    }

    struct OutreachJSON: Encodable {
        let article: Article.Number
        let audience, readers: [String]
        let at: TimeJSON

        init(_ outreach: Outreach) {
            (article, audience, at) = (outreach.article, outreach.audience.words, TimeJSON(outreach.at))
            readers = outreach.readers.map(\.rawValue)
        }
    }

    struct SatisfactionJSON: Encodable {
        let rating: Int
        let remark, person: String?
        let isShared: Bool

        init(_ answer: SurveyAnswer) {
            (rating, isShared, person) = (answer.rating, answer.isShared, answer.from?.rawValue)
            remark = answer.remark.isEmpty ? nil : answer.remark
        }
    }

    extension Collection {
        /// `nil` where there is nothing.
        var unlessEmpty: Self? { isEmpty ? nil : self }
    }
#endif
