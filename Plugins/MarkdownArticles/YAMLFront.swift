#if Markdown
    import Yams

    /// Reads the YAML of front matter, which comes from outside.
    enum YAMLFront {
        /// Aliases beside one another that nobody needs in front matter.
        private static let aliases = 8
        /// Brackets that could nest.
        private static let nesting = 200
        private static let anchors = "Anchors and aliases (“&”, “*”) are not read: write it out."

        static func line(of node: Node) -> Int { (node.mark?.line ?? 1) + 1 }

        static func mistake(_ message: String, at node: Node) -> FrontMatter.Mistake {
            FrontMatter.Mistake(line: line(of: node), message: message)
        }

        /// The one document; `nil` where there is none.
        static func compose(_ yaml: String) throws(FrontMatter.Mistake) -> Node? {
            // The library puts what an alias names in its place at once, and compares keys with all that is in them: a
            // few lines of aliases to aliases would take it for ever. So they are counted before it reads them.
            guard count(of: "*", in: yaml) <= aliases || count(of: "&", in: yaml) == 0 else {
                throw FrontMatter.Mistake(
                    line: 2, message: anchors)
            }
            guard yaml.utf8.count(where: { "[{".utf8.contains($0) }) <= nesting else {
                throw FrontMatter.Mistake(
                    line: 2, message: "More than \(nesting) lists stand in brackets: write fewer.")
            }
            do {
                let parser = try Parser(yaml: yaml)
                guard let root = try parser.singleRoot() else { return nil }
                // A node knows its anchor for as long as the parser knows it.
                return try withExtendedLifetime(parser) {
                    if let anchored = anchor(in: root) { throw mistake(anchors, at: anchored) }
                    return root
                }
            } catch let error as YamlError {
                throw mistake(error)
            } catch let error as FrontMatter.Mistake {
                throw error
            } catch {
                throw FrontMatter.Mistake(line: 2, message: "The front matter is no YAML: \(error)")
            }
        }

        private static func mistake(_ error: YamlError) -> FrontMatter.Mistake {
            switch error {
            case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                .composer(_, let problem, let mark, _):
                FrontMatter.Mistake(line: mark.line + 1, message: "The front matter is no YAML: \(problem).")
            case .duplicatedKeysInMapping(let keys, let context):
                FrontMatter.Mistake(
                    line: context.mark.line + 1,
                    message: keys.map { "“\($0)”" }.joined(separator: ", ") + " stands there twice.")
            default: FrontMatter.Mistake(line: 2, message: "The front matter is no YAML: \(error)")
            }
        }

        /// How often a character stands where an anchor or an alias could begin, and more than that.
        private static func count(of mark: Unicode.Scalar, in yaml: String) -> Int {
            var (count, before): (Int, UInt8) = (0, 0x0A)
            for byte in yaml.utf8 {
                if byte == UInt8(ascii: mark), "\n\r\t [{,:-?".utf8.contains(before) { count += 1 }
                before = byte
            }
            return count
        }

        private static func anchor(in node: Node) -> Node? {
            guard node.anchor == nil else { return node }
            if let sequence = node.sequence { return sequence.lazy.compactMap(anchor).first }
            return node.mapping?.lazy.compactMap { anchor(in: $0) ?? anchor(in: $1) }.first
        }

        static func isEmpty(_ node: Node) -> Bool {
            guard let scalar = node.scalar else { return false }
            return scalar.style == .plain && ["", "~", "null", "Null", "NULL"].contains(scalar.string)
        }

        static func text(_ node: Node, _ what: String) throws(FrontMatter.Mistake) -> String {
            guard let text = node.scalar?.string else { throw mistake("\(what) is one text.", at: node) }
            return text
        }

        /// A list of texts, or one text with separators; without blanks around each.
        static func list(_ node: Node, _ what: String, separatedBy separator: Character)
            throws(FrontMatter.Mistake) -> [String]
        {
            guard let sequence = node.sequence else {
                guard let text = node.scalar?.string else { throw mistake("\(what) are a list of texts.", at: node) }
                return text.split(separator: separator).map { trimmed($0) }.filter { !$0.isEmpty }
            }
            return try sequence.map { entry throws(FrontMatter.Mistake) in
                // `- department: hr` is a mapping to YAML, and means the same.
                if let mapping = entry.mapping, mapping.count == 1, let pair = mapping.first,
                    let key = pair.key.scalar?.string, let value = pair.value.scalar?.string
                {
                    return "\(key):\(value)"
                }
                return trimmed(try text(entry, "An entry of the list")[...])
            }.filter { !$0.isEmpty }
        }

        private static func trimmed(_ text: Substring) -> String {
            let start = text.drop { $0.isWhitespace }
            guard let end = start.lastIndex(where: { !$0.isWhitespace }) else { return "" }
            return String(start[...end])
        }
    }
#endif
