#if Web
    import ServiceDesk
    import ServiceDeskJSON
    import Yams

    /// Writes the entries of a directory as ``OrganisationFile`` reads them.
    public struct OrganisationWriter {
        private static let sections: [(kind: DirectoryEntry.Kind, title: String)] = [
            (.department, "departments"), (.supplier, "suppliers"), (.calendar, "hours"), (.person, "people"),
            (.team, "teams"), (.service, "services"), (.delegation, "delegations"), (.onCall, "on-call"),
            (.policy, "service-levels"), (.template, "templates"), (.macro, "macros"), (.rule, "rules"),
        ]

        public init() {}

        /// Entries of any kinds, by kind, in the order in which they are given.
        public func text(of entries: [DirectoryEntry]) throws -> String {
            let pairs = Self.sections.compactMap { kind, title -> (Node, Node)? in
                let nodes = entries.filter { $0.kind == kind }.map(node)
                return nodes.isEmpty ? nil : (Node(title), Node(nodes))
            }
            return try Yams.serialize(node: Node(pairs), width: 110, allowUnicode: true)
        }

        private func node(_ entry: DirectoryEntry) -> Node {
            switch entry {
            case .department(let department):
                map([
                    ("id", department.id.rawValue), ("name", department.name), ("parent", department.parent?.rawValue),
                ])
            case .supplier(let supplier):
                map(
                    [("id", supplier.id.rawValue), ("name", supplier.name)], [("addresses", nodes(supplier.addresses))])
            case .calendar(let calendar): node(calendar)
            case .onCall(let schedule): node(schedule)
            case .policy(let policy): node(policy)
            case .template(let template): node(template)
            case .macro(let macro): node(macro)
            case .rule(let rule): node(rule)
            case .person(let person): node(person)
            case .team(let team): node(team)
            case .service(let service): node(service)
            case .delegation(let delegation):
                map([
                    ("id", delegation.id.rawValue), ("from", delegation.from.rawValue), ("to", delegation.to.rawValue),
                    ("starts", delegation.starts.description), ("ends", delegation.ends.description),
                ])
            }
        }

        private func node(_ person: Person) -> Node {
            map(
                [
                    ("id", person.id.rawValue), ("name", person.name), ("department", person.department?.rawValue),
                    ("manager", person.manager?.rawValue), ("language", person.language?.rawValue),
                    ("supplier", person.supplier?.rawValue), ("active", person.isActive ? nil : "false"),
                    ("hours", person.hours?.rawValue),
                ],
                [("addresses", nodes(person.addresses)), ("skills", person.skills.map(scalar))],
                person.notices.map { [("notices", node($0))] } ?? [])
        }

        private func node(_ team: Team) -> Node {
            let members = team.members.map { member in
                map([
                    ("person", member.person.rawValue), ("role", member.role == .agent ? nil : member.role.rawValue),
                    ("capacity", member.capacity.map(String.init)),
                ])
            }
            return map(
                [
                    ("id", team.id.rawValue), ("name", team.name),
                    ("mission", team.mission.isEmpty ? nil : team.mission),
                    ("department", team.department?.rawValue), ("assignment", team.assignment?.rawValue),
                    ("hours", team.hours?.rawValue),
                ],
                [("addresses", nodes(team.addresses)), ("members", members)])
        }

        private func node(_ service: Service) -> Node {
            map(
                [
                    ("id", service.id.rawValue), ("team", service.team.rawValue), ("name", service.name),
                    ("description", service.description.isEmpty ? nil : service.description),
                    ("kind", service.defaultKind.word), ("impact", service.defaultImpact.word),
                    ("urgency", service.defaultUrgency.word), ("confidential", service.isConfidential ? "true" : nil),
                ],
                [("skills", service.skills.map(scalar)), ("form", service.form.fields.map(node))])
        }

        private func node(_ field: ServiceForm.Field) -> Node {
            var pairs = self.pairs([
                ("name", field.name), ("question", field.label), ("type", field.kind.word),
                ("required", field.isRequired ? "true" : nil),
            ])
            if let choices = field.kind.choices { pairs.append((Node("choices"), Node(choices.map(scalar)))) }
            if let condition = field.condition {
                let answers = Node(condition.isOneOf.map { scalar($0.description) })
                pairs.append((Node("when"), Node([(Node("field"), scalar(condition.field)), (Node("is"), answers)])))
            }
            return Node(pairs)
        }

        private func nodes(_ addresses: [Address]) -> [Node] {
            addresses.map { map([($0.kind.rawValue, $0.value), ("verified", $0.isVerified ? nil : "false")]) }
        }

        func map(
            _ texts: [(String, String?)], _ lists: [(String, [Node])] = [], _ others: [(String, Node)] = []
        ) -> Node {
            let lists = lists.filter { !$0.1.isEmpty }.map { (Node($0.0), Node($0.1)) }
            return Node(pairs(texts) + lists + others.map { (Node($0.0), $0.1) })
        }

        func pairs(_ texts: [(String, String?)]) -> [(Node, Node)] {
            texts.compactMap { key, value in value.map { (Node(key), scalar($0)) } }
        }

        /// Quoted only where the text would be taken for nothing.
        func scalar(_ text: String) -> Node {
            Node(text, Tag(.str), ["", "~", "null"].contains(text) ? .doubleQuoted : .any)
        }
    }
#endif
