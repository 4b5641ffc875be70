#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk
    import ServiceDeskJSON

    /// Whatever can be done to a request: one call for each action.
    extension Site {
        static var requestActionOperations: [APIOperation] {
            APIAction.all.map(\.operation) + relationOperations
        }

        private static var relationOperations: [APIOperation] {
            let relations = Link.Relation.allCases.filter(\.isMadeByLinking).map(\.rawValue)
            let link: [APIField] = [
                .required("relation", .choice(relations), "What it is to the other one."),
                .required("other", .requestNumber),
            ]
            return [
                .acting(.link, "Relate it to another request.", link, .repeatable) { call in
                    try await call.desk.link(
                        try call.visit.reference(), call.body.choice("relation") ?? .relatedTo, try call.other,
                        as: try call.viewer, key: try call.key())
                },
                .acting(.unlink, "Take a relation back.", link, .repeatable) { call in
                    try await call.desk.unlink(
                        try call.visit.reference(), call.body.choice("relation") ?? .relatedTo, try call.other,
                        as: try call.viewer, key: try call.key())
                },
                .acting(
                    .merge, "End it in another request, which is the answer.", [.required("other", .requestNumber)],
                    .repeatable
                ) { call in
                    try await call.desk.merge(
                        try call.visit.reference(), into: try call.other, as: try call.viewer, key: try call.key())
                },
                .acting(
                    .split, "Make a request of its own from one of its messages, which is the answer.",
                    [
                        .required("message", .text(36), "`message` of the timeline."),
                        APIField("subject", .text(1_000, isBlankAllowed: false)),
                    ], .repeatable
                ) { call in
                    guard let message = call.body.text("message").flatMap({ Message.ID($0) }) else {
                        throw APIMistake(pointer: "/message", text: "It is “message” of an event of the timeline.")
                    }
                    let subject = call.body.text("subject")
                    return try await call.desk.split(
                        message, of: try call.visit.reference(), as: try call.viewer, key: try call.key()
                    ) { draft in if let subject { draft.subject = subject } }
                },
            ]
        }
    }

    extension APICall {
        fileprivate var other: RequestReference {
            get throws {
                guard let number = body.integer("other") else { throw APIProblem.notFound }
                return .number(number)
            }
        }
    }

    /// One action, and what has to be said with it.
    struct APIAction: Sendable {
        let action: RequestAction
        let summary: String
        let fields: [APIField]
        let command: @Sendable (APICall) async throws -> RequestCommand

        init(
            _ action: RequestAction, _ summary: String, _ fields: [APIField] = [],
            _ command: @escaping @Sendable (APICall) async throws -> RequestCommand
        ) {
            (self.action, self.summary, self.fields, self.command) = (action, summary, fields, command)
        }

        var operation: APIOperation {
            .acting(action, summary, fields, .versioned) { [command] call in
                let wanted = try await command(call)
                return try await call.desk.perform(
                    wanted, on: try call.visit.reference(), as: try call.viewer, key: try call.key(),
                    expecting: call.version)
            }
        }
    }

    extension APIOperation {
        /// A call for an action on a request, which answers with the request afterwards.
        static func acting(
            _ action: RequestAction, _ summary: String, _ fields: [APIField], _ effect: Effect,
            _ body: @escaping @Sendable (APICall) async throws -> Request
        ) -> APIOperation {
            APIOperation(
                .post, "/requests/{number}/\(action.rawValue.hyphenated)", "\(action.rawValue)Request", summary,
                for: .scope(.writeRequests), body: .object(fields), effect: effect, answers: .request
            ) { call in try call.show(try await body(call)) }
        }
    }
#endif
