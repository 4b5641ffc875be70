/// Writes JSON from left to right into one buffer; sorts the keys of an object when it ends.
///
/// `Codable` tells when an object begins, not when it ends. An object or array therefore ends when something outside it
/// is written: ``closeContainers(deeperThan:)``.
final class JSONWriter {
    private var bytes: [UInt8] = []
    private var open: [Container] = []

    private struct Container {
        var isObject: Bool
        /// Whether it may be the unlabelled value of a case, which stands there without its key.
        var isPayload: Bool
        /// Where the content begins, behind the brace.
        var start: Int
        /// Keys in the order written, and where each entry begins.
        var keys: [String] = []
        var starts: [Int] = []
        var isEmpty: Bool { starts.isEmpty }
    }

    init() { bytes.reserveCapacity(1_024) }

    func finish() -> [UInt8] {
        closeContainers(deeperThan: 0)
        return bytes
    }

    // MARK: Containers

    /// Begins an object or an array at a depth, counted from 0 for the outermost, and returns the depth of its content.
    func openContainer(isObject: Bool, isPayload: Bool = false, at depth: Int) -> Int {
        closeContainers(deeperThan: depth)
        bytes.append(isObject ? 0x7B : 0x5B)
        open.append(Container(isObject: isObject, isPayload: isPayload, start: bytes.count))
        return open.count
    }

    func beginEntry(_ key: String, in depth: Int) {
        closeContainers(deeperThan: depth)
        if !open[depth - 1].isEmpty { bytes.append(0x2C) }
        open[depth - 1].keys.append(key)
        open[depth - 1].starts.append(bytes.count)
        write(key)
        bytes.append(0x3A)
    }

    func beginElement(in depth: Int) {
        closeContainers(deeperThan: depth)
        if !open[depth - 1].isEmpty { bytes.append(0x2C) }
        open[depth - 1].starts.append(bytes.count)
    }

    func elementCount(in depth: Int) -> Int { open[depth - 1].starts.count }

    func closeContainers(deeperThan depth: Int) {
        while open.count > depth {
            let container = open.removeLast()
            if container.isPayload, container.keys == [CanonicalJSON.payloadKey] {
                bytes.removeSubrange(container.start - 1..<container.start + CanonicalJSON.payloadKey.utf8.count + 3)
                continue
            }
            if container.isObject { sortEntries(of: container) }
            bytes.append(container.isObject ? 0x7D : 0x5D)
        }
    }

    private func sortEntries(of container: Container) {
        let keys = container.keys
        func precedes(_ left: Int, _ right: Int) -> Bool { keys[left].utf8.lexicographicallyPrecedes(keys[right].utf8) }
        guard keys.indices.dropFirst().contains(where: { precedes($0, $0 - 1) }) else { return }
        var sorted: [UInt8] = []
        sorted.reserveCapacity(bytes.count - container.start)
        for index in keys.indices.sorted(by: precedes) {
            if !sorted.isEmpty { sorted.append(0x2C) }
            let end = index + 1 < keys.count ? container.starts[index + 1] - 1 : bytes.count
            sorted += bytes[container.starts[index]..<end]
        }
        bytes.replaceSubrange(container.start..., with: sorted)
    }

    // MARK: Values

    func writeNull() { bytes += "null".utf8 }
    func write(_ value: Bool) { bytes += value ? "true".utf8 : "false".utf8 }

    func write(_ value: Int64) {
        var (rest, digits) = (value.magnitude, (0..<0).map { UInt8($0) })
        repeat {
            digits.append(0x30 + UInt8(rest % 10))
            rest /= 10
        } while rest > 0
        if value < 0 { digits.append(0x2D) }
        bytes += digits.reversed()
    }

    func write(_ value: UInt64) { bytes += String(value).utf8 }

    /// The shortest text that reads back as the same number.
    func write(_ value: Double) {
        bytes += (value == value.rounded() && abs(value) < 1e15 ? String(Int64(value)) : "\(value)").utf8
    }

    func write(_ value: String) {
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

    private func writeEscaped(_ byte: UInt8) {
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
