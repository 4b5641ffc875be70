#if Webhook
    import ServiceDesk

    /// Tells another program of what people are to be told, by posting the notice as JSON to one URL, signed
    /// (``WebhookSignature``). It reaches all people: whom the notice is for stands in it.
    ///
    /// An attempt that fails is repeated by the desk, after a pause that doubles, under the same `Idempotency-Key`. An
    /// endpoint that fails five times in a row rests for half a minute, and longer each time it fails again.
    public struct WebhookNotifier: Notifier {
        public let name: NotifierName
        private let endpoint: WebhookEndpoint
        private let signature: WebhookSignature
        private let includesTeams: Bool
        private let sender: WebhookSender
        private let breaker = CircuitBreaker()

        /// - Parameter includingTeams: Whether it is also a place of each team, for a program that tells teams in its
        ///   own way.
        public init(
            name: NotifierName = "webhook", _ endpoint: WebhookEndpoint, secret: WebhookSecret,
            includingTeams: Bool = false, options: WebhookOptions = WebhookOptions()
        ) {
            self.name = name
            self.endpoint = endpoint
            signature = WebhookSignature(secret)
            includesTeams = includingTeams
            sender = WebhookSender(options: options)
        }

        public func reaches(_ recipient: NoticeRecipient) -> Bool { includesTeams || recipient.isPerson }

        public func deliver(_ notice: Notice) async throws(DeliveryError) {
            let body = try JSONBody.bytes(notice)
            let id = notice.id.headerValue
            let headers = signature.headers(id: id, body: body, at: sender.options.time.now())
            try await sender.post(body, headers + [("Idempotency-Key", id)], to: endpoint, breaker: breaker)
        }
    }

    enum JSONBody {
        static func bytes(_ value: some Encodable) throws(DeliveryError) -> [UInt8] {
            do {
                return try CanonicalJSON.encode(value)
            } catch {
                throw DeliveryError(.refused, "The notice cannot be written as JSON: \(error).")
            }
        }
    }
#else
    @available(
        *, unavailable,
        message: "WebhookNotifier needs the package trait Webhook: .package(url: …, traits: [\"Webhook\"])"
    )
    public struct WebhookNotifier: Sendable {}

    @available(
        *, unavailable, message: "ChatNotifier needs the package trait Webhook: .package(url: …, traits: [\"Webhook\"])"
    )
    public struct ChatNotifier: Sendable {}
#endif
