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
        case integers([Int64])
        case texts([String])
        case byteArrays([[UInt8]])
        case uuids([UUID])
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
            case .integers(let values): Self.array(values.map { Self.bigEndian($0) }, of: Kind.int8)
            case .texts(let values): Self.array(values.map { Array($0.utf8) }, of: Kind.text)
            case .byteArrays(let values): Self.array(values, of: Kind.bytea)
            case .uuids(let values): Self.array(values.map(Self.bytes), of: Kind.uuid)
            }
        }

        /// Whether the server can take it.
        var hasZeroByte: Bool {
            switch self {
            case .text(let value): value.utf8.contains(0)
            case .texts(let values): values.contains { $0.utf8.contains(0) }
            default: false
            }
        }

        private static func bytes(_ uuid: UUID) -> [UInt8] { withUnsafeBytes(of: uuid.uuid) { Array($0) } }

        private static func bigEndian(_ value: some FixedWidthInteger) -> [UInt8] {
            withUnsafeBytes(of: value.bigEndian) { Array($0) }
        }

        /// One dimension, no nulls, counted from 1 (`array_send`).
        private static func array(_ elements: [[UInt8]], of kind: UInt32) -> [UInt8] {
            var bytes: [UInt8] = bigEndian(Int32(elements.isEmpty ? 0 : 1)) + bigEndian(Int32(0)) + bigEndian(kind)
            guard !elements.isEmpty else { return bytes }
            bytes += bigEndian(Int32(elements.count)) + bigEndian(Int32(1))
            for element in elements { bytes += bigEndian(Int32(element.count)) + element }
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

        /// - Throws: ``PQError`` of code ``PQError/Code/misuse``.
        func validate() throws(PQError) {
            guard !text.utf8.contains(0) else { throw PQError(.misuse, "A statement has a zero byte.") }
            guard parameters.count <= Self.maximumParameters else {
                throw PQError(.misuse, "\(parameters.count) parameters are more than \(Self.maximumParameters).")
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
