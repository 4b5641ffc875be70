import Foundation
import ServiceDesk
import ServiceDeskTesting
import Synchronization
import Testing
import WebhookNotifier

@Suite("A webhook and the contract of notifiers")
struct WebhookContractTests {
    @Test("is kept")
    func contract() async throws {
        let arrived = Mutex<[NotifierContract.Arrival]>([])
        let receiver = try Receiver { connection in
            let received = connection.read()
            do {
                let body = try JSONSerialization.jsonObject(with: Data(received.body)) as? [String: Any]
                arrived.withLock {
                    $0.append(
                        .init(
                            id: received.headers["idempotency-key"] ?? "", subject: body?["subject"] as? String,
                            text: body?["text"] as? String))
                }
                connection.answer("204 No Content")
            } catch {
                connection.answer("400 Bad Request", body: "\(error)")
            }
            return received
        }
        defer { receiver.stop() }
        let webhook = try Sending().notifier("http://127.0.0.1:\(receiver.port)/")
        try await NotifierContract.verify(webhook, to: .person(Person(id: "zoé", name: "Zoé"))) {
            arrived.withLock { $0 }
        }
    }
}

@Suite("A desk whose webhook misbehaves")
struct DeskTests {
    private let sending: Sending
    private let store = InMemoryStore()

    init() {
        var sending = Sending()
        // Only what never answers takes so long.
        sending.options.timeout = .seconds(3)
        self.sending = sending
    }

    /// A desk with a webhook and a terminal, on which bram is to be told of twenty requests.
    private func desk(
        _ webhook: WebhookNotifier, telling line: @escaping @Sendable (String) -> Void
    ) async throws -> Desk {
        try await store.save([
            .person(Person(id: "anna", name: "Anna", language: .french)), .person(Person(id: "bram", name: "Bram")),
            .team(Team(id: "it", name: "IT", members: [.init("bram")])),
        ])
        var configuration = Desk.Configuration()
        configuration.time = sending.clock
        configuration.work.maximumAttempts = 100
        configuration.work.longestPause = .seconds(60)
        configuration.notices = NoticeOptions([webhook, ConsoleNotifier(write: line)])
        configuration.notices?.preferences = NoticePreferences(kinds: [.received: []])
        let desk = Desk(store, configuration: configuration)
        for index in 0..<20 {
            try await desk.open(RequestDraft("Vraag \(index)", team: "it"), as: try await desk.viewer(for: "anna"))
        }
        return desk
    }

    @Test("goes on, delivers everything in the end, and each notice under one key")
    func endToEnd() async throws {
        let receiver = try Receiver { connection in
            let received = connection.read()
            switch connection.index % 6 {
            case 0: connection.answer("500 Oops")
            case 1: connection.reset()
            case 2: connection.answer("302 Found", "Location: http://169.254.169.254/\r\n")
            case 3:
                connection.write("HTTP/1.1 500 Oops\r\nContent-Length: 10485760\r\n\r\n".utf8)
                connection.write([UInt8](repeating: 0x61, count: 10 << 20))
            case 4 where connection.index < 12: connection.waitForEnd()
            default: connection.answer("200 OK")
            }
            return received
        }
        defer { receiver.stop() }
        let told = Mutex(0)
        let desk = try await desk(try sending.notifier("http://127.0.0.1:\(receiver.port)/")) { _ in
            told.withLock { $0 += 1 }
        }
        var rounds = 0
        while try await !desk.work(WorkQuery(.pending()), as: .host("test")).records.isEmpty, rounds < 2_000 {
            try await desk.runOnce()
            // Whatever the webhook does, the terminal has them all at once, and each once.
            #expect(told.withLock { $0 } == 20)
            sending.clock.advance(bySeconds: 60)
            rounds += 1
        }
        #expect(try await desk.work(WorkQuery(.all), as: .host("test")).records.isEmpty)
        #expect(Set(receiver.all.compactMap { $0.headers["idempotency-key"] }).count == 20)
    }

    @Test("does everything else while it hangs, and delivers when it is back")
    func hanging() async throws {
        let hangs = Mutex(true)
        let receiver = try Receiver { connection in
            let received = connection.read()
            if hangs.withLock({ $0 }) { connection.waitForEnd() } else { connection.answer("200 OK") }
            return received
        }
        defer { receiver.stop() }
        var patient = sending
        patient.options.timeout = .seconds(3_600)
        let told = Mutex(0)
        let desk = try await desk(try patient.notifier("http://127.0.0.1:\(receiver.port)/")) { _ in
            told.withLock { $0 += 1 }
        }
        let running = Task { try await desk.runOnce() }
        while told.withLock({ $0 }) < 20 { await Task.yield() }
        #expect(receiver.all.isEmpty)
        running.cancel()
        try await running.value
        hangs.withLock { $0 = false }
        try await desk.runOnce()
        #expect(try await desk.work(WorkQuery(.all), as: .host("test")).records.isEmpty)
        #expect(Set(receiver.all.compactMap { $0.headers["idempotency-key"] }).count == 20)
    }
}
