import ServiceDesk

/// How the desk calls what the log names.
struct LogNames {
    let texts: TextTable
    let defaultTeam: Team.ID

    func person(_ token: TextTable.Token) -> Person.ID? { texts[token].map { Person.ID("u-\($0)") } }
    func supplier(_ token: TextTable.Token) -> Supplier.ID? { texts[token].map { Supplier.ID("v-\($0)") } }
    func team(_ token: TextTable.Token) -> Team.ID { texts[token].map { Team.ID("g-\($0)") } ?? defaultTeam }

    /// Who asks. Where the log does not say, whoever opened it; and where nobody is named, someone unknown.
    func requester(_ row: LogRow) -> Person.ID { person(row.caller) ?? person(row.openedBy) ?? Self.unknown }
    static let unknown: Person.ID = "u-unknown"

    func service(_ row: LogRow) -> Service.ID? {
        guard row.category != .none || row.subcategory != .none else { return nil }
        return Service.ID("c-\(texts[row.category] ?? "")" + (texts[row.subcategory].map { "/\($0)" } ?? ""))
    }

    func serviceName(_ row: LogRow) -> String {
        [name("Category", row.category), name("subcategory", row.subcategory)].compactMap { $0 }.joined(separator: ", ")
    }

    func subject(_ row: LogRow, incident: TextTable.Token) -> String {
        let parts = [
            name("Category", row.category), name("subcategory", row.subcategory), name("symptom", row.symptom),
        ]
        .compactMap { $0 }
        return parts.isEmpty ? "Incident \(texts[incident] ?? "")" : parts.joined(separator: ", ")
    }

    /// `Category 55` for a log that says only `55`; what says more is left as it is.
    func name(_ kind: String, _ token: TextTable.Token) -> String? {
        texts[token].map { $0.utf8.allSatisfy { (0x30...0x39).contains($0) } ? "\(kind) \($0)" : $0 }
    }

    func channel(_ token: TextTable.Token) -> ChannelName {
        switch texts[token]?.lowercased() {
        case "phone": .phone
        case "email": .mail
        case "self service": .portal
        case nil: .api
        case let other?: ChannelName(Self.word(other))
        }
    }

    /// What a desk keeps of a row as tags.
    func tags(_ row: LogRow) -> SortedSet<String> {
        var tags = [
            tag("location", row.location), tag("ci", row.configurationItem), tag("problem", row.problem),
            tag("rfc", row.rfc), tag("vendor", row.vendor), tag("caused-by", row.causedBy),
        ]
        // The log gives the code of the end from the beginning on; nobody knew it then.
        if row.state == .resolved || row.state == .closed { tags.append(tag("closed-code", row.closedCode)) }
        if row.knowledge { tags.append("knowledge") }
        return SortedSet(tags.compactMap { $0 })
    }

    /// Whether a tag is one of those that ``tags(_:)`` makes.
    static func isOwn(_ tag: String) -> Bool {
        tag == "knowledge" || ownPrefixes.contains { tag.utf8.starts(with: $0.utf8) }
    }

    private static let ownPrefixes = ["location-", "ci-", "problem-", "rfc-", "vendor-", "caused-by-", "closed-code-"]

    private func tag(_ kind: String, _ token: TextTable.Token) -> String? {
        texts[token].map { value in
            let word = Self.word(value)
            let tag = word.utf8.starts(with: "\(kind)-".utf8) ? word : "\(kind)-\(word)"
            return String(decoding: tag.utf8.prefix(100), as: UTF8.self)
        }
    }

    /// A text as one word: lower case, with hyphens for blanks and commas.
    private static func word(_ text: String) -> String {
        String(text.lowercased().map { $0 == " " || $0 == "," || $0 == "\u{A0}" ? "-" : $0 })
    }
}
