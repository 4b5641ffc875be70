#if Command
    extension String {
        /// How many columns of a terminal the text takes: two for wide East Asian characters and emoji, none for
        /// marks, and none for the colours of ``Style``.
        var displayWidth: Int {
            if utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) { return utf8.count }
            return withoutColors.reduce(0) { $0 + $1.displayWidth }
        }

        private var withoutColors: String {
            guard utf8.contains(0x1B) else { return self }
            var (plain, isEscape) = ("", false)
            for character in self {
                if character == "\u{1B}" { isEscape = true }
                if !isEscape { plain.append(character) }
                if isEscape, character == "m" { isEscape = false }
            }
            return plain
        }

        /// The text in at most so many columns, “…” in place of what had to go. For text without colours.
        func truncated(to width: Int) -> String {
            guard displayWidth > width else { return self }
            guard width > 1 else { return width == 1 ? "…" : "" }
            var (kept, used) = ("", 0)
            for character in self {
                let next = used + character.displayWidth
                if next > width - 1 { break }
                kept.append(character)
                used = next
            }
            return kept + "…"
        }

        /// Blanks added at the end, or the start, up to so many columns.
        func padded(to width: Int, onLeft: Bool = false) -> String {
            let blanks = String(repeating: " ", count: max(0, width - displayWidth))
            return onLeft ? blanks + self : self + blanks
        }

        /// Without blanks at the end.
        var trimmedRight: String {
            guard let end = lastIndex(where: { $0 != " " }) else { return "" }
            return String(self[...end])
        }

        /// Lines of at most so many columns, broken between words; a word that is longer than a line is broken too.
        func wrapped(to width: Int) -> [String] {
            split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
                var (lines, current) = ([String](), "")
                for word in line.split(separator: " ", omittingEmptySubsequences: false).map(String.init) {
                    let joined = current.isEmpty ? word : current + " " + word
                    if joined.displayWidth <= width {
                        current = joined
                        continue
                    }
                    if !current.isEmpty { lines.append(current) }
                    current = word
                    while current.displayWidth > width {
                        let head = current.prefix(columns: width)
                        lines.append(head)
                        current = String(current.dropFirst(head.count))
                    }
                }
                return lines + [current]
            }
        }

        private func prefix(columns width: Int) -> String {
            var (head, used) = ("", 0)
            for character in self {
                used += character.displayWidth
                if used > width, !head.isEmpty { break }
                head.append(character)
            }
            return head
        }
    }

    extension Character {
        fileprivate var displayWidth: Int {
            guard let first = unicodeScalars.first else { return 0 }
            if first.value < 0x300 { return first.value < 0x20 ? 0 : 1 }
            if unicodeScalars.contains("\u{FE0F}") || first.properties.isEmojiPresentation { return 2 }
            // The half-width sound marks join the letter before them and stand in a column of their own.
            if first.isWide || unicodeScalars.dropFirst().contains(where: { (0xFF9E...0xFF9F).contains($0.value) }) {
                return 2
            }
            switch first.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: return 0
            default: return 1
            }
        }
    }

    extension Unicode.Scalar {
        /// East Asian wide or full-width (Unicode Standard Annex 11), in ranges.
        fileprivate var isWide: Bool {
            switch value {
            case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
                0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F200...0x1F2FF,
                0x20000...0x3FFFD:
                true
            default: false
            }
        }
    }
#endif
