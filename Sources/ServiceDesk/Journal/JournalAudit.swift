/// Checks one request's journal against itself and against the request as it stands: that no event was edited, removed,
/// inserted or moved, and that replaying the journal gives the state. Contents that were erased stand outside of the
/// chain: they must be those that the last erasure left (``RequestEvent/erased(contents:)``).
public struct JournalAudit: Sendable {
    private let id: Request.ID
    private var replayed: Request?
    private var previous = Digest.zero
    private var nextVersion = 1
    private var previousTime = Timestamp(microseconds: .min)
    private var erasures = ErasureAudit()

    public init(of id: Request.ID) { self.id = id }

    /// Checks the next event.
    ///
    /// - Throws: ``JournalFault`` that names the version.
    public mutating func check(_ event: RecordedEvent) throws(JournalFault) {
        guard event.request == id else { throw JournalFault(id, event.version, .foreignEvent) }
        guard event.version == nextVersion else { throw JournalFault(id, nextVersion, .missingEvent) }
        guard event.at >= previousTime else { throw JournalFault(id, event.version, .timeGoesBack) }
        let content = Digest(of: event.content)
        let hash = RecordedEvent.hash(
            of: event.original ?? content, subject: id.uuid, version: event.version, at: event.at, after: previous)
        guard hash == event.hash else { throw JournalFault(id, event.version, .hashDiffers) }
        if replayed == nil {
            replayed = Request(opening: event)
            guard replayed != nil else { throw JournalFault(id, event.version, .doesNotOpen) }
        } else {
            replayed?.apply(event)
        }
        erasures.take(event, content)
        previous = hash
        previousTime = event.at
        nextVersion += 1
    }

    /// Of how many events something was erased so far.
    public var erasedEvents: Int { erasures.count }

    /// Checks, behind the last event, that what was erased stands as it was left.
    public func checkErasures() throws(JournalFault) {
        if let fault = erasures.fault { throw JournalFault(id, fault.version, fault.reason) }
    }

    /// The request as the events checked so far give it.
    func state(number: Request.Number) -> Request? {
        var request = replayed
        request?.number = number
        return request
    }

    /// Compares what the journal gives with the request as the store has it.
    public func finish(comparing request: Request) throws(JournalFault) {
        guard var replayed else { throw JournalFault(id, 0, .missingEvent) }
        try checkErasures()
        replayed.number = request.number
        guard replayed.version == request.version, replayed.journalHead == request.journalHead else {
            throw JournalFault(id, replayed.version, .missingEvent)
        }
        guard replayed == request else { throw JournalFault(id, replayed.version, .stateDiffers) }
    }
}

/// Where and how a journal is damaged.
public struct JournalFault: Error, Hashable, Sendable, CustomStringConvertible {
    public enum Reason: String, Sendable {
        case foreignEvent = "belongs to another request"
        case missingEvent = "is missing, or stands in the wrong place"
        case timeGoesBack = "is earlier than the one before it"
        case hashDiffers = "was changed: its hash does not follow from the one before it"
        case doesNotOpen = "is the first one and opens nothing"
        case erasedByNobody = "differs from what was recorded, and no later event says that something was erased"
        case erasureDiffers = "erased something, and what stands before it is not what it left"
        case stateDiffers = "is the last one, and the request as kept differs from what the journal gives"
    }

    public let request: Request.ID
    public let version: Int
    public let reason: Reason

    init(_ request: Request.ID, _ version: Int, _ reason: Reason) {
        (self.request, self.version, self.reason) = (request, version, reason)
    }

    public var description: String { "Request \(request): event \(version) \(reason.rawValue)." }
}

/// Checks what erasures left of a journal: its contents are those that the last one left.
struct ErasureAudit: Sendable {
    private var contents = ContentsDigest()
    /// The last erasure, and whether what stands before it is what it left.
    private var last: (version: Int, holds: Bool)?
    private var lastErased = 0
    /// Events of which something was erased.
    private(set) var count = 0

    /// - Parameter content: The digest of what the event has.
    mutating func take(_ event: RecordedEvent, _ content: Digest) {
        if case .erased(let left) = event.event { last = (event.version, left == contents.value) }
        if event.original != nil { (lastErased, count) = (event.version, count + 1) }
        contents.add(content)
    }

    /// What is wrong, once all events were taken.
    var fault: (version: Int, reason: JournalFault.Reason)? {
        guard lastErased < last?.version ?? 1 else { return (lastErased, .erasedByNobody) }
        if let last, !last.holds { return (last.version, .erasureDiffers) }
        return nil
    }
}

/// A digest over the contents of a journal as they stand, one after the other. The chain of hashes is over what was
/// recorded; this one is over what is left of it.
struct ContentsDigest {
    private(set) var value = Digest.zero

    /// Takes the next content.
    mutating func add(_ content: Digest) { value = Digest(of: value.bytes + content.bytes) }
}
