#if SQLite
    import GRDB
    import GRDBSQLite
    import ServiceDesk
    import ServiceDeskSQL

    // GRDB keeps connections, transactions and compiled statements. Values go in and out here without its own value
    // type, which would copy each of them twice: that was a third of what a commit costs.

    extension Database {
        /// Runs a statement that gives no rows.
        func run(_ sql: String, _ values: [SQLValue]) throws {
            try withStatement(sql, values) { statement in
                while try step(statement) {}
            }
        }

        /// Runs a statement and takes something from each row.
        func rows<Result>(
            _ sql: String, _ values: [SQLValue], _ take: (SQLiteRow) throws -> Result
        ) throws -> [Result] {
            try withStatement(sql, values) { statement in
                var results: [Result] = []
                while try step(statement) { results.append(try take(SQLiteRow(statement: statement))) }
                return results
            }
        }

        /// Runs a statement and looks at each row, without keeping any.
        func each(_ sql: String, _ values: [SQLValue], _ body: (SQLiteRow) throws -> Void) throws {
            try withStatement(sql, values) { statement in
                while try step(statement) { try body(SQLiteRow(statement: statement)) }
            }
        }

        func rows<Result>(_ fragment: SQLFragment, _ take: (SQLiteRow) throws -> Result) throws -> [Result] {
            let (sql, values) = fragment.rendered { "?\($0)" }
            return try rows(sql, values, take)
        }

        /// The first row's result, if there is a row.
        func first<Result>(
            _ sql: String, _ values: [SQLValue], _ take: (SQLiteRow) throws -> Result
        ) throws -> Result? {
            try withStatement(sql, values) { statement in
                try step(statement) ? try take(SQLiteRow(statement: statement)) : nil
            }
        }

        /// The statement is compiled once for each connection, and is at rest again afterwards.
        private func withStatement<Result>(
            _ sql: String, _ values: [SQLValue], _ body: (OpaquePointer) throws -> Result
        ) throws -> Result {
            let statement = try cachedStatement(sql: sql).sqliteStatement
            defer { sqlite3_reset(statement) }
            for (index, value) in values.enumerated() {
                guard value.bind(to: statement, at: Int32(index + 1)) == SQLITE_OK else { throw lastError(sql) }
            }
            return try body(statement)
        }

        /// Whether there is another row.
        private func step(_ statement: OpaquePointer) throws -> Bool {
            switch sqlite3_step(statement) {
            case SQLITE_ROW: return true
            case SQLITE_DONE: return false
            default: throw lastError(String(cString: sqlite3_sql(statement)))
            }
        }

        private func lastError(_ sql: String) -> DatabaseError {
            DatabaseError(
                resultCode: ResultCode(rawValue: sqlite3_extended_errcode(sqliteConnection)), message: lastErrorMessage,
                sql: sql)
        }
    }

    extension SQLValue {
        fileprivate func bind(to statement: OpaquePointer, at index: Int32) -> Int32 {
            // SQLite takes its own copy before the call returns.
            let copies = unsafeBitCast(-1, to: sqlite3_destructor_type.self)
            switch self {
            case .null: return sqlite3_bind_null(statement, index)
            case .integer(let value): return sqlite3_bind_int64(statement, index, value)
            case .real(let value): return sqlite3_bind_double(statement, index, value)
            case .text(var value):
                return value.withUTF8 { text in
                    text.withMemoryRebound(to: CChar.self) { chars in
                        // An empty text has no address, and no address would be NULL.
                        guard let start = chars.baseAddress else {
                            return sqlite3_bind_text(statement, index, "", 0, copies)
                        }
                        return sqlite3_bind_text(statement, index, start, Int32(chars.count), copies)
                    }
                }
            case .blob(let value):
                if value.isEmpty { return sqlite3_bind_zeroblob(statement, index, 0) }
                return value.withUnsafeBytes {
                    sqlite3_bind_blob(statement, index, $0.baseAddress, Int32($0.count), copies)
                }
            }
        }
    }

    /// The row at which a statement stands. In a damaged file a column may hold anything; that throws and must not end
    /// the process.
    struct SQLiteRow {
        let statement: OpaquePointer

        private func check(_ column: Int, _ type: Int32) throws {
            guard sqlite3_column_type(statement, Int32(column)) == type else {
                throw StoreError(
                    .damaged, "A row of the store holds a value of the wrong type. Restore a backup.",
                    detail: String(cString: sqlite3_sql(statement)))
            }
        }

        func isNull(_ column: Int) -> Bool { sqlite3_column_type(statement, Int32(column)) == SQLITE_NULL }

        func int64(_ column: Int) throws -> Int64 {
            try check(column, SQLITE_INTEGER)
            return sqlite3_column_int64(statement, Int32(column))
        }

        func int(_ column: Int) throws -> Int { Int(try int64(column)) }

        func double(_ column: Int) throws -> Double {
            try check(column, SQLITE_FLOAT)
            return sqlite3_column_double(statement, Int32(column))
        }

        func text(_ column: Int) throws -> String {
            try check(column, SQLITE_TEXT)
            let count = Int(sqlite3_column_bytes(statement, Int32(column)))
            guard let start = sqlite3_column_text(statement, Int32(column)) else { return "" }
            let bytes = UnsafeBufferPointer(start: start, count: count)
            // Repairing the text would serve a value that nobody wrote.
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw StoreError(
                    .damaged, "The store holds a text that is not UTF-8. Restore a backup.",
                    detail: String(cString: sqlite3_sql(statement)))
            }
            return text
        }

        func bytes(_ column: Int) throws -> [UInt8] {
            try check(column, SQLITE_BLOB)
            let count = Int(sqlite3_column_bytes(statement, Int32(column)))
            guard let start = sqlite3_column_blob(statement, Int32(column)) else { return [] }
            return [UInt8](UnsafeRawBufferPointer(start: start, count: count))
        }

        /// Whatever stands there.
        func value(_ column: Int) throws -> SQLValue {
            switch sqlite3_column_type(statement, Int32(column)) {
            case SQLITE_NULL: .null
            case SQLITE_INTEGER: .integer(try int64(column))
            case SQLITE_TEXT: .text(try text(column))
            default: .blob(try bytes(column))
            }
        }

        /// Text, or a number as text, or nothing.
        func label(_ column: Int) throws -> String? {
            switch sqlite3_column_type(statement, Int32(column)) {
            case SQLITE_NULL: nil
            case SQLITE_INTEGER: String(try int64(column))
            default: try text(column)
            }
        }

        /// `number` and `content` of a request.
        func request() throws -> Request { try Request(encoded: bytes(1), number: int64(0)) }

        /// The same, which may have been decoded before.
        func request(knownTo decoded: DecodedRequests) throws -> Request {
            try check(1, SQLITE_BLOB)
            let content = UnsafeRawBufferPointer(
                start: sqlite3_column_blob(statement, 1), count: Int(sqlite3_column_bytes(statement, 1)))
            return try decoded.request(try int64(0), content)
        }

        func digest(_ column: Int) throws -> Digest {
            try check(column, SQLITE_BLOB)
            let bytes = UnsafeRawBufferPointer(
                start: sqlite3_column_blob(statement, Int32(column)),
                count: Int(sqlite3_column_bytes(statement, Int32(column))))
            guard let digest = Digest(bytes: bytes) else {
                throw StoreError(.damaged, "The store holds a digest that does not have 32 bytes. Restore a backup.")
            }
            return digest
        }
    }
#endif
