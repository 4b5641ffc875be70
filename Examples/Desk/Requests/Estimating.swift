#if Command
    import ServiceDesk
    import ServiceDeskJSON

    extension EstimateAnswer {
        /// Between when and when, and from what that is known; or why nothing is.
        var words: String {
            switch self {
            case .estimate(let estimate):
                let share = Int((estimate.coverage * 100).rounded())
                return "between \(estimate.earliest.long) and \(estimate.latest.long), as \(share) of 100 of the "
                    + "\(estimate.samples) \(estimate.group) since \(estimate.since.long)"
            case .none(let reason): return "none: \(reason)"
            }
        }
    }

    struct EstimateJSON: Encodable {
        let earliest, median, latest, since: TimeJSON?
        let coverage: Double?
        let samples: Int?
        /// Whose history it is.
        let group: String?
        /// Why there is none.
        let reason: String?

        init(_ answer: EstimateAnswer) {
            let estimate = answer.estimate
            (earliest, latest) = (estimate.map { TimeJSON($0.earliest) }, estimate.map { TimeJSON($0.latest) })
            (median, since) = (estimate.map { TimeJSON($0.middle) }, estimate.map { TimeJSON($0.since) })
            (coverage, samples, group) = (estimate?.coverage, estimate?.samples, estimate?.group.description)
            reason = answer.reason?.description
        }
    }
#endif
