import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Colleagues mentioned in private notes")
struct MentionTests {
    let mail = RecordingNotifier()
    let company: Company

    init() async throws { company = try await Company.telling(mail) }

    private func note(_ text: String, _ mentions: SortedSet<Person.ID>, on request: Request) async throws {
        try await company.desk.note(
            text, mentioning: mentions, on: .id(request.id), as: try await company.viewer("bram"))
    }

    private func refusal(_ mentions: SortedSet<Person.ID>, on request: Request) async throws -> Rejection? {
        await #expect(throws: Rejection.self) { try await note("Kijk eens.", mentions, on: request) }
    }

    @Test("are told, once, and that they are mentioned is what they are told")
    func telling() async throws {
        let request = try await company.open()
        _ = try await company.perform(.take, on: request, by: "eva")
        try await company.tell()
        _ = mail.take()
        try await note("Lena, was dit niet de toner van vorige week?", ["lena", "eva", "bram"], on: request)
        try await company.tell()
        #expect(mail.take() == ["eva mentioned", "lena mentioned"])
    }

    @Test("handle the request: whoever may not read the note would not be told, and so is refused")
    func refused() async throws {
        let request = try await company.open()
        for person: Person.ID in ["anna", "wim"] {
            let problem = try await refusal([person], on: request)
            #expect(problem?.code == .invalidField && problem?.field == "mentions")
        }
        let left = Person(id: "bert", name: "Bert", isActive: false)
        try await company.store.save([.person(left)])
        #expect(try await refusal(["bert"], on: request)?.field == "mentions")
        #expect(try await refusal(["niemand"], on: request)?.code == .unknownReference)
        let crowd = SortedSet((1...11).map { Person.ID("p\($0)") })
        #expect(try await refusal(crowd, on: request)?.code == .tooLarge)
        #expect(try await company.desk.request(.id(request.id), as: .host("test")).version == request.version)
    }

    @Test("are of notes alone, and the same note mentioning others is another one")
    func notesAlone() async throws {
        let request = try await company.open()
        var message = company.desk.makeMessage("Bonjour")
        message.mentions = ["eva"]
        let bram = try await company.viewer("bram")
        let problem = await #expect(throws: Rejection.self) {
            try await company.desk.perform(.reply(message), on: .id(request.id), as: bram)
        }
        #expect(problem?.field == "mentions")
        try await company.desk.perform(.note(message), on: .id(request.id), as: bram, key: "k")
        message.mentions = ["lena"]
        let again = await #expect(throws: Rejection.self) {
            try await company.desk.perform(.note(message), on: .id(request.id), as: bram, key: "k")
        }
        #expect(again?.code == .keyReused)
    }

    @Test("are kept in the journal, and a note without them is written as it was before there were any")
    func kept() async throws {
        let request = try await company.open()
        try await note("Alles goed?", ["eva"], on: request)
        try await note("Niemand.", [], on: request)
        let events = try await company.desk.timeline(of: .id(request.id), as: try await company.viewer("bram"))
        #expect(events.suffix(2).map { $0.event.message?.mentions } == [["eva"], []])
        let contents = events.suffix(2).map { String(decoding: $0.content, as: UTF8.self) }
        #expect(contents[0].contains(#""mentions":["eva"]"#) && !contents[1].contains("mentions"))
        let plain = #"{"attachments":[],"id":"\#(events[0].event.message!.id)","text":"x"}"#
        #expect(try CanonicalJSON.decode(Message.self, from: Array(plain.utf8)).mentions == [])
    }
}
