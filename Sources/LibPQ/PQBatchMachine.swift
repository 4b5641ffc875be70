#if PostgreSQL
    /// Something that is sent before the Sync of a batch.
    enum PQBatchStep: Hashable {
        /// The plan of a statement that the server is to keep under a name.
        case prepare(String)
        case statement
    }

    /// What the answers to one batch come to. Pure: it knows neither the server nor libpq.
    ///
    /// A batch is statements and one Sync: the server does all of them in one transaction, or, from the first that
    /// fails on, none. Each step is answered by one result, and the batch by the Sync’s.
    struct PQBatchMachine<Table> {
        /// A result, as libpq names it.
        enum Answer {
            /// Rows, or that it was done.
            case done(Table)
            case failed(PQError)
            /// Not tried, since an earlier one failed.
            case skipped
            /// The Sync: nothing comes after it.
            case synced
            /// Something that no step of a batch is answered by, such as the beginning of a copy.
            case stray(String)
        }

        enum Outcome {
            case done([Table])
            case failed(PQError)
        }

        private let steps: [PQBatchStep]
        private var next = 0
        private var tables: [Table] = []
        private var failure: PQError?
        /// The names under which the server keeps plans from now on.
        private(set) var prepared: [String] = []

        init(_ steps: [PQBatchStep]) { self.steps = steps }

        /// Takes the next answer.
        ///
        /// - Returns: The outcome, once the batch is answered.
        mutating func take(_ answer: Answer) -> Outcome? {
            switch answer {
            case .synced:
                if let failure { return .failed(failure) }
                guard next == steps.count else {
                    return .failed(disorder("an end after \(next) of \(steps.count) answers"))
                }
                return .done(tables)
            case .stray(let what):
                // A copy has begun, for which nobody is there: libpq says nothing else any more.
                return .failed(disorder(what))
            case .done(let table):
                guard next < steps.count else { return .failed(disorder("one answer too many")) }
                switch steps[next] {
                case .prepare(let name): prepared.append(name)
                case .statement: tables.append(table)
                }
                next += 1
            case .failed(var error):
                // What is refused at the end, such as a constraint that was put off, is of no statement alone.
                if next < steps.count { error.statement = steps.prefix(next).count { $0 == .statement } }
                // One that does not come from the server: it went on, and may have done all of it.
                if error.state == nil { error.isOutcomeKnown = false }
                failure = failure ?? error
                next += 1
            case .skipped:
                failure = failure ?? disorder("a statement that was skipped though none had failed")
                next += 1
            }
            return nil
        }

        private func disorder(_ what: String) -> PQError {
            PQError(.unexpected, "The server answered a batch with \(what).", isOutcomeKnown: false)
        }
    }
#endif
