import Synchronization

/// Opens what is owed, ahead of its date, each time once: also what should have been opened while nobody ran.
///
/// The definition of an obligation is the payload of its item of due work, so that it and its next time are one.
struct ObligationWork: WorkHandler {
    static let kind: WorkKind = "obligation"
    var kind: WorkKind { Self.kind }
    /// So many obligations are at work at once, and so many requests of all of them are being opened: what waits takes
    /// little memory, what is at work some ten thousand bytes each.
    private let obligations = Turnstile(8)
    private let openings = Turnstile(64)

    static let viewer = Viewer.host("obligations")

    struct Content: Codable {
        var obligation: Obligation
        /// The last day of the rule that is done with.
        var lastDay: CalendarDate?

        func next(in dates: ServiceDates) throws(ServiceHoursError) -> OpeningByRule? {
            try obligation.next(after: lastDay, in: dates)
        }
    }

    static let keyPrefix = "obligation:"

    static func key(_ obligation: Obligation.ID) -> WorkKey { WorkKey("\(keyPrefix)\(obligation)") }

    /// The idempotency key by which a request is opened once.
    static func key(_ obligation: Obligation.ID, _ day: CalendarDate, _ obligor: Obligation.Party) -> String {
        "\(keyPrefix)\(obligation):\(day):\(obligor)"
    }

    /// The item that opens what comes after a day; `nil` where nothing comes any more.
    static func item(_ content: Content, in dates: ServiceDates) throws -> WorkItem? {
        guard let next = try content.next(in: dates) else { return nil }
        return WorkItem(key(content.obligation.id), dueAt: next.opensAt, task: try WorkTask(kind, content))
    }

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        await obligations.enter()
        defer { obligations.leave() }
        guard !Task.isCancelled else {
            // It has waited too long, or the desk stops: whoever comes next begins anew, and no attempt was made.
            try await desk.plan([.schedule(work.item)], settling: work.receipt, as: Self.viewer)
            return .settled
        }
        return try await open(work, on: desk)
    }

    private func open(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        var content = try work.item.task.decode(Content.self)
        do {
            let dates = try await desk.directory.serviceDates(content.obligation.rule.calendar)
            // One time with each attempt: what is tried in vain is this time alone.
            if let next = try content.next(in: dates), next.opensAt <= desk.configuration.time.now() {
                try await open(next.occurrence, of: content.obligation, on: desk)
                // What is cancelled midway is not done with.
                try Task.checkCancellation()
                content.lastDay = next.occurrence.day
            }
            let next = try Self.item(content, in: dates)
            try await desk.plan(next.map { [.schedule($0)] } ?? [], settling: work.receipt, as: Self.viewer)
            return .settled
        } catch let error as ServiceHoursError {
            // What was opened stays so; whoever mends the hours revives it.
            return .impossible(error.description)
        }
    }

    private func open(
        _ occurrence: DateRule.Occurrence, of obligation: Obligation, on desk: Desk
    ) async throws {
        let owing = try await desk.obligors(of: obligation)
        if owing.isEmpty {
            desk.configuration.logger.warning(
                "nobody owes an obligation", metadata: ["obligation": "\(obligation.id)", "day": "\(occurrence.day)"])
        }
        let (openings, refusals) = (openings, Refusals())
        let opened = try await opened(owing.map { Self.key(obligation.id, occurrence.day, $0) }, on: desk)
        try await withThrowingDiscardingTaskGroup { group in
            for party in owing {
                // Before there is a task for it: what waits takes no memory.
                await openings.enter()
                guard !group.isCancelled else {
                    openings.leave()
                    break
                }
                let owed = ObligationOccurrence(of: obligation, occurrence, by: party)
                let isNew = !opened.contains(Self.key(obligation.id, occurrence.day, party))
                group.addTask {
                    defer { openings.leave() }
                    do {
                        try await desk.open(owed, of: obligation, isNew: isNew)
                    } catch let rejection as Rejection {
                        // The others owe it all the same.
                        refusals.add(rejection, party)
                    }
                }
            }
        }
        try refusals.check(obligation.id, desk)
    }

    /// Those for whom nothing could be opened.
    private final class Refusals: Sendable {
        private let all = Mutex<[(Rejection, Obligation.Party)]>([])

        func add(_ rejection: Rejection, _ party: Obligation.Party) { all.withLock { $0.append((rejection, party)) } }

        /// - Throws: The first that may go by. What will be refused again is logged, and passed over.
        func check(_ obligation: Obligation.ID, _ desk: Desk) throws {
            for (rejection, party) in all.withLock({ $0 }) {
                guard rejection.isLasting else { throw rejection }
                desk.configuration.logger.error(
                    "what somebody owes cannot be opened: \(rejection)",
                    metadata: ["obligation": "\(obligation)", "owed by": "\(party)"])
            }
        }
    }

    /// Those keys under which something was opened: asked together, for one by one costs as much as opening.
    private func opened(_ keys: [String], on desk: Desk) async throws -> Set<String> {
        var (found, rest) = (Set<String>(), keys[...])
        while !rest.isEmpty {
            found.formUnion(try await desk.store.keys(.named(Array(rest.prefix(1_000)))).map(\.key.name))
            rest = rest.dropFirst(1_000)
        }
        return found
    }
}

extension Obligation: FollowsRule {}
