/// One step of a request's checklist.
public struct ChecklistStep: Hashable, Sendable, Codable, Identifiable {
    /// Counts within its request, from 1.
    public let id: Int
    /// One line; at most ``RequestLimits/question`` bytes.
    public let text: String
    /// Who did it, and when; `nil` where it is still to be done.
    public internal(set) var done: Done?

    /// That a step was done.
    public struct Done: Hashable, Sendable, Codable {
        public var by: Actor
        public var at: Timestamp
    }

    public init(id: Int, text: String) { (self.id, self.text) = (id, text) }
}

extension Request {
    /// What is to be done step by step.
    func work(through command: RequestCommand, in context: DecisionContext) throws(Rejection) -> [RequestEvent] {
        switch command {
        case .addSteps(let texts):
            try context.limits.check(count: checklist.count + texts.count, "steps", limit: context.limits.steps)
            for text in texts { try context.limits.check(step: text) }
            let first = checklist.count + 1
            let steps = texts.enumerated().map { ChecklistStep(id: first + $0, text: $1) }
            return steps.isEmpty ? [] : [.stepsAdded(steps)]
        case .tick(let id, let isDone):
            guard let step = checklist.first(where: { $0.id == id }) else { throw .unknown("step", "\(id)") }
            return (step.done != nil) == isDone ? [] : [.stepTicked(step: id, isDone: isDone)]
        default: return []
        }
    }
}

extension RequestLimits {
    func check(step text: String) throws(Rejection) { try check(line: text, "step") }

    func check(line text: String, _ field: String) throws(Rejection) {
        try check(text, field, limit: question)
        guard text.contains(where: { !$0.isWhitespace }), text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
            throw .invalidField(field, "It is one line, and not empty.")
        }
    }
}
