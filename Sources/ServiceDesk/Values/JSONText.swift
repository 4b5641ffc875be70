/// Writes JSON from left to right into one buffer; sorts the keys of an object when it ends, if they did not come in
/// order.
///
/// `Codable` tells when an object begins, not when it ends. An object or array therefore ends when something outside it
/// is written: ``closeContainers(deeperThan:)``.
struct JSONText {
    private var bytes: [UInt8] = []
    private var open: [Container] = []
    /// The entries of all objects that are open, the innermost's last.
    private var entries: [Entry] = []

    private struct Container {
        /// The type of its keys; `nil` for an array.
        var keys: (any CodingKey.Type)?
        /// Where the content begins, behind the brace.
        var start: Int
        /// Where its entries begin among those of all objects.
        var firstEntry: Int
        var count = 0
        var isSorted = true
    }

    private struct Entry {
        var key: String
        var start: Int
    }

    init() {
        bytes.reserveCapacity(2_048)
        open.reserveCapacity(8)
        entries.reserveCapacity(48)
    }

    /// A copy without the space that was kept for more: what is encoded is kept for a while.
    mutating func finish() -> [UInt8] {
        closeContainers(deeperThan: 0)
        return bytes.withUnsafeBufferPointer { Array($0) }
    }

    // MARK: Containers

    mutating func openContainer(_ keys: (any CodingKey.Type)?, at depth: Int) -> Int {
        closeContainers(deeperThan: depth)
        bytes.append(keys == nil ? 0x5B : 0x7B)
        open.append(Container(keys: keys, start: bytes.count, firstEntry: entries.count))
        return open.count
    }

    mutating func beginEntry(_ key: String, in depth: Int) {
        beginElement(in: depth)
        if open[depth - 1].count > 1, Self.precedes(key, entries[entries.count - 1].key) {
            open[depth - 1].isSorted = false
        }
        entries.append(Entry(key: key, start: bytes.count))
        write(key)
        bytes.append(0x3A)
    }

    mutating func beginElement(in depth: Int) {
        closeContainers(deeperThan: depth)
        if open[depth - 1].count > 0 { bytes.append(0x2C) }
        open[depth - 1].count += 1
    }

    func elementCount(in depth: Int) -> Int { open[depth - 1].count }

    private mutating func closeContainers(deeperThan depth: Int) {
        while open.count > depth {
            let container = open.removeLast()
            guard let keys = container.keys else {
                bytes.append(0x5D)
                continue
            }
            if container.count == 1, entries[container.firstEntry].key == CanonicalJSON.payloadKey,
                CanonicalJSON.arePayloadKeys(keys)
            {
                // The unlabelled value of a case stands there without its key.
                bytes.removeSubrange(container.start - 1..<container.start + CanonicalJSON.payloadKey.utf8.count + 3)
            } else {
                if !container.isSorted { sortEntries(of: container) }
                bytes.append(0x7D)
            }
            entries.removeLast(entries.count - container.firstEntry)
        }
    }

    private mutating func sortEntries(of container: Container) {
        let entries = entries[container.firstEntry...]
        var sorted: [UInt8] = []
        sorted.reserveCapacity(bytes.count - container.start)
        for index in entries.indices.sorted(by: { Self.precedes(entries[$0].key, entries[$1].key) }) {
            if !sorted.isEmpty { sorted.append(0x2C) }
            let end = index + 1 < entries.endIndex ? entries[index + 1].start - 1 : bytes.count
            sorted += bytes[entries[index].start..<end]
        }
        bytes.replaceSubrange(container.start..., with: sorted)
    }

    /// In the order of the bytes of UTF-8, whatever Unicode says is equal.
    private static func precedes(_ left: String, _ right: String) -> Bool {
        var (left, right) = (left, right)
        return left.withUTF8 { left in right.withUTF8 { right in left.lexicographicallyPrecedes(right) } }
    }

    // MARK: Values

    mutating func writeNull() { bytes += "null".utf8 }
    mutating func write(_ value: Bool) { bytes += value ? "true".utf8 : "false".utf8 }

    mutating func write(_ value: Int64) {
        if value < 0 { bytes.append(0x2D) }
        write(value.magnitude)
    }

    mutating func write(_ value: UInt64) {
        var (rest, count) = (value, 1)
        while rest >= 10 {
            rest /= 10
            count += 1
        }
        bytes.append(contentsOf: repeatElement(0x30, count: count))
        var place = bytes.count
        rest = value
        while rest > 0 {
            place -= 1
            bytes[place] = 0x30 + UInt8(truncatingIfNeeded: rest % 10)
            rest /= 10
        }
    }

    /// The shortest text that reads back as the same number.
    mutating func write(_ value: Double) {
        bytes += (value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)").utf8
    }

    mutating func write(_ value: String) {
        bytes.append(0x22)
        var value = value
        value.withUTF8 { text in
            if text.allSatisfy({ $0 >= 0x20 && $0 != 0x22 && $0 != 0x5C }) {
                bytes.append(contentsOf: text)
            } else {
                for byte in text { writeEscaped(byte) }
            }
        }
        bytes.append(0x22)
    }

    private mutating func writeEscaped(_ byte: UInt8) {
        switch byte {
        case 0x22, 0x5C: bytes += [0x5C, byte]
        case 0x08: bytes += [0x5C, 0x62]
        case 0x09: bytes += [0x5C, 0x74]
        case 0x0A: bytes += [0x5C, 0x6E]
        case 0x0C: bytes += [0x5C, 0x66]
        case 0x0D: bytes += [0x5C, 0x72]
        case 0..<0x20: bytes += ("\\u00" + HexDigits.string([byte])).utf8
        default: bytes.append(byte)
        }
    }
}
