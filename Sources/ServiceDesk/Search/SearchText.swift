import Foundation

/// Words to look for: never the syntax of an engine.
public struct SearchText: Hashable, Sendable {
    /// Folded, each once, in the order typed; at most ``maximumWords``.
    public let words: [String]

    public static let maximumWords = 16

    /// Takes the words of a text as someone types it. Everything that is not a letter or a digit separates words.
    public init(_ text: String) {
        var words: [String] = []
        for word in Self.words(in: String(text.prefix(2_000))) where !words.contains(word) {
            words.append(word)
            if words.count == Self.maximumWords { break }
        }
        self.words = words
    }

    /// Longest word that is indexed, in bytes; what is longer is cut there.
    static let maximumWordLength = 60

    /// The words of a text as every store indexes them: lower case, accents and other marks removed, full-width and
    /// other compatibility forms made plain.
    public static func words(in text: String) -> [String] {
        var text = text
        if let words = text.withUTF8(asciiWords) { return words }
        let folded = text.precomposedStringWithCompatibilityMapping
            .folding(options: [.diacriticInsensitive, .caseInsensitive, .widthInsensitive], locale: nil)
        return folded.unicodeScalars
            .split { !($0.properties.isAlphabetic || $0.properties.numericType != nil) }
            .map { cut(String(String.UnicodeScalarView($0))) }
    }

    /// The words of a text that is ASCII throughout, in one pass; `nil` for any other.
    private static func asciiWords(_ bytes: UnsafeBufferPointer<UInt8>) -> [String]? {
        var (words, word): ([String], [UInt8]) = ([], [])
        func finish() {
            if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
            word.removeAll(keepingCapacity: true)
        }
        for byte in bytes {
            switch byte {
            case 0x30...0x39, 0x61...0x7A: if word.count < maximumWordLength { word.append(byte) }
            case 0x41...0x5A: if word.count < maximumWordLength { word.append(byte | 0x20) }
            case 0x80...: return nil
            default: finish()
            }
        }
        finish()
        return words
    }

    private static func cut(_ word: String) -> String {
        guard word.utf8.count > maximumWordLength else { return word }
        return String(decoding: word.utf8.prefix(maximumWordLength), as: UTF8.self)
            .trimmingCharacters(in: CharacterSet(charactersIn: "\u{FFFD}"))
    }
}
