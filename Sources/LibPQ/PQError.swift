#if PostgreSQL
    /// What went wrong on a connection.
    public struct PQError: Error, Hashable, Sendable {
        public struct Code: Hashable, Sendable, CustomStringConvertible {
            public let description: String
            public init(_ description: String) { self.description = description }

            /// The server refused something: see ``PQError/state``. The connection goes on.
            public static let server = Code("server")
            /// There is no connection, or it ended.
            public static let connection = Code("connection")
            /// It took too long.
            public static let deadline = Code("deadline")
            /// The task was cancelled.
            public static let cancelled = Code("cancelled")
            /// A mistake of the caller; nothing was sent.
            public static let misuse = Code("misuse")
            /// The server sent something else than what was asked for.
            public static let unexpected = Code("unexpected")
        }

        public var code: Code
        /// For people. May name tables and columns, never a parameter’s value unless the server quotes one.
        public var message: String
        /// Of a refusal by the server.
        public var state: SQLState?
        public var detail: String?
        public var hint: String?
        /// The constraint, table and column that a refusal is about.
        public var constraint: String?
        public var table: String?
        public var column: String?
        /// Which statement of a batch it was, counted from 0.
        public var statement: Int?
        /// Whether it is known that nothing of the batch was done. Where a connection ends after something was sent,
        /// nobody knows.
        public var isOutcomeKnown: Bool

        public init(_ code: Code, _ message: String, state: SQLState? = nil, isOutcomeKnown: Bool = true) {
            self.code = code
            self.message = message
            self.state = state
            self.isOutcomeKnown = isOutcomeKnown
        }

        /// Whether the connection can be used no more.
        public var endsConnection: Bool {
            switch code {
            case .connection, .unexpected: true
            // A shutdown is announced by an error, after which the server hangs up.
            case .server: state.map { [.adminShutdown, .crashShutdown, .cannotConnectNow].contains($0) } ?? false
            default: !isOutcomeKnown
            }
        }
    }

    extension PQError: CustomStringConvertible {
        public var description: String { state.map { "\(message) (\($0))" } ?? message }
    }

    /// Five characters that say what kind of refusal it is (PostgreSQL, Appendix A).
    public struct SQLState: Hashable, Sendable, CustomStringConvertible, ExpressibleByStringLiteral {
        public let description: String
        public init(_ code: String) { description = code }
        public init(stringLiteral code: String) { description = code }

        public static let uniqueViolation: SQLState = "23505"
        public static let foreignKeyViolation: SQLState = "23503"
        public static let checkViolation: SQLState = "23514"
        public static let serializationFailure: SQLState = "40001"
        public static let deadlockDetected: SQLState = "40P01"
        public static let lockNotAvailable: SQLState = "55P03"
        public static let queryCanceled: SQLState = "57014"
        public static let adminShutdown: SQLState = "57P01"
        public static let crashShutdown: SQLState = "57P02"
        public static let cannotConnectNow: SQLState = "57P03"
        public static let tooManyConnections: SQLState = "53300"
        public static let diskFull: SQLState = "53100"
        public static let outOfMemory: SQLState = "53200"
        public static let undefinedTable: SQLState = "42P01"
        public static let duplicateTable: SQLState = "42P07"
        public static let invalidCatalogName: SQLState = "3D000"
        public static let invalidPassword: SQLState = "28P01"
        public static let invalidAuthorization: SQLState = "28000"
        public static let readOnlyTransaction: SQLState = "25006"
        public static let insufficientPrivilege: SQLState = "42501"
    }

    /// What the server says beside an answer: a notice or a warning.
    public struct PQNotice: Hashable, Sendable {
        /// `WARNING`, `NOTICE`, `INFO`, `LOG` or `DEBUG`, in English whatever the server speaks.
        public let severity: String
        public let state: SQLState
        public let message: String

        public init(severity: String, state: SQLState, message: String) {
            (self.severity, self.state, self.message) = (severity, state, message)
        }
    }
#endif
