/// Reply codes (RFC 5321, 4.2) and enhanced status codes (RFC 3463) within a text.
struct ReplyCodes {
    private(set) var code: Int?
    private(set) var status: MailStatus?

    /// The first reply code of a refusal with a status after it; else the first of each that agree.
    init(_ text: [UInt8]) {
        let bytes = text[...]
        var (firstCode, firstStatus): (Int?, MailStatus?) = (nil, nil)
        var index = bytes.startIndex
        while index < bytes.endIndex {
            guard ASCII.isDigit(bytes[index]), Self.isBoundary(bytes.at(index - 1)) else {
                index += 1
                continue
            }
            if let found = Self.status(in: bytes, at: index) {
                firstStatus = firstStatus ?? found.status
                index = found.end
            } else if let found = Self.code(in: bytes, at: index) {
                firstCode = firstCode ?? found
                let next = index + 4
                if let status = Self.status(in: bytes, at: next)?.status, status.level == found / 100 {
                    (code, self.status) = (found, status)
                    return
                }
                index += 3
            } else {
                while index < bytes.endIndex, ASCII.isDigit(bytes[index]) { index += 1 }
            }
        }
        code = firstCode
        if let firstStatus, firstCode.map({ $0 / 100 == firstStatus.level }) ?? true { status = firstStatus }
    }

    /// Numbers stand by themselves: not in an address, a version, an IP address or an identifier.
    private static func isBoundary(_ byte: UInt8?) -> Bool {
        guard let byte else { return true }
        return " \t<(#[:;=\"'/-".utf8.contains(byte)
    }

    /// 4xx or 5xx, and then a space, a hyphen or the end.
    private static func code(in bytes: Bytes, at start: Int) -> Int? {
        guard let first = bytes.at(start), first == 0x34 || first == 0x35, let second = bytes.at(start + 1),
            (0x30...0x35).contains(second), let third = bytes.at(start + 2), ASCII.isDigit(third)
        else { return nil }
        if let next = bytes.at(start + 3), !" -:\t,;".utf8.contains(next) { return nil }
        // 554-7 or 550-foo: a reply of several lines, but no telephone number.
        if bytes.at(start + 3) == ASCII.hyphen, let after = bytes.at(start + 4), ASCII.isDigit(after),
            status(in: bytes, at: start + 4) == nil
        {
            return nil
        }
        if bytes.at(start - 1) == ASCII.hyphen { return nil }
        return Int(first - 0x30) * 100 + Int(second - 0x30) * 10 + Int(third - 0x30)
    }

    /// A status at a place, and where it ends.
    static func status(in bytes: Bytes, at start: Int) -> (status: MailStatus, end: Int)? {
        guard let level = bytes.at(start), [0x32, 0x34, 0x35].contains(level), bytes.at(start + 1) == 0x2E,
            let subject = number(in: bytes, at: start + 2), bytes.at(subject.end) == 0x2E,
            let detail = number(in: bytes, at: subject.end + 1)
        else { return nil }
        // An IP address goes on.
        if let next = bytes.at(detail.end), ASCII.isDigit(next) || isLetter(next) { return nil }
        if bytes.at(detail.end) == 0x2E, let next = bytes.at(detail.end + 1), ASCII.isDigit(next) { return nil }
        return (MailStatus(Int(level - 0x30), subject.value, detail.value), detail.end)
    }

    private static func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(ASCII.lower(byte)) }

    private static func number(in bytes: Bytes, at start: Int) -> (value: Int, end: Int)? {
        var (value, end) = (0, start)
        while end < start + 3, let byte = bytes.at(end), ASCII.isDigit(byte) {
            value = value * 10 + Int(byte - 0x30)
            end += 1
        }
        return end > start ? (value, end) : nil
    }
}
