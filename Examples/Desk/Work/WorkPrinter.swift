#if Command
    import Foundation
    import ServiceDesk
    import Synchronization

    /// Prints a line for each piece of work as it ends, and the notices that are for the console.
    struct WorkPrinter {
        enum Item: Sendable {
            case result(WorkResult)
            case notice(String)
        }

        /// What is to be printed. Whatever has gathered is taken at once, so that its requests are read together.
        final class Queue: Sendable {
            private let items = Mutex<[Item]>([])
            fileprivate let signals: AsyncStream<Void>
            private let signal: AsyncStream<Void>.Continuation

            init() { (signals, signal) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1)) }

            func add(_ item: Item) {
                items.withLock { $0.append(item) }
                signal.yield()
            }

            func finish() { signal.finish() }

            fileprivate func take() -> [Item] {
                items.withLock { items in
                    defer { items = [] }
                    return items
                }
            }
        }

        let store: any RequestStore
        let isJSON: Bool

        struct Line: Encodable {
            var at, outcome, kind, key: String
            var request: Request.Number?
            var attempt: Int
            var reason, next: String?
        }

        /// - Returns: How many pieces of work there were.
        func print(_ queue: Queue) async throws -> Int {
            var count = 0
            for await _ in queue.signals { count += try await print(queue.take()) }
            return count + (try await print(queue.take()))
        }

        private func print(_ items: [Item]) async throws -> Int {
            let results = items.compactMap { item in if case .result(let result) = item { result } else { nil } }
            let numbers = try await store.numbers(of: Set(results.compactMap(\.work.item.task.request)))
            for item in items {
                switch item {
                case .notice(let text): print(notice: text)
                case .result(let result): try print(result, numbers)
                }
            }
            try Terminal.flush()
            return results.count
        }

        private func print(_ result: WorkResult, _ numbers: [Request.ID: Request.Number]) throws {
            let line = line(result, numbers)
            if isJSON {
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                Terminal.print(String(decoding: try encoder.encode(line), as: UTF8.self))
            } else {
                let subject = line.request.map { "#\($0)" } ?? line.key
                let rest = [line.reason, line.next.map { "again at \($0)" }].compactMap { $0 }
                let text = [result.at.local.clock, line.outcome, line.kind, subject] + rest
                Terminal.print(text.joined(separator: "  ").safe.asOneLine)
            }
        }

        private func print(notice text: String) {
            // Lines of JSON stay lines of JSON.
            if isJSON { Terminal.report(text) } else { Terminal.print(text) }
        }

        private func line(_ result: WorkResult, _ numbers: [Request.ID: Request.Number]) -> Line {
            let item = result.work.item
            var line = Line(
                at: result.at.description, outcome: result.outcome.name, kind: item.task.kind.rawValue,
                key: item.key.rawValue, attempt: result.work.attempt)
            line.request = item.task.request.flatMap { numbers[$0] }
            switch result.outcome {
            case .again(let time): line.next = time.description
            case .failed(let reason, let next): (line.reason, line.next) = (reason, next.description)
            case .buried(let reason): line.reason = reason
            case .done, .expired, .returned: break
            }
            return line
        }
    }

    extension RequestStore {
        /// The numbers of requests.
        func numbers(of ids: Set<Request.ID>) async throws -> [Request.ID: Request.Number] {
            var (numbers, rest) = ([Request.ID: Request.Number](), Array(ids)[...])
            while !rest.isEmpty {
                let references = rest.prefix(RequestReference.maximumBatch).map { RequestReference.id($0) }
                rest = rest.dropFirst(references.count)
                for request in try await requests(references) { numbers[request.id] = request.number }
            }
            return numbers
        }
    }
#endif
