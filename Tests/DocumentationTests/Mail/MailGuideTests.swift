import MailChannel
import MailTransport
import ServiceDesk
import Testing

/// The tokens of the guide's host.
actor AccessTokens {
    func current() async throws -> String { "token" }
}

@Suite("The guide to mail") struct MailGuideTests {
    @Test func aDeskWithMail() async throws {
        let store = InMemoryStore()
        let key = try #require(MailKey("a secret of the tests of the guide"))
        let password = "secret"
        // snippet: mail-desk
        let options = MailOptions(
            [Mailbox("it@example.org", name: "IT-Helpdesk", team: "it")], key: key,
            authentication: .results(by: "mx.example.org"))
        let sender = SMTPSender(
            SMTPClient(
                MailServerEndpoint(host: "mail.example.org", port: 587, security: .startTLS),
                credentials: MailCredentials(user: "desk", proof: .password(password))))
        var configuration = Desk.Configuration()
        configuration.notices = NoticeOptions([
            MailNotifier(options: options, store: StoreParts(store), sending: sender)
        ])
        configuration.workHandlers = MailWork.handlers
        let desk = Desk(store, configuration: configuration)
        let intake = MailIntake(desk: desk, directory: store, attachments: store, options: options)
        let server = LMTPServer(LMTPOptions(.host("127.0.0.1", port: 2400)), handler: LMTPIntake(intake))
        // end
        _ = server
        #expect(intake.isMailbox("IT+vpn@example.org") && !intake.isMailbox("hr@example.org"))
        let mail = Array("From: x@example.org\nTo: it@example.org\nSubject: Hello\n\nText\n".utf8)
        guard case .quarantined(let entry) = try await intake.accept(mail) else {
            return #expect(Bool(false), "Nobody vouches for it.")
        }
        #expect(entry.reason == .notAuthenticated)
    }

    @Test func aMailboxWithTokens() async throws {
        let store = InMemoryStore()
        let key = try #require(MailKey("a secret of the tests of the guide"))
        let options = MailOptions(
            [Mailbox("it@example.org", name: "IT", team: "it")], key: key, authentication: .vouchedByServer)
        let intake = MailIntake(desk: Desk(store), directory: store, attachments: store, options: options)
        let tokens = AccessTokens()
        // snippet: mail-imap
        let credentials = MailCredentials(user: "it@example.org", proof: .bearerToken { try await tokens.current() })
        var exchange = IMAPOptions(
            MailServerEndpoint(host: "outlook.office365.com", port: 993), credentials: credentials)
        exchange.recipient = "it@example.org"
        exchange.afterwards = .move(to: "Desk", refused: "Desk refused")
        let source = IMAPSource(exchange, into: intake)
        // end
        _ = source
        #expect(exchange.mailbox == "INBOX" && exchange.endpoint.security == .tls)
    }
}
