import Foundation

/// Another id in the place of a person's, wherever one is encoded: whoever reads the values again finds nobody.
struct Pseudonym: Sendable {
    let person: Person.ID
    let replacement: Person.ID

    private static let key = CodingUserInfoKey(rawValue: "service-desk.pseudonym")

    /// A value with the one id in the place of the other.
    ///
    /// - Throws: `EncodingError` and `DecodingError`, which values that a store has kept rule out.
    func applied<Value: Codable>(to value: Value) throws -> Value {
        let encoder = JSONEncoder()
        if let key = Self.key { encoder.userInfo[key] = self }
        return try JSONDecoder().decode(Value.self, from: encoder.encode(value))
    }

    /// The id that an encoder wants written.
    static func id(for person: Person.ID, in encoder: any Encoder) -> Person.ID {
        guard let key, let pseudonym = encoder.userInfo[key] as? Pseudonym, pseudonym.person == person else {
            return person
        }
        return pseudonym.replacement
    }
}

extension Person.ID {
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Pseudonym.id(for: self, in: encoder).rawValue)
    }
}
