#if Web
    import Foundation
    import HTTPTypes
    import Hummingbird
    import ServiceDesk

    extension Site {
        /// Answers one request, whatever happens: what fails becomes a page, or a problem, that says so.
        func answer(_ message: HTTPMessage, by route: Route, parameters: Parameters) async -> Response {
            switch route.answer {
            case .call(let operation):
                let response = protected(await answer(message, by: operation, parameters: parameters))
                if operation.method != .get { await live.nudge() }
                return response
            case .page(let page): return await answer(message, by: route, parameters: parameters, page)
            case .program(let program):
                return protected(
                    await program(
                        Visit(
                            site: self, message: message, parameters: parameters, colleague: nil,
                            templates: templates(for: nil, message))))
            }
        }

        private func answer(
            _ message: HTTPMessage, by route: Route, parameters: Parameters,
            _ page: @Sendable (Visit) async throws -> Response
        ) async -> Response {
            var visit = Visit(
                site: self, message: message, parameters: parameters, colleague: nil,
                templates: templates(for: nil, message), place: route.place(parameters))
            let framers = visit.isEmbedded ? options.embedding?.origins ?? [] : []
            do {
                guard route.method == .get || isOwn(message) else { throw Refusal.foreignOrigin }
                visit = try await enter(visit, as: try await visit.person(), through: route.door)
                if visit.isEmbedded { try await visit.checkFrame(of: route) }
                let response = protected(try await page(visit), framedBy: framers)
                if route.method != .get { await live.nudge() }
                return response
            } catch {
                return protected(refusal(error, visit), framedBy: framers)
            }
        }

        /// Finds out who it is, and whether the door lets them in.
        ///
        /// - Parameters:
        ///   - id: Who they are known to be; `nil` for nobody.
        ///   - key: Whose changes are counted, where it is not the person’s.
        func enter(
            _ visit: Visit, as id: Person.ID?, through door: Route.Door, counting key: String? = nil
        ) async throws -> Visit {
            guard let id else {
                guard door == .anyone else { throw Refusal.notSignedIn }
                return visit
            }
            guard var viewer = try await viewer(for: id), let person = try await desk.people([id])[id] else {
                guard door == .anyone else { throw Refusal.unknownPerson }
                return visit
            }
            if visit.isEmbedded { viewer = viewer.asking }
            if door == .agent, viewer.teams.isEmpty { throw Rejection(.notFound, "") }
            let isAdministrator = try await options.administration?.admits(viewer) ?? false
            let administers = isAdministrator && !visit.isEmbedded
            if door == .administrator, !administers { throw Rejection(.notFound, "") }
            if visit.message.method != .get, !changes.admits(key ?? id.rawValue, at: now()) { throw Refusal.tooOften }
            var visit = visit
            visit.colleague = Visit.Colleague(person: person, viewer: viewer, administers: administers)
            if options.offersChat, !viewer.teams.isEmpty, visit.message.method == .get {
                visit.colleague?.waiting = await live.waitingRooms(for: viewer)
            }
            visit.templates = templates(for: person, visit.message)
            return visit
        }

        /// `nil` for those who have left or were never there.
        func viewer(for id: Person.ID) async throws -> Viewer? {
            do {
                return try await desk.viewer(for: id)
            } catch let error as Rejection where error.code == .unknownReference || error.code == .notPermitted {
                return nil
            }
        }

        /// What the browser was told to speak, what the directory says, what the browser says itself.
        func templates(for person: Person?, _ message: HTTPMessage) -> SiteTemplates {
            let chosen = message.cookies[LanguageChoice.cookie]?.value
            let accepted = LanguageChoice.accepted(message.headers[.acceptLanguage])
            for code in [chosen, person?.language?.main].compactMap({ $0 }) + accepted + [options.language.main] {
                if let found = templates[Language(String(code))] { return found }
            }
            return templates[.english]!
        }

        /// Whether a change comes from a page of this site and not from somebody else's (CSRF): by what the browser
        /// says of itself and no script can change (Fetch Metadata; RFC 6454 for `Origin`). What says neither is no
        /// browser that anybody signs in with.
        func isOwn(_ message: HTTPMessage) -> Bool {
            if let site = message.headers[HTTPField.Name("Sec-Fetch-Site")!] {
                return site == "same-origin"
            }
            guard let origin = message.headers[.origin] else { return false }
            if let own = options.origin { return origin == own }
            guard let host = message.head.authority else { return false }
            return origin == "http://\(host)" || origin == "https://\(host)"
        }

        /// No page guesses types, runs a script that is not the site's, or stays in a cache of others.
        ///
        /// - Parameter origins: Whose pages may frame it.
        func protected(_ response: Response, framedBy origins: [String] = []) -> Response {
            var response = response
            let framers = origins.isEmpty ? "'none'" : origins.joined(separator: " ")
            let policy = [
                "default-src 'none'", "style-src 'self'", "script-src 'self'", "img-src 'self' data:",
                "connect-src 'self'", "form-action 'self'", "frame-ancestors \(framers)", "base-uri 'none'",
            ]
            let headers: [(String, String)] = [
                ("Content-Security-Policy", policy.joined(separator: "; ")), ("X-Content-Type-Options", "nosniff"),
                ("Referrer-Policy", "same-origin"), ("Cross-Origin-Opener-Policy", "same-origin"),
                ("Cross-Origin-Resource-Policy", "same-origin"), ("Cache-Control", "no-store"),
            ]
            for (name, value) in headers {
                let name = HTTPField.Name(name)!
                if response.headers[name] == nil { response.headers[name] = value }
            }
            return response
        }
    }
#endif
