import MailMessages
import Testing

/// 150 mails, nearly all of programs, recorded by a library that sorts bounces.
@Suite("Automatic mails of the fixtures", .enabled(if: MailFixtures.areThere))
struct AutomaticFixtureTests {
    struct Row: Decodable, Sendable {
        struct Recipient: Decodable, Sendable {
            var dsn: String
            var smtp: String
            var hard: Bool
        }
        var id: String
        var file: String
        var kind: String
        var recipients: [Recipient]

        var message: MailMessage { MailMessage(reading: MailFixtures.bytes(ofFixture: file)) }
    }

    static let rows: [Row] = MailFixtures.rows(of: "mail/automatic.jsonl")

    @Test("all are recognised, with their kinds, and what is ordinary is not")
    func kinds() {
        #expect(Self.rows.count == 150)
        for row in Self.rows {
            let found = row.message.automatic()
            #expect(found?.kind.rawValue ?? "ordinary" == row.kind, "\(row.id): \(found?.description ?? "nothing")")
        }
    }

    @Test("of the 30 messages of persons only the one that a list passed on is automatic")
    func messages() {
        let found = MailFixtures.rows.filter { MailMessage(reading: $0.bytes).automatic() != nil }
        #expect(found.map(\.id) == ["stal-thirdparty-014"])
        #expect(found.map { MailMessage(reading: $0.bytes).automatic()?.kind } == [.list])
    }

    /// Codes of the library’s own (5.0.901 to 5.0.999) stand for words; of these the first number counts.
    @Test("the recipients and their status")
    func statuses() {
        for row in Self.rows where row.kind == "bounce" {
            guard let bounce = row.message.automatic()?.bounce else {
                Issue.record("\(row.id): no bounce")
                continue
            }
            #expect(bounce.recipients.count == row.recipients.count, "\(row.id)")
            for (found, expected) in zip(bounce.recipients, row.recipients) {
                let status = found.status.description
                #expect(found.address != nil, "\(row.id)")
                if !expected.dsn.contains(".0.9") {
                    #expect(status == expected.dsn, "\(row.id): \(found.diagnostic)")
                } else if !found.isDelayed {
                    #expect(status.first == expected.dsn.first, "\(row.id): \(found.diagnostic)")
                }
                // Some reports say two codes: that of the program that gave up, and that of the server before.
                if let code = found.replyCode, !found.diagnostic.contains(expected.smtp) {
                    #expect("\(code)" == expected.smtp || expected.smtp.isEmpty, "\(row.id)")
                }
            }
        }
    }

    /// Where we differ from the recorded answers, and why.
    private static let differing: [String: [String]] = [
        "the server says that the user is unknown, and nothing tells that it means the content": [
            "sis-lhost-surfcontrol-01", "sis-lhost-messagingserver-08", "sis-lhost-apachejames-01",
            "sis-lhost-receivingses-01", "sis-rfc3464-42", "sis-lhost-activehunter-02", "sis-lhost-yahoo-06",
            "sis-lhost-gsuite-08", "sis-rfc3464-01", "sis-lhost-amazonworkmail-02",
        ],
        "what is tried again, or has a status of 4, is not hard": ["sis-lhost-postfix-05", "sis-lhost-opensmtpd-12"],
        "the content was refused, and no status tells that it means the address": [
            "sis-lhost-exim-37", "sis-lhost-sendmail-41",
        ],
        "the same words as lhost-postfix-17, which is recorded as not hard": ["sis-lhost-aol-06"],
        "no reason is given": ["sis-lhost-interscanmss-03"],
    ]

    @Test("what is hard, but for mails that differ with a reason")
    func hard() {
        let differing = Set(Self.differing.values.joined())
        for row in Self.rows where row.kind == "bounce" {
            let found = row.message.automatic()?.bounce?.recipients.map(\.isHard) ?? []
            #expect((found != row.recipients.map(\.hard)) == differing.contains(row.id), "\(row.id): \(found)")
        }
    }
}
