/// Reads the fields of a header from a message.
enum HeaderReader {
    /// What ended a header, and where the body begins.
    struct Reading {
        var header: MailHeader
        var bodyStart: Int
        var problems: Set<MailWarning.Kind>
        /// The name of a field that was cut off.
        var cutField: String?
    }

    /// Reads fields up to a blank line, a line at which a multipart goes on, or a line that is no field.
    static func read(_ lines: Lines, from start: Int, limits: MailLimits, stops: (_ start: Int, _ end: Int) -> Bool)
        -> Reading
    {
        let bytes = lines.bytes
        var reading = Reading(header: MailHeader(), bodyStart: bytes.endIndex, problems: [])
        var (entries, position, isFull): ([MailHeader.Entry], Int, Bool) = ([], start, false)
        while position < bytes.endIndex {
            let (end, next) = lines.line(at: position)
            if end == position {
                reading.bodyStart = next
                break
            }
            if stops(position, end) || (isBlank(bytes[position..<end]) && !goesOn(lines, at: next)) {
                reading.bodyStart = stops(position, end) ? position : next
                break
            }
            isFull = isFull || position - start > limits.headerBytes
            if let nameEnd = nameEnd(bytes, from: position, to: end) {
                isFull = isFull || entries.count >= limits.fields
                let colon = bytes.position(of: ASCII.colon, from: nameEnd) ?? nameEnd
                if !isFull {
                    entries.append(
                        MailHeader.Entry(
                            nameStart: position, nameEnd: nameEnd, valueStart: min(colon + 1, end), valueEnd: end))
                }
            } else if ASCII.isBlank(bytes[position]), let last = entries.indices.last {
                if !isFull { entries[last].valueEnd = end }
            } else if position == start, isMailboxLine(bytes, at: position) {
                // Belongs to the mailbox, not to the message.
            } else if !bytes.has("--".utf8, at: position), isKnownField(lines, at: next) {
                // A field that was folded without a blank, or nonsense between two fields.
                reading.problems.insert(.badField)
                if !isFull, let last = entries.indices.last { entries[last].valueEnd = end }
            } else {
                reading.problems.insert(entries.isEmpty ? .noHeader : .noBlankLine)
                reading.bodyStart = position
                break
            }
            position = next
        }
        for index in entries.indices where entries[index].valueEnd - entries[index].nameStart > limits.fieldBytes {
            entries[index].valueEnd = max(entries[index].valueStart, entries[index].nameStart + limits.fieldBytes)
            let name = bytes[entries[index].nameStart..<entries[index].nameEnd]
            reading.cutField = reading.cutField ?? String(decoding: name, as: UTF8.self)
        }
        if isFull { reading.problems.insert(.headerTooLong) }
        reading.header = MailHeader(bytes: bytes, entries: entries)
        return reading
    }

    /// The end of a field’s name: printable ASCII up to a colon, with blanks before it as old programs wrote them.
    private static func nameEnd(_ bytes: Bytes, from start: Int, to end: Int) -> Int? {
        var position = start
        let limit = min(end, start + 200)
        while position < limit, bytes[position] > 0x20, bytes[position] < 0x7F, bytes[position] != ASCII.colon {
            position += 1
        }
        let nameEnd = position
        while position < limit, ASCII.isBlank(bytes[position]) { position += 1 }
        return nameEnd > start && position < limit && bytes[position] == ASCII.colon ? nameEnd : nil
    }

    private static func isBlank(_ line: Bytes) -> Bool { line.allSatisfy(ASCII.isBlank) }

    /// A line of blanks only goes on with the field before it (RFC 5322, 4.2); more often it is meant to be empty.
    private static func goesOn(_ lines: Lines, at start: Int) -> Bool {
        let (end, _) = lines.line(at: start)
        guard end > start else { return false }
        let line = lines.bytes[start..<end]
        return (ASCII.isBlank(line[start]) && !isBlank(line)) || nameEnd(lines.bytes, from: start, to: end) != nil
    }

    /// Fields that stand in nearly every mail, by which a header is told from a text.
    private static let known = [
        "From", "To", "Cc", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type",
        "Content-Transfer-Encoding",
        "Content-Disposition", "Received", "Return-Path", "Reply-To", "Sender", "References", "In-Reply-To",
        "DKIM-Signature", "Delivered-To",
    ]

    private static func isKnownField(_ lines: Lines, at start: Int) -> Bool {
        let end = lines.line(at: start).end
        guard let nameEnd = nameEnd(lines.bytes, from: start, to: end) else { return false }
        return known.contains { lines.bytes[start..<nameEnd].matches($0) }
    }

    /// `From ` with which a message begins in a mailbox file.
    private static func isMailboxLine(_ bytes: Bytes, at start: Int) -> Bool {
        bytes.has("From ".utf8, at: start) || bytes.has(">From ".utf8, at: start)
    }
}
