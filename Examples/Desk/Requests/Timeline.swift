#if Command
    import ServiceDesk
    import ServiceDeskJSON
    import ServiceDeskYAML

    /// Tells what happened in words. Numbers of other requests are looked up beforehand, names likewise.
    struct TimelineWords {
        var numbers: [Request.ID: Request.Number] = [:]
        var names: [Person.ID: String] = [:]

        func name(_ person: Person.ID) -> String { names[person] ?? person.rawValue }
        func number(_ id: Request.ID) -> String { numbers[id].map { "#\($0)" } ?? "another request" }

        func actor(_ actor: Actor) -> String {
            switch actor {
            case .person(let person): name(person)
            case .delegate(for: let person, by: let delegate): "\(name(delegate)) for \(name(person))"
            case .host(let part): "the desk (\(part))"
            }
        }

        /// `put it on hold: supplier, waiting for supplier:acme`.
        func summary(of recorded: RecordedEvent) -> String {
            if case .assigned(let team, let agent?) = recorded.event, agent == recorded.actor.person {
                return "took it" + (team.map { ", for team \($0)" } ?? "")
            }
            return summary(of: recorded.event)
        }

        private func summary(of event: RequestEvent) -> String {
            switch event {
            case .opened: "opened it"
            case .replied: "replied"
            case .noted: "noted, for the team only"
            case .announced: "said automatically"
            case .started: "started work on it"
            case .held(let pending): "put it on hold: \(pending.reason.word), waiting for \(pending.waitingFor.word)"
            case .resumed: "resumed it"
            case .resolved(let how): "resolved it: \(how.word)"
            case .closed: "closed it"
            case .reopened(let reason): "reopened it: \(reason)"
            case .erased: "erased what was personal in it"
            case .linked, .unlinked, .merged, .absorbed, .split: relation(event)
            default: description(event)
            }
        }

        private func relation(_ event: RequestEvent) -> String {
            switch event {
            case .linked(let link): "linked it: \(link.relation.phrase) \(number(link.request))"
            case .unlinked(let link): "unlinked it: no more \(link.relation.phrase) \(number(link.request))"
            case .merged(let target): "merged it into \(number(target))"
            case .absorbed(let source, _): "merged \(number(source)) into it"
            case .split(_, let target): "split \(number(target)) off"
            default: event.name
            }
        }

        private func description(_ event: RequestEvent) -> String {
            switch event {
            case .renamed(let subject): "renamed it: \(subject)"
            case .classified(let kind, let impact, let urgency):
                "classified it: \(kind.word), impact \(impact.word), urgency \(urgency.word)"
            case .serviceChanged(let service, let fields):
                "chose the service \(service?.rawValue ?? "none")"
                    + fields.keys.sorted().map { ", \($0): \(fields[$0]?.description ?? "")" }.joined()
            case .languageChanged(let language): "set the language to \(language?.rawValue ?? "none")"
            case .tagged(let tags): "tagged it \(tags.joined(separator: ", "))"
            case .untagged(let tags): "removed the tags \(tags.joined(separator: ", "))"
            case .dueChanged(let due): due.map { "set it due \($0.long)" } ?? "removed the due time"
            case .assigned(let team, let agent):
                "assigned it to \(agent.map { "\(name($0)) of " } ?? "")\(team.map { "team \($0)" } ?? "no team")"
            case .requesterChanged(let person, let beneficiary):
                "made \(name(person)) the requester" + (beneficiary.map { ", for \(name($0))" } ?? "")
            case .watched(let person): "added \(name(person)) as a watcher"
            case .unwatched(let person): "removed the watcher \(name(person))"
            case .protected(let confidentiality):
                confidentiality == nil ? "made it an ordinary request" : "made it confidential"
            case .handedOver(let supplier):
                supplier.map { "handed it over to \($0)" } ?? "took it back from the supplier"
            case .targeted(let targets):
                targets.isEmpty
                    ? "ended the service levels"
                    : "set the service levels: "
                        + targets.map { "\($0.name) within \($0.goal)" }.joined(separator: ", ")
            case .warned, .breached, .escalated, .promised, .reminded: serviceLevels(event)
            case .accessOpened(let grant, let reason):
                "broke the glass for \(name(grant.person)), until \(grant.until.local.clock): \(reason)"
            default: collaboration(event)
            }
        }
    }

    extension TimelineWords {
        /// What service levels bring about.
        fileprivate func serviceLevels(_ event: RequestEvent) -> String {
            switch event {
            case .warned(let alert): "warned: \(alert.share) % of \(alert.clock) are used, since \(alert.since.long)"
            case .breached(let alert): "missed \(alert.clock), due \(alert.since.long)"
            case .escalated(let escalation):
                "escalated it to \(recipient(escalation.recipient)) (level \(escalation.level)), "
                    + "\(escalation.alert.share) % of \(escalation.alert.clock) being used"
            case .promised(let changes): changes.map(\.words).joined(separator: "; ")
            case .reminded(.waiting(let party)): "reminded \(party.word) that it waits for them"
            case .reminded(.due(let due)): "reminded that it is due \(due.long)"
            default: event.name
            }
        }

        private func recipient(_ recipient: Escalation.Recipient) -> String {
            switch recipient {
            case .leads: "those who lead the team"
            case .manager: "the agent’s manager"
            case .person(let person): name(person)
            case .team(let team): "team \(team)"
            }
        }
    }

    extension PromiseChange {
        /// `promised an answer by Mon 2 Mar 12:00`.
        var words: String {
            let subject = self.subject == .answer ? "an answer" : "a resolution"
            let why = reason.map { ", \($0.words)" } ?? ""
            return switch outcome {
            case .made: "promised \(subject) by \(by.long)" + (reason == .asked ? "" : why)
            case .moved: "promises \(subject) by \(by.long) now" + why
            case .withdrawn: "promises \(subject) by \(by.long) no more" + why
            case .kept: "kept the promise of \(subject) by \(by.long)"
            case .broken: "broke the promise of \(subject) by \(by.long)"
            case .overdue: "\(subject) is overdue since \(by.long)"
            case .caughtUp: "\(subject) is overdue no more"
            }
        }
    }

    extension PromiseChange.Reason {
        fileprivate var words: String {
            switch self {
            case .asked: "since somebody asked"
            case .classification: "since it is classified otherwise"
            case .team: "since it went to others"
            case .hold: "since it was held or goes on"
            case .reopening: "since it was opened again"
            case .date: "since somebody set a date"
            case .policy: "since the service levels changed"
            case .hours: "since the hours changed"
            case .ended: "since it is done with"
            }
        }
    }

    extension Link.Relation {
        /// `parent of`, to be followed by a number.
        var phrase: String { word.split(separator: "-").joined(separator: " ") }
    }
#endif
