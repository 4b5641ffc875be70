#if PostgreSQL
    import Foundation
    import LibPQ
    import ServiceDesk
    import ServiceDeskSQL

    extension PostgreSQLStore {
        /// Several, so that one is decided and sent while the server writes the one before; openings take their numbers
        /// one batch after the other.
        public var limits: StoreLimits { StoreLimits(changesPerCommit: 256, concurrentCommits: 3) }

        public func commit(_ changes: [Change]) async throws(StoreError) -> [CommitResult] {
            try Change.validate(changes, limits)
            // Once begun, it ends as it would have, whatever becomes of the task.
            let task = Task { () async -> Result<[CommitResult], StoreError> in
                var attempts = CommitAttempts(self, changes)
                do throws(StoreError) {
                    return .success(try await attempts.run())
                } catch {
                    return .failure(error)
                }
            }
            let results = try await task.value.get()
            let kept = zip(changes, results).filter { if case .committed = $1 { true } else { false } }
            signals.tell(of: kept.flatMap(\.0.work))
            return results
        }
    }

    /// One commit under way: planned and sent, until it is written, or it is known what cannot be.
    private struct CommitAttempts {
        private let store: PostgreSQLStore
        private let changes: [Change]
        private let deadline: ContinuousClock.Instant
        private var knowledge: CommitKnowledge?
        /// Whether an earlier attempt may have been written.
        private var isInDoubt = false
        private var lastError: PQError?

        /// Only others that change the very same things again and again bring it so far.
        private static let maximumRefusals = 100
        /// After so many commits of a process the tallies are summed up.
        private static let commitsPerSum = 128

        init(_ store: PostgreSQLStore, _ changes: [Change]) {
            (self.store, self.changes, deadline) = (store, changes, store.deadline)
        }

        mutating func run() async throws(StoreError) -> [CommitResult] {
            var (patience, refusals) = (Patience(until: deadline), 0)
            while true {
                do throws(PQError) {
                    return try await attempt()
                } catch {
                    lastError = error
                    isInDoubt = isInDoubt || !error.isOutcomeKnown
                    let isRefusal = error.saysOtherwise
                    refusals += isRefusal ? 1 : 0
                    let mayRepeat = isRefusal ? refusals < Self.maximumRefusals : error.mayPass
                    guard mayRepeat, canBeRepeated else { throw failure(error) }
                    if !isRefusal {
                        guard await patience.isLeft() else { throw failure(error) }
                    }
                    do throws(PQError) {
                        knowledge = try await store.commitKnowledge(of: changes, isInDoubt, until: deadline)
                    } catch {
                        // The next attempt finds out whether there is a server.
                        guard error.mayPass, await patience.isLeft() else { throw failure(error) }
                        knowledge = nil
                    }
                }
            }
        }

        /// A change without events cannot be recognised once it is written: it may have been undone since.
        private var canBeRepeated: Bool {
            !isInDoubt || changes.allSatisfy { change in change.updates.contains { !$0.events.isEmpty } }
        }

        private func failure(_ error: PQError) -> StoreError {
            var error = error
            if isInDoubt { error.isOutcomeKnown = false }
            return StoreError(error, at: store.name, isWriting: true)
        }

        /// Plans and writes.
        private mutating func attempt() async throws(PQError) -> [CommitResult] {
            if isInDoubt, knowledge == nil {
                knowledge = try await store.commitKnowledge(of: changes, true, until: deadline)
            }
            var plan = CommitPlan(changes, knowledge)
            if plan.needsKnowledge {
                knowledge = try await store.commitKnowledge(of: changes, isInDoubt, until: deadline)
                plan = CommitPlan(changes, knowledge)
            }
            let written = CommitStatements(plan)
            var statements = written.statements
            if isInDoubt {
                // What an earlier attempt wrote has to be where commits have to be: one that comes after it waits for
                // all before it.
                statements.append(PQStatement("UPDATE counter SET value = value WHERE name = 'request'"))
            }
            guard !statements.isEmpty else { return results(of: plan, last: 0) }
            let count = store.commitCount.add(1, ordering: .relaxed).newValue
            if count.isMultiple(of: Self.commitsPerSum) { statements += TallyRows.sum }
            let result = try await store.write(statements, until: deadline)
            var last = Int64(0)
            if let index = written.counterIndex { last = try result.tables[index][0].integer(0) }
            return results(of: plan, last: last)
        }

        private func results(of plan: CommitPlan, last: Request.Number) -> [CommitResult] {
            func given(_ number: CommitPlan.Number) -> Request.Number {
                Numbers.given(number, last: last, of: plan.nextCount)
            }
            return plan.outcomes.map { outcome in
                switch outcome {
                case .committed(let numbers): .committed(numbers.map(given))
                case .duplicate(let number): .duplicate(of: given(number))
                case .refused(let result): result
                }
            }
        }
    }

    extension PQError {
        /// Whether what a plan assumed does not hold: somebody else was faster.
        fileprivate var saysOtherwise: Bool {
            guard code == .server, isOutcomeKnown, let state else { return false }
            let states = [PostgreSQLSchema.refusal, .uniqueViolation, .deadlockDetected, .serializationFailure]
            return states.contains(state)
        }
    }

    // MARK: - What is there

    extension PostgreSQLStore {
        /// Reads what a batch of changes needs to know.
        ///
        /// - Parameter isInDoubt: Whether an earlier attempt may have been written.
        fileprivate func commitKnowledge(
            of changes: [Change], _ isInDoubt: Bool, until deadline: ContinuousClock.Instant
        ) async throws(PQError) -> CommitKnowledge {
            let updates = changes.flatMap(\.updates)
            let names = changes.compactMap(\.key?.name)
            let work = changes.flatMap { $0.settlements.map(\.receipt.key) + $0.work.map(\.key) }
            let asked = updates.filter { $0.before == nil && $0.after.number > 0 }.map(\.after.number)
            let heads = updates.compactMap { update in
                isInDoubt ? update.events.last.map { (update.after.id, $0) } : nil
            }
            let statements = [
                PQStatement("SELECT value FROM counter WHERE name = 'request'"),
                PQStatement(
                    "SELECT id, number, version FROM request WHERE id = ANY($1)",
                    [.uuids(updates.map { UUID($0.after.id.uuid) })]),
                PQStatement("SELECT number FROM request WHERE number = ANY($1)", [.integers(asked)]),
                PQStatement(
                    "SELECT name, fingerprint, number FROM idempotency_key WHERE name = ANY($1)", [.texts(names)]),
                PQStatement(
                    "SELECT \(WorkRows.columns), xmin::text FROM work WHERE key = ANY($1)",
                    [.texts(Set(work).map(\.rawValue))]),
                PQStatement(
                    """
                    SELECT e.hash FROM unnest($1, $2) AS row (id, version) JOIN request r ON r.id = row.id \
                    JOIN event e ON e.number = r.number AND e.version = row.version
                    """,
                    [
                        .uuids(heads.map { UUID($0.0.uuid) }), .integers(heads.map { Int64($0.1.version) }),
                    ]),
            ]
            let tables: [PQTable]
            do throws(PQError) {
                tables = try await run(statements, deadline).tables
            } catch {
                var error = error
                // Nothing was to be written.
                error.isOutcomeKnown = true
                throw error
            }
            do {
                return try CommitKnowledge(tables)
            } catch {
                throw error as? PQError ?? PQError(.unexpected, "\(error)")
            }
        }
    }

    extension CommitKnowledge {
        fileprivate init(_ tables: [PQTable]) throws {
            lastNumber = try tables[0][0].integer(0)
            for row in tables[1].rows {
                requests[Request.ID(try row.uniqueID(0))] = (try row.integer(1), try row.int(2))
            }
            taken = Set(try tables[2].rows.map { try $0.integer(0) })
            for row in tables[3].rows {
                let record = try row.keyRecord()
                keys[Array(record.key.name.utf8)] = record
            }
            for row in tables[4].rows {
                let record = try row.workRecord()
                work[record.key] = Work(record: record, writtenIn: try row.text(11))
            }
            landed = Set(try tables[5].rows.map { try $0.digest(0) })
        }
    }
#endif
