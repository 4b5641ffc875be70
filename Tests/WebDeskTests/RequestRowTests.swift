import ServiceDesk
import Testing

@testable import WebDesk

@Suite("Rows of lists, which are kept while nothing of them changes")
struct RequestRowTests {
    @Test("say what is, for whoever looks, whenever they look")
    func areNew() async throws {
        let world = try await WebWorld()
        let request = try await world.open("Toner <1>")
        let due = world.clock.now().advanced(bySeconds: 3 * 3_600 + 60)
        let bram = try await world.viewer("bram")
        try await world.desk.perform(.setDue(due), on: .number(request.number), as: bram)
        try await world.browse { browser in
            func queue(_ person: Person.ID = "bram") async throws -> String {
                try await browser.being(person).get("/queue").text
            }
            let first = try await queue()
            #expect(first.contains("Toner &lt;1&gt;") && first.contains("· 3 h") && first.contains("Anna"))
            // Another reader, another language.
            try await world.store.save([.person(Person(id: "lena", name: "Lena", language: "nl"))])
            // Time passes, somebody has another name, and nothing was done to the request.
            world.clock.advance(bySeconds: 3_600)
            try await world.store.save([.person(Person(id: "anna", name: "Anna Peeters", language: "en"))])
            world.desk.refreshDirectory()
            let later = try await queue()
            #expect(later.contains("· 2 h") && later.contains("Anna Peeters"))
            #expect(try await queue("lena").contains("Anna Peeters"))
            world.clock.advance(bySeconds: 3 * 3_600)
            #expect(try await queue().contains("class=\"over\""))
            try await world.desk.perform(.rename("Papier"), on: .number(request.number), as: bram)
            let renamed = try await queue()
            #expect(renamed.contains("Papier") && !renamed.contains("Toner"))
        }
    }

    @Test("no more are kept than there is room for, and those that are asked for stay")
    func areFew() async throws {
        let row = RequestRow(try await WebWorld().open(), people: [:], teams: [:])
        let markups = RowMarkups(limit: 10)
        func key(_ day: Int64) -> RowMarkups.Key {
            RowMarkups.Key(row: row, left: nil, today: day, language: .english, isQueue: true)
        }
        var made = 0
        func make(_ key: RowMarkups.Key) -> String {
            made += 1
            return "\(key.today) "
        }
        for day in Int64(1)...100 { #expect(markups.markup([key(0), key(day)], make: make).html == "0 \(day) ") }
        #expect(made == 101)
        _ = markups.markup([key(0), key(100), key(2)], make: make)
        #expect(made == 102)
    }

    @Test("a page that is kept says what is another each time, and another value makes another page")
    func shells() async throws {
        let templates = try SiteTemplates(SiteTexts(.english), replaced: ["message": "{{title}}|{{text}}|{{detail}}"])
        let fragments = PageFragments()
        func page(_ title: String, _ text: String, _ detail: any Sendable) throws -> String {
            try templates.render(
                "message", ["title": title], varying: ["text": text, "detail": detail], from: fragments)
        }
        #expect(try page("A", "1", SafeMarkup("<b>2</b>")) == "A|1|<b>2</b>")
        // Whoever writes what stands in a page cannot stand for another part of it.
        #expect(try page("A", "<i>", "text") == "A|&lt;i&gt;|text")
        #expect(try page("A{{text}}", "3", "") == "A{{text}}|3|")
        #expect(try page("B", "4", "") == "B|4|")
        let empty = try templates.render("message", ["title": "C"], varying: [:], from: fragments)
        #expect(empty == "C||")
    }

    @Test("values that differ have other fingerprints")
    func fingerprints() {
        let all: [PageValues] = [
            [:], ["a": "b"], ["a": "b", "c": ""], ["a": ["b"]], ["a": [["b": "c"]] as [PageValues]],
            ["a": ["b": "c"] as PageValues], ["a": true], ["a": false], ["a": 1], ["a": 12], ["a": "1:b"],
            ["a": ["b", "c"]], ["a": ["bc"]], ["a": ["b1:c"]], ["a": [[:]] as [PageValues]], ["a": [:] as PageValues],
        ]
        #expect(Set(all.map(\.fingerprint)).count == all.count)
    }
}
