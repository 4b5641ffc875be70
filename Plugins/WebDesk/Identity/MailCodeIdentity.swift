#if Web
    import Hummingbird
    import ServiceDesk

    /// A mail with a code, for whoever signs in by their mail address.
    public struct MailCode: Hashable, Sendable {
        public var address: String
        /// In the language of the page.
        public var subject: String
        public var text: String
    }

    /// Signing in with a code that is sent by mail: for guests, and for colleagues without a password.
    ///
    /// Whether the address is known is said to nobody who cannot read its mail. A code has eight digits, is good once,
    /// for ten minutes and five guesses.
    public final class MailCodeIdentity: SigningIdentity {
        public let signInPath: String? = "/sign-in"
        public let signOutPath: String? = "/sign-out"
        public let isOfSite = true
        let sessions = SiteSessions()
        let time: any TimeSource
        private let codes = MailCodes()
        private let admits: @Sendable (String) async throws -> Bool
        private let find: @Sendable (String) async throws -> Person.ID?
        private let send: @Sendable (MailCode) async throws -> Void
        /// Codes for one address, and at all.
        private let perAddress = RateLimiter(limit: 5, seconds: 3_600)
        private let all = RateLimiter(limit: 600, seconds: 3_600)

        /// Addresses are in lower case and in ASCII, and each is one.
        ///
        /// - Parameters:
        ///   - admits: Whether somebody with this address may sign in. Asked for whatever a stranger types: it changes
        ///     nothing.
        ///   - find: Who it is that reads the mail of the address, which is proved by then; `nil` for somebody who may
        ///     not come in. A host that lets guests in makes a person of the directory for them here.
        ///   - send: Sends the mail. What fails is logged.
        public init(
            admitting admits: @escaping @Sendable (String) async throws -> Bool,
            finding find: @escaping @Sendable (String) async throws -> Person.ID?,
            sending send: @escaping @Sendable (MailCode) async throws -> Void, time: any TimeSource = SystemTime()
        ) {
            (self.admits, self.find, self.send, self.time) = (admits, find, send, time)
        }

        public func person(of request: SiteRequest) async throws -> Person.ID? { signedIn(request) }

        var signInRoutes: [Route] { routes { [self] in enter($0, as: $1, next: $2) } }

        /// In the frame of a foreign page, where who proves their address gets a pass and no session.
        var guestRoutes: [Route] { routes { try await $0.enterFrame(as: $1, next: $2) } }

        private func routes(
            entering enter: @escaping @Sendable (Visit, Person.ID, String?) async throws -> Response
        ) -> [Route] {
            [
                Route(.get, "/sign-in", for: .anyone) { visit in
                    var values: PageValues = ["title": visit.text("signIn.title"), "asksMail": true]
                    if let next = visit.query("next") { values["next"] = next }
                    return try visit.page("sign-in-form", values)
                },
                Route(.post, "/sign-in", for: .anyone) { [self] in try await ask($0) },
                Route(.post, "/sign-in/code", for: .anyone) { [self] visit in
                    try await judge(visit) { try await enter(visit, $0, $1) }
                },
            ]
        }

        private func ask(_ visit: Visit) async throws -> Response {
            let form = try await visit.form()
            let address = form.text("address").trimmingBlanks.lowercased()
            guard Self.isAddress(address)
            else {
                return try page(visit, form, ["asksMail": true, "wrong": visit.text("signIn.noAddress")], .badRequest)
            }
            let now = time.now()
            // That of the address first: who tries one again and again keeps nobody else out.
            guard perAddress.admits(address, at: now), all.admits("", at: now) else { throw Refusal.tooOften }
            let (token, code) = codes.ask(address, at: now)
            let mail = MailCode(
                address: address, subject: visit.texts("signIn.mailSubject", ["desk": visit.site.options.name]),
                text: visit.texts(
                    "signIn.mailText",
                    ["code": "\(code.prefix(4)) \(code.suffix(4))", "desk": visit.site.options.name]))
            // Not waited for: the time would say whether the address is known.
            Task { [self] in
                do {
                    guard try await admits(address) else { return }
                    codes.send(token)
                    try await send(mail)
                } catch {
                    visit.desk.configuration.logger.error(
                        "A code to sign in could not be sent.", metadata: ["error": "\(error)"])
                }
            }
            return try page(visit, form, ["asksCode": true, "token": token, "address": address])
        }

        /// One address, of which no program makes two: byte by byte, for marks and joiners hide signs from characters.
        static func isAddress(_ text: String) -> Bool {
            let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
            return text.utf8.count <= 254 && parts.count == 2 && parts.allSatisfy { !$0.isEmpty }
                && text.utf8.allSatisfy { (0x21...0x7E).contains($0) && !#",;:<>()[]\""#.utf8.contains($0) }
        }

        private func judge(
            _ visit: Visit, entering enter: (Person.ID, String?) async throws -> Response
        ) async throws -> Response {
            let form = try await visit.form()
            let token = form["token"] ?? ""
            switch codes.judge(form.text("code"), of: token, at: time.now()) {
            case .right(let address):
                guard let person = try await find(address) else { throw Refusal.unknownPerson }
                return try await enter(person, form["next"])
            case .wrong:
                return try page(
                    visit, form,
                    [
                        "asksCode": true, "token": token, "address": form.text("address"),
                        "wrong": visit.text("signIn.wrongCode"),
                    ], .forbidden)
            case .over:
                return try page(visit, form, ["asksMail": true, "wrong": visit.text("signIn.codeOver")], .forbidden)
            }
        }

        private func page(
            _ visit: Visit, _ form: Form, _ more: PageValues, _ status: HTTPResponse.Status = .ok
        ) throws -> Response {
            var values = more
            values["title"] = visit.text("signIn.title")
            if let next = form["next"] { values["next"] = next }
            return try visit.page("sign-in-form", values, status: status)
        }
    }
#endif
