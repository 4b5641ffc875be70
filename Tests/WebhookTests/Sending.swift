import Foundation
import ServiceDesk
import ServiceDeskTesting
import Synchronization
import Testing
import WebhookNotifier

/// Answers what a test says, one answer after the other, and counts how often it was asked.
final class FixedResolver: NameResolver {
    private let answers: Mutex<[[IPAddress]]>
    private let questions = Mutex<[String]>([])

    init(_ answers: [String]...) { self.answers = Mutex(answers.map { $0.compactMap { IPAddress($0) } }) }

    var asked: [String] { questions.withLock { $0 } }

    func addresses(of host: String) async throws -> [IPAddress] {
        questions.withLock { $0.append(host) }
        return answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
    }
}

/// A webhook to a receiver of this machine.
struct Sending {
    static let secret = "geheim-geheim-geheim-geheim"
    let clock = ManualClock()
    var options = WebhookOptions()

    init(allowing: [String] = ["127.0.0.1"]) {
        options.allowing = allowing.compactMap { AddressRange($0) }
        // A busy machine decides no test.
        options.timeout = .seconds(600)
        options.connectTimeout = .seconds(600)
        options.time = clock
    }

    func notifier(_ url: String) throws -> WebhookNotifier {
        let endpoint = try #require(WebhookEndpoint(url), "\(url)")
        return WebhookNotifier(endpoint, secret: try #require(WebhookSecret(Self.secret)), options: options)
    }

    static func notice(_ id: Notice.ID = "notice:1:zoé") -> Notice {
        Notice(
            id: id, kind: .resolved, recipient: .person(Person(id: "zoé", name: "Zoé")), language: .french,
            subject: "Nº 7 est résolue", text: "C’était le câble.", request: 7,
            at: Timestamp(microseconds: 1_772_438_400_000_000))
    }

    /// The error with which a delivery fails; `nil` where it does not.
    func failure(_ notifier: some Notifier, _ notice: Notice = notice()) async -> DeliveryError? {
        do throws(DeliveryError) {
            try await notifier.deliver(notice)
            return nil
        } catch {
            return error
        }
    }
}
