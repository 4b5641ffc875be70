#if Web
    import Foundation
    import HTTPTypes
    import Hummingbird
    import ServiceDesk

    extension Site {
        /// Answers a call, whatever happens: what fails becomes a problem that says so.
        func answer(_ message: HTTPMessage, by operation: APIOperation, parameters: Parameters) async -> Response {
            let visit = Visit(
                site: self, message: message, parameters: parameters, colleague: nil,
                templates: templates(for: nil, message))
            do {
                return try await operation.respond(try await call(visit, operation))
            } catch {
                if let problem = APIProblem(error) { return problem.response }
                desk.configuration.logger.error(
                    "A call failed.",
                    metadata: ["path": "\(message.uri.path)", "error": "\(String(reflecting: error))"])
                return APIProblem(.internalServerError, "internal", "Something went wrong; it was noted.").response
            }
        }

        /// Finds out who calls, whether they may, and what they bring.
        private func call(_ visit: Visit, _ operation: APIOperation) async throws -> APICall {
            let message = visit.message
            let token = try await token(of: message)
            var person = token?.person
            if person == nil {
                person = try await identity.person(of: SiteRequest(message))
                // A token says itself that it is meant; a cookie goes with whatever a page sends.
                let isMeant = operation.method == .get || isOwn(message)
                guard person == nil || isMeant else { throw Refusal.foreignOrigin }
            }
            let caller = token?.id ?? person?.rawValue
            if let caller, !calls.admits(caller, at: now()) { throw Refusal.tooOften }
            try checkRight(operation.right, token)
            let entered = try await enter(visit, as: person, through: operation.door, counting: token?.id)
            let query = try operation.checkedQuery(message.uri.query)
            return APICall(
                visit: entered, token: token, query: query, body: try await entered.body(of: operation),
                version: try operation.version(message))
        }

        /// The token that is shown; one that is not good is told to be so, also to those who are signed in.
        private func token(of message: HTTPMessage) async throws -> APIToken? {
            guard let field = message.headers[.authorization] else { return nil }
            let parts = field.split(separator: " ", omittingEmptySubsequences: true)
            guard parts.count == 2, parts[0].lowercased() == "bearer" else { return nil }
            guard let token = try await tokens.token(String(parts[1])) else {
                throw APIProblem.unauthorized("The token is not good, or not any more.", isTried: true)
            }
            return token
        }

        private func checkRight(_ right: APIOperation.Right, _ token: APIToken?) throws {
            guard let token else { return }
            guard token.scopes != [.readFeeds] else {
                throw APIProblem(.forbidden, "missing-scope", "The token is for feeds alone.")
            }
            switch right {
            case .anyone, .colleague: return
            case .session:
                throw APIProblem(.forbidden, "not-permitted", "Only whoever is signed in may do that, no token.")
            case .scope(let scope): try check(token, has: scope)
            case .administration: try check(token, has: .administer)
            }
        }

        private func check(_ token: APIToken, has scope: APIScope) throws {
            guard !token.scopes.contains(scope) else { return }
            var problem = APIProblem(.forbidden, "missing-scope", "The token is not for “\(scope.rawValue)”.")
            problem.headers[.wwwAuthenticate] = "Bearer error=\"insufficient_scope\", scope=\"\(scope.rawValue)\""
            throw problem
        }
    }

    extension APIOperation {
        /// What the address asks for; each name once.
        fileprivate func checkedQuery(_ text: String?) throws -> APIInput {
            guard let pairs = FormText.pairs(Array((text ?? "").utf8), limit: 100) else {
                throw APIProblem(.badRequest, "invalid-query", "The query of the address cannot be read.")
            }
            var entries: [String: JSONValue] = [:]
            for (name, value) in pairs {
                guard let field = query.first(where: { $0.name == name }), entries[name] == nil else {
                    let isTwice = entries[name] != nil
                    throw APIProblem(
                        .badRequest, "invalid-query",
                        isTwice ? "“\(name)” is there twice." : APIField.known(query), at: name)
                }
                let read = field.schema.read(value)
                do {
                    try field.schema.check(read)
                } catch {
                    throw APIProblem(.badRequest, "invalid-query", error.text, at: name)
                }
                entries[name] = read
            }
            if let missing = query.first(where: { $0.isRequired && entries[$0.name] == nil }) {
                throw APIProblem(.badRequest, "invalid-query", "“\(missing.name)” is missing.", at: missing.name)
            }
            return APIInput(entries)
        }

        fileprivate func version(_ message: HTTPMessage) throws -> Int? {
            guard let field = message.headers[.ifMatch] else { return nil }
            guard case .versioned = effect else {
                throw APIProblem(.badRequest, "invalid-header", "This call takes no If-Match.", at: "If-Match")
            }
            return try VersionTag.version(of: field)
        }
    }

    extension APISchema {
        /// Whether it may have more than a few words.
        fileprivate var isLong: Bool {
            switch self {
            case .text(let bytes, _): bytes > 10_000
            case .list(.text(let bytes, _), let most, _): bytes * most > 50_000
            case .map: true
            default: false
            }
        }

        /// What a text of an address stands for; several are separated by commas.
        fileprivate func read(_ text: String) -> JSONValue {
            switch self {
            case .integer: Int64(text).map(JSONValue.integer) ?? .text(text)
            case .boolean: ["true": JSONValue.boolean(true), "false": .boolean(false)][text] ?? .text(text)
            case .list(let schema, _, _):
                .list(text.split(separator: ",").map { schema.read(String($0)) })
            default: .text(text)
            }
        }
    }

    extension Visit {
        /// What was sent, checked.
        fileprivate func body(of operation: APIOperation) async throws -> APIInput {
            guard case .object(let fields) = operation.body else { return APIInput() }
            // Most calls say little.
            let (limits, isLong) = (site.options.limits, fields.contains { $0.schema.isLong })
            let bytes = try await Self.within(limits.formTime) {
                try await self.bytes(limit: isLong ? limits.formSize : min(64 << 10, limits.formSize))
            }
            // Nothing at all is an object in which nothing is said.
            guard !bytes.isEmpty else {
                try APISchema.object(fields).check(.object([:]))
                return APIInput()
            }
            let type = message.headers[.contentType]?.split(separator: ";").first?.lowercased() ?? ""
            guard type == "application/json" else {
                throw APIProblem(.unsupportedMediaType, "unsupported-media-type", "A call brings application/json.")
            }
            let value = try JSONValue(reading: bytes)
            try APISchema.object(fields).check(value)
            guard case .object(let entries) = value else { return APIInput() }
            return APIInput(entries)
        }
    }
#endif
