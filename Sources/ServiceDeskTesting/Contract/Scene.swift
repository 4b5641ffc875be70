import ServiceDesk

/// Makes requests and changes for a check and keeps them in its store. Ids and time are the same in every run.
struct Scene: Sendable {
    let store: any RequestStore
    let clock = ManualClock()
    let ids = IDGenerator(SeededGenerator(seed: 20_260_302))

    init(_ store: any RequestStore) { self.store = store }

    func message(_ text: String) -> Message { Message(id: ids.next(at: clock.now()), text: text) }

    // MARK: Making changes

    /// An opening, with events that follow at once.
    func opening(
        _ draft: RequestDraft, number: Request.Number = 0, then events: [RequestEvent] = []
    ) throws -> Change.Update {
        var draft = draft
        draft.requester = draft.requester ?? "anna"
        let id = Request.ID(ids.next(at: clock.now()))
        let context = DecisionContext(
            actor: .host("contract"), standing: .host, now: clock.now(), service: service(of: draft))
        let opened = RequestEvent.opened(try Request.decide(opening: draft, message: id.uuid, in: context))
        let update = try Change.Update(
            opening: id, ([opened] + events).map { (.host("contract"), $0) }, at: clock.now())
        guard number > 0 else { return update }
        return try Change.Update(
            before: nil, after: Request(encoded: update.encoded, number: number), events: update.events)
    }

    /// A service whose form takes the answers of a draft.
    private func service(of draft: RequestDraft) -> Service? {
        func kind(of answer: FieldValue) -> ServiceForm.Kind {
            switch answer {
            case .text: .text
            case .number: .number
            case .choice(let choice): .choice([choice])
            case .date: .date
            case .person: .person
            }
        }
        let fields = draft.fields.map { ServiceForm.Field($0.key, label: $0.key, kind: kind(of: $0.value)) }
        return draft.service.map { Service(id: $0, team: "it", name: $0.rawValue, form: ServiceForm(fields)) }
    }

    /// A change of a request as it stands.
    func update(_ request: Request, _ events: RequestEvent..., by actor: Actor = .host("contract")) throws
        -> Change.Update
    {
        try Change.Update(request, events.map { (actor, $0) }, at: clock.now())
    }

    func key(_ name: String, for content: String = "") -> Change.Key {
        Change.Key(name: name, fingerprint: Digest(of: Array(content.utf8)))
    }

    // MARK: Keeping them

    /// Commits an opening a second after the one before it, and returns the request with its number.
    @discardableResult
    func open(
        _ draft: RequestDraft, number: Request.Number = 0, then events: [RequestEvent] = []
    ) async throws -> Request {
        clock.advance(bySeconds: 1)
        return try await keep(try opening(draft, number: number, then: events))
    }

    /// Commits a change of a request a second after the one before it, and returns the request afterwards.
    @discardableResult
    func change(_ request: Request, _ events: RequestEvent..., by actor: Actor = .host("contract")) async throws
        -> Request
    {
        clock.advance(bySeconds: 1)
        return try await keep(try Change.Update(request, events.map { (actor, $0) }, at: clock.now()))
    }

    private func keep(_ update: Change.Update) async throws -> Request {
        let result = try await store.commit([Change(updates: [update])])
        guard case .committed(let numbers)? = result.first, numbers.count == 1 else {
            throw UnexpectedResult(description: "expected a commit of \(update.after.subject), found \(result)")
        }
        return try Request(encoded: update.encoded, number: numbers[0])
    }

    // MARK: Looking

    func found(_ id: Request.ID) async throws -> Request? { try await store.requests([.id(id)]).first }

    func journal(of id: Request.ID) async throws -> [RecordedEvent] { try await store.history(HistoryQuery(id)) }

    /// All requests of a question, page by page.
    func all(_ query: RequestQuery) async throws -> [Request] {
        var (query, found) = (query, [Request]())
        repeat {
            let page = try await store.page(query)
            found += page.requests
            guard found.count <= 100_000 else { throw UnexpectedResult(description: "the pages never end") }
            query.after = page.next
        } while query.after != nil
        return found
    }

    /// The numbers that a search finds, in order.
    func search(_ text: String, as viewer: Viewer = .host("contract"), limit: Int = 25) async throws -> [Request.Number]
    {
        try await store.search(SearchQuery(viewer: viewer, text: SearchText(text), limit: limit)).map(\.number)
    }
}

struct UnexpectedResult: Error, CustomStringConvertible {
    let description: String
}
