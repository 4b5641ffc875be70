#if Web
    import ServiceDesk
    import ServiceDeskJSON
    import Yams

    /// Writes service levels as ``OrganisationFile`` reads them.
    extension OrganisationWriter {
        func node(_ policy: PriorityPolicy) -> Node {
            map([("id", policy.id.rawValue), ("name", policy.title)], [("rules", policy.rules.map(node))])
        }

        private func node(_ rule: PriorityPolicy.Rule) -> Node {
            let condition = rule.condition
            let lists: [(String, [String])] = [
                ("services", condition.services.map(\.rawValue)), ("teams", condition.teams.map(\.rawValue)),
                ("departments", condition.departments.map(\.rawValue)),
                ("languages", condition.languages.map(\.rawValue)), ("kinds", condition.kinds.map(\.word)),
                ("impacts", condition.impacts.map(\.word)), ("urgencies", condition.urgencies.map(\.word)),
                ("tags", condition.tags),
            ]
            let when = flows(lists)
            return Node(
                (when.isEmpty ? [] : [(Node("when"), Node(when))])
                    + [(Node("targets"), Node(rule.aims.map(node)))])
        }

        func flows(_ lists: [(String, [String])]) -> [(Node, Node)] {
            lists.filter { !$0.1.isEmpty }.map { (Node($0.0), Node($0.1.map(scalar), .implicit, .flow)) }
        }

        private func node(_ aim: PriorityPolicy.Aim) -> Node {
            let target = aim.target
            var within: [(String, String?)] = Priority.allCases.map { ($0.word, aim.goals[$0]?.description) }
            within.append(("other", aim.other?.description))
            let goal = aim.goals.isEmpty ? scalar(aim.other?.description ?? "") : Node(pairs(within))
            let name = SLATarget(target.metric, within: target.goal, party: target.party).name
            let texts: [(String, String?)] =
                [
                    ("hours", target.calendar?.rawValue), ("team-hours", aim.usesTeamHours ? "true" : nil),
                    ("party", target.party == .requester ? nil : target.party.description),
                    ("name", target.name == name ? nil : target.name.rawValue),
                ] + target.choices.unusual
            return Node(
                pairs(of: target.metric) + [(Node("within"), goal)] + pairs(texts)
                    + flows([
                        ("warn", target.warnings.map(String.init)),
                        ("escalate", target.escalations.map(\.description)),
                    ]))
        }

        private func pairs(of metric: SLAMetric) -> [(Node, Node)] {
            switch metric {
            case .firstResponse: pairs([("metric", "first-response")])
            case .nextResponse: pairs([("metric", "next-response")])
            case .periodicUpdate: pairs([("metric", "update")])
            case .resolution: pairs([("metric", "resolution")])
            case .ownership(let team): pairs([("metric", "ownership"), ("team", team.rawValue)])
            case .named(let clock):
                pairs([("metric", "clock"), ("clock", clock.name)])
                    + flows([
                        ("start", clock.start.map(\.description.hyphenated)),
                        ("stop", clock.stop.map(\.description.hyphenated)),
                        ("pause", clock.pause.map(\.description.hyphenated)),
                        ("resume", clock.resume.map(\.description.hyphenated)),
                    ])
            }
        }
    }

    extension ClockChoices {
        /// Those that are not the usual ones, as the organisation file has them.
        package var unusual: [(key: String, word: String?)] {
            let usual = ClockChoices()
            return [
                ("change", change == usual.change ? nil : change.word),
                ("reopening", reopening == usual.reopening ? nil : reopening.word),
                ("edited-hours", editedHours == usual.editedHours ? nil : editedHours.word),
                ("answer", answer == usual.answer ? nil : answer.word),
                ("unanswered", unanswered == usual.unanswered ? nil : unanswered.word),
                ("pauses", pauses?.description.hyphenated),
            ].filter { $0.1 != nil }
        }
    }
#endif
