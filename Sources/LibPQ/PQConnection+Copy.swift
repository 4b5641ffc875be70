#if PostgreSQL
    import CLibpq

    extension PQConnection {
        /// Sends rows to the server: `COPY … FROM STDIN`.
        ///
        /// - Parameters:
        ///   - text: The statement.
        ///   - next: Gives the next piece, of any length, in the form that the statement names; `nil` at the end. Where
        ///     it throws, nothing is copied.
        /// - Returns: How many rows were copied.
        /// - Throws: ``PQError``, or what `next` throws.
        public func copyIn(
            _ text: String, deadline: ContinuousClock.Instant, _ next: () async throws -> [UInt8]?
        ) async throws -> Int {
            let session = try await takeTurn(deadline)
            defer { endTurn() }
            try await begin(text, PGRES_COPY_IN, session, deadline)
            do {
                while let piece = try await next() { try await put(piece, to: session, deadline) }
            } catch let error as PQError {
                close()
                throw error
            } catch {
                // The server is told that it was all for nothing.
                try await end(session, because: "The sender has failed.", deadline)
                _ = try await lastTable(session, deadline, failing: true)
                throw error
            }
            try await end(session, because: nil, deadline)
            return try await lastTable(session, deadline)?.affectedRows ?? 0
        }

        /// Takes rows from the server: `COPY … TO STDOUT`.
        ///
        /// - Parameter take: Gets each row, or header or trailer, in the form that the statement names. The next one is
        ///   read when it returns. Where it throws, the connection is given up.
        /// - Returns: How many rows there were.
        /// - Throws: ``PQError``, or what `take` throws.
        public func copyOut(
            _ text: String, deadline: ContinuousClock.Instant, _ take: ([UInt8]) async throws -> Void
        ) async throws -> Int {
            let session = try await takeTurn(deadline)
            defer { endTurn() }
            try await begin(text, PGRES_COPY_OUT, session, deadline)
            do {
                while let row = try await nextRow(session, deadline) { try await take(row) }
                return try await lastTable(session, deadline)?.affectedRows ?? 0
            } catch {
                if session.isAlive, PQtransactionStatus(session.pointer) == PQTRANS_ACTIVE { close() }
                throw error
            }
        }

        private func begin(
            _ text: String, _ expected: ExecStatusType, _ session: PQSession, _ deadline: ContinuousClock.Instant
        ) async throws(PQError) {
            try PQStatement(text).validate()
            guard PQexitPipelineMode(session.pointer) == 1, PQsendQuery(session.pointer, text) == 1 else {
                throw session.lost()
            }
            let result = try await settle(session, deadline) { pointer in
                PQisBusy(pointer) == 0 ? PQgetResult(pointer) : nil
            }
            let status = PQresultStatus(result)
            if status == expected { return PQclear(result) }
            let error =
                status == PGRES_FATAL_ERROR
                ? PQError(result)
                : PQError(.misuse, "The statement is no COPY of that direction.", isOutcomeKnown: false)
            PQclear(result)
            if status == PGRES_COPY_IN || status == PGRES_COPY_OUT || status == PGRES_COPY_BOTH {
                close()
            } else {
                _ = try await lastTable(session, deadline, failing: true)
            }
            throw error
        }

        private func put(
            _ piece: [UInt8], to session: PQSession, _ deadline: ContinuousClock.Instant
        ) async throws(PQError) {
            var rest = piece[...]
            while !rest.isEmpty {
                // Not more than this at once in libpq’s hands.
                let part = rest.prefix(1 << 20)
                let isPut = try await settle(session, deadline, isSending: true) { pointer -> Int32? in
                    let isPut = part.withUnsafeBytes { bytes in
                        PQputCopyData(
                            pointer, bytes.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(bytes.count))
                    }
                    return isPut == 0 ? nil : isPut
                }
                guard isPut == 1 else { throw session.lost(isOutcomeKnown: false) }
                rest = rest.dropFirst(part.count)
            }
        }

        private func end(
            _ session: PQSession, because reason: String?, _ deadline: ContinuousClock.Instant
        ) async throws(PQError) {
            let isEnded = try await settle(session, deadline, isSending: true) { pointer -> Int32? in
                let isEnded = PQputCopyEnd(pointer, reason)
                return isEnded == 0 ? nil : isEnded
            }
            guard isEnded == 1 else { throw session.lost(isOutcomeKnown: false) }
        }

        private func nextRow(
            _ session: PQSession, _ deadline: ContinuousClock.Instant
        ) async throws(PQError) -> [UInt8]? {
            let found = try await settle(session, deadline) { pointer -> [UInt8]?? in
                var buffer: UnsafeMutablePointer<CChar>?
                let count = PQgetCopyData(pointer, &buffer, 1)
                guard count != 0 else { return nil }
                defer { PQfreemem(buffer) }
                guard count > 0, let buffer else { return .some(nil) }
                return Array(UnsafeRawBufferPointer(start: buffer, count: Int(count)))
            }
            return found
        }

        /// Reads the answers to the end.
        ///
        /// - Parameter isFailing: Whether a refusal is what is expected.
        private func lastTable(
            _ session: PQSession, _ deadline: ContinuousClock.Instant, failing isFailing: Bool = false
        ) async throws(PQError) -> PQTable? {
            var (table, failure): (PQTable?, PQError?)
            _ = try await settle(session, deadline) { pointer -> Bool? in
                while PQisBusy(pointer) == 0 {
                    guard let result = PQgetResult(pointer) else { return true }
                    let status = PQresultStatus(result)
                    if [PGRES_COPY_IN, PGRES_COPY_OUT, PGRES_COPY_BOTH].contains(status) {
                        // Another copy, for which nobody is there: libpq would say so again and again.
                        PQclear(result)
                        failure = PQError(.unexpected, "The statement copies more than once.", isOutcomeKnown: false)
                        return true
                    }
                    if status == PGRES_FATAL_ERROR {
                        failure = PQError(result)
                        PQclear(result)
                    } else {
                        table = PQTable(result)
                    }
                }
                return nil
            }
            if failure?.code == .unexpected { close() }
            if let failure, !isFailing { throw failure }
            return table
        }
    }
#endif
