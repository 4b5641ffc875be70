#if Web
    import HTTPTypes
    import Hummingbird
    import ServiceDesk
    import ServiceDeskJSON

    /// Why the clocks of a request show what they show.
    extension Site {
        static var clockOperations: [APIOperation] {
            [
                APIOperation(
                    .get, "/requests/{number}/clocks", "readClocks",
                    "Why the clocks of a request show what they show now, for those who handle it.",
                    for: .scope(.readRequests),
                    answers: .ok(.named("ClockList"), "The current cycle of each, or its latest.")
                ) { call in
                    let view = try await call.visit.handledView()
                    do {
                        let clocks = try await call.desk.explainClocks(
                            of: .number(view.request.number), as: try call.viewer)
                        return try call.json(ClockListJSON(clocks: clocks.map(ClockJSON.init)))
                    } catch let error as SLAError {
                        throw APIProblem(.internalServerError, "unusable-hours", error.description)
                    }
                }
            ]
        }
    }

    struct ClockListJSON: Encodable { let clocks: [ClockJSON] }

    struct ClockJSON: Encodable {
        struct Amount: Encodable {
            var seconds: Int64?
            var days: Double?

            init(_ amount: ClockAmount) { (seconds, days) = (amount.duration?.components.seconds, amount.serviceDays) }

            init(_ goal: GoalAmount) {
                switch goal {
                case .serviceTime(let seconds), .elapsedTime(let seconds): self.seconds = seconds
                case .serviceDays(let days): self.days = Double(days)
                }
            }

            static let schema = APISchema.object([
                APIField("seconds", .integer(-(1 << 40)...(1 << 40))),
                APIField("days", .number, "Instead of seconds, where days of service are counted."),
            ])
        }

        struct Span: Encodable {
            let start, end: TimeJSON
            let isCounted, isAhead: Bool
            let amount: Amount
            let reason: String

            init(_ span: ClockSpan) {
                (start, end) = (TimeJSON(span.start), TimeJSON(span.end))
                (isCounted, isAhead) = (span.isCounted, span.isAhead)
                (amount, reason) = (Amount(span.amount), span.why)
            }

            static let schema = APISchema.object([
                .required("start", .time), .required("end", .time), .required("isCounted", .boolean),
                .required("isAhead", .boolean, "Whether it is yet to come, if nothing changes."),
                .required("amount", .named("ClockAmount")), .required("reason", .text(2_000), "In a few words."),
            ])
        }

        let clock, party, state: String
        let calendar: String?
        let goal, used, remaining: Amount
        let cycle: Int
        let isBreached: Bool
        let startedAt: TimeJSON
        let due, breachedAt, finishedAt: TimeJSON?
        let spans: [Span]

        init(_ explanation: ClockExplanation) {
            let (reading, target) = (explanation.reading, explanation.reading.target)
            (clock, party, state) = (target.name.rawValue, target.party.description, reading.stateWord)
            (calendar, goal) = (target.calendar?.rawValue, Amount(target.goal))
            (used, remaining) = (Amount(reading.used), Amount(reading.remaining))
            (cycle, isBreached, startedAt) = (reading.cycle, reading.isBreached, TimeJSON(reading.startedAt))
            (due, breachedAt) = (reading.due.map(TimeJSON.init), reading.breachedAt.map(TimeJSON.init))
            finishedAt = if case .finished(let at) = reading.state { TimeJSON(at) } else { nil }
            spans = explanation.spans.map(Span.init)
        }

        static let schema = APISchema.object([
            .required("clock", .text(300), "Its name."),
            .required("party", .text(300), "To whom or by whom it is owed: `requester`, `team:ID`, `supplier:ID`."),
            .required("state", .choice(["running", "late", "paused", "kept", "missed", "notOwed"])),
            APIField("calendar", .identifier, "The hours that count; left out for real time."),
            .required("goal", .named("ClockAmount")), .required("used", .named("ClockAmount")),
            .required("remaining", .named("ClockAmount"), "Below zero where more was used."),
            .required("cycle", .integer(1...Int64(Int32.max)), "How often it has begun."),
            .required("isBreached", .boolean), .required("startedAt", .time),
            APIField("due", .time, "Of one that runs."), APIField("breachedAt", .time),
            APIField("finishedAt", .time),
            .required(
                "spans", .list(.named("ClockSpan"), atMost: ClockExplanation.maximumSpans),
                "Its time, without a gap, and why each part of it counts or does not."),
        ])
    }
#endif
