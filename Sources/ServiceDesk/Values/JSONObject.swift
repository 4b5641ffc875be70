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

    func array(_ key: String) -> JSONArray { JSONArray(in: entry(key)) }

    func write(_ key: String, _ values: SortedSet<some Identifier>) {
        let array = array(key)
        for value in values { array.write(value.rawValue) }
    }

    func write(_ key: String, _ values: SortedSet<String>) {
        let array = array(key)
        for value in values { array.write(value) }
    }

    func write(_ key: String, _ values: [String]) {
        let array = array(key)
        for value in values { array.write(value) }
    }

    func write(_ key: String, _ values: [Int]) {
        let array = array(key)
        for value in values { array.element().writer.write(Int64(value)) }
    }

    func encode(_ key: String, each values: some Collection<some Encodable>) throws {
        let array = array(key)
        for value in values { try value.encode(to: array.element()) }
    }

    /// - Parameter values: By their names; most often there are none.
    func encode(_ key: String, named values: [String: some Encodable]) throws {
        let object = object(key)
        for (name, value) in values { try object.encode(name, value) }
    }
}

/// Writes the elements of an array.
struct JSONArray {
    private let writer: JSONWriter
    private let depth: Int

    init(in encoder: CanonicalEncoder) {
        writer = encoder.writer
        depth = writer.openContainer(nil, at: encoder.depth)
    }

    /// Begins an element; its value is to be written next.
    func element() -> CanonicalEncoder {
        writer.beginElement(in: depth)
        return CanonicalEncoder(writer: writer, depth: depth)
    }

    func write(_ value: String) { element().writer.write(value) }
    func write(_ value: Timestamp) { element().writer.write(value.microseconds) }

    /// `null` for what is not there: the place of an element says what it is.
    func write(_ value: (some Identifier)?) {
        if let value { write(value.rawValue) } else { element().writer.writeNull() }
    }
}
