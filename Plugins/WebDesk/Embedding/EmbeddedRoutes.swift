#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk

    /// What is there in the frame of a foreign page: asking, talking, one’s own request, and knowledge.
    extension Site {
        private static let embedded: Set<String> = [
            "GET /ask", "GET /ask/fields", "POST /ask", "GET /suggestions",
            "GET /articles", "GET /articles/{number}", "POST /articles/{number}/rating",
            "GET /requests/{number}", "GET /requests/{number}/files/{digest}", "GET /requests/{number}/live",
            "POST /requests/{number}/writing", "POST /requests/{number}/reply", "POST /requests/{number}/fulfil",
            "POST /requests/{number}/approvals", "POST /requests/{number}/withdraw", "POST /requests/{number}/reopen",
            "POST /requests/{number}/thank", "POST /requests/{number}/survey",
            "GET /chat", "POST /chat", "GET /requests/{number}/chat", "POST /requests/{number}/chat",
            "GET /requests/{number}/chat/live", "POST /requests/{number}/chat/seen",
        ]

        /// The same doors once more, below a pass.
        func embeddedRoutes(of routes: [Route]) -> [Route] {
            guard options.embedding != nil else { return [] }
            let doors = routes.filter { Self.embedded.contains("\($0.method) \($0.path)") }
            let first = Route(.get, "") { $0.go(to: "/ask") }
            return (doors + [first]).map { $0.embedded(below: "/embed/{pass}") } + guestRoutes
        }

        /// Where the foreign page knows nobody, a code by mail gives the pass.
        private var guestRoutes: [Route] {
            guard let identity = identity as? MailCodeIdentity else { return [] }
            return identity.guestRoutes.map { $0.embedded(below: "/embed") }
        }
    }

    extension Visit {
        /// Where a page stands.
        enum Place: Sendable {
            case site
            /// In the frame of a foreign page; `nil` where there is no pass yet.
            case frame(pass: String?)
        }

        /// What the addresses of its links begin with.
        var base: String {
            switch place {
            case .site: site.options.path
            case .frame(let pass): site.options.path + "/embed" + (pass.map { "/\($0)" } ?? "")
            }
        }

        var isEmbedded: Bool { if case .frame = place { true } else { false } }

        /// Who makes the request: by the pass, or as the site’s identity says.
        func person() async throws -> Person.ID? {
            guard case .frame(let pass) = place else {
                return try await site.identity.person(of: SiteRequest(message))
            }
            guard let pass else { return nil }
            guard let person = await site.options.embedding?.person(of: pass, at: site.now()) else {
                throw Refusal.passOver
            }
            return person
        }

        /// A pass is for frames: opened by itself, a page in somebody else’s name would look like one’s own. And
        /// whoever handles a request, by their team or since it names them, does not do so from a frame.
        func checkFrame(of route: Route) async throws {
            guard message.headers[HTTPField.Name("Sec-Fetch-Dest")!] != "document" else { throw Refusal.notFramed }
            guard route.path.contains("/requests/{number}") else { return }
            let viewer = try viewer
            let request = try await desk.request(try reference(), as: viewer)
            guard viewer.standing(to: request) == .participant else {
                throw Rejection(.notFound, texts["error.notFound"])
            }
        }

        /// Whether whoever looks has the request before them as an agent.
        func isServing(_ view: RequestView) -> Bool { view.standing >= .agent && !isEmbedded }

        /// As they are now.
        func viewer(for person: Person.ID) async throws -> Viewer {
            let viewer = try await desk.viewer(for: person)
            return isEmbedded ? viewer.asking : viewer
        }

        /// To another page, as somebody whom the foreign page does not know, and who has proved who they are.
        func enterFrame(as person: Person.ID, next: String?) async throws -> Response {
            guard let embedding = site.options.embedding else { throw Refusal.passOver }
            let page = next == "chat" && site.options.offersChat ? "chat" : "ask"
            // Others may sit at the same machine afterwards, and nothing ends it earlier.
            let pass = try await embedding.pass(for: person, lifetime: 3_600, at: site.now())
            return go(to: "/\(pass)/\(page)")
        }
    }

    extension Route {
        /// The same door in a frame.
        fileprivate func embedded(below path: String) -> Route {
            var route = self
            route.path = path + self.path
            route.isEmbedded = true
            return route
        }

        func place(_ parameters: Parameters) -> Visit.Place {
            guard isEmbedded else { return .site }
            // Signs of a token need no escape, and what needs one is no token.
            return .frame(pass: parameters.get("pass").map { "\($0)" })
        }
    }

    extension Viewer {
        /// Without what an agent may do.
        var asking: Viewer {
            guard let person else { return self }
            return Viewer(person, supplier: supplier, department: department, now: now)
        }
    }
#endif
