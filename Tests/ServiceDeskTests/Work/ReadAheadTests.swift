import InMemoryTracing
import ServiceDesk
import ServiceDeskTesting
import Testing

@Suite("The requests of a claim")
struct ReadAheadTests {
    private let tracer = InMemoryTracer()

    private func company(_ handler: TestHandler) async throws -> Company {
        try await Company {
            $0.tracer = tracer
            $0.workHandlers = [handler]
        }
    }

    /// Opens so many requests and schedules a piece of work about each.
    private func requests(_ count: Int, in company: Company) async throws -> [Request] {
        var requests: [Request] = []
        for index in 0..<count {
            let request = try await company.open("Demande \(index)")
            let task = WorkTask("test", request: request.id)
            let item = WorkItem(WorkKey("test", of: request.id), dueAt: company.clock.now(), task: task)
            try await company.desk.plan([.schedule(item)], as: Company.host)
            requests.append(request)
        }
        return requests
    }

    private var reads: Int {
        tracer.finishedSpans.count { $0.operationName == "service_desk.store.requests" }
    }

    private static func tag(_ work: ClaimedWork, on desk: Desk) async throws -> WorkAnswer {
        guard let request = work.item.task.request else { return .impossible("It names no request.") }
        try await desk.perform(.tag(["seen"]), on: .id(request), as: Company.host, settling: work.receipt)
        return .settled
    }

    @Test("are read together, and a handler that looks again reads anew")
    func together() async throws {
        let handler = TestHandler { work, desk in
            let answer = try await Self.tag(work, on: desk)
            guard let id = work.item.task.request else { return answer }
            let request = try await desk.request(.id(id), as: Company.host)
            return request.tags == ["seen"] ? answer : .impossible("It is not as it was left.")
        }
        let company = try await company(handler)
        let requests = try await requests(20, in: company)
        tracer.clearAll()
        #expect(try await company.runOnce().map(\.outcome) == [WorkResult.Outcome](repeating: .done, count: 20))
        #expect(reads == 1 + 20)
        let kept = try await company.store.requests(requests.map { .id($0.id) })
        #expect(kept.map(\.tags) == [SortedSet<String>](repeating: ["seen"], count: 20))
        #expect(kept.map(\.version) == [Int](repeating: 2, count: 20))
    }

    @Test("that somebody changes meanwhile are decided anew")
    func changed() async throws {
        let handler = TestHandler { work, desk in
            guard let id = work.item.task.request else { return .impossible("It names no request.") }
            try await Task.detached { try await desk.perform(.tag(["vip"]), on: .id(id), as: Company.host) }.value
            return try await Self.tag(work, on: desk)
        }
        let company = try await company(handler)
        let requests = try await requests(3, in: company)
        #expect(try await company.runOnce().map(\.outcome) == [.done, .done, .done])
        for request in try await company.store.requests(requests.map { .id($0.id) }) {
            #expect(request.tags == ["seen", "vip"] && request.version == 3)
        }
    }

    @Test("answer no question: what became confidential since is shown to nobody")
    func questions() async throws {
        let handler = TestHandler { work, desk in
            guard let id = work.item.task.request else { return .impossible("It names no request.") }
            let secret = Request.Confidentiality()
            try await Task.detached { try await desk.perform(.protect(secret), on: .id(id), as: Company.host) }.value
            let seen = try await desk.request(.id(id), as: Company.host)
            return seen.confidentiality == nil ? .impossible("It is shown as it was.") : .done
        }
        let company = try await company(handler)
        _ = try await requests(3, in: company)
        #expect(try await company.runOnce().map(\.outcome) == [.done, .done, .done])
    }

    @Test("that leave nothing to do are looked at once more")
    func nothing() async throws {
        let handler = TestHandler { work, desk in
            guard let id = work.item.task.request else { return .impossible("It names no request.") }
            let (host, receipt) = (Company.host, work.receipt)
            // As it was read it has no tag to take away.
            try await Task.detached { try await desk.perform(.tag(["late"]), on: .id(id), as: host) }.value
            try await desk.perform(.untag(["late"]), on: .id(id), as: host, settling: receipt)
            return .settled
        }
        let company = try await company(handler)
        let requests = try await requests(3, in: company)
        #expect(try await company.runOnce().map(\.outcome) == [.done, .done, .done])
        let kept = try await company.store.requests(requests.map { .id($0.id) })
        #expect(kept.allSatisfy { $0.tags.isEmpty })
    }

    @Test("are read anew by a handler that was busy for a while")
    func old() async throws {
        let gate = Gate()
        let handler = TestHandler { work, desk in
            await gate.wait()
            return try await Self.tag(work, on: desk)
        }
        let company = try await company(handler)
        _ = try await requests(5, in: company)
        tracer.clearAll()
        async let results = company.runOnce()
        while handler.keys.count < 5 { await Task.yield() }
        company.clock.advance(bySeconds: 1)
        gate.open()
        #expect(try await results.map(\.outcome) == [WorkResult.Outcome](repeating: .done, count: 5))
        #expect(reads == 1 + 5)
    }
}
