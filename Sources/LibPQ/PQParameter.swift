#if PostgreSQL
    import Foundation

    /// A value that goes with a statement, in PostgreSQL’s binary form.
    public enum PQParameter: Hashable, Sendable {
        case null
        case bool(Bool)
        /// `bigint`.
        case integer(Int64)
        /// `double precision`.
        case double(Double)
        /// Without a zero byte, which PostgreSQL’s texts cannot have.
        case text(String)
        case bytes([UInt8])
        case uuid(UUID)
        /// Arrays of these; an element may be null.
        case integers([Int64?])
        case texts([String?])
        case byteArrays([[UInt8]?])
        case uuids([UUID?])
    }

    extension PQParameter {
        /// Object ids of types, which are the same in every PostgreSQL (`pg_type.dat`).
        private enum Kind {
            static let (bool, bytea, int8, float8, text, uuid): (UInt32, UInt32, UInt32, UInt32, UInt32, UInt32) = (
                16, 17, 20, 701, 25, 2950
            )
            static let (byteas, texts, int8s, uuids): (UInt32, UInt32, UInt32, UInt32) = (1001, 1009, 1016, 2951)
        }

        /// The type’s object id; 0 leaves it to the server.
        var typeID: UInt32 {
            switch self {
            case .null: 0
            case .bool: Kind.bool
            case .integer: Kind.int8
            case .double: Kind.float8
            case .text: Kind.text
            case .bytes: Kind.bytea
            case .uuid: Kind.uuid
            case .integers: Kind.int8s
            case .texts: Kind.texts
            case .byteArrays: Kind.byteas
            case .uuids: Kind.uuids
            }
        }

        /// The binary form; `nil` for null.
        var encoded: [UInt8]? {
            switch self {
            case .null: nil
            case .bool(let value): [value ? 1 : 0]
            case .integer(let value): Self.bigEndian(value)
            case .double(let value): Self.bigEndian(value.bitPattern)
            case .text(let value): Array(value.utf8)
            case .bytes(let value): value
            case .uuid(let value): Self.bytes(value)
            case .integers(let values): Self.array(values, of: Kind.int8) { bytes, value in
                Self.append(Int32(8), to: &bytes)
                Self.append(value, to: &bytes)
            }
            case .texts(let values): Self.array(values, of: Kind.text) { bytes, value in
                Self.append(Int32(value.utf8.count), to: &bytes)
                bytes += value.utf8
            }
            case .byteArrays(let values): Self.array(values, of: Kind.bytea) { bytes, value in
                Self.append(Int32(value.count), to: &bytes)
                bytes += value
            }
            case .uuids(let values): Self.array(values, of: Kind.uuid) { bytes, value in
                Self.append(Int32(16), to: &bytes)
                bytes += Self.bytes(value)
            }
            }
        }

        /// About how many bytes it has.
        var size: Int {
            switch self {
            case .null, .bool: 1
            case .integer, .double, .uuid: 16
            case .text(let value): value.utf8.count
            case .bytes(let value): value.count
            case .integers(let values): values.count * 12
            case .texts(let values): values.reduce(0) { $0 + 4 + ($1?.utf8.count ?? 0) }
            case .byteArrays(let values): values.reduce(0) { $0 + 4 + ($1?.count ?? 0) }
            case .uuids(let values): values.count * 20
            }
        }

        /// Whether the server can take it.
        var hasZeroByte: Bool {
            switch self {
            case .text(let value): value.utf8.contains(0)
            case .texts(let values): values.contains { $0?.utf8.contains(0) ?? false }
            default: false
            }
        }

        private static func bytes(_ uuid: UUID) -> [UInt8] { withUnsafeBytes(of: uuid.uuid) { Array($0) } }

        private static func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
            withUnsafeBytes(of: value.bigEndian) { Array($0) }
        }

        private static func append(_ value: some FixedWidthInteger, to bytes: inout [UInt8]) {
            withUnsafeBytes(of: value.bigEndian) { bytes.append(contentsOf: $0) }
        }

        /// One dimension, counted from 1 (`array_send`).
        private static func array<Element>(
            _ elements: [Element?], of kind: UInt32, _ write: (inout [UInt8], Element) -> Void
        ) -> [UInt8] {
            var bytes: [UInt8] = []
            append(Int32(elements.isEmpty ? 0 : 1), to: &bytes)
            append(Int32(elements.contains { $0 == nil } ? 1 : 0), to: &bytes)
            append(kind, to: &bytes)
            guard !elements.isEmpty else { return bytes }
            append(Int32(elements.count), to: &bytes)
            append(Int32(1), to: &bytes)
            for element in elements {
                if let element { write(&bytes, element) } else { append(Int32(-1), to: &bytes) }
            }
            return bytes
        }
    }

    /// One SQL statement with its parameters, `$1`, `$2` and so on.
    public struct PQStatement: Hashable, Sendable {
        public var text: String
        public var parameters: [PQParameter]
        /// Whether the server keeps its plan for the next time on the same connection. Not for statements of which
        /// each is another one, nor behind a pooler that gives each transaction another connection.
        public var isPrepared: Bool

        public init(_ text: String, _ parameters: [PQParameter] = [], isPrepared: Bool = false) {
            self.text = text
            self.parameters = parameters
            self.isPrepared = isPrepared
        }

        /// Most parameters of one statement: the protocol counts them in 16 bits.
        public static let maximumParameters = 65_535
        /// Most bytes of all parameters of one statement: what PostgreSQL takes as one value.
        public static let maximumSize = 1 << 30

        /// - Throws: ``PQError`` of code ``PQError/Code/misuse``.
        func validate() throws(PQError) {
            guard !text.utf8.contains(0) else { throw PQError(.misuse, "A statement has a zero byte.") }
            guard parameters.count <= Self.maximumParameters else {
                throw PQError(.misuse, "\(parameters.count) parameters are more than \(Self.maximumParameters).")
            }
            let size = parameters.reduce(0) { $0 + $1.size }
            guard size <= Self.maximumSize else {
                throw PQError(.misuse, "The parameters of a statement have \(size) bytes, more than a gibibyte.")
            }
            if let index = parameters.firstIndex(where: \.hasZeroByte) {
                throw PQError(
                    .misuse, "Parameter $\(index + 1) has a zero byte, which no text of PostgreSQL can have.")
            }
        }
    }

    extension String {
        /// As an identifier in a statement: in quotation marks.
        public var pqIdentifier: String {
            "\"" + split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"") + "\""
        }
    }
#endif
