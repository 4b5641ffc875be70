import ServiceDesk

/// The rule of access to articles (``Viewer/readable(_:)``) and the filter, as conditions on a row of `article` joined
/// to one of `article_face`: a revision by which the article is listed. The contract proves that the two agree.
package enum ArticleConditions {
    /// What a row of `article_reader` says of a revision: who reads it beside its owners, and what else lists find it
    /// by. The numbers are kept; they are never given another meaning.
    package enum Mark: Int64, Sendable {
        case department = 0
        case team = 1
        /// Everyone who handles requests; without a name.
        case agents = 2
        /// The day of the next review: dates of four digits for the year are in order as texts.
        case review = 3
        /// The id of the article that it translates.
        case translation = 4
    }

    package static func all(_ filter: ArticleFilter, _ viewer: Viewer) -> [SQLFragment] {
        conditions(of: filter) + (condition(for: viewer).map { [$0] } ?? [])
    }

    private static func conditions(of filter: ArticleFilter) -> [SQLFragment] {
        var conditions: [SQLFragment] = []
        func require(_ column: String, in values: [String]) {
            guard !values.isEmpty else { return }
            conditions.append("face.\(raw: column) IN \(list: values.map { .text($0) })")
        }
        require("team", in: filter.teams.map(\.rawValue))
        require("language", in: filter.languages.map(\.rawValue))
        require("state", in: filter.states.map(\.rawValue).sorted())
        for tag in filter.tags {
            conditions.append("face.place IN (SELECT t.place FROM article_tag t WHERE t.tag = \(tag))")
        }
        if let day = filter.reviewBefore {
            // No later day is kept.
            let isBefore: SQLFragment = day.year > 9_999 ? "" : " AND r.name < \(day.description)"
            conditions.append(
                """
                face.place IN (SELECT r.place FROM article_reader r \
                WHERE r.kind = \(Mark.review.rawValue)\(isBefore))
                """)
        }
        if let original = filter.translationOf {
            conditions.append(marked(.translation, [.text(original.description)]))
        }
        return conditions
    }

    private static func marked(_ mark: Mark, _ names: [SQLValue]) -> SQLFragment {
        """
        face.place IN (SELECT r.place FROM article_reader r \
        WHERE r.kind = \(mark.rawValue) AND r.name IN \(list: names))
        """
    }

    /// Holds for the revisions that a viewer may read; `nil` where that is all of them.
    private static func condition(for viewer: Viewer) -> SQLFragment? {
        guard !viewer.isHost else { return nil }
        guard !viewer.hasEnded else { return "1 = 0" }
        var routes: [SQLFragment] = []
        let teams = viewer.teams.map { SQLValue.text($0.rawValue) }
        if viewer.supplier == nil { routes.append("face.is_everyone = 1") }
        if let department = viewer.department { routes.append(marked(.department, [.text(department.rawValue)])) }
        if !teams.isEmpty { routes += [marked(.team, teams), marked(.agents, [.text("")])] }
        let isAdmitted: SQLFragment =
            routes.isEmpty ? "1 = 0" : "face.is_public = 1 AND (\(routes.joined(separator: " OR ")))"
        return teams.isEmpty ? "(\(isAdmitted))" : "(article.team IN \(list: teams) OR (\(isAdmitted)))"
    }

    /// `number` of the articles of a page and one more, so that one knows whether something follows.
    package static func page(_ query: ArticleQuery) -> SQLFragment {
        let conditions = ["face.number = article.number"] + all(query.filter, query.viewer)
        return """
            SELECT article.number FROM article WHERE article.number > \(query.after ?? 0) AND EXISTS \
            (SELECT 1 FROM article_face face WHERE \(conditions.joined(separator: " AND "))) \
            ORDER BY article.number LIMIT \(query.limit + 1)
            """
    }
}
