/// What is known of a problem: a known error (ITIL 4) once there is a workaround.
public struct Diagnosis: Hashable, Sendable, Codable {
    /// Why it happens, as far as is known; for the team. At most ``RequestLimits/text`` bytes.
    public var cause: String
    /// The article that tells everyone concerned what helps meanwhile.
    public var workaround: Article.Number?

    public init(cause: String, workaround: Article.Number? = nil) {
        (self.cause, self.workaround) = (cause, workaround)
    }

    /// Whether there is a workaround (ITIL 4).
    public var isKnownError: Bool { workaround != nil }
}

/// What was done so that a problem does not happen again, and since when it should show.
public struct Prevention: Hashable, Sendable, Codable {
    /// At most ``RequestLimits/question`` bytes.
    public var measure: String
    /// Since when its effect counts.
    public var since: Timestamp

    public init(_ measure: String, since: Timestamp) { (self.measure, self.since) = (measure, since) }
}

extension Request {
    /// What is known of a problem, and done against it.
    func investigate(_ command: RequestCommand, in context: DecisionContext) throws(Rejection) -> [RequestEvent] {
        guard kind == .problem else {
            throw Rejection(.illegalInState, "It is no problem: classify it as one, or open one and link this to it.")
        }
        switch command {
        case .diagnose(let diagnosis):
            try context.limits.check(diagnosis.cause, "cause", limit: context.limits.text)
            return diagnosis == self.diagnosis ? [] : [.diagnosed(diagnosis)]
        case .prevent(let prevention):
            try context.limits.check(prevention.measure, "measure", limit: context.limits.question)
            guard prevention.measure.contains(where: { !$0.isWhitespace }) else {
                throw .invalidField("measure", "Say what was done against it.")
            }
            return prevention == self.prevention ? [] : [.prevented(prevention)]
        default: return []
        }
    }
}
