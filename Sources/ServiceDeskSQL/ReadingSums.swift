import ServiceDesk

/// How readings of articles are written in the columns of a table, and added up there.
///
/// A verdict is 1 for helpful and 0 for the contrary; an outcome is 1 where nothing was opened and 0 where something
/// was; both are null until they are known.
package enum ReadingSums {
    private static let conditions = [
        "outcome IS NULL", "outcome IS NOT NULL", "outcome IS NOT NULL AND verdict = 1",
        "outcome IS NOT NULL AND verdict = 0", "outcome = 1", "outcome = 1 AND verdict = 1",
        "outcome = 1 AND verdict = 0",
    ]

    /// The counts of a group, in the order in which ``use(_:)`` takes them.
    package static let columns = conditions.map { "count(CASE WHEN \($0) THEN 1 END)" }.joined(separator: ", ")

    /// - Parameter count: The column of a place, from 0.
    package static func use<Failure: Error>(_ count: (Int) throws(Failure) -> Int) throws(Failure) -> ArticleUse {
        var use = ArticleUse()
        (use.pending, use.settled) = (try count(0), try count(1))
        (use.saidHelpful, use.saidNotHelpful) = (try count(2), try count(3))
        use.nothingOpened = try count(4)
        (use.nothingOpenedAndHelpful, use.nothingOpenedButNotHelpful) = (try count(5), try count(6))
        return use
    }

    package static func value(_ verdict: ArticleReading.Verdict?) -> SQLValue {
        verdict.map { .integer($0 == .helpful ? 1 : 0) } ?? .null
    }

    package static func value(_ outcome: ArticleReading.Outcome?) -> SQLValue {
        outcome.map { .integer($0 == .nothingOpened ? 1 : 0) } ?? .null
    }

    package static func verdict(_ value: Int64) -> ArticleReading.Verdict { value == 1 ? .helpful : .notHelpful }

    package static func outcome(_ value: Int64) -> ArticleReading.Outcome {
        value == 1 ? .nothingOpened : .requestOpened
    }
}
