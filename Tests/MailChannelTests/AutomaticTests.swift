import MailChannel
import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Mail that programs send") struct AutomaticTests {
    /// A request by Anna, answered and resolved by Bob; with the mail of the answer.
    private func resolved(_ world: MailWorld) async throws -> (request: Request.Number, mail: OutgoingMail) {
        let request = try await world.opened(MailWorld.mail())
        let bob = try await world.desk.viewer(for: "bob")
        _ = try await world.deliver()
        try await world.desk.reply("Here you are.", to: .number(request.number), as: bob)
        let mails = try await world.deliver()
        try await world.desk.perform(.resolve(.fixed), on: .number(request.number), as: bob)
        _ = try await world.deliver()
        return (request.number, try #require(mails.first { $0.recipient == "anna@firm.example" }))
    }

    private func absence(_ mail: OutgoingMail, _ id: String) -> [UInt8] {
        MailWorld.mail(
            to: mail.replyAddress, subject: "Abwesend", id: id, ["Auto-Submitted: auto-replied"],
            text: "Back on Monday.")
    }

    @Test(arguments: MailStore.all) func anAutomaticAnswerReopensNothingResetsNoClockAndIsNotAnswered(
        _ store: MailStore
    ) async throws {
        let world = try await MailWorld(store)
        let (number, mail) = try await resolved(world)
        #expect(try await world.intake.accept(absence(mail, "2@x")) == .noted(number))
        #expect(try await world.request(number).state == .resolved)
        #expect(try await world.texts(of: number).last?.contains("Back on Monday.") == true)
        #expect(try await world.deliver().allSatisfy { $0.recipient != "anna@firm.example" })
    }

    @Test(arguments: MailStore.all) func automaticAnswersWithoutEndFillNoJournal(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let (number, mail) = try await resolved(world)
        for index in 0..<20 { _ = try await world.intake.accept(absence(mail, "\(index)@x")) }
        #expect(try await world.texts(of: number).filter { $0.contains("Back on Monday.") }.count == 1)
        #expect(try await world.quarantined().count == 19)
        #expect(try await world.intake.accept(absence(mail, "0@x")) == .duplicate(of: number))
        world.clock.advance(bySeconds: 86_401)
        #expect(try await world.intake.accept(absence(mail, "next@x")) == .noted(number))
    }

    @Test(arguments: [
        ["Auto-Submitted: auto-generated"], ["Precedence: bulk"], ["Precedence: junk"], ["Precedence: list"],
        ["Precedence: auto_reply"], ["List-Id: <x.example>"], ["List-Unsubscribe: <https://x.example>"],
    ])
    func whatAProgramSendsOpensNoRequest(_ fields: [String]) async throws {
        let world = try await MailWorld()
        guard case .quarantined(let entry) = try await world.intake.accept(MailWorld.mail(fields)) else {
            return #expect(Bool(false), "It was taken.")
        }
        #expect(entry.reason == .automatic && !entry.detail.isEmpty)
        #expect(try await world.deliver().isEmpty)
        // An agent may let it in all the same.
        let bob = try await world.desk.viewer(for: "bob")
        #expect(try await world.intake.release(entry.id, as: bob) == .opened(1))
    }

    @Test(arguments: MailStore.all) func anEmptyReturnPathIsAProgram(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let outcome = try await world.intake.accept(MailWorld.mail(), envelope: MailEnvelope(sender: ""))
        guard case .quarantined(let entry) = outcome else { return #expect(Bool(false), "It was taken.") }
        #expect(entry.reason == .automatic)
    }

    @Test(arguments: ["mailer-daemon@x.example", "Postmaster@x.example", "no-reply@x.example", "noreply@x.example"])
    func addressesOfProgramsArePrograms(_ address: String) async throws {
        let world = try await MailWorld()
        let verdict = "dmarc=pass header.from=x.example"
        guard
            case .quarantined(let entry) = try await world.intake.accept(
                MailWorld.mail(from: address, verdict: verdict))
        else { return #expect(Bool(false), "It was taken.") }
        #expect([.automatic, .foreignBounce].contains(entry.reason))
    }

    @Test(arguments: MailStore.all) func aBounceCountsOnlyWithATokenOfOursAndDeactivatesNobody(_ store: MailStore)
        async throws
    {
        let world = try await MailWorld(store)
        let (number, mail) = try await resolved(world)
        let before = try await world.request(number)
        #expect(try await world.intake.accept(mail.bounce(id: "b1@x")) == .noted(number))
        #expect(try await world.texts(of: number).last?.contains("anna@firm.example: 5.1.1") == true)
        #expect(try await world.request(number).state == before.state)
        #expect(try await world.store.people(["anna"]).first?.isActive == true)

        guard case .quarantined(let entry) = try await world.intake.accept(mail.bounce(id: "b2@x", withToken: false))
        else { return #expect(Bool(false), "It was taken.") }
        #expect(entry.reason == .foreignBounce)
    }

    @Test func theReturnedMessageIDAloneShowsThatItIsOurs() async throws {
        let world = try await MailWorld { $0.usesPlusAddresses = false }
        let (number, mail) = try await resolved(world)
        #expect(mail.sender == "it@desk.example")
        #expect(try await world.intake.accept(mail.bounce(id: "b1@x")) == .noted(number))
    }

    @Test func aThousandBouncesAreOneNoteAndFillNoStore() async throws {
        let world = try await MailWorld { $0.quarantineLimit = 500 }
        let (number, mail) = try await resolved(world)
        var refusals = 0
        for index in 0..<1_000 {
            do {
                _ = try await world.intake.accept(mail.bounce(id: "\(index)@x"))
            } catch let error as MailError {
                #expect(error.code == .quarantineFull)
                refusals += 1
            }
        }
        #expect(try await world.texts(of: number).filter { $0.contains("could not be delivered") }.count == 1)
        #expect(try await world.quarantined().count == 500 && refusals == 499)
        #expect(try await world.deliver().count <= 1)
    }

    @Test(arguments: MailStore.all) func twoDesksThatAnswerEachOtherStop(_ store: MailStore) async throws {
        // Each has the other as somebody who writes.
        let one = try await MailWorld(store)
        let peer = Person(
            id: "peer", name: "Peer", addresses: [Address(.mail, "it@desk.example", isVerified: true)])
        let other = Mailbox("it@other.example", name: "Other", team: "it")
        let options = MailOptions(
            [other], key: MailKey("the other desk signs by this")!, authentication: .vouchedByServer)
        let far = try await MailWorld { $0 = options }
        try await far.store.save([.person(peer)])
        try await one.store.save([
            .person(Person(id: "peer", name: "P", addresses: [Address(.mail, "it@other.example", isVerified: true)]))
        ])
        var mails = [MailWorld.mail(from: "it@other.example", verdict: "dmarc=pass header.from=other.example")]
        var exchanged = 0
        for round in 0..<20 where !mails.isEmpty {
            let desk = round % 2 == 0 ? one : far
            for mail in mails { _ = try await desk.intake.accept(mail) }
            let target = round % 2 == 0 ? "it@other.example" : "it@desk.example"
            let sent = try await desk.deliver().filter { $0.recipient == target }
            mails = sent.map(\.content)
            exchanged += sent.count
        }
        #expect(mails.isEmpty && exchanged <= 2)
    }

    @Test(arguments: MailStore.all) func whoeverWritesWithoutEndGetsThreeReceiptsADay(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        var receipts = 0
        for index in 0..<10 {
            _ = try await world.opened(MailWorld.mail(id: "\(index)@x"))
            receipts += try await world.deliver().filter { $0.recipient == "anna@firm.example" }.count
        }
        #expect(receipts == 3)
        world.clock.advance(bySeconds: 2 * 86_400)
        _ = try await world.opened(MailWorld.mail(id: "later@x"))
        #expect(try await world.deliver().filter { $0.recipient == "anna@firm.example" }.count == 1)
    }
}
