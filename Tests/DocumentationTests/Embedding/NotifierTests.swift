import ServiceDesk
import ServiceDeskTesting
import Synchronization
import Testing
import WebhookNotifier

struct Letter: Hashable, Sendable {
    var id, to, subject, text: String
}

/// The mail server of the guide's host.
final class MailServer: Sendable {
    private let taken = Mutex<[String: Letter]>([:])
    var letters: [Letter] { taken.withLock { Array($0.values) } }

    /// - Returns: Whether it is with the server now.
    func take(_ letter: Letter) async -> Bool {
        taken.withLock { $0[letter.id] = letter }
        return true
    }
}

// snippet: notifier
/// Hands notices to the mail server of the house.
struct HouseMail: Notifier {
    let name: NotifierName = "mail"
    let server: MailServer

    func reaches(_ recipient: NoticeRecipient) -> Bool { address(of: recipient) != nil }

    func deliver(_ notice: Notice) async throws(DeliveryError) {
        guard let address = address(of: notice.recipient) else {
            throw DeliveryError(.refused, "\(notice.recipient.name) has no verified address any more.")
        }
        // The server knows a letter by its id, and takes each once.
        let letter = Letter(id: "\(notice.id)", to: address, subject: notice.subject, text: notice.text)
        guard await server.take(letter) else {
            throw DeliveryError(.failed, "The mail server takes nothing at the moment.")
        }
    }

    private func address(of recipient: NoticeRecipient) -> String? {
        guard case .person(let person) = recipient else { return nil }
        return person.addresses.first { $0.kind == .mail && $0.isVerified }?.value
    }
}
// end

// snippet: notice-rules
/// Tells the people of communication of everything that is critical, whoever works on it.
struct OurRules: NoticeRules {
    func intents(for event: RecordedEvent, before: Request?, after: Request) -> [NoticeIntent] {
        var intents = StandardNoticeRules().intents(for: event, before: before, after: after)
        if before?.priority != .critical, after.priority == .critical {
            intents.append(NoticeIntent("critical", to: .team("communication"), needsEvent: false))
        }
        return intents
    }
}
// end

@Suite("The guide “Telling people”")
struct NotifierTests {
    @Test func tells() async throws {
        let store = InMemoryStore()
        try await store.save(Company.entries)
        let server = MailServer()
        // snippet: notices
        var notices = NoticeOptions([HouseMail(server: server), FileNotifier(path: "/var/lib/desk/notices.jsonl")])
        notices.deskName = "Helpdesk"
        notices.zone = "Europe/Brussels"
        var configuration = Desk.Configuration()
        configuration.notices = notices
        // end
        configuration.notices?.notifiers.removeLast()
        // snippet: notice-preferences
        var anna = Person(id: "anna", name: "Anna Peeters", language: .dutch)
        anna.addresses = [Address(.mail, "anna@example.org", isVerified: true)]
        var preferences = NoticePreferences(kinds: [.started: [], .assigned: ["mail", "chat"]])
        if let evening = DailyTime(hour: 19, zone: "Europe/Brussels"),
            let morning = DailyTime(hour: 7, minute: 30, zone: "Europe/Brussels")
        {
            preferences.quietHours = QuietHours(from: evening, until: morning)
        }
        anna.notices = preferences
        try await store.save([.person(anna)])
        // end
        // At noon, when nobody wants to be left alone.
        let clock = ManualClock(Timestamp(microseconds: 1_772_449_200_000_000))
        configuration.time = clock
        let desk = Desk(store, configuration: configuration)
        let luc = try await desk.viewer(for: "luc")
        let viewer = try await desk.viewer(for: "anna")
        let request = try await desk.open(RequestDraft("Een scherm", team: "it"), as: viewer)
        try await desk.perform(.resolve(.fixed), on: .id(request.id), as: luc)
        try await desk.runOnce()
        #expect(
            server.letters.map(\.subject).sorted()
                == ["#1 is opgelost: Een scherm", "#1: we hebben je aanvraag “Een scherm”"])
        #expect(server.letters.allSatisfy { $0.text.hasSuffix("Helpdesk") })
    }

    @Test func keepsTheContract() async throws {
        let server = MailServer()
        let address = Address(.mail, "anna@example.org", isVerified: true)
        let anna = Person(id: "anna", name: "Anna Peeters", addresses: [address])
        // snippet: notifier-contract
        try await NotifierContract.verify(HouseMail(server: server), to: .person(anna)) {
            server.letters.map { .init(id: $0.id, subject: $0.subject, text: $0.text) }
        }
        // end
    }

    @Test func wordsAndRules() async throws {
        let server = MailServer()
        var configuration = Desk.Configuration()
        configuration.notices = NoticeOptions([HouseMail(server: server)])
        // snippet: notice-templates
        let critical = NoticeTemplate(subject: "#{number} is critical: {subject}", text: "It is with {team}, {agent}.")
        let kritiek = NoticeTemplate(subject: "#{number} is kritiek: {subject}", text: "Ze is bij {team}, {agent}.")
        let critique = NoticeTemplate(subject: "Nº {number} est critique : {subject}", text: "Chez {team}, {agent}.")
        configuration.notices?.templates = try NoticeTemplates.standard.replacing([
            .english: ["critical": critical], .dutch: ["critical": kritiek], .french: ["critical": critique],
        ])
        configuration.notices?.rules = OurRules()
        // end
        let usual = configuration.notices?.templates
        // snippet: notice-phrases
        var phrases = NoticePhrases.dutch
        phrases.closedUntil = "Onze balie is dicht tot {time}."
        phrases.time = "{weekday} {day} {month}, {clock}"
        configuration.notices?.templates = try NoticeTemplates.standard.replacing([:], phrases: [.dutch: phrases])
        // end
        #expect(configuration.notices?.templates.languages == usual?.languages)
        configuration.notices?.templates = usual ?? .standard
        let store = InMemoryStore()
        let address = Address(.mail, "emily@example.org", isVerified: true)
        try await store.save(Company.entries + [
            .person(Person(id: "emily", name: "Emily Jones", addresses: [address], language: .english)),
            .team(Team(id: "communication", name: "Communication", members: [.init("emily")])),
        ])
        let desk = Desk(store, configuration: configuration)
        let request = try await desk.open(RequestDraft("Panne", team: "it"), as: try await desk.viewer(for: "anna"))
        try await desk.perform(.watch("emily"), on: .id(request.id), as: .host("test"))
        try await desk.perform(
            .classify(impact: .high, urgency: .high), on: .id(request.id), as: try await desk.viewer(for: "luc"))
        try await desk.runOnce()
        #expect(server.letters.contains { $0.subject == "#1 is critical: Panne" })
    }

    @Test func webhooks() throws {
        let ourSecret = "geheim-geheim-geheim-geheim"
        // snippet: notice-webhook
        var options = WebhookOptions()
        options.allowing = ["10.1.0.0/16"].compactMap { AddressRange($0) }
        guard let endpoint = WebhookEndpoint("https://hooks.example.org/desk"),
            let channel = WebhookEndpoint("https://chat.example.org/hooks/xyz"), let secret = WebhookSecret(ourSecret)
        else { preconditionFailure("The settings of the webhooks are wrong.") }
        let webhook = WebhookNotifier(endpoint, secret: secret, options: options)
        let chat = ChatNotifier(.mattermost, teams: ["it": channel], options: options)
        // end
        #expect(webhook.name == "webhook" && chat.name == "chat")
        let (headers, body) = (["Webhook-Id": "", "Webhook-Timestamp": "", "Webhook-Signature": ""], [UInt8]())
        // snippet: notice-signature
        let isOurs = WebhookSignature(secret).isValid(
            headers["Webhook-Signature"] ?? "", id: headers["Webhook-Id"] ?? "",
            timestamp: headers["Webhook-Timestamp"] ?? "", body: body, now: SystemTime().now())
        // end
        #expect(!isOurs)
    }
}
