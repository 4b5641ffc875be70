import ServiceDeskTesting
import Testing

@testable import ServiceDesk

@Suite("A look at the clocks of a request")
struct ClockLookTests {
    private let company: Company

    init() async throws {
        let targets = [
            SLATarget(.firstResponse, within: .elapsedTime(600)), SLATarget(.resolution, within: .elapsedTime(9_000)),
        ]
        let plain = PriorityPolicy(
            id: "p", title: "P",
            rules: [
                .init(.init(tags: ["owned"]), aims: [.init(SLATarget(.ownership("it"), within: .elapsedTime(600)))]),
                .init(aims: targets.map { .init($0) }),
            ])
        company = try await Company(saving: [.policy(plain)])
    }

    private func look(at request: Request) -> ClockLook {
        ClockLook(at: request, next: request.openedAt.advanced(bySeconds: 600))
    }

    private func holds(_ look: ClockLook, after command: RequestCommand, on request: Request) async throws -> Bool {
        let after = try await company.perform(command, on: request, by: "bram")
        return look.holds(for: after, at: after.openedAt)
    }

    @Test(
        "holds after what no clock follows",
        arguments: [
            .tag(["vip"]), .rename("Anders"), .assign(team: "it", agent: "eva"), .assign(team: "hr"), .take,
            .handOver("acme"),
        ] as [RequestCommand])
    func idle(command: RequestCommand) async throws {
        let request = try await company.open()
        #expect(try await holds(look(at: request), after: command, on: request))
    }

    @Test("until something comes due")
    func due() async throws {
        let request = try await company.open()
        let look = look(at: request)
        #expect(look.holds(for: request, at: request.openedAt.advanced(bySeconds: 599)))
        #expect(!look.holds(for: request, at: request.openedAt.advanced(bySeconds: 600)))
        #expect(ClockLook(at: request, next: nil).holds(for: request, at: request.openedAt.advanced(bySeconds: 9_999)))
    }

    @Test(
        "does not hold after what starts, stops or answers one, and after another date",
        arguments: [
            .hold(Pending(.information, waitingFor: .requester)), .resolve(.fixed), .tag(["owned"]),
            .setDue(Timestamp(microseconds: 1_900_000_000_000_000)),
        ] as [RequestCommand])
    func moved(command: RequestCommand) async throws {
        let request = try await company.open()
        #expect(try await !holds(look(at: request), after: command, on: request))
    }

    @Test("holds when what was resolved is closed, and not when it comes back")
    func closing() async throws {
        let request = try await company.open()
        let resolved = try await company.perform(.resolve(.fixed), on: request, by: "bram")
        #expect(try await holds(look(at: resolved), after: .close(), on: resolved))
        #expect(try await !holds(look(at: resolved), after: .reopen(reason: "Stuk"), on: resolved))
    }

    @Test("follows who has a request where a clock does")
    func ownership() async throws {
        let opened = try await company.open()
        let request = try await company.perform(.tag(["owned"]), on: opened, by: "bram")
        #expect(try await !holds(look(at: request), after: .assign(team: "hr"), on: request))
    }
}
