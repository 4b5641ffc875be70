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
        private let find: @Sendable (String) async throws -> Person.ID?
        private let send: @Sendable (MailCode) async throws -> Void
        /// Codes for one address, and at all; guesses.
        private let perAddress = RateLimiter(limit: 5, seconds: 3_600)
        private let all = RateLimiter(limit: 600, seconds: 3_600)
        private let guesses = RateLimiter(limit: 600, seconds: 600)

        /// - Parameters:
        ///   - find: Whose address it is, in lower case; `nil` for somebody who gets no code. A host that lets guests
        ///     in makes a person of the directory for them here.
        ///   - send: Sends the mail. What fails is logged.
        public init(
            finding find: @escaping @Sendable (String) async throws -> Person.ID?,
            sending send: @escaping @Sendable (MailCode) async throws -> Void, time: any TimeSource = SystemTime()
        ) {
            (self.find, self.send, self.time) = (find, send, time)
        }

        public func person(of request: SiteRequest) async throws -> Person.ID? { signedIn(request) }

        var signInRoutes: [Route] {
            [
                Route(.get, "/sign-in", for: .anyone) { visit in
                    var values: PageValues = ["title": visit.text("signIn.title"), "asksMail": true]
                    if let next = visit.query("next") { values["next"] = next }
                    return try visit.page("sign-in-form", values)
                },
                Route(.post, "/sign-in", for: .anyone) { [self] in try await ask($0) },
                Route(.post, "/sign-in/code", for: .anyone) { [self] in try await judge($0) },
            ]
        }

        private func ask(_ visit: Visit) async throws -> Response {
            let form = try await visit.form()
            let address = form.text("address").trimmingBlanks.lowercased()
            guard (3...254).contains(address.utf8.count), address.dropFirst().dropLast().contains("@"),
                !address.contains(where: { $0.isWhitespace || $0.isNewline || $0 == "," || $0 == "<" })
            else {
                return try page(visit, form, ["asksMail": true, "wrong": visit.text("signIn.noAddress")], .badRequest)
            }
            let now = time.now()
            guard all.admits("", at: now), perAddress.admits(address, at: now) else { throw Refusal.tooOften }
            let (token, code) = codes.ask(at: now)
            let mail = MailCode(
                address: address, subject: visit.texts("signIn.mailSubject", ["desk": visit.site.options.name]),
                text: visit.texts(
                    "signIn.mailText",
                    ["code": "\(code.prefix(4)) \(code.suffix(4))", "desk": visit.site.options.name]))
            // Not waited for: the time would say whether the address is known.
            Task { [self] in
                do {
                    guard let person = try await find(address) else { return }
                    codes.belongs(token, to: person)
                    try await send(mail)
                } catch {
                    visit.desk.configuration.logger.error(
                        "A code to sign in could not be sent.", metadata: ["error": "\(error)"])
                }
            }
            return try page(visit, form, ["asksCode": true, "token": token, "address": address])
        }

        private func judge(_ visit: Visit) async throws -> Response {
            let form = try await visit.form()
            guard guesses.admits("", at: time.now()) else { throw Refusal.tooOften }
            let token = form["token"] ?? ""
            switch codes.judge(form.text("code"), of: token, at: time.now()) {
            case .right(let person): return enter(visit, as: person, next: form["next"])
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
