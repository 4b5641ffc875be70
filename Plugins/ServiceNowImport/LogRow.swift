import ServiceDesk

/// A column that the import reads.
enum LogColumn: Int, CaseIterable {
    case number, state, modCount, caller, openedBy, openedAt, updatedBy, updatedAt, contactType, location, category
    case subcategory, symptom, configurationItem, impact, urgency, group, agent, knowledge, problem, rfc, vendor
    case causedBy, closedCode

    /// The name in the header.
    var name: String {
        switch self {
        case .state: "incident_state"
        case .modCount: "sys_mod_count"
        case .caller: "caller_id"
        case .openedBy: "opened_by"
        case .openedAt: "opened_at"
        case .updatedBy: "sys_updated_by"
        case .updatedAt: "sys_updated_at"
        case .contactType: "contact_type"
        case .symptom: "u_symptom"
        case .configurationItem: "cmdb_ci"
        case .group: "assignment_group"
        case .agent: "assigned_to"
        case .problem: "problem_id"
        case .causedBy: "caused_by"
        case .closedCode: "closed_code"
        case .number, .location, .category, .subcategory, .impact, .urgency, .knowledge, .rfc, .vendor: "\(self)"
        }
    }
}

/// `incident_state`.
enum LogState: String, CaseIterable {
    case new = "New"
    case active = "Active"
    case awaitingUser = "Awaiting User Info"
    case awaitingVendor = "Awaiting Vendor"
    case awaitingProblem = "Awaiting Problem"
    case awaitingEvidence = "Awaiting Evidence"
    case resolved = "Resolved"
    case closed = "Closed"
    /// The log does not say.
    case unknown = "-100"

    /// Whether there is something left to do.
    var isOpen: Bool { self != .resolved && self != .closed && self != .unknown }
}

/// A row, with numbers instead of texts.
struct LogRow {
    var line: UInt32
    /// The index of the incident.
    var incident: UInt32
    var modCount: UInt32
    /// Seconds since 1970, UTC.
    var updatedAt: Int64
    var openedAt: Int64?
    var state: LogState
    var impact: Impact
    var urgency: Urgency
    var knowledge: Bool
    var caller, openedBy, updatedBy, group, agent: TextTable.Token
    var contactType, location, category, subcategory, symptom, configurationItem: TextTable.Token
    var problem, rfc, vendor, causedBy, closedCode: TextTable.Token
}

extension LogRow {
    /// Whether what the subject is made of is the same.
    func isNamedAlike(_ other: LogRow) -> Bool {
        category == other.category && subcategory == other.subcategory && symptom == other.symptom
    }

    /// Whether what the tags are made of is the same.
    func isTaggedAlike(_ other: LogRow) -> Bool {
        location == other.location && configurationItem == other.configurationItem && problem == other.problem
            && rfc == other.rfc && vendor == other.vendor && causedBy == other.causedBy && knowledge == other.knowledge
            && closedCode == other.closedCode && state.isOpen == other.state.isOpen && state != .unknown
            && other.state != .unknown
    }
}

/// Texts that occur many times, each kept once.
struct TextTable {
    /// Stands for a text.
    struct Token: Hashable {
        fileprivate var index: UInt32
        /// No value: the log writes `?`.
        static let none = Token(index: 0)
    }

    /// Longest value, in bytes: with what the import puts before it, an identifier still.
    static let maximumLength = 150

    private var texts = [""]
    private var tokens: [String: Token] = ["": .none, "?": .none]

    /// `nil` for a text that cannot be part of an identifier: too long, or with control characters.
    mutating func token(_ text: String) -> Token? {
        if let known = tokens[text] { return known }
        guard text.utf8.count <= Self.maximumLength, text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            return nil
        }
        let token = Token(index: UInt32(texts.count))
        texts.append(text)
        tokens[text] = token
        return token
    }

    subscript(token: Token) -> String? { token == .none ? nil : texts[Int(token.index)] }
}
