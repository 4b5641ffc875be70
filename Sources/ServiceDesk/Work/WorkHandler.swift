/// Does due work of one kind.
///
/// A desk calls its handlers (``Desk/Configuration/workHandlers``) with what is due, many at once. Work is done again
/// where a handler throws, where the process dies, and where it takes longer than the lease: a handler does the effect
/// and settles the work in one change (``Desk/perform(_:on:as:key:settling:)``), or does what may be repeated.
public protocol WorkHandler: Sendable {
    var kind: WorkKind { get }

    /// Does the work.
    ///
    /// - Returns: What became of it.
    /// - Throws: Whatever made it fail: it is tried again after a pause. ``Rejection/Code/expired`` is no failure:
    ///   somebody else has the work.
    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer

    /// Whether work that may name somebody is there for them alone, and goes when they are erased
    /// (``Desk/erase(_:isRehearsal:as:progress:)``).
    ///
    /// - Returns: Files that only this work names, which go with it. `nil`, as it is by default, where it is not
    ///   theirs: it stays as it is, and is reported where it names them.
    /// - Throws: `DecodingError` for a payload that is none of this kind: it stays too.
    func filesOfWork(_ item: WorkItem, of person: ErasedPerson) throws -> [Digest]?
}

extension WorkHandler {
    public func filesOfWork(_ item: WorkItem, of person: ErasedPerson) throws -> [Digest]? { nil }
}

/// Somebody who is erased.
public struct ErasedPerson: Sendable {
    public let id: Person.ID
    /// As the directory had them.
    public let addresses: [Address]
    let pseudonym: Pseudonym

    /// Whether a mail address is theirs.
    public func hasMail(_ address: String) -> Bool {
        let key = Address(.mail, address).key
        return addresses.contains { $0.key == key }
    }

    /// A value with the pseudonym in the place of each ``Person/ID`` of theirs.
    func erased<Value: Codable>(from value: Value) throws -> Value { try pseudonym.applied(to: value) }
}

/// What a handler says of the work that it was given.
public enum WorkAnswer: Hashable, Sendable {
    /// It is done, and the receipt was given to the desk with the effect: there is nothing left to settle.
    case settled
    /// It is done.
    case done
    /// It is to be done at a later instant. That is no failure: its attempts are counted from the first again.
    case again(at: Timestamp)
    /// It can never be done, for a reason that people will read.
    case impossible(String)
}

/// Says what due work a change of a request makes necessary or needless.
///
/// A desk asks its planners (``Desk/Configuration/workPlanners``) about every update before it commits it, and commits
/// what they say with it. A planner that keeps one item for each request (``WorkKey/init(_:of:)``) replaces it with
/// each change, or cancels it.
public protocol WorkPlanner: Sendable {
    /// Pure: no clock, no I/O, no store. What is not named stays as it is.
    ///
    /// - Parameter update: The request before and after, with at least one event.
    func plan(for update: Change.Update) -> [WorkChange]
}

/// How a desk does due work.
public struct WorkOptions: Sendable {
    /// How many pieces of work are done at once; `nil` for twice as many as the store commits at once, so that some are
    /// decided while others are committed.
    public var concurrency: Int?
    /// How long a handler may take, a second to a day. What takes longer is cancelled, and somebody else may have it.
    public var lease: Duration = .seconds(60)
    /// How long it may take to see what another process has scheduled, where the store does not hear of it sooner
    /// (``RequestStore/scheduledElsewhere()``).
    public var pollInterval: Duration = .seconds(2)
    /// After so many attempts work is buried.
    public var maximumAttempts = 8
    /// The pause after the first failure; it doubles with each further one.
    public var firstPause: Duration = .seconds(10)
    public var longestPause: Duration = .seconds(3_600)
    /// How long a desk that is told to stop waits for work that has begun.
    public var shutdownGrace: Duration = .seconds(20)
    /// Who claims, for people to read; `nil` for the name and number of the process.
    public var owner: String?
    /// Shortens each pause by up to a half, so that what failed together is not tried again together.
    public var random: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()

    public init() {}
}

/// What became of one piece of work, for those who watch.
public struct WorkResult: Hashable, Sendable {
    public enum Outcome: Hashable, Sendable {
        case done
        /// The handler wants it again.
        case again(at: Timestamp)
        /// It failed and is tried again.
        case failed(String, next: Timestamp)
        /// It is given up.
        case buried(String)
        /// Somebody else has it, or it was scheduled anew or cancelled meanwhile: nothing was settled.
        case expired
        /// The desk was stopped; it is due again at once.
        case returned
    }

    public let work: ClaimedWork
    public let outcome: Outcome
    /// When it ended.
    public let at: Timestamp
}
