/// Someone in the organisation, or someone of a supplier. Everyone may be requester in one place and agent in another.
public struct Person: Hashable, Sendable, Codable, Identifiable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public var id: ID
    public var name: String
    /// The first address is the one to write to. An address belongs to one person only.
    public var addresses: [Address]
    public var manager: ID?
    public var department: Department.ID?
    public var language: Language?
    /// The supplier whom the person works for; such a person sees only requests handed over to the supplier.
    public var supplier: Supplier.ID?
    /// What the person is good at; used by ``SkillAssignment``.
    public var skills: SortedSet<String>
    /// A person who has left keeps their past requests but may not act any more.
    public var isActive: Bool
    /// What the person wants to be told, how and when; `nil` for what the desk does (``NoticeOptions/preferences``).
    public var notices: NoticePreferences?
    /// The person's own hours, for those who want clocks by agent; `nil` for those of their team.
    public var hours: ServiceCalendar.ID?

    public init(
        id: ID, name: String, addresses: [Address] = [], manager: ID? = nil, department: Department.ID? = nil,
        language: Language? = nil, supplier: Supplier.ID? = nil, skills: SortedSet<String> = [], isActive: Bool = true,
        hours: ServiceCalendar.ID? = nil, notices: NoticePreferences? = nil
    ) {
        self.id = id
        self.name = name
        self.addresses = addresses
        self.manager = manager
        self.department = department
        self.language = language
        self.supplier = supplier
        self.skills = skills
        self.isActive = isActive
        self.notices = notices
        self.hours = hours
    }
}

/// Where someone can be reached: a mail address, a phone number, a chat handle.
public struct Address: Hashable, Sendable, Codable {
    public enum Kind: String, Sendable, Codable, CaseIterable {
        case mail, phone, chat
    }

    public var kind: Kind
    public var value: String
    /// An address proves who someone is only once it has been verified.
    public var isVerified: Bool

    public init(_ kind: Kind, _ value: String, isVerified: Bool = false) {
        self.kind = kind
        self.value = value
        self.isVerified = isVerified
    }

    /// What two spellings of one address share: mail addresses and handles without case, phone numbers without blanks,
    /// dots, hyphens and parentheses.
    public var key: String {
        switch kind {
        case .mail, .chat: "\(kind.rawValue):\(value.lowercased())"
        case .phone: "phone:" + value.filter { !" .-()/".contains($0) }
        }
    }
}

/// A part of the organisation that people belong to.
public struct Department: Hashable, Sendable, Codable, Identifiable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public var id: ID
    public var name: String
    public var parent: ID?

    public init(id: ID, name: String, parent: ID? = nil) {
        self.id = id
        self.name = name
        self.parent = parent
    }
}

/// An organisation outside that does part of the work.
public struct Supplier: Hashable, Sendable, Codable, Identifiable {
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public var id: ID
    public var name: String
    public var addresses: [Address]

    public init(id: ID, name: String, addresses: [Address] = []) {
        self.id = id
        self.name = name
        self.addresses = addresses
    }
}
