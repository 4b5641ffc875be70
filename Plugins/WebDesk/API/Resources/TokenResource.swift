#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk
    import ServiceDeskJSON

    /// One’s own tokens, for whoever is signed in.
    extension Site {
        static var tokenOperations: [APIOperation] {
            [
                APIOperation(
                    .get, "/tokens", "listTokens", "Your tokens, but not what is secret of them.", for: .session,
                    answers: .ok(.named("TokenList"), "Those that are good now.")
                ) { call in
                    let tokens = try await call.site.tokens.tokens(of: try call.person)
                    return try call.json(TokenListJSON(tokens: tokens.map { TokenJSON($0) }))
                },
                APIOperation(
                    .post, "/tokens", "makeToken", "Make a token with which a program may call in your name.",
                    for: .session,
                    body: .object([
                        .required("name", .text(200, isBlankAllowed: false), "For you to tell it from others."),
                        .required(
                            "scopes",
                            .list(
                                .choice(APIScope.allCases.map(\.rawValue)), atMost: APIScope.allCases.count, atLeast: 1)
                        ),
                        .required("days", .integer(1...366), "How long it is good."),
                    ]), answers: .created(.named("NewToken"), "`secret` is shown this once.")
                ) { call in
                    let scopes = Set(call.body.texts("scopes").compactMap { APIScope(rawValue: $0) })
                    let (token, secret) = try await call.site.tokens.make(
                        call.body.text("name") ?? "", for: try call.person, scopes: scopes,
                        lifetime: (call.body.integer("days") ?? 1) * 86_400)
                    return try call.json(NewTokenJSON(token: TokenJSON(token), secret: secret), .created)
                },
                APIOperation(
                    .delete, "/tokens/{token}", "revokeToken", "Take a token back.", for: .session, answers: .done
                ) { call in
                    let isThere = try await call.site.tokens.revoke(
                        try call.visit.parameter("token"), of: try call.person)
                    guard isThere else { throw APIProblem.notFound }
                    return Response(status: .noContent)
                },
            ]
        }
    }

    extension APICall {
        fileprivate var person: Person.ID {
            get throws {
                guard let person = visit.colleague?.person.id else { throw Refusal.notSignedIn }
                return person
            }
        }
    }

    struct TokenListJSON: Encodable { let tokens: [TokenJSON] }

    struct NewTokenJSON: Encodable {
        let token: TokenJSON
        let secret: String
    }

    struct TokenJSON: Encodable {
        let id, name: String
        let scopes: [String]
        let madeAt, expiresAt: TimeJSON

        init(_ token: APIToken) {
            (id, name, scopes) = (token.id, token.name, token.scopes.map(\.rawValue))
            (madeAt, expiresAt) = (TimeJSON(token.madeAt), TimeJSON(token.expiresAt))
        }

        static let schema = APISchema.object([
            .required("id", .text(16)), .required("name", .text(200)),
            .required("scopes", .list(.choice(APIScope.allCases.map(\.rawValue)))),
            .required("madeAt", .time), .required("expiresAt", .time),
        ])
    }
#endif
