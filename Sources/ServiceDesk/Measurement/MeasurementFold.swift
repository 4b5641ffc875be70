/// Makes measurements of events, one after the other. Pure.
package struct MeasurementFold {
    package private(set) var found: [RequestMeasurement] = []
    /// The request before the next event.
    private var request: Request?

    package init(_ request: Request? = nil) { self.request = request }

    /// Of all events of an update.
    static func measurements(before: Request?, after: Request, events: [RecordedEvent]) -> [RequestMeasurement] {
        guard events.contains(where: \.event.isMeasured) else { return [] }
        var fold = MeasurementFold(before)
        for event in events.dropLast() { fold.take(event) }
        if let last = events.last { fold.take(last, after: after) }
        return fold.found
    }

    /// Takes the next event. What comes before an opening is left out.
    ///
    /// - Parameter after: The request with the event, where that is known already.
    package mutating func take(_ event: RecordedEvent, after: Request? = nil) {
        let before = request
        var next = after ?? before
        if after == nil {
            if before == nil { next = Request(opening: event) } else { next?.apply(event) }
        }
        request = next
        guard event.event.isMeasured, let next else { return }
        measure(event, before, next)
    }

    private mutating func measure(_ event: RecordedEvent, _ before: Request?, _ after: Request) {
        // The clock may have been put back since the last event.
        let time = after.updatedAt
        guard let before else {
            // What is told of a request without its beginning is not counted.
            if case .opened = event.event { add(.opened, after, at: time) }
            return
        }
        switch event.event {
        case .replied: if let answer = before.answer(with: after, at: time) { add(answer, after, at: time) }
        case .resolved: end(.resolved, before, after, at: time)
        case .closed: end(.closed, before, after, at: time)
        case .merged: end(.merged, before, after, at: time)
        case .reopened where !before.state.isOpen: add(.reopened, after, at: time)
        case .assigned where before.team != after.team && after.state.isOpen:
            add(.left, before, at: time)
            add(.came, after, at: time)
        case .promised(let changes):
            for change in changes where change.outcome.isOfPromise {
                add(.promise(change.subject, change.outcome), after, at: time)
            }
        case .breached(let alert):
            add(.missed(alert.clock, wasMet: before.hasFinished(alert)), after, at: time)
        default: break
        }
        for clock in after.clocksFinished(since: before) { add(.met(clock), after, at: time) }
    }

    private mutating func end(
        _ manner: RequestMeasurement.Ending.Manner, _ before: Request, _ after: Request, at time: Timestamp
    ) {
        // What was resolved is closed later on: it has come to its end before.
        guard before.state.isOpen else { return }
        add(.ended(after.ending(manner, at: time)), after, at: time)
    }

    private mutating func add(_ fact: RequestMeasurement.Fact, _ request: Request, at time: Timestamp) {
        found.append(RequestMeasurement(fact, at: time, traits: RequestMeasurement.Traits(request)))
    }
}

extension RequestMeasurement.Traits {
    init(_ request: Request) {
        self.init(
            team: request.team, service: request.service, channel: request.channel, department: request.department,
            language: request.language, kind: request.kind, priority: request.priority)
    }
}

extension RequestEvent {
    /// Whether anything is counted of it.
    fileprivate var isMeasured: Bool {
        switch self {
        case .opened, .replied, .announced, .noted, .started, .held, .resumed, .resolved, .closed, .merged, .reopened,
            .assigned, .handedOver, .promised, .breached, .classified, .tagged, .untagged:
            true
        default: false
        }
    }
}

extension Request {
    /// What a reply answers; `nil` for the message of somebody who asks, of a machine, and for what answers nobody.
    fileprivate func answer(with after: Request, at time: Timestamp) -> RequestMeasurement.Fact? {
        guard let marks = after.course?.marks, marks.last?.event == .answered(.reply) else { return nil }
        var asked: Timestamp?
        for mark in marks.dropLast().reversed() {
            if mark.event == .answered(.reply) { break }
            if mark.event == .asked { asked = mark.at }
        }
        let isFirst = firstRespondedAt == nil
        guard let start = isFirst ? openedAt : asked else { return nil }
        return .answered(afterSeconds: max(0, time.wholeSeconds - start.wholeSeconds), isFirst: isFirst)
    }

    fileprivate func ending(_ manner: RequestMeasurement.Ending.Manner, at end: Timestamp) -> RequestMeasurement.Ending
    {
        let marks = course?.marks ?? []
        var track = StretchTrack(of: self)
        for mark in marks { track.follow(mark) }
        return RequestMeasurement.Ending(
            manner, stretches: track.stretches(until: end),
            answers: marks.count { $0.event == .answered(.reply) }, reopenings: reopenCount, transfers: transferCount,
            returns: track.returns)
    }

    // MARK: Clocks

    /// Whether a clock had stopped when it was found out that its goal was used up.
    fileprivate func hasFinished(_ alert: ClockAlert) -> Bool {
        ClockTrack(alert.clock, on: self).finished.contains { $0.number == alert.cycle }
    }

    /// The clocks that have stopped since, and whose goal was not used up.
    fileprivate func clocksFinished(since before: Request) -> [SLATarget.Name] {
        guard let course, let old = before.course, !old.targets.isEmpty, course.marks.last != old.marks.last else {
            return []
        }
        return old.targets.flatMap { target -> [SLATarget.Name] in
            let known = ClockTrack(target.name, on: before).finished.count
            return ClockTrack(target.name, on: self).finished.dropFirst(known).compactMap { cycle in
                old.progress(of: target.name, cycle: cycle.number).share < 100 ? target.name : nil
            }
        }
    }
}

/// Follows through the course of a request who held it, as ``Holding`` says it.
private struct StretchTrack {
    private var stretches: [(holder: Holding.Holder, start: Timestamp, end: Timestamp?)] = []
    private(set) var returns = 0
    private let people: Set<Person.ID?>
    private var team: Team.ID?
    private var supplier: Supplier.ID?
    private var pending: Pending?
    private var isOpen = true
    private var teamsSeen: Set<Team.ID> = []

    init(of request: Request) {
        people = [request.requester, request.beneficiary]
        team = request.firstTeam
        if let team { teamsSeen.insert(team) }
        stretches = [(holder, request.openedAt, nil)]
    }

    mutating func follow(_ mark: Course.Mark) {
        switch mark.event {
        case .started, .resumed: pending = nil
        case .held(let reason): pending = reason
        case .resolved, .closed: (pending, isOpen) = (nil, false)
        case .reopened: (pending, isOpen) = (nil, true)
        case .assigned(_, let next):
            if let next, next != team, !teamsSeen.insert(next).inserted { returns += 1 }
            team = next
        case .handedOver(let next): supplier = next
        case .asked, .answered, .targeted: return
        }
        let isHeld = stretches.last.map { $0.end == nil } ?? false
        guard !isHeld || !isOpen || stretches.last?.holder != holder else { return }
        if isHeld { stretches[stretches.count - 1].end = mark.at }
        if isOpen { stretches.append((holder, mark.at, nil)) }
    }

    private var holder: Holding.Holder { Holding.Holder.of(team, supplier, pending, asking: people).holder }

    /// Without those of no length.
    func stretches(until end: Timestamp) -> [RequestMeasurement.Stretch] {
        stretches.compactMap { stretch in
            let start = stretch.start.wholeSeconds
            let seconds = (stretch.end ?? end).wholeSeconds - start
            guard seconds > 0 else { return nil }
            return RequestMeasurement.Stretch(
                stretch.holder, startsBeforeEnd: max(0, end.wholeSeconds - start), seconds: seconds)
        }
    }
}
