extension ReportWords {
    /// The page in English. `{name}` stands for a value, `{name:one|many}` for the word that goes with a number.
    static let english = englishPage.merging(englishTeams) { page, _ in page }

    static let englishPage: [ReportText: String] = [
        // The page
        .reportTitle: "Report of the service desk",
        .wholeOrganisation: "The whole organisation",
        .madeFor: "{teams} – made for {name}",
        .noTeam: "No team",
        .people: "Individual people",
        .noDepartment: "No department",
        .withheld: "withheld",
        .total: "All",
        .table: "The numbers as a table",
        .nothing: "Nothing was recorded in this time.",
        .back: "Another report",
        .nothingMore:
            "No request was opened, ended or open, and nothing was owed. Ask for another time, or for other teams.",
        .period: "{span} ({days} {days:day|days})",
        .span: "{first} – {last}",
        .made: "Made on {date}. Days and hours are those of {zone}.",
        .pair: "{name}: {value}",
        .and: "and",

        // Numbers and times
        .shareOf: "{share} of {total}",
        .seconds: "{count} s",
        .minutes: "{count} min",
        .hours: "{count} h",
        .hoursMinutes: "{hours} h {minutes}",
        .days: "{count} d",
        .daysHours: "{days} d {hours} h",
        .weeks: "{count} wk",
        .years: "{count} y",
        .shortMonths: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        .shortWeekdays: "Mon Tue Wed Thu Fri Sat Sun",

        // Words of several parts
        .requests: "Requests",
        .team: "Team",
        .opened: "Opened",
        .resolved: "Resolved",
        .open: "Open",
        .reopened: "Reopened",
        .firstAnswer: "First answer",
        .nextAnswer: "Next answer",
        .regularUpdate: "Regular update",
        .resolution: "Resolution",
        .inTime: "In time",
        .of: "Of",
        .share: "Share",
        .half: "Half within",
        .nineOfTen: "Nine of ten within",

        // At a glance
        .glance: "At a glance",
        .openAtEnd: "Open at the end",
        .targetsInTime: "Targets in time",
        .promisesKept: "Promises kept",
        .firstContact: "Settled at first contact",
        .sentBack: "Sent back to a team",
        .perDay: "{count} a day",
        .closedNone: "none closed without a solution",
        .closedSome: "and {count} closed without a solution",
        .sinceSame: "as at the start",
        .since: "{change} since the start",
        .spread: "half of {count}; nine of ten within {time}",
        .ofCount: "of {count}",

        // When requests come
        .peak: "{weekday} {from}–{to} is the busiest hour: {count} of {total} {total:request|requests}",
        .peakEqual: "No hour is the busiest: {hours} have {count} of {total} {total:request|requests} each",
        .peakNote:
            """
        How many requests were opened or reopened, by weekday and hour of the day. The stronger a field, the \
        more; each has its number.
        """,
        .peakEmpty: "An empty field had none.",
        .fewer: "fewer",
        .more: "more",
        .hour: "Hour",
        .cameDay: "{mean} requests came in a day on average, {most} {when}",
        .cameWeek: "{mean} requests came in a week on average, {most} {when}",
        .cameMonth: "{mean} requests came in a month on average, {most} {when}",
        .onDay: "on {date}",
        .inWeek: "in the week of {date}",
        .inMonth: "in {month}",
        .cameDayNote: "Requests opened or reopened in each day, {total} in all.",
        .cameWeekNote:
            """
        Requests opened or reopened in each week, {total} in all. The first and the last week may not be whole; \
        the average counts days.
        """,
        .cameMonthNote:
            """
        Requests opened or reopened in each month, {total} in all. The first and the last month may not be whole; \
        the average counts days.
        """,
        .backlogRose: "The backlog rose to {most} on {date}, and fell to {after}",
        .backlogSame: "As many requests were open at the end as at the start: {after}",
        .backlogGrew: "The backlog grew from {before} to {after}",
        .backlogShrank: "The backlog shrank from {before} to {after}",
        .backlogDayNote:
            """
        Requests open at the end of each day. At most it was {most}, on {date}. What teams owe each other is not \
        counted here.
        """,
        .backlogWeekNote:
            """
        Requests open at the end of each week. At most it was {most}, on {date}. What teams owe each other is not \
        counted here.
        """,
        .atStart: "At the start: {count}",
        .day: "Day",
        .from: "From",
        .came: "Came",

        // In time
        .goal: "goal {share}",
        .hatched: "Hatched: below the goal.",
        .inTimeOnly: "{name} was in time for {share} of {total}",
        .inTimeAll: "All {total} targets were in time at least {goal} of the time",
        .inTimeSome: "{count} of {total} targets {count:was|were} in time at least {goal} of the time",
        .inTimeFew: "{count} {count:target|targets} of fewer than {minimum} clocks: in the table only.",
        .inTimeLeast: "“{name}” is in time least often: {share} of {total}",
        .inTimeNote:
            """
        Clocks of service levels that stopped in time, of those that stopped or whose goal was used up: {total} \
        in all. A clock that still runs in time is not counted.
        """,
        .target: "Target",
        .promised: "Promised",
        .kept: "Kept",
        .promises: "{share} of {total} promises were kept",
        .promisesNote:
            """
        Whoever asks is promised when they may expect an answer and the resolution. Kept, of those that were kept \
        or broken: {total} in all. What was moved in time with a reason is judged by its new date.
        """,
        .promisedAnswer: "An answer",
        .promisedResolution: "The resolution",
        .foretold: "Foretold for 80\u{202F}%",
        .foretoldHeld: "{share} of {total} foretold times came true",
        .foretoldNote:
            """
        Foretold for 80\u{202F}%: of the intervals in which eight of ten requests were to be resolved, judged by \
        what was known when each was opened, those that held. The nearer to 80\u{202F}% (dashed), the better.
        """,

        // How long it takes
        .inHands: "In the team’s hands",
        .wallTime: "By the clock on the wall",
        .teamTime: "In the hours of the teams",
        .time: "Time",
        .measured: "Measured",
        .resolvedAll: "Nine of ten requests were resolved within {ninetieth}",
        .resolvedHalf: "Half of the requests were resolved within {median}, nine of ten within {ninetieth}",
        .answeredAll: "Nine of ten first answers came within {ninetieth}",
        .answeredHalf: "Half of the first answers came within {median}, nine of ten within {ninetieth}",
        .rangeNote:
            """
        From the dot (half of them took no longer) to the bar (nine of ten took no longer). The scale is not \
        even: each mark is several times as long as the one before.
        """,
        .answerNote: "A first answer is the first reply of somebody who works on the request.",
        .handsNote: "The time in the team’s hands leaves out all waiting for others.",
        .hoursNote: "“In the hours of the teams” counts service hours only, and leaves out teams that have none.",
        .fewTimes: "Times of fewer than {minimum} requests are left out.",
        .quickest: "Half of the requests are resolved within {median} at “{first}”, and within {slow} at “{last}”",
        .teamTimes: "The times of the teams",
        .teamTimesNote: "From half to nine of ten of the requests that each team resolved or answered first.",
        .inWallTime: "By the clock on the wall.",
        .inTeamTime: "In the hours of each team.",
        .teamsDiffer: "Requests differ from team to team: this compares what people may expect, not who works well.",
        .teamsShown: "The {shown} teams with most requests; the table has all {all}.",
        .waits: "{share} of the time, a request was in the hands of its team",
        .waitsNote:
            """
        All time from the opening to the resolution of {count} {count:resolved request|resolved requests}, by \
        whom or what each waited for.
        """,
        .waitsHoursNote:
            """
        All time from the opening to the resolution of {count} {count:resolved request|resolved requests}, by \
        whom or what each waited for, in service hours.
        """,
        .own: "In the hands of the team",
        .cause: "Where the time went",
        .mean: "Mean of these",
        .timeShare: "Share of the time",
        .causeNobody: "Nobody had it yet",
        .causeRequester: "Waiting for whoever asked",
        .causeSupplier: "Waiting for a supplier",
        .causeOtherTeam: "With another team",
        .causeInformation: "Waiting for information",
        .causeChange: "Waiting for a change",
        .causeProblem: "Waiting for a known problem",
        .causeApproval: "Waiting for an approval",
        .causeDate: "Waiting for an agreed date",
        .causeEvidence: "Waiting for evidence",
    ]
}
