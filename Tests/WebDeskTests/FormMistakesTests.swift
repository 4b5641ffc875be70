import HTTPTypes
import ServiceDesk
import Testing

@testable import WebDesk

@Suite("Mistakes in the form in which somebody asks") struct FormMistakesTests {
    private static func world() async throws -> WebWorld {
        let world = try await WebWorld()
        let form = ServiceForm([
            .init("who", label: "Who starts?", kind: .person, isRequired: true),
            .init("day", label: "From when?", kind: .date, isRequired: true),
            .init("screens", label: "How many screens?", kind: .number),
            .init("bag", label: "A bag?", kind: .choice(["yes", "no"])),
            .init(
                "colour", label: "Which colour?", kind: .text, isRequired: true,
                condition: .init(field: "bag", isOneOf: [.choice("yes")])),
        ])
        try await world.store.save([
            .service(Service(id: "starter", team: "it", name: "New colleague", form: form)),
            .person(
                Person(
                    id: "wim", name: "Wim", addresses: [Address(.mail, "wim@a.example", isVerified: true)],
                    language: "nl")),
        ])
        world.desk.refreshDirectory()
        return world
    }

    @Test("are all told at once, by what the fields are called, where they stand, and nothing that was typed is lost")
    func all() async throws {
        let world = try await Self.world()
        try await world.browse { browser in
            let sent = try await browser.being("anna").post(
                "/ask",
                [
                    "about": "s:starter", "subject": "", "text": "On Monday.", "f.who": "nobody@a.example",
                    "f.day": "soon", "f.screens": "two", "f.bag": "yes",
                ])
            #expect(sent.status == .unprocessableContent)
            for (id, mistake) in [
                ("subject", "“In one line” needs an answer."),
                (
                    "f0",
                    "“Who starts?”: the directory knows no colleague by “nobody@a.example”. A mail address is certain."
                ),
                ("f1", "“From when?” wants a date."), ("f2", "“How many screens?” wants a number."),
                ("f4", "“Which colour?” needs an answer."),
            ] {
                #expect(sent.text.contains("<a href=\"#\(id)\">\(mistake)</a>"), "\(id)")
                #expect(sent.text.contains("aria-describedby=\"\(id)-mistake\""), "\(id)")
            }
            #expect(!sent.text.contains("#f3\""))
            for typed in ["On Monday.", "value=\"nobody@a.example\"", "value=\"soon\"", "value=\"two\""] {
                #expect(sent.text.contains(typed), "\(typed)")
            }
        }
        #expect(try await world.desk.changes(after: nil, as: .host("test")).versions.isEmpty)
    }

    @Test("are told in the language of the page, without a word of English")
    func french() async throws {
        let world = try await Self.world()
        try await world.browse { browser in
            let sent = try await browser.being("anna").post("/ask", ["about": "", "subject": ""]) {
                $0[.cookie] = "desk-language=fr"
            }
            #expect(sent.status == .unprocessableContent && sent.text.contains("Ce n’est pas encore envoyé\u{A0}:"))
            #expect(
                sent.text.contains("choisissez l’une des possibilités.") && !sent.text.contains("<span lang=\"en\""))
        }
    }

    @Test("a person is named by their address, and what has no condition is marked for the browser")
    func person() async throws {
        let world = try await Self.world()
        try await world.browse { browser in
            let anna = browser.being("anna")
            let form = try await anna.get("/ask?service=starter").text
            #expect(
                form.contains(
                    #"name="f.who" value="" placeholder="Name, mail address or user name" data-required required"#))
            #expect(form.contains(#"name="f.colour" value="" maxlength="2000" data-required>"#))
            let sent = try await anna.post(
                "/ask",
                ["about": "s:starter", "subject": "Wim", "f.who": " Wim@A.example ", "f.day": "2026-12-01", "key": "k"])
            #expect(sent.location == "/requests/1?done=opened")
        }
        let request = try await world.desk.request(1, as: .host("test"))
        #expect(request.fields["who"] == .person("wim") && request.fields["day"] != nil)
    }
}
