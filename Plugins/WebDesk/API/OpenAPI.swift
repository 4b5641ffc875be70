#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk
    import Synchronization

    /// The description of the API (OpenAPI 3.1.1), made of what answers it.
    struct OpenAPI: Sendable {
        let operations: [APIOperation]
        /// Where the API is, as `/desk/api/v1`.
        let address: String
        let name: String

        var document: JSONValue {
            let paths = Dictionary(grouping: operations, by: \.path).mapValues { operations in
                JSONValue.object(
                    Dictionary(
                        operations.map { ($0.method.rawValue.lowercased(), operation($0)) }, uniquingKeysWith: { $1 }))
            }
            return [
                "openapi": "3.1.1",
                "info": [
                    "title": .text(name), "version": "1.0.0",
                    "description": """
                    What people do on the pages of the desk, for programs. A call is made in the name of a person and \
                    sees and does what that person may: what is not theirs to see is not found. Times are in UTC. \
                    Something new may appear in answers; what is there stays.
                    """,
                ],
                "servers": [["url": .text(address)]],
                "paths": .object(paths),
                "components": [
                    "schemas": .object(APISchemas.all.mapValues(\.json)),
                    "securitySchemes": [
                        "token": ["type": "http", "scheme": "bearer", "description": .text(Self.scopes)]
                    ],
                    "responses": [
                        "Problem": [
                            "description": "Why it was not done (RFC 9457).",
                            "content": [
                                "application/problem+json": ["schema": ["$ref": "#/components/schemas/Problem"]]
                            ],
                        ]
                    ],
                ],
                "security": [["token": []]],
            ]
        }

        private static let scopes =
            "A token is for some of these: "
            + APIScope.allCases.map { "`\($0.rawValue)`: \($0.note)" }.joined(separator: " ")

        private func operation(_ operation: APIOperation) -> JSONValue {
            var value: JSONValue = [
                "operationId": .text(operation.id), "summary": .text(operation.summary),
                "parameters": .list(parameters(of: operation)), "responses": responses(of: operation),
            ]
            if case .scope(let scope) = operation.right {
                value = value.with(["description": "For tokens with the scope `\(scope.rawValue)`."])
            }
            if case .session = operation.right {
                value = value.with(["description": "For whoever is signed in; not with a token.", "security": []])
            }
            if case .anyone = operation.right { value = value.with(["security": []]) }
            switch operation.body {
            case .none: return value
            case .object(let fields):
                return value.with([
                    "requestBody": [
                        "required": .boolean(fields.contains(where: \.isRequired)),
                        "content": ["application/json": ["schema": APISchema.object(fields).json]],
                    ]
                ])
            case .bytes:
                return value.with([
                    "requestBody": ["required": false, "content": ["application/octet-stream": ["schema": [:]]]]
                ])
            }
        }

        private func parameters(of operation: APIOperation) -> [JSONValue] {
            func parameter(_ name: String, in place: String, _ schema: APISchema, isRequired: Bool, _ note: String)
                -> JSONValue
            {
                let value: JSONValue = [
                    "name": .text(name), "in": .text(place), "required": .boolean(isRequired), "schema": schema.json,
                ]
                return note.isEmpty ? value : value.with(["description": .text(note)])
            }
            var parameters = operation.parameters.map { name in
                parameter(
                    name, in: "path", name == "number" ? .requestNumber : .text(200, isBlankAllowed: false),
                    isRequired: true, "")
            }
            parameters += operation.query.map { field in
                let value = parameter(field.name, in: "query", field.schema, isRequired: field.isRequired, field.note)
                guard case .list = field.schema else { return value }
                return value.with(["style": "form", "explode": false])
            }
            parameters += operation.headers.map { field in
                parameter(field.name, in: "header", field.schema, isRequired: field.isRequired, field.note)
            }
            let key = parameter(
                "Idempotency-Key", in: "header", .text(200), isRequired: false,
                "1 to 200 visible characters: the same call with the same key is done once.")
            let version = parameter(
                "If-Match", in: "header", .text(30), isRequired: false,
                "`ETag` of the request: if it has changed since, nothing is done.")
            switch operation.effect {
            case .none: return parameters
            case .repeatable: return parameters + [key]
            case .versioned: return parameters + [key, version]
            }
        }

        private func responses(of operation: APIOperation) -> JSONValue {
            var answer: JSONValue = ["description": .text(operation.answer.note)]
            if let schema = operation.answer.schema {
                answer = answer.with(["content": ["application/json": ["schema": schema.json]]])
            } else if let type = operation.answer.file {
                answer = answer.with(["content": .object([type: ["schema": [:]]])])
            }
            var responses = ["\(operation.answer.status.code)": answer]
            for status in statuses(of: operation) {
                responses["\(status)"] = ["$ref": "#/components/responses/Problem"]
            }
            if operation.id == "readRequest" {
                responses["304"] = ["description": "It is as it was (`If-None-Match`)."]
            }
            return .object(responses)
        }

        /// Those of problems.
        private func statuses(of operation: APIOperation) -> [Int] {
            if case .anyone = operation.right {
                return [400, 401, 403, 429, 500, 503] + (operation.method == .get ? [] : [404, 408, 409, 413, 422])
            }
            var statuses = [400, 401, 403, 404, 429, 500, 503]
            if operation.method != .get { statuses += [408, 409, 413, 422] }
            if case .object = operation.body { statuses.append(415) }
            if case .versioned = operation.effect { statuses.append(412) }
            // Of an article the version stands in the body.
            if case .object(let fields) = operation.body, fields.contains(where: { $0.name == "version" }) {
                statuses.append(412)
            }
            return statuses
        }
    }

    extension Site {
        /// All that the API does.
        static var operations: [APIOperation] {
            requestOperations + requestActionOperations + fileOperations + knowledgeOperations + articleOperations
                + directoryOperations + teamOperations + consoleOperations + macroOperations + clockOperations
                + problemOperations + tokenOperations
        }

        /// The description itself, which anybody may read: it says nothing of anybody.
        static func description(of operations: [APIOperation], _ options: SiteOptions) -> APIOperation {
            let description = OpenAPI(
                operations: operations, address: options.path + APIOperation.root, name: options.name)
            let document = APIDocument(description)
            return APIOperation(
                .get, "/openapi.json", "describe", "The description of the API.", for: .anyone,
                answers: .ok(.anything, "OpenAPI 3.1.")
            ) { _ in
                let bytes = try document.bytes
                return Response(
                    status: .ok, headers: [.contentType: "application/json", .contentLength: "\(bytes.count)"],
                    body: ResponseBody(byteBuffer: ByteBuffer(bytes: bytes)))
            }
        }
    }

    /// The description as it is sent, which is written down when somebody first asks for it.
    private final class APIDocument: Sendable {
        private let description: OpenAPI
        private let written = Mutex<[UInt8]?>(nil)

        init(_ description: OpenAPI) { self.description = description }

        var bytes: [UInt8] {
            get throws {
                try written.withLock { written in
                    let bytes = try written ?? CanonicalJSON.encode(description.document)
                    written = bytes
                    return bytes
                }
            }
        }
    }
#endif
