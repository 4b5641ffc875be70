extension Desk {
    /// The team whose policy is to find an agent for a request that an update brings to it: by opening it there, by
    /// giving it to the team and to nobody in particular, or by reopening it when its agent is no member any more.
    func teamToAsk(about update: Change.Update) async throws -> Team.ID? {
        let (before, after) = (update.before, update.after)
        guard after.state.isOpen, let name = after.team, let team = try await directory.team(name),
            team.assignment != nil
        else { return nil }
        let isNew = before == nil || before?.team != name
        let isBack = before.map { !$0.state.isOpen } ?? false
        guard let agent = after.agent else { return isNew || isBack ? name : nil }
        return isBack ? (try await isAgent(agent, of: team) ? nil : name) : nil
    }

    private func isAgent(_ person: Person.ID, of team: Team) async throws -> Bool {
        guard team.members.contains(where: { $0.person == person }) else { return false }
        return try await directory.person(person)?.isActive == true
    }

    /// Lets the team's policy find an agent, and adds that to the decision. A policy that finds none leaves the request
    /// to the team, without the agent who is gone.
    ///
    /// - Returns: Who was found, `nil` for nobody.
    func assign(_ decision: inout Decision) async throws -> AssignmentTurns.Choice? {
        guard let update = decision.update, let name = decision.teamToAsk, let team = try await directory.team(name),
            let policyName = team.assignment
        else { return nil }
        guard let policy = configuration.assignmentPolicies.first(where: { $0.name == policyName }) else {
            throw Rejection.unknown("assignment policy", policyName.rawValue)
        }
        let request = update.after
        let service: Service? = if let name = request.service { try await directory.service(name) } else { nil }
        let (context, newest) = try await assignmentContext(for: team, request, service: service)
        let agent = policy.agent(for: request, in: context)
        var events: [RequestEvent] = agent == request.agent ? [] : [.assigned(team: name, agent: agent)]
        if agent != nil, request.state == .new || request.state == .reopened { events.append(.started) }
        guard !events.isEmpty else { return nil }
        let actor = Actor.host("assignment: \(policyName)")
        let recorded = try request.recording(events.map { (actor, $0) }, at: request.updatedAt)
        decision.update = try Change.Update(
            before: update.before, after: recorded.after, events: update.events + recorded.events)
        decision.request = recorded.after
        return agent.map { AssignmentTurns.Choice(agent: $0, newest: newest) }
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
        return (
            AssignmentContext(candidates: candidates, lastAgent: lastAgent, skills: service?.skills ?? []), newest
        )
    }
}
