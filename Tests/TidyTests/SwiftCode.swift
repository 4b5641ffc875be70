/// A Swift file without what is no code: comments and the contents of texts become blanks, line ends stay.
///
/// Works on bytes: a character beyond ASCII counts as a letter of a name.
struct SwiftCode: Sendable {
    private let input: [UInt8]
    private var position = 0
    private var output: [UInt8] = []

    init(_ text: String) {
        input = Array(text.utf8)
        output.reserveCapacity(input.count)
        while position < input.count { step() }
    }

    var text: String { String(decoding: output, as: UTF8.self) }

    private static let newline = UInt8(ascii: "\n")

    private func starts(_ mark: StaticString, at offset: Int = 0) -> Bool {
        let start = position + offset
        guard start + mark.utf8CodeUnitCount <= input.count else { return false }
        return mark.withUTF8Buffer { mark in mark.indices.allSatisfy { input[start + $0] == mark[$0] } }
    }

    private func hashes(at offset: Int = 0) -> Int {
        var count = 0
        while position + offset + count < input.count, input[position + offset + count] == UInt8(ascii: "#") {
            count += 1
        }
        return count
    }

    private mutating func blank(_ count: Int = 1) {
        for _ in 0..<count where position < input.count {
            output.append(input[position] == Self.newline ? Self.newline : 0x20)
            position += 1
        }
    }

    private mutating func step() {
        if starts("//") {
            while position < input.count, input[position] != Self.newline { blank() }
        } else if starts("/*") {
            while position < input.count, !starts("*/") { blank() }
            blank(2)
        } else if let hashes = openingHashes {
            skipText(hashes: hashes)
        } else {
            output.append(input[position])
            position += 1
        }
    }

    /// How many `#` a text that begins here has; `nil` where none begins.
    private var openingHashes: Int? {
        let hashes = hashes()
        return starts("\"", at: hashes) ? hashes : nil
    }

    private mutating func skipText(hashes: Int) {
        let isLong = starts("\"\"\"", at: hashes)
        let quotes = isLong ? 3 : 1
        blank(hashes + quotes)
        while position < input.count {
            if isLong ? starts("\"\"\"") : starts("\""), self.hashes(at: quotes) >= hashes {
                return blank(quotes + hashes)
            }
            if starts("\\"), self.hashes(at: 1) >= hashes {
                let isInterpolation = starts("(", at: 1 + hashes)
                blank(2 + hashes)
                if isInterpolation { skipInterpolation() }
            } else if input[position] == Self.newline, !isLong {
                return
            } else {
                blank()
            }
        }
    }

    /// Code within a text; texts may stand in it again.
    private mutating func skipInterpolation() {
        var depth = 1
        while position < input.count, depth > 0 {
            if let hashes = openingHashes {
                skipText(hashes: hashes)
            } else {
                if starts("(") { depth += 1 }
                if starts(")") { depth -= 1 }
                blank()
            }
        }
    }
}

extension SwiftCode {
    /// The names that the code uses, keywords included, each with its line and the place behind it.
    var words: [(word: String, line: Int, end: Int)] {
        var (found, start, line): ([(String, Int, Int)], Int?, Int) = ([], nil, 1)
        for (index, byte) in (output + [Self.newline]).enumerated() {
            if Self.isOfName(byte) {
                start = start ?? index
                continue
            }
            if let first = start { found.append((String(decoding: output[first..<index], as: UTF8.self), line, index)) }
            start = nil
            if byte == Self.newline { line += 1 }
        }
        return found
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F, 0x80...: true
        default: false
        }
    }

    /// The modules that are imported, with the lines.
    var imports: [(module: String, line: Int)] {
        let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"]
        return text.numberedLines.compactMap { number, line in
            let words = line.split(separator: " ")
            guard let place = words.firstIndex(of: "import"),
                words[..<place].allSatisfy({
                    $0.hasPrefix("@") || ["public", "package", "internal", "private"].contains($0)
                })
            else { return nil }
            let name = words[(place + 1)...].first { !kinds.contains($0) } ?? ""
            return (String(name.prefix { $0 != "." }), number)
        }
    }

    /// The functions, initialisers and subscripts that have a body: the line where each begins, and how many it has.
    var functions: [(line: Int, length: Int)] {
        words.compactMap { word, line, end in
            guard ["func", "init", "deinit", "subscript"].contains(word) else { return nil }
            let before = end - word.utf8.count - 1
            guard before < 0 || output[before] != UInt8(ascii: "."), let last = endOfBody(from: end) else { return nil }
            return (line, output[end..<last].count { $0 == Self.newline } + 1)
        }
    }

    private func endOfBody(from start: Int) -> Int? {
        var (parentheses, braces, isBody) = (0, 0, false)
        for index in start..<output.count {
            switch Character(UnicodeScalar(output[index])) {
            case "(", "[": parentheses += 1
            case ")", "]": parentheses -= 1
            case "{" where parentheses == 0 || isBody:
                isBody = true
                braces += 1
            case "}" where parentheses == 0 || isBody:
                braces -= 1
                if braces <= 0 { return isBody ? index : nil }
            case "\n" where !isBody && parentheses == 0 && !continues(after: index): return nil
            default: break
            }
            if parentheses < 0 { return nil }
        }
        return nil
    }

    /// Whether a declaration goes on behind a line's end.
    private func continues(after index: Int) -> Bool {
        let next = output[index...].drop { $0 == Self.newline || $0 == 0x20 }.prefix(6)
        return ["{", "where ", "->", "async ", "throws"].contains { next.starts(with: $0.utf8) }
    }
}
