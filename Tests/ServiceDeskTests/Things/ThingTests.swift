import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Things of the host")
struct ThingTests {
    private func draft(_ subject: String, about things: SortedSet<Thing>) -> RequestDraft {
        var draft = RequestDraft(subject, team: "it")
        draft.about = things
        return draft
    }

    @Test("A thing is named by its kind and the host’s id, and written so")
    func name() throws {
        let laptop = try #require(Thing("device:LT-4711"))
        #expect(laptop == Thing("device", "LT-4711") && laptop.description == "device:LT-4711")
        // Only the first colon counts: the id is the host’s.
        #expect(Thing("invoice:2026:17") == Thing("invoice", "2026:17"))
        #expect(String(decoding: try CanonicalJSON.encode([laptop]), as: UTF8.self) == #"["device:LT-4711"]"#)
        #expect(try CanonicalJSON.decode([Thing].self, from: Array(#"["device:LT-4711"]"#.utf8)) == [laptop])
        #expect(Thing("device:" + String(repeating: "é", count: 100)) != nil)
        let sorted = [Thing("device", "B"), Thing("invoice", "A"), Thing("device", "A")].sorted()
        #expect(sorted.map(\.description) == ["device:A", "device:B", "invoice:A"])
        // As identifiers are compared: a database knows bytes.
        #expect(Thing("device", "\u{E9}") != Thing("device", "e\u{301}"))
        #expect(Thing("device", "A") != Thing("device", "a"))
    }

    @Test("What is no name of a thing is none", arguments: [
        "", "device", "device:", ":LT-4711", " device:LT-4711", "device:LT\n4711", "device:\u{0}", "dev\u{7F}ice:A",
        "device:" + String(repeating: "é", count: 101),
    ])
    func noName(text: String) {
        #expect(Thing(text) == nil)
        #expect(throws: DecodingError.self) {
            try CanonicalJSON.decode([Thing].self, from: CanonicalJSON.encode([text]))
        }
    }

    @Test("Whoever may see what a request is about reads its title and where it is")
    func described() async throws {
        let company = try await Company.withThings()
        let draft = draft("Mijn laptop start niet", about: [Thing("device", "LT-4712"), Company.device])
        let request = try await company.desk.open(draft, as: try await company.viewer("anna"))
        #expect(request.about == [Company.device, Thing("device", "LT-4712")])
        let things = try await company.desk.things(of: .id(request.id), as: try await company.viewer("bram"))
        #expect(things.map(\.thing) == request.about.elements)
        #expect(things.first?.title == "device LT-4711")
        #expect(things.first?.address == "https://intranet.example/device/LT-4711")
        let hugo = try await company.viewer("hugo")
        #expect(
            try await company.refusal { _ = try await company.desk.things(of: .id(request.id), as: hugo) } == .notFound)
    }

    @Test("A thing that one may not see cannot be named, and is refused as one that is not there")
    func unknown() async throws {
        let company = try await Company.withThings()
        let (desk, anna) = (company.desk, try await company.viewer("anna"))
        for id in ["anna-2026-02", "rita-2031-01"] {
            let draft = draft("Ma fiche de paie", about: [Company.device, Thing("payslip", id)])
            let refused = try await #require(throws: Rejection.self) { try await desk.open(draft, as: anna) }
            #expect(refused.code == .unknownReference && refused.field == "thing")
            #expect(refused.description == "There is no thing “payslip:\(id)”.")
        }
        #expect(try await desk.page(RequestQuery(viewer: Company.host)).requests.isEmpty)
        let request = try await company.open()
        let code = try await company.refusal {
            _ = try await company.perform(.addThing(Company.payslip), on: request, by: "bram")
        }
        #expect(code == .unknownReference)
        let seen = try await company.perform(.addThing(Company.device), on: request, by: "bram")
        #expect(seen.about == [Company.device])
        let asker = try await company.refusal {
            _ = try await company.perform(.addThing(Company.device), on: request, by: "anna")
        }
        #expect(asker == .notPermitted)
    }

    @Test("Taking away what one may not see does nothing, and says nothing of whether it was there")
    func removal() async throws {
        let company = try await Company.withThings()
        let request = try await company.openAboutBoth()
        func attempt(_ thing: Thing) async throws -> Rejection.Code? {
            try await company.refusal { _ = try await company.perform(.removeThing(thing), on: request, by: "bram") }
        }
        let there = try await attempt(Company.payslip)
        #expect(try await attempt(Thing("payslip", "rita-2031-01")) == there)
        let after = try await company.desk.request(.id(request.id), as: Company.host)
        #expect(after.about == [Company.device, Company.payslip] && after.version == request.version)
        #expect(try await attempt(Company.device) == nil)
        #expect(try await company.desk.request(.id(request.id), as: Company.host).about == [Company.payslip])
    }

    @Test("What a viewer may not see of a thing shows nowhere; the host sees all of it")
    func hidden() async throws {
        let company = try await Company.withThings()
        let (desk, request) = (company.desk, try await company.openAboutBoth())
        let reference = RequestReference.id(request.id)
        let text = SearchText("portable")
        func everything(_ viewer: Viewer) async throws -> [String] {
            var requests = [try await desk.request(reference, as: viewer)]
            requests += try await desk.page(RequestQuery(viewer: viewer)).requests
            requests += try await desk.search(SearchQuery(viewer: viewer, text: text))
            requests += try await desk.find(text, as: viewer).requests
            #expect(requests.count == 4)
            var shown = try requests.map { String(decoding: try CanonicalJSON.encode($0), as: UTF8.self) }
            shown += try await desk.timeline(of: reference, as: viewer).map {
                String(decoding: $0.content, as: UTF8.self)
            }
            shown += try await desk.things(of: reference, as: viewer).map { "\($0.thing) \($0.title)" }
            shown += try await desk.search(SearchQuery(viewer: viewer, text: SearchText("2026-02"))).map(\.subject)
            return shown
        }
        for person: Person.ID in ["anna", "bram"] {
            let shown = try await everything(try await company.viewer(person))
            #expect(!shown.contains { $0.contains("payslip") || $0.contains("2026-02") }, "\(person)")
            #expect(shown.contains { $0.contains("LT-4711") }, "\(person)")
        }
        #expect(try await everything(Company.host).filter { $0.contains("payslip") }.count > 4)
        let rita = try await desk.request(reference, as: try await company.viewer("rita"))
        #expect(rita.about == [Company.device, Company.payslip])
        #expect(try await company.store.exported().lines.contains { $0.contains("payslip:anna-2026-02") })
    }

    @Test("Who gives a request away is shown no more of it than before")
    func givenAway() async throws {
        let company = try await Company.withThings()
        let request = try await company.openAboutBoth()
        let left = try await company.perform(.assign(team: "hr"), on: request, by: "bram")
        #expect(left.about == [Company.device])
    }

    @Test("A thing of a kind without a source is for those who handle the request, and for no supplier")
    func withoutSource() async throws {
        let company = try await Company.withThings()
        let request = try await company.open()
        _ = try await company.perform(.handOver("acme"), on: request, by: "bram")
        let locker = Thing("locker", "Anna’s 12")
        let seen = try await company.perform(.addThing(locker), on: request, by: "bram")
        #expect(seen.about == [locker])
        let reference = RequestReference.id(request.id)
        let described = try await company.desk.things(of: reference, as: try await company.viewer("bram"))
        #expect(described == [ThingDescription(locker, title: "Anna’s 12")])
        for person: Person.ID in ["anna", "tess"] {
            let viewer = try await company.viewer(person)
            #expect(try await company.desk.request(reference, as: viewer).about.isEmpty, "\(person)")
            #expect(try await company.desk.things(of: reference, as: viewer).isEmpty, "\(person)")
            let events = try await company.desk.timeline(of: reference, as: viewer).map(\.event.name)
            #expect(!events.contains("aboutChanged"), "\(person)")
        }
    }

    @Test("A source that answers too much reveals nothing that was not asked, and repeats nothing")
    func talkative() async throws {
        let other = ThingDescription(Thing("device", "LT-4712"), title: "device LT-4712")
        let devices = Inventory("device", ["LT-4711": nil, "secret": []]) { $0 + $0 + [other] }
        let company = try await Company.withThings(devices: devices)
        let request = try await company.open()
        for id in ["LT-4711", "secret"] {
            try await company.desk.perform(.addThing(Thing("device", id)), on: .id(request.id), as: Company.host)
        }
        let bram = try await company.viewer("bram")
        let things = try await company.desk.things(of: .id(request.id), as: bram)
        #expect(things.map(\.thing) == [Company.device])
        let read = try await company.desk.timeline(of: .id(request.id), as: bram).filter {
            $0.event.name == "aboutChanged"
        }
        // The second one names what bram may not see.
        #expect(read.map(\.event) == [.aboutChanged([Company.device])])
    }

    @Test("While a source is down requests are read and answered all the same, and nothing can be named")
    func down() async throws {
        let devices = Inventory("device", ["LT-4711": nil])
        let company = try await Company.withThings(devices: devices)
        let (desk, request) = (company.desk, try await company.openAboutBoth())
        let (anna, bram) = (try await company.viewer("anna"), try await company.viewer("bram"))
        devices.isDown.withLock { $0 = true }
        await #expect(throws: Inventory.IsDown.self) { try await desk.things(of: .id(request.id), as: bram) }
        let draft = draft("Encore le portable", about: [Company.device])
        await #expect(throws: Inventory.IsDown.self) { try await desk.open(draft, as: anna) }
        let other = try await company.open("Autre chose")
        await #expect(throws: Inventory.IsDown.self) {
            try await desk.perform(.addThing(Company.device), on: .id(other.id), as: bram)
        }
        #expect(try await company.journal(of: other).count == 1)
        #expect(try await desk.page(RequestQuery(viewer: Company.host)).requests.count == 2)
        // What is committed is answered, and a source that is down does not take the desk with it.
        let replied = try await desk.reply("Je regarde.", to: .id(request.id), as: bram)
        #expect(replied.about.isEmpty)
        #expect(try await desk.page(RequestQuery(viewer: anna)).requests.count == 2)
        #expect(try await desk.timeline(of: .id(request.id), as: bram).contains { $0.event.name == "replied" })
    }

    @Test("A request is about so many things at most, each once, and each by a name that is one")
    func limits() async throws {
        let company = try await Company()
        let desk = company.desk
        let anna = try await company.viewer("anna")
        func open(_ things: [Thing]) async throws -> Request {
            try await desk.open(draft("Inventaire", about: SortedSet(things)), as: anna)
        }
        let seats = (0...Desk.maximumThings).map { Thing("seat", "\($0)") }
        #expect(try await company.refusal { _ = try await open(seats) } == .tooLarge)
        let request = try await open(Array(seats.dropFirst()))
        let full = try await desk.request(.id(request.id), as: try await company.viewer("bram"))
        #expect(full.about.count == Desk.maximumThings)
        func refusal(_ command: RequestCommand) async throws -> Rejection.Code? {
            try await company.refusal { _ = try await company.perform(command, on: request, by: "bram") }
        }
        #expect(try await refusal(.addThing(Thing("seat", "0"))) == .tooLarge)
        #expect(try await refusal(.addThing(Thing("seat", "1"))) == nil)
        #expect(try await refusal(.removeThing(Thing("seat", "0"))) == nil)
        #expect(try await company.journal(of: request).count == full.version, "nothing was changed")
        for thing in [Thing("a:b", "c"), Thing("", "c"), Thing("seat", ""), Thing("seat", "a\nb")] {
            #expect(try await refusal(.addThing(thing)) == .invalidField, "\(thing)")
            #expect(try await company.refusal { _ = try await open([thing]) } == .invalidField, "\(thing)")
        }
    }
}
