/// The fields of a header in their order, duplicates kept (RFC 5322, 2.2).
public struct MailHeader: Sendable, RandomAccessCollection {
    struct Entry: Sendable {
        var nameStart: Int
        var nameEnd: Int
        var valueStart: Int
        var valueEnd: Int
    }

    private let bytes: ArraySlice<UInt8>
    private let entries: [Entry]

    init(bytes: ArraySlice<UInt8> = [], entries: [Entry] = []) {
        self.bytes = bytes
        self.entries = entries
    }

    public var startIndex: Int { 0 }
    public var endIndex: Int { entries.count }

    /// The field at a position, from 0.
    public subscript(position: Int) -> MailHeaderField {
        let entry = entries[position]
        return MailHeaderField(
            name: String(decoding: bytes[entry.nameStart..<entry.nameEnd], as: UTF8.self),
            rawValue: bytes[entry.valueStart..<entry.valueEnd])
    }

    /// The first field of a name, in upper or lower case.
    public subscript(name: String) -> MailHeaderField? {
        entries.firstIndex { isNamed($0, name) }.map { self[$0] }
    }

    /// All fields of a name, in upper or lower case.
    public func fields(named name: String) -> [MailHeaderField] {
        entries.indices.filter { isNamed(entries[$0], name) }.map { self[$0] }
    }

    private func isNamed(_ entry: Entry, _ name: String) -> Bool {
        bytes[entry.nameStart..<entry.nameEnd].matches(name)
    }
}

/// A field of a header.
public struct MailHeaderField: Sendable {
    /// The name as it came, without the colon.
    public let name: String
    /// The value as it came: folded, encoded, without the line break at its end.
    public let rawValue: ArraySlice<UInt8>

    /// The value on one line, encoded words decoded (RFC 2047), without control characters and white space around it.
    /// What is neither encoded nor UTF-8 is taken as windows-1252.
    public var value: String { EncodedWords.decode(rawValue) }

    /// The identifiers of a field such as Message-ID, References or Content-ID, without angle brackets (RFC 5322,
    /// 3.6.4); where nothing stands in angle brackets, the words with an at sign.
    public var messageIDs: [String] {
        var identifiers: [String] = []
        var words: [String] = []
        var (current, isOpen): ([UInt8], Bool) = ([], false)
        func text(_ bytes: [UInt8]) -> String { CharsetDecoder.unlabelled(bytes[...]).withoutControls }
        for byte in rawValue {
            switch byte {
            case UInt8(ascii: "<"): (current, isOpen) = ([], true)
            case UInt8(ascii: ">"):
                if isOpen, !current.isEmpty { identifiers.append(text(current)) }
                (current, isOpen) = ([], false)
            // Long identifiers are folded by some programs.
            case _ where ASCII.isWhite(byte):
                if !isOpen, !current.isEmpty {
                    words.append(text(current))
                    current = []
                }
            default: current.append(byte)
            }
        }
        if !current.isEmpty { words.append(text(current)) }
        return identifiers.isEmpty ? words.filter { $0.contains("@") } : identifiers
    }
}
