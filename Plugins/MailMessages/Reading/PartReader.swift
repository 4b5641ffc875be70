/// Takes a message apart in one pass over its lines. Multiparts that are open stand on a stack; nothing calls itself.
struct PartReader {
    private let lines: Lines
    private let limits: MailLimits
    private(set) var parts: [MailPart] = []
    private(set) var warnings = WarningList()
    private var open: [Multipart] = []
    /// The leaf whose content is being passed over, and where it began.
    private var leaf: (index: Int, start: Int)?

    private struct Multipart {
        var index: Int
        var boundary: [UInt8]
        var bodyStart: Int
        var hasParts = false
    }

    private var bytes: Bytes { lines.bytes }

    init(_ bytes: ArraySlice<UInt8>, limits: MailLimits) {
        let cut = bytes.prefix(max(0, limits.messageBytes))
        // A byte order mark of whoever saved the message as a file.
        lines = Lines(cut.starts(with: [0xEF, 0xBB, 0xBF]) ? cut.dropFirst(3) : cut)
        self.limits = limits
        if cut.count < bytes.count { warnings.add(.messageTooLong, "message") }
    }

    mutating func read() {
        var position = startPart(at: bytes.startIndex)
        while position < bytes.endIndex, !open.isEmpty {
            let (end, next) = lines.line(at: position)
            guard let found = delimiter(at: position, to: end) else {
                position = next
                continue
            }
            closeLeaf(at: lines.end(before: position, notBefore: leaf?.start ?? position))
            close(downTo: found.level, at: position)
            if found.isLast {
                close(downTo: found.level - 1, at: position, hasEnd: true)
                position = next
            } else if parts.count >= max(1, limits.parts - 1) {
                keepRest(from: position)
                return
            } else {
                open[found.level].hasParts = true
                position = startPart(at: next)
            }
        }
        closeLeaf(at: forgottenEnd())
        close(downTo: -1, at: bytes.endIndex)
    }

    /// The multipart to which a line leads (RFC 2046, 5.1.1), and whether it ends it.
    private func delimiter(at start: Int, to end: Int) -> (level: Int, isLast: Bool)? {
        guard end - start > 2, bytes[start] == ASCII.hyphen, bytes[start + 1] == ASCII.hyphen else { return nil }
        for level in open.indices.reversed() where bytes[..<end].has(open[level].boundary, at: start + 2) {
            var rest = bytes[(start + 2 + open[level].boundary.count)..<end]
            let isLast = rest.starts(with: "--".utf8)
            if isLast { rest = rest.dropFirst(2) }
            if rest.allSatisfy(ASCII.isWhite) { return (level, isLast) }
        }
        return nil
    }

    /// Reads a header and opens a part; the answer is where to go on.
    private mutating func startPart(at start: Int) -> Int {
        let index = parts.count
        let reading = HeaderReader.read(lines, from: start, limits: limits) { delimiter(at: $0, to: $1) != nil }
        let place = index == 0 ? "message" : "part \(index)"
        warnings.add(reading.problems.filter { index == 0 || $0 != .noHeader }, place)
        if let name = reading.cutField { warnings.add(.fieldTooLong, name) }
        let parent = open.last?.index
        var part = MailPart(
            index: index, parent: parent, header: reading.header,
            type: contentType(
                of: reading.header, isInDigest: parent.map { parts[$0].type.name } == "multipart/digest", place),
            limits: limits)
        if let declared = part.header["Content-Transfer-Encoding"], TransferEncoding(declared.rawValue) == nil {
            warnings.add(.unknownEncoding, place)
        }
        let bodyStart = reading.bodyStart
        guard part.type.isOf("multipart"), open.count < limits.depth else {
            if part.type.isOf("multipart") { warnings.add(.tooDeep, place) }
            parts.append(part)
            leaf = (index, bodyStart)
            return bodyStart
        }
        var boundary = part.type.boundary
        while let last = boundary.last, ASCII.isWhite(last) { boundary.removeLast() }
        if boundary.isEmpty {
            warnings.add(.noBoundary, place)
            boundary = guessedBoundary(from: bodyStart)
        }
        part.isMultipart = true
        parts.append(part)
        open.append(Multipart(index: index, boundary: boundary, bodyStart: bodyStart))
        return bodyStart
    }

    private mutating func contentType(of header: MailHeader, isInDigest: Bool, _ place: String)
        -> MailParameterizedValue
    {
        guard let field = header["Content-Type"] else {
            return MailParameterizedValue(isInDigest ? "message/rfc822" : "text/plain")
        }
        if header.fields(named: "Content-Type").count > 1 { warnings.add(.duplicateField, place) }
        let type = MailParameterizedValue(reading: field.rawValue)
        let pieces = type.name.split(separator: "/", omittingEmptySubsequences: false)
        if pieces.count == 2, pieces.allSatisfy({ !$0.isEmpty }) { return type }
        if type.name == "multipart" {
            return MailParameterizedValue("multipart/mixed", parameters: type.parameters, boundary: type.boundary)
        }
        // RFC 2045, 5.2; but what has a name is a file.
        if type.name != "text" { warnings.add(.badContentType, place) }
        let isFile = type.parameters["name"] != nil || header["Content-Disposition"] != nil
        return MailParameterizedValue(isFile ? "application/octet-stream" : "text/plain", parameters: type.parameters)
    }

    /// The first line near the beginning that looks like a delimiter.
    private func guessedBoundary(from start: Int) -> [UInt8] {
        var position = start
        while position < min(bytes.endIndex, start + (64 << 10)) {
            let (end, next) = lines.line(at: position)
            let line = bytes[position..<end]
            if line.count > 4, line.count <= 80, line.starts(with: "--".utf8), !line.contains(ASCII.space) {
                return Array(line.dropFirst(2))
            }
            position = next
        }
        return Array("no boundary".utf8)
    }

    private mutating func closeLeaf(at end: Int) {
        guard let current = leaf else { return }
        parts[current.index].rawContent = bytes[current.start..<max(current.start, min(end, bytes.endIndex))]
        leaf = nil
    }

    /// Closes multiparts above a level of the stack.
    private mutating func close(downTo level: Int, at end: Int, hasEnd: Bool = false) {
        while open.count - 1 > level, let last = open.popLast() {
            let place = parts[last.index].place
            let contentEnd = lines.end(before: end, notBefore: min(last.bodyStart, end))
            let start = min(last.bodyStart, contentEnd)
            parts[last.index].rawContent = bytes[start..<(end == bytes.endIndex ? end : contentEnd)]
            if !last.hasParts {
                // What it has is shown rather than lost.
                warnings.add(.noParts, place)
                parts[last.index].isMultipart = false
                parts[last.index].type = MailParameterizedValue("text/plain")
            } else if !hasEnd {
                warnings.add(.noEnd, place)
            }
        }
    }

    /// The end of the last leaf, without a delimiter that follows its last line instead of standing on its own.
    private func forgottenEnd() -> Int {
        guard let start = leaf?.start else { return bytes.endIndex }
        var end = bytes.endIndex
        while end > start, ASCII.isWhite(bytes[end - 1]) { end -= 1 }
        for multipart in open {
            let mark = Array("--".utf8) + multipart.boundary + Array("--".utf8)
            if end - mark.count > start, bytes.has(mark, at: end - mark.count) { return end - mark.count }
        }
        return bytes.endIndex
    }

    /// Keeps all from a delimiter on as the last part.
    private mutating func keepRest(from start: Int) {
        warnings.add(.tooManyParts, "part \(parts.count)")
        var rest = MailPart(
            index: parts.count, parent: open.last?.index, header: MailHeader(),
            type: MailParameterizedValue("application/octet-stream"), limits: limits)
        rest.rawContent = bytes[start...]
        parts.append(rest)
        if let last = open.indices.last { open[last].hasParts = true }
        close(downTo: -1, at: bytes.endIndex, hasEnd: true)
    }
}
