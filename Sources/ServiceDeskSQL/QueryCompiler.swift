import ServiceDesk

/// Compiles the questions of the protocols to SQL that both engines understand.
package enum QueryCompiler {
    /// The conditions of a filter, each on `request`.
    package static func conditions(of filter: RequestFilter) -> [SQLFragment] {
        var conditions: [SQLFragment] = []
        func require(_ column: String, in values: [SQLValue]) {
            switch values.count {
            case 0: break
            case 1: conditions.append("request.\(raw: column) = \(values[0])")
            default: conditions.append("request.\(raw: column) IN \(list: values)")
            }
        }
        require("team", in: filter.teams.map { .text($0.rawValue) })
        require("agent", in: filter.agents.map { .text($0.rawValue) })
        require("state", in: filter.states.map(\.rawValue).sorted().map { .text($0) })
        require("kind", in: filter.kinds.map(\.rawValue).sorted().map { .text($0) })
        require("priority", in: filter.priorities.map(\.rawValue).sorted().map { .integer(Int64($0)) })
        require("service", in: filter.services.map { .text($0.rawValue) })
        if let isOpen = isOpen(filter) { conditions.append("request.is_open = \(isOpen ? 1 : 0)") }
        if let isAssigned = filter.isAssigned {
            conditions.append(isAssigned ? "request.agent IS NOT NULL" : "request.agent IS NULL")
        }
        if !filter.requesters.isEmpty {
            conditions.append(
                """
                request.number IN (SELECT q.number FROM participant q WHERE q.role IN (0, 1) AND q.person IN \
                \(list: filter.requesters.map { .text($0.rawValue) }))
                """)
        }
        for tag in filter.tags {
            conditions.append("request.number IN (SELECT t.number FROM tag t WHERE t.tag = \(tag))")
        }
        if let article = filter.solvedBy {
            let role = Participant.Role.solution.rawValue
            conditions.append(
                """
                request.number IN (SELECT q.number FROM participant q WHERE q.role = \(role) \
                AND q.person = \(Participant.name(of: article)))
                """)
        }
        if let from = filter.openedFrom { conditions.append("request.opened >= \(from.microseconds)") }
        if let before = filter.openedBefore { conditions.append("request.opened < \(before.microseconds)") }
        if let before = filter.dueBefore {
            conditions.append("request.due < \(before.microseconds) AND request.due <> \(RequestColumns.noDue)")
        }
        return conditions
    }

    /// States that are all open, or all not, let the queue's index serve.
    private static func isOpen(_ filter: RequestFilter) -> Bool? {
        if let isOpen = filter.isOpen { return isOpen }
        guard let first = filter.states.first?.isOpen, filter.states.allSatisfy({ $0.isOpen == first }) else {
            return nil
        }
        return first
    }

    private static func conditions(_ filter: RequestFilter, _ viewer: Viewer) -> [SQLFragment] {
        let visibility = Visibility(viewer)
        var conditions = conditions(of: filter)
        if let visible = visibility.condition { conditions.append(visible) }
        if let numbers = visibility.numbersByName { conditions.append("request.number IN (\(numbers))") }
        return conditions
    }

    private static func whereClause(_ conditions: [SQLFragment]) -> SQLFragment {
        conditions.isEmpty ? "" : " WHERE \(conditions.joined(separator: " AND "))"
    }

    /// `number, content` of a page and one more, so that one knows whether something follows.
    ///
    /// Of several teams each is read for itself and the first of all are taken: an index has the order within a team
    /// only, and all that is open would be put in order for each page.
    package static func page(_ query: RequestQuery) -> SQLFragment {
        let teams = query.filter.teams
        guard query.order == RequestOrder(.due), (2...maximumMergedTeams).contains(teams.count),
            query.filter.valueCount + query.viewer.teams.count < maximumMergedValues
        else {
            return "SELECT request.number, request.content FROM request\(ordered(query))"
        }
        let parts = teams.map { team -> SQLFragment in
            var query = query
            query.filter.teams = [team]
            return """
                SELECT * FROM (SELECT request.number, request.content, request.due FROM request\(ordered(query))) \
                AS part
                """
        }
        return """
            SELECT number, content FROM (\(parts.joined(separator: " UNION ALL "))) AS parts \
            ORDER BY due ASC, number ASC LIMIT \(query.limit + 1)
            """
    }

    /// Of more teams than these all that is open is put in order; likewise where each of them would have more values to
    /// be compared with, since a statement takes so many.
    private static let maximumMergedTeams = 16
    private static let maximumMergedValues = 1_000

    /// The conditions, the order and the limit of a page.
    private static func ordered(_ query: RequestQuery) -> SQLFragment {
        let order = query.order
        let key = orderColumn(order)
        let direction: SQLFragment = order.isDescending ? "DESC" : "ASC"
        var conditions = conditions(query.filter, query.viewer)
        if let after = query.after {
            let comparison: SQLFragment = order.isDescending ? "<" : ">"
            conditions.append(
                order.key == .number
                    ? "request.number \(comparison) \(after.number)"
                    : "(\(key), request.number) \(comparison) (\(after.value), \(after.number))")
        }
        let columns: SQLFragment = order.key == .number ? "" : "\(key) \(direction), "
        return """
            \(whereClause(conditions)) ORDER BY \(columns)request.number \(direction) LIMIT \(query.limit + 1)
            """
    }

    private static func orderColumn(_ order: RequestOrder) -> SQLFragment {
        switch order.key {
        case .due where order.isDescending:
            "CASE request.due WHEN \(RequestColumns.noDue) THEN \(Int64.min) ELSE request.due END"
        case .due: "request.due"
        case .number: "request.number"
        case .opened: "request.opened"
        case .updated: "request.updated"
        case .priority: "request.priority"
        }
    }

    /// The query's groups, each as text, and the count.
    package static func counts(_ query: CountQuery) -> SQLFragment {
        let groups = query.groups.map { group -> SQLFragment in "request.\(raw: group.rawValue)" }
        let columns = groups.map { "\($0), " as SQLFragment }.joined(separator: "")
        let grouping: SQLFragment = groups.isEmpty ? "" : " GROUP BY \(groups.joined(separator: ", "))"
        let filter = whereClause(conditions(query.filter, query.viewer))
        return "SELECT \(columns)count(*) FROM request\(filter)\(grouping)"
    }

    /// The conditions on `request` under which a passage is a candidate for a search.
    package static func searchConditions(
        _ query: SearchQuery, version: SQLFragment, isPrivate: SQLFragment
    ) -> [SQLFragment] {
        let readable = Visibility(query.viewer).passageCondition(version: version, isPrivate: isPrivate)
        return conditions(of: query.filter) + (readable.map { [$0] } ?? [])
    }
}

extension RequestFilter {
    /// How many values its lists have.
    fileprivate var valueCount: Int {
        agents.count + states.count + kinds.count + priorities.count + services.count + requesters.count + tags.count
    }
}
