#if Web
    import Synchronization

    /// Parts of pages that are the same for many, by all that is in them.
    final class PageFragments: Sendable {
        private static let maximumCount = 200
        private static let maximumSize = 64 << 10

        private let kept = Mutex<[ExactText: PageShell]>([:])

        /// Texts that look the same are others here where their bytes are.
        private struct ExactText: Hashable {
            var text: String

            static func == (one: Self, other: Self) -> Bool { one.text.utf8.elementsEqual(other.text.utf8) }

            func hash(into hasher: inout Hasher) {
                var text = text
                text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
            }
        }

        /// - Parameter key: Whatever makes the part another one.
        func markup(_ key: String, _ make: () throws -> String) rethrows -> String {
            try shell(key) { PageShell(whole: try make()) }.pieces[0]
        }

        /// - Parameter key: Whatever makes the shell another one.
        func shell(_ key: String, _ make: () throws -> PageShell) rethrows -> PageShell {
            let text = ExactText(text: key)
            if let known = kept.withLock({ $0[text] }) { return known }
            let shell = try make()
            guard key.utf8.count + shell.size <= Self.maximumSize else { return shell }
            kept.withLock { kept in
                if kept.count >= Self.maximumCount { kept = [:] }
                kept[text] = shell
            }
            return shell
        }
    }

    /// A page without what is another each time, which is put in between its pieces.
    struct PageShell: Sendable {
        let pieces: [String]
        /// The name of what stands behind each piece but the last.
        private let names: [String]

        /// No text that somebody writes can look like the place of something else.
        private static let secret = SiteSessions.makeToken()

        init(whole: String) { (pieces, names) = ([whole], []) }

        /// - Parameter markup: What a template made of ``place(of:)`` for what is left out.
        init(_ markup: String) {
            var (pieces, names): ([String], [String]) = ([], [])
            // By bytes, since a character may join what comes behind it.
            let parts = Array(markup.utf8).split(separator: Array(Self.secret.utf8), omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                let text = String(decoding: part, as: UTF8.self)
                // Each second part is the name of a place.
                if index.isMultiple(of: 2) { pieces.append(text) } else { names.append(text) }
            }
            (self.pieces, self.names) = (pieces, names)
        }

        static func place(of name: String) -> SafeMarkup { SafeMarkup(secret + name + secret) }

        var size: Int { pieces.reduce(0) { $0 + $1.utf8.count } }

        /// - Parameter parts: Markup for each place.
        func filled(_ parts: [String: String]) -> String {
            var text = pieces[0]
            text.reserveCapacity(size + parts.values.reduce(0) { $0 + $1.utf8.count })
            for (name, piece) in zip(names, pieces.dropFirst()) { text += (parts[name] ?? "") + piece }
            return text
        }
    }

    extension PageValues {
        /// All of them as one text, which is another one where any of them is.
        var fingerprint: String {
            var text = ""
            Self.describe(self, in: &text)
            return text
        }

        private static func describe(_ value: any Sendable, in text: inout String) {
            switch value {
            case let value as String: text += "\(value.utf8.count):\(value)"
            case let value as PageValues:
                text += "{"
                for (name, value) in value.sorted(by: { $0.key < $1.key }) {
                    text += name + "="
                    describe(value, in: &text)
                }
                text += "}"
            case let values as [PageValues]:
                text += "["
                for value in values { describe(value, in: &text) }
                text += "]"
            case let markup as SafeMarkup:
                text += "<"
                describe(markup.html, in: &text)
            case let texts as [String]:
                text += "("
                for value in texts { describe(value, in: &text) }
                text += ")"
            default:
                text += "?"
                describe(String(describing: value), in: &text)
            }
        }
    }
#endif
