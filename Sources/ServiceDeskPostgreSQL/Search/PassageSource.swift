#if PostgreSQL
    import LibPQ
    import ServiceDesk
    import ServiceDeskSQL

    /// A table of passages, and which of them a question may find.
    struct PassageSource {
        /// The table; in statements it is called `p`.
        let table: String
        /// The counter of the numbers that passages belong to.
        let counter: String
        /// How many passages there are, and how many words in them.
        let totals: String
        /// What is joined to the passages, so that the conditions can be asked of it.
        let joins: SQLFragment
        let conditions: [SQLFragment]
        /// The numbers of all that the viewer may see, where that is a list of their own; `nil` for any other viewer.
        var own: SQLFragment?

        static func requests(_ query: SearchQuery) -> PassageSource {
            let version: SQLFragment = "((p.place >> 1) & \(raw: "\(1 << PassagePlace.versionBits - 1)"))"
            return PassageSource(
                table: "passage", counter: "request",
                totals: "SELECT coalesce(sum(passages), 0)::bigint, coalesce(sum(words), 0)::bigint FROM passage_tally",
                joins: "JOIN request ON request.number = (p.place >> \(raw: "\(PassagePlace.numberShift)"))",
                conditions: QueryCompiler.searchConditions(query, version: version, isPrivate: "(p.place & 1)"),
                own: Visibility(query.viewer).numbersByName)
        }

        /// Whether a passage stands in some parts and has all of some words, by the index. Each part is a question of
        /// its own: in one for all of them the index would walk over every passage that has any of the words.
        func matches(_ words: [SearchTier.Word], in parts: ArraySlice<Int64>) -> SQLFragment {
            let questions = parts.map { part -> SQLFragment in
                let lexemes = words.map { "'\(part)/\($0.text)'" + ($0.isPrefix ? ":*" : "") }
                let query = lexemes.joined(separator: " & ")
                return "passage_lexemes(p.place, p.words, p.indexed) @@ \(query)::tsquery"
            }
            return "(\(questions.joined(separator: " OR ")))"
        }

        /// The parts in which there are passages, in ascending order: each is found by a step in the index.
        var parts: PQStatement {
            let shift = PassagePlace.numberShift + PassageParts.shift
            return .kept(
                """
                WITH RECURSIVE part AS ((SELECT place >> \(shift) AS number FROM \(table) ORDER BY place LIMIT 1) \
                UNION ALL SELECT (SELECT p.place >> \(shift) FROM \(table) p \
                WHERE p.place >= (part.number + 1) << \(shift) ORDER BY p.place LIMIT 1) FROM part \
                WHERE part.number IS NOT NULL) SELECT number FROM part WHERE number IS NOT NULL
                """)
        }

        /// Holds for the passages of what the viewer may see by name.
        var isOwn: SQLFragment? { own.map { "(p.place >> \(raw: "\(PassagePlace.numberShift)")) IN (\($0))" } }

        /// `place`, `length` and how often each word stands in the passage.
        func columns(_ words: [SearchTier.Word]) -> SQLFragment {
            // Each word has blanks of its own around it, so that no two of them share one.
            words.reduce("p.place, p.length::bigint") { columns, word in
                let pattern = word.isPrefix ? " \(word.text)" : " \(word.text) "
                return """
                    \(columns), ((octet_length(p.words) - octet_length(replace(p.words, \(pattern), ''))) \
                    / \(raw: "\(pattern.utf8.count)"))::bigint
                    """
            }
        }
    }

    /// The parts of the index, the newest first: 16,384 numbers in each. Whoever wants the newest passages looks into
    /// the newest part first, and then into as many as it takes if the others have as many passages as those.
    struct PassageParts {
        static let shift: Int64 = 14
        private static let longestStep = 256
        private var rest: [Int64]
        private var count = 0
        private var seen = 0

        /// All parts up to a number.
        init(upTo newest: Int64) { rest = Array(0...max(0, newest >> Self.shift)) }

        /// Parts in ascending order.
        init(_ parts: [Int64]) { rest = parts }

        /// Whether so few passages can be in all parts up to a number that most of these are empty, as where an import
        /// asked for very high ones.
        static func areSparse(upTo newest: Int64, passages: Int) -> Bool {
            newest >> shift > 4 * (Int64(passages) >> shift) + 64
        }

        /// The parts to look into next; none when there are no more.
        ///
        /// - Parameters:
        ///   - found: How many passages those until now had.
        ///   - limit: How many are wanted.
        mutating func step(found: Int, of limit: Int) -> ArraySlice<Int64> {
            let most = min(max(1, 4 * count), Self.longestStep)
            let likely = found > 0 ? ((limit - found) * seen + found - 1) / found : most
            count = min(max(1, likely), most)
            let step = rest.suffix(count)
            rest.removeLast(step.count)
            seen += step.count
            return step
        }
    }
#endif
