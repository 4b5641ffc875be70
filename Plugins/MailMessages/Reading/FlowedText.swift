/// Text whose lines were broken by the sender’s program, put together again (RFC 3676).
enum FlowedText {
    /// Unfolds paragraphs; quotes keep their depth as `>` at the beginning of each line.
    static func unfolded(_ text: String, deletesSpace: Bool) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        /// The depth of the paragraph that goes on; nil at the beginning of one.
        var open: Int?
        let bytes = Array(text.utf8)[...]
        var position = bytes.startIndex
        while true {
            let lineEnd = bytes.position(of: ASCII.lineFeed, from: position)
            let raw = bytes[position..<(lineEnd ?? bytes.endIndex)]
            let depth = raw.prefix { $0 == UInt8(ascii: ">") }.count
            var line = raw.dropFirst(depth)
            // A space was put before what could be taken for a quote.
            if line.first == ASCII.space { line = line.dropFirst() }
            let isSignature = line.elementsEqual("-- ".utf8)
            if open != nil, open != depth || isSignature {
                endParagraph(&result)
                open = nil
            }
            if open == nil, depth > 0 {
                result += repeatElement(UInt8(ascii: ">"), count: depth)
                if !line.isEmpty { result.append(ASCII.space) }
            }
            let flows = line.last == ASCII.space && !isSignature && lineEnd != nil
            result += flows && deletesSpace ? line.dropLast() : line
            open = flows ? depth : nil
            guard let lineEnd else { break }
            if !flows { result.append(ASCII.lineFeed) }
            position = lineEnd + 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func endParagraph(_ result: inout [UInt8]) {
        while result.last == ASCII.space { result.removeLast() }
        result.append(ASCII.lineFeed)
    }
}
