#if Web
    import CYaml
    import Yams

    /// A mapping of a YAML file that is read key by key, so that every mistake is told with its line.
    package struct YAMLMap {
        package let file: String
        private let mapping: Node.Mapping
        private let node: Node
        private var known: Set<String> = []

        package init(_ node: Node, _ what: String, in file: String) throws {
            guard let mapping = node.mapping else {
                throw Self.mistake("\(what) is written as keys and values.", at: node, in: file)
            }
            (self.node, self.mapping, self.file) = (node, mapping, file)
        }

        /// The one document of a file.
        ///
        /// - Throws: ``YAMLMistake`` that names the line.
        package static func compose(_ bytes: [UInt8], named file: String) throws -> Node {
            guard let text = String(validating: bytes, as: UTF8.self) else {
                let line = bytes.prefix(bytes.firstInvalid).count { $0 == 0x0A } + 1
                throw YAMLMistake("\(file):\(line): The file is not valid UTF-8.")
            }
            do {
                if let node = try Yams.compose(yaml: text) { return node }
                throw YAMLMistake("\(file):1: The file is empty.")
            } catch let error as YamlError {
                switch error {
                case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
                    .composer(_, let problem, let mark, _):
                    throw YAMLMistake("\(file):\(mark.line): This is no YAML: \(problem).")
                case .duplicatedKeysInMapping(let keys, let context):
                    let names = keys.map { quoted("\($0)") }.joined(separator: ", ")
                    throw YAMLMistake("\(file):\(context.mark.line): \(names) stands there twice.")
                default:
                    throw YAMLMistake("\(file):1: This is no YAML: \(error)")
                }
            }
        }

        /// An alias stands for all of what its anchor has, which may have aliases in it: a text of a thousand bytes has
        /// more nodes than there is memory. Where a text comes from outside there are none. They are looked for before
        /// anything is made of the text.
        ///
        /// - Throws: ``YAMLMistake`` that names the line.
        package static func refuseAliases(_ bytes: [UInt8], named file: String) throws {
            var parser = yaml_parser_t()
            guard yaml_parser_initialize(&parser) == 1 else { throw YAMLMistake("\(file):1: It cannot be read.") }
            defer { yaml_parser_delete(&parser) }
            try bytes.withUnsafeBufferPointer { buffer in
                yaml_parser_set_input_string(&parser, buffer.baseAddress, buffer.count)
                var isOver = false
                while !isOver {
                    var event = yaml_event_t()
                    // What else is wrong with it is told by whoever reads it.
                    guard yaml_parser_parse(&parser, &event) == 1 else { return }
                    defer { yaml_event_delete(&event) }
                    guard event.type != YAML_ALIAS_EVENT else {
                        throw YAMLMistake(
                            "\(file):\(event.start_mark.line + 1): Aliases (“*name”) are not taken here; write it out.")
                    }
                    isOver = event.type == YAML_STREAM_END_EVENT
                }
            }
        }

        /// A text of the file as a message shows it. A URL is often a secret.
        package static func quoted(_ text: String) -> String {
            guard let range = text.range(of: "://") else { return "“\(text)”" }
            return "“\(text[..<range.upperBound])…”"
        }

        package static func mistake(_ message: String, at node: Node, in file: String) -> YAMLMistake {
            YAMLMistake("\(file):\(node.mark?.line ?? 1): \(message)")
        }

        package func mistake(_ message: String, at node: Node? = nil) -> YAMLMistake {
            Self.mistake(message, at: node ?? self.node, in: file)
        }

        /// The value of a key; `nil` where the key is absent or empty.
        package mutating func value(_ key: String) -> Node? {
            known.insert(key)
            guard let value = mapping[Node(key)], value.scalar.map({ !Self.isNull($0) }) ?? true else { return nil }
            return value
        }

        private static func isNull(_ scalar: Node.Scalar) -> Bool {
            scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
        }

        package mutating func text(_ key: String) throws -> String? {
            guard let value = value(key) else { return nil }
            guard let scalar = value.scalar else { throw mistake("“\(key)” is a text.", at: value) }
            return scalar.string
        }

        package mutating func required(_ key: String, of what: String) throws -> String {
            guard let text = try text(key) else { throw mistake("\(what) needs “\(key)”.") }
            return text
        }

        package mutating func flag(_ key: String) throws -> Bool? {
            guard let value = value(key) else { return nil }
            switch value.scalar?.string {
            case "true", "yes": return true
            case "false", "no": return false
            default: throw mistake("“\(key)” is true or false.", at: value)
            }
        }

        package mutating func number(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
            guard let value = value(key) else { return nil }
            guard let number = value.scalar.flatMap({ Int($0.string) }), range.contains(number) else {
                throw mistake("“\(key)” is a number from \(range.lowerBound) to \(range.upperBound).", at: value)
            }
            return number
        }

        /// A word of the vocabulary.
        package mutating func word<Word>(_ key: String, of words: [(String, Word)]) throws -> Word? {
            guard let value = value(key) else { return nil }
            guard let found = words.first(where: { $0.0 == value.scalar?.string }) else {
                let choices = words.map(\.0).joined(separator: ", ")
                let word = Self.quoted(value.scalar?.string ?? "")
                throw mistake("\(word) is no \(key); it is one of: \(choices).", at: value)
            }
            return found.1
        }

        package mutating func list(_ key: String) throws -> [Node] {
            guard let value = value(key) else { return [] }
            guard let sequence = value.sequence else { throw mistake("“\(key)” is a list.", at: value) }
            return Array(sequence)
        }

        package mutating func texts(_ key: String) throws -> [String] {
            let file = file
            return try list(key).map { node throws in
                guard let scalar = node.scalar else {
                    throw Self.mistake("“\(key)” is a list of texts.", at: node, in: file)
                }
                return scalar.string
            }
        }

        /// A list of words of the vocabulary.
        package mutating func words<Word>(_ key: String, of words: [(String, Word)]) throws -> [Word] {
            let file = file
            return try list(key).map { node throws in
                let text = node.scalar?.string ?? ""
                guard let found = words.first(where: { $0.0 == text }) else {
                    let choices = words.map(\.0).joined(separator: ", ")
                    throw Self.mistake("\(Self.quoted(text)) is none of: \(choices).", at: node, in: file)
                }
                return found.1
            }
        }

        /// A span of time such as 90m or 2d, in seconds.
        package mutating func span(_ key: String) throws -> Int64? {
            guard let value = value(key) else { return nil }
            return try Self.span(value, key, in: file)
        }

        package static func span(_ node: Node, _ key: String, in file: String) throws -> Int64 {
            let text = node.scalar?.string ?? ""
            guard let seconds = SpanText.seconds(text) else {
                throw mistake(
                    "“\(key)” has spans of time such as 90m, 3h, 2d or 1w, not \(quoted(text)).", at: node, in: file)
            }
            return seconds
        }

        /// Refuses keys that nothing has read.
        package func finish() throws {
            for (key, _) in mapping where !known.contains(key.scalar?.string ?? "") {
                let (name, all) = (key.scalar?.string ?? "", known.sorted().joined(separator: ", "))
                throw mistake("\(Self.quoted(name)) is not known here; known are: \(all).", at: key)
            }
        }
    }

    extension [UInt8] {
        /// The place of the first byte that does not continue valid UTF-8: where decoding had to put a replacement
        /// character that is not there.
        package var firstInvalid: Int {
            var offset = 0
            for scalar in String(decoding: self, as: UTF8.self).unicodeScalars {
                if scalar == "\u{FFFD}", !self[offset...].starts(with: "\u{FFFD}".utf8) { break }
                offset += UTF8.width(scalar)
            }
            return offset
        }
    }

    /// A span of time in a file: as the command reads one, and to the second, so that what is written reads back.
    package enum SpanText {
        private static let units: [(unit: Character, seconds: Int64)] = [
            ("w", 604_800), ("d", 86_400), ("h", 3_600), ("m", 60), ("s", 1),
        ]

        package static func seconds(_ text: String) -> Int64? {
            guard let unit = units.first(where: { $0.unit == text.last }), let count = Int64(text.dropLast()),
                (0...100_000_000).contains(count)
            else { return nil }
            return count * unit.seconds
        }

        /// In the largest unit of which it is a whole number: `2d`, not `48h`; weeks are left to people.
        package static func text(_ seconds: Int64) -> String {
            let unit = units.dropFirst().first { seconds % $0.seconds == 0 } ?? ("s", 1)
            return "\(seconds / unit.seconds)\(unit.unit)"
        }
    }
#endif
