import ServiceDesk
import Testing

@Suite("How well estimates hold")
struct PromiseCalibrationTests {
    private let now = EstimateScene.now

    private func given(ago days: Double, _ outcome: EstimateSample.Outcome? = nil, took hours: Double = 0)
        -> GivenEstimate
    {
        let at = now.advanced(by: .hours(-24 * days))
        return GivenEstimate(
            givenAt: at, earliest: at.advanced(by: .hours(2)), latest: at.advanced(by: .hours(48)),
            outcome: outcome ?? .resolved(at.advanced(by: .hours(hours))))
    }

    @Test("is counted by month, with Wilson’s interval")
    func months() throws {
        let all =
            (0..<40).map { _ in given(ago: 40, took: 2) } + (0..<4).map { _ in given(ago: 40, took: 1.9) }
            + (0..<6).map { _ in given(ago: 40, took: 48.1) } + [given(ago: 5, took: 48)]
        let calibration = PromiseCalibration(all, at: now)
        #expect(calibration.months.map(\.month) == ["2025-11", "2025-12"])
        let row = calibration.months[0].row
        #expect(row.given == 50 && row.held == 40 && row.early == 4 && row.late == 6 && row.undecided == 0)
        #expect(row.share == 0.8)
        // Four fifths of 50: centre (0.8 + 3.8415 / 100) / 1.07683 = 0.77860, half width 0.10897.
        let interval = try #require(row.interval)
        #expect(abs(interval.lowerBound - 0.66963) < 1e-5 && abs(interval.upperBound - 0.88756) < 1e-5)
        #expect(row.description == "40 of 50 held: 80.0 % (67.0 to 88.8), 4 early, 6 late")
        #expect(calibration.total.held == 41 && calibration.months[1].row.share == 1)
    }

    @Test("says what is not decided, and takes nothing that was missed for that")
    func undecided() throws {
        let all = [
            given(ago: 1, .open), given(ago: 3, .open), given(ago: 1, .left(now.advanced(by: .hours(-1)))),
            given(ago: 4, .left(now.advanced(by: .hours(-1)))), given(ago: 1, .resolved(now.advanced(by: .hours(1)))),
            given(ago: 1, took: 3), given(ago: -1, took: 3),
        ]
        let row = PromiseCalibration(all, at: now).total
        #expect(row.given == 5 && row.held == 1 && row.late == 2 && row.undecided == 2 && row.left == 1)
        let share = try #require(row.share)
        #expect(row.bounds == 0.2...0.6 && abs(share - 1.0 / 3) < 1e-12)
        #expect(row.description.hasSuffix("2 late; 2 undecided"))
    }

    @Test("is nothing of nothing")
    func nothing() {
        let none = PromiseCalibration([], at: now)
        #expect(none.months.isEmpty && none.total.share == nil && none.total.interval == nil)
        #expect(none.total.bounds == nil)
        #expect(none.total.description == "none is decided; 0 undecided")
    }
}
