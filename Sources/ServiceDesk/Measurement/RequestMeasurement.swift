/// Something that happened to a request and is counted: that it was opened, answered, resolved.
///
/// Measurements are a function of the journal and nothing else: of the events, in their order. They name nobody and no
/// request. A store keeps them beside the journal, in the commit that writes the events, gathered by day and team, so
/// that what a figure costs grows with the days that are asked for (``MeasurementQuery``).
public struct RequestMeasurement: Hashable, Sendable {
    /// In whole seconds.
    public var at: Timestamp
    public var traits: Traits
    public var fact: Fact

    public init(_ fact: Fact, at: Timestamp, traits: Traits) {
        self.at = Timestamp(seconds: at.wholeSeconds)
        self.traits = traits
        self.fact = fact
    }

    /// By what figures are told apart: what the request was once the event had happened.
    public struct Traits: Hashable, Sendable {
        public var team: Team.ID?
        public var service: Service.ID?
        public var channel: ChannelName
        /// That of the requester when it was opened.
        public var department: Department.ID?
        public var language: Language?
        public var kind: RequestKind
        public var priority: Priority

        public init(
            team: Team.ID? = nil, service: Service.ID? = nil, channel: ChannelName, department: Department.ID? = nil,
            language: Language? = nil, kind: RequestKind, priority: Priority
        ) {
            (self.team, self.service, self.channel) = (team, service, channel)
            (self.department, self.language, self.kind, self.priority) = (department, language, kind, priority)
        }
    }

    public enum Fact: Hashable, Sendable {
        case opened
        /// A person who works on it replied, after so many seconds in which somebody waited for it: since the opening,
        /// or since the oldest message without an answer.
        case answered(afterSeconds: Int64, isFirst: Bool)
        case ended(Ending)
        /// An open one is there again.
        case reopened
        /// An open one came to the team, from another one or none.
        case came
        /// An open one left the team.
        case left
        /// A clock stopped in time.
        case met(SLATarget.Name)
        /// A goal was used up. Where the clock had stopped, and was taken for in time until that was found out,
        /// `wasMet` takes that back.
        case missed(SLATarget.Name, wasMet: Bool)
        /// What became of a promise.
        case promise(PromiseChange.Subject, PromiseChange.Outcome)
    }

    /// How a request came to its end, or to one of its ends where it is reopened.
    public struct Ending: Hashable, Sendable {
        public enum Manner: UInt8, Hashable, Sendable, CaseIterable {
            case resolved = 1
            /// Closed without a resolution: withdrawn, or found needless.
            case closed = 2
            /// It goes on in another one.
            case merged = 3
        }

        public var manner: Manner
        /// Who held it from its opening on, the oldest first; what came between an end and a reopening is left out. The
        /// lengths add up to the whole (``Holding``).
        public var stretches: [Stretch]
        /// How many public replies people who worked on it gave.
        public var answers: Int
        /// How often it was reopened before.
        public var reopenings: Int
        /// How often it went from one team to another.
        public var transfers: Int
        /// How often a team got it again that had handed it on.
        public var returns: Int

        public init(
            _ manner: Manner, stretches: [Stretch], answers: Int = 0, reopenings: Int = 0, transfers: Int = 0,
            returns: Int = 0
        ) {
            (self.manner, self.stretches, self.answers) = (manner, stretches, answers)
            (self.reopenings, self.transfers, self.returns) = (reopenings, transfers, returns)
        }
    }

    /// A time in which one side held a request.
    public struct Stretch: Hashable, Sendable {
        public var holder: Holding.Holder
        /// How long before the end it began, and how long it was; in seconds.
        public var startsBeforeEnd: Int64
        public var seconds: Int64

        public init(_ holder: Holding.Holder, startsBeforeEnd: Int64, seconds: Int64) {
            (self.holder, self.startsBeforeEnd, self.seconds) = (holder, startsBeforeEnd, seconds)
        }
    }
}

extension RequestMeasurement {
    /// What it does to the number of open requests of its team. What is owed is not among them.
    var balance: Int { traits.kind == .obligation ? 0 : fact.code.balance }
}

extension RequestMeasurement {
    /// A promise as a block names it.
    static func words(of subject: PromiseChange.Subject, _ outcome: PromiseChange.Outcome) -> String {
        "\(subject.rawValue) \(outcome.rawValue)"
    }
}

extension Timestamp {
    /// Since 1970, the fraction left out.
    var wholeSeconds: Int64 { microseconds.flooredDivision(by: 1_000_000) }
    /// Since 1970, in UTC.
    package var day: Int { Int(microseconds.flooredDivision(by: 86_400_000_000)) }

    init(seconds: Int64) { self.init(microseconds: seconds * 1_000_000) }
}
