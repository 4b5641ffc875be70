import Foundation

/// Lets a request go on once what it waits for is done (``Desk/wait(_:for:as:key:)``).
struct Waiting: WorkPlanner, WorkHandler {
    let kind: WorkKind = "waiting"
    static let viewer = Viewer.host("waiting")
    static let keyPrefix = "waiting:"

    func plan(for update: Change.Update) -> [WorkChange] {
        let request = update.after
        guard update.before?.state.isOpen == true, !request.state.isOpen,
            request.links.contains(where: { $0.relation == .blocks || $0.relation == .mergedFrom })
        else { return [] }
        return [
            .schedule(
                WorkItem(
                    WorkKey("waiting", of: request.id), dueAt: request.updatedAt,
                    task: WorkTask(kind, request: request.id)))
        ]
    }

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        guard let id = work.item.task.request else { return .impossible("It names no request.") }
        guard let done = try await desk.store.requests([.id(id)]).first, !done.state.isOpen else { return .done }
        // What was merged into it is done with it.
        let merged = done.links.filter { $0.relation == .mergedFrom }.map { RequestReference.id($0.request) }
        for request in try await [done] + desk.store.requests(merged) {
            for link in request.links where link.relation == .blocks { try await desk.goOn(link.request, after: done) }
        }
        return .done
    }
}

extension Desk {
    /// Has a request wait until another one is done, and tells the requester so: what somebody owes, a delivery, a
    /// repair. It goes on by itself when the last of what it waits for is done.
    ///
    /// - Returns: The request that waits.
    /// - Throws: ``Rejection``, where the viewer does not handle the request or may not see the other; ``StoreError``.
    @discardableResult
    public func wait(
        _ reference: RequestReference, for other: RequestReference, as viewer: Viewer, key: String? = nil
    ) async throws -> Request {
        let key = try makeKey(key, for: .wait(other), on: reference, by: viewer)
        return try await commit(.link, [.request: reference.description], key: key, as: viewer) {
            let (this, that) = (try await self.load(reference), try await self.load(other))
            try self.checkVisible([this, that], to: viewer)
            guard that.state.isOpen else {
                throw Rejection.invalidField(
                    "request", "#\(that.number) is done already; there is nothing to wait for.")
            }
            try await self.checkCircle(this, for: that)
            let waiting = try await self.decideWaiting(this, for: that, as: viewer)
            var awaited = try await self.decide(.link(Link(.blocks, this.id)), on: that, as: Waiting.viewer)
            // It must still be open at the commit, also where it is linked already.
            if awaited.update == nil {
                awaited = Decision(that, update: try Change.Update(unchanged: that), standing: .none)
            }
            return [waiting, awaited]
        }
    }

    /// Requests that wait for each other would wait for ever.
    private func checkCircle(_ request: Request, for awaited: Request) async throws {
        var (next, seen) = ([awaited], Set([awaited.id]))
        while !next.isEmpty, seen.count < 1_000 {
            guard !next.contains(where: { $0.id == request.id || $0.blockers.contains(request.id) }) else {
                throw Rejection.invalidField(
                    "request", "#\(awaited.number) waits for #\(request.number) already: both would wait for ever.")
            }
            let blockers = next.flatMap(\.blockers).filter { seen.insert($0).inserted }
            next = try await store.requests(blockers.map { .id($0) }).filter(\.state.isOpen)
        }
    }

    private func decideWaiting(_ request: Request, for awaited: Request, as viewer: Viewer) async throws -> Decision {
        let now = configuration.time.now()
        let context = makeContext(viewer, standing: viewer.at(now).standing(to: request), now: now)
        var recorded = Recording(after: request)
        let link = try Request.decide(.link(Link(.blockedBy, awaited.id)), on: request, in: context)
        try recorded.add(link.map { (viewer.actor, $0) }, at: now)
        if request.state != .pending {
            let hold = RequestCommand.hold(Pending(.evidence, waitingFor: awaited.owing))
            let held = try Request.decide(hold, on: recorded.after, in: context)
            try recorded.add(held.map { (viewer.actor, $0) }, at: now)
        }
        // It waits for the same already, and that was said.
        guard !recorded.events.isEmpty else { return Decision(request, standing: context.standing) }
        // On hold for something else it is linked only: whoever ends that decides.
        if recorded.after.isAwaiting {
            let message = makeMessage(waitingText(request.language, for: awaited))
            try recorded.add([(Waiting.viewer.actor, .announced(message))], at: now)
        }
        return try await decision(on: request, recorded, standing: context.standing)
    }

    /// Lets a request go on where nothing is left that it waits for. Looked at anew with each attempt to commit.
    fileprivate func goOn(_ id: Request.ID, after done: Request) async throws {
        let key = try makeKey(
            "\(Waiting.keyPrefix)\(id):\(done.id):\(done.version)", for: .perform(.resume), on: .id(id),
            by: Waiting.viewer)
        _ = try await commit(.perform, [.request: "\(id)"], key: key, as: Waiting.viewer) {
            let request = try await self.load(.id(id))
            guard request.isAwaiting, try await self.isOver(request.blockers) else {
                return [Decision(request, standing: .host)]
            }
            return [try await self.decide(.resume, on: request, as: Waiting.viewer)]
        }
    }

    /// Whether requests are done; one that was merged is when that is into which it went.
    private func isOver(_ requests: [Request.ID], depth: Int = 0) async throws -> Bool {
        guard !requests.isEmpty, depth < 20 else { return true }
        let found = try await store.requests(requests.map { .id($0) })
        guard found.allSatisfy({ !$0.state.isOpen }) else { return false }
        let targets = found.flatMap { $0.links.filter { $0.relation == .mergedInto }.map(\.request) }
        return try await isOver(targets, depth: depth + 1)
    }
}

extension Request {
    /// Whether it waits for others, and not for its requester, to bring something.
    fileprivate var isAwaiting: Bool {
        state == .pending && pending?.reason == .evidence && pending?.waitingFor != .requester
    }

    fileprivate var blockers: [ID] { links.filter { $0.relation == .blockedBy }.map(\.request) }
}

extension Desk {
    /// What the requester is told, in their language. Nothing of the other request but its date is said: they may not
    /// know of it.
    fileprivate func waitingText(_ language: Language?, for other: Request) -> String {
        let zone = configuration.notices.flatMap { TimeZone(identifier: $0.zone) } ?? .gmt
        func date(_ before: String, _ phrases: NoticePhrases) -> String {
            other.due.map { before + phrases.text(of: $0, in: zone) } ?? ""
        }
        let isOwed = other.obligation != nil
        return switch language?.main {
        case "fr":
            (isOwed
                ? "Votre demande attend ce que quelqu’un d’autre doit encore fournir"
                : "Votre demande attend qu’autre chose soit terminé") + date(", prévu pour le ", .french) + "."
        case "nl":
            (isOwed
                ? "Je aanvraag wacht op wat iemand anders nog moet aanleveren"
                : "Je aanvraag wacht tot iets anders klaar is") + date(", verwacht op ", .dutch) + "."
        default:
            (isOwed
                ? "Your request waits for what somebody else still owes"
                : "Your request waits for something else to be done") + date(", due on ", .english) + "."
        }
    }
}

extension Request {
    /// Whoever owes it, as one for whom another request waits.
    fileprivate var owing: Pending.Party {
        switch obligation?.obligor {
        case .person(let person): .person(person)
        case .team(let team): .team(team)
        case .supplier(let supplier): .supplier(supplier)
        case .department, nil: .nobody
        }
    }
}
