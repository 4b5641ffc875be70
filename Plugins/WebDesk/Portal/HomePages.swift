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
            if !awaited.isEmpty {
                values["approvals"] = awaited.map { awaited -> PageValues in
                    ["number": awaited.request.number, "subject": awaited.request.subject]
                }
            }
            return try page("home", values)
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
            let typed = draft
            for field in service?.form.fields ?? [] where field.kind == .person && field.isAsked(draft.answers) {
                guard let who = typed.answers[field.name], !who.isEmpty else { continue }
                try admit(site.lookups)
                draft.answers[field.name] = try await desk.colleague(who, as: .web)?.id.rawValue ?? ""
            }
            draft.check(service, texts)
            for (index, field) in (service?.form.fields ?? []).enumerated() where field.kind == .person {
                guard let who = typed.answers[field.name], !who.isEmpty else { continue }
                if draft.answers[field.name] == "" {
                    draft.mistakes["f\(index)"] = texts("mistake.person", ["label": field.label, "who": who])
                }
                if !draft.mistakes.isEmpty { draft.answers[field.name] = who }
            }
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
