import ServiceDesk

/// An address of the desk: to whom one writes for which team.
public struct Mailbox: Sendable, Hashable {
    /// Such as `it@example.org`; without case.
    public var address: String
    /// The name in From of what the desk sends.
    public var name: String
    /// Whose requests the mail becomes.
    public var team: Team.ID
    /// `nil` for none.
    public var service: Service.ID?
    /// Services by the detail of a plus-address (RFC 5233): `it+vpn@example.org` for “vpn”; without case.
    public var services: [String: Service.ID]
    /// Of those who have no language in the directory.
    public var language: Language?
    /// Whether only the team and named people see what comes.
    public var isConfidential: Bool

    public init(
        _ address: String, name: String, team: Team.ID, service: Service.ID? = nil,
        services: [String: Service.ID] = [:], language: Language? = nil, isConfidential: Bool = false
    ) {
        self.address = address
        self.name = name
        self.team = team
        self.service = service
        self.services = Dictionary(services.map { ($0.lowercased(), $1) }, uniquingKeysWith: { first, _ in first })
        self.language = language
        self.isConfidential = isConfidential
    }
}

/// A mail address in its parts (RFC 5321, 2.3.11), without case, as mailboxes are compared.
struct AddressParts: Hashable {
    /// Before the plus sign.
    let name: String
    /// After it (RFC 5233).
    let detail: String?
    let domain: String

    init?(_ address: String) {
        let address = address.lowercased()
        guard let at = address.lastIndex(of: "@"), at != address.startIndex else { return nil }
        let local = address[..<at]
        domain = String(address[address.index(after: at)...])
        guard !domain.isEmpty else { return nil }
        let plus = local.firstIndex(of: "+").flatMap { $0 == local.startIndex ? nil : $0 }
        name = String(local[..<(plus ?? local.endIndex)])
        detail = plus.map { String(local[local.index(after: $0)...]) }
    }

    /// Whether it is the same place, whatever the detail.
    func isAt(_ other: AddressParts) -> Bool { name == other.name && domain == other.domain }
}
