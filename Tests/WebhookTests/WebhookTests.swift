import Crypto
import Foundation
import ServiceDesk
import ServiceDeskTesting
import Synchronization
import Testing
import WebhookNotifier

@Suite("A webhook")
struct WebhookTests {
    @Test("is one post of the notice as JSON, signed, with a key that is the same when it is repeated")
    func post() async throws {
        let receiver = try Receiver { connection in
            let received = connection.read()
            connection.answer("204 No Content")
            return received
        }
        defer { receiver.stop() }
        let sending = Sending()
        let notifier = try sending.notifier("http://127.0.0.1:\(receiver.port)/hook?a=b")
        for _ in 0..<2 { try await notifier.deliver(Sending.notice()) }
        while receiver.all.count < 2 { await Task.yield() }
        let first = receiver.all[0]
        #expect(first.requestLine == "POST /hook?a=b HTTP/1.1")
        #expect(first.body == (try CanonicalJSON.encode(Sending.notice())))
        #expect(first.headers["content-type"] == "application/json")
        #expect(first.headers["idempotency-key"] == "notice:1:zo%C3%A9")
        #expect(receiver.all[1].headers["idempotency-key"] == first.headers["idempotency-key"])
        // Computed here once more, from the text of Standard Webhooks.
        let signed = Array("notice:1:zo%C3%A9.1772438400.".utf8) + first.body
        let code = HMAC<SHA256>.authenticationCode(
            for: signed, using: SymmetricKey(data: Data(Sending.secret.utf8)))
        #expect(first.headers["webhook-signature"] == "v1,\(Data(code).base64EncodedString())")
        #expect(first.headers["webhook-timestamp"] == "1772438400")
    }

    @Test("is checked by the receiver: secret, body, id and time")
    func signature() throws {
        let body = Array("{}".utf8)
        let signature = WebhookSignature(try #require(WebhookSecret(Sending.secret)))
        let now = Timestamp(microseconds: 1_772_438_400_000_000)
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("a.1772438400.{}".utf8), using: SymmetricKey(data: Data(Sending.secret.utf8)))
        let good = "v1,\(Data(code).base64EncodedString())"
        func isValid(
            _ text: String, id: String = "a", _ timestamp: String = "1772438400", body: [UInt8] = body, later: Int64 = 0
        ) -> Bool {
            let now = now.advanced(bySeconds: later)
            return signature.isValid(text, id: id, timestamp: timestamp, body: body, now: now)
        }
        #expect(isValid(good) && isValid("v2,abc \(good)") && isValid(good, later: 300) && isValid(good, later: -300))
        #expect(!isValid(good, later: 301) && !isValid(good, later: -301))
        #expect(!isValid(good, id: "b") && !isValid(good, "1772438401") && !isValid(good, body: Array("[]".utf8)))
        #expect(!isValid("") && !isValid("v1,") && !isValid("v1,%%") && !isValid(good, "-1") && !isValid(good, "x"))
        let other = WebhookSignature(try #require(WebhookSecret(Sending.secret + "x")))
        #expect(!other.isValid(good, id: "a", timestamp: "1772438400", body: body, now: now))
        #expect(WebhookSecret("kort") == nil && WebhookSecret("whsec_kort") == nil)
        #expect(WebhookSecret("whsec_" + Data(Sending.secret.utf8).base64EncodedString()) != nil)
        #expect("\(try #require(WebhookSecret(Sending.secret)))" == "WebhookSecret")
    }

    @Test("that fails says how; what can never be taken is not tried again", arguments: [
        ("500 Internal Server Error", DeliveryError.Code.failed), ("503 Busy", .failed), ("429 Slow Down", .failed),
        ("404 Not Found", .failed), ("400 Bad Request", .refused), ("410 Gone", .refused), ("413 Too Large", .refused),
    ])
    func statuses(status: String, code: DeliveryError.Code) async throws {
        let receiver = try Receiver { connection in
            let received = connection.read()
            connection.answer(status, body: "kan\u{1B}[2J\n niet")
            return received
        }
        defer { receiver.stop() }
        let sending = Sending()
        let error = await sending.failure(try sending.notifier("http://127.0.0.1:\(receiver.port)/token"))
        #expect(error?.code == code && error?.isFinal == (code == .refused))
        let expected = "http://127.0.0.1:\(receiver.port) answered \(status.prefix(3)): kan [2J niet"
        #expect(error?.description == expected)
    }

    @Test("follows no redirect, wherever it leads")
    func redirect() async throws {
        let inner = try Receiver { connection in
            let received = connection.read()
            connection.answer("200 OK")
            return received
        }
        defer { inner.stop() }
        let receiver = try Receiver { connection in
            let received = connection.read()
            connection.answer("302 Found", "Location: http://127.0.0.1:\(inner.port)/\r\n")
            return received
        }
        defer { receiver.stop() }
        let sending = Sending()
        let error = await sending.failure(try sending.notifier("http://127.0.0.1:\(receiver.port)/"))
        #expect(error?.code == .failed && error?.description.contains("302") == true)
        #expect(inner.all.isEmpty)
    }

    @Test("reads 64 KiB of an answer at most, and nothing of a good one")
    func largeAnswers() async throws {
        for status in ["200 OK", "500 Oops"] {
            let sent = Mutex(0)
            let receiver = try Receiver { connection in
                let received = connection.read()
                connection.write("HTTP/1.1 \(status)\r\nContent-Length: 1000000000\r\n\r\n".utf8)
                let part = [UInt8](repeating: 0x61, count: 64 << 10)
                while connection.write(part) { sent.withLock { $0 += part.count } }
                return received
            }
            defer { receiver.stop() }
            let sending = Sending()
            let error = await sending.failure(try sending.notifier("http://127.0.0.1:\(receiver.port)/"))
            #expect(error?.code == (status == "200 OK" ? nil : .failed))
            while receiver.all.isEmpty { await Task.yield() }
            // The rest is what the system holds for both sides.
            #expect(sent.withLock { $0 } < 32 << 20)
        }
    }

    @Test("waits for nobody who is slow: to answer, or to come to an end")
    func slow() async throws {
        for beginning in ["", "HTTP/1.1 500 Oops\r\n", "HTTP/1.1 500 Oops\r\nContent-Length: 9\r\n\r\nhier"] {
            let receiver = try Receiver { connection in
                let received = connection.read()
                connection.write(beginning.utf8)
                connection.waitForEnd()
                return received
            }
            defer { receiver.stop() }
            var sending = Sending()
            sending.options.timeout = .milliseconds(200)
            let error = await sending.failure(try sending.notifier("http://127.0.0.1:\(receiver.port)/"))
            #expect(error?.code == .unreachable && error?.isFinal == false, "\(String(describing: error))")
        }
    }

    @Test("that nobody takes, or that is reset, is unreachable")
    func unreachable() async throws {
        let closed = try Receiver { $0.read() }
        closed.stop()
        let resetting = try Receiver { connection in
            let received = connection.read()
            connection.reset()
            return received
        }
        defer { resetting.stop() }
        let sending = Sending()
        for port in [closed.port, resetting.port] {
            let error = await sending.failure(try sending.notifier("http://127.0.0.1:\(port)/"))
            #expect(error?.code == .unreachable && error?.isFinal == false, "\(String(describing: error))")
        }
    }

    @Test("rests after five failures in a row, tries once after a while, and rests longer")
    func breaker() async throws {
        let isDown = Mutex(true)
        let receiver = try Receiver { connection in
            let received = connection.read()
            connection.answer(isDown.withLock { $0 } ? "500 Oops" : "200 OK")
            return received
        }
        defer { receiver.stop() }
        let sending = Sending()
        let notifier = try sending.notifier("http://127.0.0.1:\(receiver.port)/")
        func codes(_ count: Int) async -> [DeliveryError.Code?] {
            var codes: [DeliveryError.Code?] = []
            for _ in 0..<count { codes.append(await sending.failure(notifier)?.code) }
            return codes
        }
        #expect(await codes(7) == [.failed, .failed, .failed, .failed, .failed, .resting, .resting])
        sending.clock.advance(bySeconds: 30)
        #expect(await codes(2) == [.failed, .resting])
        sending.clock.advance(bySeconds: 30)
        #expect(await codes(1) == [.resting])
        sending.clock.advance(bySeconds: 30)
        isDown.withLock { $0 = false }
        #expect(await codes(3) == [nil, nil, nil])
        while receiver.all.count < 9 { await Task.yield() }
        #expect(receiver.all.count == 9)
    }
}
