/// Lets `Codable` read what ``CanonicalEncoder`` wrote, and any other JSON of the same shape.
struct CanonicalDecoder: Decoder {
    let reader: JSONReader
    let index: Int
    /// The key under which the value stands; the whole path would have to be copied at every step.
    let codingPath: [any CodingKey]

    var userInfo: [CodingUserInfoKey: Any] { [:] }
    private var value: JSONReader.Value { reader.values[index] }

    init(reader: JSONReader, index: Int, codingPath: [any CodingKey] = []) {
        self.reader = reader
        self.index = index
        self.codingPath = codingPath
    }

    func mismatch<Wanted>(_ type: Wanted.Type) -> DecodingError {
        let text = String(decoding: reader.bytes[value.start..<value.end].prefix(60), as: UTF8.self)
        return DecodingError.typeMismatch(
            type, .init(codingPath: codingPath, debugDescription: "\(type) is wanted, and this is there: \(text)"))
    }

    func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
        let members = value.kind == .object ? reader.members(of: value, at: index) : []
        // The only unlabelled value of an enumeration's case stands there itself, where the case has no other. An empty
        // object is the absence of one that is optional.
        if CanonicalJSON.arePayloadKeys(type), value.kind != .object || !members.isEmpty,
            !members.contains(where: { member in
                member.key.flatMap { reader.string(reader.values[$0]) }.flatMap { type.init(stringValue: $0) } != nil
            })
        {
            return KeyedDecodingContainer(ObjectReader<Key>(decoder: self, members: [(nil, index)]))
        }
        guard value.kind == .object else { throw mismatch([String: Any].self) }
        return KeyedDecodingContainer(ObjectReader<Key>(decoder: self, members: members))
    }

    func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
        guard value.kind == .array else { throw mismatch([Any].self) }
        return ArrayReader(decoder: self, elements: reader.members(of: value, at: index).map(\.value))
    }

    func singleValueContainer() throws -> any SingleValueDecodingContainer { self }

    private func isText(_ found: JSONReader.Value, _ text: String) -> Bool {
        guard text.utf8.count == found.end - found.start else { return false }
        var text = text
        return text.withUTF8 { text in
            reader.bytes.withUnsafeBufferPointer { bytes in
                for index in text.indices where text[index] != bytes[found.start + index] { return false }
                return true
            }
        }
    }

    /// Whether a key in the text is this one.
    fileprivate func isKey(_ position: Int?, _ key: String) -> Bool {
        // A value without a key is a case's payload.
        guard let position else { return key == CanonicalJSON.payloadKey }
        let found = reader.values[position]
        if found.kind == .escapedString { return reader.string(found) == key }
        return isText(found, key)
    }
}

extension CanonicalDecoder: SingleValueDecodingContainer {
    func decodeNil() -> Bool { value.kind == .null }

    func decode(_ type: Bool.Type) throws -> Bool {
        switch value.kind {
        case .true: true
        case .false: false
        default: throw mismatch(type)
        }
    }

    func decode(_ type: String.Type) throws -> String {
        guard value.kind == .string || value.kind == .escapedString, let text = reader.string(value) else {
            throw mismatch(type)
        }
        return text
    }

    func decode(_ type: Double.Type) throws -> Double {
        guard let number = reader.double(value) else { throw mismatch(type) }
        return number
    }

    func decode(_ type: Float.Type) throws -> Float { Float(try decode(Double.self)) }

    private func integer<Integer: FixedWidthInteger>(_ type: Integer.Type) throws -> Integer {
        guard let number: Integer = reader.integer(value) else { throw mismatch(type) }
        return number
    }

    func decode(_ type: Int.Type) throws -> Int { try integer(type) }
    func decode(_ type: Int8.Type) throws -> Int8 { try integer(type) }
    func decode(_ type: Int16.Type) throws -> Int16 { try integer(type) }
    func decode(_ type: Int32.Type) throws -> Int32 { try integer(type) }
    func decode(_ type: Int64.Type) throws -> Int64 { try integer(type) }
    func decode(_ type: UInt.Type) throws -> UInt { try integer(type) }
    func decode(_ type: UInt8.Type) throws -> UInt8 { try integer(type) }
    func decode(_ type: UInt16.Type) throws -> UInt16 { try integer(type) }
    func decode(_ type: UInt32.Type) throws -> UInt32 { try integer(type) }
    func decode(_ type: UInt64.Type) throws -> UInt64 { try integer(type) }
    func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try type.init(from: self) }
}

private struct ObjectReader<Key: CodingKey>: KeyedDecodingContainerProtocol {
    let decoder: CanonicalDecoder
    let members: [(key: Int?, value: Int)]
    private let next = Next()

    /// The member behind the one that was found last: keys are most often asked for in the order in which they stand.
    private final class Next {
        var index = 0
    }

    init(decoder: CanonicalDecoder, members: [(key: Int?, value: Int)]) {
        self.decoder = decoder
        self.members = members
    }

    var codingPath: [any CodingKey] { decoder.codingPath }

    var allKeys: [Key] {
        members.compactMap { key, _ in
            guard let key else { return Key(stringValue: CanonicalJSON.payloadKey) }
            return decoder.reader.string(decoder.reader.values[key]).flatMap { Key(stringValue: $0) }
        }
    }

    private func find(_ key: Key) -> CanonicalDecoder? {
        let name = key.stringValue
        let start = next.index
        for index in members.indices {
            let place = start + index < members.count ? start + index : start + index - members.count
            guard decoder.isKey(members[place].key, name) else { continue }
            next.index = place + 1
            return CanonicalDecoder(reader: decoder.reader, index: members[place].value, codingPath: [key])
        }
        return nil
    }

    private func value(_ key: Key) throws -> CanonicalDecoder {
        guard let value = find(key) else {
            throw DecodingError.keyNotFound(
                key, .init(codingPath: codingPath, debugDescription: "“\(key.stringValue)” is missing."))
        }
        return value
    }

    func contains(_ key: Key) -> Bool { find(key) != nil }
    func decodeNil(forKey key: Key) throws -> Bool { try value(key).decodeNil() }
    func decode(_ type: Bool.Type, forKey key: Key) throws -> Bool { try value(key).decode(type) }
    func decode(_ type: String.Type, forKey key: Key) throws -> String { try value(key).decode(type) }
    func decode(_ type: Double.Type, forKey key: Key) throws -> Double { try value(key).decode(type) }
    func decode(_ type: Float.Type, forKey key: Key) throws -> Float { try value(key).decode(type) }
    func decode(_ type: Int.Type, forKey key: Key) throws -> Int { try value(key).decode(type) }
    func decode(_ type: Int8.Type, forKey key: Key) throws -> Int8 { try value(key).decode(type) }
    func decode(_ type: Int16.Type, forKey key: Key) throws -> Int16 { try value(key).decode(type) }
    func decode(_ type: Int32.Type, forKey key: Key) throws -> Int32 { try value(key).decode(type) }
    func decode(_ type: Int64.Type, forKey key: Key) throws -> Int64 { try value(key).decode(type) }
    func decode(_ type: UInt.Type, forKey key: Key) throws -> UInt { try value(key).decode(type) }
    func decode(_ type: UInt8.Type, forKey key: Key) throws -> UInt8 { try value(key).decode(type) }
    func decode(_ type: UInt16.Type, forKey key: Key) throws -> UInt16 { try value(key).decode(type) }
    func decode(_ type: UInt32.Type, forKey key: Key) throws -> UInt32 { try value(key).decode(type) }
    func decode(_ type: UInt64.Type, forKey key: Key) throws -> UInt64 { try value(key).decode(type) }

    func decode<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value {
        try Value(from: try value(key))
    }

    func decodeIfPresent<Value: Decodable>(_ type: Value.Type, forKey key: Key) throws -> Value? {
        guard let value = find(key), !value.decodeNil() else { return nil }
        return try Value(from: value)
    }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) throws -> KeyedDecodingContainer<Nested> {
        try value(key).container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
        try value(key).unkeyedContainer()
    }

    func superDecoder() throws -> any Decoder { decoder }
    func superDecoder(forKey key: Key) throws -> any Decoder { try value(key) }
}

private struct ArrayReader: UnkeyedDecodingContainer {
    let decoder: CanonicalDecoder
    let elements: [Int]
    var currentIndex = 0

    init(decoder: CanonicalDecoder, elements: [Int]) {
        self.decoder = decoder
        self.elements = elements
    }

    var codingPath: [any CodingKey] { decoder.codingPath }
    var count: Int? { elements.count }
    var isAtEnd: Bool { currentIndex == elements.count }

    private mutating func next() throws -> CanonicalDecoder {
        guard !isAtEnd else {
            throw DecodingError.valueNotFound(
                Any.self,
                .init(codingPath: codingPath, debugDescription: "The array has only \(elements.count) elements."))
        }
        defer { currentIndex += 1 }
        return CanonicalDecoder(reader: decoder.reader, index: elements[currentIndex], codingPath: codingPath)
    }

    mutating func decodeNil() throws -> Bool {
        guard !isAtEnd, decoder.reader.values[elements[currentIndex]].kind == .null else { return false }
        currentIndex += 1
        return true
    }

    mutating func decode<Value: Decodable>(_ type: Value.Type) throws -> Value { try Value(from: try next()) }

    mutating func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type
    ) throws -> KeyedDecodingContainer<Nested> {
        try next().container(keyedBy: type)
    }

    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer { try next().unkeyedContainer() }
    mutating func superDecoder() throws -> any Decoder { try next() }
}
