#if Markdown
    /// The first words of a text.
    struct Excerpt {
        private let limit: Int
        private var text = ""
        /// Characters of the text, counted as they come: to count a text is to read all of it.
        private var count = 0

        static func make(_ root: MarkdownNode, characters: Int) -> String {
            // One more, so that it shows whether something follows.
            var excerpt = Excerpt(limit: characters + 1)
            for (index, child) in root.children.enumerated() where index > 0 || child.kind != .heading {
                excerpt.add(child)
            }
            return excerpt.finished(characters)
        }

        private init(limit: Int) { self.limit = limit }

        private var isFull: Bool { count >= limit }

        private mutating func add(_ node: MarkdownNode) {
            guard !isFull else { return }
            switch node.kind {
            case .text, .inlineCode: append(node.literal)
            case .code:
                append(node.literal)
                endWord()
            case .softBreak, .lineBreak: endWord()
            case .emphasis, .link, .image, .struck: for child in node.children { add(child) }
            default:
                for child in node.children { add(child) }
                endWord()
            }
        }

        private mutating func endWord() {
            guard !text.isEmpty, text.last != " " else { return }
            text += " "
            count += 1
        }

        private mutating func append(_ literal: String) {
            for character in TerminalText.cleaned(String(literal.prefix(limit - count))) {
                if character.isWhitespace {
                    endWord()
                } else {
                    text.append(character)
                    count += 1
                }
            }
        }

        private func finished(_ characters: Int) -> String {
            if text.count <= characters || (text.last == " " && text.count == characters + 1) {
                return text.last == " " ? String(text.dropLast()) : text
            }
            let kept = text.prefix(characters - 1)
            // Between words, unless the word is most of it.
            guard let blank = kept.lastIndex(of: " "), kept.distance(from: kept.startIndex, to: blank) * 2 > characters
            else { return kept + "…" }
            return kept[..<blank] + "…"
        }
    }
#endif
