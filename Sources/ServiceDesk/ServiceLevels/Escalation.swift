/// What follows when so much of a target is used and it is not reached: one level of an escalation.
public struct Escalation: Hashable, Sendable {
    /// Who is to help.
    public enum Recipient: Hashable, Sendable {
        /// Hierarchical: those who lead the team that has the request are told.
        case leads
        /// Hierarchical: the manager of the agent is told; where nobody has the request, or has no manager, the leads.
        case manager
        /// Hierarchical: somebody is told.
        case person(Person.ID)
        /// Functional: the request goes to another team, which is told.
        case team(Team.ID)
    }

    /// Per cent of the goal: 100 is the breach, more comes after it.
    public var share: Int
    public var recipient: Recipient

    public init(at share: Int, to recipient: Recipient) {
        self.share = share
        self.recipient = recipient
    }

    /// What ``share`` can be.
    public static let shares = 1...1_000
    /// Most levels of one target.
    public static let maximumCount = 10
}

extension Escalation: TextCodable, LosslessStringConvertible, Codable {
    /// `100 leads`, `150 person:anna`, `80 team:second-line`.
    public var description: String { "\(share) \(recipient)" }

    public init?(_ description: String) {
        guard let blank = description.firstIndex(of: " "), let share = Int(description[..<blank]),
            let recipient = Recipient(String(description[description.index(after: blank)...]))
        else { return nil }
        self.init(at: share, to: recipient)
    }

    public init(from decoder: any Decoder) throws { try self.init(text: decoder) }
    public func encode(to encoder: any Encoder) throws {
        try Escalation(at: share, to: recipient.under(encoder)).encode(text: encoder)
    }
}

extension Escalation.Recipient: TextCodable, LosslessStringConvertible, Codable {
    /// `leads`, `manager`, `person:anna`, `team:second-line`.
    public var description: String {
        switch self {
        case .leads: "leads"
        case .manager: "manager"
        case .person(let person): "person:\(person)"
        case .team(let team): "team:\(team)"
        }
    }

    public init?(_ description: String) {
        switch description.splitAtColon {
        case ("leads", nil): self = .leads
        case ("manager", nil): self = .manager
        case ("person", let id?): self = .person(Person.ID(id))
        case ("team", let id?): self = .team(Team.ID(id))
        default: return nil
        }
    }

    public init(from decoder: any Decoder) throws { try self.init(text: decoder) }
    public func encode(to encoder: any Encoder) throws { try under(encoder).encode(text: encoder) }

    /// With the person that the encoder wants written (``Pseudonym``).
    fileprivate func under(_ encoder: any Encoder) -> Self {
        if case .person(let person) = self { .person(Pseudonym.id(for: person, in: encoder)) } else { self }
    }
}
