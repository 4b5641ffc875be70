/// The one encoding of events, requests and exports: JSON (RFC 8259) with sorted keys and no blanks, so that equal
/// values are equal bytes on every platform and in every store.
public enum CanonicalJSON {
    /// The key that `Codable` gives to the only, unlabelled value of an enumeration's case. It is left out: the value
    /// itself stands for `{"_0": …}`.
    static let payloadKey = "_0"

    /// Whether these are the keys of such a case, and not those of a dictionary, which may be anything.
    static func arePayloadKeys(_ type: any CodingKey.Type) -> Bool {
        type.init(stringValue: payloadKey) != nil && type.init(stringValue: "\u{1}") == nil
    }

    /// Encodes a value of the desk.
    ///
    /// - Throws: `EncodingError` for a number that JSON cannot write (infinity, not a number); the desk refuses those
    ///   where they come in.
    public static func encode(_ value: some Encodable) throws -> [UInt8] {
        let writer = JSONWriter()
        try value.encode(to: CanonicalEncoder(writer: writer, depth: 0))
        return writer.finish()
    }

    /// - Throws: `DecodingError` that names the key, or says where the text is not JSON.
    public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: some Sequence<UInt8>) throws -> Value {
        try Value(from: CanonicalDecoder(reader: try reader(of: bytes), index: 0))
    }
}
