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
            guard let evaluation = identity as? EvaluationIdentity else { return [language] }
            return [language] + evaluation.routes
        }
    }

    extension EvaluationIdentity {
        fileprivate var routes: [Route] {
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
                    return try enter(visit, as: nil, next: nil)
                },
                Route(.post, "/sign-in") { [self] visit in
                    let form = try await visit.form()
                    if let token = SiteRequest(visit.message).cookie(Self.cookie) { sessions.end(token) }
                    return try enter(visit, as: form["person"].map { Person.ID($0) }, next: form["next"])
                },
                Route(.post, "/sign-out", for: .anyone) { [self] visit in
                    if let token = SiteRequest(visit.message).cookie(Self.cookie) { sessions.end(token) }
                    var response = visit.go(to: "/sign-in")
                    response.setCookie(visit.cookie(Self.cookie, "", maxAge: 0))
                    return response
                },
            ]
        }

        private func enter(_ visit: Visit, as person: Person.ID?, next: String?) throws -> Response {
            guard let token = begin(person) else { throw Rejection(.notPermitted, visit.text("signIn.unknown")) }
            var response = visit.go(to: "/")
            response.headers[.location] = visit.safeNext(next)
            response.setCookie(visit.cookie(Self.cookie, token, maxAge: nil))
            return response
        }

        private func page(_ visit: Visit) async throws -> Response {
            guard visit.colleague != nil else {
                return try visit.page("sign-in", ["title": visit.text("signIn.title")])
            }
            let found = try await visit.desk.people(people)
            let rows = people.compactMap { found[$0] }.map { person -> PageValues in
                ["id": person.id.rawValue, "name": person.name]
            }
            var values: PageValues = [
                "title": visit.text("signIn.title"), "people": rows, "link": visit.address(spareLink()),
            ]
            if let next = visit.query("next") { values["next"] = next }
            return try visit.page("sign-in", values)
        }
    }

    extension Visit {
        /// A page of this site to go to, or its first.
        func safeNext(_ next: String?) -> String {
            guard let next, next.hasPrefix(address("/")), !next.hasPrefix("//"), !next.contains("\\"),
                next.utf8.allSatisfy({ (0x21...0x7E).contains($0) })
            else { return address("/") }
            return next
        }

        func cookie(_ name: String, _ value: String, maxAge: Int?) -> Cookie {
            Cookie(
                name: name, value: value, maxAge: maxAge, path: site.options.path.isEmpty ? "/" : site.options.path,
                secure: site.options.origin?.hasPrefix("https:") == true, httpOnly: true, sameSite: .lax)
        }
    }
#endif
