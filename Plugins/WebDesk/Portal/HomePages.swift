#if Web
    import Hummingbird
    import ServiceDesk

    /// What anybody sees first, and how they ask.
    extension Site {
        var portalRoutes: [Route] {
            [
                Route(.get, "/") { try await $0.home() },
                Route(.get, "/suggestions") { try await $0.suggestions() },
                Route(.get, "/ask") { try await $0.ask() },
                Route(.get, "/ask/fields") { try await $0.fields() },
                Route(.post, "/ask") { try await $0.open() },
                Route(.get, "/requests") { try await $0.requests() },
            ]
        }
    }

    extension Visit {
        fileprivate func home() async throws -> Response {
            let viewer = try viewer
            let catalogue = try await desk.catalogue(as: viewer)
            async let mine = rows(
                RequestQuery(
                    viewer: viewer,
                    filter: RequestFilter {
                        $0.requesters = viewer.person.map { [$0] } ?? []
                        $0.isOpen = true
                    }, order: RequestOrder(.updated, isDescending: true), limit: 8))
            async let approvals = desk.awaitedApprovals(as: viewer, limit: 500)
            async let asked = surveyed(viewer)
            let teams = catalogue.teams.map { team -> PageValues in
                [
                    "id": team.id.pathText, "name": team.name, "mission": team.mission,
                    "services": catalogue.services(of: team.id).map { service -> PageValues in
                        ["id": service.id.queryText, "name": service.name]
                    },
                ]
            }
            var values: PageValues = ["title": site.options.name, "teams": teams, "isHome": true]
            let (rows, awaited) = (try await mine, try await approvals)
            if !rows.isEmpty { values["mine"] = rows }
            values["surveys"] = try await asked.map { request -> PageValues in
                ["number": request.number, "subject": request.subject]
            }
            if !awaited.isEmpty {
                values["approvals"] = awaited.map { awaited -> PageValues in
                    ["number": awaited.request.number, "subject": awaited.request.subject]
                }
            }
            return try page("home", values)
        }

        /// What was resolved lately of what somebody has asked, and they may say how it went.
        private func surveyed(_ viewer: Viewer) async throws -> [Request] {
            guard let person = viewer.person else { return [] }
            var query = RequestQuery(viewer: viewer, order: RequestOrder(.updated, isDescending: true), limit: 3)
            (query.filter.requesters, query.filter.states) = ([person], [.resolved])
            var asked: [Request] = []
            for request in try await desk.page(query).requests where request.satisfaction == nil {
                let question = try await desk.surveyQuestion(on: .id(request.id), as: viewer, in: language)
                if question != nil { asked.append(request) }
            }
            return asked
        }

        /// What may answer the text that somebody is writing: part of a page.
        fileprivate func suggestions() async throws -> Response {
            html(try templates.render("suggestions", try await suggestionValues(query("text") ?? "")), .ok)
        }

        private func suggestionValues(_ text: String) async throws -> PageValues {
            let found = try await desk.suggestions(for: text, as: try viewer)
            func values(_ articles: [Article]) -> [PageValues] {
                articles.compactMap { article -> PageValues? in
                    article.published.map { ["number": article.number, "title": $0.content.title] }
                }
            }
            var all: PageValues = ["base": base]
            if !found.knownErrors.isEmpty { all["knownErrors"] = values(found.knownErrors) }
            if !found.articles.isEmpty { all["articles"] = values(found.articles) }
            if !found.isEmpty { all["isFound"] = true }
            if !found.requests.isEmpty {
                all["requests"] = found.requests.map { request -> PageValues in
                    ["number": request.number, "subject": request.subject]
                }
            }
            return all
        }

        // MARK: Asking

        fileprivate func ask() async throws -> Response {
            let draft = AskDraft(
                subject: query("text") ?? "", service: query("service").map { Service.ID($0) },
                team: query("team").map { Team.ID($0) }, key: SiteSessions.makeToken())
            return try await ask(draft)
        }

        /// Looks at what was typed, and puts ids in the place of people’s addresses.
        private func name(_ draft: inout AskDraft, _ service: Service?) async throws {
            let (typed, fields) = (draft.answers, service?.form.fields ?? [])
            var unknown: [(index: Int, text: String)] = []
            for (index, field) in fields.enumerated() where field.kind == .person && field.isAsked(typed) {
                guard let who = typed[field.name], !who.isEmpty else { continue }
                guard site.lookups.admits(try viewer.actor.person?.rawValue ?? "", at: site.now()) else {
                    unknown.append((index, texts["error.tooOften"]))
                    continue
                }
                if let person = try await named(who) {
                    draft.answers[field.name] = person.rawValue
                } else {
                    unknown.append((index, texts("mistake.person", ["label": field.label, "who": who])))
                }
            }
            draft.check(service, texts)
            for mistake in unknown { draft.mistakes["f\(mistake.index)"] = mistake.text }
            if !draft.mistakes.isEmpty { draft.answers = typed }
        }

        /// Whom a mail address, an id or a name means. Telephone numbers are for those who take calls.
        private func named(_ who: String) async throws -> Person.ID? {
            let isNumber = !who.contains("@") && !who.contains(where: \.isLetter)
            guard isNumber else { return try await colleague(called: who)?.id }
            return try await desk.people([Person.ID(who)]).values.first { $0.isActive && $0.supplier == nil }?.id
        }

        /// The form, with what was typed and what is wrong with it.
        private func ask(
            _ draft: AskDraft, of service: Service? = nil, problem: Rejection? = nil
        ) async throws -> Response {
            let catalogue = try await desk.catalogue(as: try viewer)
            var values = draft.values
            values["title"] = text("ask.title")
            values["choices"] = catalogue.teams.map { team -> PageValues in
                [
                    "id": team.id.rawValue, "name": team.name,
                    "isChosen": draft.service == nil && draft.team == team.id,
                    "services": catalogue.services(of: team.id).map { service -> PageValues in
                        [
                            "id": service.id.rawValue, "name": service.name,
                            "isChosen": service.id == draft.service,
                        ]
                    },
                ]
            }
            values.merge(draft.questions(of: catalogue)) { $1 }
            values["kept"] = KeptFile.values(draft.files)
            if !draft.mistakes.isEmpty {
                values["hasMistakes"] = true
                values["mistakes"] = draft.mistakeValues(service)
            }
            let suggestions = try await suggestionValues([draft.subject, draft.text].joined(separator: "\n"))
            if suggestions["isFound"] != nil { values["suggestions"] = suggestions }
            if let problem { values["problem"] = self.values(of: problem) }
            let refused: HTTPResponse.Status = draft.mistakes.isEmpty ? .ok : .unprocessableContent
            return try page("ask", values, status: problem.map(Site.status) ?? refused)
        }

        /// The questions of another service: part of a page.
        fileprivate func fields() async throws -> Response {
            var draft = AskDraft(subject: "", service: nil, team: nil, key: "")
            draft.choose(query("about") ?? "")
            let questions = draft.questions(of: try await desk.catalogue(as: try viewer))
            return html(try templates.render("fields", questions), .ok)
        }

        fileprivate func open() async throws -> Response {
            let form = try await form(takesFiles: true)
            var draft = AskDraft(form)
            do {
                // Another choice of what it is about wants other questions; without a script a button asks for them.
                if form["choose"] != nil { return try await ask(draft) }
                let catalogue = try await desk.catalogue(as: try viewer)
                let service = catalogue.services.first { $0.id == draft.service }
                try draft.check(in: catalogue)
                try await name(&draft, service)
                guard draft.mistakes.isEmpty else { return try await ask(draft, of: service) }
                let request = try await desk.open(
                    try draft.request(service, language: language), as: try viewer, key: draft.key)
                return go(to: "/requests/\(request.number)?done=opened")
            } catch let error as Rejection where error.code != .notFound {
                return try await ask(draft, problem: error)
            }
        }
    }

    extension Identifier {
        /// For a path of an address.
        var pathText: String { rawValue.percentEncoded }
        /// For what comes after the question mark.
        var queryText: String { rawValue.percentEncoded }
    }

    extension String {
        /// All but the unreserved characters as `%` and two digits (RFC 3986, 2.3).
        var percentEncoded: String {
            let digits = Array("0123456789ABCDEF".utf8)
            var bytes: [UInt8] = []
            for byte in utf8 {
                switch byte {
                case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                    UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                    UInt8(ascii: "~"):
                    bytes.append(byte)
                default: bytes += [UInt8(ascii: "%"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
                }
            }
            return String(decoding: bytes, as: UTF8.self)
        }
    }
#endif
