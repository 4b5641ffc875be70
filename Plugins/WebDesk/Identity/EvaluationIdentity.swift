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
        /// The last ones that were made and not used.
        private let links = Mutex([Digest]())
        private static let maximumLinks = 100
        private let time: any TimeSource

        static let cookie = "desk-session"

        /// - Parameter people: Who one may be; the first is whom a link signs in.
        public init(people: [Person.ID], time: any TimeSource = SystemTime()) {
            (self.people, self.time) = (people, time)
        }

        /// The path, below that of the site, of a link that signs in once.
        public func makeLink() -> String {
            let token = SiteSessions.makeToken()
            links.withLock { links in
                links.append(Digest(of: Array(token.utf8)))
                if links.count > Self.maximumLinks { links.removeFirst() }
            }
            return "/sign-in/\(token)"
        }

        public func person(of request: SiteRequest) async throws -> Person.ID? {
            request.cookie(Self.cookie).flatMap { sessions.person(of: $0, at: time.now()) }
        }

        /// Whether the token of a link is good; it is not any more afterwards.
        func redeem(_ token: String) -> Bool {
            let digest = Digest(of: Array(token.utf8))
            return links.withLock { links in
                guard let index = links.firstIndex(of: digest) else { return false }
                links.remove(at: index)
                return true
            }
        }

        /// A session for one of the people; `nil` for others.
        func begin(_ person: Person.ID?) -> String? {
            guard let person = person ?? people.first, people.contains(person) else { return nil }
            return sessions.begin(person, at: time.now())
        }
    }
#endif
