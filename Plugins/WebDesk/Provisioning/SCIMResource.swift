#if Web
    import ServiceDesk

    /// The attributes of a resource as they came, read without case (RFC 7643, 2.1).
    struct SCIMResource {
        static let userSchema = "urn:ietf:params:scim:schemas:core:2.0:User"
        static let groupSchema = "urn:ietf:params:scim:schemas:core:2.0:Group"
        static let enterpriseSchema = "urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"

        /// Names are in small letters, at each depth.
        var entries: [String: JSONValue]

        init(_ entries: [String: JSONValue]) { self.entries = JSONValue.object(entries).withSmallNames.entries }

        /// Those of the extension for organisations.
        var enterprise: SCIMResource { SCIMResource(entries[Self.enterpriseSchema.lowercased()]?.entries ?? [:]) }

        subscript(name: String) -> JSONValue? {
            let value = entries[name.lowercased()]
            return value == .null ? nil : value
        }

        /// A text in one line, without blanks around it; `nil` where there is none.
        func text(_ name: String, limit: Int = 200) throws -> String? {
            guard let value = self[name] else { return nil }
            guard case .text(let text) = value else { throw SCIMError.invalidValue("“\(name)” is a text.") }
            let line = text.trimmingBlanks
            guard line.utf8.count <= limit, line.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
                throw SCIMError.invalidValue("“\(name)” has at most \(limit) bytes in one line.")
            }
            return line.isEmpty ? nil : line
        }

        /// Some directories send a boolean as a text.
        func boolean(_ name: String) throws -> Bool? {
            switch self[name] {
            case nil: return nil
            case .boolean(let value)?: return value
            case .text(let text)? where ["true", "false"].contains(text.lowercased()):
                return text.lowercased() == "true"
            default: throw SCIMError.invalidValue("“\(name)” is true or false.")
            }
        }

        /// The values of an attribute that has several; `nil` where nothing is said of it.
        func values(_ name: String, limit: Int) throws -> [SCIMResource]? {
            guard let value = self[name] else { return nil }
            let list = value.elements
            guard list.count <= limit else {
                throw SCIMError.invalidValue("“\(name)” has at most \(limit) values.")
            }
            return try list.map { element in
                switch element {
                case .object(let entries): SCIMResource(entries)
                case .text: SCIMResource(["value": element])
                default: throw SCIMError.invalidValue("“\(name)” has objects with a “value”.")
                }
            }
        }
    }

    extension JSONValue {
        /// The entries of an object; none of anything else.
        var entries: [String: JSONValue] { if case .object(let entries) = self { entries } else { [:] } }

        /// The elements of a list, one for a single value, and none of nothing.
        var elements: [JSONValue] {
            switch self {
            case .list(let elements): elements
            case .null: []
            default: [self]
            }
        }

        /// With names in small letters; of two that differ by nothing else, one.
        fileprivate var withSmallNames: JSONValue {
            switch self {
            case .object(let entries):
                .object(
                    Dictionary(
                        entries.sorted { $0.key < $1.key }.map { ($0.key.lowercased(), $0.value.withSmallNames) },
                        uniquingKeysWith: { $1 }))
            case .list(let elements): .list(elements.map(\.withSmallNames))
            default: self
            }
        }
    }
#endif
