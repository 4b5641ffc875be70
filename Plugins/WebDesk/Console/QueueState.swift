#if Web
    import ServiceDesk

    /// Which list of the queue is shown, as its address says.
    struct QueueState: Sendable {
        /// The lists at the side, by the word in the address.
        enum View: String, CaseIterable, Sendable {
            case mine, unassigned, team, waiting, all
        }

        var view = View.team
        var team: Team.ID?
        var order = RequestOrder.Key.due
        var priority: Priority?
        var kind: RequestKind?
        var service: Service.ID?
        var tag: String?

        /// - Parameter text: What stands under a name; what is not understood is left as it is.
        init(_ text: (String) -> String?) {
            // No id and no tag is longer, and no store looks for a NUL.
            func value(_ name: String) -> String? {
                text(name).flatMap { $0.isEmpty || $0.utf8.count > 200 || $0.utf8.contains(0) ? nil : $0 }
            }
            if let found = value("view").flatMap({ View(rawValue: $0) }) { view = found }
            team = value("team").map { Team.ID($0) }
            if let found = value("order").flatMap({ RequestOrder.Key(rawValue: $0) }) { order = found }
            priority = value("priority").flatMap { Int($0) }.flatMap { Priority(rawValue: $0) }
            kind = value("kind").flatMap { RequestKind(rawValue: $0) }
            service = value("service").map { Service.ID($0) }
            tag = value("tag").map(\.trimmingBlanks).flatMap { $0.isEmpty ? nil : $0 }
        }

        /// - Parameter link: What ``link(_:)`` has given.
        init(link: String) {
            let pairs = FormText.pairs(Array(link.utf8)) ?? []
            self.init { name in pairs.first { $0.name == name }?.value }
        }

        /// Whether less is shown than a list has.
        var isFiltered: Bool { priority != nil || kind != nil || service != nil || tag != nil }

        /// What comes after the question mark, with something else in it.
        func link(_ change: (inout QueueState) -> Void = { _ in }) -> String {
            var state = self
            change(&state)
            var parts = ["view=\(state.view.rawValue)", "order=\(state.order.rawValue)"]
            if let team = state.team { parts.append("team=\(team.queryText)") }
            if let priority = state.priority { parts.append("priority=\(priority.rawValue)") }
            if let kind = state.kind { parts.append("kind=\(kind.rawValue)") }
            if let service = state.service { parts.append("service=\(service.queryText)") }
            if let tag = state.tag { parts.append("tag=\(tag.percentEncoded)") }
            return parts.joined(separator: "&")
        }

        func filter(_ viewer: Viewer, _ view: View? = nil) -> RequestFilter {
            RequestFilter { filter in
                filter.teams = viewer.teams
                if let team, viewer.teams.contains(team) { filter.teams = [team] }
                if let priority { filter.priorities = [priority] }
                if let kind { filter.kinds = [kind] }
                if let service { filter.services = [service] }
                if let tag { filter.tags = [tag] }
                filter.isOpen = true
                switch view ?? self.view {
                case .mine: filter.agents = viewer.person.map { [$0] } ?? []
                case .unassigned: filter.isAssigned = false
                case .waiting: filter.states = [.pending]
                case .team: filter.states = [.new, .open, .reopened]
                case .all: filter.isOpen = nil
                }
            }
        }
    }
#endif
