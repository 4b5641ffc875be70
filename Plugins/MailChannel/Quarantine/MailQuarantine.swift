import ServiceDesk
import Synchronization

/// Mail that waits until an agent has looked at it: kept in the desk’s own store as due work that gives it up once its
/// time is over, so that it is durable, moves with the store and is seen by all processes.
///
/// Agents see what went to a mailbox of their teams, and what answers requests that they handle; the host sees all.
public final class MailQuarantine: Sendable {
    static let kind: WorkKind = "mail-quarantine"

    let desk: Desk
    let attachments: any AttachmentStore
    let options: MailOptions

    private let room = Mutex(Room())

    /// How many mails there were, and when they were counted.
    private struct Room {
        var count = 0
        var at: Timestamp?

        private static let lifetime: Int64 = 60

        func isStale(at now: Timestamp) -> Bool { at.map { now >= $0.advanced(bySeconds: Self.lifetime) } ?? true }
    }

    public init(desk: Desk, attachments: any AttachmentStore, options: MailOptions) {
        (self.desk, self.attachments, self.options) = (desk, attachments, options)
    }

    // MARK: Looking

    /// What waits, the oldest first.
    ///
    /// - Parameter limit: 1 to 1,000.
    public func mails(as viewer: Viewer, limit: Int = 1_000) async throws -> [QuarantinedMail] {
        var (found, after): ([QuarantinedMail], WorkQuery.Cursor?) = ([], nil)
        repeat {
            let page = try await desk.work(
                WorkQuery(.pending(), kinds: [Self.kind], limit: 1_000, after: after), as: .mail)
            for record in page.records where found.count < limit {
                let mail = try record.item.task.decode(QuarantinedMail.self)
                if try await mayRead(mail, viewer) { found.append(mail) }
            }
            after = page.next
        } while after != nil && found.count < limit
        return found
    }

    /// - Throws: ``Rejection`` of code ``Rejection/Code/notFound``, alike for what is not there and what the viewer may
    ///   not see.
    public func mail(_ id: QuarantinedMail.ID, as viewer: Viewer) async throws -> QuarantinedMail {
        let query = WorkQuery(.named([QuarantinedMail.key(of: id)]), limit: 1)
        let record = try await desk.work(query, as: .mail).records.first
        guard let mail = try record?.item.task.decode(QuarantinedMail.self), try await mayRead(mail, viewer) else {
            throw Rejection(.notFound, "There is no such mail in quarantine.")
        }
        return mail
    }

    /// The mail as it came.
    public func original(of mail: QuarantinedMail) async throws -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(Int(mail.size))
        for try await piece in AttachmentBytes(digest: mail.digest, store: attachments) { bytes += piece }
        return Array(bytes.dropFirst(mail.salt ?? 0))
    }

    /// What answers a request is for those who handle that now; other mail for the team whose mailbox got it.
    private func mayRead(_ mail: QuarantinedMail, _ viewer: Viewer) async throws -> Bool {
        guard !viewer.isHost else { return true }
        guard let number = mail.request else {
            return !viewer.hasEnded && viewer.teams.contains(mail.team)
        }
        do {
            let request = try await desk.request(.number(number), as: .mail)
            return viewer.standing(to: request) >= .agent
        } catch let rejection as Rejection where rejection.code == .notFound {
            return false
        }
    }

    // MARK: Changing

    /// Puts a mail away. The same mail twice is there once.
    ///
    /// - Throws: ``MailError`` where the quarantine is full.
    func put(
        _ mail: ArrivedMail, _ reason: QuarantineReason, _ detail: String, request: Request.Number?,
        keeping keep: ([UInt8]) async throws -> FileAttachment
    ) async throws -> QuarantinedMail {
        let id = QuarantinedMail.ID(String(Digest(of: Array(mail.key.utf8)).description.prefix(20)))
        let named = WorkQuery(.named([QuarantinedMail.key(of: id)]), limit: 1)
        if let record = try await desk.work(named, as: .mail).records.first {
            return try record.item.task.decode(QuarantinedMail.self)
        }
        try await checkRoom()
        // The same each time, so that who is cut short here keeps it once.
        let salt = options.keys[0].salt(for: mail.key)
        let kept = try await keep(salt + mail.bytes)
        let now = desk.configuration.time.now()
        let writer = mail.message.from.first
        let entry = QuarantinedMail(
            id: id, reason: reason, detail: detail.oneLine(limit: 1_000),
            from: [writer?.name, writer?.address.map { "<\($0)>" }].compactMap { $0 }.joined(separator: " ")
                .oneLine(limit: 1_000),
            subject: mail.subject, team: (mail.mailboxes.first ?? options.mailboxes[0]).team,
            mailbox: mail.mailboxes.first?.address,
            request: request, arrivedAt: now, size: Int64(mail.bytes.count), digest: kept.digest, salt: salt.count,
            envelope: mail.envelope.bounded, expiresAt: now.advanced(bySeconds: options.quarantineRetention))
        let item = WorkItem(entry.key, dueAt: entry.expiresAt, task: try WorkTask(Self.kind, entry))
        try await desk.plan([.schedule(item)], as: .mail)
        // A copy that was given up in the same moment took them with it.
        if try await attachments.size(of: entry.digest) == nil { _ = try await keep(salt + mail.bytes) }
        return entry
    }

    /// A flood of mail fills no store: what does not fit stays where it is. The count is taken anew every minute, since
    /// each mail of a flood would count all of them.
    private func checkRoom() async throws {
        let now = desk.configuration.time.now()
        if room.withLock({ $0.isStale(at: now) }) {
            let count = try await count()
            room.withLock { $0 = Room(count: count, at: now) }
        }
        let isFull = room.withLock { room in
            guard room.count < options.quarantineLimit else { return true }
            room.count += 1
            return false
        }
        guard isFull else { return }
        throw MailError(
            .quarantineFull,
            "There are \(options.quarantineLimit) mails in quarantine; release or discard some of them.")
    }

    private func count() async throws -> Int {
        var (count, after): (Int, WorkQuery.Cursor?) = (0, nil)
        repeat {
            let page = try await desk.work(
                WorkQuery(.pending(), kinds: [Self.kind], limit: 1_000, after: after), as: .mail)
            (count, after) = (count + page.records.count, page.next)
        } while after != nil && count <= options.quarantineLimit
        return count
    }

    /// Gives a mail up.
    public func discard(_ id: QuarantinedMail.ID, as viewer: Viewer) async throws {
        try await remove(try await mail(id, as: viewer))
    }

    func remove(_ mail: QuarantinedMail) async throws {
        try await desk.plan([.cancel(mail.key)], as: .mail)
        try await mail.removeBytes(from: desk)
        room.withLock { $0.count = max(0, $0.count - 1) }
    }
}

extension QuarantinedMail {
    /// Drops what nobody needs once the mail was released or given up. Where this is cut short, it stays.
    func removeBytes(from desk: Desk) async throws {
        if salt != nil { try await desk.remove(digest, as: .mail) }
    }
}

extension MailEnvelope {
    /// What fits in due work.
    fileprivate var bounded: MailEnvelope {
        MailEnvelope(sender: sender?.oneLine(limit: 1_000), recipient: recipient?.oneLine(limit: 1_000))
    }
}
