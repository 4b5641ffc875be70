#if Web
    import ServiceDesk

    /// What is offered, for programs that ask first (RFC 7644, 4).
    enum SCIMDescription {
        static let paths = [
            "/ServiceProviderConfig", "/ResourceTypes", "/ResourceTypes/{id}", "/Schemas", "/Schemas/{id}",
        ]

        static func configuration(at address: String) -> JSONValue {
            let no: JSONValue = ["supported": false]
            return [
                "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"],
                "patch": ["supported": true],
                "bulk": ["supported": false, "maxOperations": 0, "maxPayloadSize": 0],
                "filter": ["supported": true, "maxResults": .integer(Int64(SCIMCall.maximumCount))],
                "changePassword": no, "sort": no, "etag": no,
                "authenticationSchemes": [
                    [
                        "type": "oauthbearertoken", "name": "Bearer token",
                        "description": "A token that the desk’s administrator gives.", "primary": true,
                    ]
                ],
                "meta": ["resourceType": "ServiceProviderConfig", "location": .text(address)],
            ]
        }

        static func resourceTypes(at address: (String) -> String) -> [JSONValue] {
            [("User", "/Users", SCIMResource.userSchema), ("Group", "/Groups", SCIMResource.groupSchema)]
                .map { name, path, schema in
                    var type: JSONValue = [
                        "schemas": ["urn:ietf:params:scim:schemas:core:2.0:ResourceType"], "id": .text(name),
                        "name": .text(name), "endpoint": .text(path), "schema": .text(schema),
                        "meta": ["resourceType": "ResourceType", "location": .text(address("/ResourceTypes/\(name)"))],
                    ]
                    if name == "User" {
                        type = type.with([
                            "schemaExtensions": [
                                ["schema": .text(SCIMResource.enterpriseSchema), "required": false]
                            ]
                        ])
                    }
                    return type
                }
        }

        // MARK: Schemas

        static func schemas(at address: (String) -> String) -> [JSONValue] {
            [
                (SCIMResource.userSchema, "User", "Somebody of the directory.", user),
                (SCIMResource.enterpriseSchema, "EnterpriseUser", "Where somebody works.", enterprise),
                (SCIMResource.groupSchema, "Group", "A team.", group),
            ]
            .map { (id: String, name: String, text: String, attributes: [JSONValue]) -> JSONValue in
                [
                    "schemas": ["urn:ietf:params:scim:schemas:core:2.0:Schema"], "id": .text(id), "name": .text(name),
                    "description": .text(text), "attributes": .list(attributes),
                    "meta": ["resourceType": "Schema", "location": .text(address("/Schemas/\(id)"))],
                ]
            }
        }

        private static let values: [JSONValue] = [
            attribute("value", "What to write to or call."), attribute("type", "“work” for the first."),
            attribute("primary", "Whether it is the one to use.", type: "boolean"),
        ]

        private static let user: [JSONValue] = [
            attribute(
                "userName", "The id in the desk, which stays.", isRequired: true, mutability: "immutable",
                uniqueness: "server"),
            attribute("displayName", "What the person is called."),
            attribute(
                "name", "Read where there is no displayName.", type: "complex",
                parts: ["formatted", "givenName", "familyName"].map { attribute($0, "") }),
            attribute("active", "Whether the person is there and may act.", type: "boolean"),
            attribute("preferredLanguage", "As fr, nl-BE or en."),
            attribute(
                "emails", "Their mail addresses at work, the first to use first.", type: "complex", isList: true,
                parts: values),
            attribute(
                "phoneNumbers", "Their numbers at work.", type: "complex", isList: true, parts: values),
        ]

        private static let enterprise: [JSONValue] = [
            attribute("department", "The name or the id of a department; a new one is made."),
            attribute(
                "manager", "", type: "complex", parts: [attribute("value", "The manager’s id.", isExact: true)]),
        ]

        private static let group: [JSONValue] = [
            attribute("displayName", "What the team is called.", isRequired: true),
            attribute(
                "members", "The agents of the team.", type: "complex", isList: true,
                parts: [attribute("value", "The id of a user.", mutability: "immutable", isExact: true)]),
        ]

        private static func attribute(
            _ name: String, _ description: String, type: String = "string", isList: Bool = false,
            isRequired: Bool = false, mutability: String = "readWrite", uniqueness: String = "none",
            isExact: Bool = false, parts: [JSONValue] = []
        ) -> JSONValue {
            var content: [String: JSONValue] = [
                "name": .text(name), "type": .text(type), "multiValued": .boolean(isList),
                "description": .text(description), "required": .boolean(isRequired), "caseExact": .boolean(isExact),
                "mutability": .text(mutability), "returned": "default", "uniqueness": .text(uniqueness),
            ]
            if !parts.isEmpty { content["subAttributes"] = .list(parts) }
            return .object(content)
        }
    }

    extension SCIMCall {
        /// Answers one of ``SCIMDescription/paths``.
        func describe(_ path: String) async throws -> SCIMAnswer {
            let isType = path.hasPrefix("/ResourceTypes")
            let all = isType ? SCIMDescription.resourceTypes(at: address) : SCIMDescription.schemas(at: address)
            guard path != "/ServiceProviderConfig" else {
                return SCIMAnswer(SCIMDescription.configuration(at: address(path)))
            }
            guard path.hasSuffix("{id}") else {
                return try await listFound(all, Part(start: 1, count: all.count)) { $0 }
            }
            let id = JSONValue.text(try visit.parameter("id"))
            guard let found = all.first(where: { $0.entries["id"] == id }) else { throw SCIMError.notFound }
            return SCIMAnswer(found)
        }
    }
#endif
