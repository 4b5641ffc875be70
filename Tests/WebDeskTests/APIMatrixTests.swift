import HTTPTypes
import ServiceDesk
import Testing

@testable import WebDesk

/// Every call of the API against every kind of person: what each gets is written down here by hand. A call without a
/// row fails.
@Suite("The calls of the API") struct APIMatrixTests {
    /// What is sent, and what status each of ``AccessMatrixTests/actors`` gets, and each of the others there.
    struct Row: Sendable {
        let body: String?
        let statuses: [Int]

        /// - Parameters:
        ///   - statuses: In the order of the actors.
        ///   - leading: What the lead of the team gets; as its agent.
        ///   - granted: What the lead of another team gets who has opened the request; as an agent of another team.
        ///   - watching: What whoever watches it gets; as whoever asked.
        ///   - benefiting: What those get for whom it is; as whoever asked.
        ///   - uninvolved: What somebody gets who is nothing to it; as a colleague.
        init(
            _ statuses: [Int], _ body: String? = nil, leading: Int? = nil, granted: Int? = nil, watching: Int? = nil,
            benefiting: Int? = nil, uninvolved: Int? = nil
        ) {
            let uninvolved = uninvolved ?? statuses[3]
            self.statuses =
                statuses + [
                    leading ?? statuses[4], granted ?? statuses[5], watching ?? statuses[2], benefiting ?? statuses[2],
                    statuses[1], uninvolved, uninvolved,
                ]
            self.body = body
        }

        /// Whoever is known.
        static func everyone(_ status: Int = 200, _ body: String? = nil) -> Row {
            Row([401, 403] + Array(repeating: status, count: 5), body)
        }

        /// Of a request, by whoever asked and by the team; for others there is none.
        static func ofRequest(
            asking: Int, handling: Int, _ body: String? = nil, leading: Int? = nil, granted: Int? = nil,
            watching: Int? = nil
        ) -> Row {
            Row(
                [401, 403, asking, 404, handling, 404, 404], body, leading: leading, granted: granted ?? handling,
                watching: watching)
        }

        /// Of a request and another one, which is for whoever asked and the team only.
        static func ofTwoRequests(_ body: String) -> Row {
            Row([401, 403, 403, 404, 200, 404, 404], body, watching: 404, benefiting: 404)
        }
    }

    private static func administrators(_ status: Int, _ body: String? = nil) -> Row {
        Row([401, 403, 404, status, 404, 404, 404], body, uninvolved: 404)
    }

    static let rows: [String: Row] = [
        "describe": Row(Array(repeating: 200, count: 7)), "listRequests": .everyone(), "countRequests": .everyone(),
        "searchRequests": .everyone(), "readMe": .everyone(), "listTeams": .everyone(), "listServices": .everyone(),
        "listPeople": .everyone(), "listArticles": .everyone(), "suggest": .everyone(), "listTokens": .everyone(),
        // Suppliers are customers of nobody here, and no part of the organisation.
        "openRequest": Row([401, 403, 201, 201, 201, 201, 403], #"{"subject": "x", "team": "it"}"#),
        "readArticle": Row([401, 403, 200, 200, 200, 200, 404]),
        "rateArticle": Row([401, 403, 204, 204, 403, 204, 404], #"{"isHelpful": true}"#),
        "writeArticle": Row(
            [401, 403, 403, 403, 201, 403, 403],
            #"{"title": "x", "text": "y", "language": "en", "team": "it"}"#),
        "reviseArticle": Row(
            [401, 403, 403, 403, 200, 403, 404],
            #"{"title": "x", "text": "y", "language": "en", "team": "it", "version": 2}"#),
        "publishArticle": Row([401, 403, 403, 403, 200, 403, 404], #"{"version": 2}"#),
        "retireArticle": Row([401, 403, 403, 403, 200, 403, 404], #"{"version": 2}"#),
        // wim keeps the organisation.
        "readOrganisation": administrators(200),
        "changeOrganisation": administrators(200, #"{"text": "departments: [{id: d, name: D}]", "isTrial": true}"#),
        "listObligations": administrators(200), "withdrawObligation": administrators(404),
        "defineObligations": administrators(422, #"{"text": "x"}"#),
        "findColleague": Row([401, 403, 403, 403, 200, 200, 403]),
        "listViews": .everyone(), "removeView": .everyone(404),
        "saveView": .everyone(201, #"{"name": "x", "list": "view=mine"}"#),
        "readReport": Row([401, 403, 403, 403, 200, 200, 403]),
        "makeToken": .everyone(201, #"{"name": "x", "scopes": ["requests:read"], "days": 1}"#),
        "revokeToken": .everyone(404), "uploadFile": .everyone(201),
        "readTeam": Row([401, 403, 200, 200, 200, 200, 404]),
        "listMacros": .everyone(),
        "readMacroReply": .ofRequest(asking: 403, handling: 200),
        "performMacro": .ofRequest(asking: 403, handling: 200),
        // Of their own clocks people see what is promised, on the request.
        "readClocks": .ofRequest(asking: 404, handling: 200),
        "listProposals": Row([401, 403, 403, 403, 200, 200, 403]),
        // Nothing recurs here.
        "openProposal": Row([401, 403, 403, 403, 422, 422, 403], #"{"pattern": "x", "team": "it"}"#),
        "listMail": Row([401, 403, 403, 403, 200, 200, 403]),
        // It went to the team; those of another one find nothing.
        "releaseMail": Row([401, 403, 403, 403, 200, 404, 403], #"{"person": "anna"}"#),
        "discardMail": Row([401, 403, 403, 403, 204, 404, 403]),
        "readRequest": .ofRequest(asking: 200, handling: 200), "readTimeline": .ofRequest(asking: 200, handling: 200),
        "downloadFile": .ofRequest(asking: 200, handling: 200),
        "replyRequest": .ofRequest(asking: 200, handling: 200, #"{"text": "x"}"#),
        "noteRequest": .ofRequest(asking: 403, handling: 200, #"{"text": "x"}"#),
        "renameRequest": .ofRequest(asking: 403, handling: 200, #"{"subject": "y"}"#),
        "classifyRequest": .ofRequest(asking: 403, handling: 200, #"{"impact": 1}"#),
        "chooseServiceRequest": .ofRequest(
            asking: 403, handling: 200, #"{"service": "printing", "fields": {"what": "jam"}}"#),
        "setLanguageRequest": .ofRequest(asking: 403, handling: 200, #"{"language": "fr"}"#),
        "tagRequest": .ofRequest(asking: 403, handling: 200, #"{"tags": ["x"]}"#),
        "untagRequest": .ofRequest(asking: 403, handling: 200, #"{"tags": ["x"]}"#),
        "setDueRequest": .ofRequest(asking: 403, handling: 200, #"{"due": "2030-01-01T00:00:00Z"}"#),
        "addThingRequest": .ofRequest(asking: 403, handling: 200, #"{"thing": "device:1"}"#),
        "removeThingRequest": .ofRequest(asking: 403, handling: 200, #"{"thing": "device:1"}"#),
        "assignRequest": .ofRequest(asking: 403, handling: 200, #"{"team": "it", "agent": "lena"}"#),
        "takeRequest": .ofRequest(asking: 403, handling: 200),
        "changeRequesterRequest": .ofRequest(asking: 403, handling: 200, #"{"requester": "wim"}"#),
        "watchRequest": .ofRequest(asking: 200, handling: 200, #"{"person": "wim"}"#),
        "unwatchRequest": .ofRequest(asking: 200, handling: 200, #"{"person": "wim"}"#, watching: 403),
        "holdRequest": .ofRequest(asking: 403, handling: 200, #"{"reason": "date"}"#),
        "resumeRequest": .ofRequest(asking: 403, handling: 409),
        "resolveRequest": .ofRequest(asking: 403, handling: 200, #"{"resolution": "fixed"}"#),
        "closeRequest": .ofRequest(asking: 200, handling: 200, watching: 403),
        "reopenRequest": .ofRequest(asking: 409, handling: 409, #"{"reason": "x"}"#),
        "protectRequest": .ofRequest(asking: 403, handling: 200),
        "unprotectRequest": .ofRequest(asking: 403, handling: 200),
        "handOverRequest": .ofRequest(asking: 403, handling: 200, #"{"supplier": "acme"}"#),
        // Only whoever leads a team may; nobody else learns whether there is anything behind the glass.
        "breakGlassRequest": Row(
            [401, 403, 404, 404, 404, 404, 404], #"{"reason": "x"}"#, leading: 200, granted: 200),
        "fulfilRequest": .ofRequest(asking: 409, handling: 409),
        "excuseRequest": .ofRequest(asking: 409, handling: 409, #"{"text": "x"}"#),
        "askExcuseRequest": .ofRequest(asking: 409, handling: 409, #"{"text": "x"}"#),
        "askApprovalRequest": .ofRequest(asking: 403, handling: 200, #"{"question": "May we?", "people": ["wim"]}"#),
        "decideApprovalRequest": .ofRequest(asking: 422, handling: 422, #"{"approval": 1, "agrees": true}"#),
        "withdrawApprovalRequest": .ofRequest(asking: 403, handling: 422, #"{"approval": 1}"#),
        "addStepsRequest": .ofRequest(asking: 403, handling: 200, #"{"steps": ["x"]}"#),
        "tickRequest": .ofRequest(asking: 403, handling: 422, #"{"step": 1}"#),
        "skipRequest": .ofRequest(asking: 403, handling: 422, #"{"part": "x"}"#),
        "diagnoseRequest": .ofRequest(asking: 403, handling: 409, #"{"cause": "x"}"#),
        "preventRequest": .ofRequest(asking: 403, handling: 409, #"{"measure": "x", "since": "2026-03-02T09:00:00Z"}"#),
        "thankRequest": .ofRequest(
            asking: 200, handling: 422, #"{"people": ["bram"], "text": "x"}"#, leading: 200, granted: 200),
        "answerSurveyRequest": .ofRequest(asking: 409, handling: 403, #"{"rating": 5}"#, watching: 403),
        "linkRequest": .ofTwoRequests(#"{"relation": "relatedTo", "other": 2}"#),
        "unlinkRequest": .ofTwoRequests(#"{"relation": "relatedTo", "other": 2}"#),
        "mergeRequest": .ofTwoRequests(#"{"other": 2}"#),
        "splitRequest": .ofRequest(
            asking: 422, handling: 422, #"{"message": "00000000-0000-7000-8000-000000000000"}"#),
    ]

    /// A desk with all that the API has calls for.
    private static func world(_ change: (inout SiteOptions) -> Void = { _ in }) async throws -> WebWorld {
        let world = try await WebWorld {
            $0.quarantine = WaitingMails()
            change(&$0)
        }
        let greeting = ActionList(reply: TextByLanguage("Hello {requester}."), [.tag(["greeted"])])
        try await world.store.save([.macro(Macro("greet", "Greet", greeting))])
        world.desk.refreshDirectory()
        return world
    }

    @Test("do for each what they should, and there is no other")
    func matrix() async throws {
        let operations = try await Self.world().site.site.routes.compactMap(\.operation)
        for operation in operations {
            guard let row = Self.rows[operation.id] else {
                Issue.record("The call “\(operation.id)” has no row here.")
                continue
            }
            let actors = AccessMatrixTests.actors + AccessMatrixTests.others
            // What is only looked at is there for the next as it was; what changes something has a world of its own.
            let groups = operation.method == .get ? [actors] : actors.map { [$0] }
            var answers: [(status: Int, text: String)] = []
            for group in groups { answers += try await Self.answers(of: operation, row, to: group) }
            for (actor, (answer, status)) in zip(actors, zip(answers, row.statuses)) {
                #expect(answer.status == status, "\(operation.id) to \(actor?.rawValue ?? "nobody"): \(answer.text)")
            }
            #expect(answers.count == actors.count && row.statuses.count == actors.count)
        }
        #expect(Set(operations.map(\.id)) == Set(Self.rows.keys))
        #expect(Set(operations.map(\.id)).count == operations.count)
    }

    private static func answers(
        of operation: APIOperation, _ row: Row, to actors: [Person.ID?]
    ) async throws -> [(status: Int, text: String)] {
        let scene = try await AccessScene(world())
        let (world, file) = (scene.world, scene.file)
        _ = try await world.open("Paper")
        let queries = [
            "searchRequests": "?text=toner", "suggest": "?text=toner", "listPeople": "?id=bram",
            "uploadFile": "?name=a", "readOrganisation": "?kind=team", "findColleague": "?who=wim",
            "readReport": "?from=2026-03-01&to=2026-03-02",
        ]
        let path =
            operation.path.replacing("{number}", with: "1").replacing("{digest}", with: file.digest.description)
            .replacing("{token}", with: "none").replacing("{view}", with: "none")
            .replacing("{obligation}", with: "none").replacing("{macro}", with: "greet")
            .replacing("{mail}", with: "m1").replacing("{team}", with: "it") + (queries[operation.id] ?? "")
        let answers = Slot<[(status: Int, text: String)]>()
        try await world.call { api in
            for actor in actors {
                let got = try await api.being(actor).call(operation.method, path, row.body)
                answers.set((answers.value ?? []) + [(got.status.code, got.text)])
            }
        }
        return try #require(answers.value)
    }

    @Test("say the same of what is not there and what is not for somebody, byte for byte")
    func absence() async throws {
        let world = try await Self.world()
        let hidden = try await world.open(by: "wim", team: "hr").number
        let operations = world.site.site.routes.compactMap(\.operation).filter {
            $0.path.contains("/requests/{number}")
        }
        try await world.call { api in
            for person in ["anna", "bram", "tess"] as [Person.ID] {
                let caller = api.being(person)
                for operation in operations {
                    let body = Self.rows[operation.id]?.body
                    let path = operation.path.replacing("{digest}", with: Digest(of: [1]).description)
                        .replacing("{macro}", with: "greet")
                    let one = try await caller.call(
                        operation.method, path.replacing("{number}", with: "\(hidden)"), body)
                    let none = try await caller.call(operation.method, path.replacing("{number}", with: "999999"), body)
                    #expect(one.status == .notFound && one.text == none.text, "\(operation.id)")
                    #expect(one.headers.map(\.name) == none.headers.map(\.name))
                }
            }
        }
    }

    @Test("are described: each name is there that the description uses, and its paths are those that answer")
    func description() async throws {
        let world = try await Self.world { $0.path = "/desk" }
        let operations = world.site.site.routes.compactMap(\.operation)
        try await world.browse { browser in
            let response = try await browser.being(nil).get("/desk/api/v1/openapi.json")
            let document = try JSONValue(reading: Array(response.text.utf8))
            guard case .object(let root) = document, case .object(let paths)? = root["paths"],
                case .object(let components)? = root["components"], case .object(let schemas)? = components["schemas"]
            else { throw Unreadable() }
            #expect(root["openapi"] == "3.1.1" && root["servers"] == [["url": "/desk/api/v1"]])
            #expect(Set(paths.keys) == Set(operations.map(\.path)).subtracting(["/openapi.json"]))
            let used = Set(response.text.matches(of: /components\/schemas\/(\w+)/).map { String($0.output.1) })
            #expect(used.isSubset(of: schemas.keys) && used.union(["Problem"]).count == schemas.count)
        }
    }

    private struct Unreadable: Error {}
}
