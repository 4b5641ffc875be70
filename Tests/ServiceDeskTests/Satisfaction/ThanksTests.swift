import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Thanks")
struct ThanksTests {
    private let company: Company
    private let always = (Timestamp(microseconds: .min), Timestamp(microseconds: .max))

    init() async throws {
        company = try await Company(saving: [
            .delegation(
                Delegation(
                    id: "leave", from: "anna", to: "bram", starts: Timestamp(microseconds: 0),
                    ends: Timestamp(microseconds: .max)))
        ])
    }

    private func thank(
        _ people: SortedSet<Person.ID>, _ text: String = "Merci pour votre patience.", on request: Request,
        by person: Person.ID = "anna"
    ) async throws -> Request {
        try await company.desk.thank(people, for: text, on: .id(request.id), as: try await company.viewer(person))
    }

    private func refusal(
        _ people: SortedSet<Person.ID>, _ text: String = "Dank je", on request: Request, by person: Person.ID = "anna"
    ) async throws -> Rejection? {
        do {
            _ = try await thank(people, text, on: request, by: person)
            return nil
        } catch let rejection as Rejection {
            return rejection
        }
    }

    @Test("One or several colleagues are thanked by name, whatever their team, by whoever takes part")
    func given() async throws {
        let request = try await company.open()
        _ = try await company.perform(.watch("wim"), on: request, by: "bram")
        let once = try await thank(["eva", "hugo"], on: request)
        #expect(once.thanks.map(\.to) == [["eva", "hugo"]] && once.thanks.first?.from == "anna")
        #expect(once.thanks.first?.text == "Merci pour votre patience.")
        #expect(once.thanks.first?.at == company.clock.now())
        _ = try await thank(["nora"], "Bedankt!", on: request, by: "bram")
        _ = try await company.perform(.resolve(.fixed), on: request, by: "bram")
        _ = try await company.perform(.close(), on: request, by: "anna")
        // Once it is over is when people say thanks.
        let later = try await thank(["bram"], "Thanks to all", on: request, by: "wim")
        #expect(later.thanks.map(\.from) == ["anna", "bram", "wim"])
        #expect(later.state == .closed)
        let timeline = try await company.desk.timeline(of: .id(request.id), as: try await company.viewer("wim"))
        #expect(timeline.filter { $0.event.name == "thanked" }.count == 3)
    }

    @Test("Nobody thanks themselves, alone or among others, nor by acting for somebody else")
    func notOneself() async throws {
        let request = try await company.open()
        #expect(try await refusal(["anna"], on: request)?.code == .invalidField)
        #expect(try await refusal(["anna", "eva"], on: request)?.code == .invalidField)
        #expect(try await refusal(["bram"], on: request, by: "bram")?.code == .invalidField)
        let bramForAnna = try await company.desk.viewer(for: "bram", actingFor: "anna")
        let code = try await company.refusal {
            try await company.desk.thank(["bram"], for: "Merci, Bram !", on: .id(request.id), as: bramForAnna)
        }
        #expect(code == .invalidField || code == .notPermitted)
        let host = try await company.refusal {
            try await company.desk.thank(["bram"], for: "Merci", on: .id(request.id), as: Company.host)
        }
        #expect(host == .notPermitted)
        #expect(try await company.journal(of: request).count == 1)
    }

    @Test("Whom and for what has bounds, and each refusal names the field")
    func limits() async throws {
        let request = try await company.open()
        #expect(try await refusal([], on: request)?.field == "people")
        let many = SortedSet((1...21).map { Person.ID("p\($0)") })
        #expect(try await refusal(many, on: request)?.code == .unknownReference)
        #expect(try await refusal(["nobody"], on: request)?.field == "person")
        #expect(try await refusal(["eva"], on: request, by: "hugo")?.code == .notFound)
        for text in ["", " \n", "\u{0}", String(repeating: "é", count: 1_001)] {
            let refused = try #require(try await refusal(["eva"], text, on: request))
            #expect(refused.code == .invalidField || refused.code == .tooLarge)
            #expect(refused.field == "text" && !refused.description.contains("agree"), "\(refused)")
        }
        #expect(try await refusal(["eva"], String(repeating: "é", count: 1_000), on: request) == nil)
    }

    @Test("Of twenty-one people twenty are thanked; of a hundred and one thanks a hundred are kept")
    func counts() throws {
        let deciding = Deciding()
        var request = try deciding.request(in: .resolved)
        let people = (1...21).map { Person.ID("p\($0)") }
        let context = deciding.context(.participant, .person("anna"))
        let all = #expect(throws: Rejection.self) {
            try Request.decide(.thank(SortedSet(people), "Merci"), on: request, in: context)
        }
        #expect(all?.code == .tooLarge)
        let thanks = RequestCommand.thank(SortedSet(people.dropLast()), "Merci")
        for _ in 1...100 {
            request = try deciding.apply(
                try Request.decide(thanks, on: request, in: context), to: request, by: .person("anna"))
        }
        #expect(request.thanks.count == 100)
        let more = #expect(throws: Rejection.self) { try Request.decide(thanks, on: request, in: context) }
        #expect(more?.code == .tooLarge)
    }

    @Test("Whoever is thanked reads it, also on what they may not see: then without saying what that was")
    func received() async throws {
        let (seen, unseen) = (try await company.open(), try await company.open("La paie de Rita"))
        _ = try await company.perform(.watch("hugo"), on: seen, by: "bram")
        _ = try await thank(["hugo"], "Pour l’imprimante", on: seen)
        company.clock.advance(bySeconds: 60)
        _ = try await thank(["eva", "hugo"], "Pour l’avance", on: unseen)
        let desk = company.desk
        let hugo = try await company.viewer("hugo")
        let found = try await desk.thanks(to: "hugo", from: always.0, to: always.1, as: hugo)
        #expect(found.map(\.thanks.text) == ["Pour l’avance", "Pour l’imprimante"])
        #expect(found.map(\.request) == [nil, seen.number])
        let eva = try await desk.thanks(to: "eva", from: always.0, to: always.1, as: try await company.viewer("eva"))
        #expect(eva.map(\.request) == [unseen.number])
        let early = try await desk.thanks(to: "hugo", from: always.0, to: company.clock.now(), as: hugo)
        #expect(early.map(\.thanks.text) == ["Pour l’imprimante"])
        #expect(try await desk.thanks(to: "hugo", from: company.clock.now(), to: always.1, as: hugo).count == 1)
    }

    @Test("What others were thanked for is theirs, and no lead’s")
    func others() async throws {
        let request = try await company.open()
        _ = try await thank(["eva"], on: request)
        let desk = company.desk
        for person: Person.ID in ["bram", "lena", "anna"] {
            let viewer = try await company.viewer(person)
            let code = try await company.refusal {
                _ = try await desk.thanks(to: "eva", from: always.0, to: always.1, as: viewer)
            }
            #expect(code == .notPermitted, "\(person)")
        }
        let now = company.clock.now()
        let ended = Viewer("eva", delegate: "wim", delegationEnd: now, now: now.advanced(bySeconds: -60))
        let over = try await company.refusal {
            _ = try await desk.thanks(to: "eva", from: always.0, to: always.1, as: ended)
        }
        #expect(over == .notPermitted)
        let host = try await desk.thanks(to: "eva", from: always.0, to: always.1, as: Company.host)
        #expect(host.map(\.request) == [request.number])
    }

    @Test("On a confidential request thanks are read by those who see it")
    func confidential() async throws {
        let request = try await company.desk.open(
            RequestDraft("Une plainte", service: "complaint"), as: try await company.viewer("anna"))
        _ = try await thank(["nora", "eva"], "Pour votre écoute", on: request)
        let nora = try await company.desk.request(.id(request.id), as: try await company.viewer("nora"))
        #expect(nora.thanks.count == 1)
        let eva = try await company.viewer("eva")
        #expect(try await company.refusal { _ = try await company.desk.request(.id(request.id), as: eva) } == .notFound)
        #expect(
            try await company.desk.thanks(to: "eva", from: always.0, to: always.1, as: eva).map(\.request) == [nil])
    }
}
