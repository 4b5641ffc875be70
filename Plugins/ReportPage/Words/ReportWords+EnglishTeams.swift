extension ReportWords {
    static let englishTeams: [ReportText: String] = [
        // The teams
        .teams: "The teams in numbers",
        .teamsMost: "“{name}” gets most: {share} of {total} {total:request|requests}",
        .teamsNote:
            """
        Came in: handed on by another team. Settled at first contact: resolved with one answer at most, never \
        handed on, never reopened. Reopened and sent back: of those that came to an end, reopened before, and \
        given again to a team that had handed it on. What is reopened is resolved again, and counted again.
        """,
        .cameIn: "Came in",
        .contact: "First contact",
        .bounced: "Sent back",
        .teamsFolded: "The {shown} teams with most requests; the folded table has all {all}.",
        .teamWithheld: "One team is withheld, so that nobody is recognised.",
        .teamsWithheld:
            """
        {count} teams are withheld, since fewer than {minimum} of their requests were opened or ended, or since \
        the others would tell of such a team: so that nobody is recognised.
        """,

        // How much there is to do
        .overload: "! overload",
        .sign: "Sign",
        .toDo: "To do",
        .notTaken: "Not taken",
        .promisedSoon: "Promised",
        .comeDaily: "Come a day",
        .doneDaily: "Done a day",
        .load: "Load",
        .queueDays: "Days of work",
        .workingNone: "Nothing says that {count:the|a} team has too much to do",
        .workingOnly: "The team has too much to do",
        .workingOne: "“{name}” has too much to do",
        .workingSome: "{count} of {total} teams have too much to do",
        .workingNote:
            """
        As it was on {date}. To do: open, and not waiting for somebody. Promised: within the next five service \
        days, with what is overdue. Come and done a day: requests in a service day, of the last eight weeks. \
        Load: in hands, of what those who are there can hold. Days of work: open ÷ done a day. “!” is a sign of \
        too much, with its reason; “?” is for what nothing is known of to judge it by.
        """,
        .workingFew: "{count} {count:team|teams} with fewer than {minimum} requests {count:is|are} withheld.",
        .reasonsOf: "! {name}:",
        .aloneAway: "The only member is away, and {open} {open:request is|requests are} open.",
        .allAway: "All {members} members are away, and {open} {open:request is|requests are} open.",
        .present: "those who are there",
        .presentLimited: "those who are there and have a limit",
        .tooMuchLoad: "{taken} {taken:request is|requests are} in hands; {who} can hold {available}.",
        .tooMuchOfLoad:
            """
        {taken} {taken:request is|requests are} in hands; {who} can hold {available}, and more than {share} % of \
        that is too much.
        """,
        .growing:
            """
        In {rising} of the last {weeks} {weeks:week|weeks} more came than was done: {growth} more are open than \
        before.
        """,
        .growingDays:
            """
        In {rising} of the last {weeks} {weeks:week|weeks} more came than was done: {growth} more are open than \
        before, {days} days of work.
        """,
        .promisedTooMuch:
            """
        {promised} {promised:request is|requests are} promised within {days} {days:service day|service days}; \
        about {possible} can be done in that time.
        """,
        .promisedOverdue:
            """
        {promised} {promised:request is|requests are} promised within {days} {days:service day|service days}, \
        {overdue} of them overdue; about {possible} can be done in that time.
        """,

        // Between teams
        .owing: "Of {total} {total:obligation|obligations} due, {share} were met in time",
        .owingOpen: "{total} {total:obligation|obligations} between sides, none of them due to be judged yet",
        .owingNote:
            """
        What each side owed the others (left) and was owed (right), of what was due in this time. In time, of \
        what had to be done: what was excused and what is not due yet is not judged. Each obligation has two \
        sides and is counted once on either.
        """,
        .owedBy: "Owed by it",
        .owedTo: "Owed to it",
        .metInTime: "in time",
        .metLate: "late, overdue or dropped",
        .notJudged: "excused or not due yet",
        .side: "Side",
        .direction: "Direction",
        .late: "Late",
        .excused: "Excused",
        .dropped: "Dropped",
        .overdue: "Overdue",
        .onTimeRate: "In time, of those due",
        .owingFew:
            """
        {count} {count:obligation|obligations} of sides with fewer than {minimum} are left out here, so that \
        nobody is recognised.
        """,
        .serving: "“{from}” asks “{to}” most: {count} of {total} {total:request|requests}",
        .servingBoth: "“{first}” and “{second}” serve each other.",
        .servingNote: "Who asks (left) and who serves (right); the wider a band, the more requests.",
        .servingShown: "The {shown} largest of {all} flows; the table has all.",
        .asks: "Asks",
        .serves: "Serves",
        .owedInReturn: "Owed in return",
        .servingFew: "{count} {count:flow is|flows are} withheld, so that nobody is recognised.",

        // Knowledge
        .knowing: "{share} of {total} {total:reading|readings} of articles answered, and nothing was opened",
        .knowingBetween:
            """
        Between {least} and {most} of {total} {total:reading|readings} of articles answered, and nothing was \
        opened
        """,
        .knowingRead: "Articles were read",
        .knowingNote:
            """
        Articles were read {count} {count:time|times} by who looked for an answer. Who opened no request within a \
        day may have been answered, or have given up. At least those were answered who said that it helped, at \
        most those who did not say that it was of no help. Helpful: of those who said so or the contrary.
        """,
        .atLeast: "Answered, at least",
        .atMost: "Answered, at most",
        .openedNothing: "Opened nothing",
        .helpful: "Helpful",
        .knowledge: "Knowledge",

        // About the report
        .about: "About these numbers",
        .aboutJournal:
            "They are counted from the journal of the desk, in which nothing is changed later, and name no person.",
        .aboutSpread:
            """
        A middle and what nine of ten do not exceed tell more of waiting than a mean, which a single long wait \
        moves. Each figure says of how many it is made: of few, little follows.
        """,
        .aboutKinds:
            "Incidents, service requests and problems are counted; what sides owe each other has a part of its own.",
        .missing: "Nothing was recorded in this time of: {parts}.",
        .leftOut:
            """
        Left out, since there is too much of it to count or the time began too long ago: {parts}. Ask for a \
        shorter or a later time.
        """,
        .partTargets: "targets of service levels",
        .partPromises: "promises",
        .partObligations: "obligations",
        .partFlows: "the service map",
        .partKnowledge: "articles that were read",
        .partEstimates: "times that were foretold",
        .partWorkloads: "how much teams have to do",
    ]
}
