extension RequestEvent {
    /// Reads what ``write(to:)`` wrote: events of which a request has many are read here, without the containers of
    /// `Codable`; the others are left to it. It would read the same.
    init(_ event: JSONEntries) throws {
        guard let name = event.onlyName else {
            self = try event.decode(whole: Self.self)
            return
        }
        switch name {
        case "opened": self = .opened(try RequestOpening(try event.onlyEntries))
        case "replied": self = .replied(try Message(try event.onlyEntries))
        case "noted": self = .noted(try Message(try event.onlyEntries))
        case "announced": self = .announced(try Message(try event.onlyEntries))
        case "classified":
            var entries = try event.onlyEntries
            let classification = try Classification(&entries)
            self = .classified(
                kind: classification.kind, impact: classification.impact, urgency: classification.urgency)
        case "assigned":
            var entries = try event.onlyEntries
            let agent: Person.ID? = try entries.identifier("agent")
            self = .assigned(team: try entries.identifier("team"), agent: agent)
        case "started", "resumed", "closed":
            // Nothing is said with them, in an object all the same.
            _ = try event.onlyEntries
            self = name == "started" ? .started : name == "resumed" ? .resumed : .closed
        case "reopened":
            var entries = try event.onlyEntries
            self = .reopened(reason: try entries.string(required: "reason"))
        default: self = try event.decode(whole: Self.self)
        }
    }
}

/// What openings and classifications have in common.
private struct Classification {
    let impact: Impact
    let kind: RequestKind
    let urgency: Urgency

    init(_ entries: inout JSONEntries) throws {
        impact = try entries.value(entries.count(required: "impact"), "impact") { Impact(rawValue: $0) }
        kind = try entries.value(entries.string(required: "kind"), "kind") { RequestKind(rawValue: $0) }
        urgency = try entries.value(entries.count(required: "urgency"), "urgency") { Urgency(rawValue: $0) }
    }
}

extension RequestOpening {
    fileprivate init(_ object: JSONEntries) throws {
        var entries = object
        beneficiary = try entries.identifier("beneficiary")
        channel = try entries.identifier(required: "channel")
        confidentiality = try entries.decode(Request.Confidentiality.self, "confidentiality")
        department = try entries.identifier("department")
        due = try entries.time("due")
        fields = try entries.table(required: "fields")
        let classification = try Classification(&entries)
        (impact, kind, urgency) = (classification.impact, classification.kind, classification.urgency)
        language = try entries.identifier("language")
        message = try Message(try entries.entries(required: "message"))
        obligation = try entries.decode(ObligationOccurrence.self, "obligation")
        requester = try entries.identifier(required: "requester")
        service = try entries.identifier("service")
        subject = try entries.string(required: "subject")
        tags = try entries.elements(required: SortedSet<String>.self, "tags")
        team = try entries.identifier("team")
        watchers = try entries.elements(required: SortedSet<Person.ID>.self, "watchers")
    }
}

extension Message {
    fileprivate init(_ object: JSONEntries) throws {
        var entries = object
        let attachments = try entries.elements(required: [FileAttachment].self, "attachments")
        let channel: ChannelName? = try entries.identifier("channel")
        let id = try entries.value(entries.string(required: "id"), "id") { UniqueID($0) }
        let mentions = try entries.decode(SortedSet<Person.ID>.self, "mentions") ?? []
        self.init(
            id: id, text: try entries.string(required: "text"), attachments: attachments, channel: channel,
            mentions: mentions)
    }
}

extension Actor {
    /// Reads what ``write(to:)`` wrote.
    init(_ object: JSONEntries) throws {
        var entries = object
        if let person: Person.ID = try entries.identifier("person") {
            self = .person(person)
        } else if let host = try entries.string("host") {
            self = .host(host)
        } else {
            var delegate = try entries.entries(required: "delegate")
            let person: Person.ID = try delegate.identifier(required: "by")
            self = .delegate(for: try delegate.identifier(required: "for"), by: person)
        }
    }
}
