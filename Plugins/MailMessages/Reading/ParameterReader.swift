/// Reads names and values, as they should be and as they come: without semicolons, quotes or their ends.
struct ParameterReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    /// All up to the parameters, without blanks and comments.
    mutating func readName() -> [UInt8] {
        var name: [UInt8] = []
        while let byte = bytes.at(position), byte != ASCII.semicolon {
            if byte == ASCII.openParenthesis {
                skipComment()
                continue
            }
            // A blank ends the name where a parameter follows without a semicolon.
            if ASCII.isWhite(byte), !name.isEmpty, parameterFollows(at: position) { break }
            if byte > 0x20, byte != 0x7F, byte != ASCII.quote { name.append(byte) }
            position += 1
        }
        return name
    }

    private struct Segment {
        var index: Int
        var isEncoded: Bool
        var bytes: [UInt8]
    }

    mutating func readParameters() -> [String: (text: String, bytes: [UInt8])] {
        var plain: [String: [UInt8]] = [:]
        var segments: [String: [Segment]] = [:]
        while let (rawName, value) = readParameter() {
            // `name*`, `name*0`, `name*0*` (RFC 2231, 3 and 4).
            let pieces = rawName.split(separator: "*", omittingEmptySubsequences: false)
            let name = String(pieces[0])
            guard pieces.count > 1, !name.isEmpty else {
                if plain[rawName] == nil { plain[rawName] = value }
                continue
            }
            let index = Int(pieces[1]) ?? 0
            let isEncoded = rawName.hasSuffix("*")
            if index >= 0 {
                segments[name, default: []].append(Segment(index: index, isEncoded: isEncoded, bytes: value))
            }
        }
        var values = plain.mapValues { (text: EncodedWords.decode($0[...]), bytes: $0) }
        for (name, segments) in segments {
            let text = Self.text(of: segments)
            values[name] = (text, Array(text.utf8))
        }
        return values
    }

    /// Segments in the order of their numbers, each once; the charset stands in the first.
    private static func text(of segments: [Segment]) -> String {
        var (bytes, charset, last): ([UInt8], String?, Int) = ([], nil, -1)
        for segment in segments.sorted(by: { $0.index < $1.index }) where segment.index > last {
            var value = segment.bytes[...]
            if segment.isEncoded, last == -1 {
                let pieces = value.split(separator: UInt8(ascii: "'"), maxSplits: 2, omittingEmptySubsequences: false)
                if pieces.count == 3 {
                    charset = String(decoding: pieces[0], as: UTF8.self)
                    value = pieces[2]
                }
            }
            bytes += segment.isEncoded ? percentDecoded(value) : Array(value)
            last = segment.index
        }
        // Some programs put encoded words into numbered segments.
        guard charset == nil, !bytes.contains(where: { $0 >= 0x80 }) else {
            return CharsetDecoder.decode(bytes[...], label: charset).text.withoutControls
        }
        return EncodedWords.decode(bytes[...])
    }

    private static func percentDecoded(_ value: ArraySlice<UInt8>) -> [UInt8] {
        var (decoded, position): ([UInt8], Int) = ([], value.startIndex)
        while let byte = value.at(position) {
            if byte == UInt8(ascii: "%"), let high = value.at(position + 1).flatMap(ASCII.hexValue),
                let low = value.at(position + 2).flatMap(ASCII.hexValue)
            {
                decoded.append(high << 4 | low)
                position += 2
            } else {
                decoded.append(byte)
            }
            position += 1
        }
        return decoded
    }

    private mutating func readParameter() -> (name: String, value: [UInt8])? {
        while position < bytes.endIndex {
            skipSeparators()
            let start = position
            while let byte = bytes.at(position), Self.isToken(byte) { position += 1 }
            let name = String(decoding: bytes[start..<position], as: UTF8.self).lowercased()
            skipBlanks()
            guard bytes.at(position) == ASCII.equals else {
                // Neither a parameter nor the beginning of one.
                if position < bytes.endIndex, position == start { position += 1 }
                continue
            }
            position += 1
            skipBlanks()
            let value =
                bytes.at(position) == ASCII.quote ? readQuoted() : readUnquoted(isFileName: name.contains("name"))
            if !name.isEmpty, !value.isEmpty { return (name, value) }
        }
        return nil
    }

    private mutating func readQuoted() -> [UInt8] {
        var value: [UInt8] = []
        position += 1
        while let byte = bytes.at(position), byte != ASCII.quote {
            if byte == ASCII.backslash, let next = bytes.at(position + 1) {
                // Only these are escaped: a path of Windows has backslashes, too.
                if next == ASCII.quote || next == ASCII.backslash { position += 1 }
                value.append(bytes[position])
            } else if !ASCII.isLineBreak(byte) {
                value.append(byte)
            }
            position += 1
        }
        position += 1
        return value
    }

    /// Up to a semicolon; blanks are part of it unless a parameter follows. A comment ends it, but not a file name.
    private mutating func readUnquoted(isFileName: Bool) -> [UInt8] {
        let start = position
        while let byte = bytes.at(position), byte != ASCII.semicolon {
            if byte == ASCII.openParenthesis, !isFileName { break }
            if ASCII.isWhite(byte), parameterFollows(at: position) { break }
            position += 1
        }
        return bytes[start..<position].trimmed.filter { !ASCII.isLineBreak($0) }
    }

    /// Whether blanks at a place are followed by `name=`.
    private func parameterFollows(at start: Int) -> Bool {
        var next = start
        // Bounded, so that many blanks are not read again from each of them.
        let limit = min(bytes.endIndex, start + 100)
        while next < limit, ASCII.isWhite(bytes[next]) { next += 1 }
        let nameStart = next
        while next < limit, Self.isToken(bytes[next]) { next += 1 }
        return next > nameStart && bytes.at(next) == ASCII.equals
    }

    private mutating func skipSeparators() {
        while let byte = bytes.at(position) {
            if byte == ASCII.openParenthesis {
                skipComment()
            } else if byte == ASCII.semicolon || ASCII.isWhite(byte) {
                position += 1
            } else {
                break
            }
        }
    }

    private mutating func skipBlanks() {
        while let byte = bytes.at(position), ASCII.isWhite(byte) { position += 1 }
    }

    private mutating func skipComment() {
        var depth = 0
        while let byte = bytes.at(position) {
            position += byte == ASCII.backslash ? 2 : 1
            if byte == ASCII.openParenthesis { depth += 1 }
            if byte == ASCII.closeParenthesis { depth -= 1 }
            if depth == 0 { break }
        }
        position = min(position, bytes.endIndex)
    }

    /// RFC 2045, 5.1, and everything beyond ASCII.
    private static func isToken(_ byte: UInt8) -> Bool {
        byte > 0x20 && byte != 0x7F && !special.contains(byte)
    }
    private static let special = Set("()<>@,;:\\\"/[]?=".utf8)
}
