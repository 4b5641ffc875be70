/// Thanks to one or several colleagues for what they did on a request, whatever their team.
public struct Thanks: Hashable, Sendable, Codable {
    /// Whom; at most 20.
    public var to: SortedSet<Person.ID>
    /// What for; at most ``RequestLimits/question`` bytes.
    public var text: String
    /// Who says so.
    public var from: Person.ID
    /// When it was said.
    public var at: Timestamp
}

/// What somebody who asked says of how it went.
public struct SurveyAnswer: Hashable, Sendable, Codable {
    /// From 1, not at all content, to 5, very.
    public var rating: Int
    /// At most ``RequestLimits/question`` bytes.
    public var remark: String
    /// Whether others than the team may read it.
    public var isShared: Bool
    /// Whoever answered; set when it is decided.
    public var from: Person.ID?

    public init(rating: Int, remark: String = "", isShared: Bool = false) {
        (self.rating, self.remark, self.isShared) = (rating, remark, isShared)
    }
}

extension Request {
    /// What those whom it was done for say.
    func appreciate(_ command: RequestCommand, in context: DecisionContext) throws(Rejection) -> [RequestEvent] {
        guard let person = context.actor.person else {
            throw Rejection(.notPermitted, "Only people say thanks, and whether they are content.")
        }
        switch command {
        case .thank(let people, let text):
            guard !people.isEmpty else { throw .invalidField("people", "Name whom to thank.") }
            var own = [person]
            if case .delegate(_, by: let delegate) = context.actor { own.append(delegate) }
            guard !own.contains(where: people.contains) else {
                throw .invalidField("people", "Nobody thanks themselves.")
            }
            try context.limits.check(count: people.count, "people", limit: 20)
            try context.limits.check(people: people, "people")
            try context.limits.check(text, "text", limit: context.limits.question)
            guard text.contains(where: { !$0.isWhitespace }) else {
                throw .invalidField("text", "Say what the thanks are for.")
            }
            try context.limits.check(count: thanks.count + 1, "thanks", limit: 100)
            return [.thanked(people, text: text)]
        case .answerSurvey(var answer):
            guard isOwn(context), case .person = context.actor else {
                throw Rejection(.notPermitted, "Whoever asked for it says for themselves whether they are content.")
            }
            guard !state.isOpen else {
                throw .illegal(.answerSurvey, in: state, because: "It is asked once it is resolved.")
            }
            guard (1...5).contains(answer.rating) else { throw .invalidField("rating", "From 1 to 5.") }
            try context.limits.check(answer.remark, "remark", limit: context.limits.question)
            answer.from = person
            return answer == satisfaction ? [] : [.surveyAnswered(answer)]
        default: return []
        }
    }
}
