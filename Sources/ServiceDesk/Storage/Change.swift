/// What one command changes: one request or several, and the due work that follows from it; committed together or not
/// at all.
public struct Change: Sendable {
    /// Makes a repetition harmless: a mail's Message-ID, a form's token. At most 500 bytes.
    public struct Key: Hashable, Sendable {
        public let name: String
        /// What the key stands for. The same key with another fingerprint is refused.
        public let fingerprint: Digest

        public init(name: String, fingerprint: Digest) {
            self.name = name
            self.fingerprint = fingerprint
        }

        /// Names are compared byte for byte.
        public static func == (left: Key, right: Key) -> Bool {
            left.fingerprint == right.fingerprint && left.name.utf8.elementsEqual(right.name.utf8)
        }
    }

    public let key: Key?
    public internal(set) var updates: [Update]
    /// What it does to due work, in any order: each of another key.
    public let work: [WorkChange]
    /// What becomes of work that was claimed: with its effect, so that both happen or neither does, or alone. It comes
    /// before ``work``, which may schedule the same key anew. Where one of the receipts is not good any more nothing is
    /// written (``CommitResult/expired``).
    public let settlements: [Settlement]

    /// - Parameters:
    ///   - updates: Each of another request; at least one with a key.
    ///   - work: At most ``maximumWork``; so many settlements too. Something of the three there must be.
    public init(key: Key? = nil, updates: [Update] = [], work: [WorkChange] = [], settlements: [Settlement] = []) {
        self.key = key
        self.updates = updates
        self.work = work
        self.settlements = settlements
    }

    /// The change without what is counted of its updates.
    package var unmeasured: Change {
        var change = self
        change.updates = updates.map(\.unmeasured)
        return change
    }

    /// One request before and after some events.
    public struct Update: Sendable {
        // One object: an update goes through many hands, each of which would copy two requests.
        private var parts: Parts

        private final class Parts: Sendable {
            let before: Request?
            let after: Request
            let events: [RecordedEvent]
            let encoded: [UInt8]
            let passages: [Passage]
            let measurements: [RequestMeasurement]
            let replaced: [RecordedEvent]

            init(
                _ before: Request?, _ after: Request, _ events: [RecordedEvent], _ encoded: [UInt8],
                _ texts: [Passage], _ replaced: [RecordedEvent], measures: Bool = true
            ) {
                (self.before, self.after, self.events) = (before, after, events)
                (self.encoded, passages, self.replaced) = (encoded, texts, replaced)
                measurements = measures
                    ? MeasurementFold.measurements(before: before, after: after, events: events) : []
            }
        }

        /// As it was when the change was decided; `nil` for a request that opens. The store refuses the change when the
        /// request has another version by now.
        public var before: Request? { _read { yield parts.before } }
        /// As it is from now on. An opening without a number gets the next one; an opening with a number, which an
        /// import makes, asks for that one and meets a conflict where it is taken.
        public var after: Request { _read { yield parts.after } }
        /// With the versions after `before`'s, in order. None at all, with `after` equal to `before`, where the change
        /// leaves the request as it is: such an update comes first in a change whose idempotency key stands for a
        /// command that had nothing to do there, or is alone in one that an import makes to restore a key. The version
        /// counts all the same.
        public var events: [RecordedEvent] { parts.events }
        /// `after` as ``CanonicalJSON``: what a store keeps.
        public var encoded: [UInt8] { parts.encoded }
        /// The texts of the events, as full-text search finds them.
        public var passages: [Passage] { parts.passages }
        /// What is counted of the events.
        public var measurements: [RequestMeasurement] { parts.measurements }
        /// Events that the store has, as an erasure leaves them: a store keeps these in the place of those of the same
        /// versions, with their ``RecordedEvent/original``, and their texts in the place of the passages that it has of
        /// these versions. What is counted of them stays the same.
        public var replaced: [RecordedEvent] { parts.replaced }
        /// The texts of ``replaced``.
        public var replacedPassages: [Passage] { parts.replaced.compactMap(Passage.init) }

        /// - Throws: `EncodingError`, which the limits of the desk rule out.
        public init(
            before: Request?, after: Request, events: [RecordedEvent], replaced: [RecordedEvent] = []
        ) throws {
            let encoded = try CanonicalJSON.encode(directly: after)
            parts = Parts(before, after, events, encoded, events.compactMap(Passage.init), replaced)
        }

        /// The number is not part of what is encoded: it may become known later.
        mutating func take(_ number: Request.Number) {
            var (before, after) = (before, after)
            before?.number = number
            after.number = number
            parts = Parts(before, after, events, encoded, passages, replaced)
        }

        /// The update without what is counted of it, to find out what counting costs.
        package var unmeasured: Update {
            var update = self
            update.parts = Parts(before, after, events, encoded, passages, replaced, measures: false)
            return update
        }

        /// Changes nothing: it is there for the idempotency key of its change.
        init(unchanged request: Request) throws { try self.init(before: request, after: request, events: []) }
    }
}

/// A piece of text that search finds: see ``SearchQuery``.
public struct Passage: Hashable, Sendable {
    /// The version of the event that brought it.
    public let version: Int
    /// Only agents find it.
    public let isPrivate: Bool
    /// As ``SearchText/words(in:)`` gives them; of an article, their stems (``ArticleRevision/passage``).
    public let words: [String]

    init(version: Int, isPrivate: Bool, words: [String]) {
        self.version = version
        self.isPrivate = isPrivate
        self.words = words
    }

    init?(_ event: RecordedEvent) { self.init(version: event.version, event.event) }

    /// The passage of an event as a store keeps it.
    ///
    /// - Throws: `DecodingError` when the content is not an event.
    package init?(version: Int, content: [UInt8]) throws {
        self.init(version: version, try RecordedEvent.event(in: content))
    }

    private init?(version: Int, _ event: RequestEvent) {
        guard let (text, isPrivate) = event.searchableText else { return nil }
        self.version = version
        self.isPrivate = isPrivate
        words = SearchText.words(in: text)
    }
}

extension CommitResult {
    package var isCommitted: Bool { if case .committed = self { true } else { false } }
}

/// What became of a change.
public enum CommitResult: Hashable, Sendable {
    /// Kept durably. The numbers of the change's requests, in the order of its updates.
    case committed([Request.Number])
    /// One of the requests has changed since; nothing was written. Read again, decide again.
    case conflict
    /// The key was used before, for the same thing: nothing was written, it is there already.
    case duplicate(of: Request.Number)
    /// The key was used before, for something else; nothing was written.
    case keyReused
    /// A receipt of the change is not good any more: somebody else has the work, or it was scheduled anew, cancelled or
    /// settled. Nothing was written.
    case expired
}
