// What every store checks alike before it works; a store calls these first.

extension HistoryQuery {
    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public func validate() throws(StoreError) {
        guard (1...10_000).contains(limit) else { throw .limit(limit, 1...10_000) }
    }
}

extension KeyQuery {
    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public func validate() throws(StoreError) {
        switch self {
        case .page(_, let limit):
            guard (1...10_000).contains(limit) else { throw .limit(limit, 1...10_000) }
        case .named(let names):
            guard names.count <= 10_000 else { throw .tooMany("keys", names.count, limit: 10_000) }
        }
    }
}

extension RequestReference {
    /// Most requests that are asked for at once.
    public static let maximumBatch = 10_000

    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public static func validate(_ references: [RequestReference]) throws(StoreError) {
        guard references.count <= maximumBatch else {
            throw .tooMany("requests", references.count, limit: maximumBatch)
        }
    }
}

extension RequestFilter {
    /// Most choices of one kind.
    public static let maximumChoices = 1_000
    /// Most tags.
    public static let maximumTags = 100

    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public func validate() throws(StoreError) {
        let lists = [
            ("teams", teams.count), ("agents", agents.count), ("services", services.count),
            ("requesters", requesters.count),
        ]
        for (name, count) in lists where count > Self.maximumChoices {
            throw .tooMany(name, count, limit: Self.maximumChoices)
        }
        guard tags.count <= Self.maximumTags else { throw .tooMany("tags", tags.count, limit: Self.maximumTags) }
    }
}

extension CountQuery {
    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public func validate() throws(StoreError) {
        try filter.validate()
        guard groups.count <= Group.allCases.count else {
            throw .tooMany("groups", groups.count, limit: Group.allCases.count)
        }
    }
}

extension RequestQuery {
    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public func validate() throws(StoreError) {
        guard (1...1_000).contains(limit) else { throw .limit(limit, 1...1_000) }
        try filter.validate()
        if let after, after.order != order {
            throw StoreError(.invalidQuery, "The cursor belongs to a list in another order; start again without one.")
        }
    }
}

extension SearchQuery {
    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public func validate() throws(StoreError) {
        guard (1...200).contains(limit) else { throw .limit(limit, 1...200) }
        try filter.validate()
    }
}

extension RevisionQuery {
    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public func validate() throws(StoreError) {
        guard (1...100).contains(limit) else { throw .limit(limit, 1...100) }
    }
}

extension ArticleQuery {
    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public func validate() throws(StoreError) {
        guard (1...200).contains(limit) else { throw .limit(limit, 1...200) }
    }
}

extension ArticleSearch {
    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public func validate() throws(StoreError) {
        guard (1...200).contains(limit) else { throw .limit(limit, 1...200) }
    }
}

extension ArticleChange {
    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery`` or, for a number that is out of bounds,
    ///   ``StoreError/Code/constraint``.
    public static func validate(_ changes: [ArticleChange]) throws(StoreError) {
        guard changes.count <= maximumBatch else {
            throw StoreError(.invalidQuery, "At most \(maximumBatch) articles are changed at once.")
        }
        for change in changes { try change.validate() }
    }

    private func validate() throws(StoreError) {
        guard let first = revisions.first, first.version >= 1,
            revisions.enumerated().allSatisfy({ index, revision in
                revision.article == first.article && revision.version == first.version + index
            })
        else { throw StoreError(.invalidQuery, "A change has revisions of one article that follow one another.") }
        guard (0...Article.maximumNumber).contains(number) else {
            throw StoreError(.constraint, "A\(number) is out of bounds: numbers go up to \(Article.maximumNumber).")
        }
    }
}

extension DirectoryQuery {
    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public func validate() throws(StoreError) {
        guard (1...1_000).contains(limit) else { throw .limit(limit, 1...1_000) }
    }
}

extension AttachmentChunk {
    /// - Throws: ``StoreError`` of code ``StoreError/Code/invalidQuery``.
    public func validate() throws(StoreError) {
        guard (1...Self.maximumSize).contains(bytes.count), index >= 0 else {
            throw StoreError(.invalidQuery, "A chunk has 1 to \(Self.maximumSize) bytes; this one has \(bytes.count).")
        }
    }
}

extension DirectoryEntry {
    /// Most entries that are saved at once.
    public static let maximumBatch = 10_000

    /// - Throws: ``StoreError`` of code ``StoreError/Code/constraint`` that names the entry.
    public static func validate(_ entries: [DirectoryEntry]) throws(StoreError) {
        guard entries.count <= maximumBatch else {
            throw StoreError(.constraint, "At most \(maximumBatch) directory entries are saved at once.")
        }
        for entry in entries where !Person.ID(entry.id).isValid {
            throw StoreError(.constraint, "The \(entry.kind.rawValue) id “\(entry.id.prefix(200))” is not valid.")
        }
        for entry in entries { try entry.validateContent() }
    }

    private func validateContent() throws(StoreError) {
        if case .policy(let policy) = self {
            do throws(SLAError) {
                return try policy.validate()
            } catch {
                throw StoreError(.constraint, "The \(kind.rawValue) “\(id)” is not valid: \(error)")
            }
        }
        do throws(Rejection) {
            switch self {
            case .template(let template): return try template.validate()
            case .macro(let macro): return try macro.validate()
            case .rule(let rule): return try rule.validate()
            default: break
            }
        } catch {
            throw StoreError(.constraint, "The \(kind.rawValue) “\(id)” is not valid: \(error)")
        }
        do throws(ServiceHoursError) {
            switch self {
            case .calendar(let calendar): try calendar.validate()
            case .onCall(let schedule): try schedule.validate()
            case .department, .supplier, .person, .team, .service, .delegation, .policy, .template, .macro, .rule:
                return
            }
        } catch {
            throw StoreError(.constraint, "The \(kind.rawValue) “\(id)” is not valid: \(error)")
        }
    }

    public var person: Person? { if case .person(let person) = self { person } else { nil } }
    public var team: Team? { if case .team(let team) = self { team } else { nil } }
    public var service: Service? { if case .service(let service) = self { service } else { nil } }
    public var supplier: Supplier? { if case .supplier(let supplier) = self { supplier } else { nil } }
    public var department: Department? { if case .department(let department) = self { department } else { nil } }
    public var calendar: ServiceCalendar? { if case .calendar(let calendar) = self { calendar } else { nil } }
    public var onCall: OnCallSchedule? { if case .onCall(let schedule) = self { schedule } else { nil } }
    public var policy: PriorityPolicy? { if case .policy(let policy) = self { policy } else { nil } }
    public var template: RequestTemplate? { if case .template(let template) = self { template } else { nil } }
    public var macro: Macro? { if case .macro(let macro) = self { macro } else { nil } }
    public var rule: Rule? { if case .rule(let rule) = self { rule } else { nil } }
    public var delegation: Delegation? { if case .delegation(let delegation) = self { delegation } else { nil } }
}

extension StoreError {
    static func limit(_ limit: Int, _ range: ClosedRange<Int>) -> StoreError {
        StoreError(.invalidQuery, "A limit is \(range.lowerBound) to \(range.upperBound); \(limit) was asked for.")
    }

    static func tooMany(_ what: String, _ count: Int, limit: Int) -> StoreError {
        StoreError(.invalidQuery, "A question names at most \(limit) \(what); this one has \(count).")
    }

    /// Two people cannot have one address.
    public static func addressTaken(_ key: String, by person: String) -> StoreError {
        StoreError(.constraint, "The address \(key) belongs to “\(person)” already.")
    }

    /// The chunks of an upload come in order.
    public static func chunkOutOfOrder(_ index: Int) -> StoreError {
        StoreError(.constraint, "Chunk \(index) does not follow what was uploaded so far.")
    }

    /// An upload is sealed only when all of it is there.
    public static func uploadIncomplete(_ size: Int64) -> StoreError {
        StoreError(.constraint, "The upload does not have the \(size) bytes that it should have.")
    }
}

extension UniqueID {
    /// The instant in the id, to the millisecond.
    public var time: Timestamp { Timestamp(microseconds: Int64(high >> 16) * 1000) }
}
