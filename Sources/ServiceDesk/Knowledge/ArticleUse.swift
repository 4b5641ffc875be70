/// How often articles were read by people who looked for an answer, and what came of it.
///
/// Who opened nothing may have been answered, or have given up; only some say which. So two bounds are told of the
/// readings that answered and after which nothing was opened (``answeredAtLeast``, ``answeredAtMost``), and never a
/// number in between. How many requests that spared cannot be seen: some would never have asked.
public struct ArticleUse: Hashable, Sendable, Codable {
    /// Readings of which less than a day has passed: nothing is known of them yet, and they are in no other figure.
    public var pending = 0
    /// Readings of which it is known whether a request followed.
    public var settled = 0
    /// Of those settled, by what the reader said.
    public var saidHelpful = 0
    public var saidNotHelpful = 0
    /// Of those settled: nothing was opened.
    public var nothingOpened = 0
    /// Of those in which nothing was opened, by what the reader said.
    public var nothingOpenedAndHelpful = 0
    public var nothingOpenedButNotHelpful = 0

    public init() {}

    /// How often an article was read: settled or not.
    public var readings: Int { pending + settled }
    /// Of those who said so or the contrary: that it was helpful.
    public var helpful: Share { Share(saidHelpful, of: saidHelpful + saidNotHelpful) }
    /// Of all settled readings: no request was opened within a day.
    public var openedNothing: Share { Share(nothingOpened, of: settled) }
    /// Of all settled readings: the reader opened nothing and said that it was helpful.
    public var answeredAtLeast: Share { Share(nothingOpenedAndHelpful, of: settled) }
    /// Of all settled readings: the reader opened nothing and did not say that it was of no help.
    public var answeredAtMost: Share { Share(nothingOpened - nothingOpenedButNotHelpful, of: settled) }

    public mutating func add(_ reading: ArticleReading) {
        guard let outcome = reading.outcome else {
            pending += 1
            return
        }
        settled += 1
        if reading.verdict == .helpful { saidHelpful += 1 }
        if reading.verdict == .notHelpful { saidNotHelpful += 1 }
        guard outcome == .nothingOpened else { return }
        nothingOpened += 1
        if reading.verdict == .helpful { nothingOpenedAndHelpful += 1 }
        if reading.verdict == .notHelpful { nothingOpenedButNotHelpful += 1 }
    }

    public static func + (left: ArticleUse, right: ArticleUse) -> ArticleUse {
        var sum = left
        sum.pending += right.pending
        sum.settled += right.settled
        sum.saidHelpful += right.saidHelpful
        sum.saidNotHelpful += right.saidNotHelpful
        sum.nothingOpened += right.nothingOpened
        sum.nothingOpenedAndHelpful += right.nothingOpenedAndHelpful
        sum.nothingOpenedButNotHelpful += right.nothingOpenedButNotHelpful
        return sum
    }
}

/// By what the use of articles is told apart.
public enum ArticleUseGroup: String, Hashable, Sendable, Codable, CaseIterable {
    case article, language, team
}

/// A question for how articles were used.
public struct ArticleUseQuery: Hashable, Sendable {
    public var viewer: Viewer
    /// From when on, and until before when. What is settled has no hour any more: days (UTC) are counted of which the
    /// noon lies in this time, and the present day where it is not before it.
    public var start: Timestamp
    public var end: Timestamp
    /// Only of articles that these teams owned when they were read; of all, where it names none.
    public var teams: SortedSet<Team.ID>
    /// One row for each; `nil` for one row of all.
    public var group: ArticleUseGroup?
    /// Rows of fewer readings are withheld, so that nobody is recognised. 0 withholds none, and is for the host.
    public var withholdingBelow: Int

    public init(
        viewer: Viewer, from start: Timestamp, to end: Timestamp, of teams: SortedSet<Team.ID> = [],
        by group: ArticleUseGroup? = nil, withholdingBelow: Int = 5
    ) {
        (self.viewer, self.start, self.end, self.teams) = (viewer, start, end, teams)
        (self.group, self.withholdingBelow) = (group, withholdingBelow)
    }
}

/// An answer to an ``ArticleUseQuery``.
public struct ArticleUseReport: Hashable, Sendable {
    public struct Row: Hashable, Sendable {
        /// The id of the article, the language, the team; `nil` for the one row of all.
        public var value: String?
        /// `nil` where it is withheld.
        public var use: ArticleUse?
    }

    /// The beginning of the first day that was counted, and the end of the last one.
    public var start: Timestamp
    public var end: Timestamp
    /// Of which teams, as it was answered: those of the viewer, where none was named. Empty for all.
    public var teams: SortedSet<Team.ID>
    /// Fewer readings than these were withheld.
    public var withholdingBelow: Int
    public var group: ArticleUseGroup?
    /// The most read first; those that are withheld last.
    public var rows: [Row]
    /// Of everything that was asked for, whatever is withheld of the rows; `nil` where that is too little itself.
    public var total: ArticleUse?
}

/// A figure of the use of articles by its name: the one source of what they are called, mean and are made of.
public enum ArticleFigure: String, Hashable, Sendable, Codable, CaseIterable {
    case readings, pending, helpful, openedNothing, answeredAtLeast, answeredAtMost

    public var definition: FigureDefinition {
        switch self {
        case .readings:
            FigureDefinition(
                "read",
                "How often somebody who looked for an answer opened an article; whoever opens the same one again "
                    + "within a day counts once.", formula: "number of readings",
                isNot: "How many people read: one who reads three articles counts three times.")
        case .pending:
            FigureDefinition(
                "not known yet", "Readings of which less than a day has passed.",
                formula: "number of readings that are not settled",
                isNot: "A part of the shares: these are of readings that are settled.")
        case .helpful:
            FigureDefinition(
                "helpful", "Of readers who said whether an article was helpful: those who said that it was.",
                formula: "said helpful ÷ (said helpful + said not helpful)",
                isNot: "What all readers think: most say nothing.")
        case .openedNothing:
            FigureDefinition(
                "opened nothing", "Of readings: the reader opened no request within a day.",
                formula: "readings after which nothing was opened ÷ settled readings",
                isNot: "Requests that were spared: some would never have asked, and some gave up.")
        case .answeredAtLeast:
            FigureDefinition(
                "answered, at least",
                "Of readings: the reader opened no request within a day, and said that the article was helpful.",
                formula: "readings after which nothing was opened, said helpful ÷ settled readings",
                isNot:
                    "The best guess: many are helped and say nothing. Nor requests that were spared: some would never "
                    + "have asked.")
        case .answeredAtMost:
            FigureDefinition(
                "answered, at most",
                "Of readings: the reader opened no request within a day, and did not say that the article was of no "
                    + "help.",
                formula: "(readings after which nothing was opened − of these said not helpful) ÷ "
                    + "settled readings",
                isNot: "A number of requests: who reads three articles for one question is three readings.")
        }
    }

    /// Of how many it is made, and how many of these; of numbers both are the number.
    public func share(of use: ArticleUse) -> Share {
        switch self {
        case .readings: Share(use.readings, of: use.readings)
        case .pending: Share(use.pending, of: use.pending)
        case .helpful: use.helpful
        case .openedNothing: use.openedNothing
        case .answeredAtLeast: use.answeredAtLeast
        case .answeredAtMost: use.answeredAtMost
        }
    }

    /// Whether it is a number, and not a part of a whole.
    public var isCount: Bool { self == .readings || self == .pending }
}
