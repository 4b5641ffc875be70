import Foundation
import ServiceDesk

/// A mail that is ready to be sent, to one recipient.
public struct OutgoingMail: Sendable, Hashable {
    /// The return path (RFC 5321, 4.4); empty for what nobody shall answer.
    public let sender: String
    public let recipient: String
    /// The message, with CR LF at the end of each line. Lines have at most 998 bytes; all of it is ASCII.
    public let content: [UInt8]

    public init(sender: String, recipient: String, content: [UInt8]) {
        (self.sender, self.recipient, self.content) = (sender, recipient, content)
    }
}

/// Takes mail on its way: an SMTP server, a folder.
public protocol MailSender: Sendable {
    /// Returns once somebody else is responsible for the mail.
    ///
    /// - Throws: ``DeliveryError``; of code ``DeliveryError/Code/refused`` for what will never be taken.
    func send(_ mail: OutgoingMail) async throws(DeliveryError)
}

/// What a mail says, before it is written.
struct MailContent {
    struct File {
        var name: String
        var mediaType: String
        var bytes: [UInt8]
    }

    var from: (name: String, address: String)
    var replyTo: String
    var to: (name: String, address: String)
    var subject: String
    var text: String
    var language: Language
    var date: Timestamp
    var messageID: String
    /// Without angle brackets, the oldest first.
    var references: [String]
    /// Whether a program wrote it (RFC 3834).
    var isAutomatic: Bool
    var files: [File] = []

    /// The message (RFC 5322): plain text and the same as simple HTML, and files.
    func encoded() -> [UInt8] {
        var bytes = Array(header.joined(separator: "\r\n").utf8) + [0x0D, 0x0A]
        if files.isEmpty {
            append(alternatives: &bytes)
        } else {
            line("Content-Type: multipart/mixed; boundary=\"\(boundary("m"))\"\r\n\r\n--\(boundary("m"))", to: &bytes)
            append(alternatives: &bytes)
            for file in files { append(file, to: &bytes) }
            line("--\(boundary("m"))--", to: &bytes)
        }
        return bytes
    }

    private var header: [String] {
        var fields = [
            "From: \(HeaderText.mailbox(name: from.name, address: from.address))",
            "To: \(HeaderText.mailbox(name: to.name, address: to.address))",
            "Reply-To: \(HeaderText.mailbox(name: from.name, address: replyTo))",
            "Subject: \(HeaderText.text(subject))",
            "Date: \(MailDateText.text(of: date))",
            "Message-ID: <\(messageID)>",
        ]
        if let last = references.last {
            fields.append("In-Reply-To: <\(last)>")
            fields.append("References: " + references.map { "<\($0)>" }.joined(separator: "\r\n "))
        }
        if isAutomatic {
            // RFC 3834, 5; the second is what Exchange understands.
            fields += ["Auto-Submitted: auto-replied", "X-Auto-Response-Suppress: All"]
        }
        return fields + ["MIME-Version: 1.0"]
    }

    /// Of the Message-ID, so that a mail that is sent again is the same to the last byte.
    private func boundary(_ sort: String) -> String {
        "=_\(sort)_\(Digest(of: Array(messageID.utf8)).description.prefix(32))"
    }

    private func append(alternatives bytes: inout [UInt8]) {
        let boundary = boundary("a")
        line("Content-Type: multipart/alternative; boundary=\"\(boundary)\"\r\n", to: &bytes)
        for (type, text) in [("plain", text), ("html", html)] {
            line("--\(boundary)", to: &bytes)
            line("Content-Type: text/\(type); charset=utf-8", to: &bytes)
            line("Content-Transfer-Encoding: quoted-printable\r\n", to: &bytes)
            QuotedPrintable.append(text, to: &bytes)
        }
        line("--\(boundary)--", to: &bytes)
    }

    private func append(_ file: File, to bytes: inout [UInt8]) {
        line("--\(boundary("m"))", to: &bytes)
        line("Content-Type: \(Self.safe(mediaType: file.mediaType))", to: &bytes)
        line("Content-Disposition: attachment;\r\n \(HeaderText.parameter("filename", file.name))", to: &bytes)
        line("Content-Transfer-Encoding: base64\r\n", to: &bytes)
        let options: Data.Base64EncodingOptions = [
            .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
        ]
        bytes += Array(Data(file.bytes).base64EncodedData(options: options)) + [0x0D, 0x0A]
    }

    /// What the sender of a file called it need not be a type (RFC 6838, 4.2); a mail in a mail would be opened.
    private static func safe(mediaType: String) -> String {
        let parts = mediaType.lowercased().split(separator: "/", omittingEmptySubsequences: false)
        let isName =
            parts.count == 2
            && parts.allSatisfy { part in
                (1...60).contains(part.utf8.count)
                    && part.utf8.allSatisfy {
                        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || "+-.".utf8.contains($0)
                    }
            }
        return isName && parts[0] != "multipart" && parts[0] != "message"
            ? parts.joined(separator: "/")
            : "application/octet-stream"
    }

    private func line(_ text: String, to bytes: inout [UInt8]) { bytes += Array("\(text)\r\n".utf8) }

    /// The text with its paragraphs and lines; addresses in it are no links, since a writer may have put them there.
    private var html: String {
        let paragraphs = text.split(separator: "\n\n").map { paragraph in
            "<p>" + Self.escaped(paragraph).replacing("\n", with: "<br>\n") + "</p>"
        }
        return """
            <!DOCTYPE html>
            <html lang="\(Self.escaped(language.rawValue))"><head><meta charset="utf-8"></head><body>
            \(paragraphs.joined(separator: "\n"))
            </body></html>
            """
    }

    private static func escaped(_ text: some StringProtocol) -> String {
        String(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }
}

/// Dates as mail has them (RFC 5322, 3.3), in UTC.
enum MailDateText {
    static func text(of time: Timestamp) -> String {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = .gmt
        let date = Date(timeIntervalSince1970: Double(time.microseconds / 1_000_000))
        let parts = calendar.dateComponents([.weekday, .day, .month, .year, .hour, .minute, .second], from: date)
        func two(_ value: Int?) -> String { value.map { $0 < 10 ? "0\($0)" : "\($0)" } ?? "00" }
        let days = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        return "\(days[(parts.weekday ?? 1) - 1]), \(parts.day ?? 1) \(months[(parts.month ?? 1) - 1]) "
            + "\(parts.year ?? 1970) \(two(parts.hour)):\(two(parts.minute)):\(two(parts.second)) +0000"
    }
}
