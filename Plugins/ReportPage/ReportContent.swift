import Foundation
import ServiceDesk

/// What a report tells, as plain values: gathered from a desk (``ServiceDesk/Desk/reportContent(_:naming:)``), or put
/// together by a host. ``ReportPage`` makes a page of it.
public struct ReportContent: Hashable, Sendable {
    /// In which its page is, as are its title and what it calls whoever has no name. In another than English, French
    /// and Dutch the page is English.
    public var language: Language = .english
    /// What stands at the top.
    public var title: String
    /// Whose requests it tells of, such as “The whole organisation”.
    public var audience: String
    /// From when on.
    public var start: Timestamp
    /// Until before when.
    public var end: Timestamp
    /// Whose days and hours these are.
    public var zone: TimeZone
    /// When it was made.
    public var madeAt: Timestamp
    /// Teams of which fewer requests were opened or ended are withheld, as it was applied: for others than the host at
    /// least 2.
    public var withholdingBelow: Int

    /// Of everything; `nil` where it is withheld.
    public var total: Figures?
    /// In the order in which they are shown.
    public var teams: [TeamFigures] = []
    /// How much teams have to do when it is made, and which have too much: those that do first. None where the time
    /// ended earlier.
    public var workloads: [TeamWorkload] = []
    /// How many teams of these are withheld.
    public var workloadsWithheld = 0
    /// How many requests were opened or reopened, by weekdays from Monday on, each with 24 hours.
    public var hours: [[Int]] = Self.noHours
    /// Every day of the time, in order.
    public var days: [Day] = []
    /// The share of targets and promises in time that is aimed at, from 0 to 1; `nil` where none is.
    public var goal: Double?
    /// What is owed, both ways, the busiest first. People are told of together: nobody is named.
    public var obligations: [Owed] = []
    /// What is in no row of these, since there is too little of it.
    public var obligationsWithheld = ObligationCount()
    /// Who asks whom for what.
    public var flows: [Flow] = []
    /// How many flows are withheld, since there is too little of each.
    public var flowsWithheld = 0
    public var knowledge: Knowledge?
    /// Of the times that were foretold as an interval for eight of ten requests: those that came true.
    public var estimates: Share?
    /// What is not told of, since it would have been too much to count or goes back too far.
    public var leftOut: Set<Part> = []

    public init(
        title: String, audience: String, from start: Timestamp, to end: Timestamp, zone: TimeZone,
        madeAt: Timestamp, withholdingBelow: Int = 5
    ) {
        (self.title, self.audience, self.start, self.end) = (title, audience, start, end)
        (self.zone, self.madeAt, self.withholdingBelow) = (zone, madeAt, withholdingBelow)
    }

    /// Seven days without anything.
    public static let noHours = [[Int]](repeating: [Int](repeating: 0, count: 24), count: 7)

    /// What may be left out.
    public enum Part: Hashable, Sendable, CaseIterable {
        case obligations, flows, estimates, workloads
    }

    /// A team, or what has none.
    public struct TeamFigures: Hashable, Sendable {
        public var name: String
        /// `nil` where they are withheld.
        public var figures: Figures?

        public init(_ name: String, _ figures: Figures?) { (self.name, self.figures) = (name, figures) }
    }

    /// What a team has to do. It names nobody.
    public struct TeamWorkload: Hashable, Sendable {
        public var name: String
        public var workload: Workload

        public init(_ name: String, _ workload: Workload) { (self.name, self.workload) = (name, workload) }
    }

    public struct Day: Hashable, Sendable {
        public var date: CalendarDate
        /// Opened or reopened on it.
        public var arrivals: Int
        /// Open at its end; `nil` where that is not known.
        public var open: Int?

        public init(_ date: CalendarDate, arrivals: Int, open: Int? = nil) {
            (self.date, self.arrivals, self.open) = (date, arrivals, open)
        }
    }

    /// What one side owes, and what is owed to it.
    public struct Owed: Hashable, Sendable {
        public var name: String
        public var byIt: ObligationCount
        public var toIt: ObligationCount

        public init(_ name: String, byIt: ObligationCount, toIt: ObligationCount) {
            (self.name, self.byIt, self.toIt) = (name, byIt, toIt)
        }
    }

    /// What some ask of others: one line of the service map.
    public struct Flow: Hashable, Sendable {
        /// Who asks.
        public var from: String
        /// Who serves.
        public var to: String
        public var requests: Int
        /// Half of them took at most so long, in seconds.
        public var median: Int64?
        /// Of their targets.
        public var inTime: Share?
        /// What the one that serves owes the other beside that; `nil` where that cannot be said, as of one team.
        public var obligations: Int?

        public init(
            from: String, to: String, requests: Int, median: Int64? = nil, inTime: Share? = nil, obligations: Int? = nil
        ) {
            (self.from, self.to, self.requests) = (from, to, requests)
            (self.median, self.inTime, self.obligations) = (median, inTime, obligations)
        }
    }

    /// How far articles answered. Only some readers say whether they did, so there are two bounds.
    public struct Knowledge: Hashable, Sendable {
        /// How often an article was read by somebody who looked for an answer.
        public var read: Int
        /// Of those who said so or the contrary: that it was helpful.
        public var helpful: Share
        /// Of readings of which it is known what followed: nothing was opened within a day.
        public var openedNothing: Share
        /// Of these readings: nothing was opened, and it was said to be helpful.
        public var answeredAtLeast: Share
        /// Of these readings: nothing was opened, and it was not said to be of no help.
        public var answeredAtMost: Share

        public init(read: Int, helpful: Share, openedNothing: Share, answeredAtLeast: Share, answeredAtMost: Share) {
            (self.read, self.helpful, self.openedNothing) = (read, helpful, openedNothing)
            (self.answeredAtLeast, self.answeredAtMost) = (answeredAtLeast, answeredAtMost)
        }

        /// As a desk counts it; `nil` where nothing was read.
        public init?(_ use: ArticleUse) {
            guard use.readings > 0 else { return nil }
            self.init(
                read: use.readings, helpful: use.helpful, openedNothing: use.openedNothing,
                answeredAtLeast: use.answeredAtLeast, answeredAtMost: use.answeredAtMost)
        }
    }

    /// Whether there is nothing to tell.
    public var isEmpty: Bool {
        let hasFigures: Bool
        if let total {
            // Of teams that are withheld then nothing is withheld.
            hasFigures = total.opened + total.resolved + total.closed + total.merged + (total.openAfter ?? 0) > 0
        } else {
            hasFigures = !teams.isEmpty
        }
        // Of what is left out there was too much; but estimates may be left out of a time without anything.
        return !hasFigures && days.allSatisfy { $0.arrivals == 0 } && obligations.isEmpty && flows.isEmpty
            && obligationsWithheld.total == 0 && knowledge == nil
            && leftOut.isDisjoint(with: [.obligations, .flows])
    }
}
