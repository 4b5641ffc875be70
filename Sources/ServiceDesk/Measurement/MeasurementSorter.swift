/// Puts what commits have measured in order: into blocks of a day and a team, of which a question reads only those that
/// it needs. Any number of processes may do it at once; what one has done, the others leave.
package struct MeasurementSorter: Sendable {
    private let store: any RequestStore

    /// So many blocks at a time.
    private static let batch = 512

    package init(_ store: any RequestStore) { self.store = store }

    /// Puts in order what there is, and ends when there is nothing left, or somebody else is at it.
    ///
    /// - Parameter leaving: So many blocks may stay as they are.
    /// - Throws: ``StoreError``; of code ``StoreError/Code/damaged`` for bytes that are no measurements.
    package func run(leaving: Int = 0) async throws(StoreError) {
        var after: Int64 = 0
        while true {
            let query = MeasurementQuery(.unsorted, after: after, limit: Self.batch)
            let found = try await store.measurements(query).blocks
            guard found.count > leaving, let last = found.last else { return }
            guard try await sort(found) else { return }
            after = last.id
        }
    }

    /// - Returns: Whether it was done; not, where somebody else has done it.
    private func sort(_ found: [KeptMeasurements]) async throws(StoreError) -> Bool {
        let places = Dictionary(grouping: try measurements(in: found)) { MeasurementBlock.Place($0) }
        let open = try await store.measurements(MeasurementQuery(.open(places.keys.sorted()))).blocks
        let longer = Dictionary(open.map { ($0.block.place, $0.block) }) { _, newest in newest }
        var blocks: [MeasurementBlock] = []
        for (place, added) in places.sorted(by: { $0.key < $1.key }) {
            let old = try longer[place].map { block throws(StoreError) in try measurements(in: block) } ?? []
            blocks.append(MeasurementBlock(old + added, place: place))
        }
        return try await store.rewrite(
            MeasurementRewrite(removing: (found + open).map(\.id), inserting: blocks))
    }

    private func measurements(in blocks: [KeptMeasurements]) throws(StoreError) -> [RequestMeasurement] {
        var found: [RequestMeasurement] = []
        for kept in blocks { found += try measurements(in: kept.block) }
        return found
    }

    private func measurements(in block: MeasurementBlock) throws(StoreError) -> [RequestMeasurement] {
        do {
            return try block.measurements()
        } catch {
            throw .unreadableMeasurements(error)
        }
    }
}

extension MeasurementBlock.Place {
    init(_ measurement: RequestMeasurement) { self.init(day: measurement.at.day, team: measurement.traits.team) }
}

extension StoreError {
    static func unreadableMeasurements(_ error: any Error) -> StoreError {
        StoreError(
            .damaged, "What was counted cannot be read. Have it made anew from the journals: desk verify --repair.",
            detail: "\(error)")
    }
}
