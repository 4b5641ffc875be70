#if Web
    import ServiceDesk
    import Yams

    extension OrganisationFile {
        /// What agents do in one go.
        mutating func readMacro(_ node: Node) throws -> Macro {
            let what = "A macro"
            var map = try YAMLMap(node, what, in: file)
            let id = try map.required("id", of: what)
            let title = try map.text("title") ?? id
            let teams = try references(.team, "teams", in: &map).map { Team.ID($0) }
            let macro = Macro(
                Macro.ID(id), title, try readActions(&map), teams: SortedSet(teams),
                isActive: try map.flag("active") ?? true)
            try map.finish()
            try checked(at: node) { () throws(Rejection) in try macro.validate() }
            return macro
        }

        /// What is done of itself when something happens to a request.
        mutating func readActingRule(_ node: Node) throws -> Rule {
            let what = "A rule"
            var map = try YAMLMap(node, what, in: file)
            let id = try map.required("id", of: what)
            var rule = Rule(
                Rule.ID(id), try map.text("title") ?? id,
                on: try map.words("on", of: RuleTrigger.allCases.map { ($0.word, $0) }), do: ActionList())
            rule.after = try map.span("after")
            if let node = map.value("if") { rule.condition = try readRequests(node) }
            rule.actions = try readActions(&map)
            rule.isActive = try map.flag("active") ?? true
            try map.finish()
            try checked(at: node) { () throws(Rejection) in try rule.validate() }
            return rule
        }

        /// Which requests a rule is for.
        private mutating func readRequests(_ node: Node) throws -> RequestCondition {
            var map = try YAMLMap(node, "“if”", in: file)
            var condition = RequestCondition()
            condition.kinds = SortedSet(try map.words("kinds", of: RequestKind.allCases.map { ($0.word, $0) }))
            condition.states = SortedSet(try map.words("states", of: RequestState.allCases.map { ($0.word, $0) }))
            condition.teams = SortedSet(try references(.team, "teams", in: &map).map { Team.ID($0) })
            condition.services = SortedSet(try references(.service, "services", in: &map).map { Service.ID($0) })
            condition.requesters = SortedSet(try references(.person, "requesters", in: &map).map { Person.ID($0) })
            condition.channels = SortedSet(try map.texts("channels").map { ChannelName($0) })
            condition.atLeast = try map.word("at-least", of: Priority.allCases.map { ($0.word, $0) })
            condition.tags = try readTags("tags", &map)
            condition.words = SortedSet(try map.texts("words"))
            condition.isAssigned = try map.flag("assigned")
            condition.isAwaitingApproval = try map.flag("awaiting-approval")
            try map.finish()
            return condition
        }
    }
#endif
