/// Finds patterns, the strongest first, each in what those before it have left.
struct PatternSearch {
    /// So much as a share of a group says of it what the group is told by, too.
    static let describing = 0.9
    /// A word that so much of a service’s requests have says what the service is, not what goes wrong with it.
    static let selfEvident = 0.8
    static let minimumLift = 2.0
    private static let maximumCandidates = 5_000

    /// Some parts, those that make the pattern first, then those that describe it.
    struct Found {
        var parts: [Int]
        /// How many of the parts make the pattern.
        var coreCount: Int
    }

    private struct Candidate {
        var score: Double
        var first: Int32
        var second: Int32
        var round: Int

        static func precedes(_ left: Candidate, _ right: Candidate) -> Bool {
            if left.score != right.score { return left.score < right.score }
            return (right.first, right.second) < (left.first, left.second)
        }
    }

    let index: GroupingIndex
    let minimum: Int
    private let association: Association
    /// Weaker is what may come about by chance: of all the pairs there are, one would in a hundred runs.
    private let weakest: Double
    private(set) var isTaken: [Bool]
    /// The strongest pairs, the best last. A score is at most too high: what is left of a pair only becomes less.
    private var candidates: [Candidate] = []
    /// What is not among the candidates scores no more than this.
    private var bound = 0.0
    private var round = 0
    private var filledRound = -1

    init(_ index: GroupingIndex, minimum: Int) {
        self.index = index
        self.minimum = minimum
        association = Association(total: index.subjects.count)
        let count = Double(max(2, index.parts.count))
        weakest = naturalLogarithm(100 * count * (count - 1) / 2)
        isTaken = [Bool](repeating: false, count: index.subjects.count)
    }

    /// Takes subjects away, so that what comes next is found without them.
    mutating func take(_ subjects: [Int]) {
        for subject in subjects { isTaken[subject] = true }
        round += 1
    }

    /// The strongest pattern in what is left; `nil` where there is none.
    mutating func next() -> Found? {
        while true {
            guard let best = candidates.last, best.score >= bound else {
                // Nothing was taken since all pairs were counted: there is nothing new to find.
                if filledRound == round { return nil }
                fill()
                if candidates.isEmpty { return nil }
                continue
            }
            candidates.removeLast()
            if best.round == round { return grown([Int(best.first), Int(best.second)], score: best.score) }
            refresh(best)
        }
    }

    private mutating func refresh(_ candidate: Candidate) {
        let (first, second) = (Int(candidate.first), Int(candidate.second))
        let subjects = index.subjects(with: [first, second])
        let left = subjects.count { !isTaken[Int($0)] }
        guard left >= minimum else { return }
        let strength = association.strength(subjects.count, index.frequencies[first], index.frequencies[second])
        let fresh = Candidate(
            score: strength * Double(left) / Double(subjects.count), first: candidate.first,
            second: candidate.second, round: round)
        var (low, high) = (0, candidates.count)
        while low < high {
            let middle = (low + high) / 2
            if Candidate.precedes(candidates[middle], fresh) { low = middle + 1 } else { high = middle }
        }
        candidates.insert(fresh, at: low)
    }

    // MARK: Pairs

    /// Counts all pairs and keeps the strongest.
    private mutating func fill() {
        (candidates, bound, filledRound) = ([], 0, round)
        var counts = PairCounts(index.parts.count)
        for first in 0..<index.wordEnd {
            counts.count(index.postings[first], index.telling, above: Int32(first), isTaken: isTaken)
            for second in counts.met {
                let (both, left) = counts[second]
                guard left >= minimum, mayMeet(first, second, both: both) else { continue }
                let strength = association.strength(both, index.frequencies[first], index.frequencies[second])
                let score = strength * Double(left) / Double(both)
                guard strength >= weakest, score >= bound else { continue }
                candidates.append(
                    Candidate(score: score, first: Int32(first), second: Int32(second), round: round))
            }
            counts.clear()
            if candidates.count > 2 * Self.maximumCandidates { cut() }
        }
        cut()
    }

    private mutating func cut() {
        candidates.sort(by: Candidate.precedes)
        let surplus = candidates.count - Self.maximumCandidates
        guard surplus > 0 else { return }
        candidates.removeFirst(surplus)
        bound = candidates[0].score
    }

    /// Whether two parts together can say more than one of them.
    private func mayMeet(_ first: Int, _ second: Int, both: Int) -> Bool {
        let (few, many) = (index.frequencies[first], index.frequencies[second])
        guard index.heads[first] != second, index.heads[second] != first,
            association.lift(both, few, many) >= Self.minimumLift
        else { return false }
        return !(index.isPlace(second) && Double(both) > Self.selfEvident * Double(many))
            && !(index.isPlace(first) && Double(both) > Self.selfEvident * Double(few))
    }

    // MARK: Longer patterns

    /// A pair with what makes it stronger, and then with what nearly all of its subjects have in common besides.
    private func grown(_ pair: [Int], score: Double) -> Found {
        var (parts, score) = (pair, score)
        while let better = addition(to: parts, above: score) {
            parts.append(better.part)
            score = better.score
        }
        let coreCount = parts.count
        while let part = description(of: parts) { parts.append(part) }
        return Found(parts: parts, coreCount: coreCount)
    }

    private func hasRoom(for part: Int, in parts: [Int]) -> Bool {
        guard !parts.contains(part), !parts.contains(where: { index.heads[$0] == part || index.heads[part] == $0 })
        else { return false }
        if index.isWord(part) { return parts.count(where: index.isWord) < ProblemProposal.maximumWords }
        return !parts.contains { index.isThing($0) == index.isThing(part) && !index.isWord($0) }
    }

    private func counts(_ parts: [Int]) -> (subjects: Int, counts: PairCounts) {
        let subjects = index.subjects(with: parts)
        var counts = PairCounts(index.parts.count)
        counts.count(subjects[...], index.telling, above: -1, isTaken: isTaken)
        return (subjects.count, counts)
    }

    /// The part that makes a pattern stronger than it is, however the longer one is divided into one part and the rest:
    /// what only comes along with one of the parts does not (Webb, "Self-Sufficient Itemsets", 2010).
    private func addition(to parts: [Int], above score: Double) -> (part: Int, score: Double)? {
        let whole = counts(parts)
        let rests = parts.map { part in counts(parts.filter { $0 != part }).counts }
        var best: (part: Int, score: Double)?
        for part in whole.counts.met.sorted() where hasRoom(for: part, in: parts) {
            let (both, left) = whole.counts[part]
            guard left >= minimum, parts.allSatisfy({ mayMeet($0, part, both: both) }) else { continue }
            var strength = association.strength(both, index.frequencies[part], whole.subjects)
            for (other, rest) in zip(parts, rests) {
                strength = min(strength, association.strength(both, index.frequencies[other], rest[part].all))
            }
            let found = strength * Double(left) / Double(both)
            if found > (best?.score ?? score) { best = (part, found) }
        }
        return best
    }

    /// What nearly all of a pattern's subjects have: their service or team first, then a thing, then words.
    private func description(of parts: [Int]) -> Int? {
        let (subjects, counts) = counts(parts)
        let left = index.subjects(with: parts).count { !isTaken[Int($0)] }
        let place = parts.first(where: index.isPlace)
        let fitting = counts.met.filter { part in
            let (both, remaining) = counts[part]
            guard hasRoom(for: part, in: parts), remaining >= minimum,
                Double(both) >= Self.describing * Double(subjects), Double(remaining) >= Self.describing * Double(left)
            else { return false }
            if index.isPlace(part) { return true }
            guard association.lift(both, index.frequencies[part], subjects) >= Self.minimumLift else { return false }
            guard index.isWord(part), let place else { return true }
            let together = index.subjects(with: [part, place]).count
            return Double(together) <= Self.selfEvident * Double(index.frequencies[place])
        }
        func rank(_ part: Int) -> Int { index.isPlace(part) ? 0 : index.isThing(part) ? 1 : 2 }
        return fitting.min {
            (rank($0), -counts[$0].all, index.frequencies[$0], $0)
                < (rank($1), -counts[$1].all, index.frequencies[$1], $1)
        }
    }
}

/// With how many of some subjects each part comes: in all, and of those that were not taken.
struct PairCounts {
    private var counts: [UInt64]
    /// The parts that come at all.
    private(set) var met: [Int] = []

    init(_ parts: Int) { counts = [UInt64](repeating: 0, count: parts) }

    subscript(part: Int) -> (all: Int, left: Int) {
        (Int(counts[part] & 0xFFFF_FFFF), Int(counts[part] >> 32))
    }

    /// - Parameter lowest: Only parts above this are counted.
    mutating func count(
        _ subjects: ArraySlice<Int32>, _ rows: NumberRows, above lowest: Int32, isTaken: [Bool]
    ) {
        for subject in subjects {
            let step: UInt64 = isTaken[Int(subject)] ? 1 : 1 << 32 | 1
            for part in rows[Int(subject)].reversed() {
                if part <= lowest { break }
                if counts[Int(part)] == 0 { met.append(Int(part)) }
                counts[Int(part)] += step
            }
        }
    }

    mutating func clear() {
        for part in met { counts[part] = 0 }
        met.removeAll(keepingCapacity: true)
    }
}
