import Foundation

extension String {
    /// In the composed form of Unicode (NFC): what people take for one word has the same bytes, however it was typed.
    var composed: String { utf8.allSatisfy { $0 < 0x80 } ? self : precomposedStringWithCanonicalMapping }
}

extension SortedSet<String> {
    var composed: SortedSet<String> { SortedSet(lazy.map(\.composed)) }
}
