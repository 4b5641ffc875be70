#if Markdown
    extension MarkdownPage {
        /// The text with other addresses in its links, such as `article:ID`; all else stays as the author wrote it.
        ///
        /// The text is searched, and the result is taken apart again: it is kept only where nothing but the addresses
        /// differs. What stands in code stays.
        ///
        /// - Parameter address: The new address of a link; `nil` leaves it.
        /// - Returns: The text, and the links that could not be replaced, such as those written with escapes.
        public func text(replacing address: (MarkdownLink) -> String?) throws(MarkdownError)
            -> (text: String, missed: [MarkdownLink])
        {
            var wanted: [LinkRewriting.Change] = []
            for link in links { if let new = address(link) { wanted.append((link, new)) } }
            return try LinkRewriting(text).replace(wanted)
        }
    }

    /// Puts other addresses into the links of a text.
    private struct LinkRewriting {
        typealias Change = (link: MarkdownLink, address: String)

        /// Links that are tried one by one where all of them at once did not do: each takes the text apart again.
        private static let oneByOne = 50

        private let text: String
        private let limits: MarkdownLimits

        init(_ text: String) {
            var limits = MarkdownLimits()
            limits.bytes = .max
            (self.text, self.limits) = (text, limits)
        }

        func replace(_ changes: [Change]) throws(MarkdownError) -> (text: String, missed: [MarkdownLink]) {
            guard !changes.isEmpty else { return (text, []) }
            if let result = try replaced(changes, in: text) { return (result, []) }
            var (result, missed): (String, [MarkdownLink]) = (text, [])
            for (index, change) in changes.enumerated() {
                if index < Self.oneByOne, let next = try replaced([change], in: result) {
                    result = next
                } else {
                    missed.append(change.link)
                }
            }
            return (result, missed)
        }

        /// The text with all of the changes; `nil` where that would be another text, or not all of them.
        private func replaced(_ changes: [Change], in text: String) throws(MarkdownError) -> String? {
            var result = text
            for change in changes {
                guard change.address.utf8.allSatisfy({ $0 > 0x20 && !"()<>\"\\&".utf8.contains($0) }) else {
                    return nil
                }
                let (old, new) = (change.link.address, change.address)
                // As Markdown has an address: in parentheses, in angle brackets, or behind a definition’s colon.
                for (before, ends) in [
                    ("](", [")", " ", "\n"]), ("](<", [">"]), ("]: ", ["\n", " "]), ("]: <", [">"]),
                ] {
                    for end in ends { result = result.replacing(before + old + end, with: before + new + end) }
                }
                if result.hasSuffix("]: " + old) { result = String(result.dropLast(old.count)) + new }
            }
            let names = Dictionary(changes.map { (Self.key($0.link.address, $0.link.isImage), $0.address) }) { $1 }
            let expected = try contents(of: text) { names[$0] }
            return try contents(of: result) { _ in nil } == expected ? result : nil
        }

        private static func key(_ address: String, _ isImage: Bool) -> String { (isImage ? "!" : " ") + address }

        /// Everything that a reader sees, and where links lead.
        private func contents(of text: String, _ name: (String) -> String?) throws(MarkdownError) -> [String] {
            var contents: [String] = []
            try MarkdownTree(text, limits: limits).visitNodes { isEntered, node throws(MarkdownError) in
                guard isEntered else { return }
                contents.append("\(node.kind) \(node.literal)\(node.title)")
                let isImage = node.kind == .image
                guard isImage || node.kind == .link else { return }
                contents.append(name(Self.key(node.address, isImage)) ?? node.address)
            }
            return contents
        }
    }
#endif
