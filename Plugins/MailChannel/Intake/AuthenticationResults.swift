/// What a mail server found out about where a mail comes from (RFC 8601).
struct AuthenticationResults {
    /// What one method has found.
    struct Result: Hashable {
        /// `dmarc`, `dkim`, `spf`; in small letters.
        var method: String
        /// `pass`, `fail` and others; in small letters.
        var result: String
        /// Such as `header.d`; in small letters.
        var properties: [String: String]
    }

    /// The name of the server that says so (authserv-id).
    let server: String
    private(set) var results: [Result] = []

    /// Longest field that is read, in bytes.
    private static let maximumLength = 16 << 10

    /// - Returns: `nil` for what is no such field.
    init?(_ value: some Sequence<UInt8>) {
        var words = Words(Array(value.prefix(Self.maximumLength)))
        guard let server = words.statement().first else { return nil }
        self.server = server.lowercased()
        while !words.isAtEnd {
            guard let result = Self.result(words.statement()) else { continue }
            results.append(result)
        }
    }

    private static func result(_ statement: [String]) -> Result? {
        guard let (method, verdict) = statement.first.flatMap(pair) else { return nil }
        // A version may follow the method: dkim/1.
        let name = method.prefix { $0 != "/" }
        var result = Result(method: String(name), result: verdict.lowercased(), properties: [:])
        for (name, value) in statement.dropFirst().compactMap(pair) where result.properties[name] == nil {
            result.properties[name] = value
        }
        return result
    }

    private static func pair(_ word: String) -> (String, String)? {
        guard let equals = word.firstIndex(of: "="), equals != word.startIndex else { return nil }
        return (word[..<equals].lowercased(), String(word[word.index(after: equals)...]))
    }

    /// Whether it says that a mail comes from a domain: DMARC, or DKIM or SPF of it or of one above it (RFC 7489, 3.1:
    /// relaxed alignment).
    func vouches(for domain: String) -> Bool {
        let domain = domain.lowercased()
        return results.contains { result in
            guard result.result == "pass" else { return false }
            switch result.method {
            case "dmarc":
                return result.properties["header.from"].map { Self.isAligned($0, with: domain) } ?? false
            case "dkim":
                return [result.properties["header.d"], result.properties["header.i"]].compactMap { $0 }
                    .contains { Self.isAligned($0, with: domain) }
            case "spf":
                return result.properties["smtp.mailfrom"].map { Self.isAligned($0, with: domain) } ?? false
            default: return false
            }
        }
    }

    /// The domain itself, or one above it that is no top-level domain.
    private static func isAligned(_ value: String, with domain: String) -> Bool {
        let value = (value.split(separator: "@").last.map(String.init) ?? "").lowercased()
        return value == domain || (value.contains(".") && domain.hasSuffix("." + value))
    }
}

/// The words of a structured field: comments left out, quotes taken off, statements divided by semicolons.
private struct Words {
    private let bytes: [UInt8]
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var isAtEnd: Bool { position >= bytes.count }

    /// The words up to the next semicolon.
    mutating func statement() -> [String] {
        var (words, word, depth, isQuoted): ([String], [UInt8], Int, Bool) = ([], [], 0, false)
        // Around an equals sign there may be blanks.
        func isJoined() -> Bool {
            word.last == UInt8(ascii: "=") || (position < bytes.count && bytes[position] == UInt8(ascii: "="))
        }
        loop: while position < bytes.count {
            let byte = bytes[position]
            position += 1
            switch byte {
            case UInt8(ascii: "\\") where (isQuoted || depth > 0) && position < bytes.count:
                if depth == 0 { word.append(bytes[position]) }
                position += 1
            case UInt8(ascii: "\"") where depth == 0: isQuoted.toggle()
            case _ where isQuoted: word.append(byte)
            case UInt8(ascii: "("): depth += 1
            case UInt8(ascii: ")"): depth = max(0, depth - 1)
            case _ where depth > 0: break
            case UInt8(ascii: ";"): break loop
            case ...0x20:
                position = bytes[position...].firstIndex { $0 > 0x20 } ?? bytes.endIndex
                guard !word.isEmpty, !isJoined() else { continue }
                words.append(String(decoding: word, as: UTF8.self))
                word = []
            default: word.append(byte)
            }
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }
}
