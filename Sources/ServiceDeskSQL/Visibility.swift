import ServiceDesk

/// The rule of access (``Viewer/standing(to:)``) as conditions on a row of `request`. The contract's access matrix
/// proves that the two agree.
package struct Visibility: Sendable {
    private let viewer: Viewer

    package init(_ viewer: Viewer) { self.viewer = viewer }

    /// What holds for nothing: a viewer whose permission is over sees none.
    private static let never: SQLFragment = "1 = 0"

    private func isParticipant(_ person: Person.ID, _ roles: SQLFragment) -> SQLFragment {
        """
        EXISTS (SELECT 1 FROM participant p WHERE p.person = \(person.rawValue) AND p.number = request.number \
        AND (\(roles)))
        """
    }

    private var takesPart: SQLFragment { "p.role IN (0, 1, 2)" }
    /// Named people, and holders of broken-glass access that has not ended.
    private var isAdmitted: SQLFragment {
        "(p.role = 3 AND request.is_confidential = 1) OR (p.role = 4 AND p.until > \(viewer.now.microseconds))"
    }

    private var isOfTeam: SQLFragment? {
        viewer.teams.isEmpty ? nil : "request.team IN \(list: viewer.teams.map { .text($0.rawValue) })"
    }

    /// Standing of an agent.
    private func handles(_ person: Person.ID) -> SQLFragment {
        let admitted = isParticipant(person, isAdmitted)
        let admission = isOfTeam.map { "(\($0) OR \(admitted))" as SQLFragment } ?? admitted
        // Whoever looks and whoever acts for them: the matter may be about neither.
        let isAboutNone = ([person] + (viewer.delegate.map { [$0] } ?? []))
            .map { "NOT \(isParticipant($0, "p.role IN (0, 1, 5)"))" as SQLFragment }
        return "(\(admission) AND (request.is_confidential = 0 OR (\(isAboutNone.joined(separator: " AND ")))))"
    }

    /// Holds for the requests to which the viewer has any standing at all; `nil` where that is all of them.
    package var condition: SQLFragment? {
        guard let person = viewer.person else { return nil }
        guard !viewer.hasEnded else { return Self.never }
        var routes = [handles(person), isParticipant(person, takesPart)]
        if let supplier = viewer.supplier { routes.append("request.supplier = \(supplier.rawValue)") }
        return "(\(routes.joined(separator: " OR ")))"
    }

    /// Holds for the passages that the viewer may read, of requests that they may see; `nil` where that is all of them.
    ///
    /// - Parameters:
    ///   - version: The version of the passage's event.
    ///   - isPrivate: 1 for a passage of a private note.
    package func passageCondition(version: SQLFragment, isPrivate: SQLFragment) -> SQLFragment? {
        guard let person = viewer.person else { return nil }
        guard !viewer.hasEnded else { return Self.never }
        var routes = [handles(person)]
        if let supplier = viewer.supplier {
            routes.append("(request.supplier = \(supplier.rawValue) AND \(version) >= request.handed_over)")
            let isOther: SQLFragment = "request.supplier IS DISTINCT FROM \(supplier.rawValue)"
            routes.append("(\(isOther) AND \(isPrivate) = 0 AND \(isParticipant(person, takesPart)))")
        } else {
            routes.append("(\(isPrivate) = 0 AND \(isParticipant(person, takesPart)))")
        }
        return "(\(routes.joined(separator: " OR ")))"
    }

    /// The numbers of the requests that a viewer without teams and supplier can see: only those that name them. `nil`
    /// where there are other ways to see one.
    package var numbersByName: SQLFragment? {
        guard let person = viewer.person, viewer.teams.isEmpty, viewer.supplier == nil else { return nil }
        return "SELECT n.number FROM participant n WHERE n.person = \(person.rawValue)"
    }
}
