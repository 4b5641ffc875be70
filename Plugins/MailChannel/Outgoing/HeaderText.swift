import Foundation

/// Header fields as they are written (RFC 5322, 2047). What is written holds no control character, whatever it was made
/// of: nobody smuggles a field into a header.
enum HeaderText {
    /// Text such as a subject.
    static func text(_ text: String) -> String {
        let text = text.oneLine(limit: maximumLength)
        guard !isPlain(text) || text.contains("=?") else { return text }
        return encodedWords(text)
    }

    /// Somebody in an address field (RFC 5322, 3.4).
    static func mailbox(name: String, address: String) -> String {
        let name = name.oneLine(limit: maximumNameLength)
        guard !name.isEmpty else { return address }
        guard isPlain(name), !name.contains("=?") else { return "\(encodedWords(name)) <\(address)>" }
        if name.utf8.allSatisfy({ isAtomic($0) || $0 == 0x20 }) { return "\(name) <\(address)>" }
        let quoted = name.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
        return "\"\(quoted)\" <\(address)>"
    }

    /// A parameter such as a file name (RFC 2231).
    static func parameter(_ name: String, _ value: String) -> String {
        let value = value.oneLine(limit: maximumNameLength)
        if value.utf8.allSatisfy({ isAtomic($0) || $0 == UInt8(ascii: ".") }), !value.isEmpty {
            return "\(name)=\"\(value)\""
        }
        let encoded = value.utf8.map { byte in
            isAlphanumeric(byte) || byte == UInt8(ascii: ".") || byte == UInt8(ascii: "-")
                ? String(UnicodeScalar(byte)) : "%" + hex(byte)
        }
        return "\(name)*=UTF-8''\(encoded.joined())"
    }

    private static let maximumLength = 900
    private static let maximumNameLength = 200

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.count <= 78 && text.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    private static func isAtomic(_ byte: UInt8) -> Bool {
        isAlphanumeric(byte) || "!#$%&'*+-/=?^_`{|}~".utf8.contains(byte)
    }

    /// In words of at most 75 characters, each of whole characters (RFC 2047, 2 and 5), a line each.
    private static func encodedWords(_ text: String) -> String {
        var words: [String] = []
        var piece: [UInt8] = []
        func flush() { words.append("=?utf-8?B?\(Data(piece).base64EncodedString())?=") }
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if piece.count + bytes.count > 42 {
                flush()
                piece = []
            }
            piece += bytes
        }
        if !piece.isEmpty { flush() }
        return words.joined(separator: "\r\n ")
    }

    static func hex(_ byte: UInt8) -> String {
        let digits = Array("0123456789ABCDEF".utf8)
        return String(decoding: [digits[Int(byte >> 4)], digits[Int(byte & 15)]], as: UTF8.self)
    }
}

/// Quoted-printable text (RFC 2045, 6.7), which people can read in its source as well.
enum QuotedPrintable {
    static func append(_ text: String, to bytes: inout [UInt8]) {
        for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
            append(line: Array(line.utf8), to: &bytes)
            bytes += [0x0D, 0x0A]
        }
    }

    private static func append(line: [UInt8], to bytes: inout [UInt8]) {
        var length = 0
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            let isBlank = byte == 0x20 || byte == 0x09
            let isLiteral = (0x21...0x7E).contains(byte) && byte != UInt8(ascii: "=") || isBlank && !isLast
            // “From ” and a lone point at the beginning of a line mean something to some programs on the way.
            let isSafe = isLiteral && !(length == 0 && (byte == UInt8(ascii: "F") || byte == UInt8(ascii: ".")))
            let size = isSafe ? 1 : 3
            if length + size > 75 {
                bytes += [UInt8(ascii: "="), 0x0D, 0x0A]
                length = 0
            }
            bytes += isSafe ? [byte] : Array("=\(HeaderText.hex(byte))".utf8)
            length += size
        }
    }
}
