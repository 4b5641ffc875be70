#if PostgreSQL
    import CLibpq
    import Foundation

    extension PQConnection {
        /// Most plans that the server keeps for a connection; what comes after them is planned each time.
        private static let maximumPrepared = 200

        /// Does statements in one transaction, all or none, with one answer for all of them to wait for.
        ///
        /// They may not contain `BEGIN` and the like, nor COPY.
        ///
        /// - Returns: A table for each statement, in their order.
        /// - Throws: ``PQError``. Of code ``PQError/Code/server`` with the number of the statement that was refused:
        ///   nothing was done then. Where ``PQError/isOutcomeKnown`` is false, nobody knows.
        public func run(
            _ statements: [PQStatement], deadline: ContinuousClock.Instant
        ) async throws(PQError) -> PQBatchResult {
            guard !statements.isEmpty else { return PQBatchResult(tables: [], notices: []) }
            for statement in statements { try statement.validate() }
            let session = try await takeTurn(deadline)
            defer { endTurn() }
            _ = session.takeNotices()
            // A server that has hung up meanwhile is noticed before anything is sent to it.
            guard PQconsumeInput(session.pointer) == 1, session.isAlive else {
                let error = session.lost(isOutcomeKnown: true)
                close()
                throw error
            }
            let (steps, names) = try send(statements, to: session)
            var machine = PQBatchMachine<PQTable>(steps)
            let (outcome, reason) = try await settling(session, deadline) { pointer throws(PQError) in
                Self.readAnswers(pointer, &machine)
            }
            for name in machine.prepared { if let plan = names[name] { prepared[plan] = name } }
            switch outcome {
            case .done(let tables): return PQBatchResult(tables: tables, notices: session.takeNotices())
            case .failed(let error):
                // Plans that the server has lost, or that are of tables as they were.
                let isOfPlans = error.state.map { ["26000", "42P05", "0A000"].contains($0) } ?? false
                if error.endsConnection || isOfPlans { close() }
                throw reason.map { error.stopped(because: $0) } ?? error
            }
        }

        /// One statement, in a transaction of its own.
        public func run(
            _ text: String, _ parameters: [PQParameter] = [], deadline: ContinuousClock.Instant
        ) async throws(PQError) -> PQTable {
            let result = try await run([PQStatement(text, parameters)], deadline: deadline)
            guard let table = result.tables.first else {
                throw PQError(.unexpected, "The server gave no answer to a statement.", isOutcomeKnown: false)
            }
            return table
        }

        // MARK: Sending

        /// Hands everything to libpq, which sends what fits at once.
        ///
        /// - Returns: What is to be answered, and the texts of statements that get a name.
        private func send(
            _ statements: [PQStatement], to session: PQSession
        ) throws(PQError) -> (steps: [PQBatchStep], names: [String: PQPlan]) {
            let pointer = session.pointer
            func check(_ isSent: Int32) throws(PQError) {
                guard isSent != 1 else { return }
                let error = session.lost(isOutcomeKnown: true)
                // Half a batch is in libpq’s hands: nothing was sent without its Sync.
                close()
                throw error
            }
            if PQpipelineStatus(pointer) == PQ_PIPELINE_OFF { try check(PQenterPipelineMode(pointer)) }
            var (steps, names, own): ([PQBatchStep], [String: PQPlan], [PQPlan: String]) = ([], [:], [:])
            for statement in statements {
                let plan = statement.isPrepared ? PQPlan(statement) : nil
                var name = plan.flatMap { prepared[$0] ?? own[$0] }
                if let plan, name == nil, prepared.count + own.count < Self.maximumPrepared {
                    lastPlan += 1
                    let new = "s\(lastPlan)"
                    try check(PQsendPrepare(pointer, new, plan.text, Int32(plan.types.count), plan.types))
                    steps.append(.prepare(new))
                    (names[new], own[plan], name) = (plan, new, new)
                }
                try check(
                    statement.parameters.withPointers { count, types, values, lengths, formats in
                        if let name {
                            PQsendQueryPrepared(pointer, name, count, values, lengths, formats, 1)
                        } else {
                            PQsendQueryParams(pointer, statement.text, count, types, values, lengths, formats, 1)
                        }
                    })
                steps.append(.statement)
            }
            try check(PQpipelineSync(pointer))
            return (steps, names)
        }

        // MARK: Answers

        /// Reads what has come.
        ///
        /// - Returns: The outcome of the batch, once it is there.
        private static func readAnswers(
            _ pointer: OpaquePointer, _ machine: inout PQBatchMachine<PQTable>
        ) -> PQBatchMachine<PQTable>.Outcome? {
            var wasEmpty = false
            while PQisBusy(pointer) == 0 {
                guard let result = PQgetResult(pointer) else {
                    // Between two answers there is one nothing; two of them are an end.
                    if wasEmpty { return nil }
                    wasEmpty = true
                    continue
                }
                wasEmpty = false
                if let outcome = machine.take(answer(result)) { return outcome }
            }
            return nil
        }

        private static func answer(_ result: OpaquePointer) -> PQBatchMachine<PQTable>.Answer {
            let status = PQresultStatus(result)
            switch status {
            case PGRES_TUPLES_OK, PGRES_COMMAND_OK, PGRES_EMPTY_QUERY: return .done(PQTable(result))
            default: break
            }
            defer { PQclear(result) }
            switch status {
            case PGRES_PIPELINE_SYNC: return .synced
            case PGRES_PIPELINE_ABORTED: return .skipped
            case PGRES_FATAL_ERROR: return .failed(PQError(result))
            default: return .stray(String(cString: PQresStatus(status)))
            }
        }

        /// Sends what is left to send and reads, until a reader has what it waits for.
        ///
        /// - Parameters:
        ///   - isSending: Whether the reader hands more to libpq, which would keep any amount: it is asked only once
        ///     what was there is sent.
        ///   - read: Reads what has come; `nil` for not enough.
        func settle<Outcome>(
            _ session: PQSession, _ deadline: ContinuousClock.Instant, isSending: Bool = false,
            _ read: (OpaquePointer) throws(PQError) -> Outcome?
        ) async throws(PQError) -> Outcome {
            let (outcome, reason) = try await settling(session, deadline, isSending: isSending, read)
            // In the midst of a copy nobody knows what comes next.
            if reason != nil { throw drop(session, reason) }
            return outcome
        }

        /// The same, with the reason for which the server was asked to stop meanwhile.
        private func settling<Outcome>(
            _ session: PQSession, _ deadline: ContinuousClock.Instant, isSending: Bool = false,
            _ read: (OpaquePointer) throws(PQError) -> Outcome?
        ) async throws(PQError) -> (outcome: Outcome, reason: PQError.Code?) {
            var (end, reason): (ContinuousClock.Instant, PQError.Code?) = (deadline, nil)
            func stop(_ why: PQError.Code) {
                session.requestCancel()
                (end, reason) = (.now + Self.grace, why)
            }
            while true {
                // Somebody may have closed it while this waited.
                guard session.isAlive else { throw drop(session, reason) }
                // What is there already, before more of it is fetched.
                if !isSending, let outcome = try read(session.pointer) {
                    if reason != nil { await letCancelEnd(session, end) }
                    return (outcome, reason)
                }
                // Also where there is always something to do.
                if .now >= end {
                    guard reason == nil else { throw drop(session, reason) }
                    stop(.deadline)
                } else if reason == nil, Task.isCancelled {
                    stop(.cancelled)
                }
                let isFlushed = PQflush(session.pointer)
                guard isFlushed >= 0, Self.consume(session.pointer) else { throw drop(session, reason) }
                let isFull = isSending && isFlushed == 1
                if !isFull, let outcome = try read(session.pointer) {
                    if reason != nil { await letCancelEnd(session, end) }
                    return (outcome, reason)
                }
                guard session.isAlive else { throw drop(session, reason) }
                let wake = try await wait(
                    session, reading: true, writing: isFlushed == 1, until: end, heedsCancellation: reason == nil)
                // The next turn looks at the clock; a wait that ends because the connection was closed is no
                // cancellation.
                if wake == .cancelled, session.isAlive, reason == nil { stop(.cancelled) }
            }
        }

        /// Takes what the socket has. Over TLS a part of a record may be left in the library, where nobody who waits
        /// for the socket sees it: less than is taken at once, when the socket itself is empty.
        private static func consume(_ pointer: OpaquePointer) -> Bool {
            guard PQconsumeInput(pointer) == 1 else { return false }
            guard PQsslInUse(pointer) != 0 || PQgssEncInUse(pointer) != 0 else { return true }
            var descriptor = pollfd(fd: PQsocket(pointer), events: Int16(POLLIN), revents: 0)
            while poll(&descriptor, 1, 0) > 0 {
                guard PQconsumeInput(pointer) == 1 else { return false }
                guard descriptor.revents & Int16(POLLIN) != 0 else { break }
            }
            return PQconsumeInput(pointer) == 1
        }

        /// Lets what asks the server to stop come to its end, so that it does not hit the next call.
        private func letCancelEnd(_ session: PQSession, _ end: ContinuousClock.Instant) async {
            while session.isBeingCancelled, .now < end { await pause() }
            if session.isBeingCancelled { close() }
        }

        /// Gives the connection up: what it was asked to do may have been done.
        private func drop(_ session: PQSession, _ reason: PQError.Code?) -> PQError {
            let error =
                switch reason {
                case .deadline?:
                    PQError(.deadline, "The server has not answered in time.", isOutcomeKnown: false)
                case .cancelled?: PQError(.cancelled, "The call was cancelled.", isOutcomeKnown: false)
                default: session.lost(isOutcomeKnown: false)
                }
            close()
            return error
        }
    }

    extension PQError {
        /// The refusal of a server that was asked to stop.
        fileprivate func stopped(because reason: Code) -> PQError {
            guard code == .server, state == .queryCanceled else { return self }
            var error = PQError(
                reason,
                reason == .deadline ? "It was not done in time, and nothing of it was." : "The call was cancelled.")
            error.statement = statement
            return error
        }
    }

    extension [PQParameter] {
        /// Calls with the arrays that libpq takes.
        fileprivate func withPointers(
            _ body: (
                Int32, UnsafePointer<UInt32>?, UnsafePointer<UnsafePointer<CChar>?>?, UnsafePointer<Int32>?,
                UnsafePointer<Int32>?
            ) -> Int32
        ) -> Int32 {
            guard !isEmpty else { return body(0, nil, nil, nil, nil) }
            let (types, encoded) = (map(\.typeID), map(\.encoded))
            let lengths = encoded.map { Int32($0?.count ?? 0) }
            let formats = [Int32](repeating: 1, count: count)
            var (bytes, offsets): ([UInt8], [Int?]) = ([], [])
            for value in encoded {
                offsets.append(value == nil ? nil : bytes.count)
                bytes += value ?? []
            }
            // So that there is an address for values of no length.
            bytes.append(0)
            return bytes.withUnsafeBytes { buffer in
                let base = buffer.baseAddress!.assumingMemoryBound(to: CChar.self)
                let values: [UnsafePointer<CChar>?] = offsets.map { $0.map { base + $0 } }
                return body(Int32(count), types, values, lengths, formats)
            }
        }
    }
#endif
