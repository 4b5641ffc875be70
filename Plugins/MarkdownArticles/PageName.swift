#if Markdown
    import Foundation
    import ServiceDesk

    /// What the name of a file says.
    struct PageName {
        /// Of a name such as `page.fr.md`.
        let language: Language?
        /// The name as a title: `time-off_policy.md` is “Time off policy”.
        let title: String

        init(_ path: String) {
            let parts = path.split(separator: "/")
            var name = (parts.last ?? "").split(separator: ".").dropLast()
            // Two letters, and the region: “notes.old.md” is in no language.
            if name.count > 1, let last = name.last, let found = Self.language(String(last)) {
                language = found
                name = name.dropLast()
            } else {
                language = nil
            }
            var words = name.joined(separator: ".").split { "-_ ".contains($0) }.joined(separator: " ")
            if parts.count > 1, ["index", "readme"].contains(words.lowercased()) {
                words = parts[parts.count - 2].split { "-_ ".contains($0) }.joined(separator: " ")
            }
            title = words.isEmpty ? path : words.prefix(1).uppercased() + words.dropFirst()
        }

        /// A language of two letters, with a region or a script where one is given.
        static func language(_ text: String) -> Language? {
            let parts = text.split(separator: "-", omittingEmptySubsequences: false)
            guard let main = parts.first, main.utf8.count == 2, parts.count <= 3,
                Locale.LanguageCode(String(main).lowercased()).isISOLanguage,
                parts.dropFirst().allSatisfy({ part in
                    (2...4).contains(part.utf8.count) && part.utf8.allSatisfy { $0 < 0x80 }
                        && part.allSatisfy { $0.isLetter || $0.isNumber }
                })
            else { return nil }
            return Language(([main.lowercased()] + parts.dropFirst().map(String.init)).joined(separator: "-"))
        }
    }
#endif
