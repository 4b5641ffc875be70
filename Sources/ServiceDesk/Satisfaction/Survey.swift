/// The short question after a request was resolved. One of the host’s own replaces ``StandardSurvey``
/// (``Desk/Configuration/survey``).
public protocol Survey: Sendable {
    /// What whoever asked is asked, in one or two sentences; `nil` where nothing is asked. The answer is a number from
    /// 1 to 5, and what they want to add (``RequestCommand/answerSurvey(_:)``).
    ///
    /// Pure: no clock, no I/O.
    func question(for request: Request, in language: Language?) -> String?
}

/// Asks whether it went well, once it is resolved; not of what is owed, nor of what was declined.
public struct StandardSurvey: Survey {
    public init() {}

    public func question(for request: Request, in language: Language?) -> String? {
        guard !request.state.isOpen, request.obligation == nil, request.satisfaction == nil,
            let resolution = request.resolution, resolution != .declined
        else { return nil }
        return switch language?.main {
        case "fr": "Êtes-vous content de la façon dont cela s’est passé, de 1 (pas du tout) à 5 (tout à fait) ?"
        case "nl": "Ben je tevreden over hoe het ging, van 1 (helemaal niet) tot 5 (heel erg)?"
        default: "Are you content with how it went, from 1 (not at all) to 5 (very)?"
        }
    }
}

extension Desk {
    /// What a viewer is asked about a request; `nil` where nothing is asked of them.
    ///
    /// - Parameter language: That of the page on which it is asked; `nil` for theirs.
    public func surveyQuestion(
        on reference: RequestReference, as viewer: Viewer, in language: Language? = nil
    ) async throws -> String? {
        let request = try await request(reference, as: viewer)
        guard let person = viewer.person, person == request.requester || person == request.beneficiary else {
            return nil
        }
        let own = try await directory.person(person)?.language
        return configuration.survey?.question(for: request, in: language ?? own)
    }

    /// Says how content one is with how it went.
    @discardableResult
    public func answerSurvey(
        _ answer: SurveyAnswer, on reference: RequestReference, as viewer: Viewer, key: String? = nil
    ) async throws -> Request {
        try await perform(.answerSurvey(answer), on: reference, as: viewer, key: key)
    }

    /// Thanks colleagues for what they did, whatever their team.
    @discardableResult
    public func thank(
        _ people: SortedSet<Person.ID>, for text: String, on reference: RequestReference, as viewer: Viewer,
        key: String? = nil
    ) async throws -> Request {
        try await perform(.thank(people, text), on: reference, as: viewer, key: key)
    }
}
