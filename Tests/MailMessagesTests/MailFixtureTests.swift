import Foundation
import MailMessages
import Testing

@Suite("Mails of the RFCs and of real programs", .enabled(if: MailFixtures.areThere))
struct MailFixtureTests {
    @Test("there are 30 of them") func count() { #expect(MailFixtures.rows.count == 30) }

    @Test("addresses, subject, identifier and date", arguments: MailFixtures.rows)
    func fields(_ row: MailFixtures.Row) {
        let message = MailMessage(reading: row.bytes)
        #expect(message.from.map { [$0.name, $0.address] } == row.expected.from_)
        #expect(message.to.map { [$0.name, $0.address] } == row.expected.to)
        #expect(message.cc.map { [$0.name, $0.address] } == row.expected.cc)
        #expect(message.subject == row.expected.subject)
        #expect(message.messageID == row.expected.message_id)
        #expect(message.date?.description == row.expected.date)
    }

    /// This mail has three messages attached, as its text says; the library whose answers these are found only the
    /// first when they were recorded, and all three since (RFC 2046, 5.1.2: the outer boundary ends what is within).
    private static let corrected = ["stal-thirdparty-015": ["training-mail.txt", "office-reply.txt", "shop-mail.txt"]]

    /// Attached messages have no hash in the rows: only their type counts.
    @Test("attachments by their hashes", arguments: MailFixtures.rows)
    func attachments(_ row: MailFixtures.Row) {
        let message = MailMessage(reading: row.bytes)
        var found = message.attachments
        if let names = Self.corrected[row.id] {
            #expect(found.map(\.fileName) == names)
            found = Array(found.prefix(row.expected.attachments.count))
        }
        #expect(found.count == row.expected.attachments.count)
        for (part, expected) in zip(found, row.expected.attachments) {
            #expect(part.type.name == expected.content_type ?? "message/rfc822")
            #expect(part.disposition?.name == expected.disposition)
            // Ours is a name, never a path.
            #expect(part.fileName == expected.name.map { String($0.split(separator: "/").last ?? "") })
            guard let hash = expected.sha256 else {
                #expect(part.message() != nil)
                continue
            }
            #expect(MailFixtures.hash(part.pieces) == hash)
            #expect(part.content.count == expected.size)
        }
    }

    /// Compared are texts of the kind text in the text, and of the kind HTML in the HTML; but for white space.
    @Test("texts", arguments: MailFixtures.rows)
    func texts(_ row: MailFixtures.Row) {
        func words(_ text: String) -> [Substring] { text.split { $0.isWhitespace } }
        let message = MailMessage(reading: row.bytes)
        let texts = row.expected.text_body.filter { $0.kind == "text" }.compactMap(\.text)
        let html = row.expected.html_body.filter { $0.kind == "html" }.compactMap(\.text)
        #expect(words(message.text ?? "") == words(texts.joined(separator: "\n")))
        #expect(words(message.html ?? "") == words(html.joined(separator: "\n")))
        let bodies = row.expected.text_body.filter { $0.text != nil }
        #expect(message.textBody.map(\.isHTML) == bodies.map { $0.kind == "html" })
    }
}
