/// How what is owed was met, by those who owe it and those to whom it is owed.
///
/// Counted from the requests that the viewer may see. There is one for both sides: the contact sees all of them,
/// whoever owes sees theirs.
public struct ObligationReport: Hashable, Sendable {
    /// What became of what was owed by one party to another.
    public struct Row: Hashable, Sendable {
        public var obligor: Obligation.Party
        public var beneficiary: Obligation.Party
        public var count = ObligationCount()
    }

    /// By obligor and beneficiary, in the order of their names.
    public var rows: [Row]
    /// What is in no row, since there are fewer than asked for, counted together; where there are others, never one row
    /// alone, which could be told from the sum.
    public var withheld = ObligationCount()
    public var all: ObligationCount { rows.reduce(withheld) { $0 + $1.count } }

    /// What each side owes, summed up over those to whom it is owed.
    public var byObligor: [(party: Obligation.Party, count: ObligationCount)] { summed(\.obligor) }
    /// What is owed to each side, summed up over those who owe it.
    public var byBeneficiary: [(party: Obligation.Party, count: ObligationCount)] { summed(\.beneficiary) }

    private func summed(_ side: (Row) -> Obligation.Party) -> [(party: Obligation.Party, count: ObligationCount)] {
        Dictionary(rows.map { (side($0), $0.count) }, uniquingKeysWith: +)
            .sorted { $0.key.description < $1.key.description }.map { ($0.key, $0.value) }
    }
}

/// How often something owed was met, and how.
public struct ObligationCount: Hashable, Sendable, Codable {
    public var inTime = 0
    public var late = 0
    public var excused = 0
    /// Closed without having been met, or without anybody being let off.
    public var dropped = 0
    /// Still to be met, and late.
    public var overdue = 0
    /// Still to be met, and not late.
    public var open = 0

    public init() {}

    public var total: Int { inTime + late + excused + dropped + overdue + open }

    /// The share of what had to be met that was met in time; `nil` where there is nothing to judge. What was excused
    /// and what is not due yet is not judged.
    public var onTimeRate: Double? {
        let judged = inTime + late + dropped + overdue
        return judged == 0 ? nil : Double(inTime) / Double(judged)
    }

    public static func + (left: ObligationCount, right: ObligationCount) -> ObligationCount {
        var sum = ObligationCount()
        for path in [\ObligationCount.inTime, \.late, \.excused, \.dropped, \.overdue, \.open] {
            sum[keyPath: path] = left[keyPath: path] + right[keyPath: path]
        }
        return sum
    }

    mutating func add(_ request: Request, _ obligation: ObligationOccurrence, at now: Timestamp) {
        switch request.resolution {
        case .excused: excused += 1
        case .fulfilled:
            if request.resolvedAt ?? request.updatedAt <= obligation.lateAfter { inTime += 1 } else { late += 1 }
        case .some: dropped += 1
        case nil where !request.state.isOpen: dropped += 1
        case nil: if now > obligation.lateAfter { overdue += 1 } else { open += 1 }
        }
    }
}

extension Desk {
    /// How what was due in a stretch of time was met.
    ///
    /// - Parameters:
    ///   - minimum: Sides with fewer obligations than so many are withheld and only counted together; 1 shows all.
    ///   - limit: So many requests are counted at most, 1 to 1,000,000.
    /// - Throws: ``Rejection`` of code ``Rejection/Code/tooLarge`` where there are more: ask for a shorter time.
    public func obligationReport(
        from start: Timestamp, to end: Timestamp, as viewer: Viewer, withholdingBelow minimum: Int = 1,
        limit: Int = 100_000
    ) async throws -> ObligationReport {
        let now = configuration.time.now()
        guard (1...1_000_000).contains(limit) else { throw Rejection.invalidField("limit", "1 to 1,000,000.") }
        // What is due next is not for a supplier’s people, whose own are few: all of them are looked at.
        let isOrdered = viewer.supplier == nil
        let order = isOrdered ? RequestOrder(.due, isDescending: true) : RequestOrder(.number)
        var query = RequestQuery(viewer: viewer, order: order, limit: 500)
        query.filter.kinds = [.obligation]
        if isOrdered { query.filter.dueBefore = end }
        var (counts, seen) = ([Sides: ObligationCount](), 0)
        try await forEach(query) { request in
            guard !isOrdered || request.due ?? start >= start else { return false }
            guard let obligation = request.obligation, (start..<end).contains(obligation.due) else { return true }
            seen += 1
            guard seen <= limit else { throw Rejection.tooLarge("obligations", seen, limit: limit, unit: "requests") }
            let sides = Sides(obligor: obligation.obligor, beneficiary: obligation.beneficiary)
            counts[sides, default: ObligationCount()].add(request, obligation, at: now)
            return true
        }
        return report(counts, withholdingBelow: minimum)
    }

    private struct Sides: Hashable {
        var obligor: Obligation.Party
        var beneficiary: Obligation.Party
    }

    private func report(_ counts: [Sides: ObligationCount], withholdingBelow minimum: Int) -> ObligationReport {
        var report = ObligationReport(rows: [])
        for (sides, count) in counts {
            if count.total < minimum {
                report.withheld = report.withheld + count
            } else {
                report.rows.append(.init(obligor: sides.obligor, beneficiary: sides.beneficiary, count: count))
            }
        }
        report.rows.sort {
            ("\($0.obligor)", "\($0.beneficiary)") < ("\($1.obligor)", "\($1.beneficiary)")
        }
        // One alone that is withheld could be told from the sum: the smallest of the others goes with it.
        if counts.count - report.rows.count == 1,
            let index = report.rows.indices.min(by: { report.rows[$0].count.total < report.rows[$1].count.total })
        {
            report.withheld = report.withheld + report.rows.remove(at: index).count
        }
        return report
    }
}
