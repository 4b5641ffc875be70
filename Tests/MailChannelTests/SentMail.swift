import Foundation
import MailChannel
import MailMessages
import ServiceDesk
import Synchronization

/// Keeps what is sent.
final class SentMail: MailSender {
    private let kept = Mutex<[OutgoingMail]>([])
    var mails: [OutgoingMail] { kept.withLock { $0 } }

    func send(_ mail: OutgoingMail) async throws(DeliveryError) { kept.withLock { $0.append(mail) } }
}

extension OutgoingMail {
    var message: MailMessage { MailMessage(reading: content) }

    func field(_ name: String) -> String? { message.header[name]?.value }

    /// The address to which an answer goes.
    var replyAddress: String { message.replyTo.first?.address ?? "" }

    /// A report that it could not be delivered (RFC 3464).
    func bounce(id: String, status: String = "5.1.1", withToken: Bool = true) -> [UInt8] {
        let original = String(decoding: content.prefix { $0 != 0 }, as: UTF8.self)
        let head = original.components(separatedBy: "\r\n\r\n")[0]
        return Array(
            """
            From: MAILER-DAEMON@mx.firm.example\r
            To: <\(withToken ? sender : "it@desk.example")>\r
            Subject: Undelivered Mail Returned to Sender\r
            Message-ID: <\(id)>\r
            Date: Mon, 2 Mar 2026 09:05:00 +0000\r
            Auto-Submitted: auto-replied\r
            MIME-Version: 1.0\r
            Content-Type: multipart/report; report-type=delivery-status; boundary="b"\r
            \r
            --b\r
            Content-Type: text/plain\r
            \r
            I could not deliver it.\r
            --b\r
            Content-Type: message/delivery-status\r
            \r
            Reporting-MTA: dns; mx.firm.example\r
            \r
            Final-Recipient: rfc822; \(recipient)\r
            Action: failed\r
            Status: \(status)\r
            Diagnostic-Code: smtp; 550 \(status) No such user\r
            \r
            --b\r
            Content-Type: text/rfc822-headers\r
            \r
            \(withToken ? head : "Subject: x")\r
            --b--\r

            """.utf8)
    }
}
