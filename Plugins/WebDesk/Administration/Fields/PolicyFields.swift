#if Web
    import ServiceDesk
    import ServiceDeskYAML

    /// Service levels: how soon somebody answers, and how soon it is done, by priority. For which requests, and the
    /// rest of each target, has its text.
    extension EntryFields {
        /// At most so many targets have fields, so that a form has not too many.
        private static var maximumGoals: Int { 30 }
        private static var units: [String] {
            [
                "service minutes", "service hours", "service days", "elapsed minutes", "elapsed hours", "elapsed days",
            ]
        }

        /// A target of a rule, or one that the rule does not have yet.
        private struct Goal {
            let rule: Int
            /// `nil` for one that is not there.
            let aim: Int?
            let metric: SLAMetric

            var name: String { "\(rule).\(aim.map(String.init) ?? "\(metric.name)")" }
        }

        /// Those that have fields.
        private func goals(of policy: PriorityPolicy) -> [Goal] {
            let all = policy.rules.enumerated().flatMap { index, rule in
                let aims = rule.aims.enumerated().map { Goal(rule: index, aim: $0, metric: $1.target.metric) }
                let missing = [SLAMetric.firstResponse, .resolution].filter { metric in
                    !rule.aims.contains { $0.target.metric == metric }
                }
                return aims + missing.map { Goal(rule: index, aim: nil, metric: $0) }
            }
            return Array(all.prefix(Self.maximumGoals))
        }

        func sections(of policy: PriorityPolicy) -> [FieldSection] {
            [FieldSection(nil, [title(policy.title)], hint: texts["admin.goalsAbout"])]
                + goals(of: policy).map { goal in section(goal, of: policy) }
        }

        private func section(_ goal: Goal, of policy: PriorityPolicy) -> FieldSection {
            let rule = policy.rules[goal.rule]
            let aim = goal.aim.map { rule.aims[$0] }
            let name = aim?.target.name.rawValue ?? goal.metric.name
            let amounts =
                Priority.allCases.map { (texts["priority.\($0.rawValue)"], "p\($0.rawValue)", aim?.goals[$0]) }
                + [(texts["admin.otherPriorities"], "other", aim?.other)]
            let fields = amounts.map { label, key, amount in field("goal.\(goal.name).\(key)", label, amount) }
            let hours = choice("hours.\(goal.name)", "admin.countsBy", .calendar, aim?.target.calendar)
            let number = policy.rules.count > 1 ? "\(goal.rule + 1). " : ""
            return FieldSection(
                "\(number)\(summary(of: rule.condition)) · \(texts["metric.\(name)", or: name])", fields + [hours])
        }

        private func field(_ name: String, _ label: String, _ amount: GoalAmount?) -> EntryField {
            let words = amount?.description.split(separator: " ", maxSplits: 1) ?? []
            let unit = words.last.map { $0.hasSuffix("s") ? String($0) : $0 + "s" } ?? "service hours"
            let units = Self.units + (Self.units.contains(unit) ? [] : [unit])
            return EntryField(
                name, label,
                .amount(
                    units.map { EntryField.Option($0, texts["admin.unit.\($0.replacing(" ", with: "-"))", or: $0]) }),
                value: words.first.map(String.init) ?? "", chosen: [unit], limit: 12)
        }

        /// For which requests a rule is.
        private func summary(of condition: PriorityPolicy.Condition) -> String {
            let parts =
                condition.services.map { choices.name(.service, $0.rawValue) }
                + condition.teams.map { choices.name(.team, $0.rawValue) }
                + condition.departments.map { choices.name(.department, $0.rawValue) }
                + condition.kinds.map { texts["kind.\($0.rawValue)"] } + condition.languages.map(SiteTexts.name(ofAny:))
                + condition.impacts.map { "\(texts["console.impact"]) \(texts["level.\($0.rawValue)"])" }
                + condition.urgencies.map { "\(texts["console.urgency"]) \(texts["level.\($0.rawValue)"])" }
                + condition.tags
            return parts.isEmpty ? texts["admin.allRequests"] : String(parts.listed.prefix(200))
        }

        // MARK: What was typed

        func changed(_ old: PriorityPolicy, by input: FieldInput) throws -> PriorityPolicy {
            var policy = old
            if let title = input.text("name") { policy.title = title }
            var gone: [Int: Set<Int>] = [:]
            for goal in goals(of: old) {
                let before = goal.aim.map { old.rules[goal.rule].aims[$0] }
                guard let aim = try aim(goal, was: before, by: input) else {
                    if let place = goal.aim { gone[goal.rule, default: []].insert(place) }
                    continue
                }
                if let place = goal.aim {
                    policy.rules[goal.rule].aims[place] = aim
                } else {
                    policy.rules[goal.rule].aims.append(aim)
                }
            }
            for (rule, places) in gone {
                for place in places.sorted().reversed() { policy.rules[rule].aims.remove(at: place) }
            }
            guard old.title.isEmpty == false || policy.rules.contains(where: { !$0.aims.isEmpty }) else {
                throw input.mistake("goal.0.firstResponse.other", "admin.noGoal")
            }
            do throws(SLAError) { try policy.validate() } catch {
                throw input.mistake("name", saying: texts["admin.cannotBe"], detail: error.description)
            }
            return policy
        }

        /// The target with what was typed; `nil` where no goal is left.
        private func aim(
            _ goal: Goal, was old: PriorityPolicy.Aim?, by input: FieldInput
        ) throws -> PriorityPolicy.Aim? {
            let hours = "hours.\(goal.name)"
            var (goals, other) = (old?.goals ?? [:], old?.other)
            for priority in Priority.allCases {
                let name = "goal.\(goal.name).p\(priority.rawValue)"
                if let typed = input.amount(name) { goals[priority] = try amount(typed, name, goal, input) }
            }
            let name = "goal.\(goal.name).other"
            if let typed = input.amount(name) { other = try amount(typed, name, goal, input) }
            guard let first = other ?? goals.values.first else { return nil }
            var aim = old ?? PriorityPolicy.Aim(SLATarget(goal.metric, within: first))
            (aim.goals, aim.other) = (goals, other)
            if let id = input.choice(hours, of: ServiceCalendar.ID.self) { aim.target.calendar = id }
            let countsHours = (Array(goals.values) + [other].compactMap { $0 }).contains {
                if case .elapsedTime = $0 { false } else { true }
            }
            guard aim.target.calendar != nil || !countsHours else { throw input.mistake(hours, "admin.whichHours") }
            return aim
        }

        /// `1.5` hours are 90 minutes.
        private func amount(
            _ typed: (number: String, unit: String), _ name: String, _ goal: Goal, _ input: FieldInput
        ) throws -> GoalAmount? {
            guard !typed.number.isEmpty else { return nil }
            let number = typed.number.replacing(",", with: ".")
            if let amount = GoalAmount("\(number) \(typed.unit)") { return amount }
            let words = typed.unit.split(separator: " ")
            if words.count == 2, words[1] == "hours", let hours = Double(number), (0.01...100_000).contains(hours),
                (hours * 60).rounded() == hours * 60,
                let amount = GoalAmount("\(Int((hours * 60).rounded())) \(words[0]) minutes")
            {
                return amount
            }
            // There is a field of that label for each target.
            var mistake = input.mistake(name, "admin.badAmount", ["typed": typed.number])
            mistake.text = "\(texts["metric.\(goal.metric.name)", or: goal.metric.name]) · \(mistake.text)"
            throw mistake
        }
    }
#endif
