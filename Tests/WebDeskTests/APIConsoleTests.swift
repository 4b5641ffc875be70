import HTTPTypes
import ServiceDesk
import Testing

@testable import WebDesk

@Suite("The API around the queue and for administrators") struct APIConsoleTests {
    private let world: WebWorld

    init() async throws { world = try await WebWorld() }

    @Test("a call is found, opened and noted, with colleagues who are told")
    func calls() async throws {
        try await world.call { api in
            let bram = api.being("bram")
            #expect(try await bram.call(.get, "/people/find?who=wim").text.contains(#""name":"Wim""#))
            #expect(try await bram.call(.get, "/people/find?who=nobody").status == .notFound)
            let opened = try await bram.call(
                .post, "/requests", #"{"subject": "Badge", "team": "it", "requester": "wim", "channel": "phone"}"#)
            #expect(opened.status == .created && opened.text.contains(#""channel":"phone""#))
            let noted = try await bram.call(
                .post, "/requests/1/note", #"{"text": "Called again.", "channel": "phone", "mentions": ["lena"]}"#)
            #expect(noted.status == .ok)
            let timeline = try await bram.call(.get, "/requests/1/timeline").text
            #expect(timeline.contains(#""mentions":["lena"]"#))
            let wrong = try await bram.call(.post, "/requests/1/note", #"{"text": "x", "mentions": ["anna"]}"#)
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("mentions"))
        }
    }

    @Test("lists are kept, listed and removed")
    func views() async throws {
        try await world.call { api in
            let bram = api.being("bram")
            let kept = try await bram.call(
                .post, "/views", #"{"name": "Ours", "list": "view=all&tag=vip", "team": "it"}"#)
            #expect(kept.status == .created && kept.text.contains(#""list":"view=all&order=due&tag=vip""#))
            #expect(try await api.being("lena").call(.get, "/views").text.contains("Ours"))
            let foreign = try await bram.call(.post, "/views", #"{"name": "x", "list": "", "team": "hr"}"#)
            #expect(foreign.status == .forbidden)
            let id = try await world.site.site.views.views(for: try await world.viewer("bram"))[0].id
            #expect(try await api.being("hugo").call(.delete, "/views/\(id)").status == .notFound)
            #expect(try await bram.call(.delete, "/views/\(id)").status == .noContent)
        }
    }

    @Test("an administrator changes the organisation and what is owed, with a token that is for that")
    func administration() async throws {
        let tokens = world.site.tokens
        let (reading, changing) = (
            try await tokens.make("r", for: "wim", scopes: [.readDirectory], lifetime: 60).secret,
            try await tokens.make("w", for: "wim", scopes: [.administer], lifetime: 60).secret
        )
        try await world.call { api in
            let (read, change) = (api.with(reading), api.with(changing))
            #expect(try await read.call(.get, "/organisation?kind=team").status == .forbidden)
            let text = try await change.call(.get, "/organisation?kind=team").text
            #expect(text.contains("mission: Screens and keys."))
            let body =
                #"{"text": "departments: [{id: sales, name: Sales}]\nteams: [{id: it, name: ICT}]", "isTrial": true}"#
            let trial = try await change.call(.post, "/organisation", body)
            #expect(
                trial.text.contains(#""added":["department sales"]"#) && trial.text.contains(#""changed":["team it"]"#))
            #expect(try await world.store.teams(["it"]).first?.name == "IT")
            let done = try await change.call(.post, "/organisation", body.replacing("true", with: "false"))
            #expect(done.status == .ok)
            #expect(try await world.store.teams(["it"]).first?.name == "ICT")
            let wrong = try await change.call(.post, "/organisation", #"{"text": "teams: [{id: it}]"}"#)
            #expect(wrong.status == .unprocessableContent && wrong.text.contains("A team needs “name”"))

            let address = Address(.mail, "x@a.example", isVerified: true)
            try await world.store.save([.person(Person(id: "anna", name: "Anna", addresses: [address]))])
            let double = try await change.call(
                .post, "/organisation", #"{"text": "people: [{id: p, name: P, addresses: [{mail: x@a.example}]}]"}"#)
            #expect(double.status == .unprocessableContent)
            let hours =
                "hours: [{id: office, zone: Europe/Brussels, weekly: {mon-fri: [09:00-17:00]}}]"
            #expect(try await change.call(.post, "/organisation", #"{"text": "\#(hours)"}"#).status == .ok)
            let owed =
                "obligations: [{id: h, title: Hours, owed-by: ['members:it'], owed-to: 'team:hr', contact: nora, "
                + "team: hr, first: 2030-01-31, hours: office}]"
            let defined = try await change.call(.post, "/obligations", #"{"text": "\#(owed)"}"#)
            #expect(defined.status == .ok && defined.text.contains(#""id":"h""#))
            let alias = try await change.call(.post, "/obligations", #"{"text": "a: &a [x]\nb: *a"}"#)
            #expect(alias.status == .unprocessableContent && alias.text.contains("Aliases"))
            let unknown = try await change.call(
                .post, "/obligations", #"{"text": "\#(owed.replacing("nora", with: "nobody"))"}"#)
            #expect(unknown.status == .unprocessableContent && unknown.text.contains("“h”"))
            #expect(try await change.call(.delete, "/obligations/h").status == .noContent)
            #expect(try await change.call(.get, "/obligations").text == #"{"obligations":[]}"#)
        }
    }

    @Test("a report is a page of one’s own teams")
    func reports() async throws {
        try await world.call { api in
            let report = try await api.being("bram").call(.get, "/report?from=2026-03-01&to=2026-03-02")
            #expect(report.status == .ok && report.headers[.contentType] == "text/html; charset=utf-8")
            let bad = try await api.being("bram").call(.get, "/report?from=2026-03-05&to=2026-03-02")
            #expect(bad.status == .badRequest)
            let foreign = try await api.being("bram").call(.get, "/report?from=2026-03-01&to=2026-03-02&team=hr")
            #expect(foreign.status == .notFound)
        }
    }
}
