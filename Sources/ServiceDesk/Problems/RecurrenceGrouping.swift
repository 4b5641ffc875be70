/// Finds requests that recur: what many of them have in common that would rarely come together by chance.
///
/// - **Pattern.** What is found is a ``ProblemPattern``: one to three words, at most one service (or team, where
///   requests name no service) and at most one thing. A person can read it, and see with
///   ``ProblemPattern/matches(_:)`` which requests it is for.
/// - **Measure.** Two things go together as strongly as the log-likelihood ratio says (Dunning, 1993): the larger, the
///   less it is chance, and the more requests it concerns. A third joins them if the three are more telling than the
///   two, whichever way they are divided (Webb, 2010). What may have come about by chance once in a hundred runs is no
///   finding; nor is what comes together less than twice as often as by chance.
/// - **Choice.** The strongest pattern takes its requests; the next is the strongest in what is left; and so on.
/// - **Time.** Proportional to the subjects and the square of their words, of which the 24 rarest count. 100,000
///   subjects of 15 words take a second or two, and some hundred bytes each.
///
/// The result depends on the subjects alone, not on their order. A subject that is given twice counts once. Time is
/// reported, not judged: a burst makes no pattern stronger.
public struct RecurrenceGrouping: Hashable, Sendable {
    /// So many requests that no proposal before it has make one: at least 2.
    public let minimum: Int
    /// So many proposals at most: at least 0.
    public let limit: Int

    /// Values below what is allowed count as the least that is.
    public init(minimum: Int = 5, limit: Int = 20) {
        self.minimum = max(2, minimum)
        self.limit = max(0, limit)
    }

    /// What is proposed, the strongest first.
    public func proposals(for subjects: [GroupingSubject]) -> [ProblemProposal] {
        let index = GroupingIndex(subjects, minimum: minimum)
        let times = ProposedTimes(index.subjects)
        var search = PatternSearch(index, minimum: minimum)
        var proposals: [ProblemProposal] = []
        while proposals.count < limit, let found = search.next() {
            let group = FoundGroup(found, in: index, isTaken: search.isTaken)
            search.take(group.members)
            if let proposal = group.proposal(index, times) { proposals.append(proposal) }
        }
        return proposals
    }
}

/// A pattern that was found, counted exactly: the search looks at the most telling words of each subject only.
struct FoundGroup {
    private let found: PatternSearch.Found
    /// The subjects with the whole pattern that no group before has.
    private(set) var members: [Int] = []
    /// How many have the whole pattern.
    private var all = 0
    /// How many have the parts that make it.
    private var core = 0
    /// How many have all of those but one.
    private var rests: [Int]

    init(_ found: PatternSearch.Found, in index: GroupingIndex, isTaken: [Bool]) {
        self.found = found
        rests = [Int](repeating: 0, count: found.coreCount)
        let numbers = found.parts.map { Int32($0) }
        for subject in index.subjects.indices {
            let row = index.all[subject]
            var (missing, count) = (0, 0)
            for place in 0..<found.coreCount where !GroupingIndex.contains(row, numbers[place]) {
                (missing, count) = (place, count + 1)
                if count > 1 { break }
            }
            if count == 1 { rests[missing] += 1 }
            guard count == 0 else { continue }
            core += 1
            guard numbers[found.coreCount...].allSatisfy({ GroupingIndex.contains(row, $0) }) else { continue }
            all += 1
            if !isTaken[subject] { members.append(subject) }
        }
    }

    /// `nil` for one without members, which the search does not find.
    func proposal(_ index: GroupingIndex, _ times: ProposedTimes) -> ProblemProposal? {
        let subjects = members.map { index.subjects[$0] }.sorted {
            ($1.openedAt, $1.number, $1.id) < ($0.openedAt, $0.number, $0.id)
        }
        guard let newest = subjects.first, let oldest = subjects.last else { return nil }
        let week = times.busiestWeek(of: subjects)
        let parts = found.parts.map { index.parts[$0] }
        let weakest = weakestDivision(index)
        return ProblemProposal(
            pattern: ProblemPattern(parts), count: subjects.count,
            examples: subjects.prefix(ProblemProposal.maximumExamples).map(\.number), first: oldest.openedAt,
            last: newest.openedAt, byMonth: ProposedTimes.byMonth(subjects), busiestWeek: week, lift: weakest.lift,
            evidence: evidence(parts, index, weakest.place, week))
    }

    /// The part that comes with the others the least more often than by chance.
    private func weakestDivision(_ index: GroupingIndex) -> (place: Int, lift: Double) {
        let total = Double(index.subjects.count)
        let lifts = (0..<found.coreCount).map { place in
            // Those that have all count among those that have all but one.
            Double(core) * total / (Double(index.frequencies[found.parts[place]]) * Double(rests[place] + core))
        }
        let place = lifts.indices.min { lifts[$0] < lifts[$1] } ?? 0
        return (place, lifts[place])
    }

    private func evidence(
        _ parts: [PatternPart], _ index: GroupingIndex, _ weakest: Int, _ week: ProblemProposal.Week
    ) -> [String] {
        let total = index.subjects.count
        let frequency = index.frequencies[found.parts[weakest]]
        let rest = rests[weakest] + core
        let others = (0..<found.coreCount).filter { $0 != weakest }.map { parts[$0].phrase }
        let expected = Double(frequency) * Double(rest) / Double(total)
        var lines = [
            "\(members.count) requests have in common: \(parts.map(\.phrase).joinedWithAnd)."
                + (all > members.count ? " Proposals before this one have \(all - members.count) more." : ""),
            "Of all \(total), \(frequency) have \(parts[weakest].phrase) and \(rest) have \(others.joinedWithAnd). "
                + "By chance \(expected.briefly) would have both; \(core) do, "
                + "\((Double(core) / expected).briefly) times as many.",
        ]
        if found.parts.count > found.coreCount {
            let more = parts[found.coreCount...].map(\.phrase)
            lines.append("Of those \(core), \(all) have \(Array(more).joinedWithAnd) as well.")
        }
        lines.append(
            "The most in seven days were \(week.count), from \(week.start); \(week.expected.briefly) would be expected "
                + "of how many requests came then.")
        return lines
    }
}

extension ProblemPattern {
    init(_ parts: [PatternPart]) {
        self.init(words: [])
        for part in parts {
            switch part {
            case .word(let word): words.insert(word)
            case .thing(let thing): about = thing
            case .service(let id): service = id
            case .team(let id): team = id
            }
        }
    }
}

extension ProblemProposal {
    /// A pattern has so many words at most.
    public static let maximumWords = 3
}

extension [String] {
    fileprivate var joinedWithAnd: String {
        count < 2 ? joined() : dropLast().joined(separator: ", ") + " and " + self[count - 1]
    }
}
