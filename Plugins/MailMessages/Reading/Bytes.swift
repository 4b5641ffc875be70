import Foundation

/// A piece of the message: parts and fields share one buffer.
typealias Bytes = ArraySlice<UInt8>

enum ASCII {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let quote = UInt8(ascii: "\"")
    static let backslash = UInt8(ascii: "\\")
    static let hyphen = UInt8(ascii: "-")
    static let equals = UInt8(ascii: "=")
    static let question = UInt8(ascii: "?")
    static let colon = UInt8(ascii: ":")
    static let semicolon = UInt8(ascii: ";")
    static let openParenthesis = UInt8(ascii: "(")
    static let closeParenthesis = UInt8(ascii: ")")

    static func isBlank(_ byte: UInt8) -> Bool { byte == space || byte == tab }
    static func isLineBreak(_ byte: UInt8) -> Bool { byte == lineFeed || byte == carriageReturn }
    static func isWhite(_ byte: UInt8) -> Bool { isBlank(byte) || isLineBreak(byte) }
    static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }

    static func lower(_ byte: UInt8) -> UInt8 { byte >= 0x41 && byte <= 0x5A ? byte + 0x20 : byte }

    static func hexValue(_ byte: UInt8) -> UInt8? {
        switch byte {
        case 0x30...0x39: byte - 0x30
        case 0x41...0x46: byte - 0x37
        case 0x61...0x66: byte - 0x57
        default: nil
        }
    }
}

extension ArraySlice<UInt8> {
    /// The first place of a byte at or after another place; by the C library, as most of the time is spent here.
    func position(of byte: UInt8, from start: Int) -> Int? {
        guard start >= startIndex, start < endIndex else { return nil }
        return withUnsafeBytes { buffer -> Int? in
            guard let base = buffer.baseAddress, buffer.count == endIndex - startIndex else { return nil }
            let begin = base + (start - startIndex)
            guard let found = memchr(begin, Int32(byte), endIndex - start) else { return nil }
            return start + (UnsafeRawPointer(found) - begin)
        }
    }

    /// The byte at a place, or nil where there is none.
    func at(_ index: Int) -> UInt8? { indices.contains(index) ? self[index] : nil }

    /// Whether the bytes at a place are these.
    func has(_ other: some Collection<UInt8>, at start: Int) -> Bool {
        guard start >= startIndex, start <= endIndex, endIndex - start >= other.count else { return false }
        return self[start..<(start + other.count)].elementsEqual(other)
    }

    /// Whether the bytes are this text of ASCII, in upper or lower case.
    func matches(_ text: String) -> Bool {
        count == text.utf8.count && zip(self, text.utf8).allSatisfy { ASCII.lower($0) == ASCII.lower($1) }
    }

    /// Without white space at both ends.
    var trimmed: ArraySlice<UInt8> {
        var piece = self
        while let first = piece.first, ASCII.isWhite(first) { piece.removeFirst() }
        while let last = piece.last, ASCII.isWhite(last) { piece.removeLast() }
        return piece
    }
}

/// Lines of a message, which end with CR LF or LF; with CR where the message has no LF at all.
struct Lines {
    let bytes: Bytes
    private let lineBreak: UInt8

    init(_ bytes: Bytes) {
        self.bytes = bytes
        lineBreak =
            bytes.position(of: ASCII.lineFeed, from: bytes.startIndex) == nil
            ? ASCII.carriageReturn : ASCII.lineFeed
    }

    /// Where the line that begins at a place ends, and where the next one begins.
    func line(at start: Int) -> (end: Int, next: Int) {
        guard let found = bytes.position(of: lineBreak, from: start) else { return (bytes.endIndex, bytes.endIndex) }
        let hasReturn = lineBreak == ASCII.lineFeed && found > start && bytes[found - 1] == ASCII.carriageReturn
        return (hasReturn ? found - 1 : found, found + 1)
    }

    /// The end of what stands before a line: the line break belongs to the delimiter (RFC 2046, 5.1.1).
    func end(before start: Int, notBefore limit: Int) -> Int {
        var end = start
        if end > limit, bytes[end - 1] == lineBreak { end -= 1 }
        if lineBreak == ASCII.lineFeed, end < start, end > limit, bytes[end - 1] == ASCII.carriageReturn { end -= 1 }
        return max(end, limit)
    }
}
