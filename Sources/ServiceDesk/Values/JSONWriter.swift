/// What `Codable` writes to: a ``JSONText`` that encoders and their containers share.
///
/// Every entry of every object goes through here. The text is reached by a pointer, because Swift checks each access to
/// a class's variable as the program runs, which for such short steps costs as much as the steps.
final class JSONWriter {
    private let text: UnsafeMutablePointer<JSONText>

    init() {
        text = .allocate(capacity: 1)
        text.initialize(to: JSONText())
    }

    deinit {
        text.deinitialize(count: 1)
        text.deallocate()
    }

    /// Begins an object or an array at a depth, counted from 0 for the outermost, and returns the depth of its content.
    ///
    /// - Parameter keys: The type of an object's keys.
    func openContainer(_ keys: (any CodingKey.Type)?, at depth: Int) -> Int {
        text.pointee.openContainer(keys, at: depth)
    }

    func beginEntry(_ key: String, in depth: Int) { text.pointee.beginEntry(key, in: depth) }
    func beginElement(in depth: Int) { text.pointee.beginElement(in: depth) }
    func elementCount(in depth: Int) -> Int { text.pointee.elementCount(in: depth) }

    func writeNull() { text.pointee.writeNull() }
    func write(_ value: Bool) { text.pointee.write(value) }
    func write(_ value: Int64) { text.pointee.write(value) }
    func write(_ value: UInt64) { text.pointee.write(value) }
    func write(_ value: Double) { text.pointee.write(value) }
    func write(_ value: String) { text.pointee.write(value) }

    func finish() -> [UInt8] { text.pointee.finish() }
}
