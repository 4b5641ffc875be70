extension RequestEvent: DirectlyEncodable {
    /// Events of which a request has many are written here; the others are left to `Codable`.
    func write(to encoder: CanonicalEncoder) throws {
        func object() -> JSONObject { JSONObject(in: encoder) }
        switch self {
        case .opened(let opening): try object().write(name, opening)
        case .replied(let message), .noted(let message), .announced(let message): try object().write(name, message)
        case .renamed(let subject): object().object(name).write("subject", subject)
        case .classified(let kind, let impact, let urgency):
            let object = object().object(name)
            object.write("impact", impact.rawValue)
            object.write("kind", kind.rawValue)
            object.write("urgency", urgency.rawValue)
        case .serviceChanged(let service, let fields):
            let object = object().object(name)
            try object.encode("fields", named: fields)
            object.write("service", service)
        case .tagged(let tags), .untagged(let tags): object().write(name, tags)
        case .assigned(let team, let agent):
            let object = object().object(name)
            object.write("agent", agent)
            object.write("team", team)
        case .requesterChanged(let requester, let beneficiary):
            let object = object().object(name)
            object.write("beneficiary", beneficiary)
            object.write("requester", requester)
        case .started, .resumed, .closed: _ = object().object(name)
        case .held(let pending): try object().write(name, pending)
        case .resolved(let resolution): object().write(name, resolution.rawValue)
        case .reopened(let reason): object().object(name).write("reason", reason)
        case .targeted(let targets):
            let array = object().array(name)
            for target in targets { try target.write(to: array.element()) }
        case .promised(let changes):
            let array = object().array(name)
            for change in changes { change.write(to: array.element()) }
        case .warned(let alert), .breached(let alert): try object().write(name, alert)
        case .escalated(let escalation): try object().write(name, escalation)
        default: try encode(to: encoder)
        }
    }
}

extension ClockAlert: DirectlyEncodable {
    func write(to encoder: CanonicalEncoder) {
        let object = JSONObject(in: encoder)
        object.write("clock", clock)
        object.write("cycle", cycle)
        object.write("due", due)
        object.write("share", share)
        object.write("since", since)
    }
}

extension ClockEscalation: DirectlyEncodable {
    func write(to encoder: CanonicalEncoder) throws {
        let object = JSONObject(in: encoder)
        try object.write("alert", alert)
        object.write("level", level)
        object.write("recipient", recipient.description)
    }
}

extension RequestOpening: DirectlyEncodable {
    func write(to encoder: CanonicalEncoder) throws {
        let object = JSONObject(in: encoder)
        object.write("beneficiary", beneficiary)
        object.write("channel", channel)
        try object.encode("confidentiality", confidentiality)
        object.write("department", department)
        object.write("due", due)
        try object.encode("fields", named: fields)
        object.write("impact", impact.rawValue)
        object.write("kind", kind.rawValue)
        object.write("language", language)
        try object.write("message", message)
        try object.encode("obligation", obligation)
        object.write("requester", requester)
        object.write("service", service)
        object.write("subject", subject)
        object.write("tags", tags)
        object.write("team", team)
        object.write("urgency", urgency.rawValue)
        object.write("watchers", watchers)
    }
}

extension PromiseChange: DirectlyEncodable {
    func write(to encoder: CanonicalEncoder) {
        let object = JSONObject(in: encoder)
        object.write("by", by)
        object.write("outcome", outcome.rawValue)
        if let reason { object.write("reason", reason.rawValue) }
        object.write("subject", subject.rawValue)
    }
}

extension Promises: DirectlyEncodable {
    func write(to encoder: CanonicalEncoder) {
        let object = JSONObject(in: encoder)
        object.write("answerBy", answerBy)
        object.write("resolutionBy", resolutionBy)
    }
}

extension Message: DirectlyEncodable {
    func write(to encoder: CanonicalEncoder) throws {
        let object = JSONObject(in: encoder)
        try object.encode("attachments", each: attachments)
        object.write("channel", channel)
        object.write("id", id)
        if !mentions.isEmpty { object.write("mentions", mentions) }
        object.write("text", text)
    }
}

extension Pending: DirectlyEncodable {
    func write(to encoder: CanonicalEncoder) throws {
        let object = JSONObject(in: encoder)
        object.write("reason", reason.rawValue)
        let party = object.object("waitingFor")
        switch waitingFor {
        case .requester: _ = party.object("requester")
        case .person(let person): party.write("person", person)
        case .team(let team): party.write("team", team)
        case .supplier(let supplier): party.write("supplier", supplier)
        case .nobody: _ = party.object("nobody")
        }
    }
}

extension Actor: DirectlyEncodable {
    func write(to encoder: CanonicalEncoder) throws {
        let object = JSONObject(in: encoder)
        switch self {
        case .person(let person): object.write("person", person)
        case .host(let name): object.write("host", name)
        case .delegate(for: let principal, by: let person):
            let delegate = object.object("delegate")
            delegate.write("by", person)
            delegate.write("for", principal)
        }
    }
}
