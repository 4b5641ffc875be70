/// An item of due work as a store keeps it.
///
/// What claims and settlements make of one is written here, once for all stores: a store looks up records, and keeps
/// what these functions give.
public struct WorkRecord: Hashable, Sendable, Codable {
    public let item: WorkItem
    /// From when on it can be claimed: the instant at which it is due, the end of a lease, the end of a pause after a
    /// failure. Of a buried one: when it was buried.
    public private(set) var nextAt: Timestamp
    /// How often it was claimed since it was scheduled.
    public private(set) var attempt: Int
    /// The last claim, until it is settled.
    public private(set) var claim: UniqueID?
    /// Who claimed it, as ``WorkClaim/owner`` says.
    public private(set) var owner: String?
    /// Why it was not done the last time.
    public private(set) var failure: String?
    /// Given up: it is claimed by nobody until it is revived.
    public private(set) var isBuried: Bool

    /// A record of work that nobody has claimed yet.
    public init(_ item: WorkItem) {
        self.init(item, nextAt: item.dueAt)
    }

    /// Reads a record as a store keeps it.
    public init(
        _ item: WorkItem, nextAt: Timestamp, attempt: Int = 0, claim: UniqueID? = nil, owner: String? = nil,
        failure: String? = nil, isBuried: Bool = false
    ) {
        self.item = item
        self.nextAt = nextAt
        self.attempt = attempt
        self.claim = claim
        self.owner = owner
        self.failure = failure
        self.isBuried = isBuried
    }

    public var key: WorkKey { item.key }

    /// Whether a claim may have it.
    public func isDue(for claim: WorkClaim) -> Bool {
        !isBuried && nextAt <= claim.now && claim.kinds.contains(item.task.kind)
    }

    /// The record once a claim has it.
    public func claimed(by claim: WorkClaim) -> WorkRecord {
        var record = self
        record.nextAt = claim.leaseEnd
        record.attempt += 1
        record.claim = claim.id
        record.owner = claim.owner
        return record
    }

    /// Whether a receipt is still good.
    public func accepts(_ receipt: WorkReceipt) -> Bool {
        receipt.key == key && receipt.claim == claim
    }

    /// The record once it is settled; `nil` where it is done and gone.
    public func settled(_ outcome: Settlement.Outcome) -> WorkRecord? {
        var record = self
        (record.claim, record.owner) = (nil, nil)
        switch outcome {
        case .done: return nil
        case .retry(let at, let reason): (record.nextAt, record.failure) = (at, reason)
        case .buried(let at, let reason): (record.nextAt, record.failure, record.isBuried) = (at, reason, true)
        }
        return record
    }

    /// The record as if it had never been tried.
    fileprivate func revived(at time: Timestamp) -> WorkRecord { isBuried ? WorkRecord(item, nextAt: time) : self }
}

extension WorkRecord {
    /// Whether the record comes before another one that is due: by ``nextAt``, then by the bytes of the key.
    public func isDueBefore(_ other: WorkRecord) -> Bool { (nextAt, key) < (other.nextAt, other.key) }
}

extension Change {
    /// What the change makes of the work that it names.
    ///
    /// Settlements come first: work that was done can be scheduled anew in the same change.
    ///
    /// - Parameter kept: The record that the store has under a key.
    /// - Returns: For each key that it names the record from now on, `nil` where there is none any more. `nil` alone
    ///   where a receipt has expired: the change must then write nothing (``CommitResult/expired``).
    public func workAfter(_ kept: (WorkKey) throws -> WorkRecord?) rethrows -> [WorkKey: WorkRecord?]? {
        try workAfter(kept) { try kept($0.key)?.accepts($0) ?? false }
    }

    /// The same, for a store that can tell whether a receipt is good for less than it takes to read the record: of work
    /// that is done, which most is, nothing else is needed.
    ///
    /// - Parameter accepts: What ``WorkRecord/accepts(_:)`` says of the record that is kept; `false` where there is
    ///   none.
    public func workAfter(
        _ kept: (WorkKey) throws -> WorkRecord?, accepts: (WorkReceipt) throws -> Bool
    ) rethrows -> [WorkKey: WorkRecord?]? {
        var after: [WorkKey: WorkRecord?] = [:]
        for settlement in settlements {
            let receipt = settlement.receipt
            if settlement.outcome == .done {
                guard try accepts(receipt) else { return nil }
                after[receipt.key] = .some(nil)
            } else {
                guard let record = try kept(receipt.key), record.accepts(receipt) else { return nil }
                after[receipt.key] = .some(record.settled(settlement.outcome))
            }
        }
        for step in work {
            switch step {
            case .schedule(let item): after[item.key] = .some(WorkRecord(item))
            case .cancel(let key): after[key] = .some(nil)
            case .revive(let key, let time):
                // Of what is not there nothing is said: somebody may schedule it meanwhile.
                if let record = try after[key] ?? kept(key) { after[key] = .some(record.revived(at: time)) }
            }
        }
        return after
    }
}
