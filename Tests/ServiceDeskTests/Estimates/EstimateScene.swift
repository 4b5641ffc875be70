import ServiceDesk

/// Requests of a made-up past.
struct EstimateScene {
    static let now = Timestamp(microseconds: 1_767_225_600_000_000)
    static let vpn = EstimateTraits(team: "network", service: "vpn", kind: .incident, priority: .moderate)

    private(set) var samples: [EstimateSample] = []

    static func id(_ number: Int) -> Request.ID { Request.ID(UniqueID(high: 1, low: UInt64(number))) }

    /// One that was opened so many hours before ``now`` and took so many; open without.
    mutating func add(_ traits: EstimateTraits = vpn, ago: Double, took hours: Double? = nil, left: Bool = false) {
        let opened = Self.now.advanced(by: .seconds(-ago * 3_600))
        let end = hours.map { opened.advanced(by: .seconds($0 * 3_600)) }
        samples.append(
            EstimateSample(
                id: Self.id(samples.count), traits, openedAt: opened,
                outcome: end.map { left ? .left($0) : .resolved($0) } ?? .open))
    }

    /// Those that took one hour, two and so on, all opened ten days ago.
    static func ladder(_ count: Int, _ traits: EstimateTraits = vpn) -> EstimateScene {
        var scene = EstimateScene()
        for hours in 1...count { scene.add(traits, ago: 240, took: Double(hours)) }
        return scene
    }

    var book: EstimateBook { EstimateBook(samples) }
}

extension Duration {
    static func hours(_ hours: Double) -> Duration { .seconds(hours * 3_600) }
}
