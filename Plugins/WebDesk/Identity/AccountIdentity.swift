#if Web
    import Hummingbird
    import ServiceDesk

    /// Accounts of the site itself: a name and a password. For trying out with others, and for small desks without a
    /// login of their own.
    public final class AccountIdentity: SigningIdentity {
        public let signInPath: String? = "/sign-in"
        public let signOutPath: String? = "/sign-out"
        public let isOfSite = true
        let sessions = SiteSessions()
        let time: any TimeSource
        private let accounts: [Person.ID: PasswordHash]
        private let guesses: PasswordGuesses
        /// Attempts at one name, and at all.
        private let perName = RateLimiter(limit: 10, seconds: 300)
        private let all = RateLimiter(limit: 120, seconds: 60)

        /// - Parameter accounts: By the ids of people, as ``PasswordHash/init(of:)`` made them once.
        /// - Throws: ``SiteError``.
        public init(accounts: [Person.ID: PasswordHash], time: any TimeSource = SystemTime()) throws {
            (self.accounts, self.time) = (accounts, time)
            guesses = PasswordGuesses(other: try PasswordHash(of: SiteSessions.makeToken()))
        }

        public func person(of request: SiteRequest) async throws -> Person.ID? { signedIn(request) }

        var signInRoutes: [Route] {
            [
                Route(.get, "/sign-in", for: .anyone) { [self] in try page($0) },
                Route(.post, "/sign-in", for: .anyone) { [self] visit in
                    let form = try await visit.form()
                    let name = Person.ID(form.text("name").trimmingBlanks)
                    let now = time.now()
                    // That of the name first: who tries one again and again keeps nobody else out.
                    guard perName.admits(Digest(of: Array(name.rawValue.utf8)).description, at: now),
                        all.admits("", at: now)
                    else { throw Refusal.tooOften }
                    // As it was typed: blanks count.
                    guard await guesses.isRight(form["password"] ?? "", for: accounts[name]) else {
                        return try page(visit, name: name.rawValue, next: form["next"], isWrong: true)
                    }
                    return enter(visit, as: name, next: form["next"])
                },
            ]
        }

        private func page(
            _ visit: Visit, name: String = "", next: String? = nil, isWrong: Bool = false
        ) throws -> Response {
            var values: PageValues = ["title": visit.text("signIn.title"), "name": name, "asksPassword": true]
            if let next = next ?? visit.query("next") { values["next"] = next }
            if isWrong { values["wrong"] = visit.text("signIn.wrongPassword") }
            return try visit.page("sign-in-form", values, status: isWrong ? .forbidden : .ok)
        }
    }

    /// Tries passwords one after the other: each takes 32 MB and a processor.
    private actor PasswordGuesses {
        /// For names that there are not, so that the time says nothing of that.
        private let other: PasswordHash

        init(other: PasswordHash) { self.other = other }

        func isRight(_ password: String, for hash: PasswordHash?) -> Bool {
            (hash ?? other).matches(password) && hash != nil
        }
    }
#endif
