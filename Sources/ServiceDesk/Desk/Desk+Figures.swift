import Foundation

extension Desk {
    /// Figures of a time: what happened, how long it took, what was in time.
    ///
    /// The host asks for all teams; who works for teams, for these. Rows of few requests are withheld, and with them
    /// the next smallest where they are a single one or too few together, so that subtracting from the total tells
    /// nothing. Costs grow with the days that are asked for.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notPermitted``, ``Rejection/Code/invalidField`` for a time of
    ///   more than ten years or that ends before it begins; ``StoreError``.
    public func figures(_ query: FigureQuery) async throws -> FigureReport {
        let query = try permitted(query)
        guard query.start <= query.end, query.end.day - query.start.day <= 3_660 else {
            throw Rejection.invalidField("end", "A time of up to ten years, that ends after it begins.")
        }
        return try await spans.span(.figures) { try await report(query) }
    }

    /// By whose clocks the days and hours of a team are told (``Arrivals``): the zone of its hours; `nil` where it has
    /// none.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/unknownReference`` for no team; ``ServiceHoursError`` for hours
    ///   that cannot be compiled; ``StoreError``.
    public func zone(of team: Team.ID) async throws -> TimeZone? {
        // By its name: Swift 6.3 cannot optimise a zone that one asynchronous call gives to another.
        guard let name = try await zoneName(of: team) else { return nil }
        return try ServiceHours.timeZone(name)
    }

    private func zoneName(of team: Team.ID) async throws -> String? {
        guard let found = try await directory.team(team) else { throw Rejection.unknown("team", team.rawValue) }
        guard let hours = found.hours else { return nil }
        return try await directory.zoneName(of: hours)
    }

    func permitted(_ query: FigureQuery) throws -> FigureQuery {
        var query = query
        query.teams = try permittedTeams(query.teams, query.viewer)
        if !query.viewer.isHost { query.withholdingBelow = max(2, query.withholdingBelow) }
        return query
    }

    /// The teams of which a viewer is told figures: those asked for, or without any all of theirs.
    func permittedTeams(_ teams: SortedSet<Team.ID>, _ viewer: Viewer) throws -> SortedSet<Team.ID> {
        guard !viewer.isHost else { return teams }
        let viewer = viewer.at(configuration.time.now())
        let teams = teams.isEmpty ? viewer.teams : teams
        guard !viewer.hasEnded, !teams.isEmpty, teams.allSatisfy(viewer.teams.contains) else {
            throw Rejection(.notPermitted, "Figures are for those who work for the team, and for the host.")
        }
        return teams
    }

    private func report(_ query: FigureQuery) async throws -> FigureReport {
        let days = query.start.day..<max(query.start.day + 1, query.end.day + 1)
        let page = try await measuredDays(days, of: query.teams)
        let names = try Set(page.blocks.flatMap { try $0.block.teams() }).filter { name in
            query.teams.isEmpty || query.teams.contains(name)
        }
        let hours = try await openTimes(of: names.sorted(), from: days.lowerBound, until: query.end)
        let tally = try await tally(page.blocks, FigureTally.Terms(query, hours: hours))
        var balances = page.earlierBalances
        balances.merge(tally.balanceBefore) { $0 + $1 }
        return await FigureReport(query, tally, balances: balances)
    }

    /// Puts in order first what many commits have left.
    func measuredDays(_ days: Range<Int>, of teams: SortedSet<Team.ID>) async throws -> MeasurementPage {
        let page = try await store.measurements(MeasurementQuery(.days(days, teams: teams)))
        guard page.blocks.count(where: { $0.block.place == nil }) > Self.unsortedAtRest else { return page }
        do throws(StoreError) {
            try await MeasurementSorter(store).run(leaving: Self.unsortedAtRest)
        } catch {
            // The answer is the same as it is.
            guard error.code == .readOnly || error.code == .busy else { throw error }
            return page
        }
        return try await store.measurements(MeasurementQuery(.days(days, teams: teams)))
    }

    /// Of what began earlier than so many days before, the open time is looked up more slowly.
    private static let daysBefore: Int64 = 400

    /// So many blocks without a place are read with each question.
    private static let unsortedAtRest = 256

    /// The hours of the teams that are asked for; a team whose hours cannot be counted has none.
    private func openTimes(
        of names: [Team.ID], from day: Int, until end: Timestamp
    ) async throws -> [Team.ID: OpenTime] {
        var teams: [Team] = []
        for name in names { if let team = try await directory.team(name) { teams.append(team) } }
        let range = (Int64(day) - Self.daysBefore) * 86_400..<end.wholeSeconds + 86_400
        let calendars = try await directory.calendars(
            for: teams.compactMap { $0.hours.map(HoldingAccount.measure) })
        var (known, found): ([ServiceCalendar.ID: OpenTime], [Team.ID: OpenTime]) = ([:], [:])
        for team in teams {
            guard let calendar = team.hours else { continue }
            do throws(SLAError) {
                if known[calendar] == nil { known[calendar] = try calendars.openTime(of: calendar, in: range) }
                found[team.id] = known[calendar]
            } catch {
                configuration.logger.error(
                    "hours of a team cannot be counted: \(error)", metadata: ["team": "\(team.id)"])
            }
        }
        return found
    }

    /// In several tasks where there is much.
    func tally(_ blocks: [KeptMeasurements], _ terms: FigureTally.Terms) async throws -> FigureTally {
        let size = max(64, (blocks.count + 3) / 4)
        return try await withThrowingTaskGroup(of: FigureTally.self) { group in
            for start in stride(from: 0, to: blocks.count, by: size) {
                let share = blocks[start..<min(start + size, blocks.count)]
                group.addTask {
                    var tally = FigureTally(terms)
                    do {
                        for kept in share { try tally.add(kept.block.content) }
                        tally.finish()
                    } catch let error as DecodingError {
                        throw StoreError.unreadableMeasurements(error)
                    }
                    return tally
                }
            }
            var sum = FigureTally(terms)
            for try await tally in group { sum.merge(tally) }
            return sum
        }
    }
}

extension FigureReport {
    fileprivate init(_ query: FigureQuery, _ tally: FigureTally, balances: [Team.ID?: Int]) async {
        (start, end, group) = (query.start, query.end, query.group)
        (teams, withholdingBelow) = (query.teams, query.withholdingBelow)
        let all = FigurePart.sum(of: tally.parts.values)
        let isWithheld = !all.isEmpty && all.size < query.withholdingBelow
        var total: Figures? = isWithheld ? nil : await all.result()
        arrivals = isWithheld ? Arrivals() : tally.arrivals
        let countsOpen = query.kinds == [.incident, .serviceRequest, .problem]
        if countsOpen { total?.openBefore = balances.values.reduce(0, +) }
        self.total = total
        guard let group = query.group else {
            rows = [Row(value: nil, figures: total)]
            return
        }
        // Blocks of many days tell of rows in which nothing happened in the time.
        var parts = tally.parts.filter { !$0.value.isEmpty }
        var sizes = parts.mapValues(\.size)
        let openBefore: [String?: Int] =
            countsOpen && group == .team
            ? Dictionary(uniqueKeysWithValues: balances.map { ($0.key?.rawValue, $0.value) }) : [:]
        // A team in which nothing happened still has what is open.
        for (value, count) in openBefore where count != 0 && parts[value] == nil {
            (parts[value], sizes[value]) = (FigurePart(), count)
        }
        let withheld = isWithheld ? Set(parts.keys) : Self.withheld(sizes, below: query.withholdingBelow)
        var rows: [Row] = []
        for (value, part) in parts.sorted(by: { ($0.key ?? "") < ($1.key ?? "") }) {
            var figures = withheld.contains(value) ? nil : await part.result()
            if countsOpen, group == .team { figures?.openBefore = openBefore[value] ?? 0 }
            rows.append(Row(value: value, figures: figures))
        }
        self.rows = rows
    }

    /// Those of few requests; and the next smallest, until what the total tells of all of them together is of enough,
    /// and of two at least.
    static func withheld(_ sizes: [String?: Int], below minimum: Int) -> Set<String?> {
        var (withheld, sum): (Set<String?>, Int) = ([], 0)
        for (value, size) in sizes.sorted(by: { ($0.value, $0.key ?? "") < ($1.value, $1.key ?? "") }) {
            guard size < minimum || !withheld.isEmpty && (withheld.count < 2 || sum < minimum) else { break }
            withheld.insert(value)
            sum += size
        }
        return withheld
    }
}
