#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk

    /// What programs outside tell the desk.
    extension Site {
        private static let webhookHeaders: [APIField] = [
            .required("Webhook-Id", .text(200, isBlankAllowed: false), "The same for each copy of a message."),
            .required(
                "Webhook-Timestamp", .text(20, isBlankAllowed: false),
                "Seconds since 1970, not older than five minutes."),
            .required(
                "Webhook-Signature", .text(1_000, isBlankAllowed: false),
                "`v1,` and the Base64 of HMAC-SHA-256 over id, time and body, with points between."),
        ]

        static func hookOperations(_ hooks: [SiteHook]) -> [APIOperation] {
            guard !hooks.isEmpty else { return [] }
            return [
                APIOperation(
                    .post, "/hooks/{name}", "receiveWebhook",
                    "Tell the desk something, signed as Standard Webhooks says.", for: .anyone,
                    headers: Self.webhookHeaders, body: .bytes,
                    answers: .ok(
                        .object([APIField("number", .requestNumber, "Left out where there was nothing to open.")]),
                        "It was taken; a copy of a message is told what became of the first.")
                ) { call in try await call.receive(hooks) }
            ]
        }
    }

    extension APICall {
        private static let maximumSize = 256 << 10
        private static let unsigned = APIProblem(
            .unauthorized, "invalid-signature", "It is not signed with the secret of a hook, or too old.")

        /// Nothing is told to somebody without the secret, not even which hooks there are.
        fileprivate func receive(_ hooks: [SiteHook]) async throws -> Response {
            let name = try visit.parameter("name")
            let headers = visit.message.headers
            let now = site.now()
            guard let id = headers[.webhookID], (1...200).contains(id.utf8.count),
                id.utf8.allSatisfy({ (0x21...0x7E).contains($0) }), let time = headers[.webhookTimestamp],
                let signature = headers[.webhookSignature]
            else {
                throw APIProblem(
                    .badRequest, "invalid-header",
                    "A webhook has the headers Webhook-Id (1 to 200 visible characters of ASCII), Webhook-Timestamp "
                        + "and Webhook-Signature.")
            }
            guard WebhookSignature.isNow(time, now) else { throw Self.unsigned }
            let visit = visit
            let body = try await Visit.within(site.options.limits.formTime) {
                try await visit.bytes(limit: Self.maximumSize)
            }
            // Of a name that nobody has, as many are tried as of any other, so that time tells nothing of it.
            let hook = hooks.first { $0.name == name }
            let isValid = (hook ?? hooks[0]).signatures.contains { check in
                check.isValid(signature, id: id, timestamp: time, body: body, now: now)
            }
            guard let hook, isValid else { throw Self.unsigned }
            guard site.changes.admits("hook:\(name)", at: now) else { throw Refusal.tooOften }
            return try await open(hook, SiteHookMessage(id: id, body: body))
        }

        private func open(_ hook: SiteHook, _ message: SiteHookMessage) async throws -> Response {
            // A copy, whatever would be made of it today.
            let key = "hook:\(hook.name):\(message.id)"
            if let number = try await desk.request(underKey: key, as: .host("hooks")) {
                return try json(HookAnswer(number: number))
            }
            let draft: RequestDraft?
            do {
                draft = try hook.draft(message)
            } catch let error as SiteError {
                throw APIProblem(.unprocessableContent, "invalid-field", error.description)
            } catch {
                desk.configuration.logger.warning(
                    "A hook failed.", metadata: ["hook": "\(hook.name)", "error": "\(error)"])
                throw APIProblem(.unprocessableContent, "invalid-field", "This hook makes no request of it.")
            }
            guard let draft else { return try json(HookAnswer(number: nil)) }
            let viewer = try await desk.viewer(for: hook.person)
            let request = try await desk.open(draft, as: viewer, key: key)
            return try json(HookAnswer(number: request.number))
        }
    }

    private struct HookAnswer: Encodable {
        let number: ServiceDesk.Request.Number?
    }

    extension HTTPField.Name {
        static let webhookID = HTTPField.Name("Webhook-Id")!
        static let webhookTimestamp = HTTPField.Name("Webhook-Timestamp")!
        static let webhookSignature = HTTPField.Name("Webhook-Signature")!
    }
#endif
