/// Looks for findings in requests that are handed to it one after the other, in any order. Pure.
struct FindingSearch {
    private let range: Range<Timestamp>
    private let viewer: Viewer
    private var opened: [MapSubject] = []
    private var bounced: [MapSubject] = []
    private var questioned: [MapSubject] = []
    private var answers: [Answer: [Given]] = [:]

    /// What somebody has answered to a question.
    private struct Answer: Hashable {
        var requester: Person.ID
        var field: String
        var value: Digest
    }

    private struct Given {
        var number: Request.Number
        var at: Timestamp
        var team: Team.ID
        var isSeen: Bool
    }

    init(from start: Timestamp, to end: Timestamp, as viewer: Viewer) {
        (range, self.viewer) = (start..<max(start, end), viewer)
    }

    mutating func add(_ request: Request) {
        // Not even their number is anybody’s matter.
        guard request.confidentiality == nil, !request.links.contains(where: { $0.relation == .mergedInto }) else {
            return
        }
        let subject = MapSubject(request, as: viewer)
        if subject.returns.count >= 2, let last = subject.returns.last, range.contains(last) { bounced.append(subject) }
        if subject.questions.count >= 2, range.contains(subject.questions[1]) { questioned.append(subject) }
        // What became of another request nobody has asked for by itself.
        guard range.contains(request.openedAt),
            !request.links.contains(where: { [.childOf, .splitFrom, .duplicateOf].contains($0.relation) })
        else { return }
        opened.append(subject)
        guard let team = subject.stops.first?.team else { return }
        for (field, value) in request.fields {
            guard let value = value.recognition(by: request.requester) else { continue }
            answers[Answer(requester: request.requester, field: field, value: value), default: []].append(
                Given(number: request.number, at: request.openedAt, team: team, isSeen: subject.isSeen))
        }
    }

    func findings() -> [MapFinding] {
        let found = pingPong() + askedTwice() + askedAgain() + followed() + handedOn()
        let kinds = MapFinding.Kind.allCases
        return found.sorted { left, right in
            let (first, second) = (kinds.firstIndex(of: left.kind) ?? 0, kinds.firstIndex(of: right.kind) ?? 0)
            return (first, right.count, left.id.rawValue) < (second, left.count, right.id.rawValue)
        }
    }

    // MARK: Making one

    /// One time that it was so, whoever may see it.
    private struct Sign {
        var at: Timestamp
        /// The requests, and whether the viewer handles each.
        var requests: [(number: Request.Number, isSeen: Bool)]
        var route: [Team.ID] = []
        var seconds: Int64?
    }

    /// - Parameter name: What makes it this one, beside its kind.
    private func finding(
        _ kind: MapFinding.Kind, _ name: String, _ teams: [Team.ID], _ signs: [Sign], outOf total: Int? = nil,
        _ words: String
    ) -> MapFinding {
        let digest = Digest(of: Array("\(kind.rawValue)\n\(name)".utf8)).description
        let signs = signs.sorted { ($0.at, $0.requests.first?.number ?? 0) < ($1.at, $1.requests.first?.number ?? 0) }
        let seen = signs.reversed().lazy.compactMap { sign -> MapFinding.Evidence? in
            let numbers = sign.requests.filter(\.isSeen).map(\.number)
            guard !numbers.isEmpty else { return nil }
            return MapFinding.Evidence(requests: numbers, at: sign.at, route: sign.route, seconds: sign.seconds)
        }
        return MapFinding(
            id: MapFinding.ID("\(kind.rawValue)-\(digest.prefix(8))"), kind: kind, teams: teams, count: signs.count,
            outOf: total, words: words, evidence: Array(seen.prefix(MapFinding.maximumEvidence)),
            times: signs.map(\.at), end: range.upperBound)
    }

    // MARK: Back and forth

    private func pingPong() -> [MapFinding] {
        Dictionary(grouping: bounced) { Set($0.stops.map(\.team)) }.map { teams, subjects in
            let teams = teams.sorted()
            let signs = subjects.map { subject -> Sign in
                let (first, last) = (subject.stops[1].at, subject.stops[subject.stops.count - 1].at)
                return Sign(
                    at: subject.returns[subject.returns.count - 1], requests: [(subject.number, subject.isSeen)],
                    route: subject.stops.map(\.team), seconds: max(0, last.wholeSeconds - first.wholeSeconds))
            }
            let cost = Spread(signs.compactMap(\.seconds))?.median ?? 0
            let words = """
                \(counted(signs.count, "request")) came back, at least twice, to a team that had handed \
                \(signs.count == 1 ? "it" : "them") on, between \(list(teams)). From the first hand-over to the last \
                it took \(cost.lengthInWords)\(signs.count == 1 ? "" : " in the middle").
                """
            return finding(.pingPong, teams.map(\.rawValue).joined(separator: "\n"), teams, signs, words)
        }
    }

    // MARK: The same data

    private struct TwoTeams: Hashable {
        var field: String
        var first, second: Team.ID
    }

    private func askedTwice() -> [MapFinding] {
        var signs: [TwoTeams: [Sign]] = [:]
        var people: [TwoTeams: Set<Person.ID>] = [:]
        for (answer, given) in answers {
            let byTeam = Dictionary(grouping: given, by: \.team).sorted { $0.key < $1.key }
            for (index, one) in byTeam.enumerated() {
                for other in byTeam[(index + 1)...] {
                    let requests = (one.value + other.value).sorted { $0.number < $1.number }
                    // It was asked twice once the second team had asked it, too.
                    let at = [one, other].compactMap { $0.value.map(\.at).min() }.max() ?? range.lowerBound
                    let place = TwoTeams(field: answer.field, first: one.key, second: other.key)
                    signs[place, default: []].append(Sign(at: at, requests: requests.map { ($0.number, $0.isSeen) }))
                    people[place, default: []].insert(answer.requester)
                }
            }
        }
        return signs.map { place, signs in
            let count = people[place]?.count ?? 0
            let who = count == 1 ? "1 person" : "\(count) people"
            let words = """
                \(who) gave both \(list([place.first, place.second])) the same answer to “\(place.field)”, \
                \(signs.count == 1 ? "once" : "\(signs.count) times"). One of the teams could know it from the other.
                """
            return finding(
                .askedTwice, "\(place.field)\n\(place.first)\n\(place.second)", [place.first, place.second], signs,
                words)
        }
    }

    /// So many requests must have waited twice.
    static let minimumAskedAgain = 5

    private func askedAgain() -> [MapFinding] {
        let places = Dictionary(grouping: questioned.filter { $0.place != nil }) { $0.place }
        return places.compactMap { place, subjects -> MapFinding? in
            guard let place, subjects.count >= Self.minimumAskedAgain else { return nil }
            let signs = subjects.map { Sign(at: $0.questions[1], requests: [($0.number, $0.isSeen)]) }
            let words = """
                \(signs.count) requests for \(place.words) waited, at least twice, for their requester to tell more. A \
                form could ask for it at the opening.
                """
            return finding(.askedAgain, place.name, [place.team], signs, words)
        }
    }

    // MARK: What looks redundant

    /// So many requests, of so many people, must have been followed by another one.
    static let minimumFollowed = 5
    static let minimumPeople = 2
    /// One of so many must be, and so many times more than by chance.
    static let followedShare = 4
    static let minimumLift = 2.0
    /// How many later requests of a person are looked at for each.
    private static let lookingAhead = 50

    private struct Pair: Hashable {
        var first, second: MapSubject.Place
    }

    private func followed() -> [MapFinding] {
        var counts: [MapSubject.Place: Int] = [:]
        for subject in opened { if let place = subject.place { counts[place, default: 0] += 1 } }
        let people = Dictionary(grouping: opened, by: \.requester)
        var signs: [Pair: [Sign]] = [:]
        var askers: [Pair: Set<Person.ID>] = [:]
        for (person, subjects) in people where subjects.count > 1 {
            for (pair, found) in Self.followed(subjects.sorted { ($0.openedAt, $0.number) < ($1.openedAt, $1.number) })
            {
                signs[pair, default: []] += found
                askers[pair, default: []].insert(person)
            }
        }
        // Each person could have asked on each day.
        let days = (range.upperBound.microseconds - range.lowerBound.microseconds) / 86_400_000_000
        let weakest = naturalLogarithm(100 * max(2, Double(counts.count) * Double(counts.count - 1)))
        return signs.compactMap { pair, signs -> MapFinding? in
            guard signs.count >= Self.minimumFollowed, (askers[pair]?.count ?? 0) >= Self.minimumPeople,
                let left = counts[pair.first], let right = counts[pair.second],
                signs.count * Self.followedShare >= left
            else { return nil }
            let total = max(people.count * Int(max(1, days)), left + right - signs.count)
            guard Association.lift(signs.count, left, right, of: total) >= Self.minimumLift,
                Association.strength(signs.count, left, right, of: total) >= weakest
            else { return nil }
            let chance = tenths(Double(left) * Double(right) / Double(total))
            let words = """
                \(signs.count) of \(left) requests for \(pair.first.words) were followed within a day by one of the \
                same person for \(pair.second.words); by chance \(chance) would have been. One request could do for \
                both.
                """
            let teams = [pair.first.team, pair.second.team]
            return finding(
                .followed, "\(pair.first.name)\n\(pair.second.name)", teams, signs, outOf: left, words)
        }
    }

    /// Each request for one thing with the next one for another thing: none is counted twice for the same two.
    private static func followed(_ subjects: [MapSubject]) -> [Pair: [Sign]] {
        struct Use: Hashable {
            var place: MapSubject.Place
            var later: Int
        }
        var (found, used): ([Pair: [Sign]], Set<Use>) = ([:], [])
        for (index, subject) in subjects.enumerated() {
            guard let place = subject.place else { continue }
            var met: Set<MapSubject.Place> = []
            for later in (index + 1)..<min(subjects.count, index + 1 + lookingAhead) {
                let next = subjects[later]
                guard next.openedAt <= subject.openedAt.advanced(bySeconds: 86_400) else { break }
                guard let other = next.place, other.team != place.team, !met.contains(other),
                    used.insert(Use(place: place, later: later)).inserted
                else { continue }
                met.insert(other)
                found[Pair(first: place, second: other), default: []].append(
                    Sign(
                        at: next.openedAt, requests: [(subject.number, subject.isSeen), (next.number, next.isSeen)]))
            }
        }
        return found
    }

    /// So many of something, of which so many of a hundred must be handed on to the same team.
    static let minimumHandedOn = 20
    static let handedOnPercent = 80

    private func handedOn() -> [MapFinding] {
        let done = opened.filter { $0.place != nil && ($0.isDone || $0.firstHandover != nil) }
        return Dictionary(grouping: done) { $0.place }.compactMap { place, subjects -> MapFinding? in
            guard let place, subjects.count >= Self.minimumHandedOn else { return nil }
            let next = Dictionary(grouping: subjects.filter { $0.firstHandover != nil }) { $0.firstHandover?.team }
            guard let (team, moved) = next.max(by: { $0.value.count < $1.value.count }), let team,
                moved.count * 100 >= subjects.count * Self.handedOnPercent
            else { return nil }
            let signs = moved.map { subject in
                let at = subject.firstHandover?.at ?? subject.openedAt
                return Sign(
                    at: subject.openedAt, requests: [(subject.number, subject.isSeen)],
                    route: subject.stops.map(\.team),
                    seconds: max(0, at.wholeSeconds - subject.openedAt.wholeSeconds))
            }
            let middle = Spread(signs.compactMap(\.seconds))?.median ?? 0
            let words = """
                \(signs.count) of \(subjects.count) requests for \(place.words) were handed on to “\(team)”, after \
                \(middle.lengthInWords) in the middle. They could be opened there.
                """
            return finding(
                .handedOn, "\(place.name)\n\(team)", [place.team, team], signs, outOf: subjects.count, words)
        }
    }
}

// MARK: - Words

private func counted(_ count: Int, _ word: String) -> String { count == 1 ? "1 \(word)" : "\(count) \(word)s" }

private func list(_ teams: [Team.ID]) -> String {
    let names = teams.map { "“\($0)”" }
    return names.dropLast().joined(separator: ", ") + (names.count > 1 ? " and " : "") + (names.last ?? "")
}

private func tenths(_ number: Double) -> String { "\((number * 10).rounded() / 10)" }
