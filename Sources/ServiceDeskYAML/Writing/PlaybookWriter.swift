#if Web
    import ServiceDesk
    import Yams

    /// Writes templates, macros and rules as ``OrganisationFile`` reads them.
    extension OrganisationWriter {
        func node(_ template: RequestTemplate) -> Node {
            var pairs = pairs([("id", template.id.rawValue), ("title", template.title)])
            pairs += flows([("asks", template.asks)]) + self.pairs(of: template.draft)
            if let approval = template.approval { pairs.append((Node("approval"), node(approval))) }
            if !template.isActive { pairs += self.pairs([("active", "false")]) }
            if !template.parts.isEmpty { pairs.append((Node("parts"), Node(template.parts.map(node)))) }
            return Node(pairs)
        }

        private func node(_ part: RequestTemplate.Part) -> Node {
            Node(
                pairs([("name", part.name)]) + flows([("after", part.after.elements)])
                    + pairs([("ahead", part.ahead.map(SpanText.text))]) + pairs(of: part.draft))
        }

        private func pairs(of draft: RequestDraft) -> [(Node, Node)] {
            var pairs = pairs([("subject", draft.subject)])
            if !draft.text.isEmpty { pairs.append((Node("text"), text(draft.text))) }
            pairs += self.pairs([
                ("requester", draft.requester?.rawValue), ("for", draft.beneficiary?.rawValue),
                ("team", draft.team?.rawValue), ("service", draft.service?.rawValue),
            ])
            if let fields = answers(draft.fields) { pairs.append(fields) }
            pairs += self.pairs([
                ("kind", draft.kind?.word), ("impact", draft.impact?.word), ("urgency", draft.urgency?.word),
                ("language", draft.language?.rawValue), ("due", draft.due?.description),
                ("channel", draft.channel == .api ? nil : draft.channel.rawValue),
            ])
            pairs += flows([("watchers", draft.watchers.map(\.rawValue)), ("tags", draft.tags.elements)])
            if let confidentiality = draft.confidentiality {
                let people = flows([
                    ("named", confidentiality.named.map(\.rawValue)),
                    ("concerns", confidentiality.concerns.map(\.rawValue)),
                ])
                pairs.append((Node("confidential"), people.isEmpty ? scalar("true") : Node(people)))
            }
            if let steps = draft.checklist { pairs.append((Node("checklist"), Node(steps.map(scalar)))) }
            if let things = draft.about { pairs.append((Node("about"), flow(things.map(\.description)))) }
            return pairs
        }

        func answers(_ fields: [String: FieldValue]) -> (Node, Node)? {
            guard !fields.isEmpty else { return nil }
            let answers = fields.sorted { $0.key < $1.key }
            return (Node("fields"), Node(answers.map { (scalar($0.key), text($0.value.description)) }))
        }

        func node(_ question: ApprovalQuestion) -> Node {
            let from =
                switch question.from {
                case .manager: scalar("manager")
                case .people(let people): flow(people.map(\.rawValue))
                }
            let texts = [("needed", question.needed.map(String.init)), ("within", question.within.map(SpanText.text))]
            return Node([(Node("question"), text(question.text)), (Node("from"), from)] + pairs(texts))
        }

        func node(_ macro: Macro) -> Node {
            Node(
                pairs([("id", macro.id.rawValue), ("title", macro.title)])
                    + flows([("teams", macro.teams.map(\.rawValue))]) + pairs(of: macro.actions)
                    + pairs([("active", macro.isActive ? nil : "false")]))
        }

        func node(_ rule: Rule) -> Node {
            let condition = pairs(of: rule.condition)
            return Node(
                pairs([("id", rule.id.rawValue), ("title", rule.title)]) + flows([("on", rule.on.map(\.word))])
                    + pairs([("after", rule.after.map(SpanText.text))])
                    + (condition.isEmpty ? [] : [(Node("if"), Node(condition))]) + pairs(of: rule.actions)
                    + pairs([("active", rule.isActive ? nil : "false")]))
        }

        private func pairs(of condition: RequestCondition) -> [(Node, Node)] {
            flows([
                ("kinds", condition.kinds.map(\.word)), ("states", condition.states.map(\.word)),
                ("teams", condition.teams.map(\.rawValue)), ("services", condition.services.map(\.rawValue)),
                ("requesters", condition.requesters.map(\.rawValue)),
                ("channels", condition.channels.map(\.rawValue)), ("tags", condition.tags.elements),
                ("words", condition.words.elements),
            ])
                + pairs([
                    ("at-least", condition.atLeast?.word), ("assigned", condition.isAssigned.map { "\($0)" }),
                    ("awaiting-approval", condition.isAwaitingApproval.map { "\($0)" }),
                ])
        }
    }
#endif
