/// A Swift file without what is no code: comments and the contents of texts become blanks, line ends stay.
struct SwiftCode {
    private var input: [Character]
    private var position = 0
    private(set) var characters: [Character] = []

    init(_ text: String) {
        input = Array(text)
        while position < input.count { step() }
    }

    var text: String { String(characters) }

    private func starts(_ mark: String, at offset: Int = 0) -> Bool {
        input[min(position + offset, input.count)...].starts(with: mark)
    }

    private mutating func blank(_ count: Int = 1) {
        for _ in 0..<count where position < input.count {
            characters.append(input[position] == "\n" ? "\n" : " ")
            position += 1
        }
    }

    private mutating func step() {
        if starts("//") {
            while position < input.count, input[position] != "\n" { blank() }
        } else if starts("/*") {
            while position < input.count, !starts("*/") { blank() }
            blank(2)
        } else if let hashes = rawMarks {
            skipText(hashes: hashes)
        } else {
            characters.append(input[position])
            position += 1
        }
    }

    /// How many `#` a text that begins here has; `nil` where none begins.
    private var rawMarks: Int? {
        let hashes = input[position...].prefix { $0 == "#" }.count
        return starts("\"", at: hashes) ? hashes : nil
    }

    private mutating func skipText(hashes: Int) {
        let marks = String(repeating: "#", count: hashes)
        let quote = starts("\"\"\"", at: hashes) ? "\"\"\"" : "\""
        blank(hashes + quote.count)
        while position < input.count, !starts(quote + marks) {
            if starts("\\" + marks + "(") {
                blank(2 + hashes)
                skipInterpolation()
            } else if starts("\\"), hashes == 0 {
                blank(2)
            } else if input[position] == "\n", quote == "\"" {
                return
            } else {
                blank()
            }
        }
        blank(quote.count + hashes)
    }

    /// Code within a text; texts may stand in it again.
    private mutating func skipInterpolation() {
        var depth = 1
        while position < input.count, depth > 0 {
            if let hashes = rawMarks {
                skipText(hashes: hashes)
            } else {
                if input[position] == "(" { depth += 1 }
                if input[position] == ")" { depth -= 1 }
                blank()
            }
        }
    }
}

extension SwiftCode {
    /// The names that the code uses, keywords included.
    var words: [(word: String, line: Int)] {
        var (found, word, line): ([(String, Int)], String, Int) = ([], "", 1)
        for character in characters + ["\n"] {
            if character.isLetter || character.isNumber || character == "_" {
                word.append(character)
            } else {
                if !word.isEmpty { found.append((word, line)) }
                word = ""
                if character == "\n" { line += 1 }
            }
        }
        return found
    }

    /// The modules that are imported, with the lines.
    var imports: [(module: String, line: Int)] {
        let kinds: Set<Substring> = ["struct", "class", "enum", "func", "protocol", "typealias", "var", "let"]
        return text.numberedLines.compactMap { number, line in
            let words = line.split(separator: " ")
            guard let place = words.firstIndex(of: "import"),
                words[..<place].allSatisfy({ $0.hasPrefix("@") || ["public", "package", "internal", "private"].contains($0) })
            else { return nil }
            let name = words[(place + 1)...].first { !kinds.contains($0) } ?? ""
            return (String(name.prefix { $0 != "." }), number)
        }
    }

    /// The functions, initialisers and subscripts that have a body: the line where each begins, and how many it has.
    var functions: [(line: Int, length: Int)] {
        var found: [(line: Int, length: Int)] = []
        var (word, line) = ("", 1)
        for (index, character) in characters.enumerated() {
            if character.isLetter {
                word.append(character)
                continue
            }
            if ["func", "init", "deinit", "subscript"].contains(word), !follows(".", index - word.count),
                let end = endOfBody(from: index)
            {
                found.append((line, characters[index..<end].count { $0 == "\n" } + 1))
            }
            word = ""
            if character == "\n" { line += 1 }
        }
        return found
    }

    private func follows(_ mark: Character, _ index: Int) -> Bool { index > 0 && characters[index - 1] == mark }

    private func endOfBody(from start: Int) -> Int? {
        var (parentheses, braces, isBody) = (0, 0, false)
        for index in start..<characters.count {
            switch characters[index] {
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
        let next = characters[index...].drop { $0 == "\n" || $0 == " " }.prefix(6)
        return ["{", "where ", "->", "async ", "throws"].contains { next.starts(with: $0) }
    }
}
