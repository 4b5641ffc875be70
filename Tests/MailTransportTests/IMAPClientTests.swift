import Foundation
import MailServers
import Testing

@testable import MailTransport

@Suite("Mail fetched from a Dovecot", .enabled(if: DovecotServer.isThere, "Dovecot is not installed"), .serialized)
struct IMAPClientTests {
    private static let mail = Array("Subject: One\r\n\r\nText.\r\n".utf8)

    private func client(
        _ server: DovecotServer, secure: Bool = false, user: String = "it", password: String = DovecotServer.password
    ) async throws -> IMAPClient {
        let endpoint =
            secure
            ? MailServerEndpoint(
                host: "localhost", port: server.securePort, security: .tls, trustRootsFile: server.certificate)
            : MailServerEndpoint(host: "127.0.0.1", port: server.port, security: .plain)
        return try await IMAPClient.connect(
            to: endpoint, credentials: MailCredentials(user: user, proof: .password(password)))
    }

    private func code(_ body: () async throws -> Void) async throws -> MailTransportError.Code? {
        do {
            try await body()
            return nil
        } catch let error as MailTransportError {
            return error.code
        }
    }

    @Test(arguments: [false, true]) func mailIsFetchedAsItIsAndMoved(_ secure: Bool) async throws {
        let server = try DovecotServer()
        try server.deliver(Self.mail, to: "it")
        let client = try await client(server, secure: secure)
        #expect(try await client.select("INBOX").validity > 0)
        let uids = try await client.messages()
        #expect(uids.count == 1)
        #expect(try await client.size(of: uids[0]) == Self.mail.count)
        #expect(try await client.message(uids[0], limit: 1_000) == Self.mail)
        #expect(try await client.message(uids[0] + 7, limit: 1_000) == nil)
        try await client.create("Erlédigt")
        try await client.create("Erlédigt")
        try await client.move(uids[0], to: "Erlédigt")
        #expect(try await client.messages().isEmpty)
        #expect(server.mails(of: "it", in: ".Erl&AOk-digt") == [Self.mail] && server.mails(of: "it").isEmpty)
        client.close()
        try server.end()
    }

    @Test func aKeywordTellsWhatWasTaken() async throws {
        let server = try DovecotServer()
        try server.deliver(Self.mail, to: "it")
        let client = try await client(server)
        #expect(try await client.select("INBOX").takesKeywords)
        let uids = try await client.messages(without: "$Taken")
        try await client.mark(uids[0], ["$Taken"])
        #expect(try await client.messages(without: "$Taken").isEmpty)
        #expect(try await client.messages() == uids)
        client.close()
        try server.end()
    }

    @Test func newMailIsToldAtOnce() async throws {
        let server = try DovecotServer()
        let client = try await client(server)
        _ = try await client.select("INBOX")
        #expect(try await client.messages().isEmpty)
        let delivery = Task {
            try await Task.sleep(for: .milliseconds(200))
            try server.deliver(Self.mail, to: "it")
        }
        // Without IDLE this test would wait for an hour.
        try await client.waitForMail(interval: .seconds(3_600))
        try await delivery.value
        #expect(try await client.messages().count == 1)
        client.close()
        try server.end()
    }

    @Test func aLargeMessageIsReadWholeAndOneOverTheLimitNot() async throws {
        let server = try DovecotServer()
        let large =
            Self.mail + Array(repeating: Array("0123456789 0123456789 0123456789\r\n".utf8), count: 700_000).joined()
        try server.deliver(large, to: "it")
        let client = try await client(server)
        _ = try await client.select("INBOX")
        let uid = try #require(try await client.messages().first)
        #expect(try await client.message(uid, limit: 25 << 20) == large)
        #expect(try await code { _ = try await client.message(uid, limit: 1_000) } == .protocolViolation)
        #expect(!client.isOpen)
        try server.end()
    }

    @Test func wrongPasswordsAndCertificatesAreTold() async throws {
        let server = try DovecotServer()
        #expect(try await code { _ = try await client(server, password: "wrong") } == .notAuthenticated)
        let untrusted = MailServerEndpoint(host: "localhost", port: server.securePort, security: .tls)
        let credentials = MailCredentials(user: "it", proof: .password("secret"))
        #expect(try await code { _ = try await IMAPClient.connect(to: untrusted, credentials: credentials) } == .tls)
        let upgraded = MailServerEndpoint(
            host: "localhost", port: server.port, security: .startTLS, trustRootsFile: server.certificate)
        let secured = try await IMAPClient.connect(to: upgraded, credentials: credentials)
        _ = try await secured.select("INBOX")
        secured.close()
        try server.end()
        #expect(try await code { _ = try await self.client(server) } == .unreachable)
    }

    @Test func aServerThatStopsEndsTheWaiting() async throws {
        let server = try DovecotServer()
        let client = try await client(server)
        _ = try await client.select("INBOX")
        _ = try await client.messages()
        let stop = Task {
            try await Task.sleep(for: .milliseconds(200))
            try server.stop()
        }
        #expect(try await code { try await client.waitForMail(interval: .seconds(3_600)) } == .closed)
        try await stop.value
        try server.end()
    }
}

@Suite("An IMAP server that misbehaves") struct IMAPFaultTests {
    /// What a fetch of one message ends with, where the server answers a command in its own way. Commands are known by
    /// their words.
    private func code(
        _ answers: [String: ScriptedServer.Reaction], greeting: String = "* OK hello\r\n",
        security: MailServerEndpoint.Security = .plain, timeout: Duration = .seconds(120)
    ) async throws -> MailTransportError.Code? {
        nonisolated(unsafe) var code: MailTransportError.Code?
        var server = ScriptedServer { line, _ in
            let words = line.split(separator: " ", maxSplits: 1).map(String.init)
            guard words.count == 2 else { return .nothing }
            for (command, answer) in answers where words[1].hasPrefix(command) {
                guard case .say(let text) = answer else { return answer }
                return .say(text.replacing("TAG", with: words[0]))
            }
            if words[1] == "CAPABILITY" {
                return .say("* CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR\r\n\(words[0]) OK\r\n")
            }
            return .say("\(words[0]) OK done\r\n")
        }
        server.greeting = .say(greeting)
        _ = try await server.run { port in
            let endpoint = MailServerEndpoint(host: "127.0.0.1", port: port, security: security)
            do {
                let client = try await IMAPClient.connect(
                    to: endpoint, credentials: MailCredentials(user: "it", proof: .password("x")), timeout: timeout)
                defer { client.close() }
                _ = try await client.select("INBOX")
                _ = try await client.message(1, limit: 1_000)
            } catch let error as MailTransportError {
                code = error.code
            }
        }
        return code
    }

    @Test func aConnectionCutInALiteralIsTold() async throws {
        let cut = ScriptedServer.Reaction.sayAndClose("* 1 FETCH (UID 1 BODY[] {100}\r\nhalf of it")
        #expect(try await code(["UID FETCH": cut]) == .closed)
    }

    @Test(arguments: [
        "* 1 FETCH (UID 1 BODY[] {9999999999}\r\n", "* 1 FETCH (UID 1 BODY[] {9223372036854775808}\r\n",
        "* 1 FETCH \(String(repeating: "(", count: 1_000))\r\n", "* 1 FETCH )\r\n",
        "+ more?\r\n",
    ])
    func whatIsNoAnswerIsRefused(_ text: String) async throws {
        #expect(try await code(["UID FETCH": .say(text)]) == .protocolViolation)
    }

    @Test func silenceGoodbyesAndRefusalsAreTold() async throws {
        #expect(try await code(["UID FETCH": .nothing], timeout: .seconds(10)) == .timedOut)
        #expect(try await code(["UID FETCH": .sayAndClose("* BYE too busy\r\n")]) == .closed)
        #expect(try await code(["UID FETCH": .close]) == .closed)
        #expect(try await code(["SELECT": .say("TAG NO [NONEXISTENT] none\r\n")]) == .permanent)
        #expect(try await code(["SELECT": .say("TAG NO [UNAVAILABLE] later\r\n")]) == .temporary)
        #expect(try await code(["AUTHENTICATE": .say("TAG NO no\r\n")]) == .notAuthenticated)
        #expect(try await code([:], greeting: "* BYE full\r\n") == .temporary)
        #expect(try await code([:], greeting: "HTTP/1.1 400\r\n") == .protocolViolation)
        #expect(try await code([:]) == nil)
    }

    @Test func otherMessagesMeanwhileAreNotTakenForTheOneAskedFor() async throws {
        let noise = "* 5 EXISTS\r\n* 2 FETCH (UID 2 BODY[] {3}\r\nabc)\r\n* OK still here\r\nTAG OK done\r\n"
        #expect(try await code(["UID FETCH": .say(noise)]) == nil)
    }

    @Test func withoutTheTLSThatIsAskedForNothingIsSaid() async throws {
        #expect(try await code([:], security: .startTLS) == .tls)
    }
}
