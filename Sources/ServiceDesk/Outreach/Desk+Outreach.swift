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
        let request = try await requestToTellOf(reference, as: viewer)
        var content = content
        content.tags.insert(Self.outreachTag)
        var article = try await write(content, id: id, as: viewer)
        if article.published == nil { article = try await publish(.id(article.id), as: viewer) }
        guard !request.outreach.contains(where: { $0.article == article.number }) else { return request }
        let outreach = Outreach(
            article: article.number, audience: content.audience, at: configuration.time.now())
        return try await perform(
            .reachOut(outreach), on: request.id, as: .host("outreach"), by: viewer,
            key: try outreachKey(article.id, request.id))
    }

    static let outreachKeyPrefix = "outreach:"

    /// The key with which the request is kept that an article tells of, so that whoever reads it need not name that.
    private func outreachKey(_ article: Article.ID, _ request: Request.ID) throws -> Change.Key? {
        try makeKey(
            Self.outreachKeyPrefix + "\(article)", for: .reachOut(article), on: .id(request), by: .host("outreach"))
    }

    /// The tag of articles by which somebody reaches out.
    public static let outreachTag = "outreach"

    /// What a viewer was told, the newest first.
    ///
    /// - Parameter limit: 1 to 200.
    public func outreach(as viewer: Viewer, limit: Int = 20) async throws -> [Article] {
        guard (1...200).contains(limit) else { throw Rejection.invalidField("limit", "1 to 200.") }
        var filter = ArticleFilter()
        filter.tags = [Self.outreachTag]
        filter.states = [.published]
        var (query, found) = (ArticleQuery(viewer: viewer, filter: filter, limit: 200), [Article]())
        repeat {
            let page = try await page(query)
            found = (found + page.articles).suffix(limit)
            query.after = page.next
        } while query.after != nil
        return found.reversed()
    }

    /// Says that the viewer has read what they were told. Anyone of its audience may, whether or not they see the
    /// request that it is about; again changes nothing.
    ///
    /// - Throws: ``Rejection``, where there is no such article for the viewer, or it tells of no request.
    public func acknowledge(_ number: Article.Number, as viewer: Viewer) async throws {
        guard let person = viewer.person, viewer.delegate == nil else {
            throw Rejection(.notPermitted, "People say for themselves what they have read.")
        }
        let article = try await article(.number(number), as: viewer)
        let key = Self.outreachKeyPrefix + "\(article.id)"
        guard let kept = try await store.keys(.named([key])).first else {
            throw Rejection.unknown("outreach", "A\(number)")
        }
        let request = try await load(.number(kept.number))
        _ = try await perform(.read(number, by: person), on: request.id, as: .host("outreach"))
    }

    /// Who of an audience has read what they were told.
    public struct Readership: Hashable, Sendable {
        /// What they were told.
        public var outreach: Outreach
        /// By id; of an audience of departments and teams those who are of it and still there.
        public var readers: [Person.ID]
        /// By id; nobody of an audience of everyone.
        public var missing: [Person.ID]
        /// `nil` for everyone, of whom there is no list.
        public var share: Double? {
            outreach.audience.isEveryone || readers.isEmpty && missing.isEmpty
                ? nil : Double(readers.count) / Double(readers.count + missing.count)
        }
    }

    /// Who has read what was said about a request; for those who handle it.
    public func readership(of reference: RequestReference, as viewer: Viewer) async throws -> [Readership] {
        let request = try await handledRequest(reference, as: viewer)
        var found: [Readership] = []
        for outreach in request.outreach {
            let members = try await members(of: outreach.audience)
            let readers = outreach.readers.filter { outreach.audience.isEveryone || members.contains($0) }
            found.append(
                Readership(
                    outreach: outreach, readers: readers,
                    missing: outreach.audience.isEveryone ? [] : members.subtracting(readers).sorted()))
        }
        return found
    }

    /// Those of an audience who read articles: not people of suppliers, nor who has left.
    private func members(of audience: Audience) async throws -> Set<Person.ID> {
        var members: Set<Person.ID> = []
        for department in audience.departments {
            let people = try await directory.people(in: department)
            members.formUnion(people.filter { $0.isActive && $0.supplier == nil }.map(\.id))
        }
        for team in audience.teams {
            for member in try await directory.team(team)?.members ?? [] {
                guard let person = try await directory.person(member.person), person.isActive, person.supplier == nil
                else { continue }
                members.insert(person.id)
            }
        }
        return members
    }

    /// A request of which the viewer’s team may tell others.
    func requestToTellOf(_ reference: RequestReference, as viewer: Viewer) async throws -> Request {
        let request = try await handledRequest(reference, as: viewer)
        guard request.confidentiality == nil else {
            throw Rejection(.notPermitted, "Nobody is told of a confidential matter by the way.")
        }
        return request
    }

    private func handledRequest(_ reference: RequestReference, as viewer: Viewer) async throws -> Request {
        let request = try await request(reference, as: viewer)
        guard viewer.at(configuration.time.now()).standing(to: request) >= .agent else {
            throw Rejection(.notPermitted, "This is for the team that handles the request.")
        }
        return request
    }
}
