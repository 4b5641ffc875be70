#if Web
    import ServiceDesk

    /// The tokens with which programs use the API of a desk, each in the name of a person.
    ///
    /// They are kept in the desk’s own store, as due work that gives them up once their time is over: all processes
    /// know them, they move with the store, and one that was revoked is good for nothing from the next call on. What is
    /// kept is a digest: whoever reads the store has no token.
    public struct APITokens: Sendable {
        static let kind: WorkKind = "api-token"
        /// The longest time for which a token is given, in seconds: 366 days.
        public static let maximumLifetime: Int64 = 366 * 86_400
        /// As many can one person have at a time.
        public static let maximumCount = 50

        private let desk: Desk
        private static let host = Viewer.host("api-tokens")

        public init(_ desk: Desk) { self.desk = desk }

        /// Gives a token.
        ///
        /// - Parameters:
        ///   - name: 1 to 200 bytes.
        ///   - scopes: At least one.
        ///   - seconds: How long it is good, 1 to ``maximumLifetime``.
        /// - Returns: What is kept, and the token itself, which nobody can find out later.
        /// - Throws: ``ServiceDesk/Rejection`` where the person is not there or has too many;
        ///   ``ServiceDesk/StoreError``.
        public func make(
            _ name: String, for person: Person.ID, scopes: Set<APIScope>, lifetime seconds: Int64
        ) async throws -> (token: APIToken, secret: String) {
            guard (1...200).contains(name.utf8.count), name.contains(where: { !$0.isWhitespace }),
                !name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
            else { throw Rejection(.invalidField, "name: It has 1 to 200 bytes on one line.", field: "name") }
            guard !scopes.isEmpty else {
                throw Rejection(.invalidField, "scopes: A token is for something.", field: "scopes")
            }
            guard (1...Self.maximumLifetime).contains(seconds) else {
                throw Rejection(
                    .invalidField, "days: A token is good for at most \(Self.maximumLifetime / 86_400) days.",
                    field: "days")
            }
            // Whoever has left, or was never there, gets none.
            _ = try await desk.viewer(for: person)
            guard try await tokens(of: person).count < Self.maximumCount else {
                throw Rejection(
                    .tooLarge, "“\(person)” has \(Self.maximumCount) tokens; revoke one of them.", field: "person")
            }
            let now = desk.configuration.time.now()
            let (id, secret) = (String(SiteSessions.makeToken().prefix(16)), SiteSessions.makeToken())
            let token = APIToken(
                id: id, name: name, person: person, scopes: scopes.sorted { $0.rawValue < $1.rawValue },
                madeAt: now, expiresAt: now.advanced(bySeconds: seconds), digest: Digest(of: Array(secret.utf8)))
            let item = WorkItem(token.key, dueAt: token.expiresAt, task: try WorkTask(Self.kind, token))
            try await desk.plan([.schedule(item)], as: Self.host)
            return (token, "\(Self.prefix)\(id)_\(secret)")
        }

        /// So that programs which look for secrets in texts know one.
        private static let prefix = "desk_"

        /// The token that a program shows; `nil` for one that is not good, or not any more.
        func token(_ text: String) async throws -> APIToken? {
            guard text.utf8.count < 200, text.hasPrefix(Self.prefix) else { return nil }
            let parts = text.dropFirst(Self.prefix.count).split(separator: "_", omittingEmptySubsequences: false)
            guard parts.count == 2, let token = try await find(String(parts[0])) else { return nil }
            // Digests are compared, so that the time says nothing of the secret.
            guard token.digest == Digest(of: Array(parts[1].utf8)) else { return nil }
            return token
        }

        /// Those of one person, or of all, that are good now, the first to expire first.
        public func tokens(of person: Person.ID? = nil) async throws -> [APIToken] {
            var (found, after): ([APIToken], WorkQuery.Cursor?) = ([], nil)
            let now = desk.configuration.time.now()
            repeat {
                let page = try await desk.work(
                    WorkQuery(.pending(), kinds: [Self.kind], limit: 1_000, after: after), as: Self.host)
                let tokens = try page.records.map { try $0.item.task.decode(APIToken.self) }
                found += tokens.filter { $0.expiresAt > now && (person == nil || $0.person == person) }
                after = page.next
            } while after != nil
            return found
        }

        /// Takes a token back.
        ///
        /// - Parameter person: Whose it must be; `nil` for anybody’s.
        /// - Returns: Whether there was such a one.
        public func revoke(_ id: APIToken.ID, of person: Person.ID? = nil) async throws -> Bool {
            guard let token = try await find(id), person == nil || token.person == person else { return false }
            try await desk.plan([.cancel(token.key)], as: Self.host)
            return true
        }

        private func find(_ id: APIToken.ID) async throws -> APIToken? {
            guard id.utf8.count == 16 else { return nil }
            let query = WorkQuery(.named([APIToken.key(of: id)]), kinds: [Self.kind], limit: 1)
            guard let record = try await desk.work(query, as: Self.host).records.first else { return nil }
            let token = try record.item.task.decode(APIToken.self)
            return token.expiresAt > desk.configuration.time.now() ? token : nil
        }
    }

    /// Gives tokens up whose time is over. They are good for nothing without it as well; it keeps the store tidy.
    struct APITokenExpiry: WorkHandler {
        let kind = APITokens.kind

        func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer { .done }

        /// A token is good for whoever it was made for.
        func filesOfWork(_ item: WorkItem, of person: ErasedPerson) throws -> [Digest]? {
            try item.task.decode(APIToken.self).person == person.id ? [] : nil
        }
    }
#endif
