import ServiceDesk
import Testing

@Suite("Limits on what comes from outside")
struct LimitTests {
    private let deciding = Deciding()

    private func refusal(_ change: (inout RequestDraft) -> Void) -> Rejection? {
        var draft = RequestDraft("Sujet", text: "Texte")
        change(&draft)
        do {
            _ = try deciding.open(draft)
            return nil
        } catch {
            return error as? Rejection
        }
    }

    private func expect(
        _ code: Rejection.Code, _ field: String, _ change: (inout RequestDraft) -> Void,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let rejection = refusal(change)
        #expect(rejection?.code == code, sourceLocation: sourceLocation)
        #expect(rejection?.field == field, sourceLocation: sourceLocation)
        #expect((rejection?.description.utf8.count ?? .max) < 500, sourceLocation: sourceLocation)
    }

    @Test("what is just within them is taken")
    func within() {
        #expect(refusal { _ in } == nil)
        #expect(refusal { $0.subject = String(repeating: "é", count: 500) } == nil)
        #expect(refusal { $0.text = String(repeating: "x", count: 1 << 20) } == nil)
        #expect(refusal { $0.tags = SortedSet((0..<100).map { "t\($0)" }) } == nil)
        #expect(refusal { $0.watchers = SortedSet((0..<200).map { Person.ID("p\($0)") }) } == nil)
        #expect(refusal { $0.text = "Ligne\r\n\tdeux 🖨️ \u{202E}rtl" } == nil)
    }

    @Test("a subject of 10 MB, a text of 2 MB, 100,000 tags, 100,000 watchers, 100,000 answers")
    func tooLarge() {
        expect(.tooLarge, "subject") { $0.subject = String(repeating: "x", count: 10 << 20) }
        expect(.tooLarge, "subject") { $0.subject = String(repeating: "é", count: 501) }
        expect(.tooLarge, "text") { $0.text = String(repeating: "x", count: 2 << 20) }
        expect(.tooLarge, "tags") { $0.tags = SortedSet((0..<100_000).map { "t\($0)" }) }
        expect(.tooLarge, "tag") { $0.tags = [String(repeating: "t", count: 101)] }
        expect(.tooLarge, "watchers") { $0.watchers = SortedSet((0..<100_000).map { Person.ID("p\($0)") }) }
        expect(.tooLarge, "fields") { draft in
            for index in 0..<100_000 { draft.fields["f\(index)"] = .number(1) }
        }
        expect(.tooLarge, "why") { $0.fields = ["why": .text(String(repeating: "x", count: 70_000))] }
    }

    @Test("NUL and control characters", arguments: ["a\u{0}b", "\u{0}"])
    func nul(text: String) {
        expect(.invalidField, "subject") { $0.subject = text + "x" }
        expect(.invalidField, "text") { $0.text = text }
        expect(.invalidField, "tag") { $0.tags = [text] }
        expect(.invalidField, "why") { $0.fields = ["why": .text(text)] }
        expect(.invalidField, "field name") { $0.fields = [text: .number(1)] }
        expect(.invalidField, "requester") { $0.requester = Person.ID(text) }
        expect(.invalidField, "team") { $0.team = Team.ID(text) }
        expect(.invalidField, "channel") { $0.channel = ChannelName(text) }
    }

    @Test("subjects and tags have a form")
    func form() {
        for subject in ["", "  \u{A0}", "a\nb", "a\u{7F}"] { expect(.invalidField, "subject") { $0.subject = subject } }
        for tag in ["", "two words", "a,b", "a\tb"] { expect(.invalidField, "tag") { $0.tags = [tag] } }
        expect(.invalidField, "n") { $0.fields = ["n": .number(.infinity)] }
        expect(.invalidField, "n") { $0.fields = ["n": .number(.nan)] }
        expect(.invalidField, "named people") { $0.confidentiality = .init(named: [""]) }
    }

    @Test("files have a name, a size and a number")
    func files() {
        func file(_ name: String, size: Int64 = 1) -> FileAttachment {
            FileAttachment(name: name, mediaType: "text/plain", size: size, digest: .zero)
        }
        for name in ["", "../etc/passwd", "a/b", "a\u{0}", "a\nb"] {
            expect(.invalidField, "attachment name") { $0.attachments = [file(name)] }
        }
        expect(.tooLarge, "attachment name") { $0.attachments = [file(String(repeating: "x", count: 201))] }
        expect(.tooLarge, "attachment") { $0.attachments = [file("a", size: .max)] }
        expect(.tooLarge, "attachment") { $0.attachments = [file("a", size: -1)] }
        expect(.tooLarge, "attachments") { $0.attachments = (0...100).map { file("\($0)") } }
    }

    @Test("a tag has the same bytes however it is typed, and is taken off in either way")
    func composedTags() throws {
        let (composed, decomposed) = ("étage", "e\u{301}tage")
        func bytes(_ tags: SortedSet<String>) -> [[UInt8]] { tags.map { Array($0.utf8) } }
        let opened = try deciding.open(RequestDraft("Lampe", tags: [decomposed]))
        #expect(bytes(opened.tags) == [Array(composed.utf8)])
        let context = deciding.context(.agent)
        #expect(try Request.decide(.tag([composed, decomposed]), on: opened, in: context).isEmpty)
        let events = try Request.decide(.tag(["cafe\u{301}"]), on: opened, in: context)
        let tagged = try deciding.apply(events, to: opened)
        #expect(bytes(tagged.tags) == [Array("café".utf8), Array(composed.utf8)])
        guard case .untagged(let removed)? = try Request.decide(.untag([decomposed]), on: tagged, in: context).first
        else {
            Issue.record("Nothing was taken off.")
            return
        }
        #expect(bytes(removed) == [Array(composed.utf8)])
        #expect(bytes(RequestFilter { $0.tags = [decomposed] }.tags) == [Array(composed.utf8)])
    }

    @Test("what grows by commands stays within them")
    func growth() throws {
        var request = try deciding.request(in: .open)
        var context = deciding.context(.agent)
        context.limits.tags = 3
        context.limits.watchers = 2
        context.limits.links = 1
        func attempt(deciding events: () throws -> [RequestEvent]) throws -> Rejection.Code? {
            do {
                request = try deciding.apply(try events(), to: request)
                return nil
            } catch let rejection as Rejection {
                return rejection.code
            }
        }
        func attempt(_ command: RequestCommand) throws -> Rejection.Code? {
            try attempt { try Request.decide(command, on: request, in: context) }
        }
        func link(_ relation: Link.Relation, _ other: Request.ID) throws -> Rejection.Code? {
            try attempt { try Request.decide(RequestHalf.link(Link(relation, other)), on: request, in: context) }
        }
        let other = Request.ID(UniqueID(high: 0x7000, low: 1 << 63))
        #expect(try attempt(.tag(["a", "b", "c"])) == nil)
        #expect(try attempt(.tag(["c"])) == nil)
        #expect(try attempt(.tag(["d"])) == .tooLarge)
        #expect(try attempt(.watch("rita")) == nil)
        #expect(try attempt(.watch("eva")) == .tooLarge)
        #expect(try link(.blocks, other) == nil)
        #expect(try link(.causes, other) == .tooLarge)
        #expect(try link(.blocks, request.id) == .invalidField)
        #expect(try link(.mergedInto, other) == .invalidField)
        #expect(try attempt(.reply(deciding.message("  "))) == .invalidField)
        #expect(try attempt(.rename("")) == .invalidField)
    }
}
