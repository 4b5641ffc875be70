#if Web
    import ServiceDesk

    /// Where in a resource a change is made (RFC 7644, 3.5.2): `active`, `name.formatted`, `members[value eq "anna"]`,
    /// `emails[type eq "work"].value`, each with the schema before it if one likes.
    struct SCIMPath {
        /// Whether it is in the extension for organisations.
        var isEnterprise = false
        /// Whether it is in a schema that nobody here knows.
        var isForeign = false
        /// In small letters; empty for the extension as a whole.
        var attribute: String
        var filter: SCIMFilter?
        var part: String?

        /// - Throws: ``SCIMError`` for what is no path.
        init(_ text: String) throws {
            let wrong = SCIMError(
                .badRequest, "invalidPath", "“\(text.prefix(200))” is no path that is known here.")
            guard text.utf8.count <= 1_000 else { throw wrong }
            var rest = text[...]
            for schema in [SCIMResource.enterpriseSchema, SCIMResource.userSchema, SCIMResource.groupSchema]
            where rest.lowercased().hasPrefix(schema.lowercased()) {
                rest = rest.dropFirst(schema.count)
                isEnterprise = schema == SCIMResource.enterpriseSchema
                guard rest.isEmpty ? isEnterprise : rest.first == ":" else { throw wrong }
                rest = rest.dropFirst()
                break
            }
            attribute = ""
            guard !rest.isEmpty else { return }
            guard !rest.lowercased().hasPrefix("urn:") else {
                isForeign = true
                return
            }
            if let open = rest.firstIndex(of: "[") {
                guard let close = rest.lastIndex(of: "]"), open < close else { throw wrong }
                filter = try SCIMFilter(String(rest[rest.index(after: open)..<close]), mayNest: false)
                let tail = rest[rest.index(after: close)...]
                guard tail.isEmpty || tail.first == "." else { throw wrong }
                part = tail.isEmpty ? nil : tail.dropFirst().lowercased()
                attribute = rest[..<open].lowercased()
            } else {
                let parts = rest.split(separator: ".", omittingEmptySubsequences: false).map { $0.lowercased() }
                guard parts.count <= 2 else { throw wrong }
                (attribute, part) = (parts[0], parts.count == 2 ? parts[1] : nil)
            }
            guard ([attribute] + [part].compactMap { $0 }).allSatisfy(Self.isName) else { throw wrong }
        }

        /// RFC 7643, 2.1.
        fileprivate static func isName(_ text: String) -> Bool {
            text.utf8.first.map { (0x61...0x7A).contains($0) || $0 == 0x24 } == true
                && text.utf8.allSatisfy { byte in
                    (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte) || [0x24, 0x2D, 0x5F].contains(byte)
                }
        }
    }

    /// The filter that directories ask with (RFC 7644, 3.4.2.2): one attribute that is equal to something.
    struct SCIMFilter {
        /// In small letters, with its part: `username`, `emails.value`, `type`.
        let attribute: String
        let value: JSONValue

        /// - Throws: ``SCIMError`` for one that says more, or nothing.
        init(_ text: String, mayNest: Bool = true) throws {
            let wrong = SCIMError(
                .badRequest, "invalidFilter",
                "A filter here is an attribute, “eq”, and a value: userName eq \"anna\".")
            guard text.utf8.count <= 1_000 else { throw wrong }
            let words = text.trimmingBlanks.split(separator: " ", maxSplits: 2)
            guard words.count == 3, words[1].lowercased() == "eq", !words[0].contains("[") else {
                // `emails[value eq "anna@firm.example"]` says the same as `emails.value eq …`.
                guard mayNest, let path = try? SCIMPath(text), let filter = path.filter, path.part == nil else {
                    throw wrong
                }
                (attribute, value) = ("\(path.attribute).\(filter.attribute)", filter.value)
                return
            }
            var name = words[0].lowercased()
            for schema in [SCIMResource.userSchema, SCIMResource.groupSchema] {
                let prefix = schema.lowercased() + ":"
                if name.hasPrefix(prefix) { name = String(name.dropFirst(prefix.count)) }
            }
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.allSatisfy({ SCIMPath.isName(String($0)) }),
                let value = try? JSONValue(reading: Array(words[2].utf8)), value.entries.isEmpty
            else { throw wrong }
            if case .list = value { throw wrong }
            (attribute, self.value) = (name, value)
        }

        /// What is looked for, where that is a text.
        var text: String? { if case .text(let text) = value { text } else { nil } }

        /// Whether one value of an attribute is meant.
        func matches(_ element: JSONValue) -> Bool {
            let found = element.entries[attribute] ?? (attribute == "value" ? element : nil)
            guard case .text(let wanted) = value, case .text(let own)? = found else {
                return found.map(\.asText) == value.asText
            }
            // What tells one person from another has case; what sort of address it is has none.
            return attribute == "value" ? own == wanted : own.lowercased() == wanted.lowercased()
        }
    }

    extension JSONValue {
        /// Some directories write `true` as a text.
        fileprivate var asText: String? {
            switch self {
            case .text(let text): text.lowercased()
            case .boolean(let value): "\(value)"
            case .integer(let value): "\(value)"
            default: nil
            }
        }
    }
#endif
