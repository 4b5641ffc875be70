/// Reads a JSON text (RFC 8259) once, from left to right, into a flat list of values that point into the text.
///
/// Strict: nothing but JSON, no byte after it, nesting of at most ``maximumDepth``. Nothing is copied until it is asked
/// for.
package final class JSONReader {
    static let maximumDepth = 128

    package struct Value {
        package enum Kind { case null, `true`, `false`, number, string, escapedString, array, object }
        package var kind: Kind
        /// Where it stands in the text; a string without its quotes.
        var start: Int
        var end: Int
        /// The index behind the last value inside this one.
        var next = 0
    }

    package struct Failure: Error {
        package var position: Int
        package var reason: String
    }

    let bytes: [UInt8]
    package let values: [Value]

    package init(_ bytes: [UInt8]) throws(Failure) {
        self.bytes = bytes
        var scanner = JSONScanner(bytes)
        values = try scanner.scan()
    }
}

// MARK: - Taking values out

extension JSONReader {
    /// `nil` for a string that is not UTF-8 or whose escapes mean no text.
    package func string(_ value: Value) -> String? {
        if value.kind == .string { return String(validating: bytes[value.start..<value.end], as: UTF8.self) }
        return unescaped(value).flatMap { String(validating: $0, as: UTF8.self) }
    }

    private func unescaped(_ value: Value) -> [UInt8]? {
        var (text, position) = ([UInt8](), value.start)
        while position < value.end {
            guard bytes[position] == 0x5C else {
                text.append(bytes[position])
                position += 1
                continue
            }
            position += 2
            switch bytes[position - 1] {
            case 0x22, 0x5C, 0x2F: text.append(bytes[position - 1])
            case 0x62: text.append(0x08)
            case 0x66: text.append(0x0C)
            case 0x6E: text.append(0x0A)
            case 0x72: text.append(0x0D)
            case 0x74: text.append(0x09)
            case 0x75:
                guard let scalar = scalar(at: &position, before: value.end) else { return nil }
                text += Array(String(Character(scalar)).utf8)
            default: return nil
            }
        }
        return text
    }

    /// The character of `\uXXXX`, or of two of them that are a surrogate pair, from behind the first `u`.
    private func scalar(at position: inout Int, before end: Int) -> Unicode.Scalar? {
        func unit() -> UInt32? {
            guard position + 4 <= end else { return nil }
            var unit: UInt32 = 0
            for byte in bytes[position..<position + 4] {
                guard let digit = HexDigits.value(of: byte) else { return nil }
                unit = unit << 4 | UInt32(digit)
            }
            position += 4
            return unit
        }
        guard let first = unit() else { return nil }
        guard (0xD800..<0xDC00).contains(first) else { return Unicode.Scalar(first) }
        guard position + 2 <= end, bytes[position] == 0x5C, bytes[position + 1] == 0x75 else { return nil }
        position += 2
        guard let second = unit(), (0xDC00..<0xE000).contains(second) else { return nil }
        return Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
    }

    package func double(_ value: Value) -> Double? {
        guard value.kind == .number else { return nil }
        return Double(String(decoding: bytes[value.start..<value.end], as: UTF8.self)).flatMap {
            $0.isFinite ? $0 : nil
        }
    }

    package func integer<Integer: FixedWidthInteger>(_ value: Value) -> Integer? {
        guard value.kind == .number else { return nil }
        var (result, position) = (Integer(0), value.start)
        let isNegative = bytes[position] == 0x2D
        if isNegative { position += 1 }
        for byte in bytes[position..<value.end] {
            // A fraction or an exponent may still be a whole number.
            guard (0x30...0x39).contains(byte) else { return double(value).flatMap { Integer(exactly: $0) } }
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            let digit = Integer(byte - 0x30)
            let (sum, overflowed) =
                isNegative
                ? product.subtractingReportingOverflow(digit) : product.addingReportingOverflow(digit)
            guard !overflow, !overflowed else { return nil }
            result = sum
        }
        return result
    }

    /// Where the values of an object stand, by key, or those of an array.
    package func members(of value: Value, at index: Int) -> [(key: Int?, value: Int)] {
        var (members, position): ([(key: Int?, value: Int)], Int) = ([], index + 1)
        while position < value.next {
            let key = value.kind == .object ? position : nil
            if key != nil { position += 1 }
            members.append((key, position))
            position = values[position].next
        }
        return members
    }
}

// MARK: - Reading

/// Goes through a JSON text once and finds where its values stand.
private struct JSONScanner {
    typealias Value = JSONReader.Value
    typealias Failure = JSONReader.Failure

    private let bytes: [UInt8]
    private var values: [Value] = []
    private var position = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func scan() throws(Failure) -> [Value] {
        values.reserveCapacity(min(96, bytes.count / 2 + 1))
        try readValue(depth: 0)
        skipBlanks()
        guard position == bytes.count else { throw fail("something follows the value") }
        return values
    }

    private func fail(_ reason: String) -> Failure { Failure(position: position, reason: reason) }

    private mutating func skipBlanks() {
        // There are none in what we write.
        while position < bytes.count, bytes[position] <= 0x20, [0x20, 0x0A, 0x0D, 0x09].contains(bytes[position]) {
            position += 1
        }
    }

    private mutating func peek() throws(Failure) -> UInt8 {
        skipBlanks()
        guard position < bytes.count else { throw fail("the text ends too early") }
        return bytes[position]
    }

    private mutating func readValue(depth: Int) throws(Failure) {
        guard depth <= JSONReader.maximumDepth else { throw fail("it is nested too deep") }
        switch try peek() {
        case 0x7B: try readContainer(.object, closing: 0x7D, depth: depth)
        case 0x5B: try readContainer(.array, closing: 0x5D, depth: depth)
        case 0x22: try readString()
        case 0x2D, 0x30...0x39: try readNumber()
        case 0x6E: try readWord("null", .null)
        case 0x74: try readWord("true", .true)
        case 0x66: try readWord("false", .false)
        default: throw fail("no value begins like this")
        }
    }

    private mutating func readContainer(_ kind: Value.Kind, closing: UInt8, depth: Int) throws(Failure) {
        let index = values.count
        values.append(Value(kind: kind, start: position, end: 0))
        position += 1
        var isFirst = true
        while try peek() != closing {
            if !isFirst {
                guard bytes[position] == 0x2C else { throw fail("a comma is missing") }
                position += 1
            }
            isFirst = false
            if kind == .object {
                guard try peek() == 0x22 else { throw fail("a key is missing") }
                try readString()
                guard try peek() == 0x3A else { throw fail("a colon is missing") }
                position += 1
            }
            try readValue(depth: depth + 1)
        }
        position += 1
        values[index].end = position
        values[index].next = values.count
    }

    private mutating func append(_ kind: Value.Kind, _ start: Int, _ end: Int) {
        values.append(Value(kind: kind, start: start, end: end, next: values.count + 1))
    }

    private mutating func readWord(_ word: StaticString, _ kind: Value.Kind) throws(Failure) {
        let end = position + word.utf8CodeUnitCount
        guard end <= bytes.count,
            word.withUTF8Buffer({ $0.elementsEqual(bytes[position..<end]) })
        else { throw fail("no value begins like this") }
        append(kind, position, end)
        position = end
    }

    private mutating func readString() throws(Failure) {
        let start = position + 1
        var (end, kind) = (start, Value.Kind.string)
        while end < bytes.count, bytes[end] != 0x22 {
            if bytes[end] == 0x5C {
                kind = .escapedString
                end += 1
            } else if bytes[end] < 0x20 {
                position = end
                throw fail("a control character stands in a string")
            }
            end += 1
        }
        guard end < bytes.count else { throw fail("a string has no end") }
        append(kind, start, end)
        position = end + 1
    }

    private mutating func readNumber() throws(Failure) {
        let start = position
        func digits() throws(Failure) {
            let first = position
            while position < bytes.count, (0x30...0x39).contains(bytes[position]) { position += 1 }
            guard position > first else { throw fail("a digit is missing") }
        }
        if bytes[position] == 0x2D { position += 1 }
        let first = position
        try digits()
        if bytes[first] == 0x30, position > first + 1 { throw fail("a number begins with 0") }
        if position < bytes.count, bytes[position] == 0x2E {
            position += 1
            try digits()
        }
        if position < bytes.count, bytes[position] | 0x20 == 0x65 {
            position += 1
            if position < bytes.count, bytes[position] == 0x2B || bytes[position] == 0x2D { position += 1 }
            try digits()
        }
        append(.number, start, position)
    }
}
