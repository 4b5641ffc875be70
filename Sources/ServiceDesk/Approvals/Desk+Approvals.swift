extension Desk {
    /// Asks people to agree to something; the request waits for them.
    @discardableResult
    public func askApproval(
        _ question: ApprovalQuestion, on reference: RequestReference, as viewer: Viewer, key: String? = nil
    ) async throws -> Request {
        try await perform(.askApproval(question), on: reference, as: viewer, key: key)
    }

    /// Asks those to whom it is owed to let oneself off (``RequestCommand/askExcuse(_:)``).
    @discardableResult
    public func askExcuse(
        _ reference: RequestReference, because reason: String, as viewer: Viewer, key: String? = nil
    ) async throws -> Request {
        try await perform(.askExcuse(makeMessage(reason)), on: reference, as: viewer, key: key)
    }

    /// What somebody was asked to agree to and has not answered yet.
    public struct AwaitedApproval: Hashable, Sendable {
        /// As the viewer may see it.
        public var request: Request
        /// The one of its approvals that is meant.
        public var approval: Approval
    }

    /// What a viewer is asked to agree to, the oldest requests first.
    ///
    /// - Parameter limit: So many open requests are looked at, 1 to 10,000.
    public func awaitedApprovals(as viewer: Viewer, limit: Int = 1_000) async throws -> [AwaitedApproval] {
        guard (1...10_000).contains(limit) else { throw Rejection.invalidField("limit", "1 to 10,000.") }
        guard let person = viewer.person else { return [] }
        var query = RequestQuery(viewer: viewer, order: RequestOrder(.number), limit: min(500, limit))
        query.filter.isOpen = true
        var (found, seen) = ([AwaitedApproval](), 0)
        try await forEach(query) { request in
            for approval in request.approvals where approval.isOpen && approval.missing.contains(person) {
                found.append(AwaitedApproval(request: request, approval: approval))
            }
            seen += 1
            return seen < limit
        }
        return found
    }

    /// Whom a question is for, and which of them see the request already.
    func prepare(
        _ context: inout DecisionContext, for question: ApprovalQuestion, on request: Request
    ) async throws {
        let people: [Person.ID]
        switch question.from {
        case .people(let named): people = named.elements
        case .manager:
            guard let manager = try await directory.person(request.requester)?.manager else { return }
            _ = try await directory.activePerson(manager)
            context.manager = manager
            people = [manager]
        }
        for person in people where try await viewer(for: person).standing(to: request) != .none {
            context.seeing.insert(person)
        }
    }

    /// Commits what the desk itself does to a request.
    ///
    /// - Parameter viewer: For whom it does so; `nil` for itself.
    @discardableResult
    func perform(
        _ command: InternalCommand, on request: Request.ID, as host: Viewer, by viewer: Viewer? = nil,
        key: Change.Key? = nil, settling receipt: WorkReceipt? = nil
    ) async throws -> Request {
        try await commit(.perform, [.request: "\(request)"], key: key, settling: receipt, as: viewer ?? host) {
            let request = try await self.load(.id(request))
            return [try await self.decide(command, on: request, as: viewer ?? host)]
        }
    }
}
