import MailChannel
import ServiceDesk
import ServiceDeskTesting
import Testing

/// What becomes of a mail where the store fails at one of its steps, whichever: whoever delivers it tries again.
@Suite("Mail while the store fails") struct MailFaultTests {
    /// Each fault, and on SQLite and PostgreSQL the one that is hardest: it is done, and nobody knows.
    private static let cases: [(MailStore, FaultyStore.Fault)] =
        FaultyStore.Fault.allCases.filter { $0 != .none }.map { (.memory, $0) }
        + MailStore.all.filter { $0 != .memory }.map { ($0, .unknownAfterCommit) }

    /// Has a mail accepted in desks whose store fails at the first step, the second, and so on until none fails; after
    /// each failure the mail comes again.
    private func atEachStep(
        _ store: MailStore, _ fault: FaultyStore.Fault, prepare: (MailWorld) async throws -> [UInt8],
        check: (MailWorld, Request.Number) async throws -> Void
    ) async throws {
        var (step, isStruck) = (0, true)
        while isStruck {
            let home = try await store.make()
            let world = try await MailWorld(home: home)
            let mail = try await prepare(world)
            let script = Array(repeating: FaultyStore.Fault.none, count: step) + [fault]
            let faulty = FaultyStore(home.store, script: script, scope: .everything)
            var outcome: MailOutcome?
            do {
                outcome = try await MailWorld(home: home, faulty: faulty).intake.accept(mail)
            } catch is StoreError {
                #expect(faulty.faultCount == 1, "It fails at step \(step) without a fault.")
            }
            let again = try await world.intake.accept(mail)
            let number = try #require(again.request, "\(again) after step \(step)")
            if let outcome { #expect(again == .duplicate(of: number) && outcome.request == number, "step \(step)") }
            try await check(world, number)
            isStruck = faulty.faultCount > 0
            step += 1
        }
        #expect(step > 3)
    }

    @Test(arguments: cases) func aMailBecomesOneRequest(_ store: MailStore, _ fault: FaultyStore.Fault) async throws {
        try await atEachStep(store, fault) { _ in
            MailWorld.mail(to: "it@desk.example, hr@desk.example")
        } check: { world, number in
            let (requests, request) = (try await world.requests(), try await world.request(number))
            #expect(requests.count == 1 && request.watchers.contains("hugo"))
            let texts = try await world.texts(of: number)
            #expect(texts.first == "It does not print." && texts.count == 2, "\(texts)")
            let mails = try await world.deliver()
            #expect(mails.filter { $0.recipient == "anna@firm.example" }.count == 1)
        }
    }

    @Test(arguments: cases) func anAnswerIsThereOnce(_ store: MailStore, _ fault: FaultyStore.Fault) async throws {
        try await atEachStep(store, fault) { world in
            _ = try await world.opened(MailWorld.mail())
            let receipt = try #require(try await world.deliver().first { $0.recipient == "anna@firm.example" })
            return MailWorld.mail(to: receipt.replyAddress, id: "2@x", text: "Now it prints.")
        } check: { world, number in
            let (requests, texts) = (try await world.requests(), try await world.texts(of: number))
            #expect(requests.count == 1 && texts == ["It does not print.", "Now it prints."], "\(texts)")
        }
    }

    @Test(arguments: cases) func whatFollowsIsOneRequestThatIsLinked(
        _ store: MailStore, _ fault: FaultyStore.Fault
    ) async throws {
        try await atEachStep(store, fault) { world in
            let request = try await world.opened(MailWorld.mail())
            let receipt = try #require(try await world.deliver().first { $0.recipient == "anna@firm.example" })
            let bob = try await world.desk.viewer(for: "bob")
            try await world.desk.perform(.resolve(.fixed), on: .number(request.number), as: bob)
            try await world.desk.perform(.close(), on: .number(request.number), as: bob)
            return MailWorld.mail(to: receipt.replyAddress, id: "2@x", text: "It began again.")
        } check: { world, number in
            let (requests, request) = (try await world.requests(), try await world.request(number))
            #expect(requests.count == 2 && number == 2)
            #expect(request.links.filter { $0.relation == .relatedTo }.count == 1)
        }
    }
}
