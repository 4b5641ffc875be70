#if Command
    import ServiceDesk
    import ServiceDeskJSON

    extension TimelineWords {
        /// What people agree to, find out and say of each other.
        func collaboration(_ event: RequestEvent) -> String {
            switch event {
            case .approvalAsked, .approvalGiven, .approvalConcluded: approval(event)
            case .diagnosed, .prevented, .recognised: problem(event)
            case .aboutChanged(let things):
                things.isEmpty
                    ? "said that it is about nothing more"
                    : "said what it is about: \(things.map(\.description).joined(separator: ", "))"
            case .reachedOut(let outreach):
                "told \(outreach.audience.words.joined(separator: ", ")) of it: A\(outreach.article)"
            case .outreachRead(let article, let reader): "knows that \(name(reader)) has read A\(article)"
            case .thanked(let people, let text): "thanked \(list(people)): \(text)"
            case .solvedBy(let article): "solved it by A\(article)"
            case .surveyAnswered(let answer):
                "answered how content they are: \(answer.rating) of 5"
                    + (answer.remark.isEmpty ? "" : ", \(answer.remark)")
            case .acted(let action, let outcome): "did \(action)" + (outcome.isEmpty ? "" : ": \(outcome)")
            default: playbook(event)
            }
        }

        private func list(_ people: some Sequence<Person.ID>) -> String {
            people.map(name).joined(separator: ", ")
        }

        private func approval(_ event: RequestEvent) -> String {
            switch event {
            case .approvalAsked(let approval) where approval.purpose == .excuse:
                "asked \(list(approval.approvers)) to be let off (approval \(approval.id))"
            case .approvalAsked(let approval):
                "asked \(list(approval.approvers)) to agree (approval \(approval.id))"
                    + (approval.needed < approval.approvers.count ? ", \(approval.needed) of them" : "")
                    + (approval.due.map { ", until \($0.long)" } ?? "") + ": \(approval.question)"
            case .approvalGiven(let id, _, let agrees, let remark):
                (agrees ? "agreed to approval \(id)" : "did not agree to approval \(id)")
                    + (remark.isEmpty ? "" : ": \(remark)")
            case .approvalConcluded(let id, .withdrawn): "took approval \(id) back"
            case .approvalConcluded(let id, .lapsed): "let approval \(id) lapse"
            case .approvalConcluded(let id, let outcome): "decided approval \(id): \(outcome.rawValue)"
            default: event.name
            }
        }

        private func problem(_ event: RequestEvent) -> String {
            switch event {
            case .diagnosed(let diagnosis):
                "said why it happens: \(diagnosis.cause.isEmpty ? "not known yet" : diagnosis.cause)"
                    + (diagnosis.workaround.map { ", workaround A\($0)" } ?? "")
            case .prevented(let prevention):
                "prevented it, since \(prevention.since.long): \(prevention.measure)"
            case .recognised(let pattern): "knows requests like those behind it by \(pattern)"
            default: event.name
            }
        }
    }

    extension RequestEvent {
        /// Those whom ``TimelineWords/collaboration(_:)`` names.
        var collaborators: [Person.ID] {
            switch self {
            case .approvalAsked(let approval): approval.approvers.elements
            case .outreachRead(_, let reader): [reader]
            case .thanked(let people, _): people.elements
            default: []
            }
        }
    }
#endif
