import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Requests that are resolved and about which nobody writes any more")
struct ClosingTests {
    private static let week: Int64 = 7 * 86_400

    private func company() async throws -> Company {
        try await Company { $0.closeResolvedAfter = .seconds(Self.week) }
    }

    private func resolved(in company: Company) async throws -> Request {
        let request = try await company.open()
        return try await company.perform(.resolve(.fixed), on: request, by: "bram")
    }

    @Test("are closed when the time is over, and not before")
    func closes() async throws {
        let company = try await company()
        let request = try await resolved(in: company)
        #expect(try await company.work(.about(request.id)).map(\.nextAt) == [
            company.clock.now().advanced(bySeconds: Self.week)
        ])
        company.clock.advance(bySeconds: Self.week - 1)
        #expect(try await company.runOnce().isEmpty)
        company.clock.advance(bySeconds: 1)
        #expect(try await company.runOnce().map(\.outcome) == [.done])
        let closed = try await company.desk.request(.id(request.id), as: Company.host)
        #expect(closed.state == .closed)
        #expect(try await company.journal(of: request).last?.actor == .host("closing"))
        #expect(try await company.work().isEmpty)
        #expect(try await company.runOnce().isEmpty)
    }

    @Test("stay when they were reopened, or closed by somebody")
    func cancels() async throws {
        let company = try await company()
        let (reopened, closed) = (try await resolved(in: company), try await resolved(in: company))
        _ = try await company.perform(.reopen(reason: "Encore"), on: reopened, by: "anna")
        _ = try await company.perform(.close(), on: closed, by: "anna")
        #expect(try await company.work().isEmpty)
    }

    @Test("begin to be silent anew with each reply, and not with a note or a tag")
    func restarts() async throws {
        let company = try await company()
        let request = try await resolved(in: company)
        company.clock.advance(bySeconds: 86_400)
        try await company.desk.note("Vu", on: .id(request.id), as: try await company.viewer("bram"))
        _ = try await company.perform(.tag(["vip"]), on: request, by: "bram")
        company.clock.advance(bySeconds: 86_400)
        try await company.desk.reply("Het werkt weer.", to: .id(request.id), as: try await company.viewer("bram"))
        let last = company.clock.now()
        company.clock.advance(bySeconds: 60)
        try await company.desk.note("Vu aussi", on: .id(request.id), as: try await company.viewer("bram"))
        #expect(try await company.work().map(\.nextAt) == [last.advanced(bySeconds: Self.week)])
    }

    @Test("wait while parts of them are open")
    func waitsForChildren() async throws {
        let company = try await company()
        let (parent, child) = (try await company.open(), try await company.open())
        try await company.desk.link(.id(parent.id), .parentOf, .id(child.id), as: try await company.viewer("bram"))
        _ = try await company.perform(.resolve(.fixed, despiteOpenChildren: true), on: parent, by: "bram")
        company.clock.advance(bySeconds: Self.week)
        let again = company.clock.now().advanced(bySeconds: Self.week)
        #expect(try await company.runOnce().map(\.outcome) == [.again(at: again)])
        _ = try await company.perform(.close(), on: child, by: "bram")
        company.clock.advance(bySeconds: Self.week)
        #expect(try await company.runOnce().map(\.outcome) == [.done])
        #expect(try await company.desk.request(.id(parent.id), as: Company.host).state == .closed)
    }

    @Test("stay when a desk reopened them that closes nothing itself")
    func cancelsForOthers() async throws {
        let company = try await company()
        let request = try await resolved(in: company)
        var configuration = company.desk.configuration
        configuration.closeResolvedAfter = nil
        let other = Desk(company.store, configuration: configuration)
        try await other.perform(.reopen(reason: "Encore"), on: .id(request.id), as: Company.host)
        #expect(try await company.work().isEmpty)
    }

    @Test("nothing is scheduled where nothing was configured")
    func isOff() async throws {
        let company = try await Company()
        _ = try await resolved(in: company)
        #expect(try await company.work().isEmpty)
    }

    @Test("a history that was committed as a whole is scheduled too")
    func replays() async throws {
        let company = try await company()
        let (host, now) = (Company.host, company.clock.now())
        let draft = RequestDraft("Vieille demande", requester: "anna", team: "it")
        var history = try await company.desk.replay(
            opening: draft, as: host, at: now.advanced(bySeconds: -2 * Self.week))
        try await history.perform(.resolve(.fixed), as: host, at: now.advanced(bySeconds: -Self.week - 60))
        let outcome = try #require(try await company.desk.commit([history]).first)
        #expect(try await company.runOnce().map(\.outcome) == [.done])
        #expect(try await company.desk.request(.number(outcome.number), as: host).state == .closed)
    }
}
