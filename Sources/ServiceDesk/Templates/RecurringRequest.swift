/// A request that is opened from a template again and again, or once on a date to come.
public struct RecurringRequest: Hashable, Sendable, Codable, Identifiable {
    /// At most 150 bytes.
    public struct ID: Identifier {
        public let rawValue: String
        public init(rawValue: String) { self.rawValue = rawValue }
    }

    public var id: ID
    /// What is opened.
    public var template: RequestTemplate.ID
    /// What the template asks for.
    public var values: [String: String]
    /// In whose name.
    public var requester: Person.ID
    /// For whom; `nil` for whoever the template names.
    public var beneficiary: Person.ID?
    /// On which days.
    public var rule: DateRule
    /// How long before its date it is opened, in seconds, up to 366 days.
    public var opensAhead: Int64

    public init(
        _ id: ID, from template: RequestTemplate.ID, with values: [String: String] = [:], requester: Person.ID,
        beneficiary: Person.ID? = nil, on rule: DateRule, opensAhead: Int64 = 0
    ) {
        self.id = id
        self.template = template
        self.values = values
        self.requester = requester
        self.beneficiary = beneficiary
        self.rule = rule
        self.opensAhead = opensAhead
    }
}

/// Opens recurring requests, each time once. As of obligations, the definition is the payload of its item of work.
struct RecurringWork: WorkHandler {
    static let kind: WorkKind = "recurring"
    var kind: WorkKind { Self.kind }

    static let viewer = Viewer.host("recurring")
    static let keyPrefix = "recurring:"

    struct Content: Codable {
        var recurring: RecurringRequest
        /// The last day of the rule that is done with.
        var lastDay: CalendarDate?

        func next(in dates: ServiceDates) throws(ServiceHoursError) -> OpeningByRule? {
            try recurring.next(after: lastDay, in: dates)
        }
    }

    static func key(_ id: RecurringRequest.ID) -> WorkKey { WorkKey("\(keyPrefix)\(id)") }
    static func key(_ id: RecurringRequest.ID, _ day: CalendarDate) -> String { "\(keyPrefix)\(id):\(day)" }

    static func item(_ content: Content, in dates: ServiceDates) throws -> WorkItem? {
        guard let next = try content.next(in: dates) else { return nil }
        return WorkItem(key(content.recurring.id), dueAt: next.opensAt, task: try WorkTask(kind, content))
    }

    func handle(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        var content = try work.item.task.decode(Content.self)
        let recurring = content.recurring
        do {
            let dates = try await desk.directory.serviceDates(recurring.rule.calendar)
            if let next = try content.next(in: dates), next.opensAt <= desk.configuration.time.now() {
                _ = try await desk.directory.activePerson(recurring.requester)
                try await open(recurring, next.occurrence, on: desk)
                content.lastDay = next.occurrence.day
            }
            let next = try Self.item(content, in: dates)
            try await desk.plan(next.map { [.schedule($0)] } ?? [], settling: work.receipt, as: Self.viewer)
            return .settled
        } catch let error as ServiceHoursError {
            return .impossible(error.description)
        } catch let rejection as Rejection where rejection.isLasting {
            // Whoever mends the template revives it.
            return .impossible(rejection.description)
        }
    }

    private func open(
        _ recurring: RecurringRequest, _ occurrence: DateRule.Occurrence, on desk: Desk
    ) async throws {
        let key = Self.key(recurring.id, occurrence.day)
        do {
            try await desk.open(
                template: recurring.template, with: recurring.values, requester: recurring.requester,
                beneficiary: recurring.beneficiary, on: occurrence.due, as: Self.viewer, key: key)
        } catch let rejection as Rejection where rejection.code == .keyReused {
            // It was opened for that day before this was changed, or the calendar was.
            guard try await !desk.keys(.named([key]), as: Self.viewer).isEmpty else { throw rejection }
        }
    }
}

extension RecurringRequest: FollowsRule {
    func order(on date: Timestamp?) -> TemplateOrder {
        TemplateOrder(template: template, values: values, requester: requester, beneficiary: beneficiary, date: date)
    }
}
