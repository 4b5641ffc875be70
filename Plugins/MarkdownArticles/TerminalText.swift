#if Markdown
    /// Text as a terminal may have it.
    enum TerminalText {
        /// Without control characters and what turns the direction of writing, line ends and all.
        static func oneLine(_ text: String) -> String {
            cleaned(text).split { $0.isWhitespace }.joined(separator: " ")
        }

        /// Without control characters, line ends aside, and without what turns the direction of writing: an article
        /// does not move the cursor, and nothing reads other than it is.
        static func cleaned(_ text: String) -> String {
            var clean = ""
            for scalar in text.unicodeScalars {
                switch scalar.value {
                case 0x0A: clean.unicodeScalars.append(scalar)
                case 0x09: clean += "    "
                case 0..<0x20, 0x7F..<0xA0, 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: break
                case 0x2028, 0x2029: clean += "\n"
                default: clean.unicodeScalars.append(scalar)
                }
            }
            return clean
        }

        /// Columns of a terminal: two for wide East Asian characters and emoji, none for marks.
        static func width(_ text: some StringProtocol) -> Int {
            text.utf8.allSatisfy { $0 < 0x80 } ? text.utf8.count : text.reduce(0) { $0 + width(of: $1) }
        }

        private static func width(of character: Character) -> Int {
            guard let first = character.unicodeScalars.first, first.value >= 0x300 else { return 1 }
            if character.unicodeScalars.contains("\u{FE0F}") || first.properties.isEmojiPresentation { return 2 }
            if isWide(first.value) { return 2 }
            switch first.properties.generalCategory {
            case .nonspacingMark, .enclosingMark, .format: return 0
            default: return 1
            }
        }

        /// East Asian wide or full-width (Unicode Standard Annex 11), in ranges.
        private static func isWide(_ value: UInt32) -> Bool {
            switch value {
            case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0x4DBF, 0x4E00...0xA4CF, 0xA960...0xA97F, 0xAC00...0xD7A3,
                0xF900...0xFAFF, 0xFE10...0xFE19, 0xFE30...0xFE6F, 0xFF01...0xFF60, 0xFFE0...0xFFE6, 0x1F200...0x1F2FF,
                0x20000...0x3FFFD:
                true
            default: false
            }
        }

        /// Lines of at most so many columns, broken between words. A longer word is broken too, unless it is an
        /// address.
        static func wrapped(_ text: String, to width: Int) -> [String] {
            text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line -> [String] in
                var (lines, current, used) = ([String](), "", 0)
                for word in line.split(separator: " ") {
                    let size = Self.width(word)
                    if used > 0, used + 1 + size > width {
                        lines.append(current)
                        (current, used) = ("", 0)
                    }
                    if used > 0 {
                        current += " "
                        used += 1
                    }
                    if size <= width || word.contains("://") {
                        current += word
                        used += size
                    } else {
                        (current, used) = broken(word, to: width, into: &lines)
                    }
                }
                return lines + [current]
            }
        }

        /// The last line of a long word, whose other lines are added.
        private static func broken(_ word: Substring, to width: Int, into lines: inout [String]) -> (String, Int) {
            var (current, used) = ("", 0)
            for character in word {
                let size = self.width(of: character)
                if used > 0, used + size > width {
                    lines.append(current)
                    (current, used) = ("", 0)
                }
                current.append(character)
                used += size
            }
            return (current, used)
        }
    }
#endif
