import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Who is told of what")
struct NoticeRulesTests {
    let mail = RecordingNotifier()
    let company: Company

    init() async throws {
        company = try await Company.telling(mail) {
            $0.reminders = ReminderOptions(whileWaiting: [.seconds(86_400)])
        }
    }

    private func told() async throws -> [String] {
        try await company.tell()
        return mail.take()
    }

    /// A request by anna that wim watches, which eva has.
    private func taken() async throws -> Request {
        let draft = RequestDraft("L’imprimante ne répond plus", text: "Depuis ce matin.", watchers: ["wim"], team: "it")
        let request = try await company.desk.open(draft, as: try await company.viewer("anna"))
        _ = try await company.perform(.take, on: request, by: "eva")
        _ = try await told()
        return request
    }

    @Test("a request that nobody has: the team, and whoever opened it gets a receipt")
    func opening() async throws {
        _ = try await company.open()
        #expect(try await told() == ["anna received", "bram arrived", "eva arrived", "lena arrived"])
        // What came to the team an agent knows who has brought it there.
        let draft = RequestDraft("Mijn scherm", requester: "bram", team: "it")
        try await company.desk.open(draft, as: try await company.viewer("bram"))
        #expect(try await told() == ["bram received", "eva arrived", "lena arrived"])
    }

    @Test("a request that an agent opens for others: those who did not open it")
    func openingForOthers() async throws {
        let draft = RequestDraft("Nieuwe laptop", requester: "anna", beneficiary: "rita", watchers: ["wim"], team: "it")
        try await company.desk.open(draft, as: try await company.viewer("bram"))
        #expect(
            try await told() == ["anna received", "eva arrived", "lena arrived", "rita received", "wim received"])
    }

    @Test("messages: the others who take part; a note: the agent; and never its author")
    func conversation() async throws {
        let request = try await taken()
        try await company.desk.reply("Encore.", to: .id(request.id), as: try await company.viewer("anna"))
        #expect(try await told() == ["eva message", "wim answered"])
        try await company.desk.reply("Ik kijk ernaar.", to: .id(request.id), as: try await company.viewer("eva"))
        #expect(try await told() == ["anna answered", "wim answered"])
        try await company.desk.note("Papier.", on: .id(request.id), as: try await company.viewer("bram"))
        #expect(try await told() == ["eva noted"])
        try await company.desk.note("Toner.", on: .id(request.id), as: try await company.viewer("eva"))
        #expect(try await told() == [])
    }

    @Test("a message where nobody has the request: the team")
    func unassigned() async throws {
        let request = try await company.open()
        _ = try await told()
        try await company.desk.reply("Toujours rien.", to: .id(request.id), as: try await company.viewer("anna"))
        #expect(try await told() == ["bram message", "eva message", "lena message"])
    }

    @Test("escalations and reminders: those who are meant, though they may not read what the team does")
    func serviceLevels() async throws {
        let goal = SLATarget(
            .resolution, within: .elapsed(.seconds(6_000)), warnings: [50],
            escalations: [.init(at: 100, to: .leads), .init(at: 150, to: .person("rita"))])
        let policy = PriorityPolicy(id: "p", title: "P", rules: [.init(aims: [.init(goal)])])
        try await company.store.save([.policy(policy)])
        company.desk.refreshDirectory()
        let request = try await taken()
        company.clock.advance(bySeconds: 3_000)
        #expect(try await told() == ["eva warning"])
        company.clock.advance(bySeconds: 3_000)
        #expect(try await told() == ["anna promise-broken", "eva breach", "lena breach", "wim promise-broken"])
        company.clock.advance(bySeconds: 3_000)
        #expect(try await told() == ["rita escalated"])
        _ = try await company.perform(.hold(Pending(.information, waitingFor: .requester)), on: request, by: "eva")
        #expect(try await told() == ["anna waiting"])
        company.clock.advance(bySeconds: 86_400)
        #expect(try await told() == ["anna still-waiting"])
    }

    @Test("several things at once: the weightiest, once")
    func weightiest() async throws {
        let request = try await taken()
        _ = try await company.perform(
            .resolve(.fixed, company.desk.makeMessage("C’était le câble.")), on: request, by: "eva")
        #expect(try await told() == ["anna resolved", "wim resolved"])
        try await company.desk.reply("Non.", to: .id(request.id), as: try await company.viewer("anna"))
        #expect(try await told() == ["eva reopened", "wim reopened"])
    }

    @Test("assignment: who has it, who had it, the team that nobody of has it yet")
    func assignment() async throws {
        let request = try await taken()
        _ = try await company.perform(.assign(team: "it", agent: "bram"), on: request, by: "lena")
        #expect(try await told() == ["bram assigned", "eva passed-on"])
        _ = try await company.perform(.assign(team: "hr", agent: nil), on: request, by: "lena")
        // bram may not see it any more, and is told nothing of it.
        #expect(try await told() == ["hugo arrived", "nora arrived"])
    }

    @Test("waiting, dates, closing")
    func lifeCycle() async throws {
        let request = try await taken()
        _ = try await company.perform(.hold(Pending(.information, waitingFor: .requester)), on: request, by: "eva")
        #expect(try await told() == ["anna waiting"])
        _ = try await company.perform(.resume, on: request, by: "eva")
        #expect(try await told() == [])
        _ = try await company.perform(
            .setDue(company.clock.now().advanced(bySeconds: 86_400)), on: request, by: "eva")
        #expect(try await told() == ["anna promise-moved", "wim promise-moved"])
        _ = try await company.perform(.setDue(nil), on: request, by: "lena")
        #expect(try await told() == ["anna promise-withdrawn", "eva promise-withdrawn", "wim promise-withdrawn"])
        _ = try await company.perform(.resolve(.fixed), on: request, by: "eva")
        _ = try await told()
        _ = try await company.perform(.close(), on: request, by: "anna")
        #expect(try await told() == ["eva closed", "wim closed"])
        _ = try await company.perform(.reopen(reason: "Zelfde fout"), on: request, by: "eva")
        #expect(try await told() == ["anna reopened", "wim reopened"])
    }

    @Test("sharing: who watches from now on, whose request it is now")
    func sharing() async throws {
        let request = try await taken()
        _ = try await company.perform(.watch("rita"), on: request, by: "eva")
        #expect(try await told() == ["rita watching"])
        _ = try await company.perform(.watch("bram"), on: request, by: "bram")
        #expect(try await told() == [])
        _ = try await company.perform(.changeRequester("hugo", beneficiary: nil), on: request, by: "eva")
        #expect(try await told() == ["hugo received"])
    }

    @Test("merging: those who took part in what ends")
    func merging() async throws {
        let (one, other) = (try await taken(), try await taken())
        try await company.desk.merge(.id(one.id), into: .id(other.id), as: try await company.viewer("bram"))
        #expect(try await told() == ["anna merged", "eva merged", "wim merged"])
    }

    @Test("break-glass: the leads and the named, and nobody whom the matter concerns")
    func breakGlass() async throws {
        var draft = RequestDraft("Plainte", text: "Strictement personnel.", team: "hr")
        draft.confidentiality = .init(named: ["rita"], concerns: ["hugo"])
        let request = try await company.desk.open(draft, as: try await company.viewer("anna"))
        #expect(try await told() == ["anna received", "nora arrived"])
        _ = try await company.perform(.breakGlass(reason: "Spoed"), on: request, by: "lena")
        #expect(try await told() == ["nora access-opened", "rita access-opened"])
    }

    @Test("a delegate's act: the person in whose name it was done, and not the delegate")
    func delegation() async throws {
        let now = company.clock.now()
        try await company.store.save([
            .delegation(
                Delegation(id: "d", from: "anna", to: "bram", starts: now, ends: now.advanced(bySeconds: 60)))
        ])
        let viewer = try await company.desk.viewer(for: "bram", actingFor: "anna")
        try await company.desk.open(RequestDraft("Een stoel", team: "it"), as: viewer)
        #expect(try await told() == ["anna received", "eva arrived", "lena arrived"])
    }

    @Test("what the host does: everyone, in the desk's name")
    func host() async throws {
        let request = try await taken()
        try await company.desk.perform(.close(), on: .id(request.id), as: Company.host)
        try await company.tell()
        #expect(mail.notices.contains { $0.recipient.testName == "eva" && $0.kind == .closed })
        #expect(mail.take() == ["anna closed", "eva closed", "wim closed"])
    }

    @Test("whoever has left is not told")
    func absent() async throws {
        let request = try await company.open(team: "hr")
        _ = try await told()
        try await company.store.save([.person(Person(id: "nora", name: "Nora", isActive: false))])
        try await company.desk.reply("Alors ?", to: .id(request.id), as: try await company.viewer("anna"))
        #expect(try await told() == ["hugo message"])
    }
}
