#if Web
    import Hummingbird
    import ServiceDesk

    /// What is owed, both ways: what somebody owes, and for those who work in a team what is owed to it.
    extension Site {
        var obligationRoutes: [Route] {
            [
                Route(.get, "/obligations") { try await $0.obligations() },
                Route(.post, "/obligations/feed") { try await $0.makeFeed() },
                Route(.get, "/feeds/{token}/obligations.ics", for: .anyone) { try await $0.feed(.calendar) },
                Route(.get, "/feeds/{token}/obligations.atom", for: .anyone) { try await $0.feed(.atom) },
                Route(.get, "/feeds/{token}/on-call.ics", for: .anyone) { try await $0.onCallFeed() },
            ]
        }
    }

    extension Visit {
        /// - Parameter secret: Of an address that was made just now: it is shown once.
        fileprivate func obligations(secret: String? = nil) async throws -> Response {
            let owed = try await owed(by: try viewer)
            var values: PageValues = [
                "title": text("obligations.title"), "isObligations": true, "own": try await rowValues(owed.own),
                "isEmpty": owed.own.isEmpty, "key": SiteSessions.makeToken(),
            ]
            if try !viewer.teams.isEmpty {
                values["isOwed"] = true
                values["rows"] = try await rowValues(Array(owed.others.prefix(Self.shown)))
                values["hasRows"] = !owed.others.isEmpty
                if owed.others.count > Self.shown { values["more"] = owed.others.count - Self.shown }
            }
            if let secret {
                let base = (site.options.origin ?? message.ownOrigin) + address("/feeds/\(secret)")
                values["feeds"] =
                    [
                        ["name": text("feed.calendar"), "address": "\(base)/obligations.ics"],
                        ["name": text("feed.atom"), "address": "\(base)/obligations.atom"],
                        ["name": text("feed.onCall"), "address": "\(base)/on-call.ics"],
                    ] as [PageValues]
            }
            return try page("obligations", values)
        }

        /// For how long a feed’s address is good.
        private static let feedLifetime = APITokens.maximumLifetime

        fileprivate func makeFeed() async throws -> Response {
            _ = try await form()
            guard let person = try viewer.person else { throw Refusal.notSignedIn }
            let made = try await site.tokens.make(
                "feeds", for: person, scopes: [.readFeeds], lifetime: Self.feedLifetime)
            return try await obligations(secret: made.secret)
        }
    }

    extension Visit {
        /// So many of those that are owed to a team stand on the page.
        private static let shown = 100

        /// What is still owed, of what somebody may see, the first to be due first: by them or a team of theirs, and
        /// by others.
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
            return (requests.filter(isOwn), requests.filter { !isOwn($0) })
        }
    }
#endif
