import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Who held a request, in random journals")
struct RandomHoldingTests {
    private static let commands: [RequestCommand] = [
        .assign(team: "it", agent: "bram"), .assign(team: "it", agent: "eva"), .assign(team: "hr"),
        .assign(team: "hr", agent: "hugo"), .assign(team: nil), .handOver("acme"), .handOver("beta"), .handOver(nil),
        .hold(Pending(.information, waitingFor: .requester)), .hold(Pending(.approval, waitingFor: .team("hr"))),
        .hold(Pending(.supplier, waitingFor: .supplier("acme"))), .hold(Pending(.date, waitingFor: .nobody)),
        .hold(Pending(.evidence, waitingFor: .person("anna"))), .hold(Pending(.change, waitingFor: .person("wim"))),
        .resume, .resume, .resolve(.fixed), .close(), .reopen(reason: "Stuk"), .reopen(reason: "Stuk"),
        .rename("Anders"), .tag(["vlug"]),
    ]

    /// A journal of forty random commands, and the instant after it.
    private func journal(seed: UInt64) async throws -> (events: [RecordedEvent], end: Timestamp, company: Company) {
        let company = try await Company()
        company.clock.set(ClockScene.start)
        let request = try await company.open()
        var random = SeededGenerator(seed: seed)
        for _ in 0..<40 {
            company.clock.advance(bySeconds: Int64.random(in: 0...5, using: &random) * 1_357)
            let command = Self.commands[Int.random(in: Self.commands.indices, using: &random)]
            _ = try await company.refusal {
                _ = try await company.desk.perform(command, on: .id(request.id), as: Company.host)
            }
        }
        company.clock.advance(bySeconds: 777)
        return (try await company.journal(of: request), company.clock.now(), company)
    }

    private struct Span {
        var holder: Holding.Holder
        var start: Timestamp
        var end: Timestamp
    }

    /// What the events say, told once more and in another way: between any two events there is one holder.
    private func spans(_ events: [RecordedEvent], until end: Timestamp) -> [Span] {
        var (spans, team, supplier): ([Span], Team.ID?, Supplier.ID?) = ([], nil, nil)
        var (pending, isOpen): (Pending?, Bool) = (nil, true)
        for (index, event) in events.enumerated() {
            switch event.event {
            case .opened(let opening): team = opening.team
            case .assigned(let next, _): team = next
            case .handedOver(let next): supplier = next
            case .held(let hold): pending = hold
            case .started, .resumed: pending = nil
            case .resolved, .closed: (pending, isOpen) = (nil, false)
            case .reopened: (pending, isOpen) = (nil, true)
            default: break
            }
            guard isOpen else { continue }
            let holder: Holding.Holder
            switch (pending?.waitingFor, supplier, team) {
            case (.requester, _, _), (.person("anna"), _, _): holder = .requester
            case (_, let supplier?, _): holder = .supplier(supplier)
            case (.team(let other), _, _): holder = .team(other)
            case (.supplier(let other), _, _): holder = .supplier(other)
            case (.person, _, _), (.nobody, _, _): holder = .other(pending?.reason ?? .problem)
            case (nil, nil, let team?): holder = .team(team)
            case (nil, nil, nil): holder = .nobody
            }
            let next = index + 1 < events.count ? events[index + 1].at : end
            spans.append(Span(holder: holder, start: event.at, end: next))
        }
        return spans
    }

    @Test("stretches are back to back, and their sums are exact", arguments: 0..<40)
    func addsUp(seed: Int) async throws {
        let (events, end, company) = try await journal(seed: UInt64(seed))
        let holdings = Holding.all(in: events)
        let calendars = ServiceCalendars([ClockScene.office])
        let account = try HoldingAccount(
            holdings, until: end, hours: ["it": "office", "hr": "office"], with: calendars)
        let expected = spans(events, until: end)
        let time = try ServiceTime(ClockScene.office.hours)
        var (elapsed, service): ([Holding.Holder: Duration], Duration) = ([:], .zero)
        for span in expected where span.start < span.end {
            elapsed[span.holder, default: .zero] += span.start.duration(to: span.end)
            if case .team = span.holder { service += time.duration(from: span.start, to: span.end) }
        }
        let shares = account.shares.filter { $0.elapsed > .zero }
        #expect(Dictionary(uniqueKeysWithValues: shares.map { ($0.holder, $0.elapsed) }) == elapsed)
        #expect(account.elapsed == elapsed.values.reduce(.zero, +))
        #expect(account.serviceTime ?? .zero == service)
        #expect(account.entries.reduce(.zero) { $0 + $1.elapsed } == account.elapsed)
        // Nobody but the closed request itself is between two stretches.
        for (holding, next) in zip(holdings, holdings.dropFirst()) {
            let stop = try #require(holding.to)
            #expect(holding.from < stop && stop <= next.from)
            #expect(stop < next.from || holding.holder != next.holder)
            #expect(!expected.contains { stop < $0.end && $0.start < next.from && $0.start < $0.end })
        }
        let request = try #require(events.first).request
        #expect(
            try await company.desk.holdings(of: .id(request), as: Company.host).entries.map(\.holding) == holdings)
    }

    @Test("A report adds up to the accounts, and hides no stretch", arguments: [1, 2, 3])
    func reports(seed: Int) async throws {
        var requests: [[Holding]] = []
        for part in 0..<10 {
            requests.append(Holding.all(in: try await journal(seed: UInt64(100 * seed + part)).events))
        }
        let end = ClockScene.at(20_000)
        let report = HoldingReport(requests, until: end)
        let lengths = requests.flatMap { $0 }.map { $0.elapsed(until: end) }
        #expect(report.requests == 10 && report.elapsed == lengths.reduce(.zero, +))
        #expect(report.rows.reduce(0) { $0 + $1.stretches } == lengths.count)
        for row in report.rows {
            let own = requests.flatMap { $0 }.filter { $0.holder == row.holder }.map { $0.elapsed(until: end) }
            #expect(own.filter { $0 <= row.median }.count * 2 >= own.count && own.contains(row.median))
            #expect(own.filter { $0 <= row.ninetieth }.count * 10 >= own.count * 9 && own.contains(row.ninetieth))
            #expect(row.median <= row.ninetieth && row.returns < max(row.stretches, 1))
        }
    }
}
