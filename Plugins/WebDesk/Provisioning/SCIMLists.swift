#if Web
    import ServiceDesk

    /// Asking for several resources (RFC 7644, 3.4.2), and for some of their attributes (3.9).
    extension SCIMCall {
        /// Which part of a list is asked for.
        struct Part {
            var start = 1
            var count = 100
        }

        static let maximumCount = 200

        func part() throws -> Part {
            var part = Part()
            for (name, path) in [("startIndex", \Part.start), ("count", \Part.count)] {
                guard let text = try query(name) else { continue }
                guard let number = Int(text) else { throw SCIMError.invalidValue("“\(name)” is a number.") }
                part[keyPath: path] = number
            }
            // Less than the least means the least (3.4.2.4).
            return Part(start: max(1, part.start), count: min(max(0, part.count), Self.maximumCount))
        }

        /// `nil` where nothing is looked for. What cannot be read is refused: it would find everybody.
        func filter() throws -> SCIMFilter? { try query("filter").map { try SCIMFilter($0) } }

        private func query(_ name: String) throws -> String? {
            guard let text = visit.message.uri.query else { return nil }
            guard let pairs = FormText.pairs(Array(text.utf8), limit: 100) else {
                throw SCIMError(.badRequest, "invalidSyntax", "The query of the address cannot be read.")
            }
            let found = pairs.filter { $0.name.lowercased() == name.lowercased() }.map(\.value)
            guard found.count < 2, found.allSatisfy({ $0.utf8.count <= 4_000 }) else {
                throw SCIMError.invalidValue("“\(name)” is there once, with at most 4,000 bytes.")
            }
            return found.first
        }

        func unknownFilter(_ filter: SCIMFilter) -> SCIMError {
            SCIMError(
                .badRequest, "invalidFilter",
                "“\(filter.attribute.prefix(100))” is not looked for: id, userName or emails.value find users, "
                    + "id or displayName groups.")
        }

        /// All entries of a kind that are somebody or something here, in the order of their ids.
        ///
        /// - Complexity: Reads all of them: how many there are is part of the answer.
        func listAll(
            _ kind: DirectoryEntry.Kind, _ part: Part, _ show: (DirectoryEntry) async throws -> JSONValue?
        ) async throws -> SCIMAnswer {
            var (found, total) = ([JSONValue](), 0)
            try await forEachEntry(kind) { entry in
                total += 1
                if total >= part.start, found.count < part.count, let value = try await show(entry) {
                    found.append(try selected(value))
                }
                return true
            }
            return SCIMAnswer(Self.list(found, total: total, part))
        }

        func listFound<Entry>(
            _ entries: [Entry], _ part: Part, _ show: (Entry) async throws -> JSONValue
        ) async throws -> SCIMAnswer {
            var found: [JSONValue] = []
            for entry in entries.dropFirst(part.start - 1).prefix(part.count) {
                found.append(try selected(try await show(entry)))
            }
            return SCIMAnswer(Self.list(found, total: entries.count, part))
        }

        private static func list(_ found: [JSONValue], total: Int, _ part: Part) -> JSONValue {
            [
                "schemas": ["urn:ietf:params:scim:api:messages:2.0:ListResponse"],
                "totalResults": .integer(Int64(total)), "startIndex": .integer(Int64(part.start)),
                "itemsPerPage": .integer(Int64(found.count)), "Resources": .list(found),
            ]
        }

        func firstEntry(
            _ kind: DirectoryEntry.Kind, where matches: (DirectoryEntry) -> Bool
        ) async throws -> DirectoryEntry? {
            var found: DirectoryEntry?
            try await forEachEntry(kind) { entry in
                if matches(entry) { found = entry }
                return found == nil
            }
            return found
        }

        /// - Parameter body: Says whether to go on.
        func forEachEntry(
            _ kind: DirectoryEntry.Kind, _ body: (DirectoryEntry) async throws -> Bool
        ) async throws {
            var query = DirectoryQuery(kind)
            while true {
                let entries = try await directory.entries(query)
                for entry in entries {
                    guard try await body(entry) else { return }
                }
                guard entries.count == query.limit, let last = entries.last else { return }
                query.after = last.id
            }
        }

        /// With the attributes that are asked for, and always what says which resource it is.
        func selected(_ resource: JSONValue) throws -> JSONValue {
            func names(_ parameter: String) throws -> Set<String>? {
                try query(parameter).map { text in
                    Set(text.split(separator: ",").map { String($0).trimmingBlanks.lowercased() })
                }
            }
            let (wanted, left) = (try names("attributes"), try names("excludedAttributes"))
            guard wanted == nil || left == nil else {
                throw SCIMError.invalidValue("“attributes” and “excludedAttributes” exclude one another.")
            }
            return .object(
                resource.entries.filter { name, _ in
                    guard !["schemas", "id", "meta"].contains(name) else { return true }
                    let name = name.lowercased()
                    if let wanted {
                        return wanted.contains { $0 == name || $0.hasPrefix(name + ".") || $0.hasPrefix(name + ":") }
                    }
                    return left?.contains(name) != true
                })
        }
    }
#endif
