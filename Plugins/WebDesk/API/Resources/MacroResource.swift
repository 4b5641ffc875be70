#if Web
    import Hummingbird
    import ServiceDesk

    /// Changes and replies that are kept under a name, for those who handle requests.
    extension Site {
        static var macroOperations: [APIOperation] {
            [
                APIOperation(
                    .get, "/macros", "listMacros", "Macros that you may use.", for: .scope(.readRequests),
                    answers: .ok(.named("MacroList"), "By id; none for those who handle no requests.")
                ) { call in
                    let macros = try await call.desk.macros(as: try call.viewer)
                    return try call.json(MacroListJSON(macros: macros.map(MacroJSON.init)))
                },
                APIOperation(
                    .get, "/requests/{number}/macros/{macro}", "readMacroReply",
                    "What a macro would reply to a request now, to be changed before it is sent.",
                    for: .scope(.readRequests), answers: .ok(.named("MacroReply"), "Filled in; nothing is done.")
                ) { call in
                    let (reference, viewer) = (try call.visit.reference(), try call.viewer)
                    let text = try await call.withMacro {
                        try await call.desk.reply(of: $0, on: reference, as: viewer)
                    }
                    return try call.json(MacroReplyJSON(text: text))
                },
                APIOperation(
                    .post, "/requests/{number}/macros/{macro}", "performMacro",
                    "Do what a macro says: all of it, or nothing.", for: .scope(.writeRequests), body: .object([]),
                    effect: .repeatable, answers: .request
                ) { call in
                    let (reference, viewer, key) = (try call.visit.reference(), try call.viewer, try call.key())
                    return try call.show(
                        try await call.withMacro {
                            try await call.desk.perform(macro: $0, on: reference, as: viewer, key: key)
                        })
                },
            ]
        }
    }

    extension APICall {
        /// Does something with the macro of the address. One that is not there is not found, as whatever an address
        /// names; the desk is asked first, since a repetition is answered also where the macro is gone.
        fileprivate func withMacro<Answer>(_ body: (Macro.ID) async throws -> Answer) async throws -> Answer {
            do {
                return try await body(Macro.ID(try visit.parameter("macro")))
            } catch let rejection as Rejection
                where rejection.code == .unknownReference && rejection.field == "macro"
            {
                throw APIProblem.notFound
            }
        }
    }

    struct MacroListJSON: Encodable { let macros: [MacroJSON] }

    struct MacroJSON: Encodable {
        let id, title: String
        let hasReply: Bool

        init(_ macro: Macro) {
            (id, title, hasReply) = (macro.id.rawValue, macro.title, macro.actions.reply != nil)
        }

        static let schema = APISchema.object([
            .required("id", .identifier), .required("title", .text(1_000)),
            .required("hasReply", .boolean, "Whether it writes to whoever asked."),
        ])
    }

    struct MacroReplyJSON: Encodable {
        let text: String?

        static let schema = APISchema.object([
            APIField("text", .text(1 << 20), "Left out where the macro replies nothing.")
        ])
    }
#endif
