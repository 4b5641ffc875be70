/// Reads encoded words in header fields (RFC 2047), with a language (RFC 2231, 5), and as programs really write them:
/// within quoted strings, without blanks around them, with blanks in them, characters divided between two of them.
enum EncodedWords {
    /// The text of a value as it came, folded or not.
    static func decode(_ bytes: ArraySlice<UInt8>) -> String {
        var reader = Reader(bytes: bytes)
        return reader.read().withoutControls
    }

    /// Where the encoded word at a place ends; nil where there is none.
    static func end(of bytes: ArraySlice<UInt8>, at start: Int) -> Int? {
        word(in: bytes, at: start)?.end
    }

    private struct Word {
        var charset: String
        var content: [UInt8]
        var end: Int
    }

    private static func word(in bytes: ArraySlice<UInt8>, at start: Int) -> Word? {
        guard bytes.at(start) == ASCII.equals, bytes.at(start + 1) == ASCII.question else { return nil }
        var position = start + 2
        let limit = min(bytes.endIndex, position + 80)
        while position < limit, bytes[position] != ASCII.question, !ASCII.isWhite(bytes[position]) { position += 1 }
        guard position > start + 2, bytes.at(position) == ASCII.question, bytes.at(position + 2) == ASCII.question,
            let letter = bytes.at(position + 1)
        else { return nil }
        // `charset*language`
        let charset = bytes[(start + 2)..<position].prefix { $0 != UInt8(ascii: "*") }
        let contentStart = position + 3
        guard let contentEnd = contentEnd(in: bytes, from: contentStart) else { return nil }
        let encoded = bytes[contentStart..<contentEnd]
        let content: [UInt8]
        switch ASCII.lower(letter) {
        case UInt8(ascii: "b"): content = Base64Decoder.decode(encoded)
        case UInt8(ascii: "q"): content = quoted(encoded)
        default: return nil
        }
        return Word(charset: String(decoding: charset, as: UTF8.self), content: content, end: contentEnd + 2)
    }

    /// The `?=` that ends a word; nil where another one begins before it. Words that are too long by the RFC are read
    /// up to a length, so that many beginnings without an end cost little.
    private static func contentEnd(in bytes: ArraySlice<UInt8>, from start: Int) -> Int? {
        var position = start
        let limit = min(bytes.endIndex - 1, start + 2_000)
        while position < limit {
            if bytes[position] == ASCII.question, bytes[position + 1] == ASCII.equals { return position }
            let begins = bytes[position] == ASCII.equals && bytes[position + 1] == ASCII.question
            if begins, bytes.at(position + 2) != ASCII.equals { return nil }
            position += 1
        }
        return nil
    }

    private static func quoted(_ encoded: ArraySlice<UInt8>) -> [UInt8] {
        var content: [UInt8] = []
        var position = encoded.startIndex
        while position < encoded.endIndex {
            let byte = encoded[position]
            if byte == UInt8(ascii: "_") {
                content.append(ASCII.space)
            } else if byte == ASCII.equals, let high = encoded.at(position + 1).flatMap(ASCII.hexValue),
                let low = encoded.at(position + 2).flatMap(ASCII.hexValue)
            {
                content.append(high << 4 | low)
                position += 2
            } else if !ASCII.isLineBreak(byte) {
                content.append(byte)
            }
            position += 1
        }
        return content
    }

    private struct Reader {
        let bytes: ArraySlice<UInt8>
        private var text = ""
        /// Words of one charset that follow each other, as a character may begin in one and end in the next.
        private var pending: (charset: String, content: [UInt8])?

        init(bytes: ArraySlice<UInt8>) { self.bytes = bytes }

        mutating func read() -> String {
            var position = bytes.startIndex
            var plainStart = position
            while let next = bytes.position(of: ASCII.equals, from: position) {
                guard let word = EncodedWords.word(in: bytes, at: next) else {
                    position = next + 1
                    continue
                }
                let plain = bytes[plainStart..<next]
                // White space between two words is none of the text.
                if pending == nil || !plain.allSatisfy(ASCII.isWhite) { add(plain: plain) }
                add(word)
                position = word.end
                plainStart = word.end
            }
            add(plain: bytes[plainStart...])
            return text
        }

        private mutating func add(plain: ArraySlice<UInt8>) {
            flush()
            if !plain.isEmpty { text += CharsetDecoder.unlabelled(Self.unfolded(plain)) }
        }

        /// A line break goes, the blanks after it stay (RFC 5322, 2.2.3).
        private static func unfolded(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
            guard bytes.contains(where: ASCII.isLineBreak) else { return bytes }
            var unfolded: [UInt8] = []
            unfolded.reserveCapacity(bytes.count)
            for (index, byte) in zip(bytes.indices, bytes) {
                let isFold =
                    ASCII.isLineBreak(byte)
                    && (bytes.at(index + 1).map { ASCII.isWhite($0) } ?? true)
                if !isFold { unfolded.append(byte) }
            }
            return unfolded[...]
        }

        private mutating func add(_ word: Word) {
            if let current = pending, current.charset.lowercased() == word.charset.lowercased() {
                pending?.content += word.content
            } else {
                flush()
                pending = (word.charset, word.content)
            }
        }

        private mutating func flush() {
            guard let current = pending else { return }
            text += CharsetDecoder.decode(current.content[...], label: current.charset).text
            pending = nil
        }
    }
}
