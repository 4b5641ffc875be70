import Foundation
import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("What an estimate book keeps")
struct EstimateRecordingTests {
    private let now = EstimateScene.now
    private let vpn = EstimateScene.vpn

    @Test("is the same in whatever order it is recorded")
    func order() {
        var (scene, random) = (EstimateScene(), SeededGenerator(seed: 5))
        for index in 0..<600 {
            let traits = EstimateTraits(
                team: ["a", "b"][index % 2], service: ["x", "y", nil][index % 3], kind: .incident)
            let ago = Double(Int.random(in: 0..<900, using: &random))
            scene.add(traits, ago: ago, took: index % 7 == 0 ? nil : Double(index * 37 % 150))
        }
        let sorted = scene.book
        var recorded = EstimateBook()
        for sample in scene.samples.shuffled(using: &random) {
            recorded.record(EstimateSample(id: sample.id, sample.traits, openedAt: sample.openedAt))
            recorded.record(sample)
        }
        #expect(recorded.count == 600)
        for index in 0..<60 {
            let at = now.advanced(by: .hours(-Double(index * 13)))
            let traits = EstimateTraits(team: ["a", "b", "c"][index % 3], service: "x", kind: .incident)
            #expect(sorted.estimate(for: traits, at: at) == recorded.estimate(for: traits, at: at))
        }
    }

    @Test("follows a reopening, and holds to the opening as it was")
    func again() throws {
        let scene = EstimateScene.ladder(60)
        var book = scene.book
        for sample in scene.samples.prefix(3) {
            book.record(EstimateSample(id: sample.id, EstimateTraits(team: "other"), openedAt: now))
        }
        let estimate = try #require(book.estimate(for: vpn, at: now).estimate)
        #expect(book.count == 60 && estimate.samples == 60 && estimate.unresolved == 3)
        for sample in scene.samples.prefix(3) { book.record(sample) }
        #expect(book.estimate(for: vpn, at: now) == scene.book.estimate(for: vpn, at: now))
    }

    @Test("is bounded: the oldest go first")
    func bounded() throws {
        var (book, scene) = (EstimateBook(maximumSamples: 100), EstimateScene())
        for index in 0..<1_000 { scene.add(ago: 600 - Double(index) / 10, took: Double(index / 100)) }
        for sample in scene.samples {
            book.record(sample)
            #expect(book.count <= 125)
        }
        let estimate = try #require(book.estimate(for: vpn, at: now).estimate)
        #expect(book.count >= 100 && estimate.samples == 100 && estimate.high == .hours(9))
        #expect(EstimateBook(maximumSamples: -1).maximumSamples == 1)
    }

    @Test("looks at every second and third of a busy group")
    func busy() throws {
        var scene = EstimateScene()
        for index in 0..<3_000 { scene.add(ago: 200 + Double(index) / 20, took: Double(index * 7 % 101)) }
        let estimate = try #require(scene.book.estimate(for: vpn, at: now).estimate)
        #expect((400...500).contains(estimate.samples))
        #expect(abs(estimate.low / Duration.hours(10) - 1) < 0.3 && abs(estimate.high / Duration.hours(90) - 1) < 0.1)
    }

    @Test("holds out against times at the ends of the range")
    func extremes() {
        let ends = [Timestamp(microseconds: .min), Timestamp(microseconds: 0), Timestamp(microseconds: .max)]
        var samples: [EstimateSample] = []
        for (index, opened) in (0..<90).map({ ($0, ends[$0 % 3]) }) {
            samples.append(
                EstimateSample(
                    id: EstimateScene.id(index), vpn, openedAt: opened,
                    outcome: [.resolved(ends[index / 3 % 3]), .left(ends[index / 9 % 3]), .open][index / 30]))
        }
        let book = EstimateBook(samples)
        for opened in ends {
            for at in ends {
                for coverage in [-1, 0.8, .nan, .infinity] {
                    let answer = book.estimate(for: vpn, openedAt: opened, at: at, coverage: coverage)
                    if let estimate = answer.estimate { #expect(!estimate.description.isEmpty) }
                }
            }
        }
    }

    /// Requests take three times as long after a year, and twice as long from one day to the next in its middle.
    @Test("holds in each month of a desk that changes", arguments: [1, 2, 3] as [UInt64])
    func drift(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        func normal() -> Double {
            let radius = (-2 * log(Double.random(in: 1e-12..<1, using: &random))).squareRoot()
            return radius * cos(2 * .pi * Double.random(in: 0..<1, using: &random))
        }
        var samples: [EstimateSample] = []
        let start = now.advanced(by: .hours(-24 * 365))
        for index in 0..<9_000 {
            let day = Double(index) / 9_000 * 365
            let team = Int.random(in: 0..<4, using: &random)
            let drift = log(3) * day / 365 + (day > 180 ? log(2) : 0)
            let hours = exp(log(4 + 12 * Double(team)) + drift + 1.5 * normal())
            let opened = start.advanced(by: .hours(24 * day))
            samples.append(
                EstimateSample(
                    id: EstimateScene.id(index), EstimateTraits(team: Team.ID("t\(team)"), kind: .incident),
                    openedAt: opened, outcome: .resolved(opened.advanced(by: .hours(hours)))))
        }
        let book = EstimateBook(samples)
        let given = samples.enumerated().compactMap { index, sample -> GivenEstimate? in
            guard index % 2 == 0 else { return nil }
            return book.estimate(for: sample.traits, at: sample.openedAt).estimate
                .map { GivenEstimate($0, outcome: sample.outcome) }
        }
        let calibration = PromiseCalibration(given, at: Timestamp(microseconds: .max))
        #expect(given.count > 4_000)
        for month in calibration.months.dropFirst() where month.row.given > 200 {
            let share = try #require(month.row.share)
            // The month of the jump may miss more; that it finds back is the point.
            #expect((month.month == "2025-07" ? 0.65 : 0.73)...0.87 ~= share, "\(month.month) \(month.row)")
        }
        let share = try #require(calibration.total.share)
        #expect(0.77...0.83 ~= share)
    }
}
