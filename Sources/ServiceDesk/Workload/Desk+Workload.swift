import Foundation

extension Desk {
    /// How much teams have to do now, how much they get done, and which of them have too much of it (``Workload``).
    ///
    /// The host asks for all teams; who works for teams, for these. Who holds how much is told to those who lead the
    /// team. What is open is counted as the viewer may see it. Costs grow with what is open, and with the weeks asked.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notPermitted``, of code ``Rejection/Code/invalidField`` for
    ///   bounds that make no sense, of code ``Rejection/Code/tooLarge`` where more requests are open than
    ///   ``WorkloadQuery/limit``; ``StoreError``.
    public func workload(_ query: WorkloadQuery) async throws -> WorkloadReport {
        try query.validate()
        var query = query
        let now = configuration.time.now()
        query.viewer = query.viewer.at(now)
        query.teams = try permittedTeams(query.teams, query.viewer)
        if !query.viewer.isHost { query.withholdingBelow = max(2, query.withholdingBelow) }
        for team in query.teams { try await checkTeam(team) }
        query.weeks = max(query.weeks, query.thresholds.weeks)
        return try await spans.span(.figures) { [query] in try await report(query, at: now) }
    }

    private func report(_ query: WorkloadQuery, at now: Timestamp) async throws -> WorkloadReport {
        // A day more, since the days of a zone begin up to sixteen hours before those of UTC or after them.
        let days = now.day - query.weeks * 7 - 1..<now.day + 2
        let page = try await measuredDays(days, of: query.teams)
        var tally = WorkloadTally(of: query.kinds)
        do {
            for kept in page.blocks { try tally.add(kept.block.content) }
        } catch let error as DecodingError {
            throw StoreError.unreadableMeasurements(error)
        }
        var open = try await openWork(query)
        for team in tally.flows.keys where query.teams.isEmpty && open[team] == nil { open[team] = [] }
        for team in query.teams where open[team] == nil { open[team] = [] }
        var report = WorkloadReport(
            at: now, weeks: query.weeks, thresholds: query.thresholds, withholdingBelow: query.withholdingBelow,
            rows: [])
        for (team, work) in open.sorted(by: { $0.key < $1.key }) {
            let hadSome = page.earlierBalances[team] != nil
            let facts = try await facts(of: team, work, tally, query, hadSome: hadSome, at: now)
            let workload = Workload(facts, by: query.thresholds)
            let isWithheld = workload.size < query.withholdingBelow
            let isLed = query.viewer.leads.contains(team) && !isWithheld
            report.rows.append(
                .init(team: team, workload: isWithheld ? nil : workload, members: isLed ? facts.members : nil))
        }
        return report
    }

    private func facts(
        of name: Team.ID, _ work: [OpenWork], _ tally: WorkloadTally, _ query: WorkloadQuery, hadSome: Bool,
        at now: Timestamp
    ) async throws -> WorkloadFacts {
        let team = try await directory.team(name)
        let calendar = try await calendar(of: team, orIn: query.zone)
        let soon = calendar.end(ofServiceDays: query.thresholds.promisedWithin, from: now)
        let today = calendar.today(now).number
        var facts = WorkloadFacts(
            members: try await members(of: team, on: calendar.nextServiceDay(now)),
            days: tally.days(of: name, on: today - query.weeks * 7..<today, hadSome: hadSome, by: calendar))
        let places = Dictionary(facts.members.enumerated().map { ($1.person, $0) }) { first, _ in first }
        for item in work {
            let isOverdue = item.isLate || item.due.map { $0 <= now } ?? false
            if item.isWaiting { facts.waiting += 1 }
            if isOverdue { facts.overdue += 1 }
            if isOverdue || item.due.map({ $0 < soon }) ?? false { facts.promised += 1 }
            guard let agent = item.agent else {
                facts.unassigned += 1
                continue
            }
            guard let place = places[agent] else {
                facts.heldByOthers += 1
                continue
            }
            facts.members[place].open += 1
            if item.isWaiting { facts.members[place].waiting += 1 }
        }
        return facts
    }

    // MARK: What is open

    /// What of an open request is counted.
    private struct OpenWork {
        var agent: Person.ID?
        var isWaiting: Bool
        /// When it is to be done, and whether a target of its resolution is used up.
        var due: Timestamp?
        var isLate: Bool
    }

    /// By teams; of what has none nothing.
    private func openWork(_ query: WorkloadQuery) async throws -> [Team.ID: [OpenWork]] {
        let filter = RequestFilter { filter in
            (filter.teams, filter.kinds, filter.isOpen) = (query.teams, query.kinds, true)
        }
        var question = RequestQuery(viewer: query.viewer, filter: filter, limit: 1_000)
        var (found, count): ([Team.ID: [OpenWork]], Int) = ([:], 0)
        repeat {
            let page = try await store.page(question)
            count += page.requests.count
            guard count <= query.limit else {
                throw Rejection.tooLarge("requests", count, limit: query.limit, unit: "open requests")
            }
            for request in page.requests {
                // A confidential matter about an agent is nothing that they work on.
                guard let team = request.team, query.viewer.standing(to: request) >= .agent else { continue }
                found[team, default: []].append(
                    OpenWork(
                        agent: request.agent, isWaiting: request.state == .pending,
                        due: request.promised?.resolutionBy ?? request.due, isLate: request.isLate))
            }
            question.after = page.next
        } while question.after != nil
        return found
    }

    // MARK: Who is there

    /// The members who have not left. Who has hours of their own is away on a day on which nothing of them is open.
    private func members(of team: Team?, on day: CalendarDate) async throws -> [WorkloadFacts.Member] {
        guard let team else { return [] }
        let people = try await directory.people(team.members.map(\.person))
        var members: [WorkloadFacts.Member] = []
        for member in team.members {
            guard let person = people.first(where: { $0.id == member.person }), person.isActive else { continue }
            let isThere = try await dates(of: person.hours, whose: person.id.rawValue)?.opens(on: day) ?? true
            members.append(.init(person.id, capacity: member.capacity, isThere: isThere))
        }
        return members
    }

    private func calendar(of team: Team?, orIn zone: TimeZone) async throws -> WorkloadCalendar {
        guard let team, let hours = team.hours, let dates = try await dates(of: hours, whose: team.id.rawValue) else {
            return WorkloadCalendar(nil, in: zone)
        }
        // By its name: Swift 6.3 cannot optimise a zone that one asynchronous call gives to another.
        return WorkloadCalendar(dates, in: try ServiceHours.timeZone(try await directory.zoneName(of: hours)))
    }

    /// Hours that cannot be used count as none, which is logged.
    private func dates(of hours: ServiceCalendar.ID?, whose owner: String) async throws -> ServiceDates? {
        guard let hours else { return nil }
        do {
            return try await directory.serviceDates(hours)
        } catch let error as ServiceHoursError {
            configuration.logger.error(
                "hours cannot be counted for a workload: \(error)", metadata: ["hours": "\(hours)", "of": "\(owner)"])
            return nil
        }
    }
}

extension Workload {
    /// How many requests it tells of at most.
    fileprivate var size: Int { max(open, arrivals?.count ?? 0, throughput?.count ?? 0) }
}

extension Request {
    /// Whether a target of its resolution is used up, as it was told, and nothing new is promised.
    fileprivate var isLate: Bool {
        guard let course, promised?.resolutionBy == nil else { return false }
        let targets = course.targets.filter { $0.metric == .resolution && $0.party == .requester }
        return targets.contains { target in course.progress.contains { $0.clock == target.name && $0.share >= 100 } }
    }
}
