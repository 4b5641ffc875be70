/// The name of an action of the host’s own: `reset-password`.
public struct HostActionName: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// Something that the host can do for a request: reset a password, order a device, pay an invoice. Offered to those for
/// whom it says so, beside what can be done to every request; the journal says that it was done, by whom, and with what
/// outcome.
public protocol HostAction: Sendable {
    var name: HostActionName { get }
    /// One line, for whoever chooses.
    func title(in language: Language?) -> String
    /// Whether it can be done now, by this viewer. Pure: no clock, no I/O.
    func isOffered(for request: Request, to viewer: Viewer) -> Bool
    /// Does it.
    ///
    /// Done again only where whoever asked for it asks again; but where the process dies between the effect and the
    /// journal, the journal does not know of it. An effect that must not happen twice is keyed by the host by
    /// ``HostActionCall/id``, which is the same for a repetition under the same key.
    ///
    /// - Returns: What came of it, for the journal: one line.
    /// - Throws: ``Rejection`` with what to say to whoever asked; anything else is shown as a failure.
    func perform(_ call: HostActionCall) async throws -> String
}

/// One time that an action is done.
public struct HostActionCall: Sendable {
    /// Stays the same when it is repeated under the same key.
    public let id: String
    /// As the viewer may see it.
    public let request: Request
    /// For whom it is done.
    public let viewer: Viewer
    /// What they gave with it, within the limits of answers to a form.
    public let values: [String: FieldValue]
}

extension Desk {
    /// The host’s actions that a viewer may do to a request now (``Configuration/actions``).
    public func actions(on reference: RequestReference, as viewer: Viewer) async throws -> [any HostAction] {
        let request = try await request(reference, as: viewer)
        return configuration.actions.filter { $0.isOffered(for: request, to: viewer) }
    }

    /// Has the host do one of its actions, and writes down that it was.
    ///
    /// - Parameter key: The same one repeats nothing that is in the journal.
    /// - Throws: ``Rejection`` where it is not offered; what the action throws.
    @discardableResult
    public func act(
        _ name: HostActionName, on reference: RequestReference, with values: [String: FieldValue] = [:],
        as viewer: Viewer, key: String? = nil
    ) async throws -> Request {
        try checkInForce(viewer)
        try configuration.limits.check(fields: values)
        let stated = try makeKey(key, for: .act(name, values), on: reference, by: viewer)
        if let done = try await repetition(of: stated, by: viewer) { return done }
        let request = try await request(reference, as: viewer)
        guard let action = configuration.actions.first(where: { $0.name == name }) else {
            throw Rejection.unknown("action", name.rawValue)
        }
        guard action.isOffered(for: request, to: viewer) else {
            throw Rejection(.notPermitted, "“\(name)” cannot be done to this request now, or not by you.")
        }
        let id = stated.map { "\(request.id):\($0.name)" } ?? "\(configuration.ids.next(at: configuration.time.now()))"
        let said = try await action.perform(
            HostActionCall(id: id, request: request, viewer: viewer, values: values))
        // It was done: whatever it says of it goes into the journal, as far as there is room.
        let outcome = String(said.filter { $0 != "\0" }.prefix(configuration.limits.question / 4))
        return try await perform(
            .act(name, outcome: outcome), on: request.id, as: .host("action"), by: viewer, key: stated)
    }
}
