import ServiceDesk

/// Something that someone does to a desk.
enum LockstepStep: Sendable {
    case open(RequestDraft, by: LockstepActor, key: String?)
    case perform(RequestCommand, RequestReference, by: LockstepActor, key: String?)
    case merge(RequestReference, into: RequestReference, by: LockstepActor)
    case split(Message.ID, of: RequestReference, team: Team.ID?, by: LockstepActor)
    case link(RequestReference, Link.Relation, RequestReference, by: LockstepActor)
    case unlink(RequestReference, Link.Relation, RequestReference, by: LockstepActor)

    func outcome(on desk: Desk) async -> LockstepOutcome {
        do {
            return .request(try await run(on: desk))
        } catch let rejection as Rejection {
            return .rejection(rejection)
        } catch let error as StoreError {
            return .error(error.code.rawValue)
        } catch {
            return .error(String(describing: error))
        }
    }

    private func run(on desk: Desk) async throws -> Request {
        switch self {
        case .open(let draft, let actor, let key):
            return try await desk.open(draft, as: try await actor.viewer(at: desk), key: key)
        case .perform(let command, let reference, let actor, let key):
            return try await desk.perform(command, on: reference, as: try await actor.viewer(at: desk), key: key)
        case .merge(let source, let target, let actor):
            return try await desk.merge(source, into: target, as: try await actor.viewer(at: desk))
        case .split(let message, let reference, let team, let actor):
            return try await desk.split(message, of: reference, as: try await actor.viewer(at: desk)) { draft in
                if let team { draft.team = team }
            }
        case .link(let reference, let relation, let other, let actor):
            return try await desk.link(reference, relation, other, as: try await actor.viewer(at: desk))
        case .unlink(let reference, let relation, let other, let actor):
            return try await desk.unlink(reference, relation, other, as: try await actor.viewer(at: desk))
        }
    }
}

/// Someone of the organisation of the script, or the host.
enum LockstepActor: Hashable, Sendable {
    case person(Person.ID)
    case delegate(Person.ID, for: Person.ID)
    case host

    func viewer(at desk: Desk) async throws -> Viewer {
        switch self {
        case .person(let person): try await desk.viewer(for: person)
        case .delegate(let person, for: let principal): try await desk.viewer(for: person, actingFor: principal)
        case .host: .host("lockstep")
        }
    }
}

/// What came of a step.
enum LockstepOutcome: Hashable, Sendable {
    case request(Request)
    case rejection(Rejection)
    case error(String)

    var request: Request? { if case .request(let request) = self { request } else { nil } }
}
