/// From when on there is too much to do: the one place of all bounds of ``OverloadReason``. Change them for a desk on
/// which they call too often, or too late.
public struct WorkloadThresholds: Hashable, Sendable, Codable {
    /// More of their capacity is in hands than this share: ``OverloadReason/Kind/load``.
    public var load = 1.0
    /// Of the latest so many weeks, 1 to 52: ``OverloadReason/Kind/growing``.
    public var weeks = 4
    /// In at least so many of them more came than was done.
    public var risingWeeks = 3
    /// Over all of them the backlog grew by more than so many service days of work.
    public var growth = 1.0
    /// What is promised within so many service days, 1 to 60: ``OverloadReason/Kind/promised``.
    public var promisedWithin = 5
    /// It is more than this share of what can be done in them.
    public var promised = 1.0
    /// It is at least so many more than can be done, or the backlog grew by at least so many: fewer may be chance.
    public var leastRequests = 5
    /// Of fewer service days in the past it is not said how much can be done in one.
    public var leastDays = 5

    public init() {}

    /// Bounds made in one expression: `WorkloadThresholds { $0.load = 0.8 }`.
    public init(_ build: (inout WorkloadThresholds) -> Void) { build(&self) }

    /// - Throws: ``Rejection`` of code ``Rejection/Code/invalidField``.
    func validate() throws(Rejection) {
        for (name, value) in [("load", load), ("growth", growth), ("promised", promised)]
        where !value.isFinite || value < 0 {
            throw .invalidField("thresholds.\(name)", "A number from 0 on.")
        }
        guard (1...52).contains(weeks) else { throw .invalidField("thresholds.weeks", "1 to 52.") }
        guard (1...weeks).contains(risingWeeks) else {
            throw .invalidField("thresholds.risingWeeks", "1 to the number of weeks, which is \(weeks).")
        }
        guard (1...60).contains(promisedWithin) else { throw .invalidField("thresholds.promisedWithin", "1 to 60.") }
        guard leastRequests >= 0 else { throw .invalidField("thresholds.leastRequests", "A number from 0 on.") }
        guard leastDays >= 1 else { throw .invalidField("thresholds.leastDays", "A number from 1 on.") }
    }
}

/// Why a team has too much to do, with the numbers that say so.
public struct OverloadReason: Hashable, Sendable {
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// There is something to do, and every member of the team is away.
        case nobodyThere = "nobody-there"
        /// More is in hands than those who are there can hold.
        case load
        /// For weeks more has come than was done.
        case growing
        /// More is promised for the next days than can be done in them.
        case promised
    }

    /// A number that it is made of: `inHands` 21.
    public struct Evidence: Hashable, Sendable {
        public var name: String
        public var value: Double

        init(_ name: String, _ value: Double) { (self.name, self.value) = (name, value) }
        init(_ name: String, _ value: Int) { self.init(name, Double(value)) }
    }

    public let kind: Kind
    /// In words: a sentence with its numbers.
    public let words: String
    /// The bounds are among them.
    public let evidence: [Evidence]

    /// In the order of their kinds.
    static func all(of workload: Workload, by thresholds: WorkloadThresholds) -> [OverloadReason] {
        [
            nobodyThere(workload), load(workload, thresholds), growing(workload, thresholds),
            promised(workload, thresholds),
        ].compactMap { $0 }
    }

    private static func nobodyThere(_ workload: Workload) -> OverloadReason? {
        // Of a team that lists nobody it is not known who works for it.
        guard workload.capacity.members > 0, workload.capacity.there == 0, workload.open > 0 else { return nil }
        let members = workload.capacity.members
        return OverloadReason(
            kind: .nobodyThere,
            words: (members == 1 ? "The only member is away" : "All \(members) members are away")
                + ", and \(count(workload.open, "request is", "requests are")) open.",
            evidence: [.init("members", members), .init("there", 0), .init("open", workload.open)])
    }

    private static func load(_ workload: Workload, _ thresholds: WorkloadThresholds) -> OverloadReason? {
        guard let taken = workload.capacity.taken, let available = workload.capacity.available,
            Double(taken) > thresholds.load * Double(available)
        else { return nil }
        let who = workload.capacity.unlimited > 0 ? "those who are there and have a limit" : "those who are there"
        let share = (thresholds.load * 100).rounded(to: 1)
        let bound = thresholds.load == 1 ? "" : ", and more than \(share) % of that is too much"
        return OverloadReason(
            kind: .load,
            words: "\(count(taken, "request is", "requests are")) in hands; \(who) can hold \(available)\(bound).",
            evidence: [
                .init("taken", taken), .init("available", available), .init("away", workload.capacity.away),
                .init("bound", thresholds.load),
            ])
    }

    private static func growing(_ workload: Workload, _ thresholds: WorkloadThresholds) -> OverloadReason? {
        guard let throughput = workload.known(thresholds), workload.weeks.count >= thresholds.weeks else { return nil }
        let weeks = workload.weeks.suffix(thresholds.weeks)
        let rising = weeks.count { $0.growth > 0 }
        let growth = weeks.reduce(0) { $0 + $1.growth }
        guard rising >= thresholds.risingWeeks, growth >= max(1, thresholds.leastRequests),
            Double(growth) > thresholds.growth * throughput.mean
        else { return nil }
        let days = throughput.count > 0 ? ", \((Double(growth) / throughput.mean).rounded(to: 10)) days of work" : ""
        return OverloadReason(
            kind: .growing,
            words: "In \(rising) of the last \(count(weeks.count, "week", "weeks")) more came than was done: "
                + "\(growth) more are open than before\(days).",
            evidence: [
                .init("risingWeeks", rising), .init("weeks", weeks.count), .init("growth", growth),
                .init("throughput", throughput.mean), .init("boundWeeks", thresholds.risingWeeks),
                .init("boundDays", thresholds.growth), .init("boundRequests", thresholds.leastRequests),
            ])
    }

    private static func promised(_ workload: Workload, _ thresholds: WorkloadThresholds) -> OverloadReason? {
        guard let throughput = workload.known(thresholds) else { return nil }
        let days = thresholds.promisedWithin
        let possible = throughput.mean * Double(days)
        let promised = Double(workload.promised)
        guard promised > thresholds.promised * possible, promised - possible >= Double(thresholds.leastRequests) else {
            return nil
        }
        let overdue = workload.overdue > 0 ? ", \(workload.overdue) of them overdue" : ""
        return OverloadReason(
            kind: .promised,
            words: "\(count(workload.promised, "request is", "requests are")) promised within "
                + "\(count(days, "service day", "service days"))\(overdue); about \(possible.rounded(to: 10)) can be "
                + "done in that time.",
            evidence: [
                .init("promised", workload.promised), .init("overdue", workload.overdue), .init("days", days),
                .init("throughput", throughput.mean), .init("possible", possible),
                .init("bound", thresholds.promised), .init("boundRequests", thresholds.leastRequests),
            ])
    }

    private static func count(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count) \(count == 1 ? one : many)"
    }
}

extension Workload {
    /// How much is done in a service day, where enough is known of the past.
    fileprivate func known(_ thresholds: WorkloadThresholds) -> Rate? {
        throughput.flatMap { $0.days >= thresholds.leastDays ? $0 : nil }
    }
}

extension Workload.Capacity {
    public var away: Int { members - there }
}

extension Double {
    /// `2.6`, `3`: to a tenth, a hundredth, …
    fileprivate func rounded(to parts: Double) -> String {
        let value = (self * parts).rounded() / parts
        return value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
    }
}
