/// That a share of a target is used up and its clock still runs.
public struct ClockAlert: Hashable, Sendable, Codable {
    public var clock: SLATarget.Name
    public var cycle: Int
    /// Per cent of the goal.
    public var share: Int
    /// When so much was used: at the instant of the event that records it, or before.
    public var since: Timestamp
    /// When the whole goal is used up; `nil` where that lies after an end of the hours.
    public var due: Timestamp?

    public init(_ clock: SLATarget.Name, cycle: Int, share: Int, since: Timestamp, due: Timestamp?) {
        self.due = due
        self.clock = clock
        self.cycle = cycle
        self.share = share
        self.since = since
    }
}

/// A level of an escalation that was reached.
public struct ClockEscalation: Hashable, Sendable, Codable {
    public var alert: ClockAlert
    /// Counted from 1.
    public var level: Int
    /// Never ``Escalation/Recipient/manager``: who that was is found when the level is reached.
    public var recipient: Escalation.Recipient

    public init(_ alert: ClockAlert, level: Int, recipient: Escalation.Recipient) {
        self.alert = alert
        self.level = level
        self.recipient = recipient
    }
}

/// Of what has been told on a clock, so that it is told once.
public struct ClockProgress: Hashable, Sendable, Codable {
    public let clock: SLATarget.Name
    public let cycle: Int
    /// The highest share that was warned of; 100 since the breach.
    public internal(set) var share = 0
    /// How many levels were reached.
    public internal(set) var level = 0

    init(_ clock: SLATarget.Name, cycle: Int) { (self.clock, self.cycle) = (clock, cycle) }

    private enum CodingKeys: CodingKey { case clock, cycle, level, share }
}

extension Course {
    /// What was told in a cycle of a clock.
    func progress(of clock: SLATarget.Name, cycle: Int) -> ClockProgress {
        progress.first { $0.clock == clock && $0.cycle == cycle } ?? ClockProgress(clock, cycle: cycle)
    }

    mutating func apply(_ alert: ClockAlert) {
        change(alert) { $0.share = max($0.share, alert.share) }
    }

    mutating func apply(_ escalation: ClockEscalation) {
        change(escalation.alert) { $0.level = max($0.level, escalation.level) }
    }

    private mutating func change(_ alert: ClockAlert, _ body: (inout ClockProgress) -> Void) {
        var progress = progress(of: alert.clock, cycle: alert.cycle)
        body(&progress)
        // Only the latest cycle of a clock can still have anything to tell.
        self.progress.removeAll { $0.clock == alert.clock }
        self.progress.append(progress)
    }

    /// A target with another goal is warned of anew; a breach stays one, and so does a level of an escalation: it may
    /// be what has brought the other goal.
    mutating func forgetProgress(under targets: [SLATarget]) {
        guard !progress.isEmpty else { return }
        let old = self.targets
        for (index, told) in progress.enumerated() where told.share < 100 {
            let (was, will) = (old.first { $0.name == told.clock }, targets.first { $0.name == told.clock })
            if was?.goal != will?.goal || was?.calendar != will?.calendar { progress[index].share = 0 }
        }
    }
}
