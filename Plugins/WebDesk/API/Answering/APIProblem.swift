#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk

    /// Why a call was not answered as it wanted (RFC 9457, problem details).
    struct APIProblem: Error {
        let status: HTTPResponse.Status
        /// For programs: a word that stays.
        let code: String
        let detail: String
        /// Where in what came in: a JSON Pointer into the body, or the name of a parameter or field.
        var place: String?
        var legalActions: [RequestAction] = []
        var headers: HTTPFields = [:]

        init(_ status: HTTPResponse.Status, _ code: String, _ detail: String, at place: String? = nil) {
            (self.status, self.code, self.detail) = (status, code, detail)
            self.place = place.map { String($0.prefix(200)) }
        }

        static let notFound = APIProblem(.notFound, "not-found", "There is no such thing here.")

        static func unauthorized(_ detail: String, isTried: Bool) -> APIProblem {
            var problem = APIProblem(.unauthorized, isTried ? "invalid-token" : "not-signed-in", detail)
            problem.headers[.wwwAuthenticate] = isTried ? "Bearer error=\"invalid_token\"" : "Bearer"
            return problem
        }

        private struct Content: Encodable {
            var type = "about:blank"
            var title: String
            var status: Int
            var code, detail: String
            var field: String?
            var legalActions: [String]?
        }

        var response: Response {
            let content = Content(
                title: status.reasonPhrase, status: status.code, code: code, detail: detail, field: place,
                legalActions: legalActions.isEmpty ? nil : legalActions.map { $0.rawValue })
            // Nothing in it is what JSON cannot say.
            let bytes = (try? CanonicalJSON.encode(content)) ?? Array("{}".utf8)
            var headers = headers
            headers[.contentType] = "application/problem+json"
            headers[.contentLength] = "\(bytes.count)"
            return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }

        static let schema = APISchema.object([
            .required("type", .text(1_000)), .required("title", .text(1_000)), .required("status", .integer(400...599)),
            .required("code", .text(100), "A word that stays: `not-found`, `illegal-in-state`, `invalid-field`."),
            .required("detail", .text(10_000), "A sentence for people."),
            APIField(
                "field", .text(1_000),
                "A JSON Pointer into the body, or what it is called: a parameter, a header, a field of the request."),
            APIField("legalActions", .list(.text(100)), "What could be done instead, in the state of the request."),
        ])
    }

    extension APIProblem {
        /// What somebody is told whose call failed; `nil` where that is nothing that they could do anything about.
        init?(_ error: any Error) {
            switch error {
            case let problem as APIProblem: self = problem
            case let mistake as APIMistake:
                self.init(.unprocessableContent, "invalid-field", mistake.text, at: mistake.pointer)
            case let rejection as Rejection where rejection.code == .notFound: self = .notFound
            case let rejection as Rejection:
                self.init(
                    Self.status(of: rejection), rejection.code.rawValue, rejection.description, at: rejection.field)
                legalActions = rejection.legalActions
            case let error as StoreError where error.code == .busy || error.code == .unavailable:
                self.init(.serviceUnavailable, "busy", "The desk cannot answer now; try again.")
                headers[.retryAfter] = "5"
            case Refusal.notSignedIn:
                self = .unauthorized("Show a token: “Authorization: Bearer …”.", isTried: false)
            case Refusal.unknownPerson:
                self.init(.forbidden, "unknown-person", "The directory does not know whoever is signed in.")
            case Refusal.foreignOrigin:
                self.init(.forbidden, "foreign-origin", "A page of another origin changes nothing here.")
            case Refusal.tooOften:
                self.init(.tooManyRequests, "too-often", "That was too often; wait a moment.")
                headers[.retryAfter] = "5"
            case Refusal.tooLarge: self.init(.contentTooLarge, "too-large", "That is more than is taken at once.")
            case Refusal.tooSlow: self.init(.requestTimeout, "too-slow", "That took too long to arrive.")
            default: return nil
            }
        }

        private static func status(of rejection: Rejection) -> HTTPResponse.Status {
            switch rejection.code {
            // What the client believed of the request is over (RFC 9110, 15.5.13).
            case .outdated: .preconditionFailed
            // draft-ietf-httpapi-idempotency-key-header, 2.7.
            case .keyReused: .unprocessableContent
            default: Site.status(of: rejection)
            }
        }
    }

    extension HTTPField.Name {
        static let idempotencyKey = HTTPField.Name("Idempotency-Key")!
        static let link = HTTPField.Name("Link")!
    }
#endif
