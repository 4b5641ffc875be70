extension Request {
    /// Reads what ``write(to:)`` wrote, without the containers of `Codable`: every command begins with this. `Codable`
    /// would read the same.
    init(directly bytes: some Sequence<UInt8>) throws {
        var entries = try JSONEntries(bytes)
        agent = try entries.identifier("agent")
        attachmentCount = try entries.count(required: "attachmentCount")
        beneficiary = try entries.identifier("beneficiary")
        channel = try entries.identifier(required: "channel")
        closedAt = try entries.time("closedAt")
        confidentiality = try entries.decode(Confidentiality.self, "confidentiality")
        course = try entries.decode(Course.self, "course")
        department = try entries.identifier("department")
        due = try entries.time("due")
        rare = try entries.decode(RequestExtras.self, "extras")
        fields = try entries.table(required: "fields")
        firstRespondedAt = try entries.time("firstRespondedAt")
        grants = try entries.elements(required: [AccessGrant].self, "grants")
        handover = try entries.decode(Handover.self, "handover")
        id = ID(try entries.value(entries.string(required: "id"), "id") { UniqueID($0) })
        impact = try entries.value(entries.count(required: "impact"), "impact") { Impact(rawValue: $0) }
        journalHead = try entries.value(entries.string(required: "journalHead"), "journalHead") { Digest($0) }
        kind = try entries.value(entries.string(required: "kind"), "kind") { RequestKind(rawValue: $0) }
        language = try entries.identifier("language")
        late = try entries.decode(Promises.self, "late")
        links = try entries.elements(required: SortedSet<Link>.self, "links")
        noteCount = try entries.count(required: "noteCount")
        obligation = try entries.decode(ObligationOccurrence.self, "obligation")
        openedAt = try entries.time(required: "openedAt")
        pending = try entries.decode(Pending.self, "pending")
        promised = try entries.decode(Promises.self, "promised")
        reopenCount = try entries.count(required: "reopenCount")
        replyCount = try entries.count(required: "replyCount")
        requester = try entries.identifier(required: "requester")
        resolution = try entries.decode(Resolution.self, "resolution")
        resolvedAt = try entries.time("resolvedAt")
        service = try entries.identifier("service")
        state = try entries.value(entries.string(required: "state"), "state") { RequestState(rawValue: $0) }
        subject = try entries.string(required: "subject")
        tags = try entries.elements(required: SortedSet<String>.self, "tags")
        team = try entries.identifier("team")
        transferCount = try entries.count(required: "transferCount")
        updatedAt = try entries.time(required: "updatedAt")
        urgency = try entries.value(entries.count(required: "urgency"), "urgency") { Urgency(rawValue: $0) }
        version = try entries.count(required: "version")
        watchers = try entries.elements(required: SortedSet<Person.ID>.self, "watchers")
    }
}
