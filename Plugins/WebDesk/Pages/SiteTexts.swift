#if Web
    import ServiceDesk

    /// The words of the pages in one language.
    struct SiteTexts: Sendable {
        let language: Language
        private let texts: [String: String]

        static let languages: [Language] = [.english, .french, .dutch]

        /// - Parameter replaced: What the host says otherwise.
        init(_ language: Language, replaced: [String: String] = [:]) {
            self.language = language
            texts = Self.all(in: language).merging(replaced) { $1 }
        }

        /// As they are where the host says nothing otherwise.
        static func all(in language: Language) -> [String: String] {
            let pages: [String: String] =
                switch language {
                case .french: french
                case .dutch: dutch
                default: english
                }
            let texts = [work, signIn, administration, doing].reduce(pages) { all, more in
                all.merging(more[language] ?? [:]) { $1 }
            }
            return language == .french ? texts.mapValues(\.withFrenchSpaces) : texts
        }

        subscript(name: String) -> String { texts[name] ?? name }

        /// A text with its values, which stand in it as `{{name}}`.
        func callAsFunction(_ name: String, _ values: [String: String]) -> String {
            var (filled, rest) = ("", self[name][...])
            while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
                filled += rest[..<start.lowerBound]
                filled += values[String(rest[start.upperBound..<end.lowerBound])] ?? ""
                rest = rest[end.upperBound...]
            }
            return filled + rest
        }

        /// Whether a sentence is one of these texts, with whatever values.
        func says(_ sentence: String) -> Bool {
            Self.spoken.contains { name in
                let parts = Self.pieces(of: self[name])
                guard let first = parts.first, let last = parts.last, sentence.hasPrefix(first),
                    sentence.hasSuffix(last)
                else { return false }
                return parts.count > 1 || sentence == first
            }
        }

        /// Those with which the pages refuse something themselves.
        private static let spoken: [String] = all(in: .english).keys.filter { name in
            name.hasPrefix("mistake.") || name.hasPrefix("call.") || name == "problems.gone"
                || name == "reports.badTime"
                || name.hasPrefix("signIn.")
        }

        /// What stands around the values of a text.
        private static func pieces(of text: String) -> [Substring] {
            var (pieces, rest) = ([Substring](), text[...])
            while let start = rest.firstRange(of: "{{"), let end = rest[start.upperBound...].firstRange(of: "}}") {
                pieces.append(rest[..<start.lowerBound])
                rest = rest[end.upperBound...]
            }
            return pieces + [rest]
        }

        /// What a host says otherwise that there is not.
        static func unknown(_ replaced: [Language: [String: String]]) -> String? {
            let known = all(in: .english)
            for (language, texts) in replaced.sorted(by: { $0.key < $1.key }) {
                guard languages.contains(language) else { return "There are no pages in “\(language)”." }
                if let name = texts.keys.sorted().first(where: { known[$0] == nil }) {
                    return "There is no text “\(name)”."
                }
            }
            return nil
        }

        static func name(of language: Language) -> String {
            switch language {
            case .french: "Français"
            case .dutch: "Nederlands"
            default: "English"
            }
        }

        var phrases: NoticePhrases {
            switch language {
            case .french: .french
            case .dutch: .dutch
            default: .english
            }
        }

        /// - Throws: ``SiteError`` for a text that there is not.
        func filled(into template: String, of name: String) throws -> String {
            var (filled, rest) = ("", template[...])
            while let start = rest.firstRange(of: "[["), let end = rest[start.upperBound...].firstRange(of: "]]") {
                let key = String(rest[start.upperBound..<end.lowerBound])
                guard let text = texts[key] else {
                    throw SiteError("The template “\(name)” wants the text “\(key)”, which “\(language)” has not.")
                }
                filled += rest[..<start.lowerBound] + text
                rest = rest[end.upperBound...]
            }
            return filled + rest
        }
    }

    extension String {
        /// With spaces at which no line breaks before the marks that stand apart in French, and within its quotation
        /// marks.
        fileprivate var withFrenchSpaces: String {
            var text = replacing("« ", with: "«\u{A0}")
            for mark in [":", ";", "!", "?", "»"] { text = text.replacing(" \(mark)", with: "\u{A0}\(mark)") }
            return text
        }
    }
#endif
