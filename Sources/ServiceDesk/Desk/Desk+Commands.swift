extension Desk {
    /// Opens a request.
    ///
    /// - Parameters:
    ///   - key: Makes a repetition harmless: opening again with the same key and the same draft gives the request that
    ///     is there; another draft under the same key is refused. Whoever may not see that request any more is told
    ///     ``Rejection/Code/alreadyDone``.
    ///   - receipt: Of due work that is done with this, and settled in the same commit.
    /// - Returns: The request as kept, with its number.
    /// - Throws: ``Rejection``, with code ``Rejection/Code/expired`` where the receipt is no good any more;
    ///   ``StoreError``.
    @discardableResult
    public func open(
        _ draft: RequestDraft, as viewer: Viewer, key: String? = nil, settling receipt: WorkReceipt? = nil
    ) async throws -> Request {
        try await open(draft, as: viewer, key: key, isNew: false, settling: receipt)
    }

    /// - Parameter isNew: That nothing was opened under the key a moment ago.
    func open(
        _ draft: RequestDraft, as viewer: Viewer, key: String?, isNew: Bool, settling receipt: WorkReceipt? = nil
    ) async throws -> Request {
        let id = Request.ID(configuration.ids.next(at: configuration.time.now()))
        let key = try makeKey(key, for: .open(draft), by: viewer)
        return try await commit(.open, key: key, isNew: isNew, settling: receipt, as: viewer) {
            [try await self.decideOpening(draft, id: id, as: viewer)]
        }
    }

    /// Does something to one request.
    ///
    /// The command is decided on the request as it stands and committed only if it still stands so; if not, it is
    /// decided again. Changes that concern two requests have methods of their own: ``merge(_:into:as:key:)``,
    /// ``split(_:of:as:key:_:)``, ``link(_:_:_:as:key:)``.
    ///
    /// - Parameters:
    ///   - key: Makes a repetition harmless, also of a command that changes nothing: the same command on the same
    ///     request with the same key is not decided again, and answers with the request as it stands then; another
    ///     command under the same key is refused. A repetition by someone who may not see the request any more is
    ///     refused as ``Rejection/Code/alreadyDone``. A command that was refused has not used its key.
    ///     The reference belongs to what the key stands for: repeat with the same one.
    ///   - version: That which the request must have when the command is decided; `nil` where it does not matter. A
    ///     repetition with its key is answered all the same.
    ///   - receipt: Of due work that is done with this command, also where it changes nothing, and settled in the same
    ///     commit.
    /// - Returns: The request afterwards. A command that changes nothing returns it as it is.
    /// - Throws: ``Rejection``, with code ``Rejection/Code/expired`` where the receipt is no good any more, and
    ///   ``Rejection/Code/outdated`` where the request has another version; ``StoreError``.
    @discardableResult
    public func perform(
        _ command: RequestCommand, on reference: RequestReference, as viewer: Viewer, key: String? = nil,
        expecting version: Int? = nil, settling receipt: WorkReceipt? = nil
    ) async throws -> Request {
        let key = try makeKey(key, for: .perform(command), on: reference, by: viewer)
        let attributes: [SpanAttributeName: String] = [
            .command: command.action.rawValue, .request: reference.description,
        ]
        return try await commit(.perform, attributes, key: key, settling: receipt, as: viewer) {
            try await self.checkReferences(of: command, by: viewer)
            let request = try await self.load(reference, settling: receipt)
            try self.check(request, hasVersion: version, for: viewer)
            let change = try await self.decide(command, on: request, as: viewer)
            try await self.checkMentions(of: command, on: request)
            return [change]
        }
    }

    /// Whoever may not see the request learns nothing of its version.
    private func check(_ request: Request, hasVersion version: Int?, for viewer: Viewer) throws {
        guard let version, request.version != version else { return }
        try checkVisible([request], to: viewer)
        throw Rejection(
            .outdated, "The request has changed since: it has version \(request.version), not \(version).",
            field: "version")
    }

    /// Writes to the requester and everyone who takes part.
    @discardableResult
    public func reply(
        _ text: String, attachments: [FileAttachment] = [], to reference: RequestReference, as viewer: Viewer,
        key: String? = nil
    ) async throws -> Request {
        try await perform(.reply(makeMessage(text, attachments)), on: reference, as: viewer, key: key)
    }

    /// Writes a private note that only the team reads.
    ///
    /// - Parameter mentions: Colleagues who are told of it; each must be somebody who handles the request.
    @discardableResult
    public func note(
        _ text: String, attachments: [FileAttachment] = [], mentioning mentions: SortedSet<Person.ID> = [],
        on reference: RequestReference, as viewer: Viewer, key: String? = nil
    ) async throws -> Request {
        var message = makeMessage(text, attachments)
        message.mentions = mentions
        return try await perform(.note(message), on: reference, as: viewer, key: key)
    }

    /// Makes a message with an id of its own, for commands that take one.
    public func makeMessage(_ text: String, _ attachments: [FileAttachment] = []) -> Message {
        Message(id: configuration.ids.next(at: configuration.time.now()), text: text, attachments: attachments)
    }
}
