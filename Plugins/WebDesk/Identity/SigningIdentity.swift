#if Web
    import Hummingbird
    import ServiceDesk

    /// An identity whose pages and sessions are those of the site.
    protocol SigningIdentity: SiteIdentity {
        var sessions: SiteSessions { get }
        var time: any TimeSource { get }
        /// All but that for signing out.
        var signInRoutes: [Route] { get }
    }

    extension SigningIdentity {
        /// Who has the session that a browser shows.
        func signedIn(_ request: SiteRequest) -> Person.ID? {
            request.cookie(SiteSessions.cookie).flatMap { sessions.person(of: $0, at: time.now()) }
        }

        /// Begins a session, ends the one that the browser had, and goes on.
        func enter(_ visit: Visit, as person: Person.ID, next: String?) -> Response {
            end(visit)
            var response = visit.go(to: "/")
            response.headers[.location] = visit.safeNext(next)
            let token = sessions.begin(person, at: time.now())
            response.setCookie(visit.cookie(SiteSessions.cookie, token, maxAge: nil))
            return response
        }

        private func end(_ visit: Visit) {
            if let token = SiteRequest(visit.message).cookie(SiteSessions.cookie) { sessions.end(token) }
        }

        var signOutRoute: Route {
            Route(.post, "/sign-out", for: .anyone) { [self] visit in
                end(visit)
                var response = visit.go(to: "/sign-in")
                response.setCookie(visit.cookie(SiteSessions.cookie, "", maxAge: 0))
                return response
            }
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

        /// - Parameter path: Where it is sent; below the site where nothing is said.
        func cookie(_ name: String, _ value: String, maxAge: Int?, path: String? = nil) -> Cookie {
            Cookie(
                name: name, value: value, maxAge: maxAge,
                path: path ?? (site.options.path.isEmpty ? "/" : site.options.path),
                secure: site.options.origin?.hasPrefix("https:") == true, httpOnly: true, sameSite: .lax)
        }
    }
#endif
