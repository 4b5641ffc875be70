#if Web
    import ServiceDesk
    import Synchronization

    /// For trying a desk out: a link that works once signs in, and whoever is signed in may go on as somebody else, to
    /// see both sides of a request. Another browser gets a link of its own from the page where one chooses who to be.
    /// Not for a desk that people use.
    public final class EvaluationIdentity: SiteIdentity {
        public let signInPath: String? = "/sign-in"
        public let signOutPath: String? = "/sign-out"
        public let isOfSite = true
        /// Who one may be.
        let people: [Person.ID]
        let sessions = SiteSessions()
        private let links = Mutex(Links())
        let time: any TimeSource
        private let tell: (@Sendable (String) -> Void)?

        private struct Links {
            /// Those that were not used yet.
            var digests: Set<Digest> = []
            /// One of them, for another browser.
            var spare: String?
            /// The one of which whoever runs the desk was told.
            var told: String?
        }

        /// - Parameters:
        ///   - people: Who one may be; the first is whom a link signs in.
        ///   - tell: Tells whoever runs the desk the path of a link, below that of the site, when somebody who is
        ///     signed out wants to come in; once for each link. `nil` lets them start the desk again.
        public init(
            people: [Person.ID], time: any TimeSource = SystemTime(), telling tell: (@Sendable (String) -> Void)? = nil
        ) {
            (self.people, self.time, self.tell) = (people, time, tell)
        }

        /// The path, below that of the site, of a link that signs in once.
        public func makeLink() -> String {
            let token = SiteSessions.makeToken()
            links.withLock { _ = $0.digests.insert(Digest(of: Array(token.utf8))) }
            return "/sign-in/\(token)"
        }

        /// The same link until it is used.
        func spareLink() -> String {
            if let spare = links.withLock({ $0.spare }) { return "/sign-in/\(spare)" }
            let link = makeLink()
            links.withLock { $0.spare = String(link.dropFirst("/sign-in/".count)) }
            return link
        }

        /// Has a link told to whoever runs the desk.
        ///
        /// - Returns: Whether there is one to be told.
        func tellLink() -> Bool {
            guard let tell else { return false }
            let link = spareLink()
            let isNew = links.withLock { links in
                defer { links.told = link }
                return links.told != link
            }
            if isNew { tell(link) }
            return true
        }

        public func person(of request: SiteRequest) async throws -> Person.ID? { signedIn(request) }

        /// Whether the token of a link is good; it is not any more afterwards.
        func redeem(_ token: String) -> Bool {
            links.withLock { links in
                if links.spare == token { links.spare = nil }
                return links.digests.remove(Digest(of: Array(token.utf8))) != nil
            }
        }
    }
#endif
