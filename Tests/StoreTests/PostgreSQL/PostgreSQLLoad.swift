#if PostgreSQL
    import ServiceDesk
    import ServiceDeskPostgreSQL
    import ServiceDeskTesting
    import StoreWorker
    import Synchronization
    import Testing

    /// Callers that change requests all the time while something happens to the server. Each change has a key and a
    /// mark; what fails is tried again with its key until it is answered, as a channel does it.
    final class PostgreSQLLoad: Sendable {
        private struct Answer {
            let number: Request.Number
            let version: Int
        }

        private struct State {
            var isStopped = false
            var answers: [String: Answer] = [:]
            var numbers: [Request.Number] = []
            var failures: [StoreError.Code: Int] = [:]
            var longest: Duration = .zero
        }

        private let desk: Desk
        private let state = Mutex(State())
        private let callers: Int

        init(_ store: PostgreSQLStore, callers: Int = 12) async throws {
            try await store.saveOrganisation()
            desk = Desk(store)
            self.callers = callers
        }

        var answered: Int { state.withLock { $0.answers.count } }
        var failures: [StoreError.Code: Int] { state.withLock { $0.failures } }
        /// The longest that a call took.
        var longest: Duration { state.withLock { $0.longest } }

        /// Has the callers at work while the body does something, and lets all of them end what they have begun.
        func run(_ body: () async throws -> Void) async throws {
            try await withThrowingTaskGroup(of: Void.self) { group in
                for caller in 0..<callers { group.addTask { try await self.call(caller) } }
                do {
                    try await body()
                } catch {
                    group.cancelAll()
                    throw error
                }
                state.withLock { $0.isStopped = true }
                try await group.waitForAll()
            }
            state.withLock { $0.isStopped = false }
        }

        /// Returns once so many more changes were answered.
        func waitForAnswers(_ count: Int) async throws {
            let wanted = answered + count
            while answered < wanted { try await Task.sleep(for: .milliseconds(2)) }
        }

        private func call(_ caller: Int) async throws {
            var random = SeededGenerator(seed: UInt64(caller))
            let clock = ContinuousClock()
            while !state.withLock({ $0.isStopped }) {
                let target = random.next() % 3 == 0 ? nil : state.withLock { $0.numbers.randomElement(using: &random) }
                let mark = "m-\(caller)-\(random.next())"
                var answer: Request?
                while answer == nil {
                    let begin = clock.now
                    do {
                        answer = try await desk.change(target == nil ? "open" : "reply", mark, target ?? 0)
                    } catch let error as StoreError {
                        state.withLock { $0.failures[error.code, default: 0] += 1 }
                        let isOfTheMoment = [.unavailable, .unknownOutcome, .busy, .full].contains(error.code)
                        try #require(isOfTheMoment, "\(error.debugDescription)")
                        try await Task.sleep(for: .milliseconds(20))
                    }
                    let time = clock.now - begin
                    state.withLock { $0.longest = max($0.longest, time) }
                }
                guard let answer else { continue }
                state.withLock { state in
                    state.answers[mark] = Answer(number: answer.number, version: answer.version)
                    if target == nil { state.numbers.append(answer.number) }
                }
            }
        }

        /// That everything that was answered is there once, and all journals are whole.
        func expectAll(in store: PostgreSQLStore, _ location: SourceLocation = #_sourceLocation) async throws {
            let requests = try await ReliabilityScene.requests(in: store)
            var marks: [String: [Request.Number]] = [:]
            for request in requests {
                for event in try await ReliabilityScene.journal(of: request, in: store) {
                    for mark in WorkRecord.marks(of: event.event) { marks[mark, default: []].append(request.number) }
                }
            }
            let answers = state.withLock { $0.answers }
            let versions = Dictionary(uniqueKeysWithValues: requests.map { ($0.number, $0.version) })
            let lost = answers.filter { mark, answer in
                marks[mark] != [answer.number] || versions[answer.number] ?? 0 < answer.version
            }
            #expect(lost.isEmpty, "lost or doubled: \(lost.keys.prefix(5))", sourceLocation: location)
            let doubled = marks.filter { $0.value.count > 1 }
            #expect(doubled.isEmpty, "doubled: \(doubled.keys.prefix(5))", sourceLocation: location)
            #expect(requests.map(\.number) == Array(1...Int64(max(1, requests.count))), sourceLocation: location)
            let report = try await StoreAudit(store).run()
            #expect(report.faults.map(\.description) == [], sourceLocation: location)
        }
    }
#endif
