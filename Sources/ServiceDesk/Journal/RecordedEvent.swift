/// An event as the journal keeps it: what happened, to which request, when, by whom, chained to all before it.
public struct RecordedEvent: Hashable, Sendable {
    public let request: Request.ID
    /// 1 for the opening, then one more for each event; the request's version after it.
    public let version: Int
    /// Never before the event that precedes it in the same journal, even if the clock was put back.
    public let at: Timestamp
    public let actor: Actor
    public let event: RequestEvent
    /// Actor and event as ``CanonicalJSON``: the bytes that are kept, exported and hashed.
    public let content: [UInt8]
    /// The hash of this event and, through its predecessor's, of everything before it.
    public let hash: Digest
    /// The digest of the content as it was recorded, where something of it was erased since; `nil` where ``content`` is
    /// what was recorded. The hash goes over this one, so that the chain stays whole
    /// (``RequestEvent/erased(contents:)``).
    public let original: Digest?

    /// Records an event after another.
    ///
    /// - Parameter previous: The ``Request/journalHead`` before it; ``Digest/zero`` for an opening.
    /// - Throws: `EncodingError`, which the limits of the desk rule out.
    public init(
        request: Request.ID, version: Int, at: Timestamp, actor: Actor, event: RequestEvent, after previous: Digest
    ) throws {
        let content = try CanonicalJSON.encode(directly: Content(actor: actor, event: event))
        self.init(
            request: request, version: version, at: at, actor: actor, event: event, content: content,
            hash: Self.hash(of: content, request: request, version: version, at: at, after: previous), original: nil)
    }

    /// Reads an event as a store keeps it. The hash is taken as it is: ``JournalAudit`` checks it.
    ///
    /// - Parameter original: The digest of what was recorded, where something of it was erased since.
    /// - Throws: `DecodingError` when the content is not an event.
    public init(
        request: Request.ID, version: Int, at: Timestamp, content: [UInt8], hash: Digest, original: Digest? = nil
    ) throws {
        let decoded = try Content(content)
        self.init(
            request: request, version: version, at: at, actor: decoded.actor, event: decoded.event, content: content,
            hash: hash, original: original)
    }

    private init(
        request: Request.ID, version: Int, at: Timestamp, actor: Actor, event: RequestEvent, content: [UInt8],
        hash: Digest, original: Digest?
    ) {
        self.request = request
        self.version = version
        self.at = at
        self.actor = actor
        self.event = event
        self.content = content
        self.hash = hash
        self.original = original
    }

    /// The event as an erasure leaves it: something else was said or done by somebody else, at the same place of the
    /// chain. Itself where both are as they were.
    ///
    /// - Throws: `EncodingError`, which the limits of the desk rule out.
    func erased(to event: RequestEvent, by actor: Actor) throws -> RecordedEvent {
        guard event != self.event || actor != self.actor else { return self }
        return RecordedEvent(
            request: request, version: version, at: at, actor: actor, event: event,
            content: try CanonicalJSON.encode(directly: Content(actor: actor, event: event)), hash: hash,
            original: original ?? Digest(of: content))
    }

    /// The event without what only the team knows: whom a confidential request names and concerns. The hash is that of
    /// the event as kept, which it no longer proves.
    func presentedToParticipants() throws -> RecordedEvent {
        let event: RequestEvent
        switch self.event {
        case .opened(var opening) where opening.confidentiality != nil:
            opening.confidentiality = Request.Confidentiality()
            event = .opened(opening)
        case .protected(.some): event = .protected(Request.Confidentiality())
        default: return self
        }
        return RecordedEvent(
            request: request, version: version, at: at, actor: actor, event: event,
            content: try CanonicalJSON.encode(directly: Content(actor: actor, event: event)), hash: hash,
            original: original)
    }

    /// The event in ``content``.
    ///
    /// - Throws: `DecodingError` when the content is not an event.
    package static func event(in content: [UInt8]) throws -> RequestEvent {
        try Content(content).event
    }

    private struct Content: Codable, DirectlyEncodable {
        var actor: Actor
        var event: RequestEvent

        init(actor: Actor, event: RequestEvent) { (self.actor, self.event) = (actor, event) }

        /// - Throws: `DecodingError` when the bytes are not an event.
        init(_ bytes: [UInt8]) throws {
            var entries = try JSONEntries(bytes)
            actor = try Actor(try entries.entries(required: "actor"))
            event = try RequestEvent(try entries.entries(required: "event"))
        }

        func write(to encoder: CanonicalEncoder) throws {
            let object = JSONObject(in: encoder)
            try object.write("actor", actor)
            try object.write("event", event)
        }
    }

    /// SHA-256 over the previous hash, the request's id, the version, the instant, and the digest of the content. The
    /// content enters by its digest, so that it can be erased while the chain still verifies (``original``).
    public static func hash(
        of content: [UInt8], request: Request.ID, version: Int, at: Timestamp, after previous: Digest
    ) -> Digest {
        hash(of: Digest(of: content), subject: request.uuid, version: version, at: at, after: previous)
    }

    /// The same for whatever has a history, also the revisions of an article.
    ///
    /// - Parameter content: The digest of the content.
    static func hash(
        of content: Digest, subject: UniqueID, version: Int, at: Timestamp, after previous: Digest
    ) -> Digest {
        var input: [UInt8] = []
        input.reserveCapacity(96)
        input += previous.bytes
        input += subject.bytes
        for number in [Int64(version), at.microseconds] {
            for place in 0..<8 { input.append(UInt8(truncatingIfNeeded: number >> (56 - 8 * place))) }
        }
        input += content.bytes
        return Digest(of: input)
    }
}
