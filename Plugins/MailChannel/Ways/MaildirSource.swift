import ServiceDesk
import ServiceLifecycle

/// Takes the mail of a Maildir into a desk. A mail moves from `new` to `cur` once it is taken; what is refused moves,
/// too, with a flag.
public struct MaildirSource: ServiceLifecycle.Service {
    private let folder: Maildir
    private let intake: MailIntake
    private let recipient: String?
    private let interval: Duration
    private let report: @Sendable (MailReport) -> Void

    /// - Parameters:
    ///   - recipient: The address whose folder it is; `nil` where To and Cc say that.
    ///   - interval: How long it may take to see a new mail.
    public init(
        _ folder: Maildir, into intake: MailIntake, recipient: String? = nil, interval: Duration = .seconds(2),
        reporting report: @escaping @Sendable (MailReport) -> Void = { _ in }
    ) {
        (self.folder, self.intake, self.recipient) = (folder, intake, recipient)
        (self.interval, self.report) = (interval, report)
    }

    /// Takes what is there and what comes, until it is told to stop.
    public func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await runOnce()
                } catch {
                    report(.failed(way: "maildir", "\(error)"))
                }
                try? await Task.sleep(for: interval)
            }
        }
    }

    /// Takes what is there.
    ///
    /// - Throws: ``MailError`` where the folder cannot be read. A mail that cannot be taken now stays, is reported, and
    ///   stops nobody else’s.
    public func runOnce() async throws {
        for name in try folder.arrivals() {
            guard !Task.isCancelled else { return }
            do {
                try await take(name)
            } catch {
                report(.failed(way: "maildir", "\(name): \(error)"))
            }
        }
    }

    private func take(_ name: String) async throws {
        let outcome: MailOutcome
        switch try folder.read(name, limit: intake.options.maximumSize) {
        case .gone: return
        case .tooLarge: outcome = .refused(.tooLarge(limit: intake.options.maximumSize))
        case .mail(let bytes):
            outcome = try await intake.accept(bytes, envelope: MailEnvelope(recipient: recipient))
        }
        try folder.finish(name, isRefused: outcome.isRefused)
        report(.taken(way: "maildir", outcome))
    }
}

/// What happens to mail, for those who watch.
public enum MailReport: Sendable {
    case taken(way: String, MailOutcome)
    /// It could not be taken now, or a way in is closed for now; it is tried again.
    case failed(way: String, String)
}

extension MailOutcome {
    var isRefused: Bool { if case .refused = self { true } else { false } }
}

/// Sends mail to a Maildir, for trying a desk out without a mail server.
public struct MaildirSender: MailSender {
    private let folder: Maildir

    public init(_ folder: Maildir) { self.folder = folder }

    public func send(_ mail: OutgoingMail) async throws(DeliveryError) {
        // The recipient where a mail server would put it (RFC 5321, 4.4), so that the folder tells what was sent.
        let head = "Return-Path: <\(mail.sender)>\r\nDelivered-To: \(mail.recipient)\r\n"
        let name = Digest(of: mail.content + Array(mail.recipient.utf8)).description
        do {
            try folder.deliver(Array(head.utf8) + mail.content, name: "\(name.prefix(32)).desk")
        } catch {
            throw DeliveryError(.failed, "\(error)")
        }
    }
}
