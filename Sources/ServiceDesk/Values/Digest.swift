import Crypto

/// A SHA-256 digest (FIPS 180-4): 32 bytes.
public struct Digest: Hashable, Comparable, Sendable {
    // In words, most significant first: digests are made by the million, and an array would be an allocation each.
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// The digest before the first event of a journal.
    public static let zero = Digest((0, 0, 0, 0))

    private init(_ words: (UInt64, UInt64, UInt64, UInt64)) { self.words = words }

    /// `nil` unless there are exactly 32 bytes.
    public init?(bytes: some Collection<UInt8>) {
        guard bytes.count == 32 else { return nil }
        self.init(Array(bytes).withUnsafeBytes(Self.words))
    }

    /// The same for the bytes as a store has them: no copy, and nothing to find out about their type.
    public init?(bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 32 else { return nil }
        self.init(Self.words(bytes))
    }

    fileprivate init(_ digest: SHA256.Digest) { self.init(digest.withUnsafeBytes(Self.words)) }

    private static func words(_ bytes: UnsafeRawBufferPointer) -> (UInt64, UInt64, UInt64, UInt64) {
        func word(_ index: Int) -> UInt64 {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: index * 8, as: UInt64.self))
        }
        return (word(0), word(1), word(2), word(3))
    }

    /// The digest of these bytes.
    public init(of bytes: some Sequence<UInt8>) {
        self.init(SHA256.hash(data: bytes as? [UInt8] ?? Array(bytes)))
    }

    public var bytes: [UInt8] {
        [UInt8](unsafeUninitializedCapacity: 32) { buffer, count in
            for (index, word) in [words.0, words.1, words.2, words.3].enumerated() {
                for place in 0..<8 { buffer[index * 8 + place] = UInt8(truncatingIfNeeded: word >> (56 - 8 * place)) }
            }
            count = 32
        }
    }

    public static func == (left: Digest, right: Digest) -> Bool { left.words == right.words }
    public static func < (left: Digest, right: Digest) -> Bool { left.words < right.words }

    public func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
        hasher.combine(words.1)
    }
}

extension Digest: LosslessStringConvertible, Codable {
    /// 64 lower-case hexadecimal digits.
    public var description: String { HexDigits.string(bytes) }

    public init?(_ description: String) {
        guard let bytes = HexDigits.bytes(description) else { return nil }
        self.init(bytes: bytes)
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let digest = Digest(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "A SHA-256 digest has 64 hexadecimal digits.")
        }
        self = digest
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

/// Computes a digest of bytes that arrive in pieces.
public struct DigestBuilder: Sendable {
    private var hash = SHA256()
    public private(set) var byteCount: Int64 = 0

    public init() {}

    public mutating func update(_ bytes: [UInt8]) {
        hash.update(data: bytes)
        byteCount += Int64(bytes.count)
    }

    public func finalize() -> Digest { Digest(hash.finalize()) }
}

enum HexDigits {
    static func value(of byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x61...0x66: byte - 0x57
        case 0x41...0x46: byte - 0x37
        default: nil
        }
    }

    static func string(_ bytes: [UInt8]) -> String {
        String(unsafeUninitializedCapacity: bytes.count * 2) { buffer in
            for (index, byte) in bytes.enumerated() {
                let (high, low) = (byte >> 4, byte & 0xF)
                buffer[2 * index] = high < 10 ? 0x30 + high : 0x57 + high
                buffer[2 * index + 1] = low < 10 ? 0x30 + low : 0x57 + low
            }
            return bytes.count * 2
        }
    }

    static func bytes(_ text: String) -> [UInt8]? {
        let digits = Array(text.utf8)
        guard digits.count.isMultiple(of: 2) else { return nil }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = value(of: digits[index]), let low = value(of: digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }
}
