import Foundation
import ServiceDesk
import ServiceDeskTesting
import Testing
import WebhookNotifier

@Suite("A chat")
struct ChatTests {
    private let it = Team(id: "it", name: "IT")

    private func notice(to recipient: NoticeRecipient) -> Notice {
        Notice(
            id: "notice:1", kind: .arrived, recipient: recipient, language: .french, subject: "Nº 7 : <!channel>",
            text: "Voir *ici* & @channel", request: 7, at: Timestamp(microseconds: 0))
    }

    private func body(_ service: ChatNotifier.Service) async throws -> Any {
        let receiver = try Receiver { connection in
            let received = connection.read()
            connection.answer("200 OK", body: "ok")
            return received
        }
        defer { receiver.stop() }
        let endpoint = try #require(WebhookEndpoint("http://127.0.0.1:\(receiver.port)/hook"))
        let chat = ChatNotifier(service, teams: ["it": endpoint], options: Sending().options)
        try await chat.deliver(notice(to: .team(it)))
        while receiver.all.isEmpty { await Task.yield() }
        return try JSONSerialization.jsonObject(with: Data(receiver.all[0].body))
    }

    @Test("of Slack gets text in which nobody is called")
    func slack() async throws {
        let body = try #require(try await body(.slack) as? [String: Any])
        #expect(body["text"] as? String == "Nº 7 : &lt;!channel&gt;\nVoir *ici* &amp; @channel")
        #expect(body["mrkdwn"] as? Bool == false && body.count == 2)
    }

    @Test("of Mattermost gets Markdown in which everything stands for itself")
    func mattermost() async throws {
        let body = try #require(try await body(.mattermost) as? [String: Any])
        #expect(body["text"] as? String == "Nº 7 : \\<\\!channel\\>\nVoir \\*ici\\* & @\u{200B}channel")
    }

    @Test("of Teams gets a card of plain text")
    func teams() async throws {
        let body = try #require(try await body(.teams) as? [String: Any])
        let attachment = try #require((body["attachments"] as? [[String: Any]])?.first)
        #expect(body["type"] as? String == "message")
        #expect(attachment["contentType"] as? String == "application/vnd.microsoft.card.adaptive")
        let card = try #require(attachment["content"] as? [String: Any])
        #expect(card["type"] as? String == "AdaptiveCard")
        let runs = try #require(card["body"] as? [[String: Any]])
            .flatMap { ($0["inlines"] as? [[String: Any]]) ?? [] }.compactMap { $0["text"] as? String }
        #expect(runs == ["Nº 7 : <!channel>", "Voir *ici* & @channel"])
    }

    @Test("reaches whoever has a channel, and nobody else")
    func reach() async throws {
        let endpoint = try #require(WebhookEndpoint("https://chat.example.org/hook"))
        let chat = ChatNotifier(.slack, teams: ["it": endpoint], people: ["zoé": endpoint])
        #expect(chat.reaches(.team(it)) && !chat.reaches(.team(Team(id: "hr", name: "HR"))))
        #expect(chat.reaches(.person(Person(id: "zoé", name: "Zoé"))))
        let stranger = NoticeRecipient.person(Person(id: "anna", name: "Anna"))
        #expect(!chat.reaches(stranger))
        #expect(await Sending().failure(chat, notice(to: stranger))?.code == .refused)
    }
}
