/// Reads records of comma-separated values (RFC 4180) from bytes that arrive in pieces: quoted fields, doubled quotes,
/// line feeds within quotes, either line end, a byte order mark, blank lines.
///
/// A record that is not as it must be costs only itself: reading goes on with the line after the one on which it began.
struct CSVReader {
    static let maximumRecord = 64 << 10
    static let maximumFields = 1_000

    enum Outcome: Equatable {
        /// ``CSVReader/field(_:)`` has its fields.
        case record
        case fault(String)
        case needsMore
        case end
    }

    /// The line on which the last record or fault began, from 1.
    private(set) var line = 0
    var fieldCount: Int { ends.count }

    private var buffer: [UInt8] = []
    private var position = 0
    private var nextLine = 1
    private var isComplete = false
    private var isAtStart = true
    /// Whether the rest of a line that was too long is passed over.
    private var isSkipping = false
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    mutating func append(_ piece: [UInt8]) {
        buffer.removeFirst(position)
        position = 0
        buffer += piece
    }

    /// Nothing more comes.
    mutating func finish() { isComplete = true }

    /// The bytes of a field of the last record.
    func field(_ index: Int) -> ArraySlice<UInt8> { bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]] }

    mutating func next() -> Outcome {
        if isAtStart {
            guard buffer.count >= 3 || isComplete else { return .needsMore }
            if buffer.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
            isAtStart = false
        }
        if isSkipping, !skipLine() { return isComplete ? .end : .needsMore }
        isSkipping = false
        while position < buffer.count {
            line = nextLine
            switch parse() {
            case .record(let end, let lines):
                (position, nextLine) = (end, nextLine + lines)
                // A blank line is a record of one empty field.
                if ends.count > 1 || !bytes.isEmpty { return .record }
            case .unfinished where !isComplete && buffer.count - position <= Self.maximumRecord:
                return .needsMore
            case .unfinished:
                return fault(
                    "The record has no end: a quote is not closed, or it is longer than \(Self.maximumRecord) bytes.")
            case .fault(let reason):
                return fault(reason)
            }
        }
        return isComplete ? .end : .needsMore
    }

    private mutating func fault(_ reason: String) -> Outcome {
        isSkipping = !skipLine()
        return .fault(reason)
    }

    /// Goes behind the next line feed; returns whether there is one.
    private mutating func skipLine() -> Bool {
        guard let end = buffer[position...].firstIndex(of: 0x0A) else {
            position = buffer.count
            return false
        }
        position = end + 1
        nextLine += 1
        return true
    }

    // MARK: One record

    private enum Parsed {
        case record(end: Int, lines: Int)
        case unfinished
        case fault(String)
    }

    private mutating func parse() -> Parsed {
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        return buffer.withUnsafeBufferPointer { buffer in
            var (index, lines) = (position, 1)
            while ends.count < Self.maximumFields {
                if index < buffer.count, buffer[index] == 0x22 {
                    guard let end = takeQuoted(buffer, from: index + 1, &lines) else { return .unfinished }
                    index = end
                } else {
                    index = takePlain(buffer, from: index)
                }
                ends.append(bytes.count)
                guard index < buffer.count else {
                    return isComplete ? .record(end: index, lines: lines) : .unfinished
                }
                switch buffer[index] {
                case 0x2C: index += 1
                case 0x0A: return .record(end: index + 1, lines: lines)
                case 0x0D where index + 1 == buffer.count && !isComplete: return .unfinished
                case 0x0D where index + 1 < buffer.count && buffer[index + 1] == 0x0A:
                    return .record(end: index + 2, lines: lines)
                default: return .fault("Field \(ends.count) goes on behind its closing quote.")
                }
            }
            return .fault("The record has more than \(Self.maximumFields) fields.")
        }
    }

    /// Copies up to a comma or the end of the line, and returns where that is. A quote within stands for itself.
    private mutating func takePlain(_ buffer: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
        var index = start
        while index < buffer.count, buffer[index] != 0x2C, buffer[index] != 0x0A { index += 1 }
        let endsLine = index < buffer.count && buffer[index] == 0x0A
        if endsLine, index > start, buffer[index - 1] == 0x0D { index -= 1 }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: buffer[start..<index]))
        return index
    }

    /// Copies up to the closing quote, and returns what is behind it; `nil` where it may still come.
    private mutating func takeQuoted(
        _ buffer: UnsafeBufferPointer<UInt8>, from start: Int, _ lines: inout Int
    ) -> Int? {
        var index = start
        while index < buffer.count {
            let byte = buffer[index]
            if byte == 0x22 {
                guard index + 1 < buffer.count else { return isComplete ? index + 1 : nil }
                guard buffer[index + 1] == 0x22 else { return index + 1 }
                index += 1
            }
            if byte == 0x0A { lines += 1 }
            bytes.append(byte)
            index += 1
        }
        return nil
    }
}
