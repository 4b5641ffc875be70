/// Rules by what they act on, so that a change looks at those alone that may act on it: however many others there are.
final class RuleBook: Sendable {
    let rules: [Rule]
    private let shelves: [RuleTrigger: Shelf]

    /// Rules of one trigger, each under the most telling thing that it asks for.
    private struct Shelf: Sendable {
        var byWord: [String: [Int]] = [:]
        var byRequester: [Person.ID: [Int]] = [:]
        var byService: [Service.ID: [Int]] = [:]
        var byTag: [String: [Int]] = [:]
        var byTeam: [Team.ID: [Int]] = [:]
        var others: [Int] = []

        mutating func add(_ rule: Rule, at index: Int) {
            let condition = rule.condition
            if !condition.requesters.isEmpty {
                for person in condition.requesters { byRequester[person, default: []].append(index) }
            } else if !condition.services.isEmpty {
                for service in condition.services { byService[service, default: []].append(index) }
            } else if let tag = condition.tags.first {
                byTag[tag, default: []].append(index)
            } else if !condition.words.isEmpty {
                for word in Set(condition.foldedWords) { byWord[word, default: []].append(index) }
            } else if !condition.teams.isEmpty {
                for team in condition.teams { byTeam[team, default: []].append(index) }
            } else {
                others.append(index)
            }
        }
    }

    init(_ rules: [Rule]) {
        let active = rules.filter(\.isActive).sorted { $0.id < $1.id }
        var shelves: [RuleTrigger: Shelf] = [:]
        for (index, rule) in active.enumerated() {
            for trigger in Set(rule.on) { shelves[trigger, default: Shelf()].add(rule, at: index) }
        }
        (self.rules, self.shelves) = (active, shelves)
    }

    var isEmpty: Bool { rules.isEmpty }

    func rule(_ id: Rule.ID) -> Rule? { rules.first { $0.id == id } }

    /// The rules that act on an event, by id.
    func rules(on event: RecordedEvent, of request: Request) -> [Rule] {
        guard let trigger = RuleTrigger(event, of: request), let shelf = shelves[trigger] else { return [] }
        var known: Set<String>?
        func words() -> Set<String> {
            if let known { return known }
            let found = Self.words(event, of: request)
            known = found
            return found
        }
        var candidates = shelf.others
        if let found = shelf.byRequester[request.requester] { candidates += found }
        if let service = request.service, let found = shelf.byService[service] { candidates += found }
        if let team = request.team, let found = shelf.byTeam[team] { candidates += found }
        if !shelf.byTag.isEmpty { for tag in request.tags { candidates += shelf.byTag[tag] ?? [] } }
        if !shelf.byWord.isEmpty { for word in words() { candidates += shelf.byWord[word] ?? [] } }
        return Set(candidates).sorted().map { rules[$0] }
            .filter { $0.condition.holds(for: request, words: words) }
    }

    /// The words of the subject and of what was just written.
    static func words(_ event: RecordedEvent, of request: Request) -> Set<String> {
        var words = Set(SearchText.words(in: request.subject))
        if let text = event.event.message?.text { words.formUnion(SearchText.words(in: text)) }
        return words
    }
}
