#if Web
    /// So many do something at once; the others wait for their turn, in the order in which they came.
    actor Turns {
        private var free: Int
        private var waiting: [CheckedContinuation<Void, Never>] = []

        init(atOnce count: Int) { free = count }

        func take<Value>(
            isolation: isolated (any _Concurrency.Actor)? = #isolation, _ body: () async throws -> Value
        ) async throws -> Value {
            await begin()
            do {
                // Who has gone away meanwhile keeps nobody waiting.
                try Task.checkCancellation()
                let value = try await body()
                await end()
                return value
            } catch {
                await end()
                throw error
            }
        }

        private func begin() async {
            guard free == 0 else {
                free -= 1
                return
            }
            await withCheckedContinuation { waiting.append($0) }
        }

        private func end() {
            if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
        }
    }
#endif
