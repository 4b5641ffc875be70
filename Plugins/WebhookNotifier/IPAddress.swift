import Foundation

/// An address of the internet protocol, version 4 or 6. A version 4 address that is written as one of version 6
/// (`::ffff:10.0.0.1`) is the version 4 address.
public struct IPAddress: Hashable, Sendable, CustomStringConvertible {
    /// Four or sixteen, most significant first.
    let bytes: [UInt8]

    /// - Parameter bytes: Four or sixteen.
    init(bytes: [UInt8]) {
        let mapped: [UInt8] = [0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xFF, 0xFF]
        self.bytes = bytes.count == 16 && bytes.starts(with: mapped) ? Array(bytes[12...]) : bytes
    }

    /// Reads `192.0.2.1` or `2001:db8::1`; `nil` for anything else, shorter forms and zones included.
    public init?(_ text: String) {
        var (four, six) = (in_addr(), in6_addr())
        if inet_pton(AF_INET, text, &four) == 1 {
            self.init(bytes: withUnsafeBytes(of: four) { Array($0) })
        } else if inet_pton(AF_INET6, text, &six) == 1 {
            self.init(bytes: withUnsafeBytes(of: six) { Array($0) })
        } else {
            return nil
        }
    }

    public var description: String {
        guard bytes.count == 16 else { return bytes.map(String.init).joined(separator: ".") }
        // In full: every reader of addresses takes it for the same.
        return stride(from: 0, to: 16, by: 2)
            .map { String(Int(bytes[$0]) << 8 | Int(bytes[$0 + 1]), radix: 16) }.joined(separator: ":")
    }

    /// Whether anybody on the internet can have it: not the machine itself, its network, a carrier's, many at once, or
    /// what is set aside for documents, tests and transitions (RFC 6890 and the registries that continue it).
    var isPublic: Bool {
        func isIn(_ ranges: [AddressRange]) -> Bool { ranges.contains { $0.contains(self) } }
        return bytes.count == 4
            ? !isIn(Self.specialVersion4) : isIn(Self.globalVersion6) && !isIn(Self.specialVersion6)
    }

    private static let specialVersion4 = ranges(
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24",
        "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24",
        "224.0.0.0/4", "240.0.0.0/4")
    /// Everything else of version 6 is loopback, local, several at once, or leads to version 4 by another way.
    private static let globalVersion6 = ranges("2000::/3")
    private static let specialVersion6 = ranges("2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20")

    private static func ranges(_ texts: String...) -> [AddressRange] {
        texts.map { text in
            guard let range = AddressRange(text) else { preconditionFailure("“\(text)” is no range of addresses.") }
            return range
        }
    }
}

/// Addresses that have their first bits in common: `10.1.0.0/16`.
public struct AddressRange: Hashable, Sendable, CustomStringConvertible {
    private let address: IPAddress
    private let length: Int

    private init(address: IPAddress, length: Int) {
        self.address = address
        self.length = length
    }

    /// Reads `10.1.0.0/16`, `fd00::/8`, or a single address; `nil` for anything else.
    public init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard parts.count <= 2, let address = IPAddress(String(parts[0])) else { return nil }
        let bits = 8 * address.bytes.count
        guard parts.count == 2 else {
            self.init(address: address, length: bits)
            return
        }
        guard (1...3).contains(parts[1].utf8.count), parts[1].utf8.allSatisfy({ (0x30...0x39).contains($0) }),
            let length = Int(parts[1]), length <= bits
        else { return nil }
        self.init(address: address, length: length)
    }

    public var description: String { "\(address)/\(length)" }

    public func contains(_ other: IPAddress) -> Bool {
        guard other.bytes.count == address.bytes.count else { return false }
        return zip(other.bytes, address.bytes).enumerated().allSatisfy { index, pair in
            let bits = min(max(0, length - 8 * index), 8)
            let mask = UInt8(truncatingIfNeeded: 0xFF00 >> bits)
            return pair.0 & mask == pair.1 & mask
        }
    }
}
