/// Which parts are the text of a message, which its HTML, and which are attachments: the algorithm of RFC 8621, 4.1.4,
/// without calling itself. Pictures, sound and film are attachments in each place.
struct BodyChoice {
    private(set) var text: [Int] = []
    private(set) var html: [Int] = []
    private(set) var attachments: [Int] = []

    private struct Level {
        var children: [Int]
        var next = 0
        /// `alternative`, `related` and so on; that of the message itself is `mixed`.
        var kind: String
        var isInAlternative: Bool
        /// Whether what comes belongs to the text, and to the HTML.
        var (hasText, hasHTML): (Bool, Bool)
        /// What there was before this level.
        var (textCount, htmlCount): (Int, Int)
    }

    /// `isText` says of a part of type text whether it really is.
    init(_ parts: [MailPart], isText: (MailPart) -> Bool) {
        guard let root = parts.first else { return }
        var children = [[Int]](repeating: [], count: parts.count)
        for part in parts { if let parent = part.parent { children[parent].append(part.index) } }
        var levels = [
            Level(
                children: [root.index], kind: "mixed", isInAlternative: false, hasText: true, hasHTML: true,
                textCount: 0,
                htmlCount: 0)
        ]
        while var level = levels.popLast() {
            guard level.next < level.children.count else {
                finish(level)
                continue
            }
            let part = parts[level.children[level.next]]
            let isFirst = level.next == 0
            level.next += 1
            if part.isMultipart {
                let kind = String(part.type.name.drop { $0 != "/" }.dropFirst())
                levels.append(level)
                levels.append(
                    Level(
                        children: children[part.index], kind: kind,
                        isInAlternative: level.isInAlternative || kind == "alternative", hasText: level.hasText,
                        hasHTML: level.hasHTML, textCount: text.count, htmlCount: html.count))
            } else {
                let isBody = Self.isBody(part, isFirst: isFirst, kind: level.kind) && isText(part)
                place(part, isBody: isBody, in: &level)
                levels.append(level)
            }
        }
    }

    private static func isBody(_ part: MailPart, isFirst: Bool, kind: String) -> Bool {
        guard part.type.name == "text/plain" || part.type.name == "text/html" else { return false }
        if part.disposition?.name == "attachment" { return false }
        return isFirst || (kind != "related" && part.fileName == nil)
    }

    private mutating func place(_ part: MailPart, isBody: Bool, in level: inout Level) {
        guard isBody else { return attachments.append(part.index) }
        let isHTML = part.type.name == "text/html"
        if level.kind == "alternative" {
            if isHTML { html.append(part.index) } else { text.append(part.index) }
            return
        }
        // Within an alternative a text has its HTML beside it, or the other way round.
        if level.isInAlternative, isHTML { level.hasText = false }
        if level.isInAlternative, !isHTML { level.hasHTML = false }
        if level.hasText { text.append(part.index) }
        if level.hasHTML { html.append(part.index) }
    }

    /// An alternative that has only one of the two has it for both.
    private mutating func finish(_ level: Level) {
        guard level.kind == "alternative", level.hasText, level.hasHTML else { return }
        let (newText, newHTML) = (text[level.textCount...], html[level.htmlCount...])
        if newText.isEmpty { text += newHTML } else if newHTML.isEmpty { html += newText }
    }
}
