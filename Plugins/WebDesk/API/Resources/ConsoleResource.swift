#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk
    import ServiceDeskJSON

    /// What those who handle requests have beside them: lists under a name, who calls, and reports.
    extension Site {
        static var consoleOperations: [APIOperation] {
            [
                APIOperation(
                    .get, "/people/find", "findColleague", "Who is meant by an id, a mail address or a number.",
                    for: .scope(.readDirectory), query: [.required("who", .text(200, isBlankAllowed: false))],
                    answers: .ok(.named("Person"), "For those who handle requests.")
                ) { call in
                    try call.visit.admit(call.site.lookups)
                    let who = call.query.text("who")?.trimmingBlanks ?? ""
                    guard let person = try await call.desk.colleague(who, as: try call.viewer) else {
                        throw APIProblem.notFound
                    }
                    return try call.json(NameJSON(person))
                },
                APIOperation(
                    .get, "/views", "listViews", "Lists of the queue that are kept under a name.",
                    for: .scope(.readRequests), answers: .ok(.named("ViewList"), "One’s own, and those of one’s teams.")
                ) { call in
                    let views = try await call.site.views.views(for: try call.viewer)
                    return try call.json(ViewListJSON(views: views.map(ViewJSON.init)))
                },
                APIOperation(
                    .post, "/views", "saveView", "Keep a list of the queue under a name.", for: .scope(.writeRequests),
                    body: .object([
                        .required("name", .text(240, isBlankAllowed: false), "The same again replaces."),
                        .required("list", .text(2_000), "As the address of the queue has it: `view=mine&order=due`."),
                        APIField("team", .identifier, "Whose it is; one’s own where it is left out."),
                    ]), answers: .created(.named("View"), "As it is kept.")
                ) { call in
                    guard let person = try call.viewer.person else { throw Refusal.notSignedIn }
                    let team: Team.ID? = call.body.id("team")
                    let view = SavedViews.View(
                        owner: team.map { .team($0) } ?? .person(person),
                        name: (call.body.text("name") ?? "").trimmingBlanks,
                        link: QueueState(link: call.body.text("list") ?? "").link())
                    try await call.site.views.save(view, as: try call.viewer)
                    return try call.json(ViewJSON(view), .created)
                },
                APIOperation(
                    .delete, "/views/{view}", "removeView", "Remove a kept list.", for: .scope(.writeRequests),
                    answers: .done
                ) { call in
                    let id = try call.visit.parameter("view")
                    guard try await call.site.views.remove(id, as: try call.viewer) != nil else {
                        throw APIProblem.notFound
                    }
                    return Response(status: .noContent)
                },
            ]
        }

        /// Where the host offers reports.
        static var reportOperations: [APIOperation] {
            [
                APIOperation(
                    .get, "/report", "readReport", "The figures of a time as one page of HTML.",
                    for: .scope(.readRequests),
                    query: [
                        .required("from", .date), .required("to", .date, "The last day of it."),
                        APIField("team", .identifier, "All of one’s own where it is left out."),
                    ], answers: APIOperation.Answer(status: .ok, schema: nil, note: "The page.", file: "text/html")
                ) { call in
                    guard try !call.viewer.teams.isEmpty else {
                        throw Rejection(.notPermitted, "Reports are for those who handle requests.")
                    }
                    do {
                        return try await call.visit.makeReport(
                            from: call.query.text("from") ?? "", to: call.query.text("to") ?? "",
                            team: call.query.text("team"))
                    } catch let rejection as Rejection where rejection.code == .invalidField {
                        throw APIProblem(.badRequest, "invalid-query", "\(rejection)", at: rejection.field)
                    }
                }
            ]
        }
    }

    struct ViewListJSON: Encodable { let views: [ViewJSON] }

    struct ViewJSON: Encodable {
        let id, name, list: String
        let team: String?

        init(_ view: SavedViews.View) {
            (id, name, list) = (view.id, view.name, view.link)
            team = if case .team(let team) = view.owner { team.rawValue } else { nil }
        }

        static let schema = APISchema.object([
            .required("id", .text(32)), .required("name", .text(240)), .required("list", .text(2_000)),
            APIField("team", .identifier, "Left out where it is one’s own."),
        ])
    }
#endif
