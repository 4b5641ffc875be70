#if Web
    /// One change at a time: each reads an entry, and writes what comes of it.
    actor DirectoryTurns {
        private var isTaken = false
        private var waiting: [CheckedContinuation<Void, Never>] = []

        func take<Value>(
            isolation: isolated (any _Concurrency.Actor)? = #isolation, _ body: () async throws -> Value
        ) async throws -> Value {
            await begin()
            do {
                let value = try await body()
                await end()
                return value
            } catch {
                await end()
                throw error
            }
        }

        private func begin() async {
            if isTaken { await withCheckedContinuation { waiting.append($0) } } else { isTaken = true }
        }

        private func end() {
            if waiting.isEmpty { isTaken = false } else { waiting.removeFirst().resume() }
        }
    }
#endif
