/// What an erasure makes of the journal of one request. Pure.
struct JournalErasure: Sendable {
    private let person: ErasedPerson

    init(of person: ErasedPerson) { self.person = person }

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
        // Also of one that an erasure has begun to erase.
        let isTheirs = request.isMatter(of: [person.id, person.pseudonym.replacement], journal)
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
        } else if recorded.actor.involves(person.id) || isMailOfTheirs(recorded) {
            event = event.withoutWords
        }
        return try recorded.erased(to: person.erased(from: event), by: person.erased(from: recorded.actor))
    }

    /// A mail of theirs that became a note for the team, whose first line says by whom it is: by no person, since
    /// nobody is known to have written it.
    private func isMailOfTheirs(_ recorded: RecordedEvent) -> Bool {
        guard case .host = recorded.actor, let message = recorded.event.message, message.channel == .mail else {
            return false
        }
        let line = message.text.prefix { !$0.isNewline }
        guard let start = line.firstIndex(of: "<"), let end = line[start...].firstIndex(of: ">") else { return false }
        return person.hasMail(String(line[line.index(after: start)..<end]))
    }
}

extension Request {
    /// Whether it is, or was, there for one person alone: what others owe each other, and problems, are matters of
    /// more.
    fileprivate func isMatter(of ids: Set<Person.ID>, _ journal: [RecordedEvent]) -> Bool {
        func isTheirs(_ person: Person.ID?) -> Bool { person.map(ids.contains) ?? false }
        guard kind == .incident || kind == .serviceRequest else { return false }
        return journal.contains { recorded in
            switch recorded.event {
            case .opened(let opening): isTheirs(opening.requester) || isTheirs(opening.beneficiary)
            case .requesterChanged(let requester, let beneficiary): isTheirs(requester) || isTheirs(beneficiary)
            default: false
            }
        }
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
