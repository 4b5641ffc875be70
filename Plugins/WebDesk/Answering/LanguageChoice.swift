#if Web
    import Hummingbird

    /// Which language a browser wants.
    enum LanguageChoice {
        /// Where the choice that somebody made is kept.
        static let cookie = "desk-language"

        /// The languages of an `Accept-Language` field without their regions, the most wanted first (RFC 9110, 12.5.4).
        static func accepted(_ field: String?) -> [String] {
            guard let field, field.utf8.count <= 1_000 else { return [] }
            return field.split(separator: ",").prefix(20).compactMap { part -> (String, Double)? in
                let pieces = part.filter { !$0.isWhitespace }.split(separator: ";", omittingEmptySubsequences: false)
                guard let code = pieces.first?.split(separator: "-").first, !code.isEmpty else { return nil }
                let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
                return weight > 0 ? (code.lowercased(), weight) : nil
            }
            .enumerated().sorted { ($1.element.1, $0.offset) < ($0.element.1, $1.offset) }.map(\.element.0)
        }
    }
#endif
