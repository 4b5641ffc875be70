/// Requests from templates.
extension Desk {
    /// The templates of the organisation, by id.
    public func templates() async throws -> [RequestTemplate] {
        try await directory.playbook().templates.filter(\.isActive).sorted { $0.id < $1.id }
    }

    /// Opens a request from a template. Its parts are opened by ``run()``, in their order.
    ///
    /// - Parameters:
    ///   - values: What the template asks for (``RequestTemplate/asks``).
    ///   - beneficiary: For whom it is, and its parts where they name nobody else.
    ///   - date: For when: parts that open ahead of it wait for their day, and it is the request’s due time.
    ///   - key: Makes a repetition harmless, as of ``open(_:as:key:settling:)``.
    /// - Throws: ``Rejection`` that names what is missing; ``StoreError``.
    @discardableResult
    public func open(
        template id: RequestTemplate.ID, with values: [String: String] = [:], requester: Person.ID? = nil,
        beneficiary: Person.ID? = nil, on date: Timestamp? = nil, as viewer: Viewer, key: String? = nil
    ) async throws -> Request {
        let order = TemplateOrder(
            template: id, values: values, requester: requester, beneficiary: beneficiary, date: date)
        let key = try makeKey(key, for: .template(order), by: viewer)
        let request = Request.ID(configuration.ids.next(at: configuration.time.now()))
        return try await commit(.open, [.command: "template"], key: key, as: viewer) {
            [try await self.decide(order, opening: request, as: viewer)]
        }
    }

    func decide(
        _ order: TemplateOrder, opening request: Request.ID, as viewer: Viewer
    ) async throws -> Decision {
        let templates = try await directory.playbook().templates
        guard let template = templates.first(where: { $0.id == order.template && $0.isActive }) else {
            throw Rejection.unknown("template", order.template.rawValue)
        }
        try template.validate()
        var draft = try template.filled(with: order.values)
        draft.requester = order.requester ?? draft.requester
        draft.beneficiary = order.beneficiary ?? draft.beneficiary
        draft.due = order.date ?? draft.due
        let parts = template.plan(with: order.values, for: draft.beneficiary, on: order.date)
        // What cannot be opened later is found out now.
        let requester = draft.requester ?? viewer.person
        for part in parts { _ = try await opening(ofPart: part, requester: requester, at: request) }
        return try await decideOpening(draft, id: request, as: viewer) { recorded in
            let host = Viewer.host("template: \(template.id)")
            if !parts.isEmpty { try recorded.add([(host.actor, .planned(parts))], at: recorded.after.updatedAt) }
            guard let approval = template.approval else { return }
            let command = RequestCommand.askApproval(approval)
            try await self.checkReferences(of: command, by: host)
            let events = try await self.events(
                of: command, on: recorded.after, as: host, at: recorded.after.updatedAt
            ).events
            try recorded.add(events.map { (host.actor, $0) }, at: recorded.after.updatedAt)
        }
    }

    private func opening(
        ofPart part: RequestPart, requester: Person.ID?, at id: Request.ID
    ) async throws -> RequestOpening {
        var draft = part.draft
        draft.requester = draft.requester ?? requester ?? draft.beneficiary
        do {
            return try await opening(from: draft, id: id, as: PartOpening.viewer, at: configuration.time.now())
        } catch let rejection as Rejection {
            throw Rejection.invalidField("parts", "The part “\(part.name)”: \(rejection)")
        }
    }

    // MARK: Parts

    /// Opens a part of a request, once.
    func open(_ part: RequestPart, of parent: Request) async throws {
        var draft = part.draft
        draft.requester = draft.requester ?? parent.requester
        if let confidentiality = parent.confidentiality, draft.confidentiality == nil {
            draft.confidentiality = confidentiality
        }
        let child = Request.ID(configuration.ids.next(at: configuration.time.now()))
        let key = try makeKey(PartOpening.key(part.name, of: parent.id), for: .part(part.name), by: PartOpening.viewer)
        do {
            _ = try await commit(.open, [.command: "part"], key: key, as: PartOpening.viewer) {
                try await self.decide(part, as: draft, opening: child, of: parent.id)
            }
        } catch let rejection as Rejection where rejection.code == .illegalInState {
            // Somebody has gone on without it, or it may come once that is open again: the key is not used.
        }
    }

    private func decide(
        _ part: RequestPart, as draft: RequestDraft, opening child: Request.ID, of parent: Request.ID
    ) async throws -> [Decision] {
        let current = try await load(.id(parent))
        guard current.state.isOpen, current.parts.contains(where: { $0.name == part.name && $0.isWaiting }) else {
            throw Rejection(.illegalInState, "The part “\(part.name)” is not to be opened now.")
        }
        return [
            try await decideOpening(
                draft, id: child, as: PartOpening.viewer, with: .becamePart(part.name, of: parent)),
            try await decide(.openPart(part.name, child), on: current, as: PartOpening.viewer),
        ]
    }
}

/// What is opened from a template. The encoded form is in the fingerprints that stores keep.
struct TemplateOrder: Encodable, Sendable {
    var template: RequestTemplate.ID
    var values: [String: String]
    var requester: Person.ID?
    var beneficiary: Person.ID?
    var date: Timestamp?
}
