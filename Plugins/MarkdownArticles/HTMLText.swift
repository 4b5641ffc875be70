#if Markdown
    /// What raw HTML says, without its markup. The result is text like any other: it is escaped when it is shown.
    enum HTMLText {
        private static let hidden: Set<String> = ["script", "style", "template", "head", "title"]
        private static let breaking: Set<String> = [
            "br", "p", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "dt", "dd", "blockquote", "section",
        ]
        private static let characters: [String: String] = [
            "amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "#39": "'", "nbsp": "\u{A0}",
        ]

        static func isLineBreak(_ tag: String) -> Bool { tag.hasPrefix("<") && name(of: Array(tag.utf8)[1...]) == "br" }

        /// The lines that are not empty, without blanks around them.
        static func lines(of html: String) -> [String] {
            text(of: html).split { $0.isNewline }.map { line in
                let start = line.drop { $0 == " " || $0 == "\t" }
                return String(
                    start[..<(start.lastIndex { $0 != " " && $0 != "\t" }.map(start.index(after:)) ?? start.startIndex)]
                )
            }.filter { !$0.isEmpty }
        }

        private static func text(of html: String) -> String {
            let bytes = Array(html.utf8)
            var (text, position): ([UInt8], Int) = ([], 0)
            while position < bytes.count {
                let rest = bytes[position...]
                if bytes[position] == UInt8(ascii: "<"), let end = endOfTag(rest) {
                    let name = name(of: rest.dropFirst())
                    if breaking.contains(name.drop { $0 == "/" }.description) { text.append(0x0A) }
                    if name == "/td" || name == "/th" { text.append(0x20) }
                    position = hidden.contains(name) ? endOfElement(name, in: bytes[end...]) : end
                } else if bytes[position] == UInt8(ascii: "<"), isTag(rest) {
                    // It never ends: a browser takes the rest for a part of it too.
                    break
                } else if bytes[position] == UInt8(ascii: "&"), let (character, end) = character(rest) {
                    text += Array(character.utf8)
                    position = end
                } else {
                    text.append(bytes[position])
                    position += 1
                }
            }
            return String(decoding: text, as: UTF8.self)
        }

        /// The name behind a tag’s `<`, lower-case, with its slash.
        private static func name(of tag: ArraySlice<UInt8>) -> String {
            let isEnd = tag.first == UInt8(ascii: "/")
            let name = (isEnd ? tag.dropFirst() : tag).prefix(20).prefix { byte in
                (0x61...0x7A).contains(byte | 0x20) || (0x30...0x39).contains(byte)
            }
            return (isEnd ? "/" : "") + String(decoding: name, as: UTF8.self).lowercased()
        }

        private static func isTag(_ rest: ArraySlice<UInt8>) -> Bool {
            guard let next = rest.dropFirst().first else { return false }
            return (0x61...0x7A).contains(next | 0x20) || "/!?".utf8.contains(next)
        }

        /// Behind the `>` of a tag, a comment or a declaration; `nil` where none begins or ends.
        private static func endOfTag(_ rest: ArraySlice<UInt8>) -> Int? {
            guard isTag(rest) else { return nil }
            if rest.starts(with: "<!--".utf8) {
                var dashes = 0
                for (index, byte) in zip(rest.indices, rest).dropFirst(4) {
                    if byte == UInt8(ascii: ">"), dashes >= 2 { return index + 1 }
                    dashes = byte == UInt8(ascii: "-") ? dashes + 1 : 0
                }
                return nil
            }
            var quote: UInt8?
            for (index, byte) in zip(rest.indices, rest) {
                if let open = quote {
                    if byte == open { quote = nil }
                } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                    quote = byte
                } else if byte == UInt8(ascii: ">") {
                    return index + 1
                }
            }
            return nil
        }

        /// Behind what an element hides: before its end tag, or at the end.
        private static func endOfElement(_ element: String, in rest: ArraySlice<UInt8>) -> Int {
            var position = rest.startIndex
            while let next = rest[position...].firstIndex(of: UInt8(ascii: "<")) {
                if name(of: rest[(next + 1)...]) == "/" + element { return next }
                position = next + 1
            }
            return rest.endIndex
        }

        private static func character(_ rest: ArraySlice<UInt8>) -> (String, Int)? {
            guard let end = rest.prefix(8).firstIndex(of: UInt8(ascii: ";")) else { return nil }
            let name = String(decoding: rest[(rest.startIndex + 1)..<end], as: UTF8.self)
            return characters[name].map { ($0, end + 1) }
        }
    }
#endif
