#if Command
    import ServiceDesk

    // What few requests have, as --json prints it; where there is nothing the key is left out.

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
