import ServiceDesk

// What people wrote stays text in a chat: it names nobody to be called, and links to nothing under another name.

extension Notice {
    /// Subject and text, as short as all the chats take.
    fileprivate var chatText: String {
        let limit = 3_500
        return text.count <= limit ? text : text.prefix(limit) + "…"
    }
}

/// The body of an incoming webhook of Slack.
struct SlackMessage: Encodable {
    let text: String
    let mrkdwn = false

    init(_ notice: Notice) {
        // The three characters by which Slack marks mentions and links.
        text = "\(notice.subject)\n\(notice.chatText)".replacing("&", with: "&amp;").replacing("<", with: "&lt;")
            .replacing(">", with: "&gt;")
    }

    private enum CodingKeys: String, CodingKey { case text, mrkdwn }
}

/// The body of an incoming webhook of Mattermost, which reads Markdown.
struct MattermostMessage: Encodable {
    let text: String

    init(_ notice: Notice) {
        var escaped = ""
        for character in "\(notice.subject)\n\(notice.chatText)" {
            if "\\`*_{}[]()#+-.!|<>~".contains(character) { escaped.append("\\") }
            escaped.append(character)
            // Nobody is called by a name with something invisible in it.
            if character == "@" { escaped.append("\u{200B}") }
        }
        text = escaped
    }
}

/// The body of a webhook of a workflow of Microsoft Teams: an adaptive card of plain text.
struct TeamsMessage: Encodable {
    let type = "message"
    let attachments: [Attachment]

    init(_ notice: Notice) {
        let title = Run(text: notice.subject, weight: "Bolder")
        let text = Run(text: notice.chatText, weight: "Default")
        attachments = [Attachment(content: Card(body: [Block(inlines: [title]), Block(inlines: [text])]))]
    }

    struct Attachment: Encodable {
        let contentType = "application/vnd.microsoft.card.adaptive"
        let content: Card
        private enum CodingKeys: String, CodingKey { case contentType, content }
    }

    struct Card: Encodable {
        let type = "AdaptiveCard"
        let version = "1.4"
        let body: [Block]
        private enum CodingKeys: String, CodingKey { case type, version, body }
    }

    /// Of text that is read as it is, unlike a text block's, which is Markdown.
    struct Block: Encodable {
        let type = "RichTextBlock"
        let inlines: [Run]
        private enum CodingKeys: String, CodingKey { case type, inlines }
    }

    struct Run: Encodable {
        let type = "TextRun"
        let text: String
        let weight: String
        private enum CodingKeys: String, CodingKey { case type, text, weight }
    }

    private enum CodingKeys: String, CodingKey { case type, attachments }
}
