#if Command
    import ServiceDesk

    /// The course of a request and what is owed for it, as a line of JSON:
    /// `{"id": …, "calendar": {…}, "policy_minutes": {…}, "events": [{"at": …, "type": …}]}`.
    struct SLARow: Decodable {
        enum Metric: String, CaseIterable {
            case firstResponse = "first_response"
            case response
            case update
            case resolution

            var metric: SLAMetric {
                switch self {
                case .firstResponse: .firstResponse
                case .response: .nextResponse
                case .update: .periodicUpdate
                case .resolution: .resolution
                }
            }

            var name: SLATarget.Name { SLATarget.Name(rawValue) }
        }

        struct Event: Decodable {
            var at: String
            var type: String
        }

        static let maximumEvents = 100_000

        var calendar: HoursRow.Hours
        /// Of those that are not there, or 0, nothing is owed.
        var policy_minutes: [String: Double?]
        var events: [Event]

        /// - Throws: ``Failure`` that says which part cannot be read.
        func targets(by calendar: ServiceCalendar.ID) throws -> [SLATarget] {
            try policy_minutes.keys.sorted().compactMap { key in
                guard let metric = Metric(rawValue: key) else {
                    let names = Metric.allCases.map(\.rawValue).joined(separator: ", ")
                    throw Failure(.badInput, "policy_minutes: “\(key)” is no metric; metrics are \(names).")
                }
                guard let minutes = policy_minutes[key] ?? nil, minutes != 0 else { return nil }
                let seconds = (minutes * 60).rounded()
                guard seconds >= 1, minutes <= 5_000_000, abs(seconds - minutes * 60) < 1e-6 else {
                    throw Failure(
                        .badInput,
                        "policy_minutes: \(key) is a number of whole seconds, up to 5000000 minutes.")
                }
                return SLATarget(
                    metric.metric, within: .serviceTime(Int64(seconds)), calendar: calendar, name: metric.name,
                    choices: ClockChoices(pauses: .anyHold))
            }
        }

        /// What happened after the opening, in order, which the first event is.
        func course(under targets: [SLATarget]) throws -> (opened: Timestamp, last: Timestamp, course: Course) {
            guard events.count <= Self.maximumEvents else {
                throw Failure(.badInput, "events: More than \(Self.maximumEvents) are too many.")
            }
            guard let first = events.first, first.type == "created" else {
                throw Failure(.badInput, "events: The first one is “created”.")
            }
            let opened = try instant(first)
            var (last, state, marks) = (opened, Standing.open, [Course.Mark(.targeted(targets), at: opened)])
            for event in events.dropFirst() {
                let at = try instant(event)
                guard last <= at else {
                    throw Failure(.badInput, "events: \(event.at) comes before the one before it.")
                }
                last = at
                marks += try Self.marks(event.type, &state).map { Course.Mark($0, at: at) }
            }
            return (opened, last, Course(marks: marks))
        }

        private func instant(_ event: Event) throws -> Timestamp {
            guard let instant = Timestamp(iso: event.at) else {
                throw Failure(.badInput, "events: “\(event.at)” is no instant such as 2026-03-02T14:00:00Z.")
            }
            return instant
        }

        private enum Standing { case open, paused, closed }

        private static func marks(_ type: String, _ state: inout Standing) throws -> [Course.Event] {
            let before = state
            switch type {
            case "customer_message": return [.asked]
            case "agent_reply": return [.answered(.reply)]
            case "policy_no_longer_matches": return [.targeted([])]
            case "paused":
                state = .paused
                let hold = Course.Event.held(Pending(.information, waitingFor: .requester))
                return before == .closed ? [.reopened, hold] : before == .paused ? [] : [hold]
            case "open":
                state = .open
                return before == .closed ? [.reopened] : before == .paused ? [.resumed] : []
            case "closed":
                state = .closed
                return before == .closed ? [] : [.closed]
            case "created": throw Failure(.badInput, "events: “created” comes once, at the beginning.")
            default:
                throw Failure(
                    .badInput,
                    "events: “\(type)” is not known; known are created, customer_message, agent_reply, paused, open, "
                        + "closed, policy_no_longer_matches.")
            }
        }
    }

    /// What is printed for a row.
    struct SLAAnswer: Encodable {
        struct Clock: Encodable {
            let due: String?
            let minutes, margin: Minutes?
            let paused_minutes: Minutes

            init(_ clock: RequestClock?) {
                let longest = clock?.longest
                due = clock?.current?.due?.exact
                minutes = longest.map { Minutes($0.used) }
                margin = longest.map { Minutes($0.remaining) }
                paused_minutes = (clock?.current ?? longest).map { Minutes($0.paused) } ?? Minutes(0)
            }

            private enum CodingKeys: CodingKey { case due, margin, minutes, paused_minutes }

            func encode(to encoder: any Encoder) throws {
                var container = encoder.container(keyedBy: CodingKeys.self)
                try container.encode(due, forKey: .due)
                try container.encode(margin, forKey: .margin)
                try container.encode(minutes, forKey: .minutes)
                try container.encode(paused_minutes, forKey: .paused_minutes)
            }
        }

        /// Whole where they are.
        struct Minutes: Encodable {
            let value: Double

            init(_ value: Double) { self.value = value }

            init(_ amount: ClockAmount) {
                let (seconds, attoseconds) = (amount.duration ?? .zero).components
                value = (Double(seconds) + Double(attoseconds) / 1e18) / 60
            }

            func encode(to encoder: any Encoder) throws {
                var container = encoder.singleValueContainer()
                if let whole = Int64(exactly: value) {
                    try container.encode(whole)
                } else {
                    try container.encode(value)
                }
            }
        }

        var id: HoursAnswer.ID?
        var clocks: [String: Clock]?
        var nextDue: String?
        var error: String?

        private enum CodingKeys: String, CodingKey {
            case clocks, error, id
            case nextDue = "next_due"
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: CodingKeys.self)
            try container.encodeIfPresent(clocks, forKey: .clocks)
            try container.encodeIfPresent(error, forKey: .error)
            try container.encode(id, forKey: .id)
            if error == nil { try container.encode(nextDue, forKey: .nextDue) }
        }
    }
#endif
