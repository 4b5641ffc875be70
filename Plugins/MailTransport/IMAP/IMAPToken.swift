import Foundation

/// A piece of what an IMAP server says (RFC 3501, 9).
indirect enum IMAPToken: Equatable {
    case atom(String)
    /// A quoted string or a literal.
    case string([UInt8])
    case list([IMAPToken])

    var word: String? {
        switch self {
        case .atom(let word): word
        case .string(let bytes): String(decoding: bytes, as: UTF8.self)
        case .list: nil
        }
    }
}

/// Reads the pieces of a response: lines, and the literals between them. Without recursion, and bounded: a server may
/// say anything.
struct IMAPTokenizer {
    enum Problem: Error { case tooDeep, tooMany, unbalanced, unterminated }

    private static let maximumDepth = 20
    private static let maximumCount = 200_000

    private var stack: [[IMAPToken]] = [[]]
    private var count = 0

    private mutating func add(_ token: IMAPToken) throws(Problem) {
        count += 1
        guard count <= Self.maximumCount else { throw .tooMany }
        stack[stack.count - 1].append(token)
    }

    mutating func read(literal: [UInt8]) throws(Problem) { try add(.string(literal)) }

    mutating func read(line: String) throws(Problem) {
        let bytes = Array(line.utf8)
        var position = 0
        while position < bytes.count {
            switch bytes[position] {
            case 0x20: position += 1
            case UInt8(ascii: "("):
                guard stack.count <= Self.maximumDepth else { throw .tooDeep }
                stack.append([])
                position += 1
            case UInt8(ascii: ")"):
                guard stack.count > 1 else { throw .unbalanced }
                let list = stack.removeLast()
                try add(.list(list))
                position += 1
            case UInt8(ascii: "\""): try readQuoted(bytes, &position)
            default: try readAtom(bytes, &position)
            }
        }
    }

    private mutating func readQuoted(_ bytes: [UInt8], _ position: inout Int) throws(Problem) {
        var text: [UInt8] = []
        position += 1
        while position < bytes.count, bytes[position] != UInt8(ascii: "\"") {
            if bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count { position += 1 }
            text.append(bytes[position])
            position += 1
        }
        guard position < bytes.count else { throw .unterminated }
        position += 1
        try add(.string(text))
    }

    /// `BODY[HEADER.FIELDS (A B)]` is one atom for all that it looks like.
    private mutating func readAtom(_ bytes: [UInt8], _ position: inout Int) throws(Problem) {
        let start = position
        var isInBrackets = false
        while position < bytes.count {
            let byte = bytes[position]
            if byte == UInt8(ascii: "[") { isInBrackets = true }
            if byte == UInt8(ascii: "]") { isInBrackets = false }
            if !isInBrackets, byte == 0x20 || byte == UInt8(ascii: "(") || byte == UInt8(ascii: ")") { break }
            position += 1
        }
        try add(.atom(String(decoding: bytes[start..<position], as: UTF8.self)))
    }

    func finish() throws(Problem) -> [IMAPToken] {
        guard stack.count == 1 else { throw .unbalanced }
        return stack[0]
    }

    /// The size of the literal that a line announces at its end (RFC 3501, 4.3; RFC 7888), and the line without that.
    static func literal(in line: String) -> (size: Int, rest: String)? {
        guard line.utf8.last == UInt8(ascii: "}"), let open = line.lastIndex(of: "{") else { return nil }
        var digits = line[line.index(after: open)...].dropLast()
        if digits.last == "+" { digits = digits.dropLast() }
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        // More than can be counted is more than anybody takes.
        return (Int(digits) ?? .max, String(line[..<open]))
    }
}

/// Strings as a client says them.
enum IMAPText {
    /// A quoted string (RFC 3501, 9).
    ///
    /// - Throws: ``MailTransportError`` for what cannot be in one.
    static func quoted(_ text: String) throws -> String {
        guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else {
            throw MailTransportError(.notAllowed, "A name or password for IMAP has characters that it cannot have.")
        }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }

    /// The name of a mailbox in modified UTF-7 (RFC 3501, 5.1.3), quoted.
    static func mailbox(_ name: String) throws -> String {
        var (text, pending) = ("", [UInt16]())
        func flush() {
            guard !pending.isEmpty else { return }
            let bytes = Data(pending.flatMap { [UInt8($0 >> 8), UInt8($0 & 255)] })
            let digits = bytes.base64EncodedString().prefix { $0 != "=" }
            text += "&" + digits.replacing("/", with: ",") + "-"
            pending = []
        }
        for unit in name.utf16 {
            if (0x20...0x7E).contains(unit) {
                flush()
                text += unit == 0x26 ? "&-" : String(UnicodeScalar(UInt8(unit)))
            } else {
                pending.append(unit)
            }
        }
        flush()
        return try quoted(text)
    }
}
