extension Desk {
    /// Checks that whom and what a command names exists.
    func checkReferences(of command: RequestCommand, by viewer: Viewer) async throws {
        switch command {
        case .assign(let team, let agent):
            if let team { try await checkTeam(team) }
            if let agent { try await checkAgent(agent, of: team) }
        case .changeRequester(let person, let beneficiary):
            try await checkPeople([person] + (beneficiary.map { [$0] } ?? []))
        case .watch(let person):
            try await checkPeople([person])
        case .protect(let confidentiality):
            try await checkPeople(confidentiality.named.elements + confidentiality.concerns.elements)
        case .handOver(let supplier?):
            try await checkSupplier(supplier)
        case .fill(let answers):
            try await checkPeople(answers.values.compactMap { $0?.person })
        case .chooseService(_, let answers):
            try await checkPeople(answers.values.compactMap(\.person))
        case .reply(let message), .note(let message), .announce(let message), .fulfil(let message?),
            .excuse(let message):
            try await checkAttachments(message.attachments, of: viewer)
        case .resolve(_, let message, _, let number):
            if let message { try await checkAttachments(message.attachments, of: viewer) }
            if let number { try await checkReads(number, viewer) }
        case .hold(let pending):
            try await checkParty(pending.waitingFor)
        case .askExcuse(let message): try await checkAttachments(message.attachments, of: viewer)
        case .askApproval(let question):
            guard case .people(let people) = question.from else { break }
            for person in people { _ = try await directory.activePerson(person) }
        case .addThing(let thing), .removeThing(let thing): try await checkThings([thing], by: viewer)
        case .diagnose(let diagnosis):
            if let number = diagnosis.workaround { _ = try await article(.number(number), as: viewer) }
        case .thank(let people, _): try await checkPeople(people.elements)
        default:
            break
        }
    }

    /// Whoever is mentioned is to be told, and so must be somebody who may read it.
    func checkMentions(of command: RequestCommand, on request: Request) async throws {
        guard case .note(let message) = command else { return }
        for person in message.mentions where try await !isHandled(request, by: person) {
            throw Rejection.invalidField(
                "mentions", "“\(person)” does not handle this request, and may not read its notes.")
        }
    }

    /// Whoever has left handles nothing.
    private func isHandled(_ request: Request, by person: Person.ID) async throws -> Bool {
        do {
            return try await viewer(for: person).standing(to: request) >= .agent
        } catch let rejection as Rejection where rejection.code == .notPermitted {
            return false
        }
    }

    func checkReferences(of opening: RequestOpening) async throws {
        var people = [opening.requester] + opening.watchers.elements + opening.fields.values.compactMap(\.person)
        if let beneficiary = opening.beneficiary { people.append(beneficiary) }
        if let confidentiality = opening.confidentiality {
            people += confidentiality.named.elements + confidentiality.concerns.elements
        }
        try await checkPeople(people)
        if let team = opening.team { try await checkTeam(team) }
    }

    private func checkPeople(_ people: [Person.ID]) async throws {
        for person in people where try await directory.person(person) == nil {
            throw Rejection.unknown("person", person.rawValue)
        }
    }

    func checkTeam(_ team: Team.ID) async throws {
        guard try await directory.team(team) != nil else { throw Rejection.unknown("team", team.rawValue) }
    }

    func checkSupplier(_ supplier: Supplier.ID) async throws {
        guard try await directory.supplier(supplier) != nil else {
            throw Rejection.unknown("supplier", supplier.rawValue)
        }
    }

    private func checkAgent(_ agent: Person.ID, of team: Team.ID?) async throws {
        _ = try await directory.activePerson(agent)
        guard let team else {
            throw Rejection.invalidField("agent", "An agent handles a request for a team; name the team.")
        }
        guard try await directory.team(team)?.members.contains(where: { $0.person == agent }) == true else {
            throw Rejection.invalidField("agent", "“\(agent)” is not a member of team “\(team)”.")
        }
    }

    private func checkParty(_ party: Pending.Party) async throws {
        switch party {
        case .requester, .nobody: break
        case .person(let person): try await checkPeople([person])
        case .team(let team): try await checkTeam(team)
        case .supplier(let supplier): try await checkSupplier(supplier)
        }
    }
}

extension FieldValue {
    var person: Person.ID? { if case .person(let person) = self { person } else { nil } }
}
