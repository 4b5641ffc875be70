import ServiceDesk
import Testing

@testable import WebDesk

@Suite("The organisation’s directory brings teams (SCIM 2.0)")
struct ProvisionedTeamsTests {
    @Test("a group is a team, whose leads the desk names")
    func groups() async throws {
        try await ProvisioningScene.run { world, scim in
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

    @Test("a team is not emptied by what says nothing")
    func keepsMembers() async throws {
        try await ProvisioningScene.run { world, scim in
            let before = try #require(try await world.store.teams(["it"]).first)
            for operation in [
                #"{"op": "remove", "path": "members", "value": []}"#, #"{"op": "replace", "path": "members"}"#,
                #"{"op": "replace", "path": "members", "value": [{"id": "anna"}]}"#,
                #"{"op": "add", "path": "members.value", "value": "anna"}"#,
            ] {
                _ = try await scim.patch("/Groups/it", operation)
                #expect(try await world.store.teams(["it"]).first == before, "\(operation)")
            }
            #expect(try await scim.call(.put, "/Groups/it", #"{"displayName": "IT"}"#).status == .ok)
            #expect(try await world.store.teams(["it"]).first == before)
            // Two with one id between them, and none with the name of another.
            _ = try await scim.call(.post, "/Groups", #"{"displayName": "Tokyo IT ✦"}"#)
            let second = try await scim.call(.post, "/Groups", #"{"displayName": "Tokyo IT"}"#)
            #expect(second["id"] == "tokyo-it-2")
            let taken = try await scim.patch(
                "/Groups/tokyo-it", #"{"op": "replace", "path": "displayName", "value": "hr"}"#)
            #expect(taken.status == .conflict)
        }
    }

    @Test("changes at once of one team are all there")
    func concurrent() async throws {
        try await ProvisioningScene.run { world, scim in
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
