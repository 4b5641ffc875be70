#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk
    import ServiceDeskJSON

    /// Requests: finding them, reading them, opening one.
    extension Site {
        static var requestOperations: [APIOperation] {
            [
                APIOperation(
                    .get, "/requests", "listRequests", "Requests that you may see, a page at a time.",
                    for: .scope(.readRequests), query: RequestConditions.fields + RequestConditions.paging,
                    answers: .ok(.named("RequestList"), "A page; `next` says where to go on.")
                ) { try await $0.requests() },
                APIOperation(
                    .post, "/requests", "openRequest", "Open a request.", for: .scope(.writeRequests),
                    body: .object(DraftFields.all), effect: .repeatable,
                    answers: .created(.named("Request"), "The request as it was opened.")
                ) { try await $0.open() },
                APIOperation(
                    .get, "/requests/counts", "countRequests", "How many there are, by group.",
                    for: .scope(.readRequests),
                    query: RequestConditions.fields + [
                        APIField(
                            "by", .list(.choice(CountQuery.Group.allCases.map(\.rawValue)), atMost: 3),
                            "By what they are counted; by nothing for one number.")
                    ], answers: .ok(.named("Counts"), "Groups of none are left out.")
                ) { try await $0.counts() },
                APIOperation(
                    .get, "/requests/search", "searchRequests", "Requests that a text finds, the best first.",
                    for: .scope(.readRequests),
                    query: [
                        .required("text", .text(1_000, isBlankAllowed: false)), APIField("limit", .integer(1...100)),
                    ], answers: .ok(.named("RequestList"), "All that was found; there is no more.")
                ) { try await $0.search() },
                APIOperation(
                    .get, "/requests/{number}", "readRequest", "A request.", for: .scope(.readRequests),
                    answers: .ok(.named("Request"), "Its version is in `ETag`.")
                ) { try await $0.request() },
                APIOperation(
                    .get, "/requests/{number}/timeline", "readTimeline",
                    "What happened to a request, as far as you may read it.", for: .scope(.readRequests),
                    query: [
                        APIField("after", .integer(0...1_000_000_000), "Only what came after this version."),
                        APIField("limit", .integer(1...1_000)),
                    ], answers: .ok(.named("Timeline"), "In the order in which it happened.")
                ) { try await $0.timeline() },
            ]
        }
    }

    /// By what requests are chosen and ordered.
    enum RequestConditions {
        private static func several(_ name: String, _ words: [String]) -> APIField {
            APIField(name, .list(.choice(words), atMost: 20), "One of these, separated by commas.")
        }

        private static func ids(_ name: String) -> APIField {
            APIField(name, .list(.identifier, atMost: 100), "One of these, separated by commas.")
        }

        static let fields: [APIField] = [
            several("state", RequestState.allCases.map(\.rawValue)),
            several("kind", RequestKind.allCases.map(\.rawValue)),
            APIField("priority", .list(.integer(1...5), atMost: 5), "1 critical to 5 planning; several with commas."),
            ids("team"), ids("agent"), ids("service"), ids("requester"),
            APIField("tag", .list(.text(100), atMost: 20), "All of these."),
            APIField("open", .boolean, "Whether something is left to do."),
            APIField("assigned", .boolean, "Whether an agent has it."),
            APIField("openedFrom", .time), APIField("openedBefore", .time), APIField("dueBefore", .time),
        ]

        static let paging: [APIField] = [
            APIField("order", .choice(RequestOrder.Key.allCases.map(\.rawValue)), "By number where it is left out."),
            APIField("descending", .boolean), APIField("limit", .integer(1...200), "50 where it is left out."),
            APIField("after", .text(200), "`next` of the page before."),
        ]

        static func filter(_ query: APIInput) -> RequestFilter {
            RequestFilter { filter in
                filter.states = Set(query.texts("state").compactMap { RequestState(rawValue: $0) })
                filter.kinds = Set(query.texts("kind").compactMap { RequestKind(rawValue: $0) })
                if case .list(let values)? = query["priority"] {
                    filter.priorities = Set(
                        values.compactMap {
                            if case .integer(let level) = $0 { Priority(rawValue: Int(level)) } else { nil }
                        })
                }
                (filter.teams, filter.agents) = (query.ids("team"), query.ids("agent"))
                (filter.services, filter.requesters) = (query.ids("service"), query.ids("requester"))
                filter.tags = SortedSet(query.texts("tag"))
                (filter.isOpen, filter.isAssigned) = (query.flag("open"), query.flag("assigned"))
                (filter.openedFrom, filter.openedBefore) = (query.time("openedFrom"), query.time("openedBefore"))
                filter.dueBefore = query.time("dueBefore")
            }
        }
    }

    /// What stands in a draft.
    enum DraftFields {
        static let answers = APISchema.map(.either([.text(64 << 10), .number]), atMost: 200)
        static let files = APISchema.list(.text(2_000), atMost: 100)

        static let all: [APIField] = [
            .required("subject", .text(1_000, isBlankAllowed: false)), APIField("text", .text(1 << 20)),
            APIField("team", .identifier, "That of the service where it is left out."),
            APIField("service", .identifier), APIField("fields", answers, "Answers to the form of the service."),
            APIField("requester", .identifier, "Whoever opens it where it is left out."),
            APIField("beneficiary", .identifier), APIField("watchers", .list(.identifier, atMost: 200)),
            APIField("kind", .choice(RequestKind.allCases.filter { $0 != .obligation }.map(\.rawValue))),
            APIField("impact", .integer(1...3), "1 high, 2 medium, 3 low."),
            APIField("urgency", .integer(1...3), "1 high, 2 medium, 3 low."),
            APIField("tags", .list(.text(100, isBlankAllowed: false), atMost: 100)), APIField("due", .time),
            APIField("language", .text(35)), APIField("isConfidential", .boolean),
            APIField("channel", .choice(["api", "phone", "portal"]), "How it came: `phone` for a call."),
            APIField("files", files, "`file` of what was uploaded."),
        ]

        static func draft(_ input: APIInput, fields: [String: FieldValue]) throws -> RequestDraft {
            var draft = RequestDraft(input.text("subject") ?? "", text: input.text("text") ?? "", channel: .api)
            if let channel = input.text("channel") { draft.channel = ChannelName(channel) }
            (draft.team, draft.service, draft.fields) = (input.id("team"), input.id("service"), fields)
            (draft.requester, draft.beneficiary) = (input.id("requester"), input.id("beneficiary"))
            (draft.watchers, draft.tags) = (input.ids("watchers"), SortedSet(input.texts("tags")))
            (draft.kind, draft.impact, draft.urgency) = (
                input.choice("kind"), input.level("impact"), input.level("urgency")
            )
            (draft.due, draft.language) = (input.time("due"), input.text("language").map { Language($0) })
            if input.flag("isConfidential") == true { draft.confidentiality = Request.Confidentiality() }
            draft.attachments = try UploadedFile.files(input)
            return draft
        }
    }

    extension APICall {
        /// A request, with its version.
        func show(_ request: Request, _ status: HTTPResponse.Status = .ok) throws -> Response {
            try show(
                site.documents.document(of: request) { try CanonicalJSON.encode(RequestJSON(request)) }, of: request,
                status)
        }

        private func show(
            _ document: RequestDocuments.Document, of request: Request, _ status: HTTPResponse.Status
        ) -> Response {
            let tag = document.tag
            if visit.message.method == .get, VersionTag.isKnown(tag, by: visit.message.headers[.ifNoneMatch]) {
                return Response(status: .notModified, headers: [.eTag: tag])
            }
            var headers: HTTPFields = [.eTag: tag]
            if status == .created { headers[.location] = address("/requests/\(request.number)") }
            return answer(document.bytes, status, headers)
        }

        fileprivate func requests() async throws -> Response {
            let order = RequestOrder(query.choice("order") ?? .number, isDescending: query.flag("descending") ?? false)
            var question = RequestQuery(
                viewer: try viewer, filter: RequestConditions.filter(query), order: order,
                limit: query.integer("limit").map { Int($0) } ?? 50)
            if let place = query.text("after") {
                guard let cursor = RequestQuery.Cursor(place), cursor.order == order else {
                    throw APIProblem(
                        .badRequest, "invalid-query", "“after” is “next” of a page in the same order.", at: "after")
                }
                question.after = cursor
            }
            let page = try await desk.page(question)
            let list = RequestListJSON(requests: page.requests.map { RequestJSON($0) }, next: page.next?.description)
            return try json(list, .ok, next("/requests", after: list.next))
        }

        fileprivate func search() async throws -> Response {
            let found = try await desk.search(
                SearchQuery(
                    viewer: try viewer, text: SearchText(query.text("text") ?? ""),
                    limit: query.integer("limit").map { Int($0) } ?? 20))
            return try json(RequestListJSON(requests: found.map { RequestJSON($0) }, next: nil))
        }

        fileprivate func counts() async throws -> Response {
            let groups = query.texts("by").compactMap { CountQuery.Group(rawValue: $0) }
            let rows = try await desk.counts(
                CountQuery(viewer: try viewer, filter: RequestConditions.filter(query), by: groups))
            return try json(CountsJSON(rows, by: groups))
        }

        fileprivate func request() async throws -> Response {
            let (request, viewer) = (try await desk.request(try visit.reference(), as: try viewer), try viewer)
            guard !request.links.isEmpty else { return try show(request) }
            var (links, others): ([RequestJSON.Relation], [Request.ID: Request]) = ([], [:])
            for link in request.links {
                let other = try await desk.request(.id(link.request), as: viewer)
                links.append(.init(relation: link.relation.rawValue, number: other.number))
                others[other.id] = other
            }
            // Others change as well: of these nothing is kept.
            let bytes = try CanonicalJSON.encode(RequestJSON(request, links: links.unlessEmpty, others: others))
            let tag = VersionTag.text(request.version, bytes)
            return show(RequestDocuments.Document(bytes: ByteBuffer(bytes: bytes), tag: tag), of: request, .ok)
        }

        fileprivate func timeline() async throws -> Response {
            let limit = query.integer("limit").map { Int($0) } ?? 100
            let events = try await desk.timeline(
                of: try visit.reference(), as: try viewer, after: Int(query.integer("after") ?? 0), limit: limit)
            let next = events.count == limit ? events.last?.version : nil
            return try json(
                TimelineJSON(events: events.map { EventJSON($0) }, next: next), .ok,
                self.next("/requests/\(try visit.parameter("number"))/timeline", after: next.map { "\($0)" }))
        }

        fileprivate func open() async throws -> Response {
            let viewer = try viewer
            guard viewer.supplier == nil else {
                throw Rejection(.notPermitted, "Suppliers open no requests: they are customers of nobody here.")
            }
            let answers = try await answers("fields", service: body.id("service"))
            let request = try await desk.open(
                try DraftFields.draft(body, fields: answers), as: viewer, key: try key())
            return try show(request, .created)
        }

        /// Answers to a form, each read as its field wants it.
        func answers(_ name: String, service id: Service.ID?) async throws -> [String: FieldValue] {
            let typed = body.object(name)
            guard !typed.isEmpty else { return [:] }
            let services = try await desk.catalogue(as: try viewer).services
            let form = services.first { $0.id == id }?.form
            return try typed.reduce(into: [:]) { answers, entry in
                guard let field = form?.fields.first(where: { $0.name == entry.key }) else {
                    throw APIMistake(pointer: "/\(name)".down(to: entry.key), text: "The form asks for no such thing.")
                }
                answers[entry.key] = try FieldValue(entry.value.typed ?? "", for: field)
            }
        }
    }

    struct RequestListJSON: Encodable {
        let requests: [RequestJSON]
        let next: String?
    }

    struct TimelineJSON: Encodable {
        let events: [EventJSON]
        let next: Int?
    }

    struct CountsJSON: Encodable {
        struct Count: Encodable {
            let values: [String: JSONValue]
            let count: Int
        }

        let counts: [Count]

        init(_ rows: [CountRow], by groups: [CountQuery.Group]) {
            counts = rows.map { row in
                let values = zip(groups, row.values).map { ($0.rawValue, $1.map(JSONValue.text) ?? .null) }
                return Count(values: Dictionary(values, uniquingKeysWith: { $1 }), count: row.count)
            }
        }
    }
#endif
