/// Policies and calendars to try out.
public struct SLAProposal: Sendable {
    /// `nil` for the targets as they are recorded.
    public var policies: [any SLAPolicy]?
    /// `nil` for the present ones. An edited calendar remembers what it was (``ServiceCalendar/replacing(_:at:)``).
    public var calendars: ServiceCalendars?

    public init(policies: [any SLAPolicy]? = nil, calendars: ServiceCalendars? = nil) {
        self.policies = policies
        self.calendars = calendars
    }
}

/// A clock that would show something else.
public struct SLAMove: Hashable, Sendable {
    public let clock: SLATarget.Name
    /// As it stands; `nil` where nothing is owed now.
    public let before: ClockReading?
    /// As it would stand; `nil` where nothing would be owed.
    public let after: ClockReading?
}

/// A page of what would become of requests.
public struct SLAOutlook: Hashable, Sendable {
    public struct Entry: Hashable, Sendable {
        public var request: Request
        public var moves: [SLAMove]
    }

    /// How many requests were looked at.
    public var examined: Int
    /// Those of them of which a clock would move.
    public var moves: [Entry] = []
    /// Where the next page begins; `nil` after the last.
    public var next: RequestQuery.Cursor?

    init(examined: Int, next: RequestQuery.Cursor?) { (self.examined, self.next) = (examined, next) }
}

extension Request {
    /// The clocks that would be due at another time, or not at all, under other targets and calendars from now on.
    ///
    /// - Throws: ``SLAError`` of code ``SLAError/Code/calendar``.
    public func moves(
        under targets: [SLATarget], at now: Timestamp, from old: ServiceCalendars, to new: ServiceCalendars
    ) throws(SLAError) -> [SLAMove] {
        var changed = self
        if targets != self.targets {
            var course = self.course ?? Course()
            course.add(.targeted(targets), at: max(now, updatedAt))
            changed.course = course
        }
        func owed(_ clocks: [RequestClock]) -> [SLATarget.Name: ClockReading] {
            Dictionary(
                clocks.compactMap { clock in clock.current.map { (clock.name, $0) } }.filter { $0.1.state != .notOwed },
                uniquingKeysWith: { first, _ in first })
        }
        let before = owed(try clocks(at: now, with: old))
        let after = owed(try changed.clocks(at: now, with: new))
        return Set(before.keys).union(after.keys).sorted().compactMap { name in
            let (was, will) = (before[name], after[name])
            // A clock that is paused is due at no instant; what it has left tells whether it moves.
            guard was?.due != will?.due || was?.remaining != will?.remaining || was?.breachedAt != will?.breachedAt
            else { return nil }
            return SLAMove(clock: name, before: was, after: will)
        }
    }
}

extension Course {
    /// As those see it who do not work on the request: without private notes, hand-overs and what teams and suppliers
    /// owe.
    var presentedToParticipants: Course? { presented { $0 == .requester } }

    /// The course with the targets of some parties, and without what only the team sees.
    func presented(keeping isKept: (SLAParty) -> Bool) -> Course? {
        var course = Course()
        for mark in marks {
            switch mark.event {
            case .answered(.note), .handedOver: break
            case .targeted(let targets):
                course.add(.targeted(targets.filter { isKept($0.party) }), at: mark.at)
            default: course.add(mark.event, at: mark.at)
            }
        }
        return course.marks.isEmpty ? nil : course
    }
}
