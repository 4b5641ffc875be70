#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk

    /// Something that the API does: how it is asked for, what it says, and what it may say. The description of the API
    /// and the checks of what comes in are made of this.
    struct APIOperation: Sendable {
        /// What a program may not do with a token.
        enum Right: Sendable {
            case anyone
            case scope(APIScope)
            /// Any token will do.
            case colleague
            /// An administrator, and a token of one that is for that.
            case administration
            /// Only somebody who is signed in: a token makes no other tokens.
            case session
        }

        /// What is done to a request, on which clients say more about how.
        enum Effect: Sendable {
            case none
            /// With `Idempotency-Key`, a repetition does nothing.
            case repeatable
            /// That, and `If-Match` says of which version of the request.
            case versioned
        }

        /// What comes with a call.
        enum Body: Sendable {
            case none
            case object([APIField])
            /// Any bytes.
            case bytes
        }

        struct Answer: Sendable {
            var status: HTTPResponse.Status
            /// `nil` for bytes, or nothing.
            var schema: APISchema?
            var note: String
            /// The media type of bytes.
            var file: String?
        }

        let method: HTTPRequest.Method
        /// Below that of the API.
        let path: String
        let id: String
        let summary: String
        let right: Right
        var query: [APIField] = []
        var headers: [APIField] = []
        var body = Body.none
        var effect = Effect.none
        let answer: Answer
        let respond: @Sendable (APICall) async throws -> Response

        static let root = "/api/v1"

        init(
            _ method: HTTPRequest.Method, _ path: String, _ id: String, _ summary: String, for right: Right,
            query: [APIField] = [], headers: [APIField] = [], body: Body = .none, effect: Effect = .none,
            answers answer: Answer,
            _ respond: @escaping @Sendable (APICall) async throws -> Response
        ) {
            (self.method, self.path, self.id, self.summary, self.right) = (method, path, id, summary, right)
            (self.query, self.headers, self.body) = (query, headers, body)
            (self.effect, self.answer, self.respond) = (effect, answer, respond)
        }

        /// The names in the braces of the path.
        var parameters: [String] {
            path.split(separator: "/").filter { $0.hasPrefix("{") }.map { String($0.dropFirst().dropLast()) }
        }

        var door: Route.Door {
            switch right {
            case .anyone: .anyone
            case .administration: .administrator
            case .scope, .colleague, .session: .colleague
            }
        }

        var route: Route { Route(self) }
    }

    extension APIOperation.Answer {
        static func ok(_ schema: APISchema, _ note: String) -> Self { Self(status: .ok, schema: schema, note: note) }
        static func created(_ schema: APISchema, _ note: String) -> Self {
            Self(status: .created, schema: schema, note: note)
        }
        static let request = ok(.named("Request"), "The request afterwards, as whoever asks may see it.")
        static let done = Self(status: .noContent, schema: nil, note: "Done.")
    }
#endif
