/// A number of a workload by its name: what guides, the command and pages say of it.
public enum WorkloadName: String, Hashable, Sendable, Codable, CaseIterable {
    case open, inHands, unassigned, waiting, actionable, promised, overdue
    case arrivals, throughput, capacity, load, queueDays

    public var definition: FigureDefinition {
        switch self {
        case .open, .inHands, .unassigned, .waiting, .actionable, .promised, .overdue: counting
        case .arrivals, .throughput, .capacity, .load, .queueDays: comparing
        }
    }
}

extension WorkloadName {
    private var counting: FigureDefinition {
        switch self {
        case .open:
            FigureDefinition(
                "open", "How many requests the team has now that are not done, what it owes to others among them.",
                formula: "in hands + unassigned", isNot: "How much work they are: one may take a minute, or a month.")
        case .inHands:
            FigureDefinition(
                "in hands", "How many of them somebody has taken, or was given.", formula: "open with an agent",
                isNot: "How many are worked on at this moment: some of them wait.")
        case .unassigned:
            FigureDefinition(
                "unassigned", "How many of them nobody has taken yet.", formula: "open without an agent",
                isNot: "How many were forgotten: they may have come a minute ago.")
        case .waiting:
            FigureDefinition(
                "waiting", "How many of them wait for somebody or something else, and the team can do nothing now.",
                formula: "open on hold", isNot: "How many people wait for the team.")
        case .actionable:
            FigureDefinition(
                "to do", "How many of them the team could work on now.", formula: "open − waiting",
                isNot: "What has to be done today.")
        case .promised:
            FigureDefinition(
                "promised",
                "How many are to be done within the next service days, as somebody was told or a date says.",
                formula: "open whose promised resolution or date is before the end of the 5th service day, with what "
                    + "is overdue",
                isNot: "All that ought to be done soon: of what has no target and no date nothing is promised.")
        default:
            FigureDefinition(
                "overdue", "How many should be done already.",
                formula: "open whose promised resolution or date has passed, or whose target of resolution is used up",
                isNot: "How many were ever late: what is done is not in it.")
        }
    }

    private var comparing: FigureDefinition {
        switch self {
        case .arrivals:
            FigureDefinition(
                "come a day", "How many requests come to the team in a service day.",
                formula: "(opened + reopened + came from other teams) ÷ service days, of the last 8 weeks",
                isNot: "How many people ask: what another team hands on has come, too.")
        case .throughput:
            FigureDefinition(
                "done a day", "How many requests the team gets off its desk in a service day.",
                formula: "(resolved + closed unresolved + merged + handed on) ÷ service days, of the last 8 weeks",
                isNot: "How hard anybody works, nor what would be possible: it is what was done.")
        case .capacity:
            FigureDefinition(
                "capacity", "How many open requests those members who are there can hold at once.",
                formula: "sum of the capacities of the members who have one, have not left and are not on a day off",
                isNot: "How many they can do in a day.")
        case .load:
            FigureDefinition(
                "load", "How full the hands are of those who are there.",
                formula: "in hands ÷ capacity; where somebody who is there has no limit, of those who have one",
                isNot: "How busy they are: what waits is in their hands, too.")
        default:
            FigureDefinition(
                "days of work",
                "How many service days it would take to do all that is open, if nothing came and all else stayed.",
                formula: "open ÷ done a day (Little’s law: also the mean time that what comes now will be there)",
                isNot: "A promise: what is urgent is done sooner, and what waits takes longer.")
        }
    }
}

extension OverloadReason.Kind {
    public var definition: FigureDefinition {
        switch self {
        case .nobodyThere:
            FigureDefinition(
                "nobody there", "Something is open, and all members of the team have a day off.",
                formula: "members > 0, of these there = 0, open > 0",
                isNot: "That the team is closed now: what counts is its next service day, today where it is one.")
        case .load:
            FigureDefinition(
                "hands full", "More is in hands than those who are there can hold.", formula: "load > 1",
                isNot: "That they are slow: somebody may be away, or much may wait.")
        case .growing:
            FigureDefinition(
                "growing", "For weeks more has come than was done, and not just by a little.",
                formula: "arrived > done in ≥ 3 of the last 4 weeks; arrived − done of all 4 > 1 × done a day, and ≥ 5",
                isNot: "That much is open: a long queue that does not grow is no overload, though people wait.")
        case .promised:
            FigureDefinition(
                "promised too much", "More is to be done within the next service days than is usually done in them.",
                formula: "promised − done a day × 5 > 0, and ≥ 5",
                isNot: "That a promise is broken: it is a warning, while there is time to do something.")
        }
    }
}
