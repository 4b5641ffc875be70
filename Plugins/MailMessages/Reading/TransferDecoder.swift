/// How the content of a part is encoded (RFC 2045, 6).
enum TransferEncoding: Sendable {
    /// 7bit, 8bit and binary.
    case identity
    case base64
    case quotedPrintable
    case uuencode

    /// The encoding of a declaration; nil where it is unknown.
    init?(_ declared: ArraySlice<UInt8>) {
        // Programs write `8 bit` and `7-bit`, too; comments are allowed.
        let name = declared.prefix { $0 != ASCII.openParenthesis && $0 != ASCII.semicolon }
            .filter { !ASCII.isWhite($0) && $0 != ASCII.hyphen && $0 != ASCII.quote }
        let known: [(String, TransferEncoding)] = [
            ("base64", .base64), ("quotedprintable", .quotedPrintable), ("7bit", .identity), ("8bit", .identity),
            ("binary", .identity), ("xuuencode", .uuencode), ("uuencode", .uuencode), ("xuue", .uuencode),
            ("uue", .uuencode), ("7bits", .identity), ("8bits", .identity), ("none", .identity), ("", .identity),
        ]
        guard let found = known.first(where: { name[...].matches($0.0) }) else { return nil }
        self = found.1
    }
}

/// Decodes content piece by piece, so that a large attachment need not be in memory twice.
struct TransferDecoder: Sequence, IteratorProtocol {
    /// Bytes after which a piece is handed out.
    static let pieceSize = 64 << 10

    private enum State {
        case whole(ArraySlice<UInt8>)
        case base64(Base64Decoder)
        case quotedPrintable(QuotedPrintableDecoder)
        case uuencode(UUDecoder)
        case done
    }

    private var state: State
    /// What was wrong so far.
    private(set) var problems: Set<MailWarning.Kind> = []

    init(_ content: ArraySlice<UInt8>, encoding: TransferEncoding) {
        switch encoding {
        case .identity: state = .whole(content)
        case .quotedPrintable: state = .quotedPrintable(QuotedPrintableDecoder(content))
        case .base64 where Base64Decoder.isPlausible(content): state = .base64(Base64Decoder(content))
        case .base64:
            state = .whole(content)
            problems = [.notBase64]
        case .uuencode: state = .uuencode(UUDecoder(content))
        }
    }

    /// The next piece; not empty.
    mutating func next() -> ArraySlice<UInt8>? {
        var piece: [UInt8] = []
        var isBroken = false
        switch state {
        case .done: return nil
        case .whole(let content):
            state = .done
            return content.isEmpty ? nil : content
        case .base64(var decoder):
            state = .done
            piece = decoder.next(Self.pieceSize)
            isBroken = decoder.isBroken
            if !piece.isEmpty { state = .base64(decoder) }
        case .quotedPrintable(var decoder):
            state = .done
            piece = decoder.next(Self.pieceSize)
            isBroken = decoder.isBroken
            if !piece.isEmpty { state = .quotedPrintable(decoder) }
        case .uuencode(var decoder):
            state = .done
            piece = decoder.next(Self.pieceSize)
            isBroken = decoder.isBroken
            if !piece.isEmpty { state = .uuencode(decoder) }
        }
        if isBroken { problems.insert(.badEncoding) }
        return piece.isEmpty ? nil : piece[...]
    }
}

/// RFC 2045, 6.8; other characters are passed over.
struct Base64Decoder {
    private let content: ArraySlice<UInt8>
    private var position: Int
    private var group: UInt32 = 0
    private var count = 0
    private var wasPadded = false
    private(set) var isBroken = false

    private static let none: UInt8 = 0xFF
    private static let white: UInt8 = 0xFE
    private static let values: [UInt8] = {
        var values = [UInt8](repeating: none, count: 256)
        let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
        for (value, byte) in alphabet.utf8.enumerated() { values[Int(byte)] = UInt8(value) }
        for byte in "= \t\r\n".utf8 { values[Int(byte)] = white }
        return values
    }()

    init(_ content: ArraySlice<UInt8>) {
        self.content = content
        position = content.startIndex
    }

    /// All of a short content.
    static func decode(_ content: ArraySlice<UInt8>) -> [UInt8] {
        var decoder = Base64Decoder(content)
        return decoder.next(Int.max)
    }

    /// Whether at most one character of 20 is foreign: more are not damage, but something else than Base64.
    static func isPlausible(_ content: ArraySlice<UInt8>) -> Bool {
        var (foreign, own) = (0, 0)
        for byte in content {
            let value = values[Int(byte)]
            if value == none { foreign += 1 } else if value != white { own += 1 }
        }
        return foreign * 19 <= own
    }

    /// About so many bytes; none at the end.
    mutating func next(_ size: Int) -> [UInt8] {
        var piece: [UInt8] = []
        piece.reserveCapacity(min(size, (content.endIndex - position) / 4 * 3 + 3))
        while position < content.endIndex, piece.count < size {
            let byte = content[position]
            position += 1
            let value = Self.values[Int(byte)]
            if value < 64 {
                group = group << 6 | UInt32(value)
                count += 1
                if count == 4 { flush(into: &piece) }
            } else if byte == ASCII.equals {
                wasPadded = true
                flush(into: &piece)
            } else if value == Self.none {
                isBroken = true
            }
        }
        // Some programs leave the padding out. What is no group after a padding is something else.
        if position == content.endIndex, count > 0 {
            isBroken = true
            if wasPadded { count = 0 } else { flush(into: &piece) }
        }
        return piece
    }

    private mutating func flush(into piece: inout [UInt8]) {
        switch count {
        case 4:
            piece.append(UInt8(truncatingIfNeeded: group >> 16))
            piece.append(UInt8(truncatingIfNeeded: group >> 8))
            piece.append(UInt8(truncatingIfNeeded: group))
        case 3:
            piece.append(UInt8(truncatingIfNeeded: group >> 10))
            piece.append(UInt8(truncatingIfNeeded: group >> 2))
        case 2: piece.append(UInt8(truncatingIfNeeded: group >> 4))
        case 1: isBroken = true
        default: break
        }
        (group, count) = (0, 0)
    }
}

/// RFC 2045, 6.7.
struct QuotedPrintableDecoder {
    private let content: ArraySlice<UInt8>
    private var position: Int
    private(set) var isBroken = false

    init(_ content: ArraySlice<UInt8>) {
        self.content = content
        position = content.startIndex
    }

    /// About so many bytes; none at the end.
    mutating func next(_ size: Int) -> [UInt8] {
        var piece: [UInt8] = []
        while position < content.endIndex, piece.count < size {
            let byte = content[position]
            if byte == ASCII.equals {
                readEscape(into: &piece)
            } else if ASCII.isBlank(byte) {
                let end = endOfBlanks(from: position)
                // Blanks at the end of a line were added on the way.
                if let next = content.at(end), !ASCII.isLineBreak(next) { piece += content[position..<end] }
                position = end
            } else {
                piece.append(byte)
                position += 1
            }
        }
        return piece
    }

    private mutating func readEscape(into piece: inout [UInt8]) {
        if let high = content.at(position + 1).flatMap(ASCII.hexValue),
            let low = content.at(position + 2).flatMap(ASCII.hexValue)
        {
            piece.append(high << 4 | low)
            position += 3
            return
        }
        let end = endOfBlanks(from: position + 1)
        switch content.at(end) {
        case nil: position = content.endIndex
        case ASCII.lineFeed: position = end + 1
        case ASCII.carriageReturn: position = content.at(end + 1) == ASCII.lineFeed ? end + 2 : end + 1
        default:
            piece.append(ASCII.equals)
            isBroken = true
            position += 1
        }
    }

    private func endOfBlanks(from start: Int) -> Int {
        var end = start
        while let byte = content.at(end), ASCII.isBlank(byte) { end += 1 }
        return end
    }
}

/// What `uuencode` of POSIX writes, from the line `begin` to the line `end`.
struct UUDecoder {
    private let lines: Lines
    private var position: Int
    private var hasBegun = false
    private(set) var isBroken = false

    init(_ content: ArraySlice<UInt8>) {
        lines = Lines(content)
        position = content.startIndex
    }

    /// About so many bytes; none at the end.
    mutating func next(_ size: Int) -> [UInt8] {
        var piece: [UInt8] = []
        while position < lines.bytes.endIndex, piece.count < size {
            let (end, next) = lines.line(at: position)
            let line = lines.bytes[position..<end]
            position = next
            if !hasBegun {
                hasBegun = line.starts(with: "begin ".utf8)
            } else if line.elementsEqual("end".utf8) {
                position = lines.bytes.endIndex
            } else {
                decode(line, into: &piece)
            }
        }
        isBroken = isBroken || !hasBegun
        return piece
    }

    private mutating func decode(_ line: ArraySlice<UInt8>, into piece: inout [UInt8]) {
        guard let first = line.first else { return }
        let length = Int((first &- 0x20) & 0x3F)
        var bytes: [UInt8] = []
        for start in stride(from: line.startIndex + 1, to: line.endIndex, by: 4) where bytes.count < length {
            var group: UInt32 = 0
            for offset in 0..<4 { group = group << 6 | UInt32(((line.at(start + offset) ?? 0x20) &- 0x20) & 0x3F) }
            bytes += [
                UInt8(truncatingIfNeeded: group >> 16), UInt8(truncatingIfNeeded: group >> 8),
                UInt8(truncatingIfNeeded: group),
            ]
        }
        if bytes.count < length { isBroken = true }
        piece += bytes.prefix(length)
    }
}
