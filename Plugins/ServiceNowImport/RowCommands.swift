import ServiceDesk

/// What a row of the log asks of a request.
///
/// A row says how the incident stood after an update, so the commands are those that bring the request there. What is
/// there already asks for nothing.
struct RowCommands {
    let names: LogNames
    let source: String

    /// - Parameters:
    ///   - previous: The incident's row before this one.
    func commands(
        for row: LogRow, after previous: LogRow?, of incident: TextTable.Token, on request: Request
    ) -> [RequestCommand] {
        var commands: [RequestCommand] = []
        let reopens = !request.state.isOpen && row.state.isOpen
        if reopens { commands.append(.reopen(reason: "Reopened in \(source).")) }
        commands += description(row, request)
        // Who renamed or tagged the request in the desk is not undone until the log says something new.
        if let previous, !row.isNamedAlike(previous) {
            commands.append(.rename(names.subject(row, incident: incident)))
        }
        if previous.map({ !row.isTaggedAlike($0) }) ?? true { commands += tagging(row, request) }
        let isAssignedAnew = previous.map { $0.group != row.group || $0.agent != row.agent } ?? true
        if isAssignedAnew || reopens { commands += assignment(row, request) }
        return commands + lifeCycle(row, request)
    }

    func draft(_ row: LogRow, incident: TextTable.Token) -> RequestDraft {
        let facts = [
            names.texts[incident].map { "Incident \($0) of \(source)." },
            names.name("Location", row.location).map { "\($0)." },
            names.name("Configuration item", row.configurationItem).map { "\($0)." },
        ]
        return RequestDraft(
            names.subject(row, incident: incident), text: facts.compactMap { $0 }.joined(separator: " "),
            requester: names.requester(row), team: names.team(row.group), service: names.service(row),
            tags: names.tags(row), kind: .incident, impact: row.impact, urgency: row.urgency,
            channel: names.channel(row.contactType))
    }

    private func description(_ row: LogRow, _ request: Request) -> [RequestCommand] {
        var commands: [RequestCommand] = []
        if row.impact != request.impact || row.urgency != request.urgency {
            commands.append(.classify(impact: row.impact, urgency: row.urgency))
        }
        let service = names.service(row)
        if service != request.service { commands.append(.chooseService(service)) }
        let requester = names.requester(row)
        if requester != request.requester { commands.append(.changeRequester(requester)) }
        return commands
    }

    private func tagging(_ row: LogRow, _ request: Request) -> [RequestCommand] {
        let tags = names.tags(row)
        let gone = SortedSet(request.tags.filter { LogNames.isOwn($0) && !tags.contains($0) })
        let new = SortedSet(tags.filter { !request.tags.contains($0) })
        return (gone.isEmpty ? [] : [.untag(gone)]) + (new.isEmpty ? [] : [.tag(new)])
    }

    private func assignment(_ row: LogRow, _ request: Request) -> [RequestCommand] {
        let (team, agent) = (names.team(row.group), names.person(row.agent))
        return team == request.team && agent == request.agent ? [] : [.assign(team: team, agent: agent)]
    }

    private func lifeCycle(_ row: LogRow, _ request: Request) -> [RequestCommand] {
        let resume: [RequestCommand] = request.state == .pending ? [.resume] : []
        switch row.state {
        case .unknown: return []
        case .new, .active: return resume
        case .awaitingUser: return hold(.information, .requester, request, resume)
        case .awaitingVendor:
            return hold(.supplier, names.supplier(row.vendor).map { .supplier($0) } ?? .nobody, request, resume)
        case .awaitingProblem: return hold(.problem, .nobody, request, resume)
        case .awaitingEvidence: return hold(.evidence, .nobody, request, resume)
        case .resolved:
            let reopen: [RequestCommand] = request.state == .closed ? [.reopen(reason: "Reopened in \(source).")] : []
            return request.state == .resolved ? [] : reopen + [.resolve(.fixed)]
        case .closed: return request.state == .closed ? [] : [.close()]
        }
    }

    private func hold(
        _ reason: Pending.Reason, _ party: Pending.Party, _ request: Request, _ resume: [RequestCommand]
    ) -> [RequestCommand] {
        let pending = Pending(reason, waitingFor: party)
        return request.pending == pending ? [] : resume + [.hold(pending)]
    }
}
