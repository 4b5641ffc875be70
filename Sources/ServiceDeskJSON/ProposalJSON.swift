import ServiceDesk

/// What recurs, as `desk problem propose --json` prints it and the API answers.
package struct ProposalJSON: Encodable {
    struct Month: Encodable {
        let month: String
        let count: Int
    }

    let pattern: String
    let count: Int
    let lift: Double
    /// The newest of them.
    let examples: [Request.Number]
    let first, last: TimeJSON
    let months: [Month]
    let evidence: [String]

    package init(_ proposal: ProblemProposal) {
        (pattern, count, lift) = (proposal.pattern.description, proposal.count, proposal.lift)
        (examples, evidence) = (proposal.examples, proposal.evidence)
        (first, last) = (TimeJSON(proposal.first), TimeJSON(proposal.last))
        months = proposal.byMonth.map { Month(month: $0.month, count: $0.count) }
    }
}
