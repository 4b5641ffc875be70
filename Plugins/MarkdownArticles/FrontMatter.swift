#if Markdown
    import ServiceDesk
    import Yams

    /// What stands before the text of a page: YAML between two lines `---`.
    struct FrontMatter {
        /// Bytes of it.
        static let longest = 64 << 10

        /// What is wrong with it, with the line of the file.
        struct Mistake: Error {
            let line: Int
            let message: String
        }

        private(set) var title: String?
        private(set) var tags: [String] = []
        private(set) var language: Language?
        private(set) var reviewOn: CalendarDate?
        private(set) var audience: [MarkdownAudience]?
        /// What follows it.
        private(set) var text: Substring
        /// The line with which the text begins, from 1.
        private(set) var firstLine = 1

        init(of file: String) throws(Mistake) {
            text = file.hasPrefix("\u{FEFF}") ? file.dropFirst() : file[...]
            var rest = text
            guard let first = Self.nextLine(&rest), Self.isMark(first) else { return }
            let start = rest.startIndex
            var (line, end) = (1, start)
            while let next = Self.nextLine(&rest) {
                line += 1
                if Self.isMark(next) || next.hasPrefix("...") && next.utf8.count <= 4 {
                    try read(String(file[start..<end]))
                    (text, firstLine) = (rest, line + 1)
                    return
                }
                end = rest.startIndex
                guard file.utf8.distance(from: start, to: end) <= Self.longest else {
                    throw Mistake(
                        line: 1,
                        message: "The front matter has more than \(Self.longest) bytes, or no line “---” at its end.")
                }
            }
            throw Mistake(line: 1, message: "The front matter has no line “---” at its end.")
        }

        private static func isMark(_ line: Substring) -> Bool {
            line.hasPrefix("---") && line.dropFirst(3).allSatisfy { $0 == " " || $0 == "\t" || $0.isNewline }
        }

        /// The next line without its end. A line ends with a line feed, whatever stands before.
        private static func nextLine(_ rest: inout Substring) -> Substring? {
            guard !rest.isEmpty else { return nil }
            let end = rest.utf8.firstIndex(of: 0x0A) ?? rest.endIndex
            defer { rest = end == rest.endIndex ? rest[end...] : rest[rest.utf8.index(after: end)...] }
            return rest[..<end]
        }

        private mutating func read(_ yaml: String) throws(Mistake) {
            guard let root = try YAMLFront.compose(yaml) else { return }
            guard let mapping = root.mapping else {
                throw Mistake(
                    line: YAMLFront.line(of: root), message: "The front matter is written as keys and values.")
            }
            for (key, node) in mapping where !YAMLFront.isEmpty(node) {
                switch key.scalar?.string {
                case "title": title = try YAMLFront.text(node, "The title")
                case "tags", "keywords": tags += try YAMLFront.list(node, "Tags", separatedBy: ",")
                case "lang", "language":
                    let text = try YAMLFront.text(node, "The language")
                    guard let found = PageName.language(text) else {
                        throw YAMLFront.mistake("“\(text)” is no language such as “fr” or “nl-BE”.", at: node)
                    }
                    language = found
                case "review", "review_by", "reviewBy":
                    let text = try YAMLFront.text(node, "The review date")
                    // YAML has days with times of day too; the day is what counts.
                    let day =
                        text.count > 10 && "T ".contains(text.dropFirst(10).prefix(1)) ? text.prefix(10) : text[...]
                    guard let date = CalendarDate(day) else {
                        throw YAMLFront.mistake("“\(text)” is no day such as 2026-03-02.", at: node)
                    }
                    reviewOn = date
                case "audience":
                    audience = try YAMLFront.list(node, "The audience", separatedBy: ",").map { text throws(Mistake) in
                        guard let reader = MarkdownAudience(text) else {
                            throw YAMLFront.mistake(
                                "“\(text)” is no audience: everyone, nobody, agents, department:ID or team:ID.",
                                at: node)
                        }
                        return reader
                    }
                default: break
                }
            }
        }
    }
#endif
