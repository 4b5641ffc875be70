#if Web
    import ServiceDesk

    /// What the desk refuses, in another language than English.
    ///
    /// The desk itself says in English why it refuses something (``ServiceDesk/Rejection``). Its sentences are known
    /// here as patterns with `*` for what is put in. A sentence that is not known stays as it is.
    struct RefusalWords: Sendable {
        /// Of longer descriptions nothing is translated.
        static let maximumLength = 4_000
        /// What ends a refusal that names what else could be done.
        static let possible = " Possible now: *."

        private let book: RefusalBook?

        /// - Parameter language: ``Language/french`` or ``Language/dutch``; others give nothing.
        init(_ language: Language) {
            switch language {
            case .french: book = .french
            case .dutch: book = .dutch
            default: book = nil
            }
        }

        /// The sentence(s) in the language; nil where there is no translation.
        func translated(_ description: String) -> String? {
            guard let book, description.utf8.count <= Self.maximumLength else { return nil }
            return book.refusal(Array(description.utf8)[...])
        }
    }

    /// What the desk refuses, in one language.
    struct RefusalTexts: Sendable {
        /// Words that stand in the desk’s sentences and are translated, too, each with how it is written in a
        /// translation: `{2:state}` is what the second `*` stands for, as one of the states.
        enum Kind: String, Sendable {
            /// What kind of thing there is not.
            case reference
            case state, passive, outcome, answer, unit, whom
            /// One of those that are named where it is said what is possible.
            case action
            /// Several of them, with commas.
            case actions
            /// The name of what is wrong; others than the desk’s own stay as they are.
            case field
            /// Digits, which are the same everywhere.
            case number
            /// Another refusal, which holds none itself.
            case refusal
        }

        /// All that is said.
        let sentences: KeyValuePairs<String, String>
        /// What is said after the name of a field and a colon.
        let messages: KeyValuePairs<String, String>
        /// What stands between the two.
        let colon: String
        /// For ``RefusalWords/possible``.
        let possible: String
        let words: [Kind: [String: String]]
    }

    /// The same, ready to be looked through.
    private struct RefusalBook: Sendable {
        static let french = RefusalBook(.french)
        static let dutch = RefusalBook(.dutch)

        private static let colon = Array(": ".utf8)
        /// So many colons may be the one behind the name of a field.
        private static let maximumColons = 8

        private let sentences: [RefusalPattern]
        private let messages: [RefusalPattern]
        private let colon: String
        private let possible: RefusalPattern
        private let words: [RefusalTexts.Kind: [String: String]]

        private init(_ texts: RefusalTexts) {
            /// What says more comes first, so that it is not taken for something with more put in.
            func patterns(_ pairs: KeyValuePairs<String, String>) -> [RefusalPattern] {
                pairs.map { RefusalPattern($0.key, $0.value) }.sorted { $0.weight > $1.weight }
            }
            sentences = patterns(texts.sentences)
            messages = patterns(texts.messages)
            possible = RefusalPattern(RefusalWords.possible, texts.possible)
            (colon, words) = (texts.colon, texts.words)
        }

        func refusal(_ text: ArraySlice<UInt8>) -> String? { refusal(text, sentences) }

        private func refusal(_ text: ArraySlice<UInt8>, _ sentences: [RefusalPattern]) -> String? {
            first(of: sentences, text) ?? message(text) ?? sentenceAndPossible(text, sentences)
        }

        /// The name of a field, a colon, and what is wrong with it.
        private func message(_ text: ArraySlice<UInt8>) -> String? {
            var from = text.startIndex
            for _ in 0..<Self.maximumColons {
                guard let end = text[from...].firstIndex(of: Self.colon) else { return nil }
                if let said = first(of: messages, text[(end + Self.colon.count)...]),
                    let field = word(text[..<end], .field)
                {
                    return field + colon + said
                }
                from = end + 1
            }
            return nil
        }

        /// Why something cannot be done in the state that a request has, and what can.
        private func sentenceAndPossible(_ text: ArraySlice<UInt8>, _ sentences: [RefusalPattern]) -> String? {
            guard let start = text.lastIndex(of: possible.literals[0]),
                let why = first(of: sentences, text[..<start]), let then = first(of: [possible], text[start...])
            else { return nil }
            return why + then
        }

        private func first(of patterns: [RefusalPattern], _ text: ArraySlice<UInt8>) -> String? {
            for pattern in patterns {
                if let pieces = pattern.pieces(of: text), let said = filled(pattern, pieces) { return said }
            }
            return nil
        }

        /// What is put in is not looked through for places again.
        private func filled(_ pattern: RefusalPattern, _ pieces: [ArraySlice<UInt8>]) -> String? {
            var said = ""
            for part in pattern.translation {
                switch part {
                case .text(let text): said += text
                case .piece(let index, let kind):
                    guard pieces.indices.contains(index), let word = word(pieces[index], kind) else { return nil }
                    said += word
                }
            }
            return said
        }

        private func word(_ piece: ArraySlice<UInt8>, _ kind: RefusalTexts.Kind?) -> String? {
            let text = String(decoding: piece, as: UTF8.self)
            switch kind {
            case nil: return text
            case .number: return !piece.isEmpty && piece.allSatisfy { (0x30...0x39).contains($0) } ? text : nil
            case .refusal: return refusal(piece, sentences.filter { !$0.holdsAnother })
            case .field:
                let name = text.hasPrefix("field ") ? String(text.dropFirst(6)) : text
                return words[.field]?[text] ?? name
            case .actions:
                let actions = text.split(separator: ", ").map { words[.action]?[String($0)] }
                return actions.contains(nil) ? nil : actions.compactMap(\.self).joined(separator: ", ")
            case .some(let kind): return words[kind]?[text]
            }
        }
    }

    /// A sentence of the desk with `*` for what is put in, and how it is said in another language.
    private struct RefusalPattern: Sendable {
        enum Part: Sendable {
            case text(String)
            case piece(Int, RefusalTexts.Kind?)
        }

        /// What stands before, between and behind what is put in.
        let literals: [[UInt8]]
        let translation: [Part]

        var holdsAnother: Bool {
            translation.contains { if case .piece(_, .refusal) = $0 { true } else { false } }
        }

        var weight: Int { literals.reduce(0) { $0 + $1.count } }

        init(_ sentence: String, _ translation: String) {
            literals = sentence.utf8.split(separator: 0x2A, omittingEmptySubsequences: false).map(Array.init)
            self.translation = Self.parts(of: translation)
        }

        private static func parts(of text: String) -> [Part] {
            var (parts, rest) = ([Part](), text[...])
            while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
                let place = rest[rest.index(after: open)..<close].split(separator: ":")
                parts.append(.text(String(rest[..<open])))
                let kind = place.count > 1 ? RefusalTexts.Kind(rawValue: String(place[1])) : nil
                parts.append(.piece((place.first.flatMap { Int($0) } ?? 0) - 1, kind))
                rest = rest[rest.index(after: close)...]
            }
            return parts + [.text(String(rest))]
        }

        /// What was put in, where the text is such a sentence: the first literal at its beginning, the last at its end,
        /// each other one at the first place behind the one before.
        func pieces(of text: ArraySlice<UInt8>) -> [ArraySlice<UInt8>]? {
            guard let first = literals.first, let last = literals.last, text.starts(with: first) else { return nil }
            guard literals.count > 1 else { return text.count == first.count ? [] : nil }
            let (start, end) = (text.startIndex + first.count, text.endIndex - last.count)
            guard start <= end, text[end...].elementsEqual(last) else { return nil }
            var (pieces, rest) = ([ArraySlice<UInt8>](), text[start..<end])
            for literal in literals.dropFirst().dropLast() {
                guard let index = rest.firstIndex(of: literal) else { return nil }
                pieces.append(rest[..<index])
                rest = rest[(index + literal.count)...]
            }
            return pieces + [rest]
        }
    }

    extension ArraySlice<UInt8> {
        fileprivate func firstIndex(of bytes: [UInt8]) -> Int? {
            guard let first = bytes.first else { return startIndex }
            var from = startIndex
            while let index = self[from...].firstIndex(of: first), index + bytes.count <= endIndex {
                if self[index..<(index + bytes.count)].elementsEqual(bytes) { return index }
                from = index + 1
            }
            return nil
        }

        fileprivate func lastIndex(of bytes: [UInt8]) -> Int? {
            guard bytes.count <= count else { return nil }
            return (startIndex...(endIndex - bytes.count)).last { self[$0..<($0 + bytes.count)].elementsEqual(bytes) }
        }
    }
#endif
