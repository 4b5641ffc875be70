import HTTPTypes
import NIOCore
import ServiceDesk
import Testing

@testable import WebDesk

@Suite("The organisation’s directory brings people and teams (SCIM 2.0)")
struct ProvisioningTests {
    private static let token = "a token of the directory, 32 bytes"

    /// A program that has the token.
    struct Caller: Sendable {
        let browser: Browser
        var authorization: String? = "Bearer \(token)"

        struct Answer {
            let status: HTTPResponse.Status
            let headers: HTTPFields
            let json: JSONValue

            subscript(name: String) -> JSONValue? { json.entries[name] }
            var type: JSONValue? { self["scimType"] }
            var resources: [JSONValue] { self["Resources"]?.elements ?? [] }
        }

        func call(_ method: HTTPRequest.Method, _ path: String, _ body: String? = nil) async throws -> Answer {
            var headers: HTTPFields = [.contentType: "application/scim+json"]
            headers[.authorization] = authorization
            let response = try await browser.client.executeRequest(
                uri: "/scim/v2" + path, method: method, headers: headers, body: body.map { ByteBuffer(string: $0) })
            let bytes = Array(response.body.readableBytesView)
            if !bytes.isEmpty { #expect(response.headers[.contentType] == "application/scim+json") }
            return Answer(
                status: response.status, headers: response.headers,
                json: bytes.isEmpty ? .null : try JSONValue(reading: bytes))
        }

        func patch(_ path: String, _ operations: String) async throws -> Answer {
            try await call(
                .patch, path,
                #"{"schemas": ["urn:ietf:params:scim:api:messages:2.0:PatchOp"], "Operations": [\#(operations)]}"#)
        }
    }

    private func provision(
        _ body: @escaping @Sendable (WebWorld, Caller) async throws -> Void
    ) async throws {
        let world = try await WebWorld(provisioning: Self.token) { $0.origin = "https://desk.example" }
        try await world.browse { try await body(world, Caller(browser: $0)) }
    }

    private static let eva = #"""
        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "eva", "externalId": "00u1",
         "name": {"givenName": "Eva", "familyName": "Maes"}, "active": "True", "preferredLanguage": "nl_BE",
         "emails": [{"value": "eva@home.example", "type": "home"},
                    {"value": "Eva@Firm.example", "type": "work", "primary": true}],
         "phoneNumbers": [{"value": "+32 470 11 22 33", "type": "mobile"}, {"value": "+32 2 555 12 34", "type": "work"}],
         "title": "Accountant",
         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
            {"department": "Finance", "manager": {"value": "hugo"}}}
        """#

    @Test("a user is a person, whose addresses are vouched for")
    func addsPeople() async throws {
        try await provision { world, scim in
            let added = try await scim.call(.post, "/Users", Self.eva)
            #expect(added.status == .created && added["id"] == "eva" && added["active"] == true)
            #expect(added.headers[.location] == "https://desk.example/scim/v2/Users/eva")
            let person = try #require(try await world.store.people(["eva"]).first)
            #expect(person.name == "Eva Maes" && person.language == "nl-BE" && person.isActive)
            #expect(
                person.addresses == [
                    Address(.mail, "Eva@Firm.example", isVerified: true),
                    Address(.mail, "eva@home.example", isVerified: true),
                    Address(.phone, "+32 2 555 12 34", isVerified: true),
                ])
            #expect(person.manager == "hugo" && person.department == "Finance")
            #expect(try await world.desk.viewer(for: "eva").actor == .person("eva"))
            #expect(try await scim.call(.get, "/Users/eva").json == added.json)
            let again = try await scim.call(.post, "/Users", Self.eva)
            #expect(again.status == .conflict && again.type == "uniqueness")
            let sameAddress = #"{"userName": "eva2", "emails": [{"value": "eva@firm.example"}]}"#
            let taken = try await scim.call(.post, "/Users", sameAddress)
            #expect(taken.status == .conflict && taken.type == "uniqueness")
            #expect(try await world.store.people(["eva2"]).isEmpty)
        }
    }

    @Test("users are found by what directories know of them, and listed in parts")
    func finds() async throws {
        try await provision { _, scim in
            _ = try await scim.call(.post, "/Users", Self.eva)
            func found(_ filter: String) async throws -> [JSONValue?] {
                let answer = try await scim.call(.get, "/Users?filter=\(filter.percentEncoded)")
                #expect(answer["totalResults"] == .integer(Int64(answer.resources.count)))
                return answer.resources.map { $0.entries["id"] }
            }
            #expect(try await found(#"userName eq "eva""#) == ["eva"])
            #expect(try await found(#"urn:ietf:params:scim:schemas:core:2.0:User:userName EQ "eva""#) == ["eva"])
            #expect(try await found(#"emails.value eq "eva@firm.example""#) == ["eva"])
            #expect(try await found(#"emails[value eq "eva@home.example"]"#) == ["eva"])
            #expect(try await found(#"userName eq "none""#).isEmpty)
            #expect(try await found(#"externalId eq "00u1""#).isEmpty)
            for wrong in [#"userName co "e""#, #"userName eq "a" or userName eq "b""#, "active", #"title eq "x""#] {
                let answer = try await scim.call(.get, "/Users?filter=\(wrong.percentEncoded)")
                #expect(answer.status == .badRequest && answer.type == "invalidFilter", "\(wrong)")
            }
            let all = try await scim.call(.get, "/Users?count=200")
            let ids = all.resources.map { $0.entries["id"] }
            #expect(all["totalResults"] == 8 && ids.count == 8)
            var parts: [JSONValue?] = []
            for start in [1, 4, 7, 10] {
                let part = try await scim.call(.get, "/Users?startIndex=\(start)&count=3")
                #expect(part["totalResults"] == 8 && part["startIndex"] == .integer(Int64(start)))
                parts += part.resources.map { $0.entries["id"] }
            }
            #expect(parts == ids)
            #expect(try await scim.call(.get, "/Users?count=0").resources.isEmpty)
            let names = try await scim.call(.get, "/Users?attributes=userName,name.formatted&count=1")
            #expect(
                names.resources.first.map { Set($0.entries.keys) } == ["schemas", "id", "meta", "userName", "name"])
        }
    }

    @Test("what is replaced is what was said; addresses and standing of which nothing is said stay")
    func replaces() async throws {
        try await provision { world, scim in
            _ = try await scim.call(.post, "/Users", Self.eva)
            let replaced = try await scim.call(
                .put, "/Users/eva", #"{"userName": "eva", "displayName": "Eva Peeters", "active": false}"#)
            #expect(replaced.status == .ok && replaced["displayName"] == "Eva Peeters")
            let person = try #require(try await world.store.people(["eva"]).first)
            #expect(!person.isActive && person.addresses.count == 3 && person.department == nil)
            #expect(person.manager == nil && person.language == nil)
            await #expect(throws: Rejection.self) { try await world.desk.viewer(for: "eva") }
            let other = try await scim.call(.put, "/Users/eva", #"{"userName": "eva.peeters"}"#)
            #expect(other.status == .badRequest && other.type == "mutability")
            #expect(try await scim.call(.put, "/Users/none", #"{"userName": "none"}"#).status == .notFound)
            // What the desk alone knows stays.
            let tess = try await scim.call(.put, "/Users/tess", #"{"userName": "tess", "displayName": "Tess T"}"#)
            #expect(tess.status == .ok)
            #expect(try await world.store.people(["tess"]).first?.supplier == "acme")
        }
    }

    @Test(
        "changes as the directories in use send them",
        arguments: [
            // Entra ID
            #"{"op": "Replace", "path": "active", "value": "False"}"#,
            // Okta
            #"{"op": "replace", "value": {"active": false}}"#,
            #"{"op": "replace", "path": "urn:ietf:params:scim:schemas:core:2.0:User:active", "value": false}"#,
        ])
    func leaves(_ operation: String) async throws {
        try await provision { world, scim in
            let changed = try await scim.patch("/Users/anna", operation)
            #expect(changed.status == .ok && changed["active"] == false)
            #expect(try await world.store.people(["anna"]).first?.isActive == false)
        }
    }

    @Test("a change of single values leaves the others alone")
    func changesPeople() async throws {
        try await provision { world, scim in
            _ = try await scim.call(.post, "/Users", Self.eva)
            func person() async throws -> Person? { try await world.store.people(["eva"]).first }
            _ = try await scim.patch(
                "/Users/eva",
                #"""
                {"op": "Replace", "path": "emails[type eq \"work\"].value", "value": "eva.maes@firm.example"},
                {"op": "Add", "path": "name.formatted", "value": "Eva Maes-Peeters"},
                {"op": "Add", "path": "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User:department",
                 "value": "Human Resources"}
                """#)
            #expect(
                try await person()?.addresses.filter { $0.kind == .mail }.map(\.value)
                    == ["eva.maes@firm.example", "eva@home.example"])
            #expect(try await person()?.name == "Eva Maes-Peeters")
            #expect(try await person()?.department == "Human Resources")
            #expect(try await person()?.manager == "hugo")
            // Part of a name says nothing of the rest.
            _ = try await scim.patch("/Users/eva", #"{"op": "replace", "path": "name.familyName", "value": "X"}"#)
            #expect(try await person()?.name == "Eva Maes-Peeters")
            let schema = SCIMResource.enterpriseSchema
            _ = try await scim.patch(
                "/Users/eva",
                #"""
                {"op": "remove", "path": "\#(schema):manager"},
                {"op": "add", "value": {"displayName": "Eva M", "\#(schema):department": "finance"}},
                {"op": "add", "path": "emails", "value": [{"value": "e@firm.example", "primary": true}]},
                {"op": "remove", "path": "emails[value eq \"eva@home.example\"]"}
                """#)
            let changed = try #require(try await person())
            #expect(changed.manager == nil && changed.name == "Eva M" && changed.department == "Finance")
            #expect(
                changed.addresses.filter { $0.kind == .mail }.map(\.value)
                    == ["e@firm.example", "eva.maes@firm.example"])
        }
    }

    @Test("what cannot be done says so, and changes nothing")
    func refuses() async throws {
        try await provision { world, scim in
            let before = try await world.store.entries(DirectoryQuery(.person))
            for (operations, type) in [
                (#"{"op": "move", "path": "active"}"#, "invalidSyntax"), ("", "invalidSyntax"),
                (#"{"op": "remove"}"#, "noTarget"), (#"{"op": "add", "value": "x"}"#, "invalidSyntax"),
                (#"{"op": "add", "path": "a.b.c", "value": "x"}"#, "invalidPath"),
                (#"{"op": "add", "path": "emails[type co \"x\"]", "value": "x"}"#, "invalidFilter"),
                (#"{"op": "add", "path": "active", "value": "maybe"}"#, "invalidValue"),
                (#"{"op": "add", "path": "emails", "value": [{"value": "no address"}]}"#, "invalidValue"),
                (#"{"op": "add", "path": "displayName", "value": {"a": 1}}"#, "invalidValue"),
                (#"{"op": "add", "path": "displayName", "value": "a\nb"}"#, "invalidValue"),
                (
                    #"{"op": "add", "path": "\#(SCIMResource.enterpriseSchema):manager", "value": "none"}"#,
                    "invalidValue"
                ),
            ] {
                let answer = try await scim.patch("/Users/anna", operations)
                #expect(answer.status == .badRequest && answer.type == .text(type), "\(operations)")
            }
            for body in ["", "[]", "{", #"{"displayName": "x"}"#, #"{"userName": "a\u0000b"}"#] {
                #expect(try await scim.call(.post, "/Users", body).status == .badRequest, "\(body)")
            }
            let long = String(repeating: "x", count: 201)
            #expect(try await scim.call(.post, "/Users", #"{"userName": "\#(long)"}"#).status == .badRequest)
            #expect(try await world.store.entries(DirectoryQuery(.person)) == before)
        }
    }

    @Test("who is removed is nowhere any more, and what they asked stays")
    func removes() async throws {
        try await provision { world, scim in
            let number = try await world.open(by: "bram").number
            #expect(try await scim.call(.delete, "/Users/bram").status == .noContent)
            #expect(try await scim.call(.get, "/Users/bram").status == .notFound)
            #expect(try await scim.call(.delete, "/Users/bram").status == .notFound)
            #expect(try await world.store.teams(["it"]).first?.members.map(\.person) == ["lena"])
            #expect(try await world.desk.request(.number(number), as: .host("test")).requester == "bram")
        }
    }

    @Test("a group is a team, whose leads the desk names")
    func groups() async throws {
        try await provision { world, scim in
            func team(_ id: Team.ID) async throws -> Team? { try await world.store.teams([id]).first }
            let added = try await scim.call(
                .post, "/Groups", #"{"displayName": "Facilities & Fleet", "members": [{"value": "wim"}]}"#)
            #expect(added.status == .created && added["id"] == "facilities-fleet")
            #expect(try await team("facilities-fleet")?.members == [.init("wim")])
            #expect(try await scim.call(.post, "/Groups", #"{"displayName": "it"}"#).status == .conflict)
            let found = try await scim.call(
                .get, "/Groups?excludedAttributes=members&filter=\(#"displayName eq "hr""#.percentEncoded)")
            #expect(found.resources.map { $0.entries["id"] } == ["hr"])
            #expect(found.resources.first?.entries["members"] == nil)
            _ = try await scim.patch("/Groups/it", #"{"op": "Add", "path": "members", "value": [{"value": "wim"}]}"#)
            #expect(
                try await team("it")?.members == [.init("bram"), .init("lena", role: .lead), .init("wim")])
            // Three ways to take somebody out.
            _ = try await scim.patch(
                "/Groups/it", #"{"op": "Remove", "path": "members", "value": [{"value": "wim"}]}"#)
            _ = try await scim.patch("/Groups/it", #"{"op": "remove", "path": "members[value eq \"bram\"]"}"#)
            #expect(try await team("it")?.members == [.init("lena", role: .lead)])
            let replaced = try await scim.call(
                .put, "/Groups/it", #"{"displayName": "Informatica", "members": [{"value": "anna"}]}"#)
            #expect(replaced.status == .ok)
            #expect(try await team("it")?.members == [.init("anna")])
            #expect(try await team("it")?.name == "Informatica")
            #expect(try await team("it")?.mission == "Screens and keys.")
            let unknown = try await scim.patch(
                "/Groups/it", #"{"op": "add", "path": "members", "value": [{"value": "none"}]}"#)
            #expect(unknown.status == .badRequest && unknown.type == "invalidValue")
            #expect(try await scim.call(.delete, "/Groups/it").status == .forbidden)
        }
    }

    @Test("whoever has not the token gets nothing, and cookies count for nothing")
    func isClosed() async throws {
        try await provision { world, scim in
            let before = try await world.store.entries(DirectoryQuery(.person))
            for route in world.site.site.routes where route.path.hasPrefix("/scim/v2") {
                let path = String(route.path.dropFirst("/scim/v2".count)).replacing("{id}", with: "anna")
                for wrong in [nil, "Bearer", "Bearer x", "Basic \(Self.token)", "Bearer \(Self.token)x"] {
                    var stranger = scim
                    stranger.authorization = wrong
                    let answer = try await stranger.call(route.method, path, "{}")
                    #expect(answer.status == .unauthorized, "\(route.method) \(path)")
                    #expect(answer.headers[.wwwAuthenticate] == "Bearer")
                }
                let signedIn = try await scim.browser.being("lena").get("/scim/v2" + path)
                #expect([.unauthorized, .notFound].contains(signedIn.status))
            }
            #expect(try await world.store.entries(DirectoryQuery(.person)) == before)
            #expect(throws: SiteError.self) { try SiteProvisioning(directory: world.store, token: "short") }
        }
        let closed = try await WebWorld()
        #expect(!closed.site.site.routes.contains { $0.path.hasPrefix("/scim") })
    }

    @Test("what is offered is described")
    func describes() async throws {
        try await provision { _, scim in
            let configuration = try await scim.call(.get, "/ServiceProviderConfig")
            #expect(configuration["patch"] == ["supported": true])
            #expect(try await scim.call(.get, "/ResourceTypes").resources.map { $0.entries["id"] } == ["User", "Group"])
            #expect(try await scim.call(.get, "/ResourceTypes/Group")["endpoint"] == "/Groups")
            let schemas = try await scim.call(.get, "/Schemas")
            #expect(schemas["totalResults"] == 3)
            for schema in schemas.resources {
                guard case .text(let id)? = schema.entries["id"] else {
                    Issue.record("A schema has no id.")
                    continue
                }
                #expect(try await scim.call(.get, "/Schemas/\(id)").json == schema)
            }
            #expect(try await scim.call(.get, "/Schemas/none").status == .notFound)
        }
    }

    @Test("changes at once of one team are all there")
    func concurrent() async throws {
        try await provision { world, scim in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for person in ["anna", "wim", "hugo", "nora"] {
                    group.addTask {
                        let operation =
                            #"{"op": "add", "path": "members", "value": [{"value": "\#(person)"}]}"#
                        let answer = try await scim.patch("/Groups/it", operation)
                        #expect(answer.status == .ok)
                    }
                }
                try await group.waitForAll()
            }
            let members = try await world.store.teams(["it"]).first?.members.map(\.person) ?? []
            #expect(Set(members) == ["bram", "lena", "anna", "wim", "hugo", "nora"])
        }
    }
}
