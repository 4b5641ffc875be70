import ServiceDesk

/// Requests of every sort, for checks of lists and counts.
enum Population {
    /// Keeps about sixty requests and returns them as they stand, by number.
    static func make(in scene: Scene) async throws -> [Request] {
        var (random, promises) = (SeededGenerator(seed: 60), SeededGenerator(seed: 61))
        var requests: [Request] = []
        for index in 0..<60 {
            var request = try await scene.open(draft(index, using: &random, at: scene.clock.now()))
            if random.happens(60) {
                let agent: Person.ID? = random.happens(80) ? random.pick(["bram", "eva", "zoë"]) : nil
                request = try await scene.change(request, .assigned(team: request.team ?? "it", agent: agent))
            }
            request = try await move(request, using: &random, in: scene)
            requests.append(try await promise(request, using: &promises, in: scene))
        }
        return requests
    }

    /// What is promised, and what is late, comes before a date that was set.
    private static func promise(
        _ request: Request, using random: inout SeededGenerator, in scene: Scene
    ) async throws -> Request {
        var changes: [PromiseChange] = []
        for subject in PromiseChange.Subject.allCases where random.happens(40) {
            let by = origin.advanced(bySeconds: random.pick([1_800, 3_600, 90_000]))
            changes.append(PromiseChange(subject, .made, by: by, reason: .asked))
            if random.happens(30) { changes.append(PromiseChange(subject, .broken, by: by)) }
        }
        return changes.isEmpty ? request : try await scene.change(request, .promised(changes))
    }

    /// Times are whole hours from it, so that many requests are due at the same instant.
    private static let origin = Timestamp(microseconds: 1_772_438_400_000_000)

    private static func draft(
        _ index: Int, using random: inout SeededGenerator, at now: Timestamp
    ) -> RequestDraft {
        let dueIn: Int64? = random.pick([nil, 3_600, 7_200, 86_400])
        return RequestDraft(
            "Demande \(index)", requester: random.pick(["anna", "bram", "łukasz"]),
            beneficiary: random.pick([nil, nil, "anna", "jürgen"]), watchers: random.pick([[], ["eva"]]),
            team: random.pick([nil, "it", "hr", "facilities"]), service: random.pick([nil, "laptop", "badge"]),
            tags: random.pick([[], ["urgent"], ["urgent", "vip"], ["étage-2"]]),
            kind: random.pick(RequestKind.allCases), impact: random.pick(Impact.allCases),
            urgency: random.pick(Urgency.allCases),
            due: dueIn.map { origin.advanced(bySeconds: $0) })
    }

    private static func move(
        _ request: Request, using random: inout SeededGenerator, in scene: Scene
    ) async throws -> Request {
        switch Int.random(in: 0..<7, using: &random) {
        case 0: return try await scene.change(request, .started)
        case 1: return try await scene.change(request, .held(Pending(.information, waitingFor: .requester)))
        case 2: return try await scene.change(request, .started, .solvedBy(article: 7), .resolved(.fixed))
        case 3: return try await scene.change(request, .solvedBy(article: 70), .resolved(.declined), .closed)
        case 4:
            return try await scene.change(
                request, .solvedBy(article: 7), .resolved(.answered), .reopened(reason: "Toujours pas."))
        case 5:
            return try await scene.change(
                request, .replied(scene.message("Bonjour")), .noted(scene.message("interne")), .dueChanged(nil))
        default: return request
        }
    }

    /// Filters of every sort, each with a name.
    static func filters(for requests: [Request]) -> [(name: String, filter: RequestFilter)] {
        let middle = requests[requests.count / 2].openedAt
        let late = origin.advanced(bySeconds: 7_200)
        return [
            ("none", RequestFilter()),
            ("one team", RequestFilter { $0.teams = ["it"] }),
            ("two teams", RequestFilter { $0.teams = ["hr", "facilities"] }),
            ("a team without requests", RequestFilter { $0.teams = ["nobody"] }),
            ("agents", RequestFilter { $0.agents = ["eva", "zoë"] }),
            ("states", RequestFilter { $0.states = [.new, .pending] }),
            ("kinds", RequestFilter { $0.kinds = [.incident, .obligation] }),
            ("priorities", RequestFilter { $0.priorities = [.critical, .planning] }),
            ("services", RequestFilter { $0.services = ["badge"] }),
            ("requester or beneficiary", RequestFilter { $0.requesters = ["anna", "jürgen"] }),
            ("one tag", RequestFilter { $0.tags = ["urgent"] }),
            ("all of two tags", RequestFilter { $0.tags = ["urgent", "vip"] }),
            ("assigned", RequestFilter { $0.isAssigned = true }),
            ("not assigned", RequestFilter { $0.isAssigned = false }),
            ("open", RequestFilter { $0.isOpen = true }),
            ("not open", RequestFilter { $0.isOpen = false }),
            ("opened from", RequestFilter { $0.openedFrom = middle }),
            ("opened before", RequestFilter { $0.openedBefore = middle }),
            ("due before", RequestFilter { $0.dueBefore = late }),
            ("solved by an article", RequestFilter { $0.solvedBy = 7 }),
            ("solved by another", RequestFilter { $0.solvedBy = 70 }),
            ("solved by none such", RequestFilter { $0.solvedBy = 8 }),
        ] + combinations(late)
    }

    private static func combinations(_ late: Timestamp) -> [(name: String, filter: RequestFilter)] {
        let contradiction = RequestFilter {
            $0.isOpen = true
            $0.states = [.closed]
        }
        let queue = RequestFilter {
            $0.teams = ["it"]
            $0.isOpen = true
            $0.tags = ["urgent"]
        }
        let overdue = RequestFilter {
            $0.agents = ["bram"]
            $0.dueBefore = late
            $0.kinds = [.problem]
        }
        return [("open but closed", contradiction), ("an open queue", queue), ("late ones of an agent", overdue)]
    }

    static var orders: [RequestOrder] {
        RequestOrder.Key.allCases.flatMap { [RequestOrder($0), RequestOrder($0, isDescending: true)] }
    }

    /// The requests that a filter leaves, in order.
    static func sorted(_ requests: [Request], _ filter: RequestFilter, _ order: RequestOrder) -> [Request] {
        requests.filter(filter.matches).sorted { left, right in
            let (left, right) = (
                (order.value(of: left), left.number), (order.value(of: right), right.number)
            )
            return order.isDescending ? left > right : left < right
        }
    }
}
