#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk

    /// Says who makes a request of a browser: the host's own login, a proxy in front of it, or accounts of the site.
    public protocol SiteIdentity: Sendable {
        /// Who it is; `nil` for somebody who is not signed in.
        func person(of request: SiteRequest) async throws -> Person.ID?
        /// Where those go who are not signed in, with `next` for where they wanted to go; `nil` where there is no such
        /// page.
        var signInPath: String? { get }
        /// Where a form is sent (POST) to sign out; `nil` where that is not for the site to offer.
        var signOutPath: String? { get }
        /// Whether both paths are below that of the site; else they are the host’s.
        var isOfSite: Bool { get }
    }

    extension SiteIdentity {
        public var signOutPath: String? { nil }
        public var isOfSite: Bool { false }
    }

    /// What an identity is told of a request.
    public struct SiteRequest: Sendable {
        public let headers: HTTPFields
        private let cookies: Cookies

        init(_ message: HTTPMessage) { (headers, cookies) = (message.headers, message.cookies) }

        public func cookie(_ name: String) -> String? { cookies[name]?.value }
    }

    /// The login that the host has already.
    public struct HostIdentity: SiteIdentity {
        public let signInPath: String?
        private let find: @Sendable (SiteRequest) async throws -> Person.ID?

        /// - Parameters:
        ///   - signInPath: The host's own page, as `/login`.
        ///   - find: Who is signed in, by the host's session: from its cookie, say.
        public init(
            signInPath: String? = nil, _ find: @escaping @Sendable (SiteRequest) async throws -> Person.ID?
        ) {
            (self.signInPath, self.find) = (signInPath, find)
        }

        public func person(of request: SiteRequest) async throws -> Person.ID? { try await find(request) }
    }

    /// A proxy in front of the host that signs people in and says in a header who it is.
    ///
    /// Anybody who reaches the host past the proxy could say the same: the proxy shows a secret with each request, and
    /// removes both headers from what comes in from outside.
    public struct ProxyIdentity: SiteIdentity {
        public let signInPath: String? = nil
        private let name: HTTPField.Name
        private let secretName: HTTPField.Name
        private let secret: Digest

        /// - Parameters:
        ///   - header: Says the id of the person.
        ///   - secretHeader: Has the secret.
        ///   - secret: At least 16 bytes.
        /// - Throws: ``SiteError``.
        public init(header: String, secretHeader: String, secret: String) throws {
            guard let name = HTTPField.Name(header), let secretName = HTTPField.Name(secretHeader) else {
                throw SiteError("“\(header)” or “\(secretHeader)” is not the name of a header.")
            }
            guard secret.utf8.count >= 16 else { throw SiteError("The secret of the proxy has at least 16 bytes.") }
            (self.name, self.secretName, self.secret) = (name, secretName, Digest(of: Array(secret.utf8)))
        }

        public func person(of request: SiteRequest) async throws -> Person.ID? {
            // Digests are compared, so that the time says nothing of the secret. Two fields of one name prove nothing.
            let (secrets, people) = (request.headers[values: secretName], request.headers[values: name])
            guard secrets.count == 1, people.count == 1, Digest(of: Array(secrets[0].utf8)) == secret else {
                return nil
            }
            return people[0].isEmpty ? nil : Person.ID(people[0])
        }
    }
#endif
