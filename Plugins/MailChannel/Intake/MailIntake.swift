import MailMessages
import ServiceDesk

/// Takes mail into a desk, whatever way it comes: by LMTP, from a mailbox, a pipe or a folder.
///
/// The order of its steps is what keeps mail safe: the size; whether it was taken before; whether a program sent it;
/// whether somebody vouches for its writer; what it answers; who the writer is; what they may do; and then, with the
/// mail as it came, a request, a part of one, or quarantine. It returns once that is committed: acknowledge only then.
public struct MailIntake: Sendable {
    let desk: Desk
    let directory: any Directory
    let options: MailOptions
    public let quarantine: MailQuarantine

    /// - Parameters:
    ///   - directory: That of the desk: says whose an address is.
    ///   - attachments: That of the desk.
    public init(
        desk: Desk, directory: any Directory, attachments: any AttachmentStore, options: MailOptions
    ) {
        (self.desk, self.directory, self.options) = (desk, directory, options)
        quarantine = MailQuarantine(desk: desk, attachments: attachments, options: options)
    }

    /// Whether there is a mailbox at an address: what is addressed elsewhere need not be taken.
    public func isMailbox(_ address: String) -> Bool { options.mailbox(at: address) != nil }

    /// Takes a mail.
    ///
    /// The same mail again, by any way, is taken once.
    ///
    /// - Parameter bytes: The mail as it came. It need not be one that anybody can read.
    /// - Throws: ``StoreError`` and ``MailError`` where it cannot be taken now. Nothing is lost: try again later.
    public func accept(_ bytes: [UInt8], envelope: MailEnvelope = MailEnvelope()) async throws -> MailOutcome {
        guard bytes.count <= options.maximumSize else {
            return .refused(.tooLarge(limit: options.maximumSize))
        }
        let mail = ArrivedMail(bytes, envelope: envelope, options: options)
        if let number = try await desk.request(underKey: mail.key, as: .mail) {
            return try await takeAgain(mail, of: number)
        }
        do {
            return try await route(mail, to: MailFiling(intake: self, mail: mail))
        } catch let stop as Quarantined {
            return try await putAway(mail, stop)
        } catch let rejection as Rejection where rejection.code == .keyReused {
            // Another copy of it, which came by another way, was taken meanwhile.
            guard let number = try await desk.request(underKey: mail.key, as: .mail) else { throw rejection }
            return try await takeAgain(mail, of: number)
        }
    }

    private func putAway(_ mail: ArrivedMail, _ stop: Quarantined) async throws -> MailOutcome {
        .quarantined(
            try await quarantine.put(mail, stop.reason, stop.detail, request: stop.request) { try await keep($0) })
    }

    /// A copy of a mail that was taken. Anybody can send one, to whomever they like: it has effects only where somebody
    /// vouches for it. What a blind copy brings to a confidential mailbox belongs to nobody else’s request.
    private func takeAgain(_ mail: ArrivedMail, of number: Request.Number) async throws -> MailOutcome {
        guard isVouchedFor(mail) else { return .duplicate(of: number) }
        let request = try await desk.request(.number(number), as: .mail)
        if request.confidentiality == nil, mail.mailboxes.first?.isConfidential == true {
            let copy = mail.asConfidentialCopy
            if let number = try await desk.request(underKey: copy.key, as: .mail) { return .duplicate(of: number) }
            return try await putAway(copy, Quarantined(.confidentialCopy))
        }
        try await MailFiling(intake: self, mail: mail).linkAgain(request)
        try await tell(mail, of: number)
        return .duplicate(of: number)
    }

    /// Whether somebody vouches for the writer of a mail.
    func isVouchedFor(_ mail: ArrivedMail) -> Bool {
        mail.writer.map { options.authentication.vouches(for: $0, of: mail.message) } ?? false
    }

    /// What a mail as it came is called among the files of a message.
    static let originalName = "original.eml"

    /// Keeps a mail as it came. What is not taken in the end need not be kept, so this comes late; the same again is
    /// kept once.
    func keep(_ bytes: [UInt8]) async throws -> FileAttachment {
        try await desk.upload(
            name: Self.originalName, mediaType: "message/rfc822", as: .mail, bytes: bytes)
    }

    /// Where a mail goes that nobody has looked at.
    private func route(_ mail: ArrivedMail, to filing: MailFiling) async throws -> MailOutcome {
        if let automatic = mail.automatic(options) { return try await filing.fileAutomatic(automatic) }
        guard let writer = mail.writer, let address = writer.address else { throw Quarantined(.noWriter) }
        guard isVouchedFor(mail) else {
            throw Quarantined(.notAuthenticated, request: mail.tokens.first?.request)
        }
        guard let person = try await directory.person(at: Address(.mail, address)) else {
            return try await takeUnknown(writer, to: filing)
        }
        return try await filing.file(from: try known(person, at: address, mail))
    }

    /// A person by an address counts only where it was verified that it is theirs.
    private func known(_ person: Person, at address: String, _ mail: ArrivedMail) throws -> Person {
        let key = Address(.mail, address).key
        guard person.addresses.contains(where: { $0.key == key && $0.isVerified }) else {
            throw Quarantined(.unverifiedAddress, "The address is that of “\(person.id)”.")
        }
        guard person.isActive else { throw Quarantined(.hasLeft, "It is by “\(person.id)”.") }
        return person
    }

    private func takeUnknown(_ writer: MailAddress, to filing: MailFiling) async throws -> MailOutcome {
        switch options.unknownWriters {
        case .quarantine: throw Quarantined(.unknownWriter, request: filing.mail.tokens.first?.request)
        case .refuse: return .refused(.unknownWriter)
        case .openAsGuest(let guests):
            return try await filing.file(from: try await Guest.enter(writer, isVerified: true, in: guests, desk))
        }
    }

    // MARK: Release

    /// Takes a mail out of quarantine into the desk: an agent vouches for its writer.
    ///
    /// It becomes a request, or a part of one, as if it had come from a person whom everybody knows. What answers mail
    /// that somebody else got, or a request that the writer may not see, becomes a note there, and nobody sees more
    /// than before. A mail that was released twice is there once.
    ///
    /// - Parameters:
    ///   - writer: Whose request it is, where From does not say so; `nil` for the person in From, who becomes a guest
    ///     where the directory does not know them and ``UnknownWriters/openAsGuest(_:)`` says that guests are entered.
    ///   - viewer: An agent of the team to which it went, or the host.
    /// - Throws: ``Rejection`` that says what is missing, of code ``Rejection/Code/notFound`` for what is not there.
    @discardableResult
    public func release(
        _ id: QuarantinedMail.ID, from writer: Person.ID? = nil, as viewer: Viewer
    ) async throws -> MailOutcome {
        let entry = try await quarantine.mail(id, as: viewer)
        let bytes = try await quarantine.original(of: entry)
        var mail = ArrivedMail(bytes, envelope: entry.envelope, options: options)
        if entry.reason == .confidentialCopy { mail = mail.asConfidentialCopy }
        let filing = MailFiling(intake: self, mail: mail, releasedBy: viewer)
        let outcome: MailOutcome
        if let number = try await desk.request(underKey: mail.key, as: .mail) {
            outcome = .duplicate(of: number)
        } else {
            do {
                outcome = try await filing.file(from: try await self.writer(of: mail, named: writer))
            } catch let stop as Quarantined {
                throw Rejection(
                    .invalidField,
                    [stop.reason.explanation, stop.detail].filter { !$0.isEmpty }.joined(separator: " "),
                    field: "mail")
            }
        }
        try await quarantine.remove(entry)
        return outcome
    }

    /// For whom an agent vouches.
    private func writer(of mail: ArrivedMail, named id: Person.ID?) async throws -> Person {
        if let id {
            guard let person = try await directory.people([id]).first else {
                throw Rejection(.unknownReference, "There is no person “\(id)”.", field: "person")
            }
            return person
        }
        guard let writer = mail.writer, let address = writer.address else {
            throw Rejection(
                .invalidField, "The mail does not say who wrote it; say whose request it is.", field: "person")
        }
        if let person = try await directory.person(at: Address(.mail, address)) { return person }
        guard case .openAsGuest(let guests) = options.unknownWriters else {
            throw Rejection(
                .unknownReference, "“\(address)” is not in the directory; say whose request it is.", field: "person")
        }
        return try await Guest.enter(writer, isVerified: false, in: guests, desk)
    }
}

/// That a mail goes to quarantine.
struct Quarantined: Error {
    var reason: QuarantineReason
    var detail: String
    var request: Request.Number?

    init(_ reason: QuarantineReason, _ detail: String = "", request: Request.Number? = nil) {
        (self.reason, self.detail, self.request) = (reason, detail, request)
    }
}

/// Somebody who is in the directory only because they wrote.
enum Guest {
    static func enter(
        _ writer: MailAddress, isVerified: Bool, in directory: any DirectoryStore, _ desk: Desk
    ) async throws -> Person {
        let address = Address(.mail, writer.address ?? "", isVerified: isVerified)
        let name = (writer.name ?? "").oneLine(limit: 200)
        // Of the address alone: whoever writes twice at once is one guest.
        let id = Person.ID("guest-\(Digest(of: Array(address.key.utf8)).description.prefix(16))")
        let person = Person(id: id, name: name.isEmpty ? address.value : name, addresses: [address])
        try await directory.save([.person(person)])
        desk.refreshDirectory()
        return person
    }
}

/// Pieces that are there already, as a sequence that is read while it is awaited.
struct Pieces<Base: Sequence & Sendable>: AsyncSequence, Sendable where Base.Element == ArraySlice<UInt8> {
    let base: Base

    init(_ base: Base) { self.base = base }

    struct Iterator: AsyncIteratorProtocol {
        var base: Base.Iterator
        mutating func next() async -> [UInt8]? { base.next().map(Array.init) }
    }

    func makeAsyncIterator() -> Iterator { Iterator(base: base.makeIterator()) }
}
