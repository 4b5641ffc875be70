extension Desk {
    /// One request as a viewer may see it.
    ///
    /// - Throws: ``Rejection`` of code ``Rejection/Code/notFound``, alike for a request that does not exist and for one
    ///   that the viewer may not know of.
    public func request(_ reference: RequestReference, as viewer: Viewer) async throws -> Request {
        try await spans.span(.request, .internal, [.request: reference.description]) {
            try await present(try await load(reference), to: viewer)
        }
    }

    /// What happened to a request, as far as a viewer may know, oldest first.
    ///
    /// - Parameters:
    ///   - version: Only events after this version.
    ///   - limit: Fewer events come back only where no more follow.
    public func timeline(
        of reference: RequestReference, as viewer: Viewer, after version: Int = 0, limit: Int = 1_000
    ) async throws -> [RecordedEvent] {
        try await spans.span(.timeline, .internal, [.request: reference.description]) {
            try await readTimeline(of: reference, as: viewer, after: version, limit: limit)
        }
    }

    private func readTimeline(
        of reference: RequestReference, as viewer: Viewer, after version: Int, limit: Int
    ) async throws -> [RecordedEvent] {
        let request = try await load(reference)
        let viewer = viewer.at(configuration.time.now())
        guard viewer.standing(to: request) != .none else { throw Rejection.notFound }
        var (found, after): ([RecordedEvent], Int) = ([], version)
        while found.count < limit, after < request.version {
            let events = try await store.history(HistoryQuery(request.id, after: after, limit: max(limit, 200)))
            found += try await readable(events, of: request, by: viewer)
            // A journal that is shorter than the request says is damaged; it is read to its end.
            after = events.last?.version ?? request.version
        }
        return Array(found.prefix(limit))
    }

    private func readable(
        _ events: [RecordedEvent], of request: Request, by viewer: Viewer
    ) async throws -> [RecordedEvent] {
        let events = events.filter { viewer.mayRead($0, of: request) }
        let visible = try await visible(Set(events.compactMap(\.event.otherRequest)), to: viewer)
        let isAgent = viewer.standing(to: request) >= .agent
        var seen = events.filter { event in event.event.otherRequest.map(visible.contains) ?? true }
        for event in events.map(\.event) where !viewer.isHost {
            // Who may not see one of them does not read of it.
            guard let things = event.things,
                await visibleThings(things, to: viewer, viewer.standing(to: request)) != things
            else { continue }
            seen.removeAll { $0.event == event }
        }
        let articles = try await readableArticles(Set(seen.compactMap(\.event.solution)), viewer)
        seen.removeAll { event in event.event.solution.map { !articles.contains($0) } ?? false }
        return try seen.map { isAgent ? $0 : try $0.presentedToParticipants() }
    }

    /// A page of the requests that a viewer may see.
    public func page(_ query: RequestQuery) async throws -> Page {
        var query = query
        query.viewer = query.viewer.at(configuration.time.now())
        return try await spans.span(.page) { [query] in
            try await check(query.filter, by: query.viewer)
            if query.order.key == .due { try checkSeesPromises(query.viewer) }
            var page = try await store.page(query)
            page.requests = try await present(page.requests, to: query.viewer)
            return page
        }
    }

    /// Goes through the requests of a list from its beginning, a page at a time.
    ///
    /// - Parameter body: Says whether there is more to look for.
    func forEach(
        _ query: RequestQuery, _ body: (Request) async throws -> Bool
    ) async throws {
        var query = query
        repeat {
            let page = try await page(query)
            for request in page.requests {
                guard try await body(request) else { return }
            }
            query.after = page.next
        } while query.after != nil
    }

    /// The requests that answer best.
    public func search(_ query: SearchQuery) async throws -> [Request] {
        var query = query
        query.viewer = query.viewer.at(configuration.time.now())
        return try await spans.span(.search) { [query] in
            try await check(query.filter, by: query.viewer)
            return try await present(try await store.search(query), to: query.viewer)
        }
    }

    /// How many requests a viewer may see, by group.
    public func counts(_ query: CountQuery) async throws -> [CountRow] {
        var query = query
        query.viewer = query.viewer.at(configuration.time.now())
        return try await spans.span(.counts) { [query] in
            try await check(query.filter, by: query.viewer)
            return try await store.counts(query)
        }
    }

    /// What an article solved is told to whoever may read that.
    private func check(_ filter: RequestFilter, by viewer: Viewer) async throws {
        if let article = filter.solvedBy { try await checkReads(article, viewer) }
        if filter.dueBefore != nil { try checkSeesPromises(viewer) }
    }

    /// An order or a condition would tell those outside what was promised to others.
    private func checkSeesPromises(_ viewer: Viewer) throws {
        guard viewer.supplier != nil else { return }
        throw Rejection(
            .notPermitted, "What is due next is not for a supplier’s people; use another order, and no “due before”.")
    }

    /// Checks that an article exists, for the viewer.
    func checkReads(_ article: Article.Number, _ viewer: Viewer) async throws {
        let viewer = viewer.at(configuration.time.now())
        guard let found = try await articles.articles([.number(article)]).first, !viewer.readable(found).isEmpty else {
            throw Rejection.unknown("article", "A\(article)")
        }
    }

    // MARK: Presenting

    /// What someone sees of a request that they have just changed. Giving a request to another team may end the right
    /// to see it: the answer is then the request as they left it, which they knew already.
    func present(_ outcome: Decision, to viewer: Viewer) async throws -> Request {
        let viewer = viewer.at(configuration.time.now())
        guard viewer.standing(to: outcome.request) == .none, outcome.standing != .none else {
            return try await present(outcome.request, to: viewer)
        }
        let visible = try await visible(Set(outcome.request.links.map(\.request)), to: viewer)
        let request = outcome.request.presented(to: outcome.standing, viewer.person, visibleLinks: visible)
        let articles = try await readableArticles(Set(request.solvedBy.map { [$0] } ?? []), viewer)
        return await showingThings(of: request.showing(articles), to: viewer, outcome.standing)
    }

    func present(_ request: Request, to viewer: Viewer) async throws -> Request {
        guard let presented = try await present([request], to: viewer).first else { throw Rejection.notFound }
        return presented
    }

    /// Leaves out of requests what a viewer may not know: requests that they may not see, links to such requests, and,
    /// for those without the agent's view, what only the team knows.
    func present(_ requests: [Request], to viewer: Viewer) async throws -> [Request] {
        guard !viewer.isHost else { return requests }
        let viewer = viewer.at(configuration.time.now())
        let visible = try await visible(Set(requests.flatMap { $0.links.map(\.request) }), to: viewer)
        let articles = try await readableArticles(Set(requests.compactMap(\.solvedBy)), viewer)
        var presented: [Request] = []
        for request in requests {
            let standing = viewer.standing(to: request)
            guard standing != .none else { continue }
            let seen = request.presented(to: standing, viewer.person, visibleLinks: visible)
            presented.append(await showingThings(of: seen.showing(articles), to: viewer, standing))
        }
        return presented
    }

    private func showingThings(
        of request: Request, to viewer: Viewer, _ standing: Standing
    ) async -> Request {
        guard request.hasExtras else { return request }
        var request = request
        if let thing = request.pattern?.about.flatMap({ Thing($0) }),
            await visibleThings([thing], to: viewer, standing).isEmpty
        {
            request.extras.pattern?.about = nil
        }
        guard !request.about.isEmpty else { return request }
        let things = await visibleThings(request.about, to: viewer, standing)
        request.extras.about = things.isEmpty ? nil : things
        return request
    }

    private func readableArticles(
        _ numbers: Set<Article.Number>, _ viewer: Viewer
    ) async throws -> Set<Article.Number> {
        guard !numbers.isEmpty, !viewer.isHost else { return numbers }
        let found = try await articles.articles(numbers.sorted().map { .number($0) })
        return Set(found.lazy.filter { !viewer.readable($0).isEmpty }.map(\.number))
    }

    private func visible(_ ids: Set<Request.ID>, to viewer: Viewer) async throws -> Set<Request.ID> {
        var (visible, rest) = (Set<Request.ID>(), ids.map { RequestReference.id($0) }[...])
        while !rest.isEmpty {
            let found = try await store.requests(Array(rest.prefix(RequestReference.maximumBatch)))
            visible.formUnion(found.lazy.filter { viewer.standing(to: $0) != .none }.map(\.id))
            rest = rest.dropFirst(RequestReference.maximumBatch)
        }
        return visible
    }
}

extension Request {
    /// The request without the article that solved it, where that is not one of these.
    fileprivate func showing(_ articles: Set<Article.Number>) -> Request {
        guard let article = solvedBy, !articles.contains(article) else { return self }
        var request = self
        request.extras.solvedBy = nil
        return request
    }

    fileprivate func presented(to standing: Standing, _ person: Person.ID?, visibleLinks: Set<ID>) -> Request {
        var request = self
        if !links.isEmpty { request.links = SortedSet(links.filter { visibleLinks.contains($0.request) }) }
        guard standing < .agent else { return request }
        request.noteCount = 0
        request.grants = []
        request.handover = nil
        request.course = course?.presentedToParticipants
        if confidentiality != nil { request.confidentiality = Confidentiality() }
        if hasExtras { request.extras = extras.presented(to: person) }
        if standing == .supplier {
            // What is owed to others, and what they agreed on and judged, is nothing for those outside. Thanks are for
            // them as well.
            (request.promised, request.late) = (nil, nil)
            request.course = course?.presented { $0 == handover.map { .supplier($0.supplier) } }
            (request.extras.approvals, request.extras.satisfaction) = (nil, nil)
        }
        return request
    }
}

extension RequestEvent {
    /// The things of the host that the event speaks of; `nil` for none.
    fileprivate var things: SortedSet<Thing>? {
        switch self {
        case .aboutChanged(let things): things
        case .recognised(let pattern): pattern.about.flatMap { Thing($0) }.map { [$0] }
        default: nil
        }
    }

    /// The article that solved the request.
    fileprivate var solution: Article.Number? { if case .solvedBy(let article) = self { article } else { nil } }

    /// The other request that the event speaks of.
    var otherRequest: Request.ID? {
        switch self {
        case .linked(let link), .unlinked(let link): link.request
        case .merged(let target): target
        case .absorbed(let source, _): source
        case .split(_, let target): target
        case .partOpened(_, let child): child
        case .becamePart(_, let parent): parent
        default: nil
        }
    }
}
