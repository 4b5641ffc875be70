import Foundation

/// The one encoding of events, requests and exports: JSON (RFC 8259) with sorted keys and no blanks, so that equal values
/// are equal bytes on every platform and in every store.
public enum CanonicalJSON {
    private static let decoder = JSONDecoder()

    /// Encodes a value of the desk.
    ///
    /// - Throws: `EncodingError` for a number that JSON cannot write (infinity, not a number); the desk refuses those
    ///   where they come in.
    public static func encode(_ value: some Encodable) throws -> [UInt8] {
        let writer = JSONWriter()
        try value.encode(to: CanonicalEncoder(writer: writer, depth: 0))
        return writer.finish()
    }

    /// - Throws: `DecodingError` that names the key.
    public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: some Sequence<UInt8>) throws -> Value {
        try decoder.decode(type, from: bytes as? Data ?? Data(bytes))
    }
}
