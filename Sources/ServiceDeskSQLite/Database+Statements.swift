#if SQLite
    import Foundation
    import GRDB
    import ServiceDesk
    import ServiceDeskSQL

    extension SQLValue {
        fileprivate var databaseValue: DatabaseValue {
            switch self {
            case .null: .null
            case .integer(let value): value.databaseValue
            case .text(let value): value.databaseValue
            case .blob(let value): Data(value).databaseValue
            }
        }
    }

    extension Database {
        /// The statement is compiled once for each connection.
        private func statement(_ sql: String, _ values: [SQLValue]) throws -> Statement {
            let statement = try cachedStatement(sql: sql)
            statement.setUncheckedArguments(StatementArguments(values.map(\.databaseValue)))
            return statement
        }

        /// Runs a statement that gives no rows.
        func run(_ sql: String, _ values: [SQLValue]) throws {
            try statement(sql, values).execute()
        }

        /// Runs a statement and takes something from each row.
        func rows<Result>(
            _ sql: String, _ values: [SQLValue], _ take: (Row) throws -> Result
        ) throws -> [Result] {
            var results: [Result] = []
            let cursor = try Row.fetchCursor(statement(sql, values))
            while let row = try cursor.next() { results.append(try take(row)) }
            return results
        }

        func rows<Result>(_ fragment: SQLFragment, _ take: (Row) throws -> Result) throws -> [Result] {
            let (sql, values) = fragment.rendered { "?\($0)" }
            return try rows(sql, values, take)
        }

        /// The first row's result, if there is a row.
        func first<Result>(
            _ sql: String, _ values: [SQLValue], _ take: (Row) throws -> Result
        ) throws -> Result? {
            let cursor = try Row.fetchCursor(statement(sql, values))
            // The row is the cursor's: it must not go before the row is read.
            return try withExtendedLifetime(cursor) { try cursor.next().map(take) }
        }
    }

    extension Row {
        /// A value of the type that the column has. In a damaged file it may be anything else, which must not end the
        /// process.
        func value<Value: DatabaseValueConvertible>(_ column: Int) throws -> Value {
            guard let value = Value.fromDatabaseValue(self[column]) else {
                throw StoreError(.damaged, "A row of the store holds a value of the wrong type.", detail: description)
            }
            return value
        }

        /// `number` and `content` of a request.
        func request() throws -> Request { try Request(encoded: value(1) as Data, number: value(0)) }

        func digest(_ column: Int) throws -> Digest {
            guard let digest = Digest(bytes: try value(column) as Data) else {
                throw StoreError(.damaged, "The store holds a digest that does not have 32 bytes.")
            }
            return digest
        }
    }
#endif
