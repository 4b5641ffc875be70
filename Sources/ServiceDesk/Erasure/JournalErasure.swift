/// What an erasure makes of the journal of one request. Pure.
struct JournalErasure: Sendable {
    private let pseudonym: Pseudonym

    init(_ pseudonym: Pseudonym) { self.pseudonym = pseudonym }

    /// A request before and after the erasure.
    struct Result {
        let update: Change.Update
        /// Files that events named which name them no more.
        let files: [FileAttachment]
    }

    /// Replaces the person by the pseudonym, and what they wrote by nothing; of an incident or a service request that
    /// they made, or that was made for them, all that anybody wrote.
    ///
    /// - Parameters:
    ///   - journal: All events of the request.
    ///   - actor: Who erases.
    /// - Returns: `nil` where nothing of them is in it.
    func erase(
        _ request: Request, _ journal: [RecordedEvent], by actor: Actor, at now: Timestamp
    ) throws -> Result? {
        let isTheirs = request.isMatter(of: pseudonym.person)
        let left = try journal.map { try erased($0, isTheirs: isTheirs) }
        let changed = zip(journal, left).filter { $0 != $1 }
        guard !changed.isEmpty else { return nil }

        var contents = ContentsDigest()
        for event in left { contents.add(Digest(of: event.content)) }
        guard let opening = left.first, var state = Request(opening: opening) else { throw Rejection.notFound }
        for event in left.dropFirst() { state.apply(event) }
        state.number = request.number
        var recording = Recording(after: state)
        try recording.add([(actor, .erased(contents: contents.value))], at: now)
        let files = changed.flatMap { before, after in
            before.attachments.filter { !after.attachments.contains($0) }
        }
        return Result(
            update: try Change.Update(
                before: request, after: recording.after, events: recording.events, replaced: changed.map { $1 }),
            files: files)
    }

    private func erased(_ recorded: RecordedEvent, isTheirs: Bool) throws -> RecordedEvent {
        var event = recorded.event
        if isTheirs {
            event = event.withoutTexts
        } else if recorded.actor.involves(pseudonym.person) {
            event = event.withoutWords
        }
        return try recorded.erased(to: pseudonym.applied(to: event), by: pseudonym.applied(to: recorded.actor))
    }
}

extension Request {
    /// Whether it is there for one person alone: what others owe each other, and problems, are matters of more.
    fileprivate func isMatter(of person: Person.ID) -> Bool {
        (kind == .incident || kind == .serviceRequest) && (requester == person || beneficiary == person)
    }
}

extension Actor {
    fileprivate func involves(_ person: Person.ID) -> Bool {
        switch self {
        case .person(let actor): actor == person
        case .delegate(for: let principal, by: let actor): principal == person || actor == person
        case .host: false
        }
    }
}
