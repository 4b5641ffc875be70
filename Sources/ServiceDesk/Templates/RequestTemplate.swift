/// A request that is written once and opened many times: with a checklist, with somebody’s agreement, with parts that
/// become requests of other teams in order. Onboarding a colleague is one.
///
/// Texts have places such as `{name}` that are filled in when it is opened.
public struct RequestTemplate: Hashable, Sendable, Codable, Identifiable {
    /// At most 150 bytes.
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    /// What becomes a request of its own.
    public struct Part: Hashable, Sendable, Codable {
        /// Names it within the template.
        public var name: String
        /// What is opened.
        public var draft: RequestDraft
        /// Parts that must be done before.
        public var after: SortedSet<String>
        /// How long before the date for which the template is opened, in seconds, up to 366 days; `nil` for as soon as
        /// may be. A part never opens before those that it comes after are done.
        public var ahead: Int64?

        public init(_ name: String, _ draft: RequestDraft, after: SortedSet<String> = [], ahead seconds: Int64? = nil) {
            (self.name, self.draft, self.after, ahead) = (name, draft, after, seconds)
        }
    }

    public var id: ID
    /// One line, for whoever chooses.
    public var title: String
    /// What is asked for when it is opened: the names of the places in its texts.
    public var asks: [String]
    /// The request itself.
    public var draft: RequestDraft
    /// What somebody must agree to before parts are opened; `nil` where nobody must.
    public var approval: ApprovalQuestion?
    /// What becomes requests of their own; at most ``RequestPart/maximumCount``.
    public var parts: [Part]
    /// Whether it can be opened.
    public var isActive: Bool

    public init(
        _ id: ID, _ title: String, _ draft: RequestDraft, asks: [String] = [], approval: ApprovalQuestion? = nil,
        parts: [Part] = [], isActive: Bool = true
    ) {
        self.isActive = isActive
        self.id = id
        self.title = title
        self.asks = asks
        self.draft = draft
        self.approval = approval
        self.parts = parts
    }

    /// Checks what needs no directory: names, places, and that each part can come.
    ///
    /// - Throws: ``Rejection`` that names what is not as it must be; of parts that wait for each other, which they are.
    public func validate() throws(Rejection) {
        let limits = RequestLimits()
        guard id.isValid, id.rawValue.utf8.count <= 150 else {
            throw .invalidField(
                "id", "A template’s id has 1 to 150 bytes, no control characters, no blanks at its ends.")
        }
        try limits.check(line: title, "title")
        try limits.check(count: asks.count, "asks", limit: 50)
        if let twice = asks.first(where: { name in asks.count { $0 == name } > 1 }) {
            throw .invalidField("asks", "It asks twice for “\(twice.prefix(100))”.")
        }
        for name in asks where Places.names(in: "{\(name)}") != [name] {
            throw .invalidField("asks", "“\(name.prefix(100))” is no name of a place: letters, digits and hyphens.")
        }
        try limits.check(count: parts.count, "parts", limit: RequestPart.maximumCount)
        guard draft.obligation == nil, parts.allSatisfy({ $0.draft.obligation == nil }) else {
            throw .invalidField("parts", "What is owed is opened by the desk itself, not from a template.")
        }
        try check(draft)
        for part in parts {
            guard (1...100).contains(part.name.utf8.count), part.name.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F })
            else {
                throw .invalidField("parts", "A part’s name is a word of 1 to 100 bytes.")
            }
            if let ahead = part.ahead, !(0...366 * 86_400).contains(ahead) {
                throw .invalidField("parts", "“\(part.name)” opens 0 to 366 days ahead.")
            }
            try check(part.draft)
        }
        try checkOrder()
    }

    private func check(_ draft: RequestDraft) throws(Rejection) {
        let limits = RequestLimits()
        try limits.check(subject: draft.subject)
        try limits.check(draft.text, "text", limit: 64 << 10)
        guard draft.attachments.isEmpty else {
            throw .invalidField("attachments", "A template has no files; an article can.")
        }
        try limits.check(count: draft.checklist?.count ?? 0, "steps", limit: limits.steps)
        for text in [draft.subject, draft.text] + (draft.checklist ?? []) { try Places.check(text, known: asks) }
        for step in draft.checklist ?? [] { try limits.check(step: step) }
        for value in draft.fields.values { if let text = value.writtenText { try Places.check(text, known: asks) } }
    }

    /// Parts come after parts that are there, and never after themselves.
    private func checkOrder() throws(Rejection) {
        let names = parts.map(\.name)
        guard Set(names).count == names.count else { throw .invalidField("parts", "Two parts have the same name.") }
        for part in parts {
            for name in part.after where !names.contains(name) {
                throw .invalidField("parts", "“\(part.name)” comes after “\(name)”, which is no part of “\(id)”.")
            }
        }
        var done: Set<String> = []
        while done.count < parts.count {
            let next = parts.filter { part in !done.contains(part.name) && part.after.allSatisfy(done.contains) }
            guard next.isEmpty else {
                done.formUnion(next.map(\.name))
                continue
            }
            throw .invalidField(
                "parts", "These wait for each other and would never be opened: \(circle(without: done)).")
        }
    }

    /// One circle among parts none of which can come: `a, which waits for b, which waits for a`.
    private func circle(without done: Set<String>) -> String {
        var path: [String] = []
        var name = parts.first { !done.contains($0.name) }?.name
        while let next = name, !path.contains(next) {
            path.append(next)
            name = parts.first { $0.name == next }?.after.first { !done.contains($0) }
        }
        let circle = path.drop { $0 != name } + (name.map { [$0] } ?? [])
        return circle.map { "“\($0)”" }.joined(separator: ", which waits for ")
    }

    // MARK: Opening

    /// The draft with its places filled in.
    ///
    /// - Throws: ``Rejection`` where a value is missing, or nobody asks for it.
    func filled(with values: [String: String]) throws(Rejection) -> RequestDraft {
        for name in asks where values[name]?.contains(where: { !$0.isWhitespace }) != true {
            throw .invalidField(name, "The template “\(id)” asks for it.")
        }
        for name in values.keys.sorted() where !asks.contains(name) {
            throw .invalidField(name, "The template “\(id)” does not ask for it.")
        }
        return draft.filled(with: values)
    }

    /// The parts as the request that is opened keeps them.
    ///
    /// - Parameter date: For when it is; `nil` for no date, and then no part waits for one.
    func plan(with values: [String: String], for beneficiary: Person.ID?, on date: Timestamp?) -> [RequestPart] {
        parts.map { part in
            var draft = part.draft.filled(with: values)
            if draft.beneficiary == nil { draft.beneficiary = beneficiary }
            let opensAt = part.ahead.flatMap { ahead in date?.advanced(bySeconds: -ahead) }
            return RequestPart(part.name, draft, after: part.after, opensAt: opensAt)
        }
    }
}

extension RequestDraft {
    func filled(with values: [String: String]) -> RequestDraft {
        var draft = self
        draft.subject = Places.fill(subject, values)
        draft.text = Places.fill(text, values)
        draft.checklist = checklist?.map { Places.fill($0, values) }
        draft.fields = fields.mapValues { value in
            if case .text(let text) = value { .text(Places.fill(text, values)) } else { value }
        }
        return draft
    }
}

extension FieldValue {
    fileprivate var writtenText: String? { if case .text(let text) = self { text } else { nil } }
}
