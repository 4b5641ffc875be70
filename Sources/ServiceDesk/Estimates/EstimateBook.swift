/// What a desk knows of how long its requests took, kept for estimates of those to come.
///
/// A value without a clock and without storage: whoever has the requests records them, and asks with the instant.
/// Answers use what was known at that instant. What was opened later is not seen, and what was resolved later is open,
/// so that the same book can be asked about the past and judged by it (``PromiseCalibration``). What is recorded anew
/// is known as it is now: one that was reopened has been open all along.
///
/// - **Group.** The narrowest to which the request belongs with at least ``minimum`` that are resolved and an upper end
///   that is known; see ``EstimateGroup/Breadth``. Where the team itself has enough requests, and too many of them are
///   open to say, the history of the other teams is not taken for it.
/// - **Window.** Those opened in the fourteen days before the request, or the ``newest`` where these are more: what
///   happens at a desk changes, and the last weeks say more than the last year. Further back (``windows``) where the
///   first does not show how long the slow ones take.
/// - **Interval.** The ranks of those of the window that had lasted as long as the request has, corrected for their
///   number, in the estimate of Kaplan and Meier ("Nonparametric Estimation from Incomplete Observations", 1958): who
///   is still open counts for as long as it has lasted, so that a young history is not taken for a quick one.
///
/// Real time counts and not service time: an estimate says when, and nights and weekends are in the history, too.
public struct EstimateBook: Sendable {
    /// So many must have been resolved, and have lasted as long: enough that the interval does not hang on one or two.
    public static let minimum = 30
    /// In so many days before the request the others were opened. The next is taken where the one before does not show
    /// how long the slow ones take; what is older than the last counts no more.
    public static let windows: [Int64] = [14, 30, 90, 365]
    /// Or so many of them, where the first days have fewer.
    public static let newest = 100
    /// Of a busy group every second, third and so on is looked at, so that it is not more. With so many the share that
    /// an interval encloses is right to 2 of 100.
    public static let most = 500
    /// So many are gone through for those that had lasted as long.
    private static let mostVisited = 20_000
    private static let day: Int64 = 86_400_000_000
    private static let never = Int64.max

    /// So many samples are kept at least, the newest by opening; a quarter more at most.
    public let maximumSamples: Int
    private var samples: [Request.ID: Int32] = [:]
    private var ids: [Request.ID] = []
    private var traits: [EstimateTraits] = []
    private var opened: [Int64] = []
    /// When it was resolved or left.
    private var ended: [Int64] = []
    private var isResolved: [Bool] = []
    /// The samples of each group by when they were opened.
    private var groups: [EstimateGroup: [Int32]] = [:]

    /// The samples in any order; of several of one request with the same opening the last counts. n log n.
    ///
    /// - Parameter maximumSamples: 1 to 10,000,000; beyond, the nearer end. Each takes about 200 bytes.
    public init(_ samples: some Sequence<EstimateSample> = [], maximumSamples: Int = 100_000) {
        self.maximumSamples = min(max(1, maximumSamples), 10_000_000)
        let ordered = samples.enumerated().sorted {
            ($0.element.openedAt, $0.element.id, $0.offset) < ($1.element.openedAt, $1.element.id, $1.offset)
        }
        for (_, sample) in ordered { record(sample) }
    }

    /// How many samples there are.
    public var count: Int { ids.count }

    // MARK: Recording

    /// Adds a request, or says what became of one that is there: the opening and the traits stay as they were first
    /// recorded.
    ///
    /// Constant time for what comes in the order of the openings, now and then as long as to build the book;
    /// linear in its groups for one that comes late.
    public mutating func record(_ sample: EstimateSample) {
        let slot: Int
        if let known = samples[sample.id] {
            slot = Int(known)
        } else {
            slot = add(sample)
        }
        switch sample.outcome {
        case .open: (ended[slot], isResolved[slot]) = (Self.never, false)
        case .resolved(let time): (ended[slot], isResolved[slot]) = (Self.place(of: time), true)
        case .left(let time): (ended[slot], isResolved[slot]) = (Self.place(of: time), false)
        }
    }

    private mutating func add(_ sample: EstimateSample) -> Int {
        if ids.count >= maximumSamples + maximumSamples / 4 { forgetOldest() }
        let slot = ids.count
        samples[sample.id] = Int32(slot)
        ids.append(sample.id)
        traits.append(sample.traits)
        opened.append(Self.place(of: sample.openedAt))
        ended.append(Self.never)
        isResolved.append(false)
        for breadth in EstimateGroup.Breadth.allCases { insert(slot, into: EstimateGroup(breadth, of: sample.traits)) }
        return slot
    }

    private mutating func insert(_ slot: Int, into group: EstimateGroup) {
        let place = groups[group].map { members in
            func precedes(_ other: Int32) -> Bool {
                (opened[Int(other)], ids[Int(other)]) < (opened[slot], ids[slot])
            }
            return members.last.map(precedes) ?? true ? members.count : members.position(precedes)
        }
        // Nothing holds the members now, so that they are not copied.
        groups[group, default: []].insert(Int32(slot), at: place ?? 0)
    }

    /// In microseconds, 70,000 years around 1970, so that no difference of two can overflow.
    private static func place(of time: Timestamp) -> Int64 {
        min(max(time.microseconds, -(1 << 61)), 1 << 61)
    }

    private mutating func forgetOldest() {
        let kept = ids.indices.sorted { (opened[$0], ids[$0]) < (opened[$1], ids[$1]) }.suffix(maximumSamples)
        var book = EstimateBook(maximumSamples: maximumSamples)
        for slot in kept { book.record(sample(slot)) }
        self = book
    }

    private func sample(_ slot: Int) -> EstimateSample {
        let end = Timestamp(microseconds: ended[slot])
        return EstimateSample(
            id: ids[slot], traits[slot], openedAt: Timestamp(microseconds: opened[slot]),
            outcome: isResolved[slot] ? .resolved(end) : ended[slot] == Self.never ? .open : .left(end))
    }

    // MARK: Asking

    /// When a request that is opened now will be resolved.
    ///
    /// - Parameters:
    ///   - traits: What is known of it.
    ///   - now: The instant of its opening.
    ///   - coverage: How many of such estimates are to hold, 0.5 to 0.99; beyond, the nearer end.
    public func estimate(for traits: EstimateTraits, at now: Timestamp, coverage: Double = 0.8) -> EstimateAnswer {
        estimate(for: traits, openedAt: now, at: now, coverage: coverage)
    }

    /// When a request will be resolved that was opened a while ago, given that it is not resolved yet: of those that
    /// lasted at least as long. It may be in the book itself, and counts for nothing.
    ///
    /// Of each of at most four groups and four windows, it goes through at most 20,000 and sorts about ``most``.
    ///
    /// - Parameters:
    ///   - traits: What was known of it at its opening.
    ///   - openedAt: After `now` counts as `now`.
    ///   - now: What was known then counts.
    ///   - coverage: How many of such estimates are to hold, 0.5 to 0.99; beyond, the nearer end.
    public func estimate(
        for traits: EstimateTraits, openedAt: Timestamp, at now: Timestamp, coverage: Double = 0.8
    ) -> EstimateAnswer {
        let openedAt = min(openedAt, now)
        let question = Question(
            openedAt: openedAt, opening: Self.place(of: openedAt), now: Self.place(of: now),
            elapsed: openedAt.duration(to: now), coverage: coverage.isNaN ? 0.8 : min(max(coverage, 0.5), 0.99))
        var reason = NoEstimate.tooFew(resolved: 0, needed: Self.minimum)
        for breadth in EstimateGroup.Breadth.allCases {
            switch answer(of: EstimateGroup(breadth, of: traits), to: question) {
            case .estimate(let estimate): return .estimate(estimate)
            case .none(let why): reason = why
            }
            // A team of which many are open may be a slow one; the quick ones of others say nothing about it.
            if breadth == .team, case .tooYoung = reason { return .none(reason) }
        }
        return .none(reason)
    }

    private struct Question {
        var openedAt: Timestamp
        var opening: Int64
        var now: Int64
        var elapsed: Duration
        var coverage: Double
    }

    private func answer(of group: EstimateGroup, to question: Question) -> EstimateAnswer {
        var reason = NoEstimate.tooFew(resolved: 0, needed: Self.minimum)
        for days in Self.windows {
            let past = past(of: group, days: days, before: question.opening, at: question.now)
            if past.count < Self.minimum {
                reason = .tooFew(
                    resolved: past.resolved.count, needed: Self.minimum, lasting: question.elapsed)
                continue
            }
            reason = .tooYoung(samples: past.count, unresolved: past.lasting.count)
            guard past.resolved.count >= Self.minimum else { continue }
            let curve = SurvivalCurve(resolved: past.resolved, lasting: past.lasting)
            guard let (low, high) = curve.interval(coverage: question.coverage), let median = curve.length(of: 0.5)
            else { continue }
            return .estimate(
                Estimate(
                    openedAt: question.openedAt, elapsed: question.elapsed,
                    low: low.map { .microseconds($0) } ?? question.elapsed, median: .microseconds(median),
                    high: .microseconds(high), coverage: question.coverage, group: group, samples: past.count,
                    unresolved: past.lasting.count, since: Timestamp(microseconds: past.since)))
        }
        return .none(reason)
    }

    /// The past of a group: how long those took that were resolved, and how long those have lasted that were not.
    private struct Past {
        var resolved: [Int64] = []
        var lasting: [Int64] = []
        var since = Int64.max
        var count: Int { resolved.count + lasting.count }
    }

    /// Those that lasted as long as what was opened at `opening` has lasted at `now`. What was opened after it has not.
    private func past(of group: EstimateGroup, days: Int64, before opening: Int64, at now: Int64) -> Past {
        var past = Past()
        guard let members = groups[group] else { return past }
        let elapsed = now - opening
        let end = members.position { opened[Int($0)] <= opening }
        let recent = members.position { opened[Int($0)] < opening - days * Self.day }
        let step = max(1, (end - recent + Self.most - 1) / Self.most)
        let last = max(0, end - Self.mostVisited * step)
        for place in stride(from: end - 1, through: last, by: -step) {
            let slot = Int(members[place])
            let start = opened[slot]
            if start < opening - Self.windows[Self.windows.count - 1] * Self.day { break }
            if place < recent, past.count >= Self.newest { break }
            let isKnown = ended[slot] <= now
            let length = max(0, (isKnown ? ended[slot] : now) - start)
            if isKnown, isResolved[slot], length >= elapsed {
                past.resolved.append(length)
            } else if !(isKnown && isResolved[slot]), length > elapsed {
                past.lasting.append(length)
            } else {
                continue
            }
            past.since = start
        }
        return past
    }
}

extension [Int32] {
    /// The first place of which something is not so that is so of all before it.
    fileprivate func position(_ isBefore: (Int32) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = (low + high) / 2
            if isBefore(self[middle]) { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
