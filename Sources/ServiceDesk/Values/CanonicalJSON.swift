import Foundation

/// The one encoding of events, requests and exports: JSON with sorted keys and no blanks, so that equal values are equal
/// bytes on every platform and in every store.
public enum CanonicalJSON {
    private static let encoder: JSONEncoder = {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return encoder
    }()
    private static let decoder = JSONDecoder()

    /// Encodes a value of the desk.
    ///
    /// - Throws: `EncodingError` for a number that JSON cannot write (infinity, not a number); the desk refuses those
    ///   where they come in.
    public static func encode(_ value: some Encodable) throws -> [UInt8] {
        [UInt8](try encoder.encode(value))
    }

    /// - Throws: `DecodingError` that names the key.
    public static func decode<Value: Decodable>(_ type: Value.Type, from bytes: some Sequence<UInt8>) throws -> Value {
        try decoder.decode(type, from: Data(bytes))
    }
}
