/// Lets `Codable` write to a ``JSONWriter``. Foundation's encoder gives the same JSON at four times the cost, which is
/// as much as committing a request; see `Documentation/Performance.md`.
struct CanonicalEncoder: Encoder {
    let writer: JSONWriter
    /// The depth of the container that the value stands in.
    let depth: Int

    var codingPath: [any CodingKey] { [] }
    var userInfo: [CodingUserInfoKey: Any] { [:] }

    func container<Key: CodingKey>(keyedBy type: Key.Type) -> KeyedEncodingContainer<Key> {
        KeyedEncodingContainer(ObjectContainer(writer: writer, depth: writer.openContainer(type, at: depth)))
    }

    func unkeyedContainer() -> any UnkeyedEncodingContainer {
        ArrayContainer(writer: writer, depth: writer.openContainer(nil, at: depth))
    }

    func singleValueContainer() -> any SingleValueEncodingContainer { ValueContainer(writer: writer, depth: depth) }
}

private struct ObjectContainer<Key: CodingKey>: KeyedEncodingContainerProtocol {
    let writer: JSONWriter
    let depth: Int
    var codingPath: [any CodingKey] { [] }

    private func value(_ key: Key) -> ValueContainer {
        writer.beginEntry(key.stringValue, in: depth)
        return ValueContainer(writer: writer, depth: depth)
    }

    func encodeNil(forKey key: Key) throws { value(key).encodeNil() }
    func encode(_ value: Bool, forKey key: Key) throws { self.value(key).encode(value) }
    func encode(_ value: String, forKey key: Key) throws { self.value(key).encode(value) }
    func encode(_ value: Double, forKey key: Key) throws { try self.value(key).encode(value) }
    func encode(_ value: Float, forKey key: Key) throws { try self.value(key).encode(value) }
    func encode(_ value: Int, forKey key: Key) throws { self.value(key).encode(value) }
    func encode(_ value: Int8, forKey key: Key) throws { self.value(key).encode(value) }
    func encode(_ value: Int16, forKey key: Key) throws { self.value(key).encode(value) }
    func encode(_ value: Int32, forKey key: Key) throws { self.value(key).encode(value) }
    func encode(_ value: Int64, forKey key: Key) throws { self.value(key).encode(value) }
    func encode(_ value: UInt, forKey key: Key) throws { self.value(key).encode(value) }
    func encode(_ value: UInt8, forKey key: Key) throws { self.value(key).encode(value) }
    func encode(_ value: UInt16, forKey key: Key) throws { self.value(key).encode(value) }
    func encode(_ value: UInt32, forKey key: Key) throws { self.value(key).encode(value) }
    func encode(_ value: UInt64, forKey key: Key) throws { self.value(key).encode(value) }
    func encode(_ value: some Encodable, forKey key: Key) throws { try self.value(key).encode(value) }

    func nestedContainer<Nested: CodingKey>(
        keyedBy type: Nested.Type, forKey key: Key
    ) -> KeyedEncodingContainer<Nested> {
        value(key).encoder.container(keyedBy: type)
    }

    func nestedUnkeyedContainer(forKey key: Key) -> any UnkeyedEncodingContainer {
        value(key).encoder.unkeyedContainer()
    }
    func superEncoder() -> any Encoder { CanonicalEncoder(writer: writer, depth: depth) }
    func superEncoder(forKey key: Key) -> any Encoder { value(key).encoder }
}

private struct ArrayContainer: UnkeyedEncodingContainer {
    let writer: JSONWriter
    let depth: Int
    var codingPath: [any CodingKey] { [] }
    var count: Int { writer.elementCount(in: depth) }

    private func next() -> ValueContainer {
        writer.beginElement(in: depth)
        return ValueContainer(writer: writer, depth: depth)
    }

    func encodeNil() throws { next().encodeNil() }
    func encode(_ value: Bool) throws { next().encode(value) }
    func encode(_ value: String) throws { next().encode(value) }
    func encode(_ value: Double) throws { try next().encode(value) }
    func encode(_ value: Float) throws { try next().encode(value) }
    func encode(_ value: Int) throws { next().encode(value) }
    func encode(_ value: Int8) throws { next().encode(value) }
    func encode(_ value: Int16) throws { next().encode(value) }
    func encode(_ value: Int32) throws { next().encode(value) }
    func encode(_ value: Int64) throws { next().encode(value) }
    func encode(_ value: UInt) throws { next().encode(value) }
    func encode(_ value: UInt8) throws { next().encode(value) }
    func encode(_ value: UInt16) throws { next().encode(value) }
    func encode(_ value: UInt32) throws { next().encode(value) }
    func encode(_ value: UInt64) throws { next().encode(value) }
    func encode(_ value: some Encodable) throws { try next().encode(value) }

    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) -> KeyedEncodingContainer<Nested> {
        next().encoder.container(keyedBy: type)
    }

    func nestedUnkeyedContainer() -> any UnkeyedEncodingContainer { next().encoder.unkeyedContainer() }
    func superEncoder() -> any Encoder { next().encoder }
}

private struct ValueContainer: SingleValueEncodingContainer {
    let writer: JSONWriter
    let depth: Int
    var codingPath: [any CodingKey] { [] }
    var encoder: CanonicalEncoder { CanonicalEncoder(writer: writer, depth: depth) }

    func encodeNil() { writer.writeNull() }
    func encode(_ value: Bool) { writer.write(value) }
    func encode(_ value: String) { writer.write(value) }
    func encode(_ value: Int) { writer.write(Int64(value)) }
    func encode(_ value: Int8) { writer.write(Int64(value)) }
    func encode(_ value: Int16) { writer.write(Int64(value)) }
    func encode(_ value: Int32) { writer.write(Int64(value)) }
    func encode(_ value: Int64) { writer.write(value) }
    func encode(_ value: UInt) { writer.write(UInt64(value)) }
    func encode(_ value: UInt8) { writer.write(Int64(value)) }
    func encode(_ value: UInt16) { writer.write(Int64(value)) }
    func encode(_ value: UInt32) { writer.write(Int64(value)) }
    func encode(_ value: UInt64) { writer.write(value) }
    func encode(_ value: Float) throws { try encode(Double(value)) }
    func encode(_ value: some Encodable) throws { try value.encode(to: encoder) }

    func encode(_ value: Double) throws {
        guard value.isFinite else {
            throw EncodingError.invalidValue(
                value, .init(codingPath: [], debugDescription: "JSON has no \(value)."))
        }
        writer.write(value)
    }
}
