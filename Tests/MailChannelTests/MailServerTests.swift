#if Mail
    import MailChannel
    import MailServers
    import MailTransport
    import ServiceDesk
    import Synchronization
    import Testing

    /// Mail that a desk takes from a mailbox on a Dovecot.
    @Suite("A mailbox on a server", .enabled(if: DovecotServer.isThere, "Dovecot is not there"))
    struct MailServerTests {
        private let dovecot: DovecotServer

        init() throws { dovecot = try DovecotServer() }

        /// What was taken, in the order in which it was.
        private final class Reports: Sendable {
            private let outcomes = Mutex<[MailOutcome]>([])
            var all: [MailOutcome] { outcomes.withLock { $0 } }
            func note(_ report: MailReport) {
                if case .taken(_, let outcome) = report { outcomes.withLock { $0.append(outcome) } }
            }
        }

        private func take(_ world: MailWorld, _ afterwards: IMAPOptions.Afterwards) async throws -> [MailOutcome] {
            var options = IMAPOptions(
                MailServerEndpoint(host: "127.0.0.1", port: dovecot.port, security: .plain),
                credentials: MailCredentials(user: "it", proof: .password(DovecotServer.password)))
            options.afterwards = afterwards
            options.timeout = .seconds(120)
            let reports = Reports()
            try await IMAPSource(options, into: world.intake) { reports.note($0) }.runOnce()
            return reports.all
        }

        private func deliver(_ count: Int, from first: Int = 0) throws {
            for number in first..<first + count {
                try dovecot.deliver(
                    MailWorld.mail(subject: "Printer \(number)", id: "\(number)@firm.example"), to: "it")
            }
        }

        @Test func mailThatIsNumberedAnewIsTakenOnce() async throws {
            let world = try await MailWorld()
            try deliver(3)
            #expect(try await take(world, .keep) == [.opened(1), .opened(2), .opened(3)])
            #expect(try await take(world, .keep).isEmpty)

            // The keywords go with the numbers; what the mails say remains.
            try dovecot.stop()
            try dovecot.renumber("it")
            try dovecot.start()
            try deliver(1, from: 3)
            let outcomes = try await take(world, .keep)
            #expect(Set(outcomes) == [.duplicate(of: 1), .duplicate(of: 2), .duplicate(of: 3), .opened(4)])
            #expect(try await world.requests().count == 4)
            #expect(try await take(world, .keep).isEmpty)
            try dovecot.end()
        }

        @Test func whatIsTakenMovesAndWhatIsRefusedMovesElsewhere() async throws {
            let world = try await MailWorld { $0.maximumSize = 5_000 }
            try deliver(1)
            let large = MailWorld.mail(id: "large@firm.example", text: String(repeating: "x ", count: 4_000))
            try dovecot.deliver(large, to: "it")
            let outcomes = try await take(world, .move(to: "Desk", refused: "Refused"))
            #expect(outcomes.first == .opened(1) && outcomes.count == 2)
            #expect(dovecot.mails(of: "it").isEmpty)
            #expect(dovecot.mails(of: "it", in: ".Desk").count == 1)
            #expect(dovecot.mails(of: "it", in: ".Refused").count == 1)
            try dovecot.end()
        }
    }
#endif
