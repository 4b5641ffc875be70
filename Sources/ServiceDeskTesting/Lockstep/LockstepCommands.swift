import ServiceDesk

// Commands and drafts of every sort, legal and illegal.

extension LockstepScript {
    mutating func draft(by actor: LockstepActor) -> RequestDraft {
        var draft = RequestDraft(random.happens(98) ? text(upTo: 6) : random.pick(["", " ", "a\nb", "nul\u{0}"]))
        draft.text = text(upTo: 20)
        draft.requester = random.happens(60) ? person() : nil
        draft.beneficiary = random.happens(20) ? person() : nil
        if random.happens(15) { draft.watchers = [person(), person()] }
        draft.team = random.happens(60) ? team() : nil
        if random.happens(30) {
            draft.service = random.pick(LockstepOrganisation.services)
            draft.fields = answers(to: draft.service)
        }
        if random.happens(30) { draft.tags = tags() }
        draft.kind = random.happens(50) ? random.pick(RequestKind.allCases) : nil
        draft.impact = random.happens(50) ? random.pick(Impact.allCases) : nil
        draft.urgency = random.happens(50) ? random.pick(Urgency.allCases) : nil
        draft.due = random.happens(50) ? time() : nil
        draft.language = random.happens(20) ? random.pick(["fr", "nl-BE", "en"]) : nil
        draft.channel = random.pick([.portal, .mail, .phone, .api])
        if random.happens(10) { draft.confidentiality = confidentiality() }
        if random.happens(actor == .host ? 60 : 2) { draft.obligation = owed() }
        if case .person(let person) = draft.obligation?.obligor { draft.watchers.insert(person) }
        return draft
    }

    /// Something owed by somebody to somebody, about now.
    private mutating func owed() -> ObligationOccurrence? {
        guard let day = CalendarDate("2026-03-31") else { return nil }
        let obligor: Obligation.Party = random.happens(60) ? .person(person()) : .team(team())
        let obligation = Obligation(
            random.pick(["hours", "report"]), "Uren", by: [.party(obligor)], to: .team(team()), contact: person(),
            team: team(), due: DateRule(from: day, at: .close, by: "office"), grace: 60,
            reminders: random.happens(50) ? [3_600] : [],
            escalations: random.happens(50) ? [.init(at: 100, to: .leads)] : [],
            evidence: random.pick([.word, .word, .reply, .file, .host]))
        let due = clock.now().advanced(bySeconds: 3_600 * Int64.random(in: -4...72, using: &random))
        return ObligationOccurrence(of: obligation, .init(day: day, due: due), by: obligor)
    }

    mutating func discharge() -> RequestCommand {
        random.happens(60) ? .fulfil(random.happens(60) ? newMessage() : nil) : .excuse(newMessage())
    }

    mutating func command() -> RequestCommand {
        switch Int.random(in: 0..<100, using: &random) {
        case ..<24: conversation()
        case ..<56: lifeCycle()
        case ..<78: description()
        default: sharing()
        }
    }

    private mutating func conversation() -> RequestCommand {
        switch Int.random(in: 0..<10, using: &random) {
        case ..<5: .reply(newMessage())
        case ..<9: .note(newMessage())
        default: .announce(newMessage())
        }
    }

    private mutating func lifeCycle() -> RequestCommand {
        switch Int.random(in: 0..<12, using: &random) {
        case ..<3: .assign(team: random.happens(90) ? team() : nil, agent: random.happens(40) ? person() : nil)
        case 3: .take
        case 4, 5: .hold(Pending(random.pick(Pending.Reason.allCases), waitingFor: party()))
        case 6: .resume
        case 7, 8:
            resolve(random.pick(Resolution.allCases))
        case 9: .close(despiteOpenChildren: random.happens(50))
        default: .reopen(reason: text(upTo: 4))
        }
    }

    private mutating func resolve(_ resolution: Resolution) -> RequestCommand {
        .resolve(
            resolution, random.happens(40) ? newMessage() : nil, despiteOpenChildren: random.happens(50),
            article: resolution == .answered || resolution == .fixed ? LockstepOrganisation.article : nil)
    }

    private mutating func party() -> Pending.Party {
        switch Int.random(in: 0..<5, using: &random) {
        case 0: .requester
        case 1: .person(person())
        case 2: .team(team())
        case 3: .supplier(random.pick(LockstepOrganisation.suppliers + ["nobody"]))
        default: .nobody
        }
    }

    private mutating func description() -> RequestCommand {
        switch Int.random(in: 0..<9, using: &random) {
        case 0: return .rename(random.happens(95) ? text(upTo: 6) : "")
        case 1, 2:
            return .classify(
                kind: random.happens(40) ? random.pick(RequestKind.allCases) : nil,
                impact: random.happens(60) ? random.pick(Impact.allCases) : nil,
                urgency: random.happens(60) ? random.pick(Urgency.allCases) : nil)
        case 3:
            let service = random.happens(85) ? random.pick(LockstepOrganisation.services + ["nothing"]) : nil
            return .chooseService(service, fields: answers(to: service))
        case 4: return .fill(["size": .choice("13"), "count": random.happens(50) ? .number(2.5) : nil])
        case 5: return .setLanguage(random.happens(80) ? random.pick(["fr", "nl", "en"]) : nil)
        case 6: return .tag(tags())
        case 7: return .untag(tags())
        default: return .setDue(time())
        }
    }

    private mutating func answers(to service: Service.ID?) -> [String: FieldValue] {
        guard service == "laptop" || random.happens(5) else { return [:] }
        var answers: [String: FieldValue] = ["size": .choice(random.pick(["13", "15", "13", "17"]))]
        if answers["size"] == .choice("15") { answers["reason"] = .text(text(upTo: 5)) }
        if random.happens(30) { answers["count"] = .number(Double(Int.random(in: -5...5, using: &random)) / 4) }
        if random.happens(30) { answers["boss"] = .person(person()) }
        if random.happens(30) { answers["day"] = CalendarDate("2026-02-28").map { .date($0) } }
        return answers
    }

    private mutating func tags() -> SortedSet<String> {
        SortedSet(
            (0..<Int.random(in: 1...3, using: &random)).map { _ in
                random.happens(98)
                    ? random.pick(Self.goodTags) : "two words"
            })
    }

    private static let goodTags = [
        "vip", "urgent", "étage-2", "e\u{301}tage-2", "vpn", "a", "b", "c", "Z", "🙂",
    ]

    private mutating func sharing() -> RequestCommand {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: .watch(person())
        case 1: .unwatch(person())
        case 2: .changeRequester(person(), beneficiary: random.happens(30) ? person() : nil)
        case 3: .protect(confidentiality())
        case 4, 5: .unprotect
        case 6, 7: .handOver(random.happens(70) ? random.pick(LockstepOrganisation.suppliers + ["nobody"]) : nil)
        case 8, 9: .breakGlass(reason: random.happens(90) ? text(upTo: 4) : " ")
        default: .watch(person())
        }
    }

    private mutating func confidentiality() -> Request.Confidentiality {
        Request.Confidentiality(
            named: random.happens(40) ? [person()] : [], concerns: random.happens(40) ? [person()] : [])
    }
}
