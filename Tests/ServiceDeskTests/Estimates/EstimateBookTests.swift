import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("An estimate of when a request will be resolved")
struct EstimateBookTests {
    private let now = EstimateScene.now
    private let vpn = EstimateScene.vpn

    @Test("is between two ranks of those before, corrected for their number")
    func ranks() throws {
        // The tenth and the ninetieth of 99 leave 10 and 80 of 100 places.
        let estimate = try #require(EstimateScene.ladder(99).book.estimate(for: vpn, at: now).estimate)
        #expect(estimate.low == .hours(10) && estimate.median == .hours(50) && estimate.high == .hours(90))
        #expect(estimate.samples == 99 && estimate.unresolved == 0 && estimate.elapsed == .zero)
        #expect(estimate.earliest == now.advanced(by: .hours(10)) && estimate.latest == now.advanced(by: .hours(90)))
        #expect(estimate.group == EstimateGroup(.service, of: vpn) && estimate.coverage == 0.8)
        #expect(
            estimate.description
                == "Of 99 incidents of team network and service vpn with priority 3 since 2025-12-22, "
                + "8 of 10 took between 10.0 hours and 3.8 days.")
        // Of 30 the third and the 28th: 25 of 31 places are 80.6 %, 24 would be 77.4 %.
        let few = try #require(EstimateScene.ladder(30).book.estimate(for: vpn, at: now).estimate)
        #expect(few.low == .hours(3) && few.high == .hours(28))
        // Half of what may be missed of 95 % is less than one of 30: there is no lower end.
        let wide = try #require(EstimateScene.ladder(30).book.estimate(for: vpn, at: now, coverage: 0.95).estimate)
        #expect(wide.low == .zero && wide.high == .hours(30))
        #expect(EstimateScene.ladder(30).book.estimate(for: vpn, at: now, coverage: 0.99).estimate == nil)
    }

    @Test("ends sooner above where many take equally long and none can be missed below")
    func ties() throws {
        var scene = EstimateScene()
        for _ in 0..<40 { scene.add(ago: 240, took: 0) }
        for hours in 1...59 { scene.add(ago: 240, took: Double(hours)) }
        let estimate = try #require(scene.book.estimate(for: vpn, at: now).estimate)
        #expect(estimate.low == .zero && estimate.high == .hours(41))
    }

    @Test("counts those that are open for as long as they have lasted")
    func censoring() throws {
        var scene = EstimateScene.ladder(30)
        for _ in 0..<30 { scene.add(ago: 15.5) }
        // 60 until 15.5 hours, 15 afterwards: resolved are k / 60, then 1 - 3/4 (30 - k) / 15.
        let estimate = try #require(scene.book.estimate(for: vpn, at: now).estimate)
        #expect(estimate.low == .hours(6) && estimate.median == .hours(20) && estimate.high == .hours(29))
        #expect(estimate.samples == 60 && estimate.unresolved == 30)
        #expect(estimate.description.hasSuffix("(30 are not resolved)."))
        // So does one that was withdrawn then.
        var left = EstimateScene.ladder(30)
        for _ in 0..<30 { left.add(ago: 100, took: 15.5, left: true) }
        let other = try #require(left.book.estimate(for: vpn, at: now).estimate)
        #expect(other.low == estimate.low && other.median == estimate.median && other.high == estimate.high)
    }

    @Test("is none where too few are resolved, or too many of them are not")
    func none() {
        #expect(EstimateBook().estimate(for: vpn, at: now).reason == .tooFew(resolved: 0, needed: 30))
        let few = EstimateScene.ladder(29).book.estimate(for: vpn, at: now)
        #expect(few.reason == .tooFew(resolved: 29, needed: 30))
        #expect(few.reason?.description == "29 like it were resolved; an estimate needs 30.")
        var scene = EstimateScene.ladder(30)
        for _ in 0..<30 { scene.add(ago: 1_000) }
        let young = scene.book.estimate(for: vpn, at: now)
        #expect(young.reason == .tooYoung(samples: 60, unresolved: 30) && young.estimate == nil)
    }

    @Test("uses what was known then and nothing of what came later")
    func asOf() throws {
        var (whole, known) = (EstimateScene(), EstimateScene())
        for index in 0..<400 {
            let (ago, hours) = (Double(index % 200) - 50, Double(index * 37 % 120))
            whole.add(ago: ago, took: hours)
            if ago >= 0 { known.add(ago: ago, took: ago >= hours ? hours : nil) }
        }
        let answer = whole.book.estimate(for: vpn, at: now)
        #expect(answer == known.book.estimate(for: vpn, at: now))
        #expect(try #require(answer.estimate).unresolved > 50)
    }

    @Test("for one that lasts already is of those that lasted as long")
    func conditional() throws {
        var scene = EstimateScene.ladder(99)
        scene.add(ago: 49.5)
        let opened = now.advanced(by: .hours(-49.5))
        let estimate = try #require(scene.book.estimate(for: vpn, openedAt: opened, at: now).estimate)
        // The fifth and the 46th of the 50 that took 50 to 99 hours; the request itself does not count.
        #expect(estimate.low == .hours(54) && estimate.high == .hours(95) && estimate.samples == 50)
        #expect(estimate.elapsed == .hours(49.5) && estimate.latest == opened.advanced(by: .hours(95)))
        #expect(estimate.description.contains(" that lasted at least 2.1 days, 8 of 10 took between 2.3 days and "))
        let late = scene.book.estimate(for: vpn, openedAt: now.advanced(by: .hours(-80)), at: now)
        #expect(late.reason == .tooFew(resolved: 20, needed: 30, lasting: .hours(80)))
        let words = try #require(late.reason?.description)
        #expect(words.hasPrefix("20 like it that lasted at least 3.3 days were resolved;"), "\(words)")
        let asked = scene.book.estimate(for: vpn, openedAt: now.advanced(by: .hours(9)), at: now)
        #expect(asked == scene.book.estimate(for: vpn, at: now))
    }

    @Test("is of the narrowest group that has enough")
    func groups() throws {
        var scene = EstimateScene.ladder(40)
        func group(_ service: Service.ID?, _ priority: Priority, _ team: Team.ID?, _ kind: RequestKind)
            -> EstimateGroup?
        {
            let traits = EstimateTraits(team: team, service: service, kind: kind, priority: priority)
            return scene.book.estimate(for: traits, at: now).estimate?.group
        }
        #expect(group("vpn", .moderate, "network", .incident)?.breadth == .service)
        #expect(group("wifi", .moderate, "network", .incident)?.breadth == .priority)
        #expect(group("vpn", .high, "network", .incident)?.description == "incidents of team network")
        #expect(group("vpn", .moderate, "print", .incident)?.description == "incidents")
        #expect(group(nil, .moderate, nil, .incident)?.breadth == .kind)
        #expect(group("vpn", .moderate, "network", .serviceRequest) == nil)
        // The team of which 30 are open is not judged by another.
        let slow = EstimateTraits(team: "slow", kind: .incident)
        for _ in 0..<29 { scene.add(slow, ago: 1) }
        #expect(group(nil, .low, "slow", .incident)?.breadth == .kind)
        scene.add(slow, ago: 1)
        #expect(scene.book.estimate(for: slow, at: now).reason == .tooYoung(samples: 30, unresolved: 30))
    }

    @Test("is of the last weeks where they say enough, and goes back where they do not")
    func windows() throws {
        var scene = EstimateScene()
        for index in 0..<300 { scene.add(ago: 1_000 + Double(index), took: 900) }
        for index in 0..<200 { scene.add(ago: 100 + Double(index) / 10, took: 2) }
        let recent = try #require(scene.book.estimate(for: vpn, at: now).estimate)
        #expect(recent.samples == 200 && recent.high == .hours(2))
        for index in 0..<300 { scene.add(ago: 10 + Double(index) / 100) }
        let back = try #require(scene.book.estimate(for: vpn, at: now).estimate)
        #expect(back.high == .hours(900) && back.unresolved > 100)
        var old = EstimateScene()
        for index in 0..<100 { old.add(ago: 24 * 366 + Double(index), took: 1) }
        #expect(old.book.estimate(for: vpn, at: now).reason == .tooFew(resolved: 0, needed: 30))
    }
}
