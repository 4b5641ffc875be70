import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Reminders")
struct ReminderTests {
    private static let day: Int64 = 86_400

    private func company() async throws -> Company {
        try await Company {
            $0.reminders = ReminderOptions(
                whileWaiting: [.seconds(7 * Self.day), .seconds(3 * Self.day)], beforeDue: [.seconds(Self.day)])
        }
    }

    private func reminders(_ request: Request, _ company: Company) async throws -> [Reminder] {
        try await company.journal(of: request).compactMap { recorded in
            if case .reminded(let reminder) = recorded.event { reminder } else { nil }
        }
    }

    @Test("go to those for whom a request waits, once for each time")
    func waiting() async throws {
        let company = try await company()
        let request = try await company.open()
        _ = try await company.perform(.hold(Pending(.information, waitingFor: .requester)), on: request, by: "bram")
        company.clock.advance(bySeconds: 3 * Self.day - 1)
        #expect(try await company.runOnce().isEmpty)
        _ = try await company.perform(.tag(["vip"]), on: request, by: "bram")
        company.clock.advance(bySeconds: 1)
        _ = try await company.runOnce()
        #expect(try await reminders(request, company) == [.waiting(.requester)])
        company.clock.advance(bySeconds: 30 * Self.day)
        _ = try await company.runOnce()
        #expect(try await reminders(request, company) == [.waiting(.requester), .waiting(.requester)])
        #expect(try await company.work(.about(request.id)).isEmpty)
    }

    @Test("end with the hold, and begin anew with another")
    func ends() async throws {
        let company = try await company()
        let request = try await company.open()
        _ = try await company.perform(.hold(Pending(.information, waitingFor: .requester)), on: request, by: "bram")
        _ = try await company.perform(.resume, on: request, by: "bram")
        #expect(try await company.work(.about(request.id)).isEmpty)
        _ = try await company.perform(.hold(Pending(.supplier, waitingFor: .supplier("acme"))), on: request, by: "bram")
        #expect(try await company.work(.about(request.id)).isEmpty)
        _ = try await company.perform(.resume, on: request, by: "bram")
        company.clock.advance(bySeconds: Self.day)
        _ = try await company.perform(.hold(Pending(.approval, waitingFor: .person("wim"))), on: request, by: "bram")
        #expect(try await company.work(.about(request.id)).map(\.nextAt) == [
            company.clock.now().advanced(bySeconds: 3 * Self.day)
        ])
    }

    @Test("come before a date, follow it when it moves, and end with the request")
    func due() async throws {
        let company = try await company()
        let request = try await company.open()
        let now = company.clock.now()
        _ = try await company.perform(.setDue(now.advanced(bySeconds: 2 * Self.day)), on: request, by: "bram")
        let date = now.advanced(bySeconds: 5 * Self.day)
        _ = try await company.perform(.setDue(date), on: request, by: "bram")
        company.clock.advance(bySeconds: 4 * Self.day - 1)
        #expect(try await company.runOnce().isEmpty)
        company.clock.advance(bySeconds: 1)
        _ = try await company.runOnce()
        #expect(try await reminders(request, company) == [.due(date)])
        let other = try await company.open()
        _ = try await company.perform(
            .setDue(company.clock.now().advanced(bySeconds: 9 * Self.day)), on: other, by: "bram")
        _ = try await company.perform(.resolve(.fixed), on: other, by: "bram")
        #expect(try await company.work(.about(other.id)).isEmpty)
    }
}
