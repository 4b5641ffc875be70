import ServiceDesk

extension CountQuery {
    /// Whether the numbers by team and state, which are kept ready, answer the question.
    package var isAnsweredByTally: Bool {
        var rest = filter
        (rest.teams, rest.states, rest.isOpen) = ([], [], nil)
        return rest == RequestFilter() && groups.allSatisfy { $0 == .team || $0 == .state }
            && viewer.supplier == nil && !viewer.hasEnded
    }
}

/// What a viewer sees of the kept numbers: all of their teams' requests, corrected by those requests in which they are
/// named. Only the latter are looked at one by one.
package struct TallyCounts {
    private let query: CountQuery
    package private(set) var values: [[String?]: Int] = [:]

    package init(_ query: CountQuery) { self.query = query }

    /// Takes one of the numbers that are kept.
    ///
    /// - Parameter team: Empty for requests without one.
    package mutating func add(team: String, _ state: String, _ count: Int) {
        guard query.viewer.isHost || query.viewer.teams.contains(Team.ID(team)) else { return }
        add(team.isEmpty ? nil : team, state, count)
    }

    /// Takes a request that names the viewer, who may see more of their teams' requests than the numbers say, or less.
    package mutating func correct(team: String?, _ state: String, isVisible: Bool) {
        let isCounted = team.map { query.viewer.teams.contains(Team.ID($0)) } ?? false
        add(team, state, (isVisible ? 1 : 0) - (isCounted ? 1 : 0))
    }

    private mutating func add(_ team: String?, _ state: String, _ count: Int) {
        guard query.filter.admits(team: team, state: state) else { return }
        values[query.groups.map { $0 == .team ? team : state }, default: 0] += count
    }
}

/// The requests by which the kept numbers are corrected.
package enum TallyCorrection {
    /// `team`, `state` and 1 or 0 for whether it is visible, of each request that names the viewer; `nil` for one who
    /// sees everything.
    package static func statement(_ viewer: Viewer) -> SQLFragment? {
        guard let person = viewer.person, let visible = Visibility(viewer).condition else { return nil }
        // Whom a request names may see more of their teams' requests, or less; so may whoever they act for.
        let people = [person] + (viewer.delegate.map { [$0] } ?? [])
        // A request without a team is neither in the viewer's teams nor out of them, as SQL sees it.
        return """
            SELECT request.team, request.state, CASE WHEN \(visible) THEN 1 ELSE 0 END FROM request \
            WHERE request.number IN \
            (SELECT n.number FROM participant n WHERE n.person IN \(list: people.map { .text($0.rawValue) }))
            """
    }
}

extension RequestFilter {
    fileprivate func admits(team: String?, state name: String) -> Bool {
        guard let state = RequestState(rawValue: name) else { return false }
        return (teams.isEmpty || team.map { teams.contains(Team.ID($0)) } == true)
            && (states.isEmpty || states.contains(state)) && (isOpen == nil || isOpen == state.isOpen)
    }
}

extension [CountRow] {
    /// The numbers that are not zero, in order.
    package init(_ counts: [[String?]: Int]) {
        self = counts.filter { $0.value != 0 }.map { CountRow(values: $0.key, count: $0.value) }
            .sorted { left, right in
                left.values.lexicographicallyPrecedes(right.values) { ($0 ?? "") < ($1 ?? "") }
            }
    }
}
