import MailTransport
import ServiceDesk

/// Takes what a mail server hands over (``LMTPServer``) into a desk. A message is answered 250 only once it is kept;
/// what cannot be kept now is answered 451, and the mail server brings it again.
public struct LMTPIntake: LMTPHandler {
    private let intake: MailIntake
    private let report: @Sendable (MailReport) -> Void

    public init(_ intake: MailIntake, reporting report: @escaping @Sendable (MailReport) -> Void = { _ in }) {
        (self.intake, self.report) = (intake, report)
    }

    public func refusal(of recipient: String, from sender: String) async -> LMTPReply? {
        intake.isMailbox(recipient) ? nil : LMTPReply(550, "5.1.1", "There is no such mailbox.")
    }

    public func deliver(_ message: [UInt8], from sender: String, to recipients: [String]) async -> [LMTPReply] {
        var replies: [LMTPReply] = []
        for recipient in recipients {
            replies.append(await deliver(message, MailEnvelope(sender: sender, recipient: recipient)))
        }
        return replies
    }

    private func deliver(_ message: [UInt8], _ envelope: MailEnvelope) async -> LMTPReply {
        do {
            let outcome = try await intake.accept(message, envelope: envelope)
            report(.taken(way: "lmtp", outcome))
            return switch outcome {
            case .opened(let number), .answered(let number), .noted(let number), .duplicate(let number):
                LMTPReply(250, "2.0.0", "Kept as #\(number)")
            case .quarantined(let mail): LMTPReply(250, "2.0.0", "Kept as \(mail.id)")
            case .refused(.tooLarge(let limit)):
                LMTPReply(552, "5.3.4", MailRefusal.tooLarge(limit: limit).description)
            case .refused(.unknownWriter): LMTPReply(550, "5.7.1", MailRefusal.unknownWriter.description)
            }
        } catch {
            report(.failed(way: "lmtp", "\(error)"))
            guard let error = error as? MailError, error.code == .quarantineFull else {
                return LMTPReply(451, "4.3.0", "It cannot be kept now; try again later.")
            }
            return LMTPReply(452, "4.3.1", "There is no room for it now; try again later.")
        }
    }
}
