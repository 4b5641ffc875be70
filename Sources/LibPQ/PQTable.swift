#if PostgreSQL
    import CLibpq
    import Foundation

    /// The rows that a statement gave, in binary form.
    public final class PQTable: @unchecked Sendable {
        // Never changed after the initialiser; libpq reads a result from any thread.
        private let result: OpaquePointer
        public let rowCount: Int
        public let columnCount: Int

        /// Takes the result over.
        init(_ result: OpaquePointer) {
            self.result = result
            rowCount = Int(PQntuples(result))
            columnCount = Int(PQnfields(result))
        }

        deinit { PQclear(result) }

        /// How many rows a statement inserted, changed, deleted or gave.
        public var affectedRows: Int { Int(String(cString: PQcmdTuples(result))) ?? 0 }

        /// What the server says that it did: `INSERT 0 1`.
        public var commandTag: String { String(cString: PQcmdStatus(result)) }

        public func name(ofColumn column: Int) -> String {
            // libpq would tell a connection of it that may be gone.
            guard (0..<columnCount).contains(column) else { return "" }
            return PQfname(result, Int32(column)).map { String(cString: $0) } ?? ""
        }

        public subscript(row: Int) -> PQRow { PQRow(table: self, index: row) }

        public var rows: some RandomAccessCollection<PQRow> { (0..<rowCount).lazy.map { self[$0] } }

        fileprivate func value(_ row: Int, _ column: Int) -> UnsafeRawBufferPointer? {
            guard row >= 0, row < rowCount, column >= 0, column < columnCount,
                PQgetisnull(result, Int32(row), Int32(column)) == 0
            else { return nil }
            let length = Int(PQgetlength(result, Int32(row), Int32(column)))
            return UnsafeRawBufferPointer(start: PQgetvalue(result, Int32(row), Int32(column)), count: length)
        }

        fileprivate func kind(_ column: Int) -> UInt32 {
            (0..<columnCount).contains(column) ? PQftype(result, Int32(column)) : 0
        }
    }

    /// One row. Values are read as what they are: to read a column as another type is a ``PQError`` of code
    /// ``PQError/Code/unexpected``, like a null where none was expected.
    public struct PQRow: Sendable {
        fileprivate let table: PQTable
        public let index: Int

        public func isNull(_ column: Int) -> Bool { table.value(index, column) == nil }

        private func read<Value>(
            _ column: Int, _ what: String, _ body: (UnsafeRawBufferPointer) -> Value?
        ) throws(PQError) -> Value {
            guard let bytes = table.value(index, column) else {
                throw PQError(
                    .unexpected,
                    "Column \(column) (\(table.name(ofColumn: column))) is null where \(what) was expected.")
            }
            guard let value = body(bytes) else {
                throw PQError(
                    .unexpected,
                    "Column \(column) (\(table.name(ofColumn: column))) is no \(what): \(bytes.count) bytes of type "
                        + "\(table.kind(column)).")
            }
            return value
        }

        /// Of `smallint`, `integer` and `bigint`.
        public func integer(_ column: Int) throws(PQError) -> Int64 {
            try read(column, "integer") { bytes in
                guard [2, 4, 8].contains(bytes.count), [20, 21, 23, 26].contains(table.kind(column)) else { return nil }
                let negative = table.kind(column) != 26 && bytes[0] & 0x80 != 0
                return bytes.reduce(negative ? -1 : 0) { $0 << 8 | Int64($1) }
            }
        }

        public func double(_ column: Int) throws(PQError) -> Double {
            try read(column, "double") { bytes in
                switch (table.kind(column), bytes.count) {
                case (701, 8): Double(bitPattern: bytes.reduce(0) { $0 << 8 | UInt64($1) })
                case (700, 4): Double(Float(bitPattern: bytes.reduce(0) { $0 << 8 | UInt32($1) }))
                default: nil
                }
            }
        }

        public func bool(_ column: Int) throws(PQError) -> Bool {
            try read(column, "boolean") { bytes in
                table.kind(column) == 16 && bytes.count == 1 ? bytes[0] != 0 : nil
            }
        }

        /// Of `text`, `varchar`, `char`, `name` and what has no type.
        public func text(_ column: Int) throws(PQError) -> String {
            try read(column, "text") { bytes in
                guard [25, 1043, 1042, 19, 705, 18].contains(table.kind(column)) else { return nil }
                return String(validating: bytes, as: UTF8.self)
            }
        }

        public func bytes(_ column: Int) throws(PQError) -> [UInt8] {
            try read(column, "bytea") { bytes in table.kind(column) == 17 ? Array(bytes) : nil }
        }

        public func uuid(_ column: Int) throws(PQError) -> UUID {
            try read(column, "uuid") { bytes in
                guard table.kind(column) == 2950, bytes.count == 16 else { return nil }
                return UUID(uuid: bytes.loadUnaligned(as: uuid_t.self))
            }
        }
    }
#endif
