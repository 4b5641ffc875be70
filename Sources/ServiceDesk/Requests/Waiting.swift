import Foundation

/// Lets a request go on once what it waits for is done (``Desk/wait(_:for:as:key:)``).
struct Waiting: WorkPlanner, WorkHandler {
    let kind: WorkKind = "waiting"
    static let viewer = Viewer.host("waiting")

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
        let awaited = try await request(other, as: viewer)
        guard awaited.state.isOpen else {
            throw Rejection.invalidField("request", "#\(awaited.number) is done already; there is nothing to wait for.")
        }
        try await link(reference, .blockedBy, other, as: viewer, key: key.map { $0 + ":link" })
        let waiting = try await request(reference, as: viewer)
        let party: Pending.Party =
            switch awaited.obligation?.obligor {
            case .person(let person)?: .person(person)
            case .team(let team)?: .team(team)
            case .supplier(let supplier)?: .supplier(supplier)
            case .department?, nil: .nobody
            }
        let request =
            waiting.state == .pending
            ? waiting
            : try await perform(.hold(Pending(.evidence, waitingFor: party)), on: reference, as: viewer, key: key)
        let text = waitingText(request.language, for: awaited)
        return try await perform(
            .announce(makeMessage(text)), on: .id(request.id), as: Waiting.viewer,
            key: "waiting:\(request.id):\(awaited.id)")
    }

    fileprivate func goOn(_ id: Request.ID, after done: Request) async throws {
        guard let request = try await store.requests([.id(id)]).first, request.state == .pending,
            request.pending?.reason == .evidence
        else { return }
        let blockers = request.links.filter { $0.relation == .blockedBy }.map { RequestReference.id($0.request) }
        guard try await store.requests(blockers).allSatisfy({ !$0.state.isOpen }) else { return }
        do {
            try await perform(.resume, on: .id(id), as: Waiting.viewer, key: "waiting:\(id):\(done.id):\(done.version)")
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
