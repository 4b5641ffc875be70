import ServiceDesk

/// Every word of the page, so that another language takes one file.
enum ReportWords {
    static let language = "en"
    static let months = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]
    static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
    static let noTeam = "No team"
    static let people = "Individual people"
    static let noDepartment = "No department"
    static let none = "–"
    static let withheld = "withheld"
    static let total = "All"
    static let table = "The numbers as a table"
    static let nothing = "Nothing was recorded in this time."
    static let nothingMore =
        "No request was opened, ended or open, and nothing was owed. Ask for another time, or for other teams."

    static func period(_ first: CalendarDate, _ last: CalendarDate, days: Int) -> String {
        let span = first == last ? first.long : "\(first.long) – \(last.long)"
        return "\(span) (\(counted(days, "day", "days")))"
    }

    static func made(_ day: CalendarDate, zone: String) -> String {
        "Made on \(day.long). Days and hours are those of \(zone)."
    }

    static func counted(_ count: Int, _ one: String, _ many: String) -> String {
        "\(count.written) \(count == 1 ? one : many)"
    }

    /// `First response` for `firstResponse`; what is written otherwise stays.
    static func target(_ name: String) -> String {
        switch name {
        case "firstResponse": "First answer"
        case "nextResponse": "Next answer"
        case "periodicUpdate": "Regular update"
        case "resolution": "Resolution"
        default: name.prefix(1).uppercased() + name.dropFirst()
        }
    }

    static func cause(_ cause: Figures.WaitCause) -> String {
        switch cause {
        case .nobody: "Nobody had it yet"
        case .requester: "Waiting for whoever asked"
        case .supplier: "Waiting for a supplier"
        case .otherTeam: "With another team"
        case .information: "Waiting for information"
        case .change: "Waiting for a change"
        case .problem: "Waiting for a known problem"
        case .approval: "Waiting for an approval"
        case .date: "Waiting for an agreed date"
        case .evidence: "Waiting for evidence"
        }
    }

    static func hour(_ hour: Int) -> String { "\(hour)–\(hour + 1)" }

    // MARK: - At a glance

    enum Glance {
        static let title = "At a glance"
        static let opened = "Opened"
        static let resolved = "Resolved"
        static let open = "Open at the end"
        static let answer = "First answer"
        static let resolution = "Resolution"
        static let targets = "Targets in time"
        static let promises = "Promises kept"
        static let firstContact = "Settled at first contact"
        static let reopened = "Reopened"
        static let bounced = "Sent back to a team"

        static func perDay(_ count: Double) -> String { "\(count.roughly) a day" }
        static func others(closed: Int) -> String {
            closed == 0 ? "none closed without a solution" : "and \(closed.written) closed without a solution"
        }
        static func since(_ change: Int) -> String {
            change == 0 ? "as at the start" : "\(change.change) since the start"
        }
        static func spread(_ ninetieth: String, _ count: Int) -> String {
            "half of \(count.written); nine of ten within \(ninetieth)"
        }
        static func of(_ count: Int) -> String { "of \(count.written)" }
    }

    // MARK: - When requests come

    enum Peak {
        static func title(_ weekday: Int, _ hour: Int, _ count: Int, of total: Int) -> String {
            let time = "\(weekdays[weekday]) \(ReportWords.hour(hour))"
            return "\(time) is the busiest hour: \(count.written) of \(counted(total, "request", "requests"))"
        }
        static func title(_ hours: Int, _ count: Int, of total: Int) -> String {
            "No hour is the busiest: \(hours) have \(count.written) of \(counted(total, "request", "requests")) each"
        }
        static let note =
            "How many requests were opened or reopened, by weekday and hour of the day. The stronger a field, "
            + "the more; each has its number."
        static let emptyNote = "An empty field had none."
        static let fewer = "fewer"
        static let more = "more"
        static let time = "Hour"
    }

    enum Arriving {
        enum Step {
            case day, week, month

            var each: String {
                switch self {
                case .day: "day"
                case .week: "week"
                case .month: "month"
                }
            }
        }

        static func title(_ mean: Double, _ step: Step, _ most: Int, _ when: String) -> String {
            "\(mean.roughly) requests came in a \(step.each) on average, \(most.written) \(when)"
        }
        static func when(_ date: CalendarDate, _ step: Step) -> String {
            switch step {
            case .day: "on \(date.long)"
            case .week: "in the week of \(date.long)"
            case .month: "in \(months[date.month - 1])\u{A0}\(date.year)"
            }
        }
        static func note(_ step: Step, _ total: Int) -> String {
            "Requests opened or reopened in each \(step.each), \(total.written) in all."
                + (step == .day
                    ? "" : " The first and the last \(step.each) may not be whole; the average counts days.")
        }
        static func backlog(_ before: Int, _ after: Int, most: (date: CalendarDate, count: Int)) -> String {
            if most.count > 2 * max(before, after) {
                return "The backlog rose to \(most.count.written) on \(most.date.long), and fell to \(after.written)"
            }
            if before == after { return "As many requests were open at the end as at the start: \(after.written)" }
            return "The backlog \(before < after ? "grew" : "shrank") from \(before.written) to \(after.written)"
        }
        static func backlogNote(_ most: Int, _ when: CalendarDate, isByWeek: Bool) -> String {
            "Requests open at the end of each \(isByWeek ? "week" : "day"). At most it was \(most.written), on "
                + "\(when.long). What teams owe each other is not counted here."
        }
        static func atStart(_ count: Int) -> String { "At the start: \(count.written)" }
        static let date = "Day"
        static let first = "From"
        static let arrivals = "Came"
        static let open = "Open"
    }

    // MARK: - In time

    enum InTime {
        static let goal = "goal"
        static let hatched = "Hatched: below the goal."
        static func title(_ name: String, _ share: Share) -> String {
            "\(name) was in time for \(share.written)"
        }
        static func reached(_ count: Int, of total: Int, _ goal: Double) -> String {
            if count == total {
                return total == 1
                    ? "The target was in time at least \(goal.percent) of the time"
                    : "All \(total) targets were in time at least \(goal.percent) of the time"
            }
            let were = count == 1 ? "was" : "were"
            return "\(count) of \(total) targets \(were) in time at least \(goal.percent) of the time"
        }
        static func few(_ count: Int, below minimum: Int) -> String {
            "\(counted(count, "target", "targets")) of fewer than \(minimum) clocks: in the table only."
        }
        static func least(_ name: String, _ share: Share) -> String {
            "“\(name)” is in time least often: \(share.written)"
        }
        static func note(_ total: Int) -> String {
            "Clocks of service levels that stopped in time, of those that stopped or whose goal was used up: "
                + "\(total.written) in all. A clock that still runs in time is not counted."
        }
        static let target = "Target"
        static let promised = "Promised"
        static let kept = "Kept"
        static let met = "In time"
        static let of = "Of"
        static let share = "Share"

        static func promises(_ share: Share) -> String { "\(share.written) promises were kept" }
        static func promisesNote(_ total: Int) -> String {
            "Whoever asks is promised when they may expect an answer and the resolution. Kept, of those that were kept "
                + "or broken: \(total.written) in all. What was moved in time with a reason is judged by its new date."
        }
        static func promise(_ subject: PromiseChange.Subject) -> String {
            switch subject {
            case .answer: "An answer"
            case .resolution: "The resolution"
            }
        }
        static let estimates = "Foretold for 80\u{202F}%"
        static func held(_ share: Share) -> String { "\(share.written) foretold times came true" }
        static let estimatesNote =
            "Foretold for 80\u{202F}%: of the intervals in which eight of ten requests were to be resolved, judged by "
            + "what was known when each was opened, those that held. The nearer to 80\u{202F}% (dashed), the better."
    }
}
