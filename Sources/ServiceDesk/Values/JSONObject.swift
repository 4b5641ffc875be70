/// A value that writes itself without the containers of `Codable`, which cost several times what the text does: what
/// every commit writes is one. `Codable` reads the bytes, and would write the same ones; a test compares them.
protocol DirectlyEncodable: Encodable {
    func write(to encoder: CanonicalEncoder) throws
}

extension CanonicalJSON {
    /// The bytes that ``encode(_:)`` would give.
    static func encode(directly value: some DirectlyEncodable) throws -> [UInt8] {
        let writer = JSONWriter()
        try value.write(to: CanonicalEncoder(writer: writer, depth: 0))
        return writer.finish()
    }
}

/// Writes the entries of an object. In the order of their keys they need not be sorted afterwards.
struct JSONObject {
    private let writer: JSONWriter
    private let depth: Int

    private enum Keys: CodingKey {}

    init(in encoder: CanonicalEncoder) {
        writer = encoder.writer
        depth = writer.openContainer(Keys.self, at: encoder.depth)
    }

    /// Begins an entry; its value is to be written next.
    func entry(_ key: String) -> CanonicalEncoder {
        writer.beginEntry(key, in: depth)
        return CanonicalEncoder(writer: writer, depth: depth)
    }

    func object(_ key: String) -> JSONObject { JSONObject(in: entry(key)) }

    func write(_ key: String, _ value: String) { entry(key).writer.write(value) }
    func write(_ key: String, _ value: Int) { entry(key).writer.write(Int64(value)) }
    func write(_ key: String, _ value: UniqueID) { write(key, value.description) }
    func write(_ key: String, _ value: Digest) { write(key, value.description) }

    // What is not there has no entry.

    func write(_ key: String, _ value: (some Identifier)?) {
        if let value { write(key, value.rawValue) }
    }

    func write(_ key: String, _ value: Timestamp?) {
        if let value { entry(key).writer.write(value.microseconds) }
    }

    func write(_ key: String, _ value: (some DirectlyEncodable)?) throws {
        if let value { try value.write(to: entry(key)) }
    }

    func encode(_ key: String, _ value: (some Encodable)?) throws {
        if let value { try value.encode(to: entry(key)) }
    }

    // MARK: Several

    func write(_ key: String, _ values: SortedSet<some Identifier>) {
        array(key, values) { writer.write($0.rawValue) }
    }

    func write(_ key: String, _ values: SortedSet<String>) { array(key, values) { writer.write($0) } }

    func encode(_ key: String, each values: some Collection<some Encodable>) throws {
        try array(key, values) { try $0.encode(to: CanonicalEncoder(writer: writer, depth: depth + 1)) }
    }

    /// - Parameter values: By their names; most often there are none.
    func encode(_ key: String, named values: [String: some Encodable]) throws {
        let object = object(key)
        for (name, value) in values { try object.encode(name, value) }
    }

    private func array<Values: Collection>(
        _ key: String, _ values: Values, _ write: (Values.Element) throws -> Void
    ) rethrows {
        let inner = writer.openContainer(nil, at: entry(key).depth)
        for value in values {
            writer.beginElement(in: inner)
            try write(value)
        }
    }
}
