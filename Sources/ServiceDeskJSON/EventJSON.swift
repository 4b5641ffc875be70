import ServiceDesk

package struct EventJSON: Encodable {
    package struct File: Encodable {
        package var name, mediaType, digest: String
        package var size: Int64
    }

    /// The number of the event in the timeline, by which ``Split`` names a message.
    package let version: Int
    package let at: TimeJSON
    /// In whose name.
    package let person: String?
    /// By whom, where someone acted for someone else.
    package let delegate: String?
    /// The part of the program that did it, where no person did.
    package let host: String?
    /// What happened: the name of the event in the vocabulary.
    package let event: String
    /// What happened, in words; left out where programs ask.
    package let summary: String?
    /// The id of the message, where programs ask.
    package let message: String?
    package let text: String?
    package let attachments: [File]?
    /// Whom a private note names.
    package let mentions: [String]?
    package let isPublic: Bool
    /// What else there is to say, as journals have it, where programs ask.
    package let details: RequestEvent?

    /// - Parameter summary: In words; `nil` for programs.
    package init(_ recorded: RecordedEvent, summary: String? = nil) {
        version = recorded.version
        at = TimeJSON(recorded.at)
        (person, delegate, host) = recorded.actor.parts
        event = recorded.event.name
        self.summary = summary
        text = recorded.event.message?.text
        mentions = recorded.event.message.flatMap { $0.mentions.isEmpty ? nil : $0.mentions.map(\.rawValue) }
        attachments = recorded.event.message.map { message in
            message.attachments.map { file in
                File(name: file.name, mediaType: file.mediaType, digest: file.digest.description, size: file.size)
            }
        }
        isPublic = recorded.event.isPublic
        message = summary == nil ? recorded.event.message?.id.description : nil
        details = summary == nil && recorded.event.message == nil ? recorded.event : nil
    }
}

extension Actor {
    package var parts: (person: String?, delegate: String?, host: String?) {
        switch self {
        case .person(let person): (person.rawValue, nil, nil)
        case .delegate(for: let person, by: let delegate): (person.rawValue, delegate.rawValue, nil)
        case .host(let name): (nil, nil, name)
        }
    }
}
