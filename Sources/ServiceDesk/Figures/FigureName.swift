/// A figure by its name: the one source of what figures are called, mean and are made of.
///
/// Guides, the command and pages say what stands here.
public enum FigureName: String, Hashable, Sendable, Codable, CaseIterable {
    case opened, reopened, resolved, closed, merged, came, left, openBefore, openAfter
    case firstResponse, nextResponse, resolution, handling, waits
    case firstContact, reopenedBefore, bounced, targets, promises

    public enum Unit: String, Hashable, Sendable, Codable {
        /// A number of requests.
        case requests
        /// Lengths of time, in seconds.
        case seconds
        /// A part of a whole, with both.
        case share
    }

    public var unit: Unit {
        switch self {
        case .opened, .reopened, .resolved, .closed, .merged, .came, .left, .openBefore, .openAfter: .requests
        case .firstResponse, .nextResponse, .resolution, .handling, .waits: .seconds
        case .firstContact, .reopenedBefore, .bounced, .targets, .promises: .share
        }
    }

    public var definition: FigureDefinition {
        switch unit {
        case .requests: counting
        case .seconds: timing
        case .share: sharing
        }
    }
}

/// What a figure means, in words for whoever reads it and never saw this package.
public struct FigureDefinition: Hashable, Sendable {
    /// As short as a row of a table wants it.
    public var title: String
    /// One sentence that says what is counted.
    public var meaning: String
    public var formula: String
    /// What it is easily taken for.
    public var isNot: String

    init(_ title: String, _ meaning: String, formula: String, isNot: String) {
        (self.title, self.meaning, self.formula, self.isNot) = (title, meaning, formula, isNot)
    }
}

extension FigureName {
    private var counting: FigureDefinition {
        switch self {
        case .opened:
            FigureDefinition(
                "opened", "How many new requests were made in the time.", formula: "number of openings",
                isNot: "How much work there was: one may take a minute, another one a month.")
        case .reopened:
            FigureDefinition(
                "reopened", "How often a request that had come to an end was taken up again in the time.",
                formula: "number of reopenings",
                isNot: "How many were resolved badly: some are reopened for a new question.")
        case .resolved:
            FigureDefinition(
                "resolved",
                "How often a request was done in the time; one that is reopened and done once more counts twice.",
                formula: "number of resolutions", isNot: "How many of those opened in the time are done by now.")
        case .closed:
            FigureDefinition(
                "closed unresolved",
                "How many requests came to an end in the time without being done: withdrawn, or found needless.",
                formula: "number of closings of what was still open",
                isNot: "The closing of what was resolved before: that has come to its end already.")
        case .merged:
            FigureDefinition(
                "merged", "How many requests went on in another one in the time, since they ask the same.",
                formula: "number of mergers", isNot: "Work that was done: that is counted with the other request.")
        case .came:
            FigureDefinition(
                "came", "How often an open request came to the team from another one, or from none, in the time.",
                formula: "number of assignments of open requests to the team",
                isNot: "New requests: these are opened.")
        case .left:
            FigureDefinition(
                "left", "How often the team gave an open request to another team, or to none, in the time.",
                formula: "number of assignments of open requests away from the team",
                isNot: "Work that was done: another team has it then.")
        case .openBefore:
            FigureDefinition(
                "open before", "How many requests were not done yet when the time began.",
                formula: "all before the time: opened + reopened + came − resolved − closed unresolved − merged − left",
                isNot: "How many were late.")
        default:
            FigureDefinition(
                "open after", "How many requests were not done yet when the time ended: the backlog.",
                formula: "open before + opened + reopened + came − resolved − closed unresolved − merged − left",
                isNot: "How many are open now, where the time ended earlier; nor how many were late.")
        }
    }

    private var timing: FigureDefinition {
        switch self {
        case .firstResponse:
            FigureDefinition(
                "first response", "How long people waited until somebody who works on it first wrote back to them.",
                formula: "first public reply by a person who works on it − opening; of the first replies in the time",
                isNot: "How soon an automatic receipt came, or how soon it was done. What was resolved without a reply "
                    + "is not in it.")
        case .nextResponse:
            FigureDefinition(
                "next response", "How long people who wrote again waited for an answer.",
                formula: "later public reply by a person who works on it − oldest message without an answer; of such "
                    + "replies in the time",
                isNot: "The time between any two messages: a reply that answers nobody is not in it.")
        case .resolution:
            FigureDefinition(
                "resolution", "How long requests were open until they were done.",
                formula: "resolution − opening − time between an end and a reopening; of the resolutions in the time",
                isNot: "Time of work: waiting counts, whoever was waited for. What is still open is not in it.")
        case .handling:
            FigureDefinition(
                "in the team’s hands",
                "How much of the time until it was done the team that did it had it and waited for nobody.",
                formula: "sum of the stretches in which that team held it; of the resolutions in the time",
                isNot: "Time of work: it lies on a desk, too. What other teams did is not in it.")
        default:
            FigureDefinition(
                "waited",
                "How much of the time until it was done a request waited, by whom or what it waited for.",
                formula: "sum of the stretches of that cause; of the resolutions in the time that waited for it at all",
                isNot: "Whose fault it was. Those that never waited for it are not in it, so that these times are not "
                    + "to be added.")
        }
    }

    private var sharing: FigureDefinition {
        switch self {
        case .firstContact:
            FigureDefinition(
                "done at first contact",
                "Of the requests that were done: those that took one reply at most, one team and no reopening.",
                formula: "resolutions with ≤ 1 public reply, 0 changes of the team and 0 reopenings ÷ resolutions",
                isNot: "Those done quickly: one reply may come after a week.")
        case .reopenedBefore:
            FigureDefinition(
                "reopened before", "Of the requests that came to an end: those that had been reopened before.",
                formula: "ends with ≥ 1 reopening before ÷ (resolved + closed unresolved)",
                isNot: "The share that will be reopened: that is known only later.")
        case .bounced:
            FigureDefinition(
                "came back to a team",
                "Of the requests that came to an end: those that a team got again that had handed them on.",
                formula: "ends with ≥ 1 return to a team that had it before ÷ (resolved + closed unresolved)",
                isNot: "All that were handed on: from one team to the right one is no detour.")
        case .targets:
            FigureDefinition(
                "in time", "Of the clocks of service levels that stopped or ran out in the time: those in time.",
                formula: "clocks that stopped before their goal was used up ÷ (these + clocks that ran out)",
                isNot: "Of requests: one may have several clocks, or none. What still runs is not in it.")
        default:
            FigureDefinition(
                "promises kept", "Of the dates that people were told and that were kept or broken in the time: kept.",
                formula: "kept ÷ (kept + broken)",
                isNot: "Those that were moved in time or withdrawn: they were neither kept nor broken.")
        }
    }
}

/// The words of a length of time in figures, each with what it means.
public enum FigureTerm: String, Hashable, Sendable, Codable, CaseIterable {
    case count, mean, median, ninetieth, elapsed, service

    public var meaning: String {
        switch self {
        case .count: "Of how many it is made."
        case .mean: "All of them together, divided by their number; a few very long ones pull it up."
        case .median: "The middle one when they stand in a row by their length: half took no longer."
        case .ninetieth: "Nine of ten took no longer."
        case .elapsed: "By the clock on the wall: nights and weekends count."
        case .service: "Only while the team is there, by its hours; of those whose team has hours."
        }
    }

    public var formula: String {
        switch self {
        case .count: "n"
        case .mean: "(t₁ + … + tₙ) ÷ n"
        case .median: "the ⌈n ÷ 2⌉th of t₁ ≤ … ≤ tₙ"
        case .ninetieth: "the ⌈9 n ÷ 10⌉th of t₁ ≤ … ≤ tₙ"
        case .elapsed: "end − start"
        case .service: "open time of the team’s hours between start and end"
        }
    }
}

extension Figures.WaitCause {
    /// As short as a row of a table wants it.
    public var title: String {
        switch self {
        case .nobody: "without a team"
        case .requester: "for whoever asked"
        case .supplier: "for a supplier"
        case .otherTeam: "for another team"
        case .information: "for information"
        case .change: "for a change"
        case .problem: "for a problem"
        case .approval: "for an approval"
        case .date: "for a date"
        case .evidence: "for evidence"
        }
    }
}
