import Foundation

/// A line made comparable: small letters, plain spaces, apostrophes and colons, single spaces. Compared by bytes,
/// for lines come by the hundred thousand.
struct ReplyKey {
    private(set) var bytes: [UInt8]

    /// Bytes of a line that are looked at; what mail programs write themselves is shorter.
    static let longest = 1_000

    init(_ text: some StringProtocol) {
        bytes = []
        bytes.reserveCapacity(text.utf8.count)
        let isPlain = text.utf8.allSatisfy { $0 < 0x80 }
        if isPlain {
            add(text.utf8)
        } else {
            add(String(text).precomposedStringWithCanonicalMapping.lowercased().utf8)
            replaceWideCharacters()
        }
        trim("")
    }

    private mutating func add(_ utf8: some Sequence<UInt8>) {
        for byte in utf8 {
            switch byte {
            case 0x41...0x5A: bytes.append(byte | 0x20)
            case 0x09, 0x0A, 0x0D, 0x20: if bytes.last != 0x20 { bytes.append(0x20) }
            default: bytes.append(byte)
            }
        }
    }

    init(bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// No-break spaces, curly apostrophes and full-width colons become their plain forms; direction marks go.
    private mutating func replaceWideCharacters() {
        var plain = String.UnicodeScalarView()
        for scalar in String(decoding: bytes, as: UTF8.self).unicodeScalars {
            switch scalar.value {
            case 0xA0, 0x2007, 0x2009, 0x202F, 0x3000: if plain.last != " " { plain.append(" ") }
            case 0x2018, 0x2019: plain.append("'")
            case 0xFF1A: plain.append(":")
            case 0x200B...0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF: continue
            default: plain.append(scalar)
            }
        }
        bytes = Array(String(plain).utf8)
    }

    /// Takes spaces and the ASCII characters named off both ends.
    mutating func trim(_ characters: StaticString) {
        trimStart(characters)
        while let last = bytes.last, last == 0x20 || Self.holds(characters, last) { bytes.removeLast() }
    }

    mutating func trimStart(_ characters: StaticString) {
        let start = bytes.firstIndex { $0 != 0x20 && !Self.holds(characters, $0) } ?? bytes.count
        if start > 0 { bytes.removeFirst(start) }
    }

    private static func holds(_ characters: StaticString, _ byte: UInt8) -> Bool {
        characters.withUTF8Buffer { $0.contains(byte) }
    }

    func hasPrefix(_ word: [UInt8]) -> Bool {
        holds(word, at: 0)
    }

    func hasSuffix(_ word: [UInt8]) -> Bool {
        bytes.count >= word.count && bytes.last == word.last && holds(word, at: bytes.count - word.count)
    }

    private func holds(_ word: [UInt8], at start: Int) -> Bool {
        guard start >= 0, bytes.count - start >= word.count else { return false }
        for index in word.indices where bytes[start + index] != word[index] { return false }
        return true
    }

    /// Where a word begins, at or after a place. Words are short, so the plain search is linear.
    func place(of word: [UInt8], from start: Int = 0) -> Int? {
        guard let first = word.first, bytes.count >= word.count else { return nil }
        var index = start
        while index + word.count <= bytes.count {
            if bytes[index] == first, holds(word, at: index) { return index }
            index += 1
        }
        return nil
    }

    func contains(_ word: [UInt8]) -> Bool {
        place(of: word) != nil
    }

    func prefix(_ count: Int) -> ReplyKey {
        ReplyKey(bytes: Array(bytes.prefix(count)))
    }

    func suffix(from start: Int) -> ReplyKey {
        ReplyKey(bytes: Array(bytes.dropFirst(start)))
    }

    var isEmpty: Bool { bytes.isEmpty }

    var hasDigit: Bool { bytes.contains { (0x30...0x39).contains($0) } }

    /// Whether a letter or digit is in it; bytes of other scripts count as letters.
    var hasWord: Bool {
        bytes.contains { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0) || $0 >= 0x80 }
    }

    /// How many numbers are in it.
    var numbers: Int {
        var count = 0
        var isInside = false
        for byte in bytes {
            let isDigit = (0x30...0x39).contains(byte)
            if isDigit, !isInside { count += 1 }
            isInside = isDigit
        }
        return count
    }

    /// Four digits in a row: a year.
    var hasYear: Bool {
        var run = 0
        for byte in bytes {
            run = (0x30...0x39).contains(byte) ? run + 1 : 0
            if run == 4 { return true }
        }
        return false
    }

    /// Whether it holds what dates a mail or names its writer: a year, a time, a date in figures, or an address.
    var isDated: Bool {
        if bytes.contains(0x40) || hasYear { return true }
        for index in bytes.indices.dropFirst().dropLast() where [0x3A, 0x2F, 0x2E].contains(bytes[index]) {
            let around = [bytes[index - 1], bytes[index + 1]]
            if around.allSatisfy({ (0x30...0x39).contains($0) }) { return true }
        }
        return false
    }

    /// Whether it ends with an address in angle brackets.
    var endsWithAddress: Bool {
        guard bytes.last == 0x3E, let open = bytes.lastIndex(of: 0x3C),
            let at = bytes[open...].firstIndex(of: 0x40), let dot = bytes[at...].lastIndex(of: 0x2E)
        else { return false }
        return at > open + 1 && dot > at + 1 && dot < bytes.count - 2
    }
}
