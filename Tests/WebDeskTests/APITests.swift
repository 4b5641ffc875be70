import HTTPTypes
import ServiceDesk
import Testing

@testable import WebDesk

@Suite("The API of the desk") struct APITests {
    @Test("opens a request and shows it with its version; what is as it was is not sent again")
    func opening() async throws {
        let world = try await WebWorld()
        let token = try await world.token(for: "anna")
        try await world.call { api in
            let anna = api.with(token)
            let opened = try await anna.post(
                "/requests",
                #"{"subject": "Toner", "service": "printing", "fields": {"what": "jam"}, "tags": ["b", "a"]}"#)
            #expect(opened.status == .created && opened.headers[.location] == "/api/v1/requests/1")
            #expect(
                opened.text("team") == "it" && opened.text("requester") == "anna" && opened.text("channel") == "api")
            #expect(opened.list("tags") == ["a", "b"] && opened["fields"] == ["what": "jam"])
            let shown = try await anna.get("/requests/1")
            #expect(shown.status == .ok && shown.text == opened.text)
            let tag = try #require(shown.headers[.eTag])
            for known in [tag, "W/\(tag)", "\"x\", \(tag)", "*"] {
                #expect(try await anna.get("/requests/1", [.ifNoneMatch: known]).status == .notModified, "\(known)")
            }
            #expect(try await anna.get("/requests/1", [.ifNoneMatch: "\"1\""]).status == .ok)
        }
    }

    @Test("does a call with a key once, and refuses the key for something else")
    func repetition() async throws {
        let world = try await WebWorld()
        try await world.call { api in
            let (anna, wim) = (api.being("anna"), api.being("wim"))
            let key: HTTPFields = [.idempotencyKey: "k1"]
            let first = try await anna.post("/requests", #"{"subject": "Toner", "team": "it"}"#, key)
            let again = try await anna.post("/requests", #"{"subject": "Toner", "team": "it"}"#, key)
            #expect(first.text("number") == "1" && again.text("number") == "1")
            let other = try await anna.post("/requests", #"{"subject": "Paper", "team": "it"}"#, key)
            #expect(other.status == .unprocessableContent && other.code == "key-reused")
            // Keys are one's own.
            #expect(try await wim.post("/requests", #"{"subject": "Paper", "team": "it"}"#, key).text("number") == "2")
            for _ in 1...2 {
                _ = try await anna.post("/requests/1/reply", #"{"text": "Again"}"#, [.idempotencyKey: "k2"])
            }
            #expect(try await anna.get("/requests/1/timeline").list("events").count == 2)
            let bad = try await anna.post("/requests", #"{"subject": "x"}"#, [.idempotencyKey: "a b"])
            #expect(bad.status == .badRequest)
        }
    }

    @Test("does nothing to a request that has changed since it was read")
    func versions() async throws {
        let world = try await WebWorld()
        _ = try await world.open()
        try await world.call { api in
            let bram = api.being("bram")
            let tag = try #require(try await bram.get("/requests/1").headers[.eTag])
            _ = try await bram.post("/requests/1/rename", #"{"subject": "Toner"}"#, [.ifMatch: tag])
            let late = try await bram.post("/requests/1/rename", #"{"subject": "Paper"}"#, [.ifMatch: tag])
            #expect(late.status == .preconditionFailed && late.code == "outdated")
            #expect(try await bram.get("/requests/1").text("subject") == "Toner")
            #expect(try await bram.post("/requests/1/rename", #"{"subject": "Ink"}"#, [.ifMatch: "*"]).status == .ok)
            for tag in ["7", "\"x\"", "\"1\", \"2\""] {
                #expect(try await bram.post("/requests/1/take", "{}", [.ifMatch: tag]).status == .badRequest)
            }
            // What changes two requests takes none, and says so.
            let merge = try await bram.post("/requests/1/merge", #"{"other": 1}"#, [.ifMatch: tag])
            #expect(merge.status == .badRequest)
            // Of what one may not see one does not even learn that it has changed.
            let hidden = try await api.being("wim").post("/requests/1/take", "{}", [.ifMatch: "\"99\""])
            #expect(hidden.status == .notFound)
        }
    }

    @Test("says where what was sent is wrong, and what is there")
    func mistakes() async throws {
        let world = try await WebWorld()
        _ = try await world.open()
        try await world.call { api in
            let bram = api.being("bram")
            let cases: [(String, String, Int, String?)] = [
                ("/requests", #"{"subjekt": "x"}"#, 422, "/subject"),
                ("/requests", #"{"subject": "x", "colour": "red"}"#, 422, "/colour"),
                ("/requests", #"{"subject": " "}"#, 422, "/subject"),
                ("/requests", #"{"subject": "x", "impact": 4}"#, 422, "/impact"),
                ("/requests", #"{"subject": "x", "tags": ["a", 1]}"#, 422, "/tags/1"),
                ("/requests", #"{"subject": "x", "due": "tomorrow"}"#, 422, "/due"),
                ("/requests", #"{"subject": "x", "due": "2026-02-30T09:00:00Z"}"#, 422, "/due"),
                ("/requests", #"{"subject": "x", "due": "2026-03-02T09:00:00Zulu"}"#, 422, "/due"),
                ("/requests", #"{"subject": "x", "due": "2026-03-02T25:00:00Z"}"#, 422, "/due"),
                (
                    "/requests", #"{"subject": "x", "service": "printing", "fields": {"size": "A4"}}"#, 422,
                    "/fields/size"
                ),
                ("/requests", #"{"subject": "x", "team": "none"}"#, 422, "team"),
                ("/requests", #"{"subject": "x", "files": ["mine"]}"#, 422, "/files/0"),
                ("/requests", #"{"subject""#, 400, nil), ("/requests", #"["subject"]"#, 422, ""),
                ("/requests/1/hold", #"{"reason": "date", "waitingFor": "somebody"}"#, 422, "/waitingFor"),
                ("/requests/1/resume", "{}", 409, nil), ("/requests/2/take", "{}", 404, nil),
                ("/requests/x/take", "{}", 404, nil), ("/nowhere", "{}", 404, nil),
                ("/requests?order=size", "{}", 400, "order"), ("/suggestions?", "{}", 400, "text"),
            ]
            for (path, body, status, place) in cases {
                let answer = path.contains("?") ? try await bram.get(path) : try await bram.post(path, body)
                #expect(
                    answer.status.code == status && answer.text("field") == place, "\(path) \(body): \(answer.text)")
            }
            #expect(try await bram.get("/me?x=1").text("detail") == "Nothing is taken here.")
            let illegal = try await bram.post("/requests/1/resume")
            #expect(illegal.list("legalActions").contains("resolve"))
            let form = try await bram.call(.post, "/requests/1/take", "a=b", [.contentType: "text/plain"])
            #expect(form.status == .unsupportedMediaType)
            let deep = String(repeating: "[", count: 100_000)
            #expect(try await bram.post("/requests", deep).status == .badRequest)
            let many = "[" + String(repeating: "1,", count: JSONValue.maximumCount) + "1]"
            #expect(try await bram.post("/requests", many).status == .contentTooLarge)
            let long = #"{"isHelpful": true, "x": "\#(String(repeating: "x", count: 70_000))"}"#
            #expect(try await bram.post("/articles/1/rating", long).status == .contentTooLarge)
            let other = try await bram.call(.delete, "/requests/1")
            #expect(other.status == .methodNotAllowed && other.headers[.allow] == "GET")
            for query in [
                "limit=0", "limit=x", "open=maybe", "colour=red", "limit=1&limit=2", "after=here", "state=odd",
            ] {
                #expect(try await bram.get("/requests?\(query)").status == .badRequest, "\(query)")
            }
        }
    }

    @Test("lists, counts and finds what one may see, a page at a time")
    func lists() async throws {
        let world = try await WebWorld()
        for number in 1...7 {
            _ = try await world.open("Printer \(number)", by: number % 2 == 0 ? "wim" : "anna")
        }
        _ = try await world.open("Complaint about the printer", by: "wim", team: "hr")
        try await world.call { api in
            func all(_ caller: APIClient, _ query: String) async throws -> [String] {
                var (found, path): ([String], String?) = ([], "/requests?limit=2\(query)")
                while let next = path {
                    let page = try await caller.get(next)
                    found += page.list("requests").compactMap {
                        if case .object(let request) = $0 { request["number"]?.typed } else { nil }
                    }
                    path = page.headers[.link].map { link in
                        String(link.dropFirst("</api/v1".count).prefix { $0 != ">" })
                    }
                    #expect((path == nil) == (page["next"] == nil))
                }
                return found
            }
            let (bram, anna) = (api.being("bram"), api.being("anna"))
            #expect(try await all(bram, "") == ["1", "2", "3", "4", "5", "6", "7"])
            #expect(try await all(anna, "&order=opened&descending=true") == ["7", "5", "3", "1"])
            #expect(try await all(bram, "&requester=wim,hugo&state=new,open&open=true") == ["2", "4", "6"])
            #expect(try await all(bram, "&openedBefore=2026-03-02T07:00:00Z").isEmpty)
            let counts = try await bram.get("/requests/counts?by=team,state")
            #expect(counts.list("counts") == [["count": 7, "values": ["team": "it", "state": "new"]]])
            let empty = try await bram.get("/requests/counts?by=agent")
            #expect(empty.list("counts") == [["count": 7, "values": ["agent": .null]]])
            #expect(try await anna.get("/requests/search?text=printer").list("requests").count == 4)
            #expect(try await api.being("tess").get("/requests/search?text=printer").list("requests").isEmpty)
        }
    }

    @Test("shows whoever asked no notes, and programs what happened in words that stay")
    func timeline() async throws {
        let world = try await WebWorld()
        _ = try await world.open()
        try await world.call { api in
            let (bram, anna) = (api.being("bram"), api.being("anna"))
            _ = try await bram.post("/requests/1/assign", #"{"team": "it", "agent": "lena"}"#)
            _ = try await bram.post("/requests/1/note", #"{"text": "She is in a hurry"}"#)
            let all = try await bram.get("/requests/1/timeline")
            #expect(all.list("events").count >= 3 && all.text.contains(#""details":{"assigned""#))
            let hers = try await anna.get("/requests/1/timeline")
            #expect(!hers.text.contains("hurry") && hers.text.contains(#""event":"opened""#))
            let first = try await bram.get("/requests/1/timeline?limit=1")
            #expect(first.text("next") == "1")
            #expect(try await bram.get("/requests/1/timeline?after=1&limit=1").list("events").count == 1)
        }
    }

    @Test("tells a supplier nothing of what was before, and nothing of who may see what")
    func suppliers() async throws {
        let world = try await WebWorld()
        _ = try await world.open()
        try await world.call { api in
            let (bram, lena) = (api.being("bram"), api.being("lena"))
            let question = #"{"question": "May we?", "people": ["lena"]}"#
            #expect(try await bram.post("/requests/1/ask-approval", question).status == .ok)
            let vote = #"{"approval": 1, "agrees": true, "remark": "The last time with them"}"#
            #expect(try await lena.post("/requests/1/decide-approval", vote).status == .ok)
            for (action, body) in [
                ("hand-over", #"{"supplier": "acme"}"#), ("reply", #"{"text": "Please look"}"#),
                ("protect", #"{"named": ["nora"], "concerns": ["wim"]}"#),
            ] { #expect(try await bram.post("/requests/1/\(action)", body).status == .ok, "\(action)") }
            #expect(try await lena.post("/requests/1/break-glass", #"{"reason": "An audit"}"#).status == .ok)
            let tess = api.being("tess")
            for path in ["/requests/1", "/requests/1/timeline", "/requests"] {
                let answer = try await tess.get(path)
                #expect(answer.status == .ok && answer.text.contains(path.hasSuffix("e") ? "Please look" : "toner"))
                for secret in ["last time", "nora", "wim", "audit", "lena"] {
                    #expect(!answer.text.contains(secret), "\(path): \(secret)")
                }
            }
            // The team itself reads all of it.
            let all = try await lena.get("/requests/1/timeline")
            for text in ["last time", "nora", "wim", "audit"] { #expect(all.text.contains(text), "\(text)") }
            _ = try await bram.post("/requests", #"{"subject": "Another", "team": "it"}"#)
            _ = try await bram.post("/requests/1/link", #"{"relation": "relatedTo", "other": 2}"#)
            #expect(try await bram.get("/requests/1").list("links") == [["relation": "relatedTo", "number": 2]])
            #expect(try await tess.get("/requests/1")["links"] == nil)
        }
    }

    @Test("keeps files for those who upload them")
    func files() async throws {
        let world = try await WebWorld()
        _ = try await world.open()
        try await world.call { api in
            let anna = api.being("anna")
            let kept = try await anna.call(.post, "/files?name=..%2Fa.txt&type=text%2Fplain", bytes: [1, 2, 3])
            #expect(kept.status == .created && kept.text("name") == "a.txt" && kept.text("size") == "3")
            let file = try #require(kept.text("file"))
            let body = #"{"text": "See", "files": ["\#(file)"]}"#
            #expect(
                try await api.being("wim").post("/requests", #"{"subject": "x", "team": "it", "files": ["\#(file)"]}"#)
                    .status.code == 422)
            #expect(try await anna.post("/requests/1/reply", body).status == .ok)
            let path = "/requests/1/files/\(try #require(kept.text("digest")))"
            let back = try await api.being("bram").get(path)
            #expect(back.status == .ok && back.text == "\u{1}\u{2}\u{3}")
            #expect(back.headers[.contentDisposition]?.hasPrefix("attachment") == true)
            #expect(try await api.being("wim").get(path).status == .notFound)
        }
    }

    @Test("shows articles, teams, services and names")
    func others() async throws {
        let world = try await WebWorld()
        let bram = try await world.viewer("bram")
        let article = try await world.desk.write(
            ArticleContent("Toner", text: "Shake it.", language: "en", team: "it", audience: .everyone), as: bram)
        try await world.call { api in
            let anna = api.being("anna")
            #expect(try await anna.get("/articles/\(article.number)").status == .notFound)
            _ = try await world.desk.publish(.number(article.number), as: bram)
            #expect(try await anna.get("/articles/\(article.number)").text("text") == "Shake it.")
            #expect(try await anna.get("/articles?text=toner").list("articles").count == 1)
            #expect(try await anna.get("/articles").list("articles").count == 1)
            #expect(try await anna.get("/suggestions?text=toner").list("articles").count == 1)
            #expect(try await anna.post("/articles/1/rating", #"{"isHelpful": true}"#).status == .noContent)
            #expect(try await anna.get("/teams").list("teams").count == 2)
            #expect(try await anna.get("/services").text.contains(#""whenField":"what""#))
            let names = try await anna.get("/people?id=bram,nobody")
            #expect(names.list("people") == [["id": "bram", "name": "Bram", "isActive": true]])
            #expect(try await anna.get("/me").list("teams").isEmpty)
        }
    }

    @Test("counts how often it is called")
    func limits() async throws {
        let world = try await WebWorld { $0.limits.callsPerMinute = 3 }
        let token = try await world.token(for: "anna")
        try await world.call { api in
            for _ in 1...3 { #expect(try await api.being("anna").get("/me").status == .ok) }
            let refused = try await api.being("anna").get("/me")
            #expect(refused.status == .tooManyRequests && refused.headers[.retryAfter] != nil)
            // A program does not keep people from their pages, nor they the program.
            #expect(try await api.with(token).get("/me").status == .ok)
            let weak = api.with(try await world.token(for: "wim", [.readRequests]))
            for _ in 1...3 { #expect(try await weak.post("/requests").code == "missing-scope") }
            #expect(try await weak.post("/requests").status == .tooManyRequests)
            #expect(
                try await api.being("wim").post("/tokens", #"{"name": "x", "scopes": [], "days": 1}"#).status.code
                    == 422)
        }
    }
}
