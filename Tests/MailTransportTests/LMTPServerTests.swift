import Foundation
import Synchronization
import Testing

@testable import MailTransport

/// Keeps what it gets; refuses one mailbox.
private final class Keeper: LMTPHandler {
    private let kept = Mutex<[[UInt8]]>([])
    private let delay: Duration
    var messages: [[UInt8]] { kept.withLock { $0 } }

    init(delay: Duration = .zero) { self.delay = delay }

    func refusal(of recipient: String, from sender: String) async -> LMTPReply? {
        recipient.hasPrefix("no@") ? LMTPReply(550, "5.1.1", "There is no such mailbox.") : nil
    }

    func deliver(_ message: [UInt8], from sender: String, to recipients: [String]) async -> [LMTPReply] {
        try? await Task.sleep(for: delay)
        kept.withLock { $0.append(message) }
        return recipients.map { LMTPReply(250, "2.0.0", "Kept for \($0)") }
    }
}

@Suite("An LMTP server") struct LMTPServerTests {
    /// Runs a server while something is done with its port.
    private func run(
        _ handler: some LMTPHandler, _ change: (inout LMTPOptions) -> Void = { _ in },
        _ body: @escaping @Sendable (Int) async throws -> Void
    ) async throws {
        var options = LMTPOptions(.host("127.0.0.1", port: 0))
        change(&options)
        let (ports, started) = AsyncStream.makeStream(of: Int.self)
        let server = LMTPServer(options, handler: handler) { started.yield($0 ?? 0) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            for await port in ports {
                try await body(port)
                break
            }
            group.cancelAll()
        }
    }

    private func connection(_ port: Int) async throws -> MailConnection {
        let endpoint = MailServerEndpoint(host: "127.0.0.1", port: port, security: .plain)
        return try await MailConnection.connect(to: endpoint, timeout: .seconds(120))
    }

    private func say(_ line: String, _ connection: MailConnection) async throws -> String {
        try await connection.write(line: line, timeout: .seconds(120))
        return try await answer(connection)
    }

    private func answer(_ connection: MailConnection) async throws -> String {
        while true {
            let line = try await connection.line(timeout: .seconds(120))
            if line.dropFirst(3).first != "-" { return line }
        }
    }

    private func begin(_ port: Int, size: Int? = nil) async throws -> MailConnection {
        let connection = try await connection(port)
        _ = try await answer(connection)
        _ = try await say("LHLO test", connection)
        _ = try await say("MAIL FROM:<a@x>" + (size.map { " SIZE=\($0)" } ?? ""), connection)
        _ = try await say("RCPT TO:<it@desk.example>", connection)
        return connection
    }

    @Test func messagesAreDeliveredOnOneConnectionAfterAnother() async throws {
        let keeper = Keeper()
        try await run(keeper) { port in
            let connection = try await begin(port)
            #expect(try await say("RCPT TO:<no@desk.example>", connection).hasPrefix("550"))
            #expect(try await say("DATA", connection).hasPrefix("354"))
            #expect(try await say("Subject: x\r\n\r\n..\r\n.", connection).hasPrefix("250"))
            #expect(try await say("QUIT", connection).hasPrefix("221"))
        }
        #expect(keeper.messages == [Array("Subject: x\r\n\r\n.\r\n".utf8)])
    }

    @Test func messagesThatHaveNoRoomWaitAndArriveAllTheSame() async throws {
        let keeper = Keeper(delay: .milliseconds(5))
        let text = String(repeating: "0123456789 0123456789 0123456789 0123456789\r\n", count: 2_000)
        try await run(keeper) {
            $0.memory = 200_000
        } _: { port in
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<8 {
                    group.addTask {
                        for _ in 0..<3 {
                            let connection = try await begin(port, size: text.utf8.count)
                            #expect(try await say("DATA", connection).hasPrefix("354"))
                            #expect(try await say(text + ".", connection).hasPrefix("250"))
                            connection.close()
                        }
                    }
                }
                try await group.waitForAll()
            }
        }
        #expect(keeper.messages.count == 24 && keeper.messages.allSatisfy { $0.count == text.utf8.count })
    }

    @Test func connectionsBeyondTheLimitAreToldToComeAgain() async throws {
        try await run(Keeper()) {
            $0.maximumConnections = 1
        } _: { port in
            let first = try await begin(port)
            #expect(try await answer(connection(port)).hasPrefix("421"))
            first.close()
        }
    }

    @Test func aConnectionThatSaysNothingEnds() async throws {
        try await run(
            Keeper(), { $0.idleTimeout = .milliseconds(200) },
            { port in
                let connection = try await connection(port)
                // The greeting, unless it is over by then, and then nothing any more.
                await #expect(throws: MailTransportError.self) {
                    while true { _ = try await connection.line(timeout: .seconds(120)) }
                }
            })
    }

    @Test func itListensOnlyOnThisMachineUnlessTold() async throws {
        let server = LMTPServer(LMTPOptions(.host("0.0.0.0", port: 0)), handler: Keeper())
        await #expect(throws: MailTransportError.self) { try await server.run() }
    }

    @Test func aSocketInTheFileSystemServesAsWell() async throws {
        let path = NSTemporaryDirectory() + "desk-lmtp-\(UUID().uuidString.prefix(8))"
        let keeper = Keeper()
        let (ports, started) = AsyncStream.makeStream(of: Bool.self)
        let server = LMTPServer(LMTPOptions(.unixSocket(path)), handler: keeper) { _ in started.yield(true) }
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await server.run() }
            for await _ in ports {
                #expect(FileManager.default.fileExists(atPath: path))
                break
            }
            group.cancelAll()
        }
    }
}
