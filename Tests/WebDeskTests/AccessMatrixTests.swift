import HTTPTypes
import ServiceDesk
import Testing

@testable import WebDesk

/// Every door of the site against every kind of person: what each gets is written down here by hand. A route without a
/// row fails.
@Suite("The doors of the site") struct AccessMatrixTests {
    /// What somebody gets at a door.
    enum Answer: Hashable, Sendable {
        case page
        /// Sent to another page, as after a form.
        case on
        /// Done, and nothing is to be shown.
        case done
        /// As if there were nothing.
        case nothing
        case refused
        /// To sign in.
        case signIn
        /// What was sent cannot be done, by somebody who may send it.
        case mistake

        init(_ status: HTTPResponse.Status) {
            self =
                switch status.code {
                case 200: .page
                case 204: .done
                case 303: .on
                case 404: .nothing
                case 401: .signIn
                case 403: .refused
                default: .mistake
                }
        }
    }

    /// Nobody, somebody whom the directory does not know, who asked, a colleague, an agent of the team, one of another
    /// team, somebody of a supplier.
    static let actors: [Person.ID?] = [nil, "stranger", "anna", "wim", "bram", "hugo", "tess"]
    /// Who leads the team, who leads another one and has opened the request by break-glass, who watches it, for whom it
    /// is, who has left, who may act for whoever asked (and is nobody but themselves on the web), and whose the request
    /// is still, though they have left the team.
    static let others: [Person.ID?] = ["lena", "nora", "paul", "ben", "gone", "dora", "olga"]

    struct Row: Sendable {
        var fields: KeyValuePairs<String, String> = [:]
        /// In the order of the actors, then of the others.
        var answers: [Answer]

        /// - Parameters:
        ///   - answers: In the order of the actors.
        ///   - granted: What the lead of another team gets who has opened the request; as an agent of another team
        ///     where nothing is said.
        ///   - watching: What whoever watches it gets; as whoever asked.
        ///   - leading: What the lead of the team gets; as its agent.
        ///   - uninvolved: What somebody gets who is nothing to it; as a colleague.
        init(
            _ answers: [Answer], _ fields: KeyValuePairs<String, String> = [:], granted: Answer? = nil,
            watching: Answer? = nil, leading: Answer? = nil, uninvolved: Answer? = nil
        ) {
            let uninvolved = uninvolved ?? answers[3]
            self.answers =
                answers + [
                    leading ?? answers[4], granted ?? answers[5], watching ?? answers[2], answers[2], answers[1],
                    uninvolved, uninvolved,
                ]
            self.fields = fields
        }
    }

    static let everyone = Row([.signIn, .refused, .page, .page, .page, .page, .page])
    static let programs = Row(Array(repeating: .signIn, count: 7))
    static let agents = Row([.signIn, .refused, .nothing, .nothing, .page, .page, .nothing])
    /// wim keeps the organisation, and handles no requests.
    static func administrators(_ answer: Answer, _ fields: KeyValuePairs<String, String> = [:]) -> Row {
        Row([.signIn, .refused, .nothing, answer, .nothing, .nothing, .nothing], fields, uninvolved: .nothing)
    }
    /// What is done to a request by whoever asked and the team.
    static func ofRequest(
        asking: Answer, handling: Answer, _ fields: KeyValuePairs<String, String> = [:], watching: Answer? = nil
    ) -> Row {
        Row(
            [.signIn, .refused, asking, .nothing, handling, .nothing, .nothing], fields, granted: handling,
            watching: watching)
    }
    static func ofTeam(_ answer: Answer, _ fields: KeyValuePairs<String, String> = [:]) -> Row {
        Row([.signIn, .refused, .nothing, .nothing, answer, .nothing, .nothing], fields, granted: answer)
    }

    static let rows: [String: Row] = [
        "GET /": everyone, "GET /suggestions": everyone, "GET /ask": everyone, "GET /ask/fields": everyone,
        "GET /requests": everyone,
        "GET /articles": everyone, "GET /articles/{number}": everyone, "GET /teams": everyone,
        // Suppliers are customers of nobody here.
        "GET /teams/{team}": Row([.signIn, .refused, .page, .page, .page, .page, .nothing]),
        "POST /ask": Row(
            [.signIn, .refused, .on, .on, .on, .on, .mistake], ["subject": "x", "about": "t:it", "key": ""]),
        "GET /requests/{number}": ofRequest(asking: .page, handling: .page),
        "GET /requests/{number}/files/{digest}": ofRequest(asking: .page, handling: .page),
        "POST /requests/{number}/reply": ofRequest(asking: .on, handling: .on, ["text": "x"]),
        "POST /requests/{number}/withdraw": ofRequest(asking: .on, handling: .on, watching: .refused),
        "POST /requests/{number}/reopen": ofRequest(asking: .mistake, handling: .mistake, ["text": "x"]),
        "POST /requests/{number}/fulfil": ofRequest(asking: .mistake, handling: .mistake),
        // Nobody thanks themselves.
        "POST /requests/{number}/thank": Row(
            [.signIn, .refused, .on, .nothing, .mistake, .nothing, .nothing], ["person": "bram", "text": "x"],
            granted: .on, leading: .on),
        "POST /requests/{number}/survey": ofRequest(
            asking: .mistake, handling: .refused, ["rating": "5"], watching: .refused),
        "POST /requests/{number}/approvals": ofRequest(
            asking: .mistake, handling: .mistake, ["approval": "1", "agrees": "yes"]),
        "POST /requests/{number}/take": ofTeam(.on),
        "POST /requests/{number}/assign": ofTeam(.on, ["team": "it", "was": "it", "agent": "lena"]),
        "POST /requests/{number}/classify": ofTeam(.on, ["impact": "1"]),
        "POST /requests/{number}/hold": ofTeam(.on, ["reason": "information"]),
        "POST /requests/{number}/resume": ofTeam(.mistake),
        "POST /requests/{number}/resolve": ofTeam(.on, ["resolution": "fixed"]),
        "POST /requests/{number}/close": ofTeam(.on),
        "POST /requests/{number}/ask-approval": ofTeam(.on, ["question": "x", "who": "wim"]),
        "POST /requests/{number}/canned": ofTeam(.mistake, ["canned": "none"]),
        "POST /requests/{number}/withdraw-approval": ofTeam(.mistake, ["approval": "1"]),
        "POST /requests/{number}/rename": ofTeam(.on, ["subject": "y"]),
        "POST /requests/{number}/tags": ofTeam(.on, ["tags": "a, b"]),
        "POST /requests/{number}/merge": ofTeam(.mistake, ["into": "1"]),
        "POST /requests/{number}/split": ofTeam(.mistake, ["message": "x", "subject": "y"]),
        "POST /requests/{number}/macro": ofTeam(.mistake, ["macro": "none"]),
        "POST /articles/{number}/rating": Row(
            [.signIn, .refused, .on, .on, .refused, .on, .on], ["helpful": "yes"]),
        "GET /calls": agents,
        // The desk decides for whom a call is noted.
        "POST /calls": Row(
            [.signIn, .refused, .nothing, .nothing, .on, .on, .nothing],
            ["who": "anna", "subject": "x", "about": "t:it", "key": ""]),
        "GET /requests/{number}/clocks": ofTeam(.page),
        "GET /problems": everyone, "GET /problems/proposed": agents,
        "POST /problems/proposed": Row(
            [.signIn, .refused, .nothing, .nothing, .mistake, .mistake, .nothing], ["pattern": "x", "team": "it"]),
        "GET /obligations": everyone, "POST /obligations": everyone,
        // Whoever has no token finds nothing, whoever they are.
        "GET /feeds/{token}/obligations.ics": Row(Array(repeating: .nothing, count: 7)),
        "GET /feeds/{token}/obligations.atom": Row(Array(repeating: .nothing, count: 7)),
        "GET /feeds/{token}/on-call.ics": Row(Array(repeating: .nothing, count: 7)),
        "GET /reports": agents,
        // Without days there is no report.
        "GET /reports/page": Row([.signIn, .refused, .nothing, .nothing, .mistake, .mistake, .nothing]),
        "GET /queue": agents, "GET /queue/live": agents,
        "POST /queue/views": Row([.signIn, .refused, .nothing, .nothing, .on, .on, .nothing], ["name": "x"]),
        // Somebody else’s.
        "POST /queue/views/{view}/remove": Row(
            [.signIn, .refused, .nothing, .nothing, .nothing, .nothing, .nothing]),
        "GET /requests/{number}/live": ofRequest(asking: .page, handling: .page),
        "POST /requests/{number}/writing": ofRequest(asking: .done, handling: .done),
        "GET /chat": everyone, "GET /chats": agents, "GET /chats/live": agents,
        "POST /chat": Row(
            [.signIn, .refused, .on, .on, .on, .on, .mistake], ["team": "it", "text": "x", "key": ""]),
        "GET /requests/{number}/chat": ofRequest(asking: .page, handling: .page),
        "POST /requests/{number}/chat": ofRequest(asking: .on, handling: .on, ["text": "x"]),
        "POST /requests/{number}/chat/seen": ofRequest(asking: .done, handling: .done, ["version": "1"]),
        "GET /requests/{number}/chat/live": ofRequest(asking: .page, handling: .page),
        "POST /queue": Row(
            [.signIn, .refused, .nothing, .nothing, .on, .page, .nothing], ["do": "take", "number": "1"],
            granted: .on),
        // For a program with the token; being signed in counts for nothing there.
        "GET /scim/v2/ServiceProviderConfig": programs, "GET /scim/v2/ResourceTypes": programs,
        "GET /scim/v2/ResourceTypes/{id}": programs, "GET /scim/v2/Schemas": programs,
        "GET /scim/v2/Schemas/{id}": programs, "GET /scim/v2/Users": programs, "POST /scim/v2/Users": programs,
        "GET /scim/v2/Users/{id}": programs, "PUT /scim/v2/Users/{id}": programs,
        "PATCH /scim/v2/Users/{id}": programs, "DELETE /scim/v2/Users/{id}": programs,
        "GET /scim/v2/Groups": programs, "POST /scim/v2/Groups": programs, "GET /scim/v2/Groups/{id}": programs,
        "PUT /scim/v2/Groups/{id}": programs, "PATCH /scim/v2/Groups/{id}": programs,
        "DELETE /scim/v2/Groups/{id}": programs,
        "GET /admin": administrators(.on), "GET /admin/{kind}": administrators(.page),
        "GET /admin/new/{kind}": administrators(.page), "GET /admin/{kind}/{entry}": administrators(.page),
        "POST /admin/{kind}": administrators(.mistake, ["text": "x"]),
        "GET /quarantine": agents,
        "POST /quarantine/{mail}": Row(
            [.signIn, .refused, .nothing, .nothing, .on, .nothing, .nothing], ["do": "discard"]),
        // In the frame of a foreign page an agent is whoever asks.
        "GET /embed/{pass}": Row([.signIn, .refused, .on, .on, .on, .on, .on]),
        "GET /embed/{pass}/ask": everyone, "GET /embed/{pass}/ask/fields": everyone,
        "POST /embed/{pass}/ask": Row(
            [.signIn, .refused, .on, .on, .on, .on, .mistake], ["subject": "x", "about": "t:it", "key": ""]),
        "GET /embed/{pass}/suggestions": everyone, "GET /embed/{pass}/articles": everyone,
        "GET /embed/{pass}/articles/{number}": everyone,
        "POST /embed/{pass}/articles/{number}/rating": Row(
            [.signIn, .refused, .on, .on, .on, .on, .on], ["helpful": "yes"]),
        "GET /embed/{pass}/requests/{number}": ofRequest(asking: .page, handling: .nothing),
        "GET /embed/{pass}/requests/{number}/files/{digest}": ofRequest(asking: .page, handling: .nothing),
        "GET /embed/{pass}/requests/{number}/live": ofRequest(asking: .page, handling: .nothing),
        "POST /embed/{pass}/requests/{number}/writing": ofRequest(asking: .done, handling: .nothing),
        "POST /embed/{pass}/requests/{number}/reply": ofRequest(asking: .on, handling: .nothing, ["text": "x"]),
        "POST /embed/{pass}/requests/{number}/fulfil": ofRequest(asking: .mistake, handling: .nothing),
        "POST /embed/{pass}/requests/{number}/approvals": ofRequest(
            asking: .mistake, handling: .nothing, ["approval": "1", "agrees": "yes"]),
        "POST /embed/{pass}/requests/{number}/withdraw": ofRequest(
            asking: .on, handling: .nothing, watching: .refused),
        "POST /embed/{pass}/requests/{number}/reopen": ofRequest(
            asking: .mistake, handling: .nothing, ["text": "x"]),
        "POST /embed/{pass}/requests/{number}/thank": ofRequest(
            asking: .on, handling: .nothing, ["person": "bram", "text": "x"]),
        "POST /embed/{pass}/requests/{number}/survey": ofRequest(
            asking: .mistake, handling: .nothing, ["rating": "5"], watching: .refused),
        "GET /embed/{pass}/chat": everyone,
        "POST /embed/{pass}/chat": Row(
            [.signIn, .refused, .on, .on, .on, .on, .mistake], ["team": "it", "text": "x", "key": ""]),
        "GET /embed/{pass}/requests/{number}/chat": ofRequest(asking: .page, handling: .nothing),
        "POST /embed/{pass}/requests/{number}/chat": ofRequest(asking: .on, handling: .nothing, ["text": "x"]),
        "POST /embed/{pass}/requests/{number}/chat/seen": ofRequest(
            asking: .done, handling: .nothing, ["version": "1"]),
        "GET /embed/{pass}/requests/{number}/chat/live": ofRequest(asking: .page, handling: .nothing),
        "POST /language": Row(Array(repeating: .on, count: 7), ["language": "fr"]),
    ]

    private static func world() async throws -> WebWorld {
        let embedding = try SiteEmbedding(origins: EmbeddingTests.origins, key: EmbeddingTests.key)
        return try await WebWorld(provisioning: ProvisioningScene.token) {
            $0.embedding = embedding
            $0.quarantine = WaitingMails()
        }
    }

    @Test("let in whom they should, and there is no other")
    func matrix() async throws {
        let world = try await Self.world()
        // Those of the API have a matrix of their own.
        let routes = world.site.site.routes.filter { $0.operation == nil }
        for route in routes {
            let name = "\(route.method) \(route.path)"
            if route.path.hasPrefix("/static/") {
                #expect(route.door == .anyone)
                continue
            }
            guard let row = Self.rows[name] else {
                Issue.record("The route “\(name)” has no row here.")
                continue
            }
            let actors = Self.actors + Self.others
            // What is only looked at is there for the next as it was; what changes something has a place of its own.
            let groups = route.method == .get ? [actors] : actors.map { [$0] }
            var answers: [Answer] = []
            for group in groups {
                answers += try await Self.answers(at: route, row, to: group, in: AccessScene(Self.world()))
            }
            for (actor, (answer, expected)) in zip(actors, zip(answers, row.answers)) {
                #expect(answer == expected, "\(name) to \(actor?.rawValue ?? "nobody")")
            }
            #expect(answers.count == actors.count && row.answers.count == actors.count)
        }
        #expect(Set(routes.map { "\($0.method) \($0.path)" }).isSuperset(of: Self.rows.keys))
    }

    private static func answers(
        at route: Route, _ row: Row, to actors: [Person.ID?], in place: AccessScene
    ) async throws -> [Answer] {
        let (answers, fields) = (Slot<[Answer]>(), row.fields)
        try await place.world.browse { browser in
            for actor in actors {
                let path = try await Self.path(of: route, for: actor, in: place)
                // In a frame nobody is signed in.
                let browser = browser.being(route.isEmbedded ? nil : actor)
                // Who is not signed in is sent to where one signs in; here there is no such place.
                let response =
                    route.method == .get
                    ? try await browser.get(path) : try await browser.send(route.method, path, fields)
                let answer = Answer(response.status)
                // Articles are for everyone in the organisation, of which suppliers are no part.
                let isHidden = route.path.contains("/articles/") && actor == "tess" && answer == .nothing
                answers.set((answers.value ?? []) + [isHidden ? (route.method == .get ? .page : .on) : answer])
            }
        }
        return try #require(answers.value)
    }

    private static func path(of route: Route, for actor: Person.ID?, in place: AccessScene) async throws -> String {
        let embedding = place.world.site.site.options.embedding
        let pass = if let actor { try await embedding?.pass(for: actor, at: place.world.clock.now()) } else { "x" }
        return route.path.replacing("{number}", with: "1").replacing("{pass}", with: pass ?? "")
            .replacing("{kind}", with: "person").replacing("{entry}", with: "anna").replacing("{mail}", with: "m1")
            .replacing("{team}", with: "it").replacing("{digest}", with: place.file.digest.description)
    }

    @Test("say the same of what is not there and what is not for somebody, byte for byte")
    func absence() async throws {
        let world = try await WebWorld()
        let request = try await world.open(by: "wim", team: "hr")
        try await world.browse { browser in
            for person in ["anna", "bram", "tess"] as [Person.ID] {
                let browser = browser.being(person)
                let hidden = try await browser.get("/requests/\(request.number)")
                let absent = try await browser.get("/requests/999999")
                #expect(hidden.status == .notFound && absent.status == .notFound)
                // The address that was asked for stands in both.
                #expect(
                    hidden.text.replacing("/requests/\(request.number)\"", with: "/requests/999999\"") == absent.text)
                #expect(hidden.headers.map(\.name) == absent.headers.map(\.name))
                for list in ["/", "/requests?state=all", "/requests?text=printer", "/suggestions?text=printer"] {
                    #expect(try await !browser.get(list).text.contains("out of toner"))
                }
            }
        }
    }
}
