import Foundation
import MailChannel
import ServiceDesk
import Testing

@Suite("Mail that becomes requests") struct IntakeTests {
    @Test(arguments: MailStore.all) func aMailBecomesARequestAndKeepsHowItCame(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let mail = MailWorld.mail(subject: "=?utf-8?Q?Imprimante_cass=C3=A9e?=", text: "Elle n’imprime plus.")
        let request = try await world.opened(mail)
        #expect(request.subject == "Imprimante cassée")
        #expect(request.requester == "anna" && request.team == "it" && request.channel == .mail)
        #expect(try await world.texts(of: request.number) == ["Elle n’imprime plus."])
        let file = try #require(
            try await world.desk.timeline(of: .number(request.number), as: .host("test")).first?.event.message?
                .attachments.first)
        var kept: [UInt8] = []
        for try await piece in try await world.desk.download(
            file.digest, of: .number(request.number), as: .host("test"))
        {
            kept += piece
        }
        #expect(kept == mail)
    }

    @Test(arguments: MailStore.all) func theSameMailTenTimesIsOneRequest(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        var outcomes: [MailOutcome] = []
        for copy in 0..<10 {
            // Each way adds its own trace, and some change line ends.
            var mail = Array("Received: from hop\(copy).example\r\n".utf8) + MailWorld.mail()
            if copy % 2 == 1 { mail.removeAll { $0 == UInt8(ascii: "\r") } }
            outcomes.append(try await world.intake.accept(mail))
        }
        #expect(outcomes.first == .opened(1))
        #expect(outcomes.dropFirst().allSatisfy { $0 == .duplicate(of: 1) })
        #expect(try await world.requests().count == 1)
    }

    @Test(arguments: MailStore.all) func tenCopiesAtOnceAreOneRequest(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        await withTaskGroup(of: Void.self) { group in
            for copy in 0..<10 {
                group.addTask {
                    let mail = Array("Received: from hop\(copy).example\r\n".utf8) + MailWorld.mail()
                    do { _ = try await world.intake.accept(mail) } catch { Issue.record(error) }
                }
            }
        }
        #expect(try await world.requests().count == 1)
    }

    @Test(arguments: MailStore.all) func otherContentUnderTheSameMessageIDIsAnotherMail(_ store: MailStore) async throws
    {
        let world = try await MailWorld(store)
        _ = try await world.opened(MailWorld.mail(text: "One."))
        _ = try await world.opened(MailWorld.mail(text: "Two."))
        #expect(try await world.requests().count == 2)
    }

    @Test(arguments: MailStore.all) func aMailToTwoDesksOpensOneRequestAndBothTeamsAreTold(_ store: MailStore)
        async throws
    {
        let world = try await MailWorld(store)
        let mail = MailWorld.mail(to: "it@desk.example, HR@desk.example")
        let first = try await world.opened(mail, envelope: MailEnvelope(recipient: "hr@desk.example"))
        let second = try await world.intake.accept(mail, envelope: MailEnvelope(recipient: "it@desk.example"))
        #expect(second == .duplicate(of: first.number))
        let request = try await world.request(first.number)
        #expect(request.team == "it" && request.watchers.contains("hugo"))
        #expect(
            try await world.texts(of: 1).filter { $0.hasPrefix("note: This mail went to hr@desk.example") }.count == 1)
    }

    @Test(arguments: MailStore.all) func aBlindCopyToASecondDeskIsToldToo(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let mail = MailWorld.mail(to: "it@desk.example")
        _ = try await world.opened(mail, envelope: MailEnvelope(recipient: "it@desk.example"))
        _ = try await world.intake.accept(mail, envelope: MailEnvelope(recipient: "hr@desk.example"))
        let requests = try await world.requests()
        #expect(requests.count == 1 && requests[0].watchers.contains("hugo"))
    }

    @Test(arguments: MailStore.all) func whatAlsoWentToAConfidentialMailboxIsConfidentialAndNobodyElseIsTold(
        _ store: MailStore
    ) async throws {
        let world = try await MailWorld(store)
        let request = try await world.opened(MailWorld.mail(to: "it@desk.example, trust@desk.example"))
        #expect(request.team == "hr" && request.confidentiality != nil && request.watchers.isEmpty)
    }

    @Test(arguments: MailStore.all) func aBlindCopyToAConfidentialMailboxReachesIt(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let mail = MailWorld.mail(to: "it@desk.example")
        _ = try await world.opened(mail, envelope: MailEnvelope(recipient: "it@desk.example"))
        let copy = MailEnvelope(recipient: "trust@desk.example")
        guard case .quarantined(let entry) = try await world.intake.accept(mail, envelope: copy) else {
            throw Unexpected("It is not kept for them.")
        }
        #expect(entry.reason == .confidentialCopy && entry.team == "hr")
        let hugo = try await world.desk.viewer(for: "hugo")
        #expect(try await world.intake.release(entry.id, as: hugo) == .opened(2))
        let request = try await world.request(2)
        #expect(request.team == "hr" && request.confidentiality != nil)
        #expect(try await world.request(1).watchers.isEmpty)
        #expect(try await world.intake.accept(mail, envelope: copy) == .duplicate(of: 2))
    }

    @Test(arguments: MailStore.all) func aCopyForWhichNobodyVouchesHasNoEffect(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        _ = try await world.opened(MailWorld.mail())
        let copy = MailWorld.mail(verdict: nil, ["Cc: hr@desk.example"])
        #expect(try await world.intake.accept(copy) == .duplicate(of: 1))
        #expect(try await world.request(1).watchers.isEmpty)
    }

    @Test(arguments: MailStore.all) func aTextOfLineEndsIsReadAtOnce(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let request = try await world.opened(
            MailWorld.mail(subject: "", text: String(repeating: "\n", count: 900_000) + "x"))
        #expect(request.subject == "x")
    }

    @Test(arguments: MailStore.all) func aPlusAddressNamesAService(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        #expect(try await world.opened(MailWorld.mail(to: "IT+VPN@desk.example")).service == "vpn")
        #expect(try await world.opened(MailWorld.mail(to: "it+else@desk.example", id: "2@x")).service == nil)
    }

    @Test(arguments: MailStore.all) func aBareCcAddsNoParticipant(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let request = try await world.opened(MailWorld.mail(["Cc: bob@firm.example, hugo@firm.example"]))
        #expect(request.watchers.isEmpty && request.beneficiary == nil)
    }

    @Test func aMailOverTheLimitIsRefused() async throws {
        let world = try await MailWorld { $0.maximumSize = 2_000 }
        let outcome = try await world.intake.accept(MailWorld.mail(text: String(repeating: "a", count: 3_000)))
        #expect(outcome == .refused(.tooLarge(limit: 2_000)))
        #expect(try await world.requests().isEmpty)
    }

    @Test(arguments: MailStore.all) func aMailWithoutSubjectIsCalledByItsFirstLine(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        #expect(
            try await world.opened(MailWorld.mail(subject: "", text: "\n\nPrinter off\nplease")).subject
                == "Printer off")
        #expect(try await world.opened(MailWorld.mail(subject: " ", id: "2@x", text: "")).subject == "–")
    }

    @Test(arguments: MailStore.all) func namesAndSubjectsOfAnySortMakeNoHarm(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let nasty = "=?utf-8?B?\(Data("a\r\nBcc: x@y\u{0}\u{202E}b".utf8).base64EncodedString())?="
        let request = try await world.opened(MailWorld.mail(subject: nasty))
        #expect(!request.subject.unicodeScalars.contains { $0.value < 32 })
        for mail in try await world.deliver() {
            #expect(mail.message.header["Bcc"] == nil && mail.content.allSatisfy { $0 < 128 })
        }
    }
}

@Suite("Who writes a mail") struct WriterTests {
    @Test(arguments: [
        nil, "dmarc=fail header.from=firm.example", "spf=pass smtp.mailfrom=evil.example",
        "dkim=pass header.d=evil.example", "dkim=pass header.d=example", "dmarc=pass header.from=evil.example",
        "none", "dkim=fail (dmarc=pass header.from=firm.example) header.d=firm.example",
        "dkim=fail reason=\"; dmarc=pass header.from=firm.example\"",
    ])
    func aMailThatClaimsToBeFromAnAgentWaitsUnlessTheServerVouches(_ verdict: String?) async throws {
        let world = try await MailWorld()
        let mail = MailWorld.mail(from: "Inès <ines@firm.example>", verdict: verdict)
        guard case .quarantined(let entry) = try await world.intake.accept(mail) else {
            return #expect(Bool(false), "It was taken.")
        }
        #expect(entry.reason == .notAuthenticated && entry.from == "Inès <ines@firm.example>")
        #expect(try await world.requests().isEmpty)
    }

    @Test(arguments: [
        "dmarc=pass header.from=firm.example", "spf=fail smtp.mailfrom=x.example; dkim=pass header.d=firm.example",
        "spf = pass (it is) smtp.mailfrom=anna@firm.example", "dkim/1=pass header.i=@firm.example",
    ])
    func whatTheServerVouchesForCounts(_ verdict: String) async throws {
        let world = try await MailWorld()
        _ = try await world.opened(MailWorld.mail(verdict: verdict))
    }

    @Test(arguments: MailStore.all) func theWordOfAnotherServerCountsNothing(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let field = "Authentication-Results: mx.evil.example; dmarc=pass header.from=firm.example"
        #expect(try await reason(world, MailWorld.mail(verdict: nil, [field])) == .notAuthenticated)
    }

    @Test(arguments: MailStore.all) func anAddressCountsOnlyWhenVerifiedAndItsPersonIsThere(_ store: MailStore)
        async throws
    {
        let world = try await MailWorld(store)
        #expect(try await reason(world, MailWorld.mail(from: "vague@firm.example")) == .unverifiedAddress)
        #expect(try await reason(world, MailWorld.mail(from: "left@firm.example")) == .hasLeft)
        let two = MailWorld.mail(from: "anna@firm.example, bob@firm.example")
        #expect(try await reason(world, two) == .noWriter)
        #expect(try await reason(world, MailWorld.mail(from: "Anna")) == .noWriter)
        #expect(try await reason(world, MailWorld.mail(to: "x@elsewhere.example")) == .noMailbox)
    }

    @Test(arguments: MailStore.all) func unknownWritersAreTreatedAsThePolicySays(_ store: MailStore) async throws {
        let stranger = MailWorld.mail(from: "Zoë <zoe@firm.example>")
        #expect(try await reason(MailWorld(store), stranger) == .unknownWriter)

        let refusing = try await MailWorld { $0.unknownWriters = .refuse }
        #expect(try await refusing.intake.accept(stranger) == .refused(.unknownWriter))

        let open = try await MailWorld(guests: true)
        let request = try await open.opened(stranger)
        let guest = try #require(try await open.store.people([request.requester]).first)
        #expect(guest.name == "Zoë" && guest.addresses == [Address(.mail, "zoe@firm.example", isVerified: true)])
        let second = try await open.opened(MailWorld.mail(from: "zoe@firm.example", id: "2@x"))
        #expect(second.requester == request.requester)
    }

    @Test(arguments: MailStore.all) func theDeskDoesNotWriteToItself(_ store: MailStore) async throws {
        let world = try await MailWorld(store)
        let verdict = "dmarc=pass header.from=desk.example"
        #expect(try await reason(world, MailWorld.mail(from: "hr@desk.example", verdict: verdict)) == .ownMail)
    }

    private func reason(_ world: MailWorld, _ mail: [UInt8]) async throws -> QuarantineReason? {
        guard case .quarantined(let entry) = try await world.intake.accept(mail) else { return nil }
        return entry.reason
    }
}
