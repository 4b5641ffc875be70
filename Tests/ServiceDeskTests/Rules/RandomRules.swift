import ServiceDesk
import ServiceDeskTesting

/// Rules and what happens to requests, by chance and the same again for the same seed.
struct RandomRules {
    private var generator: SeededGenerator

    private static let tags = ["a", "b", "c", "d"]
    private static let words = ["écran", "clavier", "kapot", "slow", "VPN", "straße"]
    private static let texts = [
        "L’ÉCRAN reste noir", "Le clavier", "Het is kapot", "Everything is slow", "Der Weg: Strasse", "vpn?", "…",
    ]
    private static let people: [Person.ID] = ["anna", "rita", "wim"]
    private static let triggers: [RuleTrigger] = [
        .opened, .asked, .answered, .noted, .assigned, .classified, .tagged, .held, .resumed, .resolved, .reopened,
    ]

    init(seed: UInt64) { generator = SeededGenerator(seed: seed) }

    private mutating func number(_ range: Range<Int>) -> Int { Int.random(in: range, using: &generator) }
    private mutating func happens(_ percent: Int) -> Bool { number(0..<100) < percent }
    private mutating func one<Element>(of elements: [Element]) -> Element { elements[number(0..<elements.count)] }

    private mutating func few<Element: Comparable & Hashable & Codable & Sendable>(
        of elements: [Element]
    ) -> SortedSet<Element> {
        SortedSet((0...number(0..<2)).map { _ in one(of: elements) })
    }

    mutating func rules(_ count: Int) -> [Rule] {
        (1...count).map { number in
            Rule(
                Rule.ID("r\(number)"), "Règle \(number)",
                on: (0...self.number(0..<3)).map { _ in one(of: Self.triggers) },
                after: happens(5) ? 60 : nil, if: condition(), do: actions(), isActive: !happens(5))
        }
    }

    private mutating func condition() -> RequestCondition {
        var condition = RequestCondition()
        if happens(20) { condition.kinds = few(of: RequestKind.allCases) }
        if happens(20) { condition.teams = few(of: ["it", "hr"]) }
        if happens(10) { condition.services = few(of: ["vpn", "laptop"]) }
        if happens(10) { condition.channels = few(of: [.api, .mail]) }
        if happens(20) { condition.states = few(of: RequestState.allCases) }
        if happens(15) { condition.requesters = few(of: Self.people) }
        if happens(10) { condition.atLeast = one(of: Priority.allCases) }
        if happens(25) { condition.tags = few(of: Self.tags) }
        if happens(20) { condition.words = few(of: Self.words) }
        if happens(10) { condition.isAssigned = happens(50) }
        if happens(5) { condition.isAwaitingApproval = happens(50) }
        return condition
    }

    private mutating func actions() -> ActionList {
        ActionList(
            reply: happens(15) ? TextByLanguage("Votre {subject}.") : nil,
            note: happens(50) ? TextByLanguage("Vu.") : nil,
            (0...number(0..<2)).map { _ in action() })
    }

    private mutating func action() -> RequestCommand {
        switch number(0..<10) {
        case 0: .tag(few(of: Self.tags))
        case 1: .untag(few(of: Self.tags))
        case 2: .classify(impact: one(of: Impact.allCases))
        case 3: .classify(kind: one(of: [.incident, .problem]), urgency: one(of: Urgency.allCases))
        case 4: .assign(team: one(of: ["it", "hr", "nowhere"]))
        case 5: .assign(team: "it", agent: one(of: ["bram", "eva", "hugo"]))
        case 6: .hold(Pending(.date, waitingFor: .nobody))
        case 7: .resume
        case 8: happens(50) ? .resolve(.fixed) : .reopen(reason: "Regel")
        default: .watch(one(of: Self.people))
        }
    }

    mutating func draft() -> RequestDraft {
        RequestDraft(
            one(of: Self.texts), text: one(of: Self.texts), requester: one(of: Self.people),
            team: one(of: ["it", "hr"]),
            service: happens(40) ? one(of: ["vpn", "laptop"]) : nil, tags: happens(50) ? few(of: Self.tags) : [],
            kind: one(of: [.incident, .serviceRequest]), impact: one(of: Impact.allCases),
            channel: one(of: [.api, .mail]))
    }

    /// What a person or the host does; a good part of it is refused.
    mutating func command(_ desk: Desk) -> RequestCommand {
        switch number(0..<4) {
        case 0: .reply(desk.makeMessage(one(of: Self.texts)))
        case 1: .note(desk.makeMessage(one(of: Self.texts)))
        default: action()
        }
    }

    mutating func index(below count: Int) -> Int { number(0..<count) }
    mutating func actor() -> Person.ID? { happens(60) ? nil : one(of: Self.people) }
}
