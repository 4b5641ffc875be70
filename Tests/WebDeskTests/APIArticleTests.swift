import HTTPTypes
import ServiceDesk
import Testing

@testable import WebDesk

@Suite("Writing articles by the API") struct APIArticleTests {
    private static let content =
        #""title": "Toner", "text": "Shake it.", "language": "en", "team": "it", "audience": ["everyone"], "#
        + #""tags": ["b", "a"]"#

    @Test("a draft is for its team, published it is for its readers, and nobody’s words are overwritten")
    func course() async throws {
        let world = try await WebWorld()
        try await world.call { api in
            let (bram, anna) = (api.being("bram"), api.being("anna"))
            let id = "00000000-0000-7000-8000-000000000007"
            for _ in 1...2 {
                let begun = try await bram.post("/articles", #"{"id": "\#(id)", \#(Self.content)}"#)
                #expect(begun.status == .created && begun.text("number") == "1" && begun.text("id") == id)
                #expect(begun.text("state") == "draft" && begun.list("tags") == ["a", "b"])
            }
            #expect(try await anna.get("/articles/1").status == .notFound)
            let shown = try await bram.post("/articles/1/publish", #"{"version": 1}"#)
            #expect(shown.text("state") == "published")
            #expect(try await anna.get("/articles/1").text("text") == "Shake it.")
            let version = try #require(shown["version"]?.typed)
            let changed = Self.content.replacing("Shake it.", with: "Shake it twice.")
            let revised = try await bram.call(.put, "/articles/1", #"{"version": \#(version), \#(changed)}"#)
            #expect(revised.status == .ok && revised.text("text") == "Shake it twice.")
            let late = try await bram.call(.put, "/articles/1", #"{"version": 1, \#(Self.content)}"#)
            #expect(late.status == .preconditionFailed && late.code == "outdated")
            #expect(try await anna.get("/articles/1").text("text") == "Shake it.")
            let newest = try #require(revised["version"]?.typed)
            #expect(try await bram.post("/articles/1/retire", #"{"version": \#(newest)}"#).status == .ok)
            #expect(try await anna.get("/articles/1").status == .notFound)
        }
    }

    @Test("what is wrong is named")
    func mistakes() async throws {
        let world = try await WebWorld()
        try await world.call { api in
            let bram = api.being("bram")
            let audience = Self.content.replacing("everyone", with: "somebody")
            let nobody = try await bram.post("/articles", "{\(audience)}")
            #expect(nobody.status.code < 500 && nobody.status.code >= 400 && nobody.text.contains("/audience/0"))
            let id = try await bram.post("/articles", #"{"id": "x", \#(Self.content)}"#)
            #expect(id.status.code >= 400 && id.text.contains("/id"))
            let reader = api.with(try await world.token(for: "bram", [.readKnowledge, .writeKnowledge]))
            #expect(try await reader.post("/articles", "{\(Self.content)}").status == .forbidden)
        }
    }
}
