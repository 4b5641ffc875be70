#if Web
    import ServiceDesk

    /// News as readers fetch them (Atom, RFC 4287).
    struct AtomFeed {
        private let head: [String]
        private var entries: [String] = []

        init(_ title: String, id: String, address: String, updated: Timestamp) {
            head = [
                #"<?xml version="1.0" encoding="utf-8"?>"#, #"<feed xmlns="http://www.w3.org/2005/Atom">"#,
                "<title>\(Self.escaped(title))</title>", "<id>\(Self.escaped(id))</id>",
                "<updated>\(updated)</updated>", #"<link href="\#(Self.escaped(address))"/>"#,
                "<author><name>\(Self.escaped(title))</name></author>",
            ]
        }

        mutating func add(_ id: String, title: String, updated: Timestamp, address: String, summary: String) {
            entries += [
                "<entry>", "<title>\(Self.escaped(title))</title>", "<id>urn:uuid:\(Self.escaped(id))</id>",
                "<updated>\(updated)</updated>", #"<link href="\#(Self.escaped(address))"/>"#,
                "<summary>\(Self.escaped(summary))</summary>", "</entry>",
            ]
        }

        var text: String { (head + entries + ["</feed>"]).joined(separator: "\n") + "\n" }

        /// What XML allows, with its five signs named.
        private static func escaped(_ text: String) -> String {
            var result = ""
            for scalar in text.unicodeScalars {
                switch scalar {
                case "&": result += "&amp;"
                case "<": result += "&lt;"
                case ">": result += "&gt;"
                case "\"": result += "&quot;"
                case "'": result += "&#39;"
                case "\u{FFFE}", "\u{FFFF}": continue
                case _ where scalar.value < 0x20 && !"\t\n\r".unicodeScalars.contains(scalar): continue
                default: result.unicodeScalars.append(scalar)
                }
            }
            return result
        }
    }
#endif
