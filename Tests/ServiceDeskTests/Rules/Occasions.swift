import ServiceDesk
import ServiceDeskTesting
import Testing

/// What the tests of approvals, templates and rules ask again and again.
extension Company {
    /// The request as it stands.
    func now(_ request: Request) async throws -> Request {
        try await desk.request(.id(request.id), as: Self.host)
    }

    /// The journal in words.
    func names(of request: Request) async throws -> [String] {
        try await journal(of: request).map(\.event.name)
    }

    /// How often something of a name is in the journal.
    func count(_ name: String, in request: Request) async throws -> Int {
        try await names(of: request).count { $0 == name }
    }

    /// What a host’s program of a name has done to a request.
    func done(by host: String, to request: Request) async throws -> [RecordedEvent] {
        try await journal(of: request).filter { $0.actor == .host(host) }
    }

    /// Why something is refused; `nil` where it is not.
    func rejection(_ body: () async throws -> Void) async throws -> Rejection? {
        do {
            try await body()
            return nil
        } catch let rejection as Rejection {
            return rejection
        }
    }

    /// Changes what the organisation has agreed on, and sees that it takes effect at once.
    func save(_ entries: [DirectoryEntry]) async throws {
        try await store.save(entries)
        desk.refreshDirectory()
    }

    /// Lets time pass and does what is due then.
    @discardableResult
    func pass(_ seconds: Int64) async throws -> [WorkResult] {
        clock.advance(bySeconds: seconds)
        return try await runOnce()
    }

    /// Another desk over the same store, as of another process.
    func otherDesk(_ directory: (any Directory)? = nil) -> Desk {
        var configuration = desk.configuration
        configuration.ids = IDGenerator(SeededGenerator(seed: 2))
        return Desk(
            store: store, directory: directory ?? store, attachments: store, articles: store,
            configuration: configuration)
    }

    /// All requests there are, by number.
    func all() async throws -> [Request] {
        try await desk.page(RequestQuery(viewer: Self.host, limit: 1_000)).requests
    }

    /// Office hours in Brussels.
    static var office: DirectoryEntry {
        let hours = ServiceHours(
            zone: "Europe/Brussels",
            weekly: ServiceHours.every([.monday, .tuesday, .wednesday, .thursday, .friday], ["09:00-17:30"]))
        return .calendar(ServiceCalendar(id: "office", name: "Bureau", hours: hours))
    }

    /// What Wim owes HR by Friday, 6 March 2026, 17:00 in Brussels; Nora asks for it.
    func owed(_ change: (inout Obligation) -> Void = { _ in }) async throws -> Request {
        let rule = DateRule(
            from: try #require(CalendarDate("2026-03-06")), at: .at(try #require(WallTime("17:00"))), by: "office")
        var obligation = Obligation(
            "hours", "Heures", by: [.party(.person("wim"))], to: .team("hr"), contact: "nora", team: "hr", due: rule)
        change(&obligation)
        _ = try await desk.define(obligation, as: Self.host)
        try await desk.runOnce()
        return try #require(try await all().last { $0.obligation != nil })
    }
}

extension Timestamp {
    /// Reads `2026-03-24T15:00:00Z`.
    init(utc text: String) throws {
        let epoch = try #require(CalendarDate("1970-01-01"))
        let date = try #require(CalendarDate(String(text.prefix(10))))
        let time = try #require(WallTime(text.dropFirst(11).prefix(8)))
        let seconds = Int64(epoch.days(to: date)) * 86_400 + Int64(time.secondsFromMidnight)
        self.init(microseconds: seconds * 1_000_000)
    }
}
