import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("What is said in a live conversation")
struct NoticeConversationTests {
    private let mail = RecordingNotifier()
    private let attendance = Attendance()
    private let company: Company

    init() async throws {
        let attendance = attendance
        company = try await Company.telling(mail) {
            $0.notices?.attendance = attendance
            $0.notices?.zone = "Europe/Brussels"
        }
    }

    private func told(after seconds: Int64 = 0) async throws -> [String] {
        company.clock.advance(bySeconds: seconds)
        try await company.tell()
        return mail.take()
    }

    /// A conversation of anna with eva of IT.
    private func begun() async throws -> Request {
        let draft = RequestDraft("VPN", text: "Ça coupe.", team: "it", channel: .chat)
        let request = try await company.desk.open(draft, as: try await company.viewer("anna"))
        #expect(try await told() == ["bram arrived", "eva arrived", "lena arrived"])
        _ = try await company.perform(.take, on: request, by: "eva")
        _ = try await told()
        return request
    }

    private func say(_ text: String, on request: Request, by person: Person.ID) async throws {
        var message = company.desk.makeMessage(text)
        message.channel = .chat
        _ = try await company.perform(.reply(message), on: request, by: person)
        // Who is to be told is found out at once, as a desk does that runs.
        try await company.tell()
    }

    @Test("is told in one notice after a while, by which nothing more was said")
    func one() async throws {
        let request = try await begun()
        try await say("Depuis quand ?", on: request, by: "eva")
        #expect(try await told(after: 100) == [])
        try await say("Depuis ce matin.", on: request, by: "anna")
        #expect(try await told(after: 100) == [], "Something was said a moment ago.")
        try await company.desk.note("Le routeur.", on: .id(request.id), as: try await company.viewer("eva"))
        company.clock.advance(bySeconds: 20)
        try await company.tell()
        let notices = mail.notices.sorted { $0.recipient.testName < $1.recipient.testName }
        #expect(mail.take() == ["anna conversation", "eva conversation"])
        try #require(notices.count == 2)
        let lines = notices[0].text
        #expect(lines.contains("Anna") && lines.contains("Ça coupe.") && !lines.contains("routeur"))
        let order = ["Ça coupe.", "Depuis quand ?", "Depuis ce matin."].map { lines.range(of: $0)?.lowerBound }
        #expect(order.allSatisfy { $0 != nil } && order == order.sorted { $0! < $1! })
        #expect(!notices[1].text.contains("Ça coupe."), "Eva was told of what came after she took it.")
        #expect(notices.allSatisfy { $0.request == request.number })
        #expect(try await told(after: 86_400) == [])
        #expect(try await company.work().isEmpty)
    }

    @Test("is told only once everybody has left, and not to an agent who has seen it")
    func whileThere() async throws {
        let request = try await begun()
        attendance.set(["anna", "eva"], in: request.id)
        try await say("Depuis ce matin.", on: request, by: "anna")
        let version = try await company.desk.request(.id(request.id), as: .host("test")).version
        attendance.note("eva", hasSeen: version, of: request.id)
        attendance.note("anna", hasSeen: version, of: request.id)
        for _ in 0..<10 { #expect(try await told(after: 130) == []) }
        attendance.set(["eva"], in: request.id)
        #expect(try await told(after: 130) == [])
        attendance.set([], in: request.id)
        // Whoever asked has it to keep.
        #expect(try await told(after: 130) == ["anna conversation"])
        #expect(try await company.work().isEmpty)
    }

    @Test("is told to an agent who left before it was said")
    func unseen() async throws {
        let request = try await begun()
        let version = try await company.desk.request(.id(request.id), as: .host("test")).version
        attendance.set(["anna", "eva"], in: request.id)
        attendance.note("eva", hasSeen: version, of: request.id)
        attendance.set(["anna"], in: request.id)
        try await say("Encore là ?", on: request, by: "anna")
        attendance.set([], in: request.id)
        #expect(try await told(after: 130) == ["anna conversation", "eva conversation"])
    }

    @Test("is told though a page is still open, when nobody has said anything for an hour")
    func silence() async throws {
        let request = try await begun()
        attendance.set(["anna"], in: request.id)
        try await say("Ça marche.", on: request, by: "eva")
        #expect(try await told(after: 3_000) == [])
        #expect(try await told(after: 700) == ["anna conversation"])
    }

    @Test("is told to an agent whose page is open still after an hour: they may not have looked")
    func forgotten() async throws {
        let request = try await begun()
        attendance.set(["anna", "eva"], in: request.id)
        try await say("Encore là ?", on: request, by: "anna")
        let version = try await company.desk.request(.id(request.id), as: .host("test")).version
        attendance.note("eva", hasSeen: version, of: request.id)
        attendance.set(["eva"], in: request.id)
        #expect(try await told(after: 3_000) == [])
        #expect(try await told(after: 700) == ["anna conversation", "eva conversation"])
    }

    @Test("is told to the team while nobody has the request")
    func untaken() async throws {
        let draft = RequestDraft("VPN", text: "Ça coupe.", team: "it", channel: .chat)
        let request = try await company.desk.open(draft, as: try await company.viewer("anna"))
        _ = try await told()
        try await say("C’est urgent.", on: request, by: "anna")
        let told = try await told(after: 130)
        #expect(told == ["anna conversation", "bram conversation", "eva conversation", "lena conversation"])
    }

    @Test("is one notice, however much was said")
    func long() async throws {
        let request = try await begun()
        _ = try await told(after: 130)
        for number in 0..<230 {
            try await say("Ligne \(number).", on: request, by: "eva")
        }
        company.clock.advance(bySeconds: 130)
        try await company.tell()
        #expect(mail.notices.last?.text.contains("Ligne 229.") == true)
        #expect(mail.take() == ["anna conversation"])
        #expect(try await company.work().isEmpty)
    }

    @Test("of two requests is told apart, and goes on where it goes on later")
    func apart() async throws {
        let (one, two) = (try await begun(), try await begun())
        try await say("Un.", on: one, by: "eva")
        try await say("Deux.", on: two, by: "eva")
        _ = try await company.desk.reply("Par écrit.", to: .id(two.id), as: try await company.viewer("eva"))
        company.clock.advance(bySeconds: 130)
        try await company.tell()
        let texts = mail.notices.filter { $0.kind == .conversation }.map(\.text)
        #expect(mail.take() == ["anna answered", "anna conversation", "anna conversation"])
        #expect(texts.allSatisfy { $0.contains("Un.") != $0.contains("Deux.") && !$0.contains("Par écrit.") })
        try await say("Trois.", on: one, by: "eva")
        company.clock.advance(bySeconds: 130)
        try await company.tell()
        #expect(mail.notices.last?.text.contains("Trois.") == true && mail.notices.last?.text.contains("Un.") == false)
        #expect(mail.take() == ["anna conversation"])
    }

    @Test("is not told to whom the request is not to be seen any more")
    func secrecy() async throws {
        let request = try await begun()
        try await say("Depuis ce matin.", on: request, by: "anna")
        _ = try await company.perform(.assign(team: "hr", agent: nil), on: request, by: "eva")
        #expect(try await told(after: 130).contains("anna conversation"))
        #expect(!mail.notices.contains { $0.recipient.testName == "eva" && $0.kind == .conversation })
        #expect(try await company.work().isEmpty)
    }

    @Test("stands in the digest of those who want one")
    func digest() async throws {
        let request = try await begun()
        var eva = try #require(try await company.store.people(["eva"]).first)
        eva.notices = NoticePreferences(digest: DailyTime(hour: 17, zone: "Europe/Brussels"))
        try await company.store.save([.person(eva)])
        company.desk.refreshDirectory()
        try await say("Depuis ce matin.", on: request, by: "anna")
        try await say("Toujours.", on: request, by: "anna")
        #expect(try await told(after: 130).contains("eva conversation") == false)
        company.clock.advance(bySeconds: 86_400)
        try await company.tell()
        let digest = try #require(mail.notices.first { $0.recipient.testName == "eva" && $0.kind == .digest })
        #expect(digest.text.components(separatedBy: "#\(request.number)").count == 2, "One line for all of it.")
    }
}
