extension Request {
    /// The request that an opening makes; `nil` for an event that opens nothing.
    public init?(opening event: RecordedEvent) {
        guard case .opened(let opening) = event.event else { return nil }
        self.init(id: event.request, opening: opening, at: event.at)
        version = event.version
        journalHead = event.hash
    }

    /// Takes an event of the journal into the state. Total: it never fails, whatever the state.
    public mutating func apply(_ recorded: RecordedEvent) {
        mark(recorded)
        version = recorded.version
        journalHead = recorded.hash
        updatedAt = max(updatedAt, recorded.at)
        switch recorded.event {
        case .opened, .targeted, .reminded: break
        case .warned(let alert), .breached(let alert): course?.apply(alert)
        case .escalated(let escalation): course?.apply(escalation)
        case .promised(let changes): apply(changes)
        case .replied, .noted, .announced:
            applyConversation(recorded)
            dropLate()
        case .started, .held, .resumed, .resolved, .closed, .reopened, .merged:
            applyLifeCycle(recorded)
            dropLate()
        case .linked, .unlinked, .absorbed, .split: applyRelation(recorded.event)
        case .assigned, .requesterChanged, .watched, .unwatched, .protected, .handedOver, .accessOpened:
            applySharing(recorded)
        case .renamed, .classified, .serviceChanged, .languageChanged, .tagged, .untagged, .dueChanged:
            applyDescription(recorded.event)
        case .approvalAsked, .approvalGiven, .approvalConcluded, .stepsAdded, .stepTicked, .planned, .partOpened,
            .partSkipped, .becamePart, .aboutChanged, .diagnosed, .prevented, .recognised, .reachedOut, .outreachRead,
            .thanked, .surveyAnswered, .solvedBy:
            applyExtras(recorded)
        case .ruleStopped, .acted, .erased: break
        }
    }

    mutating func apply(_ changes: [PromiseChange]) {
        var (promises, missed) = (promised ?? Promises(), late ?? Promises())
        for change in changes {
            promises.apply(change)
            let isMissed = change.outcome == .overdue || change.outcome == .broken && owes(change.subject)
            missed[change.subject] = isMissed ? change.by : nil
        }
        promised = promises.isEmpty ? nil : promises
        late = missed.isEmpty ? nil : missed
    }

    /// Whether something has not happened yet.
    private func owes(_ subject: PromiseChange.Subject) -> Bool {
        state.isOpen && (subject == .resolution || course?.isAwaited(.reply) ?? true)
    }

    /// What has happened is late no more.
    private mutating func dropLate() {
        guard var missed = late else { return }
        for subject in PromiseChange.Subject.allCases where !owes(subject) { missed[subject] = nil }
        late = missed.isEmpty ? nil : missed
    }

    private mutating func applyConversation(_ recorded: RecordedEvent) {
        switch recorded.event {
        case .replied(let message):
            replyCount += 1
            attachmentCount += message.attachments.count
            if firstRespondedAt == nil, let person = recorded.actor.person, person != requester, person != beneficiary,
                !watchers.contains(person)
            {
                firstRespondedAt = recorded.at
            }
        case .announced(let message):
            replyCount += 1
            attachmentCount += message.attachments.count
        case .noted(let message):
            noteCount += 1
            attachmentCount += message.attachments.count
        default: break
        }
    }

    private mutating func applyLifeCycle(_ recorded: RecordedEvent) {
        pending = nil
        switch recorded.event {
        case .started, .resumed:
            state = .open
        case .held(let reason):
            state = .pending
            pending = reason
        case .resolved(let how):
            state = .resolved
            resolution = how
            resolvedAt = recorded.at
        case .closed:
            state = .closed
            closedAt = recorded.at
        case .reopened:
            state = .reopened
            resolution = nil
            if solvedBy != nil { extras.solvedBy = nil }
            resolvedAt = nil
            closedAt = nil
            reopenCount += 1
        case .merged(let target):
            state = .closed
            closedAt = recorded.at
            links.insert(Link(.mergedInto, target))
        default: break
        }
    }

    private mutating func applyRelation(_ event: RequestEvent) {
        switch event {
        case .linked(let link): links.insert(link)
        case .unlinked(let link): links.remove(link)
        case .absorbed(let source, let requester):
            links.insert(Link(.mergedFrom, source))
            // Nobody comes to see a confidential matter by merging.
            if confidentiality == nil, requester != self.requester, requester != beneficiary {
                watchers.insert(requester)
            }
        case .split(_, let target): links.insert(Link(.splitInto, target))
        default: break
        }
    }

    private mutating func applySharing(_ recorded: RecordedEvent) {
        switch recorded.event {
        case .assigned(let team, let agent):
            if team != self.team, self.team != nil { transferCount += 1 }
            self.team = team
            self.agent = agent
        case .requesterChanged(let person, let beneficiary):
            requester = person
            self.beneficiary = beneficiary
        case .watched(let person): watchers.insert(person)
        case .unwatched(let person): watchers.remove(person)
        case .protected(let confidentiality): self.confidentiality = confidentiality
        case .handedOver(let supplier):
            handover = supplier.map { Handover(supplier: $0, sinceVersion: recorded.version) }
        case .accessOpened(let grant, _):
            grants.removeAll { $0.until <= recorded.at || $0.person == grant.person }
            grants.append(grant)
        default: break
        }
    }

    private mutating func applyDescription(_ event: RequestEvent) {
        switch event {
        case .renamed(let subject): self.subject = subject
        case .classified(let kind, let impact, let urgency):
            (self.kind, self.impact, self.urgency) = (kind, impact, urgency)
        case .serviceChanged(let service, let fields):
            self.service = service
            self.fields = fields
        case .languageChanged(let language): self.language = language
        case .tagged(let added): for tag in added { tags.insert(tag) }
        case .untagged(let removed): for tag in removed { tags.remove(tag) }
        case .dueChanged(let due): self.due = due
        default: break
        }
    }
}
