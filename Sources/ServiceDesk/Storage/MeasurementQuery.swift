/// A question for measurements, whoever may know of them: the desk makes figures of them that a viewer may see.
public struct MeasurementQuery: Hashable, Sendable {
    public enum Selection: Hashable, Sendable {
        /// The blocks of some days since 1970 in UTC, of some teams or (where it names none) of all and of no team; and
        /// all blocks without a place, of which whoever asks leaves out what is not wanted. Not by pages.
        case days(Range<Int>, teams: SortedSet<Team.ID> = [])
        /// Blocks without a place, in the order of their ids.
        case unsorted
        /// The newest block of each of these places that has not its full size.
        case open([MeasurementBlock.Place])
        /// All, in the order of their ids.
        case all
    }

    public var selection: Selection
    /// Only blocks with an id above this; for those that come by pages.
    public var after: Int64
    /// 1 to 10,000.
    public var limit: Int

    public init(_ selection: Selection, after: Int64 = 0, limit: Int = 1_000) {
        (self.selection, self.after, self.limit) = (selection, after, limit)
    }

    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public func validate() throws(StoreError) {
        guard (1...10_000).contains(limit) else { throw .limit(limit, 1...10_000) }
        switch selection {
        case .days(_, let teams):
            guard teams.count <= RequestFilter.maximumChoices else {
                throw .tooMany("teams", teams.count, limit: RequestFilter.maximumChoices)
            }
        case .open(let places):
            guard places.count <= MeasurementRewrite.maximumBlocks else {
                throw .tooMany("places", places.count, limit: MeasurementRewrite.maximumBlocks)
            }
        case .unsorted, .all: break
        }
    }
}

/// A block as a store has it.
public struct KeptMeasurements: Hashable, Sendable {
    /// Given by the store, larger for what was written later, never given again.
    public let id: Int64
    public let block: MeasurementBlock

    public init(id: Int64, _ block: MeasurementBlock) { (self.id, self.block) = (id, block) }
}

/// Some blocks, as they were at one moment.
public struct MeasurementPage: Hashable, Sendable {
    /// By their ids.
    public var blocks: [KeptMeasurements]
    /// What all blocks of the days before those asked for, and of the teams asked for, do to the number of open
    /// requests, by teams; empty for other questions. A team without any may be left out.
    public var earlierBalances: [Team.ID?: Int]

    public init(_ blocks: [KeptMeasurements], earlierBalances: [Team.ID?: Int] = [:]) {
        (self.blocks, self.earlierBalances) = (blocks, earlierBalances.filter { $0.value != 0 })
    }
}

/// Other blocks in the place of some: put in order, or made anew.
public struct MeasurementRewrite: Hashable, Sendable {
    /// Most blocks that go, and most that come.
    public static let maximumBlocks = 10_000

    public var removing: [Int64]
    public var inserting: [MeasurementBlock]

    public init(removing: [Int64], inserting: [MeasurementBlock]) {
        (self.removing, self.inserting) = (removing, inserting)
    }

    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public func validate() throws(StoreError) {
        for (name, count) in [("blocks that go", removing.count), ("blocks that come", inserting.count)]
        where count > Self.maximumBlocks {
            throw .tooMany(name, count, limit: Self.maximumBlocks)
        }
    }
}
