#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk

    /// Why a call of SCIM was not done (RFC 7644, 3.12).
    struct SCIMError: Error {
        let status: HTTPResponse.Status
        /// A word of table 9 of the RFC.
        let type: String?
        let detail: String

        init(_ status: HTTPResponse.Status, _ type: String? = nil, _ detail: String) {
            (self.status, self.type, self.detail) = (status, type, detail)
        }

        static let notFound = SCIMError(.notFound, nil, "There is no such resource.")
        static func invalidValue(_ detail: String) -> SCIMError { SCIMError(.badRequest, "invalidValue", detail) }

        /// What is told of an error; `nil` where it is ours.
        init?(_ error: any Error) {
            switch error {
            case let error as SCIMError: self = error
            case let error as StoreError where error.code == .constraint:
                self.init(.conflict, "uniqueness", error.description)
            case let error as StoreError where error.code == .busy || error.code == .unavailable:
                self.init(.serviceUnavailable, nil, "The desk cannot answer now; try again.")
            case let mistake as APIMistake: self.init(.badRequest, "invalidSyntax", mistake.text)
            case let problem as APIProblem: self.init(.badRequest, "invalidSyntax", problem.detail)
            case let rejection as Rejection where rejection.code == .notFound: self = .notFound
            case let error as StoreError where error.code == .invalidQuery:
                self.init(.badRequest, "invalidValue", error.description)
            case Refusal.tooLarge: self.init(.contentTooLarge, "tooMany", "That is more than is taken at once.")
            case Refusal.tooOften: self.init(.tooManyRequests, nil, "That was too often; wait a moment.")
            case Refusal.tooSlow: self.init(.requestTimeout, nil, "That took too long to arrive.")
            default: return nil
            }
        }

        var response: Response {
            var content: [String: JSONValue] = [
                "schemas": ["urn:ietf:params:scim:api:messages:2.0:Error"], "status": .text("\(status.code)"),
                "detail": .text(detail),
            ]
            content["scimType"] = type.map(JSONValue.text)
            // Nothing in it is what JSON cannot say.
            return SCIMAnswer(.object(content), status).response ?? Response(status: status)
        }
    }

    /// What is answered.
    struct SCIMAnswer {
        let status: HTTPResponse.Status
        let content: JSONValue?

        init(_ content: JSONValue?, _ status: HTTPResponse.Status = .ok) {
            (self.status, self.content) = (status, content)
        }

        var response: Response? {
            guard let content else { return Response(status: status) }
            guard let bytes = try? CanonicalJSON.encode(content) else { return nil }
            var headers: HTTPFields = [
                .contentType: "application/scim+json", .contentLength: "\(bytes.count)", .cacheControl: "no-store",
            ]
            if status == .created, case .object(let entries) = content, case .object(let meta)? = entries["meta"],
                case .text(let location)? = meta["location"]
            {
                headers[.location] = location
            }
            if status == .unauthorized { headers[.wwwAuthenticate] = "Bearer" }
            if [.tooManyRequests, .serviceUnavailable].contains(status) { headers[.retryAfter] = "30" }
            return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
        }
    }

    extension Site {
        static let scimRoot = "/scim/v2"

        /// All that SCIM answers; nothing without ``SiteOptions/provisioning``.
        var provisioningRoutes: [Route] {
            guard let provisioning = options.provisioning else { return [] }
            func route(
                _ method: HTTPRequest.Method, _ path: String,
                _ body: @escaping @Sendable (SCIMCall) async throws -> SCIMAnswer
            ) -> Route {
                Route(method, forPrograms: Self.scimRoot + path) { visit in
                    await SCIMCall.answer(visit, provisioning, body)
                }
            }
            return SCIMDescription.paths.map { path in route(.get, path) { try await $0.describe(path) } }
                + [
                    route(.get, "/Users") { try await $0.listUsers() },
                    route(.post, "/Users") { try await $0.addUser() },
                    route(.get, "/Users/{id}") { try await $0.showUser() },
                    route(.put, "/Users/{id}") { try await $0.replaceUser() },
                    route(.patch, "/Users/{id}") { try await $0.patchUser() },
                    route(.delete, "/Users/{id}") { try await $0.removeUser() },
                    route(.get, "/Groups") { try await $0.listGroups() },
                    route(.post, "/Groups") { try await $0.addGroup() },
                    route(.get, "/Groups/{id}") { try await $0.showGroup() },
                    route(.put, "/Groups/{id}") { try await $0.replaceGroup() },
                    route(.patch, "/Groups/{id}") { try await $0.patchGroup() },
                    route(.delete, "/Groups/{id}") { _ in
                        throw SCIMError(
                            .forbidden, nil, "A team has requests, and stays: take its members out instead.")
                    },
                ]
        }
    }

    /// A call of SCIM by somebody who has the token.
    struct SCIMCall: Sendable {
        let visit: Visit
        let provisioning: SiteProvisioning

        var directory: any DirectoryStore { provisioning.directory }

        static func answer(
            _ visit: Visit, _ provisioning: SiteProvisioning, _ body: (SCIMCall) async throws -> SCIMAnswer
        ) async -> Response {
            do {
                guard provisioning.admits(visit.message.headers[.authorization]) else {
                    throw SCIMError(.unauthorized, nil, "Show the token: “Authorization: Bearer …”.")
                }
                guard visit.site.provisioningCalls.admits("", at: visit.site.now()) else { throw Refusal.tooOften }
                if let response = try await body(SCIMCall(visit: visit, provisioning: provisioning)).response {
                    return response
                }
            } catch {
                if let known = SCIMError(error) { return known.response }
                visit.desk.configuration.logger.error(
                    "A call of SCIM failed.",
                    metadata: ["path": "\(visit.message.uri.path)", "error": "\(String(reflecting: error))"])
            }
            return SCIMError(.internalServerError, nil, "Something went wrong; it was noted.").response
        }

        /// Changes something, one after the other, and lets the desk know.
        func change(_ body: @escaping @Sendable () async throws -> SCIMAnswer) async throws -> SCIMAnswer {
            defer { visit.desk.refreshDirectory() }
            return try await visit.site.directoryTurns.take(body)
        }

        /// What was sent.
        func body() async throws -> [String: JSONValue] {
            let visit = visit
            let limits = visit.site.options.limits
            let bytes = try await Visit.within(limits.formTime) { try await visit.bytes(limit: limits.formSize) }
            guard case .object(let entries) = try JSONValue(reading: bytes) else {
                throw SCIMError(.badRequest, "invalidSyntax", "A resource is an object.")
            }
            return entries
        }

        func address(_ path: String) -> String {
            visit.message.origin(visit.site.options) + visit.address(Site.scimRoot + path)
        }

        func meta(_ type: String, _ path: String) -> JSONValue {
            ["resourceType": .text(type), "location": .text(address(path))]
        }

        /// What the organisation’s directory changed, for whoever looks for it in the log.
        func note(_ what: String, _ id: some Identifier) {
            visit.desk.configuration.logger.info(
                "The organisation’s directory changed an entry.", metadata: ["what": "\(what)", "id": "\(id)"])
        }
    }
#endif
