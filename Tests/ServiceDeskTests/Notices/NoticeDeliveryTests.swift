import ServiceDesk
import ServiceDeskTesting
import Synchronization
import Testing

private let down = DeliveryError(.unreachable, "La ligne est coupée.")

@Suite("Notices are delivered")
struct NoticeDeliveryTests {
    @Test("again under the same id after a pause, until it is given up for all to see")
    func failures() async throws {
        let tried = Mutex<[Notice.ID]>([])
        let mail = RecordingNotifier { notice throws(DeliveryError) in
            tried.withLock { $0.append(notice.id) }
            throw down
        }
        let company = try await Company.telling(mail) { $0.work.maximumAttempts = 3 }
        let request = try await company.open(team: "hr")
        for _ in 0..<3 {
            try await company.tell()
            company.clock.advance(bySeconds: 1_000)
        }
        try await company.tell()
        let ids = tried.withLock { $0 }
        #expect(ids.count == 9 && Set(ids).count == 3)
        let buried = try await company.work(.buried)
        #expect(buried.map(\.failure) == Array(repeating: "La ligne est coupée.", count: 3))
        #expect(buried.allSatisfy { $0.item.task.request == request.id && $0.key.rawValue.hasPrefix("notice:") })
        #expect(try await company.work().count == 3 && mail.notices.isEmpty)
    }

    @Test("not again where the other side will never take them")
    func refused() async throws {
        let mail = RecordingNotifier { _ throws(DeliveryError) in throw DeliveryError(.refused, "Geen adres.") }
        let company = try await Company.telling(mail)
        _ = try await company.open(team: "hr")
        try await company.tell()
        #expect(try await company.work(.buried).map(\.attempt) == [1, 1, 1])
    }

    @Test("by each notifier on its own: what one has taken is not repeated because another failed")
    func eachOnItsOwn() async throws {
        let isDown = Mutex(true)
        let (mail, chat) = (RecordingNotifier(), RecordingNotifier("chat") { _ throws(DeliveryError) in
            if isDown.withLock({ $0 }) { throw down }
        })
        let company = try await Company { $0.notices = NoticeOptions([mail, chat]) }
        _ = try await company.open(team: "hr")
        try await company.tell()
        isDown.withLock { $0 = false }
        company.clock.advance(bySeconds: 60)
        try await company.tell()
        let told = ["anna received", "hugo arrived", "nora arrived"]
        #expect(mail.take() == told && chat.take() == told)
        #expect(try await company.work().isEmpty)
    }

    @Test("to places that a team reads too, but never of anything confidential")
    func places() async throws {
        let chat = RecordingNotifier("chat", reaching: { $0.testName == "team:it" || $0.testName == "team:hr" })
        let company = try await Company.telling(chat)
        _ = try await company.open()
        _ = try await company.open("Salaire", team: "hr")
        try await company.desk.open(
            RequestDraft("Plainte", service: "complaint"), as: try await company.viewer("anna"))
        try await company.tell()
        #expect(chat.take() == ["team:hr arrived", "team:it arrived"])
        #expect(try await company.work().isEmpty)
    }

    @Test("to nobody who may not see it any more when it is tried again")
    func lostSight() async throws {
        let isDown = Mutex(true)
        let mail = RecordingNotifier { _ throws(DeliveryError) in if isDown.withLock({ $0 }) { throw down } }
        let company = try await Company.telling(mail)
        let draft = RequestDraft("Secret", text: "Rien.", requester: "anna", watchers: ["wim"], team: "it")
        let request = try await company.desk.open(draft, as: try await company.viewer("bram"))
        try await company.tell()
        #expect(mail.notices.isEmpty)
        _ = try await company.perform(.unwatch("wim"), on: request, by: "bram")
        let it = Team(id: "it", name: "IT", members: [.init("bram"), .init("lena", role: .lead)])
        try await company.store.save([.team(it), .person(Person(id: "lena", name: "Lena", isActive: false))])
        isDown.withLock { $0 = false }
        company.clock.advance(bySeconds: 60)
        try await company.tell()
        #expect(mail.take() == ["anna received"])
        #expect(try await company.work().isEmpty)
    }

    @Test("to each of very many, once", arguments: [1, 2] as [UInt64])
    func many(seed: UInt64) async throws {
        let watchers = (0..<150).map { Person.ID("p\($0)") }
        let members = (0..<150).map { Person.ID("m\($0)") }
        let mail = RecordingNotifier()
        let company = try await Company.telling(
            mail,
            saving: (watchers + members).map { .person(Person(id: $0, name: "\($0)")) } + [
                .team(Team(id: "it", name: "IT", members: members.map { .init($0) }))
            ])
        var configuration = company.desk.configuration
        configuration.ids = IDGenerator(SeededGenerator(seed: 100 + seed))
        let other = Desk(company.store, configuration: configuration)
        let draft = RequestDraft("Panne", requester: "anna", watchers: SortedSet(watchers), team: "it")
        try await company.desk.open(draft, as: Company.host)
        async let one: Void = company.desk.runOnce()
        async let two: Void = other.runOnce()
        _ = try await (one, two)
        try await company.tell()
        #expect(mail.notices.count == 301 && Set(mail.notices.map(\.id)).count == 301)
        #expect(Set(mail.notices.map(\.recipient.testName)).count == 301)
    }

    @Test("of what happened long ago nobody is told")
    func old() async throws {
        let mail = RecordingNotifier()
        let company = try await Company.telling(mail)
        let past = company.clock.now().advanced(bySeconds: -8 * 86_400)
        let draft = RequestDraft("Vieille demande", requester: "anna", team: "it")
        var history = try await company.desk.replay(opening: draft, as: Company.host, at: past)
        try await history.perform(.resolve(.fixed), as: Company.host, at: past)
        _ = try await company.desk.commit([history])
        try await company.tell()
        #expect(mail.notices.isEmpty)
        #expect(try await company.work().isEmpty)
    }

    @Test("by those desks only that have the notifier")
    func otherDesks() async throws {
        let isDown = Mutex(true)
        let (mail, chat) = (RecordingNotifier(), RecordingNotifier("chat") { _ throws(DeliveryError) in
            if isDown.withLock({ $0 }) { throw down }
        })
        let company = try await Company { $0.notices = NoticeOptions([mail, chat]) }
        _ = try await company.open(team: "hr")
        try await company.tell()
        company.clock.advance(bySeconds: 60)
        var configuration = company.desk.configuration
        configuration.notices = NoticeOptions([mail])
        try await Desk(company.store, configuration: configuration).runOnce()
        #expect(try await company.work().map(\.attempt) == [1, 1, 1])
        isDown.withLock { $0 = false }
        try await company.tell()
        #expect(chat.take() == ["anna received", "hugo arrived", "nora arrived"])
    }

    @Test("with long ids too, each under a key of its own")
    func longIDs() async throws {
        let long = ["a", "b"].map { Person.ID(String(repeating: "é", count: 99) + $0) }
        let mail = RecordingNotifier()
        let company = try await Company.telling(mail, saving: long.map { .person(Person(id: $0, name: "Zoé")) })
        let draft = RequestDraft("Vraag", requester: "anna", watchers: SortedSet(long), team: "hr")
        try await company.desk.open(draft, as: Company.host)
        try await company.tell()
        #expect(Set(mail.notices.map(\.id)).count == 5 && mail.notices.allSatisfy { $0.id.rawValue.utf8.count <= 250 })
    }
}

@Suite("Notices that are told together once a day")
struct NoticeDigestTests {
    private func company(_ notifier: RecordingNotifier) async throws -> Company {
        let digest = try #require(DailyTime(hour: 8, zone: "UTC"))
        return try await Company.telling(notifier, saving: [
            .person(Person(id: "anna", name: "Anna", language: .french, notices: NoticePreferences(digest: digest))),
        ])
    }

    private func morning(after company: Company) throws -> Timestamp {
        try #require(DailyTime(hour: 8, zone: "UTC")).next(after: company.clock.now())
    }

    @Test("come in one, in the morning, and once")
    func together() async throws {
        let mail = RecordingNotifier { _ throws(DeliveryError) in }
        let company = try await company(mail)
        let requests = [try await company.open("Une", team: "hr"), try await company.open("Deux", team: "hr")]
        for request in requests {
            try await company.desk.reply("Bonjour", to: .id(request.id), as: try await company.viewer("hugo"))
        }
        try await company.tell()
        #expect(!mail.take().contains { $0.hasPrefix("anna") })
        company.clock.set(try morning(after: company))
        try await company.tell()
        let digest = try #require(mail.notices.first)
        #expect(mail.take() == ["anna digest"])
        #expect(digest.subject == "Service desk : nouvelles (4)" && digest.request == nil)
        #expect(
            digest.text.contains(
                """
                – Nº 1 : nous avons votre demande « Une »
                – Nº 1 : une réponse à « Une »
                – Nº 2 : nous avons votre demande « Deux »
                – Nº 2 : une réponse à « Deux »
                """))
        #expect(try await company.work().isEmpty)
        company.clock.advance(bySeconds: 86_400)
        try await company.tell()
        #expect(mail.take() == [])
    }

    @Test("leave out what the reader may not see any more, and do not come where nothing is left")
    func lostSight() async throws {
        let mail = RecordingNotifier()
        let company = try await company(mail)
        let draft = RequestDraft("Vraag", text: "Geheim", requester: "rita", watchers: ["anna"], team: "hr")
        let request = try await company.desk.open(draft, as: Company.host)
        try await company.tell()
        _ = mail.take()
        _ = try await company.perform(.unwatch("anna"), on: request, by: "hugo")
        company.clock.set(try morning(after: company))
        try await company.tell()
        #expect(mail.take() == [])
        #expect(try await company.work().isEmpty)
    }

    @Test("are repeated with the same id, and one of more than a change holds is two")
    func repeated() async throws {
        let isDown = Mutex(true)
        let tried = Mutex<[Notice.ID]>([])
        let mail = RecordingNotifier { notice throws(DeliveryError) in
            guard notice.kind == .digest else { return }
            tried.withLock { $0.append(notice.id) }
            if isDown.withLock({ $0 }) { throw DeliveryError(.failed, "Even niet.") }
        }
        let company = try await company(mail)
        for index in 0..<120 {
            try await company.desk.open(
                RequestDraft("Vraag \(index)", requester: "anna", team: "hr"), as: try await company.viewer("hugo"))
        }
        try await company.tell()
        _ = mail.take()
        company.clock.set(try morning(after: company))
        try await company.tell()
        isDown.withLock { $0 = false }
        company.clock.advance(bySeconds: 60)
        try await company.tell()
        let ids = tried.withLock { $0 }
        #expect(ids.count == 3 && ids[0] == ids[1] && ids[1] != ids[2])
        #expect(mail.notices.map(\.subject) == ["Service desk : nouvelles (99)", "Service desk : nouvelles (21)"])
        #expect(try await company.work().isEmpty)
    }
}
