/// Reads address fields from left to right, once, without calling itself.
struct AddressReader {
    struct Reading {
        var addresses: [MailAddress] = []
        var problems: Set<MailWarning.Kind> = []
    }

    private let bytes: ArraySlice<UInt8>
    private let limit: Int
    private var position: Int
    private var reading = Reading()

    /// What stands outside of angle brackets: a name, or an address alone.
    private var phrase: [UInt8] = []
    /// Which bytes of the phrase are of quoted strings: at signs in them are none of an address.
    private var isQuoted: [Bool] = []
    private var comment: [UInt8] = []
    private var angle: [UInt8]?
    private var isInAngle = false
    /// Whether what begins a quoted string or a comment is taken as text, since nothing ends it.
    private var (quotesAreText, commentsAreText) = (false, false)

    static func read(_ bytes: ArraySlice<UInt8>, limit: Int) -> Reading {
        var reader = AddressReader(bytes: bytes, limit: limit, position: bytes.startIndex)
        return reader.read()
    }

    private init(bytes: ArraySlice<UInt8>, limit: Int, position: Int) {
        self.bytes = bytes
        self.limit = limit
        self.position = position
    }

    private mutating func read() -> Reading {
        while let byte = bytes.at(position) {
            switch byte {
            case ASCII.quote where !quotesAreText: readQuoted()
            case ASCII.openParenthesis where !commentsAreText: readComment()
            case UInt8(ascii: "<"):
                if isInAngle || angle != nil { reading.problems.insert(.badAddress) }
                (angle, isInAngle) = ([], true)
                position += 1
            case UInt8(ascii: ">"):
                if !isInAngle { reading.problems.insert(.badAddress) }
                isInAngle = false
                position += 1
            case UInt8(ascii: ","), ASCII.semicolon: readSeparator(byte)
            case ASCII.colon: readColon()
            default: readText(byte)
            }
        }
        if isInAngle { reading.problems.insert(.badAddress) }
        finish()
        return reading
    }

    private mutating func append(_ byte: UInt8) { append([byte][...], quoted: false) }

    private mutating func append(_ content: ArraySlice<UInt8>, quoted: Bool) {
        if isInAngle {
            angle? += content
        } else {
            phrase += content
            isQuoted += repeatElement(quoted, count: content.count)
        }
    }

    private mutating func readText(_ byte: UInt8) {
        // Encoded words contain what else would be a separator, as some programs write them.
        if !isInAngle, byte == ASCII.equals, let end = EncodedWords.end(of: bytes, at: position) {
            append(bytes[position..<end], quoted: false)
            position = end
            return
        }
        // A domain may be a literal with colons (RFC 5321, 4.1.3).
        if byte == UInt8(ascii: "["), (isInAngle ? angle?.last : phrase.last) == UInt8(ascii: "@"),
            let end = bytes[position...].prefix(100).firstIndex(of: UInt8(ascii: "]"))
        {
            append(bytes[position...end], quoted: false)
            position = end + 1
            return
        }
        if byte == ASCII.backslash, let next = bytes.at(position + 1), !ASCII.isWhite(next) {
            append(next)
            position += 2
            return
        }
        append(ASCII.isWhite(byte) ? ASCII.space : byte)
        position += 1
    }

    private mutating func readQuoted() {
        var content: [UInt8] = []
        var end = position + 1
        while let byte = bytes.at(end), byte != ASCII.quote {
            if byte == ASCII.backslash, end + 1 < bytes.endIndex { end += 1 }
            if !ASCII.isLineBreak(bytes[end]) { content.append(bytes[end]) }
            end += 1
        }
        if end >= bytes.endIndex {
            // What follows would be lost in it.
            reading.problems.insert(.badAddress)
            quotesAreText = true
            position += 1
            return
        }
        position = end + 1
        append(isInAngle ? [ASCII.quote] + content + [ASCII.quote] : content[...], quoted: true)
    }

    private mutating func readComment() {
        let start = position
        var (depth, content): (Int, [UInt8]) = (0, [])
        while let byte = bytes.at(position) {
            position += 1
            if byte == ASCII.backslash, let next = bytes.at(position) {
                content.append(next)
                position += 1
                continue
            }
            if byte == ASCII.openParenthesis { depth += 1 }
            if byte == ASCII.closeParenthesis { depth -= 1 }
            if depth == 0 { break }
            if depth > 1 || byte != ASCII.openParenthesis { content.append(byte) }
        }
        if depth > 0 {
            reading.problems.insert(.badAddress)
            commentsAreText = true
            position = start
            return
        }
        if !comment.isEmpty { comment.append(ASCII.space) }
        comment += content
    }

    private mutating func readSeparator(_ byte: UInt8) {
        position += 1
        if isInAngle {
            // In a route (`<@a,@b:c@d>`), or else the end of a bracket that was forgotten.
            if angle?.first == UInt8(ascii: "@"), byte == UInt8(ascii: ",") { return append(byte) }
            reading.problems.insert(.badAddress)
        }
        finish()
    }

    private mutating func readColon() {
        position += 1
        if isInAngle {
            // A route is of no use to anybody (RFC 5321, 4.1.2); `mailto:` is none of an address.
            let isScheme = angle?[...].matches("mailto") ?? false
            if angle?.first == UInt8(ascii: "@") || isScheme { angle = [] } else { append(ASCII.colon) }
        } else {
            // The name of a group; groups within groups are read as if they were beside each other.
            if angle != nil || phrase.contains(UInt8(ascii: "@")) {
                reading.problems.insert(.badAddress)
                finish()
            }
            clear()
        }
    }

    private mutating func clear() {
        phrase.removeAll(keepingCapacity: true)
        isQuoted.removeAll(keepingCapacity: true)
        comment.removeAll(keepingCapacity: true)
        (angle, isInAngle) = (nil, false)
    }

    private mutating func finish() {
        defer { clear() }
        if angle == nil, phrase.allSatisfy(ASCII.isWhite) { return }
        guard reading.addresses.count < limit else {
            reading.problems.insert(.tooManyRecipients)
            return
        }
        var (name, address) = (phrase[...], angle)
        if angle == nil, let found = addressInPhrase() {
            let at = phrase[found].lastIndex(of: UInt8(ascii: "@")) ?? found.lowerBound
            let isLocalQuoted = isQuoted[found.lowerBound..<at].contains(true)
            address =
                isLocalQuoted
                ? [ASCII.quote] + phrase[found.lowerBound..<at] + [ASCII.quote] + phrase[at..<found.upperBound]
                : Array(phrase[found])
            name = (phrase[..<found.lowerBound] + phrase[found.upperBound...])[...]
            if !name.allSatisfy({ ASCII.isWhite($0) }) { reading.problems.insert(.badAddress) }
        }
        let decoded = EncodedWords.decode(name.allSatisfy(ASCII.isWhite) ? comment[...] : name)
        let text = address.map(Self.plain)
        if (text ?? "").isEmpty || text?.hasPrefix("@") == true || text?.contains("@") == false {
            reading.problems.insert(.badAddress)
        }
        if decoded.isEmpty, (text ?? "").isEmpty { return }
        reading.addresses.append(
            MailAddress(name: decoded.isEmpty ? nil : decoded, address: (text ?? "").isEmpty ? nil : text))
    }

    /// The address in a phrase without angle brackets: all of it, or the word with the at sign.
    private func addressInPhrase() -> Range<Int>? {
        guard
            let at = phrase.indices.last(where: { index in
                phrase[index] == UInt8(ascii: "@") && !isQuoted[index]
            })
        else {
            // Everything quoted and nothing else: some programs quote the address.
            let trimmed = phrase[...].trimmed
            return trimmed.contains(UInt8(ascii: "@")) && !trimmed.contains(ASCII.space)
                ? trimmed.startIndex..<trimmed.endIndex : nil
        }
        // Blanks beside dots and the at sign are none of the address (RFC 5322, 4.4).
        func joins(_ index: Int) -> Bool { phrase[index] == UInt8(ascii: ".") || phrase[index] == UInt8(ascii: "@") }
        func isBlank(_ index: Int) -> Bool { phrase[index] == ASCII.space && !isQuoted[index] }
        var (start, end) = (at, at + 1)
        while start > 0 {
            var before = start - 1
            while before > 0, isBlank(before) { before -= 1 }
            if isBlank(before) || (before < start - 1 && !joins(before) && !joins(start)) { break }
            start = before
        }
        while end < phrase.count {
            var after = end
            while after < phrase.count, isBlank(after) { after += 1 }
            if after == phrase.count || (after > end && !joins(after) && !joins(end - 1)) { break }
            end = after + 1
        }
        return start..<end
    }

    /// An address without blanks and control characters; quotes stay only where they are needed.
    private static func plain(_ bytes: [UInt8]) -> String {
        var (content, isQuoted): ([UInt8], Bool) = ([], false)
        for byte in bytes where (byte > 0x20 && byte != 0x7F) || (isQuoted && byte == ASCII.space) {
            if byte == ASCII.quote { isQuoted.toggle() }
            content.append(byte)
        }
        let needsQuotes = Set(" ,;:<>()[]\\@".utf8)
        if content.first == ASCII.quote, let end = content.dropFirst().firstIndex(of: ASCII.quote), end > 1,
            content[1..<end].allSatisfy({ !needsQuotes.contains($0) })
        {
            content.remove(at: end)
            content.removeFirst()
        }
        let text = CharsetDecoder.unlabelled(content[...])
        return String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.value > 0x9F || $0.value < 0x80 }))
    }
}
