import ServiceDesk

extension ReportWords {
    enum Taking {
        static let answer = "First answer"
        static let next = "Next answer"
        static let handling = "In the team’s hands"
        static let resolution = "Resolution"
        static let elapsed = "By the clock on the wall"
        static let service = "In the hours of the teams"
        static let median = "Half within"
        static let ninetieth = "Nine of ten within"
        static let count = "Of"
        static let kind = "Time"
        static let team = "Team"
        static let measure = "Measured"

        static func title(_ median: String, _ ninetieth: String) -> String {
            median == ninetieth
                ? "Nine of ten requests were resolved within \(ninetieth)"
                : "Half of the requests were resolved within \(median), nine of ten within \(ninetieth)"
        }
        static func answers(_ median: String, _ ninetieth: String) -> String {
            median == ninetieth
                ? "Nine of ten first answers came within \(ninetieth)"
                : "Half of the first answers came within \(median), nine of ten within \(ninetieth)"
        }
        static func note(answers: Bool, hours: Bool, below minimum: Int) -> String {
            [line, answers ? answerNote : nil, handlingNote, hours ? hoursNote : nil, few(minimum)]
                .compactMap { $0 }.joined(separator: " ")
        }
        private static let line =
            "From the dot (half of them took no longer) to the bar (nine of ten took no longer). The scale is not "
            + "even: each mark is several times as long as the one before."
        private static let answerNote = "A first answer is the first reply of somebody who works on the request."
        private static let handlingNote = "The time in the team’s hands leaves out all waiting for others."
        private static let hoursNote =
            "“In the hours of the teams” counts service hours only, and leaves out teams that have none."
        private static func few(_ minimum: Int) -> String? {
            minimum < 2 ? nil : "Times of fewer than \(minimum) requests are left out."
        }

        static func quickest(_ first: String, _ median: String, _ last: String, _ slow: String) -> String {
            "Half of the requests are resolved within \(median) at “\(first)”, and within \(slow) at “\(last)”"
        }
        static let oneTeam = "The times of the teams"
        static func teamNote(isService: Bool, shown: Int, of all: Int, below minimum: Int) -> String {
            let measure = isService ? "In the hours of each team." : "By the clock on the wall."
            let rest = shown < all ? " The \(shown) teams with most requests; the table has all \(all.written)." : ""
            return "From half to nine of ten of the requests that each team resolved or answered first. \(measure)"
                + (few(minimum).map { " " + $0 } ?? "")
                + " Requests differ from team to team: this compares what people may expect, not who works well.\(rest)"
        }

        static func waits(_ share: String) -> String { "\(share) of the time, a request was in the hands of its team" }
        static func waitsNote(_ count: Int, isService: Bool) -> String {
            "All time from the opening to the resolution of \(counted(count, "resolved request", "resolved requests")),"
                + " by whom or what each waited for\(isService ? ", in service hours" : "")."
        }
        static let own = "In the hands of the team"
        static let cause = "Where the time went"
        static let requests = "Requests"
        static let mean = "Mean of these"
        static let share = "Share of the time"
    }

    enum Teams {
        static let title = "The teams in numbers"
        static func title(_ name: String, _ count: Int, of total: Int) -> String {
            let share = total > 0 ? (Double(count) / Double(total)).percent : ReportWords.none
            return "“\(name)” gets most: \(share) of \(counted(total, "request", "requests"))"
        }
        static let note =
            "Came in: handed on by another team. Settled at first contact: resolved with one answer at most, never "
            + "handed on, never reopened. Reopened and sent back: of those that came to an end, reopened before, and "
            + "given again to a team that had handed it on. What is reopened is resolved again, and counted again."
        static let name = "Team"
        static let opened = "Opened"
        static let came = "Came in"
        static let resolved = "Resolved"
        static let open = "Open"
        static let contact = "First contact"
        static let reopened = "Reopened"
        static let bounced = "Sent back"
        static func more(_ shown: Int, of all: Int) -> String {
            "The \(shown) teams with most requests; the folded table has all \(all.written)."
        }
        static func few(_ count: Int, below minimum: Int) -> String {
            count == 1
                ? "One team is withheld, so that nobody is recognised."
                : "\(count) teams are withheld, since fewer than \(minimum) of their requests were opened or ended, or "
                    + "since the others would tell of such a team: so that nobody is recognised."
        }
    }

    // MARK: - Between teams

    enum Owing {
        static func title(_ share: Double, _ total: Int) -> String {
            "Of \(counted(total, "obligation", "obligations")) due, \(share.percent) were met in time"
        }
        static func open(_ total: Int) -> String {
            "\(counted(total, "obligation", "obligations")) between sides, none of them due to be judged yet"
        }
        static let note =
            "What each side owed the others (left) and was owed (right), of what was due in this time. In time, of "
            + "what had to be done: what was excused and what is not due yet is not judged. Each obligation has two "
            + "sides and is counted once on either."
        static let by = "Owed by it"
        static let to = "Owed to it"
        static let inTime = "in time"
        static let late = "late, overdue or dropped"
        static let other = "excused or not due yet"
        static let side = "Side"
        static let direction = "Direction"
        static let columns = ["In time", "Late", "Excused", "Dropped", "Overdue", "Open", "In time, of those due"]
        static func few(_ count: Int, below minimum: Int) -> String {
            "\(counted(count, "obligation", "obligations")) of sides with fewer than \(minimum) are left out here, so "
                + "that nobody is recognised."
        }
    }

    enum Serving {
        static func title(_ from: String, _ to: String, _ count: Int, of total: Int) -> String {
            "“\(from)” asks “\(to)” most: \(count.written) of \(counted(total, "request", "requests"))"
        }
        static func both(_ first: String, _ second: String) -> String {
            "“\(first)” and “\(second)” serve each other."
        }
        static func note(shown: Int, of all: Int) -> String {
            "Who asks (left) and who serves (right); the wider a band, the more requests."
                + (shown < all ? " The \(shown) largest of \(all.written) flows; the table has all." : "")
        }
        static let from = "Asks"
        static let to = "Serves"
        static let requests = "Requests"
        static let median = "Half within"
        static let inTime = "In time"
        static let owed = "Owed in return"
        static func together(_ teams: [String]) -> String { teams.joined(separator: " and ") }
        static func few(_ count: Int) -> String {
            "\(counted(count, "flow is", "flows are")) withheld, so that nobody is recognised."
        }
    }

    enum Knowing {
        static func title(_ least: Share, _ most: Share) -> String {
            let range = [least, most].compactMap { $0.value?.percent }
            let shares = range.first == range.last ? range[0] : "Between \(range[0]) and \(range[1])"
            return
                "\(shares) of \(counted(least.of, "reading", "readings")) of articles answered, and nothing was opened"
        }
        static let title = "Articles were read"
        static func note(_ read: Int) -> String {
            "Articles were read \(counted(read, "time", "times")) by who looked for an answer. Who opened no request "
                + "within a day may have been answered, or have given up. At least those were answered who said that "
                + "it helped, at most those who did not say that it was of no help. Helpful: of those who said so or "
                + "the contrary."
        }
        static let atLeast = "Answered, at least"
        static let atMost = "Answered, at most"
        static let openedNothing = "Opened nothing"
        static let helpful = "Helpful"
        static let what = "Knowledge"
    }

    // MARK: - About the report

    enum About {
        static let title = "About these numbers"
        static let lines = [
            "They are counted from the journal of the desk, in which nothing is changed later, and name no person.",
            "A middle and what nine of ten do not exceed tell more of waiting than a mean, which a single long wait "
                + "moves. Each figure says of how many it is made: of few, little follows.",
            "Incidents, service requests and problems are counted; what sides owe each other has a part of its own.",
        ]
        static func missing(_ parts: [String]) -> String {
            "Nothing was recorded in this time of: \(parts.joined(separator: ", "))."
        }
        static func leftOut(_ parts: [String]) -> String {
            "Left out, since there is too much of it to count or the time began too long ago: "
                + "\(parts.joined(separator: ", ")). Ask for a shorter or a later time."
        }
        static let targets = "targets of service levels"
        static let promises = "promises"
        static let obligations = "obligations"
        static let flows = "the service map"
        static let knowledge = "articles that were read"
        static let estimates = "times that were foretold"
    }
}
