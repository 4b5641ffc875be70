#if Web
    import Hummingbird
    import ServiceDesk

    /// What is owed, both ways: what somebody owes, and what others owe to their teams or ask them to go after.
    extension Site {
        var obligationRoutes: [Route] {
            [
                Route(.get, "/obligations") { try await $0.obligations() },
                Route(.post, "/obligations") { try await $0.changeFeed() },
            ]
        }
    }

    extension Visit {
        /// - Parameter secret: Of addresses that were made just now: they are shown once.
        fileprivate func obligations(secret: String? = nil) async throws -> Response {
            let owed = try await owed(by: try viewer)
            var values: PageValues = [
                "title": text("obligations.title"), "own": try await rowValues(owed.own),
                "isEmpty": owed.own.isEmpty,
                "isOwed": try !viewer.teams.isEmpty || !owed.others.isEmpty, "hasRows": !owed.others.isEmpty,
            ]
            let shown = Array(owed.others.prefix(Self.shown))
            let obligors = try await names(ofObligors: shown)
            values["rows"] = zip(try await rowValues(shown), obligors).map { row, obligor in
                // Who owes it says more than who asks for it, where somebody is said to.
                obligor.isEmpty ? row : row.merging(["requester": obligor]) { $1 }
            }
            if owed.others.count > Self.shown {
                values["more"] = texts("obligations.more", ["count": String(owed.others.count - Self.shown)])
            }
            if let feed = try await feedTokens().first { values["feedEnds"] = times.values(feed.expiresAt) }
            if let secret { (values["feeds"], values["hasFeeds"]) = (feeds(secret), true) }
            return try page("obligations", values)
        }

        private func names(ofObligors requests: [Request]) async throws -> [String] {
            let parties = requests.map(\.obligation?.obligor)
            let people = try await desk.people(
                parties.compactMap { if case .person(let person) = $0 { person } else { nil } })
            let teams = try await desk.catalogue(as: try viewer).teams
            let suppliers = try await desk.suppliers(
                parties.compactMap { if case .supplier(let id) = $0 { id } else { nil } })
            let departments = try await desk.departments(
                parties.compactMap { if case .department(let id) = $0 { id } else { nil } })
            return parties.map { party in
                switch party {
                case .person(let id): people[id]?.name ?? id.rawValue
                case .team(let id): teams.first { $0.id == id }?.name ?? id.rawValue
                case .supplier(let id): suppliers[id]?.name ?? id.rawValue
                case .department(let id): departments[id]?.name ?? id.rawValue
                case nil: ""
                }
            }
        }

        /// So many of those that others owe stand on the page.
        private static let shown = 100

        /// What is still owed, of what somebody may see, the first to be due first: by them or a team of theirs, and by
        /// others to them, to their teams, or where their teams go after it.
        func owed(by viewer: Viewer) async throws -> (own: [Request], others: [Request]) {
            // What is due next is not for a supplier’s people.
            let order = RequestOrder(viewer.supplier == nil ? .due : .number)
            var query = RequestQuery(viewer: viewer, order: order, limit: 1_000)
            (query.filter.kinds, query.filter.isOpen) = ([.obligation], true)
            let requests = try await desk.page(query).requests
            func isOwn(_ request: Request) -> Bool {
                switch request.obligation?.obligor {
                case .person(let person): person == viewer.person
                case .team(let team): viewer.teams.contains(team)
                case .supplier(let supplier): supplier == viewer.supplier
                case .department, nil: false
                }
            }
            func isForThem(_ request: Request) -> Bool {
                if case .team(let team) = request.obligation?.beneficiary, viewer.teams.contains(team) { return true }
                return request.requester == viewer.person || request.team.map(viewer.teams.contains) == true
            }
            return (requests.filter(isOwn), requests.filter { !isOwn($0) && isForThem($0) })
        }

        // MARK: Feeds

        /// Makes addresses for somebody’s own programs, or takes them back. There is one set: making another one ends
        /// those that were there.
        fileprivate func changeFeed() async throws -> Response {
            let form = try await form()
            guard let person = try viewer.person else { throw Refusal.notSignedIn }
            let made =
                form["do"] == "end"
                ? nil
                : try await site.tokens.make(
                    Self.feedName, for: person, scopes: [.readFeeds], lifetime: APITokens.maximumLifetime)
            for token in try await feedTokens() where token.id != made?.token.id {
                _ = try await site.tokens.revoke(token.id, of: person)
            }
            guard let made else { return go(to: "/obligations") }
            return try await obligations(secret: made.secret)
        }

        private static let feedName = "feeds"

        private func feedTokens() async throws -> [APIToken] {
            guard let person = try viewer.person else { return [] }
            return try await site.tokens.tokens(of: person).filter { $0.scopes == [.readFeeds] }
        }

        private func feeds(_ secret: String) -> [PageValues] {
            let base = message.origin(site.options) + address("/feeds/\(secret)")
            var feeds: [PageValues] = [
                ["name": text("feed.calendar"), "address": "\(base)/obligations.ics"],
                ["name": text("feed.atom"), "address": "\(base)/obligations.atom"],
            ]
            if colleague?.viewer.teams.isEmpty == false {
                feeds.append(["name": text("feed.onCall"), "address": "\(base)/on-call.ics"])
            }
            return feeds
        }
    }
#endif
