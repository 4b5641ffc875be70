extension Desk {
    /// Longest name of an idempotency key, in bytes.
    static let maximumKeyLength = 500

    /// The key with the fingerprint of what it stands for: who does what to which request. Ids that are made anew at
    /// each attempt do not count.
    func makeKey(
        _ name: String?, for command: RequestCommand, on reference: RequestReference?, by viewer: Viewer
    ) throws -> Change.Key? {
        guard let name else { return nil }
        guard (1...Self.maximumKeyLength).contains(name.utf8.count), !name.utf8.contains(0) else {
            throw Rejection.invalidField("key", "A key has 1 to \(Self.maximumKeyLength) bytes.")
        }
        let content = KeyContent(
            actor: viewer.actor, request: reference?.description, command: command.withoutMessageID)
        return Change.Key(name: name, fingerprint: Digest(of: try CanonicalJSON.encode(content)))
    }

    private struct KeyContent: Encodable {
        var actor: Actor
        var request: String?
        var command: RequestCommand
    }

    /// The request for which a key was used already.
    func outcome(of key: Change.Key?) async throws -> Request? {
        guard let key, let record = try await store.keys(.named([key.name])).first else { return nil }
        guard record.key == key else { throw Rejection.keyReused }
        return try await load(.number(record.number))
    }
}

extension Rejection {
    static let keyReused = Rejection(
        .keyReused, "The key was used before for something else; use a new one.", field: "key")
}

extension RequestCommand {
    fileprivate var withoutMessageID: RequestCommand {
        func bare(_ message: Message) -> Message {
            Message(
                id: UniqueID(high: 0, low: 0), text: message.text, attachments: message.attachments,
                channel: message.channel)
        }
        switch self {
        case .open(let draft, _): return .open(draft, message: UniqueID(high: 0, low: 0))
        case .reply(let message): return .reply(bare(message))
        case .note(let message): return .note(bare(message))
        case .announce(let message): return .announce(bare(message))
        case .resolve(let how, let message, let despite):
            return .resolve(how, message.map(bare), despiteOpenChildren: despite)
        default: return self
        }
    }
}
