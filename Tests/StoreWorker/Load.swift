#if SQLite
    import ServiceDesk
    import ServiceDeskTesting
    import Synchronization

    /// Changes requests from several tasks at once, for ever. Before each change it says `begin` and what it is going
    /// to do, and when the desk has answered it says `done`: then the change must survive everything.
    ///
    /// Each change but taking carries a mark that is found once in the journals: in a subject, a message or a tag.
    enum Load {
        static func run(_ path: String, seed: UInt64) async throws {
            let store = try await openStore(path)
            try await store.saveOrganisation()
            let desk = Desk(store)
            let open = OpenRequests()
            let page = try await desk.page(
                RequestQuery(
                    viewer: .host("load"), filter: RequestFilter { $0.isOpen = true },
                    order: RequestOrder(.number, isDescending: true)))
            for request in page.requests { open.add(request.number) }
            StoreWorker.say("ready")
            try await withThrowingTaskGroup(of: Void.self) { group in
                for task in 0..<8 {
                    group.addTask {
                        let random = SeededGenerator(seed: seed &* 8 &+ UInt64(task))
                        var caller = Caller(desk: desk, open: open, name: "\(seed)-\(task)", random: random)
                        try await caller.run()
                    }
                }
                try await group.waitForAll()
            }
        }
    }

    /// The numbers of requests that all tasks change.
    private final class OpenRequests: Sendable {
        private let numbers = Mutex<[Request.Number]>([])

        func add(_ number: Request.Number) { numbers.withLock { $0.append(number) } }

        func any(_ random: inout SeededGenerator) -> Request.Number? {
            numbers.withLock { $0.randomElement(using: &random) }
        }

        /// Takes a number out, so that nobody else resolves or merges the request.
        func take(_ random: inout SeededGenerator) -> Request.Number? {
            numbers.withLock { numbers in
                guard numbers.count > 8 else { return nil }
                return numbers.remove(at: Int(random.next() % UInt64(numbers.count)))
            }
        }
    }

    private struct Caller {
        let desk: Desk
        let open: OpenRequests
        let name: String
        var random: SeededGenerator
        var count = 0

        init(desk: Desk, open: OpenRequests, name: String, random: SeededGenerator) {
            (self.desk, self.open, self.name, self.random) = (desk, open, name, random)
        }

        mutating func run() async throws {
            while true {
                count += 1
                let mark = "m-\(name)-\(count)"
                let kind = random.next() % 10
                guard kind > 2, let number = open.any(&random) else {
                    try await perform("open", mark, 0)
                    continue
                }
                switch kind {
                case 3, 4, 5: try await perform("reply", mark, number)
                case 6: try await perform("tag", mark, number)
                case 7: try await perform(count.isMultiple(of: 2) ? "attach" : "take", mark, number)
                case 8: if let number = open.take(&random) { try await perform("resolve", mark, number) }
                default: try await merge(number)
                }
            }
        }

        private mutating func perform(_ action: String, _ mark: String, _ number: Request.Number) async throws {
            StoreWorker.say("begin \(action) \(mark) \(number)")
            let request: Request
            do {
                request = try await desk.change(action, mark, number)
            } catch is Rejection {
                // Another task resolved or merged the request meanwhile.
                return StoreWorker.say("refused \(action) \(mark) \(number)")
            }
            StoreWorker.say("done \(action) \(mark) \(request.number) \(request.version)")
            if action == "open" { open.add(request.number) }
        }

        private mutating func merge(_ target: Request.Number) async throws {
            guard let source = open.take(&random) else { return }
            guard source != target else { return open.add(source) }
            StoreWorker.say("begin merge \(source) \(target)")
            do {
                try await desk.merge(.number(source), into: .number(target), as: .host("load"))
            } catch is Rejection {
                return StoreWorker.say("refused merge \(source) \(target)")
            }
            StoreWorker.say("done merge \(source) \(target)")
        }
    }
#endif
