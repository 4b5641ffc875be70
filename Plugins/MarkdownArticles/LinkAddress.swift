#if Markdown
    /// The address of a link, as a browser takes it.
    enum LinkAddress {
        enum Kind: Equatable {
            /// Within the page or the site.
            case relative
            case scheme(String)
        }

        /// What an address is. Blanks and control characters count for nothing, as browsers leave them out.
        static func kind(of address: String) -> Kind {
            var name = ""
            for scalar in address.unicodeScalars where scalar.value > 0x20 && scalar.value != 0x7F {
                switch scalar {
                case ":": return .scheme(name.lowercased())
                case "/", "?", "#", "\\": return .relative
                default: name.unicodeScalars.append(scalar)
                }
            }
            return .relative
        }

        static func isAllowed(_ address: String) -> Bool {
            switch kind(of: address) {
            case .relative: true
            case .scheme(let name): MarkdownPolicy.schemes.contains(name)
            }
        }
    }
#endif
