import Synchronization

/// A UUID of version 7 (RFC 9562): the milliseconds since 1970 and 74 random bits, so that ids made later sort later
/// and an index over them grows at its end.
public struct UniqueID: Hashable, Comparable, Sendable {
    public let high: UInt64
    public let low: UInt64

    public init(high: UInt64, low: UInt64) { (self.high, self.low) = (high, low) }

    public init(at time: Timestamp, using generator: inout some RandomNumberGenerator) {
        let milliseconds = UInt64(clamping: time.microseconds.flooredDivision(by: 1000)) & 0xFFFF_FFFF_FFFF
        high = milliseconds << 16 | 0x7000 | generator.next() & 0x0FFF
        low = 0x8000_0000_0000_0000 | generator.next() & 0x3FFF_FFFF_FFFF_FFFF
    }

    public static func < (left: UniqueID, right: UniqueID) -> Bool { (left.high, left.low) < (right.high, right.low) }

    /// Sixteen bytes, most significant first.
    public var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 16) { buffer, count in
            for place in 0..<8 {
                buffer[place] = UInt8(truncatingIfNeeded: high >> (56 - 8 * place))
                buffer[8 + place] = UInt8(truncatingIfNeeded: low >> (56 - 8 * place))
            }
            count = 16
        }
    }

    /// `nil` unless there are exactly sixteen bytes. For those of a store: no copy, and nothing to find out of their
    /// type.
    public init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 16 else { return nil }
        func word(_ index: Int) -> UInt64 {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        }
        self.init(high: word(0), low: word(1))
    }

    /// `nil` unless there are exactly sixteen bytes.
    ///
    /// Inlinable, so that stores need not look up the type of the bytes for each.
    @inlinable
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 16 else { return nil }
        var (high, low) = (UInt64(0), UInt64(0))
        for byte in bytes.prefix(8) { high = high << 8 | UInt64(byte) }
        for byte in bytes.dropFirst(8) { low = low << 8 | UInt64(byte) }
        self.init(high: high, low: low)
    }
}

extension UniqueID: LosslessStringConvertible, Codable {
    /// Eight, four, four, four and twelve lower-case hexadecimal digits.
    public var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for index in 0..<32 {
                if index == 8 || index == 12 || index == 16 || index == 20 {
                    buffer[position] = 0x2D
                    position += 1
                }
                let word = index < 16 ? high : low
                let digit = UInt8(truncatingIfNeeded: word >> (60 - 4 * UInt64(index % 16))) & 0xF
                buffer[position] = digit < 10 ? 0x30 + digit : 0x57 + digit
                position += 1
            }
            return 36
        }
    }

    public init?(_ description: String) {
        var (words, digits) = ([UInt64(0), UInt64(0)], 0)
        for (position, byte) in description.utf8.enumerated() {
            if position == 8 || position == 13 || position == 18 || position == 23 {
                guard byte == 0x2D else { return nil }
                continue
            }
            guard digits < 32, let digit = HexDigits.value(of: byte) else { return nil }
            words[digits / 16] = words[digits / 16] << 4 | UInt64(digit)
            digits += 1
        }
        guard digits == 32 else { return nil }
        self.init(high: words[0], low: words[1])
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = UniqueID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "This is not a UUID.")
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Makes ids. Time and randomness are injected, so that a seeded test makes the same ids twice.
public final class IDGenerator: Sendable {
    private let random: Mutex<any RandomNumberGenerator & Sendable>

    public init(_ generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()) {
        random = Mutex(generator)
    }

    public func next(at time: Timestamp) -> UniqueID {
        random.withLock { generator in
            func make(_ generator: inout some RandomNumberGenerator) -> UniqueID {
                UniqueID(at: time, using: &generator)
            }
            return make(&generator)
        }
    }
}
