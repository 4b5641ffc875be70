import HTTPTypes
import ServiceDesk
import ServiceDeskTesting
import Testing

@testable import WebDesk

@Suite("What agents do with requests") struct ConsoleWorkTests {
    private let world: WebWorld

    init() async throws {
        world = try await WebWorld()
        try await world.store.save([
            .macro(Macro("later", "Look at it later", ActionList([.tag(["later"])]))),
            .macro(
                Macro("sorry", "Say sorry", ActionList(reply: TextByLanguage("Sorry {requester}.\n{agent}"), [.take]))),
            .person(Person(id: "anna", name: "Anna", manager: "wim", language: "en")),
        ])
        world.desk.refreshDirectory()
    }

    private func request(_ number: ServiceDesk.Request.Number) async throws -> ServiceDesk.Request {
        try await world.desk.request(.number(number), as: .host("test"))
    }

    // MARK: Many at once

    @Test("many are given to somebody, to another team or to a macro, and the list says how many")
    func bulk() async throws {
        for _ in 1...3 { _ = try await world.open() }
        try await world.browse { browser in
            let bram = browser.being("bram")
            let page = try await bram.get("/queue").text
            for value in ["agent:it:lena", "team:hr", "macro:later"] {
                #expect(page.contains("<option value=\"\(value)\">"), "\(value)")
            }
            let given = try await bram.post(
                "/queue", ["do": "more", "with": "agent:it:lena", "number": "1", "number": "2", "state": "view=team"])
            #expect(given.location == "/queue?view=team&order=due&done=2")
            #expect(try await bram.get("/queue?view=team&done=2").text.contains("2 changed."))
            #expect(try await !bram.get("/queue?view=team&done=x").text.contains("changed."))
            _ = try await bram.post("/queue", ["do": "more", "with": "macro:later", "number": "2"])
            _ = try await bram.post("/queue", ["do": "more", "with": "team:hr", "number": "3"])
            for wrong in ["agent:it", "team", "x:y", "agent:it:lena:1"] {
                let answer = try await bram.post("/queue", ["do": "more", "with": wrong, "number": "1"])
                #expect(answer.status == .badRequest, "\(wrong)")
            }
        }
        let (one, two, three) = (try await request(1), try await request(2), try await request(3))
        #expect(one.agent == "lena" && two.agent == "lena" && three.team == "hr" && three.agent == nil)
        #expect(one.tags.isEmpty && two.tags == ["later"])
    }

    @Test("whoever has chosen nothing is told, and what one of many refuses keeps no other from being changed")
    func someOfMany() async throws {
        for _ in 1...2 { _ = try await world.open() }
        try await world.browse { browser in
            let bram = browser.being("bram")
            #expect(try await bram.post("/queue", ["do": "take"]).text.contains("Choose some first."))
            let nothing = try await bram.post("/queue", ["do": "more", "with": "", "number": "1", "number": "2"])
            #expect(nothing.text.contains("Choose what is to be done.") && nothing.text.contains("data-ticked=\"1 2\""))
            let dutch = try await bram.post("/queue", ["do": "resume", "number": "1"]) {
                $0[.cookie] = "desk-language=nl"
            }
            #expect(dutch.text.contains("#1: ") && !dutch.text.contains("<span lang=\"en\""))
            let some = try await bram.post("/queue", ["do": "resume", "number": "1"])
            #expect(some.status == .ok && some.text.contains("#1: ") && !some.text.contains("changed."))
            try await world.desk.perform(
                .hold(Pending(.date, waitingFor: .nobody)), on: 2, as: try await world.viewer("bram"))
            let both = try await bram.post("/queue", ["do": "resume", "number": "1", "number": "2"])
            #expect(both.text.contains("1 changed.") && both.text.contains("#1: "))
        }
    }

    // MARK: One

    @Test("each change says what it was, above the conversation; what was said is told below it")
    func told() async throws {
        _ = try await world.open()
        try await world.browse { browser in
            let bram = browser.being("bram")
            let taken = try await bram.post("/requests/1/take")
            #expect(taken.location == "/requests/1?done=taken")
            let page = try await bram.get("/requests/1?done=taken").text
            let (told, log) = (page.firstRange(of: "It is yours now."), page.firstRange(of: "part-timeline"))
            #expect(try #require(told).lowerBound < #require(log).lowerBound)
            for (path, fields, word) in [
                ("classify", ["impact": "1"], "classified"), ("hold", ["reason": "information"], "held"),
                ("resume", [:], "resumed"), ("rename", ["subject": "y"], "renamed"), ("tags", ["tags": "a"], "tagged"),
                ("macro", ["macro": "later"], "macro"), ("resolve", ["resolution": "fixed"], "resolved"),
                ("close", [:], "closed"),
            ] as [(String, KeyValuePairs<String, String>, String)] {
                let done = try await bram.post("/requests/1/\(path)", fields)
                #expect(done.location == "/requests/1?done=\(word)", "\(path)")
            }
        }
    }

    @Test("a ready reply is put behind what was typed, filled in, and nothing is sent nor done yet")
    func canned() async throws {
        _ = try await world.open()
        try await world.browse { browser in
            let bram = browser.being("bram")
            let page = try await bram.get("/requests/1").text
            #expect(page.contains("<option value=\"sorry\">Say sorry</option></select><button name=\"insert\""))
            #expect(try await !browser.being("anna").get("/requests/1").text.contains("name=\"canned\""))
            let typed = try await bram.post("/requests/1/canned", ["canned": "sorry", "text": "Hello <you>."])
            #expect(typed.status == .ok && typed.text.contains(">Hello &lt;you&gt;.\n\nSorry Anna.\nBram</textarea>"))
            let quiet = try await bram.post("/requests/1/canned", ["canned": "sorry", "quiet": "1"])
            #expect(quiet.text == "Sorry Anna.\nBram" && quiet.headers[.contentType] == "text/plain; charset=utf-8")
            #expect(try await bram.post("/requests/1/canned", ["canned": "later", "quiet": "1"]).text == "")
            #expect(try await bram.post("/requests/1/canned", ["canned": "x"]).status == .unprocessableContent)
        }
        let request = try await request(1)
        #expect(request.agent == nil && request.version == 1)
    }

    @Test("somebody is asked to agree: the manager of whoever asked, or who is named; and the question is taken back")
    func approvals() async throws {
        _ = try await world.open()
        try await world.browse { browser in
            let (bram, wim) = (browser.being("bram"), browser.being("wim"))
            let unknown = try await bram.post("/requests/1/ask-approval", ["question": "A new one?", "who": "nobody"])
            #expect(unknown.status == .unprocessableContent && unknown.text.contains("knows nobody by “nobody”"))
            // It stands where it was typed, and not where it would be a reply.
            #expect(unknown.text.contains("maxlength=\"500\">A new one?</textarea>"))
            #expect(unknown.text.contains("rows=\"5\"></textarea>") && unknown.text.contains("value=\"nobody\""))
            let asked = try await bram.post("/requests/1/ask-approval", ["question": "A new one?"])
            #expect(asked.location == "/requests/1?done=asked")
            _ = try await bram.post("/requests/1/ask-approval", ["question": "And a stand?", "who": "hugo"])
            #expect(try await wim.get("/").text.contains("You are asked to agree:"))
            #expect(try await wim.get("/requests/1").text.contains("name=\"agrees\" value=\"yes\""))
            #expect(try await !wim.get("/requests/1").text.contains("withdraw-approval"))
            #expect(try await bram.get("/requests/1").text.contains("withdraw-approval"))
            let back = try await bram.post("/requests/1/withdraw-approval", ["approval": "1"])
            #expect(back.location == "/requests/1?done=withdrawnQuestion")
            #expect(try await !wim.get("/").text.contains("You are asked to agree:"))
        }
        let approvals = try await request(1).approvals
        #expect(approvals.map(\.approvers) == [["wim"], ["hugo"]] && approvals[0].outcome == .withdrawn)
    }

    @Test("whoever was thanked need not be thanked again")
    func thanks() async throws {
        _ = try await world.open()
        try await world.desk.reply("Here it is.", to: 1, as: try await world.viewer("bram"))
        try await world.desk.perform(.resolve(.fixed), on: 1, as: try await world.viewer("bram"))
        try await world.browse { browser in
            let anna = browser.being("anna")
            #expect(try await anna.get("/requests/1").text.contains("Say thanks"))
            _ = try await anna.post("/requests/1/thank", ["person": "bram", "text": "So quick"])
            let page = try await anna.get("/requests/1?done=thanked").text
            #expect(!page.contains("Say thanks") && page.contains("Thanks to Bram: So quick"))
        }
    }

    @Test("what was written into one form comes back there or beside what was refused, and is never a reply")
    func written() async throws {
        _ = try await world.open()
        try await world.browse { browser in
            let refused = try await browser.being("bram").post("/requests/1/reopen", ["text": "Not <yet>."])
            #expect(refused.status == .conflict && refused.text.contains("What you wrote:"))
            #expect(refused.text.contains("<div class=\"plain-text\">Not &lt;yet&gt;.</div>"))
            #expect(refused.text.contains("rows=\"5\"></textarea>"))
            let long = String(repeating: "x", count: 2_000)
            let note = try await browser.being("bram").post(
                "/requests/1/reply", ["text": "For us.", "note": "1", "mention": long])
            #expect(note.status != .seeOther && note.text.contains("class=\"stack reply noting\""))
            #expect(note.text.contains("rows=\"5\">For us.</textarea>") && !note.text.contains("What you wrote:"))
        }
    }

    @Test("a refusal of the desk is told in the language of the page where there are words for it")
    func refusals() async throws {
        _ = try await world.open()
        try await world.browse { browser in
            for (language, text) in [
                ("fr", "Il n’y a pas de demande de ce numéro."), ("nl", "Zo’n aanvraag is er niet."),
            ] {
                let answer = try await browser.being("bram").post("/requests/1/merge", ["into": "77"]) {
                    $0[.cookie] = "desk-language=\(language)"
                }
                #expect(answer.text.contains(text) && !answer.text.contains("<span lang=\"en\""), "\(language)")
            }
        }
    }
}
