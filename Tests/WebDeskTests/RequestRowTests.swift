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
}
