/// Something in how teams serve each other that looks as if it could be simpler, with what speaks for it.
///
/// Found by counting, so it may well be as it should be: then somebody dismisses it, and says why
/// (``Desk/dismiss(_:reason:as:)``).
public struct MapFinding: Hashable, Sendable, Identifiable {
    /// The same for the same finding, whenever and by whomever it is found: `ping-pong-3f9a1c02`.
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Requests that came back, at least twice, to a team that had handed them on.
        case pingPong = "ping-pong"
        /// People gave two teams the same answer.
        case askedTwice = "asked-twice"
        /// Requests for something waited, at least twice, for their requester to tell more.
        case askedAgain = "asked-again"
        /// Requests for one thing are followed within a day by one for another, of the same person to another team.
        case followed
        /// Nearly all requests for something are handed on to the same other team.
        case handedOn = "handed-on"
    }

    /// One time that it was so.
    public struct Evidence: Hashable, Sendable {
        /// Of those that the viewer handles.
        public var requests: [Request.Number]
        public var at: Timestamp
        /// The teams that had it, in their order, where it went from one to another.
        public var route: [Team.ID] = []
        /// What it cost, in seconds, where it cost time.
        public var seconds: Int64?
    }

    /// Most evidence of a finding that is told, the newest.
    public static let maximumEvidence = 20

    public let id: ID
    public let kind: Kind
    /// Whom it concerns; in the order in which they are named.
    public let teams: [Team.ID]
    /// How often it was so, all evidence counted, whoever may see it.
    public let count: Int
    /// Out of how many, where there are others.
    public let outOf: Int?
    /// In words.
    public let words: String
    /// What speaks for it and the viewer handles, the newest first.
    public let evidence: [Evidence]
    /// When it was so, from the earliest.
    let times: [Timestamp]
    /// Until before when it was looked for.
    let end: Timestamp
}

/// A finding that somebody has dismissed.
public struct DismissedFinding: Hashable, Sendable, Codable, Identifiable {
    public var id: MapFinding.ID
    public var kind: MapFinding.Kind
    public var teams: [Team.ID]
    /// As it was when it was dismissed.
    public var words: String
    public var count: Int
    public var reason: String
    /// Who dismissed it; `nil` for the host.
    public var person: Person.ID?
    public var at: Timestamp
    /// What is of this instant or later is new.
    var seenBefore: Timestamp

    /// Whether it holds: not where half as much again has come since.
    func holds(for finding: MapFinding) -> Bool {
        2 * finding.times.count { $0 >= seenBefore } < max(1, count)
    }
}
