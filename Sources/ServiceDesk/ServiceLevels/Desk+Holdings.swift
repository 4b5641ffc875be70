extension Desk {
    /// Who held a request when, as an account that adds up, and how the clocks of teams and suppliers stood.
    ///
    /// The stretches of a team are measured by its present ``Team/hours``, edits of them from then on; where these are
    /// missing or cannot be compiled, in real time only. What goes on is counted until now.
    ///
    /// Agents and the host see all of it. Who takes part in the request sees what its timeline says: the teams, and
    /// whom it waits for, but neither hand-overs to suppliers, whose time is then that of the team, nor what teams and
    /// suppliers owe. Linear in the length of the journal, of which a page at a time is kept.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notFound``, alike for a request that does not exist and for one
    ///   that the viewer may not know of; ``Rejection/Code/notPermitted`` for a supplier, who knows it only from its
    ///   hand-over on.
    public func holdings(of reference: RequestReference, as viewer: Viewer) async throws -> HoldingAccount {
        try await spans.span(.timeline, .internal, [.request: reference.description]) {
            try await account(of: reference, as: viewer)
        }
    }

    private func account(of reference: RequestReference, as viewer: Viewer) async throws -> HoldingAccount {
        let now = configuration.time.now()
        let viewer = viewer.at(now)
        let request = try await load(reference)
        let standing = viewer.standing(to: request)
        guard standing != .none else { throw Rejection.notFound }
        guard standing != .supplier else {
            throw Rejection(.notPermitted, "Who held a request before and after a supplier is not shown to suppliers.")
        }
        let holdings = try await readHoldings(of: request, showingSuppliers: standing >= .agent)
        return try await account(
            of: holdings, on: try await present(request, to: viewer), at: max(now, request.updatedAt))
    }

    /// Reads a journal as far as the request stands, and keeps of it who held it.
    func readHoldings(of request: Request, showingSuppliers: Bool = true) async throws -> [Holding] {
        var (track, after) = (HoldingTrack(showsSuppliers: showingSuppliers), 0)
        while after < request.version {
            let events = try await store.history(HistoryQuery(request.id, after: after))
            for event in events where event.version <= request.version { track.follow(event) }
            // A journal that is shorter than the request says is damaged; it is read to its end.
            after = events.last?.version ?? request.version
        }
        return track.holdings
    }

    private func account(
        of holdings: [Holding], on request: Request, at now: Timestamp
    ) async throws -> HoldingAccount {
        var hours: [Team.ID: ServiceCalendar.ID] = [:]
        for holder in Set(holdings.map(\.holder)) {
            if case .team(let team) = holder { hours[team] = try await directory.team(team)?.hours }
        }
        let owed = request.course?.owedByOthers ?? []
        let calendars = try await directory.calendars(for: hours.values.map(HoldingAccount.measure) + owed)
        for (team, calendar) in hours {
            do throws(SLAError) {
                _ = try calendars.meter(for: HoldingAccount.measure(by: calendar), from: request.openedAt)
            } catch {
                configuration.logger.error("hours of a team cannot be counted: \(error)", metadata: ["team": "\(team)"])
                hours[team] = nil
            }
        }
        var account = try HoldingAccount(holdings, until: now, hours: hours, with: calendars)
        var names: [SLATarget.Name] = []
        for target in owed where !names.contains(target.name) { names.append(target.name) }
        for name in names {
            do throws(SLAError) {
                let clock = try ClockTrack(name, on: request).clock(name, at: now, with: calendars)
                let readings = clock.finished + (clock.current.map { [$0] } ?? [])
                account.readings += readings.filter { $0.target.party != .requester }
            } catch {
                configuration.logger.error(
                    "a clock stands still: \(error)", metadata: ["request": "\(request.number)"])
            }
        }
        return account
    }
}

extension Course {
    /// What a team or a supplier owes, or owed once.
    fileprivate var owedByOthers: [SLATarget] {
        var found: [SLATarget] = []
        for mark in marks {
            guard case .targeted(let targets) = mark.event else { continue }
            for target in targets where target.party != .requester && !found.contains(target) { found.append(target) }
        }
        return found
    }
}
