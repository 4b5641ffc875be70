/// Something that is to be done at an instant: a timer, a reminder, an escalation, a notice. One kind of due work for
/// all of them.
///
/// Items are scheduled and cancelled by a ``Change``, together with the events that make them necessary, or by the host
/// alone (``Desk/plan(_:settling:as:)``). A runner (``Desk/run()``) does them, each once and never early.
public struct WorkItem: Hashable, Sendable {
    /// Names the item. There is one item of a name at most: scheduling the same key again replaces what was there.
    public let key: WorkKey
    /// Not before this instant.
    public let dueAt: Timestamp
    public let task: WorkTask

    public init(_ key: WorkKey, dueAt: Timestamp, task: WorkTask) {
        self.key = key
        self.dueAt = dueAt
        self.task = task
    }
}

/// The name of an item of due work: `close:<request>`. 1 to 200 bytes.
public struct WorkKey: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The one item of its sort that a request has: `clock:<request>`.
    public init(_ sort: String, of request: Request.ID) { self.init(rawValue: "\(sort):\(request)") }
}

/// The sort of a task, for which a ``WorkHandler`` is registered. 1 to 200 bytes.
public struct WorkKind: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// What is to be done: a kind, and what its handler needs to know.
public struct WorkTask: Hashable, Sendable {
    /// Largest payload, in bytes. Stores refuse more.
    public static let maximumPayload = 16 << 10

    public let kind: WorkKind
    /// JSON, as a rule ``CanonicalJSON``. At most ``maximumPayload`` bytes.
    public let payload: [UInt8]
    /// The request that the task is about, where it is about one.
    public let request: Request.ID?

    /// A task whose kind, and request, say everything.
    public init(_ kind: WorkKind, request: Request.ID? = nil) {
        self.kind = kind
        payload = [0x7B, 0x7D]
        self.request = request
    }

    /// - Throws: `EncodingError` for a number that JSON cannot write.
    public init(_ kind: WorkKind, _ payload: some Encodable, request: Request.ID? = nil) throws {
        self.kind = kind
        self.payload = try CanonicalJSON.encode(payload)
        self.request = request
    }

    /// Reads a task as a store keeps it.
    ///
    /// - Throws: `DecodingError` when the payload is not JSON.
    public init(kind: WorkKind, payload: [UInt8], request: Request.ID?) throws {
        do throws(JSONReader.Failure) {
            _ = try JSONReader(payload)
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "The payload is not JSON: \(error.reason)."))
        }
        self.kind = kind
        self.payload = payload
        self.request = request
    }

    /// The payload as a value.
    ///
    /// - Throws: `DecodingError`.
    public func decode<Value: Decodable>(_ type: Value.Type) throws -> Value {
        try CanonicalJSON.decode(type, from: payload)
    }
}

extension WorkItem: Codable {
    // In the order in which they are written.
    private enum CodingKeys: String, CodingKey { case dueAt, key, kind, payload, request }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        key = try container.decode(WorkKey.self, forKey: .key)
        dueAt = try container.decode(Timestamp.self, forKey: .dueAt)
        task = try WorkTask(
            kind: container.decode(WorkKind.self, forKey: .kind),
            payload: Array(container.decode(String.self, forKey: .payload).utf8),
            request: container.decodeIfPresent(Request.ID.self, forKey: .request))
    }

    /// The payload as a text: its bytes come back as they were.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(dueAt, forKey: .dueAt)
        try container.encode(key, forKey: .key)
        try container.encode(task.kind, forKey: .kind)
        try container.encode(String(decoding: task.payload, as: UTF8.self), forKey: .payload)
        try container.encodeIfPresent(task.request, forKey: .request)
    }
}

/// What a change does to due work beside requests.
public enum WorkChange: Hashable, Sendable {
    /// Replaces what has the same key, whoever is at it: their receipt is good for nothing from then on.
    case schedule(WorkItem)
    /// Nothing where there is no such item.
    case cancel(WorkKey)
    /// Gives up that an item is buried: it is due at the instant, as if it had never been tried. Nothing where there is
    /// no such item, or it is not buried.
    case revive(WorkKey, at: Timestamp)

    public var key: WorkKey {
        switch self {
        case .schedule(let item): item.key
        case .cancel(let key), .revive(let key, at: _): key
        }
    }

    /// When it makes something due; `nil` for what is cancelled.
    public var dueAt: Timestamp? {
        switch self {
        case .schedule(let item): item.dueAt
        case .revive(_, let time): time
        case .cancel: nil
        }
    }
}

/// The right to settle an item: whose claim it was. Good until somebody else claims the item, or it is settled,
/// scheduled anew or cancelled; the end of the lease alone takes nothing away.
public struct WorkReceipt: Hashable, Sendable, Codable {
    public let key: WorkKey
    /// The ``WorkClaim/id`` of the claim.
    public let claim: UniqueID

    public init(key: WorkKey, claim: UniqueID) {
        self.key = key
        self.claim = claim
    }
}

/// What became of claimed work. It rides in a ``Change``: with the effect of the work, or alone.
public struct Settlement: Hashable, Sendable {
    /// Longest reason, in bytes.
    public static let maximumReason = 1_000

    public enum Outcome: Hashable, Sendable {
        /// Done: the item is gone.
        case done
        /// To be done again at an instant; with the reason where it failed.
        case retry(at: Timestamp, reason: String? = nil)
        /// Given up, until somebody revives it; kept, with the instant and the reason, so that it is seen.
        case buried(at: Timestamp, reason: String)
    }

    public let receipt: WorkReceipt
    public let outcome: Outcome

    public init(_ receipt: WorkReceipt, _ outcome: Outcome) {
        self.receipt = receipt
        self.outcome = outcome
    }
}
