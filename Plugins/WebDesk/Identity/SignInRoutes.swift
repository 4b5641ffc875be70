#if Web
    import Hummingbird
    import ServiceDesk

    /// Signing in with the site itself, and what everybody may change for their own browser.
    extension Site {
        var identityRoutes: [Route] {
            let language = Route(.post, "/language", for: .anyone) { visit in
                let form = try await visit.form()
                let code = SiteTexts.languages.map(\.main).first { $0 == form["language"] } ?? "en"
                var response = visit.go(to: "/")
                response.headers[.location] = visit.safeNext(form["next"])
                response.setCookie(visit.cookie(LanguageChoice.cookie, code, maxAge: 365 * 86_400))
                return response
            }
            guard let identity = identity as? any SigningIdentity else { return [language] }
            return [language, identity.signOutRoute] + identity.signInRoutes
        }
    }

    extension EvaluationIdentity: SigningIdentity {
        var signInRoutes: [Route] {
            [
                Route(.get, "/sign-in", for: .anyone) { [self] in try await page($0) },
                // A link is opened, which is a GET, and changes nothing yet: programs that look at links in mail would
                // use it up.
                Route(.get, "/sign-in/{token}", for: .anyone) { visit in
                    try visit.page(
                        "sign-in-link", ["title": visit.text("signIn.title"), "token": try visit.parameter("token")])
                },
                Route(.post, "/sign-in/{token}", for: .anyone) { [self] visit in
                    guard redeem(try visit.parameter("token")) else {
                        throw Rejection(.notPermitted, visit.text("signIn.used"))
                    }
                    return try enter(visit, as: people.first, next: nil)
                },
                Route(.post, "/sign-in") { [self] visit in
                    let form = try await visit.form()
                    return try enter(visit, as: form["person"].map { Person.ID($0) }, next: form["next"])
                },
            ]
        }

        private func enter(_ visit: Visit, as person: Person.ID?, next: String?) throws -> Response {
            guard let person, people.contains(person) else {
                throw Rejection(.notPermitted, visit.text("signIn.unknown"))
            }
            return (self as any SigningIdentity).enter(visit, as: person, next: next)
        }

        private func page(_ visit: Visit) async throws -> Response {
            guard visit.colleague != nil else {
                let text = visit.text(tellLink() ? "signIn.newLink" : "signIn.none")
                return try visit.page("sign-in", ["title": visit.text("signIn.title"), "text": text])
            }
            let (text, found) = (visit.query("text")?.trimmingBlanks ?? "", try await visit.desk.people(people))
            let all = people.compactMap { found[$0] }
            let some = all.filter { text.isEmpty || $0.name.localizedStandardContains(text) }
            let (link, host) = (visit.address(spareLink()), visit.message.head.authority ?? "")
            var values: PageValues = [
                "title": visit.text("signIn.title"), "link": link, "text": text,
                "address": (visit.site.options.origin ?? "http://\(host)") + link,
                "people": try await visit.roles(of: some.prefix(Self.maximumPeople)),
            ]
            if all.count > Self.maximumPeople { values["isSearched"] = true }
            if let next = visit.query("next") { values["next"] = next }
            return try visit.page("sign-in", values)
        }

        /// At most so many are shown to choose from.
        private static var maximumPeople: Int { 100 }
    }

    extension Visit {
        /// People with what they are in the company, to see a request from all its sides.
        fileprivate func roles(of people: some Sequence<Person>) async throws -> [PageValues] {
            let teams = Dictionary(
                try await desk.catalogue(as: try viewer).teams.map { ($0.id, $0.name) }, uniquingKeysWith: { $1 })
            var rows: [PageValues] = []
            for person in people {
                guard let viewer = try await site.viewer(for: person.id) else { continue }
                var roles = viewer.teams.map { team in
                    (teams[team] ?? team.rawValue) + (viewer.leads.contains(team) ? " (\(text("signIn.leads")))" : "")
                }
                if let supplier = person.supplier {
                    roles.append(try await desk.suppliers([supplier])[supplier]?.name ?? supplier.rawValue)
                }
                if try await site.options.administration?.admits(viewer) == true {
                    roles.append(text("signIn.administers"))
                }
                var row: PageValues = ["id": person.id.rawValue, "name": person.name]
                if !roles.isEmpty { row["roles"] = roles.listed }
                rows.append(row)
            }
            return rows
        }
    }
#endif
