/// What is owed is a target of the request: the clock warns, finds it late and escalates as for any other.
struct ObligationPolicy: SLAPolicy {
    let name: SLAPolicyName = "obligation"
    static let target: SLATarget.Name = "obligation"

    func targets(for subject: SLASubject) -> [SLATarget] {
        guard let obligation = subject.request.obligation else { return [] }
        let seconds = subject.request.openedAt.duration(to: obligation.lateAfter)
        let party: SLAParty =
            switch obligation.obligor {
            case .team(let team): .team(team)
            case .supplier(let supplier): .supplier(supplier)
            case .person, .department: .requester
            }
        return [
            SLATarget(
                // What is opened when it is late already is found late at once.
                .resolution, within: .elapsed(max(.seconds(1), seconds)), party: party, name: Self.target,
                escalations: obligation.escalations, choices: ClockChoices(pauses: .never))
        ]
    }
}
