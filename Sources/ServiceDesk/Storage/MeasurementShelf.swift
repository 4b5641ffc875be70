/// Blocks of measurements in memory, for stores that keep what they answer from there.
public struct MeasurementShelf: Sendable {
    /// In the order of their ids.
    private var kept: [KeptMeasurements] = []
    private var last: Int64 = 0

    public init() {}

    /// Keeps what a commit has measured.
    public mutating func keep(_ measurements: [RequestMeasurement]) {
        if !measurements.isEmpty { keep(MeasurementBlock(measurements)) }
    }

    private mutating func keep(_ block: MeasurementBlock) {
        last += 1
        kept.append(KeptMeasurements(id: last, block))
    }

    /// As ``RequestStore/rewrite(_:)`` does it.
    public mutating func rewrite(_ rewrite: MeasurementRewrite) -> Bool {
        let gone = Set(rewrite.removing)
        guard kept.count(where: { gone.contains($0.id) }) == gone.count else { return false }
        kept.removeAll { gone.contains($0.id) }
        for block in rewrite.inserting { keep(block) }
        return true
    }

    /// As ``RequestStore/measurements(_:)`` answers it. Walks over all blocks.
    public func measurements(_ query: MeasurementQuery) -> MeasurementPage {
        switch query.selection {
        case .days(let days, let teams):
            func isOfTeam(_ place: MeasurementBlock.Place) -> Bool {
                teams.isEmpty || place.team.map(teams.contains) ?? false
            }
            let blocks = kept.filter { $0.block.place.map { days.contains($0.day) && isOfTeam($0) } ?? true }
            var earlier: [Team.ID?: Int] = [:]
            for block in kept.lazy.map(\.block) {
                guard let place = block.place, place.day < days.lowerBound, isOfTeam(place) else { continue }
                earlier[place.team, default: 0] += block.balance
            }
            return MeasurementPage(blocks, earlierBalances: earlier)
        case .unsorted: return page(query) { $0.place == nil }
        case .all: return page(query) { _ in true }
        case .open(let places):
            let wanted = Set(places)
            var newest: [MeasurementBlock.Place: KeptMeasurements] = [:]
            for kept in kept {
                guard let place = kept.block.place, wanted.contains(place), !kept.block.isFull else { continue }
                newest[place] = kept
            }
            return MeasurementPage(newest.values.sorted { $0.id < $1.id })
        }
    }

    private func page(_ query: MeasurementQuery, _ isWanted: (MeasurementBlock) -> Bool) -> MeasurementPage {
        MeasurementPage(Array(kept.filter { $0.id > query.after && isWanted($0.block) }.prefix(query.limit)))
    }
}
