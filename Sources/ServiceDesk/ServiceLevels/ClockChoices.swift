/// What service desks leave to chance, each an explicit choice of a target. The defaults are those of the initialiser.
public struct ClockChoices: Hashable, Sendable {
    /// What a change of priority or policy does to a running clock.
    public enum Change: String, Sendable, Codable, CaseIterable {
        /// The new target counts from where the clock started, pauses excluded, as if it had applied all the time.
        case fromOpening
        /// What was used stays used, as the old target measured it; the new one counts from now.
        case carry
        /// Nothing was used.
        case restart
    }

    /// What a reopening does to a clock that had stopped with the resolution.
    public enum Reopening: String, Sendable, Codable, CaseIterable {
        /// It goes on; the time while the request was resolved or closed does not count.
        case resume
        /// What was reached stays reached, and a new cycle begins.
        case newCycle
        /// Nothing is owed any more.
        case ignore
    }

    /// Which hours count after the calendar was edited.
    public enum EditedHours: String, Sendable, Codable, CaseIterable {
        /// The old ones until the edit, the new ones from then on.
        case fromNow
        /// The new ones, for the time before the edit as well.
        case retroactive
        /// Those in force when the cycle began.
        case notAtAll
    }

    /// What answers a requester.
    public enum Answer: String, Sendable, Codable, CaseIterable {
        /// A public reply by a person who works on the request.
        case personsReply
        /// That, or a public message by a machine.
        case anyReply
        /// That, or a private note.
        case anyContribution
    }

    /// Which of several messages without an answer counts.
    public enum Unanswered: String, Sendable, Codable, CaseIterable {
        /// The oldest: a further one moves no deadline.
        case oldest
        /// The latest: each begins anew.
        case latest
    }

    /// Which holds stop the clock.
    public enum Pauses: Hashable, Sendable {
        case never
        case anyHold
        /// Only while the requester is waited for.
        case waitingForRequester
        /// Only holds for one of these reasons.
        case reasons([Pending.Reason])
    }

    public var change: Change
    public var reopening: Reopening
    public var editedHours: EditedHours
    public var answer: Answer
    public var unanswered: Unanswered
    /// `nil` for what is usual for the metric: responses are never paused, since nobody can be waited for who was not
    /// answered yet; periodic updates, and what a supplier owes, only while the requester is waited for; all others by
    /// any hold.
    public var pauses: Pauses?

    public init(
        change: Change = .fromOpening, reopening: Reopening = .resume, editedHours: EditedHours = .fromNow,
        answer: Answer = .personsReply, unanswered: Unanswered = .oldest, pauses: Pauses? = nil
    ) {
        self.change = change
        self.reopening = reopening
        self.editedHours = editedHours
        self.answer = answer
        self.unanswered = unanswered
        self.pauses = pauses
    }
}

extension ClockChoices.Pauses: TextCodable, LosslessStringConvertible, Codable {
    /// `never`, `anyHold`, `waitingForRequester`, or reasons: `supplier, date`.
    public var description: String {
        switch self {
        case .never: "never"
        case .anyHold: "anyHold"
        case .waitingForRequester: "waitingForRequester"
        case .reasons(let reasons): reasons.map(\.rawValue).joined(separator: ", ")
        }
    }

    public init?(_ text: String) {
        switch text {
        case "never": self = .never
        case "anyHold": self = .anyHold
        case "waitingForRequester": self = .waitingForRequester
        default:
            let words = text.split(separator: ",").map { $0.drop { $0 == " " } }
            let reasons = words.compactMap { Pending.Reason(rawValue: String($0)) }
            guard !reasons.isEmpty, reasons.count == words.count else { return nil }
            self = .reasons(reasons)
        }
    }

    public init(from decoder: any Decoder) throws { try self.init(text: decoder) }
    public func encode(to encoder: any Encoder) throws { try encode(text: encoder) }

    func includes(_ pending: Pending) -> Bool {
        switch self {
        case .never: false
        case .anyHold: true
        case .waitingForRequester: pending.waitingFor == .requester
        case .reasons(let reasons): reasons.contains(pending.reason)
        }
    }
}

// Only what differs from the defaults is written: every request under a policy carries its targets.
extension ClockChoices: Codable {
    private enum CodingKeys: CodingKey {
        case answer, change, editedHours, pauses, reopening, unanswered
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init()
        change = try container.decodeIfPresent(Change.self, forKey: .change) ?? change
        reopening = try container.decodeIfPresent(Reopening.self, forKey: .reopening) ?? reopening
        editedHours = try container.decodeIfPresent(EditedHours.self, forKey: .editedHours) ?? editedHours
        answer = try container.decodeIfPresent(Answer.self, forKey: .answer) ?? answer
        unanswered = try container.decodeIfPresent(Unanswered.self, forKey: .unanswered) ?? unanswered
        pauses = try container.decodeIfPresent(Pauses.self, forKey: .pauses)
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        let usual = ClockChoices()
        if answer != usual.answer { try container.encode(answer, forKey: .answer) }
        if change != usual.change { try container.encode(change, forKey: .change) }
        if editedHours != usual.editedHours { try container.encode(editedHours, forKey: .editedHours) }
        try container.encodeIfPresent(pauses, forKey: .pauses)
        if reopening != usual.reopening { try container.encode(reopening, forKey: .reopening) }
        if unanswered != usual.unanswered { try container.encode(unanswered, forKey: .unanswered) }
    }
}
