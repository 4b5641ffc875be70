import HTTPTypes
import ServiceDesk
import Testing

@testable import WebDesk

@Suite("Tokens for the API") struct APITokenTests {
    @Test("let a program do what they are for, and no more")
    func scopes() async throws {
        let world = try await WebWorld()
        _ = try await world.open()
        let token = try await world.token(for: "anna", [.readRequests])
        try await world.call { api in
            let program = api.with(token)
            #expect(try await program.get("/requests/1").status == .ok)
            for (path, body) in [("/requests", #"{"subject": "x", "team": "it"}"#), ("/requests/1/close", "{}")] {
                let refused = try await program.post(path, body)
                #expect(refused.status == .forbidden && refused.code == "missing-scope")
            }
            #expect(try await program.get("/articles").code == "missing-scope")
            #expect(try await program.get("/teams").code == "missing-scope")
            let me = try await program.get("/me")
            #expect(me["token"] != nil && !me.text.contains(token))
        }
    }

    @Test("are good until their end, until they are revoked, and as long as the person is there")
    func ends() async throws {
        let world = try await WebWorld()
        let short = try await world.site.tokens.make("short", for: "anna", scopes: [.readRequests], lifetime: 60)
        let long = try await world.site.tokens.make("long", for: "anna", scopes: [.readRequests], lifetime: 600)
        let wims = try await world.token(for: "wim")
        try await world.call { api in
            func status(_ token: String) async throws -> Int { try await api.with(token).get("/requests").status.code }
            #expect(try await status(short.secret) == 200)
            world.clock.advance(bySeconds: 60)
            #expect(try await status(short.secret) == 401)
            #expect(try await status(long.secret) == 200)
            #expect(try await world.site.tokens.tokens(of: "anna").map(\.name) == ["long"])
            #expect(try await !world.site.tokens.revoke(long.token.id, of: "wim"))
            #expect(try await world.site.tokens.revoke(long.token.id, of: "anna"))
            #expect(try await !world.site.tokens.revoke(long.token.id))
            let refused = try await api.with(long.secret).get("/requests")
            #expect(refused.status == .unauthorized && refused.code == "invalid-token")
            #expect(refused.headers[.wwwAuthenticate]?.contains("invalid_token") == true)
            #expect(try await status(wims) == 200)
            try await world.store.save([.person(Person(id: "wim", name: "Wim", isActive: false))])
            world.desk.refreshDirectory()
            #expect(try await status(wims) == 403)
        }
    }

    @Test("are given up by due work once their time is over")
    func expiry() async throws {
        let world = try await WebWorld()
        _ = try await world.site.tokens.make("short", for: "anna", scopes: [.readRequests], lifetime: 60)
        func kept() async throws -> Int {
            try await world.desk.work(WorkQuery(.all, limit: 10), as: .host("test")).records.count
        }
        try await world.desk.runOnce()
        #expect(try await kept() == 1)
        world.clock.advance(bySeconds: 60)
        try await world.desk.runOnce()
        #expect(try await kept() == 0)
    }

    @Test("that are made up, cut short or of another are not good, whoever is signed in beside")
    func forgeries() async throws {
        let world = try await WebWorld()
        let (one, other) = (try await world.token(for: "anna"), try await world.token(for: "wim"))
        let (ones, others) = (one.split(separator: "_"), other.split(separator: "_"))
        let forged = [
            "", "x", "desk_", "desk__", String(one.dropLast()), one + "0", one.uppercased(),
            "desk_\(ones[1])_\(others[2])", "desk_\(ones[1])_", "desk_\(ones[1])",
            String(repeating: "d", count: 100_000),
        ]
        try await world.call { api in
            for token in forged {
                for header in ["Bearer \(token)", "bearer   \(token)"] {
                    let answer = try await api.being("anna").get("/me", [.authorization: header])
                    // Without any token the sign-in counts.
                    #expect(answer.status == (token.isEmpty ? .ok : .unauthorized), "\(token.prefix(100))")
                }
            }
        }
    }

    @Test("are made and revoked by whoever is signed in, and by no token")
    func ownTokens() async throws {
        let world = try await WebWorld()
        try await world.call { api in
            let anna = api.being("anna")
            let made = try await anna.post("/tokens", #"{"name": "Wiki", "scopes": ["requests:read"], "days": 30}"#)
            #expect(made.status == .created)
            let secret = try #require(made.text("secret"))
            let program = api.with(secret)
            #expect(try await program.get("/requests").status == .ok)
            for answer in [
                try await program.get("/tokens"),
                try await program.post("/tokens", #"{"name": "More", "scopes": ["requests:write"], "days": 1}"#),
            ] { #expect(answer.status == .forbidden) }
            let listed = try await anna.get("/tokens")
            #expect(listed.list("tokens").count == 1 && !listed.text.contains(secret))
            #expect(try await api.being("wim").get("/tokens").list("tokens").isEmpty)
            let id = try #require(secret.split(separator: "_").dropFirst().first)
            #expect(listed.text.contains(id))
            #expect(try await api.being("wim").call(.delete, "/tokens/\(id)").status == .notFound)
            #expect(try await anna.call(.delete, "/tokens/\(id)").status == .noContent)
            #expect(try await program.get("/requests").status == .unauthorized)
        }
    }

    @Test("need no origin, and a page of another origin does nothing with the sign-in of whoever looks at it")
    func origins() async throws {
        let world = try await WebWorld()
        let token = try await world.token(for: "anna")
        try await world.call { api in
            let body = #"{"subject": "x", "team": "it"}"#
            #expect(try await api.with(token).post("/requests", body).status == .created)
            let foreign: [HTTPFields] = [[.fetchSite: "cross-site"], [.fetchSite: "same-site"]]
            for headers in foreign {
                let refused = try await api.being("anna").post("/requests", body, headers)
                #expect(refused.status == .forbidden && refused.code == "foreign-origin")
            }
            #expect(try await api.post("/requests", body).status == .unauthorized)
        }
    }

    @Test("are not in the store as they are shown, and at most so many for each")
    func keeping() async throws {
        let world = try await WebWorld()
        let token = try await world.token(for: "anna")
        let page = try await world.desk.work(WorkQuery(.pending(), limit: 10), as: .host("test"))
        let kept = page.records.map { String(decoding: $0.item.task.payload, as: UTF8.self) }.joined()
        let secret = try #require(token.split(separator: "_").last)
        #expect(!kept.isEmpty && !kept.contains(secret))
        for _ in 1..<APITokens.maximumCount { _ = try await world.token(for: "anna") }
        await #expect(throws: Rejection.self) { _ = try await world.token(for: "anna") }
        _ = try await world.token(for: "wim")
        for (name, days) in [("", Int64(1)), ("a\nb", 1), ("a", 0), ("a", 400)] {
            await #expect(throws: Rejection.self) {
                _ = try await world.site.tokens.make(
                    name, for: "wim", scopes: [.readRequests], lifetime: days * 86_400)
            }
        }
        await #expect(throws: Rejection.self) {
            _ = try await world.site.tokens.make("a", for: "nobody", scopes: [.readRequests], lifetime: 60)
        }
    }
}
