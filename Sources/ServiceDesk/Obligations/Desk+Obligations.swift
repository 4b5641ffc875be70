/// What is owed: defined and looked at by the host’s own program; met by whoever owes it.
extension Desk {
    /// Defines an obligation, or changes one. What was opened stays as it was; what was due before it was defined, or
    /// got another rule, is not opened.
    ///
    /// It is over once the last of its requests has been opened.
    ///
    /// - Returns: The instant at which its next requests are opened; `nil` where nothing is due any more: then it is
    ///   not kept, or ends.
    /// - Throws: ``Rejection`` that names what is not as it must be, or not there; ``StoreError``.
    @discardableResult
    public func define(_ obligation: Obligation, as viewer: Viewer) async throws -> Timestamp? {
        try checkHost(viewer)
        try await check(obligation)
        return try await keep(obligation, ObligationWork.key(obligation.id), as: viewer) { record in
            let content = try record.item.task.decode(ObligationWork.Content.self)
            return (content.obligation.rule, content.lastDay)
        } item: { lastDay, dates in
            try ObligationWork.item(.init(obligation: obligation, lastDay: lastDay), in: dates)
        }
    }

    /// Ends an obligation: nothing more of it is opened. What was opened stays.
    public func withdraw(_ obligation: Obligation.ID, as viewer: Viewer) async throws {
        try await plan([.cancel(ObligationWork.key(obligation))], as: viewer)
    }

    /// An obligation, and when its next requests are opened.
    public struct DefinedObligation: Hashable, Sendable {
        public var obligation: Obligation
        public var opensAt: Timestamp
        /// Why they could not be opened.
        public var failure: String?
        /// Whether it was given up, until somebody revives its work or defines it anew.
        public var isGivenUp: Bool
    }

    /// All obligations of which something is still to be opened, by id.
    public func obligations(as viewer: Viewer) async throws -> [DefinedObligation] {
        try await definitions(ObligationWork.kind, as: viewer) { record in
            let content = try record.item.task.decode(ObligationWork.Content.self)
            return DefinedObligation(
                obligation: content.obligation, opensAt: record.nextAt, failure: record.failure,
                isGivenUp: record.isBuried)
        }.sorted { $0.obligation.id < $1.obligation.id }
    }

    /// The request in which somebody owes something on a day of the rule; `nil` where it was not opened yet. For the
    /// host’s own program, which learns that it was done (``fulfil(_:with:attachments:as:key:)``).
    public func occurrence(
        of obligation: Obligation.ID, on day: CalendarDate, by obligor: Obligation.Party, as viewer: Viewer
    ) async throws -> RequestReference? {
        let key = ObligationWork.key(obligation, day, obligor)
        return try await keys(.named([key]), as: viewer).first.map { .number($0.number) }
    }

    /// Says that what is owed was done.
    ///
    /// - Parameter text: What shows that it was, as far as the obligation asks for it.
    @discardableResult
    public func fulfil(
        _ reference: RequestReference, with text: String? = nil, attachments: [FileAttachment] = [],
        as viewer: Viewer, key: String? = nil
    ) async throws -> Request {
        let isEmpty = text == nil && attachments.isEmpty
        let message = isEmpty ? nil : makeMessage(text ?? "", attachments)
        return try await perform(.fulfil(message), on: reference, as: viewer, key: key)
    }

    /// Lets somebody off who owes it.
    @discardableResult
    public func excuse(
        _ reference: RequestReference, because reason: String, as viewer: Viewer, key: String? = nil
    ) async throws -> Request {
        try await perform(.excuse(makeMessage(reason)), on: reference, as: viewer, key: key)
    }

    // MARK: Opening

    /// Who owes it now: nobody twice, and nobody who has left.
    func obligors(of obligation: Obligation) async throws -> [Obligation.Party] {
        var parties: [Obligation.Party] = []
        for obligor in obligation.obligors {
            switch obligor {
            case .party(let party): parties.append(party)
            case .members(let team):
                parties += try await members(of: team).map { .person($0.person) }
            case .leads(let team):
                parties += try await members(of: team).filter { $0.role == .lead }.map { .person($0.person) }
            case .managers(let department):
                let people = try await directory.people(in: department)
                let managers = Set(people.filter(\.isActive).compactMap(\.manager))
                parties += people.map(\.id).filter(managers.contains).map { .person($0) }
            }
        }
        var seen: Set<Obligation.Party> = []
        var owing: [Obligation.Party] = []
        for party in parties where seen.insert(party).inserted {
            if case .person(let id) = party, try await directory.person(id)?.isActive != true { continue }
            owing.append(party)
        }
        return owing
    }

    private func members(of id: Team.ID) async throws -> [Team.Member] {
        guard let team = try await directory.team(id) else { throw Rejection.unknown("team", id.rawValue) }
        return team.members
    }

    /// Those who lead a team and are still there.
    private func leads(of team: Team.ID) async throws -> [Person.ID] {
        var leads: [Person.ID] = []
        for member in try await members(of: team) where member.role == .lead {
            if try await directory.person(member.person)?.isActive == true { leads.append(member.person) }
        }
        return leads
    }

    /// - Parameter isNew: That it was not opened a moment ago.
    func open(_ owed: ObligationOccurrence, of obligation: Obligation, isNew: Bool) async throws {
        var draft = RequestDraft(
            "\(obligation.title) (\(owed.day))", text: obligation.text, requester: obligation.contact,
            team: obligation.team, kind: .obligation, due: owed.due,
            confidentiality: obligation.isConfidential ? Request.Confidentiality() : nil)
        draft.obligation = owed
        switch owed.obligor {
        case .person(let person):
            if person != obligation.contact { draft.watchers = [person] }
        case .team(let team):
            draft.team = team
            // Those to whom it is owed see it, too.
            if case .team(let customer) = owed.beneficiary, customer != team, !obligation.isConfidential {
                draft.watchers = SortedSet(try await leads(of: customer).filter { $0 != obligation.contact })
            }
        case .supplier, .department: break
        }
        let key = ObligationWork.key(owed.obligation, owed.day, owed.obligor)
        let request: Request
        do {
            request = try await open(draft, as: ObligationWork.viewer, key: key, isNew: isNew)
        } catch let rejection as Rejection where rejection.code == .keyReused {
            // It was opened before the obligation was changed.
            guard let found = try await keys(.named([key]), as: ObligationWork.viewer).first,
                case let kept = try await load(.number(found.number)), kept.obligation?.obligation == owed.obligation,
                kept.obligation?.day == owed.day, kept.obligation?.obligor == owed.obligor
            else { throw rejection }
            request = kept
        }
        if case .supplier(let supplier) = owed.obligor, request.handover == nil {
            try await perform(
                .handOver(supplier), on: .id(request.id), as: ObligationWork.viewer, key: key + ":supplier")
        }
    }

    // MARK: Checking

    private func check(_ obligation: Obligation) async throws {
        let limits = configuration.limits
        try limits.check(obligation.id, "id")
        guard obligation.id.rawValue.utf8.count <= 150 else {
            throw Rejection.tooLarge("id", obligation.id.rawValue.utf8.count, limit: 150, unit: "bytes")
        }
        guard case let title = obligation.title, title.contains(where: { !$0.isWhitespace }),
            title.utf8.count <= 200, title.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F })
        else { throw Rejection.invalidField("title", "An obligation has a title of one line, up to 200 bytes.") }
        guard (obligation.evidence == .form) == (obligation.form?.fields.isEmpty == false) else {
            throw Rejection.invalidField("form", "A form is asked for where it is the evidence, and only there.")
        }
        try limits.check(obligation.text, "text", limit: WorkTask.maximumPayload)
        let year: Int64 = 366 * 86_400
        guard !obligation.obligors.isEmpty else {
            throw Rejection.invalidField("obligors", "Name those who owe it.")
        }
        for (name, seconds) in [("opensAhead", obligation.opensAhead), ("grace", obligation.grace)] {
            guard (0...year).contains(seconds) else { throw Rejection.invalidField(name, "0 to 366 days.") }
        }
        guard obligation.reminders.count <= 10, obligation.reminders.allSatisfy({ (1...year).contains($0) }) else {
            throw Rejection.invalidField("reminders", "At most ten, each up to 366 days before.")
        }
        guard obligation.reminders.allSatisfy({ $0 <= obligation.opensAhead }) else {
            throw Rejection.invalidField("reminders", "Nobody is reminded before it is opened.")
        }
        do {
            try obligation.rule.validate()
            let target = SLATarget(.resolution, within: .elapsedTime(1), escalations: obligation.escalations)
            try target.validate()
        } catch let error as ServiceHoursError {
            throw Rejection.invalidField("rule", error.description)
        } catch let error as SLAError {
            throw Rejection.invalidField("escalations", error.description)
        }
        try await checkParties(obligation)
    }

    private func checkParties(_ obligation: Obligation) async throws {
        _ = try await directory.activePerson(obligation.contact)
        try await checkTeam(obligation.team)
        guard !obligation.obligors.contains(where: { if case .party(.department) = $0 { true } else { false } }) else {
            throw Rejection.invalidField(
                "obligors", "A department does nothing itself: name its people, a team, or those who lead one.")
        }
        let named = obligation.obligors.map { obligor -> Obligation.Party in
            switch obligor {
            case .party(let party): party
            case .members(let team), .leads(let team): .team(team)
            case .managers(let department): .department(department)
            }
        }
        for party in named + [obligation.beneficiary] {
            switch party {
            case .person(let person): _ = try await directory.activePerson(person)
            case .team(let team): try await checkTeam(team)
            case .supplier(let supplier): try await checkSupplier(supplier)
            case .department(let department):
                guard try await directory.department(department) != nil else {
                    throw Rejection.unknown("department", department.rawValue)
                }
            }
        }
    }
}
