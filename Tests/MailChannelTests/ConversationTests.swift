import MailChannel
import MailMessages
import ServiceDesk
import Testing

@Suite("Mail that answers") struct ConversationTests {
    /// A request by Anna, answered by Bob; with the mail that Anna got of it.
    private func answered(_ world: MailWorld) async throws -> (request: Request.Number, mail: OutgoingMail) {
        let request = try await world.opened(MailWorld.mail())
        _ = try await world.deliver()
        let bob = try await world.desk.viewer(for: "bob")
        try await world.desk.reply("Is it switched on?", to: .number(request.number), as: bob)
        let mails = try await world.deliver()
        return (request.number, try #require(mails.first { $0.recipient == "anna@firm.example" }))
    }

    private static let quoted = "Yes.\r\n\r\nOn Mon, 2 Mar 2026 at 09:01, IT-Helpdesk wrote:\r\n> Is it switched on?"

    @Test(arguments: MailStore.all) func anAnswerToTheSignedAddressJoinsTheConversation(_ store: MailStore) async throws
    {
        let world = try await MailWorld(store)
        let (number, mail) = try await answered(world)
        let answer = MailWorld.mail(to: mail.replyAddress, subject: "AW: anything", id: "2@x", text: Self.quoted)
        #expect(try await world.intake.accept(answer) == .answered(number))
        #expect(try await world.texts(of: number).last == "Yes.")
        #expect(try await world.intake.accept(answer) == .duplicate(of: number))
    }

    @Test(arguments: MailStore.all) func anAnswerToTheSignedMessageIDJoinsTheConversation(_ store: MailStore)
        async throws
    {
        let world = try await MailWorld(store)
        let (number, mail) = try await answered(world)
        let id = try #require(mail.message.messageID)
        let field = ["In-Reply-To: <\(id)>"]
        #expect(try await world.intake.accept(MailWorld.mail(id: "2@x", field)) == .answered(number))
        let references = ["References: <old@x> <\(id)> <new@x>"]
        #expect(try await world.intake.accept(MailWorld.mail(id: "3@x", references)) == .answered(number))
    }

    @Test(arguments: MailStore.all) func theNewestReferenceCounts(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let (_, first) = try await answered(world)
        let second = try await world.opened(MailWorld.mail(subject: "Mouse", id: "9@x"))
        let receipt = try #require(try await world.deliver().first { $0.recipient == "anna@firm.example" })
        let ids = [first.message.messageID, receipt.message.messageID].compactMap { $0 }
        let mail = MailWorld.mail(id: "10@x", ["References: " + ids.map { "<\($0)>" }.joined(separator: " ")])
        #expect(try await world.intake.accept(mail) == .answered(second.number))
    }

    @Test(arguments: MailStore.all) func aSubjectNeverAttaches(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let (number, mail) = try await answered(world)
        let subject = try #require(mail.field("Subject"))
        let other = try await world.opened(MailWorld.mail(subject: "Re: \(subject) #\(number)", id: "2@x"))
        #expect(other.number != number)
    }

    @Test(arguments: MailStore.all) func aForgedOrAlteredTokenAttachesNowhere(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let (_, mail) = try await answered(world)
        var parts = mail.replyAddress.split(separator: "@").map(String.init)
        parts[0] = String(parts[0].dropLast()) + (parts[0].hasSuffix("a") ? "e" : "a")
        let altered = MailWorld.mail(to: parts.joined(separator: "@"), id: "2@x")
        #expect(try await world.intake.accept(altered) == .opened(2))
        let other = try await MailWorld { $0.key = MailKey("another desk with another secret")! }
        #expect(try await other.intake.accept(MailWorld.mail(to: mail.replyAddress)) == .opened(1))
    }

    @Test func anEarlierKeyStillCounts() async throws {
        let home = try await MailStore.memory.make()
        let (number, mail) = try await answered(try await MailWorld(home: home))
        let world = try await MailWorld(home: home) {
            ($0.key, $0.earlierKeys) = (MailKey("a new secret of this same desk")!, [$0.key])
        }
        #expect(try await world.intake.accept(MailWorld.mail(to: mail.replyAddress, id: "2@x")) == .answered(number))
    }

    @Test(arguments: MailStore.all) func anAnswerBySomebodyElseWaitsForAnAgentAndGivesNobodySight(_ store: MailStore)
        async throws
    {
        let world = try await MailWorld(store)
        let (number, mail) = try await answered(world)
        let answer = MailWorld.mail(from: "hugo@firm.example", to: mail.replyAddress, id: "2@x", text: "From me.")
        guard case .quarantined(let entry) = try await world.intake.accept(answer) else {
            return #expect(Bool(false), "It was taken.")
        }
        #expect(entry.reason == .othersAddress && entry.request == number)
        let bob = try await world.desk.viewer(for: "bob")
        #expect(try await world.intake.release(entry.id, as: bob) == .noted(number))
        #expect(
            try await world.texts(of: number).last == "note: Hugo <hugo@firm.example>, released by bob:\n\nFrom me.")
        let hugo = try await world.desk.viewer(for: "hugo")
        await #expect(throws: Rejection.self) { try await world.desk.request(.number(number), as: hugo) }
        #expect(try await world.quarantined().isEmpty)
    }

    @Test(arguments: MailStore.all) func whoeverMayNotSeeTheRequestAnyMoreIsNotHeard(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let (number, mail) = try await answered(world)
        try await world.desk.perform(.changeRequester("hugo"), on: .number(number), as: .host("test"))
        let answer = MailWorld.mail(to: mail.replyAddress, id: "2@x")
        guard case .quarantined(let entry) = try await world.intake.accept(answer) else {
            return #expect(Bool(false), "It was taken.")
        }
        #expect(entry.reason == .noRight)
    }

    @Test(arguments: MailStore.all) func anAnswerToAMailAboutANoteIsANote(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let request = try await world.opened(MailWorld.mail())
        let bob = try await world.desk.viewer(for: "bob")
        let ines = try await world.desk.viewer(for: "ines")
        try await world.desk.perform(.take, on: .number(request.number), as: bob)
        _ = try await world.deliver()
        try await world.desk.note("She asks every week.", on: .number(request.number), as: ines)
        let mail = try #require(try await world.deliver().first { $0.recipient == "bob@firm.example" })
        let answer = MailWorld.mail(from: "bob@firm.example", to: mail.replyAddress, id: "2@x", text: "I know.")
        #expect(try await world.intake.accept(answer) == .noted(request.number))
        #expect(try await world.texts(of: request.number).last == "note: I know.")
        #expect(try await world.deliver().allSatisfy { $0.recipient != "anna@firm.example" })
    }

    @Test(arguments: MailStore.all) func whatIsClosedStaysClosedAndANewRequestBelongsToIt(_ store: MailStore)
        async throws
    {
        let world = try await MailWorld(store)
        let (number, mail) = try await answered(world)
        let bob = try await world.desk.viewer(for: "bob")
        try await world.desk.perform(.resolve(.fixed), on: .number(number), as: bob)
        try await world.desk.perform(.close(), on: .number(number), as: bob)
        let outcome = try await world.intake.accept(MailWorld.mail(to: mail.replyAddress, subject: "Again", id: "2@x"))
        #expect(outcome == .opened(2))
        let closed = try await world.request(number)
        #expect(closed.state == .closed && closed.links.contains { $0.relation == .relatedTo })
    }

    @Test(arguments: MailStore.all) func anAnswerToAMergedRequestGoesWhereItGoesOn(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let (number, mail) = try await answered(world)
        let other = try await world.opened(MailWorld.mail(subject: "Printer, still", id: "5@x"))
        let bob = try await world.desk.viewer(for: "bob")
        try await world.desk.merge(.number(number), into: .number(other.number), as: bob)
        let answer = MailWorld.mail(to: mail.replyAddress, id: "2@x")
        #expect(try await world.intake.accept(answer) == .answered(other.number))
    }

    @Test(arguments: MailStore.all) func aForwardedMailIsKeptWhole(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let text =
            "FYI\r\n\r\n-----Ursprüngliche Nachricht-----\r\nVon: Karl\r\nBetreff: Drucker\r\n\r\nEr druckt nicht."
        let request = try await world.opened(
            MailWorld.mail(subject: "WG: Drucker", ["Content-Type: text/plain; charset=utf-8"], text: text))
        #expect(try await world.texts(of: request.number)[0].contains("Er druckt nicht."))
    }

    @Test(arguments: MailStore.all) func whatFollowsFromAConfidentialRequestIsAsConfidential(_ store: MailStore)
        async throws
    {
        let world = try await MailWorld(store)
        let (number, mail) = try await answered(world)
        let bob = try await world.desk.viewer(for: "bob")
        let host = Viewer.host("test")
        try await world.desk.perform(.assign(team: "hr"), on: .number(number), as: host)
        try await world.desk.perform(.protect(.init()), on: .number(number), as: host)
        try await world.desk.perform(.resolve(.fixed), on: .number(number), as: host)
        try await world.desk.perform(.close(), on: .number(number), as: host)
        let text = "Once more.\r\n\r\nOn Mon, 2 Mar 2026 at 09:01, IT-Helpdesk wrote:\r\n> The secret."
        let outcome = try await world.intake.accept(MailWorld.mail(to: mail.replyAddress, id: "2@x", text: text))
        let follower = try await world.request(try #require(outcome.request))
        #expect(follower.number != number && follower.team == "hr" && follower.confidentiality != nil)
        #expect(try await world.texts(of: follower.number) == ["Once more."])
        await #expect(throws: Rejection.self) { try await world.desk.request(.number(follower.number), as: bob) }
    }

    @Test(arguments: MailStore.all) func whatAnswersARequestWaitsForThoseWhoHandleItNow(_ store: MailStore) async throws
    {
        let world = try await MailWorld(store)
        let (number, mail) = try await answered(world)
        try await world.desk.perform(.assign(team: "hr"), on: .number(number), as: .host("test"))
        let doubtful = MailWorld.mail(to: mail.replyAddress, id: "2@x", verdict: nil, text: "Mine alone.")
        guard case .quarantined(let entry) = try await world.intake.accept(doubtful) else { throw Unexpected("taken") }
        let (bob, hugo) = (try await world.desk.viewer(for: "bob"), try await world.desk.viewer(for: "hugo"))
        #expect(try await world.intake.quarantine.mails(as: bob).isEmpty)
        await #expect(throws: Rejection.self) { try await world.intake.release(entry.id, as: bob) }
        #expect(try await world.intake.quarantine.mails(as: hugo).map(\.id) == [entry.id])
        #expect(try await world.intake.release(entry.id, as: hugo) == .answered(number))
    }

    @Test(arguments: MailStore.all) func anAutomaticAnswerToSomebodyElsesMailWaits(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let (number, mail) = try await answered(world)
        for (from, verdict) in [
            ("hugo@firm.example", "dmarc=pass header.from=firm.example"), ("anna@firm.example", nil),
        ] {
            let forged = MailWorld.mail(
                from: from, to: mail.replyAddress, id: "\(from)", verdict: verdict, ["Auto-Submitted: auto-replied"])
            guard case .quarantined(let entry) = try await world.intake.accept(forged) else {
                throw Unexpected("taken")
            }
            #expect(entry.reason == .automatic && entry.request == number)
        }
    }
}
