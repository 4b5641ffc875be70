/// Reads the entries of an object without the containers of `Codable`, as ``JSONObject`` writes them: what is read
/// again and again is one. An entry that is not there, or `null`, is `nil`; what stands there and is something else
/// throws as `Codable` does.
struct JSONEntries {
    private let reader: JSONReader
    private let index: Int
    private let members: [(key: Int?, value: Int)]
    /// Behind the entry that was found last: keys are asked for in the order in which they stand.
    private var next = 0

    private struct Key: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    /// - Throws: `DecodingError` where the text is not JSON, or not an object.
    init(_ bytes: some Sequence<UInt8>) throws {
        try self.init(try CanonicalJSON.reader(of: bytes), 0)
    }

    private init(_ reader: JSONReader, _ index: Int) throws {
        guard reader.values[index].kind == .object else {
            throw CanonicalDecoder(reader: reader, index: index).mismatch([String: Any].self)
        }
        (self.reader, self.index) = (reader, index)
        members = reader.members(of: reader.values[index], at: index)
    }

    private mutating func find(_ name: StaticString) -> Int? {
        for offset in members.indices {
            let place = next + offset < members.count ? next + offset : next + offset - members.count
            guard let key = members[place].key, reader.isString(key, name) else { continue }
            next = place + 1
            let value = members[place].value
            return reader.values[value].kind == .null ? nil : value
        }
        return nil
    }

    private func decoder(_ index: Int, _ name: StaticString) -> CanonicalDecoder {
        CanonicalDecoder(reader: reader, index: index, codingPath: [Key(stringValue: name.description)])
    }

    private func required<Value>(_ value: Value?, _ name: StaticString) throws -> Value {
        guard let value else {
            let key = Key(stringValue: name.description)
            throw DecodingError.keyNotFound(
                key, .init(codingPath: [], debugDescription: "“\(name)” is missing."))
        }
        return value
    }

    // MARK: Values

    mutating func string(_ name: StaticString) throws -> String? {
        guard let index = find(name) else { return nil }
        guard let text = reader.text(reader.values[index]) else { throw decoder(index, name).mismatch(String.self) }
        return text
    }

    mutating func integer(_ name: StaticString) throws -> Int64? {
        guard let index = find(name) else { return nil }
        guard let number: Int64 = reader.integer(reader.values[index]) else {
            throw decoder(index, name).mismatch(Int64.self)
        }
        return number
    }

    mutating func time(_ name: StaticString) throws -> Timestamp? {
        try integer(name).map { Timestamp(microseconds: $0) }
    }

    mutating func identifier<Value: Identifier>(_ name: StaticString) throws -> Value? {
        try string(name).map { Value(rawValue: $0) }
    }

    /// By the containers of `Codable`.
    mutating func decode<Value: Decodable>(_ type: Value.Type, _ name: StaticString) throws -> Value? {
        try find(name).map { try Value(from: decoder($0, name)) }
    }

    /// By the containers of `Codable`, the object itself.
    func decode<Value: Decodable>(whole type: Value.Type) throws -> Value {
        try Value(from: CanonicalDecoder(reader: reader, index: index))
    }

    /// The name of the only entry; `nil` where there are more, or none.
    var onlyName: String? {
        guard members.count == 1, let key = members[0].key else { return nil }
        return reader.string(reader.values[key])
    }

    /// The entries of the only entry, which is an object.
    var onlyEntries: JSONEntries {
        get throws { try JSONEntries(reader, members[0].value) }
    }

    mutating func entries(_ name: StaticString) throws -> JSONEntries? {
        try find(name).map { try JSONEntries(reader, $0) }
    }

    mutating func entries(required name: StaticString) throws -> JSONEntries {
        try required(try entries(name), name)
    }

    // MARK: What must be there

    mutating func string(required name: StaticString) throws -> String { try required(try string(name), name) }

    mutating func count(required name: StaticString) throws -> Int {
        guard let count = Int(exactly: try required(try integer(name), name)) else {
            throw DecodingError.dataCorrupted(.init(codingPath: [], debugDescription: "“\(name)” is too large."))
        }
        return count
    }

    mutating func time(required name: StaticString) throws -> Timestamp { try required(try time(name), name) }

    mutating func identifier<Value: Identifier>(required name: StaticString) throws -> Value {
        try required(try identifier(name), name)
    }

    mutating func decode<Value: Decodable>(required type: Value.Type, _ name: StaticString) throws -> Value {
        try required(try decode(type, name), name)
    }

    /// A case of an enumeration, or whatever else is made of a text or a number.
    func value<Raw, Value>(_ raw: Raw, _ name: StaticString, _ make: (Raw) -> Value?) throws -> Value {
        guard let value = make(raw) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "“\(raw)” is no value of “\(name)”."))
        }
        return value
    }

    /// Most often there is nothing in a list or a table.
    mutating func elements<Value: Decodable & ExpressibleByArrayLiteral>(
        required type: Value.Type, _ name: StaticString
    ) throws -> Value {
        let index = try required(find(name), name)
        return reader.isEmpty(index, .array) ? [] : try Value(from: decoder(index, name))
    }

    mutating func table<Value: Decodable>(required name: StaticString) throws -> [String: Value] {
        let index = try required(find(name), name)
        return reader.isEmpty(index, .object) ? [:] : try [String: Value](from: decoder(index, name))
    }
}

extension CanonicalJSON {
    /// - Throws: `DecodingError` that says where the text is not JSON.
    static func reader(of bytes: some Sequence<UInt8>) throws -> JSONReader {
        do throws(JSONReader.Failure) {
            return try JSONReader(bytes as? [UInt8] ?? Array(bytes))
        } catch {
            throw DecodingError.dataCorrupted(
                .init(codingPath: [], debugDescription: "Not JSON: at byte \(error.position) \(error.reason)."))
        }
    }
}

extension JSONReader {
    /// Whether the value at an index is this text, in which nothing needs to be escaped.
    fileprivate func isString(_ index: Int, _ text: StaticString) -> Bool {
        let value = values[index]
        if value.kind == .escapedString { return string(value) == text.description }
        guard value.end - value.start == text.utf8CodeUnitCount else { return false }
        return bytes.withUnsafeBufferPointer { bytes in
            text.withUTF8Buffer { text in
                for place in text.indices where bytes[value.start + place] != text[place] { return false }
                return true
            }
        }
    }

    /// `nil` for what is no string too.
    fileprivate func text(_ value: Value) -> String? {
        value.kind == .string || value.kind == .escapedString ? string(value) : nil
    }

    fileprivate func isEmpty(_ index: Int, _ kind: Value.Kind) -> Bool {
        values[index].kind == kind && values[index].next == index + 1
    }
}
