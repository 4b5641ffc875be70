/// A short, stable name that a host or an administrator gives: `it`, `anna`, `onboarding`.
///
/// Each kind of thing has its own identifier type, so that a team cannot be passed where a person is wanted. An
/// identifier is compared byte for byte; it is at most 200 bytes long and contains no control characters
/// (``validate()``), which the desk checks wherever one comes from outside.
public protocol Identifier: RawRepresentable, Hashable, Comparable, Codable, Sendable, CustomStringConvertible,
    ExpressibleByStringLiteral
where RawValue == String {
    init(rawValue: String)
}

extension Identifier {
    public init(_ name: String) { self.init(rawValue: name) }
    public init(stringLiteral value: String) { self.init(rawValue: value) }
    public var description: String { rawValue }
    // Unicode takes “é” of one character and “é” of two for equal; bytes do not, and neither does a database.
    public static func == (left: Self, right: Self) -> Bool {
        var (left, right) = (left.rawValue, right.rawValue)
        return left.withUTF8 { left in
            right.withUTF8 { right in left.count == right.count && left.elementsEqual(right) }
        }
    }
    public static func < (left: Self, right: Self) -> Bool {
        left.rawValue.utf8.lexicographicallyPrecedes(right.rawValue.utf8)
    }

    public init(from decoder: any Decoder) throws {
        self.init(rawValue: try decoder.singleValueContainer().decode(String.self))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }

    /// Whether the identifier may be stored: 1 to 200 bytes, no control characters, no blanks at either end.
    public var isValid: Bool {
        let bytes = rawValue.utf8
        return (1...200).contains(bytes.count) && bytes.allSatisfy { $0 >= 0x20 && $0 != 0x7F }
            && bytes.first != 0x20 && bytes.last != 0x20
    }
}

/// The name of a channel by which messages come and go: `portal`, `mail`, `phone`, `chat`, `api`.
public struct ChannelName: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    public static let portal: ChannelName = "portal"
    public static let mail: ChannelName = "mail"
    public static let phone: ChannelName = "phone"
    public static let chat: ChannelName = "chat"
    public static let api: ChannelName = "api"
    public static let terminal: ChannelName = "terminal"
}

/// A language as a BCP 47 tag: `fr`, `nl-BE`, `en`.
public struct Language: Identifier {
    public let rawValue: String
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The language without its region: `nl` of `nl-BE`.
    public var main: String { rawValue.prefix { $0 != "-" }.lowercased() }

    public static let english: Language = "en"
    public static let french: Language = "fr"
    public static let dutch: Language = "nl"
}
