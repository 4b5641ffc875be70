/// What is looked at of a request for findings.
struct MapSubject {
    /// What is asked for: a service, or whatever a team gets beside its services.
    struct Place: Hashable {
        var team: Team.ID
        var service: Service.ID?
    }

    /// Once the request came to a team.
    struct Stop {
        var team: Team.ID
        var at: Timestamp
    }

    let number: Request.Number
    let requester: Person.ID
    let openedAt: Timestamp
    let service: Service.ID?
    let isDone: Bool
    /// Whether the viewer handles it.
    let isSeen: Bool
    /// The teams that had it, in their order. What a machine moves at the opening was opened there.
    let stops: [Stop]
    /// When the requester was waited for to tell more.
    let questions: [Timestamp]

    init(_ request: Request, as viewer: Viewer) {
        (number, requester, openedAt) = (request.number, request.requester, request.openedAt)
        (service, isDone) = (request.service, !request.state.isOpen)
        isSeen = viewer.standing(to: request) >= .agent
        var stops = request.firstTeam.map { [Stop(team: $0, at: request.openedAt)] } ?? []
        var questions: [Timestamp] = []
        for mark in request.course?.marks ?? [] {
            switch mark.event {
            case .assigned(_, let next?) where next != stops.last?.team:
                if mark.at == request.openedAt { stops = [] }
                stops.append(Stop(team: next, at: mark.at))
            case .held(let pending) where pending.reason == .information && pending.waitingFor == .requester:
                questions.append(mark.at)
            default: break
            }
        }
        (self.stops, self.questions) = (stops, questions)
    }

    /// Where it was opened.
    var place: Place? { stops.first.map { Place(team: $0.team, service: service) } }

    /// When it came back to a team that had handed it on.
    var returns: [Timestamp] {
        var seen: Set<Team.ID> = []
        return stops.compactMap { seen.insert($0.team).inserted ? nil : $0.at }
    }

    /// Of the team to which it was handed on first.
    var firstHandover: Stop? { stops.count > 1 ? stops[1] : nil }
}

extension MapSubject.Place {
    /// `“badge” (team it)`, or `what team it gets without a service`.
    var words: String {
        service.map { "the service “\($0)” of “\(team)”" } ?? "what “\(team)” gets without a service"
    }

    var name: String { "\(team)\n\(service?.rawValue ?? "")" }
}

extension FieldValue {
    /// By which two answers are told to be the same, where it takes somebody an effort to give them: `nil` for a choice
    /// from a list, a text of fewer than four letters and digits, a number below 1,000, and whoever answers.
    func recognition(by requester: Person.ID) -> Digest? {
        switch self {
        case .choice: return nil
        case .number(let number): guard abs(number) >= 1_000 else { return nil }
        case .person(let person): guard person != requester else { return nil }
        case .date: break
        case .text(let text):
            guard text.count(where: { $0.isLetter || $0.isNumber }) >= 4 else { return nil }
            let words = text.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
            return Digest(of: Array(words.composed.utf8))
        }
        return Digest(of: Array("\(article) \(description)".utf8))
    }
}
