extension Desk {
    private static let ownKeyPrefixes = [
        ObligationWork.keyPrefix, PartOpening.keyPrefix, RecurringWork.keyPrefix, Waiting.keyPrefix, outreachKeyPrefix,
    ]

    /// Longest name of an idempotency key, in bytes.
    static let maximumKeyLength = 500

    /// The key with the fingerprint of what it stands for: who does what to which request. Ids that are made anew at
    /// each attempt do not count.
    func makeKey(
        _ name: String?, for command: @autoclosure () -> KeyedCommand, on reference: RequestReference? = nil,
        by viewer: Viewer
    ) throws -> Change.Key? {
        guard let name else { return nil }
        guard (1...Self.maximumKeyLength).contains(name.utf8.count), !name.utf8.contains(0) else {
            throw Rejection.invalidField("key", "A key has 1 to \(Self.maximumKeyLength) bytes.")
        }
        if !viewer.isHost, let prefix = Self.ownKeyPrefixes.first(where: name.hasPrefix) {
            throw Rejection.invalidField("key", "Keys that begin with “\(prefix)” are the desk’s own.")
        }
        let content = KeyContent(actor: viewer.actor, request: reference?.description, command: command())
        return Change.Key(name: name, fingerprint: Digest(of: try CanonicalJSON.encode(content)))
    }

    private struct KeyContent: Encodable {
        var actor: Actor
        var request: String?
        var command: KeyedCommand
    }

    /// The request to which something was done under an idempotency key: the one that it opened, or the first that it
    /// changed. For the host’s own program only: a channel asks it whether it has taken a message before.
    ///
    /// - Returns: `nil` for a key that was not used.
    public func request(underKey name: String, as viewer: Viewer) async throws -> Request.Number? {
        guard viewer.isHost else { throw Rejection(.notPermitted, "What keys were used for is for the desk itself.") }
        return try await store.keys(.named([name])).first?.number
    }

    /// The answer to what was done before under the same key; `nil` where it was not.
    func repetition(of key: Change.Key?, by viewer: Viewer) async throws -> Request? {
        guard let key, let record = try await store.keys(.named([key.name])).first else { return nil }
        guard record.key == key else { throw Rejection.keyReused }
        return try await presentDone(record.number, to: viewer)
    }

    /// The request as it stands now, for whoever did something to it before. Who has lost sight of it since did it all
    /// the same: they learn that there is nothing left to do, and nothing of the request.
    func presentDone(_ number: Request.Number, to viewer: Viewer) async throws -> Request {
        let request = try await load(.number(number))
        guard viewer.at(configuration.time.now()).standing(to: request) != .none else {
            throw Rejection.alreadyDone(number)
        }
        return try await present(request, to: viewer)
    }
}

/// What an idempotency key can stand for. The encoded form is in the fingerprints that stores keep: a case may be
/// added, never changed.
enum KeyedCommand: Encodable {
    case open(RequestDraft)
    case perform(RequestCommand)
    case merge(into: RequestReference)
    /// - Parameter completion: What the caller makes of a draft in which nothing is written yet. The draft that is
    ///   split off depends on how the original stands, which may be otherwise at a repetition.
    case split(Message.ID, completion: RequestDraft)
    case link(Link.Relation, RequestReference)
    case unlink(Link.Relation, RequestReference)
    case macro(Macro.ID)
    case act(HostActionName, [String: FieldValue])
    case template(TemplateOrder)
    case part(String)
    case wait(RequestReference)
    case reachOut(Article.ID)

    private static let noID = UniqueID(high: 0, low: 0)

    private enum Content: Encodable {
        case open(RequestDraft, message: Message.ID)
        case merge(into: String)
        case split(message: Message.ID, completion: RequestDraft)
        case relate(Link.Relation, to: String)
        case unrelate(Link.Relation, to: String)
        case macro(Macro.ID)
        case act(HostActionName, [String: FieldValue])
        case template(TemplateOrder)
        case part(String)
        case wait(for: String)
        case reachOut(Article.ID)
    }

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .open(let draft): try Content.open(draft, message: Self.noID).encode(to: encoder)
        case .perform(let command): try command.withoutMessageID.encode(to: encoder)
        case .merge(let target): try Content.merge(into: target.description).encode(to: encoder)
        case .split(let message, let completion):
            try Content.split(message: message, completion: completion).encode(to: encoder)
        case .link(let relation, let other): try Content.relate(relation, to: other.description).encode(to: encoder)
        case .unlink(let relation, let other): try Content.unrelate(relation, to: other.description).encode(to: encoder)
        case .macro(let id): try Content.macro(id).encode(to: encoder)
        case .act(let name, let values): try Content.act(name, values).encode(to: encoder)
        case .template(let order): try Content.template(order).encode(to: encoder)
        case .part(let name): try Content.part(name).encode(to: encoder)
        case .reachOut(let article): try Content.reachOut(article).encode(to: encoder)
        case .wait(let other): try Content.wait(for: other.description).encode(to: encoder)
        }
    }

    fileprivate static func bare(_ message: Message) -> Message {
        var message = message
        message.id = noID
        return message
    }
}

extension Rejection {
    static let keyReused = Rejection(
        .keyReused, "The key was used before for something else; use a new one.", field: "key")

    static func alreadyDone(_ number: Request.Number) -> Rejection {
        Rejection(.alreadyDone, "This was done already. Request #\(number) is not yours to see any more.", field: "key")
    }
}

extension RequestCommand {
    fileprivate var withoutMessageID: RequestCommand {
        switch self {
        case .reply(let message): .reply(KeyedCommand.bare(message))
        case .note(let message): .note(KeyedCommand.bare(message))
        case .announce(let message): .announce(KeyedCommand.bare(message))
        case .resolve(let how, let message, let despite, let article):
            .resolve(how, message.map(KeyedCommand.bare), despiteOpenChildren: despite, article: article)
        case .fulfil(let message): .fulfil(message.map(KeyedCommand.bare))
        case .excuse(let message): .excuse(KeyedCommand.bare(message))
        case .askExcuse(let message): .askExcuse(KeyedCommand.bare(message))
        default: self
        }
    }
}
