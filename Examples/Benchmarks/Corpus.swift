#if SQLite
    import ServiceDesk

    /// Texts as people write them, as far as frequency goes: words by Zipf's law from a vocabulary of syllables,
    /// seeded.
    struct Corpus {
        private let vocabulary: [String]
        private let cumulative: [Double]
        private var generator: SplitMix

        init(seed: UInt64, words: Int = 30_000) {
            let syllables = [
                "ka", "lo", "mi", "ter", "pra", "sen", "vu", "del", "ron", "tis", "be", "gran", "ou", "fil", "ne",
            ]
            generator = SplitMix(state: seed)
            vocabulary = (0..<words).map { index in
                var (rest, word) = (index + 15, "")
                while rest > 0 {
                    word += syllables[rest % syllables.count]
                    rest /= syllables.count
                }
                return word
            }
            var (sum, cumulative) = (0.0, [Double]())
            for rank in 1...words {
                sum += 1 / Double(rank + 5)
                cumulative.append(sum)
            }
            self.cumulative = cumulative
        }

        mutating func word() -> String {
            let target = Double.random(in: 0..<cumulative[cumulative.count - 1], using: &generator)
            var (low, high) = (0, cumulative.count - 1)
            while low < high {
                let middle = (low + high) / 2
                if cumulative[middle] <= target { low = middle + 1 } else { high = middle }
            }
            return vocabulary[low]
        }

        mutating func text(words: Int) -> String { (0..<words).map { _ in word() }.joined(separator: " ") }

        mutating func number(below limit: Int) -> Int { Int.random(in: 0..<limit, using: &generator) }

        /// A request as in the peers' benchmarks: a short subject, a body of about 800 bytes.
        mutating func draft(team: Team.ID = "it", people: Int) -> RequestDraft {
            RequestDraft(
                text(words: 6), text: text(words: 110), requester: Person.ID("p\(number(below: people))"), team: team,
                due: Timestamp(microseconds: 1_790_000_000_000_000 + Int64(number(below: 1_000_000)) * 1_000_000))
        }
    }

    /// SplitMix64 (Steele, Lea and Flood, 2014).
    struct SplitMix: RandomNumberGenerator {
        var state: UInt64
        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }
    }
#endif
