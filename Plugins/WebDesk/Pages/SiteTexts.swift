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
            return [work, signIn, administration].reduce(pages) { all, more in
                all.merging(more[language] ?? [:]) { $1 }
            }
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
#endif
