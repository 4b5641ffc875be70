import Foundation
import Testing

@testable import MailTransport

@Suite("Mail that goes out by SMTP") struct SMTPClientTests {
    private static let content = Array("Subject: x\r\n\r\n.point\nbare\rreturn\r\nlast".utf8)

    private func client(_ port: Int, credentials: MailCredentials? = nil) -> SMTPClient {
        var options = SMTPOptions()
        (options.timeout, options.finalTimeout) = (.seconds(120), .seconds(120))
        let endpoint = MailServerEndpoint(host: "127.0.0.1", port: port, security: .plain)
        return SMTPClient(endpoint, credentials: credentials, options: options)
    }

    /// What a sending to a server with exceptions ends with; and how often the server got a whole message.
    private func outcome(
        _ server: ScriptedServer, security: MailServerEndpoint.Security = .plain, timeout: Duration = .seconds(120)
    ) async throws -> (code: MailTransportError.Code?, lines: [[String]]) {
        nonisolated(unsafe) var code: MailTransportError.Code?
        let lines = try await server.run { port in
            var options = SMTPOptions()
            (options.timeout, options.finalTimeout) = (timeout, timeout)
            let endpoint = MailServerEndpoint(host: "127.0.0.1", port: port, security: security)
            do {
                try await SMTPClient(endpoint, options: options).send(Self.content, from: "a@x", to: "b@y.example")
            } catch let error as MailTransportError {
                code = error.code
            }
        }
        return (code, lines)
    }

    @Test func aMessageArrivesWithWholeLineEndsAndDoubledPoints() async throws {
        let (code, lines) = try await outcome(.smtp())
        #expect(code == nil)
        #expect(
            lines == [
                [
                    "EHLO localhost", "MAIL FROM:<a@x> SIZE=38 BODY=8BITMIME", "RCPT TO:<b@y.example>", "DATA",
                    "Subject: x",
                    "", "..point", "bare", "return", "last", ".",
                ]
            ])
    }

    @Test(arguments: [
        ("MAIL", "421 4.3.2 later", MailTransportError.Code.temporary), ("MAIL", "450 4.2.1 busy", .temporary),
        ("RCPT", "450 4.2.0 greylisted", .temporary), ("RCPT", "550 5.1.1 no such user", .permanent),
        ("RCPT", "553 5.1.3\u{1}odd", .permanent), ("DATA", "451 4.3.0 no", .temporary),
        (".", "554 5.7.1 spam", .permanent), (".", "452 4.3.1 full", .temporary), ("EHLO", "502 no", .temporary),
        ("MAIL", "530 5.7.0 log in first", .temporary),
        ("MAIL", "garbage", .protocolViolation), ("MAIL", "", .protocolViolation),
    ])
    func whatTheServerSaysIsTold(_ word: String, _ answer: String, _ code: MailTransportError.Code) async throws {
        let server = ScriptedServer.smtp([word: .say(answer + "\r\n")])
        #expect(try await outcome(server).code == code)
    }

    @Test func aServerThatSays421AtOnceIsATemporaryFailure() async throws {
        var server = ScriptedServer.smtp()
        server.greeting = .sayAndClose("421 4.3.2 later\r\n")
        #expect(try await outcome(server).code == .temporary)
    }

    @Test func aServerThatHangsBeforeDataHasNothing() async throws {
        #expect(try await outcome(.smtp(["DATA": .nothing]), timeout: .seconds(10)).code == .timedOut)
        #expect(try await outcome(.smtp(["RCPT": .close])).code == .closed)
    }

    @Test func aServerThatHangsOrClosesAfterTheMessageMayHaveIt() async throws {
        #expect(try await outcome(.smtp([".": .nothing]), timeout: .seconds(30)).code == .unknownOutcome)
        #expect(try await outcome(.smtp([".": .close])).code == .unknownOutcome)
    }

    @Test func withoutTheTLSThatIsAskedForNothingIsSaid() async throws {
        let (code, lines) = try await outcome(.smtp(), security: .startTLS)
        #expect(code == .tls && lines == [["EHLO localhost"]])
    }

    @Test func whatIsSaidBeforeTLSBeginsIsAnAttack() async throws {
        let server = ScriptedServer.smtp(
            offers: ["STARTTLS"], ["STARTTLS": .say("220 go\r\n250-fake\r\n250 AUTH PLAIN\r\n")])
        #expect(try await outcome(server, security: .startTLS).code == .tls)
    }

    @Test func aPasswordGoesNowhereInTheClear() async throws {
        let endpoint = MailServerEndpoint(host: "mail.example", port: 25, security: .plain)
        #expect(!endpoint.isSecret)
        #expect(!MailServerEndpoint(host: "127.mail.example", port: 25, security: .plain).isSecret)
        let (user, secret) = ("anna", "s3cret")
        let lines = try await ScriptedServer.smtp(offers: ["AUTH LOGIN PLAIN"], ["AUTH": .say("235 in\r\n")]).run {
            port in
            let client = client(port, credentials: MailCredentials(user: user, proof: .password(secret)))
            try await client.send(Self.content, from: "", to: "b@y.example")
        }
        let answer = Data("\0anna\0s3cret".utf8).base64EncodedString()
        #expect(lines.first?.dropFirst().first == "AUTH PLAIN \(answer)")
    }

    @Test func aTokenIsAskedForAnewAndItsRefusalIsTold() async throws {
        nonisolated(unsafe) var code: MailTransportError.Code?
        let server = ScriptedServer.smtp(
            offers: ["AUTH XOAUTH2"],
            ["AUTH": .say("334 eyJzdGF0dXMiOiI0MDEifQ==\r\n"), "AQ==": .say("535 5.7.8 no\r\n")])
        let lines = try await server.run { port in
            let credentials = MailCredentials(user: "it@x", proof: .bearerToken { "token" })
            do {
                try await client(port, credentials: credentials).send(Self.content, from: "", to: "b@y.example")
            } catch let error as MailTransportError {
                code = error.code
            }
        }
        #expect(code == .notAuthenticated)
        let text = "user=it@x\u{1}auth=Bearer token\u{1}\u{1}"
        #expect(lines.first?.dropFirst().first == "AUTH XOAUTH2 \(Data(text.utf8).base64EncodedString())")
    }

    @Test func aConnectionIsUsedAgainAndOneRefusalStopsNobodyElse() async throws {
        let lines = try await ScriptedServer.smtp(["RCPT TO:<no": .say("550 5.1.1 no\r\n")]).run { port in
            let client = client(port)
            try await client.send(Self.content, from: "a@x", to: "b@y.example")
            await #expect(throws: MailTransportError.self) {
                try await client.send(Self.content, from: "a@x", to: "no@y.example")
            }
            try await client.send(Self.content, from: "a@x", to: "c@y.example")
        }
        try #require(lines.count == 1)
        #expect(lines[0].filter { $0.hasPrefix("RCPT") }.count == 3 && lines[0].contains("RSET"))
    }

    @Test func aConnectionThatTheServerHasLeftIsReplaced() async throws {
        let lines = try await ScriptedServer.smtp([".": .sayAndClose("250 2.0.0 taken\r\n")]).run { port in
            let client = client(port)
            for _ in 0..<3 { try await client.send(Self.content, from: "a@x", to: "b@y.example") }
        }
        #expect(lines.count == 3)
    }

    @Test(arguments: [
        "a@x\r\nRCPT TO:<evil@x>", "a@x\n", "a b@x", "a@x> NOTIFY=NEVER", "<a@x", "a@", "@x", "a", "a@x..y", "a@-\u{0}",
        "\"a\"@x", "é@x", "a@\(String(repeating: "x", count: 300))", "\(String(repeating: "a", count: 65))@x",
        "@relay:a@x", "a@x,b@y",
    ])
    func anAddressThatCouldSayMoreIsNoAddress(_ address: String) async throws {
        #expect(!SMTPAddress.isSafe(address))
        let lines = try await ScriptedServer.smtp().run { port in
            await #expect(throws: MailTransportError.self) {
                try await client(port).send(Self.content, from: "", to: address)
            }
        }
        #expect(lines.isEmpty)
    }

    @Test func bytesBeyondASCIIGoOnlyWhereTheyAreTaken() async throws {
        nonisolated(unsafe) var code: MailTransportError.Code?
        _ = try await ScriptedServer.smtp(offers: []).run { port in
            do {
                try await client(port).send(Array("é".utf8), from: "", to: "b@y.example")
            } catch let error as MailTransportError {
                code = error.code
            }
        }
        #expect(code == .permanent)
    }

    @Test(arguments: ["\r\n.\r\n", "\n.\n", "\r.\r", "\n.\r\n"]) func noMessageEndsItself(_ end: String) {
        let sent = SMTPMessage.encoded(Array("a\(end)MAIL FROM:<x>".utf8))
        #expect(String(decoding: sent, as: UTF8.self) == "a\r\n..\r\nMAIL FROM:<x>\r\n.\r\n")
    }
}
