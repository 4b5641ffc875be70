import MailMessages
import ServiceDesk

/// Tells people by mail, each in one conversation for each request: what they answer to it comes back as a part of the
/// request (``MailIntake``).
///
/// A mail is sent again under the same Message-ID, byte for byte the same as long as the notice is.
public struct MailNotifier: Notifier {
    public let name: NotifierName
    private let options: MailOptions
    private let sender: any MailSender
    private let requests: any RequestStore
    private let attachments: any AttachmentStore

    /// Receipts that one address gets within a day, and the day, in seconds.
    private static let receiptsPerDay = 3
    private static let day: Int64 = 86_400

    /// - Parameter store: That of the desk: it says how many receipts somebody has got, and has the files.
    public init(
        name: NotifierName = "mail", options: MailOptions, store: StoreParts, sending sender: any MailSender
    ) {
        self.name = name
        self.options = options
        self.sender = sender
        (requests, attachments) = (store.requests, store.attachments)
    }

    public func reaches(_ recipient: NoticeRecipient) -> Bool { address(of: recipient) != nil }

    /// The person’s first address, unless it is one of the desk’s own: that would be an answer to itself.
    private func address(of recipient: NoticeRecipient) -> (person: Person, address: String)? {
        guard case .person(let person) = recipient,
            let address = person.addresses.first(where: { $0.kind == .mail })?.value,
            options.mailbox(at: address) == nil
        else { return nil }
        return (person, address)
    }

    public func deliver(_ notice: Notice) async throws(DeliveryError) {
        guard let (person, address) = address(of: notice.recipient) else {
            throw DeliveryError(.refused, "“\(notice.recipient.name)” has no mail address any more.")
        }
        do {
            guard try await !isTooMuch(notice, to: person) else { return }
            let mail = try await mail(notice, to: person, at: address)
            try await sender.send(mail)
        } catch let error as DeliveryError {
            throw error
        } catch let error as StoreError {
            throw DeliveryError(.failed, error.description)
        } catch {
            throw DeliveryError(.failed, "\(error)")
        }
    }

    /// Receipts answer mail by themselves: whoever writes without end is not answered without end (RFC 3834, 2).
    private func isTooMuch(_ notice: Notice, to person: Person) async throws -> Bool {
        guard notice.kind == .received, let number = notice.request else { return false }
        let filter = RequestFilter {
            $0.requesters = [person.id]
            $0.openedFrom = notice.at.advanced(bySeconds: -Self.day)
        }
        let query = RequestQuery(
            viewer: .mail, filter: filter, order: RequestOrder(.number, isDescending: true), limit: 100)
        let earlier = try await requests.page(query).requests.filter { $0.channel == .mail && $0.number < number }
        return earlier.count >= Self.receiptsPerDay
    }

    // MARK: The mail

    private func mail(_ notice: Notice, to person: Person, at address: String) async throws -> OutgoingMail {
        let mailbox = options.mailbox(of: notice.team)
        let domain = AddressParts(mailbox.address)?.domain ?? "localhost"
        let isAutomatic = !notice.kind.isWrittenByPerson
        let purpose: MailToken.Purpose = [.noted, .mentioned].contains(notice.kind) ? .note : .reply
        let token = notice.request.flatMap { MailToken(purpose, of: $0, to: person.id) }
        let thread = notice.request.flatMap { MailToken(.reply, of: $0, to: person.id) }
        var content = MailContent(
            from: (mailbox.name, mailbox.address),
            replyTo: token.map { replyAddress(of: mailbox, $0) } ?? mailbox.address, to: (person.name, address),
            subject: notice.subject, text: notice.text, language: notice.language, date: notice.at,
            messageID: token.map { MessageID.of(notice.id, $0, signedBy: options.key, domain: domain) }
                ?? "\(Digest(of: Array(notice.id.rawValue.utf8)).description.prefix(40))@\(domain)",
            references: [
                try await firstMail(of: notice.request, by: person.id),
                thread.map { MessageID.thread($0, signedBy: options.key, domain: domain) },
            ].compactMap { $0 },
            isAutomatic: isAutomatic)
        try await add(notice.files, of: notice.request, to: &content)
        let bounces = notice.request.flatMap { MailToken(.bounce, of: $0, to: person.id) }
        return OutgoingMail(
            sender: isAutomatic ? "" : bounces.map { replyAddress(of: mailbox, $0) } ?? mailbox.address,
            recipient: address, content: content.encoded())
    }

    /// The Message-ID of the mail by which somebody opened a request: their mail program shows what follows below it.
    private func firstMail(of number: Request.Number?, by person: Person.ID) async throws -> String? {
        guard let number, let request = try await requests.requests([.number(number)]).first,
            request.channel == .mail, request.requester == person,
            let opening = try await requests.history(HistoryQuery(request.id, limit: 1)).first,
            let original = opening.event.message?.attachments.last, original.name == MailIntake.originalName
        else { return nil }
        // A header that is taken is no longer than a chunk.
        let bytes = try await attachments.read(original.digest, chunk: 0) ?? []
        return MailMessage(reading: bytes).messageID.flatMap { MessageID.isSafe($0) ? $0 : nil }
    }

    private func replyAddress(of mailbox: Mailbox, _ token: MailToken) -> String {
        guard options.usesPlusAddresses, let at = mailbox.address.lastIndex(of: "@") else { return mailbox.address }
        let local = "\(mailbox.address[..<at])+\(token.word(signedBy: options.key))"
        // RFC 5321, 4.5.3.1.1. Beyond that, the Message-ID alone tells what is answered.
        return local.utf8.count <= 64 ? local + mailbox.address[at...] : mailbox.address
    }

    /// Files as far as there is room; of the others their names, and where the request is.
    private func add(
        _ files: [FileAttachment], of request: Request.Number?, to content: inout MailContent
    ) async throws {
        var (room, left) = (options.attachmentSize, [FileAttachment]())
        // The mail as it came is for those who look it up.
        for file in files where file.name != MailIntake.originalName {
            guard file.size <= room else {
                left.append(file)
                continue
            }
            room -= file.size
            var bytes: [UInt8] = []
            for try await piece in AttachmentBytes(digest: file.digest, store: attachments) { bytes += piece }
            content.files.append(.init(name: file.name, mediaType: file.mediaType, bytes: bytes))
        }
        let link = request.flatMap { number in options.link?(number) }
        let names = left.map { "– \($0.name) (\(($0.size + 1_048_575) >> 20) MB)" }
        let rest = names + (link.map { [$0] } ?? [])
        if !rest.isEmpty { content.text += "\n\n" + rest.joined(separator: "\n") }
    }
}

extension NoticeKind {
    /// Whether a person wrote what it tells: such mail is answered by people, and reported where it cannot be
    /// delivered. All other mail is a program’s (RFC 3834).
    fileprivate var isWrittenByPerson: Bool { [.answered, .message, .noted, .mentioned].contains(self) }
}
