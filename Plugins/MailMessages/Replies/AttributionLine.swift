/// Recognises the lines that mail programs put before what they quote, by the words of `ReplyWords`.
struct AttributionLine {
    private struct Pair {
        var first: [UInt8]
        var second: [UInt8]
    }

    private let openings: [[UInt8]]
    private let verbs: [[UInt8]]
    private let gmt = [Array(" gmt+".utf8), Array(" gmt-".utf8)]
    private let verbsBeforeDate: [[UInt8]]
    /// Verbs after the opening of their own language: "Am" with "schrieb", not with "wrote".
    private let pairs: [Pair]
    private let headings: [(word: [UInt8], isForward: Bool)]
    private let dates: Set<[UInt8]>
    private let fields: Set<[UInt8]>
    private let subjects: Set<[UInt8]>
    private let hourWords = Set(["uhr", "am", "pm", "a.m", "p.m"].map { Array($0.utf8) })
    /// By the first byte of their beginning, for they are compared with every line.
    private let devices: [UInt8: [Pair]]
    private let via = Array(" via ".utf8)
    private let posted = Array("posted by ".utf8)
    private let on = Array(" on ".utf8)
    private let fromMobile = Array(" from mobile".utf8)

    static let standard = AttributionLine(words: ReplyWords.all)

    init(words: [ReplyWords]) {
        func utf8(_ strings: [String]) -> [[UInt8]] { strings.map { Array($0.utf8) } }
        openings = utf8(words.flatMap(\.openings))
        verbs = utf8(words.flatMap(\.wrote))
        verbsBeforeDate = utf8(words.flatMap(\.wroteOn).map { " " + $0 + " " })
        pairs = words.flatMap { row in
            row.openings.flatMap { opening in
                row.wrote.map { Pair(first: Array(opening.utf8), second: Array((" " + $0 + " ").utf8)) }
            }
        }
        headings =
            words.flatMap { row in
                row.original.map { (Array($0.utf8), false) } + row.forwarded.map { (Array($0.utf8), true) }
            }
        dates = Set(utf8(words.flatMap(\.dates)))
        fields = Set(utf8(words.flatMap(\.fields)))
        subjects = Set(utf8(words.flatMap(\.subject)))
        let all = words.flatMap(\.devices).map { Pair(first: Array($0.start.utf8), second: Array($0.then.utf8)) }
        devices = Dictionary(grouping: all) { $0.first.first ?? 0 }
    }

    // MARK: - Attributions

    /// Whether an attribution could begin with this line, perhaps wrapped over further ones.
    func canBegin(_ key: ReplyKey) -> Bool {
        var key = key
        key.trimStart("<>-*|")
        return key.hasDigit || key.bytes.contains(0x40) || opens(key) || key.contains(via)
    }

    /// Whether the line begins as an attribution does ("On …").
    func opens(_ key: ReplyKey) -> Bool {
        openings.contains { begins(key, with: $0) }
    }

    private func begins(_ key: ReplyKey, with word: [UInt8]) -> Bool {
        guard key.hasPrefix(word) else { return false }
        // Languages without spaces between words may go on at once.
        if let last = word.last, last >= 0x80 { return true }
        return key.bytes.count > word.count && key.bytes[word.count] == 0x20
    }

    /// Whether a line that ends so can be the end of an attribution; quick, for it is asked of each line.
    func canEnd(_ line: Substring) -> Bool {
        for scalar in line.unicodeScalars.reversed() {
            switch scalar {
            case " ", "\t", "\u{A0}", "\r": continue
            case ":", "-", ">", "*", ".", "：": return true
            default: return line.utf8.count < 120 && line.utf8.contains { (0x30...0x39).contains($0) }
            }
        }
        return false
    }

    /// Whether the whole, which may have been joined of several lines, is an attribution.
    func matches(_ whole: ReplyKey) -> Bool {
        var key = whole
        key.trimStart("<>-*|")
        let length = key.bytes.count
        var body = key
        body.trim(">-*.:")
        let tail = key.bytes[min(body.bytes.count, length)...]
        let isClosed = tail.contains(0x3A) || tail.contains(0x2D)
        if isClosed, matchesVerb(body) { return true }
        if isDatedName(key) { return true }
        return isPosted(key)
    }

    private func matchesVerb(_ body: ReplyKey) -> Bool {
        let endsWithVerb = verbs.contains { ends(body, with: $0) }
        if endsWithVerb, body.contains(via) { return true }
        guard body.isDated else { return false }
        if endsWithVerb {
            if opens(body) || body.bytes.contains(0x40) || body.hasYear && body.numbers > 1 { return true }
        }
        let hasPair = pairs.contains { pair in
            guard begins(body, with: pair.first), let verb = body.place(of: pair.second) else { return false }
            return body.bytes.count - verb < 150
        }
        return hasPair || verbsBeforeDate.contains { isVerbBeforeDate($0, body) }
    }

    private func ends(_ body: ReplyKey, with verb: [UInt8]) -> Bool {
        guard body.hasSuffix(verb) else { return false }
        let before = body.bytes.count - verb.count
        // Chinese has no spaces between words; its characters begin with E4 to E9 in UTF-8.
        return before == 0 || body.bytes[before - 1] == 0x20 || (verb.first ?? 0) >= 0xE4
    }

    /// "Max Mustermann <…> schrieb am Fr., 28. Apr. 2017 um 11:53 Uhr:"
    private func isVerbBeforeDate(_ verb: [UInt8], _ body: ReplyKey) -> Bool {
        guard let place = body.place(of: verb), place > 0, body.bytes.count < 250 else { return false }
        let date = body.suffix(from: place + verb.count)
        // Prose goes on after the date ("… schrieb am 3.2.2025 Folgendes:").
        let last = ReplyKey(bytes: Array(date.bytes.split(separator: 0x20).last ?? []))
        return date.isDated && (last.hasDigit || hourWords.contains(last.bytes))
    }

    /// "2015-10-18 0:17 GMT+03:00 Matt Palmer <…>:", "вт, 5 янв. 2016 г. в 23:39, Erlend <…>:"
    private func isDatedName(_ key: ReplyKey) -> Bool {
        var body = key
        let hasColon = body.bytes.last == 0x3A
        body.trim(":")
        guard body.hasYear, body.bytes.count < 250 else { return false }
        let startsWithDigit = (body.bytes.first).map { (0x30...0x39).contains($0) } ?? false
        if body.endsWithAddress { return hasColon || startsWithDigit && body.numbers > 2 }
        // 2016-03-03 17:21 GMT+01:00 Some One
        let zone = gmt.contains { body.place(of: $0).map { $0 < 20 } == true }
        return startsWithDigit && zone && !body.bytes.contains(0x3C)
    }

    /// "Posted by mpalmer on 01/21/2016"
    private func isPosted(_ key: ReplyKey) -> Bool {
        guard key.hasPrefix(posted), let place = key.place(of: on) else { return false }
        return key.bytes.count < 120 && key.suffix(from: place + on.count).isDated
    }

    /// Whether the line ends with a verb and a colon ("Bob wrote:"), which says something only before a quote.
    func endsWithVerb(_ key: ReplyKey) -> Bool {
        guard key.bytes.last == 0x3A, key.bytes.count <= 120 else { return false }
        var body = key
        body.trim(":")
        return verbs.contains { ends(body, with: $0) }
    }

    // MARK: - Headings, header fields, devices

    /// Whether the line is a heading over another mail, and whether that is passed on rather than answered.
    func heading(_ key: ReplyKey) -> (isHeading: Bool, isForward: Bool) {
        var body = key
        body.trimStart(">*")
        let dashes = body.bytes.prefix { $0 == 0x2D }.count
        let ends = body.bytes.last == 0x3A
        guard dashes >= 2 || ends, body.bytes.count < 120 else { return (false, false) }
        body.trim("-*:")
        for heading in headings where body.hasPrefix(heading.word) {
            let rest = body.suffix(from: heading.word.count)
            // "Forwarded by X on …" goes on after its words; the others stand alone.
            if rest.isEmpty || (dashes >= 2 && heading.word.count > 10 && rest.bytes.first == 0x20) {
                return (dashes >= 2 || heading.isForward, heading.isForward)
            }
        }
        return (false, false)
    }

    /// A header field of a quoted mail: its name, and whether it holds the subject or an address.
    struct Field {
        var name: [UInt8]
        var isTelling: Bool
    }

    /// The header field that the line is; nil if it is none.
    func field(_ key: ReplyKey) -> Field? {
        var key = key
        key.trimStart("*")
        guard let colon = key.bytes.prefix(40).firstIndex(of: 0x3A), colon > 0 else { return nil }
        var name = key.prefix(colon)
        name.trim("*")
        let value = key.suffix(from: colon + 1)
        if dates.contains(name.bytes), value.hasDigit { return Field(name: name.bytes, isTelling: false) }
        let isSubject = subjects.contains(name.bytes)
        guard isSubject || fields.contains(name.bytes), value.hasWord else { return nil }
        return Field(name: name.bytes, isTelling: isSubject || value.bytes.contains(0x40))
    }

    /// Whether a device or program added the line ("Sent from my iPhone").
    func isDevice(_ key: ReplyKey) -> Bool {
        guard key.bytes.count <= 200 else { return false }
        var key = key
        key.trimStart("(<[")
        guard let first = key.bytes.first, devices[first] != nil || key.contains(fromMobile) else { return false }
        key = Self.withoutLinks(key)
        key.trimStart("(<")
        guard key.bytes.count <= 100 else { return false }
        if let place = key.place(of: fromMobile), place > 0 {
            return !key.prefix(place).bytes.contains(0x20)
        }
        return devices[key.bytes.first ?? 0, default: []].contains { device in
            key.hasPrefix(device.first) && key.bytes.count >= device.first.count
                && (device.second.isEmpty || key.place(of: device.second, from: device.first.count) != nil)
        }
    }

    /// Markdown links and addresses in angle brackets take no part in the comparison.
    private static func withoutLinks(_ key: ReplyKey) -> ReplyKey {
        guard key.bytes.contains(0x5B) || key.bytes.contains(0x3C) else { return key }
        var kept: [UInt8] = []
        var skipsTo: UInt8?
        var previous: UInt8 = 0
        for byte in key.bytes {
            if let end = skipsTo {
                if byte == end { skipsTo = nil }
            } else if byte == 0x28, previous == 0x5D {
                skipsTo = 0x29
            } else if byte == 0x3C, !kept.isEmpty, kept.last != 0x3C {
                skipsTo = 0x3E
            } else if byte != 0x5B, byte != 0x5D {
                kept.append(byte)
            }
            previous = byte
        }
        return ReplyKey(String(decoding: kept, as: UTF8.self))
    }

    /// Whether a subject begins as that of a mail that is passed on ("WG: …").
    static func isForward(subject: String) -> Bool {
        let key = ReplyKey(subject.prefix(200))
        guard let colon = key.bytes.prefix(20).firstIndex(of: 0x3A) else { return false }
        var name = key.prefix(colon)
        name.trim("")
        return ReplyWords.all.contains { row in row.subjects.contains { Array($0.utf8) == name.bytes } }
    }
}
