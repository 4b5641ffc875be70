#if Web
    import Hummingbird
    import ServiceDesk

    /// What is known to be wrong: for everyone what helps meanwhile, for those who look into it the causes.
    extension Site {
        var problemRoutes: [Route] {
            [
                Route(.get, "/problems") { try await $0.problems() },
                Route(.get, "/problems/proposed", for: .agent) { try await $0.proposals() },
                Route(.post, "/problems/proposed", for: .agent) { try await $0.openProposal() },
            ]
        }
    }

    extension Visit {
        fileprivate func problems() async throws -> Response {
            let viewer = try viewer
            let known = try await knownProblems()
            var values: PageValues = [
                "title": text("problems.title"),
                "known": known.compactMap { article -> PageValues? in
                    guard let content = article.published?.content else { return nil }
                    return [
                        "number": article.number, "title": content.title, "language": content.language.main,
                        "excerpt": Self.excerpt(of: content.text),
                    ]
                },
                "isEmpty": known.isEmpty,
            ]
            if !viewer.teams.isEmpty {
                let query = RequestQuery(
                    viewer: viewer,
                    filter: RequestFilter {
                        $0.kinds = [.problem]
                        $0.isOpen = true
                    }, order: RequestOrder(.priority), limit: 50,
                    after: cursor(in: RequestOrder(.priority)))
                let page = try await desk.page(query)
                let rows = try await rowValues(page.requests)
                values["rows"] = zip(rows, page.requests).map { row, request in
                    let incidents = request.links.count { $0.relation == .causes }
                    return row.merging(["incidents": incidents, "isRooted": request.diagnosis != nil]) { $1 }
                }
                values["hasRows"] = !rows.isEmpty
                if let next = page.next { values["next"] = "after=\(next.description.percentEncoded)" }
            }
            return try page("problems", values)
        }

        /// So many workarounds are looked through, and shown.
        private static let (maximumKnown, shownKnown) = (1_000, 50)

        /// What helps with what is known to be wrong, the newest first.
        private func knownProblems() async throws -> [Article] {
            var query = ArticleQuery(
                viewer: try viewer,
                filter: ArticleFilter {
                    $0.tags = [Desk.knownErrorTag]
                    $0.states = [.published]
                }, limit: 200)
            var found: [Article] = []
            repeat {
                let page = try await desk.page(query)
                found += page.articles
                query.after = page.next
            } while query.after != nil && found.count < Self.maximumKnown
            let sorted = found.sorted { ($0.published?.at ?? $0.newest.at) > ($1.published?.at ?? $1.newest.at) }
            return Array(sorted.prefix(Self.shownKnown))
        }

        // MARK: What recurs

        /// Of so many days requests are compared; of fewer, where there are too many.
        private static let comparedDays: [Int64] = [90, 30, 7]

        func proposedProblems() async throws -> [ProblemProposal] {
            try admit(site.reports)
            let now = site.now()
            for days in Self.comparedDays {
                do {
                    return try await desk.proposeProblems(
                        from: now.advanced(bySeconds: -days * 86_400), to: now.advanced(bySeconds: 1), as: try viewer)
                } catch let error as Rejection where error.code == .tooLarge && days != Self.comparedDays.last {}
            }
            return []
        }

        fileprivate func proposals(problem: Rejection? = nil) async throws -> Response {
            let viewer = try viewer
            let found = try await proposedProblems()
            let teams = try await desk.catalogue(as: viewer).teams.filter { viewer.teams.contains($0.id) }
            var values: PageValues = [
                "title": text("problems.proposed"), "isEmpty": found.isEmpty, "key": SiteSessions.makeToken(),
                "proposals": found.map { proposal -> PageValues in
                    [
                        "teams": teams.map { team -> PageValues in
                            ["id": team.id.rawValue, "name": team.name, "isChosen": team.id == proposal.pattern.team]
                        },
                        "pattern": proposal.pattern.description, "count": proposal.count,
                        "evidence": proposal.evidence, "last": times.values(proposal.last),
                        "examples": proposal.examples.map { $0 },
                    ]
                },
            ]
            if let problem { values["problem"] = self.values(of: problem) }
            return try page("proposals", values, status: problem.map(Site.status) ?? .ok)
        }

        /// Opens a problem from what is proposed.
        ///
        /// - Parameter pattern: That of the proposal.
        /// - Returns: `nil` where nothing of it is proposed.
        func openProposed(_ pattern: String, team: Team.ID, key: String?) async throws -> Request? {
            // What is opened stands out no more: a repetition goes on to what there is.
            if let key, let number = try await desk.request(underKey: key, as: .web) {
                let opened = try await desk.request(.number(number), as: try viewer)
                // A key of something else, and what was left half done, are the desk’s to judge.
                if opened.pattern?.description == pattern, opened.team == team { return opened }
            }
            let proposals = try await proposedProblems()
            guard let proposal = proposals.first(where: { $0.pattern.description == pattern }) else { return nil }
            return try await desk.open(proposal, team: team, as: try viewer, key: key)
        }

        fileprivate func openProposal() async throws -> Response {
            let form = try await form()
            guard let pattern = form["pattern"], let team = form["team"] else {
                throw Refusal.badForm(text("error.badForm"))
            }
            do {
                guard let request = try await openProposed(pattern, team: Team.ID(team), key: form.key) else {
                    throw Rejection(.unknownReference, text("problems.gone"), field: "pattern")
                }
                return go(to: "/requests/\(request.number)?done=opened")
            } catch let error as Rejection where error.code != .notFound {
                return try await proposals(problem: error)
            }
        }

        /// Where a list goes on; `nil` also for a place in a list of another order.
        private func cursor(in order: RequestOrder) -> RequestQuery.Cursor? {
            query("after").flatMap { RequestQuery.Cursor($0) }.flatMap { $0.order == order ? $0 : nil }
        }
    }
#endif
