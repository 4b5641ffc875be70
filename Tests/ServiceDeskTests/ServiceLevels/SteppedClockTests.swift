import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("Service levels: clocks against a stopwatch")
struct SteppedClockTests {
    /// What happened in one random course, and what was wanted.
    private struct Script {
        var events: [(Int64, Course.Event)] = []
        var first: SLATarget
        var end: Int64
    }

    private static let reasons: [Pending] = [
        Pending(.information, waitingFor: .requester), Pending(.supplier, waitingFor: .supplier("acme")),
        Pending(.date, waitingFor: .nobody),
    ]

    private static func metric(_ metric: MinuteClock.Metric) -> SLAMetric {
        switch metric {
        case .first: .firstResponse
        case .next: .nextResponse
        case .update: .periodicUpdate
        case .resolution: .resolution
        case .ownership: .ownership("it")
        }
    }

    private func choices(_ random: inout SeededGenerator) -> ClockChoices {
        let pauses: [ClockChoices.Pauses] = [.never, .anyHold, .waitingForRequester, .reasons([.date, .supplier])]
        return ClockChoices(
            change: ClockChoices.Change.allCases.randomElement(using: &random)!,
            reopening: ClockChoices.Reopening.allCases.randomElement(using: &random)!,
            answer: ClockChoices.Answer.allCases.randomElement(using: &random)!,
            unanswered: ClockChoices.Unanswered.allCases.randomElement(using: &random)!,
            pauses: pauses.randomElement(using: &random)!)
    }

    private func script(_ metric: MinuteClock.Metric, _ random: inout SeededGenerator) -> Script {
        let choices = choices(&random)
        func target() -> SLATarget {
            SLATarget(
                Self.metric(metric), within: .serviceMinutes(.random(in: 1...400, using: &random)), calendar: "office",
                name: "clock", choices: choices)
        }
        var script = Script(first: target(), end: 0)
        var (minute, isDone, isPending, team): (Int64, Bool, Bool, Team.ID) = (0, false, false, "it")
        for _ in 0..<Int.random(in: 0...14, using: &random) {
            minute += [0, .random(in: 1...30, using: &random), .random(in: 1...900, using: &random)]
                .randomElement(using: &random)!
            let event: Course.Event
            switch Int.random(in: 0..<12, using: &random) {
            case 0, 1: event = .asked
            case 2, 3: event = .answered(.reply)
            case 4: event = .answered([.automatic, .note].randomElement(using: &random)!)
            case 5 where !isDone && !isPending:
                event = .held(Self.reasons.randomElement(using: &random)!)
                isPending = true
            case 5 where isPending:
                event = .resumed
                isPending = false
            case 6, 7:
                event = isDone ? .reopened : [.resolved, .closed].randomElement(using: &random)!
                (isDone, isPending) = (!isDone, false)
            case 8:
                let next: Team.ID = team == "it" ? "hr" : "it"
                event = .assigned(from: team, to: next)
                team = next
            case 9: event = .targeted([target()])
            case 10: event = .targeted(Bool.random(using: &random) ? [] : [target()])
            default: event = .asked
            }
            script.events.append((minute, event))
        }
        script.end = minute + (Bool.random(using: &random) ? .random(in: 0...600, using: &random) : 0)
        return script
    }

    @Test("A thousand random courses of each metric show the same", arguments: MinuteClock.Metric.allCases)
    func agree(_ metric: MinuteClock.Metric) throws {
        let time = try ServiceTime(ClockScene.office.hours)
        let isOpen = { (minute: Int64) in time.isOpen(at: ClockScene.at(minute)) }
        for seed in 0..<1_000 {
            var random = SeededGenerator(seed: UInt64(seed))
            let script = script(metric, &random)
            var watch = MinuteClock(
                metric, script.first.choices, goal: Int(script.first.goal.minutes), isMine: true, isOpen: isOpen)
            var next = script.events[...]
            for minute in 0...script.end {
                while let (at, event) = next.first, at == minute {
                    watch.happen(event, at: minute)
                    next = next.dropFirst()
                }
                if minute < script.end { watch.pass(minute) }
            }
            let clock = try ClockScene(script.first, script.events).clock("clock", at: script.end)
            let finished = clock.finished.map {
                MinuteClock.Cycle(
                    used: Int($0.usedMinutes ?? -1), breach: $0.breachMinute, held: Int($0.pausedMinutes ?? -1))
            }
            #expect(finished == watch.finished, "seed \(seed): \(script)")
            let now = watch.now(at: script.end, horizon: 20_000)
            let shown = clock.current.map { reading in
                // Of what is not owed nobody says whether a hold stops it as well.
                let isPaused = if case .paused = reading.state { true } else { false }
                let isStopped = isPaused || reading.state == .notOwed && now?.isStopped == true
                return MinuteClock.Now(
                    used: Int(reading.usedMinutes ?? -1), isOwed: reading.state != .notOwed, isStopped: isStopped,
                    breach: reading.breachMinute, due: reading.dueMinute)
            }
            #expect(shown == now, "seed \(seed): \(script)")
            guard shown == now, finished == watch.finished else { return }
        }
    }

    @Test("An explanation adds up to what its clock shows, without a gap", arguments: MinuteClock.Metric.allCases)
    func explained(_ metric: MinuteClock.Metric) async throws {
        for seed in 0..<200 {
            var random = SeededGenerator(seed: UInt64(seed))
            let script = script(metric, &random)
            let marks = ClockScene(script.first, script.events).marks
            let (course, now) = (Course(marks: marks), ClockScene.at(script.end))
            let calendars = ServiceCalendars([ClockScene.office])
            guard
                let found = try course.explain(
                    "clock", openedAt: ClockScene.start, by: "it", at: now, with: calendars)
            else { continue }
            for (span, following) in zip(found.spans, found.spans.dropFirst()) { #expect(span.end == following.start) }
            guard script.first.choices.change != .carry else { continue }
            let counted = found.spans.filter { $0.isCounted && !$0.isAhead }.reduce(0) { sum, span in
                sum + (span.end.microseconds - span.start.microseconds)
            }
            #expect(found.reading.used.duration == .microseconds(counted), "seed \(seed): \(script)")
            guard let last = found.spans.last, last.isAhead else { continue }
            #expect(last.end == found.reading.due)
        }
    }
}
