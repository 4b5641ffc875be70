import ServiceDeskTesting
import Synchronization
import Testing

@testable import ServiceDesk

@Suite("A store that is switched while the desk runs")
struct SwitchingStoreTests {
    /// Has callers open requests and write notes while the body does something, and gives what was answered.
    private func load(_ desk: Desk, _ body: (Answers) async throws -> Void) async throws -> [String: Request.Number] {
        let answers = Answers()
        try await withThrowingTaskGroup(of: Void.self) { group in
            // Also where the body fails: the group waits for all.
            defer { answers.stop() }
            for caller in 0..<8 {
                group.addTask {
                    // Each notes on what it has opened itself: that all change one request is not what is asked here.
                    var own = Request.Number(1)
                    for count in 0... {
                        guard try await answers.wantsMore() else { return }
                        let mark = "mark \(caller) \(count)"
                        let request = count.isMultiple(of: 2)
                            ? try await desk.open(
                                RequestDraft(mark, requester: "anna", team: "it"), as: .host("test"), key: mark)
                            : try await desk.note(mark, on: .number(own), as: .host("test"))
                        own = request.number
                        answers.note(mark, request.number)
                    }
                }
            }
            try await body(answers)
            answers.stop()
            try await group.waitForAll()
        }
        return answers.all
    }

    private final class Answers: Sendable {
        private let state = Mutex((answers: [String: Request.Number](), isStopped: false))
        /// A machine with a lot else to do may take minutes for the switch: they would be more than it can copy.
        private static let most = 4_000

        var all: [String: Request.Number] { state.withLock { $0.answers } }

        func wantsMore() async throws -> Bool {
            while all.count >= Self.most, !state.withLock({ $0.isStopped }) {
                try await Task.sleep(for: .milliseconds(1))
            }
            return !state.withLock { $0.isStopped }
        }

        /// Returns when so many more have been given, or no more are wanted.
        func more(_ count: Int) async throws {
            let enough = min(all.count + count, Self.most)
            while all.count < enough { try await Task.sleep(for: .milliseconds(1)) }
        }

        func note(_ mark: String, _ number: Request.Number) { state.withLock { $0.answers[mark] = number } }
        func stop() { state.withLock { $0.isStopped = true } }
    }

    private func marks(in store: InMemoryStore) async throws -> [String: [Request.Number]] {
        var (query, found) = (JournalQuery(.numbers, limit: 10_000), [String: [Request.Number]]())
        while true {
            let page = try await store.journal(query)
            for entry in page.entries {
                if case .opened(let opening) = entry.event.event, opening.subject.hasPrefix("mark") {
                    found[opening.subject, default: []].append(entry.number)
                } else if let text = entry.event.event.message?.text, text.hasPrefix("mark") {
                    found[text, default: []].append(entry.number)
                }
            }
            guard !page.entries.isEmpty else { return found }
            query.start = .after(page.next)
        }
    }

    @Test("there and back, under load: nothing is lost and nothing doubled")
    func thereAndBack() async throws {
        let company = try await Company.inUse()
        let (first, second) = (company.store, InMemoryStore())
        let store = SwitchingStore(first)
        var configuration = Desk.Configuration()
        configuration.closeResolvedAfter = .seconds(86_400)
        let desk = Desk(store, configuration: configuration)
        var answers = try await load(desk) { answers in
            try await answers.more(200)
            try await store.switchOver(to: second, timeout: .seconds(600))
            try await answers.more(200)
        }
        let found = try await marks(in: second)
        #expect(answers.allSatisfy { found[$0.key] == [$0.value] }, "lost or doubled")
        #expect(try await StoreAudit(second).run().isClean)
        // What the desk does there is not in the old one; and back.
        try await desk.note("mark là-bas", on: 1, as: .host("test"))
        #expect(try await marks(in: first)["mark là-bas"] == nil)
        answers["mark là-bas"] = 1
        try await store.switchOver(to: first, timeout: .seconds(600))
        let back = try await marks(in: first)
        #expect(answers.allSatisfy { back[$0.key] == [$0.value] })
        #expect(try await StoreComparison(first, second).run().differences == [])
    }

    @Test("a switch that fails leaves everything as it was")
    func failing() async throws {
        let company = try await Company.inUse()
        let other = try await Company()
        _ = try await other.open("Autre chose")
        let store = SwitchingStore(company.store)
        let desk = Desk(store)
        await #expect(throws: TransferError.self) { try await store.switchOver(to: other.store) }
        await #expect(throws: StoreError.self) { try await store.switchOver(to: InMemoryStore(), timeout: .zero) }
        try await desk.note("Encore", on: 1, as: .host("test"))
        #expect(try await company.store.requests([1]).first?.version == desk.request(1, as: .host("test")).version)
    }

    @Test("a write that hangs keeps the others waiting only until the time is up")
    func hangingWrite() async throws {
        let (gate, letGo) = AsyncStream<Void>.makeStream()
        let (requests, rest) = (GatedStore(opening: gate), InMemoryStore())
        let company = try await Company(over: requests)
        let store = SwitchingStore(
            StoreParts(requests: requests, directory: nil, attachments: rest, articles: rest))
        let update = try await opening("Hängt", company)
        let hanging = Task { try await store.commit([Change(updates: [update])]) }
        while requests.batchSizes.isEmpty { await Task.yield() }
        let other = InMemoryStore()
        let target = StoreParts(requests: other, directory: nil, attachments: other, articles: other)
        let error = try await #require(throws: StoreError.self) {
            try await store.switchOver(to: target, timeout: .milliseconds(50))
        }
        #expect(error.code == .busy)
        // Others go on with the old store, also while that one still hangs.
        let second = try await opening("Suivant", company)
        #expect(try await store.commit([Change(updates: [second])]) == [.committed([1])])
        letGo.yield()
        #expect(try await hanging.value == [.committed([2])])
        #expect(try await requests.requests([1, 2]).count == 2)
    }

    private func opening(_ subject: String, _ company: Company) async throws -> Change.Update {
        let now = company.clock.now()
        let id = Request.ID(company.desk.configuration.ids.next(at: now))
        let context = DecisionContext(actor: .host("test"), standing: .host, now: now)
        let draft = RequestDraft(subject, requester: "anna", team: "it")
        let opened = try Request.decide(opening: draft, message: id.uuid, in: context)
        return try Change.Update(opening: id, [(.host("test"), .opened(opened))], at: now)
    }

    @Test("a file that was uploaded before a switch can be named after it")
    func files() async throws {
        let company = try await Company.inUse()
        let (store, target) = (SwitchingStore(company.store), InMemoryStore())
        let desk = Desk(store)
        let file = try await desk.upload(
            name: "avant.txt", mediaType: "text/plain", as: .host("test"), bytes: Array("avant".utf8))
        try await store.switchOver(to: target, timeout: .seconds(600))
        try await desk.note("Voici", attachments: [file], on: 1, as: .host("test"))
        #expect(try await StoreAudit(target).run().isClean)
    }

    @Test("does what every store does")
    func contract() async throws { try await StoreContract.verify { SwitchingStore(InMemoryStore()) } }
}
