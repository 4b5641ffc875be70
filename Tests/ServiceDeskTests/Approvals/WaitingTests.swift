import ServiceDesk
import ServiceDeskTesting
import Testing

/// Bram handles requests of both IT and HR.
@Suite("A request that waits for another one")
struct WaitingTests {
    private let company: Company

    init() async throws {
        let hr = Team(id: "hr", name: "HR", members: [.init("hugo"), .init("nora", role: .lead), .init("bram")])
        company = try await Company(saving: [Company.office, .team(hr)])
    }

    private func request(in language: Language?) async throws -> Request {
        let draft = RequestDraft("Accès à la paie", team: "it", language: language)
        return try await company.desk.open(draft, as: try await company.viewer("rita"))
    }

    private func wait(_ request: Request, for other: Request, key: String? = nil) async throws -> Request {
        let bram = try await company.viewer("bram")
        return try await company.desk.wait(.id(request.id), for: .id(other.id), as: bram, key: key)
    }

    private func announcements(to request: Request) async throws -> [String] {
        try await company.journal(of: request).compactMap { recorded in
            if case .announced(let message) = recorded.event { message.text } else { nil }
        }
    }

    @Test(
        "for what is owed says so to its requester, in their language and with its date",
        arguments: [
            ("fr", "ce que quelqu’un d’autre doit encore fournir", "6 mars 2026"),
            ("nl-BE", "wat iemand anders nog moet aanleveren", "6 maart 2026"),
            (nil, "what somebody else still owes", "6 March 2026"), ("de", "what somebody else", "6 March 2026"),
        ] as [(Language?, String, String)])
    func announces(_ language: Language?, _ words: String, _ date: String) async throws {
        let (request, owed) = (try await request(in: language), try await company.owed())
        let waiting = try await wait(request, for: owed)
        #expect(waiting.pending == Pending(.evidence, waitingFor: .person("wim")))
        let texts = try await announcements(to: request)
        #expect(texts.count == 1)
        #expect(texts[0].contains(words) && texts[0].contains(date), "\(texts)")
        // Nothing else of what the requester may not know.
        #expect(!texts[0].contains("Heures") && !texts[0].contains("#\(owed.number)"))
        #expect(try await company.done(by: "waiting", to: request).map(\.event.name) == ["announced"])
    }

    @Test("for anything else does not speak of a debt")
    func ordinary() async throws {
        let (request, other) = (try await request(in: "nl"), try await company.open())
        #expect(try await wait(request, for: other).pending == Pending(.evidence, waitingFor: .nobody))
        #expect(try await announcements(to: request) == ["Je aanvraag wacht tot iets anders klaar is."])
    }

    @Test("goes on once it is done, once")
    func goesOn() async throws {
        let (request, owed) = (try await request(in: nil), try await company.owed())
        _ = try await wait(request, for: owed)
        try await company.pass(60)
        #expect(try await company.now(request).state == .pending)
        _ = try await company.desk.fulfil(.id(owed.id), as: try await company.viewer("wim"))
        let other = company.otherDesk()
        async let here: Void = company.desk.runOnce()
        async let there: Void = other.runOnce()
        _ = try await (here, there)
        try await company.pass(86_400)
        #expect(try await company.now(request).state == .open)
        #expect(try await company.done(by: "waiting", to: request).map(\.event.name) == ["announced", "resumed"])
    }

    @Test("goes on when the last of several is done, however it ended")
    func lastOfSeveral() async throws {
        let (request, first, second) = (
            try await request(in: nil), try await company.owed(), try await company.open("Badge")
        )
        _ = try await wait(request, for: first)
        _ = try await wait(request, for: second)
        #expect(try await announcements(to: request).count == 2)
        _ = try await company.perform(.resolve(.declined), on: second, by: "bram")
        try await company.pass(60)
        #expect(try await company.now(request).state == .pending)
        _ = try await company.desk.excuse(.id(first.id), because: "Soit.", as: try await company.viewer("nora"))
        try await company.pass(60)
        #expect(try await company.now(request).state == .open)
        #expect(try await company.count("resumed", in: request) == 1)
    }

    @Test("does not go on where somebody has held it for another reason, nor twice where somebody went on")
    func heldOtherwise() async throws {
        let other = try await company.open("Badge")
        let (held, gone) = (try await request(in: nil), try await request(in: nil))
        for request in [held, gone] { _ = try await wait(request, for: other) }
        for request in [held, gone] { _ = try await company.perform(.resume, on: request, by: "bram") }
        _ = try await company.perform(.hold(Pending(.date, waitingFor: .nobody)), on: held, by: "bram")
        _ = try await company.perform(.resolve(.fixed), on: other, by: "bram")
        let results = try await company.pass(60)
        #expect(results.map(\.outcome) == [.done])
        #expect(try await company.now(held).pending?.reason == .date)
        #expect(try await company.count("resumed", in: gone) == 1)
    }

    @Test("is refused where there is nothing to wait for, or nobody may know of it; nothing is left behind")
    func refused() async throws {
        let (request, done) = (try await request(in: nil), try await company.open())
        _ = try await company.perform(.resolve(.fixed), on: done, by: "bram")
        #expect(try await company.refusal { _ = try await wait(request, for: done) } == .invalidField)
        let owed = try await company.owed()
        let eva = try await company.refusal {
            let viewer = try await company.viewer("eva")
            _ = try await company.desk.wait(.id(request.id), for: .id(owed.id), as: viewer)
        }
        #expect(eva == .notFound)
        #expect(try await company.refusal { _ = try await wait(done, for: owed) } == .illegalInState)
        for one in [request, done, owed] { #expect(try await company.now(one).links.isEmpty, "\(one.subject)") }
    }

    @Test("can wait for the same one again, and says so again")
    func again() async throws {
        let (request, other) = (try await request(in: nil), try await company.open("Badge"))
        _ = try await wait(request, for: other)
        _ = try await company.perform(.resolve(.fixed), on: other, by: "bram")
        try await company.pass(60)
        _ = try await company.perform(.reopen(reason: "Cassé"), on: other, by: "bram")
        let due = company.clock.now().advanced(bySeconds: 86_400)
        _ = try await company.perform(.setDue(due), on: other, by: "bram")
        #expect(try await wait(request, for: other).state == .pending)
        #expect(try await announcements(to: request).count == 2)
        _ = try await company.perform(.resolve(.fixed), on: other, by: "bram")
        try await company.pass(60)
        #expect(try await company.now(request).state == .open)
    }

    @Test("repeated with the same key waits once, also where it has gone on since")
    func key() async throws {
        let (request, other) = (try await request(in: nil), try await company.open("Badge"))
        for _ in 1...2 { _ = try await wait(request, for: other, key: "k") }
        #expect(try await company.count("held", in: request) == 1)
        #expect(try await announcements(to: request).count == 1)
        _ = try await company.perform(.resolve(.fixed), on: other, by: "bram")
        try await company.pass(60)
        #expect(try await wait(request, for: other, key: "k").state == .open)
    }

    @Test("a key of the desk’s own is nobody else’s")
    func ownKeys() async throws {
        let (request, other) = (try await request(in: nil), try await company.open("Badge"))
        let code = try await company.refusal {
            let draft = RequestDraft("Avant", team: "it")
            let anna = try await company.viewer("anna")
            _ = try await company.desk.open(draft, as: anna, key: "waiting:\(request.id):\(other.id)")
        }
        #expect(code == .invalidField)
        #expect(try await wait(request, for: other).state == .pending)
    }
}
