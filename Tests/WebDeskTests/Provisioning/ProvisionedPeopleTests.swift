import HTTPTypes
import NIOCore
import ServiceDesk
import Testing

@testable import WebDesk

@Suite("The organisation’s directory brings people (SCIM 2.0)")
struct ProvisionedPeopleTests {
    private static let eva = #"""
        {"schemas": ["urn:ietf:params:scim:schemas:core:2.0:User"], "userName": "eva", "externalId": "00u1",
         "name": {"givenName": "Eva", "familyName": "Maes"}, "active": "True", "preferredLanguage": "nl_BE",
         "emails": [{"value": "eva@home.example", "type": "home"}, {"value": "e.maes@firm.example"},
                    {"value": "Eva@Firm.example", "type": "work", "primary": true}],
         "phoneNumbers": [{"value": "+32 470 11 22 33", "type": "mobile"},
                          {"value": "+32 2 555 12 34", "type": "work"}],
         "title": "Accountant",
         "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":
            {"department": "Finance", "manager": {"value": "hugo"}}}
        """#

    @Test("a user is a person, whose addresses are vouched for")
    func addsPeople() async throws {
        try await ProvisioningScene.run { world, scim in
            let added = try await scim.call(.post, "/Users", Self.eva)
            #expect(added.status == .created && added["id"] == "eva" && added["active"] == true)
            #expect(added.headers[.location] == "https://desk.example/scim/v2/Users/eva")
            let person = try #require(try await world.store.people(["eva"]).first)
            #expect(person.name == "Eva Maes" && person.language == "nl-BE" && person.isActive)
            #expect(
                person.addresses == [
                    Address(.mail, "Eva@Firm.example", isVerified: true),
                    Address(.mail, "e.maes@firm.example", isVerified: true),
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
        try await ProvisioningScene.run { _, scim in
            _ = try await scim.call(.post, "/Users", Self.eva)
            func found(_ filter: String) async throws -> [JSONValue?] {
                let answer = try await scim.call(.get, "/Users?filter=\(filter.percentEncoded)")
                #expect(answer["totalResults"] == .integer(Int64(answer.resources.count)))
                return answer.resources.map { $0.entries["id"] }
            }
            #expect(try await found(#"userName eq "eva""#) == ["eva"])
            #expect(try await found(#"urn:ietf:params:scim:schemas:core:2.0:User:userName EQ "eva""#) == ["eva"])
            #expect(try await found(#"emails.value eq "eva@firm.example""#) == ["eva"])
            #expect(try await found(#"emails[value eq "e.maes@firm.example"]"#) == ["eva"])
            #expect(try await found(#"userName eq "EVA""#) == ["eva"])
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
        try await ProvisioningScene.run { world, scim in
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
        try await ProvisioningScene.run { world, scim in
            let changed = try await scim.patch("/Users/anna", operation)
            #expect(changed.status == .ok && changed["active"] == false)
            #expect(try await world.store.people(["anna"]).first?.isActive == false)
        }
    }

    @Test("a change of single values leaves the others alone")
    func changesPeople() async throws {
        try await ProvisioningScene.run { world, scim in
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
                    == ["eva.maes@firm.example", "e.maes@firm.example"])
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
                {"op": "remove", "path": "emails[value eq \"e.maes@firm.example\"]"}
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
        try await ProvisioningScene.run { world, scim in
            let before = try await world.store.entries(DirectoryQuery(.person))
            for (operations, type) in [
                (#"{"op": "move", "path": "active"}"#, "invalidSyntax"), ("", "invalidSyntax"),
                (#"{"op": "remove"}"#, "noTarget"), (#"{"op": "add", "value": "x"}"#, "invalidSyntax"),
                (#"{"op": "add", "path": "a.b.c", "value": "x"}"#, "invalidPath"),
                (#"{"op": "add", "path": "emails[type co \"x\"]", "value": "x"}"#, "invalidFilter"),
                (#"{"op": "add", "path": "active", "value": "maybe"}"#, "invalidValue"),
                (#"{"op": "replace", "path": "emails"}"#, "invalidSyntax"),
                (#"{"op": "replace", "path": "emails", "value": [{"id": "x"}]}"#, "invalidValue"),
                (#"{"op": "replace", "path": "emails.type", "value": "work"}"#, "invalidPath"),
                (#"{"op": "add", "path": "emails[a[b eq \"c\"] eq \"d\"]", "value": "x"}"#, "invalidFilter"),
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

    @Test("what nobody has touched stays, and keeps nothing from being done")
    func leavesAlone() async throws {
        try await ProvisioningScene.run { world, scim in
            let own = Person(
                id: "eva", name: "Eva",
                addresses: [Address(.mail, "eva@firm.example", isVerified: true), Address(.mail, "x@other.example")],
                manager: "gone", department: "nl", language: "nl")
            try await world.store.save([
                .department(Department(id: "be", name: "Support")), .department(Department(id: "nl", name: "Support")),
                .person(own),
            ])
            func person() async throws -> Person? { try await world.store.people(["eva"]).first }
            let foreign = "urn:ietf:params:scim:schemas:extension:firm:2.0:User:badge"
            let left = try await scim.patch(
                "/Users/eva", #"{"op": "replace", "value": {"active": false, "\#(foreign)": "7"}}"#)
            #expect(left.status == .ok)
            var expected = own
            expected.isActive = false
            #expect(try await person() == expected)
            // As it was fetched, and put back.
            let shown = String(decoding: try CanonicalJSON.encode(left.json), as: UTF8.self)
            #expect(try await scim.call(.put, "/Users/eva", shown).status == .ok)
            #expect(try await person() == expected)
            #expect(try await scim.call(.get, "/Users?filter=userName%20eq%20%22Zo%EB%22").status == .badRequest)
            #expect(try await scim.call(.get, "/Users?filter=").status == .badRequest)
            let department = "\(SCIMResource.enterpriseSchema):department"
            let ambiguous = try await scim.patch(
                "/Users/eva", #"{"op": "add", "path": "\#(department)", "value": "support"}"#)
            #expect(ambiguous.type == "invalidValue")
            // Now somebody vouches for it.
            let vouched = try await scim.patch(
                "/Users/eva", #"{"op": "add", "path": "emails", "value": [{"value": "x@other.example"}]}"#)
            #expect(vouched.status == .ok)
            #expect(try await person()?.addresses.allSatisfy(\.isVerified) == true)
            let many = String(repeating: "a", count: 300)
            #expect(try await scim.call(.get, "/Users/\(many)").status == .notFound)
            #expect(try await scim.call(.get, "/Users/%FF").status == .notFound)
        }
    }

    @Test("who is removed is nowhere any more, and what they asked stays")
    func removes() async throws {
        try await ProvisioningScene.run { world, scim in
            let number = try await world.open(by: "bram").number
            #expect(try await scim.call(.delete, "/Users/bram").status == .noContent)
            #expect(try await scim.call(.get, "/Users/bram").status == .notFound)
            #expect(try await scim.call(.delete, "/Users/bram").status == .notFound)
            #expect(try await world.store.teams(["it"]).first?.members.map(\.person) == ["lena"])
            #expect(try await world.desk.request(.number(number), as: .host("test")).requester == "bram")
        }
    }

    @Test("whoever has not the token gets nothing, and cookies count for nothing")
    func isClosed() async throws {
        try await ProvisioningScene.run { world, scim in
            let before = try await world.store.entries(DirectoryQuery(.person))
            for route in world.site.site.routes where route.path.hasPrefix("/scim/v2") {
                let path = String(route.path.dropFirst("/scim/v2".count)).replacing("{id}", with: "anna")
                let token = ProvisioningScene.token
                for wrong in [nil, "Bearer", "Bearer x", "Basic \(token)", "Bearer \(token)x"] {
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
        try await ProvisioningScene.run { _, scim in
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
}
