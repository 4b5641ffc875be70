#if PostgreSQL
    import LibPQ
    import ServiceDesk

    extension PostgreSQLStore {
        /// Does statements in one transaction. A task that is cancelled does not stop them.
        func write(
            _ statements: [PQStatement], until deadline: ContinuousClock.Instant
        ) async throws(PQError) -> PQBatchResult {
            if configuration.mode == .readOnly {
                throw PQError(.misuse, "The store \(name) was opened for reading only.", state: .readOnlyTransaction)
            }
            let work = Task { () async -> Result<PQBatchResult, PQError> in
                do throws(PQError) {
                    return .success(try await run(statements, deadline))
                } catch {
                    return .failure(error)
                }
            }
            let result = try await work.value.get()
            if let doubt = result.doubt { throw doubt }
            return result
        }

        /// Writes what stands for itself, and tries again as long as there is no connection.
        ///
        /// - Parameter isRepeatable: Whether it may be written twice: then it is also tried again where it is not known
        ///   whether it was written.
        func writing(
            _ statements: [PQStatement], until deadline: ContinuousClock.Instant? = nil, isRepeatable: Bool = false
        ) async throws(StoreError) -> [PQTable] {
            var attempts = WriteAttempts(self, until: deadline ?? self.deadline, isRepeatable: isRepeatable)
            do throws(PQError) {
                return try await attempts.run(statements).tables
            } catch {
                throw StoreError(error, at: name, isWriting: true)
            }
        }
    }

    /// Attempts to write the same.
    struct WriteAttempts {
        private let store: PostgreSQLStore
        private let deadline: ContinuousClock.Instant
        private let isRepeatable: Bool
        private var patience: Patience
        /// Whether an earlier attempt may have been written.
        private(set) var isInDoubt = false

        init(_ store: PostgreSQLStore, until deadline: ContinuousClock.Instant, isRepeatable: Bool) {
            (self.store, self.deadline, self.isRepeatable) = (store, deadline, isRepeatable)
            patience = Patience(until: deadline)
        }

        mutating func run(_ statements: [PQStatement]) async throws(PQError) -> PQBatchResult {
            while true {
                do throws(PQError) {
                    return try await store.write(statements, until: deadline)
                } catch {
                    guard await isWorthRepeating(after: error) else { throw error }
                }
            }
        }

        /// Waits a while, where there is sense in another attempt.
        mutating func isWorthRepeating(after error: PQError) async -> Bool {
            isInDoubt = isInDoubt || !error.isOutcomeKnown
            guard error.mayPass, isRepeatable || error.isOutcomeKnown else { return false }
            return await patience.isLeft()
        }
    }

    extension PQBatchResult {
        /// A synchronous standby was not waited for: the server says so with a warning only, in whatever language it
        /// speaks, and what it says is done may be lost with it (PostgreSQL, 27.2.8.3). The statements of a store give
        /// no other warnings.
        fileprivate var doubt: PQError? {
            let warning = notices.first { $0.severity == "WARNING" && $0.state == "01000" }
            return warning.map { PQError(.server, $0.message, state: $0.state, isOutcomeKnown: false) }
        }
    }

    extension PQError {
        /// Whether there is no connection now and may be one soon: a wrong password stays wrong.
        var mayPass: Bool {
            guard code == .connection else { return false }
            let lasting: [SQLState] = [
                .invalidPassword, .invalidAuthorization, .invalidCatalogName, .insufficientPrivilege,
            ]
            return state.map { !lasting.contains($0) } ?? true
        }
    }

    /// Pauses between attempts, each longer than the one before, until an instant.
    struct Patience {
        private let end: ContinuousClock.Instant
        private var pause: Duration = .milliseconds(10)

        init(until end: ContinuousClock.Instant) { self.end = end }

        /// Waits a while, where there is time left for another attempt.
        mutating func isLeft() async -> Bool {
            guard .now + pause < end, !Task.isCancelled else { return false }
            try? await Task.sleep(for: pause)
            pause = min(pause * 2, .milliseconds(250))
            return !Task.isCancelled
        }
    }
#endif
