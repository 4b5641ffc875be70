#if Web
    import ServiceDesk

    /// Changes of a resource (RFC 7644, 3.5.2), made of what it says now: what comes of it is read as if all of it had
    /// been sent.
    struct SCIMPatch {
        enum Kind: String {
            case add, replace, remove
        }

        struct Operation {
            var kind: Kind
            /// `nil` for several attributes, each with its value.
            var path: SCIMPath?
            /// `nil` where there is none, which is not the same as an empty list.
            var value: JSONValue?
        }

        let operations: [Operation]
        static let maximumCount = 1_000
        /// Values that are looked at, of all changes together.
        private static let maximumCost = 2_000_000

        /// - Throws: ``SCIMError`` that names the operation.
        init(_ body: [String: JSONValue]) throws {
            let body = SCIMResource(body)
            guard case .list(let list)? = body["Operations"], (1...Self.maximumCount).contains(list.count) else {
                throw SCIMError(.badRequest, "invalidSyntax", "“Operations” has 1 to \(Self.maximumCount) changes.")
            }
            operations = try list.enumerated().map { index, element in
                let fields = SCIMResource(element.entries)
                guard let word = try fields.text("op"), let kind = Kind(rawValue: word.lowercased()) else {
                    throw SCIMError(
                        .badRequest, "invalidSyntax", "Operation \(index + 1): “op” is add, replace or remove.")
                }
                let path = try fields.text("path", limit: 1_000).map { try SCIMPath($0) }
                guard path != nil || kind != .remove else {
                    throw SCIMError(.badRequest, "noTarget", "Operation \(index + 1): what is removed has a path.")
                }
                let value = fields.entries["value"]
                guard value != nil || kind == .remove else {
                    throw SCIMError(.badRequest, "invalidSyntax", "Operation \(index + 1): “value” is missing.")
                }
                return Operation(kind: kind, path: path, value: value)
            }
        }

        func apply(to resource: inout SCIMResource) throws {
            var cost = 0
            for operation in operations {
                cost += resource.size + (operation.value?.elements.count ?? 0)
                guard cost <= Self.maximumCost else {
                    throw SCIMError(.contentTooLarge, "tooMany", "Those are too many changes at once.")
                }
                if let path = operation.path {
                    try resource.apply(operation.kind, path, operation.value)
                    continue
                }
                guard case .object(let values) = operation.value else {
                    throw SCIMError(.badRequest, "invalidSyntax", "Without a path, “value” is an object.")
                }
                for (name, value) in values.sorted(by: { $0.key < $1.key }) {
                    try resource.apply(operation.kind, try SCIMPath(name), value)
                }
            }
        }
    }

    extension SCIMResource {
        /// Attributes that have several values.
        private static let lists: Set = ["emails", "phonenumbers", "members"]

        /// How many values there are in lists.
        fileprivate var size: Int { Self.lists.reduce(0) { $0 + (entries[$1]?.elements.count ?? 0) } }

        fileprivate mutating func apply(_ kind: SCIMPatch.Kind, _ path: SCIMPath, _ value: JSONValue?) throws {
            // What another schema has is left aside, as in what is sent whole.
            guard !path.isForeign else { return }
            guard path.isEnterprise else { return try change(kind, path, value) }
            var inner = enterprise
            if path.attribute.isEmpty {
                for (name, value) in (value?.entries ?? [:]).sorted(by: { $0.key < $1.key }) {
                    try inner.change(kind, try SCIMPath(name), value)
                }
            } else {
                try inner.change(kind, path, value)
            }
            entries[Self.enterpriseSchema.lowercased()] = .object(inner.entries)
        }

        private mutating func change(_ kind: SCIMPatch.Kind, _ path: SCIMPath, _ value: JSONValue?) throws {
            if let filter = path.filter { return try change(kind, path, filter, value ?? .null) }
            guard Self.lists.contains(path.attribute) else { return changeSingle(kind, path, value ?? .null) }
            guard path.part == nil else {
                throw SCIMError(
                    .badRequest, "invalidPath", "“\(path.attribute)” has several values: say which, in brackets.")
            }
            let own = entries[path.attribute]?.elements ?? []
            switch kind {
            case .replace: entries[path.attribute] = .list(value?.elements ?? [])
            case .add: entries[path.attribute] = .list(Self.joined(own, value?.elements ?? []))
            case .remove:
                // Some directories name those to be removed in the value.
                let names = value.map { Set($0.elements.map(Self.name)) }
                let kept = names.map { names in own.filter { !names.contains(Self.name($0)) } }
                entries[path.attribute] = .list(kept ?? [])
            }
        }

        private mutating func changeSingle(_ kind: SCIMPatch.Kind, _ path: SCIMPath, _ value: JSONValue) {
            var new: JSONValue? = kind == .remove || value == .null ? nil : value
            let old = entries[path.attribute]
            if let part = path.part {
                var inner = old?.entries ?? [:]
                inner[part] = new
                new = .object(inner)
            } else if case .object(let parts)? = new, case .object(let own)? = old {
                new = .object(own.merging(parts) { $1 })
            }
            entries[path.attribute] = new
        }

        /// What is changed in some values of an attribute.
        private mutating func change(
            _ kind: SCIMPatch.Kind, _ path: SCIMPath, _ filter: SCIMFilter, _ value: JSONValue
        ) throws {
            var elements = entries[path.attribute]?.elements ?? []
            let found = elements.indices.filter { filter.matches(elements[$0]) }
            if kind == .remove, path.part == nil {
                elements = elements.filter { !filter.matches($0) }
            } else if found.isEmpty {
                guard kind != .remove else { return }
                // Directories change an address that was not there before.
                let start: [String: JSONValue] = [filter.attribute: filter.value]
                elements.append(.object(start.merging(path.part.map { [$0: value] } ?? value.entries) { $1 }))
            }
            for index in found where kind != .remove || path.part != nil {
                var inner = elements[index].entries
                if let part = path.part {
                    inner[part] = kind == .remove ? nil : value
                } else {
                    inner.merge(value.entries) { $1 }
                }
                elements[index] = .object(inner)
            }
            entries[path.attribute] = .list(elements)
        }

        /// Of two with one value, the later; a new one that is the first to be used takes that from the others.
        private static func joined(_ own: [JSONValue], _ more: [JSONValue]) -> [JSONValue] {
            let names = Set(more.map(name))
            let takesFirst = more.contains { $0.entries["primary"] == .boolean(true) }
            let kept = own.filter { !names.contains(name($0)) }.map { element -> JSONValue in
                guard takesFirst, case .object(var inner) = element else { return element }
                inner["primary"] = false
                return .object(inner)
            }
            return kept + more
        }

        private static func name(_ element: JSONValue) -> JSONValue { element.entries["value"] ?? element }
    }
#endif
