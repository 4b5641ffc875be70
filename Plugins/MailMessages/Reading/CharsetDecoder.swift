import Foundation

/// Text from bytes of any charset: nothing is lost silently, and a charset that lies is found out where it can be.
enum CharsetDecoder {
    struct Decoding: Equatable {
        var text: String
        var problem: MailWarning.Kind?
    }

    private static let replacement: Unicode.Scalar = "\u{FFFD}"

    /// Text of a part or an encoded word. Without a label: UTF-8 where it is, and else windows-1252.
    static func decode(_ bytes: ArraySlice<UInt8>, label: String?) -> Decoding {
        guard let label, !label.isEmpty else {
            return Decoding(text: unlabelled(bytes), problem: nil)
        }
        var result: Decoding
        switch CharsetNames.charset(of: label) {
        case .ascii:
            result = Decoding(text: unlabelled(bytes), problem: isASCII(bytes) ? nil : .wrongCharset)
        case .utf8: result = utf8(bytes)
        case .windows1252:
            // Two sequences of UTF-8 and nothing else beyond ASCII are no accident.
            let count = utf8Sequences(bytes)
            result =
                count.broken == 0 && count.whole > 1
                ? Decoding(text: unlabelled(bytes), problem: .wrongCharset) : windows1252(bytes)
        case .utf16: result = utf16(bytes, isBigEndian: isBigEndian(bytes))
        case .utf16BigEndian: result = utf16(bytes, isBigEndian: true)
        case .utf16LittleEndian: result = utf16(bytes, isBigEndian: false)
        case .named(let name):
            result =
                IconvDecoder.decode(bytes, charset: name)
                ?? Decoding(text: unlabelled(bytes), problem: .unknownCharset)
        case nil: result = Decoding(text: unlabelled(bytes), problem: isASCII(bytes) ? nil : .unknownCharset)
        }
        if result.text.unicodeScalars.first == "\u{FEFF}" { result.text.unicodeScalars.removeFirst() }
        return result
    }

    /// UTF-8 where it is, and else windows-1252.
    static func unlabelled(_ bytes: ArraySlice<UInt8>) -> String {
        String(validating: bytes, as: UTF8.self) ?? windows1252(bytes).text
    }

    private static func isASCII(_ bytes: ArraySlice<UInt8>) -> Bool { bytes.allSatisfy { $0 < 0x80 } }

    private static func utf8(_ bytes: ArraySlice<UInt8>) -> Decoding {
        if let text = String(validating: bytes, as: UTF8.self) { return Decoding(text: text, problem: nil) }
        let count = utf8Sequences(bytes)
        return count.broken > count.whole
            ? Decoding(text: windows1252(bytes).text, problem: .wrongCharset)
            : Decoding(text: String(decoding: bytes, as: UTF8.self), problem: .undecodableText)
    }

    /// How many sequences beyond ASCII are UTF-8, and how many are not; about, as it only decides what is likelier.
    private static func utf8Sequences(_ bytes: ArraySlice<UInt8>) -> (whole: Int, broken: Int) {
        var (whole, broken, position) = (0, 0, bytes.startIndex)
        while position < bytes.endIndex {
            let byte = bytes[position]
            position += 1
            if byte < 0x80 { continue }
            let length = byte >= 0xC2 && byte < 0xE0 ? 1 : byte & 0xF0 == 0xE0 ? 2 : byte & 0xF8 == 0xF0 ? 3 : 0
            var found = 0
            while found < length, let next = bytes.at(position), next & 0xC0 == 0x80 {
                position += 1
                found += 1
            }
            if length > 0, found == length { whole += 1 } else { broken += 1 }
        }
        return (whole, broken)
    }

    /// 0x80 to 0x9F of windows-1252; 0 where nothing is.
    private static let upper: [UInt16] = [
        0x20AC, 0, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017D, 0,
        0, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0, 0x017E,
        0x0178,
    ]

    private static func windows1252(_ bytes: ArraySlice<UInt8>) -> Decoding {
        var scalars = String.UnicodeScalarView()
        var isBroken = false
        for byte in bytes {
            guard byte >= 0x80, byte < 0xA0 else {
                scalars.append(Unicode.Scalar(byte))
                continue
            }
            let scalar = Unicode.Scalar(upper[Int(byte - 0x80)])
            isBroken = isBroken || scalar?.value == 0
            scalars.append(scalar.flatMap { $0.value == 0 ? nil : $0 } ?? replacement)
        }
        return Decoding(text: String(scalars), problem: isBroken ? .undecodableText : nil)
    }

    /// By the mark at the beginning, and else by where the zeros of ASCII are (RFC 2781, 4.3).
    private static func isBigEndian(_ bytes: ArraySlice<UInt8>) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) { return false }
        if bytes.starts(with: [0xFE, 0xFF]) { return true }
        var zeros = [0, 0]
        for (offset, byte) in bytes.prefix(1_000).enumerated() where byte == 0 { zeros[offset & 1] += 1 }
        return zeros[0] >= zeros[1]
    }

    private static func utf16(_ bytes: ArraySlice<UInt8>, isBigEndian: Bool) -> Decoding {
        var units: [UInt16] = []
        units.reserveCapacity(bytes.count / 2 + 1)
        var position = bytes.startIndex
        while position + 1 < bytes.endIndex {
            let (first, second) = (UInt16(bytes[position]), UInt16(bytes[position + 1]))
            units.append(isBigEndian ? first << 8 | second : second << 8 | first)
            position += 2
        }
        if position < bytes.endIndex { units.append(0xFFFD) }
        if let text = String(validating: units, as: UTF16.self), position == bytes.endIndex {
            return Decoding(text: text, problem: nil)
        }
        return Decoding(text: String(decoding: units, as: UTF16.self), problem: .undecodableText)
    }
}

extension String {
    /// On one line: control characters and line breaks as blanks, NUL as U+FFFD, nothing white at the ends.
    var withoutControls: String {
        var scalars = UnicodeScalarView()
        for scalar in unicodeScalars {
            switch scalar.value {
            case 0: scalars.append("\u{FFFD}")
            case 1..<0x20, 0x7F..<0xA0, 0x2028, 0x2029: scalars.append(" ")
            default: scalars.append(scalar)
            }
        }
        return String(scalars).trimmingCharacters(in: .whitespaces)
    }
}
