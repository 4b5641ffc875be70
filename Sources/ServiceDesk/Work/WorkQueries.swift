/// Asks for work that is due, to do it. Whoever gets an item has it until the end of the lease; then anyone may get it.
public struct WorkClaim: Hashable, Sendable {
    /// Of this claim alone: what a receipt is good for ends when another claim gets the item.
    public var id: UniqueID
    /// Who claims, for people to read. 1 to 200 bytes.
    public var owner: String
    /// Only work of these kinds, 1 to 100 of them.
    public var kinds: SortedSet<WorkKind>
    /// What is due at this instant or before.
    public var now: Timestamp
    /// A second to a day.
    public var lease: Duration
    /// 1 to ``maximumLimit``.
    public var limit: Int

    public static let maximumLimit = 10_000

    public init(
        id: UniqueID, owner: String, kinds: SortedSet<WorkKind>, now: Timestamp, lease: Duration = .seconds(60),
        limit: Int = 100
    ) {
        self.id = id
        self.owner = owner
        self.kinds = kinds
        self.now = now
        self.lease = lease
        self.limit = limit
    }

    public var leaseEnd: Timestamp { now.advanced(by: lease) }
}

/// Work that one may do now, and must settle.
public struct ClaimedWork: Hashable, Sendable {
    public let item: WorkItem
    public let receipt: WorkReceipt
    /// 1 the first time.
    public let attempt: Int
    /// From then on somebody else may have it.
    public let leaseEnd: Timestamp

    /// What a claim has got.
    public init(_ record: WorkRecord, by claim: WorkClaim) {
        item = record.item
        receipt = WorkReceipt(key: record.key, claim: claim.id)
        attempt = record.attempt
        leaseEnd = claim.leaseEnd
    }
}

/// A question for due work as it is kept; it claims nothing.
public struct WorkQuery: Hashable, Sendable {
    public enum Selection: Hashable, Sendable {
        /// Everything, in the order of the keys' bytes.
        case all
        /// What can be claimed before an instant, or ever; in the order of ``WorkRecord/nextAt``, then of the keys.
        case pending(before: Timestamp? = nil)
        /// What was given up, in the order of the instants at which it was, then of the keys.
        case buried
        /// What is about a request, in the order of the keys.
        case about(Request.ID)
        /// What has one of these keys, at most 1,000 of them, in the order of the keys.
        case named(SortedSet<WorkKey>)
    }

    public var selection: Selection
    /// Only these kinds, at most 100; none means all.
    public var kinds: SortedSet<WorkKind>
    /// 1 to 1,000.
    public var limit: Int
    public var after: Cursor?

    public init(
        _ selection: Selection, kinds: SortedSet<WorkKind> = [], limit: Int = 100, after: Cursor? = nil
    ) {
        self.selection = selection
        self.kinds = kinds
        self.limit = limit
        self.after = after
    }

    /// The place behind a record.
    public struct Cursor: Hashable, Sendable {
        public let nextAt: Timestamp
        public let key: WorkKey

        public init(behind record: WorkRecord) {
            nextAt = record.nextAt
            key = record.key
        }
    }

    /// Whether the answer is in the order of ``WorkRecord/nextAt``, and not of the keys alone.
    public var isByTime: Bool {
        switch selection {
        case .pending, .buried: true
        case .all, .about, .named: false
        }
    }

    /// Whether a record belongs to the answer, whatever page it is on.
    public func matches(_ record: WorkRecord) -> Bool {
        guard kinds.isEmpty || kinds.contains(record.item.task.kind) else { return false }
        return switch selection {
        case .all: true
        case .pending(let end): !record.isBuried && end.map { record.nextAt < $0 } ?? true
        case .buried: record.isBuried
        case .about(let request): record.item.task.request == request
        case .named(let keys): keys.contains(record.key)
        }
    }
}

/// Some work and where to go on.
public struct WorkPage: Hashable, Sendable {
    public var records: [WorkRecord]
    /// `nil` when nothing follows.
    public var next: WorkQuery.Cursor?

    /// A page of what was found, which is one more than was asked for where something follows.
    public init(found: [WorkRecord], limit: Int) {
        records = Array(found.prefix(limit))
        next = found.count > limit ? records.last.map { WorkQuery.Cursor(behind: $0) } : nil
    }
}

extension WorkQuery {
    /// The answer, from all that a store has in memory.
    public func page(of records: some Sequence<WorkRecord>) -> WorkPage {
        func precedes(_ left: (Timestamp, WorkKey), _ right: (Timestamp, WorkKey)) -> Bool {
            isByTime ? left < right : left.1 < right.1
        }
        let found = records.filter { record in
            matches(record) && (after.map { precedes(($0.nextAt, $0.key), (record.nextAt, record.key)) } ?? true)
        }
        return WorkPage(
            found: found.sorted { precedes(($0.nextAt, $0.key), ($1.nextAt, $1.key)) }, limit: limit)
    }
}
