import Foundation

/// Lets a request go on once what it waits for is done (``Desk/wait(_:for:as:key:)``).
struct Waiting: WorkPlanner, WorkHandler {
    let kind: WorkKind = "waiting"
    static let viewer = Viewer.host("waiting")
    static let keyPrefix = "waiting:"

    func plan(for update: Change.Update) -> [WorkChange] {
        let request = update.after
        guard update.before?.state.isOpen == true, !request.state.isOpen,
            request.links.contains(where: { $0.relation == .blocks })
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
        for link in done.links where link.relation == .blocks {
            try await desk.goOn(link.request, after: done)
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
            return [
                try await self.decideWaiting(this, for: that, as: viewer),
                try await self.decide(.link(Link(.blocks, this.id)), on: that, as: Waiting.viewer),
            ]
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
        // It waits for the same already, and that was said; or for something else, which somebody will end.
        guard recorded.after.pending?.reason == .evidence, !recorded.events.isEmpty else {
            guard recorded.events.isEmpty else {
                return try await decision(on: request, recorded, standing: context.standing)
            }
            return Decision(request, standing: context.standing)
        }
        let message = makeMessage(waitingText(request.language, for: awaited))
        try recorded.add([(Waiting.viewer.actor, .announced(message))], at: now)
        return try await decision(on: request, recorded, standing: context.standing)
    }

    fileprivate func goOn(_ id: Request.ID, after done: Request) async throws {
        guard let request = try await store.requests([.id(id)]).first, request.state == .pending,
            request.pending?.reason == .evidence
        else { return }
        let blockers = request.links.filter { $0.relation == .blockedBy }.map { RequestReference.id($0.request) }
        guard try await store.requests(blockers).allSatisfy({ !$0.state.isOpen }) else { return }
        do {
            let key = "\(Waiting.keyPrefix)\(id):\(done.id):\(done.version)"
            try await perform(.resume, on: .id(id), as: Waiting.viewer, key: key)
        } catch let rejection as Rejection where rejection.code == .illegalInState {
            // Somebody has gone on with it meanwhile.
        }
    }
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
