import MailMessages
import ServiceDesk

/// Makes of a mail what it is in the desk, once it is known who wrote it.
struct MailFiling: Sendable {
    let intake: MailIntake
    let mail: ArrivedMail
    /// An agent who has looked at it.
    var releasedBy: Viewer?

    private var desk: Desk { intake.desk }

    /// How many merges are followed from one request to where it goes on.
    private static let maximumMerges = 10
    private static let maximumAttachments = 99

    func file(from person: Person) async throws -> MailOutcome {
        let outcome: MailOutcome
        if let token = mail.tokens.first(where: { $0.purpose != .bounce }) {
            outcome = try await answer(token, from: person)
        } else {
            outcome = .opened(try await open(from: person, after: nil))
        }
        if let number = outcome.request { try await intake.tell(mail, of: number) }
        return outcome
    }

    // MARK: A new request

    /// - Parameter closed: The request that it answers, which is over: what follows from it is its team's, and as
    ///   confidential as it was.
    private func open(from person: Person, after closed: Request?) async throws -> Request.Number {
        // An agent who lets it in need not say where it goes first.
        let mailboxes = releasedBy == nil ? mail.mailboxes : mail.mailboxes + intake.options.mailboxes
        guard let mailbox = mailboxes.first else { throw Quarantined(.noMailbox) }
        var draft = RequestDraft(mail.subject, text: mail.wholeText, channel: .mail)
        draft.team = mailbox.team
        draft.service = mail.detail.flatMap { mailbox.services[$0] } ?? mailbox.service
        draft.language = person.language ?? mailbox.language
        draft.confidentiality = mailbox.isConfidential ? Request.Confidentiality() : nil
        if let closed {
            draft.text = mail.newText
            (draft.team, draft.service) = (closed.team ?? mailbox.team, nil)
            draft.confidentiality = closed.confidentiality ?? draft.confidentiality
        }
        draft.attachments = try await attachments()
        let viewer = try await desk.viewer(for: person.id)
        return try await unlessRejected { try await desk.open(draft, as: viewer, key: mail.key) }.number
    }

    // MARK: A part of a conversation

    /// A token proves who received the mail that this one answers, not who writes: that must be the same person.
    private func answer(_ token: MailToken, from person: Person) async throws -> MailOutcome {
        let request = try await current(token.request)
        guard token.isTo(person.id) else {
            return try await remark(on: request, by: person, .othersAddress)
        }
        let viewer = try await desk.viewer(for: person.id)
        var message = desk.makeMessage(mail.newText, try await attachments())
        message.channel = .mail
        do {
            let command: RequestCommand = token.purpose == .note ? .note(message) : .reply(message)
            try await desk.perform(command, on: .number(request), as: viewer, key: mail.key)
            return token.purpose == .note ? .noted(request) : .answered(request)
        } catch let rejection as Rejection where rejection.code == .illegalInState {
            // What is over stays over; what is written then is something new that belongs to it.
            let closed = try await desk.request(.number(request), as: .mail)
            let number = try await open(from: person, after: closed)
            try await link(number, to: request)
            return .opened(number)
        } catch let rejection as Rejection where [.notFound, .notPermitted].contains(rejection.code) {
            return try await remark(on: request, by: person, .noRight)
        } catch let rejection as Rejection where rejection.isOfTheMail {
            throw Quarantined(.unacceptable, rejection.description, request: request)
        }
    }

    /// Says that a request follows from one that was over. Under a key of the mail: what was taken apart since by hand
    /// stays apart when a copy comes.
    private func link(_ number: Request.Number, to closed: Request.Number) async throws {
        do {
            try await desk.link(
                .number(number), .relatedTo, .number(closed), as: .mail, key: "\(mail.key) follows")
        } catch let rejection as Rejection where rejection.isOfTheMail {
            // A request has so many links and no more. That it follows is worth less than that it is there.
            return
        }
    }

    /// Ends what ``answer(_:from:)`` has begun, where it was cut short between opening a request and linking it.
    func linkAgain(_ request: Request) async throws {
        guard let token = mail.tokens.first(where: { $0.purpose != .bounce }), token.isTo(request.requester),
            !request.links.contains(where: { $0.relation == .mergedInto }),
            let closed = try await whatCanBeFollowed(token.request), closed < request.number
        else { return }
        try await link(request.number, to: closed)
    }

    private func whatCanBeFollowed(_ number: Request.Number) async throws -> Request.Number? {
        do {
            let number = try await current(number)
            return try await desk.request(.number(number), as: .mail).state == .closed ? number : nil
        } catch is Quarantined {
            return nil
        }
    }

    /// Whoever may not answer is not heard, until an agent has looked: then it is a note.
    private func remark(
        on request: Request.Number, by person: Person, _ reason: QuarantineReason
    ) async throws -> MailOutcome {
        guard let releasedBy else { throw Quarantined(reason, request: request) }
        let agent = releasedBy.person.map { "released by \($0)" } ?? "released"
        let text = "\(person.name) <\(mail.writer?.address ?? "")>, \(agent):\n\n\(mail.newText)"
        var message = desk.makeMessage(text.prefix(bytes: RequestLimits().text), try await attachments())
        message.channel = .mail
        try await desk.perform(.note(message), on: .number(request), as: .mail, key: mail.key)
        return .noted(request)
    }

    /// Where a request goes on that was merged into another.
    private func current(_ number: Request.Number) async throws -> Request.Number {
        var reference = RequestReference.number(number)
        for _ in 0..<Self.maximumMerges {
            let request: Request
            do {
                request = try await desk.request(reference, as: .mail)
            } catch let rejection as Rejection where rejection.code == .notFound {
                throw Quarantined(.noRight, request: number)
            }
            guard let target = request.links.first(where: { $0.relation == .mergedInto }) else { return request.number }
            reference = .id(target.request)
        }
        throw Quarantined(.noRight, request: number)
    }

    // MARK: What a program sent

    /// A program is never answered, brings no request back and stops no clock. What it says of a request is a note for
    /// the team, one a day and person, so that two programs that talk to each other fill no journal.
    func fileAutomatic(_ automatic: AutomaticMail) async throws -> MailOutcome {
        if automatic.rule == .ownAddress { throw Quarantined(.ownMail, request: mail.tokens.first?.request) }
        if let bounce = automatic.bounce { return try await file(bounce) }
        guard automatic.kind == .autoReply, let token = mail.tokens.first(where: { $0.purpose != .bounce }) else {
            throw Quarantined(.automatic, automatic.description, request: mail.tokens.first?.request)
        }
        // A token may have been passed on: whoever answers is the one who got it, and somebody vouches for that.
        guard let address = mail.writer?.address, intake.isVouchedFor(mail),
            let person = try await intake.directory.person(at: Address(.mail, address)), token.isTo(person.id)
        else { throw Quarantined(.automatic, automatic.description, request: token.request) }
        let writer = "\(person.name) <\(address)>"
        return try await noteOnce("answer", "Automatic answer by \(writer):\n\n\(mail.newText)", token)
    }

    /// Counts only where what came back carries a token of ours: anybody can write a report.
    private func file(_ bounce: MailBounce) async throws -> MailOutcome {
        let keys = intake.options.keys
        let returned = bounce.returned?.messageID.flatMap { MessageID.token(in: $0, signedBy: keys) }
        guard let token = mail.tokens.first(where: { $0.purpose == .bounce }) ?? returned else {
            throw Quarantined(.foreignBounce)
        }
        let recipients = bounce.failed.isEmpty ? bounce.delayed : bounce.failed
        let lines = recipients.prefix(10).map { recipient in
            "– \(recipient.address ?? "?"): \(recipient.status) \(recipient.diagnostic)".oneLine(limit: 500)
        }
        let title = bounce.failed.isEmpty ? "Mail is late, and is tried again:" : "Mail could not be delivered:"
        return try await noteOnce(
            bounce.failed.isEmpty ? "delay" : "bounce", ([title] + lines).joined(separator: "\n"), token)
    }

    /// A note that there is once a day for each request and person; what comes beyond that goes to quarantine.
    private func noteOnce(
        _ sort: String, _ text: String, _ token: MailToken
    ) async throws -> MailOutcome {
        let request = try await current(token.request)
        let mark = MailMark(sort, token, at: desk.configuration.time.now())
        guard try await !mark.isSet(in: desk) else {
            throw Quarantined(.automatic, "There was one less than a day before.", request: request)
        }
        let original = try await intake.keep(mail.bytes)
        var message = desk.makeMessage(text.prefix(bytes: RequestLimits().text), [original])
        message.channel = .mail
        do {
            try await desk.perform(.note(message), on: .number(request), as: .mail, key: mail.key)
        } catch let rejection as Rejection where rejection.code == .illegalInState {
            throw Quarantined(.automatic, rejection.description, request: request)
        }
        try await mark.set(in: desk)
        return .noted(request)
    }

    // MARK: Files

    /// The files of the mail, and the mail as it came.
    private func attachments() async throws -> [FileAttachment] {
        var files: [FileAttachment] = []
        for part in mail.message.attachments.prefix(Self.maximumAttachments) {
            let name = part.fileName ?? part.standardName
            files.append(
                try await desk.upload(
                    name: name, mediaType: part.type.name.oneLine(limit: 100), as: .mail,
                    Pieces(part.pieces)))
        }
        return files + [try await intake.keep(mail.bytes)]
    }

    private func unlessRejected(_ body: () async throws -> Request) async throws -> Request {
        do {
            return try await body()
        } catch let rejection as Rejection where rejection.isOfTheMail {
            throw Quarantined(.unacceptable, rejection.description)
        }
    }
}

extension MailOutcome {
    /// The request where it is, if it is in one.
    public var request: Request.Number? {
        switch self {
        case .opened(let number), .answered(let number), .noted(let number), .duplicate(let number): number
        case .quarantined, .refused: nil
        }
    }
}

extension Rejection {
    /// Whether the same mail would be refused again.
    var isOfTheMail: Bool {
        [.invalidField, .tooLarge, .unknownReference, .notPermitted, .notFound].contains(code)
    }
}
