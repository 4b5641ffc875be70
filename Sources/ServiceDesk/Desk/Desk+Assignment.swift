extension Desk {
    /// The team whose policy is to find an agent for a request that an update brings to it: by opening it there, by
    /// giving it to the team and to nobody in particular, or by reopening it when its agent is no member any more. A
    /// team with people on call is asked without a policy too, and also when a request that is nobody’s gets another
    /// priority.
    func teamToAsk(about update: Change.Update) async throws -> Team.ID? {
        let (before, after) = (update.before, update.after)
        let isOtherwiseUrgent = after.agent == nil && before.map { $0.priority != after.priority } ?? false
        guard after.state.isOpen, update.isComing || isOtherwiseUrgent, let name = after.team,
            let team = try await directory.team(name)
        else { return nil }
        if let agent = after.agent {
            guard update.isBack, try await !isAgent(agent, of: team) else { return nil }
        }
        if team.assignment != nil, update.isComing { return name }
        return try await isOnCall(for: after, of: team) ? name : nil
    }

    private func isOnCall(for request: Request, of team: Team) async throws -> Bool {
        guard configuration.assignsOnCall else { return false }
        return try await !duties(of: team, for: request, at: request.updatedAt).isEmpty
    }

    private func isAgent(_ person: Person.ID, of team: Team) async throws -> Bool {
        guard team.members.contains(where: { $0.person == person }) else { return false }
        return try await directory.person(person)?.isActive == true
    }

    /// Lets whoever is on call or the team's policy be the agent, and adds that to the decision. A policy that finds
    /// none leaves the request to the team, without the agent who is gone.
    ///
    /// - Returns: Who was found, `nil` for nobody.
    func assign(_ decision: inout Decision) async throws -> AssignmentTurns.Choice? {
        guard let update = decision.update, var recorded = decision.unpromised, let name = decision.teamToAsk,
            let team = try await directory.team(name)
        else { return nil }
        let (request, own) = (update.after, update.isComing ? try policy(of: team) : nil)
        let service: Service? = if let name = request.service { try await directory.service(name) } else { nil }
        let (context, newest) = try await assignmentContext(for: team, request, service: service)
        let policy: any AssignmentPolicy = own ?? ManualAssignment()
        let agent = OnCallAssignment(otherwise: policy).agent(for: request, in: context)
        var events: [RequestEvent] = agent == request.agent ? [] : [.assigned(team: name, agent: agent)]
        if agent != nil, request.state == .new || request.state == .reopened { events.append(.started) }
        guard !events.isEmpty else { return nil }
        let isOnCall = agent.map(context.onCall.contains) ?? false
        let actor = isOnCall ? Actor.onCallAssignment : .host("assignment: \(policy.name)")
        try recorded.add(events.map { (actor, $0) }, at: request.updatedAt)
        // A team to which it is escalated meanwhile wants to be asked as well.
        let (judged, ruling) = try await ruled(
            try await judged(recorded, escalating: .later), decision.ruling, escalating: .later)
        recorded = try promised(judged)
        decision.ruling = ruling
        decision.update = try Change.Update(before: update.before, after: recorded.after, events: recorded.events)
        (decision.request, decision.look) = (recorded.after, recorded.look)
        return agent.map { AssignmentTurns.Choice(agent: $0, newest: newest) }
    }

    /// - Throws: ``Rejection`` of code ``Rejection/Code/unknownReference`` for a policy that the desk does not have.
    private func policy(of team: Team) throws -> (any AssignmentPolicy)? {
        guard let name = team.assignment else { return nil }
        guard let policy = configuration.assignmentPolicies.first(where: { $0.name == name }) else {
            throw Rejection.unknown("assignment policy", name.rawValue)
        }
        return policy
    }

    /// Members of the team who are on call for a request; nobody else could see it.
    private func onCall(
        for request: Request, of team: Team, among candidates: [AssignmentContext.Candidate]
    ) async throws -> [Person.ID] {
        guard configuration.assignsOnCall else { return [] }
        let people = try await duties(of: team, for: request, at: request.updatedAt).map(\.person)
        return people.filter { person in candidates.contains { $0.person == person } }
    }

    private func assignmentContext(
        for team: Team, _ request: Request, service: Service?
    ) async throws -> (AssignmentContext, newest: Request.Number) {
        let host = Viewer.host("assignment")
        let ofTeam = RequestFilter {
            $0.teams = [team.id]
            $0.isAssigned = true
        }
        var open = ofTeam
        open.isOpen = true
        let loads = try await store.counts(CountQuery(viewer: host, filter: open, by: [.agent]))
        let last = try await store.page(
            RequestQuery(viewer: host, filter: ofTeam, order: RequestOrder(.number, isDescending: true), limit: 1)
        ).requests.first
        let people = try await directory.people(team.members.map(\.person))
        let candidates = team.members.compactMap { member -> AssignmentContext.Candidate? in
            guard let person = people.first(where: { $0.id == member.person }), person.isActive else { return nil }
            // Nobody handles a confidential matter about themselves.
            guard !request.concerns(person.id) else { return nil }
            let load = loads.first { $0.values == [member.person.rawValue] }?.count ?? 0
            return .init(member.person, skills: person.skills, load: load, capacity: member.capacity)
        }
        let newest = last?.number ?? 0
        let lastAgent = turns.lastAgent(of: team.id, newest: newest) ?? last?.agent
        let onCall = try await onCall(for: request, of: team, among: candidates)
        let context = AssignmentContext(
            candidates: candidates, lastAgent: lastAgent, skills: service?.skills ?? [], onCall: onCall)
        return (context, newest)
    }
}

extension Change.Update {
    /// Whether it brings an open request back: one that was resolved or closed.
    fileprivate var isBack: Bool { before.map { !$0.state.isOpen } ?? false }

    /// Whether it brings a request to its team.
    fileprivate var isComing: Bool { before == nil || before?.team != after.team || isBack }
}

extension Actor {
    /// Gives requests to whoever is on call. Journals have it: it never changes.
    static let onCallAssignment = Actor.host("assignment: on-call")
}
