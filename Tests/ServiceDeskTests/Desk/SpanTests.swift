import InMemoryTracing
import ServiceDesk
import ServiceDeskTesting
import Testing
import Tracing

@Suite("Spans")
struct SpanTests {
    private let tracer = InMemoryTracer()

    private func company(over store: (any RequestStore)? = nil) async throws -> Company {
        try await Company(over: store) { $0.tracer = tracer }
    }

    private func attributes(_ span: FinishedInMemorySpan) -> [String: SpanAttribute] {
        var attributes: [String: SpanAttribute] = [:]
        span.attributes.forEach { attributes[$0] = $1 }
        return attributes
    }

    @Test("a command has one, with one for each call to the store below it")
    func command() async throws {
        let company = try await company()
        let request = try await company.open()
        tracer.clearAll()
        _ = try await company.perform(.tag(["vip"]), on: request, by: "bram")
        let spans = tracer.finishedSpans
        let root = try #require(spans.last)
        #expect(root.operationName == "service_desk.perform" && root.kind == .internal && root.parentSpanID == nil)
        #expect(
            attributes(root) == [
                "service_desk.command": .string("tag"), "service_desk.request": .string(request.id.description),
            ])
        let calls = spans.dropLast()
        #expect(calls.map(\.operationName) == ["service_desk.store.requests", "service_desk.store.commit"])
        #expect(calls.allSatisfy { $0.parentSpanID == root.spanID && $0.traceID == root.traceID && $0.kind == .client })
        #expect(calls.last.map(attributes) == ["service_desk.changes": .string("1")])
        #expect(tracer.activeSpans.isEmpty)
    }

    @Test("everything that a desk does has one of its own")
    func names() async throws {
        let company = try await company()
        let (desk, bram) = (company.desk, try await company.viewer("bram"))
        let file = try await desk.upload(name: "a", as: bram, bytes: [1])
        let (one, two) = (try await company.open(), try await company.open())
        let noted = try await desk.note("Voir", attachments: [file], on: .id(one.id), as: bram)
        let message = try #require(try await desk.timeline(of: .id(noted.id), as: bram).last?.event.message)
        _ = try await desk.download(file.digest, of: .id(one.id), as: bram)
        try await desk.split(message.id, of: .id(one.id), as: bram)
        try await desk.link(.id(one.id), .blocks, .id(two.id), as: bram)
        try await desk.unlink(.id(one.id), .blocks, .id(two.id), as: bram)
        try await desk.merge(.id(one.id), into: .id(two.id), as: bram)
        _ = try await desk.request(.id(one.id), as: bram)
        _ = try await desk.page(RequestQuery(viewer: bram))
        _ = try await desk.search(SearchQuery(viewer: bram, text: SearchText("imprimante")))
        _ = try await desk.counts(CountQuery(viewer: bram))
        _ = try await desk.commit([try await desk.replay(opening: RequestDraft("x"), as: bram, at: one.openedAt)])
        let roots = tracer.finishedSpans.filter { $0.parentSpanID == nil }.map(\.operationName)
        let names = [
            "upload", "open", "perform", "timeline", "download", "split", "link", "unlink", "merge", "request", "page",
            "search", "counts", "replay",
        ]
        #expect(Set(roots) == Set(names.map { "service_desk." + $0 }))
        #expect(tracer.activeSpans.isEmpty)
    }

    @Test("an article has one for each change and each question, with one for each call to its store below it")
    func articles() async throws {
        let company = try await company()
        let (desk, bram) = (company.desk, try await company.viewer("bram"))
        tracer.clearAll()
        var content = ArticleContent("Changer le toner", text: "Ouvrez le capot.", language: "fr", team: "it")
        let id = try await desk.write(content, as: bram).id
        content.text += " Fermez-le."
        try await desk.revise(1, version: 1, to: content, as: bram)
        try await desk.publish(1, as: bram)
        _ = try await desk.article(.id(id), as: bram)
        _ = try await desk.revisions(of: 1, as: bram)
        _ = try await desk.page(ArticleQuery(viewer: bram))
        _ = try await desk.search(ArticleSearch(viewer: bram, text: SearchText("toner")))
        try await desk.retire(1, as: bram)
        await #expect(throws: Rejection.self) { try await desk.publish(77, as: bram) }
        let spans = tracer.popFinishedSpans()
        let roots = spans.filter { $0.parentSpanID == nil }
        let names = [
            "write", "revise", "publish", "article", "revisions", "page_articles", "search_articles", "retire",
            "publish",
        ]
        #expect(roots.map(\.operationName) == names.map { "service_desk." + $0 })
        func named(_ reference: String) -> [String: SpanAttribute] { ["service_desk.article": .string(reference)] }
        let known = [[:], named("A1"), named("A1"), named(id.description), named("A1"), [:], [:], named("A1")]
        let refused = named("A77").merging(["service_desk.rejection": .string("not-found")]) { $1 }
        #expect(roots.map(attributes) == known + [refused])
        let calls = Dictionary(grouping: spans.filter { $0.parentSpanID != nil }) { $0.parentSpanID ?? "" }
        #expect(calls[roots[0].spanID]?.map(\.operationName) == ["service_desk.store.keep_articles"])
        #expect(roots.allSatisfy { calls[$0.spanID] != nil }, "each asked its store")

        _ = try await desk.find(SearchText("toner"), as: bram)
        let found = tracer.popFinishedSpans()
        #expect(found.last?.operationName == "service_desk.find" && found.last?.parentSpanID == nil)
        let searches = found.filter { $0.parentSpanID == found.last?.spanID }.map(\.operationName)
        #expect(Set(searches) == ["service_desk.search", "service_desk.search_articles"])
        #expect(tracer.activeSpans.isEmpty)
    }

    @Test("a rejection is an answer, a failing store an error; neither tells who or what")
    func failures() async throws {
        let company = try await company(over: FaultyStore(InMemoryStore(), script: [.full]))
        let anna = try await company.viewer("anna")
        await #expect(throws: StoreError.self) { try await company.desk.open(RequestDraft("Panne"), as: anna) }
        for span in tracer.popFinishedSpans() {
            #expect(span.status?.code == .error && span.errors.count == 1)
            #expect(attributes(span)["service_desk.error"] == .string("full"), "\(span.operationName)")
        }
        await #expect(throws: Rejection.self) { try await company.desk.open(RequestDraft(""), as: anna) }
        let refused = try #require(tracer.popFinishedSpans().last)
        #expect(attributes(refused) == ["service_desk.rejection": .string("invalid-field")])
        #expect(refused.status == nil && refused.errors.isEmpty)
    }
}
