#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk
    import ServiceDeskJSON

    /// Requests that may have one cause.
    extension Site {
        static var problemOperations: [APIOperation] {
            [
                APIOperation(
                    .get, "/problems/proposed", "listProposals", "What recurs, and may have one cause.",
                    for: .scope(.readRequests),
                    answers: .ok(.named("ProposalList"), "The strongest first; for those who handle requests.")
                ) { call in
                    try call.checkHandling()
                    let proposals = try await call.visit.proposedProblems()
                    return try call.json(ProposalListJSON(proposals: proposals.map(ProposalJSON.init)))
                },
                APIOperation(
                    .post, "/problems/proposed", "openProposal", "Open a problem from what is proposed.",
                    for: .scope(.writeRequests),
                    body: .object([
                        .required("pattern", .text(64 << 10, isBlankAllowed: false), "`pattern` of the proposal."),
                        .required("team", .identifier, "Looks into it; one of one’s own."),
                    ]), effect: .repeatable,
                    answers: .created(
                        .named("Request"), "The problem, linked to those of its examples that you handle.")
                ) { call in
                    try call.checkHandling()
                    let opened = try await call.visit.openProposed(
                        call.body.text("pattern") ?? "", team: call.body.id("team") ?? "", key: try call.key())
                    guard let opened else {
                        throw APIMistake(pointer: "/pattern", text: "Nothing of this pattern is proposed now.")
                    }
                    return try call.show(opened, .created)
                },
            ]
        }
    }

    extension APICall {
        fileprivate func checkHandling() throws {
            guard try viewer.teams.isEmpty else { return }
            throw Rejection(.notPermitted, "What recurs is for those who handle requests.")
        }
    }

    struct ProposalListJSON: Encodable { let proposals: [ProposalJSON] }

    extension ProposalJSON {
        static let schema = APISchema.object([
            .required("pattern", .text(64 << 10), "What the requests have in common."),
            .required("count", .integer(1...Int64(Int32.max)), "How many there are."),
            .required("lift", .number, "How many times more often this comes together than it would by chance."),
            .required(
                "examples", .list(.requestNumber, atMost: ProblemProposal.maximumExamples), "The newest of them."),
            .required("first", .time), .required("last", .time, "When they were opened."),
            .required(
                "months",
                .list(
                    .object([
                        .required("month", .text(7), "As `2026-03`."),
                        .required("count", .integer(1...Int64(Int32.max))),
                    ]))),
            .required("evidence", .list(.text(10_000)), "Sentences for whoever decides."),
        ])
    }
#endif
