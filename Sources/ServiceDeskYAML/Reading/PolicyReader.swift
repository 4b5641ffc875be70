#if Web
    import ServiceDesk
    import Yams

    extension OrganisationFile {
        /// Service levels: rules in order, each with its targets.
        mutating func readPolicy(_ node: Node) throws -> PriorityPolicy {
            var map = try YAMLMap(node, "A service level policy", in: file)
            let id = try map.required("id", of: "A service level policy")
            var policy = PriorityPolicy(id: PriorityPolicy.ID(id), title: try map.text("name") ?? id, rules: [])
            for node in try map.list("rules") { policy.rules.append(try readRule(node)) }
            try map.finish()
            do throws(SLAError) {
                try policy.validate()
            } catch {
                throw YAMLMap.mistake(error.description, at: node, in: file)
            }
            return policy
        }

        private mutating func readRule(_ node: Node) throws -> PriorityPolicy.Rule {
            var map = try YAMLMap(node, "A rule", in: file)
            var rule = PriorityPolicy.Rule(aims: [])
            if let node = map.value("when") { rule.condition = try readCondition(node) }
            for node in try map.list("targets") { rule.aims.append(try readAim(node)) }
            try map.finish()
            return rule
        }

        private mutating func readCondition(_ node: Node) throws -> PriorityPolicy.Condition {
            var map = try YAMLMap(node, "“when”", in: file)
            var condition = PriorityPolicy.Condition()
            condition.services = try references(.service, "services", in: &map).map { Service.ID($0) }
            condition.teams = try references(.team, "teams", in: &map).map { Team.ID($0) }
            condition.departments = try references(.department, "departments", in: &map).map { Department.ID($0) }
            condition.languages = try map.texts("languages").map { Language($0) }
            condition.tags = try map.texts("tags")
            condition.kinds = try map.words("kinds", of: RequestKind.allCases.map { ($0.word, $0) })
            condition.impacts = try map.words("impacts", of: Impact.allCases.map { ($0.word, $0) })
            condition.urgencies = try map.words("urgencies", of: Urgency.allCases.map { ($0.word, $0) })
            try map.finish()
            return condition
        }

        mutating func references(
            _ kind: DirectoryEntry.Kind, _ key: String, in map: inout YAMLMap
        ) throws -> [String] {
            let nodes = try map.list(key)
            let ids = try map.texts(key)
            for (node, id) in zip(nodes, ids) { refer(to: kind, id, at: node) }
            return ids
        }

        // MARK: Targets

        private mutating func readAim(_ node: Node) throws -> PriorityPolicy.Aim {
            var map = try YAMLMap(node, "A target", in: file)
            var (metric, party) = try readMetric(&map)
            guard let within = map.value("within") else { throw map.mistake("A target needs “within”.") }
            let (goals, other) = try readGoals(within)
            let calendar = try reference(.calendar, "hours", in: &map).map { ServiceCalendar.ID($0) }
            if let text = try map.text("party") {
                guard let found = SLAParty(text) else {
                    throw map.mistake("“\(text)” is no party; it is requester, team:ID or supplier:ID.")
                }
                party = found
            }
            let warnings = try map.texts("warn").map { text in
                guard let share = Int(text) else { throw map.mistake("“warn” is a list of per cents: [50, 80].") }
                return share
            }
            guard let goal = other ?? Priority.allCases.lazy.compactMap({ goals[$0] }).first else {
                throw map.mistake("“within” gives nothing.")
            }
            let target = SLATarget(
                metric, within: goal, calendar: calendar, party: party,
                name: try map.text("name").map { SLATarget.Name($0) }, warnings: warnings,
                escalations: try readEscalations(&map),
                choices: try readChoices(&map))
            let usesTeamHours = try map.flag("team-hours") ?? false
            try map.finish()
            return PriorityPolicy.Aim(target, goals: goals, other: other, usesTeamHours: usesTeamHours)
        }

        private mutating func readEscalations(_ map: inout YAMLMap) throws -> [Escalation] {
            let nodes = try map.list("escalate")
            return try zip(nodes, try map.texts("escalate")).map { node, text in
                guard let escalation = Escalation(text) else {
                    throw map.mistake(
                        "“\(text)” is no escalation; they are written “100 leads”, “150 manager”, “150 person:ID” or "
                            + "“200 team:ID”, by per cent of the goal.")
                }
                switch escalation.recipient {
                case .leads, .manager: break
                case .person(let person): refer(to: .person, person.rawValue, at: node)
                case .team(let team): refer(to: .team, team.rawValue, at: node)
                }
                return escalation
            }
        }

        /// - Returns: The metric, and by or to whom it is owed unless the file says otherwise.
        private mutating func readMetric(_ map: inout YAMLMap) throws -> (SLAMetric, SLAParty) {
            let words = ["first-response", "next-response", "update", "resolution", "ownership", "supply", "clock"]
            switch try map.word("metric", of: words.map { ($0, $0) }) {
            case "first-response": return (.firstResponse, .requester)
            case "next-response": return (.nextResponse, .requester)
            case "update": return (.periodicUpdate, .requester)
            case "resolution": return (.resolution, .requester)
            case "ownership":
                guard let team = try reference(.team, "team", in: &map) else {
                    throw map.mistake("“ownership” needs the “team”.")
                }
                return (.ownership(Team.ID(team)), .requester)
            case "supply":
                guard let supplier = try reference(.supplier, "supplier", in: &map) else {
                    throw map.mistake("“supply” needs the “supplier”.")
                }
                return (.named(.supply(Supplier.ID(supplier))), .supplier(Supplier.ID(supplier)))
            case "clock":
                let clock = NamedClock(
                    try map.required("clock", of: "A target with a clock of its own"),
                    start: try conditions("start", in: &map), stop: try conditions("stop", in: &map),
                    pause: try conditions("pause", in: &map), resume: try conditions("resume", in: &map))
                return (.named(clock), .requester)
            default: throw map.mistake("A target needs “metric”: \(words.joined(separator: ", ")).")
            }
        }

        private func conditions(_ key: String, in map: inout YAMLMap) throws -> [NamedClock.Condition] {
            try map.texts(key).map { text in
                guard let condition = NamedClock.Condition(text.joinedWords) else {
                    throw map.mistake(
                        "“\(text)” is nothing that “\(key)” knows: opened, started, held, resumed, resolved, closed, "
                            + "reopened, asked, answered, assigned:ID, handed-over:ID, taken-back.")
                }
                return condition
            }
        }

        private func amount(_ node: Node) throws -> GoalAmount {
            guard let text = node.scalar?.string, let amount = GoalAmount(text) else {
                throw YAMLMap.mistake(
                    "“\(node.scalar?.string ?? "")” is no amount. Say which hours or days: 8 service hours, 1 service "
                        + "days, 24 elapsed hours.",
                    at: node, in: file)
            }
            return amount
        }

        private func readGoals(_ node: Node) throws -> (goals: [Priority: GoalAmount], other: GoalAmount?) {
            guard node.mapping != nil else { return ([:], try amount(node)) }
            var map = try YAMLMap(node, "“within”", in: file)
            var goals: [Priority: GoalAmount] = [:]
            for priority in Priority.allCases {
                if let node = map.value(priority.word) { goals[priority] = try amount(node) }
            }
            let other = try map.value("other").map(amount)
            try map.finish()
            return (goals, other)
        }

        private func readChoices(_ map: inout YAMLMap) throws -> ClockChoices {
            var choices = ClockChoices()
            func words<Word: VocabularyWord>(_ type: Word.Type) -> [(String, Word)] {
                type.allCases.map { ($0.word, $0) }
            }
            choices.change = try map.word("change", of: words(ClockChoices.Change.self)) ?? choices.change
            choices.reopening = try map.word("reopening", of: words(ClockChoices.Reopening.self)) ?? choices.reopening
            choices.editedHours =
                try map.word("edited-hours", of: words(ClockChoices.EditedHours.self)) ?? choices.editedHours
            choices.answer = try map.word("answer", of: words(ClockChoices.Answer.self)) ?? choices.answer
            choices.unanswered =
                try map.word("unanswered", of: words(ClockChoices.Unanswered.self)) ?? choices.unanswered
            if let text = try map.text("pauses") {
                guard let pauses = ClockChoices.Pauses(text.joinedWords) else {
                    throw map.mistake(
                        "“pauses” is never, any-hold, waiting-for-requester, or reasons for holds: supplier, date.")
                }
                choices.pauses = pauses
            }
            return choices
        }
    }

    extension String {
        /// `anyHold` for `any-hold`; what follows a colon, an id, stays.
        fileprivate var joinedWords: String {
            let parts = split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let words = parts[0].split(separator: "-")
            guard let first = words.first else { return self }
            let joined = first + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
            return parts.count > 1 ? "\(joined):\(parts[1])" : String(joined)
        }
    }
#endif
