import Tracing

/// What the spans of a desk are called and what they carry, all in one place. They say what was done and to which
/// request or article, never by whom, nor anything of what was written.
enum SpanName: String {
    // What a desk does for a host.
    case open = "service_desk.open"
    case perform = "service_desk.perform"
    case merge = "service_desk.merge"
    case split = "service_desk.split"
    case link = "service_desk.link"
    case unlink = "service_desk.unlink"
    case applyServiceLevels = "service_desk.apply_service_levels"
    case followClocks = "service_desk.follow_clocks"
    case remind = "service_desk.remind"
    case replay = "service_desk.replay"
    case upload = "service_desk.upload"
    case download = "service_desk.download"
    case request = "service_desk.request"
    case timeline = "service_desk.timeline"
    case page = "service_desk.page"
    case search = "service_desk.search"
    case counts = "service_desk.counts"
    case work = "service_desk.work"
    case write = "service_desk.write"
    case revise = "service_desk.revise"
    case publish = "service_desk.publish"
    case retire = "service_desk.retire"
    case article = "service_desk.article"
    case readArticle = "service_desk.read_article"
    case rateArticle = "service_desk.rate_article"
    case articleUse = "service_desk.article_use"
    case revisions = "service_desk.revisions"
    case pageArticles = "service_desk.page_articles"
    case searchArticles = "service_desk.search_articles"
    case find = "service_desk.find"
    case suggestions = "service_desk.suggestions"
    case figures = "service_desk.figures"
    case estimate = "service_desk.estimate"

    // What it asks its store for.
    case storeCommit = "service_desk.store.commit"
    case storeRequests = "service_desk.store.requests"
    case storeKeys = "service_desk.store.keys"
    case storeHistory = "service_desk.store.history"
    case storeJournal = "service_desk.store.journal"
    case storePage = "service_desk.store.page"
    case storeSearch = "service_desk.store.search"
    case storeCounts = "service_desk.store.counts"
    case storeMeasurements = "service_desk.store.measurements"
    case storeRewrite = "service_desk.store.rewrite"
    case storeClaim = "service_desk.store.claim"
    case storeWork = "service_desk.store.work"
    case storeExpunge = "service_desk.store.expunge"
    case storeKeepArticles = "service_desk.store.keep_articles"
    case storeArticles = "service_desk.store.articles"
    case storeRevisions = "service_desk.store.revisions"
    case storePageArticles = "service_desk.store.page_articles"
    case storeSearchArticles = "service_desk.store.search_articles"
    case storeNoteReadings = "service_desk.store.note_readings"
    case storeReadings = "service_desk.store.readings"
    case storeCountReadings = "service_desk.store.count_readings"
}

/// An attribute of a span.
enum SpanAttributeName: String {
    /// The action of a command: `resolve`.
    case command = "service_desk.command"
    /// The request as the caller named it: `#1042`, or its id.
    case request = "service_desk.request"
    /// The kind of a piece of due work.
    case workKind = "service_desk.work_kind"
    /// The article as the caller named it: `A12`, or its id.
    case article = "service_desk.article"
    /// How many changes a commit has.
    case changes = "service_desk.changes"
    /// The code of a rejection. That something may not be done is an answer, and no error of the span.
    case rejection = "service_desk.rejection"
    /// The code of an error of the store.
    case error = "service_desk.error"
}

/// Opens spans.
struct DeskSpans: Sendable {
    /// `nil` for the one that the host has installed.
    private let tracer: (any Tracer)?

    init(_ tracer: (any Tracer)?) { self.tracer = tracer }

    func span<Value, Failure: Error>(
        _ name: SpanName, _ kind: SpanKind = .internal, _ attributes: [SpanAttributeName: String] = [:],
        _ body: () async throws(Failure) -> Value
    ) async throws(Failure) -> Value {
        let tracer = tracer ?? InstrumentationSystem.tracer
        // Where nobody traces, to open a span and to close it cost as much as a small read.
        if tracer is NoOpTracer { return try await body() }
        let result = await tracer.withAnySpan(name.rawValue, ofKind: kind) { span in
            if span.isRecording {
                for (name, value) in attributes { span.attributes[name.rawValue] = value }
            }
            // As a result: the closure of a span forgets of which type an error is.
            let result = await Self.result(body)
            if case .failure(let error) = result { Self.record(error, in: span) }
            return result
        }
        return try result.get()
    }

    private static func result<Value, Failure: Error>(
        _ body: () async throws(Failure) -> Value
    ) async -> Result<Value, Failure> {
        do throws(Failure) { return .success(try await body()) } catch { return .failure(error) }
    }

    private static func record(_ error: any Error, in span: any Span) {
        if let rejection = error as? Rejection {
            span.attributes[SpanAttributeName.rejection.rawValue] = rejection.code.rawValue
            return
        }
        if let error = error as? StoreError {
            span.attributes[SpanAttributeName.error.rawValue] = error.code.rawValue
        }
        span.recordError(error)
        span.setStatus(SpanStatus(code: .error))
    }
}
