/// Word to departments and teams about what concerns them, before they ask.
extension Desk {
    /// Publishes word of a known problem or a planned change to an audience, as an article, and keeps with the request
    /// who has read it.
    ///
    /// - Parameters:
    ///   - reference: The request that it is about; its team speaks.
    ///   - id: Makes a repetition harmless, as of ``write(_:id:as:)``.
    /// - Returns: The request, with its ``Request/outreach``.
    @discardableResult
    public func reachOut(
        about reference: RequestReference, _ content: ArticleContent, id: Article.ID? = nil, as viewer: Viewer
    ) async throws -> Request {
        let request = try await request(reference, as: viewer)
        guard viewer.at(configuration.time.now()).standing(to: request) >= .agent else {
            throw Rejection(.notPermitted, "The team that handles the request reaches out.")
        }
        guard request.confidentiality == nil else {
            throw Rejection(.notPermitted, "Nobody is told of a confidential matter by the way.")
        }
        var content = content
        content.tags.insert(Self.outreachTag)
        var article = try await write(content, id: id, as: viewer)
        if article.published == nil { article = try await publish(.id(article.id), as: viewer) }
        guard !request.outreach.contains(where: { $0.article == article.number }) else { return request }
        let outreach = Outreach(
            article: article.number, audience: content.audience, at: configuration.time.now())
        return try await perform(.reachOut(outreach), on: request.id, as: .host("outreach"), by: viewer)
    }

    /// The tag of articles by which somebody reaches out.
    public static let outreachTag = "outreach"

    /// What a viewer was told, the newest first.
    public func outreach(as viewer: Viewer, limit: Int = 20) async throws -> [Article] {
        var filter = ArticleFilter()
        filter.tags = [Self.outreachTag]
        filter.states = [.published]
        return try await page(ArticleQuery(viewer: viewer, filter: filter, limit: limit)).articles
    }

    /// Says that the viewer has read what they were told. Anyone of its audience may, whether or not they see the
    /// request that it is about; again changes nothing.
    ///
    /// - Parameter request: The number that stands on it (``Article`` text or portal); what it is stays unsaid.
    public func acknowledge(
        _ number: Article.Number, about request: RequestReference, as viewer: Viewer
    ) async throws {
        guard let person = viewer.person, viewer.delegate == nil else {
            throw Rejection(.notPermitted, "People say for themselves what they have read.")
        }
        _ = try await article(.number(number), as: viewer)
        // Whether there is such a request is not said.
        guard let about = try await store.requests([request]).first,
            about.outreach.contains(where: { $0.article == number })
        else { throw Rejection.unknown("outreach", "A\(number)") }
        _ = try await perform(.read(number, by: person), on: about.id, as: .host("outreach"))
    }

    /// Who of an audience has read what they were told.
    public struct Readership: Hashable, Sendable {
        public var outreach: Outreach
        /// By id, of the departments and teams of the audience, those who are still there.
        public var readers: [Person.ID]
        public var missing: [Person.ID]
        /// `nil` for everyone, of whom there is no list.
        public var share: Double? {
            outreach.audience.isEveryone || readers.isEmpty && missing.isEmpty
                ? nil : Double(readers.count) / Double(readers.count + missing.count)
        }
    }

    /// Who has read what was said about a request; for those who handle it.
    public func readership(of reference: RequestReference, as viewer: Viewer) async throws -> [Readership] {
        let request = try await request(reference, as: viewer)
        guard viewer.at(configuration.time.now()).standing(to: request) >= .agent else {
            throw Rejection(.notPermitted, "Who has read it is for the team that handles the request.")
        }
        var found: [Readership] = []
        for outreach in request.outreach {
            var members: Set<Person.ID> = []
            for department in outreach.audience.departments {
                members.formUnion(try await directory.people(in: department).filter(\.isActive).map(\.id))
            }
            for team in outreach.audience.teams {
                members.formUnion(try await directory.team(team)?.members.map(\.person) ?? [])
            }
            let missing = outreach.audience.isEveryone ? [] : members.filter { !outreach.readers.contains($0) }
            found.append(
                Readership(outreach: outreach, readers: outreach.readers.elements, missing: missing.sorted()))
        }
        return found
    }
}
