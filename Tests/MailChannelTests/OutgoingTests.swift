import Foundation
import MailChannel
import MailMessages
import ServiceDesk
import Testing

@Suite("Mail that a desk sends") struct OutgoingTests {
    @Test(arguments: MailStore.all) func aConversationHasOneReplyAddressAndOneThread(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let request = try await world.opened(MailWorld.mail())
        var mails = try await world.deliver()
        let bob = try await world.desk.viewer(for: "bob")
        for text in ["One.", "Two."] {
            try await world.desk.reply(text, to: .number(request.number), as: bob)
            mails += try await world.deliver()
        }
        let toAnna = mails.filter { $0.recipient == "anna@firm.example" }
        #expect(toAnna.count >= 3)
        #expect(Set(toAnna.map(\.replyAddress)).count == 1)
        #expect(Set(toAnna.map { $0.message.references.first }).count == 1)
        #expect(Set(toAnna.map { $0.message.messageID }).count == toAnna.count)
        #expect(toAnna.allSatisfy { $0.message.from.first?.address == "it@desk.example" })
        #expect(toAnna.allSatisfy { $0.message.header.allSatisfy { !$0.name.lowercased().hasPrefix("list-") } })
        #expect(toAnna.allSatisfy { $0.message.warnings.isEmpty })
    }

    @Test(arguments: MailStore.all) func theWholeConversationBelongsToTheMailThatBeganIt(
        _ store: MailStore
    ) async throws {
        let world = try await MailWorld(store)
        let request = try await world.opened(MailWorld.mail(id: "first@firm.example"))
        let bob = try await world.desk.viewer(for: "bob")
        try await world.desk.note("Look.", on: .number(request.number), as: bob)
        try await world.desk.reply("One.", to: .number(request.number), as: bob)
        let mails = try await world.deliver()
        let toAnna = mails.filter { $0.recipient == "anna@firm.example" }
        #expect(toAnna.count == 2 && toAnna.allSatisfy { $0.message.references.first == "first@firm.example" })
        // Others have not got that mail.
        let others = mails.filter { $0.recipient != "anna@firm.example" }
        #expect(!others.isEmpty && others.allSatisfy { !$0.message.references.contains("first@firm.example") })
    }

    @Test(arguments: ["é@firm.example", "\(String(repeating: "a", count: 300))@firm.example"])
    func anIdentifierThatIsNoneIsReferredToByNobody(_ id: String) async throws {
        let world = try await MailWorld()
        _ = try await world.opened(MailWorld.mail(id: id))
        let receipt = try #require(try await world.deliver().first { $0.recipient == "anna@firm.example" })
        #expect(receipt.message.references.count == 1 && receipt.message.references[0].hasPrefix("desk."))
    }

    @Test(arguments: MailStore.all) func whatAProgramWritesSaysSoAndHasAnEmptySender(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let request = try await world.opened(MailWorld.mail())
        let receipt = try #require(try await world.deliver().first { $0.recipient == "anna@firm.example" })
        #expect(receipt.sender == "" && receipt.field("Auto-Submitted") == "auto-replied")
        let bob = try await world.desk.viewer(for: "bob")
        try await world.desk.reply("Hello.", to: .number(request.number), as: bob)
        let answer = try #require(try await world.deliver().first { $0.recipient == "anna@firm.example" })
        #expect(answer.sender.hasPrefix("it+") && answer.field("Auto-Submitted") == nil)
        #expect(answer.sender != answer.replyAddress)
    }

    @Test(arguments: MailStore.all) func aMailIsPlainTextWithSimpleHTMLAndAllOfItIsSafeOnTheWay(_ store: MailStore)
        async throws
    {
        let world = try await MailWorld(store)
        let request = try await world.opened(MailWorld.mail())
        _ = try await world.deliver()
        let bob = try await world.desk.viewer(for: "bob")
        let text = "Façade <b>&\r\n.\r\nFrom here =3D " + String(repeating: "é", count: 3_000) + "\n\n– Bob"
        try await world.desk.reply(text, to: .number(request.number), as: bob)
        let mail = try #require(try await world.deliver().first { $0.recipient == "anna@firm.example" })
        #expect(mail.content.allSatisfy { $0 < 128 })
        for line in String(decoding: mail.content, as: UTF8.self).components(separatedBy: "\r\n") {
            #expect(line.utf8.count <= 998 && !line.contains("\n") && !line.hasPrefix("From ") && line != ".")
        }
        let read = mail.message
        #expect(read.text?.contains("Façade <b>&\n.\nFrom here =3D é") == true)
        #expect(read.html?.contains("Façade &lt;b&gt;&amp;") == true)
        #expect(read.attachments.isEmpty)
    }

    @Test func filesGoAlongAsFarAsThereIsRoomAndTheRestIsNamed() async throws {
        let world = try await MailWorld {
            $0.attachmentSize = 100
            $0.link = { "https://desk.example/requests/\($0)" }
        }
        let request = try await world.opened(MailWorld.mail())
        _ = try await world.deliver()
        let bob = try await world.desk.viewer(for: "bob")
        let small = try await world.desk.upload(
            name: "prijs €.txt", mediaType: "text/plain", as: bob, bytes: Array("ten".utf8))
        let large = try await world.desk.upload(
            name: "large.bin", as: bob, bytes: Array(repeating: 7, count: 200))
        try await world.desk.reply("See.", attachments: [large, small], to: .number(request.number), as: bob)
        let mail = try #require(try await world.deliver().first { $0.recipient == "anna@firm.example" }).message
        #expect(mail.attachments.map(\.fileName) == ["prijs €.txt"])
        #expect(mail.attachments.first?.content == Array("ten".utf8))
        #expect(mail.text?.contains("large.bin") == true)
        #expect(mail.text?.contains("https://desk.example/requests/1") == true)
    }

    @Test(arguments: MailStore.all) func nobodyIsToldWhoMayNotReadAtThatMoment(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let request = try await world.opened(MailWorld.mail())
        _ = try await world.deliver()
        let bob = try await world.desk.viewer(for: "bob")
        try await world.desk.reply("Secret.", to: .number(request.number), as: bob)
        try await world.desk.perform(.changeRequester("hugo"), on: .number(request.number), as: .host("test"))
        #expect(try await world.deliver().allSatisfy { $0.recipient != "anna@firm.example" })
    }

    @Test func aLongAddressIsNotMadeTooLong() async throws {
        let long = "personeelsdienst-vertrouwelijk@desk.example"
        let world = try await MailWorld { $0.mailboxes = [Mailbox(long, name: "P", team: "it")] }
        let request = try await world.opened(MailWorld.mail(to: long))
        _ = try await world.deliver()
        let bob = try await world.desk.viewer(for: "bob")
        try await world.desk.reply("Hello.", to: .number(request.number), as: bob)
        let mail = try #require(try await world.deliver().first { $0.recipient == "anna@firm.example" })
        #expect(mail.sender == long && mail.replyAddress == long)
        let field = ["In-Reply-To: <\(mail.message.messageID ?? "")>"]
        #expect(try await world.intake.accept(MailWorld.mail(to: long, id: "2@x", field)) == .answered(request.number))
    }

    @Test(arguments: MailStore.all) func aNameMakesNoHeader(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let name = "Zoë \"Z\"\r\nBcc: evil@x.example <x@y>"
        try await world.store.save([
            .person(Person(id: "anna", name: name, addresses: [Address(.mail, "anna@firm.example", isVerified: true)]))
        ])
        _ = try await world.opened(MailWorld.mail())
        let mail = try #require(try await world.deliver().first { $0.recipient == "anna@firm.example" })
        #expect(mail.message.to.map(\.address) == ["anna@firm.example"])
        #expect(mail.message.header["Bcc"] == nil)
    }
}

@Suite("Mail in quarantine") struct QuarantineTests {
    @Test(arguments: MailStore.all) func agentsSeeWhatWentToTheirTeams(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        _ = try await world.intake.accept(MailWorld.mail(verdict: nil))
        _ = try await world.intake.accept(MailWorld.mail(to: "hr@desk.example", id: "2@x", verdict: nil))
        let (bob, hugo) = (try await world.desk.viewer(for: "bob"), try await world.desk.viewer(for: "hugo"))
        let anna = try await world.desk.viewer(for: "anna")
        #expect(try await world.intake.quarantine.mails(as: bob).map(\.mailbox) == ["it@desk.example"])
        let his = try await world.intake.quarantine.mails(as: hugo)
        #expect(his.map(\.mailbox) == ["hr@desk.example"])
        let first = try #require(his.first).id
        #expect(try await world.intake.quarantine.mails(as: anna).isEmpty)
        await #expect(throws: Rejection.self) { try await world.intake.release(first, as: bob) }
        await #expect(throws: Rejection.self) { try await world.intake.quarantine.discard(first, as: anna) }
        #expect(try await world.quarantined().count == 2)
    }

    @Test(arguments: MailStore.all) func aMailToNoMailboxIsForTheTeamOfTheFirst(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        _ = try await world.intake.accept(MailWorld.mail(to: "x@elsewhere.example"))
        let bob = try await world.desk.viewer(for: "bob")
        let entry = try #require(try await world.intake.quarantine.mails(as: bob).first)
        #expect(entry.reason == .noMailbox && entry.mailbox == nil)
        #expect(try await world.intake.release(entry.id, as: bob) == .opened(1))
        #expect(try await world.request(1).team == "it")
    }

    /// What it has of a mail goes with it, whoever has the very same bytes.
    @Test(arguments: MailStore.all) func theBytesOfAMailGoWithIt(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let bob = try await world.desk.viewer(for: "bob")
        func waiting(_ id: String) async throws -> QuarantinedMail {
            let mail = MailWorld.mail(id: id, verdict: nil)
            guard case .quarantined(let entry) = try await world.intake.accept(mail) else { throw Unexpected("taken") }
            #expect(try await world.intake.quarantine.original(of: entry) == mail)
            #expect(entry.size == Int64(mail.count))
            return entry
        }
        let discarded = try await waiting("1@x")
        try await world.intake.quarantine.discard(discarded.id, as: bob)
        let released = try await waiting("2@x")
        let same = MailWorld.mail(id: "2@x", verdict: nil)
        #expect(try await world.intake.release(released.id, as: bob) == .opened(1))
        let expired = try await waiting("3@x")
        world.clock.advance(bySeconds: 366 * 86_400)
        try await world.desk.runOnce()
        #expect(try await world.quarantined().isEmpty)
        for entry in [discarded, released, expired] {
            #expect(try await world.store.size(of: entry.digest) == nil)
        }
        let original = try await world.desk.download(Digest(of: same), of: .number(1), as: bob)
        #expect(try await original.reduce(into: [UInt8]()) { $0 += $1 } == same)
    }

    @Test(arguments: MailStore.all) func aReleasedMailIsARequestAndComesNotBack(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let mail = MailWorld.mail(verdict: nil)
        guard case .quarantined(let entry) = try await world.intake.accept(mail) else { throw Unexpected("taken") }
        _ = try await world.intake.accept(mail)
        #expect(try await world.quarantined().count == 1)
        let bob = try await world.desk.viewer(for: "bob")
        #expect(try await world.intake.release(entry.id, as: bob) == .opened(1))
        #expect(try await world.request(1).requester == "anna")
        #expect(try await world.quarantined().isEmpty)
        #expect(try await world.intake.accept(mail) == .duplicate(of: 1))
    }

    @Test(arguments: MailStore.all) func aMailOfAnUnknownWriterIsReleasedForAPersonOrAsGuest(_ store: MailStore)
        async throws
    {
        let stranger = MailWorld.mail(from: "zoe@firm.example")
        let world = try await MailWorld(store)
        guard case .quarantined(let entry) = try await world.intake.accept(stranger) else { throw Unexpected("taken") }
        let bob = try await world.desk.viewer(for: "bob")
        await #expect(throws: Rejection.self) { try await world.intake.release(entry.id, as: bob) }
        #expect(try await world.quarantined().count == 1)
        #expect(try await world.intake.release(entry.id, from: "anna", as: bob) == .opened(1))
        #expect(try await world.request(1).requester == "anna")
    }

    @Test(arguments: MailStore.all) func whatNobodyReleasesIsGivenUpAfterItsTime(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        _ = try await world.intake.accept(MailWorld.mail(verdict: nil))
        world.clock.advance(bySeconds: 29 * 86_400)
        _ = try await world.deliver()
        #expect(try await world.quarantined().count == 1)
        world.clock.advance(bySeconds: 2 * 86_400)
        _ = try await world.deliver()
        #expect(try await world.quarantined().isEmpty)
    }

    @Test func aFullQuarantineTakesNothingAndLosesNothing() async throws {
        let world = try await MailWorld { $0.quarantineLimit = 1 }
        _ = try await world.intake.accept(MailWorld.mail(verdict: nil))
        await #expect(throws: MailError.self) { try await world.intake.accept(MailWorld.mail(id: "2@x", verdict: nil)) }
        let discarded = try #require(try await world.quarantined().first)
        try await world.intake.quarantine.discard(discarded.id, as: .host("test"))
        guard case .quarantined = try await world.intake.accept(MailWorld.mail(id: "2@x", verdict: nil)) else {
            return #expect(Bool(false), "There is room.")
        }
    }
}
